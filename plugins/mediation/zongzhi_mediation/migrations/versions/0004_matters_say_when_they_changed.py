"""Matters say when they changed: the latest moment that is known of each."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from zongzhi_core.plugin_api import Stamp

revision = "mediation_0004"
down_revision = "mediation_0003"

LONG_AGO = "1970-01-01T00:00:00Z"
STAMPS = ("opened_at", "accepted_at", "settled_at", "closed_at")


def upgrade() -> None:
    with op.batch_alter_table("mediation_dispute", schema=None) as batch_op:
        known: sa.Column[Any] = sa.Column(
            "updated_at", Stamp(), nullable=False, server_default=LONG_AGO
        )
        batch_op.add_column(known)
        batch_op.create_index(
            "ix_mediation_dispute_updated_at", ["county_id", "updated_at"], unique=False
        )
    kept = sa.table("mediation_dispute", *map(sa.column, ("updated_at", *STAMPS)))
    for stamp in STAMPS:
        later = kept.update().where(kept.c[stamp] > kept.c.updated_at)
        op.execute(later.values(updated_at=kept.c[stamp]))
    op.execute(
        "UPDATE mediation_dispute SET updated_at = taken.at FROM "
        "(SELECT county_id, dispute_id, max(at) AS at FROM mediation_dispute_step "
        "GROUP BY county_id, dispute_id) AS taken WHERE taken.dispute_id = mediation_dispute.id "
        "AND taken.county_id = mediation_dispute.county_id "
        "AND taken.at > mediation_dispute.updated_at"
    )
