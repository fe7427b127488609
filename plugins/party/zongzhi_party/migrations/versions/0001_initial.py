"""Initial."""

import sqlalchemy as sa
from alembic import op

from zongzhi_core.plugin_api import Id, Text

revision = "party_0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "party_office_merger",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("division_id", Id(), nullable=False),
        sa.Column("centre_id", Id(), nullable=False),
        sa.Column("office_id", Id(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_party_office_merger")),
    )
    op.create_index(
        op.f("ix_party_office_merger_division_id"),
        "party_office_merger",
        ["division_id"],
        unique=False,
    )
    op.create_index(op.f("ix_party_office_merger_id"), "party_office_merger", ["id"], unique=False)
    op.create_index(
        "ix_party_office_merger_place",
        "party_office_merger",
        ["county_id", "division_id"],
        unique=False,
    )
    op.create_table(
        "party_post",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("division_id", Id(), nullable=False),
        sa.Column("position", Text(32), nullable=False),
        sa.Column("person_id", Id(), nullable=True),
        sa.Column("name", Text(60), nullable=True),
        sa.Column("mode", Text(32), nullable=False),
        sa.Column("state", Text(32), nullable=False),
        sa.Column("organisation_id", Id(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=False),
        sa.CheckConstraint(
            "(person_id IS NULL) = (state = 'VACANT')", name="ck_party_post_vacant_has_nobody"
        ),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_party_post")),
    )
    op.create_index(op.f("ix_party_post_division_id"), "party_post", ["division_id"], unique=False)
    op.create_index(op.f("ix_party_post_id"), "party_post", ["id"], unique=False)
    op.create_index("ix_party_post_place", "party_post", ["county_id", "division_id"], unique=False)
    op.create_index("ix_party_post_position", "party_post", ["county_id", "position"], unique=False)
    op.create_table(
        "party_training",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("division_id", Id(), nullable=False),
        sa.Column("placed_on", sa.Date(), nullable=False),
        sa.Column("kind", Text(32), nullable=False),
        sa.Column("title", Text(100), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("hours", sa.Float(), nullable=False),
        sa.Column("organiser_id", Id(), nullable=False),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_party_training")),
    )
    op.create_index(
        op.f("ix_party_training_division_id"), "party_training", ["division_id"], unique=False
    )
    op.create_index(
        "ix_party_training_held_on", "party_training", ["county_id", "held_on"], unique=False
    )
    op.create_index(op.f("ix_party_training_id"), "party_training", ["id"], unique=False)
    op.create_index(
        "ix_party_training_place", "party_training", ["county_id", "division_id"], unique=False
    )
    op.create_table(
        "party_training_attendance",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("training_id", Id(), nullable=False),
        sa.Column("person_id", Id(), nullable=False),
        sa.Column("present", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_party_training_attendance")),
    )
    op.create_index(
        op.f("ix_party_training_attendance_id"), "party_training_attendance", ["id"], unique=False
    )
    op.create_index(
        "ix_party_training_attendance_training",
        "party_training_attendance",
        ["county_id", "training_id", "present"],
        unique=False,
    )
