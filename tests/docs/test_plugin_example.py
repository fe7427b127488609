"""The plugin on the page for plugin authors is a whole plugin: it is installed and asked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

from .markdown import ROOT, read_page

PAGE = read_page(ROOT / "docs" / "plugin-authors.md")

#: Loads the demonstration county with all plugins that are installed, and asks one query. In a
#: process of its own: the plugin's table must not be known to other tests.
DRIVER = """
import asyncio, sys
from pathlib import Path
from tests.support.worlds import HUANING, Template
from zongzhi_core.read.run import Asker, Query

world = Template("sqlite", Path(sys.argv[1]), None).build(HUANING).copy()
answer = asyncio.run(world.service.answer(Query(sys.argv[2], {}), Asker("integrator")))
sys.stdout.write(answer.decode())
"""


def install(folder: Path) -> None:
    """Write the package of the page, and what an installer notes beside it."""
    for block in PAGE.blocks:
        if "file" in block.marks:
            file = folder / block.marks["file"]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block.body + "\n", encoding="utf-8")
    for package in ("county_rain", "county_rain/migrations"):
        (folder / package / "__init__.py").touch()
    project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    facts = folder / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n",
        encoding="utf-8",
    )
    lines = [
        line
        for group, entries in project["entry-points"].items()
        for line in (f"[{group}]", *(f"{name} = {place}" for name, place in entries.items()))
    ]
    (facts / "entry_points.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_plugin_of_the_page_answers(tmp_path: Path) -> None:
    """The page's package, installed as it stands, answers the page's query."""
    install(tmp_path)
    query = next(block.body for block in PAGE.blocks if block.language == "graphql")
    printed = next(block.body for block in PAGE.blocks if block.language == "json")
    done = subprocess.run(
        [sys.executable, "-c", DRIVER, str(tmp_path), query],
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(tmp_path), str(ROOT)))},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == json.loads(printed), done.stdout
