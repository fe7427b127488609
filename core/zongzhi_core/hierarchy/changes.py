"""Changes of divisions: dated, documented, and never of the past.

A change takes effect on a day: the version of the day before ends, another begins. Renaming and
recoding keep the unit's id and path; merging ends units, and their successor goes on unchanged.
What was true on earlier days stays as it was. Several changes may take effect on one day, as when
a merged township's villages get new codes.

All raise `BadInput` for a value that cannot be used (unknown code, no document, a day before the
present version) and `RuleRefused` for what the rules of the tree forbid.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, case, delete, insert, select, update
from sqlalchemy import Row as Stored
from sqlalchemy.orm import Session

from ..clock import FOREVER, Clock, day_of
from ..errors import BadInput, RuleRefused
from ..ids import new_id
from ..tables import Centre, DivisionChange, DivisionSuccessor, JournalEntry, Organisation
from ..terms import DivisionChangeKind, Level
from .kinds import NAME_LENGTH, WIDTH_OF_LEVEL, shorten, usable_name
from .lineage import PathBook, Wish, step_width
from .placing import bring_along, placed_tables
from .store import UNITS, VERSIONS, check_day, connection_of, finish_change, is_version, open_next

_Version = Stored[Any]


@dataclass(frozen=True)
class Paper:
    """批文 The document that orders a change: from which day, under which number, who enters it."""

    effective_on: date
    document_no: str
    actor: str
    note: str = ""


def rename(session: Session, clock: Clock, code: str, name: str, paper: Paper) -> str:
    """Give a division another name from a day on; answers the id of the change."""
    name = name.strip()
    if not usable_name(name):
        raise BadInput(
            f'名称 "{name}" 无效：应为 1 至 {NAME_LENGTH} 个字符。',
            f'Name "{name}" cannot be used: 1 to {NAME_LENGTH} characters.',
        )
    event = _Event(session, clock, paper)
    unit = event.find(code)
    event.open_version(unit, name=name, short_name=shorten(name, unit.level))
    return event.record(DivisionChangeKind.RENAME, f"{code}: {unit.name} → {name}", [unit])


def recode(session: Session, clock: Clock, code: str, new_code: str, paper: Paper) -> str:
    """Give a division another code from a day on; its path stays. Answers the change's id."""
    event = _Event(session, clock, paper)
    unit = event.find(code)
    level: Level = unit.level
    if len(new_code) != WIDTH_OF_LEVEL[level] or not (new_code.isascii() and new_code.isdigit()):
        raise BadInput(
            f'代码 "{new_code}" 不适用于{level.zh}。',
            f'Code "{new_code}" does not fit level {level.name}.',
        )
    event.check_free(new_code)
    event.open_version(unit, code=new_code, sort_no=int(new_code[-step_width(level) :]))
    return event.record(DivisionChangeKind.RECODE, f"{code} → {new_code}", [unit])


def merge(
    session: Session, clock: Clock, ending: Sequence[str], successor: str, paper: Paper
) -> str:
    """End townships or villages of one county in another of their level, on a day.

    Villages of an ending township move under the successor; centres and organisations of the
    ending units end with them. Answers the change's id.
    """
    event = _Event(session, clock, paper)
    if event.day > event.today:
        raise BadInput(
            f"合并日期 {event.day} 在将来；请到生效当日再登记。",
            f"The merge on {event.day} lies ahead; record it on its day.",
        )
    heir = event.find(successor)
    units = [event.find(code) for code in dict.fromkeys(ending)]
    if not units:
        raise BadInput("没有要合并的单位。", "No unit was named that ends.")
    for unit in units:
        _check_pair(unit, heir)
    for unit in units:
        event.move_children(unit, heir)
        event.end(unit)
    words = f"{', '.join(str(unit.code) for unit in units)} → {successor}"
    change_id = event.record(DivisionChangeKind.MERGE, words, [*units, heir])
    event.succeed([unit.division_id for unit in units], heir.division_id, change_id)
    return change_id


def _check_pair(unit: _Version, heir: _Version) -> None:
    """May the one end in the other? Both are found by code, so both are there today."""
    if unit.division_id == heir.division_id:
        raise RuleRefused(
            f'"{unit.code}" 不能并入自身。', f'"{unit.code}" cannot be merged into itself.'
        )
    if unit.level is not heir.level or unit.level not in (Level.TOWNSHIP, Level.VILLAGE):
        raise RuleRefused(
            f'"{unit.code}" 与 "{heir.code}" 不能合并：只能在乡级之间或村级之间合并。',
            f'"{unit.code}" and "{heir.code}" cannot be merged: townships or villages only.',
        )
    if unit.county_id != heir.county_id:
        raise RuleRefused(
            f'"{unit.code}" 与 "{heir.code}" 不在同一县，不能合并。',
            f'"{unit.code}" and "{heir.code}" lie in different counties and cannot be merged.',
        )


class _Event:
    """One change on one day, in the caller's transaction."""

    def __init__(self, session: Session, clock: Clock, paper: Paper) -> None:
        if not paper.document_no.strip():
            raise BadInput("缺少批准文号。", "The number of the approving document is missing.")
        check_day(paper.effective_on)
        self.session, self.clock, self.paper = session, clock, paper
        self.day, self.today = paper.effective_on, day_of(clock.now())
        self.connection: Connection = connection_of(session)
        #: Units that came to lie elsewhere, or nowhere.
        self.moved: list[str] = []

    def find(self, code: str) -> _Version:
        """The present version of the unit with this code, which the day may not precede."""
        present = (VERSIONS.c.code == code) & (VERSIONS.c.valid_to == FOREVER)
        version = self.connection.execute(select(VERSIONS).where(present)).first()
        if version is None:
            raise BadInput(f'没有代码为 "{code}" 的区划。', f'No division has the code "{code}".')
        self._check_day(version)
        return version

    def check_free(self, code: str) -> None:
        """Nobody else may have the code on the day or later."""
        used = (VERSIONS.c.code == code) & (VERSIONS.c.valid_to > self.day)
        owner = self.connection.execute(select(VERSIONS.c.name).where(used)).first()
        if owner is not None:
            raise RuleRefused(
                f'代码 "{code}" 已由 "{owner.name}" 使用。',
                f'Code "{code}" is in use by "{owner.name}".',
            )

    def open_version(self, version: _Version, **changes: Any) -> None:
        """End a version on the day and open the next; one that begins that day is amended."""
        if version.valid_from == self.day:
            self._update(version, **changes)
        else:
            open_next(self.connection, version, self.day, **changes)

    def move_children(self, unit: _Version, heir: _Version) -> None:
        """Put what lies under an ending unit under its successor: new versions, new paths."""
        below = (VERSIONS.c.parent_id == unit.division_id) & (VERSIONS.c.valid_to == FOREVER)
        children = self.connection.execute(select(VERSIONS).where(below).order_by(VERSIONS.c.path))
        moved = list(children)
        wishes: list[Wish] = [
            (heir.path, child.level, child.path[-step_width(child.level) :]) for child in moved
        ]
        paths = PathBook(self.connection).give(wishes)
        for child, path in zip(moved, paths, strict=True):
            self._check_day(child)
            self.open_version(child, parent_id=heir.division_id, path=path)
            self.moved.append(child.division_id)

    def end(self, version: _Version) -> None:
        """End a unit, and its centre and organisations with it.

        A version that begins on the day never held: it goes, and the one before it was the last.
        """
        unit_id = version.division_id
        opened = self.connection.scalar(select(UNITS.c.opened_on).where(UNITS.c.id == unit_id))
        if opened == self.day:
            raise RuleRefused(
                f'"{version.code}" 当日才设立，不能当日撤并。',
                f'"{version.code}" was opened that day and cannot end on it.',
            )
        if version.valid_from == self.day:
            self.connection.execute(delete(VERSIONS).where(is_version(version)))
        else:
            self._update(version, valid_to=self.day)
        ended = update(UNITS).where(UNITS.c.id == unit_id).values(closed_on=self.day)
        self.connection.execute(ended)
        self.moved.append(unit_id)
        for table in (Centre.__table__, Organisation.__table__):
            assert isinstance(table, Table)
            began = table.c.valid_from
            self.connection.execute(
                update(table)
                .where(table.c.division_id == unit_id, table.c.valid_to > self.day)
                .values(valid_to=case((began > self.day, began), else_=self.day))
            )

    def succeed(self, ending: Sequence[str], heir_id: str, change_id: str) -> None:
        """Write who went on; those who had ended in the ending units now end in the heir."""
        heirs = update(UNITS).where(UNITS.c.heir_id.in_(ending)).values(heir_id=heir_id)
        self.connection.execute(heirs)
        links = [
            {
                "predecessor_id": unit_id,
                "successor_id": heir_id,
                "change_id": change_id,
                "effective_on": self.day,
            }
            for unit_id in ending
        ]
        self.connection.execute(insert(DivisionSuccessor), links)

    def record(self, kind: DivisionChangeKind, words: str, units: Sequence[_Version]) -> str:
        """Write the document of the change and its line in the journal, raise the epoch; answers
        the change's id. Without a note it has `words`."""
        change_id = new_id()
        if self.moved:
            bring_along(self.connection, self.today, placed_tables(), self.moved)
        self.connection.execute(
            insert(DivisionChange).values(
                id=change_id,
                kind=kind,
                document_no=self.paper.document_no.strip(),
                effective_on=self.day,
                recorded_at=self.clock.now(),
                note=(self.paper.note or words)[:500],
            )
        )
        told = {"effective_on": str(self.day), "divisions": [unit.division_id for unit in units]}
        who = self.clock.now(), self.paper.actor, f"{kind.name.lower()}Division"
        subject, county_id = (DivisionChange, change_id), units[0].county_id or ""
        self.session.add(JournalEntry(**JournalEntry.line(*who, subject, county_id, told)))
        finish_change(self.session)
        return change_id

    def _check_day(self, version: _Version) -> None:
        if self.day < version.valid_from:
            raise BadInput(
                f'{self.day} 早于 "{version.code}" 现行版本的开始日 {version.valid_from}。',
                f"{self.day} is before {version.valid_from}, the start of its present version.",
            )

    def _update(self, version: _Version, **values: Any) -> None:
        self.connection.execute(update(VERSIONS).where(is_version(version)).values(**values))
