"""The hotline of the page for integrators hands over its ticket and hears how it ended."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import uvicorn

from tests.api.server import find_free_port
from tests.commands.giving import WAY, done, registered, taken
from tests.people.cases import PURPOSE, with_basis
from tests.support.worlds import World
from zongzhi_api.app import create_app
from zongzhi_api.settings import Settings

from .markdown import ROOT, read_page

PAGE = read_page(ROOT / "docs" / "integrators.md")
FOUND = (
    """{disputeByExternalNo(county:"530424",source:HOTLINE_12345,externalNo:"T-1"){id summary}}"""
)


WORDS = "邻居装修漏水，\n来电人要求赔偿。"
STORED = "邻居装修漏水， 来电人要求赔偿。"


@pytest.fixture
async def port(world: World, tmp_path: Path) -> AsyncIterator[int]:
    """Where the world is served, with the page's script beside."""
    script = next(block.body for block in PAGE.blocks if block.marks.get("file") == "hotline.py")
    assert len(script.splitlines()) <= 40
    (tmp_path / "hotline.py").write_text(script, encoding="utf-8")
    port = find_free_port()
    server = uvicorn.Server(
        uvicorn.Config(create_app(world.service, Settings()), port=port, log_level="error")
    )
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    yield port
    server.should_exit = True
    await serving


async def test_hotline_hears_of_its_ticket(world: World, tmp_path: Path, port: int) -> None:
    """The script registers one dispute, also when it was killed and is run again, with what was
    said, and prints the outcome that the centre gave it."""
    first = await _start(tmp_path, port)
    said = await _said(first)
    first.kill()
    await first.wait()
    await with_basis(world)
    dispute = (await world.data(FOUND, purpose=PURPOSE))["disputeByExternalNo"]
    assert dispute["summary"] == STORED
    for command in WAY[:2]:
        await done(world, command, {"id": dispute["id"]})
    second = await _start(tmp_path, port)
    assert await _said(second) == said
    for command in WAY[2:]:
        await taken(world, command, dispute["id"])
    assert await _ended(second) == ["ended", "SETTLED", "SETTLED_ORAL"]


async def test_hotline_hears_of_a_ticket_without_outcome(
    world: World, tmp_path: Path, port: int
) -> None:
    """One that was declined is over without an outcome; one that was merged ends as the other
    does, however often that was merged too."""
    declined, merged = [await _start(tmp_path, port, ticket) for ticket in ("T-1", "T-2")]
    for each in (declined, merged):
        await _said(each)
    document = FOUND.replace("T-1", "$n")
    one, two = [
        (await world.data(document.replace("$n", ticket)))["disputeByExternalNo"]["id"]
        for ticket in ("T-1", "T-2")
    ]
    other, last = await registered(world), await registered(world)
    for twin, into in ((two, other), (other, last)):
        await done(world, "mergeDispute", {"id": twin, "into": into, "sameMatter": True})
    await taken(world, "declineDispute", one)
    assert await _ended(declined) == ["ended", "DECLINED", "None"]
    await taken(world, "withdrawDispute", last)
    assert await _ended(merged) == ["ended", "WITHDRAWN", "WITHDRAWN"]


async def _start(folder: Path, port: int, ticket: str = "T-1") -> asyncio.subprocess.Process:
    started = await asyncio.create_subprocess_exec(
        *(sys.executable, "hotline.py", f"http://127.0.0.1:{port}", "integrator", ticket),
        cwd=folder,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert started.stdin is not None
    started.stdin.write(WORDS.encode())
    started.stdin.close()
    return started


async def _said(process: asyncio.subprocess.Process) -> list[bytes]:
    assert process.stdout is not None
    return (await process.stdout.readline()).split()


async def _ended(process: asyncio.subprocess.Process) -> list[str]:
    assert process.stdout is not None
    line = await asyncio.wait_for(process.stdout.readline(), 60)
    await process.wait()
    return line.decode().split()
