"""Who works on which matter, and grants that reach no more than that."""

import sqlalchemy as sa
from alembic import op

from zongzhi_core.columns import Code, Id, Stamp, Text
from zongzhi_core.terms import Reach

revision = "core_0010"
down_revision = "core_0009"


def upgrade() -> None:
    reach: sa.Column[Reach] = sa.Column(
        "reach", Code(Reach), nullable=False, server_default=Reach.SUBTREE.name
    )
    op.add_column("core_grant", reach)
    op.add_column("core_grant", sa.Column("unit_id", Id(), nullable=True))
    op.create_table(
        "core_assignment",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("division_id", Id(), nullable=False),
        sa.Column("path", Text(16), nullable=False),
        sa.Column("placed_on", sa.Date(), nullable=False),
        sa.Column("matter_id", Id(), nullable=False),
        sa.Column("assignee_id", Id(), nullable=False),
        sa.Column("assigned_by", Text(140), nullable=False),
        sa.Column("assigned_at", Stamp(), nullable=False),
        sa.Column("ended_at", Stamp(), nullable=True),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_core_assignment")),
    )
    for name, columns in {
        "ix_core_assignment_id": ["id"],
        "ix_core_assignment_division_id": ["division_id"],
        "ix_core_assignment_path": ["path"],
        "ix_core_assignment_matter": ["county_id", "matter_id"],
        "ix_core_assignment_assignee": ["county_id", "assignee_id"],
    }.items():
        op.create_index(name, "core_assignment", columns)
    live = sa.text("ended_at IS NULL")
    op.create_index(
        "uq_core_assignment_live",
        "core_assignment",
        ["county_id", "matter_id", "assignee_id"],
        unique=True,
        sqlite_where=live,
        postgresql_where=live,
    )
