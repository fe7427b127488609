"""How periods are counted, against a walker that goes one day at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zongzhi_core.clock import day_of, start_of
from zongzhi_core.deadlines import (
    MONDAY_TO_FRIDAY,
    Deadline,
    WorkCalendar,
    after_days,
    after_hours,
    after_months,
    after_working_days,
)
from zongzhi_core.work_days import national_days

DAYS_OFF = {each.day: each.working for each in national_days()}
CALENDAR = WorkCalendar.of(DAYS_OFF.items(), {day.year for day in DAYS_OFF})
#: Of 2027 nothing is known yet.
STARTS = [date(2024, 1, 1) + timedelta(days=n) for n in range(4 * 365 + 1)]


# --- the walker: one day at a time, and no arithmetic of months ---------------------------------


def is_worked(day: date) -> bool:
    return DAYS_OFF.get(day, day.isoweekday() < 6)


def next_days(day: date) -> Iterator[date]:
    while True:
        day = date.fromordinal(day.toordinal() + 1)
        yield day


def walk_to_work(day: date) -> Deadline:
    """The first worked day from this one on."""
    seen = [day]
    for after in next_days(day):
        if is_worked(seen[-1]):
            break
        seen.append(after)
    return ending(seen[-1], seen)


def ending(last: date, seen: list[date]) -> Deadline:
    midnight = datetime(last.year, last.month, last.day, 16, tzinfo=UTC)  # 24:00 in Shanghai
    return Deadline(last, midnight, any(day.year > 2026 for day in seen))


def walk_months(start: date, count: int) -> date:
    """Into the month that is so many further on, and there to the same number or the end."""
    day, months = start, 0
    for after in next_days(start):
        months += after.day == 1
        if months > count:
            break
        day = after
        if months == count and day.day == start.day:
            break
    return day


# --- laws ---------------------------------------------------------------------------------------


def test_working_days_are_those_a_walker_counts() -> None:
    """From every day of four years, up to sixty working days."""
    for start in STARTS:
        seen: list[date] = []
        counted = 0
        for day in next_days(start):
            seen.append(day)
            counted += is_worked(day)
            if is_worked(day):
                assert after_working_days(CALENDAR, start, counted) == ending(day, seen)
            if counted == 60:
                break


def test_days_end_where_a_walker_ends() -> None:
    """From every day of four years, up to forty days, moved on from a day off."""
    for start in STARTS:
        for count, day in zip(range(1, 41), next_days(start), strict=False):
            assert after_days(CALENDAR, start, count) == walk_to_work(day)


def test_months_end_where_a_walker_ends() -> None:
    """From every day of four years, one to twelve months."""
    for start in STARTS:
        for count in range(1, 13):
            nominal = walk_months(start, count)
            assert after_months(CALENDAR, start, count) == walk_to_work(nominal)


@given(st.datetimes(datetime(2024, 1, 1), datetime(2027, 12, 31)), st.integers(1, 2000))  # noqa: DTZ001
def test_hours_run_from_the_moment(naive: datetime, count: int) -> None:
    """Through nights and days off, and known of every year."""
    start = naive.replace(tzinfo=UTC)
    found = after_hours(start, count)
    assert (found.ends_at - start).total_seconds() == count * 3600
    assert start_of(found.last_day) < found.ends_at <= start_of(found.last_day + timedelta(days=1))
    assert not found.provisional


@given(st.dates(date(2024, 1, 1), date(2026, 6, 1)), st.integers(1, 60))
def test_later_start_never_ends_sooner(start: date, count: int) -> None:
    after = start + timedelta(days=1)
    for rule in (after_working_days, after_days, after_months):
        assert rule(CALENDAR, start, count).last_day <= rule(CALENDAR, after, count).last_day


CASES: list[tuple[Callable[[WorkCalendar, date, int], Deadline], date, int, date]] = [
    # Spring Festival 2024: 4 February (Sunday) is worked, 10 to 17 are off, 18 (Sunday) is worked.
    (after_working_days, date(2024, 2, 2), 1, date(2024, 2, 4)),
    (after_working_days, date(2024, 2, 9), 1, date(2024, 2, 18)),
    (after_days, date(2024, 2, 7), 3, date(2024, 2, 18)),
    (after_months, date(2024, 1, 10), 1, date(2024, 2, 18)),
    # National Day 2025: 28 September (Sunday) is worked, 1 to 8 October are off, 11 is worked.
    (after_working_days, date(2025, 9, 26), 1, date(2025, 9, 28)),
    (after_working_days, date(2025, 9, 30), 3, date(2025, 10, 11)),
    (after_months, date(2025, 9, 1), 1, date(2025, 10, 9)),
    # The last day of a month that has no such number, and leap days.
    (after_months, date(2024, 1, 31), 1, date(2024, 2, 29)),
    (after_months, date(2025, 1, 31), 1, date(2025, 2, 28)),
    (after_months, date(2024, 2, 29), 12, date(2025, 2, 28)),
    (after_months, date(2024, 3, 31), 1, date(2024, 4, 30)),
    # Year ends.
    (after_working_days, date(2024, 12, 31), 1, date(2025, 1, 2)),
    (after_days, date(2025, 12, 31), 1, date(2026, 1, 4)),
    (after_months, date(2024, 12, 10), 1, date(2025, 1, 10)),
]


@pytest.mark.parametrize(("rule", "start", "count", "last"), CASES)
def test_known_cases_end_as_published(
    rule: Callable[[WorkCalendar, date, int], Deadline], start: date, count: int, last: date
) -> None:
    """As the State Council's notices of these years have it."""
    assert rule(CALENDAR, start, count) == ending(last, [])


def test_unknown_year_makes_provisional_where_it_counts() -> None:
    """A year that was not looked at makes nothing provisional."""
    eve = date(2026, 12, 31)
    assert not after_working_days(CALENDAR, date(2026, 12, 30), 1).provisional
    assert after_working_days(CALENDAR, eve, 1).provisional
    assert after_months(CALENDAR, eve, 1).provisional
    assert not after_days(MONDAY_TO_FRIDAY, eve, 1).last_day.isoweekday() > 5
    assert not after_hours(start_of(eve), 48).provisional


def test_end_of_the_last_hour_belongs_to_its_day() -> None:
    """24:00 is the end of a day, not the start of the next one's deadline."""
    assert after_hours(start_of(date(2025, 7, 1)), 24).last_day == date(2025, 7, 1)
    assert day_of(after_hours(start_of(date(2025, 7, 1)), 25).ends_at) == date(2025, 7, 2)


@pytest.mark.parametrize("count", [0, -1])
def test_empty_period_is_refused(count: int) -> None:
    for rule in (after_working_days, after_days, after_months):
        with pytest.raises(ValueError, match=f"period of {count}"):
            rule(CALENDAR, date(2025, 1, 1), count)
    with pytest.raises(ValueError, match=f"period of {count}"):
        after_hours(start_of(date(2025, 1, 1)), count)
