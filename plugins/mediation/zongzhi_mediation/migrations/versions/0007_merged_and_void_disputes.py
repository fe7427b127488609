"""Merged and void disputes."""

import sqlalchemy as sa
from alembic import op

from zongzhi_core.plugin_api import Id, Stamp, Text

revision = "mediation_0007"
down_revision = "mediation_0006"


def upgrade() -> None:
    op.create_table(
        "mediation_void_request",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("dispute_id", Id(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", Stamp(), nullable=False),
        sa.Column("requester", Text(140), nullable=False),
        sa.ForeignKeyConstraint(
            ["county_id", "dispute_id"],
            ["mediation_dispute.county_id", "mediation_dispute.id"],
            name=op.f("fk_mediation_void_request_county_id_dispute_id"),
        ),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_mediation_void_request")),
        sa.UniqueConstraint(
            "county_id",
            "dispute_id",
            "seq",
            name=op.f("uq_mediation_void_request_county_id_dispute_id_seq"),
        ),
    )
    with op.batch_alter_table("mediation_void_request", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mediation_void_request_id"), ["id"], unique=False)

    with op.batch_alter_table("mediation_dispute", schema=None) as batch_op:
        batch_op.add_column(sa.Column("merged_into_id", Id(), nullable=True))
