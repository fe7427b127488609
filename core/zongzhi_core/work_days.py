"""The work calendar as it is stored: the nation's days off, and what a county set over them.

The nation's come from the package `chinesecalendar`, which follows the yearly notice of the State
Council's General Office. A year that it does not know has no row, and so is not known here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from typing import Any

from chinese_calendar import Holiday
from chinese_calendar.constants import holidays, workdays
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from .deadlines import MONDAY_TO_FRIDAY, WorkCalendar
from .errors import BadInput
from .tables import WorkDay

#: Stands for a county where the nation is meant.
NATION = ""
PACKAGE = "chinesecalendar"
#: The source of a day that a county set itself.
COUNTY = "county"
#: Years for which days are shown and set.
FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True)
class SetDay:
    """One day of which it is said whether it is worked."""

    day: date
    working: bool
    #: The holiday for which it is, or the county's reason.
    name: str
    source: str


def check_year(year: int, argument: str = "year") -> None:
    """BAD_INPUT for a year of which no days are kept."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise BadInput(
            f"{year} 年不在工作日历内；可用 {FIRST_YEAR} 年至 {LAST_YEAR} 年。",
            f"The work calendar has no year {year}; give one from {FIRST_YEAR} to {LAST_YEAR}.",
            field=argument,
        )


class WorkDays:
    """All that is said of days, by county; a snapshot holds it for its epoch."""

    def __init__(self, rows: Iterable[Any]) -> None:
        self._said: dict[str, list[Any]] = {NATION: []}
        for row in rows:
            self._said.setdefault(row.county_id, []).append(row)
        self._years = {row.day.year for row in self._said[NATION]}
        self._calendars: dict[str, WorkCalendar] = {}

    def knows(self, year: int) -> bool:
        """Have the nation's days off of a year been published?"""
        return year in self._years

    def of(self, county_id: str, year: int) -> list[SetDay]:
        """The days of a year as they hold in a county, in order: its own over the nation's.

        BAD_INPUT for a year outside the calendar."""
        check_year(year)
        held = {row.day: row for row in self._both(county_id) if row.day.year == year}
        return [SetDay(*held[day][1:]) for day in sorted(held)]

    def calendar(self, county_id: str) -> WorkCalendar:
        """The calendar by which a county's deadlines are counted."""
        if county_id not in self._calendars:
            days = ((row.day, row.is_working) for row in self._both(county_id))
            self._calendars[county_id] = WorkCalendar.of(days, self._years)
        return self._calendars[county_id]

    def _both(self, county_id: str) -> Iterator[Any]:
        yield from self._said[NATION]
        if county_id != NATION:
            yield from self._said.get(county_id, ())


def load_work_days(session: Session, county_id: str | None = None) -> WorkDays:
    """The days of all counties, or of the nation and one county; one statement."""
    facts = (WorkDay.day, WorkDay.is_working, WorkDay.name, WorkDay.source)
    chosen = select(WorkDay.county_id, *facts)
    if county_id is not None:
        chosen = chosen.where(WorkDay.county_id.in_((NATION, county_id)))
    return WorkDays(session.execute(chosen))


# --- the nation's ------------------------------------------------------------------------------


def publish(session: Session, days: Iterable[SetDay] | None = None) -> list[int]:
    """Bring the nation's days up to what the package knows; answers the years that changed.

    A year that the package does not know stays as it is.
    """
    wanted = list(national_days() if days is None else days)
    nation = WorkDay.county_id == NATION
    rows = session.execute(select(WorkDay.day, WorkDay.is_working, WorkDay.name).where(nation))
    held = {(row.day, row.is_working, row.name) for row in rows}
    differing = held ^ {(each.day, each.working, each.name) for each in wanted}
    known = {each.day.year for each in wanted}
    changed = sorted(known & {day.year for day, *_ in differing})
    for year in changed:
        within = WorkDay.day.between(date(year, 1, 1), date(year, 12, 31))
        session.execute(delete(WorkDay).where(nation, within))
        session.add_all(
            WorkDay(
                county_id=NATION,
                day=each.day,
                is_working=each.working,
                name=each.name,
                source=each.source,
            )
            for each in wanted
            if each.day.year == year
        )
    session.flush()
    return changed


def national_days() -> Iterator[SetDay]:
    """The days of the package that differ from Monday to Friday."""
    source = f"{PACKAGE} {version(PACKAGE)}"
    for said, working in ((holidays, False), (workdays, True)):
        for day, holiday in said.items():
            if MONDAY_TO_FRIDAY.is_working(day) is not working:
                yield SetDay(day, working, Holiday(holiday).chinese, source)
