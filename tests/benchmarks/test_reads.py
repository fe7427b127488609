"""Warm reads beside the bare driver with the same statement and values, on both engines."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.benchmarks.asking import PAIRED, QUERIES, Bench, Pair, in_turn

Tell = Callable[[str, Pair], None]


@pytest.mark.parametrize("name", PAIRED)
def test_service_beside_bare_driver(
    benchmark: BenchmarkFixture, bench: Bench, name: str, tell: Tell
) -> None:
    """Both in turn: `more_us` is what parsing the request, binding and splicing cost."""
    query = QUERIES[name]

    async def run() -> Pair:
        bare, service = await bench.bare(query), bench.service(query)
        row, body = await bare(), await service()
        assert b'"errors"' not in body
        assert name != "point" or row[0].encode() in body
        return await in_turn(bare, service, PAIRED[name])

    pair: Pair = benchmark.pedantic(lambda: bench.run(run()), rounds=1)  # type: ignore[no-untyped-call]
    tell(f"{name} {bench.world.database.dialect.name} (bare, service)", pair)


def test_application_beside_bare_driver(
    benchmark: BenchmarkFixture, bench: Bench, tell: Tell
) -> None:
    """A point read in turn: `more_us` is the whole layer, from the bytes of a request to those of
    the answer; 80 are aimed at."""
    query = QUERIES["point"]

    async def run() -> Pair:
        bare, door = await bench.bare(query), bench.door(query)
        assert (await door()) == await bench.service(query)()
        return await in_turn(bare, door, 2 * PAIRED["point"])

    pair: Pair = benchmark.pedantic(lambda: bench.run(run()), rounds=1)  # type: ignore[no-untyped-call]
    tell(f"point {bench.world.database.dialect.name} (bare, application)", pair)


@pytest.mark.parametrize("way", ["bare", "service"])
@pytest.mark.parametrize("name", PAIRED)
def test_read(benchmark: BenchmarkFixture, bench: Bench, name: str, way: str) -> None:
    """One way to read; the group prints the ratio, in which the loop's own 20 µs count twice."""
    benchmark.group = f"{name} {bench.world.database.dialect.name}"
    query = QUERIES[name]
    ask = bench.service(query) if way == "service" else bench.run(bench.bare(query))

    async def once() -> None:
        await ask()

    for _ in range(7):
        bench.run(once())
    benchmark.pedantic(  # type: ignore[no-untyped-call]
        lambda: bench.loop.run_until_complete(once()), rounds=PAIRED[name]
    )


def test_dashboard_of_all_figures(benchmark: BenchmarkFixture, bench: Bench) -> None:
    """Every measure of five townships in one statement."""
    benchmark.group = f"all figures {bench.world.database.dialect.name}"
    ask = bench.service(QUERIES["all figures"])

    async def once() -> None:
        await ask()

    bench.run(once())
    benchmark.pedantic(lambda: bench.run(once()), rounds=8)  # type: ignore[no-untyped-call]
