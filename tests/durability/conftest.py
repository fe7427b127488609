"""A county without records, so that all that is there was done by commands of the test."""

from __future__ import annotations

import os
import random
from collections.abc import AsyncIterator

import pytest

from tests.support.worlds import HUANING, Template, World


@pytest.fixture(scope="session")
def made() -> dict[str, Template]:
    """The templates made so far, by engine."""
    return {}


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def places(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    made: dict[str, Template],
) -> Template:
    """The demonstration county's places on each engine, all plugins on."""
    engine = request.param
    if engine not in made:
        server = request.getfixturevalue("postgres_server") if engine == "postgresql" else None
        template = Template(engine, tmp_path_factory.mktemp("durable"), server)
        made[engine] = template.build(HUANING, filled=False)
    return made[engine]


@pytest.fixture
async def county(places: Template) -> AsyncIterator[World]:
    """A fresh copy of it."""
    world = places.copy()
    yield world
    await world.end()


@pytest.fixture
def rng() -> random.Random:
    """Chance; its seed is printed and may be given."""
    seed = int(os.environ.get("ZONGZHI_SEED") or random.SystemRandom().randrange(10**6))
    print(f"ZONGZHI_SEED={seed}")
    return random.Random(seed)
