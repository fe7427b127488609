"""The work list of a county's centre, 我的待办, where a county has many matters: as the console
asks for it, beside the same list of the demonstration county.

Most matters are closed, a hundredth is open, as it is in a county after many years. It takes
minutes to make them; ZONGZHI_MATTERS says how many disputes there are besides the demonstration's.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from tests.benchmarks.asking import Bench, Pair, in_turn
from tests.support.worlds import HUANING, Template
from zongzhi_core.database import gather_statistics
from zongzhi_core.read.run import Query
from zongzhi_mediation.tables import Dispute

MATTERS = int(os.environ.get("ZONGZHI_MATTERS", "0"))

pytestmark = pytest.mark.skipif(not MATTERS, reason="ZONGZHI_MATTERS names no number of matters")

LIST = """query($c:String!,$f:%s,$n:Int,$o:[%s!]){division(code:$c){page:%s(
filter:$f,first:$n,orderBy:$o){%s
nodes{__typename id no title phase dueAt overdue division{code shortName}}
pageInfo{hasNextPage endCursor}}}}"""
OPEN = {"phase": {"notIn": ["CLOSED", "VOID"]}, "closedAt": {"isNull": True}}
NEWEST = [{"field": "OPENED_AT", "direction": "DESC"}]
EARLIEST = [{"field": "DUE_AT", "direction": "ASC"}]


def of(kind: str, field: str, conditions: dict[str, Any], order: Any, count: str = "") -> Query:
    """One of the console's lists, a page of 20."""
    document = LIST % (f"{kind}Filter", f"{kind}Order", field, count)
    return Query(document, {"c": HUANING, "f": conditions, "n": 20, "o": order})


#: Name → query and rounds.
CASES: dict[str, tuple[Query, int]] = {
    "open matters": (of("Matter", "matters", OPEN, NEWEST), 8),
    "open matters, counted": (of("Matter", "matters", OPEN, NEWEST, "totalCount"), 8),
    "open disputes": (of("Dispute", "disputes", OPEN, NEWEST), 8),
    "overdue matters": (of("Matter", "matters", {"overdue": {"eq": True}}, EARLIEST), 8),
    "newest matters": (of("Matter", "matters", {}, NEWEST), 20),
    "newest disputes": (of("Dispute", "disputes", {}, NEWEST), 20),
}


def multiply(session: Session) -> None:
    """Copies of the county's disputes, hours apart, nearly all of them closed."""
    table: Any = Dispute.__table__
    there = session.scalar(select(func.count()).select_from(table)) or 1
    copies = -(-MATTERS // there)
    small = session.get_bind().dialect.name == "sqlite"
    own = {
        "id": "lower(hex(randomblob(16)))" if small else "replace(gen_random_uuid()::text,'-','')",
        "no": "'C' || n || '.' || substr(no, 11)",
        "external_no": "NULL",
        "event_id": "NULL",
    }
    for name in ("opened_at", "updated_at"):
        shifted = f"strftime('%Y-%m-%dT%H:%M:%SZ', {name}, '-' || n || ' hours')"
        own[name] = shifted if small else f"{name} - n * interval '1 hour'"
    closed = "(n % 100 <> 0)"
    own["status"] = f"CASE WHEN {closed} THEN 'CLOSED' ELSE status END"
    own["closed_at"] = f"CASE WHEN {closed} THEN coalesce(closed_at, opened_at) END"
    own["due_at"] = f"CASE WHEN {closed} THEN NULL ELSE due_at END"
    columns = [column.name for column in table.columns]
    numbers = f"SELECT 1 UNION ALL SELECT n + 1 FROM ns WHERE n < {copies}"  # noqa: S608
    chosen = ", ".join(own.get(name, name) for name in columns)
    copied = f"SELECT {chosen} FROM {table.name}, ns"  # noqa: S608
    insert = f"INSERT INTO {table.name} ({', '.join(columns)})"
    session.execute(text(f"{insert} WITH RECURSIVE ns(n) AS ({numbers}) {copied}"))


@pytest.fixture(scope="module")
def crowded(huaning: Template, bench: Bench) -> Iterator[Bench]:
    """The same county after many years."""
    made = Bench(huaning.copy(), runner=bench.runner)
    made.run(made.world.write(multiply))
    made.run(gather_statistics(made.world.database))
    yield made
    made.close()


@pytest.mark.parametrize("name", CASES)
def test_work_list_beside_few_matters(
    benchmark: BenchmarkFixture,
    bench: Bench,
    crowded: Bench,
    name: str,
    tell: Callable[[str, Pair], None],
) -> None:
    """The same page of a work list in the same run, among few matters and among many."""
    query, rounds = CASES[name]

    async def run() -> Pair:
        few, many = bench.service(query), crowded.service(query)
        assert b'"errors"' not in await many()
        return await in_turn(few, many, rounds)

    pair: Pair = benchmark.pedantic(lambda: bench.run(run()), rounds=1)  # type: ignore[no-untyped-call]
    tell(f"{name} {bench.world.database.dialect.name} (few, {MATTERS:,} more)", pair)
