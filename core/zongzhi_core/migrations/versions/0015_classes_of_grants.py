"""Data classes of grants."""

import sqlalchemy as sa
from alembic import op

revision = "core_0015"
down_revision = "core_0014"


def upgrade() -> None:
    column = sa.Column("classes", sa.String(60), nullable=False, server_default="")
    op.add_column("core_grant", column)
