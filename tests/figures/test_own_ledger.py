"""Every county answers its own ledger; counties add up above, and never mix."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from tests.figures.answers import YEAR, ask_tree, differences, measures_of
from tests.support.worlds import HUANING, NOW, Template, World
from zongzhi_api.division_files import import_files
from zongzhi_api.places import build_sample_county
from zongzhi_core import sample
from zongzhi_core.columns import Base
from zongzhi_core.state import digest_of, raise_epoch
from zongzhi_core.tables import CountyPlugin, Division, Epoch, Token
from zongzhi_core.terms import PluginState, Sensitivity
from zongzhi_grid.tables import Grid, GridStaff
from zongzhi_mechanism.tables import Order
from zongzhi_mediation.tables import Dispute
from zongzhi_party.tables import Post
from zongzhi_services.tables import AssistanceCase

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]

YIMEN = "530425"
YUXI = "5304"
COUNTIES = (HUANING, YIMEN)

#: A prefecture without counties, as the national list has it.
DONGGUAN = """code,name
44,广东省
4419,东莞市
441900003,东城街道
441900004,南城街道
441900101,石碣镇
441900003001,岗贝社区居民委员会
441900003002,花园新村社区居民委员会
441900003003,牛山社区居民委员会
441900003004,主山社区居民委员会
441900004001,宏远社区居民委员会
441900004002,新基社区居民委员会
441900004003,雅园社区居民委员会
441900004004,蛤地社区居民委员会
441900101001,石碣社区居民委员会
441900101201,水南村民委员会
441900101202,单屋村民委员会
441900101203,刘屋村民委员会
"""

#: Figures of a year for which the ledger holds another period.
HALVES = {"party.trainings_held"}


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def two_counties(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Template:
    """Two counties of one prefecture in one database."""
    server = request.getfixturevalue("postgres_server") if request.param != "sqlite" else None
    return Template(request.param, tmp_path_factory.mktemp("two"), server).build(*COUNTIES)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def two(two_counties: Template) -> AsyncIterator[World]:
    """A world of two counties, each with a token of its own."""
    made = two_counties.copy()
    await made.write(_add_county_token)
    yield made
    await made.end()


def _add_county_token(session: Session) -> None:
    place = session.scalar(select(Division.id).where(Division.code == YIMEN))
    session.add(
        Token(
            name="yimen",
            digest=digest_of("yimen"),
            role="county_admin",
            division_id=place,
            plugins="",
            issued_at=NOW,
            expires_at=NOW + timedelta(days=90),
        )
    )
    raise_epoch(session)


async def own_figures(world: World, county: str, token: str, period: str = YEAR) -> dict[str, Any]:
    """The county's own figures, all measures."""
    tree = await ask_tree(world, county, period=period, token=token, levels=0)
    return {
        name: share(value, tree[county].get(f"{name}/of")) for name, value in tree[county].items()
    }


def share(value: float | None, of: float | None) -> float | None:
    """A ratio as one number, any other figure as it is."""
    return value / of if value is not None and of else value


async def test_each_county_answers_its_ledger(two: World) -> None:
    """Every figure of a ledger is counted from that county's rows, exactly."""
    for county, token in zip(COUNTIES, ("admin", "yimen"), strict=True):
        await check_ledger(two, county, token, two.ledgers[county])


async def check_ledger(
    world: World, county: str, token: str, ledger: Mapping[str, int | None]
) -> None:
    """The figures of a county are those of its ledger, all of them."""
    figures = await own_figures(world, county, token)
    halves = [await own_figures(world, county, token, f"{YEAR}-{half}") for half in ("H1", "H2")]
    assert {n: figures[n] for n in ledger if n not in HALVES} == {
        name: value for name, value in ledger.items() if name not in HALVES
    }
    for name in HALVES:
        assert [half[name] for half in halves] == [ledger[name]] * 2
    assert set(measures_of(world)) - set(ledger) == {
        "core.centres",
        "core.townships",
        "core.villages",
    }


async def test_prefecture_without_counties_answers_its_ledger(
    two_counties: Template, tmp_path: Path
) -> None:
    """A prefecture that stands as its own county has a ledger like any county, and answers it."""
    file = tmp_path / "dongguan.csv"
    file.write_text(DONGGUAN, encoding="utf-8")

    def load(session: Session) -> dict[str, int]:
        import_files(session, [file])
        county = build_sample_county(session, made.clock, "4419", int(YEAR))
        made.registry.sample(county)
        session.add_all(
            CountyPlugin(
                county_id=county.county.id,
                plugin=plugin.name,
                state=PluginState.ON,
                since=NOW,
                reason="试",
            )
            for plugin in made.registry.plugins
        )
        raise_epoch(session)
        return county.ledger

    made = two_counties.copy()
    try:
        ledger: dict[str, int] = await made.write(load)
        assert ledger["mechanism.county_meetings_due"] == 12
        await check_ledger(made, "4419", "country", ledger)
    finally:
        await made.end()


async def test_ledgers_of_two_counties_differ(two: World) -> None:
    """The second county has numbers of its own, not the first one's."""
    first, second = (two.ledgers[county] for county in COUNTIES)
    assert first.keys() == second.keys()
    drawn = {"mediation.accepted", "mediation.people_helped", "grid.grids", "grid.members"}
    drawn |= {"services.people_supported", "mechanism.dispatches"}
    assert all(first[name] != second[name] for name in drawn)


@pytest.mark.parametrize("token", ["prefecture", "country"])
async def test_prefecture_sums_what_is_additive(two: World, token: str) -> None:
    """Above the counties an additive figure is the sum of theirs."""
    counties = [
        await own_figures(two, county, own)
        for county, own in zip(COUNTIES, ("admin", "yimen"), strict=True)
    ]
    above = await own_figures(two, YUXI, token)
    additive = {
        name
        for name, measure in measures_of(two).items()
        if measure.additive and measure.sensitivity is Sensitivity.ORDINARY
    }
    assert len(additive) == 12
    assert {name: above[name] for name in additive} == {
        name: sum(county[name] for county in counties) for name in additive
    }
    supported = sum(county["services.people_supported"] for county in counties)
    assert above["services.people_supported"] == (supported + 2) // 5 * 5


async def test_county_token_sees_only_its_own(two: World) -> None:
    """For a county's reader the other county is absent, and the prefecture has no figures."""
    document = (
        "query($c:String!){division(code:$c)"
        '{code figures(measures:["mediation.accepted"],period:"2024"){value}}}'
    )
    for own, other, token in ((HUANING, YIMEN, "admin"), (YIMEN, HUANING, "yimen")):
        mine = await two.data(document, token, variables={"c": own})
        accepted = two.ledgers[own]["mediation.accepted"]
        assert mine["division"]["figures"] == [{"value": float(accepted)}]
        theirs = await two.ask(document, token, variables={"c": other})
        assert theirs["data"] == {"division": None}
        assert [each["extensions"]["code"] for each in theirs["errors"]] == ["NOT_FOUND"]
        above = await two.ask(document, token, variables={"c": YUXI})
        assert above["data"] == {"division": {"code": YUXI, "figures": None}}
        assert [each["extensions"]["code"] for each in above["errors"]] == ["FORBIDDEN"]


async def test_narrowed_token_sees_only_the_county_named(two: World) -> None:
    """A wide token narrowed to a county answers that county's figures and no other's."""
    document = 'query($c:String!){division(code:$c){figures(period:"2024"){measure{name}value}}}'
    for own, other in (COUNTIES, COUNTIES[::-1]):
        mine = await two.data(document, "country", county=own, variables={"c": own})
        figures = {e["measure"]["name"]: e["value"] for e in mine["division"]["figures"]}
        assert figures["mediation.settled"] == two.ledgers[own]["mediation.settled"]
        theirs = await two.ask(document, "country", county=own, variables={"c": other})
        assert theirs["data"] == {"division": None}


async def test_row_of_one_county_moves_no_other(two_counties: Template) -> None:
    """A grid more in one county moves the prefecture and that county, and no other."""

    def end_one(session: Session) -> None:
        yimen = select(Division.id).where(Division.code == YIMEN).scalar_subquery()
        found = select(Grid).where(Grid.county_id == yimen, Grid.valid_from <= NOW.date())
        grid = session.scalars(found.order_by(Grid.id).limit(1)).one()
        session.delete(grid)

    made = two_counties.copy()
    try:
        before = await ask_tree(made, YUXI, token="prefecture", levels=1)
        await made.write(end_one)
        moved = differences(before, await ask_tree(made, YUXI, token="prefecture", levels=1))
    finally:
        await made.end()
    assert {code[:6] for code in moved} == {YUXI, YIMEN}
    assert all(change == {"grid.grids": -1} for change in moved.values())


# --- rows -----------------------------------------------------------------------------------------


def dump(session: Session) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table as Python values, sorted, but for the installation's secret."""
    tables: dict[str, list[tuple[Any, ...]]] = {}
    for table in Base.metadata.sorted_tables:
        columns = [column for column in table.c if column is not Epoch.__table__.c.secret]
        rows = session.execute(select(*columns)).all()
        tables[table.name] = sorted(map(tuple, rows), key=repr)
    return tables


async def dump_of(template: Template) -> dict[str, list[tuple[Any, ...]]]:
    made = template.copy()
    try:
        rows: dict[str, list[tuple[Any, ...]]] = await made.write(dump)
    finally:
        await made.end()
    return rows


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """The two counties once more."""
    return Template("sqlite", tmp_path_factory.mktemp("again"), None).build(*COUNTIES, anew=True)


async def test_same_county_has_the_same_rows_everywhere(
    two_counties: Template, again: Template
) -> None:
    """Loading twice gives the same rows, ids and names, also on the other engine."""
    first, second = await dump_of(two_counties), await dump_of(again)
    assert first.keys() == second.keys()
    assert {name for name in first if first[name] != second[name]} == set()
    assert sum(map(len, first.values())) > 20_000


async def test_people_have_generated_names(two: World) -> None:
    """Every name in office is made of the generator's characters, and there are many."""

    def names(session: Session) -> set[str | None]:
        return {*session.scalars(select(GridStaff.name)), *session.scalars(select(Post.name))}

    found = [name for name in await two.write(names) if name is not None]
    surnames, given = sample._SURNAMES, sample._GIVEN
    assert all(name[0] in surnames and set(name[1:]) <= set(given) for name in found)
    assert {len(name) for name in found} == {2, 3}
    assert len(found) > 1000


@pytest.fixture(scope="module")
def doubled(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """The demonstration county at twice its size."""
    return Template("sqlite", tmp_path_factory.mktemp("double"), None).build(HUANING, scale=2)


#: What places give does not grow with the number of matters.
PLACES = {
    *("grid.camera_site_kinds", "grid.declining_indicators", "grid.divisions_with_channel"),
    *("grid.key_sites_covered", "party.offices_merged", "party.political_legal_members"),
    *("party.trainings_held", "party.villages_with_commissioner"),
    *(f"mechanism.{level}_meetings_due" for level in ("village", "township", "county")),
}


async def test_scale_multiplies_ledger_and_rows(doubled: Template, huaning: Template) -> None:
    """At twice the size everything that people do doubles, and the figures still answer it."""
    once, twice = huaning.ledgers[HUANING], doubled.ledgers[HUANING]
    assert twice == {name: value * (1 if name in PLACES else 2) for name, value in once.items()}
    made = doubled.copy()
    figures = await own_figures(made, HUANING, "admin")
    rows = {table: await made.write(_count(table)) for table in SCALED}
    await made.end()
    asked = {name: value for name, value in twice.items() if name not in HALVES}
    assert {name: figures[name] for name in asked} == asked
    single = huaning.copy()
    for table, count in rows.items():
        assert count == pytest.approx(2 * await single.write(_count(table)), rel=0.02), table
    await single.end()


SCALED = (AssistanceCase, Dispute, Grid, GridStaff, Order)


def _count(table: Any) -> Any:
    key = inspect(table).primary_key
    return lambda session: len(session.execute(select(*key)).all())


async def test_every_village_of_a_doubled_county_has_its_share(doubled: Template) -> None:
    """The larger county is spread over all villages, not heaped in one."""
    made = doubled.copy()
    figures = await ask_tree(made)
    await made.end()
    villages = [figures[code] for code in figures if len(code) == 12]
    assert len(villages) == 77
    assert all(village["mediation.accepted"] for village in villages)
