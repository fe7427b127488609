"""The grid pillar counts grids, people, channels, cameras and declines, row by row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select

from tests.plugins.small_county import SmallCounty, open_county
from zongzhi_core.clock import FOREVER
from zongzhi_core.contribution import Contribution
from zongzhi_core.registrar import Registrar
from zongzhi_core.terms import FigureKind, Level
from zongzhi_grid import plugin
from zongzhi_grid.figures import MEASURES
from zongzhi_grid.sample import fill
from zongzhi_grid.tables import (
    CameraSite,
    Channel,
    CrimeStatistic,
    Grid,
    GridEvent,
    GridStaff,
    KeySite,
)
from zongzhi_grid.terms import (
    CameraSiteKind,
    ChannelKind,
    CrimeIndicator,
    GridEventClass,
    GridEventStatus,
    GridKind,
    GridMemberPost,
    GridRole,
    StatisticStatus,
    UseState,
)

BY_NAME = {measure.name: measure for measure in MEASURES}
DECLINES = BY_NAME["grid.declining_indicators"]
YEAR_END = date(2024, 12, 31)
COUNTIES = [("530424", 1), ("530424", 2), ("530423", 1)]


@pytest.fixture
def county() -> Iterator[SmallCounty]:
    """A county without any row of the pillar."""
    with open_county() as empty:
        yield empty


@pytest.fixture(scope="module")
def article() -> Iterator[SmallCounty]:
    """The county of the article, filled; to be read only."""
    with open_county() as filled:
        fill(filled.sample)
        yield filled


def ask(county: SmallCounty, name: str, code: str = "530424", period: str | None = None) -> Any:
    """A figure for a period, the natural one when none is said; a ratio as a number."""
    measure = BY_NAME[f"grid.{name}"]
    natural = "2024" if measure.kind is FigureKind.FLOW else "2024-12-31"
    found = county.figure(measure, code, period or natural)
    if measure.outof is None:
        return found
    whole = county.figure(measure, code, period or natural, part=measure.outof)
    return found / whole if whole else None


def ask_all(county: SmallCounty, code: str) -> dict[str, Any]:
    return {name: ask(county, name.partition(".")[2], code) for name in BY_NAME}


def add(county: SmallCounty, table: type[Any], code: str, row_id: str, /, **values: Any) -> None:
    """A row placed in a division, with a term that is open unless said otherwise."""
    if hasattr(table, "valid_from"):
        values = {"valid_from": date(2020, 1, 1), "valid_to": FOREVER, **values}
    place = county.division(code).id
    county.session.add(table(county_id=county.id, id=row_id, division_id=place, **values))
    county.session.flush()


def add_grid(county: SmallCounty, row_id: str, **values: Any) -> None:
    shown = {"code": row_id, "name": "网格", "kind": GridKind.BASIC}
    sizes = {"households": 1, "population": 3}
    add(county, Grid, "530424001001", row_id, **{**shown, **sizes, **values})


def add_staff(county: SmallCounty, row_id: str, person: str, role: GridRole) -> None:
    values = {"post": GridMemberPost.PART_TIME, "name": "某人", "grid_id": row_id}
    add(county, GridStaff, "530424001001", row_id, person_id=person, role=role, **values)


def add_year(
    county: SmallCounty, indicator: CrimeIndicator, year: int, *values: int, code: str = "530424"
) -> None:
    """Final totals of the first months of a year."""
    for number, value in enumerate(values, start=1):
        month = date(year, number, 1)
        row = {"indicator": indicator, "month": month, "placed_on": month, "value": value}
        name = f"{code}-{indicator.name}-{month}"
        final = StatisticStatus.FINAL
        add(county, CrimeStatistic, code, name, **row, source="县公安局", status=final)


# --- the sample ---------------------------------------------------------------------------------


def holds(row: Any) -> bool:
    inside: bool = row.valid_from <= YEAR_END < row.valid_to
    return inside


def count_by_hand(county: SmallCounty, code: str) -> dict[str, Any]:
    """All figures on the year's end, counted row by row."""
    places = county.under(code)

    def here(table: Any) -> list[Any]:
        return [row for row in county.rows(table) if row.division_id in places and holds(row)]

    staff = here(GridStaff)
    persons = {
        role: {each.person_id for each in staff if each.role is role}
        for role in (GridRole.LEADER, GridRole.MEMBER)
    }
    active = [each for each in here(CameraSite) if each.state is UseState.ACTIVE]
    sites = {each.id for each in here(KeySite)}
    covered = sites & {each.key_site_id for each in active}
    channels = [each for each in here(Channel) if each.state is UseState.ACTIVE]
    return {
        "grid.grids": len(here(Grid)),
        "grid.leaders": len(persons[GridRole.LEADER]),
        "grid.members": len(persons[GridRole.MEMBER]),
        "grid.divisions_with_channel": len({each.division_id for each in channels}),
        "grid.camera_site_kinds": len({each.site_kind for each in active} - {CameraSiteKind.OTHER}),
        "grid.declining_indicators": count_declines(county, code),
        "grid.key_sites_covered": len(covered) / len(sites) if sites else None,
    }


def count_declines(county: SmallCounty, code: str) -> int | None:
    own = county.division(code).id
    rows = [row for row in county.rows(CrimeStatistic) if row.division_id == own]
    if not rows:
        return None

    def total(indicator: CrimeIndicator, year: int) -> int:
        return sum(
            row.value for row in rows if row.indicator is indicator and row.month.year == year
        )

    return sum(total(each, 2024) < total(each, 2023) for each in CrimeIndicator)


@pytest.mark.parametrize(("code", "scale"), COUNTIES)
def test_figures_equal_ledger_and_count_by_hand(code: str, scale: int) -> None:
    with open_county(code, scale=scale) as county:
        fill(county.sample)
        assert ask_all(county, code) == county.sample.ledger
        for division in county.divisions:
            place = division.code or ""
            assert ask_all(county, place) == count_by_hand(county, place), place


def test_article_county_has_article_figures(article: SmallCounty) -> None:
    ledger = article.sample.ledger
    assert ledger["grid.grids"] == 695
    assert ledger["grid.leaders"] == 693
    assert ledger["grid.members"] == 1274
    assert ledger["grid.declining_indicators"] == 4


@pytest.mark.parametrize("name", ["grids"])
def test_additive_figures_add_up(article: SmallCounty, name: str) -> None:
    for below in (article.sample.townships, article.sample.villages):
        parts = [ask(article, name, each.code or "") for each in below]
        assert sum(parts) == ask(article, name)


def test_two_grids_have_no_leader(article: SmallCounty) -> None:
    led = {
        each.grid_id
        for each in article.rows(GridStaff)
        if each.role is GridRole.LEADER and holds(each)
    }
    assert len({each.id for each in article.rows(Grid) if holds(each)} - led) == 2


def test_every_village_has_grid_and_every_grid_its_village(article: SmallCounty) -> None:
    villages = {each.id for each in article.sample.villages}
    assert {each.division_id for each in article.rows(Grid) if holds(each)} == villages


def test_staff_serve_where_their_grid_lies(article: SmallCounty) -> None:
    grids = {each.id: each.division_id for each in article.rows(Grid)}
    assert all(grids[each.grid_id] == each.division_id for each in article.rows(GridStaff))


def test_sample_holds_rows_that_do_not_count(article: SmallCounty) -> None:
    for table in (Grid, GridStaff, Channel, KeySite, CameraSite):
        assert not all(holds(each) for each in article.rows(table)), table
    for table in (Channel, CameraSite):
        assert any(each.state is UseState.INACTIVE for each in article.rows(table)), table


def test_channel_names_level_of_its_division(article: SmallCounty) -> None:
    levels = {each.id: each.level for each in article.divisions}
    channels = article.rows(Channel)
    assert {each.level for each in channels} == {Level.COUNTY, Level.TOWNSHIP, Level.VILLAGE}
    assert all(levels[each.division_id] is each.level for each in channels)


def test_sample_events_are_sound(article: SmallCounty) -> None:
    events = article.rows(GridEvent)
    assert {each.status for each in events} == set(GridEventStatus)
    assert any(each.event_class is GridEventClass.DISPUTE for each in events)
    grids = {each.id for each in article.rows(Grid) if holds(each)}
    for event in events:
        closed = event.status in (GridEventStatus.CLOSED, GridEventStatus.REJECTED)
        assert (event.closed_at is not None) is closed
        assert event.happened_at < event.found_at < event.opened_at < event.due_at
        assert event.item.name.startswith(f"{event.event_class.name}_")
        assert event.grid_id in grids
    numbers = [each.no for each in sorted(events, key=lambda each: each.opened_at)]
    assert numbers == sorted(numbers)
    assert len(set(numbers)) == len(numbers)


def test_same_county_gives_same_rows() -> None:
    made = []
    for _ in range(2):
        with open_county("530423") as county:
            fill(county.sample)
            tables = (Grid, GridStaff, GridEvent, Channel, KeySite, CameraSite, CrimeStatistic)
            rows = [row for table in tables for row in county.rows(table)]
            keys = [column.key for table in tables for column in table.__table__.columns]
            made.append([[getattr(row, key, None) for key in keys] for row in rows])
    assert made[0] == made[1]


def test_year_under_way_has_no_events_to_come() -> None:
    with open_county("530423", year=2026) as county:
        fill(county.sample)
        latest = county.session.scalar(select(func.max(GridEvent.opened_at)))
        months = {each.month for each in county.rows(CrimeStatistic) if each.month.year == 2026}
        assert latest is not None
        assert latest < county.sample.clock.now()
        assert months == {date(2026, 1, 1), date(2026, 2, 1)}
        assert ask(county, "declining_indicators", "530423", "2026") is None


def test_county_without_villages_can_be_filled() -> None:
    with open_county("530423", shape=("", "")) as county:
        fill(county.sample)
        assert ask(county, "divisions_with_channel", "530423") == 3
        assert ask(county, "grids", "530423") == 0


# --- measures -----------------------------------------------------------------------------------


def test_leader_of_two_grids_counts_once(county: SmallCounty) -> None:
    for row_id, person in (("a", "p"), ("b", "p"), ("c", "q")):
        add_staff(county, row_id, person, GridRole.LEADER)
    add_staff(county, "d", "r", GridRole.DEPUTY_LEADER)
    assert (ask(county, "leaders"), ask(county, "members")) == (2, 0)


def test_micro_grid_is_part_of_its_grid(county: SmallCounty) -> None:
    for kind in GridKind:
        add_grid(county, kind.name, kind=kind)
    assert ask(county, "grids") == 2


@pytest.mark.parametrize(("day", "count"), [("2023-12-31", 1), ("2024-01-01", 0)])
def test_ended_grid_no_longer_counts(county: SmallCounty, day: str, count: int) -> None:
    add_grid(county, "a", valid_to=date(2024, 1, 1))
    assert ask(county, "grids", period=day) == count


def test_other_kind_of_site_is_none_of_the_four(county: SmallCounty) -> None:
    plain = {"name": "点位", "sign_posted": True}
    for kind in CameraSiteKind:
        add(county, CameraSite, "530424001", kind.name, site_kind=kind, **plain,
            state=UseState.ACTIVE)  # fmt: skip
    assert ask(county, "camera_site_kinds") == 4


@pytest.mark.parametrize("state", list(UseState))
def test_key_site_needs_active_camera(county: SmallCounty, state: UseState) -> None:
    kind = CameraSiteKind.JUNCTION
    for row_id in ("a", "b"):
        add(county, KeySite, "530424001", row_id, site_kind=kind, name="路口")
    camera = {"site_kind": kind, "name": "点位", "sign_posted": True, "state": state}
    add(county, CameraSite, "530424001", "c", **camera, key_site_id="a")
    assert ask(county, "key_sites_covered") == (0.5 if state is UseState.ACTIVE else 0)


def test_channel_out_of_use_covers_nothing(county: SmallCounty) -> None:
    plain = {"kind": ChannelKind.HOTLINE, "level": Level.TOWNSHIP, "name": "热线"}
    for code, state in (("530424001", UseState.ACTIVE), ("530424002", UseState.INACTIVE)):
        add(county, Channel, code, code, **plain, member_count=0, state=state)
    assert ask(county, "divisions_with_channel") == 1


# --- declines -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "now", "declines"),
    [((5,) * 12, (4,) * 12, 1), ((5,) * 12, (5,) * 12, 0), ((5,) * 12, (6,) * 12, 0),
     ((0,) * 12, (0,) * 12, 0), ((0,) * 12, (1,) * 12, 0),
     ((9, *(0,) * 11), (*(0,) * 11, 8), 1)],
)  # fmt: skip
def test_indicator_declines_when_total_is_smaller(
    county: SmallCounty, before: tuple[int, ...], now: tuple[int, ...], declines: int
) -> None:
    add_year(county, CrimeIndicator.THEFT, 2023, *before)
    add_year(county, CrimeIndicator.THEFT, 2024, *now)
    assert ask(county, "declining_indicators") == declines


@pytest.mark.parametrize(("before", "now"), [(11, 12), (12, 11), (0, 12), (12, 0)])
def test_missing_month_leaves_indicator_out(county: SmallCounty, before: int, now: int) -> None:
    add_year(county, CrimeIndicator.THEFT, 2023, *[5] * before)
    add_year(county, CrimeIndicator.THEFT, 2024, *[4] * now)
    assert ask(county, "declining_indicators") is None


def test_provisional_month_leaves_indicator_out(county: SmallCounty) -> None:
    for indicator in (CrimeIndicator.THEFT, CrimeIndicator.EIGHT_MAJOR):
        add_year(county, indicator, 2023, *[5] * 12)
        add_year(county, indicator, 2024, *[4] * 12)
    county.rows(CrimeStatistic)[-1].status = StatisticStatus.PROVISIONAL
    county.session.flush()
    assert ask(county, "declining_indicators") == 1


@pytest.mark.parametrize(
    ("period", "declines"),
    [("2024", 0), ("2024-H1", 1), ("2024-Q1", 1), ("2024-07", 0), ("2024-03", 1),
     ("2024-03-01", None), ("2024-03-F1", None), ("2024-W01", None), ("2023", None)],
)  # fmt: skip
def test_whole_months_are_compared_with_year_before(
    county: SmallCounty, period: str, declines: int | None
) -> None:
    add_year(county, CrimeIndicator.THEFT, 2023, *[5] * 12)
    add_year(county, CrimeIndicator.THEFT, 2024, *[4] * 6, *[7] * 6)
    assert ask(county, "declining_indicators", period=period) == declines


def test_totals_of_townships_are_not_added_to_county(county: SmallCounty) -> None:
    add_year(county, CrimeIndicator.THEFT, 2023, *[5] * 12)
    add_year(county, CrimeIndicator.THEFT, 2024, *[4] * 12)
    add_year(county, CrimeIndicator.THEFT, 2023, *[1] * 12, code="530424001")
    add_year(county, CrimeIndicator.THEFT, 2024, *[90] * 12, code="530424001")
    found = [ask(county, "declining_indicators", code) for code in ("530424", "530424001")]
    assert found == [1, 0]
    assert ask(county, "declining_indicators", "530424002") is None


def test_plugin_declares_itself() -> None:
    declared = Contribution(plugin.name, plugin.title, plugin.version)
    plugin.register(Registrar(declared))
    fields = {each.declared.graphql_name for each in declared.extensions}
    assert fields >= {"grids", "gridStaff", "gridEvents", "channels", "cameraSites"}
    assert "crimeStatistics" in fields
    assert [measure.name for measure in declared.measures] == list(BY_NAME)
    event = next(node for node in declared.nodes if node.name == "GridEvent")
    assert "summary" not in event.fields
    assert "summary" not in (*event.filters, *event.orders)
