"""The change feed."""

import sqlalchemy as sa
from alembic import op

from zongzhi_core.columns import Id, Stamp, Text

revision = "core_0004"
down_revision = "core_0003"


def upgrade() -> None:
    op.create_table(
        "core_change",
        sa.Column(
            "seq",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("turn", sa.BigInteger(), nullable=False),
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("path", Text(16), nullable=False),
        sa.Column("division_id", Id(), nullable=False),
        sa.Column("placed_on", sa.Date(), nullable=False),
        sa.Column("subject_table", Text(60), nullable=False),
        sa.Column("subject_id", Id(), nullable=False),
        sa.Column("command", Text(80), nullable=False),
        sa.Column("at", Stamp(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_core_change")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("core_change", schema=None) as batch_op:
        batch_op.create_index("ix_core_change_at", ["at"], unique=False)
        batch_op.create_index("ix_core_change_county", ["county_id", "turn", "seq"], unique=False)
        batch_op.create_index(
            "ix_core_change_subject", ["county_id", "subject_id", "turn"], unique=False
        )
        batch_op.create_index("ix_core_change_turn", ["turn", "seq"], unique=False)
