"""Times of a dispute after and during mediation: confirmation by a court, revisits, longer
mediation by consent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given as given_by
from hypothesis import strategies as st

from tests.plugins.small_county import SmallCounty, open_county
from tests.plugins.test_mediation_commands import context, told
from tests.plugins.test_mediation_loop import MEDIATED, pass_days, refused, seat, take, taken
from tests.plugins.test_mediation_outcome import BOTH_TOLD, MET, MISSED, ORAL, revisited, settled
from zongzhi_core.commands.context import Context
from zongzhi_core.deadlines import MONDAY_TO_FRIDAY, after_days, after_months
from zongzhi_core.errors import BadInput
from zongzhi_mediation import rules
from zongzhi_mediation.commands.steps import confirmation_due
from zongzhi_mediation.tables import Agreement, Dispute, MediationExtension
from zongzhi_mediation.terms import (
    AgreementConfirmation,
    DisputeOutcome,
    DisputeRiskGrade,
    DisputeStatus,
    ReopenReason,
)

Grade = DisputeRiskGrade
VALID = {"ruling": AgreementConfirmation.VALID}
BOTH = {"both_sides_apply": True}
WRITTEN: dict[str, Any] = {
    "outcome": DisputeOutcome.SETTLED_WRITTEN,
    "signed_by_all_parties": True,
    "signed_by_mediator": True,
}


@pytest.fixture
def county() -> Iterator[SmallCounty]:
    with open_county() as empty:
        yield empty


def court(county: SmallCounty) -> dict[str, Any]:
    return {"court": seat(county, "530424", 1), **BOTH}


# --- confirmation ---------------------------------------------------------------------------------


@given_by(st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_confirmation_is_due_after_thirty_days(day: date) -> None:
    """People's Mediation Law art 33, counted by the Civil Code: the day itself is not counted, a
    last day that is no working day moves on."""
    due = confirmation_due(MONDAY_TO_FRIDAY, day)
    assert MONDAY_TO_FRIDAY.is_working(due)
    assert 30 <= (due - day).days <= 32
    between = (day + timedelta(days=n) for n in range(30, (due - day).days))
    assert not any(MONDAY_TO_FRIDAY.is_working(each) for each in between)


def test_both_sides_apply_in_time(county: SmallCounty) -> None:
    ctx = context(county)
    dispute = settled(ctx)
    [agreement] = county.rows(Agreement)
    # Thirty days after the 2nd of March 2026 is the 1st of April, a Wednesday.
    assert agreement.confirmation_due_on == date(2026, 4, 1)
    pass_days(county, 30)
    take(ctx, "applyForConfirmation", dispute, **court(county))
    assert agreement.confirmation is AgreementConfirmation.APPLIED
    assert agreement.confirmation_applied_on == date(2026, 4, 1)
    assert told(county)[-1] == (
        "mediation.confirmation_applied",
        {"division_id": dispute.division_id, "organisation_id": agreement.court_id},
    )
    pass_days(county, 10)
    take(ctx, "recordConfirmationRuling", dispute, **VALID)
    ruled: Any = agreement.confirmation
    assert (ruled, agreement.confirmation_ruled_on) == (AgreementConfirmation.VALID, ctx.today)
    assert told(county)[-1][1]["ruling"] == "VALID"


def test_one_side_alone_is_refused(county: SmallCounty) -> None:
    ctx = context(county)
    dispute = settled(ctx)
    alone = {**court(county), "both_sides_apply": False}
    assert refused(ctx, "applyForConfirmation", dispute, **alone) == "dispute.joint_application"
    [agreement] = county.rows(Agreement)
    assert agreement.confirmation is AgreementConfirmation.NONE


def test_late_application_is_refused(county: SmallCounty) -> None:
    """A day of the past in time is taken when it is recorded late; a late day never."""
    ctx = context(county)
    dispute = settled(ctx)
    pass_days(county, 31)
    assert refused(ctx, "applyForConfirmation", dispute, **BOTH) == "dispute.confirmed_in_time"
    in_time = ctx.today - timedelta(days=1)
    take(ctx, "applyForConfirmation", dispute, **BOTH, applied_on=in_time)


def test_only_a_court_confirms(county: SmallCounty) -> None:
    ctx = context(county)
    dispute = settled(ctx)
    office = {**BOTH, "court": seat(county, "530424001")}
    assert refused(ctx, "applyForConfirmation", dispute, **office) == "dispute.confirmed_by_court"


def test_agreement_is_confirmed_once(county: SmallCounty) -> None:
    ctx = context(county)
    dispute = settled(ctx)
    waits = "dispute.confirmation_waits"
    assert refused(ctx, "recordConfirmationRuling", dispute, **VALID) == waits
    take(ctx, "applyForConfirmation", dispute, **BOTH)
    assert refused(ctx, "applyForConfirmation", dispute, **BOTH) == "dispute.confirmed_once"
    take(ctx, "recordConfirmationRuling", dispute, ruling=AgreementConfirmation.REJECTED)
    assert refused(ctx, "recordConfirmationRuling", dispute, **VALID) == waits
    assert refused(ctx, "applyForConfirmation", dispute, **BOTH) == "dispute.confirmed_once"


@pytest.mark.parametrize(
    "ruling", [each for each in AgreementConfirmation if each not in rules.RULINGS]
)
def test_other_states_are_no_ruling(county: SmallCounty, ruling: AgreementConfirmation) -> None:
    ctx = context(county)
    dispute = settled(ctx)
    take(ctx, "applyForConfirmation", dispute, **BOTH)
    with pytest.raises(BadInput) as found:
        take(ctx, "recordConfirmationRuling", dispute, ruling=ruling)
    assert found.value.details["field"] == "ruling"


def test_confirmation_days_are_in_order(county: SmallCounty) -> None:
    """Effect, application, ruling, today."""
    ctx = context(county)
    dispute = settled(ctx)
    day = timedelta(days=1)
    for on in (ctx.today - day, ctx.today + day, date.max):
        with pytest.raises(BadInput) as found:
            take(ctx, "applyForConfirmation", dispute, **BOTH, applied_on=on)
        assert found.value.details["field"] == "appliedOn"
    pass_days(county, 3)
    take(ctx, "applyForConfirmation", dispute, **BOTH)
    for on in (ctx.today - day, ctx.today + day):
        with pytest.raises(BadInput) as found:
            take(ctx, "recordConfirmationRuling", dispute, **VALID, ruled_on=on)
        assert found.value.details["field"] == "ruledOn"


def test_only_an_agreement_in_force_is_confirmed(county: SmallCounty) -> None:
    """After it failed again, the agreement of before is none; a new one is asked for anew."""
    ctx = context(county)
    dispute = revisited(ctx)
    take(ctx, "applyForConfirmation", dispute, **BOTH)
    take(ctx, "reopenDispute", dispute, reason=ReopenReason.BREACH)
    take(ctx, "startMediation", dispute)
    take(ctx, "settleDispute", dispute, **ORAL)
    take(ctx, "applyForConfirmation", dispute, **BOTH)
    take(ctx, "feedBackDispute", dispute, **BOTH_TOLD)
    take(ctx, "revisitDispute", dispute, **MET)
    take(ctx, "reopenDispute", dispute, reason=ReopenReason.BREACH)
    take(ctx, "failDispute", dispute, other_routes_told=True)
    take(ctx, "feedBackDispute", dispute, **BOTH_TOLD)
    for name, more in (("applyForConfirmation", BOTH), ("recordConfirmationRuling", VALID)):
        assert refused(ctx, name, dispute, **more) == "dispute.agreement_in_force"


def test_parties_are_reminded_until_they_ask(county: SmallCounty) -> None:
    """Of an agreement in writing the dispute itself has the last day, by which a list of those to
    be reminded finds it; not once both sides have asked, and not where it is opened again."""
    for command, more in (
        ("applyForConfirmation", BOTH),
        ("reopenDispute", {"reason": ReopenReason.BREACH}),
    ):
        ctx = context(county)
        dispute = settled(ctx, **WRITTEN)
        assert dispute.confirmation_due_on == confirmation_due(ctx.calendar, ctx.today)
        take(ctx, "feedBackDispute", dispute, **BOTH_TOLD)
        take(ctx, "revisitDispute", dispute, **MET)
        assert dispute.confirmation_due_on == confirmation_due(ctx.calendar, ctx.today)
        take(ctx, command, dispute, **more)
        left: Any = dispute.confirmation_due_on
        assert left is None


@pytest.mark.parametrize("outcome", rules.SETTLEMENTS)
def test_parties_are_reminded_of_what_is_in_writing(
    county: SmallCounty, outcome: DisputeOutcome
) -> None:
    ctx = context(county)
    dispute = settled(ctx, **WRITTEN | {"outcome": outcome})
    written = outcome is DisputeOutcome.SETTLED_WRITTEN
    assert (dispute.confirmation_due_on is not None) is written


# --- revisits -------------------------------------------------------------------------------------


def due_after(ctx: Context, dispute: Dispute, days: int) -> date:
    assert dispute.settled_at is not None
    return after_days(ctx.calendar, date(2026, 3, 2), days).last_day


def graded(ctx: Context, grade: Grade) -> Dispute:
    """A dispute settled at a grade of risk."""
    dispute = taken(ctx, *MEDIATED)
    dispute.risk_grade = grade
    ctx.session.flush()
    return take(ctx, "settleDispute", dispute, **ORAL)


@pytest.mark.parametrize("grade", list(Grade))
def test_higher_risk_is_revisited_twice(county: SmallCounty, grade: Grade) -> None:
    """First within 15 days from settlement; from high risk on again within 90, closed or not."""
    ctx = context(county)
    dispute = graded(ctx, grade)
    assert dispute.revisit_due_on == due_after(ctx, dispute, 15)
    take(ctx, "feedBackDispute", dispute, **BOTH_TOLD)
    pass_days(county, 20)
    take(ctx, "revisitDispute", dispute, **MET)
    second = due_after(ctx, dispute, 90) if grade in (Grade.V3, Grade.V4) else None
    assert dispute.revisit_due_on == second
    take(ctx, "closeDispute", dispute, result_notice_sent=True)
    assert dispute.revisit_due_on == second
    take(ctx, "revisitDispute", dispute, **MET)
    now: Any = dispute.revisit_due_on
    assert (dispute.status, now) == (DisputeStatus.CLOSED, None)


def test_tries_of_second_revisit_are_its_own(county: SmallCounty) -> None:
    """Tries on three days count once; those of the first revisit do not count for the second."""
    ctx = context(county)
    dispute = graded(ctx, Grade.V3)
    take(ctx, "feedBackDispute", dispute, **BOTH_TOLD)
    for _ in range(3):
        take(ctx, "revisitDispute", dispute, **MISSED)
        pass_days(county, 1)
    assert dispute.status is DisputeStatus.REVISITED
    second, version = dispute.revisit_due_on, dispute.version
    for _ in range(2):
        take(ctx, "revisitDispute", dispute, **MISSED)
        assert dispute.revisit_due_on == second
        pass_days(county, 1)
    assert dispute.version == version + 2
    take(ctx, "revisitDispute", dispute, **MISSED)
    assert dispute.revisit_due_on is None


def test_only_a_settlement_is_due_for_revisits(county: SmallCounty) -> None:
    ctx = context(county)
    failed = taken(ctx, *MEDIATED)
    take(ctx, "failDispute", failed, other_routes_told=True)
    reopened = revisited(ctx)
    take(ctx, "reopenDispute", reopened, reason=ReopenReason.RELAPSE)
    assert (failed.revisit_due_on, reopened.revisit_due_on) == (None, None)
    take(ctx, "startMediation", reopened)
    take(ctx, "settleDispute", reopened, **ORAL)
    assert reopened.revisit_due_on is not None


@given_by(st.lists(st.tuples(st.dates(), st.booleans()), max_size=12).map(sorted))
def test_revisits_are_counted_by_their_rule(visits: list[tuple[date, bool]]) -> None:
    done = 0
    open_days: list[date] = []
    for day, reached in visits:
        open_days = [*open_days, day]
        if reached or len(set(open_days)) == rules.DAYS_OF_TRIES:
            done, open_days = done + 1, []
    assert rules.count_revisits(visits) == (done, set(open_days))


# --- longer by consent ----------------------------------------------------------------------------


def test_mediation_is_longer_by_consent_only(county: SmallCounty) -> None:
    ctx = context(county)
    dispute = taken(ctx, *MEDIATED)
    before = dispute.due_at
    rule = refused(ctx, "extendMediation", dispute, days=10, every_party_agrees=False)
    assert (rule, dispute.due_at) == ("dispute.longer_by_consent", before)
    for days in (10, 20):
        take(ctx, "extendMediation", dispute, days=days, every_party_agrees=True)
    expected = after_months(ctx.calendar, ctx.today, 1, stood_still=30).ends_at
    assert (dispute.due_at, dispute.days_extended) == (expected, 30)
    assert [(row.seq, row.days) for row in county.rows(MediationExtension)] == [(1, 10), (2, 20)]


def test_extension_outlives_a_suspension(county: SmallCounty) -> None:
    """The limit is longer by the days agreed and by the days for which the clock stood still."""
    ctx = context(county)
    start = ctx.today
    dispute = taken(ctx, *MEDIATED)
    take(ctx, "extendMediation", dispute, days=10, every_party_agrees=True)
    take(ctx, "suspendMediation", dispute, reason=rules.CLOCK_STOPPERS[0])
    pass_days(county, 7)
    take(ctx, "resumeMediation", dispute)
    assert dispute.due_at == after_months(ctx.calendar, start, 1, stood_still=17).ends_at
    take(ctx, "endDisputeByParty", dispute, other_routes_told=True)
    take(ctx, "feedBackDispute", dispute, **BOTH_TOLD)
    take(ctx, "revisitDispute", dispute, **MET)
    take(ctx, "reopenDispute", dispute, reason=ReopenReason.NEW_FACT)
    assert dispute.due_at == after_months(ctx.calendar, ctx.today, 1).ends_at
    assert dispute.days_extended == 0


@pytest.mark.parametrize("days", [0, -1, 31, 2**31 - 1])
def test_extension_is_of_some_days(county: SmallCounty, days: int) -> None:
    ctx = context(county)
    dispute = taken(ctx, *MEDIATED)
    with pytest.raises(BadInput) as found:
        take(ctx, "extendMediation", dispute, days=days, every_party_agrees=True)
    assert found.value.details["field"] == "days"
