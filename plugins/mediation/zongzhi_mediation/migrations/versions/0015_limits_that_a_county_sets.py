"""Limits that a county sets."""

import sqlalchemy as sa
from alembic import op

from zongzhi_core.plugin_api import Id, Stamp, Text

revision = "mediation_0015"
down_revision = "mediation_0014"


def upgrade() -> None:
    op.create_table(
        "mediation_limit",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("kind", Text(32), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("reason", Text(500), nullable=False),
        sa.Column("set_by", Text(140), nullable=False),
        sa.Column("set_at", Stamp(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_mediation_limit")),
    )
    with op.batch_alter_table("mediation_limit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mediation_limit_id"), ["id"], unique=False)
