"""What of a database one reader must never learn, and how to change all of it.

Whether a row is hidden is decided by the permission function of the slow executor, row by row in
Python; nothing here looks at a statement.
"""

from __future__ import annotations

import hashlib
import random
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Boolean, Float, Integer, UniqueConstraint, inspect, select
from sqlalchemy.orm import Session

from tests.reference.masks import Reading, mask_of, mask_of_summary
from tests.reference.reader import Reader, holds
from tests.reference.world import NOW, OPENED
from zongzhi_core import tables
from zongzhi_core.clock import FOREVER
from zongzhi_core.columns import Base, Code, CountyRow, FactRow, Id, Placed, Text
from zongzhi_core.loading import Registry
from zongzhi_core.people import tables as people
from zongzhi_core.switches.tables import PluginSwitch
from zongzhi_core.tables import Division
from zongzhi_core.terms import DivisionKind, Level, PluginState, Sensitivity
from zongzhi_mediation.tables import DisputeSummary

#: Begins every text that only a hidden row holds; no name of the product is like it.
CANARY = "kanarie"

#: A row is shown, or above the scope, or of a class that the role may not read, or not there.
WHOLE, ABOVE, CLASSED, GONE = "whole", "above", "classed", "gone"
#: Or of a case that is not the reader's own, and still counts in the figures of the division.
COUNTED = "counted"

#: Columns that say where and when a row lies, and so for whom it is hidden.
_ANCHORS = {
    *("id", "county_id", "division_id", "placed_on", "valid_from", "valid_to", "path", "level"),
    *("parent_id", "organisation_id", "effective_on", "change_id", "plugin", "sort_no"),
}
#: A post without a holder is vacant, by constraint.
_FIXED = {"party_post": {"state"}}
SENSITIVE = {Sensitivity.PERSONAL, Sensitivity.SENSITIVE, Sensitivity.SEALED}


@dataclass
class Secrets:
    """What was changed, and what the reader must therefore never see."""

    #: Hex ids of rows that do not exist for the reader: there now, and there before.
    ids: set[str] = field(default_factory=set)
    deleted: set[str] = field(default_factory=set)
    #: How many rows were changed, by how they stand to the reader; added, deleted.
    changes: Counter[str] = field(default_factory=Counter)


class Hider:
    """Changes all that is hidden from one reader, in one transaction."""

    def __init__(
        self, session: Session, registry: Registry, reader: Reader, rng: random.Random
    ) -> None:
        self.session, self.reader, self.rng = session, reader, rng
        self.nodes = {node.table: node for node in registry.catalog.nodes.values()}
        versions = session.scalars(select(Division).order_by(Division.id, Division.valid_from))
        self.versions: dict[str, list[Division]] = {}
        for version in versions:
            self.versions.setdefault(version.id, []).append(version)
        self.secrets = Secrets()
        self.standing: dict[str, str] = {}
        self._canaries = 0

    def change(self) -> Secrets:
        """Change every hidden value, delete and add hidden rows, aim hidden rows at shown ones."""
        rows = {table: self._rows(table) for table in self._tables()}
        for placed in (True, False):
            for table, found in rows.items():
                if issubclass(table, Placed) or table is Division:
                    self.standing |= {r.id: self._stand(r) for r in found if placed}
                elif not placed:
                    self.standing |= {r.id: self._stand_with(r) for r in found}
        shown = sorted(key for key, how in self.standing.items() if how == WHOLE)
        for table, found in rows.items():
            for row in found:
                self._change_row(table, row, shown)
            self.session.flush()
        self._delete_and_add(rows)
        self._change_switches()
        self._add_strangers()
        self.secrets.ids |= {key for key, how in self.standing.items() if how == GONE}
        return self.secrets

    # --- how a row stands to the reader ------------------------------------------------------

    def _tables(self) -> Iterator[type[Any]]:
        """The mapped tables of records, parents before children."""
        mapped = {m.local_table: m.class_ for m in Base.registry.mappers}
        known = [mapped[t] for t in Base.metadata.sorted_tables if t in mapped]
        core = (tables.Division, tables.Organisation, tables.Centre)
        yield from (t for t in known if t in core or issubclass(t, CountyRow))

    def _rows(self, table: type[Any]) -> list[Any]:
        return [*self.session.scalars(select(table).order_by(*inspect(table).primary_key))]

    def _stand(self, row: Any) -> str:
        """Of a row that lies in a division, or is one."""
        node, reader = self.nodes.get(type(row)), self.reader
        if isinstance(row, CountyRow) and row.county_id not in reader.counties_on(owner_of(row)):
            return GONE
        spots = [row] if isinstance(row, Division) else self.versions.get(row.division_id, [])
        if isinstance(row, FactRow):
            spots = [spot for spot in spots if holds(spot, row.placed_on)]
        if not any(spot.path.startswith(reader.root) for spot in spots):
            if isinstance(row, PluginSwitch):
                # Whether a plugin was on in their county, figures of their divisions tell.
                return COUNTED
            core = not isinstance(row, CountyRow)
            return ABOVE if core and any(s.id in reader.above for s in spots) else GONE
        if node is not None and node.sensitivity not in reader.classes:
            return CLASSED
        return WHOLE if node is None or reader.is_own(node, row) else COUNTED

    def _stand_with(self, row: Any) -> str:
        """Of a row without a place: as the record to which it belongs; else by its county."""
        # The record without which it would not be comes first.
        names = sorted(pointers(type(row)), key=lambda name: (name not in _PARENTS, name))
        named = [getattr(row, name) for name in names]
        held = [self.standing[key] for key in named if key in self.standing]
        on = row.county_id in self.reader.counties_on(owner_of(row))
        return held[0] if held and on else WHOLE if on else GONE

    # --- values ------------------------------------------------------------------------------

    def canary(self, longest: int | None = None) -> str:
        """A text that stands nowhere else."""
        self._canaries += 1
        text = f"{CANARY}{self._canaries:05}"
        return text if longest is None or longest >= len(text) else text[-longest:]

    def _change_row(self, table: type[Any], row: Any, shown: list[str]) -> None:
        how = self._how(row)
        node = self.nodes.get(table)
        for name, column in columns(table).items():
            if name == "person_id" and row.person_id is not None:
                if row.person_id not in self.standing or how == GONE:
                    row.person_id = masked(row.person_id)
                continue
            sensitivity = column.info.get("sensitivity")
            unseen = sensitivity in SENSITIVE
            unseen &= node is None or name not in node.fields
            unseen |= table is people.PersonValue and name == "sealed" and self._is_masked(row)
            unseen |= table is DisputeSummary and name == "sealed" and not self._is_told(row)
            public = node is not None and getattr(node.fields.get(name), "public", False)
            counted = how == COUNTED and isinstance(column.type, Text)
            if how in (GONE, CLASSED) or unseen or counted or (how == ABOVE and not public):
                setattr(
                    row, name, self._other(table, column, getattr(row, name), whole=how == GONE)
                )
        if how in (GONE, ABOVE):
            for name in pointers(table) - _PARENTS:
                self._aim(table, row, name, shown)
        if how != WHOLE:
            self.secrets.changes[how] += 1

    def _is_masked(self, row: Any) -> bool:
        """Is a value of a person not shown, for whatever reason?"""
        person = self.session.get(people.Person, (row.county_id, row.person_id))
        return person is None or mask_of(self.session, person, self._reading()) is not None

    def _is_told(self, summary: DisputeSummary) -> bool:
        """Is what a dispute is about shown to the reader, as its own field?"""
        open_to = Sensitivity.PERSONAL in self.reader.classes
        return open_to and mask_of_summary(self.session, summary, self._reading()) is None

    def _reading(self) -> Reading:
        return Reading(self.reader.name, NOW, self.reader.purpose)

    def _how(self, row: Any) -> str:
        return self._stand(row) if isinstance(row, Division) else self.standing[row.id]

    def _aim(self, table: type[Any], row: Any, name: str, shown: list[str]) -> None:
        """Let a hidden row point to a shown one, where no constraint forbids it."""
        column = columns(table, anchors=True)[name]
        if shown and self.rng.random() < 0.5 and name not in unique_names(table):
            setattr(row, name, self.rng.choice(shown))
        elif column.nullable and self.rng.random() < 0.3:
            setattr(row, name, None)

    def _other(self, table: type[Any], column: Any, value: Any, *, whole: bool) -> Any:
        """Another value of a column. Where the row still counts, its times stay."""
        kind = column.type
        if isinstance(kind, Text):
            return self.canary(kind.length)
        if column.name in unique_names(table):
            return value
        if isinstance(kind, Code):
            members = list(kind.term)
            known = members.index(value) if value in members else -1
            return members[(known + 1) % len(members)]
        if isinstance(kind, Boolean):
            return not value
        if isinstance(kind, Integer):
            return (value or 0) % 10**6 + self.rng.randint(1, 999)
        if isinstance(kind, Float):
            return (value or 0.0) % 10**6 + 1.5
        if whole and isinstance(value, date) and value != FOREVER:
            return value + timedelta(days=self.rng.randint(-90, 90))
        return value

    # --- rows --------------------------------------------------------------------------------

    def _delete_and_add(self, rows: Mapping[type[Any], list[Any]]) -> None:
        """A fifth of the hidden rows goes, a fifth comes twice."""
        kept: list[tuple[type[Any], Any]] = []
        doomed: set[str] = set()
        for table, found in rows.items():
            for row in found if issubclass(table, CountyRow) else ():
                parent = [getattr(row, name) for name in pointers(table) & _PARENTS]
                if doomed.intersection(parent):
                    doomed.add(row.id)
                elif self.standing[row.id] != GONE:
                    continue
                elif not parent and self.rng.random() < 0.2:
                    doomed.add(row.id)
                elif self.rng.random() < 0.25:
                    kept.append((table, row))
        for table in reversed([*rows]):
            for row in rows[table] if issubclass(table, CountyRow) else ():
                if row.id in doomed:
                    self.session.delete(row)
            self.session.flush()
        self.secrets.deleted |= doomed
        self.secrets.changes["deleted"] += len(doomed)
        for table, row in kept:
            self._add_again(table, row)
        self.session.flush()

    def _add_again(self, table: type[Any], row: Any) -> None:
        """The same row with another id and other texts, where no constraint forbids it."""
        if "person_id" in pointers(table):
            return
        unique = unique_names(table)
        texts = {n: c for n, c in columns(table).items() if isinstance(c.type, Text)}
        if unique and not unique & {*texts, "person_id"}:
            return
        keys = inspect(table).column_attrs.keys()
        values = {name: getattr(row, name) for name in keys}
        values |= {n: self.canary(c.type.length) for n, c in texts.items()}
        values["id"] = hashed(row.id, "again")
        if values.get("person_id"):
            values["person_id"] = hashed(row.id, "person")
        values |= dict.fromkeys(unique & pointers(table))
        self.session.add(table(**values))
        self.secrets.ids.add(values["id"])
        self.secrets.changes["added"] += 1

    def _change_switches(self) -> None:
        """States of counties out of reach; reasons of a county above."""
        for switch in self.session.scalars(select(tables.CountyPlugin)):
            reached = switch.county_id in self.reader.counties
            inside = any(
                v.path.startswith(self.reader.root) for v in self.versions[switch.county_id]
            )
            if not inside:
                switch.reason = self.canary()
                self.secrets.changes["switch"] += 1
            # Since when a plugin is on in the reader's own county, figures of their divisions tell.
            if not reached:
                switch.since += timedelta(days=self.rng.randint(1, 99))
                off = switch.state is PluginState.OFF
                switch.state = PluginState.ON if off else PluginState.OFF

    def _add_strangers(self) -> None:
        """A province of which only the whole country's readers may know, and another's token."""
        if self.reader.root:
            for path, level, above in (
                ("zz", Level.PROVINCE, None),
                ("zz01zz", Level.COUNTY, "zz"),
                ("zz01zz001", Level.TOWNSHIP, "zz01zz"),
            ):
                self._add_division(path, level, above)
        name = self.canary()
        self.session.add(
            tables.Token(
                name=name,
                digest=hashed(name, "digest"),
                role="county_admin",
                division_id=None,
                issued_at=NOW,
                expires_at=NOW + timedelta(days=9),
            )
        )
        self.session.flush()

    def _add_division(self, path: str, level: Level, above: str | None) -> None:
        unit = hashed(path, "division")
        self.session.add(tables.DivisionUnit(id=unit, opened_on=OPENED, heir_id=unit))
        self.session.flush()
        self.session.add(
            Division(
                id=unit,
                valid_from=OPENED,
                valid_to=FOREVER,
                parent_id=above and hashed(above, "division"),
                county_id=hashed("zz01zz", "division") if level.rank >= Level.COUNTY.rank else None,
                level=level,
                kind=DivisionKind.TOWNSHIP_LIKE,
                # A code that somebody else's division has too.
                code="530424102" if level is Level.TOWNSHIP else self.canary(),
                name=self.canary(),
                short_name=self.canary(),
                path=path,
            )
        )
        self.secrets.ids.add(unit)
        self.secrets.changes["added"] += 1


#: Pointers to the record without which a row would not be.
_PARENTS = {"dispute_id", "training_id", "person_id"}


def owner_of(row: Any) -> str:
    """The plugin of a table, by its prefix."""
    return str(row.__tablename__).partition("_")[0]


def columns(table: type[Any], *, anchors: bool = False) -> dict[str, Any]:
    """The columns of a table by attribute; without those that fix who sees the row."""
    attributes = inspect(table).column_attrs
    found = {a.key: a.columns[0] for a in attributes}
    if anchors:
        return found
    fixed = _ANCHORS | _FIXED.get(table.__tablename__, set())
    return {
        name: column
        for name, column in found.items()
        if name not in fixed and not column.primary_key and name not in pointers(table)
    }


def pointers(table: type[Any]) -> set[str]:
    """The columns that name another record; a person is one for what is held of persons alone."""
    held = table.__module__ == people.__name__
    none = _ANCHORS if held else {*_ANCHORS, "person_id"}
    return {
        a.key
        for a in inspect(table).column_attrs
        if isinstance(a.columns[0].type, Id) and a.key not in none
    }


def unique_names(table: type[Any]) -> set[str]:
    """The columns of which a county has each value once."""
    held = [c for c in table.__table__.constraints if isinstance(c, UniqueConstraint)]
    held += [index for index in table.__table__.indexes if index.unique]
    names = {column.name for constraint in held for column in constraint.columns}
    return names - {"county_id", "division_id"}


def hashed(text: str, what: str) -> str:
    """An id that follows from a text."""
    return hashlib.sha256(f"{what} {text}".encode()).hexdigest()[:32]


def masked(person_id: str) -> str:
    """Another person for each person, so that as many are counted."""
    return hashed(person_id, "mask")


def change_hidden(
    session: Session, registry: Registry, reader: Reader, rng: random.Random
) -> Secrets:
    """Change all that is hidden from a reader."""
    return Hider(session, registry, reader, rng).change()
