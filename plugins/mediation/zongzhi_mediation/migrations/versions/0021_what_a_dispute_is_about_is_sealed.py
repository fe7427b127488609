"""What a dispute is about is sealed. A migration has no keys: what stood here in the clear goes."""

import sqlalchemy as sa
from alembic import op

from zongzhi_core.plugin_api import Id, Text

revision = "mediation_0021"
down_revision = "mediation_0020"


def upgrade() -> None:
    with op.batch_alter_table("mediation_summary", schema=None) as batch_op:
        batch_op.add_column(sa.Column("key_id", Id(), nullable=True))
        batch_op.add_column(sa.Column("sealed", Text(2800), nullable=True))
        batch_op.drop_column("text")
