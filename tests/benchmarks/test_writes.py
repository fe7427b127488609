"""Commands one after the other, each with its commit: SQLite syncs (`synchronous=FULL`).

The PostgreSQL of the tests does not sync, so its figures leave out the disk.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle
from typing import Any

from pytest_benchmark.fixture import BenchmarkFixture
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from tests.benchmarks.asking import Bench, Pair, in_turn
from tests.benchmarks.by_hand import Keys, by_hand
from tests.commands.giving import VILLAGE, done
from tests.support.worlds import HUANING
from zongzhi_core.tables import CountyPlugin, Epoch
from zongzhi_core.testing.bare import engine_of

_ROUNDS = 40
#: What acceptDispute adds besides its update.
ROWS = {"mediation_dispute_step": 1, "core_journal": 2, "core_change": 1, "core_outbox": 1}
#: Of acceptDispute, without those that begin and end its transaction.
STATEMENTS = 10
Once = Callable[..., Any]


def timed(benchmark: BenchmarkFixture, bench: Bench, once: Once, setup: Once | None = None) -> None:
    """Time one command at a time; the figure kept beside it is how many a second."""
    benchmark.group = f"commands {bench.world.database.dialect.name}"
    for _ in range(3):
        once(*(setup()[0] if setup else ()))
    benchmark.pedantic(once, setup=setup, rounds=_ROUNDS)  # type: ignore[no-untyped-call]
    assert benchmark.stats is not None
    benchmark.extra_info["per_second"] = round(1 / benchmark.stats.stats.median)


def register(bench: Bench) -> str:
    """Register a dispute; its id."""
    given = {"division": VILLAGE, "categoryCode": "V01"}
    dispute = bench.run(done(bench.world, "registerDispute", given))
    found: str = dispute["id"]
    return found


def test_register_dispute(benchmark: BenchmarkFixture, bench: Bench) -> None:
    """A new record with its number, first step, journal and event, and the event's delivery."""
    timed(benchmark, bench, lambda: register(bench))


def test_accept_dispute(benchmark: BenchmarkFixture, bench: Bench) -> None:
    """A step of a record: the guarded update."""

    def setup() -> tuple[tuple[str], dict[str, Any]]:
        return (register(bench),), {}

    def once(dispute: str) -> None:
        bench.run(done(bench.world, "acceptDispute", {"id": dispute}))

    timed(benchmark, bench, once, setup)


def test_accept_dispute_beside_bare_rows(
    benchmark: BenchmarkFixture, bench: Bench, tell: Callable[[str, Pair], None]
) -> None:
    """A step of a record, beside the same rows and update written by hand: the ratio is what
    checks, models, switches and the answer cost."""
    first, *others = [register(bench) for _ in range(_ROUNDS + 8)]
    keys = Keys(bench)
    bench.run(done(bench.world, "acceptDispute", {"id": first}))
    added = keys.added(bench)
    assert {table: len(found) for table, found in added.items()} == ROWS
    bare = bench.run(by_hand(bench, keys, added))

    async def accept() -> None:
        await done(bench.world, "acceptDispute", {"id": others.pop()})

    pair: Pair = benchmark.pedantic(  # type: ignore[no-untyped-call]
        lambda: bench.run(in_turn(bare, accept, _ROUNDS)), rounds=1
    )
    tell(f"acceptDispute {bench.world.database.dialect.name} (bare, command)", pair)


def test_accept_dispute_asks_little(bench: Bench) -> None:
    """A step of a record takes no more statements than are recorded, its answer included."""
    dispute, seen = register(bench), list[str]()

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        seen.append(statement)

    engine = engine_of(bench.world.database)
    event.listen(engine, "before_cursor_execute", note)
    bench.run(done(bench.world, "acceptDispute", {"id": dispute}))
    event.remove(engine, "before_cursor_execute", note)
    assert len([each for each in seen if not each.startswith("BEGIN")]) == STATEMENTS


def test_set_plugin(benchmark: BenchmarkFixture, bench: Bench) -> None:
    """A switch, and with it the next request's new snapshot."""
    states = cycle(["OFF", "ON"])

    def once() -> None:
        given = {"county": HUANING, "plugin": "party", "reason": "timed"}
        bench.run(done(bench.world, "setPlugin", {**given, "state": next(states)}))

    timed(benchmark, bench, once)


def test_switch_check(
    benchmark: BenchmarkFixture, bench: Bench, tell: Callable[[str, Pair], None]
) -> None:
    """What a command pays for looking at the switch: two reads by key in its transaction,
    `more_us` beside a transaction that reads one row by key."""
    county = bench.run(bench.pinned())[1].counties[0]

    def plain(session: Session) -> None:
        session.get(CountyPlugin, (county, "grid"))

    def checked(session: Session) -> None:
        plain(session)
        session.scalar(select(Epoch.value).where(Epoch.id == 1).with_for_update(read=True))
        session.get(CountyPlugin, (county, "mediation"))

    def run(work: Callable[[Session], None]) -> Callable[[], Any]:
        return lambda: bench.world.database.transact(work, "command")

    pair: Pair = benchmark.pedantic(  # type: ignore[no-untyped-call]
        lambda: bench.run(in_turn(run(plain), run(checked), 100)), rounds=1
    )
    tell(f"switch check {bench.world.database.dialect.name} (without, with)", pair)
