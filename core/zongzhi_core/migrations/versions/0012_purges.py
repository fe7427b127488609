"""Certificates of purges, and of which county a stored answer tells."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from zongzhi_core.columns import Id, Stamp, Text

revision = "core_0012"
down_revision = "core_0011"


def upgrade() -> None:
    columns: list[sa.Column[Any]] = [
        sa.Column("purged_at", Stamp(), nullable=True),
        sa.Column("exported", Text(200), nullable=True),
        sa.Column("tables", Text(4000), nullable=True),
        sa.Column("sha256", Text(64), nullable=True),
        sa.Column("noted_at", Stamp(), nullable=True),
    ]
    for column in columns:
        op.add_column("core_plugin_switch", column)
    op.add_column("core_idempotency", sa.Column("county_id", Id(), nullable=True))
    op.create_index("ix_core_idempotency_county_id", "core_idempotency", ["county_id"])
