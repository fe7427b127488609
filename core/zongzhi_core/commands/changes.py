"""The change feed 变更, written: word of each record that a command added or changed.

A row of `core_change` is left in the command's transaction. On PostgreSQL `turn` is the
transaction's number. No turn is smaller than that of the same record's change before it, whose
transaction held the record locked: so each record is told in order. SQLite has one writer, and
numbers rows in the order of its commits.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, String, cast, delete, func, insert, select
from sqlalchemy.orm import Session

from ..errors import BadInput
from ..kept_figures import forget_figures
from ..tables import Change

#: Changes are kept for so many days at least.
LEAST_DAYS = 30


def note_change(session: Session, row: Any, command: str, at: datetime, today: date) -> None:
    """Leave word of a record that a command added or changed: it is locked until the commit."""
    table: Any = Change.__table__
    session.execute(
        insert(table).values(
            turn=_turn(session, row),
            county_id=row.county_id,
            path=row.path,
            division_id=row.division_id,
            placed_on=getattr(row, "placed_on", today),
            subject_table=row.__tablename__,
            subject_id=row.id,
            command=command,
            at=at,
        )
    )


def _turn(session: Session, row: Any) -> Any:
    """The number of this transaction, or of the record's last change if that is greater: a
    transaction may have begun early and come late to the record."""
    own = _own_turn(session)
    if session.get_bind().dialect.name != "postgresql":
        return own
    before = select(func.max(Change.turn)).where(
        Change.county_id == row.county_id, Change.subject_id == row.id
    )
    return func.greatest(own, before.scalar_subquery())


def _own_turn(session: Session) -> Any:
    if session.get_bind().dialect.name != "postgresql":
        return 0
    return cast(cast(func.pg_current_xact_id(), String), BigInteger)


def count_foreign_changes(session: Session) -> int:
    """Changes with a turn that this server has not reached: they came with another's rows."""
    ahead = select(func.count()).select_from(Change).where(Change.turn > _own_turn(session))
    return session.scalar(ahead) or 0


def forget_changes(session: Session, before: datetime, now: datetime) -> int:
    """Delete the changes of before a moment; how many there were. BAD_INPUT for a moment that is
    not yet thirty days past."""
    if now - before < timedelta(days=LEAST_DAYS):
        raise BadInput(
            f"变更至少保留 {LEAST_DAYS} 天。", f"Changes are kept for at least {LEAST_DAYS} days."
        )
    forget_figures(session)
    gone: Any = session.execute(delete(Change).where(Change.at < before))
    return int(gone.rowcount)
