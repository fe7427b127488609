"""Mediators who are recused."""

import sqlalchemy as sa
from alembic import op

from zongzhi_core.plugin_api import Id

revision = "mediation_0014"
down_revision = "mediation_0013"


def upgrade() -> None:
    op.create_table(
        "mediation_mediator_recusal",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("dispute_id", Id(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("mediator_id", Id(), nullable=False),
        sa.Column("recused_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["county_id", "dispute_id"],
            ["mediation_dispute.county_id", "mediation_dispute.id"],
            name=op.f("fk_mediation_mediator_recusal_county_id_dispute_id"),
        ),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_mediation_mediator_recusal")),
        sa.UniqueConstraint(
            "county_id",
            "dispute_id",
            "seq",
            name=op.f("uq_mediation_mediator_recusal_county_id_dispute_id_seq"),
        ),
    )
    with op.batch_alter_table("mediation_mediator_recusal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mediation_mediator_recusal_id"), ["id"], unique=False)
