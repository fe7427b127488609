"""Paths: the lineage of a division in one text, made of fixed-width steps.

A province has a step of 2 characters, a prefecture and a county 2 more each, a township and a
village 3 more each; a level that is missing (the county of 东莞市's townships) is filled with
zeros, so the length of a path tells the level. A step comes from the code where that is regular
and free; otherwise it counts down from `zzz` in base 36. A path once given is never given to
another unit, so that every fact keeps its lineage.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from sqlalchemy import Connection, func, select

from ..errors import RuleRefused
from ..terms import Level
from .kinds import WIDTH_OF_LEVEL
from .store import VERSIONS

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_BATCH = 5000

#: Where a division wants to lie: path of its parent, its level, the step that its code gives.
Wish = tuple[str, Level, str | None]


def step_width(level: Level) -> int:
    """How many characters a level's step has."""
    return 3 if level in (Level.TOWNSHIP, Level.VILLAGE) else 2


def code_step(code: str | None, parent_code: str | None, level: Level) -> str | None:
    """The step that a code gives, None when it is not its parent's code continued."""
    regular = code and len(code) == WIDTH_OF_LEVEL[level] and code.startswith(parent_code or "")
    return code[-step_width(level) :] if code and regular else None


def join_path(parent_path: str, level: Level, step: str) -> str:
    """The path of a division below a parent, missing levels filled with zeros."""
    return parent_path.ljust(WIDTH_OF_LEVEL[level] - len(step), "0") + step


def first_free(width: int, taken: Iterable[str]) -> str:
    """The first step from `zzz` downwards that nobody has.

    Steps of digits alone are left to codes. :raises RuleRefused: when all are taken.
    """
    used = set(taken)
    for letters in product(reversed(_DIGITS), repeat=width):
        step = "".join(letters)
        if step not in used and not step.isdigit():
            return step
    raise RuleRefused("该上级下的路径已用尽。", "No free path is left below this parent.")


class PathBook:
    """Gives paths out, none twice; what it gave counts before it is written.

    :param empty: the tables hold no division yet, so there is nothing to look up.
    """

    def __init__(self, connection: Connection, *, empty: bool = False) -> None:
        self._connection = connection
        self._empty = empty
        #: Given but perhaps not written yet. Of villages only those that were invented once: the
        #: others are made of their codes, which differ.
        self._given: set[str] = set()

    def give(self, wishes: Sequence[Wish]) -> list[str]:
        """A path for each wish, in their order."""
        wanted = [join_path(*wish[:2], wish[2]) if wish[2] else None for wish in wishes]
        taken = self._find_taken([path for path in wanted if path])
        paths = []
        for (parent_path, level, _), path in zip(wishes, wanted, strict=True):
            if path is None or path in taken or path in self._given:
                path = self._invent(parent_path, level)
                self._given.add(path)
            elif level is not Level.VILLAGE or not path.isdigit():
                self._given.add(path)
            paths.append(path)
        return paths

    def _find_taken(self, paths: list[str]) -> set[str]:
        taken: set[str] = set()
        for start in range(0, 0 if self._empty else len(paths), _BATCH):
            part = paths[start : start + _BATCH]
            query = select(VERSIONS.c.path).where(VERSIONS.c.path.in_(part)).distinct()
            taken.update(self._connection.scalars(query))
        return taken

    def _invent(self, parent_path: str, level: Level) -> str:
        width, size = step_width(level), WIDTH_OF_LEVEL[level]
        stem = parent_path.ljust(size - width, "0")
        path = VERSIONS.c.path
        query = select(path).where(path > stem, path < f"{stem}~", func.length(path) == size)
        known = [*self._connection.scalars(query), *self._given]
        taken = (each[-width:] for each in known if len(each) == size and each.startswith(stem))
        return stem + first_free(width, taken)
