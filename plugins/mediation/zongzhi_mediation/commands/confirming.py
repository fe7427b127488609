"""A court confirms an agreement, when both sides ask it to (People's Mediation Law art 33)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from zongzhi_core.plugin_api import (
    BadInput,
    Context,
    GlobalId,
    OrganisationKind,
    argument,
    command,
)

from .. import rules
from ..tables import Agreement, Dispute
from ..terms import AgreementConfirmation
from .settling import last_agreement
from .steps import (
    HANDLERS,
    DisputeStepInput,
    Rule,
    check_day,
    confirmation_due,
    organisation_of,
    take_step,
)

APPLIED = "mediation.confirmation_applied"
RULED = "mediation.confirmation_ruled"
EVENTS = (
    APPLIED,
    RULED,
)

JOINT_APPLICATION = Rule(
    "dispute.joint_application",
    "司法确认须由双方当事人共同申请（bothSidesApply；人民调解法第三十三条）；一方可就协议争议提起诉讼。",
    "Both sides ask a court together to confirm an agreement (bothSidesApply; People's Mediation "
    "Law art 33); one side alone may go to court over it.",
    "bothSidesApply",
)
AGREEMENT_IN_FORCE = Rule(
    "dispute.agreement_in_force",
    "该纠纷没有现行协议。",
    "The dispute has no agreement in force.",
)
CONFIRMED_BY_COURT = Rule(
    "dispute.confirmed_by_court",
    "司法确认向人民法院申请；请填写法院机构（court）。",
    "An agreement is confirmed by a court: name an organisation of that kind as court.",
    "court",
)
CONFIRMED_IN_TIME = Rule(
    "dispute.confirmed_in_time",
    f"申请须自协议生效之日起 {rules.DAYS_TO_CONFIRM} 日内提出（人民调解法第三十三条）。",
    f"A court is asked within {rules.DAYS_TO_CONFIRM} days from the day on which the agreement "
    "took effect (People's Mediation Law art 33).",
    "appliedOn",
)
CONFIRMED_ONCE = Rule(
    "dispute.confirmed_once",
    "该协议已申请司法确认，不得重复申请。",
    "A court has been asked to confirm this agreement already; it is asked once.",
)
CONFIRMATION_WAITS = Rule(
    "dispute.confirmation_waits",
    "现行协议没有待裁定的司法确认申请；请先执行 applyForConfirmation。",
    "No application waits for a ruling on the agreement in force; give applyForConfirmation first.",
)


@dataclass(kw_only=True)
class ApplyForConfirmationInput(DisputeStepInput):
    """申请司法确认 The dispute whose agreement a court is asked to confirm."""

    both_sides_apply: bool = argument(
        "双方共同申请：必须为是。 Whether both sides apply together; it must be true."
    )
    court: GlobalId | None = argument(
        "法院：不是本县法院的可不填。 Id of the court; left out where it is not the county's.",
        default=None,
    )
    applied_on: date | None = argument(
        "申请日期：不填为今天。 When they applied; today when left out.", default=None
    )


@dataclass(kw_only=True)
class RecordConfirmationRulingInput(DisputeStepInput):
    """确认裁定 The dispute on whose agreement the court ruled, and how."""

    ruling: AgreementConfirmation = argument("裁定 VALID or REJECTED.")
    ruled_on: date | None = argument(
        "裁定日期：不填为今天。 When; today when left out.", default=None
    )


@command("applyForConfirmation", thing="Dispute", roles=HANDLERS)
def apply_for_confirmation(ctx: Context, given: ApplyForConfirmationInput) -> Dispute:
    """申请司法确认：记录双方在法定期限内共同向法院申请确认协议。 Record that both sides asked a
    court together to confirm the agreement in force, in time."""
    on = given.applied_on or ctx.today
    facts: dict[str, Any] = {"confirmation_applied_on": on}
    found: list[Agreement] = []

    def guard(dispute: Dispute) -> Mapping[str, Any]:
        agreement = _in_force(ctx, dispute)
        found.append(agreement)
        JOINT_APPLICATION.require(given.both_sides_apply, dispute)
        CONFIRMED_ONCE.require(agreement.confirmation is AgreementConfirmation.NONE, dispute)
        facts["court_id"] = _court(ctx, given, dispute)
        check_day(on, agreement.effective_on, ctx.today, "appliedOn")
        # What the parties were told holds, and so does the calendar as it is known by now.
        counted = confirmation_due(ctx.calendar, agreement.effective_on)
        CONFIRMED_IN_TIME.require(on <= max(counted, agreement.confirmation_due_on), dispute)
        return {"confirmation_due_on": None}

    dispute = take_step(ctx, given, "applyForConfirmation", guard=guard)
    _write(ctx, found[0], confirmation=AgreementConfirmation.APPLIED, **facts)
    where = {"division_id": dispute.division_id, "organisation_id": facts["court_id"]}
    ctx.emit(APPLIED, dispute.id, **where)
    return dispute


@command("recordConfirmationRuling", thing="Dispute", roles=HANDLERS)
def record_confirmation_ruling(ctx: Context, given: RecordConfirmationRulingInput) -> Dispute:
    """记录确认裁定：记录法院对现行协议的裁定。 Record how the court ruled on the agreement in
    force."""
    if given.ruling not in rules.RULINGS:
        raise BadInput(
            "裁定须为 VALID 或 REJECTED。", "ruling is VALID or REJECTED.", field="ruling"
        )
    on = given.ruled_on or ctx.today
    found: list[Agreement] = []

    def guard(dispute: Dispute) -> Mapping[str, Any]:
        agreement = _in_force(ctx, dispute)
        found.append(agreement)
        waits = agreement.confirmation is AgreementConfirmation.APPLIED
        CONFIRMATION_WAITS.require(waits, dispute)
        check_day(on, agreement.confirmation_applied_on or on, ctx.today, "ruledOn")
        return {}

    dispute = take_step(ctx, given, "recordConfirmationRuling", guard=guard)
    _write(ctx, found[0], confirmation=given.ruling, confirmation_ruled_on=on)
    ctx.emit(RULED, dispute.id, division_id=dispute.division_id, ruling=given.ruling)
    return dispute


def _in_force(ctx: Context, dispute: Dispute) -> Agreement:
    """The agreement by which a dispute is settled: the last one."""
    agreement = last_agreement(ctx, dispute)
    if agreement is None or dispute.outcome not in rules.SETTLEMENTS:
        raise AGREEMENT_IN_FORCE.refuse(dispute)
    return agreement


def _court(ctx: Context, given: ApplyForConfirmationInput, dispute: Dispute) -> str | None:
    if given.court is None:
        return None
    court = organisation_of(ctx, given.court, "court")
    CONFIRMED_BY_COURT.require(court.kind is OrganisationKind.COURT, dispute)
    return court.id


def _write(ctx: Context, agreement: Agreement, **changes: Any) -> None:
    for name, value in changes.items():
        setattr(agreement, name, value)
    ctx.record(Agreement, agreement.id, **changes)
