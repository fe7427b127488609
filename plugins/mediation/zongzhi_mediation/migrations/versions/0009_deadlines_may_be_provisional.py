"""Deadlines may be provisional."""

import sqlalchemy as sa
from alembic import op

revision = "mediation_0009"
down_revision = "mediation_0008"


def upgrade() -> None:
    # Not in a batch: SQLite would make the table anew, and cannot drop one that rows refer to.
    op.add_column(
        "mediation_dispute",
        sa.Column("due_provisional", sa.Boolean(), nullable=False, server_default=sa.false()),
    )

    # Until now every limit was counted Monday to Friday.
    counted = sa.column("due_provisional", sa.Boolean())
    disputes = sa.table("mediation_dispute", sa.column("due_at"), counted)
    op.execute(disputes.update().where(disputes.c.due_at.is_not(None)).values(due_provisional=True))
