"""Figures of people read an index alone."""

from alembic import op

revision = "mediation_0003"
down_revision = "mediation_0002"


def upgrade() -> None:
    op.create_index(
        "ix_mediation_dispute_party_people",
        "mediation_dispute_party",
        ["county_id", "dispute_id", "is_natural_person", "people"],
    )
