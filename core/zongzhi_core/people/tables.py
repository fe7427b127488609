"""The tables of people: who is recorded for a case, on what basis, and who read it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import (
    BigInteger,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from .. import columns
from ..columns import Base, Code, CountyRow, FactRow, Id, Stamp, Text, field, journal_name
from ..terms import Sensitivity
from .terms import (
    EmergencyVerdict,
    LegalBasisKind,
    PersonField,
    RightsRequestKind,
    RightsRequestStatus,
)


class Person(FactRow, Base):
    """人员 A person as recorded for one case and one purpose; lies where the case lies."""

    __tablename__ = "core_person"
    case_column = "matter_id"
    __table_args__ = (
        Index("ix_core_person_matter", "county_id", "matter_id"),
        Index("ix_core_person_matching", "county_id", "matching"),
        Index("ix_core_person_erase_by", "erase_by"),
    )

    matter_id: Mapped[str] = field("事项 The case for which it is held.", Id())
    purpose: Mapped[str] = field("用途 For which purpose it is held.", Text(60))
    #: Names the key outside the database; random, so that it says nothing once that is destroyed.
    key_id: Mapped[str] = mapped_column(Id(), index=True)
    #: A keyed hash of case and document number: nobody is recorded twice for a case.
    matching: Mapped[str | None] = mapped_column(Text(64))
    recorded_at: Mapped[datetime] = field("登记时间 When it was recorded.", Stamp)
    #: The first day on which a minor is 18; null for all who were older.
    sealed_until: Mapped[date | None] = mapped_column(Date)
    guardian_agreed_at: Mapped[datetime | None] = field(
        "监护人同意登记时间 When it was recorded that a guardian had agreed (PIPL art 31).", Stamp
    )
    contested_at: Mapped[datetime | None] = field(
        "提出异议时间 Since when the person disputes it; nobody uses it meanwhile.", Stamp
    )
    review_by: Mapped[date] = field(
        "复核期限 By when somebody must confirm that it is still needed; unreadable after.", Date
    )
    erase_by: Mapped[date] = field("删除期限 By when it is erased.", Date)
    version: Mapped[int] = field("版本 Raised by every change.", Integer, default=1)


class PersonValue(CountyRow, Base):
    """身份信息 One value of a person, sealed with the person's key."""

    __tablename__ = "core_person_value"
    __table_args__ = (
        ForeignKeyConstraint(
            ["county_id", "person_id"], ["core_person.county_id", "core_person.id"]
        ),
        UniqueConstraint("county_id", "person_id", "field"),
    )

    person_id: Mapped[str] = mapped_column(Id())
    field: Mapped[PersonField] = field("项目 What it is.", Code(PersonField))
    #: Base64 of nonce, ciphertext and tag.
    sealed: Mapped[str] = mapped_column(Text(1200))


#: The name of a text among what is sealed, and in the access log.
TOLD = "TOLD"


class ToldRow(CountyRow):
    """Mixin of what was told of a case in free words: it may name anybody of the case, and others,
    so it is sealed with a key of its own. It goes when its time is over, or with a record of the
    case that is erased, and its key with it."""

    #: The column with the id of the case.
    told_of: ClassVar[str]

    key_id: Mapped[str | None] = mapped_column(Id())
    #: 500 characters, as a person's values are sealed; null when its time is over.
    sealed: Mapped[str | None] = mapped_column(Text(2800))
    keep_until: Mapped[date] = field("保存期限 Until when it is kept.", Date)


def is_of(person: Any, row: Any) -> Any:
    """Is a row, or which rows of a table are, a person's?"""
    return (row.county_id == person.county_id) & (row.person_id == person.id)


def is_case(one: Any, other: Any) -> Any:
    """Are two rows of the same case?"""
    return (one.county_id == other.county_id) & (one.matter_id == other.matter_id)


class LegalBasis(CountyRow, Base):
    """合法性基础 On what a county rests a purpose, from a moment to a moment."""

    __tablename__ = "core_legal_basis"
    __table_args__ = (Index("ix_core_legal_basis_purpose", "county_id", "purpose"),)

    purpose: Mapped[str] = field("用途 For which purpose.", Text(60))
    kind: Mapped[LegalBasisKind] = field("依据类别 Kind of basis.", Code(LegalBasisKind))
    citation: Mapped[str] = field("依据 Law and article, or the form of consent.", Text(300))
    granted_at: Mapped[datetime] = field("起 From when it holds.", Stamp)
    expires_at: Mapped[datetime] = field("止 Until when.", Stamp)
    assessment_no: Mapped[str] = field(
        "影响评估文号 Number of the impact assessment (PIPL arts 55, 56).", Text(100)
    )
    assessed_on: Mapped[date] = field("评估日期 When that was made.", Date)


class AccessEntry(Base):
    """查阅记录 Somebody read values of a person: written before they were shown, never changed."""

    __tablename__ = "core_access"
    __table_args__ = (
        Index("ix_core_access_person", "county_id", "person_id", "id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer(), "sqlite"), primary_key=True, autoincrement=True
    )
    county_id: Mapped[str] = mapped_column(Id())
    #: Whose record, or of which case something that was told.
    person_id: Mapped[str] = mapped_column(Id())
    at: Mapped[datetime] = field("时间 When.", Stamp)
    #: Which account; told to auditors, never to the person.
    reader: Mapped[str] = journal_name("账号 Which account.")
    who: Mapped[str] = field("角色 In which role.", Text(40))
    #: The division of the reader's office; null for one that reaches the whole country.
    unit_id: Mapped[str | None] = mapped_column(Id())
    purpose: Mapped[str] = field("用途 For which purpose.", Text(60))
    #: The values that were shown, separated by commas.
    fields: Mapped[str] = field("项目 What was shown.", Text(200))
    #: The case that the reader named.
    case_id: Mapped[str | None] = mapped_column(Text(80))
    #: By what a sealed record was open, and one that is closed but for an emergency.
    approval_id: Mapped[str | None] = mapped_column(Id())
    emergency_id: Mapped[str | None] = mapped_column(Id())


class AccessSeal(Base):
    """查阅记录封条 A batch of a county's entries, chained to the batch before by its digest."""

    __tablename__ = "core_access_seal"

    county_id: Mapped[str] = mapped_column(Id(), primary_key=True)
    no: Mapped[int] = mapped_column(Integer, primary_key=True)
    last_id: Mapped[int] = mapped_column(BigInteger)
    entries: Mapped[int] = mapped_column(Integer)
    digest: Mapped[str] = mapped_column(Text(64))
    at: Mapped[datetime] = mapped_column(Stamp)


class EmergencyAccess(FactRow, Base):
    """紧急查阅 That an officer opened one case for some hours, and what a superior found of it."""

    __tablename__ = "core_emergency"
    case_column = "matter_id"
    __table_args__ = (
        Index("ix_core_emergency_matter", "county_id", "matter_id"),
        Index("ix_core_emergency_opened_by", "opened_by", "opened_at"),
    )

    matter_id: Mapped[str] = field("事项 The case that it opens.", Id())
    opened_by: Mapped[str] = journal_name("查阅人 Who opened it.")
    opened_as: Mapped[str] = field("角色 In which role of an office.", Text(40))
    reason: Mapped[str] = field("理由 Why.", Text(500), sensitivity=Sensitivity.PERSONAL)
    opened_at: Mapped[datetime] = field("开启时间 When it was opened.", Stamp)
    expires_at: Mapped[datetime] = field("关闭时间 When it closes, or was closed.", Stamp)
    review_by: Mapped[date] = field(
        "复核期限 By when a superior looks at it: three working days.", Date
    )
    due_provisional: Mapped[bool] = columns.due_provisional()
    reviewed_at: Mapped[datetime | None] = field("复核时间 When that was done.", Stamp)
    reviewed_by: Mapped[str | None] = journal_name("复核人 Who did.")
    verdict: Mapped[EmergencyVerdict | None] = field(
        "复核结论 What was found.", Code(EmergencyVerdict)
    )
    findings: Mapped[str | None] = field(
        "复核理由 Why it was found so.", Text(500), sensitivity=Sensitivity.PERSONAL
    )


class LateDisclosure(FactRow, Base):
    """延迟告知 An authority's order to tell the persons of a case later who read them."""

    __tablename__ = "core_late_disclosure"
    __table_args__ = (Index("ix_core_late_disclosure_matter", "county_id", "matter_id"),)

    matter_id: Mapped[str] = field("事项 The case of which it is.", Id())
    authority: Mapped[str] = field("决定机关 Which authority ordered it.", Text(200))
    order_no: Mapped[str] = field("文号 Number of the order.", Text(100))
    reason: Mapped[str] = field("理由 Why.", Text(500), sensitivity=Sensitivity.PERSONAL)
    signed_by: Mapped[str] = journal_name("签署人 Who signed it here.")
    begins_at: Mapped[datetime] = field("起 From when readings are told later.", Stamp)
    ends_at: Mapped[datetime] = field("止 When they are told.", Stamp)
    extended_by: Mapped[str | None] = journal_name("延长签署人 Who signed its extension.")


class RightsRequest(FactRow, Base):
    """权利请求 What a person asks of those who hold a record about them."""

    __tablename__ = "core_rights_request"
    __table_args__ = (
        Index("ix_core_rights_request_person", "county_id", "person_id"),
        Index("ix_core_rights_request_due_on", "due_on"),
    )

    person_id: Mapped[str] = mapped_column(Id())
    kind: Mapped[RightsRequestKind] = field("请求类别 What is asked for.", Code(RightsRequestKind))
    status: Mapped[RightsRequestStatus] = field("状态 State.", Code(RightsRequestStatus))
    filed_at: Mapped[datetime] = field("提出时间 When it was filed.", Stamp)
    due_on: Mapped[date] = field("答复期限 By when it is decided: 15 working days.", Date)
    due_provisional: Mapped[bool] = columns.due_provisional()
    decided_at: Mapped[datetime | None] = field("答复时间 When it was decided.", Stamp)
    reasons: Mapped[str | None] = field(
        "理由 Why it was decided so.", Text(500), sensitivity=Sensitivity.PERSONAL
    )
    version: Mapped[int] = field("版本 Raised by every change.", Integer, default=1)


class Receipt(CountyRow, Base):
    """回执 A slip with a code that opens a person's own record, once; the code is kept nowhere."""

    __tablename__ = "core_receipt"

    person_id: Mapped[str] = mapped_column(Id(), index=True)
    #: The half of the code by which it is found; the other half is made from it by a key.
    locator: Mapped[str] = mapped_column(Text(8), unique=True)
    issued_at: Mapped[datetime] = field("出具时间 When it was issued.", Stamp)
    expires_at: Mapped[datetime] = field("有效至 Until when its code opens the record.", Stamp)
    used_at: Mapped[datetime | None] = field("使用时间 When the code was used.", Stamp)


class SubjectSession(Base):
    """A person who reads their own record; only the SHA-256 of the session's secret is kept."""

    __tablename__ = "core_subject_session"

    digest: Mapped[str] = mapped_column(Text(64), primary_key=True)
    county_id: Mapped[str] = mapped_column(Id())
    person_id: Mapped[str] = mapped_column(Id(), index=True)
    expires_at: Mapped[datetime] = mapped_column(Stamp)


class Erasure(Base):
    """删除记录 That a record, or what was X
    is restored."""

    __tablename__ = "core_erasure"

    key_id: Mapped[str] = mapped_column(Id(), primary_key=True)
    #: Of the person's record, or of the row with the text.
    person_id: Mapped[str] = mapped_column(Id())
    at: Mapped[datetime] = mapped_column(Stamp)
    #: When the key was destroyed; until then a duty tries again.
    key_gone_at: Mapped[datetime | None] = mapped_column(Stamp, index=True)
