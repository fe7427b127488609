"""Databases with nothing in them, by the door that the product takes to them, and what they hold
later, in forms to be compared."""

from __future__ import annotations

import asyncio
import json
import os
import random
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event, insert, inspect, select, text
from sqlalchemy.orm import Session
from sqlalchemy.schema import sort_tables

from ..backup.archive import describe, lines_of
from ..contribution import Contribution
from ..database import open_database
from ..ids import sample_id

#: Table → some of its rows.
Rows = dict[str, list[dict[str, Any]]]
#: Rows of each table in a sample.
MOST = 3

#: An id, or a secret, that is none of demonstration data.
_NEW = re.compile(rb'"(?!%s)[0-9a-f]{32}"' % sample_id()[:12].encode())


class Bare:
    """One database; each piece of work has a transaction and connections of its own."""

    def __init__(self, url: str) -> None:
        self.url = url

    def do(
        self, work: Callable[[Session], Any], watch: Callable[[Engine], None] | None = None
    ) -> Any:
        """Run a function in one transaction; `watch` is handed the engine before."""

        async def run() -> Any:
            database = open_database(self.url, create=True)
            try:
                if watch is not None:
                    watch(engine_of(database))
                return await database.transact(work, "system")
            finally:
                await database.close()

        return asyncio.run(run())

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        """What a statement finds."""
        return [tuple(row) for row in self.do(lambda s: s.execute(text(statement)).all())]

    def write(self, *statements: str) -> None:
        self.do(lambda session: [session.execute(text(each)) for each in statements])


def engine_of(database: Any) -> Engine:
    """The engine under a database of either kind, where statements can be watched."""
    found: Engine = getattr(database.engine, "sync_engine", database.engine)
    return found


class Cut:
    """Counts statements of an engine, also its commits while `watching`, and breaks the connection
    at one of them; at none for 0."""

    def __init__(self, at: int = 0) -> None:
        self.at, self.seen = at, 0

    def _tick(self, *_: Any) -> None:
        self.seen += 1
        if self.seen == self.at:
            raise OSError("cut")

    def watch(self, engine: Engine) -> None:
        event.listen(engine, "before_cursor_execute", self._tick)

    @contextmanager
    def watching(self, *engines: Engine) -> Iterator[Cut]:
        heard = [(e, name) for e in engines for name in ("before_cursor_execute", "commit")]
        for engine, name in heard:
            event.listen(engine, name, self._tick)
        try:
            yield self
        finally:
            for engine, name in heard:
                event.remove(engine, name, self._tick)


def chance() -> random.Random:
    """Chance; its seed is printed and may be given."""
    seed = int(os.environ.get("ZONGZHI_SEED") or random.SystemRandom().randrange(10**6))
    print(f"ZONGZHI_SEED={seed}")
    return random.Random(seed)


# --- what is there --------------------------------------------------------------------------------


def read_schema(session: Session) -> dict[str, Any]:
    """Each table with its columns in their order, its keys and its indexes."""
    database = inspect(session.connection())
    return {
        name: {
            "columns": [
                (c["name"], str(c["type"]), c["nullable"], c["default"])
                for c in database.get_columns(name)
            ],
            "primary key": database.get_pk_constraint(name),
            "foreign keys": _sorted(database.get_foreign_keys(name)),
            "unique": _sorted(database.get_unique_constraints(name)),
            "indexes": _sorted(database.get_indexes(name)),
        }
        for name in sorted(database.get_table_names())
    }


def _sorted(found: Any) -> list[str]:
    # A condition is an object of its own each time: its text is compared.
    return sorted(json.dumps(each, default=str, sort_keys=True) for each in found)


def read_rows(session: Session, owners: Iterable[Contribution]) -> dict[str, list[bytes]]:
    """All rows of the tables of some owners, a line each; an id that is new each time is left
    out."""
    found = {}
    for table in _tables(session, owners):
        held = describe(session, table.name)
        lines = b"".join(lines_of(session, held, held.c.keys()))
        found[table.name] = sorted(_NEW.sub(b'"?"', lines).splitlines())
    return found


def _tables(session: Session, owners: Iterable[Contribution]) -> list[Any]:
    """The tables of some owners that are there, those that others refer to first."""
    there = set(inspect(session.connection()).get_table_names())
    own: list[Any] = [kind.__table__ for owner in owners for kind in owner.tables]
    return [table for table in sort_tables(own) if table.name in there]


# --- rows of a sample -----------------------------------------------------------------------------


def sample_rows(session: Session, owners: Iterable[Contribution]) -> Rows:
    """A few rows of each table, with those to which they refer."""
    chosen: Rows = {}
    for table in _tables(session, owners):
        held = describe(session, table.name)
        asked = select(held).order_by(*(held.c[column.name] for column in table.primary_key))
        for key in table.foreign_keys:
            if (parents := chosen.get(key.column.table.name)) is not None:
                named = {parent[key.column.name] for parent in parents}
                asked = asked.where(held.c[key.parent.name].in_(named))
        found = session.execute(asked.limit(MOST))
        chosen[table.name] = [dict(row._mapping) for row in found]
    return chosen


def add_rows(session: Session, owners: Iterable[Contribution], rows: Rows) -> dict[str, int]:
    """Add rows to tables of some owners, as far as these have the columns; how many each got."""
    there = [table for table in _tables(session, owners) if rows.get(table.name)]
    for table in there:
        held = describe(session, table.name)
        for row in rows[table.name]:
            known = {name: value for name, value in row.items() if name in held.c}
            session.execute(insert(held), known)
    return {table.name: len(rows[table.name]) for table in there}
