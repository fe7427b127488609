"""Of requests and emergency accesses, whether their day was counted through an unknown year."""

import sqlalchemy as sa
from alembic import op

revision = "core_0018"
down_revision = "core_0017"


def upgrade() -> None:
    for table in ("core_rights_request", "core_emergency"):
        # Not in a batch: SQLite would make the table anew.
        flag: sa.Column[bool] = sa.Column(
            "due_provisional", sa.Boolean(), nullable=False, server_default=sa.false()
        )
        op.add_column(table, flag)
