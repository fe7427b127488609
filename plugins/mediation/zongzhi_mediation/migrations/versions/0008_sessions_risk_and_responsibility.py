"""Sessions risk and responsibility."""

import sqlalchemy as sa
from alembic import op

from zongzhi_core.plugin_api import Id, Stamp, Text

revision = "mediation_0008"
down_revision = "mediation_0007"


def upgrade() -> None:
    op.create_table(
        "mediation_responsibility",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("dispute_id", Id(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("grade", Text(32), nullable=False),
        sa.Column("organisation_id", Id(), nullable=False),
        sa.Column("police_informed", sa.Boolean(), nullable=False),
        sa.Column("since", Stamp(), nullable=False),
        sa.Column("ended_at", Stamp(), nullable=True),
        sa.ForeignKeyConstraint(
            ["county_id", "dispute_id"],
            ["mediation_dispute.county_id", "mediation_dispute.id"],
            name=op.f("fk_mediation_responsibility_county_id_dispute_id"),
        ),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_mediation_responsibility")),
        sa.UniqueConstraint(
            "county_id",
            "dispute_id",
            "seq",
            name=op.f("uq_mediation_responsibility_county_id_dispute_id_seq"),
        ),
    )
    with op.batch_alter_table("mediation_responsibility", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mediation_responsibility_id"), ["id"], unique=False)

    op.create_table(
        "mediation_risk_assessment",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("dispute_id", Id(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("proposed_at", Stamp(), nullable=False),
        sa.Column("category", sa.Integer(), nullable=False),
        sa.Column("latent", sa.Integer(), nullable=False),
        sa.Column("trend", sa.Integer(), nullable=False),
        sa.Column("extent", sa.Integer(), nullable=False),
        sa.Column("intensity", sa.Integer(), nullable=False),
        sa.Column("duration", sa.Integer(), nullable=False),
        sa.Column("proposed_grade", Text(32), nullable=False),
        sa.Column("confirmed_grade", Text(32), nullable=True),
        sa.Column("confirmed_at", Stamp(), nullable=True),
        sa.Column("confirmer", Text(140), nullable=True),
        sa.Column("next_review_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["county_id", "dispute_id"],
            ["mediation_dispute.county_id", "mediation_dispute.id"],
            name=op.f("fk_mediation_risk_assessment_county_id_dispute_id"),
        ),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_mediation_risk_assessment")),
        sa.UniqueConstraint(
            "county_id",
            "dispute_id",
            "seq",
            name=op.f("uq_mediation_risk_assessment_county_id_dispute_id_seq"),
        ),
    )
    with op.batch_alter_table("mediation_risk_assessment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mediation_risk_assessment_id"), ["id"], unique=False)

    op.create_table(
        "mediation_session",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("dispute_id", Id(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("channel", Text(32), nullable=False),
        sa.Column("leading", sa.Boolean(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("organisation_id", Id(), nullable=True),
        sa.ForeignKeyConstraint(
            ["county_id", "dispute_id"],
            ["mediation_dispute.county_id", "mediation_dispute.id"],
            name=op.f("fk_mediation_session_county_id_dispute_id"),
        ),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_mediation_session")),
        sa.UniqueConstraint(
            "county_id",
            "dispute_id",
            "seq",
            name=op.f("uq_mediation_session_county_id_dispute_id_seq"),
        ),
    )
    with op.batch_alter_table("mediation_session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mediation_session_id"), ["id"], unique=False)

    with op.batch_alter_table("mediation_dispute", schema=None) as batch_op:
        batch_op.add_column(sa.Column("leading_channel", Text(32), nullable=True))
        batch_op.add_column(sa.Column("risk_grade", Text(32), nullable=True))

    # Mediation that had started was people's mediation.
    op.execute(
        "UPDATE mediation_dispute SET leading_channel = 'PEOPLE' WHERE id IN "
        "(SELECT dispute_id FROM mediation_dispute_step WHERE command = 'startMediation')"
    )
