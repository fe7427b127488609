"""Matters say when they changed: the latest moment that is known of each."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from zongzhi_core.plugin_api import Stamp

revision = "grid_0004"
down_revision = "grid_0003"

LONG_AGO = "1970-01-01T00:00:00Z"
STAMPS = ("opened_at", "closed_at")


def upgrade() -> None:
    with op.batch_alter_table("grid_event", schema=None) as batch_op:
        known: sa.Column[Any] = sa.Column(
            "updated_at", Stamp(), nullable=False, server_default=LONG_AGO
        )
        batch_op.add_column(known)
        batch_op.create_index("ix_grid_event_updated_at", ["county_id", "updated_at"], unique=False)
    kept = sa.table("grid_event", *map(sa.column, ("updated_at", *STAMPS)))
    for stamp in STAMPS:
        later = kept.update().where(kept.c[stamp] > kept.c.updated_at)
        op.execute(later.values(updated_at=kept.c[stamp]))
