"""How many changes left divisions and work days alone."""

import sqlalchemy as sa
from alembic import op

revision = "core_0014"
down_revision = "core_0013"


def upgrade() -> None:
    # A server one version older raises the epoch alone: such a change counts as one of all.
    column = sa.Column("light", sa.BigInteger(), nullable=False, server_default="0")
    op.add_column("core_epoch", column)
