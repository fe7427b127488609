"""Policies: what a county, a prefecture or a province says of a plugin binds those below it."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from tests.commands.giving import (
    PROOF,
    document_of,
    done,
    give,
    payload_of,
    refused,
    rivals,
    switch_input,
    switched,
)
from tests.support.worlds import HUANING, NOW, World
from zongzhi_api.service import Service
from zongzhi_core.errors import BadInput, Forbidden
from zongzhi_core.read.run import Asker, Query
from zongzhi_core.state import raise_epoch
from zongzhi_core.switches.periods import switch_new_counties
from zongzhi_core.switches.tables import PluginPolicy
from zongzhi_core.tables import CountyPlugin, Division
from zongzhi_core.testing import worlds

from .conftest import YIMEN, turn
from .test_preview import preview

#: How many say something of a plugin at once.
RIVALS = 8 if PROOF else 4


def policy(rule: str, code: str = "5304", plugin: str = "party", **more: Any) -> dict[str, Any]:
    return {"division": code, "plugin": plugin, "rule": rule, "reason": "市委文件", **more}


async def test_required_plugin_stays_on(two: World) -> None:
    """What a prefecture requires no county turns off; what is off may be turned on."""
    await switched(two, "party", "OFF")
    await done(two, "setPluginPolicy", policy("REQUIRED"), token="chief")
    await switched(two, "party", "ON")
    error = await refused(two, "setPlugin", switch_input("party", "OFF"))
    assert (error["rule"], error["allowed"]) == ("plugin.policy", ["ON"])
    assert (await preview(two, "party", "OFF"))["steps"][0]["rules"] == ["plugin.policy"]
    given = {**switch_input("party", "OFF"), "county": YIMEN}
    assert (await refused(two, "setPlugin", given, token="yimen"))["rule"] == "plugin.policy"


async def test_forbidden_plugin_stays_off(two: World) -> None:
    """What a prefecture forbids no county turns on; what is on may be turned off."""
    await done(two, "setPluginPolicy", policy("FORBIDDEN"), token="chief")
    await switched(two, "party", "OFF")
    error = await refused(two, "setPlugin", switch_input("party", "ON"))
    assert (error["rule"], error["allowed"]) == ("plugin.policy", ["OFF"])


@pytest.mark.parametrize(
    ("above", "below", "refuses"),
    [
        ("REQUIRED", "FORBIDDEN", True),
        ("ALLOWED", "REQUIRED", False),
        ("FORBIDDEN", "REQUIRED", False),
    ],
)
async def test_highest_division_decides(two: World, above: str, below: str, refuses: bool) -> None:
    """Whatever a county says, what the prefecture says of the plugin decides."""
    await done(two, "setPluginPolicy", policy(below, HUANING))
    await done(two, "setPluginPolicy", policy(above), token="chief")
    payload = await give(two, "setPlugin", switch_input("party", "OFF"))
    assert bool(payload["userErrors"]) is refuses


async def test_policy_holds_from_its_day_to_its_day(two: World) -> None:
    """A policy binds from its first day to its last, and a newer one takes the place of what was
    said of the days from its own first."""
    today = two.clock.now().date()
    first, last = today.replace(day=10).isoformat(), today.replace(day=20).isoformat()
    given = policy("REQUIRED", validFrom=first, until=last)
    await done(two, "setPluginPolicy", given, token="chief")
    off = switch_input("party", "OFF")
    for day, refuses in ((3, False), (10, True), (20, True), (21, False)):
        two.clock.advance(timedelta(days=day - two.clock.now().day))
        payload = await give(two, "setPlugin", off)
        told = [error["rule"] for error in payload["userErrors"]]
        assert told == (["plugin.policy"] if refuses else []), day
        if not refuses:
            await done(two, "setPlugin", switch_input("party", "ON"))
    await done(two, "setPluginPolicy", policy("ALLOWED"), token="chief")
    listed = 'query($d:Date){division(code:"530424" asOf:$d){pluginPolicies{rule reason}}}'
    for on, rule in ((f"{first[:8]}09", []), (last, ["REQUIRED"]), (None, ["ALLOWED"])):
        data = await two.data(listed, variables={"d": on})
        assert [each["rule"] for each in data["division"]["pluginPolicies"]] == rule


@pytest.mark.parametrize(
    ("token", "given", "fault"),
    [
        ("integrator", policy("REQUIRED", HUANING), Forbidden),
        ("township", policy("REQUIRED", HUANING), Forbidden),
        ("gridadmin", policy("REQUIRED", HUANING), Forbidden),
        ("admin", policy("REQUIRED", "530424102"), BadInput),
        ("admin", policy("REQUIRED", HUANING, reason=" "), BadInput),
        ("admin", policy("REQUIRED", HUANING, validFrom="2020-01-01"), BadInput),
        ("admin", policy("REQUIRED", HUANING, until="2020-01-01"), BadInput),
    ],
)
async def test_policy_is_refused_whole(
    two: World, token: str, given: dict[str, Any], fault: type[Exception]
) -> None:
    """Only an administrator sets one, for a county or above, for days to come, with a reason."""
    with pytest.raises(fault):
        await give(two, "setPluginPolicy", given, token=token)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (policy("REQUIRED", "5304"), "division"),
        (policy("REQUIRED", YIMEN), "division"),
        (policy("REQUIRED", HUANING, plugin="flood"), "plugin"),
    ],
)
async def test_policy_beyond_reach_finds_nothing(
    two: World, given: dict[str, Any], field: str
) -> None:
    """A county says nothing for its prefecture or its neighbour, nor of what is not installed."""
    error = await refused(two, "setPluginPolicy", given)
    assert (error["code"], error["field"]) == ("NOT_FOUND", field)


async def test_new_county_begins_with_the_defaults(two: World) -> None:
    """A county without any switch gets what is required, and what is on at first; one that has
    switches keeps them."""
    for given in (
        policy("REQUIRED", plugin="mediation"),
        policy("ALLOWED", plugin="grid", onAtFirst=True),
        policy("ALLOWED", plugin="services"),
        policy("FORBIDDEN", plugin="mechanism", onAtFirst=True),
    ):
        await done(two, "setPluginPolicy", given, token="chief")
    new = select(Division.id).where(Division.code == YIMEN).scalar_subquery()
    await two.write(
        lambda session: session.execute(delete(CountyPlugin).where(CountyPlugin.county_id == new))
    )
    now = two.clock.now()
    assert await two.write(lambda session: switch_new_counties(session, now, "cli:x")) == 1
    assert (await two.data("{viewer{plugins}}", "yimen"))["viewer"]["plugins"] == [
        "grid",
        "mediation",
    ]
    await turn(two, "grid", "OFF", YIMEN, "yimen")
    assert await two.write(lambda session: switch_new_counties(session, now, "cli:x")) == 0


@pytest.mark.parametrize("ahead", [0, 1], ids=["one day", "a day each"])
async def test_policies_set_at_once_are_one_at_a_time(world: World, ahead: int) -> None:
    """Of policies that several set from the same day on one holds, and the others are told; set
    from a day each, or by one account, they follow one another, whether they have an end or not."""
    names = [f"chief {n}" for n in range(RIVALS)]
    admins = dict.fromkeys(names, ("county_admin", HUANING, ""))

    def admit(session: Session) -> None:
        worlds.add_tokens(session, admins)
        raise_epoch(session)

    await world.write(admit)
    days = [NOW.date() + timedelta(days=n * ahead) for n in range(RIVALS)]
    ends = [{}, {"until": str(days[-1] + timedelta(days=9))}] * RIVALS
    asked = [
        policy("REQUIRED", HUANING, validFrom=str(day), reason=f"decision {n}", **end)
        for n, (day, end) in enumerate(zip(days, ends, strict=False))
    ]
    async with rivals(world, RIVALS) as services:
        whole = list(zip(services, names, asked, strict=True))
        payloads = await asyncio.gather(*(say(s, given, name) for s, name, given in whole))
        own = [say(s, {**given, "plugin": "grid"}, names[0]) for s, _, given in whole]
        assert [payload["userErrors"] for payload in await asyncio.gather(*own)] == [[]] * RIVALS
    errors = [error for payload in payloads for error in payload["userErrors"]]
    told = [(error["code"], error["rule"], error["field"]) for error in errors]
    losses = 0 if ahead else RIVALS - 1
    assert told == [("RULE_REFUSED", "limit.same_day", "validFrom")] * losses
    assert all("set it to REQUIRED from" in error["message"] for error in errors)
    for plugin in ("party", "grid"):
        held = await terms(world, plugin)
        assert len(held) == 1 or ahead or plugin == "grid"
        assert held != []
        assert all(one[1] <= other[0] for one, other in pairwise(held))


async def say(service: Service, given: dict[str, Any], token: str) -> dict[str, Any]:
    query = Query(document_of("setPluginPolicy"), {"i": given})
    return payload_of((await service.answer(query, Asker(token))).body)


async def terms(world: World, plugin: str) -> list[tuple[date, date]]:
    """From when to when a policy about a plugin is held, by day, but for what never holds."""
    p = PluginPolicy
    found = select(p.valid_from, p.valid_to).where(p.plugin == plugin, p.valid_to > p.valid_from)
    held = found.order_by(p.valid_from, p.valid_to)
    return await world.database.look(lambda s: [(*row,) for row in s.execute(held)], "system")
