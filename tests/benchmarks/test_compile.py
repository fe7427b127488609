"""What happens once: composing a schema, planning a document; and how many calls that takes.

Timed in the processor's time of this process, which neighbours spoil least.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.benchmarks.asking import PAIRED, QUERIES, Bench, fresh
from tests.benchmarks.budgets import CALLS, SLACK
from zongzhi_api.compose import Composer
from zongzhi_core.loading import load_plugins
from zongzhi_core.read.cache import Asked, read_document

#: Seconds on a busy machine; a quiet one takes a third to a half (see docs/performance.md).
SCHEMA_MOST, PLAN_MOST = 0.3, 0.05

pytestmark = pytest.mark.benchmark(timer=time.process_time)
only_sqlite = pytest.mark.parametrize("huaning", ["sqlite"], indirect=True, scope="session")
only_postgresql = pytest.mark.parametrize("huaning", ["postgresql"], indirect=True, scope="session")


def test_first_schema(benchmark: BenchmarkFixture) -> None:
    """A process composes the schema of all plugins once."""
    registry = load_plugins()
    names = [plugin.name for plugin in registry.plugins]
    benchmark.pedantic(  # type: ignore[no-untyped-call]
        lambda: Composer(registry).schema(names), rounds=10, warmup_rounds=1
    )
    assert shortest(benchmark) < SCHEMA_MOST


def test_next_schema_shares_types(benchmark: BenchmarkFixture) -> None:
    """A second plugin set takes the types that no set changes from the first."""
    registry = load_plugins()
    names = [plugin.name for plugin in registry.plugins]

    def setup() -> tuple[tuple[Composer], dict[str, Any]]:
        composer = Composer(registry)
        composer.schema(names)
        return (composer,), {}

    benchmark.pedantic(  # type: ignore[no-untyped-call]
        lambda composer: composer.schema(names[1:]), setup=setup, rounds=10, warmup_rounds=1
    )
    assert shortest(benchmark) < SCHEMA_MOST


@only_sqlite
@pytest.mark.parametrize("name", PAIRED)
@pytest.mark.parametrize("start", ["text", "document", "plan"])
def test_planning(benchmark: BenchmarkFixture, bench: Bench, name: str, start: str) -> None:
    """From the text (parsed and validated), from a document (planned), from a kept plan."""
    benchmark.group = f"planning {name}"
    work = planning(bench, name, start)
    work()
    benchmark.pedantic(work, rounds=20, warmup_rounds=2)  # type: ignore[no-untyped-call]
    if start == "document":
        assert shortest(benchmark) < PLAN_MOST


@only_postgresql
def test_statement_is_planned_once(bench: Bench) -> None:
    """A connection keeps one plan of a statement for any values."""

    async def run() -> str:
        row = await bench.world.database.fetch("SHOW plan_cache_mode", (), "read")
        return str(row[0])

    assert bench.run(run()) == "force_generic_plan"


@only_postgresql
def test_longest_statement_is_kept(bench: Bench) -> None:
    """What the longest document needs of the database is prepared once by a connection."""
    sql = bench.run(bench.prepared(QUERIES["all figures"]))[0].sql or ""
    kept = "SELECT count(*) FROM pg_prepared_statements WHERE statement = $1"

    async def run() -> int:
        await bench.service(QUERIES["all figures"])()
        row = await bench.world.database.fetch(kept, [sql], "read")
        return int(row[0])

    assert bench.run(run()) == 1
    assert len(sql) > 20_000


@only_sqlite
@pytest.mark.parametrize("name", PAIRED)
def test_cold_plan_stays_within_its_calls(bench: Bench, name: str) -> None:
    """Planning a document anew takes no more Python calls than are recorded."""
    work = planning(bench, name, "document")
    work()
    work()
    assert within(CALLS[name].plan, calls_of(work))


@only_sqlite
@pytest.mark.parametrize("name", PAIRED)
def test_warm_request_stays_within_its_calls(bench: Bench, name: str) -> None:
    """A request with a kept plan takes no more Python calls than are recorded, and none of them
    depends on how much is answered."""
    query, database = QUERIES[name], bench.world.database

    async def run() -> Any:
        compiled, values = await bench.prepared(query)
        return await database.fetch(compiled.sql or "", values, "read")

    row = bench.run(run())
    ask = bench.service(query)

    async def first() -> None:
        await ask()

    bench.run(first())

    async def held(*_: Any, **__: Any) -> Any:
        return row

    def work() -> None:
        request: Any = ask()
        try:
            request.send(None)
        except StopIteration:
            return
        raise AssertionError("the request waited for more than its row")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "fetch", held)
        work()
        assert within(CALLS[name].request, calls_of(work))


def planning(bench: Bench, name: str, start: str) -> Callable[[], Any]:
    """The work of planning a document, from one of three starts."""
    _, principal = bench.run(bench.pinned())
    reader, query = bench.world.service.reader, QUERIES[name]
    document = reader.document(query)
    variables = document.variables(query.variables)

    def from_text() -> Any:
        read = read_document(query.text, None, reader.schema)
        return reader.compiled(Asked(read, variables, principal))

    def from_document() -> Any:
        return reader.compiled(Asked(fresh(document), variables, principal))

    def from_plan() -> Any:
        return reader.compiled(Asked(document, variables, principal))

    return {"text": from_text, "document": from_document, "plan": from_plan}[start]


def calls_of(work: Callable[[], Any]) -> int:
    """How many Python functions are entered."""
    entered = 0

    def note(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal entered
        entered += event == "call"

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return entered


def within(recorded: int, counted: int) -> bool:
    """No more than was recorded, and a little."""
    print(f"{counted} calls; {recorded} are recorded")
    return counted <= recorded * (1 + SLACK)


def shortest(benchmark: BenchmarkFixture) -> float:
    """The shortest round in seconds: the others met a neighbour's load."""
    assert benchmark.stats is not None
    seconds: float = benchmark.stats.stats.min
    return seconds
