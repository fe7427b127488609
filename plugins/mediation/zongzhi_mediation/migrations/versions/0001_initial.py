"""Initial."""

import sqlalchemy as sa
from alembic import op

from zongzhi_core.plugin_api import Id, Stamp, Text

revision = "mediation_0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "mediation_dispute",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("division_id", Id(), nullable=False),
        sa.Column("placed_on", sa.Date(), nullable=False),
        sa.Column("no", Text(20), nullable=False),
        sa.Column("category_scheme", Text(20), nullable=False),
        sa.Column("category_code", Text(32), nullable=False),
        sa.Column("scale", Text(32), nullable=False),
        sa.Column("source", Text(32), nullable=False),
        sa.Column("external_no", Text(60), nullable=True),
        sa.Column("status", Text(32), nullable=False),
        sa.Column("outcome", Text(32), nullable=True),
        sa.Column("people_involved", sa.Integer(), nullable=True),
        sa.Column("occurred_on", sa.Date(), nullable=True),
        sa.Column("opened_at", Stamp(), nullable=False),
        sa.Column("accepted_at", Stamp(), nullable=True),
        sa.Column("settled_at", Stamp(), nullable=True),
        sa.Column("closed_at", Stamp(), nullable=True),
        sa.Column("due_at", Stamp(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("event_id", Id(), nullable=True),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_mediation_dispute")),
        sa.UniqueConstraint(
            "county_id", "event_id", name=op.f("uq_mediation_dispute_county_id_event_id")
        ),
        sa.UniqueConstraint("county_id", "no", name=op.f("uq_mediation_dispute_county_id_no")),
        sa.UniqueConstraint(
            "county_id",
            "source",
            "external_no",
            name=op.f("uq_mediation_dispute_county_id_source_external_no"),
        ),
    )
    op.create_index(
        "ix_mediation_dispute_accepted_at",
        "mediation_dispute",
        ["county_id", "accepted_at"],
        unique=False,
    )
    op.create_index(
        op.f("ix_mediation_dispute_division_id"), "mediation_dispute", ["division_id"], unique=False
    )
    op.create_index(op.f("ix_mediation_dispute_id"), "mediation_dispute", ["id"], unique=False)
    op.create_index(
        "ix_mediation_dispute_opened_at",
        "mediation_dispute",
        ["county_id", "opened_at"],
        unique=False,
    )
    op.create_index(
        "ix_mediation_dispute_place_accepted",
        "mediation_dispute",
        ["county_id", "division_id", "accepted_at"],
        unique=False,
    )
    op.create_index(
        "ix_mediation_dispute_place_settled",
        "mediation_dispute",
        ["county_id", "division_id", "settled_at"],
        unique=False,
    )
    op.create_index(
        "ix_mediation_dispute_settled_at",
        "mediation_dispute",
        ["county_id", "settled_at"],
        unique=False,
    )
    op.create_table(
        "mediation_dispute_party",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("dispute_id", Id(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("side", Text(32), nullable=False),
        sa.Column("is_natural_person", sa.Boolean(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("person_id", Id(), nullable=True),
        sa.Column("consented_at", Stamp(), nullable=True),
        sa.ForeignKeyConstraint(
            ["county_id", "dispute_id"],
            ["mediation_dispute.county_id", "mediation_dispute.id"],
            name=op.f("fk_mediation_dispute_party_county_id_dispute_id"),
        ),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_mediation_dispute_party")),
        sa.UniqueConstraint(
            "county_id",
            "dispute_id",
            "seq",
            name=op.f("uq_mediation_dispute_party_county_id_dispute_id_seq"),
        ),
    )
    op.create_index(
        op.f("ix_mediation_dispute_party_id"), "mediation_dispute_party", ["id"], unique=False
    )
    op.create_table(
        "mediation_dispute_step",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("dispute_id", Id(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("from_status", Text(32), nullable=True),
        sa.Column("to_status", Text(32), nullable=False),
        sa.Column("command", Text(40), nullable=False),
        sa.Column("actor", Text(40), nullable=False),
        sa.Column("at", Stamp(), nullable=False),
        sa.ForeignKeyConstraint(
            ["county_id", "dispute_id"],
            ["mediation_dispute.county_id", "mediation_dispute.id"],
            name=op.f("fk_mediation_dispute_step_county_id_dispute_id"),
        ),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_mediation_dispute_step")),
        sa.UniqueConstraint(
            "county_id",
            "dispute_id",
            "seq",
            name=op.f("uq_mediation_dispute_step_county_id_dispute_id_seq"),
        ),
    )
    op.create_index(
        op.f("ix_mediation_dispute_step_id"), "mediation_dispute_step", ["id"], unique=False
    )
