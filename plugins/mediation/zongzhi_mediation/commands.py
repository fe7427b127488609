"""Writes of the mediation pillar: one verb, one transaction each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from zongzhi_core.plugin_api import (
    BadInput,
    Context,
    Division,
    GlobalId,
    RuleRefused,
    StateTable,
    WorkCalendar,
    after_months,
    after_working_days,
    argument,
    command,
    day_of,
    new_id,
)

from . import rules
from .tables import Dispute, DisputeParty, DisputeStep
from .terms import DisputeCategoryCode, DisputeOutcome, DisputeScale, DisputeStatus, IntakeSource

STATES = StateTable.of(rules.MOVES, rules.PHASES)

REGISTERED = "mediation.dispute_registered"
ACCEPTED = "mediation.dispute_accepted"
SETTLED = "mediation.dispute_settled"

#: Those who handle disputes in their reach.
HANDLERS = ("county_admin", "township_lead", "centre_staff", "commissioner", "mediator")

_LONGEST_EXTERNAL_NO = 60


@dataclass
class RegisterDisputeInput:
    """登记纠纷 What whoever registers a dispute must and may say."""

    division: str = argument("区划代码 Code of the village, township or county.")
    category_code: DisputeCategoryCode = argument("类别 Category of the dispute.")
    scale: DisputeScale = argument(
        "规模 Scale; an individual matter unless said otherwise.", default=DisputeScale.V01
    )
    source: IntakeSource = argument(
        "来源 By which way it came in; walk-in unless said otherwise.",
        default=IntakeSource.WALK_IN,
    )
    external_no: str | None = argument(
        "外部编号 Its number in the system that it came from; once in a county and source.",
        default=None,
    )
    people_involved: int | None = argument("涉及人数 How many people it touches.", default=None)
    occurred_on: date | None = argument("发生日期 When it arose.", default=None)


@dataclass(kw_only=True)
class DisputeStepInput:
    """纠纷办理 The dispute that takes its next step."""

    id: GlobalId = argument("编号 Id of the dispute.")
    expected_version: int | None = argument(
        "预期版本 Version that was read; another one by now is a CONFLICT.", default=None
    )


@dataclass(kw_only=True)
class StartMediationInput(DisputeStepInput):
    """开始调解 The dispute whose mediation starts, and the consent of its parties."""

    every_party_agrees: bool = argument(
        "各方同意 Whether every party has agreed to be mediated; it must be true."
    )


@dataclass(kw_only=True)
class SettleDisputeInput(DisputeStepInput):
    """化解纠纷 The dispute that was settled, and how."""

    outcome: DisputeOutcome = argument(
        "处理结果 SETTLED_WRITTEN, SETTLED_ORAL or SETTLED_PERFORMED."
    )


@command("registerDispute", thing="Dispute", roles=(*HANDLERS, "integrator"))
def register_dispute(ctx: Context, given: RegisterDisputeInput) -> Dispute:
    """登记纠纷 Register a dispute; the centre then accepts or declines it."""
    place = ctx.place(given.division)
    external_no = _check(ctx, given)
    return register(
        ctx,
        ctx.actor.role,
        division_id=place.id,
        category_code=given.category_code,
        scale=given.scale,
        source=given.source,
        external_no=external_no,
        people_involved=given.people_involved,
        occurred_on=given.occurred_on,
    )


@command("acceptDispute", thing="Dispute", roles=HANDLERS)
def accept_dispute(ctx: Context, given: DisputeStepInput) -> Dispute:
    """受理纠纷 Accept a registered dispute; the limit of mediation begins to run."""
    dispute = take_step(ctx, given, "acceptDispute", accepted_at=ctx.now)
    ctx.emit(ACCEPTED, dispute.id, division_id=dispute.division_id)
    return dispute


@command("undertakeDispute", thing="Dispute", roles=HANDLERS)
def undertake_dispute(ctx: Context, given: DisputeStepInput) -> Dispute:
    """接办纠纷 Undertake an accepted dispute in the own centre."""
    return take_step(ctx, given, "undertakeDispute")


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
    for party in ctx.session.scalars(_parties_of(dispute)):
        if party.consented_at is None:
            party.consented_at = ctx.now
            ctx.record(DisputeParty, party.id, consented_at=ctx.now)
    return dispute


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


@command("recomputeDisputeDeadline", thing="Dispute", roles=HANDLERS)
def recompute_dispute_deadline(ctx: Context, given: DisputeStepInput) -> Dispute:
    """重算期限 Count the limit that runs anew, by the work calendar as it is now; nothing else
    ever moves a running limit."""
    return take_step(ctx, given, "recomputeDisputeDeadline", anew=True)


def register(ctx: Context, by: str, **facts: Any) -> Dispute:
    """Write a new dispute with its number and first step, taken `by` a role."""
    dispute = Dispute(
        id=new_id(),
        county_id=ctx.county_id,
        placed_on=ctx.today,
        no=_next_no(ctx),
        status=DisputeStatus.REGISTERED,
        opened_at=ctx.now,
        version=1,
        **due(ctx.calendar, DisputeStatus.REGISTERED, ctx.now, None),
        **facts,
    )
    ctx.add(dispute)
    _add_step(ctx, dispute, "registerDispute", None, by)
    ctx.emit(
        REGISTERED,
        dispute.id,
        division_id=dispute.division_id,
        category_code=dispute.category_code,
        source=dispute.source,
        event_id=dispute.event_id,
    )
    return dispute


def take_step(
    ctx: Context, given: DisputeStepInput, command: str, *, anew: bool = False, **changes: Any
) -> Dispute:
    """Take a dispute to its next state, with its step and the limit that runs from now on; one
    that runs on is kept unless it is to be counted `anew`."""
    dispute = ctx.load(Dispute, given.id, "dispute")
    before = dispute.status
    accepted_at = changes.get("accepted_at", dispute.accepted_at)
    # An illegal step is left to `move`, which looks at the version first.
    after = STATES.moves.get((before, command), before)
    if anew or not rules.runs_on(before, after):
        changes |= due(ctx.calendar, after, dispute.opened_at, accepted_at)
    ctx.move(dispute, STATES, command, expected_version=given.expected_version, **changes)
    _add_step(ctx, dispute, command, before, ctx.actor.role)
    return dispute


def due(
    calendar: WorkCalendar, status: Any, opened_at: datetime, accepted_at: datetime | None
) -> dict[str, Any]:
    """The limit that runs in a state, as a dispute keeps it."""
    limit = None
    if status is DisputeStatus.REGISTERED:
        limit = after_working_days(calendar, day_of(opened_at), rules.DAYS_TO_ACCEPT)
    elif status in rules.UNDER_WAY and accepted_at is not None:
        limit = after_months(calendar, day_of(accepted_at), rules.MONTHS_TO_MEDIATE)
    if limit is None:
        return {"due_at": None, "due_provisional": False}
    return {"due_at": limit.ends_at, "due_provisional": limit.provisional}


def _add_step(
    ctx: Context, dispute: Dispute, command: str, before: DisputeStatus | None, by: str
) -> None:
    taken = ctx.session.scalar(
        select(func.max(DisputeStep.seq)).where(
            DisputeStep.county_id == dispute.county_id, DisputeStep.dispute_id == dispute.id
        )
    )
    ctx.add(
        DisputeStep(
            county_id=dispute.county_id,
            id=new_id(),
            dispute_id=dispute.id,
            seq=(taken or 0) + 1,
            from_status=before,
            to_status=dispute.status,
            command=command,
            actor=by,
            at=ctx.now,
        )
    )


def _parties_of(dispute: Dispute) -> Any:
    return select(DisputeParty).where(
        DisputeParty.county_id == dispute.county_id, DisputeParty.dispute_id == dispute.id
    )


def _next_no(ctx: Context) -> str:
    code = ctx.session.scalar(
        select(Division.code).where(
            Division.id == ctx.county_id,
            Division.valid_from <= ctx.today,
            ctx.today < Division.valid_to,
        )
    )
    year = ctx.today.year
    return rules.dispute_no(code or "", year, ctx.number(rules.dispute_series(year)))


def _check(ctx: Context, given: RegisterDisputeInput) -> str | None:
    """Refuse what cannot be registered; the external number, trimmed."""
    if given.people_involved is not None and not 0 < given.people_involved <= 999_999:
        raise BadInput(
            "涉及人数须在 1 至 999999 之间。",
            "peopleInvolved must lie between 1 and 999999.",
            field="peopleInvolved",
        )
    if given.occurred_on is not None and given.occurred_on > ctx.today:
        raise BadInput("发生日期晚于今天。", "occurredOn lies in the future.", field="occurredOn")
    if given.external_no is None:
        return None
    external_no = given.external_no.strip()
    if not 0 < len(external_no) <= _LONGEST_EXTERNAL_NO or not external_no.isprintable():
        raise BadInput(
            f"外部编号须为 1 至 {_LONGEST_EXTERNAL_NO} 个可见字符。",
            f"externalNo must have 1 to {_LONGEST_EXTERNAL_NO} printable characters.",
            field="externalNo",
        )
    _check_external_no(ctx, given.source, external_no)
    return external_no


def _check_external_no(ctx: Context, source: IntakeSource, external_no: str) -> None:
    """A matter that comes in twice from the same system is one dispute."""
    there = ctx.session.execute(
        select(Dispute.no, Dispute.path).where(
            Dispute.county_id == ctx.county_id,
            Dispute.source == source,
            Dispute.external_no == external_no,
        )
    ).first()
    if there is None:
        return
    # A number outside the actor's scope is not told: it may not know of that dispute.
    no = there.no if ctx.actor.reaches(there.path) else "—"
    raise RuleRefused(
        f"来源 {source.name} 的外部编号“{external_no}”在本县已登记，编号 {no}。",
        f'External number "{external_no}" of source {source.name} is registered in this county '
        f"already, under number {no}.",
        rule="dispute.external_no_unique",
        field="externalNo",
    )
