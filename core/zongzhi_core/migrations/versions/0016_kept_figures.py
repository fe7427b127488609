"""Figures of counties, kept for those who ask for many."""

import sqlalchemy as sa
from alembic import op

from zongzhi_core.columns import Id, Text

revision = "core_0016"
down_revision = "core_0015"


def upgrade() -> None:
    op.create_table(
        "core_figure_window",
        sa.Column("period", Text(10), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("ground", sa.BigInteger(), nullable=False),
        sa.Column("turn", sa.BigInteger(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("period", name=op.f("pk_core_figure_window")),
    )
    op.create_table(
        "core_county_figure",
        sa.Column("period", Text(10), nullable=False),
        sa.Column("path", Text(16), nullable=False),
        sa.Column("name", Text(100), nullable=False),
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("period", "path", "name", name=op.f("pk_core_county_figure")),
    )
