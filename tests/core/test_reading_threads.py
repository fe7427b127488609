"""Statements of SQLite: a short one runs on the event loop, a long one beside it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import text

from zongzhi_core.database import SqliteDatabase, open_database

#: Counts up to a number.
COUNT = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
    "SELECT count(*) FROM n"
)
MANY = 2_000_000


@pytest_asyncio.fixture
async def database(tmp_path: Path) -> AsyncIterator[SqliteDatabase]:
    made = open_database(f"sqlite:///{tmp_path}/small.db", create=True)
    assert isinstance(made, SqliteDatabase)
    await made.transact(lambda session: session.execute(text("CREATE TABLE t (x)")), "system")
    yield made
    await made.close()


def watched(database: SqliteDatabase, monkeypatch: pytest.MonkeyPatch) -> list[threading.Thread]:
    """The threads in which its statements are run to their end, one after the other."""
    seen: list[threading.Thread] = []
    fetch = database._fetch

    def watch(*given: Any) -> Any:
        row = fetch(*given)
        seen.append(threading.current_thread())
        return row

    monkeypatch.setattr(database, "_fetch", watch)
    return seen


async def test_long_statement_leaves_the_loop_to_others(database: SqliteDatabase) -> None:
    """However short it was before, with other values: while it runs, others go on, and it is
    answered as if nothing had been tried first."""
    turns = 0

    async def turn() -> None:
        nonlocal turns
        while True:
            await asyncio.sleep(0.001)
            turns += 1

    for first in (1, MANY):
        assert (await database.fetch(COUNT, [first], "read"))[0] == first
        other = asyncio.create_task(turn())
        turns = 0
        assert (await database.fetch(COUNT, [MANY], "read"))[0] == MANY
        other.cancel()
        assert turns > 5


async def test_short_statement_runs_on_the_loop(
    database: SqliteDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once it is known to be short it needs no other thread, however many ask."""
    await database.fetch("SELECT 1", [], "read")
    seen = watched(database, monkeypatch)
    rows = await asyncio.gather(*(database.fetch("SELECT 1", [], "read") for _ in range(9)))
    assert [row[0] for row in rows] == [1] * 9
    assert set(seen) == {threading.current_thread()}


async def test_readers_at_once_do_not_wait_for_each_other(
    database: SqliteDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that is neither short nor long runs on the loop for a reader alone, and beside it for
    several."""
    await database.fetch("SELECT 1", [], "read")
    seen = watched(database, monkeypatch)
    for readers in (1, 2):
        database._took["SELECT 1"] = 0.001
        await asyncio.gather(*(database.fetch("SELECT 1", [], "read") for _ in range(readers)))
    assert [each is threading.current_thread() for each in seen] == [True, False, False]
