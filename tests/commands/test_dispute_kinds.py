"""What depends on what a dispute is: how long mediation may last, who leads it, who is told."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.commands.cases import CASES
from tests.commands.giving import done, limit_input, refused, registered
from tests.support.worlds import World
from zongzhi_core.clock import stamp_text, start_of

SHOWN = (
    "query($i:ID!){dispute(id:$i){riskGrade reportDueAt responsibilities{grade reportedAt leadPost "
    "leadOrganisation{name} measures}}}"
)
LATE = (
    'query($t:DateTime!){division(code:"530424")'
    "{disputes(filter:{reportDueAt:{lt:$t}}){nodes{id}}}}"
)
LABOUR: dict[str, Any] = {"categoryCode": "V07"}
COURT: dict[str, Any] = {"source": "COURT", "externalNo": "（2025）云0424民初1号"}
#: What it is, and the last day of mediation when it is registered on the 3rd of March, a Monday,
#: and accepted the day after.
LAST_DAYS = [
    (LABOUR, date(2025, 3, 18)),
    (COURT, date(2025, 4, 3)),
    ({**LABOUR, **COURT}, date(2025, 4, 3)),
    ({}, date(2025, 4, 7)),
]


@pytest.mark.parametrize(("facts", "last"), LAST_DAYS)
async def test_mediation_lasts_by_what_it_is(
    world: World, facts: dict[str, Any], last: date
) -> None:
    """Fifteen days from the registration of a labour dispute, thirty from acceptance of what a
    court referred, a month of all others, over 清明."""
    dispute = await registered(world, **facts)
    world.clock.advance(timedelta(days=1))
    accepted = await done(world, "acceptDispute", {"id": dispute})
    assert accepted["dueAt"] == stamp_text(start_of(last + timedelta(days=1)))


async def test_critical_risk_is_led_and_reported(world: World) -> None:
    """It waits for a report from the hour of the grade, by a list too; whoever handles disputes
    reads who leads it, an integrator no word of the measures."""
    await done(world, "setDisputeLimit", limit_input("REPORT", length=6))
    given = await CASES["reportCriticalRisk"](world)
    due_at = world.clock.now() + timedelta(hours=6)
    shown = (await world.data(SHOWN, "village", variables={"i": given["id"]}))["dispute"]
    assert (shown["riskGrade"], shown["reportDueAt"]) == ("V4", stamp_text(due_at))
    [duty] = shown["responsibilities"]
    assert (duty["grade"], duty["leadPost"]) == ("V4", "县委常委、政法委书记")
    assert duty["leadOrganisation"]["name"].startswith("华宁县")
    answer = await world.ask(SHOWN, "integrator", variables={"i": given["id"]})
    assert {error["extensions"]["code"] for error in answer["errors"]} == {"FORBIDDEN"}
    late = {"t": stamp_text(due_at + timedelta(seconds=1))}
    assert (await world.data(LATE, variables=late))["division"]["disputes"]["nodes"] == [
        {"id": given["id"]}
    ]
    await done(world, "reportCriticalRisk", given, token="village")
    shown = (await world.data(SHOWN, variables={"i": given["id"]}))["dispute"]
    [duty] = shown["responsibilities"]
    assert shown["reportDueAt"] is None
    assert duty["reportedAt"] == stamp_text(world.clock.now())
    assert (await world.data(LATE, variables=late))["division"]["disputes"]["nodes"] == []
    error = await refused(world, "reportCriticalRisk", given)
    assert error["rule"] == "dispute.report_waits"
