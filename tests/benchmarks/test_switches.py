"""What switches cost requests: the check of each one, the first on a new set of plugins, and the
snapshot that is read again when a switch was turned."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.benchmarks.asking import QUERIES, Bench, Pair, in_turn, timed
from tests.support.province import COUNTIES, SETS, add_province
from zongzhi_api.service import Service
from zongzhi_core.read.run import Asker, Query
from zongzhi_core.state import load_snapshot

Tell = Callable[[str, Pair], None]

#: The last column of each statement.
EPOCH = re.compile(r",\s*\(SELECT \S*value(?:(?! AS ).)*\) AS epoch$", re.DOTALL)
#: One is answered by the statement alone, the other needs the schema of the set.
ASKED = {
    "data": '{division(code:"99"){name children{code name children{code name}}}grid(id:"x"){name}}',
    "schema": '{__type(name:"Division"){fields{name}}}',
}


def test_check_of_a_request(benchmark: BenchmarkFixture, bench: Bench, tell: Tell) -> None:
    """The statement of a point read without the epoch, and with it."""

    async def run() -> Pair:
        compiled, values = await bench.prepared(QUERIES["point"])
        whole = compiled.sql or ""
        bare, cut = EPOCH.subn("", whole)
        assert cut == 1

        fetch = functools.partial(bench.world.database.fetch, kind="read")
        without = functools.partial(fetch, bare, values[:-1])
        with_it = functools.partial(fetch, whole, values)
        assert (await without())[0] == (await with_it())[0]
        return await in_turn(without, with_it, 2000)

    pair: Pair = benchmark.pedantic(lambda: bench.run(run()), rounds=1)  # type: ignore[no-untyped-call]
    tell(f"point {bench.world.database.dialect.name} (without the epoch, with it)", pair)


@pytest.mark.parametrize("asked", ASKED)
def test_first_request_on_a_set(
    benchmark: BenchmarkFixture, bench: Bench, tell: Tell, tmp_path: Path, asked: str
) -> None:
    """Of each of eight sets the first request, and the next, in a process that knows neither."""
    world = bench.world
    bench.run(add_province(world, tmp_path))
    query = Query(ASKED[asked], {})

    async def run() -> Pair:
        service = Service(world.registry, world.database, world.clock)
        await service.answer(query, Asker("country"))
        pair = Pair([], [])
        for code in COUNTIES[: len(SETS)]:
            ask = functools.partial(service.answer, query, Asker("country", code))
            pair.first.append(await timed(ask))
            pair.second.append(await timed(ask))
        return pair

    pair: Pair = benchmark.pedantic(lambda: bench.run(run()), rounds=1)  # type: ignore[no-untyped-call]
    tell(f"{asked} {world.database.dialect.name} (first, next)", pair)


def test_snapshot_read_again(benchmark: BenchmarkFixture, bench: Bench, tell: Tell) -> None:
    """After a change of divisions, and after a switch, which leaves the ground as it is."""
    world, state = bench.world, bench.world.service.state

    async def run() -> Pair:
        held = await state.check_epoch()

        def reading(ground: Any) -> Callable[[], Any]:
            async def read() -> Any:
                return await world.database.look(
                    lambda s: load_snapshot(s, world.clock, None, ground), "switch"
                )

            return read

        return await in_turn(reading(None), reading(held.ground), 100)

    pair: Pair = benchmark.pedantic(lambda: bench.run(run()), rounds=1)  # type: ignore[no-untyped-call]
    tell(f"snapshot {world.database.dialect.name} (whole, on its ground)", pair)
