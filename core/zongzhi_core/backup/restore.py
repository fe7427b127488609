"""Restoring a backup: into an empty database, in one transaction, compared row by row.

The tables are made as they were at the revisions of the archive; when the rows are in and have
been read again, they are migrated to this program's own.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import islice
from pathlib import Path
from zipfile import ZipFile

import orjson
from sqlalchemy import delete, func, insert, inspect, select, table, text, update
from sqlalchemy.orm import Session

from .. import migrate
from ..columns import Base
from ..contribution import Contribution
from ..errors import SetupError
from ..kept_figures import forget_figures
from ..tables import Change, Epoch, InstalledPlugin, PluginRequirement, UserSession, WorkDay
from .archive import BATCH, Manifest, Part, Progress, describe, digest_of, lines_of, readers_of
from .take import VERSIONS

#: Tables that `migrate` fills by itself: a database that holds nothing else is empty.
_OWN = {each.__tablename__ for each in (Epoch, InstalledPlugin, PluginRequirement, WorkDay)}


def restore_backup(
    session: Session,
    path: Path,
    manifest: Manifest,
    contributions: Iterable[Contribution],
    now: datetime,
    progress: Progress,
) -> None:
    """Put the rows of an archive into an empty database, all or none."""
    known = list(contributions)
    if session.get_bind().dialect.name == "sqlite":
        # Indexes are written in any order: with the usual 2 MB each page would go to disk often.
        session.execute(text("PRAGMA cache_size = -200000"))
    _require_empty(session)
    _make_tables(session, manifest, {each.name: each for each in known})
    with ZipFile(path) as archive:
        for part in manifest.parts:
            _load(session, archive, part, progress)
    migrate.migrate(session, known)
    _begin_anew(session, now)


def _require_empty(session: Session) -> None:
    for name in inspect(session.connection()).get_table_names():
        if name in _OWN or name.startswith(VERSIONS):
            continue
        if session.scalar(select(text("1")).select_from(table(name)).limit(1)):
            raise SetupError(
                f"数据库里已有数据（{name}）；只能恢复到新的或空的数据库。 The database holds "
                f"rows ({name}); restore into a new or an empty one."
            )


def _make_tables(session: Session, manifest: Manifest, known: Mapping[str, Contribution]) -> None:
    """The tables as they were in the database that was backed up, without a row."""
    for owner in manifest.chains.keys() - known.keys():
        version = manifest.plugins.get(owner, "?")
        raise SetupError(
            f"备份里有插件 {owner}（版本 {version}）的数据，本机没有安装；请先安装。 The "
            f'backup holds rows of the plugin "{owner}" ({version}), which is not installed; '
            "install it first."
        )
    for chain in migrate.survey(session, known.values()):
        wanted = manifest.chains.get(chain.owner, chain.current)
        if chain.current not in (None, wanted):
            raise SetupError(
                f"数据库已按 {chain.current} 建表，备份是 {wanted} 的；请恢复到新的数据库。 The "
                f"database has the tables of {chain.current}, the backup those of {wanted}; "
                "restore into a new one."
            )
        if wanted is not None:
            migrate.upgrade(session, known[chain.owner], wanted)
    made = set(inspect(session.connection()).get_table_names())
    for name in {part.table for part in manifest.parts} - made:
        raise SetupError(
            f"本程序没有备份里的表 {name}；请先在数据库里建立它。 This program has no table "
            f'"{name}", of which the backup holds rows; make it in the database first.'
        )
    for name in _OWN & made:
        session.execute(delete(table(name)))


def _load(session: Session, archive: ZipFile, part: Part, progress: Progress) -> None:
    held = describe(session, part.table)
    readers = readers_of(held, part.columns)
    with archive.open(part.file) as lines:
        while some := list(islice(lines, BATCH)):
            rows = [dict(zip(part.columns, orjson.loads(line), strict=True)) for line in some]
            for name, read in readers.items():
                for row in rows:
                    row[name] = None if row[name] is None else read(row[name])
            session.execute(insert(held), rows)
            progress(len(rows))
    with session.begin_nested() as reading:
        found = digest_of(lines_of(session, held, part.columns))
        # Else PostgreSQL would take the table as still being read when a migration changes it.
        reading.rollback()
    if found != (part.rows, part.sha256):
        raise SetupError(
            f'表 {part.table} 恢复后与备份不一致；没有恢复任何数据。 The table "{part.table}" '
            "is not what was backed up once it is restored; nothing was restored."
        )


def _begin_anew(session: Session, now: datetime) -> None:
    """What may not go on as it was: nobody's session, no place in a list or in the feed, and no
    number that is tied to that."""
    session.execute(delete(UserSession))
    forget_figures(session)
    # The feed is told in its old order, before all that comes: turns of another server mean
    # nothing here.
    last = session.scalar(select(func.max(Change.seq))) or 0
    rank = func.row_number().over(order_by=(Change.turn, Change.seq))
    ranked = select(Change.seq, (rank + last).label("place")).subquery()
    session.execute(
        update(Change).values(turn=0, seq=ranked.c.place).where(Change.seq == ranked.c.seq),
        execution_options={"synchronize_session": False},
    )
    if session.get_bind().dialect.name == "postgresql":
        _go_on_counting(session)
    # Above all that a running worker may have seen, also of a database that is gone.
    epoch = session.get_one(Epoch, 1)
    epoch.value = max(epoch.value + 1, int(now.timestamp()))
    epoch.secret = secrets.token_hex(16)


def _go_on_counting(session: Session) -> None:
    """Rows that bring their numbers leave a sequence of PostgreSQL where it was."""
    for name in inspect(session.connection()).get_table_names():
        held = Base.metadata.tables.get(name)
        number = None if held is None else held.autoincrement_column
        if number is not None:
            series = func.pg_get_serial_sequence(name, number.name)
            session.execute(select(func.setval(series, func.max(number))))
