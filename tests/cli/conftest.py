"""The command line at a database of its own, on each engine."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

import orjson
import pytest
from click.testing import CliRunner, Result
from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.support.postgres import PostgresServer
from tests.support.worlds import Template, once, run_folder
from zongzhi_api.cli import main
from zongzhi_api.service import Service
from zongzhi_core import database as databases
from zongzhi_core.database import Database, open_database
from zongzhi_core.loading import load_plugins
from zongzhi_core.read.run import Asker, Query

Outcome = TypeVar("Outcome")

COUNTY = "530424"


@dataclass(frozen=True)
class Shell:
    """A shell in an empty folder, with the address of its database."""

    address: str

    def run(self, *words: str, typed: str | None = None, **environ: str) -> Result:
        """Run a command, in which something is typed perhaps, and answer what came of it."""
        given = {"ZONGZHI_DATABASE": self.address, **environ}
        return CliRunner().invoke(main, words, env=given, input=typed, catch_exceptions=False)

    def do(self, *words: str, **environ: str) -> str:
        """Run a command that must succeed; answers its standard output."""
        result = self.run(*words, **environ)
        assert result.exit_code == 0, result.output
        return result.stdout

    def json(self, *words: str, **environ: str) -> Any:
        """What a command that must succeed prints with `--json`."""
        return orjson.loads(self.do(*words, "--json", **environ))

    def refuse(self, *words: str, **environ: str) -> str:
        """Run a command that must fail with status 1; answers its standard error."""
        result = self.run(*words, **environ)
        assert (result.exit_code, result.stdout) == (1, ""), result.output
        assert result.stderr.startswith("错误 Error: ")
        assert "Traceback" not in result.stderr
        return result.stderr

    def token(self, name: str, *, role: str = "county_admin", code: str = COUNTY) -> str:
        words = ("--name", name, "--division", code, "--role", role)
        return self.do("token", "create", *words).strip()

    def execute(self, statement: str) -> Any:
        """The first value of a statement at the database, in a transaction of its own."""
        rows = self.table(statement)
        return rows[0][0] if rows else None

    def table(self, statement: str) -> list[tuple[Any, ...]]:
        """All rows of a statement."""

        def work(session: Session) -> list[tuple[Any, ...]]:
            result: Any = session.execute(text(statement))
            return [tuple(row) for row in result] if result.returns_rows else []

        return asyncio.run(self._with_database(lambda base: base.transact(work, "system")))

    def serve(self, work: Callable[[Service], Awaitable[Outcome]]) -> Outcome:
        """Run a function with a service at the same database."""
        return asyncio.run(self._with_database(lambda base: work(Service(load_plugins(), base))))

    async def _with_database(self, work: Callable[[Database], Awaitable[Outcome]]) -> Outcome:
        database = open_database(self.address)
        try:
            return await work(database)
        finally:
            await database.close()


async def ask(service: Service, token: str, document: str) -> Any:
    """The answer of a service that runs on while commands are given."""
    return orjson.loads((await service.answer(Query(document, {}), Asker(token))).body)


@pytest.fixture(autouse=True)
def folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys_of_commands: dict[str, str]
) -> Path:
    """An empty folder to be in, no settings around but of keys, locks waited for but briefly."""
    for variable in [name for name in os.environ if name.startswith("ZONGZHI_")]:
        monkeypatch.delenv(variable)
    for variable, value in keys_of_commands.items():
        monkeypatch.setenv(variable, value)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(databases, "BUSY_MILLISECONDS", 100)
    return tmp_path


@pytest.fixture
def bare(folder: Path) -> Shell:
    """A shell whose database does not exist yet."""
    return Shell(f"sqlite:///{folder / 'zongzhi.db'}")


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database file without divisions, to be copied."""
    path = tmp_path_factory.mktemp("migrated") / "migrated.db"
    Shell(f"sqlite:///{path}").do("migrate")
    return path


@pytest.fixture
def empty(bare: Shell, folder: Path, migrated: Path) -> Shell:
    """A shell at a migrated database without divisions."""
    shutil.copy(migrated, folder / "zongzhi.db")
    return bare


@pytest.fixture(scope="session")
def huaning(migrated: Path) -> Path:
    """A database file with Huaning's demonstration data, to be copied."""
    path = run_folder(migrated.parent) / "loaded.db"

    def load() -> str:
        shutil.copy(migrated, path)
        return Shell(f"sqlite:///{path}").do("sample", "load", COUNTY, "--json")

    once(path.parent, path.stem, load)
    return path


@pytest.fixture
def shell(bare: Shell, folder: Path, huaning: Path) -> Shell:
    """A shell at a database with Huaning in it, all plugins on."""
    shutil.copy(huaning, folder / "zongzhi.db")
    return bare


@pytest.fixture(params=["sqlite", "postgresql"])
def either(request: pytest.FixtureRequest, folder: Path) -> Iterator[Shell]:
    """A shell at a new, empty database of each engine."""
    if request.param == "sqlite":
        yield Shell(f"sqlite:///{folder / 'zongzhi.db'}")
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    name = f"cli_{uuid4().hex}"
    server.create_database(name)
    yield Shell(server.dsn(name))
    server.drop_database(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def county(
    request: pytest.FixtureRequest, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Shell]:
    """A shell at the demonstration county of all tests, on each engine."""
    server = request.getfixturevalue("postgres_server") if request.param != "sqlite" else None
    template = Template(request.param, tmp_path_factory.mktemp("county"), server)
    world = template.build(COUNTY).copy()
    yield Shell(world.url)
    asyncio.run(world.end())
