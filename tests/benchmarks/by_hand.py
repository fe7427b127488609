"""What a command writes, written by hand: the same rows in one transaction of the bare driver, with
no check, no model and no answer."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Iterator
from typing import Any

from sqlalchemy import text
from sqlalchemy.engine import make_url

from tests.benchmarks.asking import Ask, Bench
from zongzhi_core.database import PostgresDatabase
from zongzhi_core.ids import new_id

#: The tables to which acceptDispute adds rows, and the column by which a row is known.
ADDED = {
    "mediation_dispute_step": "id",
    "core_journal": "id",
    "core_change": "seq",
    "core_outbox": "id",
}
#: The guarded update of a dispute, by its key and version.
UPDATE = (
    "UPDATE mediation_dispute SET status = 'ACCEPTED', accepted_at = updated_at, "
    "due_at = updated_at, version = version + 1 WHERE county_id = {} AND id = {} AND version > {}"
)

Statement = tuple[str, list[Any]]


class Keys:
    """The keys of all rows that are there, to tell what is added afterwards."""

    def __init__(self, bench: Bench) -> None:
        self.small = not isinstance(bench.world.database, PostgresDatabase)
        self.there = {table: self._keys(bench, table) for table in ADDED}

    def _keys(self, bench: Bench, table: str) -> set[Any]:
        chosen = text(f"SELECT {ADDED[table]} FROM {table}")  # noqa: S608  (names of our own)
        return {*bench.run(bench.world.database.look(lambda s: list(s.scalars(chosen)), "system"))}

    def added(self, bench: Bench) -> dict[str, set[Any]]:
        """The keys that have come since."""
        return {table: self._keys(bench, table) - there for table, there in self.there.items()}

    def marks(self, number: int) -> list[str]:
        return ["?" if self.small else f"${n}" for n in range(1, number + 1)]

    def select(self, table: str) -> str:
        return f"SELECT * FROM {table} WHERE {ADDED[table]} = {self.marks(1)[0]}"  # noqa: S608

    def insert(self, table: str, row: dict[str, Any]) -> str:
        names, marks = ", ".join(row), ", ".join(self.marks(len(row)))
        return f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608


def again(rows: list[tuple[str, dict[str, Any]]], keys: Keys) -> Iterator[list[Statement]]:
    """The statements that write the rows once more, each time under other keys."""
    for number in itertools.count(100):
        statements: list[Statement] = []
        for table, row in rows:
            fresh = {**row, **({"id": new_id()} if "id" in row else {})}
            # The number of a change is the database's own; a step is its dispute's next.
            fresh.pop("seq", None)
            if table == "mediation_dispute_step":
                fresh["seq"] = number
                of = [row["county_id"], row["dispute_id"], 0]
                statements.append((UPDATE.format(*keys.marks(3)), of))
            statements.append((keys.insert(table, fresh), [*fresh.values()]))
        yield statements


async def by_hand(bench: Bench, keys: Keys, added: dict[str, set[Any]]) -> Ask:
    """A way to write what was added, again and again."""
    wanted = [(table, key) for table, found in added.items() for key in found]
    if not keys.small:
        borrowed: Any = await bench.world.database.engine.raw_connection()  # type: ignore[attr-defined]
        driver = borrowed.driver_connection
        bench.closing(borrowed.invalidate)
        found = [(t, dict(await driver.fetchrow(keys.select(t), key))) for t, key in wanted]
        statements = again(found, keys)

        async def write() -> None:
            async with driver.transaction():
                for statement, values in next(statements):
                    await driver.execute(statement, *values)

        return write
    connection = sqlite3.connect(make_url(bench.world.url).database or "", isolation_level=None)
    connection.execute("PRAGMA synchronous=FULL")
    connection.row_factory = sqlite3.Row
    bench.closing(connection.close)
    found = [(t, dict(connection.execute(keys.select(t), [key]).fetchone())) for t, key in wanted]
    statements = again(found, keys)

    async def write_small() -> None:
        connection.execute("BEGIN IMMEDIATE")
        for statement, values in next(statements):
            connection.execute(statement, values)
        connection.execute("COMMIT")

    return write_small
