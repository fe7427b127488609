"""Initial."""

import sqlalchemy as sa
from alembic import op

from zongzhi_core.plugin_api import Id, Stamp, Text

revision = "flood_0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "flood_warning",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("division_id", Id(), nullable=False),
        sa.Column("path", Text(16), nullable=False),
        sa.Column("placed_on", sa.Date(), nullable=False),
        sa.Column("no", Text(24), nullable=False),
        sa.Column("status", Text(32), nullable=False),
        sa.Column("level", Text(32), nullable=False),
        sa.Column("water_level", sa.Integer(), nullable=True),
        sa.Column("event_id", Id(), nullable=True),
        sa.Column("opened_at", Stamp(), nullable=False),
        sa.Column("due_at", Stamp(), nullable=True),
        sa.Column("closed_at", Stamp(), nullable=True),
        sa.Column("updated_at", Stamp(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_flood_warning")),
    )
    for column in ("id", "division_id", "path"):
        op.create_index(op.f(f"ix_flood_warning_{column}"), "flood_warning", [column])
    still_open = sa.text("closed_at IS NULL")
    for column in ("opened_at", "due_at"):
        op.create_index(
            f"ix_flood_warning_open_{column}",
            "flood_warning",
            ["county_id", column],
            sqlite_where=still_open,
            postgresql_where=still_open,
        )
