"""删除 Erasing what is held of a person: at the end of its time, and on request.

The values and the record go in one transaction with a line in the erasure journal, which holds
random ids alone. Then the key is destroyed, and with it what any backup still holds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from ..clock import Clock, day_of
from ..columns import Base
from ..commands.runner import transact_again
from ..contribution import Retention
from ..database import Database
from ..errors import SetupError
from ..switches.tables import PluginSwitch
from ..tables import InstalledPlugin
from ..terms import PluginState
from .keeping import end_keeping, forget_text
from .keys import KeyStore, Purge
from .log import seal_entries, seal_is_due
from .tables import Erasure, Person, PersonValue, Receipt, SubjectSession, ToldRow, is_of

#: So many records go in one transaction: a long one would hold writers up.
_BATCH = 500


def erase(session: Session, person: Person, now: datetime) -> None:
    """Erase a record: its values, slips and sessions, and what was told of its case, which may name
    it; figures keep their counts."""
    forget_values(session, person, now)
    for text in _texts(session, person):
        forget_text(session, text, now)
    for table in (Receipt, SubjectSession):
        session.execute(delete(table).where(is_of(person, table)))
    session.delete(person)
    session.flush()


def forget_values(session: Session, person: Person, now: datetime) -> None:
    """Take out a person's values for ever; a correction puts others in their place."""
    session.execute(delete(PersonValue).where(is_of(person, PersonValue)))
    session.add(Erasure(key_id=person.key_id, person_id=person.id, at=now))
    session.flush()


def _texts(session: Session, person: Person | None = None) -> Iterator[ToldRow]:
    """What was told of a person's case, or of all."""
    noted = {*session.scalars(select(InstalledPlugin.name))}
    tables: list[Any] = [mapper.class_ for mapper in Base.registry.mappers]
    for table in tables:
        # A plugin that was never set up here has no tables.
        if issubclass(table, ToldRow) and table.__table__.info.get("owner") in noted:
            found = select(table).where(table.sealed.is_not(None))
            if person is not None:
                of_case = getattr(table, table.told_of) == person.matter_id
                found = found.where(table.county_id == person.county_id, of_case)
            yield from session.scalars(found)


async def do_duties(
    database: Database, keys: KeyStore, clock: Clock, retentions: Iterable[Retention]
) -> int:
    """What goes on whatever plugins are off: erase what is due, of persons and of plugins' rows,
    destroy the keys of all that was erased, note what was purged, seal the access log. How many
    records were erased. Several workers may do it at once; where nothing is due it only looks."""
    now, erased = clock.now(), 0
    due, gone, purged, unsealed = await database.look(lambda s: _look(s, now), "system")
    while due and (count := await transact_again(database, lambda s: _erase_due(s, now))):
        erased += count
    gone = gone if not erased else await database.look(_keys_to_destroy, "system")
    if gone:
        await keys.destroy(gone)
        done = update(Erasure).where(Erasure.key_id.in_(gone)).values(key_gone_at=now)
        await transact_again(database, lambda s: s.execute(done))
    if purged:
        await keys.note_purges(purged)
        noted = update(PluginSwitch).where(PluginSwitch.id.in_([each[0] for each in purged]))
        await transact_again(database, lambda s: s.execute(noted.values(noted_at=now)))
    if unsealed:
        await transact_again(database, lambda s: seal_entries(s, now))
    return erased + await end_keeping(database, retentions, now)


def _look(session: Session, now: datetime) -> tuple[bool, list[str], list[Purge], bool]:
    """Whether a record is to be erased, which keys are to be destroyed, which purges are to be
    noted, whether to seal."""
    due = session.scalar(select(Person.id).where(Person.erase_by <= day_of(now)).limit(1))
    new = select(PluginSwitch.id, PluginSwitch.county_id, PluginSwitch.plugin).where(
        PluginSwitch.state == PluginState.PURGED, PluginSwitch.noted_at.is_(None)
    )
    purged = [(row.id, row.county_id, row.plugin) for row in session.execute(new)]
    return due is not None, _keys_to_destroy(session), purged, seal_is_due(session, now)


def _erase_due(session: Session, now: datetime) -> int:
    past = select(Person).where(Person.erase_by <= day_of(now)).limit(_BATCH)
    due = session.scalars(past.with_for_update(skip_locked=True)).all()
    for person in due:
        erase(session, person, now)
    return len(due)


def _keys_to_destroy(session: Session) -> list[str]:
    waiting = select(Erasure.key_id).where(Erasure.key_gone_at.is_(None)).limit(_BATCH)
    return [*session.scalars(waiting)]


def replay(
    session: Session, known_keys: Collection[str], erased_keys: Collection[str], now: datetime
) -> int:
    """After a restore: erase every record and text whose key this or a newer journal names, or
    whose key there is no more; how many. SetupError where there is no key at all: the key store is
    not there yet."""
    named = {*session.scalars(select(Erasure.key_id)), *erased_keys}
    sealed: list[Any] = [*session.scalars(select(Person)), *_texts(session)]
    held = [each.key_id for each in sealed if each.key_id not in named]
    if held and not any(key_id in known_keys for key_id in held):
        raise SetupError(
            "密钥库中没有备份内任何人员的密钥；请先恢复密钥库和主密钥。 The key store has no key "
            "of a person in the backup; bring back the key store and the master key first."
        )
    back = [each for each in sealed if each.key_id in named or each.key_id not in known_keys]
    session.execute(delete(Erasure).where(Erasure.key_id.in_([each.key_id for each in back])))
    # The texts last: with a person some of them go.
    for each in back:
        (erase if isinstance(each, Person) else forget_text)(session, each, now)
    return len(back)
