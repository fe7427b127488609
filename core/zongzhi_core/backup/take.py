"""Taking a backup: what one transaction sees, while others write."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import msgspec
from sqlalchemy import inspect, select, table, text
from sqlalchemy.orm import Session

from .. import __version__
from ..errors import SetupError
from ..tables import InstalledPlugin
from .archive import FORMAT, MANIFEST, Manifest, Part, Progress, describe, digest_of, lines_of

VERSIONS = "zongzhi_version_"

#: Fast rather than small: much of the rows is ids, which no level makes much smaller.
_LEVEL = 1
_INSTALLED = select(InstalledPlugin.name, InstalledPlugin.version)


def take_backup(session: Session, path: Path, now: datetime, progress: Progress) -> None:
    """Write all rows to a new file; nothing is left of one that fails."""
    engine = session.get_bind().dialect.name
    if engine == "postgresql":
        session.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))
    with _whole_file(path) as file, ZipFile(file, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as made:
        chains = _chains(session)
        parts = [_write(session, made, name, progress) for name in _tables(session, chains)]
        plugins = {row.name: row.version for row in session.execute(_INSTALLED)}
        manifest = Manifest(FORMAT, __version__, engine, now, chains, plugins, parts)
        made.writestr(MANIFEST, msgspec.json.format(msgspec.json.encode(manifest)))


@contextmanager
def _whole_file(path: Path) -> Iterator[Any]:
    """A file that gets its name when it is complete and on the disk; for its owner's eyes."""
    if path.exists():
        raise SetupError(
            f'文件 {path} 已存在；请换一个名字。 The file "{path}" exists; give another name.'
        )
    try:
        with TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as folder:
            made = Path(folder, path.name)
            made.touch(0o600)
            with made.open("wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            made.replace(path)
    except OSError as fault:
        why = fault.strerror or fault
        raise SetupError(
            f'备份 {path} 未完成：{why}。 The backup "{path}" was not finished: {why}.'
        ) from fault


def _chains(session: Session) -> dict[str, str]:
    """Owner → revision, as the database itself says: a plugin's package may be gone."""
    names = sorted(inspect(session.connection()).get_table_names())
    held = [name for name in names if name.startswith(VERSIONS)]
    number = select(text("version_num"))
    return {
        name.removeprefix(VERSIONS): str(session.scalar(number.select_from(table(name))))
        for name in held
    }


def _tables(session: Session, owners: Iterable[str]) -> list[str]:
    """The tables of these owners, those that others refer to first."""
    heads = tuple(f"{owner}_" for owner in owners)
    ordered = inspect(session.connection()).get_sorted_table_and_fkc_names()
    return [name for name, _ in ordered if name is not None and name.startswith(heads)]


def _write(session: Session, archive: ZipFile, name: str, progress: Progress) -> Part:
    held = describe(session, name)
    columns = list(held.c.keys())
    empty = Part(name, columns, 0, "")

    def written() -> Iterator[bytes]:
        for lines in lines_of(session, held, columns):
            part.write(lines)
            progress(lines.count(b"\n"))
            yield lines

    with archive.open(empty.file, "w", force_zip64=True) as part:
        rows, sha256 = digest_of(written())
    return msgspec.structs.replace(empty, rows=rows, sha256=sha256)
