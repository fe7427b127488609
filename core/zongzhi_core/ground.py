"""What a snapshot stands on: the counties, the reach of divisions, and the work days.

Only divisions and work days change it, so a switch or a token, which come often, keep it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from .read.rows import holds
from .tables import Division, DivisionSuccessor
from .terms import Level
from .work_days import WorkDays, load_work_days

#: Values in one statement.
_BATCH = 500
#: Digits of a path down to each level above a village.
_STEPS = (2, 4, 6, 9)


@dataclass(frozen=True)
class Place:
    """A county of the day."""

    id: str
    code: str
    path: str
    #: Whether one of its divisions was ever merged into another.
    moved: bool


@dataclass(frozen=True)
class Scope:
    """The reach of a token: a subtree, and what stands above it."""

    code: str | None
    path: str
    above: tuple[str, ...]
    county_id: str | None


@dataclass(frozen=True)
class Ground:
    """Divisions and work days as snapshots need them, until either changes."""

    #: How often they had changed, and the day.
    mark: tuple[int, date]
    counties: list[Place]
    work_days: WorkDays
    #: By division: of each county, and of whatever else was asked for.
    scopes: dict[str, Scope]

    def add_scopes(self, session: Session, ids: Iterable[str]) -> None:
        """Know the scopes of these divisions too."""
        self.scopes.update(_scopes(session, set(ids) - self.scopes.keys(), self.mark[1]))


def load_ground(session: Session, today: date, mark: tuple[int, date]) -> Ground:
    """Read the ground of a day."""
    columns = (Division.id, Division.code, Division.path)
    rows = list(session.execute(counties_on(today).with_only_columns(*columns)))
    ended = select(DivisionSuccessor.predecessor_id)
    moved = set(session.scalars(select(Division.county_id).where(Division.id.in_(ended))))
    return Ground(
        mark=mark,
        counties=[Place(row.id, row.code or "", row.path, row.id in moved) for row in rows],
        work_days=load_work_days(session),
        scopes=_scopes(session, (row.id for row in rows), today),
    )


def counties_on(day: date) -> Any:
    """Every county of a day; a prefecture without counties stands as its own."""
    return select(Division).where(
        Division.id == Division.county_id,
        holds(Division, day),
        Division.level.in_((Level.COUNTY, Level.PREFECTURE)),
    )


def _scopes(session: Session, ids: Iterable[str], today: date) -> dict[str, Scope]:
    """The scope of each division; the latest version when it has ended."""
    columns = (Division.id, Division.code, Division.path, Division.county_id)
    rows: dict[str, Any] = {}
    listed = sorted(ids)
    for n in range(0, len(listed), _BATCH):
        chosen = select(*columns).where(Division.id.in_(listed[n : n + _BATCH]))
        for row in session.execute(chosen.order_by(Division.valid_from)):
            rows[row.id] = row
    prefixes = sorted({row.path[:k] for row in rows.values() for k in _STEPS})
    by_path: dict[str, str] = {}
    for n in range(0, len(prefixes), _BATCH):
        found = select(Division.path, Division.id).where(
            Division.path.in_(prefixes[n : n + _BATCH]), holds(Division, today)
        )
        by_path.update((row.path, row.id) for row in session.execute(found))
    return {
        key: Scope(row.code, row.path, _above(row.path, by_path), row.county_id)
        for key, row in rows.items()
    }


def _above(path: str, by_path: Mapping[str, str]) -> tuple[str, ...]:
    steps = (path[:k] for k in _STEPS if k < len(path))
    return tuple(by_path[step] for step in steps if step in by_path)
