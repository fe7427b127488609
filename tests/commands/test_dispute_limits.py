"""Limits of county practice as a county sets and reads them."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from tests.commands.giving import (
    done,
    gained,
    give,
    limit_input,
    refused,
    registered,
    stock,
    switched,
)
from tests.support.worlds import World
from zongzhi_core.clock import stamp_text, start_of
from zongzhi_core.errors import BadInput, Forbidden
from zongzhi_core.tables import JournalEntry

LIMITS = (
    "query($c:String!,$d:Date){division(code:$c,asOf:$d){disputeLimits"
    "{kind length validFrom validTo reason}}}"
)


async def limits(world: World, token: str = "admin", code: str = "530424", **more: Any) -> Any:
    data = await world.data(LIMITS, token, variables={"c": code, **more})
    return data["division"]["disputeLimits"]


async def test_county_says_how_long_from_which_day(world: World) -> None:
    """It is shown to all of the county, journalled without its words, and past days keep theirs."""
    before = await stock(world)
    await done(world, "setDisputeLimit", limit_input(reason=" 华综发〔2025〕3号 "))
    assert gained(before, await stock(world)) == {"core_journal": 1, "mediation_limit": 1}
    said = select(JournalEntry.actor, JournalEntry.changes)
    said = said.where(JournalEntry.command == "setDisputeLimit")
    actor, changes = await world.database.look(lambda s: s.execute(said).one(), "system")
    assert (actor, json.loads(changes)["kind"], "华综发" in changes) == ("admin", "ACCEPT", False)
    shown = {"kind": "ACCEPT", "length": 5, "validFrom": "2025-03-03", "validTo": None}
    for token, code in (("admin", "530424"), ("village", "530424001001")):
        assert await limits(world, token, code) == [{**shown, "reason": "华综发〔2025〕3号"}]
    assert await limits(world, d="2025-03-02") == []
    await done(world, "setDisputeLimit", limit_input(length=7, validFrom="2025-03-10"))
    for day, length in (("2025-03-09", 5), ("2025-03-10", 7)):
        assert [each["length"] for each in await limits(world, d=day)] == [length]


async def test_new_dispute_follows_it(world: World) -> None:
    """Of the same day one that was there keeps its limit, until it is counted anew."""
    first = await registered(world)
    await done(world, "setDisputeLimit", limit_input())
    second = await registered(world)
    due = {}
    for dispute in (first, second):
        shown = await world.data(f'{{dispute(id:"{dispute}"){{dueAt}}}}')
        due[dispute] = shown["dispute"]["dueAt"]
    third, fifth = (stamp_text(start_of(date(2025, 3, day))) for day in (7, 11))
    assert due == {first: third, second: fifth}
    moved = await done(world, "recomputeDisputeDeadline", {"id": first})
    assert (moved["dueAt"], moved["steps"][-1]["command"]) == (fifth, "recomputeDisputeDeadline")


async def test_revisit_and_signature_follow_it(world: World) -> None:
    await done(world, "setDisputeLimit", limit_input("REVISIT", length=30))
    way = ("acceptDispute", "undertakeDispute", "startMediation", "settleDispute")
    dispute = await registered(world, *way)
    shown = await world.data(f'{{dispute(id:"{dispute}"){{revisitDueOn settledAt}}}}')
    assert shown["dispute"]["revisitDueOn"] == str(date(2025, 3, 3) + timedelta(days=30))


async def test_administrators_of_the_county_set_it(world: World) -> None:
    """Nobody else, of no other county, and nothing that the law sets."""
    before = await stock(world)
    for token in ("integrator", "township", "village", "country"):
        with pytest.raises(Forbidden):
            await give(world, "setDisputeLimit", limit_input(), token)
    error = await refused(world, "setDisputeLimit", limit_input(county="530425"))
    assert (error["code"], error["field"]) == ("NOT_FOUND", "county")
    for bad in (
        limit_input("MEDIATE"),
        limit_input(length=0),
        limit_input(length=366),
        limit_input(reason=""),
        limit_input(reason="字" * 501),
        limit_input(validFrom="2025-03-02"),
        limit_input(validFrom="9999-12-31"),
    ):
        with pytest.raises(BadInput):
            await give(world, "setDisputeLimit", bad)
    assert gained(before, await stock(world)) == {}


async def test_limits_of_a_plugin_that_is_off_are_out_of_reach(world: World) -> None:
    """Neither shown nor set; they are there again when it is on."""
    await done(world, "setDisputeLimit", limit_input())
    await switched(world, "mediation", "OFF")
    answer = await world.ask(LIMITS, variables={"c": "530424"})
    assert answer["data"]["division"]["disputeLimits"] is None
    assert [error["extensions"]["code"] for error in answer["errors"]] == ["PLUGIN_OFF"]
    await switched(world, "mediation", "ON")
    assert [each["length"] for each in await limits(world)] == [5]
