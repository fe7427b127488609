"""Periods: `2024`, `2024-H1`, `2024-Q1`, `2024-03`, `2024-03-F1`, `2024-W05`, `2024-12-31`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from .errors import BadInput

_DAY = timedelta(days=1)
#: Years with room on either side for stamps and for the year before.
_FIRST_YEAR, _LAST_YEAR = 1900, 9000
_FORMS = re.compile(
    r"(?P<year>\d{4})(?:-H(?P<half>[12])|-Q(?P<quarter>[1-4])|-W(?P<week>\d{2})"
    r"|-(?P<month>\d{2})(?:-(?:F(?P<fortnight>[12])|(?P<day>\d{2})))?)?\Z",
    re.ASCII,
)


@dataclass(frozen=True)
class Period:
    """A span of days: from `start` until before `end`."""

    text: str
    start: date
    end: date

    @property
    def last(self) -> date:
        return self.end - _DAY


def parse_period(text: str) -> Period:
    """Read a period; BAD_INPUT for a form that is unknown or a date that does not exist."""
    match = _FORMS.match(text)
    try:
        if match is None:
            raise ValueError(text)
        start, end = _bounds(match)
        if not _FIRST_YEAR <= start.year <= _LAST_YEAR:
            raise ValueError(text)
    except (ValueError, OverflowError):
        raise BadInput(
            f"时期“{text}”无效；可用 2024、2024-H1、2024-Q1、2024-03、2024-03-F1、2024-W05 或 "
            "2024-12-31。",
            f'Period "{text}" is not valid; use 2024, 2024-H1, 2024-Q1, 2024-03, 2024-03-F1 '
            "(1–15), 2024-03-F2 (16–end), 2024-W05 or 2024-12-31.",
        ) from None
    return Period(text, start, end)


def _bounds(match: re.Match[str]) -> tuple[date, date]:
    part = {name: int(value) for name, value in match.groupdict().items() if value}
    year = part["year"]
    if "half" in part:
        return _months(year, 6 * part["half"] - 5, 6)
    if "quarter" in part:
        return _months(year, 3 * part["quarter"] - 2, 3)
    if "week" in part:
        start = date.fromisocalendar(year, part["week"], 1)
        return start, start + 7 * _DAY
    if "fortnight" in part:
        start, end = _months(year, part["month"], 1)
        middle = start.replace(day=16)
        return (start, middle) if part["fortnight"] == 1 else (middle, end)
    if "day" in part:
        start = date(year, part["month"], part["day"])
        return start, start + _DAY
    if "month" in part:
        return _months(year, part["month"], 1)
    return _months(year, 1, 12)


def _months(year: int, first: int, count: int) -> tuple[date, date]:
    last = first + count - 1
    end = date(year + 1, 1, 1) if last == 12 else date(year, last + 1, 1)
    return date(year, first, 1), end


def weeks(start: date, end: date) -> Iterator[tuple[date, date]]:
    """The ISO weeks that belong to a span: those whose Thursday lies in it."""
    monday = start - timedelta(days=start.weekday())
    while monday + 3 * _DAY < end:
        if monday + 3 * _DAY >= start:
            yield monday, monday + 7 * _DAY
        monday += 7 * _DAY


def half_months(start: date, end: date) -> Iterator[tuple[date, date]]:
    """The half-months (1–15, 16–end) whose first day lies in a span."""
    for first, after in months(start.replace(day=1), end):
        middle = first.replace(day=16)
        for half in ((first, middle), (middle, after)):
            if start <= half[0] < end:
                yield half


def months(start: date, end: date) -> Iterator[tuple[date, date]]:
    """The calendar months whose first day lies in a span."""
    first = start if start.day == 1 else _months(start.year, start.month, 1)[1]
    while first < end:
        after = _months(first.year, first.month, 1)[1]
        yield first, after
        first = after
