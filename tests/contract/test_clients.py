"""Clients that were made of the schema of all plugins compile, and read what the API answers."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
from graphql import print_schema

from tests.docs.markdown import ROOT, read_page
from tests.docs.story import commands_of, run_generator
from tests.support.worlds import World

from .test_promises import composed
from .test_subsets import PILLARS
from .typescript import CompilerMissing, find_compiler, write_types

pytestmark = pytest.mark.slow
IN_MODULE = pytest.mark.asyncio(loop_scope="module")

PAGE = read_page(ROOT / "docs" / "integrators.md")
ASKED = """{ division(code: "530424") { name kind
  disputes(filter: {status: {eq: MEDIATING}}, first: 3) {
    totalCount nodes { __typename id title status phase overdue acceptedAt dueAt peopleInvolved
      category { code } orders { nodes { kind card } } } }
  matters(first: 20) { nodes {
    __typename no phase ... on Order { kind card } ... on GridEvent { item } } } } }"""
WRONG = ("title", "titel")


def block(start: str = "", file: str = "") -> str:
    """A block of the page for integrators."""
    return next(
        each.body
        for each in PAGE.blocks
        if (each.body.startswith(start) if start else each.marks.get("file") == file)
    )


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the types that the command of the page makes, and the page's program."""
    folder = tmp_path_factory.mktemp("python")
    sdl = print_schema(composed(frozenset(PILLARS)))
    (folder / "schema.graphql").write_text(sdl, encoding="utf-8")
    run_generator(next(commands_of(block("datamodel-codegen"))), folder)
    (folder / "titles.py").write_text(block(file="titles.py"), encoding="utf-8")
    return folder


def check(folder: Path, file: str) -> str:
    """What mypy finds in a file and in the types that it imports; empty when nothing."""
    words = ["--strict", "--config-file=", "--no-error-summary", "--cache-dir=.cache", file]
    done = subprocess.run(
        [sys.executable, "-m", "mypy", *words], cwd=folder, capture_output=True, text=True
    )
    return done.stdout + done.stderr


def test_python_types_are_sound_and_find_a_misspelt_field(python: Path) -> None:
    """mypy finds nothing in the types and in the page's program; it does in a misspelt field."""
    assert check(python, "titles.py") == ""
    wrong = (python / "titles.py").read_text(encoding="utf-8").replace(*WRONG)
    (python / "wrong.py").write_text(wrong, encoding="utf-8")
    assert 'TypedDict "Dispute" has no key "titel"' in check(python, "wrong.py")


@IN_MODULE
async def test_python_types_hold_what_the_api_answers(python: Path, shared_world: World) -> None:
    """An answer agrees with the types, value by value; a code that the schema lacks does not."""
    spec = importlib.util.spec_from_file_location("zongzhi_types", python / "zongzhi_types.py")
    assert spec is not None
    assert spec.loader is not None
    types = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = types  # msgspec looks up there what an annotation names
    try:
        spec.loader.exec_module(types)
        division = (await shared_world.data(ASKED))["division"]
        read: dict[str, Any] = msgspec.convert(division, types.Division)
        first = division["disputes"]["nodes"][0]
        assert read["disputes"]["nodes"][0]["title"] == first["title"]
        first["status"] = "UNHEARD_OF"
        with pytest.raises(msgspec.ValidationError, match=r"UNHEARD_OF.*nodes\[0\]\.status"):
            msgspec.convert(division, types.Division)
    finally:
        del sys.modules[spec.name]


@pytest.fixture(scope="module")
def tsc() -> str:
    """The TypeScript compiler; without one, a skip, or in CI a failure."""
    try:
        return find_compiler(os.environ)
    except CompilerMissing as missing:
        if os.environ.get("ZONGZHI_REQUIRE_TSC") == "1":
            pytest.fail(str(missing))
        pytest.skip(str(missing))


def test_missing_compiler_names_the_remedy() -> None:
    """Without a compiler the tests say what to run."""
    with pytest.raises(CompilerMissing, match=r"\.ci/install-programs"):
        find_compiler({"ZONGZHI_TEST_TSC": "/nowhere/tsc"})


@IN_MODULE
async def test_typescript_types_hold_what_the_api_answers(
    tsc: str, shared_world: World, tmp_path: Path
) -> None:
    """The types compile, and so does an answer that is given their type. Refused are a field and a
    code that they lack, and an input without what it must have."""
    types = write_types(composed(frozenset(PILLARS)))
    (tmp_path / "types.ts").write_text(types, encoding="utf-8")
    data = json.dumps(await shared_world.data(ASKED), ensure_ascii=False)
    uses = {
        "right": f"const answer: Query = {data};\nanswer.division?.disputes?.nodes?.[0].title;",
        "field": "export const read = (dispute: Dispute) => dispute.titel;",
        "code": 'export const status: Dispute["status"] = "UNHEARD_OF";',
        "input": "export const given: RegisterDisputeInput = {};",
    }
    for name, use in uses.items():
        head = 'import { Dispute, Query, RegisterDisputeInput } from "./types";\n'
        (tmp_path / f"{name}.ts").write_text(head + use + "\n", encoding="utf-8")
    files = [f"{name}.ts" for name in uses]
    options = {"strict": True, "noEmit": True, "types": [], "target": "es2020"}
    config = json.dumps({"compilerOptions": options, "files": files})
    (tmp_path / "tsconfig.json").write_text(config, encoding="utf-8")
    words = [tsc, "--project", ".", "--pretty", "false"]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True)
    found = [line for line in done.stdout.splitlines() if not line.startswith(" ")]
    assert [line.split("(")[0] for line in found] == ["code.ts", "field.ts", "input.ts"], (
        done.stdout + done.stderr
    )
