"""A statement laid out for review: names for its parameters, a line for each clause and key."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

WIDTH = 100

_STRING = r"'(?:[^']|'')*'"
#: SQLite's way to bind a list: too short for lines of its own.
_LIST = r"\(SELECT value FROM json_each\(:\w+\)\)"
_TOKEN = re.compile(rf"{_STRING}|{_LIST}|\"[^\"]*\"|[(),]|\|\||[^\s(),'\"|]+|\|")
_MARKER = re.compile(rf"{_STRING}|\"[^\"]*\"|\?|\$(\d+)")

#: Words that begin a line where they stand in a sub-select itself, and how far it is moved in.
_CLAUSES = {
    **dict.fromkeys(("FROM", "WHERE", "GROUP", "ORDER", "LIMIT", "HAVING", "UNION"), 0),
    **dict.fromkeys(("JOIN", "LEFT", "AND", "OR"), 1),
}
_SELECTS = ("SELECT", "WITH")


def named(sql: str, names: Sequence[str]) -> str:
    """The statement with `:name` in place of each `?` or `$1`; strings are let be."""
    order = iter(names)

    def name(found: re.Match[str]) -> str:
        if found[0] == "?":
            return f":{next(order)}"
        return f":{names[int(found[1]) - 1]}" if found[1] else found[0]

    return _MARKER.sub(name, sql)


def laid_out(sql: str) -> str:
    """The same statement in lines; only white space between its tokens differs."""
    page = _Page()
    end = 0
    found = [*_TOKEN.finditer(sql), None]
    for token, following in pairwise(found):
        assert token is not None  # only the last is
        page.put(token[0], following[0] if following else "", spaced=token.start() > end)
        end = token.end()
    return page.text()


@dataclass
class _Page:
    """Lines being written."""

    lines: list[str] = field(default_factory=lambda: [""])
    #: For each open bracket, whether a sub-select stands in it.
    open: list[bool] = field(default_factory=list)

    def put(self, token: str, following: str, *, spaced: bool) -> None:
        """Write one token, on a new line where it begins a part."""
        if token == ")" and self.open and self.open.pop():
            self.begin(0)
            spaced = False
        elif self.in_select and token in _CLAUSES and not self.lines[-1].endswith("OUTER"):
            self.begin(_CLAUSES[token])
        elif token == "||" and following.endswith(":'"):
            self.begin(1)
        elif len(self.lines[-1]) + len(token) >= WIDTH and token not in "(),":
            self.begin(2)
        started = self.lines[-1].strip() != ""
        self.lines[-1] += f" {token}" if spaced and started else token
        if token == "(":
            self.open.append(following in _SELECTS)
            if self.open[-1]:
                self.begin(0)

    @property
    def in_select(self) -> bool:
        """Not inside brackets that hold less than a sub-select."""
        return not self.open or self.open[-1]

    def begin(self, more: int) -> None:
        """A new line, moved in as deep as sub-selects nest here."""
        if self.lines[-1].strip():
            self.lines.append("")
        self.lines[-1] = "  " * (sum(self.open) + more)

    def text(self) -> str:
        return "".join(f"{line.rstrip()}\n" for line in self.lines)
