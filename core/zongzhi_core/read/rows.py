"""Table occurrences as plain columns, by the names of the mapped class.

Printing a plan names hundreds of columns; plain aliases cost a fraction of the ORM's, which
adapt each column anew.
"""

from __future__ import annotations

import functools
from collections.abc import Container
from typing import Any

from sqlalchemy import Select, inspect, select

from ..columns import Base
from ..tables import Division


@functools.cache
def _keys(table: type[Base]) -> dict[str, str]:
    """Attribute → column of a mapped class."""
    return {a.key: a.columns[0].key for a in inspect(table).column_attrs}


class Row:
    """One occurrence of a table: its columns by attribute; stands for its FROM clause."""

    def __init__(self, source: Any, columns: dict[str, Any]) -> None:
        self._source = source
        self._columns = columns

    def __getattr__(self, name: str) -> Any:
        try:
            return self._columns[name]
        except KeyError:
            raise AttributeError(name) from None

    def __clause_element__(self) -> Any:
        return self._source

    def labelled(self, wanted: Container[str]) -> list[Any]:
        """Some columns under names of their own, to be found again by `row_over`."""
        return [c.label(f"r_{name}") for name, c in self._columns.items() if name in wanted]


class Noted(Row):
    """A row that notes which of its columns were asked for."""

    def __init__(self, table: type[Base]) -> None:
        super().__init__(*_aliased(table))
        self.names: set[str] = set()

    def __getattr__(self, name: str) -> Any:
        found = super().__getattr__(name)
        self.names.add(name)
        return found


def fresh_row(table: type[Base]) -> Row:
    """A fresh alias of a table."""
    return Row(*_aliased(table))


def _aliased(table: type[Base]) -> tuple[Any, dict[str, Any]]:
    alias = table.__table__.alias()
    return alias, {name: alias.c[key] for name, key in _keys(table).items()}


def row_over(table: type[Base], source: Any) -> Row:
    """The row that a sub-select carries under labels, as far as it carries it."""
    held = {f"r_{name}": name for name in _keys(table)}
    return Row(source, {held[column.key]: column for column in source.c if column.key in held})


def nested(chosen: Select[Any], *own: Any) -> Select[Any]:
    """A select that stands inside another: its FROM is its `own`, all else belongs outside."""
    return chosen.select_from(*own).correlate_except(*own)


def holds(record: Any, day: Any) -> Any:
    """Does a record with a term hold on a day?"""
    return (record.valid_from <= day) & (day < record.valid_to)


def with_version(chosen: Select[Any], unit_id: Any, day: Any) -> tuple[Select[Any], Row]:
    """A select beside the version that a unit has on a day, and that version."""
    version = fresh_row(Division)
    chosen = chosen.select_from(version).correlate_except(version)
    return chosen.where(version.id == unit_id, holds(version, day)), version


class PlaceOf:
    """The version of a row's division on a day: each attribute is a look-up by key, so that a row
    costs only what is shown of its place."""

    def __init__(self, division_id: Any, day: Any) -> None:
        self._division_id = division_id
        self._day = day

    def __getattr__(self, name: str) -> Any:
        version = fresh_row(Division)
        held = (version.id == self._division_id) & holds(version, self._day)
        return nested(select(getattr(version, name)).where(held), version).scalar_subquery()
