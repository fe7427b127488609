"""What follows a settlement: agreements and their performance, feedback, revisits, closing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given as given_by
from hypothesis import strategies as st

from tests.plugins.small_county import SmallCounty, open_county
from tests.plugins.test_mediation_commands import context, give, register, told
from tests.plugins.test_mediation_loop import (
    BY_NAME,
    MEDIATED,
    pass_days,
    refused,
    seat,
    take,
    taken,
)
from tests.plugins.test_mediators import appoint, by, named
from zongzhi_core.commands.context import Context
from zongzhi_core.deadlines import after_months
from zongzhi_core.errors import BadInput, Conflict, NotFound, RuleRefused
from zongzhi_mediation import rules
from zongzhi_mediation.commands import STATES
from zongzhi_mediation.commands.settling import AgreementObligationInput
from zongzhi_mediation.tables import (
    Agreement,
    AgreementObligation,
    Dispute,
    DisputeClosure,
    DisputeFollowUp,
    DisputeParty,
    DisputeReopening,
    DisputeStep,
)
from zongzhi_mediation.terms import (
    AgreementKind,
    DisputeOutcome,
    DisputeStatus,
    FollowUpMode,
    FollowUpPerformance,
    FollowUpSatisfaction,
    MediationChannel,
    ObligationKind,
    ObligationStatus,
    PartySide,
    RelapseRisk,
    ReopenReason,
    SuspensionReason,
)

AGREES = "dispute.every_party_agrees"
ORAL = {"outcome": DisputeOutcome.SETTLED_ORAL}
BOTH_TOLD = {"claimant_told": True, "source_told": True}
MISSED = {"mode": FollowUpMode.PHONE, "reached": False}
MET = {
    "mode": FollowUpMode.HOME,
    "reached": True,
    "performance": FollowUpPerformance.DONE,
    "satisfaction": FollowUpSatisfaction.V3,
    "relapse_risk": RelapseRisk.V0,
}


@pytest.fixture
def county() -> Iterator[SmallCounty]:
    with open_county() as empty:
        yield empty


def settled(ctx: Context, *due_in: int, **changes: Any) -> Dispute:
    """A dispute settled today, with an obligation due in each number of days."""
    dispute = taken(ctx, *MEDIATED)
    obligations = [
        AgreementObligationInput(due_on=ctx.today + timedelta(days=days)) for days in due_in
    ]
    return take(ctx, "settleDispute", dispute, obligations=obligations, **{**ORAL, **changes})


def revisited(ctx: Context, *due_in: int, **found: Any) -> Dispute:
    dispute = settled(ctx, *due_in)
    take(ctx, "feedBackDispute", dispute, **BOTH_TOLD)
    return take(ctx, "revisitDispute", dispute, **{**MET, **found})


# --- who settles ----------------------------------------------------------------------------------


def rule_of(ctx: Context, name: str, dispute: Dispute, **given: Any) -> Any:
    """The rule by which a step is refused, without what `take` does before it."""
    with pytest.raises(RuleRefused) as found:
        give(ctx, BY_NAME[name], dispute, **given)
    assert found.value.details["allowed"] == STATES.commands(dispute.status)
    return found.value.details["rule"]


def test_mediation_needs_two_sides_on_record(county: SmallCounty) -> None:
    """People's Mediation Law art 17: that each agrees is written with each, so an applicant and a
    respondent are there; one whom it only affects is none of them."""
    ctx = context(county)
    dispute = taken(ctx, *MEDIATED[:-1])
    consent = {"every_party_agrees": True}
    for side in (PartySide.APPLICANT, PartySide.THIRD_PARTY, PartySide.RESPONDENT):
        assert rule_of(ctx, "startMediation", dispute, **consent) == "dispute.both_sides"
        take(ctx, "recordDisputeParty", dispute, side=side, is_natural_person=False)
    assert {party.consented_at for party in county.rows(DisputeParty)} == {None}
    give(ctx, BY_NAME["startMediation"], dispute, **consent)
    assert {party.consented_at for party in county.rows(DisputeParty)} == {ctx.now}


def test_settlement_needs_a_mediator(county: SmallCounty) -> None:
    """People's Mediation Law art 19: a session held by somebody who may mediate it."""
    ctx, mediator = context(county), appoint(county)
    dispute = taken(ctx, *MEDIATED)
    settle = BY_NAME["settleDispute"]

    def rule() -> Any:
        return rule_of(ctx, "settleDispute", dispute, **ORAL)

    court = {"channel": MediationChannel.JUDICIAL, "organisation": seat(county, "530424", 1)}
    assert rule() == "dispute.mediator_held"
    take(ctx, "recordMediationSession", dispute, **court)
    assert rule() == "dispute.mediator_held"
    take(ctx, "recordMediationSession", dispute, **by(mediator))
    take(ctx, "recuseMediator", dispute, **named(mediator))
    assert rule() == "dispute.mediator_held"
    take(ctx, "recordMediationSession", dispute, **by(appoint(county)))
    give(ctx, settle, dispute, **ORAL)
    assert dispute.status is DisputeStatus.SETTLED


def test_who_joins_mediation_agrees(county: SmallCounty) -> None:
    """People's Mediation Law art 17: under way or suspended, nobody becomes an applicant or a
    respondent without agreeing; one whom it only affects does."""
    ctx = context(county)
    for way in (MEDIATED, (*MEDIATED, "suspendMediation")):
        dispute = register(ctx)
        for name in way:
            reason = {"reason": SuspensionReason.OTHER} if name == "suspendMediation" else {}
            take(ctx, name, dispute, **reason)
        for side in rules.TWO_SIDES:
            assert refused(ctx, "recordDisputeParty", dispute, side=side) == AGREES
            take(ctx, "recordDisputeParty", dispute, side=side, agrees=True)
        take(ctx, "recordDisputeParty", dispute, side=PartySide.THIRD_PARTY)
    consents = [party.consented_at is not None for party in county.rows(DisputeParty)]
    assert sorted(consents) == [False] * 2 + [True] * 8


def test_reopened_dispute_is_mediated_anew(county: SmallCounty) -> None:
    """A session of before it was opened again settles nothing."""
    ctx = context(county)
    dispute = revisited(ctx)
    pass_days(county, 1)
    take(ctx, "reopenDispute", dispute, reason=ReopenReason.RELAPSE)
    take(ctx, "startMediation", dispute)
    with pytest.raises(RuleRefused) as found:
        give(ctx, BY_NAME["settleDispute"], dispute, **ORAL)
    assert found.value.details["rule"] == "dispute.mediator_held"
    take(ctx, "settleDispute", dispute, **ORAL)
    assert dispute.status is DisputeStatus.SETTLED


# --- agreements -----------------------------------------------------------------------------------


def test_written_agreement_needs_every_signature(county: SmallCounty) -> None:
    """People's Mediation Law art 29."""
    ctx = context(county)
    dispute = taken(ctx, *MEDIATED)
    written = {"outcome": DisputeOutcome.SETTLED_WRITTEN}
    for signed in ({}, {"signed_by_all_parties": True}, {"signed_by_mediator": True}):
        rule = refused(ctx, "settleDispute", dispute, **written, **signed)
        assert rule == "dispute.agreement_signed"
    assert county.rows(Agreement) == []
    both = {"signed_by_all_parties": True, "signed_by_mediator": True}
    take(ctx, "settleDispute", dispute, **written, **both)
    [agreement] = county.rows(Agreement)
    assert (agreement.kind, agreement.effective_on) == (AgreementKind.WRITTEN, ctx.today)


@pytest.mark.parametrize("outcome", rules.SETTLEMENTS)
def test_agreement_fits_its_outcome(county: SmallCounty, outcome: DisputeOutcome) -> None:
    ctx = context(county)
    dispute = taken(ctx, *MEDIATED)
    signed = {"signed_by_all_parties": True, "signed_by_mediator": True, "outcome": outcome}
    for kind in set(AgreementKind) - {rules.AGREEMENTS[outcome]}:
        rule = refused(ctx, "settleDispute", dispute, **signed, kind=kind)
        assert rule == "dispute.agreement_fits"
    take(ctx, "settleDispute", dispute, **signed, kind=rules.AGREEMENTS[outcome])


def test_signature_that_nobody_asserted_is_not_recorded(county: SmallCounty) -> None:
    settled(context(county))
    [agreement] = county.rows(Agreement)
    assert (agreement.signed_by_all_parties, agreement.signed_by_mediator) == (False, False)


def test_what_was_performed_at_once_leaves_nothing(county: SmallCounty) -> None:
    ctx = context(county)
    dispute = taken(ctx, *MEDIATED)
    outcome = DisputeOutcome.SETTLED_PERFORMED
    due = [AgreementObligationInput(due_on=ctx.today)]
    rule = refused(ctx, "settleDispute", dispute, outcome=outcome, obligations=due)
    assert rule == "dispute.performed_at_once"
    take(ctx, "settleDispute", dispute, outcome=outcome)


@pytest.mark.parametrize("days", [-1, 1])
def test_agreement_takes_effect_while_dispute_is_open(county: SmallCounty, days: int) -> None:
    ctx = context(county)
    dispute = taken(ctx, *MEDIATED)
    with pytest.raises(BadInput) as found:
        take(ctx, "settleDispute", dispute, effective_on=ctx.today + timedelta(days=days), **ORAL)
    assert found.value.details["field"] == "effectiveOn"


@pytest.mark.parametrize("spoilt", [{"days": -1}, {"amount_yuan": 0}, {"amount_yuan": -5}])
def test_unsound_obligation_is_bad_input(county: SmallCounty, spoilt: dict[str, int]) -> None:
    ctx = context(county)
    dispute = taken(ctx, *MEDIATED)
    due_on = ctx.today + timedelta(days=spoilt.pop("days", 3))
    due = AgreementObligationInput(due_on=due_on, kind=ObligationKind.PAY, **spoilt)
    with pytest.raises(BadInput):
        take(ctx, "settleDispute", dispute, obligations=[due], **ORAL)
    assert county.rows(Agreement) == []


def test_obligation_is_performed_late_but_once(county: SmallCounty) -> None:
    ctx = context(county)
    dispute = settled(ctx, 3, 5)
    rule = refused(ctx, "recordObligationBreached", dispute, obligation=1)
    assert rule == "dispute.obligation_due"
    pass_days(county, 4)
    take(ctx, "recordObligationBreached", dispute, obligation=1)
    take(ctx, "recordObligationPerformed", dispute, obligation=1)
    for name in ("recordObligationPerformed", "recordObligationBreached"):
        with pytest.raises(RuleRefused):
            take(ctx, name, dispute, obligation=1)
    first, second = county.rows(AgreementObligation)
    assert (first.status, first.performed_on) == (ObligationStatus.PERFORMED, ctx.today)
    assert second.status is ObligationStatus.PENDING
    assert dispute.status is DisputeStatus.SETTLED
    assert told(county)[-1] == (
        "mediation.obligation_performed",
        {"division_id": dispute.division_id, "obligation": 1},
    )


def test_unknown_obligation_is_not_found(county: SmallCounty) -> None:
    ctx = context(county)
    dispute = settled(ctx, 3)
    for number in (0, 2):
        with pytest.raises(NotFound):
            take(ctx, "recordObligationPerformed", dispute, obligation=number)
    late = ctx.today + timedelta(days=1)
    with pytest.raises(BadInput):
        take(ctx, "recordObligationPerformed", dispute, obligation=1, performed_on=late)


@given_by(st.dates(), st.dates(), st.sampled_from(ObligationStatus))
def test_obligation_is_unmet_when_its_day_is_over(
    due_on: date, today: date, status: ObligationStatus
) -> None:
    unmet = rules.is_unmet(status, due_on, today)
    if status is ObligationStatus.PENDING:
        assert unmet is (start_of_or_max(due_on) <= today)
    else:
        assert unmet is (status is ObligationStatus.BREACHED)


def start_of_or_max(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else date.max


# --- feedback and revisits ------------------------------------------------------------------------


@pytest.mark.parametrize("missing", BOTH_TOLD)
def test_result_is_told_to_both(county: SmallCounty, missing: str) -> None:
    ctx = context(county)
    dispute = settled(ctx)
    rule = refused(ctx, "feedBackDispute", dispute, **{**BOTH_TOLD, missing: False})
    assert rule == "dispute.fed_back_to_both"
    take(ctx, "feedBackDispute", dispute, **BOTH_TOLD)
    assert dispute.fed_back_at == ctx.now


@pytest.mark.parametrize(
    "found",
    [{**MET, "satisfaction": None}, {**MISSED, "relapse_risk": RelapseRisk.V0}, {**MET, **MISSED}],
)
def test_visit_tells_what_it_found_and_no_more(county: SmallCounty, found: Any) -> None:
    ctx = context(county)
    dispute = settled(ctx)
    take(ctx, "feedBackDispute", dispute, **BOTH_TOLD)
    with pytest.raises(BadInput):
        take(ctx, "revisitDispute", dispute, **found)


def test_tries_on_three_days_count_as_revisit(county: SmallCounty) -> None:
    """Several tries on one day are one; a try that reaches nobody is no step."""
    ctx = context(county)
    dispute = settled(ctx)
    take(ctx, "feedBackDispute", dispute, **BOTH_TOLD)
    steps = len(county.rows(DisputeStep))
    for day in range(2):
        for _ in range(3):
            version = dispute.version
            take(ctx, "revisitDispute", dispute, **MISSED)
            assert (dispute.status, dispute.version) == (DisputeStatus.FED_BACK, version + 1)
        pass_days(county, day + 1)
    assert len(county.rows(DisputeStep)) == steps
    with pytest.raises(Conflict):
        take(ctx, "revisitDispute", dispute, **MISSED, expected_version=1)
    take(ctx, "revisitDispute", dispute, **MISSED)
    after: Any = dispute.status
    assert after is DisputeStatus.REVISITED
    assert [row.seq for row in county.rows(DisputeFollowUp)] == [1, 2, 3, 4, 5, 6, 7]


def test_tries_begin_anew_after_reopening(county: SmallCounty) -> None:
    ctx = context(county)
    dispute = revisited(ctx)
    take(ctx, "reopenDispute", dispute, reason=ReopenReason.RELAPSE)
    take(ctx, "startMediation", dispute)
    pass_days(county, 1)
    take(ctx, "settleDispute", dispute, **ORAL)
    take(ctx, "feedBackDispute", dispute, **BOTH_TOLD)
    for _ in range(2):
        take(ctx, "revisitDispute", dispute, **MISSED)
        assert dispute.status is DisputeStatus.FED_BACK
        pass_days(county, 1)


def test_revisit_out_of_turn_names_what_is_allowed(county: SmallCounty) -> None:
    ctx = context(county)
    dispute = settled(ctx)
    for found in (MET, MISSED):
        assert refused(ctx, "revisitDispute", dispute, **found) == "state.revisitDispute"


# --- closing and reopening ------------------------------------------------------------------------


def test_dispute_closes_when_nothing_is_left(county: SmallCounty) -> None:
    ctx = context(county)
    dispute = revisited(ctx, 2, 200)
    rule = refused(ctx, "closeDispute", dispute, result_notice_sent=False)
    assert rule == "dispute.result_notice"
    pass_days(county, 3)
    rule = refused(ctx, "closeDispute", dispute, result_notice_sent=True)
    assert rule == "dispute.unmet_obligation"
    take(ctx, "recordObligationPerformed", dispute, obligation=1)
    take(ctx, "closeDispute", dispute, result_notice_sent=True)
    assert (dispute.status, dispute.closed_at) == (DisputeStatus.CLOSED, ctx.now)
    [closure] = county.rows(DisputeClosure)
    assert (closure.result_notice_sent, closure.support_handed_over) == (True, False)


@pytest.mark.parametrize("risk", list(RelapseRisk))
def test_likely_relapse_asks_for_support(county: SmallCounty, risk: RelapseRisk) -> None:
    ctx = context(county)
    dispute = revisited(ctx, relapse_risk=risk)
    if risk in (RelapseRisk.V2, RelapseRisk.V3):
        rule = refused(ctx, "closeDispute", dispute, result_notice_sent=True)
        assert rule == "dispute.support_plan"
    take(ctx, "closeDispute", dispute, result_notice_sent=True, support_handed_over=True)


def test_reopened_dispute_is_open_again(county: SmallCounty) -> None:
    """It has no outcome, its limit runs from the reopening, and what was agreed stays told."""
    ctx = context(county)
    dispute = revisited(ctx, 2)
    accepted_at = dispute.accepted_at
    pass_days(county, 40)
    take(ctx, "recordObligationBreached", dispute, obligation=1)
    take(ctx, "reopenDispute", dispute, reason=ReopenReason.BREACH)
    assert (dispute.status, dispute.outcome, dispute.settled_at, dispute.fed_back_at) == (
        DisputeStatus.UNDERTAKEN,
        None,
        None,
        None,
    )
    assert (dispute.accepted_at, dispute.reopened_at) == (accepted_at, ctx.now)
    assert dispute.due_at == after_months(ctx.calendar, ctx.today, 1).ends_at
    assert [row.reason for row in county.rows(DisputeReopening)] == [ReopenReason.BREACH]
    take(ctx, "failDispute", dispute, other_routes_told=True)
    take(ctx, "feedBackDispute", dispute, **BOTH_TOLD)
    take(ctx, "revisitDispute", dispute, **MET)
    take(ctx, "closeDispute", dispute, result_notice_sent=True)
    assert len(county.rows(Agreement)) == 1


def test_last_agreement_is_in_force(county: SmallCounty) -> None:
    ctx = context(county)
    dispute = revisited(ctx, 2)
    take(ctx, "reopenDispute", dispute, reason=ReopenReason.NEW_FACT)
    take(ctx, "startMediation", dispute)
    due = [AgreementObligationInput(due_on=ctx.today)]
    take(ctx, "settleDispute", dispute, obligations=due, **ORAL)
    with pytest.raises(NotFound):
        take(ctx, "recordObligationPerformed", dispute, obligation=1)
    take(ctx, "recordObligationPerformed", dispute, obligation=2)
    assert [row.agreement_seq for row in county.rows(AgreementObligation)] == [1, 2]
