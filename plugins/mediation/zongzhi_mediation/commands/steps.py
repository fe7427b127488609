"""How a dispute takes a step: state, guards, limit, step row; common to all verbs."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Select, func, select

from zongzhi_core.plugin_api import (
    BadInput,
    Context,
    GlobalId,
    Organisation,
    RuleRefused,
    StateTable,
    WorkCalendar,
    after_days,
    after_months,
    after_working_days,
    argument,
    day_of,
    limit_of,
    new_id,
)

from .. import rules
from ..tables import Dispute, DisputeLimit, DisputeStep
from ..terms import DisputeLimitKind, DisputeStatus

STATES = StateTable.of(rules.MOVES, rules.PHASES)

#: Those who handle disputes in their reach.
HANDLERS = ("county_admin", "township_lead", "centre_staff", "commissioner", "mediator")

LONGEST_NOTE = 500

#: Looks at a dispute that may take the step: refuses by a rule, or adds changes of its columns.
Guard = Callable[[Dispute], Mapping[str, Any]]


@dataclass(kw_only=True)
class DisputeStepInput:
    """纠纷办理 The dispute that takes its next step."""

    id: GlobalId = argument("编号 Id of the dispute.")
    expected_version: int | None = argument(
        "预期版本：读取时的版本；已被他人修改则不予办理。 Version that was read; another one by "
        "now is a CONFLICT.",
        default=None,
    )


@dataclass(frozen=True)
class Rule:
    """A rule of the field that may forbid a step; `field` names the input that fell short."""

    name: str
    zh: str
    en: str
    field: str | None = None

    def refuse(self, dispute: Dispute) -> RuleRefused:
        """The refusal, with the commands that the state allows."""
        allowed = STATES.commands(dispute.status)
        return RuleRefused(self.zh, self.en, rule=self.name, field=self.field, allowed=allowed)

    def require(self, holds: bool, dispute: Dispute) -> None:
        """RULE_REFUSED unless it holds."""
        if not holds:
            raise self.refuse(dispute)


def take_step(
    ctx: Context,
    given: DisputeStepInput,
    command: str,
    *,
    guard: Guard | None = None,
    note: str | None = None,
    anew: bool = False,
    **changes: Any,
) -> Dispute:
    """Take a dispute to its next state, with its step and the limit that runs from now on; one
    that runs on is kept unless it is to be counted `anew`.

    A wrong version and a wrong state come before the guard, which may therefore take both for
    granted; whatever it read is still true when the step is taken, because every change of a
    dispute raises its version.
    """
    dispute = ctx.load(Dispute, given.id, "dispute")
    before = dispute.status
    after = STATES.moves.get((before, command))
    if after is not None and given.expected_version in (None, dispute.version):
        if guard is not None:
            changes |= _guarded(ctx, dispute, guard)
        if "due_at" not in changes and (anew or not rules.runs_on(before, after)):
            changes |= _limit(ctx, dispute, after, changes)
        if dispute.sign_due_at is not None and after is not DisputeStatus.TRANSFERRED:
            changes["sign_due_at"] = None
        if dispute.report_due_at is not None and after not in rules.GRADED:
            changes["report_due_at"] = None
        changes["due_provisional"] = _is_provisional(ctx, dispute, changes)
    ctx.move(dispute, STATES, command, expected_version=given.expected_version, **changes)
    add_step(ctx, dispute, command, before, ctx.actor.role, note)
    return dispute


def _is_provisional(ctx: Context, dispute: Dispute, changes: Mapping[str, Any]) -> bool:
    """Whether a day that is due now was counted through a year that was not known: word of one
    that stays is kept, for it is not counted again."""
    new = [changes[name] for name in rules.DUE if changes.get(name) is not None]
    last = [day_of(d - timedelta.resolution) if isinstance(d, datetime) else d for d in new]
    stays = any(getattr(dispute, n) is not None for n in rules.DUE if n not in changes)
    before = changes.get("due_provisional") or (dispute.due_provisional and stays)
    return bool(before) or not all(ctx.calendar.knows(day.year) for day in last)


def _guarded(ctx: Context, dispute: Dispute, guard: Guard) -> Mapping[str, Any]:
    try:
        return guard(dispute)
    except RuleRefused:
        # What it looked at may be a rival's work, of a moment after the dispute was read.
        ctx.require_unchanged(dispute)
        raise


def _limit(ctx: Context, dispute: Dispute, after: Any, changes: Mapping[str, Any]) -> Any:
    def value(name: str) -> Any:
        return changes.get(name, getattr(dispute, name))

    what = (dispute.category_code, dispute.source)
    since = value("reopened_at") or begins_at(*what, dispute.opened_at, value("accepted_at"))
    longer = value("days_suspended") + value("days_extended")
    return limit_now(ctx, after, dispute.opened_at, since, longer, rules.days_to_mediate(*what))


def begins_at(category: Any, source: Any, opened_at: datetime, accepted_at: Any) -> Any:
    """From when the limit of mediation runs: none does before it is accepted."""
    from_receipt = accepted_at and rules.is_from_receipt(category, source)
    return opened_at if from_receipt else accepted_at


def length_of(ctx: Context, kind: DisputeLimitKind) -> int:
    """How long a limit of county practice is today in the command's county."""
    return limit_of(ctx, DisputeLimit, kind, rules.LIMITS[kind])


def limit_now(
    ctx: Context,
    status: Any,
    opened_at: Any,
    since: Any,
    longer: int = 0,
    days: int | None = None,
) -> Any:
    """The limit that runs in a state (see `due`), by what the county has set."""
    to_accept = partial(length_of, ctx, DisputeLimitKind.ACCEPT)
    return due(ctx.calendar, status, opened_at, since, longer, to_accept, days)


def due(
    calendar: WorkCalendar,
    status: Any,
    opened_at: datetime,
    since: datetime | None,
    longer: int = 0,
    to_accept: Callable[[], int] = lambda: rules.DAYS_TO_ACCEPT,
    days: int | None = None,
) -> dict[str, Any]:
    """The limit that runs in a state, as a dispute keeps it; `since` is when mediation's began: it
    was accepted, received or reopened. It lasts some `days`, or a month, and is `longer` by those
    for which the clock stood still or the parties agreed."""
    limit = None
    if status is DisputeStatus.REGISTERED:
        limit = after_working_days(calendar, day_of(opened_at), to_accept())
    elif status in rules.UNDER_WAY and since is not None:
        months, start = rules.MONTHS_TO_MEDIATE, day_of(since)
        if days is not None:
            limit = after_days(calendar, start, days + longer)
        else:
            limit = after_months(calendar, start, months, stood_still=longer)
    if limit is None:
        return {"due_at": None, "due_provisional": False}
    return {"due_at": limit.ends_at, "due_provisional": limit.provisional}


def revisit_due(calendar: WorkCalendar, settled_at: Any, days: int | None) -> date | None:
    """By when a dispute that was settled is to be revisited, so many days after."""
    if settled_at is None or days is None:
        return None
    return after_days(calendar, day_of(settled_at), days).last_day


def next_revisit(ctx: Context, settled_at: Any, grade: Any, done: int = 0) -> date | None:
    """By when it is to be revisited next, by what the county has set."""
    kinds = (DisputeLimitKind.REVISIT, DisputeLimitKind.SECOND_REVISIT)
    both = [length_of(ctx, kind) for kind in kinds]
    return revisit_due(ctx.calendar, settled_at, rules.days_to_revisit(grade, done, both))


def confirmation_due(calendar: WorkCalendar, effective_on: date) -> date:
    """The last day on which both sides may ask a court to confirm an agreement."""
    return after_days(calendar, effective_on, rules.DAYS_TO_CONFIRM).last_day


def add_step(
    ctx: Context,
    dispute: Dispute,
    command: str,
    before: DisputeStatus | None,
    by: str,
    note: str | None = None,
) -> None:
    """Write down a step that was taken."""
    ctx.add(
        DisputeStep(
            county_id=dispute.county_id,
            id=new_id(),
            dispute_id=dispute.id,
            seq=next_seq(ctx, DisputeStep, dispute),
            from_status=before,
            to_status=dispute.status,
            command=command,
            actor=by,
            at=ctx.now,
            note=note,
        )
    )


def organisation_of(
    ctx: Context, global_id: str, field: str = "organisation", *, upward: bool = True
) -> Organisation:
    """An organisation of the county that the actor may read, in reach or above it as the county's
    departments and its court are, and that exists today; NOT_FOUND or BAD_INPUT otherwise."""
    organisation = ctx.load(Organisation, global_id, "organisation", field, upward=upward)
    if not organisation.valid_from <= ctx.today < organisation.valid_to:
        raise BadInput(
            f"机构“{global_id}”现已不存在。",
            f'Organisation "{global_id}" does not exist today.',
            field=field,
        )
    return organisation


def opened_on(dispute: Dispute) -> date:
    """The day on which it was last opened to be mediated; what is told of that is not older."""
    return day_of(dispute.reopened_at or dispute.accepted_at or dispute.opened_at)


def check_day(day: date, first: date, last: date, field: str) -> None:
    """BAD_INPUT unless a day lies between two."""
    if not first <= day <= last:
        raise BadInput(
            f"日期须在 {first} 至 {last} 之间。",
            f"{field} must lie between {first} and {last}.",
            field=field,
        )


def rows_of(table: Any, dispute: Dispute) -> Select[Any]:
    """The rows of a side table that belong to a dispute, in their order."""
    return (
        select(table)
        .where(table.county_id == dispute.county_id, table.dispute_id == dispute.id)
        .order_by(table.seq)
    )


def next_seq(ctx: Context, table: Any, dispute: Dispute) -> int:
    """The number of the next row of a side table: dense for each dispute."""
    taken = ctx.session.scalar(
        select(func.max(table.seq)).where(
            table.county_id == dispute.county_id, table.dispute_id == dispute.id
        )
    )
    return (taken or 0) + 1


def add_row(ctx: Context, table: Any, dispute: Dispute, **facts: Any) -> Any:
    """Add the next row of a side table of a dispute."""
    row = table(
        county_id=dispute.county_id,
        id=new_id(),
        dispute_id=dispute.id,
        seq=next_seq(ctx, table, dispute),
        **facts,
    )
    ctx.add(row)
    return row


def checked_note(text: str | None, field: str) -> str | None:
    """A free text, trimmed; BAD_INPUT when it is empty, too long, or holds characters that are
    no text (control and format characters, lone surrogates)."""
    if text is None:
        return None
    text = text.strip()
    plain = all(unicodedata.category(char)[0] != "C" for char in text)
    if not 0 < len(text) <= LONGEST_NOTE or not plain:
        raise BadInput(
            f"{field} 须为 1 至 {LONGEST_NOTE} 个字符，不含控制字符和换行。",
            f"{field} must have 1 to {LONGEST_NOTE} characters, without control characters and "
            "line breaks.",
            field=field,
        )
    return text


def checked_name(text: str | None, field: str) -> str | None:
    """A name or post in office, trimmed; BAD_INPUT when it holds digits, as numbers of persons do,
    or is no text."""
    if text is not None and any(char.isdigit() for char in text):
        raise BadInput(f"{field} 不得含数字。", f"{field} must hold no digits.", field=field)
    return checked_note(text, field)
