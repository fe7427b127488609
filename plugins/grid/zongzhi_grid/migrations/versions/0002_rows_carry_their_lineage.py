"""Rows carry their lineage."""

import sqlalchemy as sa
from alembic import op

from zongzhi_core.plugin_api import Text

revision = "grid_0002"
down_revision = "grid_0001"


def upgrade() -> None:
    with op.batch_alter_table("grid_camera_site", schema=None) as batch_op:
        batch_op.add_column(sa.Column("path", Text(16), nullable=False, server_default="~"))
        batch_op.drop_index(batch_op.f("ix_grid_camera_site_place"))
        batch_op.create_index(batch_op.f("ix_grid_camera_site_path"), ["path"], unique=False)

    with op.batch_alter_table("grid_channel", schema=None) as batch_op:
        batch_op.add_column(sa.Column("path", Text(16), nullable=False, server_default="~"))
        batch_op.drop_index(batch_op.f("ix_grid_channel_place"))
        batch_op.create_index(batch_op.f("ix_grid_channel_path"), ["path"], unique=False)

    with op.batch_alter_table("grid_crime_statistic", schema=None) as batch_op:
        batch_op.add_column(sa.Column("path", Text(16), nullable=False, server_default="~"))
        batch_op.drop_index(batch_op.f("ix_grid_crime_statistic_place"))
        batch_op.create_index(batch_op.f("ix_grid_crime_statistic_path"), ["path"], unique=False)

    with op.batch_alter_table("grid_event", schema=None) as batch_op:
        batch_op.add_column(sa.Column("path", Text(16), nullable=False, server_default="~"))
        batch_op.drop_index(batch_op.f("ix_grid_event_place"))
        batch_op.create_index(batch_op.f("ix_grid_event_path"), ["path"], unique=False)

    with op.batch_alter_table("grid_grid", schema=None) as batch_op:
        batch_op.add_column(sa.Column("path", Text(16), nullable=False, server_default="~"))
        batch_op.drop_index(batch_op.f("ix_grid_grid_place"))
        batch_op.create_index(batch_op.f("ix_grid_grid_path"), ["path"], unique=False)

    with op.batch_alter_table("grid_key_site", schema=None) as batch_op:
        batch_op.add_column(sa.Column("path", Text(16), nullable=False, server_default="~"))
        batch_op.drop_index(batch_op.f("ix_grid_key_site_place"))
        batch_op.create_index(batch_op.f("ix_grid_key_site_path"), ["path"], unique=False)

    with op.batch_alter_table("grid_staff", schema=None) as batch_op:
        batch_op.add_column(sa.Column("path", Text(16), nullable=False, server_default="~"))
        batch_op.drop_index(batch_op.f("ix_grid_staff_place"))
        batch_op.drop_index(batch_op.f("ix_grid_staff_grid"))
        batch_op.create_index(
            "ix_grid_staff_grid", ["county_id", "grid_id", "role", "id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_grid_staff_path"), ["path"], unique=False)
