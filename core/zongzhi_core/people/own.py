"""本人查询 A person and their own record: a slip's code opens it, once, for a short while."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from ..access import SUBJECT, Principal
from ..clock import Clock
from ..database import Database
from ..errors import Forbidden, NotFound
from ..graph.declare import NodeType, Occurrence
from ..state import SESSION_PREFIX, digest_of
from ..tables import Approval, Division
from ..viewer import TODAY
from .late import held_back, told_late
from .log import Shown
from .tables import (
    AccessEntry,
    EmergencyAccess,
    Person,
    PersonValue,
    Receipt,
    RightsRequest,
    SubjectSession,
    is_case,
    is_of,
)
from .terms import PersonField
from .vault import Vault

MINUTES = 30
#: What every kind of matter has and a person is told of theirs.
CASE_FIELDS = ("no", "phase", "opened_at", "due_at", "overdue", "closed_at")


@dataclass(frozen=True)
class OwnRecord:
    """What is held of a person, who read it, and what they asked for."""

    person: Person
    values: dict[PersonField, str]
    entries: Sequence[Any]
    emergencies: Sequence[EmergencyAccess]
    requests: Sequence[RightsRequest]
    #: Kind, number, phase and dates of the case; None where its plugin was removed.
    kind: NodeType | None
    case: Any
    #: Values are held that nobody opens any more: their key is gone.
    key_gone: bool = False


async def open_record(database: Database, vault: Vault, clock: Clock, code: str) -> str:
    """The secret of a session for the record of a slip's code, which opens nothing afterwards;
    FORBIDDEN for a code that is wrong, was used or has run out: the three answer alike."""
    locator = code.strip().upper()[:8]
    right = hmac.compare_digest(vault.receipt_code(locator).encode(), code.strip().upper().encode())
    secret = SESSION_PREFIX + secrets.token_urlsafe(32)

    def use(session: Session) -> bool:
        now = clock.now()
        session.execute(delete(SubjectSession).where(SubjectSession.expires_at < now))
        held = select(Receipt).where(Receipt.locator == locator).with_for_update()
        receipt = session.scalar(held)
        if receipt is None or receipt.used_at is not None or receipt.expires_at <= now:
            return False
        receipt.used_at = now
        session.add(
            SubjectSession(
                digest=digest_of(secret),
                county_id=receipt.county_id,
                person_id=receipt.person_id,
                expires_at=now + timedelta(minutes=MINUTES),
            )
        )
        return True

    if not (right and await database.transact(use, "auth")):
        raise Forbidden(
            "查询码无效、已用过或已过期；请向受理单位索取新的回执。",
            "The code is wrong, was used, or has run out; ask the office for a new slip.",
        )
    return secret


async def read_own(
    database: Database,
    vault: Vault,
    subject: Principal,
    now: datetime,
    kinds: Iterable[NodeType],
) -> OwnRecord:
    """The record of whoever has opened theirs; NOT_FOUND once it is erased."""

    def read(session: Session) -> OwnRecord:
        (county,) = subject.counties
        person = session.get(Person, (county, subject.subject or ""))
        if person is None:
            raise NotFound("记录已删除。", "The record has been erased.")
        sealed = select(PersonValue).where(is_of(person, PersonValue))
        requests = select(RightsRequest).where(is_of(person, RightsRequest))
        record = OwnRecord(
            person,
            {value.field: value.sealed for value in session.scalars(sealed)},
            session.execute(_entries(person, now)).all(),
            session.scalars(_emergencies(person, now)).all(),
            session.scalars(requests.order_by(RightsRequest.filed_at)).all(),
            *_case(session, person, kinds, now),
        )
        # It is shown when the transaction is over.
        session.expunge_all()
        return record

    held = await database.look(read, "read")
    values = await vault.open_values(held.person.key_id, held.values)
    # Whoever has the slip may be another than the person, who sees it there the next time.
    if names := [field.name for field in values]:
        own = (held.person.county_id, held.person.id, "", "")
        await vault.log.write(subject, [Shown(*own, names)])
    return replace(held, values=values, key_gone=values.keys() != held.values.keys())


def _case(session: Session, person: Person, kinds: Iterable[NodeType], now: datetime) -> Any:
    """What the person is told of the case for which they are recorded, and its kind: nothing of
    anybody else."""
    for kind in kinds:
        table: Any = kind.table
        leaves: Any = kind.fields
        row = Occurrence(table, None, TODAY)
        shown = [leaves[name].sql(row).label(name) for name in (*CASE_FIELDS, *kind.told)]
        of_case = (table.county_id == person.county_id) & (table.id == person.matter_id)
        chosen = select(*shown).where(of_case)
        if (found := session.execute(chosen, {"v_now": now}).first()) is not None:
            return kind, found
    return None, None


def _entries(person: Person, now: datetime) -> Any:
    """Who read the record, or what was told of its case, of which unit, in which role another
    approved it, and whether it is told late; the newest first."""
    entry: Any = AccessEntry
    whose = entry.person_id.in_((person.id, person.matter_id))
    unit = (Division.id == entry.unit_id) & (Division.valid_to > date(9999, 1, 1))
    # Of what was told of the case nobody hears whose approval opened it but that person.
    own = (Approval.id == entry.approval_id) & (Approval.subject_id == person.id)
    by = (Approval.county_id == entry.county_id) & own
    case = (person, entry.at, now)
    # One's own reading is held back by no order.
    others = entry.who != SUBJECT
    return (
        select(entry, Division.name, Approval.approved_as, told_late(*case) & others)
        .outerjoin(Division, unit)
        .outerjoin(Approval, by)
        .where(entry.county_id == person.county_id, whose, ~(held_back(*case) & others))
        .order_by(entry.id.desc())
    )


def _emergencies(person: Person, now: datetime) -> Any:
    """The emergency accesses that opened the record, the newest first."""
    opened: Any = EmergencyAccess
    found = select(opened).where(is_case(opened, person), ~held_back(person, opened.opened_at, now))
    return found.order_by(opened.opened_at.desc(), opened.id.desc())
