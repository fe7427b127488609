"""Matters say when they changed: the latest moment that is known of each."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from zongzhi_core.plugin_api import Stamp

revision = "services_0004"
down_revision = "services_0003"

LONG_AGO = "1970-01-01T00:00:00Z"
STAMPS = ("opened_at", "activated_at", "closed_at")


def upgrade() -> None:
    with op.batch_alter_table("services_assistance_case", schema=None) as batch_op:
        known: sa.Column[Any] = sa.Column(
            "updated_at", Stamp(), nullable=False, server_default=LONG_AGO
        )
        batch_op.add_column(known)
        batch_op.create_index(
            "ix_services_assistance_case_updated_at", ["county_id", "updated_at"], unique=False
        )
    kept = sa.table("services_assistance_case", *map(sa.column, ("updated_at", *STAMPS)))
    for stamp in STAMPS:
        later = kept.update().where(kept.c[stamp] > kept.c.updated_at)
        op.execute(later.values(updated_at=kept.c[stamp]))
