"""Fixtures that every test may use."""

from __future__ import annotations

import gc
import os
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.support.net import (
    pytest_configure,
    pytest_runtest_makereport,
    pytest_runtest_teardown,
)
from tests.support.postgres import PostgresMissing, PostgresServer, describe_source, share_server
from tests.support.worlds import HUANING, Template, World, key_environ, make_keys

__all__ = ["pytest_configure", "pytest_runtest_makereport", "pytest_runtest_teardown"]

# Schemas and templates live as long as the run: looking through all of them each few thousand
# objects was a quarter of its time.
gc.set_threshold(100_000, 50, 100)


def pytest_report_header() -> str:
    return f"postgresql: {describe_source()}"


def pytest_collection_finish() -> None:
    """What is there by now stays."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> PostgresServer:
    """The one PostgreSQL server of this run; without one, a skip, or in CI a failure."""
    folder, owner = tmp_path_factory.getbasetemp(), os.getpid()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder, owner = folder.parent, os.getppid()
    try:
        return share_server(folder, owner)
    except PostgresMissing as missing:
        if os.environ.get("ZONGZHI_REQUIRE_POSTGRES") == "1":
            pytest.fail(str(missing))
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
def built() -> dict[str, Template]:
    """The templates made so far, by engine: pytest forgets a parametrized fixture each time that
    its parameter changes, which is twice in each module."""
    return {}


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def huaning(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    built: dict[str, Template],
) -> Template:
    """The demonstration county on each engine, built once."""
    engine = request.param
    if engine not in built:
        server = request.getfixturevalue("postgres_server") if engine == "postgresql" else None
        built[engine] = Template(engine, tmp_path_factory.mktemp("worlds"), server).build(HUANING)
    return built[engine]


@pytest.fixture(scope="session")
def keys_of_commands(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The settings of a key store for commands that are run in empty folders."""
    file = tmp_path_factory.mktemp("keys") / "keys.db"
    make_keys(file)
    return key_environ(file)


@pytest.fixture
async def world(huaning: Template) -> AsyncIterator[World]:
    """A fresh copy of the demonstration county, which a test may change."""
    made = huaning.copy()
    yield made
    await made.end()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared_world(huaning: Template) -> AsyncIterator[World]:
    """A copy that the tests of a module share and only read; they share its event loop too, by
    `pytest.mark.asyncio(loop_scope="module")`."""
    made = huaning.copy()
    yield made
    await made.end()
