"""Open matters are found."""

import sqlalchemy as sa
from alembic import op

revision = "mechanism_0004"
down_revision = "mechanism_0003"


def upgrade() -> None:
    with op.batch_alter_table("mechanism_order", schema=None) as batch_op:
        batch_op.create_index(
            "ix_mechanism_order_open_due_at",
            ["county_id", "due_at"],
            unique=False,
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )
        batch_op.create_index(
            "ix_mechanism_order_open_opened_at",
            ["county_id", "opened_at"],
            unique=False,
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )
