"""Doors over the demonstration county."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio
import structlog

from tests.support.worlds import World
from zongzhi_api.logs import configure_logs

from .door import Door, open_door


@pytest.fixture(autouse=True)
def log() -> Iterator[io.StringIO]:
    """What the server's log says, set up as in a server."""
    kept = structlog.get_config()
    configure_logs()
    stream = io.StringIO()
    structlog.configure(logger_factory=lambda *_: structlog.PrintLogger(stream))
    yield stream
    structlog.configure(**kept)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def door(shared_world: World) -> AsyncIterator[Door]:
    """A door that the tests of a module share, with its event loop, and only read through."""
    made = open_door(shared_world.service)
    yield made
    await made.client.aclose()


@pytest.fixture
async def own_door(world: World) -> AsyncIterator[Door]:
    """A door over a world that the test may change."""
    made = open_door(world.service)
    yield made
    await made.client.aclose()
