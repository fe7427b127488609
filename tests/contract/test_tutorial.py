"""The page for plugin authors shows the code of the example, and what that answers."""

from __future__ import annotations

import json

from tests.docs.markdown import ROOT, read_page
from tests.support.worlds import World

EXAMPLE = ROOT / "examples" / "zongzhi_flood"
HERE = "tests/contract/test_tutorial.py"
BLOCKS = read_page(ROOT / "docs" / "plugin-authors.md").blocks


def test_code_of_the_page_is_the_example() -> None:
    """Each piece of code on the page stands in the file that it names, once, line by line."""
    shown = [block for block in BLOCKS if "file" in block.marks]
    for block in shown:
        written = (EXAMPLE / block.marks["file"]).read_text(encoding="utf-8")
        assert f"\n{written}".count(f"\n{block.body}\n") == 1, block
    rooms = {path.name for path in (EXAMPLE / "zongzhi_flood").glob("*.py")} - {"__init__.py"}
    named = {block.marks["file"].removeprefix("zongzhi_flood/") for block in shown}
    assert rooms - named == {"sample.py"}


async def test_command_of_the_page_answers(flooded: World) -> None:
    """The page's mutation, given where the example is installed and on, answers as printed."""
    document, printed = (
        next(block.body for block in BLOCKS if block.marks.get("not run") == mark)
        for mark in (f"{HERE} asks it", f"{HERE} compares it")
    )
    assert await flooded.data(document) == json.loads(printed)
