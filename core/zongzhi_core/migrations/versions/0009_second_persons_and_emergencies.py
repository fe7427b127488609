"""Sealed records read by approval, emergency access, and readings that are told later."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from zongzhi_core.columns import Code, Id, Stamp, Text
from zongzhi_core.people.terms import EmergencyVerdict

revision = "core_0009"
down_revision = "core_0008"


def upgrade() -> None:
    # Added as they are: the numbers of the log's entries must not change.
    op.add_column("core_access", sa.Column("approval_id", Id(), nullable=True))
    op.add_column("core_access", sa.Column("emergency_id", Id(), nullable=True))
    _emergency()
    _late()


def _placed() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("division_id", Id(), nullable=False),
        sa.Column("path", Text(16), nullable=False),
        sa.Column("placed_on", sa.Date(), nullable=False),
        sa.Column("matter_id", Id(), nullable=False),
    )


def _emergency() -> None:
    op.create_table(
        "core_emergency",
        *_placed(),
        sa.Column("opened_by", Text(140), nullable=False),
        sa.Column("opened_as", Text(40), nullable=False),
        sa.Column("reason", Text(500), nullable=False),
        sa.Column("opened_at", Stamp(), nullable=False),
        sa.Column("expires_at", Stamp(), nullable=False),
        sa.Column("review_by", sa.Date(), nullable=False),
        sa.Column("reviewed_at", Stamp(), nullable=True),
        sa.Column("reviewed_by", Text(140), nullable=True),
        sa.Column("verdict", Code(EmergencyVerdict), nullable=True),
        sa.Column("findings", Text(500), nullable=True),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_core_emergency")),
    )
    _index("core_emergency", {"ix_core_emergency_opened_by": ["opened_by", "opened_at"]})


def _late() -> None:
    op.create_table(
        "core_late_disclosure",
        *_placed(),
        sa.Column("authority", Text(200), nullable=False),
        sa.Column("order_no", Text(100), nullable=False),
        sa.Column("reason", Text(500), nullable=False),
        sa.Column("signed_by", Text(140), nullable=False),
        sa.Column("begins_at", Stamp(), nullable=False),
        sa.Column("ends_at", Stamp(), nullable=False),
        sa.Column("extended_by", Text(140), nullable=True),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_core_late_disclosure")),
    )
    _index("core_late_disclosure", {})


def _index(table: str, more: dict[str, list[str]]) -> None:
    for name, columns in {
        f"ix_{table}_id": ["id"],
        f"ix_{table}_division_id": ["division_id"],
        f"ix_{table}_path": ["path"],
        f"ix_{table}_matter": ["county_id", "matter_id"],
        **more,
    }.items():
        op.create_index(name, table, columns)
