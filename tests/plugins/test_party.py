"""The party pillar counts who is on post, and which trainings were held."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from tests.plugins.small_county import SmallCounty, open_county
from zongzhi_core.clock import FOREVER
from zongzhi_core.contribution import Contribution
from zongzhi_core.registrar import Registrar
from zongzhi_core.terms import DivisionKind, FigureKind, Level
from zongzhi_party import plugin, rules
from zongzhi_party.figures import MEASURES
from zongzhi_party.sample import fill
from zongzhi_party.tables import OfficeMerger, Post, Training, TrainingAttendance
from zongzhi_party.terms import PartyPosition, RecruitMode, StaffState, TrainingKind

BY_NAME = {measure.name: measure for measure in MEASURES}
YEAR_END = date(2024, 12, 31)
COUNTIES = [("530424", 1), ("530424", 3), ("530423", 1)]
CENTRE = (PartyPosition.CENTER_DIRECTOR, PartyPosition.CENTER_STAFF)


@pytest.fixture
def county() -> Iterator[SmallCounty]:
    """A county without any row of the pillar."""
    with open_county() as empty:
        yield empty


def add_post(county: SmallCounty, code: str, row_id: str, **changes: Any) -> None:
    values: dict[str, Any] = {
        "position": PartyPosition.COMMISSIONER,
        "person_id": row_id,
        "name": "某人",
        "mode": RecruitMode.DISPATCHED,
        "state": StaffState.ON_POST,
        "valid_from": date(2020, 1, 1),
        "valid_to": FOREVER,
    }
    place = county.division(code).id
    post = Post(county_id=county.id, id=row_id, division_id=place, organisation_id="o")
    for name, value in {**values, **changes}.items():
        setattr(post, name, value)
    county.session.add(post)
    county.session.flush()


def period_of(name: str) -> str:
    return "2024-H1" if BY_NAME[name].kind is FigureKind.FLOW else "2024-12-31"


def count_by_hand(county: SmallCounty, code: str) -> dict[str, int]:
    """All figures on the year's end, counted row by row."""
    places = county.under(code)
    here = [
        post
        for post in county.rows(Post)
        if post.division_id in places
        and post.valid_from <= YEAR_END < post.valid_to
        and post.state in (StaffState.ON_POST, StaffState.PART_TIME)
    ]

    def holders(*positions: PartyPosition) -> list[Post]:
        return [post for post in here if post.position in positions]

    commissioners = holders(PartyPosition.COMMISSIONER)
    present = {each.training_id for each in county.rows(TrainingAttendance) if each.present}
    return {
        "party.political_legal_members": len(
            {each.division_id for each in holders(PartyPosition.POLITICAL_LEGAL_MEMBER)}
        ),
        "party.offices_merged": sum(
            each.division_id in places and each.valid_from <= YEAR_END < each.valid_to
            for each in county.rows(OfficeMerger)
        ),
        "party.centre_staff": len(
            {
                each.person_id
                for each in holders(*CENTRE)
                if places[each.division_id].level is Level.TOWNSHIP
            }
        ),
        "party.commissioners": len({each.person_id for each in commissioners}),
        "party.villages_with_commissioner": len({each.division_id for each in commissioners}),
        "party.specialists": len(
            {
                each.person_id
                for each in holders(PartyPosition.SPECIALIST)
                if places[each.division_id].kind is DivisionKind.COMMUNITY
            }
        ),
        "party.trainings_held": sum(
            each.division_id in places
            and each.id in present
            and date(2024, 1, 1) <= each.held_on < date(2024, 7, 1)
            for each in county.rows(Training)
        ),
    }


@pytest.mark.parametrize(("code", "scale"), COUNTIES)
def test_figures_equal_ledger(code: str, scale: int) -> None:
    with open_county(code, scale=scale) as county:
        fill(county.sample)
        found = {name: county.figure(BY_NAME[name], code, period_of(name)) for name in BY_NAME}
        assert found == county.sample.ledger


@pytest.mark.parametrize(("code", "scale"), COUNTIES)
def test_figures_equal_count_by_hand(code: str, scale: int) -> None:
    with open_county(code, scale=scale) as county:
        fill(county.sample)
        for division in county.divisions:
            place = division.code or ""
            found = {name: county.figure(BY_NAME[name], place, period_of(name)) for name in BY_NAME}
            assert found == count_by_hand(county, place)


def test_article_county_has_article_figures(county: SmallCounty) -> None:
    fill(county.sample)
    ledger = county.sample.ledger
    assert (ledger["party.centre_staff"], ledger["party.specialists"]) == (22, 29)
    for half in ("2024-H1", "2024-H2"):
        assert county.figure(BY_NAME["party.trainings_held"], "530424", half) == 1


def test_additive_figures_add_up(county: SmallCounty) -> None:
    fill(county.sample)
    merged = BY_NAME["party.offices_merged"]
    towns = [
        county.figure(merged, town.code or "", "2024-12-31") for town in county.sample.townships
    ]
    assert sum(towns) == county.figure(merged, "530424", "2024-12-31") == 3


def test_sample_holds_rows_that_do_not_count(county: SmallCounty) -> None:
    fill(county.sample)
    posts = county.rows(Post)
    assert any(post.valid_to <= YEAR_END for post in posts)
    assert {post.state for post in posts} > {StaffState.SECONDED_OUT, StaffState.LEAVE}
    assert len(county.rows(Training)) > 2
    assert any(each.valid_to <= YEAR_END for each in county.rows(OfficeMerger))


def test_same_county_gives_same_rows() -> None:
    made = []
    for _ in range(2):
        with open_county() as county:
            fill(county.sample)
            rows = [each for table in (Post, OfficeMerger, Training) for each in county.rows(table)]
            made.append({(row.id, getattr(row, "name", None), row.division_id) for row in rows})
    assert made[0] == made[1]


def test_sample_fills_county_without_communities() -> None:
    with open_county("530423", shape=("vv", "")) as county:
        fill(county.sample)
        assert county.figure(BY_NAME["party.specialists"], "530423", "2024-12-31") == 0


def test_person_with_two_posts_counts_once(county: SmallCounty) -> None:
    add_post(county, "530424001001", "a", person_id="p")
    add_post(county, "530424001002", "b", person_id="p")
    commissioners, villages = (
        county.figure(BY_NAME[f"party.{name}"], "530424", "2024-12-31")
        for name in ("commissioners", "villages_with_commissioner")
    )
    assert (commissioners, villages) == (1, 2)


def test_specialist_of_village_does_not_count(county: SmallCounty) -> None:
    add_post(county, "530424001001", "a", position=PartyPosition.SPECIALIST)
    add_post(county, "530424001003", "b", position=PartyPosition.SPECIALIST)
    assert county.figure(BY_NAME["party.specialists"], "530424", "2024-12-31") == 1


def test_centre_staff_of_county_do_not_count(county: SmallCounty) -> None:
    add_post(county, "530424", "a", position=PartyPosition.CENTER_STAFF)
    add_post(county, "530424001", "b", position=PartyPosition.CENTER_STAFF)
    assert county.figure(BY_NAME["party.centre_staff"], "530424", "2024-12-31") == 1


@pytest.mark.parametrize(
    ("day", "count"), [("2023-12-31", 0), ("2024-01-01", 1), ("2024-05-31", 1), ("2024-06-01", 0)]
)
def test_post_counts_from_first_day_until_before_last(
    county: SmallCounty, day: str, count: int
) -> None:
    term = {"valid_from": date(2024, 1, 1), "valid_to": date(2024, 6, 1)}
    add_post(county, "530424001001", "a", **term)
    assert county.figure(BY_NAME["party.commissioners"], "530424", day) == count


@pytest.mark.parametrize(("present", "held"), [([], 0), ([False], 0), ([False, True], 1)])
def test_training_is_held_when_somebody_came(
    county: SmallCounty, present: list[bool], held: int
) -> None:
    day = date(2024, 5, 1)
    training = Training(county_id=county.id, id="t", division_id=county.id, placed_on=day)
    training.kind, training.title, training.held_on = TrainingKind.TOPIC, "题目", day
    training.hours, training.organiser_id = 2.0, "o"
    county.session.add(training)
    for nth, came in enumerate(present):
        listed = TrainingAttendance(county_id=county.id, id=f"a{nth}", training_id="t")
        listed.person_id, listed.present = f"p{nth}", came
        county.session.add(listed)
    county.session.flush()
    found = [
        county.figure(BY_NAME["party.trainings_held"], "530424", each)
        for each in ("2024-H1", "2024-H2", "2024")
    ]
    assert found == [held, 0, held]


@pytest.mark.parametrize(
    ("state", "person"), [(StaffState.VACANT, "p"), (StaffState.ON_POST, None)]
)
def test_post_is_vacant_exactly_without_holder(
    county: SmallCounty, state: StaffState, person: str | None
) -> None:
    with pytest.raises(IntegrityError):
        add_post(county, "530424001001", "a", state=state, person_id=person)


@given(st.sampled_from(list(StaffState)))
def test_absent_holder_is_not_on_post(state: StaffState) -> None:
    absent = {StaffState.SECONDED_OUT, StaffState.LEAVE, StaffState.VACANT}
    assert rules.is_on_post(state) is (state not in absent)


def test_plugin_declares_itself() -> None:
    declared = Contribution(plugin.name, plugin.title, plugin.version)
    plugin.register(Registrar(declared))
    assert {node.name for node in declared.nodes} == {"Post", "OfficeMerger", "Training"}
    assert {each.declared.graphql_name for each in declared.extensions} >= {"posts", "trainings"}
    assert [measure.name for measure in declared.measures] == list(BY_NAME)
