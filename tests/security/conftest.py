"""The ground of the proofs on each engine."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator

import pytest

from tests.support.postgres import PostgresServer

from .ground import Ground


@pytest.fixture(scope="package", params=["sqlite", "postgresql"])
def ground(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ground]:
    """The small world; what a test changes, it changes in a copy of its own."""
    server: PostgresServer | None = None
    if request.param == "postgresql":
        server = request.getfixturevalue("postgres_server")
    seed = int(os.environ.get("ZONGZHI_SEED") or random.SystemRandom().randrange(10**6))
    print(f"seed {seed}")
    made = Ground(request.param, tmp_path_factory.mktemp("security"), server, seed).build()
    yield made
    made.close()
