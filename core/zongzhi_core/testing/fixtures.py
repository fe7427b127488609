"""Fixtures of pytest: the demonstration county with all installed plugins on, on both engines.

PostgreSQL is the server that `ZONGZHI_TEST_POSTGRES` names; without one its half is skipped.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator

import pytest

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
