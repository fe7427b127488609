"""A backup while the server writes is the state at one commit."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import orjson
import pytest

from tests.api.server import Server
from tests.cli.conftest import Shell
from tests.commands.giving import PROOF
from tests.support.worlds import Template, World
from zongzhi_core.backup.archive import read_archive

from .conftest import ANEW, REGISTER, Empty, differing

pytestmark = [pytest.mark.slow, pytest.mark.proof]

WRITERS, BACKUPS = 4, 10 if PROOF else 1
#: Tables to which a registration adds a row, or some.
ADDED = ("mediation_dispute", "mediation_dispute_step", "core_journal", "core_change")


def rows(file: str, table: str) -> set[bytes]:
    """The rows of a table in an archive, as lines, but for what a duty erased meanwhile."""
    with ZipFile(file) as archive:
        lines = archive.read(f"rows/{table}.jsonl").splitlines()
    return {line for line in lines if b'"erase"' not in line}


def values(file: str, table: str, column: str) -> list[Any]:
    """What a column of a table holds in an archive."""
    part = next(each for each in read_archive(Path(file)).parts if each.table == table)
    place = part.columns.index(column)
    return [orjson.loads(line)[place] for line in rows(file, table)]


class Load:
    """Writers that register disputes over the network until they are stopped."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.sent: set[str] = set()
        self.acknowledged: set[str] = set()
        self.stopped = False
        self.tasks = [asyncio.create_task(self.write(n)) for n in range(WRITERS)]

    async def write(self, writer: int) -> None:
        n = 0
        while not self.stopped:
            number = f"W{writer}-{n}"
            self.sent.add(number)
            reply = await self.server.ask(REGISTER % number)
            assert reply.data["registerDispute"]["userErrors"] == []
            self.acknowledged.add(number)
            n += 1

    async def stop(self) -> None:
        self.stopped = True
        await asyncio.gather(*self.tasks)


async def test_backup_under_load_is_one_commit_point(
    world: World, huaning: Template, folder: Path, empty: Empty
) -> None:
    """What was acknowledged before is in it, nothing that was sent later; every registration is
    there with all of its rows or with none, the counter beside it; and it comes back so."""
    shell = Shell(world.url)
    shell_do = asyncio.to_thread
    server, spans = Server(world, folder, 1), []
    try:
        await server.wait()
        server.token = await server.make_token("tester")
        await shell_do(shell.do, "backup", "start.zz")
        load = Load(server)
        for n in range(BACKUPS):
            while len(load.acknowledged) < 5 * (n + 1):
                await asyncio.sleep(0.01)
            before = set(load.acknowledged)
            await shell_do(shell.do, "backup", f"{n}.zz")
            spans.append((before, set(load.sent)))
        await load.stop()
    finally:
        server.kill()
    await shell_do(shell.do, "backup", "end.zz")
    assert registered("end.zz") == load.acknowledged == load.sent
    for n, (before, sent) in enumerate(spans):
        check(f"{n}.zz", before, sent)
    last = f"{BACKUPS - 1}.zz"
    target = empty(huaning.engine)
    await shell_do(target.do, "restore", last)
    await shell_do(target.do, "backup", "again.zz")
    assert differing(last, "again.zz") <= ANEW


def check(file: str, before: set[str], sent: set[str]) -> None:
    """The registrations of a backup: whole ones only, all that were acknowledged before it, none
    that was sent later."""
    new = registered(file)
    assert before <= new <= sent
    for table in ADDED:
        added, end = (rows(each, table) - rows("start.zz", table) for each in (file, "end.zz"))
        assert added <= end, table
        # Each registration adds as many rows as any other.
        assert len(added) * len(registered("end.zz")) == len(end) * len(new), table
    counted = [sum(values(each, "core_counter", "value")) for each in ("start.zz", file)]
    assert counted[1] - counted[0] == len(new)


def registered(file: str) -> set[str]:
    held = values(file, "mediation_dispute", "external_no")
    return {number for number in held if number and number.startswith("W")}
