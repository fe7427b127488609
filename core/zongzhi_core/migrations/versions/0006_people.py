"""People who are recorded for a case, the basis for it, and who read them."""

import sqlalchemy as sa
from alembic import op

from zongzhi_core.columns import Code, Id, Stamp, Text
from zongzhi_core.people.terms import (
    LegalBasisKind,
    PersonField,
    RightsRequestKind,
    RightsRequestStatus,
)

revision = "core_0006"
down_revision = "core_0005"


def upgrade() -> None:
    _person()
    _value()
    _basis()
    _access()
    _rights()
    _erasure()


def _person() -> None:
    op.create_table(
        "core_person",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("division_id", Id(), nullable=False),
        sa.Column("path", Text(16), nullable=False),
        sa.Column("placed_on", sa.Date(), nullable=False),
        sa.Column("matter_id", Id(), nullable=False),
        sa.Column("purpose", Text(60), nullable=False),
        sa.Column("key_id", Id(), nullable=False),
        sa.Column("matching", Text(64), nullable=True),
        sa.Column("recorded_at", Stamp(), nullable=False),
        sa.Column("sealed_until", sa.Date(), nullable=True),
        sa.Column("contested_at", Stamp(), nullable=True),
        sa.Column("review_by", sa.Date(), nullable=False),
        sa.Column("erase_by", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_core_person")),
    )
    for name, columns in {
        "ix_core_person_id": ["id"],
        "ix_core_person_division_id": ["division_id"],
        "ix_core_person_path": ["path"],
        "ix_core_person_key_id": ["key_id"],
        "ix_core_person_matter": ["county_id", "matter_id"],
        "ix_core_person_matching": ["county_id", "matching"],
        "ix_core_person_erase_by": ["erase_by"],
    }.items():
        op.create_index(name, "core_person", columns)


def _value() -> None:
    op.create_table(
        "core_person_value",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("person_id", Id(), nullable=False),
        sa.Column("field", Code(PersonField), nullable=False),
        sa.Column("sealed", Text(1000), nullable=False),
        sa.ForeignKeyConstraint(
            ["county_id", "person_id"],
            ["core_person.county_id", "core_person.id"],
            name=op.f("fk_core_person_value_county_id_person_id"),
        ),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_core_person_value")),
        sa.UniqueConstraint(
            "county_id",
            "person_id",
            "field",
            name=op.f("uq_core_person_value_county_id_person_id_field"),
        ),
    )
    op.create_index("ix_core_person_value_id", "core_person_value", ["id"])


def _basis() -> None:
    op.create_table(
        "core_legal_basis",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("purpose", Text(60), nullable=False),
        sa.Column("kind", Code(LegalBasisKind), nullable=False),
        sa.Column("citation", Text(300), nullable=False),
        sa.Column("granted_at", Stamp(), nullable=False),
        sa.Column("expires_at", Stamp(), nullable=False),
        sa.Column("assessment_no", Text(100), nullable=False),
        sa.Column("assessed_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_core_legal_basis")),
    )
    op.create_index("ix_core_legal_basis_id", "core_legal_basis", ["id"])
    op.create_index("ix_core_legal_basis_purpose", "core_legal_basis", ["county_id", "purpose"])


def _access() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "core_access",
        sa.Column("id", number, autoincrement=True, nullable=False),
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("person_id", Id(), nullable=False),
        sa.Column("at", Stamp(), nullable=False),
        sa.Column("reader", Text(140), nullable=False),
        sa.Column("who", Text(40), nullable=False),
        sa.Column("unit_id", Id(), nullable=True),
        sa.Column("purpose", Text(60), nullable=False),
        sa.Column("fields", Text(200), nullable=False),
        sa.Column("case_id", Text(80), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_core_access")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_core_access_person", "core_access", ["county_id", "person_id", "id"])
    op.create_table(
        "core_access_seal",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("last_id", sa.BigInteger(), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("digest", Text(64), nullable=False),
        sa.Column("at", Stamp(), nullable=False),
        sa.PrimaryKeyConstraint("county_id", "no", name=op.f("pk_core_access_seal")),
    )


def _rights() -> None:
    op.create_table(
        "core_rights_request",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("division_id", Id(), nullable=False),
        sa.Column("path", Text(16), nullable=False),
        sa.Column("placed_on", sa.Date(), nullable=False),
        sa.Column("person_id", Id(), nullable=False),
        sa.Column("kind", Code(RightsRequestKind), nullable=False),
        sa.Column("status", Code(RightsRequestStatus), nullable=False),
        sa.Column("filed_at", Stamp(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("decided_at", Stamp(), nullable=True),
        sa.Column("reasons", Text(500), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_core_rights_request")),
    )
    for name, columns in {
        "ix_core_rights_request_id": ["id"],
        "ix_core_rights_request_division_id": ["division_id"],
        "ix_core_rights_request_path": ["path"],
        "ix_core_rights_request_person": ["county_id", "person_id"],
        "ix_core_rights_request_due_on": ["due_on"],
    }.items():
        op.create_index(name, "core_rights_request", columns)
    op.create_table(
        "core_receipt",
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("id", Id(), nullable=False),
        sa.Column("person_id", Id(), nullable=False),
        sa.Column("locator", Text(8), nullable=False),
        sa.Column("issued_at", Stamp(), nullable=False),
        sa.Column("expires_at", Stamp(), nullable=False),
        sa.Column("used_at", Stamp(), nullable=True),
        sa.PrimaryKeyConstraint("county_id", "id", name=op.f("pk_core_receipt")),
        sa.UniqueConstraint("locator", name=op.f("uq_core_receipt_locator")),
    )
    op.create_index("ix_core_receipt_id", "core_receipt", ["id"])
    op.create_index("ix_core_receipt_person_id", "core_receipt", ["person_id"])
    op.create_table(
        "core_subject_session",
        sa.Column("digest", Text(64), nullable=False),
        sa.Column("county_id", Id(), nullable=False),
        sa.Column("person_id", Id(), nullable=False),
        sa.Column("expires_at", Stamp(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_core_subject_session")),
    )
    op.create_index("ix_core_subject_session_person_id", "core_subject_session", ["person_id"])


def _erasure() -> None:
    op.create_table(
        "core_erasure",
        sa.Column("key_id", Id(), nullable=False),
        sa.Column("person_id", Id(), nullable=False),
        sa.Column("at", Stamp(), nullable=False),
        sa.Column("key_gone_at", Stamp(), nullable=True),
        sa.PrimaryKeyConstraint("key_id", name=op.f("pk_core_erasure")),
    )
    op.create_index("ix_core_erasure_key_gone_at", "core_erasure", ["key_gone_at"])
