"""Initial."""

import sqlalchemy as sa
from alembic import op

from zongzhi_core.plugin_api import Id, Stamp, Text

revision = "services_0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "services_assistance_case",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("division_id", Id(), nullable=False),
        sa.Column("placed_on", sa.Date(), nullable=False),
        sa.Column("no", Text(20), nullable=False),
        sa.Column("person_id", Id(), nullable=False),
        sa.Column("status", Text(32), nullable=False),
        sa.Column("competent_body", Text(32), nullable=False),
        sa.Column("opened_at", Stamp(), nullable=False),
        sa.Column("activated_at", Stamp(), nullable=True),
        sa.Column("due_at", Stamp(), nullable=True),
        sa.Column("closed_at", Stamp(), nullable=True),
        sa.Column("erase_by", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_services_assistance_case")),
        sa.UniqueConstraint(
            "county_id", "no", name=op.f("uq_services_assistance_case_county_id_no")
        ),
    )
    op.create_index(
        op.f("ix_services_assistance_case_division_id"),
        "services_assistance_case",
        ["division_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_services_assistance_case_id"), "services_assistance_case", ["id"], unique=False
    )
    op.create_index(
        "ix_services_assistance_case_live",
        "services_assistance_case",
        ["county_id", "person_id", "competent_body"],
        unique=True,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_index(
        "ix_services_assistance_case_opened_at",
        "services_assistance_case",
        ["county_id", "opened_at"],
        unique=False,
    )
    op.create_index(
        "ix_services_assistance_case_place",
        "services_assistance_case",
        ["county_id", "division_id"],
        unique=False,
    )
