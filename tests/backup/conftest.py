"""Databases to back up and empty ones to restore into, on each engine."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from tests.cli.conftest import Shell, ask
from tests.support.postgres import PostgresServer
from tests.support.worlds import Template
from zongzhi_api.service import Service
from zongzhi_core.backup.archive import read_archive

#: Makes a new, empty database of an engine.
Empty = Callable[[str], Shell]

REGISTER = """mutation{registerDispute(input:{division:"530424001001" categoryCode:V02
source:HOTLINE_12345 externalNo:"%s" peopleInvolved:2}){dispute{id} userErrors{code}}}"""
ACCEPT = 'mutation{acceptDispute(input:{id:"%s"}){dispute{id} userErrors{code}}}'
#: Tables that restoring changes on purpose.
ANEW = {"core_change", "core_epoch", "core_session"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to be in, no settings around."""
    for variable in [name for name in os.environ if name.startswith("ZONGZHI_")]:
        monkeypatch.delenv(variable)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def source(huaning: Template, folder: Path) -> Iterator[Shell]:
    """A shell at a copy of the demonstration county, on each engine."""
    world = huaning.copy()
    yield Shell(world.url)
    asyncio.run(world.end())


@pytest.fixture
def empty(request: pytest.FixtureRequest, folder: Path) -> Iterator[Empty]:
    made: list[tuple[PostgresServer, str]] = []

    def make(engine: str) -> Shell:
        name = f"restored_{uuid4().hex}"
        if engine == "sqlite":
            return Shell(f"sqlite:///{folder / name}.db")
        server: PostgresServer = request.getfixturevalue("postgres_server")
        server.create_database(name)
        made.append((server, name))
        return Shell(server.dsn(name))

    yield make
    for server, name in made:
        server.drop_database(name)


@pytest.fixture
def target(huaning: Template, empty: Empty) -> Shell:
    """A shell at a new, empty database of the source's engine."""
    return empty(huaning.engine)


def live(shell: Shell, count: int = 3) -> str:
    """Let some things happen in a county; answers a token."""
    token = shell.token("tester")

    async def work(service: Service) -> None:
        for n in range(count):
            made = await ask(service, token, REGISTER % f"B-{n}")
            id = made["data"]["registerDispute"]["dispute"]["id"]
            accepted = await ask(service, token, ACCEPT % id)
            assert accepted["data"]["acceptDispute"]["userErrors"] == []

    shell.serve(work)
    shell.execute(
        "INSERT INTO core_session (digest, user_id, grant_id, issued_at, expires_at) VALUES "
        "('d', 'u', 'g', '2026-01-01T00:00:00Z', '2099-01-01T00:00:00Z')"
    )
    return token


def parts(file: str) -> dict[str, tuple[list[str], int, str]]:
    """Table → its columns, number of rows and SHA-256 in an archive."""
    return {p.table: (p.columns, p.rows, p.sha256) for p in read_archive(Path(file)).parts}


def differing(one: str, other: str) -> set[str]:
    """The tables of which two archives hold different rows."""
    left, right = parts(one), parts(other)
    return {name for name in left.keys() | right.keys() if left.get(name) != right.get(name)}
