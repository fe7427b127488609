"""The loop of transfers suspensions and endings."""

import sqlalchemy as sa
from alembic import op

from zongzhi_core.plugin_api import Id, Stamp, Text

revision = "mediation_0005"
down_revision = "mediation_0004"


def upgrade() -> None:
    op.create_table(
        "mediation_ending",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("dispute_id", Id(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("kind", Text(32), nullable=False),
        sa.Column("at", Stamp(), nullable=False),
        sa.Column("decline_reason", Text(32), nullable=True),
        sa.Column("route", Text(32), nullable=True),
        sa.Column("other_routes_told", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["county_id", "dispute_id"],
            ["mediation_dispute.county_id", "mediation_dispute.id"],
            name=op.f("fk_mediation_ending_county_id_dispute_id"),
        ),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_mediation_ending")),
        sa.UniqueConstraint(
            "county_id",
            "dispute_id",
            "seq",
            name=op.f("uq_mediation_ending_county_id_dispute_id_seq"),
        ),
    )
    with op.batch_alter_table("mediation_ending", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mediation_ending_id"), ["id"], unique=False)

    op.create_table(
        "mediation_suspension",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("dispute_id", Id(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("reason", Text(32), nullable=False),
        sa.Column("stops_clock", sa.Boolean(), nullable=False),
        sa.Column("suspended_at", Stamp(), nullable=False),
        sa.Column("ended_at", Stamp(), nullable=True),
        sa.ForeignKeyConstraint(
            ["county_id", "dispute_id"],
            ["mediation_dispute.county_id", "mediation_dispute.id"],
            name=op.f("fk_mediation_suspension_county_id_dispute_id"),
        ),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_mediation_suspension")),
        sa.UniqueConstraint(
            "county_id",
            "dispute_id",
            "seq",
            name=op.f("uq_mediation_suspension_county_id_dispute_id_seq"),
        ),
    )
    with op.batch_alter_table("mediation_suspension", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mediation_suspension_id"), ["id"], unique=False)

    op.create_table(
        "mediation_transfer",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("dispute_id", Id(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("act", Text(32), nullable=False),
        sa.Column("organisation_id", Id(), nullable=False),
        sa.Column("at", Stamp(), nullable=False),
        sa.Column("sign_due_at", Stamp(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["county_id", "dispute_id"],
            ["mediation_dispute.county_id", "mediation_dispute.id"],
            name=op.f("fk_mediation_transfer_county_id_dispute_id"),
        ),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_mediation_transfer")),
        sa.UniqueConstraint(
            "county_id",
            "dispute_id",
            "seq",
            name=op.f("uq_mediation_transfer_county_id_dispute_id_seq"),
        ),
    )
    with op.batch_alter_table("mediation_transfer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mediation_transfer_id"), ["id"], unique=False)

    with op.batch_alter_table("mediation_dispute", schema=None) as batch_op:
        batch_op.add_column(sa.Column("handler_id", Id(), nullable=True))
        batch_op.add_column(
            sa.Column("days_suspended", sa.Integer(), nullable=False, server_default="0")
        )
        batch_op.add_column(sa.Column("reopened_at", Stamp(), nullable=True))

    with op.batch_alter_table("mediation_dispute_step", schema=None) as batch_op:
        batch_op.add_column(sa.Column("note", Text(500), nullable=True))
