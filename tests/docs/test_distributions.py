"""Plugins of somebody else, the example and a new one: installed as one does, and tested."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest
from click.testing import CliRunner

from tests.api.server import find_free_port
from tests.support.postgres import DSN_VARIABLE, PostgresServer
from zongzhi_api.cli import main

from .markdown import ROOT, read_page

EXAMPLE = ROOT / "examples" / "zongzhi_flood"
NEW = "rain_gauge"
PAGE = read_page(ROOT / "docs" / "plugin-authors.md")
HERE = "tests/docs/test_distributions.py"
PROGRAMS = {"pip": "-m pip", "zongzhi": "-c 'from zongzhi_api.cli import main; main()'"}


def run(folder: Path, *words: str, **more: str) -> str:
    """What a command of Python prints, which must succeed, with what is installed in a folder."""
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
    return done.stdout


def install(project: Path, folder: Path) -> None:
    """Install a project into a folder of its own; nothing is fetched."""
    quiet = ("--quiet", "--disable-pip-version-check", "--no-deps", "--no-index")
    run(folder, "pip", "install", *quiet, "--no-build-isolation", "--target", ".", str(project))


def check(project: Path, folder: Path, **more: str) -> None:
    """Install a project, and run its own tests on what was installed."""
    install(project, folder)
    tests = ("pytest", "-q", "-p", "no:cacheprovider", "-c", str(project / "pyproject.toml"))
    require_all_ran(run(folder, *tests, str(project / "tests"), **more))


def require_all_ran(said: str) -> None:
    """What pytest says at its end tells of passed tests alone."""
    assert re.search(r"^(=* )?\d+ passed in", said.splitlines()[-1]), said


@pytest.mark.proof
def test_flood_example_passes_its_own_tests(
    tmp_path: Path, postgres_server: PostgresServer
) -> None:
    """Installed beside the pillars, it keeps every law on both engines; in proof its doors and
    duties in every set of plugins."""
    check(EXAMPLE, tmp_path, **{DSN_VARIABLE: postgres_server.address})


def make_programs(folder: Path) -> dict[str, str]:
    """The environment of somebody who installs into a folder of their own, beside all that is
    installed here, and fetches nothing."""
    venv.EnvBuilder(symlinks=True).create(folder)
    [packages] = folder.glob("lib/python*/site-packages")
    here = sysconfig.get_path("purelib")
    (packages / "here.pth").write_text(f"import site; site.addsitedir({here!r})\n")
    for name, words in PROGRAMS.items():
        program = folder / "bin" / name
        program.write_text(f'#!/bin/sh\nexec python {words} "$@"\n')
        program.chmod(0o755)
    path = os.pathsep.join((str(folder / "bin"), os.environ["PATH"]))
    # Its isolation would fetch hatchling; the variable is read as that of the option "--no-…".
    return {**os.environ, "PATH": path, "PIP_NO_INDEX": "1", "PIP_NO_BUILD_ISOLATION": "0"}


def follow(command: str, folder: Path, environ: dict[str, str]) -> str:
    """What a command prints, which must succeed."""
    done = subprocess.run(
        ["sh", "-c", command], cwd=folder, env=environ, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


def apply(diff: str, folder: Path) -> int:
    """Do what a diff says; how many lines it adds or takes away."""
    for part in re.split(r"^--- .*\n", diff, flags=re.MULTILINE)[1:]:
        head, *hunks = re.split(r"^@@.*\n", part, flags=re.MULTILINE)
        file = folder / head.removeprefix("+++ b/").strip()
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        for hunk in hunks:
            lines = hunk.splitlines()
            old, new = (
                "".join(f"{line[1:]}\n" for line in lines if (line[:1] or " ") in marks)
                for marks in (" -", " +")
            )
            assert text.count(old) == 1, hunk
            text = text.replace(old, new)
        file.write_text(text, encoding="utf-8")
    return len(re.findall(r"^[+-](?!\+\+ |-- )", diff, flags=re.MULTILINE))


@contextmanager
def serving(folder: Path, environ: dict[str, str]) -> Iterator[str]:
    """The address of a server that runs until the end."""
    port = find_free_port()
    words = ["zongzhi", "serve", "--port", str(port)]
    with (folder / "errors.txt").open("wb") as errors:
        server = subprocess.Popen(words, cwd=folder, env=environ, stdout=errors, stderr=errors)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.kill()
        server.wait()


def ask(address: str, token: str, document: str) -> Any:
    """What is answered, as soon as somebody answers."""
    transport = httpx2.HTTPTransport(retries=7)
    with httpx2.Client(transport=transport, timeout=60) as client:
        head = {"Authorization": f"Bearer {token}"}
        return client.post(f"{address}/graphql", headers=head, json={"query": document}).json()


def test_new_plugin_answers_by_its_readme(
    tmp_path: Path, postgres_server: PostgresServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What `zongzhi plugin new` writes keeps every law on both engines and works by each command
    of its README as it stands; then fewer than 60 lines lead to a field of one's own that answers.

    Counted are the lines of the page's diff that are added or taken away, empty ones too, in all
    files: all that the author writes or changes between `plugin new` and the answer."""
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["plugin", "new", NEW])
    assert result.exit_code == 0, result.output
    made = tmp_path / f"zongzhi_{NEW}"
    environ = {**make_programs(tmp_path / "own"), DSN_VARIABLE: postgres_server.address}
    readme = (made / "README.md").read_text(encoding="utf-8")
    said = {line: follow(line, made, environ) for line in re.findall(r"^    (.+)$", readme, re.M)}
    require_all_ran(said["python -m pytest"])
    assert f"{NEW}_record" in said[f"zongzhi plugins describe {NEW}"]

    diff, document, answer = (
        next(
            each.body
            for each in PAGE.blocks
            if HERE in each.marks.get("not run", "") and each.language == language
        )
        for language in ("diff", "graphql", "json")
    )
    assert 0 < apply(diff, made) < 60
    follow("zongzhi migrate", made, environ)
    made_token = "zongzhi token create --name trial --division 530424 --role county_admin"
    token = follow(made_token, made, environ).strip()
    with serving(made, environ) as address:
        assert ask(address, token, document) == {"data": json.loads(answer)}
