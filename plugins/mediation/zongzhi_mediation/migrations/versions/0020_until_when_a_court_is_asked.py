"""Until when both sides may ask a court to confirm the agreement, on the dispute itself."""

import sqlalchemy as sa
from alembic import op

revision = "mediation_0020"
down_revision = "mediation_0019"


def upgrade() -> None:
    with op.batch_alter_table("mediation_dispute", schema=None) as batch_op:
        batch_op.add_column(sa.Column("confirmation_due_on", sa.Date(), nullable=True))
        batch_op.create_index(
            "ix_mediation_dispute_confirmation_due_on",
            ["county_id", "confirmation_due_on"],
            unique=False,
            sqlite_where=sa.text("confirmation_due_on IS NOT NULL"),
            postgresql_where=sa.text("confirmation_due_on IS NOT NULL"),
        )
    _fill()


def _fill() -> None:
    """Where the last agreement is in force, in writing, and nobody has asked."""
    of_agreement = ["county_id", "dispute_id", "seq", "kind", "confirmation", "confirmation_due_on"]
    agreement = sa.table("mediation_agreement", *map(sa.column, of_agreement))
    of_dispute = ["county_id", "id", "settled_at", "confirmation_due_on"]
    dispute = sa.table("mediation_dispute", *map(sa.column, of_dispute))
    later = agreement.alias()
    own = (agreement.c.county_id == dispute.c.county_id) & (agreement.c.dispute_id == dispute.c.id)
    last = ~sa.exists().where(
        later.c.county_id == agreement.c.county_id,
        later.c.dispute_id == agreement.c.dispute_id,
        later.c.seq > agreement.c.seq,
    )
    asked = (agreement.c.kind == "WRITTEN") & (agreement.c.confirmation == "NONE")
    due = sa.select(agreement.c.confirmation_due_on).where(own, asked, last).scalar_subquery()
    settled = dispute.c.settled_at.is_not(None)
    op.execute(dispute.update().where(settled).values(confirmation_due_on=due))
