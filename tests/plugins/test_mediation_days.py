"""How long mediation may last by what a dispute is, against a walker that counts day by day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.plugins.small_county import open_county
from tests.plugins.test_mediation_commands import context, register
from tests.plugins.test_mediation_loop import MEDIATED, pass_days, refused, take
from zongzhi_core.clock import start_of
from zongzhi_core.deadlines import WorkCalendar
from zongzhi_mediation import rules
from zongzhi_mediation.commands import begins_at, due
from zongzhi_mediation.terms import DisputeCategoryCode, DisputeStatus, IntakeSource, ReopenReason

COURT, LABOUR = IntakeSource.COURT, DisputeCategoryCode.V07
DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))
CALENDARS = st.builds(
    WorkCalendar.of,
    st.lists(st.tuples(DAYS, st.booleans()), max_size=60, unique_by=lambda each: each[0]),
    st.just([2024, 2025, 2026, 2027]),
)


def walk(calendar: WorkCalendar, start: date, days: int) -> date:
    """The last day: counted one by one after the first, and on until one that is worked."""
    day = start
    for _ in range(days):
        day += timedelta(days=1)
    while not calendar.is_working(day):
        day += timedelta(days=1)
    return day


@given(
    st.sampled_from(DisputeCategoryCode),
    st.sampled_from(IntakeSource),
    st.sampled_from(rules.UNDER_WAY),
    CALENDARS,
    DAYS,
    st.integers(0, 10),
    st.integers(0, 90),
)
def test_limit_is_that_of_its_kind(
    category: DisputeCategoryCode,
    source: IntakeSource,
    status: DisputeStatus,
    calendar: WorkCalendar,
    opened: date,
    waited: int,
    longer: int,
) -> None:
    """A court's case has thirty days from acceptance, whatever it is about, a labour dispute
    fifteen from its registration; all others have a month."""
    accepted = opened + timedelta(days=waited)
    stamps = (start_of(opened), start_of(accepted))
    since = begins_at(category, source, *stamps)
    days = rules.days_to_mediate(category, source)
    found = due(calendar, status, stamps[0], since, longer, days=days)["due_at"]
    if source is COURT:
        last = walk(calendar, accepted, 30 + longer)
    elif category is LABOUR:
        last = walk(calendar, opened, 15 + longer)
    else:
        assert (days, since) == (None, stamps[1])
        return
    assert found == start_of(last + timedelta(days=1))


@given(st.sampled_from(DisputeCategoryCode), st.sampled_from(IntakeSource))
def test_no_limit_runs_before_acceptance(
    category: DisputeCategoryCode, source: IntakeSource
) -> None:
    """Until then it is the limit to accept that runs, also of a labour dispute."""
    assert begins_at(category, source, start_of(date(2025, 3, 3)), None) is None


FACTS: list[tuple[dict[str, Any], int]] = [
    ({"source": COURT}, 30),
    ({"source": COURT, "category_code": LABOUR}, 30),
    ({"category_code": LABOUR}, 15),
]


@pytest.mark.parametrize(("facts", "days"), FACTS)
def test_reopened_dispute_has_its_days_anew(facts: dict[str, Any], days: int) -> None:
    """From its reopening: the application of before is over."""
    with open_county() as county:
        ctx = context(county)
        dispute = register(ctx, **facts)
        for name in MEDIATED:
            take(ctx, name, dispute)
        first: Any = dispute.due_at
        pass_days(county, 40)
        reopened = ctx.now
        dispute.status = DisputeStatus.CLOSED
        take(ctx, "reopenDispute", dispute, reason=ReopenReason.RELAPSE)
        expected = walk(ctx.calendar, ctx.today, days) + timedelta(days=1)
        assert (dispute.due_at, dispute.reopened_at) == (start_of(expected), reopened)
        assert first < dispute.due_at


def test_court_waits_thirty_days_more_at_most() -> None:
    """Courts' practice; of other disputes the parties agree as often as they like."""
    with open_county() as county:
        ctx = context(county)
        for facts, rule in (({"source": COURT}, "dispute.longer_for_court"), ({}, None)):
            dispute = register(ctx, **facts)
            for name in MEDIATED:
                take(ctx, name, dispute)
            agreed = {"every_party_agrees": True}
            take(ctx, "extendMediation", dispute, days=20, **agreed)
            if rule is None:
                take(ctx, "extendMediation", dispute, days=30, **agreed)
            else:
                assert refused(ctx, "extendMediation", dispute, days=11, **agreed) == rule
                take(ctx, "extendMediation", dispute, days=10, **agreed)
