"""What is to be reached by when in a dispute of higher risk."""

import sqlalchemy as sa
from alembic import op

from zongzhi_core.plugin_api import Text

revision = "mediation_0019"
down_revision = "mediation_0018"


def upgrade() -> None:
    with op.batch_alter_table("mediation_responsibility", schema=None) as batch_op:
        batch_op.add_column(sa.Column("milestones", Text(500), nullable=True))
