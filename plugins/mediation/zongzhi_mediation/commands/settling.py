"""Mediation succeeded: the agreement, and whether its obligations are performed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from zongzhi_core.plugin_api import (
    BadInput,
    Context,
    NotFound,
    StateTable,
    argument,
    command,
)

from .. import rules
from ..tables import (
    Agreement,
    AgreementObligation,
    Dispute,
    MediationSession,
    SessionMediator,
)
from ..terms import AgreementKind, DisputeOutcome, ObligationKind, ObligationStatus
from .mediators import set_aside
from .steps import (
    HANDLERS,
    DisputeStepInput,
    Rule,
    add_row,
    check_day,
    confirmation_due,
    next_revisit,
    opened_on,
    rows_of,
    take_step,
)

SETTLED = "mediation.dispute_settled"
PERFORMED = "mediation.obligation_performed"
BREACHED = "mediation.obligation_breached"
EVENTS = (SETTLED, PERFORMED, BREACHED)

OBLIGATIONS = StateTable.of(rules.OBLIGATION_MOVES, {})

MEDIATOR_HELD = Rule(
    "dispute.mediator_held",
    "化解前须有调解员主持的调解场次，且该调解员未被拒绝或回避；请先执行 recordMediationSession"
    "（人民调解法第十九条）。",
    "A dispute is settled after a session held by a mediator who was neither refused nor recused: "
    "give recordMediationSession first (People's Mediation Law art 19).",
)
SCALE_GRADED = Rule(
    "dispute.scale_graded",
    "重大群体性事件化解前须确认风险等级；请先执行 proposeRiskGrade 和 confirmRiskGrade。",
    "A major group matter is settled after its risk was graded: give proposeRiskGrade and "
    "confirmRiskGrade first.",
)
AGREEMENT_FITS = Rule(
    "dispute.agreement_fits",
    "协议形式与处理结果不符；请省略 kind 或填写相符的形式。",
    "The form of the agreement does not fit the outcome; leave kind out, or give the one that "
    "fits.",
    "kind",
)
AGREEMENT_SIGNED = Rule(
    "dispute.agreement_signed",
    "书面协议须各方当事人和调解员均已签名（人民调解法第二十九条）；请确认 signedByAllParties 和 "
    "signedByMediator。",
    "A written agreement takes effect when all parties and the mediator have signed it (People's "
    "Mediation Law art 29); signedByAllParties and signedByMediator must say so.",
    "signedByAllParties",
)
PERFORMED_AT_ONCE = Rule(
    "dispute.performed_at_once",
    "即时履行的纠纷没有待履行义务；请改用书面或口头协议，或去掉 obligations。",
    "What was performed on the spot leaves no obligation; record an oral or written agreement, or "
    "leave obligations out.",
    "obligations",
)
OBLIGATION_DUE = Rule(
    "dispute.obligation_due",
    "义务尚未到期，期限届满后才能记录未履行。",
    "The obligation is not due yet; it can be breached only when its last day is over.",
    "obligation",
)


@dataclass(kw_only=True)
class AgreementObligationInput:
    """约定义务 What a party undertakes, in codes and numbers only."""

    due_on: date = argument("履行期限 By when.")
    kind: ObligationKind = argument(
        "类别：应做何事。 What is to be done.", default=ObligationKind.OTHER
    )
    amount_yuan: int | None = argument(
        "金额：应付金额，整数元。 How much money is to be paid, in whole yuan.", default=None
    )


@dataclass(kw_only=True)
class SettleDisputeInput(DisputeStepInput):
    """化解纠纷 The dispute that was settled, and how."""

    outcome: DisputeOutcome = argument(
        "处理结果：书面、口头或即时履行 SETTLED_WRITTEN, SETTLED_ORAL or SETTLED_PERFORMED."
    )
    kind: AgreementKind | None = argument(
        "协议形式：不填则按处理结果确定。 Form of the agreement; the one that fits the outcome "
        "when left out.",
        default=None,
    )
    effective_on: date | None = argument(
        "生效日期：不填为今天。 When it took effect; today when left out.", default=None
    )
    signed_by_all_parties: bool = argument(
        "各方已签：书面协议必须签字。 Whether every party has signed it; a written one must be "
        "signed.",
        default=False,
    )
    signed_by_mediator: bool = argument(
        "调解员已签：书面协议必须签字。 Whether the mediator has signed it; a written one must "
        "be signed.",
        default=False,
    )
    obligations: list[AgreementObligationInput] | None = argument(
        "约定义务：当事人约定的义务，最多20项。 What the parties undertook; at most 20.",
        default=None,
        longest=rules.MOST_OBLIGATIONS,
    )


@dataclass(kw_only=True)
class RecordBreachInput(DisputeStepInput):
    """未履行 The dispute, and the obligation that was not performed in time."""

    obligation: int = argument(
        "义务序号：该纠纷中的义务序号。 Number of the obligation in the dispute."
    )


@dataclass(kw_only=True)
class RecordPerformanceInput(RecordBreachInput):
    """已履行 The dispute, and the obligation that was performed."""

    performed_on: date | None = argument(
        "履行日期：不填为今天。 When it was performed; today when left out.", default=None
    )


@command("settleDispute", thing="Dispute", roles=HANDLERS)
def settle_dispute(ctx: Context, given: SettleDisputeInput) -> Dispute:
    """化解纠纷：记录调解成功及协议。 Record that mediation succeeded, and the agreement."""
    if given.outcome not in rules.SETTLEMENTS:
        names = ", ".join(outcome.name for outcome in rules.SETTLEMENTS)
        raise BadInput(
            f"结果 {given.outcome.name} 不是化解；可用：{names}。",
            f"Outcome {given.outcome.name} does not settle a dispute; use one of {names}.",
            field="outcome",
        )
    kind = rules.AGREEMENTS[given.outcome]

    def guard(dispute: Dispute) -> Mapping[str, Any]:
        _check_days(ctx, given, dispute)
        _require_mediated(ctx, dispute)
        graded = dispute.risk_grade is not None or dispute.scale not in rules.GRADED_SCALES
        SCALE_GRADED.require(graded, dispute)
        signed = given.signed_by_all_parties and given.signed_by_mediator
        AGREEMENT_FITS.require(given.kind in (None, kind), dispute)
        AGREEMENT_SIGNED.require(signed or kind is not AgreementKind.WRITTEN, dispute)
        at_once = kind is AgreementKind.PERFORMED
        PERFORMED_AT_ONCE.require(not (at_once and given.obligations), dispute)
        # A court confirms what is in writing.
        due = _confirmation_due(ctx, given) if kind is AgreementKind.WRITTEN else None
        revisit = next_revisit(ctx, ctx.now, dispute.risk_grade)
        return {"revisit_due_on": revisit, "confirmation_due_on": due}

    dispute = take_step(
        ctx, given, "settleDispute", guard=guard, settled_at=ctx.now, outcome=given.outcome
    )
    _add_agreement(ctx, given, dispute, kind)
    ctx.emit(SETTLED, dispute.id, division_id=dispute.division_id, outcome=dispute.outcome)
    return dispute


@command("recordObligationPerformed", thing="Dispute", roles=HANDLERS)
def record_obligation_performed(ctx: Context, given: RecordPerformanceInput) -> Dispute:
    """记录已履行：记录现行协议的某项义务已履行。 Record that an obligation of the agreement in
    force was performed."""
    on = given.performed_on or ctx.today
    return _record(ctx, given, "recordObligationPerformed", PERFORMED, performed_on=on)


@command("recordObligationBreached", thing="Dispute", roles=HANDLERS)
def record_obligation_breached(ctx: Context, given: RecordBreachInput) -> Dispute:
    """记录未履行：记录现行协议的某项义务到期未履行。 Record that an obligation of the agreement in
    force was not performed in time."""
    return _record(ctx, given, "recordObligationBreached", BREACHED)


def last_agreement(ctx: Context, dispute: Dispute) -> Agreement | None:
    """The last agreement of a dispute: the one in force while it is settled."""
    agreements: list[Agreement | None] = list(ctx.session.scalars(rows_of(Agreement, dispute)))
    return [None, *agreements][-1]


def obligations_of(ctx: Context, dispute: Dispute) -> list[AgreementObligation]:
    """The obligations of the last agreement."""
    last = last_agreement(ctx, dispute)
    rows = rows_of(AgreementObligation, dispute)
    found = rows.where(AgreementObligation.agreement_seq == (last.seq if last else 0))
    return list(ctx.session.scalars(found))


def _record(
    ctx: Context, given: RecordBreachInput, name: str, event: str, **changes: Any
) -> Dispute:
    found: list[AgreementObligation] = []

    def guard(dispute: Dispute) -> Mapping[str, Any]:
        found.extend(o for o in obligations_of(ctx, dispute) if o.seq == given.obligation)
        if not found:
            raise NotFound(
                f"现行协议没有第 {given.obligation} 项义务。",
                f"The agreement in force has no obligation number {given.obligation}.",
                field="obligation",
            )
        changes["status"] = OBLIGATIONS.after(found[0].status, name)
        breached = changes["status"] is ObligationStatus.BREACHED
        OBLIGATION_DUE.require(not breached or found[0].due_on < ctx.today, dispute)
        last = last_agreement(ctx, dispute)
        if last is not None and "performed_on" in changes:
            check_day(changes["performed_on"], last.effective_on, ctx.today, "performedOn")
        return {}

    dispute = take_step(ctx, given, name, guard=guard)
    obligation = found[0]
    for column, value in changes.items():
        setattr(obligation, column, value)
    ctx.record(AgreementObligation, obligation.id, **changes)
    ctx.emit(event, dispute.id, division_id=dispute.division_id, obligation=obligation.seq)
    return dispute


def _require_mediated(ctx: Context, dispute: Dispute) -> None:
    """RULE_REFUSED unless it was mediated, by somebody who may, since it was opened."""
    sessions = ctx.session.scalars(rows_of(MediationSession, dispute))
    since = {each.seq for each in sessions if each.held_on >= opened_on(dispute)}
    held = ctx.session.scalars(rows_of(SessionMediator, dispute))
    may = {each.mediator_id for each in held if each.session_seq in since}
    MEDIATOR_HELD.require(bool(may - set_aside(ctx, dispute)), dispute)


def _confirmation_due(ctx: Context, given: SettleDisputeInput) -> date:
    return confirmation_due(ctx.calendar, given.effective_on or ctx.today)


def _add_agreement(
    ctx: Context, given: SettleDisputeInput, dispute: Dispute, kind: AgreementKind
) -> None:
    effective_on = given.effective_on or ctx.today
    agreement = add_row(
        ctx,
        Agreement,
        dispute,
        kind=kind,
        effective_on=effective_on,
        confirmation_due_on=_confirmation_due(ctx, given),
        signed_by_all_parties=given.signed_by_all_parties,
        signed_by_mediator=given.signed_by_mediator,
        recorded_at=ctx.now,
    )
    for each in given.obligations or ():
        add_row(
            ctx,
            AgreementObligation,
            dispute,
            agreement_seq=agreement.seq,
            kind=each.kind,
            due_on=each.due_on,
            amount_yuan=each.amount_yuan,
            status=ObligationStatus.PENDING,
        )


def _check_days(ctx: Context, given: SettleDisputeInput, dispute: Dispute) -> None:
    """An agreement takes effect while the dispute is open, its obligations fall due after it."""
    effective_on = given.effective_on or ctx.today
    check_day(effective_on, opened_on(dispute), ctx.today, "effectiveOn")
    for each in given.obligations or ():
        check_day(each.due_on, effective_on, ctx.today + rules.OWED_AHEAD, "obligations")
        if each.amount_yuan is not None and each.amount_yuan < 1:
            raise BadInput(
                "金额须为正整数。",
                "amountYuan of an obligation must be at least 1.",
                field="obligations",
            )
