"""Older and newer versions of what is installed: the same chains, shorter or longer."""

from __future__ import annotations

import importlib
import re
import shutil
import sys
from collections.abc import Mapping
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from uuid import uuid4

from tests.strangers import entry, plugin
from tests.strangers.levee import plugin as levee
from zongzhi_core.contribution import Contribution
from zongzhi_core.loading import GROUP, Registry, load_plugins

LEVEE = entry("levee", lambda: plugin("levee", levee.register))

#: The first revision at which the tables have all that bringing rows along asks for.
OLDEST = 2

#: A step that a program of the version before can go on with, of any chain.
STEP = """
import sqlalchemy as sa
from alembic import op

revision = "{owner}_{number:04d}"
down_revision = "{before}"


def upgrade() -> None:
    op.add_column("{table}", sa.Column("later_note", sa.String(40), nullable=True))
    op.add_column(
        "{table}", sa.Column("later_count", sa.Integer(), nullable=False, server_default="0")
    )
    op.execute("UPDATE {table} SET later_note = 'known'")
    op.create_index("ix_{table}_later", "{table}", ["county_id", "later_note"])
    op.create_table("{owner}_later", sa.Column("id", sa.String(32), primary_key=True))
"""


def names_of(contribution: Contribution) -> list[Path]:
    """The files of a chain, from the oldest on."""
    package = importlib.import_module(contribution.migrations or "")
    return sorted((Path(str(package.__file__)).parent / "versions").glob("0*.py"))


def shorten(contribution: Contribution, count: int, folder: Path) -> None:
    """Make of it the version that had the first `count` revisions."""
    _give(contribution, names_of(contribution)[:count], folder)


def lengthen(contribution: Contribution, table: str, folder: Path) -> None:
    """Make of it a version that has one revision more, of the kind that breaks nothing."""
    files = names_of(contribution)
    before = re.search(r'^revision = "(\w+)"', files[-1].read_text(encoding="utf-8"), re.MULTILINE)
    assert before is not None
    number = len(files) + 1
    versions = _give(contribution, files, folder)
    step = STEP.format(owner=contribution.name, number=number, before=before[1], table=table)
    (versions / f"{number:04d}_later.py").write_text(step, encoding="utf-8")


def _give(contribution: Contribution, files: list[Path], folder: Path) -> Path:
    name = f"chain_{uuid4().hex}"
    versions = folder / name / "versions"
    versions.mkdir(parents=True)
    (folder / name / "__init__.py").touch()
    for file in files:
        shutil.copy(file, versions)
    if str(folder) not in sys.path:
        sys.path.append(str(folder))
    importlib.invalidate_caches()
    contribution.migrations = name
    return versions


def installation(counts: Mapping[str, int], folder: Path) -> Registry:
    """What an installation has that holds these plugins, each with so many revisions; all of
    core's."""
    found: list[EntryPoint] = [*entry_points(group=GROUP), LEVEE]
    registry = load_plugins([each for each in found if each.name in counts])
    assert not registry.broken
    for name, count in counts.items():
        shorten(registry.contributions[name], count, folder)
    return registry


def newest() -> dict[str, int]:
    """Every plugin with all its revisions."""
    registry = load_plugins([*entry_points(group=GROUP), LEVEE])
    return {each.name: len(names_of(each)) for each in registry.plugins}
