"""Fixtures of pytest: the demonstration county with all installed plugins on, on both engines.

PostgreSQL is the server that `ZONGZHI_TEST_POSTGRES` names; without one its half is skipped.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from .migrating import BareDatabases
from .postgres import PostgresServer
from .worlds import HUANING, Template, World

ENGINES = ("sqlite", "postgresql")
ADDRESS = "ZONGZHI_TEST_POSTGRES"


@pytest.fixture(scope="session", params=ENGINES)
def huaning(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Template]:
    """The county, built once for each engine."""
    server = None
    if request.param == "postgresql":
        if ADDRESS not in os.environ:
            pytest.skip(f"no {ADDRESS}")
        server = PostgresServer(os.environ[ADDRESS])
    template = Template(request.param, tmp_path_factory.mktemp("worlds"), server).build(HUANING)
    yield template
    template.drop()


@pytest.fixture
async def world(huaning: Template) -> AsyncIterator[World]:
    """A fresh copy of the county, which a test may change."""
    made = huaning.copy()
    yield made
    await made.end()


@pytest.fixture
def bare(huaning: Template, tmp_path: Path) -> Iterator[BareDatabases]:
    """Makes empty databases; a few rows of each of the county's tables are at hand."""
    made = BareDatabases(huaning, tmp_path)
    yield made
    made.drop()
