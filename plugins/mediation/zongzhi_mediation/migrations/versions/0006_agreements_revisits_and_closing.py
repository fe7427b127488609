"""Agreements revisits and closing."""

import sqlalchemy as sa
from alembic import op

from zongzhi_core.plugin_api import Id, Stamp, Text

revision = "mediation_0006"
down_revision = "mediation_0005"


def upgrade() -> None:
    op.create_table(
        "mediation_agreement",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("dispute_id", Id(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("kind", Text(32), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("signed_by_all_parties", sa.Boolean(), nullable=False),
        sa.Column("signed_by_mediator", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", Stamp(), nullable=False),
        sa.ForeignKeyConstraint(
            ["county_id", "dispute_id"],
            ["mediation_dispute.county_id", "mediation_dispute.id"],
            name=op.f("fk_mediation_agreement_county_id_dispute_id"),
        ),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_mediation_agreement")),
        sa.UniqueConstraint(
            "county_id",
            "dispute_id",
            "seq",
            name=op.f("uq_mediation_agreement_county_id_dispute_id_seq"),
        ),
    )
    with op.batch_alter_table("mediation_agreement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mediation_agreement_id"), ["id"], unique=False)

    op.create_table(
        "mediation_closure",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("dispute_id", Id(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", Stamp(), nullable=False),
        sa.Column("result_notice_sent", sa.Boolean(), nullable=False),
        sa.Column("support_handed_over", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["county_id", "dispute_id"],
            ["mediation_dispute.county_id", "mediation_dispute.id"],
            name=op.f("fk_mediation_closure_county_id_dispute_id"),
        ),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_mediation_closure")),
        sa.UniqueConstraint(
            "county_id",
            "dispute_id",
            "seq",
            name=op.f("uq_mediation_closure_county_id_dispute_id_seq"),
        ),
    )
    with op.batch_alter_table("mediation_closure", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mediation_closure_id"), ["id"], unique=False)

    op.create_table(
        "mediation_follow_up",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("dispute_id", Id(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", Stamp(), nullable=False),
        sa.Column("mode", Text(32), nullable=False),
        sa.Column("reached", sa.Boolean(), nullable=False),
        sa.Column("performance", Text(32), nullable=True),
        sa.Column("satisfaction", Text(32), nullable=True),
        sa.Column("relapse_risk", Text(32), nullable=True),
        sa.ForeignKeyConstraint(
            ["county_id", "dispute_id"],
            ["mediation_dispute.county_id", "mediation_dispute.id"],
            name=op.f("fk_mediation_follow_up_county_id_dispute_id"),
        ),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_mediation_follow_up")),
        sa.UniqueConstraint(
            "county_id",
            "dispute_id",
            "seq",
            name=op.f("uq_mediation_follow_up_county_id_dispute_id_seq"),
        ),
    )
    with op.batch_alter_table("mediation_follow_up", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mediation_follow_up_id"), ["id"], unique=False)

    op.create_table(
        "mediation_obligation",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("dispute_id", Id(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("agreement_seq", sa.Integer(), nullable=False),
        sa.Column("kind", Text(32), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("amount_yuan", sa.Integer(), nullable=True),
        sa.Column("status", Text(32), nullable=False),
        sa.Column("performed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["county_id", "dispute_id"],
            ["mediation_dispute.county_id", "mediation_dispute.id"],
            name=op.f("fk_mediation_obligation_county_id_dispute_id"),
        ),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_mediation_obligation")),
        sa.UniqueConstraint(
            "county_id",
            "dispute_id",
            "seq",
            name=op.f("uq_mediation_obligation_county_id_dispute_id_seq"),
        ),
    )
    with op.batch_alter_table("mediation_obligation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mediation_obligation_id"), ["id"], unique=False)

    op.create_table(
        "mediation_reopening",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("dispute_id", Id(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", Stamp(), nullable=False),
        sa.Column("reason", Text(32), nullable=False),
        sa.ForeignKeyConstraint(
            ["county_id", "dispute_id"],
            ["mediation_dispute.county_id", "mediation_dispute.id"],
            name=op.f("fk_mediation_reopening_county_id_dispute_id"),
        ),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_mediation_reopening")),
        sa.UniqueConstraint(
            "county_id",
            "dispute_id",
            "seq",
            name=op.f("uq_mediation_reopening_county_id_dispute_id_seq"),
        ),
    )
    with op.batch_alter_table("mediation_reopening", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mediation_reopening_id"), ["id"], unique=False)

    with op.batch_alter_table("mediation_dispute", schema=None) as batch_op:
        batch_op.add_column(sa.Column("fed_back_at", Stamp(), nullable=True))
