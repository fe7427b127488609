"""Initial."""

import sqlalchemy as sa
from alembic import op

from zongzhi_core.plugin_api import Id, Text

revision = "levee_0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "levee_gauge",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("division_id", Id(), nullable=False),
        sa.Column("path", Text(16), nullable=False),
        sa.Column("placed_on", sa.Date(), nullable=False),
        sa.Column("no", Text(20), nullable=False),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_levee_gauge")),
    )
    op.create_index("ix_levee_gauge_path", "levee_gauge", ["path"])
