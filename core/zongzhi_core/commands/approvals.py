"""Approvals 审批: what one person may do only after another has said so.

Each thing that needs one has its own command, which gives it by `approve`; whatever then does the
thing takes it by `use_approval`, or asks in SQL by `is_approved`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, exists, func, select

from ..access import DESK
from ..errors import NotFound, RuleRefused
from ..ids import new_id
from ..read.dialects import NOTHING
from ..read.rows import fresh_row, nested, there_is
from ..tables import Approval, Token, User
from ..terms import ApprovalKind
from ..viewer import NAME, NOW
from .context import Context, argument, check_range, texts_of


@dataclass(kw_only=True)
class ApprovalInput:
    """审批 Who may do it, why, and for how long."""

    actor: str = argument(
        "经办人：user:账号，或令牌名称；不得为本人。 Who may do it: user:ACCOUNT, or a token's "
        "name; never oneself.",
        longest=140,
    )
    reason: str = argument("理由 Why.", longest=500)
    hours: int = argument("时限（小时）：最多72小时。 For how many hours, at most 72.", default=24)


MOST_HOURS = 72


def approve(
    ctx: Context, kind: ApprovalKind, subject_id: str, place: tuple[str, str], given: ApprovalInput
) -> Approval:
    """Let another person do a thing to a subject; `place` is the id and the lineage of where that
    lies.

    :raises RuleRefused: it would be one's own approval.
    :raises NotFound: there is nobody of that name.
    :raises BadInput: the hours are out of range, or there is no reason.
    """
    _check(ctx, given)
    approval = Approval(
        county_id=ctx.county_id,
        id=new_id(),
        division_id=place[0],
        path=place[1],
        placed_on=ctx.today,
        kind=kind,
        subject_id=subject_id,
        actor=given.actor,
        approved_by=ctx.actor.name,
        approved_as=ctx.actor.role,
        approved_at=ctx.now,
        expires_at=ctx.now + timedelta(hours=given.hours),
        reason=given.reason.strip(),
    )
    ctx.add(approval)
    return approval


def _check(ctx: Context, given: ApprovalInput) -> None:
    check_range(given, "hours", 1, MOST_HOURS)
    texts_of(given, "reason")
    if given.actor in ctx.actor.names:
        raise RuleRefused(
            "审批人与经办人不能是同一人。",
            "Nobody approves what they do themselves; name another person.",
            rule="approval.second_person",
        )
    if not given.actor.startswith(DESK):
        _require_known(ctx, given.actor)


def _require_known(ctx: Context, name: str) -> None:
    """NOT_FOUND unless an account, as the journal names it, or a token of this name is in force."""
    kind, _, account = name.rpartition(":")
    named = exists().where(Token.name == name, Token.revoked_at.is_(None))
    if kind == "user":
        named = exists().where(User.account == account, User.ended_at.is_(None))
    if not ctx.session.scalar(select(named)):
        raise NotFound(
            f"没有名为“{name}”的账号（user:账号）或令牌。",
            f'There is no account (as user:ACCOUNT) or token named "{name}".',
            field="actor",
        )


def use_approval(ctx: Context, kind: ApprovalKind, subject_id: str, command: str) -> Approval:
    """Take the actor's approval, once; RULE_REFUSED without one, with the command that gives it."""
    held = _live(Approval, kind, subject_id, ctx.actor.name, ctx.now)
    found = ctx.session.scalar(
        select(Approval)
        .where(Approval.county_id == ctx.county_id, Approval.used_at.is_(None), *held)
        .order_by(Approval.expires_at)
        .limit(1)
    )
    if found is None or not ctx.change(found, Approval.used_at.is_(None), used_at=ctx.now):
        raise RuleRefused(
            f"该操作须经另一人审批（{command}）。",
            f"This needs the approval of a second person, by {command}.",
            rule="approval.needed",
            allowed=[command],
        )
    return found


def is_approved(kind: Any, county_id: Any, subject_id: Any) -> ColumnElement[bool]:
    """Is there an approval for the reader of a statement that holds now?"""
    row = fresh_row(Approval)
    return there_is(row, row.county_id == county_id, *_live(row, kind, subject_id, NAME, NOW))


def approval_id(kind: Any, county_id: Any, subject_id: Any, *conditions: Any) -> Any:
    """The id of that approval; empty where there is none, or where a condition fails."""
    row = fresh_row(Approval)
    held = _live(row, kind, subject_id, NAME, NOW)
    chosen = nested(select(func.coalesce(func.max(row.id), NOTHING)), row)
    return chosen.where(*conditions, row.county_id == county_id, *held).scalar_subquery()


def _live(row: Any, kind: Any, subject_id: Any, actor: Any, now: Any) -> tuple[Any, ...]:
    return (
        row.kind == kind,
        row.subject_id == subject_id,
        row.actor == actor,
        row.approved_at <= now,
        now < row.expires_at,
    )
