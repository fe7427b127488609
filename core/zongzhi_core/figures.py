"""Figures: a measure is declared once and answered inside the statement of the query.

A measure's select is written over a `Frame`, which stands for "this division, this period,
seen by this reader": `frame.count(Table, conditions…)`. The same declaration serves every
division, every period and both engines.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Date, Integer, Select, bindparam, func, select
from sqlalchemy.orm import aliased

from .clock import start_of
from .columns import Base, CountyRow, FactRow, Placed, Stamp, TermRow
from .graph.declare import Occurrence, in_subtree
from .periods import Period
from .read.dialects import SpanList, days_between, member_of, span_rows
from .tables import Division, DivisionUnit
from .terms import FigureKind, FigureTree, Sensitivity
from .viewer import counties_on, in_scope

#: A condition on the version of a division.
AtPlace = Callable[[Any], ColumnElement[bool]]


@dataclass(frozen=True)
class Measure:
    """A published number: what it is called, what it means, how it is counted.

    `counts` gives a scalar select; a RATIO also has `outof`, its denominator.
    """

    name: str
    title: str
    title_en: str
    definition: str
    kind: FigureKind
    additive: bool
    counts: Callable[[Frame], Any]
    outof: Callable[[Frame], Any] | None = None
    sensitivity: Sensitivity = Sensitivity.ORDINARY

    @property
    def plugin(self) -> str:
        return self.name.partition(".")[0]


@dataclass(frozen=True)
class Window:
    """A period as bound values: names of the parameters that carry it."""

    prefix: str

    def param(self, name: str, kind: Any) -> ColumnElement[Any]:
        return bindparam(f"{self.prefix}_{name}", type_=kind)


@dataclass(frozen=True)
class Frame:
    """One division, one period, one reader: what a measure counts within."""

    division: Occurrence
    window: Window
    tree: FigureTree
    plugin: str

    @property
    def last(self) -> ColumnElement[date]:
        """The day for which a stock answers."""
        return self.window.param("last", Date)

    def during(self, column: Any) -> ColumnElement[bool]:
        """Does a date or a stamp fall into the period?"""
        moment = isinstance(column.type, Stamp)
        names, kind = (("from_at", "end_at"), Stamp) if moment else (("from", "end"), Date)
        start, end = (self.window.param(name, kind) for name in names)
        inside: ColumnElement[bool] = (column >= start) & (column < end)
        return inside

    def year_before(self, column: Any) -> ColumnElement[bool]:
        """Does a date fall into the same span one year before?"""
        start, end = (self.window.param(f"year_before_{name}", Date) for name in ("from", "end"))
        inside: ColumnElement[bool] = (column >= start) & (column < end)
        return inside

    @property
    def whole_months(self) -> ColumnElement[int]:
        """How many calendar months the period is made of; 0 when it cuts one."""
        return self.window.param("whole_months", Integer)

    def until(self, column: Any) -> ColumnElement[bool]:
        """Had it happened by the end of the stock's day? For stamps and dates."""
        if isinstance(column.type, Stamp):
            done: ColumnElement[bool] = column < self.window.param("last_end_at", Stamp)
        else:
            done = column <= self.last
        return done

    def rows(
        self, table: type[Base], *where: Any, value: Any = None, at: AtPlace | None = None
    ) -> Select[Any]:
        """Select from a placed table the rows under this division that the reader may see.

        A term record counts when it holds on the stock's day; a fact lies where it lay on its
        own day, or, on TODAY's tree, in the division that covers its place today. `at` is a
        condition on the version of that place (its level, its kind).
        """
        spot = aliased(Division, name="spot")
        return self._rows(table, spot, *where, *(() if at is None else (at(spot),)), value=value)

    def _rows(self, table: type[Base], spot: Any, *where: Any, value: Any = None) -> Select[Any]:
        chosen = select(func.count() if value is None else value).select_from(table)
        if self.tree is FigureTree.TODAY:
            unit = aliased(DivisionUnit, name="unit")
            chosen = chosen.join(unit, unit.id == _place(table))
            chosen = chosen.join(spot, spot.id == unit.heir_id)
            day: Any = bindparam("v_today", type_=Date)
        else:
            chosen = chosen.join(spot, spot.id == _place(table))
            day = table.placed_on if issubclass(table, FactRow) else self.last
        chosen = chosen.where(spot.valid_from <= day, day < spot.valid_to)
        chosen = chosen.where(in_subtree(spot.path, self.division.row.path), in_scope(spot.path))
        if issubclass(table, TermRow):
            chosen = chosen.where(table.valid_from <= self.last, self.last < table.valid_to)
        if issubclass(table, CountyRow):
            chosen = chosen.where(member_of(table.county_id, counties_on(self.plugin)))
        return self.within(chosen.where(*where))

    def count(self, table: type[Base], *where: Any, at: AtPlace | None = None) -> Any:
        """How many rows of a placed table."""
        return self.rows(table, *where, at=at).scalar_subquery()

    def total(self, table: type[Base], column: Any, *where: Any) -> Any:
        """The sum of a column over the rows of a placed table."""
        return self.rows(table, *where, value=func.coalesce(func.sum(column), 0)).scalar_subquery()

    def distinct(
        self, table: type[Base], column: Any, *where: Any, at: AtPlace | None = None
    ) -> Any:
        """How many different values of a column (persons, kinds)."""
        value = func.count(column.distinct())
        return self.rows(table, *where, value=value, at=at).scalar_subquery()

    def places(self, table: type[Base], *where: Any, at: AtPlace | None = None) -> Any:
        """In how many different divisions the rows of a placed table lie."""
        spot = aliased(Division, name="spot")
        there = (*where, *(() if at is None else (at(spot),)))
        value = func.count(spot.id.distinct())
        return self._rows(table, spot, *there, value=value).scalar_subquery()

    def divisions(self, *where: Callable[[Any], Any], value: Any = None) -> Any:
        """How many divisions of the subtree on the stock's day; conditions take the version."""
        spot = aliased(Division, name="spot")
        chosen = select(func.count() if value is None else value(spot)).where(
            spot.valid_from <= self.last,
            self.last < spot.valid_to,
            in_subtree(spot.path, self.division.row.path),
            in_scope(spot.path),
            *(condition(spot) for condition in where),
        )
        return self.within(chosen).scalar_subquery()

    def slots(self, cadence: str, where: Callable[[Any], Any]) -> Any:
        """How many slots of a cadence are due: one for each division and each ended span.

        Cadences: `weeks`, `half_months`, `months`. A division that was there for part of a span
        owes the slot when it was there for more than half of it; any such stay covers the
        middle day, on whose tree the slot lies (county practice).
        """
        spot = aliased(Division, name="spot")
        unit = aliased(DivisionUnit, name="unit")
        span = span_rows(self.window.param(cadence, SpanList()))
        chosen = (
            select(func.count())
            .select_from(span)
            .join(spot, (spot.valid_from <= span.c.middle) & (span.c.middle < spot.valid_to))
            .join(unit, unit.id == spot.id)
            .where(
                (unit.opened_on <= span.c.latest_start) & (unit.closed_on > span.c.earliest_end),
                days_between(unit.opened_on, unit.closed_on) >= span.c.needed,
                in_subtree(spot.path, self.division.row.path),
                in_scope(spot.path),
                where(spot),
            )
        )
        if self.plugin != "core":
            chosen = chosen.where(member_of(spot.county_id, counties_on(self.plugin)))
        return self.within(chosen).scalar_subquery()

    def within(self, chosen: Select[Any]) -> Select[Any]:
        """Tie a select to the division in whose row it stands."""
        return chosen.correlate(self.division.row)


def _place(table: Any) -> Any:
    if not issubclass(table, Placed):
        raise TypeError(f"{table.__name__} has no place: it needs the Placed mixin")
    return table.division_id


def window_values(period: Period, today: date) -> dict[str, Any]:
    """The bound values of a window, by the names that `Frame` uses."""
    last = min(period.last, today)
    after = date.fromordinal(last.toordinal() + 1)
    return {
        "from": period.start,
        "end": period.end,
        "from_at": start_of(period.start),
        "end_at": start_of(period.end),
        "last": last,
        "last_end_at": start_of(after),
        "year_before_from": _year_before(period.start),
        "year_before_end": _year_before(period.end),
        "whole_months": _whole_months(period),
    }


def _year_before(day: date) -> date:
    """The same day a year before; 29 February has 28 February before it."""
    number = 28 if (day.month, day.day) == (2, 29) else day.day
    return day.replace(year=max(day.year - 1, 1), day=number)


def _whole_months(period: Period) -> int:
    start, end = period.start, period.end
    if (start.day, end.day) != (1, 1):
        return 0
    return 12 * (end.year - start.year) + end.month - start.month


def at_day_start(day: date) -> datetime:
    """The moment at which a day begins; for sample data."""
    return start_of(day)
