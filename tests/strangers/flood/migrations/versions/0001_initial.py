"""Initial."""

import sqlalchemy as sa
from alembic import op

from zongzhi_core.plugin_api import Id, Stamp, Text

revision = "flood_0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "flood_patrol",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("division_id", Id(), nullable=False),
        sa.Column("path", Text(16), nullable=False),
        sa.Column("placed_on", sa.Date(), nullable=False),
        sa.Column("no", Text(20), nullable=False),
        sa.Column("status", Text(32), nullable=False),
        sa.Column("water_level", sa.Integer(), nullable=True),
        sa.Column("event_id", Id(), nullable=True),
        sa.Column("opened_at", Stamp(), nullable=False),
        sa.Column("due_at", Stamp(), nullable=True),
        sa.Column("closed_at", Stamp(), nullable=True),
        sa.Column("updated_at", Stamp(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_flood_patrol")),
    )
    op.create_index("ix_flood_patrol_path", "flood_patrol", ["path"])
