"""Deadlines 期限: how periods are counted (Civil Code arts 201 to 203); the standard library alone.

The day from which a period runs is not counted, a period ends at 24:00 in Asia/Shanghai, and a
last day that is no working day moves on to the next one. "日" is a calendar day, "工作日" a working
day. Which limit holds for what is a rule of the pillars.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from .clock import day_of, start_of

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True)
class WorkCalendar:
    """工作日历 Which days are worked: Monday to Friday, but for the days named here."""

    #: Weekend days that are worked in exchange for others (调休).
    working: frozenset[date] = frozenset()
    #: Weekdays that are not: statutory holidays, and weekdays given for a weekend.
    resting: frozenset[date] = frozenset()
    #: The years whose days off have been published.
    years: frozenset[int] = frozenset()

    @classmethod
    def of(cls, days: Iterable[tuple[date, bool]], years: Iterable[int]) -> WorkCalendar:
        """From days of which it is said whether they are worked; of a day said twice, the last."""
        said = dict(days)
        return cls(
            frozenset(day for day, works in said.items() if works and not _is_weekday(day)),
            frozenset(day for day, works in said.items() if not works and _is_weekday(day)),
            frozenset(years),
        )

    def is_working(self, day: date) -> bool:
        """Is it a working day?"""
        return day in self.working or (_is_weekday(day) and day not in self.resting)

    def knows(self, year: int) -> bool:
        """Have the days off of a year been published? If not, only Monday to Friday is known."""
        return year in self.years


#: What is known without any table.
MONDAY_TO_FRIDAY = WorkCalendar()


@dataclass(frozen=True)
class Deadline:
    """期限 The end of a period."""

    #: The last day on which something can be done in time.
    last_day: date
    #: The moment at which it is over: for days and months 24:00, as the start of the next day.
    ends_at: datetime
    #: Counted through a year whose days off are not published yet: it may move.
    provisional: bool


def after_working_days(calendar: WorkCalendar, start: date, count: int) -> Deadline:
    """The deadline `count` working days after a day, which is not counted itself."""
    day, left = start, _positive(count)
    while left:
        day += _DAY
        left -= calendar.is_working(day)
    return _deadline(calendar, start + _DAY, day)


def after_days(calendar: WorkCalendar, start: date, count: int) -> Deadline:
    """The deadline `count` calendar days after a day; the last day moves on to a working day."""
    return _rolled(calendar, start + timedelta(days=_positive(count)))


def after_months(
    calendar: WorkCalendar, start: date, count: int, *, stood_still: int = 0
) -> Deadline:
    """The deadline `count` months after a day: on the day of the same number, or on the month's
    last day when there is none (art 202), later by the days for which the clock stood still; it
    moves on to a working day."""
    months = start.month - 1 + _positive(count)
    year, month = start.year + months // 12, months % 12 + 1
    last = date(year, month, min(start.day, monthrange(year, month)[1]))
    return _rolled(calendar, last + timedelta(days=stood_still))


def after_hours(start: datetime, count: int) -> Deadline:
    """The deadline `count` hours after a moment, through days off as well (art 201)."""
    ends_at = start + timedelta(hours=_positive(count))
    return Deadline(day_of(ends_at - timedelta.resolution), ends_at, provisional=False)


def _rolled(calendar: WorkCalendar, day: date) -> Deadline:
    last_day = day
    while not calendar.is_working(last_day):
        last_day += _DAY
    return _deadline(calendar, day, last_day)


def _deadline(calendar: WorkCalendar, first_day: date, last_day: date) -> Deadline:
    """The deadline on a day for which all days from the first one were asked."""
    provisional = not all(map(calendar.knows, range(first_day.year, last_day.year + 1)))
    return Deadline(last_day, start_of(last_day + _DAY), provisional)


def _positive(count: int) -> int:
    if count < 1:
        raise ValueError(f"a period of {count} is none: count at least 1")
    return count


def _is_weekday(day: date) -> bool:
    return day.weekday() < _SATURDAY
