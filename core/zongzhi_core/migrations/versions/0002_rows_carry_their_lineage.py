"""Rows carry their lineage."""

import sqlalchemy as sa
from alembic import op

from zongzhi_core.columns import Text

revision = "core_0002"
down_revision = "core_0001"


def upgrade() -> None:
    with op.batch_alter_table("core_centre", schema=None) as batch_op:
        batch_op.add_column(sa.Column("path", Text(16), nullable=False, server_default="~"))
        batch_op.create_index(batch_op.f("ix_core_centre_path"), ["path"], unique=False)

    with op.batch_alter_table("core_organisation", schema=None) as batch_op:
        batch_op.add_column(sa.Column("path", Text(16), nullable=False, server_default="~"))
        batch_op.create_index(batch_op.f("ix_core_organisation_path"), ["path"], unique=False)
