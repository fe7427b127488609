"""The register of mediators."""

import sqlalchemy as sa
from alembic import op

from zongzhi_core.plugin_api import Id, Text

revision = "mediation_0010"
down_revision = "mediation_0009"


def upgrade() -> None:
    op.create_table(
        "mediation_mediator",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("division_id", Id(), nullable=False),
        sa.Column("path", Text(16), nullable=False),
        sa.Column("organisation_id", Id(), nullable=False),
        sa.Column("kind", Text(32), nullable=False),
        sa.Column("post", Text(32), nullable=False),
        sa.Column("name", Text(60), nullable=False),
        sa.Column("person_id", Id(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_mediation_mediator")),
    )
    with op.batch_alter_table("mediation_mediator", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_mediation_mediator_division_id"), ["division_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_mediation_mediator_id"), ["id"], unique=False)
        batch_op.create_index(batch_op.f("ix_mediation_mediator_path"), ["path"], unique=False)

    op.create_table(
        "mediation_mediator_choice",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("dispute_id", Id(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("act", Text(32), nullable=False),
        sa.Column("mediator_id", Id(), nullable=False),
        sa.Column("side", Text(32), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["county_id", "dispute_id"],
            ["mediation_dispute.county_id", "mediation_dispute.id"],
            name=op.f("fk_mediation_mediator_choice_county_id_dispute_id"),
        ),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_mediation_mediator_choice")),
        sa.UniqueConstraint(
            "county_id",
            "dispute_id",
            "seq",
            name=op.f("uq_mediation_mediator_choice_county_id_dispute_id_seq"),
        ),
    )
    with op.batch_alter_table("mediation_mediator_choice", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mediation_mediator_choice_id"), ["id"], unique=False)

    op.create_table(
        "mediation_session_mediator",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("dispute_id", Id(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("session_seq", sa.Integer(), nullable=False),
        sa.Column("mediator_id", Id(), nullable=False),
        sa.ForeignKeyConstraint(
            ["county_id", "dispute_id"],
            ["mediation_dispute.county_id", "mediation_dispute.id"],
            name=op.f("fk_mediation_session_mediator_county_id_dispute_id"),
        ),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_mediation_session_mediator")),
        sa.UniqueConstraint(
            "county_id",
            "dispute_id",
            "seq",
            name=op.f("uq_mediation_session_mediator_county_id_dispute_id_seq"),
        ),
    )
    with op.batch_alter_table("mediation_session_mediator", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mediation_session_mediator_id"), ["id"], unique=False)
