"""Newer versions of what is installed, and a stranger with several."""

from __future__ import annotations

from pathlib import Path

from tests.strangers import entry, plugin
from tests.strangers.levee import plugin as levee
from zongzhi_core.contribution import Contribution
from zongzhi_core.testing.chains import give_chain, revisions_of

LEVEE = entry("levee", lambda: plugin("levee", levee.register))

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


def lengthen(contribution: Contribution, table: str, folder: Path) -> None:
    """Make of it a version that has one revision more, of the kind that breaks nothing."""
    files = [Path(each.path) for each in revisions_of(contribution)]
    add_step(contribution, table, give_chain(contribution, files, folder))


def add_step(contribution: Contribution, table: str, versions: Path) -> None:
    """Put that revision behind those of a chain, into the folder where they lie."""
    chain = revisions_of(contribution)
    number, before = len(chain) + 1, chain[-1].revision
    step = STEP.format(owner=contribution.name, number=number, before=before, table=table)
    (versions / f"{number:04d}_later.py").write_text(step, encoding="utf-8")
