"""查阅记录 The access log: who read what of whom, committed before it is shown, sealed in batches.

Reads only append. A duty chains each county's new entries to those before by a digest, so that
no entry can be changed, taken out or put in later without breaking the chain.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from ..access import Principal
from ..clock import Clock, stamp_text
from ..columns import Stamp
from ..database import Database
from ..errors import ZongzhiError
from .tables import AccessEntry, AccessSeal

#: An entry by its columns, but for its number and its time.
Entry = dict[str, Any]

_STAMP = Stamp()


@dataclass(frozen=True)
class Shown:
    """What one answer shows of one person."""

    county_id: str
    person_id: str
    #: By which approval and which emergency access it was open; empty for none.
    approval_id: str
    emergency_id: str
    fields: Iterable[str]


class AccessLog:
    """Writes what one process shows; the entries of readings that meet share a commit."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        names = [column.key for column in _SEALED if not column.primary_key]
        statement: Any = insert(AccessEntry).inline()
        compiled = statement.compile(dialect=database.dialect, column_keys=names)
        self._sql, self._names = str(compiled), compiled.positiontup
        #: Entries that wait for the commit before theirs.
        self._waiting: list[Entry] = []
        #: The commit that takes them, or took the last ones.
        self._writing: asyncio.Task[None] | None = None

    async def write(self, reader: Principal, shown: Sequence[Shown]) -> None:
        """Write one entry for each person; they are committed when this returns."""
        entries = [_entry(reader, each) for each in shown]
        writing = self._writing
        if writing is None or writing.done() or not self._waiting:
            writing = self._writing = asyncio.create_task(self._write_waiting(writing))
        self._waiting += entries
        try:
            # Whoever goes away takes nobody's entries along.
            await asyncio.shield(writing)
        except ZongzhiError:
            raise
        except Exception:
            # One that cannot be written is no fault of those that met it.
            await self._insert(entries)

    async def close(self) -> None:
        """Wait for the entries of those who went away."""
        await _end_of(self._writing)

    async def _write_waiting(self, before: asyncio.Task[None] | None) -> None:
        await _end_of(before)
        entries, self._waiting = self._waiting, []
        await self._insert(entries)

    async def _insert(self, entries: Sequence[Entry]) -> None:
        # The time is the commit's: no entry may come in below one that is sealed already.
        at = _STAMP.process_bind_param(self._clock.now(), self._database.dialect)
        rows = [[entry.get(name, at) for name in self._names] for entry in entries]
        await self._database.append(self._sql, rows, "log")


async def _end_of(writing: asyncio.Task[None] | None) -> None:
    if writing is not None and not writing.done():
        await asyncio.wait([writing])


def _entry(reader: Principal, shown: Shown) -> Entry:
    purposed = reader.purposed
    return {
        "county_id": shown.county_id,
        "person_id": shown.person_id,
        "reader": reader.name,
        "who": reader.role,
        "unit_id": reader.division_id,
        # Who reads their own record names no purpose.
        "purpose": purposed.code if purposed else "OWN_RECORD",
        "fields": ",".join(sorted(shown.fields)),
        "case_id": purposed.case if purposed else None,
        "approval_id": shown.approval_id or None,
        "emergency_id": shown.emergency_id or None,
    }


# --- the chain ------------------------------------------------------------------------------------

_SEALED = tuple(AccessEntry.__table__.columns)

#: So many of them every entry has; one with nothing in the others is digested as in earlier times.
_ALWAYS = len(_SEALED) - 2

#: A seal covers so much time, or more.
_SEALED_EVERY = timedelta(minutes=10)

#: A transaction that began earlier has long ended: no entry can come in below a sealed one.
_SETTLED = timedelta(minutes=1)


def seal_is_due(session: Session, now: datetime) -> bool:
    """Whether there are entries, and none was sealed for a while."""
    last = session.scalar(select(func.max(AccessSeal.at)))
    if last is not None and last > now - _SEALED_EVERY:
        return False
    return session.scalar(select(AccessEntry.id).limit(1)) is not None


def seal_entries(session: Session, now: datetime) -> int:
    """Seal the entries that wait, all but those of the last minute; answers how many."""
    counted = 0
    for county in session.scalars(select(AccessEntry.county_id).distinct()).all():
        last = _last_seal(session, county)
        settled = _entries(session, county, last.last_id if last else 0)
        entries = [*takewhile(lambda entry: entry.at <= now - _SETTLED, settled)]
        if entries:
            counted += len(entries)
            session.add(
                AccessSeal(
                    county_id=county,
                    no=last.no + 1 if last else 1,
                    last_id=entries[-1].id,
                    entries=len(entries),
                    digest=_digest(last.digest if last else "", entries),
                    at=now,
                )
            )
    return counted


def check_chain(session: Session) -> list[str]:
    """What is wrong with the chains; empty when every entry is as it was sealed."""
    wrong = []
    for county in session.scalars(select(AccessSeal.county_id).distinct()).all():
        before, since, earliest = "", 0, None
        seals = select(AccessSeal).where(AccessSeal.county_id == county).order_by(AccessSeal.no)
        for number, seal in enumerate(session.scalars(seals).all(), 1):
            entries = _entries(session, county, since, seal.last_id)
            whole = (seal.no, seal.entries, seal.digest)
            sound = whole == (number, len(entries), _digest(before, entries))
            if not sound or _has_back_dated(entries, earliest):
                wrong.append(f"查阅记录封条不符 access log seal {number} of county {county}")
                break
            before, since, earliest = seal.digest, seal.last_id, seal.at - 2 * _SETTLED
        else:
            if _has_back_dated(_entries(session, county, since), earliest):
                wrong.append(f"查阅记录时间不符 access log of county {county}: dated back")
    return wrong


def _has_back_dated(entries: Sequence[Any], earliest: datetime | None) -> bool:
    """Whether an entry after a seal is older than that lets it be."""
    return earliest is not None and any(entry.at < earliest for entry in entries)


def find_heads(session: Session) -> dict[str, str]:
    """The last digest of each county's chain: who keeps it elsewhere sees a chain cut short."""
    seals = select(AccessSeal.county_id, AccessSeal.digest).order_by(AccessSeal.no)
    return {seal.county_id: seal.digest for seal in session.execute(seals)}


def _last_seal(session: Session, county: str) -> AccessSeal | None:
    seals = select(AccessSeal).where(AccessSeal.county_id == county)
    return session.scalars(seals.order_by(AccessSeal.no.desc()).limit(1)).first()


def _entries(session: Session, county: str, after: int, until: int | None = None) -> Sequence[Any]:
    chosen = select(*_SEALED).where(AccessEntry.county_id == county, AccessEntry.id > after)
    if until is not None:
        chosen = chosen.where(AccessEntry.id <= until)
    return session.execute(chosen.order_by(AccessEntry.id)).all()


def _digest(before: str, entries: Sequence[Any]) -> str:
    running = hashlib.sha256(before.encode())
    for entry in entries:
        kept = entry if any(entry[_ALWAYS:]) else entry[:_ALWAYS]
        values = [stamp_text(v) if isinstance(v, datetime) else v for v in kept]
        running.update(json.dumps(values, ensure_ascii=False).encode() + b"\n")
    return running.hexdigest()
