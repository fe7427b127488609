"""A migration that ends anywhere leaves the database as it was, and the next one goes through."""

from __future__ import annotations

import random
import signal
import subprocess
import sys

import pytest

from tests.commands.giving import PROOF
from zongzhi_core.loading import load_plugins
from zongzhi_core.migrate import migrate
from zongzhi_core.testing import BareDatabases, check_interruption
from zongzhi_core.testing.bare import Cut, read_schema

#: Statements before which it is interrupted, of each engine and beginning; all of them in proof.
POINTS = None if PROOF else 5
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


@pytest.mark.slow
@pytest.mark.proof
@pytest.mark.parametrize("share", [0, 0.5])
def test_interrupted_migration_leaves_nothing(bare: BareDatabases, share: float) -> None:
    """Before whichever statement it is interrupted, with nothing in the database or with rows in
    the middle of every chain, that is what it was before; once it is not, it is what an
    undisturbed migration makes."""
    check_interruption(bare, *load_plugins().contributions, share=share, points=POINTS)


@pytest.mark.slow
@pytest.mark.proof
def test_killed_migration_leaves_nothing(bare: BareDatabases, rng: random.Random) -> None:
    """A process that is killed between two statements leaves no half of a migration either."""
    known = list(load_plugins().contributions.values())
    whole, broken, cut = bare(), bare(), Cut()
    whole.do(lambda session: migrate(session, known), cut.watch)
    for _ in range(KILLS):
        point = rng.randint(1, cut.seen)
        died = subprocess.run([sys.executable, "-c", VICTIM, broken.url, str(point)])
        assert died.returncode == -signal.SIGKILL
        assert broken.do(read_schema) == {}, point
    broken.do(lambda session: migrate(session, known))
    assert broken.do(read_schema) == whole.do(read_schema)
