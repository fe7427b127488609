"""A server that is killed at any moment loses nothing that it acknowledged."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path

import pytest

from tests.commands.giving import PROOF
from tests.support.worlds import World

from .books import delivered, find_halves
from .crew import Crew, assert_kept, started

#: Times that the server is killed.
KILLS = 100 if PROOF else 2
CLIENTS = 8
LATEST_SECONDS = 2.0


@pytest.mark.slow
@pytest.mark.proof
async def test_killed_server_keeps_its_word(
    county: World, tmp_path: Path, rng: random.Random
) -> None:
    """Eight clients send while the server is killed again and again: after each restart what was
    answered is there, nothing is there in half, and what was not answered is done once by asking
    again."""
    crew = Crew(CLIENTS)
    for _ in range(KILLS):
        await _work_and_kill(county, tmp_path, crew, rng)
    server = await started(county, tmp_path, crew)
    try:
        await crew.finish(server.address)
        books = await delivered(county.url)
    finally:
        server.kill()
    assert find_halves(books) == []
    assert books.answers == crew.acknowledged
    assert len(books.answers) > KILLS


async def _work_and_kill(county: World, folder: Path, crew: Crew, rng: random.Random) -> None:
    """Start it, look at what is there, and kill it under load."""
    server = await started(county, folder, crew)
    # Nobody else may hold the data open when it dies: it finds them as it left them.
    await county.database.close()
    try:
        await assert_kept(county.url, crew)
        working = asyncio.create_task(crew.work(server.address, asyncio.Event()))
        await asyncio.sleep(rng.uniform(0, LATEST_SECONDS))
    finally:
        server.kill()
    await working
    assert set(crew.refusals) <= {"UNAVAILABLE"}
