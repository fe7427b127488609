"""Open matters are found."""

import sqlalchemy as sa
from alembic import op

revision = "grid_0005"
down_revision = "grid_0004"


def upgrade() -> None:
    with op.batch_alter_table("grid_event", schema=None) as batch_op:
        batch_op.create_index(
            "ix_grid_event_open_due_at",
            ["county_id", "due_at"],
            unique=False,
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )
        batch_op.create_index(
            "ix_grid_event_open_opened_at",
            ["county_id", "opened_at"],
            unique=False,
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )
