"""Confirmation, revisits and other routes as clients read them, and each command given wrongly."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.commands.cases import CASES
from tests.commands.giving import (
    EXTRAS,
    WAY,
    done,
    gained,
    give,
    organisation_of_kind,
    refused,
    registered,
    stock,
)
from tests.commands.test_random_walk import TAKEN
from tests.support.worlds import World
from zongzhi_core.errors import BadInput
from zongzhi_core.terms import OrganisationKind
from zongzhi_mediation import rules

AGREEMENT = (
    "query($i:ID!){dispute(id:$i){revisitDueOn agreements{otherRoutes confirmation "
    "confirmationDueOn confirmationAppliedOn confirmationRuledOn court{kind}}}}"
)
OVERDUE = (
    'query($d:Date!){division(code:"530424"){disputes(first:5,filter:{revisitDueOn:{lt:$d}},'
    "orderBy:[{field:REVISIT_DUE_ON,direction:DESC}]){totalCount nodes{id revisitDueOn}}}}"
)


async def agreement(world: World, dispute: str, token: str = "admin") -> dict[str, Any]:
    data = await world.data(AGREEMENT, token, variables={"i": dispute})
    [found] = data["dispute"]["agreements"]
    return {"revisitDueOn": data["dispute"]["revisitDueOn"], **found}


async def test_agreement_tells_of_court_and_confirmation(world: World) -> None:
    """Whoever reads an agreement reads that it bars nobody from a court, and until when both sides
    may ask for its confirmation; an integrator as well as an official."""
    dispute = await registered(world, *WAY)
    for token in ("admin", "integrator"):
        found = await agreement(world, dispute, token)
        assert found["otherRoutes"] == rules.OTHER_ROUTES
        assert "法院" in found["otherRoutes"]
        # Thirty days after 2025-03-03, a Wednesday.
        assert (found["confirmation"], found["confirmationDueOn"]) == ("NONE", "2025-04-02")
        assert found["revisitDueOn"] == "2025-03-18"
    world.clock.advance(timedelta(days=30))
    assert (await agreement(world, dispute))["confirmation"] == "NONE"
    world.clock.advance(timedelta(days=1))
    assert (await agreement(world, dispute))["confirmation"] == "EXPIRED"
    error = await refused(world, "applyForConfirmation", {"id": dispute, "bothSidesApply": True})
    assert error["rule"] == "dispute.confirmed_in_time"
    court = await organisation_of_kind(world, OrganisationKind.COURT)
    given = {"id": dispute, "bothSidesApply": True, "court": court, "appliedOn": "2025-04-02"}
    await done(world, "applyForConfirmation", given)
    await done(world, "recordConfirmationRuling", {"id": dispute, "ruling": "VALID"})
    found = await agreement(world, dispute)
    assert (found["confirmation"], found["court"]) == ("VALID", {"kind": "COURT"})
    assert (found["confirmationAppliedOn"], found["confirmationRuledOn"]) == (
        "2025-04-02",
        "2025-04-03",
    )


async def test_last_day_moves_over_a_holiday(world: World) -> None:
    """From the 5th of March thirty days end on 清明, the 4th of April, a Friday: the weekend goes
    by as well."""
    world.clock.advance(timedelta(days=2))
    dispute = await registered(world, *WAY)
    assert (await agreement(world, dispute))["confirmationDueOn"] == "2025-04-07"


async def test_overdue_revisits_are_one_statement(world: World) -> None:
    """A work list asks for what is overdue, and a revisit takes a dispute off it."""
    before = await world.data(OVERDUE, variables={"d": "2025-03-19"})
    old = before["division"]["disputes"]["totalCount"]
    dispute = await registered(world, *WAY, "feedBackDispute")
    started = world.statements()
    data = await world.data(OVERDUE, variables={"d": "2025-03-19"})
    assert world.statements() == started + 1
    found = data["division"]["disputes"]
    assert found["totalCount"] == old + 1
    assert found["nodes"][0] == {"id": dispute, "revisitDueOn": "2025-03-18"}
    met = {"performance": "DONE", "satisfaction": "V3", "relapseRisk": "V0"}
    given = {"id": dispute, "mode": "HOME", "reached": True, **met}
    await done(world, "revisitDispute", given)
    after = await world.data(OVERDUE, variables={"d": "2025-03-19"})
    assert after == before


# --- bad input, to every command ------------------------------------------------------------------


async def test_stale_version_conflicts_for_every_command(
    world: World, subtests: pytest.Subtests
) -> None:
    """Whatever the command and its content, a version that is no longer held is a CONFLICT, and
    nothing is written."""
    dispute = await registered(world, "acceptDispute")
    before = await stock(world)
    for command in TAKEN:
        with subtests.test(command):
            given = {"id": dispute, **EXTRAS.get(command, {}), "expectedVersion": 1}
            error = await refused(world, command, given)
            assert (error["code"], error["current"]["version"]) == ("CONFLICT", 2)
    assert gained(before, await stock(world)) == {}


async def test_dispute_out_of_reach_is_absent_for_every_command(
    world: World, subtests: pytest.Subtests
) -> None:
    """A dispute of elsewhere answers each command as one that does not exist."""
    dispute, absent = await registered(world), "dispute_" + "0" * 32
    before = await stock(world)
    for command in TAKEN:
        with subtests.test(command):
            errors = []
            for wrong in (dispute, absent):
                given = {"id": wrong, **EXTRAS.get(command, {})}
                error = await refused(world, command, given, token="township")
                errors.append({**error, "message": error["message"].replace(wrong, "?")})
            assert errors[0] == errors[1]
            assert (errors[0]["code"], errors[0]["field"]) == ("NOT_FOUND", "id")
    assert gained(before, await stock(world)) == {}


LARGE = "长" * 10_000_000


async def test_huge_text_is_refused_shortly(world: World, subtests: pytest.Subtests) -> None:
    """Thirty megabytes in any text are BAD_INPUT in a short answer."""
    before = await stock(world)
    texts = [("acceptDispute", "id"), ("declineDispute", "note"), ("returnDispute", "reason")]
    texts += [("applyForConfirmation", "court"), ("refuseMediator", "mediator")]
    texts += [("recuseMediator", "mediator")]
    for command, field in texts:
        with subtests.test(f"{command} {field}"):
            given = {"id": "x", **EXTRAS.get(command, {}), field: LARGE}
            with pytest.raises(BadInput) as found:
                await give(world, command, given)
            assert found.value.details["field"] == field
            assert len(found.value.message) < 1_000
    assert gained(before, await stock(world)) == {}


#: Days that no input means, and those around today.
NEVER = ("9999-12-31", "0001-01-01", "1900-01-01", "2025-02-30", "x")
NOT_TODAY = ("2025-03-02", "2025-03-04")
#: Command, field, and days that cannot be meant: before all, to come, or too far ahead.
DAYS = {
    ("recordMediationSession", "heldOn"): NOT_TODAY,
    ("settleDispute", "effectiveOn"): NOT_TODAY,
    ("recordObligationPerformed", "performedOn"): NOT_TODAY,
    ("applyForConfirmation", "appliedOn"): NOT_TODAY,
    ("recordConfirmationRuling", "ruledOn"): NOT_TODAY,
    ("transferDispute", "dueOn"): ("2025-03-02", "2026-03-05"),
    ("registerDispute", "occurredOn"): ("1899-12-31", "2025-03-04"),
    ("appointMediator", "fromDay"): ("2019-12-31", "2026-03-05"),
    ("appointMediator", "lastDay"): NOT_TODAY[:1],
    ("endMediator", "lastDay"): NOT_TODAY[:1],
}


async def test_day_out_of_order_is_bad_input(world: World, subtests: pytest.Subtests) -> None:
    """A day before what it belongs to, to come or too far ahead, or that no calendar has is
    BAD_INPUT; nothing is written."""
    for (command, field), days in DAYS.items():
        given = await CASES[command](world)
        before = await stock(world)
        never = (day for day in NEVER if (field, day) != ("occurredOn", "1900-01-01"))
        for day in (*days, *never):
            with subtests.test(f"{command} {day}"), pytest.raises(BadInput):
                await give(world, command, {**given, field: day})
        assert gained(before, await stock(world)) == {}


async def test_obligation_ends_in_a_lifetime(world: World) -> None:
    """What is owed falls due after the agreement takes effect, and within a hundred years."""
    given = await CASES["settleDispute"](world)
    for day in ("2025-03-02", "2126-01-01", *NEVER):
        with pytest.raises(BadInput):
            await give(world, "settleDispute", {**given, "obligations": [{"dueOn": day}]})
    await done(world, "settleDispute", {**given, "obligations": [{"dueOn": "2045-03-03"}]})
