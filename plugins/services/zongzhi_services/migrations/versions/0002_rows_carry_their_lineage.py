"""Rows carry their lineage."""

import sqlalchemy as sa
from alembic import op

from zongzhi_core.plugin_api import Text

revision = "services_0002"
down_revision = "services_0001"


def upgrade() -> None:
    with op.batch_alter_table("services_assistance_case", schema=None) as batch_op:
        batch_op.add_column(sa.Column("path", Text(16), nullable=False, server_default="~"))
        batch_op.drop_index(batch_op.f("ix_services_assistance_case_place"))
        batch_op.create_index(
            batch_op.f("ix_services_assistance_case_path"), ["path"], unique=False
        )
