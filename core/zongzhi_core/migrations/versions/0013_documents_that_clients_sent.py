"""Documents that clients sent."""

import sqlalchemy as sa
from alembic import op

from zongzhi_core.columns import Id, Text

revision = "core_0013"
down_revision = "core_0012"


def upgrade() -> None:
    op.create_table(
        "core_client_document",
        sa.Column("sha256", Text(64), nullable=False),
        sa.Column("text", Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_core_client_document")),
    )
    op.create_table(
        "core_client_operation",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("client", Text(100), nullable=False),
        sa.Column("sha256", Text(64), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sha256"],
            ["core_client_document.sha256"],
            name=op.f("fk_core_client_operation_sha256"),
        ),
        sa.PrimaryKeyConstraint(
            "county_id", "client", "sha256", name=op.f("pk_core_client_operation")
        ),
    )
    with op.batch_alter_table("core_client_operation", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_core_client_operation_last_on"), ["last_on"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_core_client_operation_sha256"), ["sha256"], unique=False
        )
