"""What the tests read of a Markdown page: its code blocks with their marks, prose and links.

A mark is an HTML comment alone on the line before a block; it is not shown to readers:

    <!-- answer -->            this block is the answer of the example before it
    <!-- as: ADMIN -->         the query below is asked with this token instead of TOKEN
    <!-- variables -->         this block holds the variables of the query after it
    <!-- file: places.csv -->  this block is a file that later commands read
    <!-- not run: why -->      this block is shown only, for the reason given
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

_MARK = re.compile(r"<!-- (?P<word>[a-z ]+?)(?:: (?P<rest>.+))? -->")
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")


@dataclass(frozen=True)
class Block:
    """A fenced code block."""

    page: str
    line: int
    language: str
    body: str
    #: Word → what stands behind its colon.
    marks: dict[str, str]

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


@dataclass(frozen=True)
class Page:
    """A page of the documentation."""

    path: Path
    blocks: list[Block]
    #: Paragraphs, list items and table rows, each one string.
    prose: list[str]

    @property
    def name(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    @property
    def links(self) -> list[str]:
        return [link for part in self.prose for link in _LINK.findall(part)]


def list_pages() -> list[Page]:
    """The pages written for readers; decisions are a record and stand apart."""
    files = [*ROOT.glob("README*.md"), *(ROOT / "docs").glob("*.md")]
    return [read_page(file) for file in sorted(files)]


def read_page(path: Path) -> Page:
    """Blocks and prose of a page."""
    page = Page(path, [], [])
    marks: dict[str, str] = {}
    lines = iter(enumerate(path.read_text(encoding="utf-8").splitlines(), 1))
    for number, line in lines:
        mark = _MARK.fullmatch(line)
        if mark is not None:
            marks[mark["word"]] = mark["rest"] or ""
        elif line.startswith("```"):
            body = []
            for _, inner in lines:
                if inner == "```":
                    break
                body.append(inner)
            text = "\n".join(body)
            page.blocks.append(Block(page.name, number, line[3:], text, marks))
            marks = {}
        else:
            _add_prose(page.prose, line)
    return page


def _add_prose(prose: list[str], line: str) -> None:
    """Lines run on into a paragraph; an empty line, a list item and a table row begin anew."""
    begins = not line or line.startswith(("|", "- ", "#", ">")) or re.match(r"\d+\. ", line)
    if begins or not prose:
        prose.append(line)
    else:
        prose[-1] = f"{prose[-1]} {line}".strip()
