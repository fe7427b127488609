"""A statement that takes longer than a read may is stopped, also in the database itself."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from tests.support.postgres import PostgresServer
from zongzhi_core import database as databases
from zongzhi_core.database import SqliteDatabase, open_database
from zongzhi_core.errors import Timeout

#: Counts for many seconds.
ENDLESS = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000000) "
    "SELECT count(*) FROM n"
)
RUNNING = (
    "SELECT count(*) FROM pg_stat_activity "
    "WHERE state = 'active' AND query LIKE 'WITH RECURSIVE n(i)%'"
)


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database of each engine."""
    if request.param == "sqlite":
        (tmp_path / "empty.db").touch()
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    name = f"limit_{uuid4().hex}"
    server.create_database(name)
    yield server.dsn(name)
    server.drop_database(name)


async def test_statement_over_its_limit_is_stopped(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As many as can run at once all end in TIMEOUT, none goes on, and the next is answered."""
    monkeypatch.setattr(databases, "READ_LIMIT_SECONDS", 0.5)
    database = open_database(address)
    try:
        asked = [database.fetch(ENDLESS, (), "read") for _ in range(databases._READERS)]
        ended = await asyncio.gather(*asked, return_exceptions=True)
        assert [type(each) for each in ended] == [Timeout] * databases._READERS
        if isinstance(database, SqliteDatabase):
            # It goes to one of the threads that the others had.
            database._took["SELECT 7"] = 1.0
        else:
            assert (await database.fetch(RUNNING, (), "read"))[0] == 0
        assert (await database.fetch("SELECT 7", (), "read"))[0] == 7
    finally:
        await database.close()
