"""Databases that were backed up, and empty ones to restore into, on each engine."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from tests.cli.conftest import COUNTY, Shell, ask
from tests.support.postgres import PostgresServer
from tests.support.worlds import Template
from zongzhi_api.places import BUNDLED
from zongzhi_api.service import Service
from zongzhi_core.backup.archive import read_archive

#: Makes a new, empty database of an engine.
Empty = Callable[[str], Shell]

REGISTER = """mutation{registerDispute(input:{division:"530424001001" categoryCode:V02
source:HOTLINE_12345 externalNo:"%s" peopleInvolved:2}){dispute{id} userErrors{code}}}"""
ACCEPT = 'mutation{acceptDispute(input:{id:"%s"}){dispute{id} userErrors{code}}}'
#: Tables that restoring changes on purpose.
ANEW = {"core_change", "core_epoch", "core_session"}


@dataclass(frozen=True)
class Kept:
    """A county with its divisions and a few disputes, and its backup."""

    engine: str
    shell: Shell
    token: str
    archive: Path


@pytest.fixture(autouse=True)
def folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys_of_commands: dict[str, str]
) -> Path:
    """An empty folder to be in, no settings around but of keys."""
    for variable in [name for name in os.environ if name.startswith("ZONGZHI_")]:
        monkeypatch.delenv(variable)
    for variable, value in keys_of_commands.items():
        monkeypatch.setenv(variable, value)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def empty(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Empty]:
    made: list[tuple[PostgresServer, str]] = []
    folder = tmp_path_factory.mktemp("restored")

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


@pytest.fixture(scope="session")
def kept_ones() -> dict[str, Kept]:
    """Those made so far, by engine."""
    return {}


@pytest.fixture(params=["sqlite", "postgresql"])
def kept(
    request: pytest.FixtureRequest,
    empty: Empty,
    kept_ones: dict[str, Kept],
    tmp_path_factory: pytest.TempPathFactory,
) -> Kept:
    """A small county on each engine with its backup: made once, to be read."""
    engine = request.param
    if engine not in kept_ones:
        shell = empty(engine)
        shell.do("migrate")
        shell.do("divisions", "import", str(BUNDLED), "--within", COUNTY)
        for plugin in ("mediation", "grid"):
            shell.do("plugins", "on", plugin, "--county", COUNTY, "--reason", "试")
        token = live(shell)
        archive = tmp_path_factory.mktemp("archives") / "one.zz"
        shell.do("backup", str(archive))
        kept_ones[engine] = Kept(engine, shell, token, archive)
    return kept_ones[engine]


@pytest.fixture
def target(kept: Kept, empty: Empty) -> Shell:
    """A new, empty database of the same engine."""
    return empty(kept.engine)


@pytest.fixture
def source(huaning: Template, folder: Path) -> Iterator[Shell]:
    """A copy of the whole demonstration county, on each engine."""
    world = huaning.copy()
    yield Shell(world.url)
    asyncio.run(world.end())


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


def asked(shell: Shell, token: str, document: str) -> Any:
    """The answer of a service at a database."""
    return shell.serve(lambda service: ask(service, token, document))


def parts(file: Path | str) -> dict[str, tuple[list[str], int, str]]:
    """Table → its columns, number of rows and SHA-256 in an archive."""
    held = read_archive(Path(file)).parts
    return {part.table: (part.columns, part.rows, part.sha256) for part in held}


def differing(one: Path | str, other: Path | str) -> set[str]:
    """The tables of which two archives hold different rows."""
    left, right = parts(one), parts(other)
    return {name for name in left.keys() | right.keys() if left.get(name) != right.get(name)}
