"""The nation's days off in the database: published once, a year at a time."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.core.conftest import Transact
from zongzhi_core.tables import WorkDay
from zongzhi_core.work_days import NATION, SetDay, load_work_days, national_days, publish

NEXT = SetDay(date(2027, 1, 1), False, "元旦", "a newer package")


def rows(session: Session) -> Any:
    return session.scalar(select(func.count()).select_from(WorkDay))


def test_publishing_twice_changes_nothing(transact: Transact) -> None:
    """Every year of the package, and then none."""
    years = {each.day.year for each in national_days()}
    assert transact(publish) == sorted(years)
    held = transact(rows)
    assert held == len(list(national_days()))
    assert transact(publish) == []
    assert transact(rows) == held


def test_newer_package_adds_its_year(transact: Transact) -> None:
    """And an older one takes it away from nobody."""
    transact(publish)
    assert transact(lambda s: publish(s, [*national_days(), NEXT])) == [2027]
    assert transact(lambda s: load_work_days(s).knows(2027))
    assert transact(publish) == []
    assert transact(lambda s: load_work_days(s).of(NATION, 2027)) == [NEXT]


def test_corrected_year_is_replaced(transact: Transact) -> None:
    """A county's own days stay."""
    transact(publish)
    own = WorkDay(
        county_id="c" * 32, day=date(2020, 1, 2), is_working=False, name="own", source="county"
    )
    transact(lambda s: s.add(own))
    kept = [each for each in national_days() if each.day != date(2020, 1, 31)]
    assert transact(lambda s: publish(s, kept)) == [2020]
    days = transact(lambda s: load_work_days(s))
    assert date(2020, 1, 31) not in {each.day for each in days.of(NATION, 2020)}
    assert days.of("c" * 32, 2020)[1].name == "own"
    assert not days.calendar("c" * 32).is_working(date(2020, 1, 2))
    assert days.calendar("d" * 32).is_working(date(2020, 1, 2))


def test_days_differ_from_monday_to_friday() -> None:
    """No day is kept that says what is known anyway, and none is said twice."""
    days = list(national_days())
    assert len({each.day for each in days}) == len(days)
    assert all((each.day.isoweekday() > 5) is each.working for each in days)
