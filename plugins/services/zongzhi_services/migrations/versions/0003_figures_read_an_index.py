"""Figures of people read an index alone."""

from alembic import op

revision = "services_0003"
down_revision = "services_0002"


def upgrade() -> None:
    op.create_index(
        "ix_services_assistance_case_people",
        "services_assistance_case",
        ["path", "activated_at", "closed_at", "person_id", "county_id"],
    )
