"""Bringing a database up to date: one chain of migrations for core and one for each plugin.

Every chain has a version table of its own, so that a plugin's package can go without breaking
anyone else's migrations.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import structlog
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import delete, inspect, select
from sqlalchemy.orm import Session

from .clock import SystemClock, day_of
from .columns import Placed
from .contribution import Contribution
from .database import take_tables
from .errors import SetupError, Unavailable
from .hierarchy.placing import bring_along
from .loading import CORE
from .state import raise_epoch
from .tables import Epoch, InstalledPlugin, PluginRequirement
from .work_days import publish

log = structlog.get_logger()


@dataclass(frozen=True)
class Chain:
    """One owner's migrations and where the database stands in them."""

    owner: str
    current: str | None
    head: str | None

    @property
    def is_current(self) -> bool:
        return self.current == self.head


def migrate(session: Session, contributions: Iterable[Contribution]) -> list[Chain]:
    """Upgrade every chain to its newest revision, note what is installed and publish the nation's
    days off; idempotent. A stranger whose chain fails is left as it was, named, and noted as not
    installed: it is off everywhere until it can be migrated."""
    installed = list(contributions)
    old = {chain.owner for chain in survey(session, installed) if not chain.is_current}
    take_tables(session, [f"{owner}_" for owner in sorted(old)])
    known, chains = [], []
    for contribution in installed:
        try:
            with session.begin_nested():
                chains.append(upgrade(session, contribution))
            known.append(contribution)
        except Exception as fault:
            if contribution.is_own:
                raise
            log.error(
                "plugin not migrated",
                plugin=contribution.name,
                distribution=contribution.distribution,
                cause=f"{type(fault).__name__}: {fault}",
            )
    # A plugin that comes back was not there when divisions moved.
    there = {CORE, *session.scalars(select(InstalledPlugin.name))} - old
    placed = [t for c in known if c.name not in there for t in c.tables if issubclass(t, Placed)]
    bring_along(session.connection(), day_of(SystemClock().now()), placed)
    _note_installed(session, known)
    if publish(session) or session.get(Epoch, 1) is None:
        raise_epoch(session)
    return chains


def survey(session: Session, contributions: Iterable[Contribution]) -> list[Chain]:
    """Where the database stands, chain by chain; changes nothing."""
    return [_look(session, c) for c in contributions if c.migrations]


def _look(session: Session, contribution: Contribution) -> Chain:
    try:
        return _chain(session, contribution)
    except Exception as fault:
        if contribution.is_own:
            raise
        return Chain(contribution.name, None, f"{type(fault).__name__}: {fault}")


def require_current(session: Session, contributions: Iterable[Contribution]) -> None:
    """UNAVAILABLE unless the chain of every plugin that may be on is at its newest revision, or
    was brought further by a newer program in a way that this one can work with."""
    known = [c for c in contributions if not (_is_newer(session, c) and _fits(session, c))]
    behind = [chain for chain in survey(session, known) if not chain.is_current]
    if behind and behind[0].owner != CORE:
        # What is not noted as installed is off.
        noted = set(session.scalars(select(InstalledPlugin.name)))
        own = {contribution.name for contribution in known if contribution.is_own}
        behind = [chain for chain in behind if chain.owner in noted | own]
    if behind:
        names = ", ".join(chain.owner for chain in behind)
        raise Unavailable(
            f"数据库尚未升级（{names}）；请运行 zongzhi migrate。",
            f'The database is not up to date ({names}); run "zongzhi migrate".',
        )


def _scripts(contribution: Contribution) -> ScriptDirectory:
    module = importlib.import_module(contribution.migrations or "")
    return ScriptDirectory(str(Path(str(module.__file__)).parent))


def _context(session: Session, contribution: Contribution, **options: Any) -> MigrationContext:
    return MigrationContext.configure(
        session.connection(),
        opts={"version_table": f"zongzhi_version_{contribution.name}", **options},
    )


def _chain(session: Session, contribution: Contribution) -> Chain:
    scripts = _scripts(contribution)
    current = _context(session, contribution).get_current_revision()
    if current is not None:
        _require_known(contribution, scripts, current)
    return Chain(contribution.name, current, scripts.get_current_head())


def _knows(scripts: ScriptDirectory, revision: str) -> bool:
    try:
        scripts.get_revision(revision)
    except CommandError:
        return False
    return True


def _require_known(contribution: Contribution, scripts: ScriptDirectory, revision: str) -> None:
    if not _knows(scripts, revision):
        raise Unavailable(
            f"数据库由更新版本的 {contribution.name} 建立（修订号 {revision}）；请升级程序。",
            f'The database was made by a newer version of "{contribution.name}" (revision '
            f"{revision}); upgrade the program.",
        )


def _is_newer(session: Session, contribution: Contribution) -> bool:
    """Whether a newer program has brought this chain further than it goes here."""
    if not contribution.migrations:
        return False
    current = _context(session, contribution).get_current_revision()
    try:
        return current is not None and not _knows(_scripts(contribution), current)
    except Exception:
        if contribution.is_own:
            raise
        return False  # a stranger whose scripts cannot be read has not come any further


def _fits(session: Session, contribution: Contribution) -> bool:
    """Whether all tables and columns of an owner are there, and what is there beside them may be
    left out when a row is written."""
    database = inspect(session.connection())
    present = set(database.get_table_names())
    for kind in contribution.tables:
        if kind.__tablename__ not in present:
            return False
        own = set(kind.__table__.columns.keys())
        held = database.get_columns(kind.__tablename__)
        more = [column for column in held if column["name"] not in own]
        if not own <= {column["name"] for column in held} or any(map(_must_be_given, more)):
            return False
    return True


def _must_be_given(column: Any) -> bool:
    return not column["nullable"] and column["default"] is None


def upgrade(session: Session, contribution: Contribution, revision: str = "head") -> Chain:
    """Upgrade one chain to its newest revision, or to an older one."""
    if not contribution.migrations:
        if contribution.tables:
            raise SetupError(f"plugin {contribution.name!r} has tables but no migrations")
        return Chain(contribution.name, None, None)
    chain = _chain(session, contribution)
    scripts = _scripts(contribution)
    _require_known(contribution, scripts, revision)

    def steps(current: Any, context: MigrationContext) -> Any:
        return scripts._upgrade_revs(revision, current)

    context = _context(session, contribution, fn=steps)
    with Operations.context(context):
        context.run_migrations()
    reached = chain.head if revision == "head" else revision
    return Chain(contribution.name, reached, chain.head)


def _note_installed(session: Session, contributions: list[Contribution]) -> None:
    """Write down what is installed, so that SQL can name it."""
    session.execute(delete(PluginRequirement))
    session.execute(delete(InstalledPlugin))
    for plugin in contributions:
        if plugin.name == CORE:
            continue
        session.add(InstalledPlugin(name=plugin.name, title=plugin.title, version=plugin.version))
        session.add_all(
            PluginRequirement(plugin=plugin.name, requires=other)
            for other in plugin.requires
            if other != "core"
        )
