"""Backup 备份 and restore 恢复: all rows of one commit point in one file, for both engines alike.

An archive is a ZIP: `manifest.json`, and for each table a part of JSON lines, one row each, in the
order of the key. The manifest keeps the revision of every chain of migrations, and of every part
its columns, rows and SHA-256. Restoring makes the schema of those revisions anew, puts the rows
in, reads them again to compare, and only then migrates to this program's own. What it replaces and
why: docs/decisions/0029.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import tempfile
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import msgspec
import orjson
from sqlalchemy import (
    ColumnClause,
    TableClause,
    column,
    delete,
    func,
    insert,
    inspect,
    select,
    table,
    text,
    update,
)
from sqlalchemy.orm import Session

from . import __version__, migrate
from .contribution import Contribution
from .errors import SetupError
from .tables import Change, Epoch, InstalledPlugin, PluginRequirement, UserSession, WorkDay

FORMAT = 1

#: Called with the session when the rows are in and the schema is this program's, before anything
#: is checked; each answers how many records it changed.
AFTER_RESTORE: list[Callable[[Session], int]] = []

_MANIFEST = "manifest.json"
_VERSIONS = "zongzhi_version_"
_BATCH = 2_000
#: Fast rather than small: rows are mostly ids, which no level makes much smaller.
_LEVEL = 1

#: Tables that `migrate` fills by itself: a database that holds nothing else is empty.
_OWN = {each.__tablename__ for each in (Epoch, InstalledPlugin, PluginRequirement, WorkDay)}

_INSTALLED = select(InstalledPlugin.name, InstalledPlugin.version)

#: Called with the number of rows that were written or read since the last call.
Progress = Callable[[int], None]


class Part(msgspec.Struct, frozen=True):
    """One table in an archive."""

    table: str
    columns: list[str]
    rows: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True):
    """What an archive holds, and what it needs."""

    format: int
    #: Version of the program that wrote it.
    program: str
    engine: str
    taken_at: datetime
    #: Owner → revision of its chain.
    chains: dict[str, str]
    #: Plugin → its version.
    plugins: dict[str, str]
    #: In the order in which foreign keys let the rows in.
    parts: list[Part]

    @property
    def rows(self) -> int:
        return sum(part.rows for part in self.parts)


# --- taking ---------------------------------------------------------------------------------------


def take_backup(session: Session, path: Path, now: datetime, progress: Progress) -> Manifest:
    """Write what one transaction sees to a new file; nothing is left of one that fails."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))
    if path.exists():
        raise SetupError(
            f'文件 {path} 已存在；请换一个名字。 The file "{path}" exists; give another name.'
        )
    with _whole_file(path) as file, ZipFile(file, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as made:
        chains = _chains(session)
        parts = [_write(session, made, name, progress) for name in _tables(session, chains)]
        manifest = Manifest(
            FORMAT,
            __version__,
            session.get_bind().dialect.name,
            now,
            chains,
            dict(session.execute(_INSTALLED).tuples().all()),
            parts,
        )
        made.writestr(_MANIFEST, msgspec.json.format(msgspec.json.encode(manifest)))
    return manifest


@contextlib.contextmanager
def _whole_file(path: Path) -> Iterator[Any]:
    """A file that gets its name when it is complete and on the disk; for its owner's eyes."""
    try:
        with tempfile.NamedTemporaryFile(
            dir=path.parent, prefix=f".{path.name}.", delete=False
        ) as file:
            try:
                yield file
                file.flush()
                os.fsync(file.fileno())
                os.replace(file.name, path)
            except BaseException:
                Path(file.name).unlink()
                raise
    except OSError as fault:
        raise SetupError(
            f"备份未完成：{path}：{fault.strerror}。 The backup was not finished: "
            f'"{path}": {fault.strerror}.'
        ) from fault


def _chains(session: Session) -> dict[str, str]:
    """Owner → revision, as the database itself says: a plugin's package may be gone."""
    tables = sorted(inspect(session.connection()).get_table_names())
    held = [name for name in tables if name.startswith(_VERSIONS)]
    number: ColumnClause[str] = column("version_num")
    return {
        name.removeprefix(_VERSIONS): str(session.scalar(select(number).select_from(table(name))))
        for name in held
    }


def _tables(session: Session, owners: Iterable[str]) -> list[str]:
    """The tables of these owners, those that others refer to first."""
    heads = tuple(f"{owner}_" for owner in owners)
    ordered = inspect(session.connection()).get_sorted_table_and_fkc_names()
    return [name for name, _ in ordered if name is not None and name.startswith(heads)]


def _write(session: Session, archive: ZipFile, name: str, progress: Progress) -> Part:
    told = inspect(session.connection()).get_columns(name)
    columns = [each["name"] for each in told]
    digest, rows = hashlib.sha256(), 0
    with archive.open(_file(name), "w", force_zip64=True) as part:
        for lines in _lines(session, name, columns):
            digest.update(lines)
            part.write(lines)
            rows += (count := lines.count(b"\n"))
            progress(count)
    return Part(name, columns, rows, digest.hexdigest())


def _lines(session: Session, name: str, columns: list[str]) -> Iterator[bytes]:
    """The rows of a table as JSON lines, some at a time: the same bytes on both engines."""
    held = _described(session, name)
    key = inspect(session.connection()).get_pk_constraint(name)["constrained_columns"]
    rows = session.execute(
        select(*(held.c[each] for each in columns)).order_by(*(held.c[each] for each in key)),
        execution_options={"yield_per": _BATCH},
    )
    option = orjson.OPT_UTC_Z | orjson.OPT_APPEND_NEWLINE
    for some in rows.partitions():
        yield b"".join(orjson.dumps(tuple(row), _plain, option) for row in some)


def _described(session: Session, name: str) -> TableClause:
    """A table as the database describes it."""
    told = inspect(session.connection()).get_columns(name)
    return table(name, *(column(each["name"], each["type"]) for each in told))


def _plain(value: Any) -> str:
    """What JSON has no form for."""
    return b64encode(value).decode() if isinstance(value, bytes) else str(value)


# --- checking an archive --------------------------------------------------------------------------


def read_archive(path: Path) -> Manifest:
    """The manifest of an archive that was read to its end; SetupError says what is wrong."""
    try:
        with ZipFile(path) as archive:
            manifest = msgspec.json.decode(archive.read(_MANIFEST), type=Manifest)
            if manifest.format != FORMAT:
                raise _damaged(path, f"format {manifest.format}, not {FORMAT}")
            named = [_MANIFEST, *(_file(part.table) for part in manifest.parts)]
            if sorted(archive.namelist()) != sorted(named):
                raise _damaged(path, "manifest.json")
            for part in manifest.parts:
                with archive.open(_file(part.table)) as rows:
                    if _digest(rows) != part.sha256:
                        raise _damaged(path, f"SHA-256 {_file(part.table)}")
    except (OSError, SetupError):
        raise
    except Exception as fault:
        # A damaged ZIP may fail in any way that its reader did not think of.
        raise _damaged(path, f"{type(fault).__name__}: {fault}") from fault
    return manifest


def _damaged(path: Path, what: str) -> SetupError:
    return SetupError(
        f"备份文件 {path} 已损坏或不是备份（{what}）；没有恢复任何数据。 "
        f'The file "{path}" is damaged or no backup ({what}); nothing was restored.'
    )


def _digest(lines: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for some in lines:
        digest.update(some)
    return digest.hexdigest()


def _file(name: str) -> str:
    return f"rows/{name}.jsonl"


# --- restoring ------------------------------------------------------------------------------------


def restore_backup(
    session: Session,
    path: Path,
    contributions: Iterable[Contribution],
    now: datetime,
    progress: Progress,
) -> int:
    """Put the rows of an archive into an empty database, all or none; how many records were
    changed afterwards."""
    manifest, known = read_archive(path), list(contributions)
    _require_empty(session)
    _make_schema(session, manifest, {each.name: each for each in known})
    with ZipFile(path) as archive:
        for part in reversed(manifest.parts):
            session.execute(delete(_described(session, part.table)))
        for part in manifest.parts:
            _load(session, archive, part, progress)
            _compare(session, part)
    migrate.migrate(session, known)
    _begin_anew(session, now)
    changed = sum(work(session) for work in AFTER_RESTORE)
    session.flush()
    return changed


def _require_empty(session: Session) -> None:
    for name in inspect(session.connection()).get_table_names():
        if name in _OWN or name.startswith(_VERSIONS):
            continue
        if session.scalar(select(text("1")).select_from(table(name)).limit(1)):
            raise SetupError(
                f"数据库里已有数据（{name}）；只能恢复到新的或空的数据库。 The database holds "
                f"rows ({name}); restore into a new or an empty one."
            )


def _make_schema(session: Session, manifest: Manifest, known: Mapping[str, Contribution]) -> None:
    """The tables as they were in the database that was backed up."""
    for owner in manifest.chains.keys() - known.keys():
        version = manifest.plugins.get(owner, "?")
        raise SetupError(
            f"备份里有插件 {owner}（版本 {version}）的数据，本机没有安装；请先安装。 The "
            f'backup holds rows of the plugin "{owner}" ({version}), which is not installed; '
            "install it first."
        )
    for chain in migrate.survey(session, known.values()):
        wanted = manifest.chains.get(chain.owner)
        if wanted is None:
            continue
        if chain.current not in (None, wanted):
            raise SetupError(
                f"数据库已按 {chain.current} 建表，备份是 {wanted} 的；请恢复到新的数据库。 The "
                f"database has the tables of {chain.current}, the backup those of {wanted}; "
                "restore into a new one."
            )
        migrate.upgrade(session, known[chain.owner], wanted)


def _load(session: Session, archive: ZipFile, part: Part, progress: Progress) -> None:
    held = _described(session, part.table)
    readers = [(name, _READERS.get(held.c[name].type.python_type, _same)) for name in part.columns]
    with archive.open(_file(part.table)) as lines:
        while some := list(islice(lines, _BATCH)):
            rows = [
                {
                    name: None if value is None else read(value)
                    for (name, read), value in zip(readers, orjson.loads(line), strict=True)
                }
                for line in some
            ]
            session.execute(insert(held), rows)
            progress(len(rows))


def _same(value: Any) -> Any:
    return value


#: How a column's values are read, where JSON does not say it.
_READERS: dict[Any, Callable[[Any], Any]] = {
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
    bytes: b64decode,
    Decimal: Decimal,
}


def _compare(session: Session, part: Part) -> None:
    """Read again what was written: it must be what was backed up."""
    if _digest(_lines(session, part.table, part.columns)) != part.sha256:
        raise SetupError(
            f'表 {part.table} 恢复后与备份不一致；没有恢复任何数据。 The table "{part.table}" '
            "is not what was backed up once it is restored; nothing was restored."
        )


def _begin_anew(session: Session, now: datetime) -> None:
    """What may not go on as it was: nobody's session, and no place in a list or in the feed."""
    session.execute(delete(UserSession))
    # The feed is told in its old order before all that comes: turns of another server say nothing
    # here.
    last = session.scalar(select(func.max(Change.seq))) or 0
    rank = func.row_number().over(order_by=(Change.turn, Change.seq))
    ranked = select(Change.seq, (rank + last).label("place")).subquery()
    renumbered = update(Change).values(turn=0, seq=ranked.c.place)
    session.execute(
        renumbered.where(Change.seq == ranked.c.seq),
        execution_options={"synchronize_session": False},
    )
    if session.get_bind().dialect.name == "postgresql":
        top = select(func.max(Change.seq)).scalar_subquery()
        series = func.pg_get_serial_sequence(Change.__tablename__, "seq")
        session.execute(select(func.setval(series, top)))
    # Above all that a running worker may have seen, also of a database that is gone.
    epoch = session.get_one(Epoch, 1)
    epoch.value = max(epoch.value + 1, int(now.timestamp()))
    epoch.secret = secrets.token_hex(16)
