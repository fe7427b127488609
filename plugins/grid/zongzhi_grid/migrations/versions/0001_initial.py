"""Initial."""

import sqlalchemy as sa
from alembic import op

from zongzhi_core.plugin_api import Id, Stamp, Text

revision = "grid_0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "grid_camera_site",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("division_id", Id(), nullable=False),
        sa.Column("site_kind", Text(32), nullable=False),
        sa.Column("name", Text(60), nullable=False),
        sa.Column("filed_on", sa.Date(), nullable=True),
        sa.Column("sign_posted", sa.Boolean(), nullable=False),
        sa.Column("state", Text(32), nullable=False),
        sa.Column("key_site_id", Id(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_grid_camera_site")),
    )
    op.create_index(
        op.f("ix_grid_camera_site_division_id"), "grid_camera_site", ["division_id"], unique=False
    )
    op.create_index(op.f("ix_grid_camera_site_id"), "grid_camera_site", ["id"], unique=False)
    op.create_index(
        "ix_grid_camera_site_key_site",
        "grid_camera_site",
        ["county_id", "key_site_id"],
        unique=False,
    )
    op.create_index(
        "ix_grid_camera_site_place", "grid_camera_site", ["county_id", "division_id"], unique=False
    )
    op.create_table(
        "grid_channel",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("division_id", Id(), nullable=False),
        sa.Column("kind", Text(32), nullable=False),
        sa.Column("level", Text(32), nullable=False),
        sa.Column("name", Text(60), nullable=False),
        sa.Column("member_count", sa.Integer(), nullable=False),
        sa.Column("verified_on", sa.Date(), nullable=True),
        sa.Column("state", Text(32), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_grid_channel")),
    )
    op.create_index(
        op.f("ix_grid_channel_division_id"), "grid_channel", ["division_id"], unique=False
    )
    op.create_index(op.f("ix_grid_channel_id"), "grid_channel", ["id"], unique=False)
    op.create_index(
        "ix_grid_channel_place", "grid_channel", ["county_id", "division_id"], unique=False
    )
    op.create_table(
        "grid_crime_statistic",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("division_id", Id(), nullable=False),
        sa.Column("placed_on", sa.Date(), nullable=False),
        sa.Column("indicator", Text(32), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("source", Text(60), nullable=False),
        sa.Column("status", Text(32), nullable=False),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_grid_crime_statistic")),
        sa.UniqueConstraint(
            "county_id",
            "division_id",
            "indicator",
            "month",
            name=op.f("uq_grid_crime_statistic_county_id_division_id_indicator_month"),
        ),
    )
    op.create_index(
        op.f("ix_grid_crime_statistic_division_id"),
        "grid_crime_statistic",
        ["division_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_grid_crime_statistic_id"), "grid_crime_statistic", ["id"], unique=False
    )
    op.create_index(
        "ix_grid_crime_statistic_place",
        "grid_crime_statistic",
        ["county_id", "division_id"],
        unique=False,
    )
    op.create_table(
        "grid_event",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("division_id", Id(), nullable=False),
        sa.Column("placed_on", sa.Date(), nullable=False),
        sa.Column("no", Text(24), nullable=False),
        sa.Column("event_class", Text(32), nullable=False),
        sa.Column("item", Text(32), nullable=False),
        sa.Column("urgency", Text(32), nullable=False),
        sa.Column("status", Text(32), nullable=False),
        sa.Column("happened_at", Stamp(), nullable=True),
        sa.Column("found_at", Stamp(), nullable=True),
        sa.Column("summary", Text(200), nullable=True),
        sa.Column("opened_at", Stamp(), nullable=False),
        sa.Column("due_at", Stamp(), nullable=True),
        sa.Column("closed_at", Stamp(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("grid_id", Id(), nullable=True),
        sa.Column("became_dispute_id", Id(), nullable=True),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_grid_event")),
        sa.UniqueConstraint("county_id", "no", name=op.f("uq_grid_event_county_id_no")),
    )
    op.create_index(op.f("ix_grid_event_division_id"), "grid_event", ["division_id"], unique=False)
    op.create_index("ix_grid_event_grid", "grid_event", ["county_id", "grid_id"], unique=False)
    op.create_index(op.f("ix_grid_event_id"), "grid_event", ["id"], unique=False)
    op.create_index(
        "ix_grid_event_opened_at", "grid_event", ["county_id", "opened_at"], unique=False
    )
    op.create_index("ix_grid_event_place", "grid_event", ["county_id", "division_id"], unique=False)
    op.create_table(
        "grid_grid",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("division_id", Id(), nullable=False),
        sa.Column("code", Text(20), nullable=False),
        sa.Column("name", Text(60), nullable=False),
        sa.Column("kind", Text(32), nullable=False),
        sa.Column("households", sa.Integer(), nullable=False),
        sa.Column("population", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_grid_grid")),
        sa.UniqueConstraint("county_id", "code", name=op.f("uq_grid_grid_county_id_code")),
    )
    op.create_index(op.f("ix_grid_grid_division_id"), "grid_grid", ["division_id"], unique=False)
    op.create_index(op.f("ix_grid_grid_id"), "grid_grid", ["id"], unique=False)
    op.create_index("ix_grid_grid_place", "grid_grid", ["county_id", "division_id"], unique=False)
    op.create_table(
        "grid_key_site",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("division_id", Id(), nullable=False),
        sa.Column("site_kind", Text(32), nullable=False),
        sa.Column("name", Text(60), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_grid_key_site")),
    )
    op.create_index(
        op.f("ix_grid_key_site_division_id"), "grid_key_site", ["division_id"], unique=False
    )
    op.create_index(op.f("ix_grid_key_site_id"), "grid_key_site", ["id"], unique=False)
    op.create_index(
        "ix_grid_key_site_place", "grid_key_site", ["county_id", "division_id"], unique=False
    )
    op.create_table(
        "grid_staff",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("division_id", Id(), nullable=False),
        sa.Column("grid_id", Id(), nullable=False),
        sa.Column("role", Text(32), nullable=False),
        sa.Column("post", Text(32), nullable=False),
        sa.Column("person_id", Id(), nullable=False),
        sa.Column("name", Text(60), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_grid_staff")),
    )
    op.create_index(op.f("ix_grid_staff_division_id"), "grid_staff", ["division_id"], unique=False)
    op.create_index("ix_grid_staff_grid", "grid_staff", ["county_id", "grid_id"], unique=False)
    op.create_index(op.f("ix_grid_staff_id"), "grid_staff", ["id"], unique=False)
    op.create_index("ix_grid_staff_place", "grid_staff", ["county_id", "division_id"], unique=False)
