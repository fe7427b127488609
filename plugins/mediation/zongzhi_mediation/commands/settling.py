"""Mediation succeeded."""

from __future__ import annotations

from dataclasses import dataclass

from zongzhi_core.plugin_api import BadInput, Context, argument, command

from .. import rules
from ..tables import Dispute
from ..terms import DisputeOutcome
from .steps import HANDLERS, DisputeStepInput, take_step

SETTLED = "mediation.dispute_settled"


@dataclass(kw_only=True)
class SettleDisputeInput(DisputeStepInput):
    """化解纠纷 The dispute that was settled, and how."""

    outcome: DisputeOutcome = argument(
        "处理结果 SETTLED_WRITTEN, SETTLED_ORAL or SETTLED_PERFORMED."
    )


@command("settleDispute", thing="Dispute", roles=HANDLERS)
def settle_dispute(ctx: Context, given: SettleDisputeInput) -> Dispute:
    """化解纠纷 Record that mediation succeeded, and by which kind of agreement."""
    if given.outcome not in rules.SETTLEMENTS:
        names = ", ".join(outcome.name for outcome in rules.SETTLEMENTS)
        raise BadInput(
            f"结果 {given.outcome.name} 不是化解；可用：{names}。",
            f"Outcome {given.outcome.name} does not settle a dispute; use one of {names}.",
            field="outcome",
        )
    dispute = take_step(ctx, given, "settleDispute", settled_at=ctx.now, outcome=given.outcome)
    ctx.emit(SETTLED, dispute.id, division_id=dispute.division_id, outcome=dispute.outcome)
    return dispute
