"""A county's work calendar: who sets it, what follows it, and what never moves by itself."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tests.commands.giving import (
    WAY,
    done,
    gained,
    give,
    refused,
    registered,
    report_input,
    stock,
    taken,
    work_day_input,
)
from tests.support.worlds import World
from zongzhi_core.clock import stamp_text, start_of
from zongzhi_core.errors import BadInput, Forbidden
from zongzhi_core.state import raise_epoch
from zongzhi_core.tables import JournalEntry, Token

CALENDAR = (
    "query($c:String!,$y:Int!){workCalendar(county:$c,year:$y)"
    "{year known days{day working name source}}}"
)
#: Monday to Wednesday after registration on Monday, 2025-03-03.
THIRD = start_of(date(2025, 3, 7))


async def calendar(world: World, year: int, token: str = "admin", county: str = "530424") -> Any:
    data = await world.data(CALENDAR, token, variables={"c": county, "y": year})
    return data["workCalendar"]


async def journal(world: World, command: str) -> list[Any]:
    rows = await world.database.look(
        lambda s: [
            (row.actor, row.subject_type, json.loads(row.changes))
            for row in s.query(JournalEntry).filter(JournalEntry.command == command)
        ],
        "system",
    )
    return list(rows)


# --- what is known --------------------------------------------------------------------------------


async def test_year_shows_days_that_differ(world: World) -> None:
    """The nation's days off and make-up days, each with its holiday and source."""
    year = await calendar(world, 2025)
    days = {each["day"]: each for each in year["days"]}
    assert (year["year"], year["known"]) == (2025, True)
    assert list(days) == sorted(days)
    assert (days["2025-10-08"]["working"], days["2025-10-08"]["name"]) == (False, "国庆节")
    assert days["2025-09-28"]["working"] is True
    assert days["2025-09-28"]["source"].startswith("chinesecalendar ")
    for day, each in days.items():
        assert (date.fromisoformat(day).isoweekday() > 5) is each["working"]


async def test_unpublished_year_is_unknown(world: World) -> None:
    """Nothing is made up for a year without a notice."""
    assert await calendar(world, 2099) == {"year": 2099, "known": False, "days": []}


async def test_calendar_costs_no_statement(world: World) -> None:
    """The days lie with the snapshot: a query of them reads nothing."""
    await calendar(world, 2025)
    before = [world.statements(kind) for kind in ("read", "command", "system")]
    await calendar(world, 2024)
    assert [world.statements(kind) for kind in ("read", "command", "system")] == before


@pytest.mark.parametrize("year", [0, 1999, 2101, 9999, -1])
async def test_year_outside_is_bad_input(world: World, year: int) -> None:
    """The field is null with its error, and the rest is served."""
    asked = f'{{viewer{{name}} a:workCalendar(county:"530424",year:{year}){{known}}}}'
    answer = await world.ask(asked)
    assert answer["data"] == {"viewer": {"name": "admin"}, "a": None}
    [error] = answer["errors"]
    assert (error["path"], error["extensions"]["code"]) == (["a"], "BAD_INPUT")
    assert "2000" in error["message"]


@pytest.mark.parametrize("county", ["530425", "999999", "", "530424001", "5304", "\t"])
async def test_county_out_of_reach_is_not_found(world: World, county: str) -> None:
    """Absent, foreign and no county answer alike."""
    answer = await world.ask(CALENDAR, variables={"c": county, "y": 2025})
    assert answer["data"] == {"workCalendar": None}
    [error] = answer["errors"]
    assert (error["path"], error["extensions"]["code"]) == (["workCalendar"], "NOT_FOUND")


@pytest.mark.parametrize("token", ["township", "village", "prefecture", "country", "gridonly"])
async def test_every_reader_of_the_county_sees_it(world: World, token: str) -> None:
    assert (await calendar(world, 2025, token))["known"]


# --- setting a day --------------------------------------------------------------------------------


async def test_county_day_stands_over_the_nation(world: World) -> None:
    """It is shown at once, journalled without its text, and set again in place."""
    before = await stock(world)
    await done(world, "setWorkDay", work_day_input("2025-03-04", False, reason=" 火把节 "))
    [day] = [d for d in (await calendar(world, 2025))["days"] if d["day"] == "2025-03-04"]
    assert day == {"day": "2025-03-04", "working": False, "name": "火把节", "source": "county"}
    assert gained(before, await stock(world)) == {
        "core_work_day": 1,
        "core_journal": 1,
        "core_epoch.value": 1,
    }
    assert await journal(world, "setWorkDay") == [
        ("admin", "core_work_day", {"day": "2025-03-04", "working": False})
    ]
    await done(world, "setWorkDay", work_day_input("2025-03-04", True, reason="改回"))
    [day] = [d for d in (await calendar(world, 2025))["days"] if d["day"] == "2025-03-04"]
    assert (day["working"], day["name"]) == (True, "改回")


async def test_new_deadline_follows_the_county(world: World) -> None:
    """A day off set now moves what is counted from now on; the event's reaction counts alike."""
    first = await registered(world)
    await done(world, "setWorkDay", work_day_input("2025-03-04", False))
    second = await registered(world)
    await done(world, "reportGridEvent", report_input())
    shown = '{disputes(filter:{openedAt:{gte:"2025-03-03T00:00:00Z"}},orderBy:[{field:NO}])'
    data = await world.data(
        f'{{division(code:"530424"){shown}{{nodes{{id dueAt dueProvisional}}}}}}}}'
    )
    later = stamp_text(THIRD + timedelta(days=1))
    found = [tuple(node.values()) for node in data["division"]["disputes"]["nodes"]]
    assert found[0] == (first, stamp_text(THIRD), False)
    assert found[1] == (second, later, False)
    assert found[2][1:] == (later, False)


async def test_day_of_another_process_counts(world: World) -> None:
    """A command here follows what was set elsewhere a moment ago."""
    elsewhere = replace(world)
    await registered(world)
    await done(elsewhere, "setWorkDay", work_day_input("2025-03-05", False))
    dispute = await registered(world)
    data = await world.data(f'{{dispute(id:"{dispute}"){{dueAt}}}}')
    assert data["dispute"]["dueAt"] == stamp_text(THIRD + timedelta(days=1))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"day": "1999-12-31"}, "day"),
        ({"day": "9999-12-31"}, "day"),
        ({"reason": ""}, "reason"),
        ({"reason": " \t "}, "reason"),
        ({"reason": "a\nb"}, "reason"),
        ({"reason": "\x01\x02\x1b[31m"}, "reason"),
        ({"reason": "字" * 201}, "reason"),
        ({"county": "530424001"}, "county"),
    ],
)
async def test_unusable_day_is_bad_input(world: World, changes: dict[str, Any], field: str) -> None:
    """Nothing is written, and the field is named."""
    before = await stock(world)
    with pytest.raises(BadInput) as fault:
        await give(world, "setWorkDay", {**work_day_input("2025-03-04", False), **changes})
    assert fault.value.details["field"] == field
    assert gained(before, await stock(world)) == {}


@pytest.mark.parametrize("day", ["0000-01-01", "0001-01-01", "2025-02-30", "2025-3-4", "", "x", 7])
async def test_malformed_day_is_bad_input(world: World, day: Any) -> None:
    before = await stock(world)
    with pytest.raises(BadInput):
        await give(world, "setWorkDay", work_day_input(day, False))
    assert gained(before, await stock(world)) == {}


@pytest.mark.parametrize("county", ["530425", "999999", "", "5304"])
async def test_foreign_county_is_not_found(world: World, county: str) -> None:
    given = work_day_input("2025-03-04", False, county=county)
    error = await refused(world, "setWorkDay", given)
    assert (error["code"], error["field"]) == ("NOT_FOUND", "county")


@pytest.mark.parametrize("token", ["integrator", "township", "village", "country"])
async def test_others_may_not_set_days(world: World, token: str) -> None:
    before = await stock(world)
    with pytest.raises(Forbidden):
        await give(world, "setWorkDay", work_day_input("2025-03-04", False), token)
    assert gained(before, await stock(world)) == {}


# --- counting anew --------------------------------------------------------------------------------


async def test_running_deadline_moves_only_by_command(world: World) -> None:
    """The step is recorded with its actor, journalled, and changes neither status nor phase."""
    dispute = await registered(world)
    await done(world, "setWorkDay", work_day_input("2025-03-04", False))
    data = await world.data(f'{{dispute(id:"{dispute}"){{dueAt version}}}}')
    assert data["dispute"] == {"dueAt": stamp_text(THIRD), "version": 1}
    given = {"id": dispute, "expectedVersion": 1}
    moved = await done(world, "recomputeDisputeDeadline", given)
    assert moved["dueAt"] == stamp_text(THIRD + timedelta(days=1))
    assert (moved["status"], moved["version"]) == ("REGISTERED", 2)
    assert moved["steps"][-1] == {
        "seq": 2,
        "command": "recomputeDisputeDeadline",
        "fromStatus": "REGISTERED",
        "toStatus": "REGISTERED",
        "actor": "county_admin",
    }
    [(actor, table, changes)] = [
        each
        for each in await journal(world, "recomputeDisputeDeadline")
        if each[1] == "mediation_dispute"
    ]
    assert (actor, table, changes["due_at"]) == ("admin", "mediation_dispute", moved["dueAt"])
    again = await refused(world, "recomputeDisputeDeadline", given)
    assert (again["code"], again["current"]["version"]) == ("CONFLICT", 2)


async def test_step_on_the_way_keeps_the_deadline(world: World) -> None:
    """Undertaking and mediating go on under the limit of the acceptance, as it was told."""
    dispute = await registered(world, "acceptDispute")
    await done(world, "setWorkDay", work_day_input("2025-04-03", False))
    told = stamp_text(start_of(date(2025, 4, 4)))
    for command in ("undertakeDispute", "startMediation"):
        assert (await taken(world, command, dispute))["dueAt"] == told
    moved = await done(world, "recomputeDisputeDeadline", {"id": dispute})
    # 清明 2025: 4 to 6 April are off.
    assert moved["dueAt"] == stamp_text(start_of(date(2025, 4, 8)))


async def test_provisional_deadline_becomes_firm_when_its_year_is_known(world: World) -> None:
    """A demonstration dispute was counted Monday to Friday; the notice of its year settles it."""
    data = await world.data(
        '{division(code:"530424"){disputes(filter:{dueProvisional:{eq:true}},first:1)'
        "{nodes{id dueProvisional}}}}"
    )
    [late] = data["division"]["disputes"]["nodes"]
    assert late["dueProvisional"] is True
    moved = await done(world, "recomputeDisputeDeadline", {"id": late["id"]})
    assert moved["dueProvisional"] is False


async def test_deadline_into_an_unknown_year_is_provisional(world: World) -> None:
    """Counted Monday to Friday, and said so, until the notice of that year comes."""
    world.clock.at = datetime(2026, 12, 30, 2, 0, tzinfo=UTC)
    await world.write(_prolong)
    dispute = await registered(world)
    data = await world.data(f'{{dispute(id:"{dispute}"){{dueAt dueProvisional}}}}')
    assert data["dispute"] == {
        "dueAt": stamp_text(start_of(date(2027, 1, 5))),
        "dueProvisional": True,
    }


async def test_days_after_settlement_say_that_they_may_move(world: World) -> None:
    """No limit runs any more, and a revisit and the way to a court are due: by days of a year
    without a notice, and that is said until neither is waited for; of known years it is not."""
    firm = await registered(world, *WAY)
    world.clock.at = datetime(2026, 12, 30, 2, 0, tzinfo=UTC)
    await world.write(_prolong)
    moving = await registered(world, *WAY)
    document = "query($i:ID!){dispute(id:$i){dueAt revisitDueOn dueProvisional}}"
    for dispute, told in ((firm, False), (moving, True)):
        await taken(world, "feedBackDispute", dispute)
        found = (await world.data(document, variables={"i": dispute}))["dispute"]
        assert (found["dueAt"], found["dueProvisional"]) == (None, told)
        assert found["revisitDueOn"] is not None
    visit = {"mode": "PHONE", "reached": True, "satisfaction": "V3"}
    visit |= {"performance": "NOTHING_DUE", "relapseRisk": "V0"}
    await done(world, "revisitDispute", {"id": moving, **visit})
    found = (await world.data(document, variables={"i": moving}))["dispute"]
    assert (found["revisitDueOn"], found["dueProvisional"]) == (None, False)


def _prolong(session: Any) -> None:
    """Tokens of the tests end in June 2025."""
    for token in session.query(Token):
        token.expires_at = datetime(2028, 1, 1, tzinfo=UTC)
    raise_epoch(session)


async def test_deadline_that_does_not_run_is_refused(world: World) -> None:
    """A settled dispute has no limit to count."""
    dispute = await registered(
        world, "acceptDispute", "undertakeDispute", "startMediation", "settleDispute"
    )
    error = await refused(world, "recomputeDisputeDeadline", {"id": dispute})
    assert (error["code"], error["rule"]) == ("RULE_REFUSED", "state.recomputeDisputeDeadline")


@pytest.mark.parametrize(
    "given", ["dispute_0", "x", "", "order_" + "0" * 32, "dispute_" + "f" * 32]
)
async def test_unknown_dispute_is_not_found(world: World, given: str) -> None:
    error = await refused(world, "recomputeDisputeDeadline", {"id": given})
    assert error["code"] == "NOT_FOUND"


async def test_reader_may_not_count_anew(world: World) -> None:
    dispute = await registered(world)
    with pytest.raises(Forbidden):
        await give(world, "recomputeDisputeDeadline", {"id": dispute}, "integrator")
