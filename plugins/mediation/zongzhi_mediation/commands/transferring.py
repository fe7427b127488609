"""A dispute goes to a responsible organisation, which signs for it or returns it.

Who transfers stays answerable until the target signs: `Dispute.handler` changes with the
signature, so that a dispute has one holder at any time. What was assigned follows: to the target
from the transfer on, to others until the signature.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from zongzhi_core.plugin_api import (
    Assignment,
    Context,
    GlobalId,
    Organisation,
    after_working_days,
    argument,
    command,
)

from .. import rules
from ..tables import Dispute, DisputeStep, DisputeTransfer
from ..terms import DisputeLimitKind, DisputeStatus, DisputeTransferAct
from .steps import (
    HANDLERS,
    LONGEST_NOTE,
    DisputeStepInput,
    Rule,
    add_row,
    check_day,
    checked_note,
    length_of,
    organisation_of,
    rows_of,
    take_step,
)

TRANSFERRED = "mediation.dispute_transferred"
RETURNED = "mediation.dispute_returned"
EVENTS = (TRANSFERRED, RETURNED)

#: Those who decide when a dispute came back twice.
LEADERS = ("county_admin", "township_lead")

TWO_RETURNS = Rule(
    "dispute.two_returns",
    f"该纠纷已被退回 {rules.MOST_RETURNS} 次，由中心负责人（{'、'.join(LEADERS)}）决定转办或接办。",
    f"It was returned {rules.MOST_RETURNS} times; a leader of the centre ({', '.join(LEADERS)}) "
    "now decides who handles it.",
)
NO_MORE_RETURNS = Rule(
    "dispute.two_returns",
    f"该纠纷已被退回 {rules.MOST_RETURNS} 次，负责人已决定，不得再退；请签收。",
    f"It was returned {rules.MOST_RETURNS} times and a leader has decided; sign for it.",
)
TRANSFER_ELSEWHERE = Rule(
    "dispute.transfer_elsewhere",
    "该机构已在承办此纠纷，无需转办。",
    "That organisation holds the dispute already; transfer it to another.",
    "organisation",
)
ANSWERED_BY_TARGET = Rule(
    "dispute.answered_by_target",
    "只有接收机构所在辖区的人员才能签收或退回。",
    "Only those whose reach holds the organisation to which it was transferred may sign for it or "
    "return it.",
)


@dataclass(kw_only=True)
class TransferDisputeInput(DisputeStepInput):
    """转办 The dispute, and the organisation that is to handle it."""

    organisation: GlobalId = argument(
        "接收机构：负责办理的机构。 Id of the organisation that is to handle it."
    )
    due_on: date | None = argument(
        "办理期限：须在何日前办理。 By when it is to be handled.", default=None
    )
    note: str | None = argument(
        "转办说明：办理要求，不写姓名，最多500字。 What is asked of it, without names, in at "
        "most 500 characters.",
        default=None,
        longest=LONGEST_NOTE,
    )


@dataclass(kw_only=True)
class ReturnDisputeInput(DisputeStepInput):
    """退回 The dispute that goes back, and why."""

    reason: str = argument(
        "退回理由：不写姓名，最多500字。 Why it goes back, without names, in at most 500 "
        "characters.",
        longest=LONGEST_NOTE,
    )


@command("transferDispute", thing="Dispute", roles=HANDLERS)
def transfer_dispute(ctx: Context, given: TransferDisputeInput) -> Dispute:
    """转办纠纷：转给辖区内或上级县级的责任单位，须在一个工作日或县定期限内签收或退回。 Transfer a
    dispute to a responsible organisation within reach, or to one of the county above it, which has
    one working day, or what the county has set, to sign for it or to return it (county
    practice)."""
    note = checked_note(given.note, "note")
    targets: list[Organisation] = []

    def guard(dispute: Dispute) -> Mapping[str, Any]:
        targets.append(_target(ctx, given))
        TRANSFER_ELSEWHERE.require(targets[0].id != dispute.handler_id, dispute)
        leader_decides(ctx, dispute)
        return {"sign_due_at": sign_due(ctx, ctx.today)}

    dispute = take_step(ctx, given, "transferDispute", guard=guard, note=note)
    limits = {"sign_due_at": dispute.sign_due_at, "due_on": given.due_on}
    _add(ctx, dispute, "TRANSFERRED", targets[0].id, **limits)
    ctx.assign(dispute, targets[0].id)
    where = {"division_id": dispute.division_id, "organisation_id": targets[0].id}
    ctx.emit(TRANSFERRED, dispute.id, **where)
    return dispute


@command("signDispute", thing="Dispute", roles=HANDLERS)
def sign_dispute(ctx: Context, given: DisputeStepInput) -> Dispute:
    """签收纠纷：签收转来的纠纷，自此由本机构办理。 Sign for a dispute that was transferred: its
    organisation holds it from now on."""

    def guard(dispute: Dispute) -> Mapping[str, Any]:
        return {"handler_id": _answered(ctx, dispute)}

    dispute = take_step(ctx, given, "signDispute", guard=guard)
    _add(ctx, dispute, "SIGNED", dispute.handler_id)
    end_others(ctx, dispute, dispute.handler_id)
    return dispute


@command("returnDispute", thing="Dispute", roles=HANDLERS)
def return_dispute(ctx: Context, given: ReturnDisputeInput) -> Dispute:
    """退回纠纷：说明理由退回，至多两次。 Return a dispute that was transferred, with a reason; at
    most twice."""
    reason = checked_note(given.reason, "reason")
    targets: list[str | None] = []

    def guard(dispute: Dispute) -> Mapping[str, Any]:
        targets.append(_answered(ctx, dispute))
        NO_MORE_RETURNS.require(_returns(ctx, dispute) < rules.MOST_RETURNS, dispute)
        end_unsigned(ctx, dispute)
        return {}

    dispute = take_step(ctx, given, "returnDispute", guard=guard, note=reason)
    _add(ctx, dispute, "RETURNED", targets[0])
    where = {"division_id": dispute.division_id, "organisation_id": targets[0]}
    ctx.emit(RETURNED, dispute.id, **where)
    return dispute


def end_others(ctx: Context, dispute: Dispute, holder: str | None) -> None:
    """End what was assigned to others than the organisation that holds it, and who takes it."""
    stay = [each for each in (holder, ctx.actor.assignee) if each]
    ctx.end_assignments(Assignment.matter_id == dispute.id, Assignment.assignee_id.not_in(stay))


def end_unsigned(ctx: Context, dispute: Dispute) -> None:
    """End what was assigned to the organisation that has not signed; called before the step."""
    last = last_transfer(ctx, dispute) if dispute.status is DisputeStatus.TRANSFERRED else None
    if last is not None:
        to = Assignment.assignee_id == last.organisation_id
        ctx.end_assignments(Assignment.matter_id == dispute.id, to)


def sign_due(ctx: Context, since: date) -> datetime:
    """By when a dispute that was transferred on a day is to be signed for or returned."""
    return after_working_days(ctx.calendar, since, length_of(ctx, DisputeLimitKind.SIGN)).ends_at


def last_transfer(ctx: Context, dispute: Dispute) -> DisputeTransfer | None:
    """The last act of its transfers."""
    rows = rows_of(DisputeTransfer, dispute).order_by(None).order_by(DisputeTransfer.seq.desc())
    found: DisputeTransfer | None = ctx.session.scalars(rows).first()
    return found


def leader_decides(ctx: Context, dispute: Dispute) -> None:
    """RULE_REFUSED when it came back twice and no leader of the centre is acting."""
    twice = _returns(ctx, dispute) >= rules.MOST_RETURNS
    TWO_RETURNS.require(not twice or ctx.actor.role in LEADERS, dispute)


def _target(ctx: Context, given: TransferDisputeInput) -> Organisation:
    organisation = organisation_of(ctx, given.organisation)
    if given.due_on is not None:
        check_day(given.due_on, ctx.today, ctx.today + rules.DUE_AHEAD, "dueOn")
    return organisation


def _answered(ctx: Context, dispute: Dispute) -> str | None:
    """The organisation that must answer the running transfer; the actor must reach its seat."""
    last = last_transfer(ctx, dispute)
    seat = last and ctx.session.scalar(
        select(Organisation.path).where(Organisation.id == last.organisation_id)
    )
    # Disputes transferred before transfers were recorded name no organisation: whoever handles
    # them answers.
    ANSWERED_BY_TARGET.require(seat is None or ctx.actor.reaches(str(seat)), dispute)
    return None if last is None else str(last.organisation_id)


def _returns(ctx: Context, dispute: Dispute) -> int:
    steps = rows_of(DisputeStep, dispute).with_only_columns(DisputeStep.command)
    return rules.count_returns(list(ctx.session.scalars(steps)))


def _add(ctx: Context, dispute: Dispute, act: str, organisation: Any, **facts: Any) -> None:
    of = {"act": DisputeTransferAct[act], "organisation_id": organisation, "at": ctx.now}
    if organisation is not None:
        add_row(ctx, DisputeTransfer, dispute, **of, **facts)
