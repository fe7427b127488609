"""After an outcome: feedback, revisit, closing, and opening again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from zongzhi_core.plugin_api import BadInput, Context, StateTable, argument, command, day_of

from .. import rules
from ..tables import Dispute, DisputeClosure, DisputeFollowUp, DisputeReopening
from ..terms import (
    FollowUpMode,
    FollowUpPerformance,
    FollowUpSatisfaction,
    RelapseRisk,
    ReopenReason,
)
from .settling import obligations_of
from .steps import HANDLERS, DisputeStepInput, Rule, add_row, next_revisit, rows_of, take_step

FED_BACK = "mediation.dispute_fed_back"
REVISITED = "mediation.dispute_revisited"
CLOSED = "mediation.dispute_closed"
REOPENED = "mediation.dispute_reopened"
EVENTS = (FED_BACK, REVISITED, CLOSED, REOPENED)

#: A try that reached nobody leaves the dispute where it is: guarded like a move, and no step.
TRIES = StateTable.of(
    tuple((s, c, s) for s, c, _ in rules.MOVES if c == "revisitDispute"), rules.PHASES
)

FED_BACK_TO_BOTH = Rule(
    "dispute.fed_back_to_both",
    "须同时向申请人和来源单位反馈结果（claimantTold、sourceTold）。",
    "Both the claimant and the source must be told the result: claimantTold and sourceTold.",
    "claimantTold",
)
RESULT_NOTICE = Rule(
    "dispute.result_notice",
    "销号前须发送处置结果反馈（resultNoticeSent）。",
    "The final notice of the result must be sent before a dispute is closed: resultNoticeSent.",
    "resultNoticeSent",
)
NO_UNMET_OBLIGATION = Rule(
    "dispute.unmet_obligation",
    "协议尚有到期未履行的义务，不得销号；请记录履行情况或重开。",
    "An obligation of the agreement is due and unmet; record its performance, or reopen the "
    "dispute.",
)
SUPPORT_PLAN = Rule(
    "dispute.support_plan",
    "反复风险为中或高的，须先移交帮扶方案（supportHandedOver）。",
    "A dispute of medium or high risk of relapse is closed only after a support plan was handed "
    "over: supportHandedOver.",
    "supportHandedOver",
)


@dataclass(kw_only=True)
class FeedBackDisputeInput(DisputeStepInput):
    """反馈 The dispute whose result is told."""

    claimant_told: bool = argument(
        "已告知申请人：必须为是。 Whether the claimant was told; it must be true."
    )
    source_told: bool = argument(
        "已告知来源：是否已告知转来的单位；必须为是。 Whether the source from which it came was "
        "told; it must be true."
    )


@dataclass(kw_only=True)
class RevisitDisputeInput(DisputeStepInput):
    """回访 The dispute that is revisited, and what was found."""

    mode: FollowUpMode = argument("方式 How.")
    reached: bool = argument("是否联系到 Whether somebody was reached.")
    performance: FollowUpPerformance | None = argument(
        "履行情况：联系到人时必填。 How far the agreement is performed; needed when somebody "
        "was reached.",
        default=None,
    )
    satisfaction: FollowUpSatisfaction | None = argument(
        "满意度：联系到人时必填。 How satisfied the parties are; needed when somebody was reached.",
        default=None,
    )
    relapse_risk: RelapseRisk | None = argument(
        "反复风险：联系到人时必填。 How likely it is to return; needed when somebody was reached.",
        default=None,
    )


@dataclass(kw_only=True)
class CloseDisputeInput(DisputeStepInput):
    """销号 The dispute that is closed and filed."""

    result_notice_sent: bool = argument(
        "已发处置结果反馈：必须为是。 Whether the final notice of the result was sent; it must "
        "be true."
    )
    support_handed_over: bool = argument(
        "已移交帮扶：反复风险较高时必填。 Whether a support plan was handed over; asked for by "
        "a higher risk of relapse.",
        default=False,
    )


@dataclass(kw_only=True)
class ReopenDisputeInput(DisputeStepInput):
    """重开 The dispute that is opened again, and why."""

    reason: ReopenReason = argument("理由 Why.")


@command("feedBackDispute", thing="Dispute", roles=HANDLERS)
def feed_back_dispute(ctx: Context, given: FeedBackDisputeInput) -> Dispute:
    """反馈纠纷：记录已将结果告知申请人和来源单位。 Record that claimant and source were told the
    result."""

    def guard(dispute: Dispute) -> Mapping[str, Any]:
        FED_BACK_TO_BOTH.require(given.claimant_told and given.source_told, dispute)
        return {"fed_back_at": ctx.now}

    dispute = take_step(ctx, given, "feedBackDispute", guard=guard)
    ctx.emit(FED_BACK, dispute.id, division_id=dispute.division_id)
    return dispute


@command("revisitDispute", thing="Dispute", roles=HANDLERS)
def revisit_dispute(ctx: Context, given: RevisitDisputeInput) -> Dispute:
    """回访纠纷：可多次回访；三个不同日期均未联系到人，视为已回访。 Record a revisit; one that was
    revisited may be revisited again. Where nobody is reached, tries on three different days
    count as a revisit (county practice); until then the dispute stays as it is."""
    found = (given.performance, given.satisfaction, given.relapse_risk)
    if given.reached is (None in found) or (not given.reached and any(found)):
        raise BadInput(
            "联系到时须填写履行情况、满意度和反复风险，未联系到时均不得填写。",
            "performance, satisfaction and relapseRisk are given when somebody was reached, and "
            "none of them otherwise.",
            field="reached",
        )
    dispute = ctx.load(Dispute, given.id, "dispute")
    visits = [(day_of(each.at), each.reached) for each in ctx.session.scalars(_visits(dispute))]
    before, _ = rules.count_revisits(visits)
    done, _ = rules.count_revisits([*visits, (ctx.today, given.reached)])
    if done > before or (dispute.status, "revisitDispute") not in TRIES.moves:
        next_on = next_revisit(ctx, dispute.settled_at, dispute.risk_grade, done)
        dispute = take_step(ctx, given, "revisitDispute", revisit_due_on=next_on)
        ctx.emit(REVISITED, dispute.id, division_id=dispute.division_id)
    else:
        ctx.move(dispute, TRIES, "revisitDispute", expected_version=given.expected_version)
    names = ("mode", "reached", "performance", "satisfaction", "relapse_risk")
    facts = {name: getattr(given, name) for name in names}
    add_row(ctx, DisputeFollowUp, dispute, at=ctx.now, **facts)
    return dispute


@command("closeDispute", thing="Dispute", roles=HANDLERS)
def close_dispute(ctx: Context, given: CloseDisputeInput) -> Dispute:
    """销号归档：回访后无遗留事项的，销号并归档。 Close and file a dispute that was revisited and
    leaves nothing to do."""

    def guard(dispute: Dispute) -> Mapping[str, Any]:
        RESULT_NOTICE.require(given.result_notice_sent, dispute)
        NO_UNMET_OBLIGATION.require(not _is_unmet(ctx, dispute), dispute)
        risky = _last_risk(ctx, dispute) in rules.NEEDS_SUPPORT
        SUPPORT_PLAN.require(given.support_handed_over or not risky, dispute)
        return {"closed_at": ctx.now}

    dispute = take_step(ctx, given, "closeDispute", guard=guard)
    facts = {"support_handed_over": given.support_handed_over}
    sent = given.result_notice_sent
    add_row(ctx, DisputeClosure, dispute, at=ctx.now, result_notice_sent=sent, **facts)
    ctx.emit(CLOSED, dispute.id, division_id=dispute.division_id, outcome=dispute.outcome)
    return dispute


@command("reopenDispute", thing="Dispute", roles=HANDLERS)
def reopen_dispute(ctx: Context, given: ReopenDisputeInput) -> Dispute:
    """重开纠纷：结果撤销，期限重新计算。 Open a dispute again: it has no outcome any more, and its
    limit runs anew."""
    reset: dict[str, Any] = dict.fromkeys(("outcome", "settled_at", "fed_back_at", "closed_at"))
    reset |= dict.fromkeys(("revisit_due_on", "confirmation_due_on"))
    reset |= {"days_suspended": 0, "days_extended": 0}
    dispute = take_step(ctx, given, "reopenDispute", reopened_at=ctx.now, **reset)
    add_row(ctx, DisputeReopening, dispute, at=ctx.now, reason=given.reason)
    ctx.emit(REOPENED, dispute.id, division_id=dispute.division_id, reason=given.reason)
    return dispute


def _visits(dispute: Dispute) -> Any:
    """The revisits since the result was told."""
    rows = rows_of(DisputeFollowUp, dispute)
    return rows.where(DisputeFollowUp.at >= dispute.fed_back_at) if dispute.fed_back_at else rows


def _is_unmet(ctx: Context, dispute: Dispute) -> bool:
    """Is an obligation unmet, where the dispute is settled?"""
    return dispute.outcome in rules.SETTLEMENTS and any(
        rules.is_unmet(each.status, each.due_on, ctx.today) for each in obligations_of(ctx, dispute)
    )


def _last_risk(ctx: Context, dispute: Dispute) -> RelapseRisk | None:
    """The risk of relapse that the last revisit found."""
    rows = _visits(dispute).where(DisputeFollowUp.relapse_risk.is_not(None))
    found = list(ctx.session.scalars(rows))
    return found[-1].relapse_risk if found else None
