"""Repairs."""

import sqlalchemy as sa
from alembic import op

from zongzhi_core.plugin_api import Id

revision = "levee_0003"
down_revision = "levee_0002"


def upgrade() -> None:
    op.create_table(
        "levee_repair",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("gauge_id", Id(), nullable=False),
        sa.ForeignKeyConstraint(
            ["county_id", "gauge_id"],
            ["levee_gauge.county_id", "levee_gauge.id"],
            name=op.f("fk_levee_repair_county_id_gauge_id"),
        ),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_levee_repair")),
    )
    op.create_index("ix_levee_gauge_kind", "levee_gauge", ["county_id", "kind"])
