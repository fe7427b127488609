"""A full disk stops writes, and nothing else: they say so, and go on when there is room again."""

from __future__ import annotations

import asyncio
import contextlib
import resource
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text
from sqlalchemy.engine import make_url

from tests.api.server import Server
from tests.commands.giving import done, engine_of, gained, register_input, stock
from tests.support.worlds import World
from zongzhi_core.errors import StorageFull

from .books import delivered, find_halves
from .crew import Crew, assert_kept, started, until

NAME = '{division(code:"530424"){name}}'
#: What PostgreSQL raises when it cannot write, from where it writes.
FULL = (
    "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS "
    "$$BEGIN RAISE EXCEPTION 'No space left on device' USING ERRCODE = 'disk_full'; END$$",
    "CREATE TRIGGER no_room BEFORE INSERT ON core_journal EXECUTE FUNCTION no_room()",
)


@pytest.mark.slow
@pytest.mark.parametrize("places", ["sqlite"], indirect=True)
async def test_server_outlives_a_full_disk(county: World, tmp_path: Path) -> None:
    """When files cannot grow, commands are STORAGE_FULL and reads are answered; what was answered
    is there, nothing in half, and with room again what was refused is done once."""
    crew, enough = Crew(4), asyncio.Event()
    server = await started(county, tmp_path, crew)
    try:
        working = asyncio.create_task(crew.work(server.address, enough))
        await until(lambda: len(crew.acknowledged) > 20, working)
        _let_grow(server, Path(f"{make_url(county.url).database}-wal").stat().st_size + 40_000)
        await until(lambda: len(crew.refusals) > 20, working)
        assert set(crew.refusals) == {"STORAGE_FULL"}
        assert (await server.ask(NAME)).data == {"division": {"name": "华宁县"}}
        assert (await server.get("/healthz")).status_code == 200
        await assert_kept(county.url, crew)
        answered = len(crew.acknowledged)
        _let_grow(server, resource.RLIM_INFINITY)
        await until(lambda: len(crew.acknowledged) > answered + 20, working)
        enough.set()
        await working
        await crew.finish(server.address)
        books = await delivered(county.url)
    finally:
        server.kill()
    assert find_halves(books) == []
    assert books.answers == crew.acknowledged
    with contextlib.closing(sqlite3.connect(make_url(county.url).database or "")) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def _let_grow(server: Server, size: int) -> None:
    """How large the files of a running server may become."""
    hard = resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE)[1]
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (size, hard))


async def test_full_database_takes_no_more(county: World) -> None:
    """A command that finds no room is STORAGE_FULL and leaves nothing; with room again the same
    request is done, once."""
    async with no_room(county):
        key = await _fill(county)
        assert (await county.data(NAME))["division"]["name"] == "华宁县"
    before = await stock(county)
    for _ in range(2):
        await done(county, "registerDispute", register_input(), key=key)
    assert gained(before, await stock(county))["mediation_dispute"] == 1


async def _fill(county: World) -> str:
    """Register until there is no room: the key of what was refused."""
    for n in range(1000):
        before = await stock(county)
        try:
            await done(county, "registerDispute", register_input(), key=f"k{n}")
        except StorageFull:
            assert gained(before, await stock(county)) == {}
            return f"k{n}"
    pytest.fail("there is always room")


@contextlib.asynccontextmanager
async def no_room(county: World) -> AsyncIterator[None]:
    """Hardly any page is left on SQLite; PostgreSQL says that its disk is full."""
    if county.url.startswith("postgresql"):
        await county.write(lambda session: [session.execute(text(each)) for each in FULL])
        yield
        await county.write(lambda session: session.execute(text("DROP FUNCTION no_room CASCADE")))
        return
    pages = await county.database.look(lambda s: s.scalar(text("PRAGMA page_count")), "system")
    limit = [pages + 10]

    def hold(connection: Any, *_: Any) -> None:
        connection.execute(f"PRAGMA max_page_count={limit[0]}")

    event.listen(engine_of(county), "checkout", hold)
    yield
    limit[0] = 1_000_000
