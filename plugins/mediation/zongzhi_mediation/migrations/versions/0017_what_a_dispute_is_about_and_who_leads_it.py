"""What a dispute is about and who leads it."""

import sqlalchemy as sa
from alembic import op

from zongzhi_core.plugin_api import Id, Stamp, Text

revision = "mediation_0017"
down_revision = "mediation_0016"


def upgrade() -> None:
    op.create_table(
        "mediation_summary",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("dispute_id", Id(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("text", Text(500), nullable=True),
        sa.Column("keep_until", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["county_id", "dispute_id"],
            ["mediation_dispute.county_id", "mediation_dispute.id"],
            name=op.f("fk_mediation_summary_county_id_dispute_id"),
        ),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_mediation_summary")),
        sa.UniqueConstraint(
            "county_id",
            "dispute_id",
            "seq",
            name=op.f("uq_mediation_summary_county_id_dispute_id_seq"),
        ),
        info={"owner": "mediation"},
    )
    with op.batch_alter_table("mediation_summary", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mediation_summary_id"), ["id"], unique=False)
        batch_op.create_index("ix_mediation_summary_keep_until", ["keep_until"], unique=False)

    with op.batch_alter_table("mediation_dispute", schema=None) as batch_op:
        batch_op.add_column(sa.Column("report_due_at", Stamp(), nullable=True))
        batch_op.create_index(
            "ix_mediation_dispute_report_due_at",
            ["county_id", "report_due_at"],
            unique=False,
            sqlite_where=sa.text("report_due_at IS NOT NULL"),
            postgresql_where=sa.text("report_due_at IS NOT NULL"),
        )

    with op.batch_alter_table("mediation_responsibility", schema=None) as batch_op:
        batch_op.add_column(sa.Column("lead_organisation_id", Id(), nullable=True))
        batch_op.add_column(sa.Column("lead_post", Text(60), nullable=True))
        batch_op.add_column(sa.Column("measures", Text(500), nullable=True))
        batch_op.add_column(sa.Column("due_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("reported_at", Stamp(), nullable=True))
