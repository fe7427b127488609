"""A reader of the change feed that is killed again and again is told of all that it may hear."""

from __future__ import annotations

import asyncio
import json
import random
import subprocess
import sys
from functools import partial
from operator import itemgetter
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.commands.giving import PROOF
from tests.support.worlds import World
from zongzhi_core.database import open_database

from .books import Deed
from .crew import Crew, started

FOLLOWER = Path(__file__).with_name("follower.py")
#: Times that the reader is killed, and commands that are given meanwhile.
KILLS, COMMANDS = (100, 10_000) if PROOF else (8, 150)
LATEST_SECONDS = 0.5
#: The reader's township, whose village codes begin so.
TOWNSHIP = "530424102"


class Reader:
    """A reader in a process of its own, which begins where the one before it was."""

    def __init__(self, address: str, token: str, folder: Path) -> None:
        self.folder = folder
        self._command = [sys.executable, str(FOLLOWER), address, str(folder)]
        self._environ = {"TOKEN": token}
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with (self.folder / "errors").open("ab") as errors:
            self._process = subprocess.Popen(self._command, env=self._environ, stderr=errors)

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def told(self) -> list[dict[str, str]]:
        """What it kept, in the order in which it was told."""
        kept = self.folder / "told"
        lines = kept.read_text(encoding="utf-8").splitlines() if kept.exists() else []
        return [json.loads(line) for line in lines if line.endswith("}")]

    async def hear(self, wanted: set[Deed]) -> None:
        """Until it has been told all of this."""
        missing = wanted
        for _ in range(600):
            missing = wanted - {_deed(node) for node in self.told()}
            if not missing:
                return
            await asyncio.sleep(0.1)
        pytest.fail(f"never told: {missing}; {(self.folder / 'errors').read_text()}")


def _deed(node: dict[str, str]) -> Deed:
    return node["command"], node["recordId"][-32:]


@pytest.mark.slow
@pytest.mark.proof
async def test_killed_reader_is_told_of_all(
    county: World, tmp_path: Path, rng: random.Random
) -> None:
    """While eight clients write, a reader of one township is killed at any moment and begins again
    where it last was: it is told each change there, each record's in order, and no other."""
    crew, enough = Crew(8), asyncio.Event()
    server = await started(county, tmp_path, crew)
    (tmp_path / "reader").mkdir()
    token = await server.make_token("reader", "township_lead", TOWNSHIP)
    reader = Reader(server.address, token, tmp_path / "reader")
    working = asyncio.create_task(crew.work(server.address, enough))
    try:
        kills = 0
        while (kills < KILLS or len(crew.acknowledged) < COMMANDS) and not working.done():
            reader.start()
            await asyncio.sleep(rng.uniform(0, LATEST_SECONDS))
            reader.kill()
            kills += 1
        enough.set()
        await working
        changes = await _changes(county.url)
        reader.start()
        await reader.hear({deed for deed, path in changes if path.startswith(TOWNSHIP)})
    finally:
        reader.kill()
        server.kill()
    told = reader.told()
    assert {node["division"][:9] for node in told} == {TOWNSHIP}
    first = list(dict.fromkeys(_deed(node) for node in told))
    by_record = partial(sorted, key=itemgetter(1))
    assert by_record(first) == by_record([d for d, path in changes if path.startswith(TOWNSHIP)])


async def _changes(url: str) -> list[tuple[Deed, str]]:
    """Each change that was made, in order, with the code path of its place."""
    order = "SELECT command, subject_id, path FROM core_change ORDER BY turn, seq"
    database = open_database(url)
    try:
        rows = await database.look(lambda s: s.execute(text(order)).all(), "system")
    finally:
        await database.close()
    return [((command, id), path) for command, id, path in rows]
