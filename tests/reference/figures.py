"""Figures in plain Python: one measure, one division, one select; rounding and hiding here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import literal, select
from sqlalchemy.orm import Session, aliased

from tests.reference.reader import Reader, Refused
from tests.reference.values import listed
from zongzhi_core.errors import BadInput
from zongzhi_core.figures import Frame, Measure, Window, window_values
from zongzhi_core.graph.declare import Occurrence
from zongzhi_core.periods import Period, day_period, half_months, months, parse_period, weeks
from zongzhi_core.tables import Division
from zongzhi_core.terms import FigureKind, FigureTree, Sensitivity


@dataclass(frozen=True)
class Ask:
    """What is asked: which measures, over which period, on which tree."""

    names: list[str]
    period: Period
    today: date
    tree: FigureTree

    @property
    def key(self) -> tuple[Any, ...]:
        return (self.period, self.tree)

    @property
    def last(self) -> date:
        """The day for which a stock answers: the last of the period that is not ahead."""
        return min(self.period.last, self.today)


def make_ask(
    given: Mapping[str, Any], measures: Mapping[str, Measure], today: date, day: date
) -> Ask:
    """The question of a figures field; BAD_INPUT for an unknown measure or period."""
    asked = given.get("measures")
    names = sorted(measures) if asked is None else listed(asked)
    if not set(names) <= set(measures):
        raise Refused("BAD_INPUT")
    if given.get("tree", "AS_OF") is None:
        raise Refused("BAD_INPUT")
    text = given.get("period")
    try:
        period = day_period(day) if text is None else parse_period(text)
    except BadInput as fault:
        raise Refused(fault.code) from fault
    return Ask(names, period, today, FigureTree[given.get("tree", "AS_OF")])


def make_figure(
    session: Session,
    measure: Measure,
    division: Division,
    ask: Ask,
    reader: Reader,
    moments: Mapping[str, Any],
) -> dict[str, Any]:
    """One figure with all its fields."""
    whole: dict[str, Any] = dict.fromkeys(("value", "numerator", "denominator"))
    whole |= {
        "__typename": "Figure",
        "measure": described(measure),
        "status": "PLUGIN_OFF",
        "period": ask.period.text,
        "asOf": ask.last.isoformat(),
    }
    if measure.plugin != "core":
        on = reader.counties_on(measure.plugin)
        if not on or division.county_id not in {None, *on}:
            return whole

    def count(part: Any) -> Any:
        return _count(session, measure, part, division, ask, reader, moments)

    above = count(measure.counts)
    if measure.kind is FigureKind.RATIO:
        below = count(measure.outof)
        value = above / below if below and above is not None else None
        whole |= {"numerator": _number(above), "denominator": _number(below), "value": value}
        return whole | {"status": "AVAILABLE" if below else "NOT_RECORDED"}
    if above is None:
        return whole | {"status": "NOT_RECORDED"}
    if measure.sensitivity is not Sensitivity.ORDINARY and not reader.exact:
        # Others than duty holders see no count below ten, and the nearest five of the rest.
        if above < 10:
            return whole | {"status": "SUPPRESSED"}
        above = round(above / 5) * 5
    return whole | {"status": "AVAILABLE", "value": float(above)}


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


def _count(
    session: Session,
    measure: Measure,
    part: Any,
    division: Division,
    ask: Ask,
    reader: Reader,
    moments: Mapping[str, Any],
) -> Any:
    asked: Any = aliased(Division)
    here = Occurrence(asked, asked, literal(ask.last))
    counted = part(Frame(here, Window("w"), ask.tree, measure.plugin))
    counted = counted if hasattr(counted, "label") else literal(counted)
    query = select(counted.label("n")).select_from(asked)
    query = query.where(asked.id == division.id, asked.valid_from == division.valid_from)
    values = {f"w_{k}": v for k, v in window_values(ask.period, ask.today).items()}
    for name, cut in (("weeks", weeks), ("half_months", half_months), ("months", months)):
        spans = cut(ask.period.start, ask.period.end)
        values[f"w_{name}"] = [_due(*span) for span in spans if span[1] <= ask.today]
    values |= {"v_low": reader.root, "v_high": reader.root + "~"}
    values[f"v_on_{measure.plugin}"] = sorted(reader.counties_on(measure.plugin))
    return session.execute(query, values | dict(moments)).scalar_one()


def _due(start: date, end: date) -> list[str | int]:
    """The middle day; the last day on which opening, and the first day until which staying,
    still means to have been there for more than half of the days; and how many days that is."""
    days = (end - start).days
    more = days // 2 + 1
    first = start.toordinal()
    found = (first + days // 2, first + days - more, first + more - 1)
    return [*(date.fromordinal(day).isoformat() for day in found), more]


def described(measure: Measure) -> dict[str, Any]:
    """A measure with all its fields."""
    return {
        "__typename": "Measure",
        "name": measure.name,
        "title": measure.title,
        "titleEn": measure.title_en,
        "plugin": measure.plugin,
        "kind": measure.kind.name,
        "definition": measure.definition,
        "additive": measure.additive,
    }
