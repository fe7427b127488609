"""The services pillar: people with a live case are counted, each of them once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from tests.plugins.small_county import TODAY, SmallCounty, open_county
from zongzhi_core.clock import day_of, start_of
from zongzhi_core.contribution import Contribution
from zongzhi_core.registrar import Registrar
from zongzhi_core.terms import FigureTree, MatterPhase, Sensitivity
from zongzhi_services import plugin, rules
from zongzhi_services.figures import MEASURES
from zongzhi_services.sample import fill
from zongzhi_services.schema import AssistanceCase as AssistanceCaseNode
from zongzhi_services.tables import AssistanceCase
from zongzhi_services.terms import AssistanceStatus, LeadDepartment

[SUPPORTED] = MEASURES
YEAR_END = date(2024, 12, 31)
COUNTIES = [("530424", 1), ("530423", 2)]


@pytest.fixture(scope="module", params=COUNTIES, ids=str)
def filled(request: pytest.FixtureRequest) -> Iterator[SmallCounty]:
    code, scale = request.param
    with open_county(code, scale=scale) as county:
        fill(county.sample)
        county.session.flush()
        yield county


def is_live(case: AssistanceCase, day: date) -> bool:
    begun = case.activated_at is not None and day_of(case.activated_at) <= day
    return begun and not (case.closed_at is not None and day_of(case.closed_at) <= day)


def count_by_hand(county: SmallCounty, code: str, day: date) -> int:
    places = county.under(code)
    return len(
        {
            case.person_id
            for case in county.rows(AssistanceCase)
            if case.division_id in places and is_live(case, day)
        }
    )


def test_rows_count_up_to_the_ledger(filled: SmallCounty) -> None:
    code = filled.sample.county.code or ""
    assert filled.sample.ledger == {SUPPORTED.name: count_by_hand(filled, code, YEAR_END)}
    if code == "530424":
        assert filled.sample.ledger == {SUPPORTED.name: 4525}


def test_measure_answers_what_rows_say(filled: SmallCounty) -> None:
    for division in filled.divisions:
        code = division.code or ""
        by_hand = count_by_hand(filled, code, YEAR_END)
        assert filled.figure(SUPPORTED, code, "2024") == by_hand
        assert filled.figure(SUPPORTED, code, "2024-12-31", FigureTree.TODAY) == by_hand


@pytest.mark.parametrize("period", ["2024-03", "2024-W27", "2024-12-30", "2025", "2026-12-31"])
def test_other_days_have_their_own_answer(filled: SmallCounty, period: str) -> None:
    last = {"2024-03": date(2024, 3, 31), "2024-W27": date(2024, 7, 7), "2025": date(2025, 12, 31)}
    day = last.get(period) or date.fromisoformat(period)
    code = filled.sample.county.code or ""
    by_hand = count_by_hand(filled, code, min(day, TODAY))
    assert filled.figure(SUPPORTED, code, period) == by_hand


def test_children_add_up_to_the_parent(filled: SmallCounty) -> None:
    """A person's live cases lie in one village, so the measure may call itself additive."""
    of = {
        each.id: filled.figure(SUPPORTED, each.code or "", "2024-12-31")
        for each in filled.divisions
    }
    for parent in filled.divisions:
        children = [of[each.id] for each in filled.divisions if each.parent_id == parent.id]
        assert not children or sum(children) == of[parent.id]


def test_every_condition_bites(filled: SmallCounty) -> None:
    rows = filled.rows(AssistanceCase)
    live = [case for case in rows if is_live(case, YEAR_END)]
    supported = filled.sample.ledger[SUPPORTED.name]
    assert len(live) > supported
    assert any(case.closed_at and day_of(case.closed_at) <= YEAR_END for case in rows)
    assert any(case.closed_at and day_of(case.closed_at) > YEAR_END for case in live)
    assert any(case.activated_at is None for case in rows)
    assert any(day_of(case.opened_at) > YEAR_END for case in rows)


def test_status_agrees_with_stamps(filled: SmallCounty) -> None:
    for case in filled.rows(AssistanceCase):
        phase = rules.PHASES[case.status]
        assert (case.closed_at is not None) is (phase == "CLOSED")
        assert (case.activated_at is None) is (phase == "NEW")
        assert case.placed_on == day_of(case.opened_at)


def test_reviews_and_erasures_lie_ahead_of_the_loading_day(filled: SmallCounty) -> None:
    longest = start_of(rules.review_by(TODAY) + timedelta(days=1))
    for case in filled.rows(AssistanceCase):
        assert case.erase_by > TODAY
        if case.closed_at is None:
            assert start_of(TODAY) < case.due_at <= longest


def test_person_has_one_live_case_of_a_body() -> None:
    with open_county() as county:
        for n in range(2):
            county.session.add(
                AssistanceCase(
                    county_id=county.id,
                    id=f"{n:032x}",
                    division_id=county.sample.villages[0].id,
                    placed_on=TODAY,
                    no=str(n),
                    person_id="f" * 32,
                    counted_as="e" * 32,
                    status=AssistanceStatus.PROPOSED,
                    competent_body=LeadDepartment.HOUSING,
                    opened_at=start_of(TODAY),
                    erase_by=TODAY,
                )
            )
        with pytest.raises(IntegrityError, match=r"(?i)unique"):
            county.session.flush()


def test_case_holds_no_name_and_no_reason() -> None:
    """Rights: a case says what is owed, never why, and the person stays an opaque id."""
    columns: Any = AssistanceCase.__table__.columns
    assert not any("reason" in each.name or "name" in each.name for each in columns)
    node: Any = AssistanceCaseNode
    assert "person_id" not in node.fields
    assert node.sensitivity is Sensitivity.SENSITIVE


@given(st.dates(date(2000, 1, 1), date(2099, 1, 1)))
def test_review_is_due_within_180_days(reviewed_on: date) -> None:
    assert 0 < (rules.review_by(reviewed_on) - reviewed_on).days <= 180


def test_every_status_has_a_known_phase() -> None:
    assert set(rules.PHASES) == set(AssistanceStatus)
    assert set(rules.PHASES.values()) <= set(MatterPhase.__members__)


def test_door_declares_the_whole_pillar() -> None:
    contribution = Contribution(plugin.name, plugin.title, plugin.version)
    plugin.register(Registrar(contribution))
    assert [node.name for node in contribution.nodes] == ["AssistanceCase"]
    assert [measure.name for measure in contribution.measures] == ["services.people_supported"]
