"""Confirmation revisits and consent."""

import sqlalchemy as sa
from alembic import op

from zongzhi_core.plugin_api import MONDAY_TO_FRIDAY, Id, Stamp, Text, after_days, day_of

revision = "mediation_0011"
down_revision = "mediation_0010"


def upgrade() -> None:
    op.create_table(
        "mediation_extension",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("dispute_id", Id(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", Stamp(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["county_id", "dispute_id"],
            ["mediation_dispute.county_id", "mediation_dispute.id"],
            name=op.f("fk_mediation_extension_county_id_dispute_id"),
        ),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_mediation_extension")),
        sa.UniqueConstraint(
            "county_id",
            "dispute_id",
            "seq",
            name=op.f("uq_mediation_extension_county_id_dispute_id_seq"),
        ),
    )
    with op.batch_alter_table("mediation_extension", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mediation_extension_id"), ["id"], unique=False)

    with op.batch_alter_table("mediation_agreement", schema=None) as batch_op:
        batch_op.add_column(sa.Column("confirmation_due_on", sa.Date(), nullable=True))
        batch_op.add_column(
            sa.Column("confirmation", Text(32), nullable=False, server_default="NONE")
        )
        batch_op.add_column(sa.Column("confirmation_applied_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("confirmation_ruled_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("court_id", Id(), nullable=True))

    with op.batch_alter_table("mediation_dispute", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("days_extended", sa.Integer(), nullable=False, server_default="0")
        )
        batch_op.add_column(sa.Column("revisit_due_on", sa.Date(), nullable=True))
        batch_op.create_index(
            "ix_mediation_dispute_revisit_due_on", ["county_id", "revisit_due_on"], unique=False
        )

    _fill_agreements()
    with op.batch_alter_table("mediation_agreement", schema=None) as batch_op:
        batch_op.alter_column("confirmation_due_on", existing_type=sa.Date(), nullable=False)
    _fill_revisits()


def _fill_agreements() -> None:
    """Thirty days from their effect; Monday to Friday, which is all that is known here."""
    effective, due = sa.column("effective_on", sa.Date()), sa.column("confirmation_due_on", sa.Date)
    agreements = sa.table("mediation_agreement", effective, due)
    for day in op.get_bind().scalars(sa.select(effective).distinct()).all():
        last = after_days(MONDAY_TO_FRIDAY, day, 30).last_day
        op.execute(agreements.update().where(effective == day).values(confirmation_due_on=last))


def _fill_revisits() -> None:
    """Those that are settled and were not revisited yet: fifteen days from the settlement."""
    settled, due = sa.column("settled_at", Stamp()), sa.column("revisit_due_on", sa.Date())
    waits = sa.column("status", sa.String()).in_(("SETTLED", "FED_BACK")) & settled.is_not(None)
    disputes = sa.table("mediation_dispute", settled, due, sa.column("status"))
    for at in op.get_bind().scalars(sa.select(settled).distinct().where(waits)).all():
        last = after_days(MONDAY_TO_FRIDAY, day_of(at), 15).last_day
        chosen = disputes.update().where(waits, settled == at)
        op.execute(chosen.values(revisit_due_on=last))
