"""The PostgreSQL that tests get: every source works, all workers share one, none is left behind."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from tests.support import postgres
from tests.support.postgres import PostgresMissing, PostgresServer


@pytest.fixture
def owner() -> Iterator[subprocess.Popen[bytes]]:
    """A process that a server can belong to."""
    program = [sys.executable, "-c", "import time; time.sleep(600)"]
    with subprocess.Popen(program) as process:
        yield process
        process.kill()


def wait_for_end(server: PostgresServer) -> bool:
    """Whether the server stops answering within ten seconds."""
    for _ in range(100):
        try:
            server.version()
        except (OSError, asyncpg.PostgresError):
            return True
        time.sleep(0.1)
    return False


@pytest.mark.slow
@pytest.mark.parametrize("binaries", list(postgres.find_binaries()), ids=str)
def test_server_lives_as_long_as_owner(binaries: Path, owner: subprocess.Popen[bytes]) -> None:
    """A server of any source answers, and is gone soon after its owner was killed."""
    server = postgres.start_server(binaries, owner.pid)
    assert float(server.version().split()[0]) >= 14
    owner.kill()
    owner.wait()
    assert wait_for_end(server)


def test_workers_share_one_server(postgres_server: PostgresServer, tmp_path: Path) -> None:
    """Who asks second is told the address that the first one wrote down."""
    (tmp_path / "postgres.json").write_text('{"address": "a", "source": "b"}', encoding="utf-8")
    assert postgres.share_server(tmp_path, os.getpid()) == PostgresServer("a", "b")
    assert postgres_server.version()


async def test_database_copies_its_template(postgres_server: PostgresServer) -> None:
    """A database made from a template holds the template's tables."""
    suffix = os.urandom(4).hex()
    template, copy = f"template_{suffix}", f"copy_{suffix}"
    postgres_server.create_database(template)
    connection = await asyncpg.connect(postgres_server.dsn(template))
    await connection.execute("CREATE TABLE village (code text)")
    await connection.close()
    postgres_server.create_database(copy, template)
    connection = await asyncpg.connect(postgres_server.dsn(copy))
    assert await connection.fetchval("SELECT count(*) FROM village") == 0
    postgres_server.drop_database(copy)  # with our connection still open
    postgres_server.drop_database(template)
    connection.terminate()


def test_environment_names_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server named by the environment goes before every other, and keeps its options."""
    monkeypatch.setenv("ZONGZHI_TEST_POSTGRES", "postgresql://u@h:1/admin?ssl=off")
    server = postgres.obtain_server(os.getpid())
    assert server.dsn("one") == "postgresql://u@h:1/one?ssl=off"


def test_missing_server_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without any source the fault says what to do."""
    monkeypatch.delenv("ZONGZHI_TEST_POSTGRES", raising=False)
    monkeypatch.setattr(postgres, "find_binaries", lambda: iter(()))
    with pytest.raises(PostgresMissing, match="install one, or name one in ZONGZHI_TEST_POSTGRES"):
        postgres.obtain_server(os.getpid())


def test_database_names_are_plain() -> None:
    """A name that could end the quotes never reaches SQL."""
    server = PostgresServer("postgresql://u@h:1/admin", "nowhere")
    with pytest.raises(ValueError, match="is no database name"):
        server.create_database('x"; DROP DATABASE y; --')
