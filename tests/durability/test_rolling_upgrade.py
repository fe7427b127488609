"""A server goes on, and starts, at a database that a newer program has brought further."""

from __future__ import annotations

import asyncio
import contextlib
from pathlib import Path

import pytest
from sqlalchemy import literal_column

from tests.api.server import Server
from tests.commands.giving import column
from tests.migrations.packages import lengthen
from tests.support.worlds import World
from zongzhi_core.database import open_database
from zongzhi_core.loading import load_plugins
from zongzhi_core.migrate import migrate

from .books import deed_of, delivered, find_halves
from .crew import Crew, started, until
from .newer import TOUCHED, build_newer, migrate_by
from .traffic import Traffic

CLIENTS = 4


async def migrate_further(world: World, folder: Path) -> None:
    """Migrate by a program whose chains go further than those of the servers."""
    known = load_plugins().contributions
    for owner, (_, table, _) in TOUCHED.items():
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


@pytest.mark.slow
async def test_every_kind_of_request_is_answered_through_an_upgrade(
    world: World, tmp_path: Path
) -> None:
    """Reads of all pillars, personal readings, sign-ins, switches and commands: none fails while
    the newer program migrates, none while servers of both versions answer beside each other, and
    each works with what the other has written."""
    path = build_newer(tmp_path / "program")
    crews = [Crew(1, prefix=name) for name in ("older", "newer")]
    async with contextlib.AsyncExitStack() as stack:
        older = await up(world, tmp_path / "older", stack)
        traffic = Traffic(await older.make_token("crew"), [older])
        await traffic.begin()
        working = asyncio.create_task(traffic.work(crews[0]))
        await until(lambda: traffic.rounds() > 0, working)
        await migrate_by(world, path)
        before = traffic.rounds()
        await until(lambda: traffic.rounds() > before + 1, working)
        newer = await up(world, tmp_path / "newer", stack, path, older.address)
        traffic.servers.append(newer)
        writing = asyncio.create_task(traffic.write(crews[1], newer))
        await until(lambda: traffic.rounds() > 0 and bool(crews[1].acknowledged), working)
        traffic.enough.set()
        await asyncio.gather(working, writing)
        answers = [answer for crew in crews for answer in crew.acknowledged.values()]
        await traffic.follow({deed_of(answer)[1] for answer in answers})
    assert [crew.refusals for crew in crews] == [[], []]
    # Of before the migration, of the older program since, of the newer one.
    noted = await column(world, literal_column("later_note FROM core_journal"))
    assert set(noted) == {"known", None, "newer"}


async def up(
    world: World,
    folder: Path,
    stack: contextlib.AsyncExitStack,
    path: str | None = None,
    public: str = "",
) -> Server:
    """A server that answers, of this program or another, until the end."""
    folder.mkdir()
    server = Server(world, folder, 1, demo_issuer=True, public=public, path=path)
    stack.callback(server.kill)
    await server.wait()
    return server
