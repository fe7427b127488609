"""Figures of people read an index alone."""

from alembic import op

revision = "grid_0003"
down_revision = "grid_0002"


def upgrade() -> None:
    op.create_index(
        "ix_grid_staff_people",
        "grid_staff",
        ["path", "role", "valid_from", "valid_to", "person_id", "county_id"],
    )
