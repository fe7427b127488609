"""Work lists."""

import sqlalchemy as sa
from alembic import op

from zongzhi_core.plugin_api import Stamp

revision = "mediation_0012"
down_revision = "mediation_0011"


def upgrade() -> None:
    with op.batch_alter_table("mediation_dispute", schema=None) as batch_op:
        batch_op.add_column(sa.Column("sign_due_at", Stamp(), nullable=True))
        batch_op.create_index(
            "ix_mediation_dispute_open_due_at",
            ["county_id", "due_at"],
            unique=False,
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )
        batch_op.create_index(
            "ix_mediation_dispute_open_opened_at",
            ["county_id", "opened_at"],
            unique=False,
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )
        batch_op.create_index(
            "ix_mediation_dispute_sign_due_at",
            ["county_id", "sign_due_at"],
            unique=False,
            sqlite_where=sa.text("sign_due_at IS NOT NULL"),
            postgresql_where=sa.text("sign_due_at IS NOT NULL"),
        )
    _fill()


def _fill() -> None:
    """Disputes that are transferred now: by when the last transfer must be answered."""
    names = ("county_id", "dispute_id", "seq", "sign_due_at")
    sent = sa.table("mediation_transfer", *map(sa.column, names))
    kept = ("county_id", "id", "status", "sign_due_at")
    disputes = sa.table("mediation_dispute", *map(sa.column, kept))
    last = (
        sa.select(sent.c.sign_due_at)
        .where(sent.c.county_id == disputes.c.county_id, sent.c.dispute_id == disputes.c.id)
        .order_by(sent.c.seq.desc())
        .limit(1)
        .scalar_subquery()
    )
    running = disputes.update().where(disputes.c.status == "TRANSFERRED")
    op.execute(running.values(sign_due_at=last))
