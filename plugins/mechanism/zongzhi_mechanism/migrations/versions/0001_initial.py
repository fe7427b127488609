"""Initial."""

import sqlalchemy as sa
from alembic import op

from zongzhi_core.plugin_api import Id, Stamp, Text

revision = "mechanism_0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "mechanism_meeting_rule",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("level", Text(32), nullable=False),
        sa.Column("kind", Text(32), nullable=False),
        sa.Column("cadence", Text(32), nullable=False),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_mechanism_meeting_rule")),
        sa.UniqueConstraint(
            "county_id",
            "level",
            "kind",
            name=op.f("uq_mechanism_meeting_rule_county_id_level_kind"),
        ),
    )
    op.create_index(
        op.f("ix_mechanism_meeting_rule_id"), "mechanism_meeting_rule", ["id"], unique=False
    )
    op.create_table(
        "mechanism_order",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("division_id", Id(), nullable=False),
        sa.Column("placed_on", sa.Date(), nullable=False),
        sa.Column("no", Text(20), nullable=False),
        sa.Column("kind", Text(32), nullable=False),
        sa.Column("card", Text(32), nullable=True),
        sa.Column("status", Text(32), nullable=False),
        sa.Column("issuer_level", Text(32), nullable=False),
        sa.Column("issuer_organisation_id", Id(), nullable=False),
        sa.Column("target_organisation_id", Id(), nullable=False),
        sa.Column("subject_type", Text(40), nullable=True),
        sa.Column("subject_id", Id(), nullable=True),
        sa.Column("opened_at", Stamp(), nullable=False),
        sa.Column("received_at", Stamp(), nullable=True),
        sa.Column("done_at", Stamp(), nullable=True),
        sa.Column("verified_at", Stamp(), nullable=True),
        sa.Column("closed_at", Stamp(), nullable=True),
        sa.Column("due_at", Stamp(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_mechanism_order")),
        sa.UniqueConstraint("county_id", "no", name=op.f("uq_mechanism_order_county_id_no")),
    )
    op.create_index(
        op.f("ix_mechanism_order_division_id"), "mechanism_order", ["division_id"], unique=False
    )
    op.create_index(op.f("ix_mechanism_order_id"), "mechanism_order", ["id"], unique=False)
    op.create_index(
        "ix_mechanism_order_opened_at", "mechanism_order", ["county_id", "opened_at"], unique=False
    )
    op.create_index(
        "ix_mechanism_order_place_opened",
        "mechanism_order",
        ["county_id", "division_id", "opened_at"],
        unique=False,
    )
    op.create_index(
        "ix_mechanism_order_subject", "mechanism_order", ["county_id", "subject_id"], unique=False
    )
