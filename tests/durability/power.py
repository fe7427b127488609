"""A file system that remembers each write and sync, and what a power cut leaves of them.

What was synced stays. Of what was written since, each sector of 512 bytes stays or is lost by
chance, whatever came before or after it. Files are deleted only when the last connection closes,
which is after the last cut.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import apsw

SECTOR = 512


@dataclass(frozen=True)
class Written:
    """Bytes that were handed to a file."""

    file: str
    offset: int
    data: bytes

    def sectors(self) -> Iterator[Written]:
        """The part of each sector."""
        start, end = self.offset, self.offset + len(self.data)
        while start < end:
            stop = min(end, (start // SECTOR + 1) * SECTOR)
            part = self.data[start - self.offset : stop - self.offset]
            yield Written(self.file, start, part)
            start = stop

    def apply(self, content: bytearray) -> None:
        content.extend(bytes(max(0, self.offset - len(content))))
        content[self.offset : self.offset + len(self.data)] = self.data


@dataclass(frozen=True)
class Cut:
    """A file that was cut to a size."""

    file: str
    size: int

    def sectors(self) -> Iterator[Cut]:
        yield self

    def apply(self, content: bytearray) -> None:
        del content[self.size :]


@dataclass(frozen=True)
class Synced:
    """All of a file reached the disk."""

    file: str


@dataclass(frozen=True)
class Said:
    """Something that the program told somebody at this moment."""

    key: str
    answer: str


Entry = Written | Cut | Synced | Said


class Disk(apsw.VFS):
    """A file system under a name, which writes down what happens to files."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.log: list[Entry] = []
        super().__init__(name, "")

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:
        return _File(name, flags, self.log)


class _File(apsw.VFSFile):
    def __init__(self, name: Any, flags: list[int], log: list[Entry]) -> None:
        self._file = Path(
            name.filename() if isinstance(name, apsw.URIFilename) else name or ""
        ).name
        self._log = log
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:
        self._log.append(Written(self._file, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, size: int) -> None:
        self._log.append(Cut(self._file, size))
        super().xTruncate(size)

    def xSync(self, flags: int) -> None:
        super().xSync(flags)
        self._log.append(Synced(self._file))


@dataclass
class Wreck:
    """What is on the disk at one point of a log, and what was said until then."""

    #: What is safe, by file.
    safe: dict[str, bytearray]
    #: What was written since, in order.
    loose: dict[str, list[Written | Cut]] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)

    def go_on(self, entries: Sequence[Entry]) -> None:
        """Let some more happen."""
        for entry in entries:
            if isinstance(entry, Said):
                self.said[entry.key] = entry.answer
            elif isinstance(entry, Synced):
                content = self.safe.setdefault(entry.file, bytearray())
                for change in self.loose.pop(entry.file, []):
                    change.apply(content)
            else:
                self.loose.setdefault(entry.file, []).append(entry)

    def leave(self, folder: Path, rng: random.Random) -> None:
        """Cut the power: write into a folder what stays of each file."""
        for file in {*self.safe, *self.loose}:
            content = bytearray(self.safe.get(file, b""))
            for change in self.loose.get(file, []):
                for part in change.sectors():
                    if rng.random() < 0.5:
                        part.apply(content)
            (folder / file).write_bytes(content)


def cut_power(
    log: Sequence[Entry], before: dict[str, bytes], points: int, rng: random.Random
) -> Iterator[Wreck]:
    """The wrecks at some points of a log, chosen by chance, in their order."""
    wreck = Wreck({file: bytearray(content) for file, content in before.items()})
    at = 0
    for point in sorted(rng.choices(range(1, len(log) + 1), k=points)):
        wreck.go_on(log[at:point])
        at = point
        yield wreck
