"""A PostgreSQL that falls over in the middle of commands, and the server that outlives it."""

from __future__ import annotations

import asyncio
import os
import random
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from tests.commands.giving import PROOF
from tests.support.postgres import PostgresServer, find_binaries, start_server
from tests.support.worlds import HUANING, Template
from zongzhi_core.database import translated_faults
from zongzhi_core.errors import Unavailable

from .books import delivered, find_halves
from .crew import Crew, assert_kept, started, until

#: Times that PostgreSQL falls.
FALLS = 50 if PROOF else 2
LATEST_SECONDS = 2.0
#: An acknowledged commit is in the log on PostgreSQL's own account, and its process may end.
SETTINGS = ("fsync=off",)


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Template]:
    """The county on a server of this test's own, which may fall."""
    server = start_server(next(find_binaries()), os.getpid(), SETTINGS)
    try:
        yield Template("postgresql", tmp_path, server).build(HUANING, filled=False)
    finally:
        server.stop()


@pytest.mark.slow
@pytest.mark.proof
async def test_fallen_database_takes_nothing_along(
    own: Template, tmp_path: Path, rng: random.Random
) -> None:
    """Each time that PostgreSQL falls under load, clients are answered or told UNAVAILABLE; what
    was answered is there, nothing in half, and the same process goes on when it is back."""
    assert isinstance(own.server, PostgresServer)
    county, crew, enough = own.copy(), Crew(8), asyncio.Event()
    server = await started(county, tmp_path, crew)
    working = asyncio.create_task(crew.work(server.address, enough))
    try:
        for _ in range(FALLS):
            await asyncio.sleep(rng.uniform(0, LATEST_SECONDS))
            await _fall(own.server, crew, working)
            await assert_kept(county.url, crew)
        enough.set()
        await working
        await crew.finish(server.address)
        books = await delivered(county.url)
    finally:
        server.kill()
        await county.database.close()
    assert find_halves(books) == []
    assert books.answers == crew.acknowledged
    assert set(crew.refusals) == {"UNAVAILABLE"}


async def _fall(fragile: PostgresServer, crew: Crew, working: asyncio.Task[None]) -> None:
    """Let it fall, and wait until all clients have been answered again."""
    refused = len(crew.refusals)
    fragile.crash()
    await until(lambda: len(crew.refusals) > refused, working)
    answered = len(crew.acknowledged)
    await until(lambda: len(crew.acknowledged) > answered + crew.size, working)


def test_reset_connection_is_unavailable() -> None:
    """The driver tells of a connection that ended, or was reset below it: neither is unforeseen."""
    for below in (None, ConnectionResetError()):
        with pytest.raises(Unavailable), translated_faults():
            raise asyncpg.ConnectionDoesNotExistError from below
