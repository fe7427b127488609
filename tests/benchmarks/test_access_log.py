"""What the access log costs: the same personal read with its entry written first, and without.

SQLite syncs each commit (`synchronous=FULL`), and writers wait for each other; the PostgreSQL of
the tests does not sync, so its figures leave out the disk.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.benchmarks.asking import Bench, Pair, in_turn
from tests.people.cases import PURPOSE, with_basis, with_person
from zongzhi_core.people.log import AccessLog
from zongzhi_core.people.purposes import read_header
from zongzhi_core.read.run import Asker, Query

_DOCUMENT = "query($id:ID!){person(id:$id){name phone birthBand masks{field reason}}}"
_ROUNDS = 60


async def _unlogged(*_: Any) -> None:
    """In the place of the log's write."""


@pytest.mark.parametrize("at_once", [1, 16])
def test_log_of_a_personal_read(
    benchmark: BenchmarkFixture,
    bench: Bench,
    tell: Callable[[str, Pair], None],
    monkeypatch: pytest.MonkeyPatch,
    at_once: int,
) -> None:
    """`ratio_min` is how much longer so many readings at the same moment take with the log."""
    bench.run(with_basis(bench.world))
    _, person = bench.run(with_person(bench.world, idNo=None))
    query, asker = Query(_DOCUMENT, {"id": person}), Asker("admin", purpose=read_header(PURPOSE))

    def reading(write: Any) -> Callable[[], Any]:
        async def ask() -> None:
            monkeypatch.setattr(AccessLog, "write", write)
            each = [bench.world.service.answer(query, asker) for _ in range(at_once)]
            await asyncio.gather(*each)

        return ask

    pair: Pair = benchmark.pedantic(  # type: ignore[no-untyped-call]
        lambda: bench.run(in_turn(reading(_unlogged), reading(AccessLog.write), _ROUNDS)), rounds=1
    )
    name = bench.world.database.dialect.name
    tell(f"personal read, {at_once} at once, {name} (without the log, with it)", pair)
