"""Work days."""

import sqlalchemy as sa
from alembic import op

from zongzhi_core.columns import Id, Text

revision = "core_0005"
down_revision = "core_0004"


def upgrade() -> None:
    op.create_table(
        "core_work_day",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("is_working", sa.Boolean(), nullable=False),
        sa.Column("name", Text(200), nullable=False),
        sa.Column("source", Text(100), nullable=False),
        sa.PrimaryKeyConstraint("county_id", "day", name=op.f("pk_core_work_day")),
    )
