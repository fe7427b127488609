"""Periods: their forms, how they divide a year, and the meetings that fall due in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select
from sqlalchemy.orm import aliased

from tests.plugins.small_county import SmallCounty, open_county
from tests.support.tallies import frame_of, scalar_of
from zongzhi_core.clock import FOREVER, start_of
from zongzhi_core.errors import BadInput
from zongzhi_core.periods import Period, half_months, months, parse_period, weeks
from zongzhi_core.read.binding import PeriodBinder
from zongzhi_core.tables import Division, DivisionUnit
from zongzhi_core.terms import DivisionKind, Level
from zongzhi_mechanism.figures import MEASURES

DAY = timedelta(days=1)
YEARS = st.integers(1900, 2100)


def spans(*texts: str) -> list[tuple[date, date]]:
    parsed = [parse_period(text) for text in texts]
    return [(period.start, period.end) for period in parsed]


def texts_of(year: int, form: str) -> list[str]:
    """All periods of a form in a year, in order."""
    twelve = [f"{year}-{month:02d}" for month in range(1, 13)]
    match form:
        case "half":
            return [f"{year}-H1", f"{year}-H2"]
        case "quarter":
            return [f"{year}-Q{n}" for n in range(1, 5)]
        case "month":
            return twelve
        case "half-month":
            return [f"{month}-F{n}" for month in twelve for n in (1, 2)]
        case "day":
            first, after = date(year, 1, 1), date(year + 1, 1, 1)
            return [(first + n * DAY).isoformat() for n in range((after - first).days)]
    raise ValueError(form)


# --- forms ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["half", "quarter", "month", "half-month", "day"])
@given(year=YEARS)
@settings(max_examples=30, deadline=None)
def test_periods_of_a_form_partition_the_year(form: str, year: int) -> None:
    """Halves, quarters, months, half-months and days follow each other without gap or overlap,
    from the first day of the year to the last."""
    parts = spans(*texts_of(year, form))
    assert parts[0][0] == date(year, 1, 1)
    assert parts[-1][1] == date(year + 1, 1, 1)
    assert all(one[1] == next_one[0] for one, next_one in pairwise(parts))
    assert spans(str(year)) == [(date(year, 1, 1), date(year + 1, 1, 1))]


@given(year=YEARS)
def test_weeks_of_a_year_are_those_of_its_thursdays(year: int) -> None:
    """ISO weeks begin on Monday; a week belongs to the year in which its Thursday lies."""
    last = date(year, 12, 28).isocalendar().week
    parts = spans(*(f"{year}-W{n:02d}" for n in range(1, last + 1)))
    assert all(start.isoweekday() == 1 and end - start == 7 * DAY for start, end in parts)
    assert {(start + 3 * DAY).year for start, _ in parts} == {year}
    assert parts == list(weeks(date(year, 1, 1), date(year + 1, 1, 1)))
    if last == 52:
        with pytest.raises(BadInput):
            parse_period(f"{year}-W53")


@given(st.dates(date(1900, 1, 8), date(2100, 1, 1)))
def test_a_day_lies_in_one_period_of_each_form(day: date) -> None:
    """A day is a period of its own; its week, half-month, month, quarter and half hold it."""
    year, week, _ = day.isocalendar()
    half_month = f"{day:%Y-%m}-F{1 if day.day <= 15 else 2}"
    wider = [
        f"{year}-W{week:02d}",
        half_month,
        f"{day:%Y-%m}",
        f"{day.year}-Q{(day.month + 2) // 3}",
        f"{day.year}-H{1 if day.month <= 6 else 2}",
        f"{day.year}",
    ]
    assert parse_period(day.isoformat()) == Period(str(day), day, day + DAY)
    for text in wider:
        period = parse_period(text)
        assert period.text == text
        assert period.start <= day < period.end
        assert period.last == period.end - DAY


@given(st.text(max_size=12))
@example("2024-06-31")
@example("2023-02-29")
@example("2024-W00")
@example("2023-W53")
@example("2024-F1")
@example("2024-3")
@example("2024-03-F3")
@example("2024-03-1")
@example(" 2024")
@example("2024\n")
@example("２０２４")
@example("0001")
@example("9999-12-31")
@example("9999-W52")
def test_any_other_text_is_bad_input(text: str) -> None:
    """What is none of the forms is refused as BAD_INPUT, never otherwise; what is accepted is
    written in ASCII and holds at least a day."""
    try:
        period = parse_period(text)
    except BadInput:
        return
    assert text.isascii()
    assert text == text.strip()
    assert period.start < period.end


@given(
    start=st.dates(date(2020, 1, 1), date(2026, 1, 1)), length=st.integers(1, 500), data=st.data()
)
def test_due_spans_of_neighbouring_periods_do_not_overlap(
    start: date, length: int, data: Any
) -> None:
    """A span of any cadence belongs to one of two neighbouring periods, not to both or none."""
    cut = data.draw(st.integers(0, length))
    middle, end = start + cut * DAY, start + length * DAY
    for cadence in (weeks, half_months, months):
        whole = list(cadence(start, end))
        assert [*cadence(start, middle), *cadence(middle, end)] == whole


# --- meetings due ---------------------------------------------------------------------------------

DUE = {
    Level.VILLAGE: "mechanism.village_meetings_due",
    Level.TOWNSHIP: "mechanism.township_meetings_due",
    Level.COUNTY: "mechanism.county_meetings_due",
}
MEASURE = {measure.name: measure for measure in MEASURES}

FIRST, LAST = date(2023, 11, 1), date(2025, 3, 1)


@dataclass(frozen=True)
class Life:
    """When a division was opened and closed."""

    opened: date
    closed: date


#: Long ones and short ones, so that both ends fall into one span.
LIVES = st.builds(
    lambda opened, length: Life(opened, min(opened + length * DAY, FOREVER)),
    st.dates(FIRST, LAST),
    st.one_of(st.integers(1, 40), st.integers(41, 600), st.just(10**6).map(lambda _: 2_000)),
)
PERIODS = st.one_of(
    st.sampled_from(["2024", "2024-H1", "2024-H2", "2023-Q4", "2024-Q1", "2025"]),
    st.sampled_from([f"2024-{n:02d}" for n in range(1, 13)]),
    st.sampled_from([f"2024-{n:02d}-F{half}" for n in (1, 2, 12) for half in (1, 2)]),
    st.integers(1, 52).map(lambda n: f"2024-W{n:02d}"),
    st.dates(date(2024, 1, 1), date(2024, 12, 31)).map(date.isoformat),
)


def group_of(level: Level, day: date) -> tuple[int, ...]:
    """To which span of its level's cadence a day belongs."""
    if level is Level.VILLAGE:
        return day.isocalendar()[:2]
    if level is Level.TOWNSHIP:
        return day.year, day.month, day.day > 15
    return day.year, day.month


def walk(lives: list[Life], level: Level, period: Period, today: date) -> int:
    """Slots due, found by walking day by day: a span belongs to the period that holds its
    Thursday (weeks) or its first day; it has ended before today; it is owed for more than half."""
    groups: dict[tuple[int, ...], list[date]] = {}
    day = period.start - 40 * DAY
    while day < period.end + 40 * DAY:
        groups.setdefault(group_of(level, day), []).append(day)
        day += DAY
    due = 0
    for span in list(groups.values())[1:-1]:
        owner = span[3] if level is Level.VILLAGE else span[0]
        if period.start <= owner < period.end and span[-1] < today:
            stays = [sum(life.opened <= day < life.closed for day in span) for life in lives]
            due += sum(2 * stay > len(span) for stay in stays)
    return due


@pytest.fixture(scope="module")
def scratch() -> Iterator[SmallCounty]:
    """A county without divisions below it; each example takes back what it wrote."""
    with open_county(shape=("v",)) as county:
        county.session.execute(delete(Division).where(Division.level != Level.COUNTY))
        county.session.commit()
        yield county


def settle(county: SmallCounty, level: Level, lives: list[Life]) -> None:
    """Give the county divisions of a level with these lives, or itself the first of them."""
    for n, life in enumerate(lives):
        unit = f"{n + 1:032x}"
        dates = {"opened_on": life.opened, "closed_on": life.closed}
        county.session.add(DivisionUnit(id=unit, heir_id=unit, **dates))
        county.session.flush()
        county.session.add(
            Division(
                id=unit,
                valid_from=life.opened,
                valid_to=life.closed,
                county_id=county.id,
                level=level,
                kind=DivisionKind.VILLAGE,
                name="村",
                short_name="村",
                path=f"530424{n:03d}",
            )
        )
    county.session.flush()


def ask(county: SmallCounty, level: Level, text: str, today: date) -> Any:
    """What the measure answers for the county, with the values that a read binds."""
    measure = MEASURE[DUE[level]]
    asked: Any = aliased(Division, name="asked")
    frame = frame_of(asked, measure)
    given: Any = SimpleNamespace(value=lambda _: text)
    request: Any = SimpleNamespace(now=start_of(today), variables={})
    viewer = {"v_low": "", "v_high": "~", "v_today": today, "v_on_mechanism": [county.id]}
    question = select(scalar_of(frame, measure.counts(frame))).where(asked.code == "530424")
    values = PeriodBinder(frame.window, given, None, 0).bind(request)
    return county.session.scalar(question, {**values, **viewer})


@pytest.mark.parametrize("level", [Level.VILLAGE, Level.TOWNSHIP])
@given(
    lives=st.lists(LIVES, min_size=1, max_size=4),
    text=PERIODS,
    today=st.dates(date(2024, 1, 1), date(2025, 3, 1)),
)
@example([Life(date(2024, 2, 7), date(2024, 2, 10))], "2024", date(2025, 3, 1))
@example([Life(date(2024, 2, 6), date(2024, 2, 10))], "2024", date(2025, 3, 1))
@example([Life(date(2024, 2, 1), FOREVER)], "2024-W05", date(2024, 2, 4))
@settings(max_examples=150, deadline=None)
def test_meetings_due_are_what_a_walker_finds(
    scratch: SmallCounty, level: Level, lives: list[Life], text: str, today: date
) -> None:
    """Meetings due equal a walk over the days of every division's life: only ended spans, only
    those of the period, only where a division was there for more than half."""
    try:
        settle(scratch, level, lives)
        answer = ask(scratch, level, text, today)
    finally:
        scratch.session.rollback()
    assert answer == walk(lives, level, parse_period(text), today)


@given(text=PERIODS, today=st.dates(date(2024, 1, 1), date(2025, 3, 1)))
@settings(max_examples=60, deadline=None)
def test_county_owes_each_month_that_has_ended(
    scratch: SmallCounty, text: str, today: date
) -> None:
    """A county owes one meeting for each calendar month of the period that is over."""
    always = [Life(date(1900, 1, 1), FOREVER)]
    assert ask(scratch, Level.COUNTY, text, today) == walk(
        always, Level.COUNTY, parse_period(text), today
    )
