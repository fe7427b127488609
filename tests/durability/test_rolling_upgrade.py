"""A server goes on, and starts, at a database that a newer program has brought further."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.migrations.packages import lengthen
from tests.support.worlds import World
from zongzhi_core.database import open_database
from zongzhi_core.loading import load_plugins
from zongzhi_core.migrate import migrate

from .books import delivered, find_halves
from .crew import Crew, started, until

CLIENTS = 4
#: The tables that clients read and write most, one of each owner.
TOUCHED = {
    "core": "core_journal",
    "grid": "grid_event",
    "mechanism": "mechanism_order",
    "mediation": "mediation_dispute",
}


async def migrate_further(world: World, folder: Path) -> None:
    """Migrate by a program whose chains go further than those of the servers."""
    known = load_plugins().contributions
    for owner, table in TOUCHED.items():
        lengthen(known[owner], table, folder)
    database = open_database(world.url)
    try:
        await database.transact(lambda s: migrate(s, known.values()), "system")
    finally:
        await database.close()


@pytest.mark.slow
async def test_older_server_runs_through_an_upgrade(county: World, tmp_path: Path) -> None:
    """While a newer program migrates, and after it, a server one version older answers every
    request; it may be started anew too, and nothing is lost or done twice."""
    crew = Crew(CLIENTS)
    server = await started(county, tmp_path, crew)
    try:
        enough = asyncio.Event()
        working = asyncio.create_task(crew.work(server.address, enough))
        await until(lambda: len(crew.acknowledged) > 10, working)
        await migrate_further(county, tmp_path)
        before = len(crew.acknowledged)
        await until(lambda: len(crew.acknowledged) > before + 20, working)
        enough.set()
        await working
    finally:
        server.kill()
    server = await started(county, tmp_path, crew)
    try:
        before = len(crew.acknowledged)
        enough = asyncio.Event()
        working = asyncio.create_task(crew.work(server.address, enough))
        await until(lambda: len(crew.acknowledged) > before + 10, working)
        enough.set()
        await working
    finally:
        server.kill()
    assert crew.refusals == []
    books = await delivered(county.url)
    assert find_halves(books) == []
    assert books.answers == crew.acknowledged
