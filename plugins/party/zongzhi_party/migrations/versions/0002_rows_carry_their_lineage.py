"""Rows carry their lineage."""

import sqlalchemy as sa
from alembic import op

from zongzhi_core.plugin_api import Text

revision = "party_0002"
down_revision = "party_0001"


def upgrade() -> None:
    with op.batch_alter_table("party_office_merger", schema=None) as batch_op:
        batch_op.add_column(sa.Column("path", Text(16), nullable=False, server_default="~"))
        batch_op.drop_index(batch_op.f("ix_party_office_merger_place"))
        batch_op.create_index(batch_op.f("ix_party_office_merger_path"), ["path"], unique=False)

    with op.batch_alter_table("party_post", schema=None) as batch_op:
        batch_op.add_column(sa.Column("path", Text(16), nullable=False, server_default="~"))
        batch_op.drop_index(batch_op.f("ix_party_post_place"))
        batch_op.create_index(batch_op.f("ix_party_post_path"), ["path"], unique=False)

    with op.batch_alter_table("party_training", schema=None) as batch_op:
        batch_op.add_column(sa.Column("path", Text(16), nullable=False, server_default="~"))
        batch_op.drop_index(batch_op.f("ix_party_training_place"))
        batch_op.create_index(batch_op.f("ix_party_training_path"), ["path"], unique=False)
