"""A dispute ends without a settlement: withdrawn, ended by a party, failed, or led elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from zongzhi_core.plugin_api import Context, argument, command

from ..tables import Dispute, DisputeEnding
from ..terms import DisputeEndingKind, DisputeOutcome, DisputeRoute
from .accepting import OTHER_ROUTES_TOLD
from .mediating import end_suspension
from .steps import HANDLERS, DisputeStepInput, Rule, add_row, take_step
from .transferring import end_unsigned

WITHDRAWN = "mediation.dispute_withdrawn"
FAILED = "mediation.dispute_failed"
DIVERTED = "mediation.dispute_diverted"
EVENTS = (
    WITHDRAWN,
    FAILED,
    DIVERTED,
)

CLAIMANT_ASKS = Rule(
    "dispute.claimant_asks",
    "只有申请人本人可以撤回；请确认系申请人提出（claimantAsks）。",
    "Only the claimant may withdraw a dispute; claimantAsks must say that this is so.",
    "claimantAsks",
)


@dataclass(kw_only=True)
class WithdrawDisputeInput(DisputeStepInput):
    """撤回 The dispute that its claimant withdraws."""

    claimant_asks: bool = argument(
        "申请人提出：只能由申请人撤回，须为是 Whether the claimant asks for it; it must be true, "
        "nobody else may withdraw."
    )


@dataclass(kw_only=True)
class EndDisputeInput(DisputeStepInput):
    """终止 The dispute that ends without an agreement, and that other routes were told."""

    other_routes_told: bool = argument(
        "已告知其他途径：须为是 Whether the other lawful routes were told; it must be true."
    )


@dataclass(kw_only=True)
class DivertDisputeInput(DisputeStepInput):
    """导入法定途径 The dispute that is led into a statutory route."""

    route: DisputeRoute = argument("途径 Into which route.")


@command("withdrawDispute", thing="Dispute", roles=HANDLERS)
def withdraw_dispute(ctx: Context, given: WithdrawDisputeInput) -> Dispute:
    """撤回纠纷 Record that the claimant withdrew the dispute."""

    def guard(dispute: Dispute) -> Mapping[str, Any]:
        CLAIMANT_ASKS.require(given.claimant_asks, dispute)
        end_unsigned(ctx, dispute)
        return {"closed_at": ctx.now}

    outcome = DisputeOutcome.WITHDRAWN
    dispute = take_step(ctx, given, "withdrawDispute", guard=guard, outcome=outcome)
    return _end(ctx, dispute, "WITHDRAWN", WITHDRAWN)


@command("endDisputeByParty", thing="Dispute", roles=HANDLERS)
def end_dispute_by_party(ctx: Context, given: EndDisputeInput) -> Dispute:
    """当事人终止 Record that a party refuses or ends mediation, at any time before an outcome
    (People's Mediation Law arts 17 and 23)."""
    return _fail(ctx, given, "endDisputeByParty", "ENDED_BY_PARTY")


@command("failDispute", thing="Dispute", roles=HANDLERS)
def fail_dispute(ctx: Context, given: EndDisputeInput) -> Dispute:
    """调解不成 Record that mediation failed (People's Mediation Law art 26)."""
    return _fail(ctx, given, "failDispute", "FAILED")


@command("divertDispute", thing="Dispute", roles=HANDLERS)
def divert_dispute(ctx: Context, given: DivertDisputeInput) -> Dispute:
    """导入法定途径 Lead a dispute into the statutory route that is made for it."""
    dispute = take_step(ctx, given, "divertDispute", outcome=DisputeOutcome.DIVERTED)
    return _end(ctx, dispute, "DIVERTED", DIVERTED, route=given.route)


def _fail(ctx: Context, given: EndDisputeInput, name: str, kind: str) -> Dispute:
    def guard(dispute: Dispute) -> Mapping[str, Any]:
        OTHER_ROUTES_TOLD.require(given.other_routes_told, dispute)
        end_unsigned(ctx, dispute)
        return {}

    dispute = take_step(ctx, given, name, guard=guard, outcome=DisputeOutcome.FAILED)
    end_suspension(ctx, dispute)
    return _end(ctx, dispute, kind, FAILED, other_routes_told=given.other_routes_told)


def _end(ctx: Context, dispute: Dispute, kind: str, event: str, **facts: Any) -> Dispute:
    """Write down how it ended, and tell."""
    how = DisputeEndingKind[kind]
    add_row(ctx, DisputeEnding, dispute, kind=how, at=ctx.now, **facts)
    told = {"kind": how, "route": facts.get("route")}
    ctx.emit(event, dispute.id, division_id=dispute.division_id, **told)
    return dispute
