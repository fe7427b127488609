"""What it costs a request that its document is noted, and a dry run to look through them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.benchmarks.asking import QUERIES, Bench, Pair, in_turn
from tests.support.worlds import HUANING
from zongzhi_core.read.run import Asker, Query
from zongzhi_core.switches import operations

Tell = Callable[[str, Pair], None]


def test_request_with_its_document_noted(
    benchmark: BenchmarkFixture, bench: Bench, tell: Tell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Point reads, without and with: `more_us` is the difference."""
    note = operations.Recorder.note

    def asking(way: Any) -> Callable[[], Any]:
        async def ask() -> None:
            monkeypatch.setattr(operations.Recorder, "note", way)
            await bench.world.service.answer(QUERIES["point"], Asker("integrator"))

        return ask

    pair: Pair = benchmark.pedantic(  # type: ignore[no-untyped-call]
        lambda: bench.run(in_turn(asking(lambda *_: None), asking(note), 2000)), rounds=1
    )
    tell(f"point {bench.world.database.dialect.name} (without, noted)", pair)


def test_noting_alone(benchmark: BenchmarkFixture, bench: Bench) -> None:
    """A document that was sent before on the day."""
    service = bench.world.service
    snapshot, reader = bench.run(service.state.admit("integrator", None))
    document = service.reader.document(QUERIES["point"])
    benchmark(service.recorder.note, document, reader, snapshot.day)


def test_dry_run_over_many_documents(benchmark: BenchmarkFixture, bench: Bench) -> None:
    """Three tokens that sent all that is kept of one."""

    async def fill() -> None:
        for n in range(operations.MOST):
            text = f'query N{n % 90}x{n // 90}{{division(code:"{HUANING}"){{name ' + (
                "disputes(first:1){nodes{no status openedAt division{name code}}}}}"
            )
            for token in ("integrator", "township", "village"):
                document = bench.world.service.reader.document(Query(text, {}))
                snapshot, reader = await bench.world.service.state.admit(token, None)
                bench.world.service.recorder.note(document, reader, snapshot.day)
        await bench.world.service.recorder.keep()

    bench.run(fill())
    query = Query(
        f'{{previewPlugin(county:"{HUANING}" plugin:"mediation" state:OFF)'
        "{clientOperations{client name loses}}}",
        {},
    )
    answer = benchmark.pedantic(  # type: ignore[no-untyped-call]
        lambda: bench.run(bench.world.service.answer(query, Asker("admin"))), rounds=5
    )
    assert answer.body.count(b"Division.disputes") == 3 * operations.MOST
