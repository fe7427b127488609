"""Figures: a measure is declared once and answered inside the statement of the query.

A measure is written over a `Frame`, which stands for "this division, this period, seen by this
reader": `frame.count(Table, lambda row: condition)`. The same declaration serves every division,
every period and both engines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, and_, bindparam, func, select

from .access import Access
from .clock import start_of
from .columns import DATE, STAMP, Base, CountyRow, FactRow, Placed, Stamp, TermRow
from .graph.declare import Occurrence, in_subtree
from .life import ALWAYS, Life
from .periods import Period
from .read.dialects import DaysBetween, SpanList, evenly, span_rows
from .read.rows import PlaceOf, fresh_row, holds, nested, with_version
from .tables import Division, DivisionUnit
from .terms import FigureKind, FigureTree, Sensitivity
from .viewer import TODAY, in_counties_on, in_scope

#: A condition on a row, or on the version of a division.
RowTest = Callable[[Any], Any]
#: Keeps those rows of a select that are to be counted.
Choice = Callable[[Select[Any], Any], Select[Any]]


@dataclass(frozen=True)
class Measure:
    """A published number: what it is called, what it means, how it is counted.

    `counts` gives a `Tally` of the frame's, or a scalar select; a RATIO also has `outof`, its
    denominator.
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
    life: Life = ALWAYS

    @property
    def plugin(self) -> str:
        return self.name.partition(".")[0]

    @property
    def parts(self) -> Iterator[tuple[str, Callable[[Frame], Any]]]:
        """What it counts, under the names of its numbers: its own, and a ratio's denominator."""
        yield self.name, self.counts
        if self.outof is not None:
            yield f"{self.name}/outof", self.outof

    @property
    def deprecation_reason(self) -> str | None:
        return self.life.reason


@dataclass(frozen=True)
class Window:
    """A period as bound values: names of the parameters that carry it."""

    prefix: str
    #: Those whose due spans are asked for, noted when the measures are written.
    cadences: set[str] = field(default_factory=set)

    def param(self, name: str, kind: Any) -> ColumnElement[Any]:
        return bindparam(f"{self.prefix}_{name}", type_=kind)

    def holds(self, column: Any, kind: Any, start: str, end: str) -> ColumnElement[bool]:
        """Does a value lie from one of the parameters until before another?"""
        low, high = self.param(start, kind), self.param(end, kind)
        inside: ColumnElement[bool] = (column >= low) & (column < high)
        return inside

    def named(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Values under the names of the parameters."""
        return {f"{self.prefix}_{name}": value for name, value in values.items()}

    def spans(self, cadence: str) -> ColumnElement[Any]:
        self.cadences.add(cadence)
        return self.param(cadence, SpanList())


@dataclass(frozen=True)
class Tally:
    """Rows of one placed table, counted: the measures over one table cost one pass over it."""

    table: type[Base]
    #: Which rows count; conditions take the row.
    where: RowTest | None = None
    #: A condition on the version of the row's division (its level, its kind).
    at: RowTest | None = None
    #: What is summed, or of what different values are counted; rows are counted when None.
    value: Callable[[Any], Any] | None = None
    #: Sums up; otherwise different values are counted.
    sums: bool = False
    #: Counts the different divisions in which the rows lie.
    places: bool = False
    #: Each of the different values is known to one county alone, as a person is.
    of_one_county: bool = False

    @property
    def adds_up(self) -> bool:
        """Is the number of many counties the sum of theirs? It is one of their own rows then."""
        one_by_one = self.value is None or self.sums or self.of_one_county
        return one_by_one and issubclass(self.table, CountyRow)


@dataclass(frozen=True)
class Spot:
    """The rows of a table below a division: a row, its place on the tree asked for."""

    row: Any
    place: Any
    place_id: Any
    chosen: Select[Any]

    def condition(self, tally: Tally) -> Any:
        """Which of the rows a tally counts; None when it counts all."""
        parts = [] if tally.where is None else [tally.where(self.row)]
        parts += [] if tally.at is None else [tally.at(self.place)]
        return and_(*parts) if parts else None

    def value(self, tally: Tally) -> Any:
        """What a tally counts."""
        if tally.places:
            return func.count(self.place_id.distinct())
        if tally.value is None:
            return func.count()
        of = tally.value(self.row)
        return func.sum(of) if tally.sums else func.count(of.distinct())


@dataclass(frozen=True)
class Frame:
    """One division, one period, one reader: what a measure counts within."""

    division: Occurrence
    window: Window
    tree: FigureTree
    plugin: str
    access: Access

    @property
    def last(self) -> ColumnElement[date]:
        """The day for which a stock answers."""
        return self.window.param("last", DATE)

    def during(self, column: Any) -> ColumnElement[bool]:
        """Does a date or a stamp fall into the period?"""
        moment = isinstance(column.type, Stamp)
        names, kind = (("from_at", "end_at"), STAMP) if moment else (("from", "end"), DATE)
        return self.window.holds(column, kind, *names)

    def year_before(self, column: Any) -> ColumnElement[bool]:
        """Does a date fall into the same span one year before?"""
        return self.window.holds(column, DATE, "year_before_from", "year_before_end")

    @property
    def whole_months(self) -> ColumnElement[int]:
        """How many calendar months the period is made of; 0 when it cuts one."""
        return self.window.param("whole_months", Integer)

    def until(self, column: Any) -> ColumnElement[bool]:
        """Had it happened by the end of the stock's day? For stamps and dates."""
        if isinstance(column.type, Stamp):
            done: ColumnElement[bool] = column < self.window.param("last_end_at", STAMP)
        else:
            done = column <= self.last
        return done

    # --- what a measure may be made of -------------------------------------------------------

    def count(
        self, table: type[Base], where: RowTest | None = None, *, at: RowTest | None = None
    ) -> Tally:
        """How many rows of a placed table."""
        return Tally(table, where, at)

    def total(
        self, table: type[Base], value: Callable[[Any], Any], where: RowTest | None = None
    ) -> Tally:
        """The sum of a value over the rows of a placed table."""
        return Tally(table, where, value=value, sums=True)

    def distinct(
        self,
        table: type[Base],
        value: Callable[[Any], Any],
        where: RowTest | None = None,
        *,
        at: RowTest | None = None,
    ) -> Tally:
        """How many different values (kinds, say); of persons, `persons`."""
        return Tally(table, where, at, value)

    def persons(
        self,
        table: type[Base],
        value: Callable[[Any], Any],
        where: RowTest | None = None,
        *,
        at: RowTest | None = None,
    ) -> Tally:
        """How many different persons, each of whom one county knows: those of two counties add
        up."""
        return replace(self.distinct(table, value, where, at=at), of_one_county=True)

    def places(
        self, table: type[Base], where: RowTest | None = None, *, at: RowTest | None = None
    ) -> Tally:
        """In how many different divisions the rows of a placed table lie."""
        return Tally(table, where, at, places=True)

    def divisions(self, where: RowTest) -> Any:
        """How many divisions of the subtree on the stock's day; the condition takes the version."""
        unit = fresh_row(Division)
        held = nested(select(func.count()), unit).where(holds(unit, self.last), where(unit))
        return self._below(held, unit, self.last).scalar_subquery()

    def slots(self, cadence: str, where: RowTest) -> Any:
        """How many slots of a cadence are due: one for each division and each ended span.

        Cadences: `weeks`, `half_months`, `months`. A division that was there for part of a span
        owes the slot when it was there for more than half of it; any such stay covers the
        middle day, on whose tree the slot lies (county practice).
        """
        spot, unit = fresh_row(Division), fresh_row(DivisionUnit)
        span = span_rows(self.window.spans(cadence))
        chosen = nested(select(func.count()), span, spot, unit).where(
            holds(spot, span.c.middle),
            unit.id == spot.id,
            (unit.opened_on <= span.c.latest_start) & (unit.closed_on > span.c.earliest_end),
            DaysBetween(unit.opened_on, unit.closed_on) >= span.c.needed,
            evenly(where(spot)),
        )
        if self.plugin != "core":
            on = in_counties_on(spot.county_id, self.plugin, self.access, seek=False)
            chosen = chosen.where(on)
        return self._below(chosen, spot, span.c.middle).scalar_subquery()

    # --- where rows lie ----------------------------------------------------------------------

    def spot(self, table: type[Base], choose: Choice | None = None) -> Spot:
        """The rows of a placed table under this division that the reader may see, or those that
        are chosen in another way.

        A term record counts when it holds on the stock's day; a fact lies where it lay on its
        own day, or, on TODAY's tree, in the division that covers its place today.
        """
        if not issubclass(table, Placed):
            raise TypeError(f"{table.__name__} has no place: it needs the Placed mixin")
        row = fresh_row(table)
        fact = issubclass(table, FactRow)
        day = row.placed_on if fact else self.last
        chosen = nested(select(), row)
        if issubclass(table, TermRow):
            chosen = chosen.where(holds(row, day))
        place, moved = PlaceOf(row.division_id, day), self.access.moved
        if choose is not None:
            chosen = choose(chosen, row)
        elif issubclass(table, CountyRow):
            wide = self.access.wide
            on = in_counties_on(row.county_id, self.plugin, self.access, seek=wide)
            chosen = chosen.where(on)
        if not moved:
            chosen = self._inside(chosen, row.path) if choose is None else chosen
            return Spot(row, place, row.division_id, chosen)
        if fact and self.tree is FigureTree.AS_OF:
            # A fact carries the lineage of its own day.
            return Spot(row, place, row.division_id, self._under_own(chosen, row.path, day))
        if self.tree is FigureTree.TODAY:
            chosen, spot = self._under_heir(chosen, row.division_id)
        else:
            chosen, spot = with_version(chosen, row.division_id, day)
            chosen = self._under_own(chosen, spot.path, day)
        return Spot(row, spot, spot.id, chosen)

    def _below(self, chosen: Select[Any], unit: Any, day: Any) -> Select[Any]:
        """Keep the versions of divisions that lie under this one."""
        if not self.access.moved:
            return self._inside(chosen, unit.path)
        if self.tree is FigureTree.TODAY:
            return self._under_heir(chosen, unit.id)[0]
        return self._under_own(chosen, unit.path, day)

    def _under_heir(self, chosen: Select[Any], unit_id: Any) -> tuple[Select[Any], Any]:
        """Below this division on today's tree, each unit where its heir lies; the heir too."""
        unit = fresh_row(DivisionUnit)
        chosen = chosen.select_from(unit).correlate_except(unit).where(unit.id == unit_id)
        chosen, heir = with_version(chosen, unit.heir_id, TODAY)
        return self._under_own(chosen, heir.path, TODAY), heir

    def _under_own(self, chosen: Select[Any], path: Any, day: Any) -> Select[Any]:
        """Below this division as it lay on a day: it may have lain elsewhere."""
        chosen, own = with_version(chosen, self.division.row.id, day)
        return chosen.where(in_subtree(path, own.path), in_scope(path, seek=False))

    def _inside(self, chosen: Select[Any], path: Any) -> Select[Any]:
        return chosen.where(in_subtree(path, self.division.row.path), in_scope(path))


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
