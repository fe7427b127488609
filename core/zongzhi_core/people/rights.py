"""Commands by which a person's rights are asked for and answered (PIPL arts 44 to 50)."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select

from ..access import SUBJECT
from ..columns import place_of
from ..commands.context import Context, GlobalId, argument, command, texts_of
from ..commands.states import StateTable
from ..deadlines import after_working_days
from ..errors import BadInput, NotFound, RuleRefused
from ..ids import new_id, split_global
from .erasing import erase, forget_values
from .input import PersonInput, add_values
from .tables import Person, Receipt, RightsRequest, is_of
from .terms import RightsRequestKind as Kind
from .terms import RightsRequestStatus as Status

DAYS_TO_DECIDE = 15
#: A slip opens the record for so long after the case was accepted.
RECEIPT_DAYS = 180
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"

#: While one of these is open nobody uses the record; after a granted restriction nobody does.
CONTESTING = (Kind.CORRECT, Kind.ERASE, Kind.RESTRICT, Kind.OBJECT)
MOVES = (
    (Status.FILED, "verifyRightsRequest", Status.VERIFIED),
    (Status.FILED, "refuseRightsRequest", Status.REFUSED),
    (Status.VERIFIED, "grantRightsRequest", Status.GRANTED),
    (Status.VERIFIED, "refuseRightsRequest", Status.REFUSED),
    (Status.FILED, "withdrawRightsRequest", Status.WITHDRAWN),
    (Status.VERIFIED, "withdrawRightsRequest", Status.WITHDRAWN),
    (Status.GRANTED, "withdrawRightsRequest", Status.WITHDRAWN),
)
#: What goes on after it was granted, until the person takes it back.
LASTING = (Kind.RESTRICT, Kind.OBJECT)
STATES = StateTable.of(MOVES, {})
_OPEN = (Status.FILED, Status.VERIFIED)
_OFFICERS = ("county_admin", "township_lead", "centre_staff")


@dataclass
class FileRightsRequestInput:
    """提出请求 What is asked for, of which record."""

    person: GlobalId = argument("人员编号 Id of the record.")
    kind: Kind = argument("请求类别 What is asked for.")


@dataclass
class RightsRequestStepInput:
    """权利请求 The request that takes its next step."""

    id: GlobalId = argument("编号 Id of the request.")
    expected_version: int | None = argument(
        "预期版本：读取时的版本；已被他人修改则不予办理。 Version that was read; another one by "
        "now is a CONFLICT.",
        default=None,
    )


@dataclass
class GrantRightsRequestInput(RightsRequestStepInput):
    """同意请求 The request that is granted; what takes the old values' place, if it corrects."""

    person: PersonInput | None = argument(
        "更正为：今后保存的全部内容；仅用于更正。 All that is to be held from now on; for "
        "CORRECT alone.",
        default=None,
    )


@dataclass(kw_only=True)
class RefuseRightsRequestInput(RightsRequestStepInput):
    """不同意请求 The request that is refused, and why."""

    reasons: str = argument("理由：告知本人的文字。 Why, in words for the person.", longest=500)


@dataclass
class IssueReceiptInput:
    """出具回执 For whom a slip is made."""

    person: GlobalId = argument("人员编号 Id of the record.")


@command("fileRightsRequest", thing="RightsRequest", roles=(SUBJECT, *_OFFICERS))
def file_rights_request(ctx: Context, given: FileRightsRequestInput) -> RightsRequest:
    """提出权利请求：异议和更正立即停止使用；15个工作日内办结。 File what a person asks for, by
    themselves or through an officer. Objections and corrections stop every use at once; it is
    decided within 15 working days (PIPL art 50)."""
    person: Person = _load(ctx, Person, given.person, "person", "id", "person")
    due = after_working_days(ctx.calendar, ctx.today, DAYS_TO_DECIDE)
    request = RightsRequest(
        **place_of(person),
        id=new_id(),
        person_id=person.id,
        kind=given.kind,
        # The code of a slip has shown who it is.
        status=Status.VERIFIED if ctx.actor.role == SUBJECT else Status.FILED,
        filed_at=ctx.now,
        due_on=due.last_day,
        due_provisional=due.provisional,
        version=1,
    )
    ctx.session.add(request)
    ctx.session.flush()
    ctx.changed(request, kind=given.kind, status=request.status)
    _contest(ctx, person)
    return request


@command("verifyRightsRequest", thing="RightsRequest", roles=_OFFICERS)
def verify_rights_request(ctx: Context, given: RightsRequestStepInput) -> RightsRequest:
    """核实请求：确认请求人是本人或其监护人。 Confirm that it is the person, or their guardian, who
    asks."""
    return _step(ctx, given, "verifyRightsRequest")


@command("grantRightsRequest", thing="RightsRequest", roles=_OFFICERS)
def grant_rights_request(ctx: Context, given: GrantRightsRequestInput) -> RightsRequest:
    """同意请求：同意并照办：更正、删除或限制使用该记录。 Grant a request and do what it asks:
    correct, erase, or restrict the record."""
    request = ctx.load(RightsRequest, given.id, "rights_request")
    if (given.person is not None) != (request.kind is Kind.CORRECT):
        raise BadInput(
            "更正请求须给出 person，其他请求不得给出。",
            "person is given for CORRECT, and for nothing else.",
            field="person",
        )
    _step(ctx, given, "grantRightsRequest", decided_at=ctx.now)
    person = ctx.session.get(Person, (request.county_id, request.person_id))
    if person is not None and request.kind is Kind.ERASE:
        erase(ctx.session, person, ctx.now)
    elif person is not None:
        if given.person is not None:
            forget_values(ctx.session, person, ctx.now)
            add_values(ctx, person, given.person)
            ctx.record(Person, person.id, corrected=True)
        _contest(ctx, person)
    return request


@command("refuseRightsRequest", thing="RightsRequest", roles=_OFFICERS)
def refuse_rights_request(ctx: Context, given: RefuseRightsRequestInput) -> RightsRequest:
    """不同意请求：说明理由，不予同意，并告知60日内可复议及诉讼。 Refuse a request with reasons; the
    person is told of reconsideration within 60 days and of the court (PIPL art 50,
    Administrative Reconsideration Law art 20)."""
    reasons = texts_of(given, "reasons")
    return _ended(ctx, given, "refuseRightsRequest", decided_at=ctx.now, **reasons)


@command("withdrawRightsRequest", thing="RightsRequest", roles=(SUBJECT, *_OFFICERS))
def withdraw_rights_request(ctx: Context, given: RightsRequestStepInput) -> RightsRequest:
    """撤回请求：已核实的只由本人撤回；已同意的，恢复使用记录。 Take a request back: once it is
    verified, the person alone; a granted one that goes on, so that the record is used again."""
    request = _request(ctx, given.id)
    lasts = request.kind in LASTING or request.status is not Status.GRANTED
    if not (lasts if ctx.actor.role == SUBJECT else request.status is Status.FILED):
        raise RuleRefused(
            "已核实的请求只由本人凭回执撤回，单位须予答复；已办结的不能撤回。",
            "Once verified only the person takes it back, with a slip; what is done nobody does.",
            rule="rights.is_done",
        )
    return _ended(ctx, given, "withdrawRightsRequest")


@command("issueReceipt", thing="Person", roles=_OFFICERS)
def issue_receipt(ctx: Context, given: IssueReceiptInput) -> Person:
    """出具回执：出具新回执；以前的取件码自此失效。 Issue a new slip for a person; codes of earlier
    ones open nothing from now on."""
    person = ctx.load(Person, given.person, "person", "person")
    add_receipt(ctx, person)
    return person


def issue_receipts(ctx: Context, matter: Any) -> None:
    """A slip for everybody who is recorded for a case: the rights begin with its acceptance."""
    persons = select(Person).where(
        Person.county_id == matter.county_id, Person.matter_id == matter.id
    )
    for person in ctx.session.scalars(persons).all():
        add_receipt(ctx, person)


def add_receipt(ctx: Context, person: Person) -> None:
    """A new slip in place of earlier ones."""
    ctx.session.execute(delete(Receipt).where(is_of(person, Receipt)))
    ctx.session.add(
        Receipt(
            county_id=person.county_id,
            id=new_id(),
            person_id=person.id,
            locator="".join(secrets.choice(_LETTERS) for _ in range(8)),
            issued_at=ctx.now,
            expires_at=ctx.now + timedelta(days=RECEIPT_DAYS),
        )
    )
    ctx.record(Person, person.id, receipt="issued")


# --- steps ----------------------------------------------------------------------------------------


def _step(
    ctx: Context, given: RightsRequestStepInput, command: str, **changes: Any
) -> RightsRequest:
    request = _request(ctx, given.id)
    ctx.move(request, STATES, command, expected_version=given.expected_version, **changes)
    return request


def _ended(
    ctx: Context, given: RightsRequestStepInput, command: str, **changes: Any
) -> RightsRequest:
    request = _step(ctx, given, command, **changes)
    person = ctx.session.get(Person, (request.county_id, request.person_id))
    if person is not None:
        _contest(ctx, person)
    return request


def _contest(ctx: Context, person: Person) -> None:
    """Let nobody use the record while something is contested or restricted, and else all again."""
    ctx.session.flush()
    # Another request of the same person may come or go at this moment.
    ctx.session.refresh(person, with_for_update=True)
    standing: Any = RightsRequest.status.in_(_OPEN) & RightsRequest.kind.in_(CONTESTING)
    restricted: Any = RightsRequest.status == Status.GRANTED
    kept = restricted & RightsRequest.kind.in_(LASTING)
    mine = select(RightsRequest.id).where(is_of(person, RightsRequest), standing | kept)
    found = ctx.session.scalar(mine.limit(1))
    before = person.contested_at
    person.contested_at = None if found is None else before or ctx.now
    if person.contested_at != before:
        person.version += 1
        ctx.record(Person, person.id, contested_at=person.contested_at)


def _request(ctx: Context, global_id: str) -> RightsRequest:
    found: RightsRequest = _load(ctx, RightsRequest, global_id, "rights_request", "person_id", "id")
    return found


def _load(ctx: Context, table: Any, global_id: str, prefix: str, owner: str, field: str) -> Any:
    """A row that an officer reaches; for a person one of their own, and nothing else."""
    if ctx.actor.role != SUBJECT:
        return ctx.load(table, global_id, prefix, field)
    kind, inner = split_global(global_id) or ("", "")
    (county,) = ctx.actor.counties
    row = ctx.session.get(table, (county, inner)) if kind == prefix else None
    if row is None or getattr(row, owner) != ctx.actor.subject:
        raise NotFound(
            f"“{global_id[:60]}”不存在或不是您的。",
            f'"{global_id[:60]}" does not exist or is not yours.',
            field=field,
        )
    ctx.county_id = county
    return row


COMMANDS = (
    file_rights_request,
    verify_rights_request,
    grant_rights_request,
    refuse_rights_request,
    withdraw_rights_request,
    issue_receipt,
)
