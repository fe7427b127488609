"""Mediation starts, stands still and goes on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from zongzhi_core.plugin_api import Context, RuleRefused, argument, command, day_of

from .. import rules
from ..tables import Dispute, DisputeParty, MediationSuspension
from ..terms import SuspensionReason
from .steps import (
    HANDLERS,
    LONGEST_NOTE,
    DisputeStepInput,
    add_row,
    checked_note,
    rows_of,
    take_step,
)

SUSPENDED = "mediation.mediation_suspended"
RESUMED = "mediation.mediation_resumed"
EVENTS = (
    SUSPENDED,
    RESUMED,
)


@dataclass(kw_only=True)
class StartMediationInput(DisputeStepInput):
    """开始调解 The dispute whose mediation starts, and the consent of its parties."""

    every_party_agrees: bool = argument(
        "各方同意 Whether every party has agreed to be mediated; it must be true."
    )


@dataclass(kw_only=True)
class SuspendMediationInput(DisputeStepInput):
    """中止调解 The dispute whose mediation stands still, and why."""

    reason: SuspensionReason = argument("理由 Why it stands still; all but OTHER stop the clock.")
    note: str | None = argument(
        "说明 What is waited for, without names, in at most 500 characters.",
        default=None,
        longest=LONGEST_NOTE,
    )


@command("startMediation", thing="Dispute", roles=HANDLERS)
def start_mediation(ctx: Context, given: StartMediationInput) -> Dispute:
    """开始调解 Start to mediate; a party who refuses may not be mediated (People's Mediation
    Law art 17)."""
    if not given.every_party_agrees:
        raise RuleRefused(
            "有当事人不同意调解，不得调解（人民调解法第十七条）。",
            "A party has not agreed, and a party who refuses may not be mediated "
            "(People's Mediation Law art 17).",
            rule="dispute.every_party_agrees",
            field="everyPartyAgrees",
        )
    dispute = take_step(ctx, given, "startMediation")
    for party in ctx.session.scalars(rows_of(DisputeParty, dispute)):
        if party.consented_at is None:
            party.consented_at = ctx.now
            ctx.record(DisputeParty, party.id, consented_at=ctx.now)
    return dispute


@command("suspendMediation", thing="Dispute", roles=HANDLERS)
def suspend_mediation(ctx: Context, given: SuspendMediationInput) -> Dispute:
    """中止调解 Suspend mediation; the clock stands still at the parties' request, for an
    appraisal or for a court, and runs on for any other reason (county practice)."""
    note = checked_note(given.note, "note")
    stops = given.reason in rules.CLOCK_STOPPERS

    def guard(dispute: Dispute) -> Mapping[str, Any]:
        return {} if stops else {"due_at": dispute.due_at}

    dispute = take_step(ctx, given, "suspendMediation", guard=guard, note=note)
    facts = {"reason": given.reason, "stops_clock": stops, "suspended_at": ctx.now}
    add_row(ctx, MediationSuspension, dispute, **facts)
    ctx.emit(SUSPENDED, dispute.id, division_id=dispute.division_id, reason=given.reason)
    return dispute


@command("resumeMediation", thing="Dispute", roles=HANDLERS)
def resume_mediation(ctx: Context, given: DisputeStepInput) -> Dispute:
    """恢复调解 Resume mediation; the limit is longer by the days that the clock stood still."""

    def guard(dispute: Dispute) -> Mapping[str, Any]:
        return {"days_suspended": dispute.days_suspended + stood_still(ctx, dispute)}

    dispute = take_step(ctx, given, "resumeMediation", guard=guard)
    end_suspension(ctx, dispute)
    ctx.emit(RESUMED, dispute.id, division_id=dispute.division_id)
    return dispute


def stood_still(ctx: Context, dispute: Dispute) -> int:
    """For how many days the clock has stood still in the running suspension."""
    running = _running(ctx, dispute)
    if running is None or not running.stops_clock:
        return 0
    return (ctx.today - day_of(running.suspended_at)).days


def end_suspension(ctx: Context, dispute: Dispute) -> None:
    """Close the running suspension, if there is one."""
    running = _running(ctx, dispute)
    if running is not None:
        running.ended_at = ctx.now
        ctx.record(MediationSuspension, running.id, ended_at=ctx.now)


def _running(ctx: Context, dispute: Dispute) -> MediationSuspension | None:
    rows = rows_of(MediationSuspension, dispute).where(MediationSuspension.ended_at.is_(None))
    found: MediationSuspension | None = ctx.session.scalars(rows).first()
    return found
