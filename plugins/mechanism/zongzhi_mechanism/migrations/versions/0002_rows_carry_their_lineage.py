"""Rows carry their lineage."""

import sqlalchemy as sa
from alembic import op

from zongzhi_core.plugin_api import Text

revision = "mechanism_0002"
down_revision = "mechanism_0001"


def upgrade() -> None:
    with op.batch_alter_table("mechanism_order", schema=None) as batch_op:
        batch_op.add_column(sa.Column("path", Text(16), nullable=False, server_default="~"))
        batch_op.drop_index(batch_op.f("ix_mechanism_order_place_opened"))
        batch_op.create_index(batch_op.f("ix_mechanism_order_path"), ["path"], unique=False)
        batch_op.create_index("ix_mechanism_order_path_opened", ["path", "opened_at"], unique=False)
