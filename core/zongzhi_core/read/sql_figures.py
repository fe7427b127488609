"""Figures in SQL: each measure a scalar select, with its status beside it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Date,
    Float,
    Integer,
    bindparam,
    case,
    cast,
    func,
    literal,
    select,
    type_coerce,
)

from ..columns import Text
from ..figures import Frame, Measure, Window
from ..graph.declare import Occurrence
from ..terms import FigureKind, FigureStatus, Sensitivity
from ..viewer import counties_on
from .binding import PeriodBinder
from .dialects import JsonValue, Piece, joined, member_of, object_text
from .place import Place, Printer
from .plan import FigureEntry, FiguresItem

#: Counts of sensitive things for readers without the duty: to the nearest 5, none below 10.
ROUND_TO, SUPPRESS_BELOW = 5, 10

_CADENCES = ("weeks", "half_months", "months")


def figures_text(printer: Printer, item: FiguresItem, parent: Occurrence, where: Place) -> Any:
    """The list of figures as text."""
    window = Window(printer.name())
    printer.binders.append(
        PeriodBinder(window.prefix, item.period, item.day, item.number, _CADENCES)
    )
    writer = _FigureWriter(printer, item, parent, where, window)
    return joined("[", [writer.figure(measure) for measure in item.measures], "]")


class _FigureWriter:
    def __init__(
        self,
        printer: Printer,
        item: FiguresItem,
        parent: Occurrence,
        where: Place,
        window: Window,
    ) -> None:
        self.printer = printer
        self.item = item
        self.parent = parent
        self.where = where
        self.window = window

    def figure(self, measure: Measure) -> Any:
        if measure.name in self.item.off:
            return self.entries(measure, None)
        frame = Frame(self.parent, self.window, self.item.tree, measure.plugin)
        columns = [literal_or(measure.counts(frame)).label("n")]
        if measure.outof is not None:
            columns.append(literal_or(measure.outof(frame)).label("d"))
        counted = select(*columns).correlate(*self.where.outer).subquery()
        text = select(self.entries(measure, counted)).select_from(counted)
        if not self.printer.access.wide or measure.plugin == "core":
            return text.correlate(*self.where.outer).scalar_subquery()
        here = self.parent.row.county_id
        on = here.is_(None) | member_of(here, counties_on(measure.plugin))
        return case(
            (on, text.correlate(*self.where.outer).scalar_subquery()),
            else_=self.entries(measure, None),
        )

    def entries(self, measure: Measure, counted: Any) -> Any:
        return object_text([(e.key, self.entry(e, measure, counted)) for e in self.item.entries])

    def entry(self, entry: FigureEntry, measure: Measure, counted: Any) -> Any:
        match entry.field:
            case "__typename":
                return Piece('"Figure"')
            case "measure":
                fields = [(key, _measure_field(name, measure)) for key, name in entry.inner]
                return object_text(fields)
            case "period":
                return self.bound("text", Text())
            case "asOf":
                return JsonValue(self.window.param("last", Date()), "Date", False)
            case "status":
                return self.status(measure, counted)
        if counted is None:
            return Piece("null")
        return JsonValue(self.shown(entry.field, measure, counted), "Float", True)

    def bound(self, name: str, kind: Any) -> Any:
        return JsonValue(self.window.param(name, kind), "String", False)

    def hides(self, measure: Measure) -> bool:
        return measure.sensitivity is not Sensitivity.ORDINARY and not self.item.exact

    def status(self, measure: Measure, counted: Any) -> Any:
        if counted is None:
            return _quoted(FigureStatus.PLUGIN_OFF)
        cases: list[Any] = [(counted.c.n.is_(None), _quoted(FigureStatus.NOT_RECORDED))]
        if measure.outof is not None:
            missing = counted.c.d.is_(None) | (counted.c.d == 0)
            cases = [(missing, _quoted(FigureStatus.NOT_RECORDED))]
        if self.hides(measure):
            cases.append((counted.c.n < SUPPRESS_BELOW, _quoted(FigureStatus.SUPPRESSED)))
        return case(*cases, else_=_quoted(FigureStatus.AVAILABLE))

    def shown(self, name: str, measure: Measure, counted: Any) -> Any:
        if measure.kind is FigureKind.RATIO:
            ratio = cast(counted.c.n, Float) / func.nullif(counted.c.d, 0)
            return {"value": ratio, "numerator": counted.c.n}.get(name, counted.c.d)
        if name != "value":
            return literal(None, Float())
        if not self.hides(measure):
            return counted.c.n
        return rounded(counted.c.n)


def rounded(count: Any) -> Any:
    """A sensitive count as others see it: to the nearest 5, null below 10 (PIPL art 25)."""
    whole = type_coerce(count, Integer)
    nearest = (whole + ROUND_TO // 2) // ROUND_TO * ROUND_TO
    return case((count >= SUPPRESS_BELOW, nearest))


def literal_or(value: Any) -> Any:
    return value if hasattr(value, "label") else literal(value)


def _quoted(status: FigureStatus) -> Piece:
    return Piece(f'"{status.name}"')


def _measure_field(name: str, measure: Measure) -> Any:
    if name == "__typename":
        return Piece('"Measure"')
    value = {
        "name": measure.name,
        "title": measure.title,
        "titleEn": measure.title_en,
        "plugin": measure.plugin,
        "kind": measure.kind.name,
        "definition": measure.definition,
        "additive": measure.additive,
    }[name]
    if isinstance(value, bool):
        return Piece("true" if value else "false")
    return JsonValue(bindparam(None, value, type_=Text(), unique=True), "String", False)
