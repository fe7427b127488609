"""A power cut at any moment loses nothing that was acknowledged; with fewer syncs it would.

The commands run on the product's own engine; below it is a file system that remembers. What a cut
leaves is opened by the standard library's SQLite, as the product opens it.
"""

from __future__ import annotations

import contextlib
import itertools
import random
import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine import make_url

from tests.commands.giving import PROOF, raw
from tests.support.worlds import World, composer_of
from zongzhi_api.service import Service
from zongzhi_core.database import Database, SqliteDatabase, open_database

from .books import books_of, find_halves, find_lost, find_unfinished, open_books
from .crew import Client, Request
from .driver import Connection
from .power import Disk, Entry, Said, Synced, Wreck, Written, cut_power

pytestmark = [
    pytest.mark.slow,
    pytest.mark.proof,
    pytest.mark.parametrize("places", ["sqlite"], indirect=True),
]

POINTS = 5_000 if PROOF else 150
#: Commands that are given before the last cut.
COMMANDS = 600 if PROOF else 60
#: The log is written back after so many pages, those of some commands: with SQLite's own 1,000 a
#: short run would have no such moment.
CHECKPOINT_PAGES = 200
#: One of so many wrecks is served again.
SERVED = 50

_numbers = itertools.count()


@dataclass(frozen=True)
class Story:
    """A run of commands: the database before, all that happened to its files, what was asked."""

    name: str
    before: dict[str, bytes]
    log: list[Entry]
    requests: list[Request]

    def leave(self, wreck: Wreck, folder: Path, rng: random.Random) -> Path:
        """What is left of the database, in an empty folder."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        wreck.leave(folder, rng)
        return folder / self.name


async def lived(county: World, *pragmas: str) -> Story:
    """Give the commands on a disk that remembers, with other settings than the product's if any."""
    path = Path(make_url(county.url).database or "")
    await county.database.close()
    before, disk = {path.name: path.read_bytes()}, Disk(f"power-{next(_numbers)}")
    database = SqliteDatabase(path, create=False)
    _put_on(database, disk, f"wal_autocheckpoint={CHECKPOINT_PAGES}", *pragmas)
    service, client, requests = _serve(county, database), Client("client"), list[Request]()
    for _ in range(COMMANDS):
        requests.append(client.next())
        answer = await _ask(service, requests[-1])
        disk.log.append(Said(requests[-1].key, answer))
        client.answered(answer)
    log = list(disk.log)
    await database.close()
    return Story(path.name, before, log, requests)


def _put_on(database: SqliteDatabase, disk: Disk, *pragmas: str) -> None:
    """Let an engine connect through a disk; the product's own settings come before the others."""

    def connect(*_: object) -> Connection:
        made = Connection(str(database.path), disk.name)
        # A file system of one's own has no memory to share between connections.
        made.execute("PRAGMA locking_mode=EXCLUSIVE")
        return made

    def prepare(connection: Connection, _: object) -> None:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    event.listen(database.engine, "do_connect", connect)
    event.listen(database.engine, "connect", prepare)


def _serve(county: World, database: Database) -> Service:
    return Service(county.registry, database, county.clock, composer_of(county.registry))


async def _ask(service: Service, request: Request) -> str:
    return (await raw(service, request.command, request.given, request.key)).decode()


# --- what is left ---------------------------------------------------------------------------------


def examine(file: Path, wreck: Wreck) -> tuple[list[str], list[str]]:
    """What a power cut left of a database: the keys that are lost, and what is not whole."""
    with contextlib.closing(sqlite3.connect(file)) as opened:
        opened.execute("PRAGMA synchronous=OFF")
        sound = opened.execute("PRAGMA integrity_check").fetchall()
        books = open_books(opened.execute)
    corrupt = [] if sound == [("ok",)] else [str(sound)]
    return find_lost(books, wreck.said), corrupt + find_halves(books)


async def test_power_cut_loses_nothing(county: World, tmp_path: Path, rng: random.Random) -> None:
    """Wherever the power is cut, all that was acknowledged is there, nothing in half, the file is
    sound, and at most the command under way is there beyond; served again, it goes on."""
    story = await lived(county)
    assert_moments(story)
    for n, wreck in enumerate(cut_power(story.log, story.before, POINTS, rng)):
        file = story.leave(wreck, tmp_path / "wreck", rng)
        assert examine(file, wreck) == ([], [])
        if n % SERVED == 0:
            await _go_on(county, story.leave(wreck, tmp_path / "served", rng), wreck, story)


def assert_moments(story: Story) -> None:
    """What is cut holds commits that are synced one by one, and logs that are written back."""
    synced = [entry.file for entry in story.log if isinstance(entry, Synced)]
    written = {entry.file for entry in story.log if isinstance(entry, Written)}
    assert written == {story.name, f"{story.name}-wal"}
    assert synced.count(f"{story.name}-wal") >= COMMANDS
    assert synced.count(story.name) >= 2


async def _go_on(county: World, file: Path, wreck: Wreck, story: Story) -> None:
    """Serve what is left, and ask again for what was not answered: it is done once."""
    url = f"sqlite:///{file}"
    asked = story.requests[len(wreck.said) :][:1]
    database = open_database(url)
    service = _serve(county, database)
    answered = {request.key: await _ask(service, request) for request in asked}
    await service.outbox.sweep()
    await database.close()
    books = await books_of(url)
    assert books.answers == wreck.said | answered
    assert find_halves(books) + find_unfinished(books) == []


async def test_fewer_syncs_would_lose(county: World, tmp_path: Path, rng: random.Random) -> None:
    """The same cuts with `synchronous=NORMAL` lose acknowledged commands at half of the points or
    more: what finds no loss above would have found it."""
    story = await lived(county, "synchronous=NORMAL")
    losing = 0
    for wreck in cut_power(story.log, story.before, POINTS, rng):
        lost, wrong = examine(story.leave(wreck, tmp_path / "wreck", rng), wreck)
        assert wrong == []
        losing += bool(lost)
    print(f"acknowledged commands lost at {losing} of {POINTS} points")
    assert losing >= POINTS / 2
