"""Users and grants."""

import sqlalchemy as sa
from alembic import op

from zongzhi_core.columns import Id, Stamp, Text

revision = "core_0003"
down_revision = "core_0002"


def upgrade() -> None:
    op.create_table(
        "core_session",
        sa.Column("digest", Text(64), nullable=False),
        sa.Column("user_id", Id(), nullable=False),
        sa.Column("grant_id", Id(), nullable=False),
        sa.Column("issued_at", Stamp(), nullable=False),
        sa.Column("expires_at", Stamp(), nullable=False),
        sa.Column("ended_at", Stamp(), nullable=True),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_core_session")),
    )
    with op.batch_alter_table("core_session", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_core_session_expires_at"), ["expires_at"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_core_session_user_id"), ["user_id"], unique=False)

    op.create_table(
        "core_user",
        sa.Column("division_id", Id(), nullable=False),
        sa.Column("path", Text(16), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("account", Text(100), nullable=False),
        sa.Column("name", Text(100), nullable=False),
        sa.Column("issuer", Text(300), nullable=True),
        sa.Column("subject", Text(255), nullable=True),
        sa.Column("created_at", Stamp(), nullable=False),
        sa.Column("ended_at", Stamp(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_core_user")),
        sa.UniqueConstraint("account", name=op.f("uq_core_user_account")),
        sa.UniqueConstraint("issuer", "subject", name=op.f("uq_core_user_issuer_subject")),
    )
    with op.batch_alter_table("core_user", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_core_user_county_id"), ["county_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_core_user_division_id"), ["division_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_core_user_path"), ["path"], unique=False)

    op.create_table(
        "core_grant",
        sa.Column("division_id", Id(), nullable=False),
        sa.Column("path", Text(16), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("user_id", Id(), nullable=False),
        sa.Column("role", Text(40), nullable=False),
        sa.Column("plugins", Text(400), nullable=False),
        sa.Column("reason", Text(500), nullable=False),
        sa.Column("granted_by", Text(140), nullable=False),
        sa.Column("granted_at", Stamp(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["core_user.id"], name=op.f("fk_core_grant_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_core_grant")),
    )
    with op.batch_alter_table("core_grant", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_core_grant_county_id"), ["county_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_core_grant_division_id"), ["division_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_core_grant_path"), ["path"], unique=False)
        batch_op.create_index(batch_op.f("ix_core_grant_user_id"), ["user_id"], unique=False)
