"""The loaders peer's way to its database: rows by the driver, one wording for both engines."""

from __future__ import annotations

import asyncio
import json
import re
import sqlite3
import threading
from collections.abc import AsyncIterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from datetime import date, datetime
from typing import Any, Protocol

import asyncpg

from zongzhi_core.clock import stamp_text

Row = Any

CONNECTIONS, THREADS = 10, 2


class Store(Protocol):
    """Statements have `$1` for values, `= ANY($1)` for one of a list, and `unnest($1::text[])
    AS k(path)` for the rows of a list."""

    async def fetch(self, statement: str, *values: Any) -> Sequence[Row]: ...

    async def write(self, steps: Sequence[tuple[str, Sequence[Any]]]) -> Row | None:
        """Run statements in one transaction; the first answers a row, without it nothing is
        done."""


@asynccontextmanager
async def open_store(url: str) -> AsyncIterator[Store]:
    if url.startswith("sqlite:///"):
        store = SqliteStore(url.removeprefix("sqlite:///"))
        try:
            yield store
        finally:
            store.close()
    else:
        settings = {"jit": "off", "timezone": "UTC", "random_page_cost": "1.1"}
        async with asyncpg.create_pool(
            url, min_size=CONNECTIONS, max_size=CONNECTIONS, server_settings=settings
        ) as pool:
            yield PostgresStore(pool)


class PostgresStore:
    """PostgreSQL by asyncpg's pool."""

    def __init__(self, pool: Any) -> None:
        self._pool = pool

    async def fetch(self, statement: str, *values: Any) -> Sequence[Row]:
        rows: Sequence[Row] = await self._pool.fetch(statement, *values)
        return rows

    async def write(self, steps: Sequence[tuple[str, Sequence[Any]]]) -> Row | None:
        async with self._pool.acquire() as connection, connection.transaction():
            (first, values), *rest = steps
            row: Row | None = await connection.fetchrow(first, *values)
            for statement, more in rest if row is not None else ():
                await connection.execute(statement, *more)
            return row


class SqliteStore:
    """SQLite in a few threads, as asynchronous drivers for it do."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._local = threading.local()
        self._opened: list[sqlite3.Connection] = []
        self._readers = ThreadPoolExecutor(THREADS)
        self._writer = ThreadPoolExecutor(1)

    def close(self) -> None:
        self._readers.shutdown()
        self._writer.shutdown()
        for connection in self._opened:
            connection.close()

    def _connection(self) -> sqlite3.Connection:
        held: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if held is None:
            held = sqlite3.connect(self._path, isolation_level=None, check_same_thread=False)
            held.row_factory = sqlite3.Row
            held.execute("PRAGMA synchronous=FULL")
            self._local.connection = held
            self._opened.append(held)
        return held

    async def fetch(self, statement: str, *values: Any) -> Sequence[Row]:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._readers, self._fetch, statement, values)

    def _fetch(self, statement: str, values: Sequence[Any]) -> Sequence[Row]:
        return self._execute(statement, values).fetchall()

    def _execute(self, statement: str, values: Sequence[Any]) -> sqlite3.Cursor:
        return self._connection().execute(translate(statement), [*map(plain, values)])

    async def write(self, steps: Sequence[tuple[str, Sequence[Any]]]) -> Row | None:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._writer, self._write, steps)

    def _write(self, steps: Sequence[tuple[str, Sequence[Any]]]) -> Row | None:
        self._connection().execute("BEGIN IMMEDIATE")
        first, *rest = steps
        row = self._execute(*first).fetchone()
        for step in rest if row is not None else ():
            self._execute(*step)
        self._connection().execute("COMMIT")
        return row


_TRANSLATED: dict[str, str] = {}


def translate(statement: str) -> str:
    """A statement in SQLite's words."""
    if statement not in _TRANSLATED:
        listed = r"IN (SELECT value FROM json_each(?\1))"
        words = re.sub(r"= ANY\(\$(\d)\)", listed, statement)
        rows = r"(SELECT value AS path FROM json_each(?\1)) AS k"
        words = re.sub(r"unnest\(\$(\d)::text\[\]\) AS k\(path\)", rows, words)
        _TRANSLATED[statement] = words.replace("$", "?")
    return _TRANSLATED[statement]


def plain(value: Any) -> Any:
    """A value as SQLite holds it."""
    if isinstance(value, list):
        return json.dumps(value)
    if isinstance(value, datetime):
        return stamp_text(value)
    return value.isoformat() if isinstance(value, date) else value


def stamp(value: Any) -> str | None:
    """A stamp as the API prints it."""
    return stamp_text(value) if isinstance(value, datetime) else value
