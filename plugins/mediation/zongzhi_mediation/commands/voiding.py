"""A dispute that should not count: a duplicate of another, or entered by mistake."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from zongzhi_core.plugin_api import Context, GlobalId, argument, command, day_of

from .. import rules
from ..tables import Dispute, DisputeVoidRequest
from .steps import (
    HANDLERS,
    LONGEST_NOTE,
    DisputeStepInput,
    Rule,
    add_row,
    checked_note,
    rows_of,
    take_step,
)
from .transferring import end_unsigned

MERGED = "mediation.dispute_merged"
VOIDED = "mediation.dispute_voided"
EVENTS = (
    MERGED,
    VOIDED,
)

SAME_MATTER = Rule(
    "dispute.same_matter",
    "只有当事人和事实相同的纠纷才能合并（sameMatter）。",
    "Only disputes of the same parties and facts are merged: sameMatter must say so.",
    "sameMatter",
)
MERGE_TARGET = Rule(
    "dispute.merge_target",
    "不能并入其自身，也不能并入不予受理、已撤回或已作废的纠纷。",
    "A dispute is not merged into itself, nor into one that was declined, withdrawn or made void.",
    "into",
)
TARGET_COUNTS = Rule(
    "dispute.target_counts",
    "该纠纷已受理而目标纠纷尚未受理，合并后将漏计；请先受理目标纠纷。",
    "This dispute is accepted and the other is not, so that neither would count; accept the other "
    "first.",
    "into",
)
VOID_REQUESTED = Rule(
    "dispute.void_requested",
    "今天没有作废申请；请先由一人申请，当天由另一人确认。",
    "Nobody asked today for it to be made void; one person asks, and another confirms on the same "
    "day.",
)
VOID_BY_ANOTHER = Rule(
    "dispute.void_by_another",
    "作废须由申请人以外的另一人确认。",
    "Another than the one who asked must confirm that it becomes void.",
)


@dataclass(kw_only=True)
class MergeDisputeInput(DisputeStepInput):
    """合并 The dispute that is a duplicate, and the one that goes on."""

    into: GlobalId = argument(
        "并入：保留并继续统计的纠纷 Id of the dispute that goes on and keeps the count."
    )
    same_matter: bool = argument(
        "同一纠纷：当事人和事实须相同，须为是 Whether parties and facts are the same; it must be "
        "true."
    )


@dataclass(kw_only=True)
class RequestDisputeVoidInput(DisputeStepInput):
    """申请作废 The dispute that was entered by mistake, and why it should not count."""

    reason: str = argument(
        "理由：不写姓名，最多500字 Why, without names, in at most 500 characters.",
        longest=LONGEST_NOTE,
    )


@command("mergeDispute", thing="Dispute", roles=HANDLERS)
def merge_dispute(ctx: Context, given: MergeDisputeInput) -> Dispute:
    """合并纠纷 Merge a duplicate into another dispute of the county, which keeps the count; the
    duplicate becomes void and names the other."""

    def guard(dispute: Dispute) -> Mapping[str, Any]:
        SAME_MATTER.require(given.same_matter, dispute)
        target = ctx.load(Dispute, given.into, "dispute", "into")
        # Two that are merged into each other at once would both be void.
        ctx.session.refresh(target, with_for_update=True)
        goes_on = target.id != dispute.id and target.status not in rules.NO_MERGE_TARGETS
        MERGE_TARGET.require(goes_on, dispute)
        counts = dispute.accepted_at is None or target.accepted_at is not None
        TARGET_COUNTS.require(counts, dispute)
        end_unsigned(ctx, dispute)
        return {"merged_into_id": target.id}

    dispute = take_step(ctx, given, "mergeDispute", guard=guard)
    into = {"division_id": dispute.division_id, "merged_into_id": dispute.merged_into_id}
    ctx.emit(MERGED, dispute.id, **into)
    return dispute


@command("requestDisputeVoid", thing="Dispute", roles=HANDLERS)
def request_dispute_void(ctx: Context, given: RequestDisputeVoidInput) -> Dispute:
    """申请作废 Ask for a dispute that was entered by mistake to be made void; the request lasts
    until the day ends."""
    reason = checked_note(given.reason, "reason")
    dispute = take_step(ctx, given, "requestDisputeVoid", note=reason)
    add_row(ctx, DisputeVoidRequest, dispute, at=ctx.now, requester=ctx.actor.name)
    return dispute


@command("confirmDisputeVoid", thing="Dispute", roles=HANDLERS)
def confirm_dispute_void(ctx: Context, given: DisputeStepInput) -> Dispute:
    """确认作废 Make a dispute void, on the day on which another asked for it."""

    def guard(dispute: Dispute) -> Mapping[str, Any]:
        requests = list(ctx.session.scalars(rows_of(DisputeVoidRequest, dispute)))
        today = [each for each in requests if day_of(each.at) == ctx.today]
        VOID_REQUESTED.require(bool(today), dispute)
        others = [each for each in today if each.requester != ctx.actor.name]
        VOID_BY_ANOTHER.require(bool(others), dispute)
        return {}

    dispute = take_step(ctx, given, "confirmDisputeVoid", guard=guard)
    ctx.emit(VOIDED, dispute.id, division_id=dispute.division_id)
    return dispute
