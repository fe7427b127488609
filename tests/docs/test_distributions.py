"""Plugins of somebody else, the example and a new one: installed as one does, and tested."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from tests.support.postgres import DSN_VARIABLE, PostgresServer
from zongzhi_api.cli import main

from .markdown import ROOT

EXAMPLE = ROOT / "examples" / "zongzhi_flood"
NEW = "brook_water"


def run(folder: Path, *words: str, **more: str) -> None:
    """Run a command of Python, which must succeed, with what is installed in a folder."""
    path = os.pathsep.join((str(folder), os.environ.get("PYTHONPATH", "")))
    done = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path, **more},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def install(project: Path, folder: Path) -> None:
    """Install a project into a folder of its own; nothing is fetched."""
    quiet = ("--quiet", "--disable-pip-version-check", "--no-deps", "--no-index")
    run(folder, "pip", "install", *quiet, "--no-build-isolation", "--target", ".", str(project))


def check(project: Path, folder: Path, **more: str) -> None:
    """Install a project, and run its own tests on what was installed."""
    install(project, folder)
    tests = ("pytest", "-q", "-p", "no:cacheprovider", "-c", str(project / "pyproject.toml"))
    run(folder, *tests, str(project / "tests"), **more)


def test_flood_example_passes_its_own_tests(
    tmp_path: Path, postgres_server: PostgresServer
) -> None:
    """Installed beside the pillars, it keeps every law on both engines."""
    check(EXAMPLE, tmp_path, **{DSN_VARIABLE: postgres_server.address})


def test_new_plugin_passes_its_own_tests(tmp_path: Path) -> None:
    """What `zongzhi plugin new` writes is installed and keeps every law."""
    made, place = tmp_path / "made", tmp_path / "place"
    place.mkdir()
    result = CliRunner().invoke(main, ["plugin", "new", NEW, "--folder", str(made)])
    assert result.exit_code == 0, result.output
    check(made, place)
