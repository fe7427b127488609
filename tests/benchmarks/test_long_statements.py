"""What a long statement costs PostgreSQL when its plan is kept, and when it is planned anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.benchmarks.asking import QUERIES, Bench, Pair, in_turn
from tests.benchmarks.test_work_list import CASES

NAMES = ("open matters", "open matters, counted")
LONG = {**{name: CASES[name][0] for name in NAMES}, "all figures": QUERIES["all figures"]}


@pytest.mark.parametrize("huaning", ["postgresql"], indirect=True, scope="session")
@pytest.mark.parametrize("name", LONG)
def test_long_statement_kept(
    benchmark: BenchmarkFixture, bench: Bench, name: str, tell: Callable[[str, Pair], None]
) -> None:
    """The same request where the driver has forgotten its statements, and where it keeps them."""
    kept = bench.service(LONG[name])

    async def anew() -> None:
        database: Any = bench.world.database
        for lent in database._kept:
            lent.driver_connection._stmt_cache.clear()
        await kept()

    pair: Pair = benchmark.pedantic(  # type: ignore[no-untyped-call]
        lambda: bench.run(in_turn(anew, kept, 8)), rounds=1
    )
    sql = bench.run(bench.prepared(LONG[name]))[0].sql or ""
    tell(f"{name}, {len(sql):,} bytes (planned anew, kept)", pair)
