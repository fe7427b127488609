"""Disputes are transferred, stand still and end: each verb with its guards and what it leaves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given as given_by
from hypothesis import strategies as st

from tests.plugins.small_county import SmallCounty, open_county
from tests.plugins.test_mediation_commands import context, give, join, mediate, register, told
from zongzhi_core.clock import day_of
from zongzhi_core.commands.context import Context
from zongzhi_core.deadlines import MONDAY_TO_FRIDAY, after_months, after_working_days
from zongzhi_core.errors import BadInput, NotFound, RuleRefused
from zongzhi_core.ids import new_id
from zongzhi_core.tables import JournalEntry, OutboxEvent
from zongzhi_mediation import rules
from zongzhi_mediation.commands import COMMANDS, STATES
from zongzhi_mediation.tables import (
    Dispute,
    DisputeEnding,
    DisputeStep,
    DisputeTransfer,
    MediationSuspension,
)
from zongzhi_mediation.terms import (
    DisputeDeclineReason,
    DisputeEndingKind,
    DisputeOutcome,
    DisputeRoute,
    DisputeStatus,
    SuspensionReason,
)

BY_NAME = {command.name: command for command in COMMANDS}
MEDIATED = ("acceptDispute", "undertakeDispute", "startMediation")


@pytest.fixture
def county() -> Iterator[SmallCounty]:
    with open_county() as empty:
        yield empty


def take(ctx: Context, name: str, dispute: Dispute, **changes: Any) -> Dispute:
    if name == "startMediation":
        changes.setdefault("every_party_agrees", True)
        if dispute.status is DisputeStatus.UNDERTAKEN and dispute.reopened_at is None:
            join(ctx, dispute)
    if name == "settleDispute" and dispute.status is DisputeStatus.MEDIATING:
        mediate(ctx, dispute)
    return give(ctx, BY_NAME[name], dispute, **changes)


def taken(ctx: Context, *names: str) -> Dispute:
    dispute = register(ctx)
    for name in names:
        take(ctx, name, dispute)
    return dispute


def refused(ctx: Context, name: str, dispute: Dispute, **changes: Any) -> str:
    """The rule by which a step is refused; the refusal names what the state allows."""
    before = (dispute.status, dispute.version)
    with pytest.raises(RuleRefused) as found:
        take(ctx, name, dispute, **changes)
    assert found.value.details["allowed"] == STATES.commands(dispute.status)
    assert (dispute.status, dispute.version) == before
    return str(found.value.details["rule"])


def seat(county: SmallCounty, code: str, nth: int = 0) -> str:
    return f"organisation_{county.sample.organisations[code][nth].id}"


def pass_days(county: SmallCounty, days: int) -> None:
    county.sample.clock.advance(timedelta(days=days))  # type: ignore[attr-defined]


# --- endings --------------------------------------------------------------------------------------


def test_declined_dispute_keeps_reason_and_closes(county: SmallCounty) -> None:
    ctx = context(county)
    dispute = register(ctx)
    code = DisputeDeclineReason.RESERVED
    assert (
        refused(ctx, "declineDispute", dispute, reason=code, other_routes_told=False)
        == "dispute.other_routes_told"
    )
    with pytest.raises(BadInput):
        take(ctx, "declineDispute", dispute, other_routes_told=True)
    take(ctx, "declineDispute", dispute, reason=code, other_routes_told=True)
    assert (dispute.status, dispute.closed_at) == (DisputeStatus.DECLINED, ctx.now)
    [ending] = county.rows(DisputeEnding)
    assert (ending.kind, ending.decline_reason, ending.other_routes_told) == (
        DisputeEndingKind.DECLINED,
        code,
        True,
    )


@pytest.mark.parametrize("name", ["failDispute", "endDisputeByParty"])
def test_failed_dispute_names_other_routes(county: SmallCounty, name: str) -> None:
    ctx = context(county)
    dispute = taken(ctx, *MEDIATED)
    rule = refused(ctx, name, dispute, other_routes_told=False)
    assert rule == "dispute.other_routes_told"
    take(ctx, name, dispute, other_routes_told=True)
    assert (dispute.status, dispute.outcome) == (DisputeStatus.FAILED, DisputeOutcome.FAILED)
    assert (dispute.closed_at, dispute.due_at) == (None, None)
    assert told(county)[-1][0] == "mediation.dispute_failed"


def test_diverted_dispute_names_its_route(county: SmallCounty) -> None:
    ctx = context(county)
    dispute = taken(ctx, "acceptDispute", "undertakeDispute")
    take(ctx, "divertDispute", dispute, route=DisputeRoute.COURT)
    assert dispute.outcome is DisputeOutcome.DIVERTED
    assert [ending.route for ending in county.rows(DisputeEnding)] == [DisputeRoute.COURT]
    assert told(county)[-1] == (
        "mediation.dispute_diverted",
        {"division_id": dispute.division_id, "kind": "DIVERTED", "route": "COURT"},
    )


def test_only_the_claimant_withdraws(county: SmallCounty) -> None:
    ctx = context(county)
    dispute = register(ctx)
    rule = refused(ctx, "withdrawDispute", dispute, claimant_asks=False)
    assert rule == "dispute.claimant_asks"
    take(ctx, "withdrawDispute", dispute, claimant_asks=True)
    assert (dispute.outcome, dispute.closed_at) == (DisputeOutcome.WITHDRAWN, ctx.now)


# --- standing still -------------------------------------------------------------------------------


@pytest.mark.parametrize("reason", list(SuspensionReason))
def test_limit_grows_by_days_that_clock_stood_still(
    county: SmallCounty, reason: SuspensionReason
) -> None:
    ctx = context(county)
    dispute = taken(ctx, *MEDIATED)
    limit, days = dispute.due_at, 11
    stops = reason is not SuspensionReason.OTHER
    take(ctx, "suspendMediation", dispute, reason=reason)
    assert dispute.due_at == (None if stops else limit)
    pass_days(county, days)
    take(ctx, "resumeMediation", dispute)
    since, longer = day_of(dispute.accepted_at), days if stops else 0
    assert dispute.due_at == after_months(ctx.calendar, since, 1, stood_still=longer).ends_at
    assert dispute.days_suspended == (days if stops else 0)
    [suspension] = county.rows(MediationSuspension)
    assert (suspension.stops_clock, suspension.ended_at) == (stops, ctx.now)


def test_second_suspension_adds_to_the_first(county: SmallCounty) -> None:
    ctx = context(county)
    dispute = taken(ctx, *MEDIATED)
    for days in (3, 4):
        take(ctx, "suspendMediation", dispute, reason=SuspensionReason.COURT)
        pass_days(county, days)
        take(ctx, "resumeMediation", dispute)
    assert dispute.days_suspended == 7
    assert [row.seq for row in county.rows(MediationSuspension)] == [1, 2]


def test_end_in_suspension_closes_it(county: SmallCounty) -> None:
    ctx = context(county)
    dispute = taken(ctx, *MEDIATED)
    take(ctx, "suspendMediation", dispute, reason=SuspensionReason.APPRAISAL)
    take(ctx, "endDisputeByParty", dispute, other_routes_told=True)
    assert [row.ended_at for row in county.rows(MediationSuspension)] == [ctx.now]


@given_by(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 400), st.integers(0, 400))
def test_standing_still_never_shortens_a_limit(day: date, one: int, more: int) -> None:
    plain, first, second = (
        after_months(MONDAY_TO_FRIDAY, day, 1, stood_still=longer).last_day
        for longer in (0, one, one + more)
    )
    assert first <= second
    assert second >= plain + timedelta(days=one + more - 2)


# --- transfers ------------------------------------------------------------------------------------


def test_signed_transfer_changes_the_holder(county: SmallCounty) -> None:
    ctx = context(county)
    dispute = taken(ctx, "acceptDispute")
    target = seat(county, "530424001", 1)
    take(ctx, "transferDispute", dispute, organisation=target, note="请核实地界")
    assert dispute.handler_id is None
    limits: list[Any] = [dispute.sign_due_at]
    for step in ("recomputeDisputeDeadline", "signDispute"):
        take(ctx, step, dispute)
        limits.append(dispute.sign_due_at)
    answer_by = after_working_days(ctx.calendar, ctx.today, 1).ends_at
    assert limits == [answer_by, answer_by, None]
    signed_for: Any = (dispute.status, dispute.handler_id)
    assert signed_for == (DisputeStatus.UNDERTAKEN, target[-32:])
    sent, signed = county.rows(DisputeTransfer)
    assert [sent.act.name, signed.act.name] == ["TRANSFERRED", "SIGNED"]
    assert sent.sign_due_at == after_working_days(ctx.calendar, ctx.today, 1).ends_at
    assert sent.organisation_id == signed.organisation_id == dispute.handler_id
    rule = refused(ctx, "transferDispute", dispute, organisation=target)
    assert rule == "dispute.transfer_elsewhere"
    take(ctx, "transferDispute", dispute, organisation=seat(county, "530424002"))
    assert dispute.handler_id == target[-32:]


def test_only_the_target_answers(county: SmallCounty) -> None:
    ctx = context(county)
    dispute = taken(ctx, "acceptDispute")
    take(ctx, "transferDispute", dispute, organisation=seat(county, "530424"))
    below = context(county, within="530424001")
    assert refused(below, "signDispute", dispute) == "dispute.answered_by_target"
    assert refused(below, "returnDispute", dispute, reason="不属") == "dispute.answered_by_target"
    take(ctx, "signDispute", dispute)


def test_third_return_is_refused_and_leader_decides(county: SmallCounty) -> None:
    ctx = context(county)
    dispute = taken(ctx, "acceptDispute")
    target = {"organisation": seat(county, "530424001", 1)}
    for _ in range(2):
        take(ctx, "transferDispute", dispute, **target)
        take(ctx, "returnDispute", dispute, reason="不属本单位职责")
    assert refused(ctx, "transferDispute", dispute, **target) == "dispute.two_returns"
    assert refused(ctx, "undertakeDispute", dispute) == "dispute.two_returns"
    ctx.actor.role = "township_lead"  # type: ignore[misc]
    take(ctx, "transferDispute", dispute, **target)
    assert refused(ctx, "returnDispute", dispute, reason="仍不属") == "dispute.two_returns"
    take(ctx, "signDispute", dispute)


def test_transfer_goes_to_a_present_organisation_in_reach(county: SmallCounty) -> None:
    ctx = context(county)
    dispute = taken(ctx, "acceptDispute")
    here = {"organisation": seat(county, "530424001")}
    within = context(county, within="530424001")
    with pytest.raises(NotFound) as found:
        take(within, "transferDispute", dispute, organisation=seat(county, "530424002"))
    assert found.value.details["field"] == "organisation"
    with pytest.raises(BadInput):
        take(ctx, "transferDispute", dispute, **here, due_on=date(2020, 1, 1))
    county.sample.organisations["530424001"][0].valid_to = ctx.today
    with pytest.raises(BadInput):
        take(ctx, "transferDispute", dispute, **here)
    assert county.rows(DisputeTransfer) == []


@given_by(st.lists(st.sampled_from(["returnDispute", "reopenDispute", "transferDispute"])))
def test_returns_count_anew_after_reopening(commands: list[str]) -> None:
    count = 0
    for name in commands:
        count = 0 if name == "reopenDispute" else count + (name == "returnDispute")
    assert rules.count_returns(commands) == count


# --- texts ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "  ", "a\x00b", "a\nb", "\ud800", "\u202eabc", "长" * 501])
def test_unusable_note_is_bad_input(county: SmallCounty, text: str) -> None:
    ctx = context(county)
    dispute = taken(ctx, "acceptDispute")
    target = seat(county, "530424001")
    with pytest.raises(BadInput) as found:
        take(ctx, "transferDispute", dispute, organisation=target, note=text)
    assert found.value.details["field"] == "note"


def test_texts_stay_out_of_journal_and_events(county: SmallCounty) -> None:
    """What somebody wrote stands at the step alone."""
    ctx = context(county)
    text = "金丝雀不外传"
    dispute = taken(ctx, "acceptDispute")
    target = seat(county, "530424001")
    take(ctx, "transferDispute", dispute, organisation=target, note=f" {text}　再说 ")
    take(ctx, "returnDispute", dispute, reason=text)
    take(ctx, "undertakeDispute", dispute)
    take(ctx, "startMediation", dispute)
    take(ctx, "suspendMediation", dispute, reason=SuspensionReason.OTHER, note=text)
    notes = [step.note for step in county.rows(DisputeStep) if step.note]
    assert sorted(notes) == sorted([f"{text}　再说", text, text])
    written = [row.changes for row in county.rows(JournalEntry)]
    written += [row.payload for row in county.rows(OutboxEvent)]
    assert not [each for each in written if text in each]


@pytest.mark.parametrize(
    "text",
    ["张三", "li si", "13800138000", 13900139000, "530424198001011231", "", ["x"], {"n": "x"}, 1.5],
)
def test_event_tells_no_text(county: SmallCounty, text: Any) -> None:
    """Whoever sends an event can put neither words nor the number of a phone or document in it."""
    ctx = context(county)
    with pytest.raises(ValueError, match=r"event mediation\.x: text is no id"):
        ctx.emit("mediation.x", new_id(), text=text)
    ctx.finish()
    assert told(county) == []


def test_event_tells_ids_codes_and_days(county: SmallCounty) -> None:
    """Ids, codes, small numbers, days and moments go through as they are."""
    ctx = context(county)
    place = county.division("530424001")
    ctx.county_id = place.county_id
    sound = {"id": place.id, "kind": DisputeRoute.V1, "no": -3, "is": True, "none": None}
    ctx.emit("mediation.x", place.id, **sound, on=ctx.today, at=ctx.now, plugin="water_2")
    ctx.finish()
    [(_, payload)] = told(county)
    assert payload | {"at": None} == {
        **{"id": place.id, "kind": "V1", "no": -3, "is": True, "none": None},
        **{"on": ctx.today.isoformat(), "at": None, "plugin": "water_2"},
    }
