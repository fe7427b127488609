"""Import of divisions: all or nothing, any number of times.

The source, mostly files, is read twice: once to check it as a whole (`intake`), once to write.
Every fault is told by file and line, and one fault refuses the import: `SetupError` is raised, and
the caller's transaction must end with a rollback. Memory holds what may be a parent, never the
villages.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import Connection, select, update
from sqlalchemy.orm import Session

from ..clock import FOREVER
from ..ids import new_id
from ..terms import Level
from . import intake
from .kinds import derive_kind, shorten
from .lineage import PathBook, Wish, code_step, step_width
from .revision import Revision
from .rows import FAULTS_KEPT, Faults, Row, Source
from .store import (
    UNITS,
    VERSIONS,
    check_day,
    connection_of,
    finish_change,
    insert_many,
    refresh_statistics,
)

#: Small, so that a batch's objects die young: larger ones double the time in the collector.
BATCH = 500
#: From when imported divisions hold, where nothing else is said.
BEGINNING = date(1900, 1, 1)

_COLUMNS = (
    *("division_id", "valid_from", "valid_to", "parent_id", "county_id", "level", "kind", "code"),
    *("name", "short_name", "urban_rural", "sort_no", "path"),
)


@dataclass
class ImportReport:
    """What an import did; `by_level` counts the rows of the files, changed or not."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    by_level: dict[Level, int] = field(default_factory=lambda: dict.fromkeys(Level, 0))
    seconds: float = 0.0
    #: Siblings of one name and the like: worth a look, no reason to refuse.
    warnings: list[str] = field(default_factory=list)


def import_divisions(
    session: Session,
    source: Source,
    *,
    within: str | None = None,
    valid_from: date = BEGINNING,
    progress: Callable[[int], None] | None = None,
    make_id: Callable[[str], str] | None = None,
) -> ImportReport:
    """Bring the divisions of a source into the tree.

    A code that is there already with another name, stated kind or class opens a new version from
    `valid_from`, which must then be later than the present version's start. A kind that is merely
    derived never changes a stored one.

    :param within: take only what lies under this code, and what lies above it.
    :param progress: told after each batch how many rows it had.
    :param make_id: gives the id of a new unit by its code; a fresh one when left out.
    :raises SetupError: a file cannot be read, or lines are wrong: at most 20 are listed.
    """
    check_day(valid_from)
    started = time.perf_counter()
    connection, scope, faults = connection_of(session), intake.Scope(within), Faults()
    survey = intake.survey_rows(source, scope, faults)
    faults.refuse()
    places = intake.load_places(connection)
    intake.settle_stand_ins(survey, places)
    intake.check_parents(survey, places, faults)
    direct = intake.list_direct(survey, places, faults)
    faults.refuse()
    ids = make_id or (lambda code: new_id())
    work = _Import(connection, survey, places, direct, valid_from, faults, ids)
    work.mark_direct()
    for batch in work.list_batches(source(faults), scope):
        work.write(batch)
        if progress is not None:
            progress(len(batch))
    faults.refuse()
    if work.report.added or work.report.changed:
        finish_change(session)
    work.report.seconds = time.perf_counter() - started
    return work.report


@dataclass(eq=False)
class _Import:
    """The writing pass: batches of rows of one level, parents before children."""

    connection: Connection
    survey: intake.Survey
    places: dict[str, intake.Place]
    direct: set[str]
    valid_from: date
    faults: Faults
    make_id: Callable[[str], str]

    def __post_init__(self) -> None:
        self.report = ImportReport()
        first = self.connection.scalar(select(VERSIONS.c.division_id).limit(1))
        self.empty = first is None
        self.revision = Revision(self.connection, self.valid_from, self.faults)
        self.book = PathBook(self.connection, empty=self.empty)
        self._refresh_at = 1000
        self._siblings: tuple[str | None, set[str]] = (None, set())

    def mark_direct(self) -> None:
        """A stored prefecture that turns out to have no counties becomes its own county."""
        for place in (self.places[code] for code in self.direct if code in self.places):
            if place.county_id is None:
                place.county_id = place.id
                self.connection.execute(
                    update(VERSIONS)
                    .where(VERSIONS.c.division_id == place.id)
                    .values(county_id=place.id)
                )

    def list_batches(self, rows: Iterator[Row], scope: intake.Scope) -> Iterator[list[Row]]:
        """The rows of the files, level by level; villages straight from the second reading."""
        upper = sorted(self.survey.upper.values(), key=lambda row: (row.level.rank, row.code))
        for level in list(Level)[:-1]:
            yield from _cut(row for row in upper if row.level is level)
        if self.survey.villages:
            yield from _cut(row for row in rows if row.level is Level.VILLAGE and scope.takes(row))

    def write(self, rows: list[Row]) -> None:
        """Add, change or leave each row of a batch."""
        stored = {} if self.empty else self.revision.load([row.code for row in rows])
        new = []
        self.report.by_level[rows[0].level] += len(rows)
        for row in rows:
            parent = self._place_of(row)
            self._note_sibling(row, parent)
            present = self.revision.match(row, stored.get(row.code, []))
            if present is None:
                if self._may_add(row, parent):
                    new.append((row, parent))
            elif self.revision.compare(row, parent, present):
                self.report.changed += 1
            else:
                self.report.unchanged += 1
        self._add(new)

    # --- what is new ----------------------------------------------------------------------------

    def _place_of(self, row: Row) -> intake.Place | None:
        """Where the row's parent lies; None for a root, and below a row that was refused."""
        code = row.parent and intake.find_parent(row.parent, self.survey, self.places)
        return self.places.get(code) if code else None

    def _may_add(self, row: Row, parent: intake.Place | None) -> bool:
        if parent is not None and parent.since > self.valid_from:
            zh = f'上级 "{parent.code}" 自 {parent.since} 才存在；请用 --from 指定'
            en = f'its parent "{parent.code}" is there only since {parent.since}; give --from'
            self.faults.add_row(row, zh, en)
            return False
        homeless = parent is None or parent.county_id is None
        if homeless and row.level in (Level.TOWNSHIP, Level.VILLAGE):
            self.faults.add_row(row, "其上级不属于任何县级", "its parent belongs to no county")
            return False
        return True

    def _add(self, new: Sequence[tuple[Row, intake.Place | None]]) -> None:
        if not new:
            return
        level = new[0][0].level
        wishes = [_wish(row, parent, level) for row, parent in new]
        paths = self.book.give(wishes)
        versions = [
            self._version(row, parent, path, level)
            for (row, parent), path in zip(new, paths, strict=True)
        ]
        units = [(version[0], self.valid_from, FOREVER, version[0]) for version in versions]
        insert_many(self.connection, UNITS, ("id", "opened_on", "closed_on", "heir_id"), units)
        insert_many(self.connection, VERSIONS, _COLUMNS, versions)
        self.report.added += len(versions)
        if self.report.added >= self._refresh_at:
            self._refresh_at *= 20
            refresh_statistics(self.connection)

    def _version(
        self, row: Row, parent: intake.Place | None, path: str, level: Level
    ) -> tuple[Any, ...]:
        """The first version of a new unit, in the order of `_COLUMNS`."""
        code, own_id = row.code, self.make_id(row.code)
        county_id = parent.county_id if parent else None
        if level is Level.COUNTY or code in self.direct:
            county_id = own_id
        if level is not Level.VILLAGE:
            self.places[code] = intake.Place(
                own_id, code, row.name, level, path, county_id, self.valid_from
            )
        return (
            own_id,
            self.valid_from,
            FOREVER,
            parent.id if parent else None,
            county_id,
            level,
            row.kind or derive_kind(code, row.name, level),
            code,
            row.name,
            shorten(row.name, level),
            row.urban_rural,
            int(code[-step_width(level) :]),
            path,
        )

    # --- notes ----------------------------------------------------------------------------------

    def _note_sibling(self, row: Row, parent: intake.Place | None) -> None:
        """Warn of two siblings of one name, where they stand together."""
        above = parent.id if parent else None
        if self._siblings[0] != above:
            self._siblings = (above, set())
        if row.name in self._siblings[1] and len(self.report.warnings) < FAULTS_KEPT:
            self.report.warnings.append(
                f'{row.file}:{row.line} "{row.code}": 同级重名 "{row.name}" a sibling has this name'
            )
        self._siblings[1].add(row.name)


def _wish(row: Row, parent: intake.Place | None, level: Level) -> Wish:
    """Where a new unit wants to lie: by its code; a root's whole path is its code."""
    if parent is None:
        return "", level, row.code
    return parent.path, level, code_step(row.code, parent.code, level)


def _cut(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Cut rows into batches."""
    rest = iter(rows)
    while batch := list(islice(rest, BATCH)):
        yield batch
