"""Table occurrences as plain columns, by the names of the mapped class.

Printing a plan names hundreds of columns, and few of a table's at each of its occurrences: a
column made when it is named costs a fraction of the ORM's, or even of an alias's, which copy all.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Container, Mapping
from typing import Any

from sqlalchemy import (
    ColumnClause,
    ColumnElement,
    Select,
    TableClause,
    inspect,
    literal_column,
    select,
)

from ..columns import Base
from ..tables import Division

#: Before an attribute's name in a sub-select that carries a row.
_CARRIED = "r_"


@functools.cache
def _columns(table: type[Base], prefix: str = "") -> dict[str, tuple[str, Any]]:
    """Attribute → name and type of a column of a mapped class."""
    held = ((a.key, a.columns[0]) for a in inspect(table).column_attrs)
    return {name: (f"{prefix}{name}" if prefix else c.key, c.type) for name, c in held}


@functools.cache
def nullable(table: type[Base], name: str) -> bool:
    """May this attribute of a table be missing?"""
    return bool(getattr(table, name).property.columns[0].nullable)


class Row:
    """One occurrence of a table: its columns by attribute, made when first asked for; stands for
    its FROM clause."""

    def __init__(self, source: Any, columns: Mapping[str, tuple[str, Any]]) -> None:
        self._source = source
        self._columns = columns

    def __getattr__(self, name: str) -> Any:
        try:
            key, kind = self._columns[name]
        except KeyError:
            raise AttributeError(name) from None
        column = self.__dict__[name] = self._column(key, kind)
        return column

    def _column(self, key: str, kind: Any) -> Any:
        return ColumnClause(key, kind, _selectable=self._source)

    def __clause_element__(self) -> Any:
        return self._source

    def labelled(self, wanted: Container[str]) -> list[Any]:
        """Some columns under names of their own, to be found again by `row_over`."""
        return [getattr(self, n).label(f"{_CARRIED}{n}") for n in self._columns if n in wanted]


class KindRow(Row):
    """A row of a type under the names of an interface's table, each said by the type itself."""

    def __init__(self, table: type[Base], own: Row, said: Callable[[str], Any]) -> None:
        super().__init__(own.__clause_element__(), _columns(table))
        self._said = said

    def _column(self, key: str, kind: Any) -> Any:
        return self._said(key)


class Noted(Row):
    """The row of a sub-select that is made when it is known which of its columns are asked for.
    Its columns are mere names, so that no FROM is inferred from them."""

    def __init__(self, table: type[Base], alias: str) -> None:
        super().__init__(TableClause(alias), _columns(table, _CARRIED))

    @property
    def names(self) -> set[str]:
        """The attributes that were asked for."""
        return self._columns.keys() & self.__dict__.keys()

    def _column(self, key: str, kind: Any) -> Any:
        return literal_column(f"{self._source.name}.{key}", kind)


def fresh_row(table: type[Base]) -> Row:
    """A fresh alias of a table."""
    return Row(table.__table__.alias(), _columns(table))


def names_of(table: type[Base]) -> tuple[str, ...]:
    """The attributes of a mapped class."""
    return tuple(_columns(table))


def row_over(table: type[Base], source: Any) -> Row:
    """The row that a sub-select carries under labels; ask only for what it carries."""
    return Row(source, _columns(table, _CARRIED))


def nested(chosen: Select[Any], *own: Any) -> Select[Any]:
    """A select that stands inside another: its FROM is its `own`, all else belongs outside."""
    return chosen.select_from(*own).correlate_except(*own)


def there_is(row: Row, *conditions: Any) -> ColumnElement[bool]:
    """Is there a row of an occurrence of its own that meets the conditions?"""
    found: ColumnElement[bool] = nested(select(row.id), row).where(*conditions).exists()
    return found


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
