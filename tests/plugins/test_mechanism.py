"""The mechanism pillar: orders are counted by their issuer, meetings by what is due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select
from sqlalchemy.orm import aliased

from tests.plugins.small_county import TODAY, SmallCounty, open_county
from tests.support.tallies import frame_of, scalar_of
from zongzhi_core.clock import FOREVER, day_of, start_of
from zongzhi_core.contribution import Contribution
from zongzhi_core.deadlines import MONDAY_TO_FRIDAY, after_working_days
from zongzhi_core.figures import Measure
from zongzhi_core.read.binding import PeriodBinder
from zongzhi_core.registrar import Registrar
from zongzhi_core.tables import Division, DivisionUnit
from zongzhi_core.terms import DivisionKind, FigureTree, Level, MatterPhase
from zongzhi_mechanism import plugin, rules
from zongzhi_mechanism.figures import MEASURES
from zongzhi_mechanism.sample import fill
from zongzhi_mechanism.tables import MeetingRule, Order
from zongzhi_mechanism.terms import OrderKind, OrderStatus

BY_NAME = {measure.name: measure for measure in MEASURES}
ISSUED = {
    OrderKind.DISPATCH: "mechanism.dispatches",
    OrderKind.WHISTLE: "mechanism.whistles",
    OrderKind.SUPERVISE: "mechanism.supervisions",
}
COUNTIES = [("530424", 1), ("530423", 2)]
DUE = {
    Level.VILLAGE: "mechanism.village_meetings_due",
    Level.TOWNSHIP: "mechanism.township_meetings_due",
    Level.COUNTY: "mechanism.county_meetings_due",
}


@pytest.fixture(scope="module", params=COUNTIES, ids=str)
def filled(request: pytest.FixtureRequest) -> Iterator[SmallCounty]:
    code, scale = request.param
    with open_county(code, scale=scale) as county:
        fill(county.sample)
        county.session.flush()
        yield county


# --- orders ---------------------------------------------------------------------------------------


def count_by_hand(county: SmallCounty) -> dict[str, Counter[str]]:
    """Orders of 2024 of every division, row by row, by measure and code."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in ISSUED.values()}
    places = {each.id: each for each in county.divisions}
    for order in county.rows(Order):
        place = places[order.division_id]
        never_received = order.status is OrderStatus.CANCELLED and order.received_at is None
        in_year = day_of(order.opened_at).year == 2024
        if place.level is Level.TOWNSHIP and in_year and not never_received:
            code = place.code or ""
            counts[ISSUED[order.kind]].update((code[:6], code[:9]))
    return counts


def test_rows_count_up_to_the_ledger(filled: SmallCounty) -> None:
    code = filled.sample.county.code or ""
    ledger = filled.sample.ledger
    assert {name: counts[code] for name, counts in count_by_hand(filled).items()} == {
        name: ledger[name] for name in ISSUED.values()
    }
    if code == "530424":
        assert [ledger[name] for name in ISSUED.values()] == [155, 21, 22]


@pytest.mark.parametrize("name", ISSUED.values())
def test_measures_answer_what_rows_say(filled: SmallCounty, name: str) -> None:
    by_hand = count_by_hand(filled)[name]
    for code in (each.code or "" for each in filled.divisions):
        assert filled.figure(BY_NAME[name], code, "2024") == by_hand[code]
        assert filled.figure(BY_NAME[name], code, "2024", FigureTree.TODAY) == by_hand[code]


def test_every_condition_bites(filled: SmallCounty) -> None:
    rows = filled.rows(Order)
    assert any(order.issuer_level is Level.COUNTY for order in rows)
    assert any(order.status is OrderStatus.CANCELLED for order in rows)
    assert any(day_of(order.opened_at).year == 2025 for order in rows)


def test_supervision_is_about_a_late_matter_of_its_township(filled: SmallCounty) -> None:
    late = dict(filled.sample.late_matters())
    about = [order for order in filled.rows(Order) if order.subject_id is not None]
    assert len(about) == filled.sample.ledger["mechanism.supervisions"]
    for order in about:
        assert order.kind is OrderKind.SUPERVISE
        assert order.subject_type == "Dispute"
        assert late[order.subject_id].parent_id == order.division_id
        assert day_of(order.opened_at) > date(2024, 12, 1)
    if filled.sample.county.code == "530424":
        assert {order.subject_id for order in about} == set(late)


def test_order_stamps_are_in_order_and_agree_with_status(filled: SmallCounty) -> None:
    for order in filled.rows(Order):
        stamps = (order.opened_at, order.received_at, order.done_at, order.verified_at)
        known = [at for at in (*stamps, order.closed_at) if at is not None]
        assert known == sorted(known)
        ended = rules.PHASES[order.status] in ("CLOSED", "VOID")
        assert (order.closed_at is not None) is ended
        assert (order.card is not None) is (order.kind is OrderKind.SUPERVISE)
        days = rules.FINISH_DAYS[order.kind]
        assert order.due_at == after_working_days(MONDAY_TO_FRIDAY, order.placed_on, days).ends_at


def test_targets_are_known_offices(filled: SmallCounty) -> None:
    known = {each.id for some in filled.sample.organisations.values() for each in some}
    county_offices = {
        each.id for each in filled.sample.organisations[filled.sample.county.code or ""]
    }
    for order in filled.rows(Order):
        assert {order.issuer_organisation_id, order.target_organisation_id} <= known
        if order.kind is OrderKind.WHISTLE:
            assert order.target_organisation_id in county_offices


def test_meeting_rules_are_one_for_a_level_and_kind(filled: SmallCounty) -> None:
    pairs = [(rule.level, rule.kind) for rule in filled.rows(MeetingRule)]
    assert len(pairs) == len(set(pairs)) > 0


def test_every_status_has_a_known_phase() -> None:
    assert set(rules.PHASES) == set(OrderStatus)
    assert set(rules.PHASES.values()) <= set(MatterPhase.__members__)


# --- meetings due ---------------------------------------------------------------------------------


def ask(county: SmallCounty, measure: Measure, code: str, period: str, today: date = TODAY) -> Any:
    """What a measure over due slots answers, with the spans that reads bind."""
    asked: Any = aliased(Division, name="asked")
    frame = frame_of(asked, measure)
    given: Any = SimpleNamespace(value=lambda _: period)
    request: Any = SimpleNamespace(now=start_of(today), variables={})
    viewer = {"v_low": "", "v_high": "~", "v_today": today, "v_on_mechanism": [county.id]}
    question = select(scalar_of(frame, measure.counts(frame))).where(
        asked.code == code, asked.valid_to == FOREVER
    )
    binder = PeriodBinder(frame.window, given, None, 0)
    return county.session.scalar(question, {**binder.bind(request), **viewer})


def test_county_owes_the_meetings_of_its_ledger(filled: SmallCounty) -> None:
    code = filled.sample.county.code or ""
    villages, townships = len(filled.sample.villages), len(filled.sample.townships)
    assert [ask(filled, BY_NAME[name], code, "2024") for name in DUE.values()] == [
        52 * villages,
        24 * townships,
        12,
    ]
    assert [filled.sample.ledger[name] for name in DUE.values()] == [
        52 * villages,
        24 * townships,
        12,
    ]


@pytest.mark.parametrize(
    ("period", "today", "due"),
    [
        ("2020", TODAY, (53, 24, 12)),
        ("2024", date(2024, 1, 7), (0, 0, 0)),
        ("2024", date(2024, 1, 8), (1, 0, 0)),
        ("2024", date(2024, 1, 16), (2, 1, 0)),
        ("2024", date(2024, 2, 1), (4, 2, 1)),
        ("2024-02-F2", TODAY, (2, 1, 0)),
        ("2024-W01", TODAY, (1, 1, 1)),
    ],
)
def test_slots_are_due_when_they_have_ended(
    period: str, today: date, due: tuple[int, int, int]
) -> None:
    with open_county(shape=("v",)) as county:
        answers = [ask(county, BY_NAME[name], "530424", period, today) for name in DUE.values()]
        assert tuple(answers) == due


SPANS = {
    Level.VILLAGE: lambda day: day.isocalendar()[:2],
    Level.TOWNSHIP: lambda day: (day.year, day.month, day.day > 15),
    Level.COUNTY: lambda day: (day.year, day.month),
}
#: Lives of villages and townships: first day, and how long; none shorter than a month.
LIVES = st.tuples(st.dates(date(2023, 10, 1), date(2025, 2, 1)), st.integers(31, 500))


def walk(lives: list[tuple[date, date]], level: Level, year: int, today: date) -> int:
    """Slots due, found by walking over the days of each life."""
    span_of: Any = SPANS[level]
    days = [date(year - 1, 12, 1) + timedelta(days=n) for n in range(430)]
    spans: dict[Any, list[date]] = {}
    for day in days:
        spans.setdefault(span_of(day), []).append(day)
    due = 0
    for span in spans.values():
        belongs = span[3] if level is Level.VILLAGE and len(span) == 7 else span[0]
        if belongs.year != year or span[-1] >= today or span[-1] == days[-1]:
            continue
        for opened, closed in lives:
            due += 2 * sum(opened <= day < closed for day in span) > len(span)
    return due


@pytest.fixture(scope="module")
def scratch() -> Iterator[SmallCounty]:
    """A county for many examples; each takes back what it wrote."""
    with open_county(shape=("v",)) as county:
        county.session.commit()
        yield county


@pytest.mark.parametrize("level", [Level.VILLAGE, Level.TOWNSHIP])
@given(
    starts=st.lists(LIVES, min_size=1, max_size=4),
    today=st.dates(date(2024, 1, 1), date(2025, 3, 1)),
)
@settings(max_examples=40, deadline=None)
def test_slot_is_owed_for_more_than_half_a_span(
    scratch: SmallCounty, level: Level, starts: list[tuple[date, int]], today: date
) -> None:
    lives = [(opened, opened + timedelta(days=length)) for opened, length in starts]
    scratch.session.execute(delete(Division).where(Division.level == level))
    for n, (opened, closed) in enumerate(lives):
        add_division(scratch, level, n, opened, closed)
    scratch.session.flush()
    answer = ask(scratch, BY_NAME[DUE[level]], "530424", "2024", today)
    scratch.session.rollback()
    assert answer == walk(lives, level, 2024, today)


def add_division(county: SmallCounty, level: Level, n: int, opened: date, closed: date) -> None:
    code = f"53042490{n}" if level is Level.TOWNSHIP else f"53042400190{n}"
    unit = f"{int(code):032x}"
    county.session.add(DivisionUnit(id=unit, opened_on=opened, closed_on=closed, heir_id=unit))
    county.session.flush()
    county.session.add(
        Division(
            id=unit,
            valid_from=opened,
            valid_to=closed,
            county_id=county.id,
            level=level,
            kind=DivisionKind.TOWN if level is Level.TOWNSHIP else DivisionKind.VILLAGE,
            code=code,
            name=code,
            short_name=code,
            path=code,
        )
    )


def test_door_declares_the_whole_pillar() -> None:
    contribution = Contribution(plugin.name, plugin.title, plugin.version)
    plugin.register(Registrar(contribution))
    assert [node.name for node in contribution.nodes] == ["Order"]
    extended = {(each.type_name, each.declared.name) for each in contribution.extensions}
    assert extended == {("Division", "orders"), ("Matter", "orders")}
    assert {measure.name for measure in contribution.measures} == set(BY_NAME)
