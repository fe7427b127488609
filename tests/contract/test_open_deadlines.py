"""Turning a plugin off over open deadlines: a second person, an office, and a list that is kept."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from tests.commands.giving import done, give, refused, switch_input
from tests.support.worlds import HUANING, World
from zongzhi_core.tables import Approval, Organisation
from zongzhi_core.testing.switching import cleared

from .conftest import YIMEN, turn
from .test_preview import preview

OPEN = (
    '{division(code:"530424"){disputes(first:100 filter:{closedAt:{isNull:true}'
    " dueAt:{isNull:false}} orderBy:[{field:DUE_AT direction:ASC}]){nodes{id no dueAt}}}}"
)
KEPT = (
    '{division(code:"530424"){pluginHistory(first:1 orderBy:[{field:SINCE direction:DESC}]'
    ' filter:{plugin:{eq:"mediation"}}){nodes{state actor approvedBy office{id} '
    "handedDeadlines(first:100){totalCount nodes{kind matterId no dueAt}}}}}}"
)
OFF = switch_input("mediation", "OFF")


async def office_in(world: World, code: str) -> str:
    found = select(Organisation.id).where(Organisation.path.like(f"{code}%"))
    key = await world.write(lambda session: session.scalar(found.order_by(Organisation.id)))
    return f"organisation_{key}"


def approving(actor: str = "admin", **more: Any) -> dict[str, Any]:
    given = {"county": HUANING, "plugin": "mediation", "actor": actor, "reason": "系统迁移"}
    return {**given, **more}


async def test_nobody_does_it_alone(two: World) -> None:
    """Without an office or without another's approval it is refused, and nothing is turned off."""
    office = await office_in(two, HUANING)
    for given in (OFF, {**OFF, "office": office}):
        error = await refused(two, "setPlugin", given)
        assert (error["code"], error["rule"]) == ("RULE_REFUSED", "plugin.open_deadlines")
        assert error["allowed"] == ["approveSwitchOff"]
    assert "mediation" in (await two.data("{viewer{plugins}}"))["viewer"]["plugins"]
    error = await refused(two, "approveSwitchOff", approving())
    assert error["rule"] == "approval.second_person"


async def test_two_persons_and_an_office_do(two: World) -> None:
    """With both it is done, once; the office's list holds what was open, and no name."""
    office = await office_in(two, HUANING)
    before = (await two.data(OPEN))["division"]["disputes"]["nodes"]
    approval = await done(two, "approveSwitchOff", approving(), token="chief")
    assert (approval["approvedBy"], approval["usedAt"]) == ("chief", None)
    await done(two, "setPlugin", {**OFF, "office": office})
    for token in ("admin", "chief"):
        [kept] = (await two.data(KEPT, token))["division"]["pluginHistory"]["nodes"]
        assert (kept["state"], kept["actor"], kept["approvedBy"]) == ("OFF", "admin", "chief")
        assert kept["office"]["id"] == office
        handed = [{**each, "id": each["matterId"]} for each in kept["handedDeadlines"]["nodes"]]
        shown = [{key: each[key] for key in ("id", "no", "dueAt")} for each in handed]
        assert [each["dueAt"] for each in shown] == [each["dueAt"] for each in before]
        # Of one moment they stand in any order.
        assert sorted(shown, key=str) == sorted(before, key=str)
    await done(two, "setPlugin", switch_input("mediation", "ON"))
    error = await refused(two, "setPlugin", {**OFF, "office": office})
    assert error["rule"] == "plugin.open_deadlines"


async def test_list_is_read_by_those_of_the_office(two: World) -> None:
    """The list lies where the office lies: those who carry the duty there read it, and nobody
    else does."""
    office = await office_in(two, "530424102")
    await cleared(two.database, "mediation")
    await done(two, "setPlugin", {**OFF, "office": office})
    asked = "query($c:String!){division(code:$c){handedDeadlines{totalCount nodes{id no}}}}"
    seen: dict[str, Any] = {}
    for token, code in {
        **{"admin": HUANING, "township": "530424102", "village": "530424001001"},
        **{"chief": "5304", "yimen": YIMEN, "integrator": HUANING},
    }.items():
        answer = await two.ask(asked, token, variables={"c": code})
        seen[token] = ((answer["data"]["division"] or {})["handedDeadlines"] or {}).get(
            "totalCount"
        )
    count = seen["admin"]
    assert count > 0
    assert seen == {
        **{"admin": count, "township": count, "chief": count},
        **dict.fromkeys(("village", "yimen", "integrator"), 0),
    }


@pytest.mark.parametrize("code", [YIMEN, "530425001"])
async def test_office_of_another_county_is_unknown(two: World, code: str) -> None:
    """An organisation of another county receives nothing, nor does what is no organisation."""
    await cleared(two.database, "mediation")
    for office in (await office_in(two, code), "organisation_0", "dispute_0"):
        error = await refused(two, "setPlugin", {**OFF, "office": office})
        assert (error["code"], error["field"]) == ("NOT_FOUND", "office")


async def test_approval_is_of_its_plugin_county_and_actor(two: World) -> None:
    """An approval for another plugin, another county or another actor approves nothing here, and
    one that has ended approves nothing anywhere."""
    office = await office_in(two, HUANING)
    await cleared(two.database, "grid")
    await cleared(two.database, "mediation", YIMEN)
    await cleared(two.database, "mediation", actor="chief")
    given = {**OFF, "office": office}
    assert (await refused(two, "setPlugin", given))["rule"] == "plugin.open_deadlines"
    await done(two, "approveSwitchOff", approving(hours=2), token="chief")
    two.clock.advance(timedelta(hours=3))
    assert (await refused(two, "setPlugin", given))["rule"] == "plugin.open_deadlines"


async def test_without_open_deadlines_one_does(two: World) -> None:
    """A plugin without open matters is turned off by one person, and no approval is used."""
    assert (await preview(two, "party", "OFF"))["steps"][0]["rules"] == []
    await cleared(two.database, "party")
    await done(two, "setPlugin", switch_input("party", "OFF"))
    used = select(Approval.used_at).where(Approval.subject_id == "party")
    assert await two.write(lambda session: session.scalar(used)) is None


async def test_turning_off_again_hands_nothing_over(two: World) -> None:
    """What is off already is not turned off again: its deadlines were handed over."""
    await turn(two, "mediation", "OFF")
    payload = await give(two, "setPlugin", OFF)
    assert [error["rule"] for error in payload["userErrors"]] == ["plugin.unchanged"]
