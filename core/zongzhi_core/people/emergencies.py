"""紧急查阅 Breaking the glass: one case, some hours, and a superior who looks at it afterwards.

What it opens is decided in the SQL (`purposes.mask_reason`) and by the second; here are the two
commands. docs/decisions/0033 says what it never opens.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import exists, false, or_, select

from ..columns import place_of
from ..commands.context import Context, GlobalId, argument, check_range, command, texts_of
from ..deadlines import after_working_days
from ..errors import BadInput, RuleRefused
from ..ids import new_id, split_global
from ..tables import Approval
from ..terms import ApprovalKind
from .purposes import EMERGENCY_ROLES
from .tables import EmergencyAccess, Person
from .terms import EmergencyVerdict

MOST_HOURS, LEAST_REASON = 3, 20
DAYS_TO_REVIEW = 3
_SUPERIORS = ("county_admin", "township_lead")


@dataclass(kw_only=True)
class OpenEmergencyAccessInput:
    """紧急查阅 Which case, and why."""

    case_id: GlobalId | None = argument(
        "事项编号：与人员编号二选一。 Id of the case; or give `person`.", default=None
    )
    person: GlobalId | None = argument(
        "人员编号：与事项编号二选一。 Id of a person whose case is opened; or give `caseId`.",
        default=None,
    )
    reason: str = argument(
        "理由：至少20字，不写姓名。 Why, in at least 20 characters; name nobody in it.", longest=500
    )
    hours: int = argument("时限（小时）：最多3小时。 For how many hours, at most 3.", default=1)


@dataclass(kw_only=True)
class ReviewEmergencyAccessInput:
    """复核紧急查阅 What was found of it, and why."""

    id: GlobalId = argument("编号：该次紧急查阅。 Id of the emergency access.")
    verdict: EmergencyVerdict = argument("结论 Whether it was needed.")
    reasons: str = argument("理由：不写姓名。 Why it was found so; name nobody in it.", longest=500)


@command("openEmergencyAccess", thing="EmergencyAccess", roles=tuple(sorted(EMERGENCY_ROLES)))
def open_emergency_access(ctx: Context, given: OpenEmergencyAccessInput) -> EmergencyAccess:
    """紧急查阅：生命健康财产遇险时查阅一案，至多3小时；告知本人，3个工作日内复核。 Open the records
    of one case for at most three hours where life, health or property are in danger (PIPL art
    13); they are read for the purpose EMERGENCY. The persons are told, and a superior reviews it
    within three working days; until that is done nothing more is opened."""
    reason = given.reason.strip()
    if len(reason) < LEAST_REASON:
        raise BadInput(
            f"理由至少 {LEAST_REASON} 个字。",
            f"The reason has at least {LEAST_REASON} characters.",
            field="reason",
        )
    check_range(given, "hours", 1, MOST_HOURS)
    person = _person(ctx, given)
    # One officer's requests wait here for each other.
    ctx.number("emergency")
    _require_none_open(ctx)
    # What was approved for an earlier one is over: each time two decide at the same moment.
    stale: Any = (Approval.kind == ApprovalKind.READ_URGENT, Approval.actor == ctx.actor.name)
    for each in ctx.session.scalars(select(Approval).where(*stale, Approval.expires_at > ctx.now)):
        each.expires_at = ctx.now
        ctx.record(Approval, each.id, expires_at=ctx.now)
    due = after_working_days(ctx.calendar, ctx.today, DAYS_TO_REVIEW)
    opened = EmergencyAccess(
        **place_of(person),
        id=new_id(),
        matter_id=person.matter_id,
        opened_by=ctx.actor.name,
        opened_as=ctx.actor.role,
        reason=reason,
        opened_at=ctx.now,
        expires_at=ctx.now + timedelta(hours=given.hours),
        review_by=due.last_day,
        due_provisional=due.provisional,
    )
    ctx.add(opened)
    return opened


@command("reviewEmergencyAccess", thing="EmergencyAccess", roles=_SUPERIORS)
def review_emergency_access(ctx: Context, given: ReviewEmergencyAccessInput) -> EmergencyAccess:
    """复核紧急查阅：复核他人的紧急查阅是否必要，仅一次；未结束的随即关闭。 Find whether another
    officer's emergency access was needed, once; it closes now if it has not closed by itself."""
    opened = ctx.load(EmergencyAccess, given.id, "emergency_access")
    below = ctx.actor.role != "county_admin" and opened.opened_as in _SUPERIORS
    if opened.opened_by in ctx.actor.names or below:
        raise RuleRefused(
            "紧急查阅须由另一名上级复核，不得由本人或下级复核。",
            "Another superior reviews it: nobody their own, and a county administrator's or a "
            "lead's another county administrator.",
            rule="emergency.second_person",
        )
    found = {
        "reviewed_at": ctx.now,
        "reviewed_by": ctx.actor.name,
        "verdict": given.verdict,
        "findings": texts_of(given, "reasons")["reasons"],
        "expires_at": min(opened.expires_at, ctx.now),
    }
    if not ctx.change(opened, EmergencyAccess.reviewed_at.is_(None), **found):
        raise RuleRefused(
            "该紧急查阅已复核。", "It has been reviewed already.", rule="emergency.reviewed_once"
        )
    ctx.changed(opened, verdict=given.verdict)
    return opened


def _person(ctx: Context, given: OpenEmergencyAccessInput) -> Person:
    """The record, or one of the case's, in the actor's reach."""
    if (given.person is None) == (given.case_id is None):
        raise BadInput(
            "请给出 caseId 或 person 之一。", "Give either caseId or person.", field="caseId"
        )
    if given.person is not None:
        return ctx.opened(ctx.load(Person, given.person, "person", "person"))
    return find_in_case(ctx, given.case_id or "")


def find_in_case(ctx: Context, case_id: str) -> Person:
    """One of the persons recorded for a case; NOT_FOUND where nobody is, or out of reach."""
    prefix, matter = split_global(case_id) or ("", "")
    reached: Any = (Person.path >= ctx.actor.low) & (Person.path < ctx.actor.high)
    of_it = Person.county_id.in_(ctx.actor.counties) & (Person.matter_id == matter)
    # A case is named as its type prints it, and in no other way.
    kinds: list[Any] = [kind.table for kind in ctx.matters if kind.prefix == prefix]
    there = [exists().where(k.county_id == Person.county_id, k.id == matter) for k in kinds]
    found = ctx.session.scalar(select(Person.id).where(reached, of_it, or_(false(), *there)))
    global_id = f"person_{found}" if found else case_id
    return ctx.opened(ctx.load(Person, global_id, "person", "caseId"))


def _require_none_open(ctx: Context) -> None:
    """RULE_REFUSED while another of the officer's is open, or was not reviewed in time."""
    mine = select(EmergencyAccess).where(EmergencyAccess.opened_by.in_(ctx.actor.names))
    waiting: Any = EmergencyAccess.reviewed_at.is_(None) & (EmergencyAccess.review_by < ctx.today)
    if ctx.session.scalar(mine.where(waiting).limit(1)) is not None:
        raise RuleRefused(
            "您此前的紧急查阅逾期未复核，复核前不得再次紧急查阅。",
            "An emergency access of yours was not reviewed in time; no other is opened before it "
            "is.",
            rule="emergency.review_overdue",
            allowed=["reviewEmergencyAccess"],
        )
    if ctx.session.scalar(mine.where(ctx.now < EmergencyAccess.expires_at).limit(1)) is not None:
        raise RuleRefused(
            "您已有一次紧急查阅尚未关闭；一次只能开启一个事项。",
            "An emergency access of yours is still open; one case is opened at a time.",
            rule="emergency.one_case",
        )


COMMANDS = (open_emergency_access, review_emergency_access)
