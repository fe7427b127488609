"""Open matters are found."""

import sqlalchemy as sa
from alembic import op

revision = "services_0005"
down_revision = "services_0004"


def upgrade() -> None:
    with op.batch_alter_table("services_assistance_case", schema=None) as batch_op:
        batch_op.create_index(
            "ix_services_assistance_case_open_due_at",
            ["county_id", "due_at"],
            unique=False,
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )
        batch_op.create_index(
            "ix_services_assistance_case_open_opened_at",
            ["county_id", "opened_at"],
            unique=False,
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )
