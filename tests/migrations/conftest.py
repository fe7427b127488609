"""Databases with nothing in them, by the door that the product takes to them."""

from __future__ import annotations

import asyncio
import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from tests.support.postgres import PostgresServer
from tests.support.worlds import HUANING, NOW
from zongzhi_api.cli.desk import Desk
from zongzhi_api.settings import Settings
from zongzhi_core.clock import FixedClock
from zongzhi_core.commands.switches import UNCHANGED, SetPlugin
from zongzhi_core.database import PostgresDatabase, SqliteDatabase, open_database
from zongzhi_core.errors import RuleRefused
from zongzhi_core.loading import Registry
from zongzhi_core.terms import PluginState


class Bare:
    """One database; each piece of work has a transaction and connections of its own."""

    def __init__(self, url: str) -> None:
        self.url = url

    def do(
        self, work: Callable[[Session], Any], watch: Callable[[Engine], None] | None = None
    ) -> Any:
        """Run a function in one transaction; `watch` is handed the engine before."""

        async def run() -> Any:
            database = open_database(self.url, create=True)
            try:
                if watch is not None:
                    watch(engine_of(database))
                return await database.transact(work, "system")
            finally:
                await database.close()

        return asyncio.run(run())

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        """What a statement finds."""
        return [tuple(row) for row in self.do(lambda s: s.execute(text(statement)).all())]

    def write(self, *statements: str) -> None:
        self.do(lambda session: [session.execute(text(each)) for each in statements])


def switch(base: Bare, registry: Registry, plugin: str, state: str) -> None:
    """Give the command that turns a plugin on or off, where it is not so already."""
    given = SetPlugin(HUANING, plugin, PluginState[state], "试 test")

    async def run() -> None:
        database = open_database(base.url)
        try:
            desk = Desk(Settings(), registry, database, FixedClock(NOW))
            await desk.give("setPlugin", given, lambda _, county: str(county.id))
        except RuleRefused as refused:
            if refused.details["rule"] != UNCHANGED:
                raise
        finally:
            await database.close()

    asyncio.run(run())


def engine_of(database: Any) -> Engine:
    """The engine under a database of either kind."""
    assert isinstance(database, SqliteDatabase | PostgresDatabase)
    engine = database.engine
    return engine if isinstance(engine, Engine) else engine.sync_engine


@pytest.fixture(params=["sqlite", "postgresql"])
def bare(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Bare]]:
    """Makes new, empty databases of one engine."""
    made: list[str] = []
    if request.param == "sqlite":
        yield lambda: Bare(f"sqlite:///{tmp_path / uuid4().hex}.db")
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")

    def create() -> Bare:
        made.append(f"bare_{uuid4().hex}")
        server.create_database(made[-1])
        return Bare(server.dsn(made[-1]))

    yield create
    for name in made:
        server.drop_database(name)


@pytest.fixture
def rng() -> random.Random:
    """Chance; its seed is printed and may be given."""
    seed = int(os.environ.get("ZONGZHI_SEED") or random.SystemRandom().randrange(10**6))
    print(f"ZONGZHI_SEED={seed}")
    return random.Random(seed)
