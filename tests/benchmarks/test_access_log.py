"""What the access log costs: the same personal read with its entry written first, and without.

SQLite syncs each commit (`synchronous=FULL`), and writers wait for each other; the PostgreSQL of
the tests does not sync, so its figures leave out the disk. `alone` is how it was before readings
that meet shared a commit: a transaction for each, through the session.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from sqlalchemy import insert

from tests.benchmarks.asking import Bench, Pair, in_turn
from tests.people.cases import PURPOSE, with_basis, with_person
from tests.support.worlds import NOW
from zongzhi_core.access import Principal
from zongzhi_core.people.log import AccessLog, Shown, _entry
from zongzhi_core.people.purposes import read_header
from zongzhi_core.people.tables import AccessEntry
from zongzhi_core.read.run import Asker, Query

_DOCUMENT = "query($id:ID!){person(id:$id){name phone birthBand masks{field reason}}}"
_ROUNDS = 60


async def _unlogged(*_: Any) -> None:
    """In the place of the log's write."""


async def _alone(log: Any, reader: Principal, shown: Sequence[Shown]) -> None:
    rows = [{**_entry(reader, each), "at": NOW} for each in shown]
    await log._database.transact(lambda session: session.execute(insert(AccessEntry), rows), "log")


@pytest.mark.parametrize("way", [_alone, AccessLog.write], ids=["alone", "shared"])
@pytest.mark.parametrize("at_once", [1, 16])
def test_log_of_a_personal_read(
    benchmark: BenchmarkFixture,
    bench: Bench,
    tell: Callable[[str, Pair], None],
    monkeypatch: pytest.MonkeyPatch,
    at_once: int,
    way: Any,
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
        lambda: bench.run(in_turn(reading(_unlogged), reading(way), _ROUNDS)), rounds=1
    )
    name = bench.world.database.dialect.name
    what = f"personal read, {at_once} at once, {name}, {way.__name__}"
    tell(f"{what} (without the log, with it)", pair)
