"""保留 Keeping: the end of what plugins hold until a day that they declared (`registrar.keeps`).

A duty of core, which no switch stops. It knows no plugin: a row gets what was declared, and has no
end from then on; a matter is closed, its version is raised, and readers of the feed hear of it.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from ..clock import FOREVER, day_of
from ..columns import Placed
from ..commands.changes import note_change
from ..commands.runner import transact_again
from ..contribution import Retention
from ..database import Database
from ..ids import new_id
from ..tables import InstalledPlugin, JournalEntry
from .tables import Erasure, ToldRow

log = structlog.get_logger()

#: So many rows go in one transaction: a long one would hold writers up.
_BATCH = 500
_COMMAND, _ACTOR = "erase", "system:duties"


async def end_keeping(database: Database, retentions: Iterable[Retention], now: datetime) -> int:
    """Erase the rows whose day has come; how many. What a plugin declared wrongly is logged and
    harms no other's duty."""
    held = select(InstalledPlugin.name)
    noted = await database.look(lambda session: set(session.scalars(held)), "system")
    erased = 0
    for kept in retentions:
        if kept.plugin not in noted:
            continue  # its tables may not be there
        try:
            erased += await _end(database, kept, now)
        except Exception:
            log.exception("erasure failed", plugin=kept.plugin, table=kept.table.__tablename__)
    return erased


async def _end(database: Database, kept: Retention, now: datetime) -> int:
    erased, work = 0, functools.partial(_erase_some, kept=kept, now=now)
    due = await database.look(lambda s: s.scalars(_past(kept, now).limit(1)).first(), "system")
    while due is not None and (count := await transact_again(database, work)):
        erased += count
    return erased


def _past(kept: Retention, now: datetime) -> Any:
    table: Any = kept.table
    return select(table).where(getattr(table, kept.until) <= day_of(now))


def _erase_some(session: Session, kept: Retention, now: datetime) -> int:
    some = _past(kept, now).limit(_BATCH).with_for_update(skip_locked=True)
    due: Any = session.scalars(some).all()
    for row in due:
        if isinstance(row, ToldRow):
            forget_text(session, row, now)
        for name, value in {**_after(row, now), **kept.erased, kept.until: FOREVER}.items():
            setattr(row, name, value() if callable(value) else value)
    session.flush()
    for row in due:
        if isinstance(row, Placed):
            note_change(session, row, _COMMAND, now, day_of(now))
    if due:
        session.execute(insert(JournalEntry), [_line(row, now) for row in due])
    return len(due)


def forget_text(session: Session, told: ToldRow, now: datetime) -> None:
    """Take out what was told of a case for ever; its key goes with the next duties."""
    if told.key_id is not None:
        session.add(Erasure(key_id=told.key_id, person_id=told.id, at=now))
    told.key_id, told.sealed, told.keep_until = None, None, FOREVER


def _after(row: Any, now: datetime) -> dict[str, Any]:
    """What becomes of the columns that all kinds of matters have, of a row that has them."""
    values: dict[str, Any] = {}
    if hasattr(row, "updated_at"):
        values["updated_at"] = now
    if hasattr(row, "closed_at"):
        values["closed_at"] = row.closed_at or now
    if hasattr(row, "version"):
        values["version"] = row.version + 1
    return values


def _line(row: Any, now: datetime) -> dict[str, Any]:
    """The journal's line, without a word of what stood there."""
    subject = {"subject_type": row.__tablename__, "subject_id": row.id, "changes": "{}"}
    who = {"actor": _ACTOR, "command": _COMMAND, "at": now}
    return {"county_id": row.county_id, "id": new_id(), **who, **subject}
