"""The archive: a ZIP of `manifest.json` and, for each table, a part of JSON lines.

A line is a row, the lines are in the order of the key: the same rows give the same bytes on both
engines, and one SHA-256 tells whether they are the same.
"""

from __future__ import annotations

import hashlib
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import msgspec
import orjson
from sqlalchemy import TableClause, column, inspect, select, table
from sqlalchemy.orm import Session

from ..errors import SetupError

FORMAT = 1
MANIFEST = "manifest.json"
BATCH = 2_000

#: Called with the number of rows that were written or read since the last call.
Progress = Callable[[int], None]

#: Kinds of which a line holds the value itself.
_AS_IN_JSON = {str, int, float, bool, dict, list}
_OPTIONS = orjson.OPT_UTC_Z | orjson.OPT_APPEND_NEWLINE


class Part(msgspec.Struct, frozen=True):
    """One table in an archive."""

    table: str
    columns: list[str]
    rows: int
    sha256: str

    @property
    def file(self) -> str:
        return f"rows/{self.table}.jsonl"


class Manifest(msgspec.Struct, frozen=True):
    """What an archive holds, and what it needs."""

    format: int
    #: Version of the program that wrote it.
    program: str
    engine: str
    taken_at: datetime
    #: Owner → revision of its chain of migrations.
    chains: dict[str, str]
    #: Plugin → its version.
    plugins: dict[str, str]
    #: In the order in which foreign keys let the rows in.
    parts: list[Part]

    @property
    def rows(self) -> int:
        return sum(part.rows for part in self.parts)


def read_archive(path: Path) -> Manifest:
    """The manifest of an archive that was read to its end; SetupError says what is wrong."""
    try:
        with ZipFile(path) as archive:
            manifest = msgspec.json.decode(archive.read(MANIFEST), type=Manifest)
            if manifest.format != FORMAT:
                raise _damaged(path, f"format {manifest.format}, not {FORMAT}")
            if {MANIFEST, *(part.file for part in manifest.parts)} != set(archive.namelist()):
                raise _damaged(path, f"parts ≠ {MANIFEST}")
            for part in manifest.parts:
                with archive.open(part.file) as lines:
                    if digest_of(lines) != (part.rows, part.sha256):
                        raise _damaged(path, f"SHA-256 ≠ {part.file}")
    except Exception as fault:
        # A damaged ZIP may fail in any way that its reader did not think of; what has a number is
        # the system's own fault.
        if isinstance(fault, SetupError) or getattr(fault, "errno", None):
            raise
        raise _damaged(path, f"{type(fault).__name__}: {fault}") from fault
    return manifest


def columns_of(path: Path, manifest: Manifest, name: str, *wanted: str) -> set[tuple[Any, ...]]:
    """The values of some columns of an archive's table; none where it has no such table."""
    part = next((part for part in manifest.parts if part.table == name), None)
    if part is None:
        return set()
    places = [part.columns.index(each) for each in wanted]
    with ZipFile(path) as archive, archive.open(part.file) as lines:
        rows = map(orjson.loads, lines)
        return {tuple(row[place] for place in places) for row in rows}


def _damaged(path: Path, what: str) -> SetupError:
    return SetupError(
        f"文件 {path} 已损坏或不是备份（{what}）；没有恢复任何数据。 "
        f'The file "{path}" is damaged or no backup ({what}); nothing was restored.'
    )


# --- rows as lines --------------------------------------------------------------------------------


def describe(session: Session, name: str) -> TableClause:
    """A table as the database describes it."""
    told = inspect(session.connection()).get_columns(name)
    return table(name, *(column(each["name"], each["type"]) for each in told))


def lines_of(
    session: Session, held: TableClause, columns: Iterable[str], *which: Any
) -> Iterator[bytes]:
    """The rows of a table as lines, some at a time; those that meet conditions, if there are."""
    key = inspect(session.connection()).get_pk_constraint(held.name)["constrained_columns"]
    chosen = select(*(held.c[name] for name in columns)).where(*which)
    chosen = chosen.order_by(*(held.c[name] for name in key))
    for some in session.execute(chosen, execution_options={"yield_per": BATCH}).partitions():
        yield b"".join(orjson.dumps(tuple(row), _plain, _OPTIONS) for row in some)


def _plain(value: Any) -> str:
    """What JSON has no form for."""
    return b64encode(value).decode() if isinstance(value, bytes) else str(value)


def readers_of(held: TableClause, columns: Iterable[str]) -> dict[str, Callable[[Any], Any]]:
    """For the columns of which a line holds no more than a text: what makes the value of it."""
    kinds = {name: held.c[name].type.python_type for name in columns}
    return {
        name: b64decode if kind is bytes else getattr(kind, "fromisoformat", kind)
        for name, kind in kinds.items()
        if kind not in _AS_IN_JSON
    }


def digest_of(lines: Iterable[bytes]) -> tuple[int, str]:
    """How many lines there are, and the SHA-256 of all."""
    digest, count = hashlib.sha256(), 0
    for some in lines:
        digest.update(some)
        count += some.count(b"\n")
    return count, digest.hexdigest()
