"""The laws of the house that import-linter cannot say."""

from __future__ import annotations

import ast
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

import grimp
import pytest

ROOT = Path(__file__).resolve().parent.parent
PILLARS = sorted(path.name for path in (ROOT / "plugins").iterdir() if path.is_dir())
GRAPHIQL = ROOT / "api/zongzhi_api/static/graphiql"
CONSOLE = ROOT / "api/zongzhi_api/static/console"

#: Folders of files as others published them, each with a manifest.
VENDORED = [GRAPHIQL, CONSOLE / "vendor", ROOT / "tests/console/axe"]
OURS = {"manifest.json"}

#: Of the standard library, what reaches outside the program or differs from run to run.
IMPURE = {
    *("asyncio", "http", "io", "logging", "multiprocessing", "os", "pathlib", "random"),
    *("secrets", "shutil", "socket", "sqlite3", "subprocess", "tempfile", "threading"),
    *("time", "urllib", "uuid"),
}
CLOCK_CALLS = {"now", "today", "utcnow"}


def load_settings() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def list_rooms() -> set[str]:
    """The rooms that the import contract `rooms` puts in layers."""
    contracts = load_settings()["tool"]["importlinter"]["contracts"]
    layers = next(each["layers"] for each in contracts if each["id"] == "rooms")
    return {room for layer in layers for room in re.findall(r"\w+", layer)}


def locate_pillar(pillar: str) -> Path:
    return ROOT / "plugins" / pillar / f"zongzhi_{pillar}"


def list_room_files(pillar: str, room: str) -> list[Path]:
    """The modules of a room, be it a module, a package or absent."""
    package = locate_pillar(pillar)
    module = package / f"{room}.py"
    return [module] if module.exists() else sorted((package / room).rglob("*.py"))


def list_imports(file: Path) -> Iterator[str]:
    """The full names of the modules that a file imports; a relative import keeps its dots."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


def is_under(module: str, *owners: str) -> bool:
    return any(module == owner or module.startswith(f"{owner}.") for owner in owners)


def list_strings(folder: str) -> Iterator[tuple[Path, str]]:
    """Each string in the Python files of a folder."""
    for file in sorted((ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield file, node.value


@pytest.mark.parametrize("pillar", PILLARS)
def test_pillar_has_no_other_room(pillar: str) -> None:
    """A pillar holds the rooms of the list and nothing else."""
    around = {"__init__.py", "__pycache__", "py.typed"}
    found = {path.name for path in locate_pillar(pillar).iterdir()} - around
    assert {name.removesuffix(".py") for name in found} <= list_rooms()


@pytest.mark.parametrize("pillar", PILLARS)
def test_rules_import_only_standard_library(pillar: str) -> None:
    """Rules decide from what they are given: no I/O, no chance, no other room than terms."""
    own = (f"zongzhi_{pillar}.terms", f"zongzhi_{pillar}.rules")
    allowed = sys.stdlib_module_names - IMPURE
    for file in list_room_files(pillar, "rules"):
        foreign = [
            module
            for module in list_imports(file)
            if module.split(".")[0] not in allowed and not is_under(module, *own)
        ]
        assert foreign == [], file


@pytest.mark.parametrize("pillar", PILLARS)
def test_rules_never_ask_the_clock(pillar: str) -> None:
    """The time is an argument of a rule, so that a rule gives one answer for one input."""
    for file in list_room_files(pillar, "rules"):
        nodes = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        called = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
        assert called.isdisjoint(CLOCK_CALLS), file


@pytest.mark.parametrize("pillar", PILLARS)
def test_terms_import_only_plugin_api(pillar: str) -> None:
    """Terms stand on the standard library and the plugin contract alone."""
    allowed = ("zongzhi_core.plugin_api", f"zongzhi_{pillar}.terms")
    for file in list_room_files(pillar, "terms"):
        foreign = [
            module
            for module in list_imports(file)
            if module.split(".")[0] not in sys.stdlib_module_names
            and not is_under(module, *allowed)
        ]
        assert foreign == [], file


@pytest.mark.parametrize("folder", ["core", "api"])
def test_house_names_no_pillar(folder: str) -> None:
    """Core and api know no pillar: a string there is neither its name nor its package."""
    names = {*PILLARS, *(f"zongzhi_{pillar}" for pillar in PILLARS)}
    named = [(file, text) for file, text in list_strings(folder) if text.partition(".")[0] in names]
    assert named == []


#: Who prints a statement, and who prints its parts by it.
PRINTER = "zongzhi_core.read.sql"
PARTS = {f"{PRINTER}_figures", f"{PRINTER}_pages"}


@pytest.mark.parametrize("package", ["zongzhi_core", "zongzhi_api"])
def test_imports_run_one_way(package: str) -> None:
    """No module is imported by what it imports, not even for its types; a statement's printers,
    which go down into each other's parts, are one."""
    graph = grimp.build_graph(package, cache_dir=None)
    needs = {
        module: graph.find_modules_directly_imported_by(module)
        - ({PRINTER} if module in PARTS else set())
        for module in graph.modules
    }
    TopologicalSorter(needs).prepare()


def test_entry_points_name_every_pillar() -> None:
    """Each folder in plugins/ enters by the door that strangers use."""
    doors = load_settings()["project"]["entry-points"]["zongzhi.plugins"]
    assert doors == {pillar: f"zongzhi_{pillar}.plugin" for pillar in PILLARS}


def test_pins_name_no_address() -> None:
    """A pin is a name, a version and hashes: where it comes from is the reader's choice."""
    for file in sorted((ROOT / "requirements").glob("*.txt")):
        text = file.read_text(encoding="utf-8")
        assert "--hash=sha256:" in text
        assert re.search(r"://|--(?:extra-)?index-url|--find-links", text) is None, file


def test_environment_without_pip_is_removed(tmp_path: Path) -> None:
    """Where Python cannot make an environment whole, `make` leaves none that it would use next."""
    python = tmp_path / "python"
    python.write_text(
        '#!/bin/sh\n[ "$1" = -c ] && exit\nmkdir -p .venv/bin && touch .venv/bin/python\nexit 1\n',
        encoding="utf-8",
    )
    python.chmod(0o755)
    shutil.copy(ROOT / "Makefile", tmp_path)
    words = ["make", f"PYTHON={python}", ".venv/bin/python"]
    made = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert made.returncode != 0
    assert "-m venv .venv" in made.stdout
    assert not (tmp_path / ".venv").exists()


@pytest.mark.parametrize("folder", VENDORED, ids=lambda folder: folder.name)
def test_vendored_files_are_unmodified(folder: Path) -> None:
    """Each vendored file has the checksum of its manifest, and its licence lies beside it."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    for entry in manifest:
        content = (folder / entry["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == entry["sha256"], entry["file"]
        assert (folder / entry["licenceFile"]).is_file()
    ours = {"index.html", "page.js", "page.css", "manifest.json"} if folder == GRAPHIQL else OURS
    rest = {path.name for path in folder.iterdir() if path.suffix != ".txt"} - ours
    assert {entry["file"] for entry in manifest} == rest


@pytest.mark.parametrize("folder", [GRAPHIQL, CONSOLE], ids=lambda folder: folder.name)
def test_page_fetches_nothing_foreign(folder: Path) -> None:
    """A page names only files of its folder, and holds no script or style of its own."""
    page = (folder / "index.html").read_text(encoding="utf-8")
    sources = re.findall(r'(?:src|href)="([^"]+)"', page)
    static = f"/{folder.name}/static/"
    files = [source.removeprefix(static) for source in sources if source != "data:,"]
    assert all((folder / file).is_file() for file in files)
    assert re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", page) is None
    assert all("://" not in file.read_text(encoding="utf-8") for file in list_own_files(folder))


def list_own_files(folder: Path) -> list[Path]:
    """What we wrote of a page."""
    found = [path for path in folder.iterdir() if path.suffix in (".html", ".js", ".css")]
    return [path for path in found if ".min." not in path.name and "production" not in path.name]


def test_console_modules_are_short() -> None:
    """The size budget counts Python; a module of the console has at most 300 lines too."""
    lines = {path.name: path.read_bytes().count(b"\n") for path in CONSOLE.glob("*.js")}
    assert {name for name, count in lines.items() if count > 300} == set()


def test_console_names_no_plugin() -> None:
    """Its pages follow from the schema: no plugin and no command is named in it."""
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(CONSOLE.glob("*.js")))
    for pillar in PILLARS:
        sources = sorted(locate_pillar(pillar).rglob("*.py"))
        written = "".join(path.read_text(encoding="utf-8") for path in sources)
        for name in [f'"{pillar}"', *re.findall(r'@command\("(\w+)"', written)]:
            assert name not in text, name
