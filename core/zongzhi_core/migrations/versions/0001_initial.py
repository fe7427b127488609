"""Initial."""

import sqlalchemy as sa
from alembic import op

from zongzhi_core.columns import Id, Stamp, Text

revision = "core_0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "core_counter",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("series", Text(80), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("county_id", "series", name=op.f("pk_core_counter")),
    )
    op.create_table(
        "core_county_plugin",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("plugin", Text(40), nullable=False),
        sa.Column("state", Text(32), nullable=False),
        sa.Column("since", Stamp(), nullable=False),
        sa.Column("reason", Text(500), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("county_id", "plugin", name=op.f("pk_core_county_plugin")),
    )
    op.create_table(
        "core_delivery",
        sa.Column("event_id", Id(), nullable=False),
        sa.Column("listener", Text(80), nullable=False),
        sa.Column("taken", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("event_id", "listener", name=op.f("pk_core_delivery")),
    )
    op.create_table(
        "core_division",
        sa.Column("id", Id(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=False),
        sa.Column("heir_id", Id(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_core_division")),
    )
    op.create_index(op.f("ix_core_division_heir_id"), "core_division", ["heir_id"], unique=False)
    op.create_table(
        "core_division_change",
        sa.Column("id", Id(), nullable=False),
        sa.Column("kind", Text(32), nullable=False),
        sa.Column("document_no", Text(100), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", Stamp(), nullable=False),
        sa.Column("note", Text(500), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_core_division_change")),
    )
    op.create_table(
        "core_epoch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.Column("secret", Text(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_core_epoch")),
    )
    op.create_table(
        "core_idempotency",
        sa.Column("id", Id(), nullable=False),
        sa.Column("caller", Text(140), nullable=False),
        sa.Column("key", Text(200), nullable=False),
        sa.Column("payload_hash", Text(64), nullable=False),
        sa.Column("answer", Text(), nullable=False),
        sa.Column("at", Stamp(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_core_idempotency")),
        sa.UniqueConstraint("caller", "key", name=op.f("uq_core_idempotency_caller_key")),
    )
    op.create_table(
        "core_journal",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("at", Stamp(), nullable=False),
        sa.Column("actor", Text(140), nullable=False),
        sa.Column("command", Text(80), nullable=False),
        sa.Column("subject_type", Text(60), nullable=False),
        sa.Column("subject_id", Id(), nullable=False),
        sa.Column("changes", Text(), nullable=False),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_core_journal")),
    )
    op.create_table(
        "core_organisation",
        sa.Column("division_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("county_id", Id(), nullable=True),
        sa.Column("line_id", Id(), nullable=True),
        sa.Column("kind", Text(32), nullable=False),
        sa.Column("name", Text(100), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_core_organisation")),
    )
    op.create_index(
        op.f("ix_core_organisation_county_id"), "core_organisation", ["county_id"], unique=False
    )
    op.create_index(
        op.f("ix_core_organisation_division_id"), "core_organisation", ["division_id"], unique=False
    )
    op.create_table(
        "core_outbox",
        sa.Column("id", Id(), nullable=False),
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("name", Text(80), nullable=False),
        sa.Column("subject_id", Id(), nullable=False),
        sa.Column("payload", Text(), nullable=False),
        sa.Column("at", Stamp(), nullable=False),
        sa.Column("delivered_at", Stamp(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_core_outbox")),
    )
    op.create_index(
        "ix_core_outbox_delivered_at", "core_outbox", ["delivered_at", "id"], unique=False
    )
    op.create_table(
        "core_plugin",
        sa.Column("name", Text(40), nullable=False),
        sa.Column("title", Text(100), nullable=False),
        sa.Column("version", Text(40), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_core_plugin")),
    )
    op.create_table(
        "core_plugin_requirement",
        sa.Column("plugin", Text(40), nullable=False),
        sa.Column("requires", Text(40), nullable=False),
        sa.PrimaryKeyConstraint("plugin", "requires", name=op.f("pk_core_plugin_requirement")),
    )
    op.create_table(
        "core_token",
        sa.Column("name", Text(100), nullable=False),
        sa.Column("digest", Text(64), nullable=False),
        sa.Column("role", Text(40), nullable=False),
        sa.Column("division_id", Id(), nullable=True),
        sa.Column("plugins", Text(400), nullable=False),
        sa.Column("issued_at", Stamp(), nullable=False),
        sa.Column("expires_at", Stamp(), nullable=False),
        sa.Column("revoked_at", Stamp(), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_core_token")),
        sa.UniqueConstraint("digest", name=op.f("uq_core_token_digest")),
    )
    op.create_table(
        "core_centre",
        sa.Column("division_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("county_id", Id(), nullable=True),
        sa.Column("organisation_id", Id(), nullable=False),
        sa.Column("level", Text(32), nullable=False),
        sa.Column("site", Text(200), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["core_organisation.id"],
            name=op.f("fk_core_centre_organisation_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_core_centre")),
    )
    op.create_index(op.f("ix_core_centre_county_id"), "core_centre", ["county_id"], unique=False)
    op.create_index(
        op.f("ix_core_centre_division_id"), "core_centre", ["division_id"], unique=False
    )
    op.create_table(
        "core_division_successor",
        sa.Column("predecessor_id", Id(), nullable=False),
        sa.Column("successor_id", Id(), nullable=False),
        sa.Column("change_id", Id(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["change_id"],
            ["core_division_change.id"],
            name=op.f("fk_core_division_successor_change_id"),
        ),
        sa.PrimaryKeyConstraint(
            "predecessor_id", "successor_id", name=op.f("pk_core_division_successor")
        ),
    )
    op.create_index(
        op.f("ix_core_division_successor_successor_id"),
        "core_division_successor",
        ["successor_id"],
        unique=False,
    )
    op.create_table(
        "core_division_version",
        sa.Column("division_id", Id(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("parent_id", Id(), nullable=True),
        sa.Column("county_id", Id(), nullable=True),
        sa.Column("managed_by_id", Id(), nullable=True),
        sa.Column("level", Text(32), nullable=False),
        sa.Column("kind", Text(32), nullable=False),
        sa.Column("code", Text(12), nullable=True),
        sa.Column("name", Text(99), nullable=False),
        sa.Column("short_name", Text(99), nullable=False),
        sa.Column("urban_rural", Text(32), nullable=True),
        sa.Column("sort_no", sa.Integer(), nullable=False),
        sa.Column("path", Text(16), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["division_id"], ["core_division.id"], name=op.f("fk_core_division_version_division_id")
        ),
        sa.PrimaryKeyConstraint("division_id", "valid_from", name=op.f("pk_core_division_version")),
    )
    op.create_index(
        "ix_core_division_version_code",
        "core_division_version",
        ["code", "valid_from"],
        unique=False,
    )
    op.create_index(
        op.f("ix_core_division_version_county_id"),
        "core_division_version",
        ["county_id"],
        unique=False,
    )
    op.create_index(
        "ix_core_division_version_parent",
        "core_division_version",
        ["parent_id", "valid_from"],
        unique=False,
    )
    op.create_index(
        "ix_core_division_version_path",
        "core_division_version",
        ["path", "valid_from"],
        unique=False,
    )
