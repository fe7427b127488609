"""The hotline of the page for integrators hands over its ticket and hears how it ended."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import uvicorn

from tests.api.server import find_free_port
from tests.commands.giving import EXTRAS, WAY, done
from tests.support.worlds import World
from zongzhi_api.app import create_app
from zongzhi_api.settings import Settings

from .markdown import ROOT, read_page

PAGE = read_page(ROOT / "docs" / "integrators.md")
FOUND = (
    """{disputeByExternalNo(county:"530424",source:HOTLINE_12345,externalNo:"T-1"){id status}}"""
)


async def test_hotline_hears_of_its_ticket(world: World, tmp_path: Path) -> None:
    """The script registers one dispute, also when it was killed and is run again, and prints the
    outcome that the centre gave it."""
    script = next(block.body for block in PAGE.blocks if block.marks.get("file") == "hotline.py")
    assert len(script.splitlines()) <= 50
    (tmp_path / "hotline.py").write_text(script, encoding="utf-8")
    port = find_free_port()
    server = uvicorn.Server(
        uvicorn.Config(create_app(world.service, Settings()), port=port, log_level="error")
    )
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    first = await _start(tmp_path, port)
    assert first.stdout is not None
    said = (await first.stdout.readline()).split()
    first.kill()
    await first.wait()
    dispute = (await world.data(FOUND))["disputeByExternalNo"]
    for command in WAY[:2]:
        await done(world, command, {"id": dispute["id"]})
    second = await _start(tmp_path, port)
    assert second.stdout is not None
    assert (await second.stdout.readline()).split() == said
    for command in WAY[2:]:
        await done(world, command, {"id": dispute["id"], **EXTRAS[command]})
    out, _ = await asyncio.wait_for(second.communicate(), 60)
    assert out.decode().split() == ["ended", "SETTLED", "SETTLED_ORAL"]
    server.should_exit = True
    await serving


async def _start(folder: Path, port: int) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "hotline.py", f"http://127.0.0.1:{port}", "integrator", "T-1"),
        cwd=folder,
        stdout=asyncio.subprocess.PIPE,
    )
