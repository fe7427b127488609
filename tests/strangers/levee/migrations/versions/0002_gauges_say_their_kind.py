"""Gauges say their kind."""

import sqlalchemy as sa
from alembic import op

from zongzhi_core.plugin_api import Text

revision = "levee_0002"
down_revision = "levee_0001"


def upgrade() -> None:
    with op.batch_alter_table("levee_gauge", schema=None) as batch_op:
        batch_op.add_column(sa.Column("kind", Text(20), nullable=True))
        batch_op.add_column(sa.Column("height", sa.Integer(), nullable=True))
    op.execute("UPDATE levee_gauge SET kind = 'OLD', height = 100")
    with op.batch_alter_table("levee_gauge", schema=None) as batch_op:
        # SQLite has no other way than to make the table anew.
        batch_op.alter_column(
            "height", existing_type=sa.Integer(), nullable=False, server_default="0"
        )
