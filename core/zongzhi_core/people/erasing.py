"""删除 Erasing what is held of a person: at the end of its time, and on request.

The values and the record go in one transaction with a line in the erasure journal, which holds
random ids alone. Then the key is destroyed, and with it what any backup still holds.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from ..clock import Clock, day_of
from ..database import Database
from ..errors import SetupError
from .keys import KeyStore
from .log import seal_entries
from .tables import Erasure, Person, PersonValue, Receipt, SubjectSession

#: So many records go in one transaction: a long one would hold writers up.
_BATCH = 500


def erase(session: Session, person: Person, now: datetime) -> None:
    """Erase a record: its values, slips and sessions; figures keep their counts."""
    forget_values(session, person, now)
    for table in (Receipt, SubjectSession):
        session.execute(delete(table).where(_of(person, table)))
    session.delete(person)
    session.flush()


def forget_values(session: Session, person: Person, now: datetime) -> None:
    """Take out a person's values for ever; a correction puts others in their place."""
    session.execute(delete(PersonValue).where(_of(person, PersonValue)))
    session.add(Erasure(key_id=person.key_id, person_id=person.id, at=now))
    session.flush()


def _of(person: Person, table: Any) -> Any:
    return (table.county_id == person.county_id) & (table.person_id == person.id)


async def do_duties(database: Database, keys: KeyStore, clock: Clock) -> int:
    """What goes on whatever plugins are off: erase what is due, destroy the keys of all that was
    erased, seal the access log. How many records were erased."""
    now, erased = clock.now(), 0
    while count := await database.transact(lambda s: _erase_due(s, day_of(now), now), "command"):
        erased += count
    gone = await database.look(_keys_to_destroy, "command")
    if gone:
        await keys.destroy(gone)
        done = update(Erasure).where(Erasure.key_id.in_(gone)).values(key_gone_at=now)
        await database.transact(lambda s: s.execute(done), "command")
    await database.transact(lambda s: seal_entries(s, now), "command")
    return erased


def _erase_due(session: Session, today: date, now: datetime) -> int:
    due = session.scalars(select(Person).where(Person.erase_by <= today).limit(_BATCH)).all()
    for person in due:
        erase(session, person, now)
    return len(due)


def _keys_to_destroy(session: Session) -> list[str]:
    waiting = select(Erasure.key_id).where(Erasure.key_gone_at.is_(None)).limit(_BATCH)
    return [*session.scalars(waiting)]


def replay(
    session: Session, known_keys: Collection[str], erased_keys: Collection[str], now: datetime
) -> int:
    """After a restore: erase every record whose key this or a newer journal names, or whose key
    there is no more. SetupError where no record has its key: the key store is not there yet."""
    named = {*session.scalars(select(Erasure.key_id)), *erased_keys}
    persons = session.scalars(select(Person)).all()
    if persons and not any(person.key_id in known_keys for person in persons):
        raise SetupError(
            "密钥库中没有备份内任何人员的密钥；请先恢复密钥库和主密钥。 The key store has no key "
            "of a person in the backup; bring back the key store and the master key first."
        )
    back = [p for p in persons if p.key_id in named or p.key_id not in known_keys]
    session.execute(delete(Erasure).where(Erasure.key_id.in_([p.key_id for p in back])))
    for person in back:
        erase(session, person, now)
    return len(back)
