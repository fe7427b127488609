"""Rows carry their lineage."""

import sqlalchemy as sa
from alembic import op

from zongzhi_core.plugin_api import Text

revision = "mediation_0002"
down_revision = "mediation_0001"


def upgrade() -> None:
    with op.batch_alter_table("mediation_dispute", schema=None) as batch_op:
        batch_op.add_column(sa.Column("path", Text(16), nullable=False, server_default="~"))
        batch_op.drop_index(batch_op.f("ix_mediation_dispute_place_accepted"))
        batch_op.drop_index(batch_op.f("ix_mediation_dispute_place_settled"))
        batch_op.create_index(batch_op.f("ix_mediation_dispute_path"), ["path"], unique=False)
        batch_op.create_index(
            "ix_mediation_dispute_path_accepted", ["path", "accepted_at"], unique=False
        )
        batch_op.create_index(
            "ix_mediation_dispute_path_settled", ["path", "settled_at"], unique=False
        )
