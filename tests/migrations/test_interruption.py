"""A migration that ends anywhere leaves the database as it was, and the next one goes through."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from tests.commands.giving import PROOF
from zongzhi_core.contribution import Contribution
from zongzhi_core.loading import load_plugins
from zongzhi_core.migrate import migrate, upgrade

from .conftest import Bare
from .packages import installation, names_of, newest
from .schema import read_schema

#: Statements before which it is interrupted, of each engine and beginning; all of them in proof.
POINTS = 5
#: Migrations of which the process is killed.
KILLS = 20 if PROOF else 1

#: Migrates the database that is named, and dies before the statement that is named.
VICTIM = """
import asyncio, os, signal, sys
from sqlalchemy import event
from zongzhi_core.database import open_database
from zongzhi_core.loading import load_plugins
from zongzhi_core.migrate import migrate

url, last = sys.argv[1], int(sys.argv[2])
seen = 0

def watch(*_):
    global seen
    seen += 1
    if seen == last:
        os.kill(os.getpid(), signal.SIGKILL)

async def run():
    database = open_database(url, create=True)
    engine = getattr(database.engine, "sync_engine", database.engine)
    event.listen(engine, "before_cursor_execute", watch)
    await database.transact(lambda s: migrate(s, load_plugins().contributions.values()), "system")

asyncio.run(run())
"""


class Interrupted(Exception):
    """Raised in the middle."""


class Counter:
    """Counts statements, and raises before one of them."""

    def __init__(self, last: int = 0) -> None:
        self.seen, self.last = 0, last

    def watch(self, engine: Engine) -> None:
        event.listen(engine, "before_cursor_execute", self._before)

    def _before(self, *_: Any) -> None:
        self.seen += 1
        if self.seen == self.last:
            raise Interrupted


def nothing(session: Session, known: list[Contribution]) -> None:
    """Begin with an empty database."""


def half(session: Session, known: list[Contribution]) -> None:
    """Begin in the middle of every chain."""
    for contribution in known:
        files = names_of(contribution)
        upgrade(session, contribution, f"{contribution.name}_{(len(files) + 1) // 2:04d}")


@pytest.mark.slow
@pytest.mark.proof
@pytest.mark.parametrize("begin", [nothing, half])
def test_interrupted_migration_leaves_nothing(
    bare: Callable[[], Bare],
    tmp_path: Path,
    rng: random.Random,
    begin: Callable[[Session, list[Contribution]], None],
) -> None:
    """Before whichever statement it is interrupted, the database is what it was before; once it is
    not, it is what an undisturbed migration makes."""
    # A stranger whose migration fails is left out, and the others go on: test_left_out.py.
    known = [c for c in installation(newest(), tmp_path).contributions.values() if c.is_own]
    whole, broken, counter = bare(), bare(), Counter()
    for each in (whole, broken):
        each.do(lambda session: begin(session, known))
    whole.do(lambda session: migrate(session, known), counter.watch)
    wanted, before = whole.do(read_schema), broken.do(read_schema)
    points = range(1, counter.seen + 1)
    for point in points if PROOF else sorted(rng.sample(points, POINTS)):
        with pytest.raises(Interrupted):
            broken.do(lambda session: migrate(session, known), Counter(point).watch)
        assert broken.do(read_schema) == before, point
    broken.do(lambda session: migrate(session, known))
    assert broken.do(read_schema) == wanted


@pytest.mark.slow
@pytest.mark.proof
def test_killed_migration_leaves_nothing(bare: Callable[[], Bare], rng: random.Random) -> None:
    """A process that is killed between two statements leaves no half of a migration either."""
    known = list(load_plugins().contributions.values())
    whole, broken, counter = bare(), bare(), Counter()
    whole.do(lambda session: migrate(session, known), counter.watch)
    for _ in range(KILLS):
        point = rng.randint(1, counter.seen)
        died = subprocess.run([sys.executable, "-c", VICTIM, broken.url, str(point)])
        assert died.returncode == -signal.SIGKILL
        assert broken.do(read_schema) == {}, point
    broken.do(lambda session: migrate(session, known))
    assert broken.do(read_schema) == whole.do(read_schema)
