"""The example of somebody else's plugin: installed by itself, as one installs it, and tested."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.support.postgres import DSN_VARIABLE, PostgresServer

from .markdown import ROOT

EXAMPLE = ROOT / "examples" / "zongzhi_flood"


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


def test_flood_example_passes_its_own_tests(
    tmp_path: Path, postgres_server: PostgresServer
) -> None:
    """Installed beside the pillars, it keeps every law on both engines."""
    install(EXAMPLE, tmp_path)
    tests = ("pytest", "-q", "-p", "no:cacheprovider", "-c", str(EXAMPLE / "pyproject.toml"))
    run(tmp_path, *tests, str(EXAMPLE / "tests"), **{DSN_VARIABLE: postgres_server.address})
