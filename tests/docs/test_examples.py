"""Every example of the pages runs, and answers what is printed below it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.worlds import World

from .markdown import Page, list_pages
from .story import Story

#: Pages with something to run; README.zh-CN.md has the blocks of README.md, by another test.
PAGES = [
    page
    for page in list_pages()
    if any("not run" not in block.marks for block in page.blocks)
    and page.path.name != "README.zh-CN.md"
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
async def test_examples_answer_as_printed(
    page: Page, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader who tries the examples of a page from top to bottom sees what it prints."""
    monkeypatch.chdir(tmp_path)
    story = Story(world, tmp_path)
    for block in page.blocks:
        await story.tell(block)
