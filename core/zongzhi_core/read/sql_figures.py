"""Figures in SQL: one pass over each table for all its measures, each with its status."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    Float,
    Integer,
    Select,
    bindparam,
    case,
    cast,
    func,
    literal,
    or_,
    select,
    type_coerce,
)

from ..columns import DATE, TEXT
from ..figures import Frame, Measure, Spot, Tally, Window
from ..graph.declare import Occurrence, in_subtree, snake
from ..kept_figures import Kept
from ..switches.tables import PluginSwitch
from ..terms import FigureKind, FigureStatus, PluginState, Sensitivity
from ..viewer import in_counties_on
from .binding import PeriodBinder
from .dialects import NULL, SAFE_PIECE, JsonValue, Piece, joined, object_text
from .plan import Entry, FiguresItem
from .rows import fresh_row, nested

if TYPE_CHECKING:
    from .sql import StatementPrinter as Printer

#: Counts of sensitive things for readers without the duty: to the nearest 5, none below 10.
ROUND_TO, SUPPRESS_BELOW = 5, 10


def figures_text(printer: Printer, item: FiguresItem, parent: Occurrence) -> Any:
    """The list of figures as text: each table is passed over once, for all its measures."""
    window = Window(printer.name())
    printer.binders.append(PeriodBinder(window, item.period, item.day, item.number))
    writer = _FigureWriter(printer, item, parent, window)
    counted = [writer.count(measure) for measure in item.measures]
    passes = writer.passes()
    figures = [writer.figure(m, parts) for m, parts in zip(item.measures, counted, strict=True)]
    whole = joined("[", figures, "]")
    return nested(select(whole), *passes).scalar_subquery() if passes else whole


_NOTHING: Select[Any] = select()


@dataclass(frozen=True)
class _Count:
    """A number that a pass gives: its column, whether it may be missing, and what another pass
    adds to it."""

    holder: Pass
    name: str
    nullable: bool
    kept: _Count | None = None

    @property
    def column(self) -> Any:
        own = self.holder.source.c[self.name]
        return own if self.kept is None else own + self.kept.column


@dataclass
class Pass:
    """One sub-select of one row: what is counted over one table, or one scalar select."""

    spot: Spot | None = None
    tallies: list[Tally] = field(default_factory=list)
    columns: list[Any] = field(default_factory=list)
    source: Any = None
    #: What the columns are made of, where that is no spot.
    rows: Select[Any] = _NOTHING

    def select(self) -> Select[Any]:
        if self.spot is None:
            return self.rows.with_only_columns(*self.columns, maintain_column_froms=True)
        tests = [self.spot.condition(tally) for tally in self.tallies]
        values = [self.spot.value(tally) for tally in self.tallies]
        chosen = self.spot.chosen
        if len(tests) > 1:
            values = [v if t is None else v.filter(t) for v, t in zip(values, tests, strict=True)]
        if all(test is not None for test in tests):
            chosen = chosen.where(or_(*tests))
        labelled = [
            (func.coalesce(v, 0) if t.sums else v).label(f"n{n}")
            for n, (v, t) in enumerate(zip(values, self.tallies, strict=True))
        ]
        return chosen.with_only_columns(*labelled, maintain_column_froms=True)


class _FigureWriter:
    def __init__(
        self, printer: Printer, item: FiguresItem, parent: Occurrence, window: Window
    ) -> None:
        self.printer = printer
        self.item = item
        self.parent = parent
        self.window = window
        self._passes: dict[Any, Pass] = {}
        self._periods = fresh_row(PluginSwitch)
        access = printer.access
        #: What is kept of counties, for those who may ask for many.
        self._kept = Kept(window, parent.row, access) if access.wide else None
        #: What `_switched` has counted, by plugin, state, and whether the last day alone counts.
        self._counted_switches: dict[tuple[str, PluginState, bool], _Count] = {}

    def passes(self) -> list[Any]:
        """The sub-selects that count, side by side."""
        listed = sorted(self._passes.values(), key=lambda each: each.rows is not _NOTHING)
        for each in listed:
            each.source = each.select().subquery()
        return [each.source for each in listed]

    def count(self, measure: Measure) -> list[_Count]:
        """What a measure counts: its number, and a ratio's denominator."""
        if measure.name in self.item.off:
            return []
        frame = Frame(self.parent, self.window, self.item.tree, measure.plugin, self.printer.access)
        if self.may_be_off(measure):
            self._switched(measure, PluginState.OFF)
            self._switched(measure, PluginState.ON)
        return [self._counted(frame, name, part(frame)) for name, part in measure.parts]

    def _counted(self, frame: Frame, name: str, part: Any) -> _Count:
        if isinstance(part, Tally):
            kept = self._kept if part.adds_up else None
            held = self._passes.setdefault((part.table, frame.plugin, kept), Pass())
            rest = partial(kept.rest, plugin=frame.plugin) if kept else None
            held.spot = held.spot or frame.spot(part.table, rest)
            held.tallies.append(part)
            more = self._added(kept, name, frame.plugin) if kept else None
            return _Count(held, f"n{len(held.tallies) - 1}", nullable=False, kept=more)
        alone = self._passes[len(self._passes)] = Pass()
        alone.columns.append((part if hasattr(part, "label") else literal(part)).label("n0"))
        return _Count(alone, "n0", nullable=True)

    def _added(self, kept: Kept, name: str, plugin: str) -> _Count:
        """What is kept of a tally; one pass over it serves all."""
        self.printer.periods.add(f"{self.window.prefix}_text")
        held = self._passes.setdefault(kept, Pass(rows=kept.rows()))
        made = _Count(held, f"n{len(held.columns)}", nullable=False)
        number = kept.number(name, self.item.tree, plugin)
        held.columns.append(number.label(made.name))
        return made

    def _switched(self, measure: Measure, state: PluginState) -> _Count:
        """How many periods of a state the measure's plugin has on the days that count, where it
        is on now; one pass over the switches serves all measures."""
        last = measure.kind is FigureKind.STOCK
        if (known := self._counted_switches.get((measure.plugin, state, last))) is not None:
            return known
        held = self._passes.setdefault("switches", Pass(rows=self._periods_here()))
        row, access = self._periods, self.printer.access
        was_on = (row.state == PluginState.ON) & row.purged_at.is_(None)
        tests = [row.plugin == measure.plugin, was_on if state is PluginState.ON else ~was_on]
        tests += [self.window.param("last", DATE) < row.valid_to] if last else []
        tests += [in_counties_on(row.county_id, measure.plugin, access)] if access.wide else []
        made = _Count(held, f"n{len(held.columns)}", nullable=False)
        held.columns.append(func.count().filter(*tests).label(made.name))
        self._counted_switches[measure.plugin, state, last] = made
        return made

    def _periods_here(self) -> Select[Any]:
        """The periods of switches on the days asked for, of the division's county or of those
        below it; what was purged had records of all days before."""
        row, here, access = self._periods, self.parent.row, self.printer.access
        chosen = nested(select(), row).where(
            (row.valid_from <= self.window.param("last", DATE)) | row.purged_at.is_not(None),
            self.window.param("from", DATE) < row.valid_to,
            in_counties_on(row.county_id, "core", access),
        )
        if not access.wide:
            return chosen
        below = here.county_id.is_(None) & in_subtree(row.path, here.path)
        return chosen.where((row.county_id == here.county_id) | below)

    def may_be_off(self, measure: Measure) -> bool:
        """Can its plugin have been off on days that count?"""
        return measure.plugin != "core" and self.printer.access.switched

    def was(self, measure: Measure) -> tuple[Any, Any]:
        """Was the measure's plugin off on all days that count, and on some?"""
        off = self._switched(measure, PluginState.OFF).column > 0
        return off & (self._switched(measure, PluginState.ON).column == 0), off

    def figure(self, measure: Measure, counted: list[_Count]) -> Any:
        text = self.entries(measure, counted)
        if not counted or not self.printer.access.wide or measure.plugin == "core":
            return text
        here = self.parent.row.county_id
        on = here.is_(None) | in_counties_on(here, measure.plugin, self.printer.access)
        return case((on, text), else_=self.entries(measure, []))

    def entries(self, measure: Measure, counted: list[_Count]) -> Any:
        return object_text([(e.key, self.entry(e, measure, counted)) for e in self.item.entries])

    def entry(self, entry: Entry, measure: Measure, counted: list[_Count]) -> Any:
        match entry.field:
            case "__typename":
                return Piece('"Figure"')
            case "measure":
                fields = [(e.key, _measure_field(e.field, measure)) for e in entry.inner]
                return object_text(fields)
            case "period":
                return JsonValue(self.window.param("text", TEXT), "String", False)
            case "asOf":
                return JsonValue(self.window.param("last", DATE), "Date", False)
            case "status":
                return self.status(measure, counted)
        if not counted:
            return NULL
        text = self.shown(entry.field, measure, counted)
        if text is NULL or not self.may_be_off(measure):
            return text
        return case((self.was(measure)[0], NULL), else_=text)

    def hides(self, measure: Measure) -> bool:
        return measure.sensitivity is not Sensitivity.ORDINARY and not self.item.exact

    def status(self, measure: Measure, counted: list[_Count]) -> Any:
        if not counted:
            return _quoted(FigureStatus.PLUGIN_OFF)
        number, last = counted[0], counted[-1]
        recorded = not self.may_be_off(measure)
        all_off, some_off = (None, None) if recorded else self.was(measure)
        cases: list[Any] = [] if recorded else [(all_off, _quoted(FigureStatus.PLUGIN_OFF))]
        if measure.outof is not None:
            missing = last.column.is_(None) | (last.column == 0)
            cases.append((missing, _quoted(FigureStatus.NOT_RECORDED)))
        elif number.nullable:
            cases.append((number.column.is_(None), _quoted(FigureStatus.NOT_RECORDED)))
        if self.hides(measure):
            cases.append((number.column < SUPPRESS_BELOW, _quoted(FigureStatus.SUPPRESSED)))
        cases += [] if recorded else [(some_off, _quoted(FigureStatus.PARTIAL))]
        available = _quoted(FigureStatus.AVAILABLE)
        return case(*cases, else_=available) if cases else available

    def shown(self, name: str, measure: Measure, counted: list[_Count]) -> Any:
        number, last = counted[0], counted[-1]
        if measure.kind is FigureKind.RATIO:
            ratio = cast(number.column, Float) / func.nullif(last.column, 0)
            parts = {"value": ratio, "numerator": number.column}
            return JsonValue(parts.get(name, last.column), "Float", True)
        if name != "value":
            return NULL
        if self.hides(measure):
            return JsonValue(rounded(number.column), "Float", True)
        return JsonValue(number.column, "Float", number.nullable)


def rounded(count: Any) -> Any:
    """A sensitive count as others see it: to the nearest 5, null below 10 (PIPL art 25)."""
    whole = type_coerce(count, Integer)
    nearest = (whole + ROUND_TO // 2) // ROUND_TO * ROUND_TO
    return case((count >= SUPPRESS_BELOW, nearest))


def _quoted(status: FigureStatus) -> Piece:
    return Piece(f'"{status.name}"')


def _measure_field(name: str, measure: Measure) -> Any:
    if name == "__typename":
        return Piece('"Measure"')
    value = getattr(measure, snake(name))
    if value is None:
        return NULL
    if isinstance(value, bool):
        return Piece("true" if value else "false")
    text = value.name if isinstance(value, FigureKind) else value
    quoted = f'"{text}"'
    if SAFE_PIECE.match(quoted):
        return Piece(quoted)
    return JsonValue(bindparam(None, text, type_=TEXT, unique=True), "String", False)
