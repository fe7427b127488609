"""Figures in plain Python: one measure, one division, one select; rounding and hiding here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import literal, select
from sqlalchemy.orm import Session, aliased

from tests.reference.reader import Reader, Refused, holds
from tests.reference.values import listed
from zongzhi_core.access import ROLES, Access
from zongzhi_core.columns import FactRow, TermRow
from zongzhi_core.errors import BadInput
from zongzhi_core.figures import Frame, Measure, Tally, Window, window_values
from zongzhi_core.graph.declare import Occurrence
from zongzhi_core.periods import Period, half_months, months, parse_period, weeks
from zongzhi_core.switches.tables import PluginSwitch
from zongzhi_core.tables import Division, DivisionUnit
from zongzhi_core.terms import FigureKind, FigureTree, PluginState, Sensitivity


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
        period = parse_period(day.isoformat() if text is None else text)
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

    states = _states(session, measure, division, ask, reader)
    if states == {PluginState.OFF}:
        return whole
    partial = {"status": "PARTIAL"} if PluginState.OFF in states else {}
    above = count(measure.counts)
    if measure.kind is FigureKind.RATIO:
        below = count(measure.outof)
        value = above / below if below and above is not None else None
        whole |= {"numerator": _number(above), "denominator": _number(below), "value": value}
        return whole | ({"status": "AVAILABLE"} | partial if below else {"status": "NOT_RECORDED"})
    if above is None:
        return whole | {"status": "NOT_RECORDED"}
    if measure.sensitivity is not Sensitivity.ORDINARY and not reader.exact:
        # Others than duty holders see no count below ten, and the nearest five of the rest.
        if above < 10:
            return whole | {"status": "SUPPRESSED"}
        above = round(above / 5) * 5
    return whole | {"status": "AVAILABLE", "value": float(above)} | partial


def _states(
    session: Session, measure: Measure, division: Division, ask: Ask, reader: Reader
) -> set[PluginState]:
    """The states that the plugin of a measure had on the days that count, in the division's
    county or in those below it, as far as it is on there now."""
    first = ask.last if measure.kind is FigureKind.STOCK else ask.period.start
    return {
        switch.state
        for switch in session.scalars(select(PluginSwitch))
        if switch.plugin == measure.plugin
        and switch.county_id in reader.counties_on(measure.plugin)
        and switch.valid_from <= ask.last
        and max(first, ask.period.start) < switch.valid_to
        and (
            switch.county_id == division.county_id
            if division.county_id
            else switch.path.startswith(division.path)
        )
    }


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
    access = Access(ROLES[reader.role], exact=True, wide=True, moved=True)
    frame = Frame(here, Window("w"), ask.tree, measure.plugin, access)
    values = {f"w_{k}": v for k, v in window_values(ask.period, ask.today).items()}
    for name, cut in (("weeks", weeks), ("half_months", half_months), ("months", months)):
        spans = cut(ask.period.start, ask.period.end)
        values[f"w_{name}"] = [_due(*span) for span in spans if span[1] <= ask.today]
    values |= {"v_low": reader.root, "v_high": reader.root + "~"}
    values[f"v_on_{measure.plugin}"] = sorted(reader.counties_on(measure.plugin))
    values |= moments
    counted = part(frame)
    if isinstance(counted, Tally):
        places = _Places(session, division.id, ask, reader.root)
        counties = None if measure.plugin == "core" else reader.counties_on(measure.plugin)
        return _tallied(session, counted, places, counties, values)
    counted = counted if hasattr(counted, "label") else literal(counted)
    query = select(counted.label("n")).select_from(asked)
    query = query.where(asked.id == division.id, asked.valid_from == division.valid_from)
    return session.execute(query, values).scalar_one()


class _Places:
    """Where units lie, day by day, as plain objects."""

    def __init__(self, session: Session, asked: str, ask: Ask, root: str) -> None:
        self.asked, self.ask, self.root = asked, ask, root
        self.versions: dict[str, list[Division]] = {}
        for version in session.scalars(select(Division)):
            self.versions.setdefault(version.id, []).append(version)
        self.heirs = {unit.id: unit.heir_id for unit in session.scalars(select(DivisionUnit))}

    def on(self, unit: str, day: date) -> Division | None:
        return next((v for v in self.versions.get(unit, ()) if holds(v, day)), None)

    def spot(self, unit: str, day: date) -> Division | None:
        """The version in which something of a unit counts, if it lies under what was asked."""
        if self.ask.tree is FigureTree.TODAY:
            unit, day = self.heirs[unit], self.ask.today
        spot, own = self.on(unit, day), self.on(self.asked, day)
        if spot is None or own is None:
            return None
        inside = spot.path.startswith(own.path) and spot.path.startswith(self.root)
        return spot if inside else None


def _tallied(
    session: Session,
    tally: Tally,
    places: _Places,
    counties: set[str] | None,
    values: Mapping[str, Any],
) -> int:
    """A tally row by row: what the database is asked is which rows fulfil its own condition."""
    row: Any = aliased(tally.table)
    query = select(row, literal(1) if tally.value is None else tally.value(row))
    if tally.where is not None:
        query = query.where(tally.where(row))
    version: Any = aliased(Division)
    fitting = select(version.id, version.valid_from)
    fits = None
    if tally.at is not None:
        fits = {tuple(key) for key in session.execute(fitting.where(tally.at(version)), values)}
    found: list[Any] = []
    for each, value in session.execute(query, values):
        day = each.placed_on if isinstance(each, FactRow) else places.ask.last
        if isinstance(each, TermRow) and not holds(each, day):
            continue
        if counties is not None and each.county_id not in counties:
            continue
        spot = places.spot(each.division_id, day)
        if spot is not None and (fits is None or (spot.id, spot.valid_from) in fits):
            found.append(spot.id if tally.places else value)
    if tally.sums:
        return sum(value or 0 for value in found)
    distinct = tally.places or tally.value is not None
    return len(set(found) - {None}) if distinct else len(found)


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
        "deprecationReason": measure.deprecation_reason,
    }
