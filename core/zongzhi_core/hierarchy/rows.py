"""What an import of divisions takes: rows one at a time, and the list of what is wrong in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..errors import SetupError
from ..terms import DivisionKind, Level, UrbanRural
from .kinds import LEVEL_OF_WIDTH

FAULTS_KEPT = 20
#: Digits of a code → digits of its parent's.
_PARENT_WIDTHS = {4: 2, 6: 4, 9: 6, 12: 9}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a file, its values checked one by one.

    `parent_code` and `kind` are None where the file does not state them.
    """

    code: str
    name: str
    parent_code: str | None
    kind: DivisionKind | None
    urban_rural: UrbanRural | None
    file: str
    line: int

    @property
    def level(self) -> Level:
        return LEVEL_OF_WIDTH[len(self.code)]

    @property
    def parent(self) -> str | None:
        """The stated parent, else the one that the code names; None for a province."""
        if self.parent_code is not None or len(self.code) == 2:
            return self.parent_code
        return self.code[: _PARENT_WIDTHS[len(self.code)]]


class Faults:
    """Bad lines: all are counted, the first are kept with their reason."""

    def __init__(self) -> None:
        self.total = 0
        self.kept: list[str] = []

    def add(self, file: str, line: int, value: str, zh: str, en: str) -> None:
        self.total += 1
        if len(self.kept) < FAULTS_KEPT:
            self.kept.append(f'{file}:{line} "{value}": {zh} {en}')

    def add_row(self, row: Row, zh: str, en: str) -> None:
        self.add(row.file, row.line, row.code, zh, en)

    def refuse(self) -> None:
        """Raise `SetupError` with the list when there was any fault."""
        if not self.total:
            return
        more = self.total - len(self.kept)
        rest = [f"……另有 {more} 处 and {more} more"] if more else []
        head = f"导入被拒绝，未写入任何数据：{self.total} 处错误。"
        told = f"Import refused, nothing was written: {self.total} fault(s)."
        raise SetupError("\n".join([f"{head} {told}", *self.kept, *rest]))


#: Where the rows come from, as often as they are asked for; bad lines go to the faults.
Source = Callable[[Faults], Iterator[Row]]
