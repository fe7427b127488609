"""The centre accepts a registered dispute, declines it, or undertakes it itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from zongzhi_core.plugin_api import BadInput, Context, argument, command, issue_receipts

from ..tables import Dispute, DisputeEnding
from ..terms import DisputeDeclineReason, DisputeEndingKind
from .steps import (
    HANDLERS,
    LONGEST_NOTE,
    DisputeStepInput,
    Rule,
    add_row,
    checked_note,
    take_step,
)
from .transferring import end_others, leader_decides

ACCEPTED = "mediation.dispute_accepted"
DECLINED = "mediation.dispute_declined"
EVENTS = (
    ACCEPTED,
    DECLINED,
)

OTHER_ROUTES_TOLD = Rule(
    "dispute.other_routes_told",
    "须先告知当事人其他法定途径（仲裁、行政、诉讼），并如实填写 otherRoutesTold"
    "（人民调解法第二十六条）。",
    "The parties must first be told of the other lawful routes (arbitration, administration, "
    "court), and otherRoutesTold must say so (People's Mediation Law art 26).",
    "otherRoutesTold",
)


@dataclass(kw_only=True)
class DeclineDisputeInput(DisputeStepInput):
    """不予受理 The dispute that is not accepted, why, and that other routes were told."""

    other_routes_told: bool = argument(
        "已告知其他途径：须为是 Whether the other lawful routes were told; it must be true."
    )
    reason: DisputeDeclineReason | None = argument(
        "理由：与理由说明至少填一项 Why, by code; this or the text must be given.", default=None
    )
    note: str | None = argument(
        "理由说明：不写姓名，最多500字 Why, in words and without names, in at most 500 characters.",
        default=None,
        longest=LONGEST_NOTE,
    )


@command("acceptDispute", thing="Dispute", roles=HANDLERS)
def accept_dispute(ctx: Context, given: DisputeStepInput) -> Dispute:
    """受理纠纷 Accept a registered dispute; the limit of mediation begins to run, and each person
    recorded for it gets a slip that opens their own record."""
    dispute = take_step(ctx, given, "acceptDispute", accepted_at=ctx.now)
    issue_receipts(ctx, dispute)
    ctx.emit(ACCEPTED, dispute.id, division_id=dispute.division_id)
    return dispute


@command("declineDispute", thing="Dispute", roles=HANDLERS)
def decline_dispute(ctx: Context, given: DeclineDisputeInput) -> Dispute:
    """不予受理 Decline a registered dispute, with a reason, after its claimant was told of the
    other lawful routes."""
    note = checked_note(given.note, "note")
    if given.reason is None and note is None:
        raise BadInput(
            "须给出理由代码 reason 或理由说明 note。",
            "Give a reason: its code as reason, or words as note.",
            field="reason",
        )

    def guard(dispute: Dispute) -> Mapping[str, Any]:
        OTHER_ROUTES_TOLD.require(given.other_routes_told, dispute)
        return {"closed_at": ctx.now}

    dispute = take_step(ctx, given, "declineDispute", guard=guard, note=note)
    kind = DisputeEndingKind.DECLINED
    facts = {"decline_reason": given.reason, "other_routes_told": given.other_routes_told}
    add_row(ctx, DisputeEnding, dispute, kind=kind, at=ctx.now, **facts)
    ctx.emit(DECLINED, dispute.id, division_id=dispute.division_id, reason=given.reason)
    return dispute


@command("undertakeDispute", thing="Dispute", roles=HANDLERS)
def undertake_dispute(ctx: Context, given: DisputeStepInput) -> Dispute:
    """接办纠纷 Undertake an accepted dispute in the own centre; after two returns this is a
    leader's decision."""

    held: list[str | None] = []

    def guard(dispute: Dispute) -> Mapping[str, Any]:
        leader_decides(ctx, dispute)
        held.append(dispute.handler_id)
        return {"handler_id": None}

    dispute = take_step(ctx, given, "undertakeDispute", guard=guard)
    if held[0] is not None:
        end_others(ctx, dispute, None)
    return dispute
