"""What one person may do only after another has approved it."""

import sqlalchemy as sa
from alembic import op

from zongzhi_core.columns import Code, Id, Stamp, Text
from zongzhi_core.terms import ApprovalKind

revision = "core_0007"
down_revision = "core_0006"


def upgrade() -> None:
    op.create_table(
        "core_approval",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("division_id", Id(), nullable=False),
        sa.Column("path", Text(16), nullable=False),
        sa.Column("placed_on", sa.Date(), nullable=False),
        sa.Column("kind", Code(ApprovalKind), nullable=False),
        sa.Column("subject_id", Text(80), nullable=False),
        sa.Column("actor", Text(140), nullable=False),
        sa.Column("approved_by", Text(140), nullable=False),
        sa.Column("approved_as", Text(40), nullable=False),
        sa.Column("approved_at", Stamp(), nullable=False),
        sa.Column("expires_at", Stamp(), nullable=False),
        sa.Column("reason", Text(500), nullable=False),
        sa.Column("used_at", Stamp(), nullable=True),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_core_approval")),
    )
    for name, columns in {
        "ix_core_approval_id": ["id"],
        "ix_core_approval_division_id": ["division_id"],
        "ix_core_approval_path": ["path"],
        "ix_core_approval_subject": ["county_id", "kind", "subject_id"],
    }.items():
        op.create_index(name, "core_approval", columns)
