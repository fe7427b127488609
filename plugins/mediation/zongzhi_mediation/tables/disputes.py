"""Disputes, their parties and their steps."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import (
    Boolean,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped

from zongzhi_core.plugin_api import (
    Base,
    Code,
    CountyRow,
    FactRow,
    Id,
    Sensitivity,
    Stamp,
    Text,
    ToldRow,
    due_provisional,
    field,
    open_indexes,
    updated_at,
)

from ..terms import (
    DisputeCategoryCode,
    DisputeOutcome,
    DisputeRiskGrade,
    DisputeScale,
    DisputeStatus,
    IntakeSource,
    MediationChannel,
    PartySide,
)


class Dispute(FactRow, Base):
    """矛盾纠纷 A dispute between people, or between people and bodies; one case, one number."""

    __tablename__ = "mediation_dispute"
    __table_args__ = (
        # Place and moment together: a figure counts a period's disputes below each division.
        Index("ix_mediation_dispute_path_accepted", "path", "accepted_at"),
        Index("ix_mediation_dispute_path_settled", "path", "settled_at"),
        Index("ix_mediation_dispute_opened_at", "county_id", "opened_at"),
        Index("ix_mediation_dispute_updated_at", "county_id", "updated_at"),
        Index("ix_mediation_dispute_accepted_at", "county_id", "accepted_at"),
        Index("ix_mediation_dispute_settled_at", "county_id", "settled_at"),
        Index("ix_mediation_dispute_revisit_due_on", "county_id", "revisit_due_on"),
        Index(
            "ix_mediation_dispute_confirmation_due_on",
            *("county_id", "confirmation_due_on"),
            sqlite_where=text("confirmation_due_on IS NOT NULL"),
            postgresql_where=text("confirmation_due_on IS NOT NULL"),
        ),
        *open_indexes("mediation_dispute"),
        Index(
            "ix_mediation_dispute_sign_due_at",
            *("county_id", "sign_due_at"),
            sqlite_where=text("sign_due_at IS NOT NULL"),
            postgresql_where=text("sign_due_at IS NOT NULL"),
        ),
        Index(
            "ix_mediation_dispute_report_due_at",
            *("county_id", "report_due_at"),
            sqlite_where=text("report_due_at IS NOT NULL"),
            postgresql_where=text("report_due_at IS NOT NULL"),
        ),
        UniqueConstraint("county_id", "no"),
        UniqueConstraint("county_id", "source", "external_no"),
        UniqueConstraint("county_id", "event_id"),
    )

    no: Mapped[str] = field("编号 One case, one number: county, year, sequence.", Text(20))
    category_scheme: Mapped[str] = field(
        "类别方案 List from which the category is taken.", Text(20), default="v2"
    )
    category_code: Mapped[DisputeCategoryCode] = field(
        "类别 Category in its list.", Code(DisputeCategoryCode)
    )
    scale: Mapped[DisputeScale] = field("规模 Scale of the dispute.", Code(DisputeScale))
    source: Mapped[IntakeSource] = field("来源 By which way it came in.", Code(IntakeSource))
    external_no: Mapped[str | None] = field(
        "外部编号 Its number in the system that it came from.", Text(60)
    )
    status: Mapped[DisputeStatus] = field("状态 State of the dispute.", Code(DisputeStatus))
    outcome: Mapped[DisputeOutcome | None] = field(
        "处理结果 How it ended; null while it is open.", Code(DisputeOutcome)
    )
    people_involved: Mapped[int | None] = field(
        "涉及人数 How many people it touches, as reported.", Integer
    )
    occurred_on: Mapped[date | None] = field("发生日期 When it arose, if known.", Date)
    opened_at: Mapped[datetime] = field("登记时间 When it was registered.", Stamp)
    accepted_at: Mapped[datetime | None] = field("受理时间 When it was accepted.", Stamp)
    settled_at: Mapped[datetime | None] = field("化解时间 When it was settled.", Stamp)
    closed_at: Mapped[datetime | None] = field(
        "销号时间 When it was closed, declined or withdrawn.", Stamp
    )
    due_at: Mapped[datetime | None] = field(
        "办理期限 End of the limit that is running; null when none runs.", Stamp
    )
    updated_at: Mapped[datetime] = updated_at()
    due_provisional: Mapped[bool] = due_provisional()
    sign_due_at: Mapped[datetime | None] = field(
        "签收期限 By when it must be signed for or returned; null unless it is transferred.", Stamp
    )
    version: Mapped[int] = field("版本 Raised by every change.", Integer, default=1)
    event_id: Mapped[str | None] = field("网格事件 The grid event it came from.", Id())
    handler_id: Mapped[str | None] = field(
        "承办机构 The organisation that signed for it; null while the own centre holds it.", Id()
    )
    merged_into_id: Mapped[str | None] = field(
        "并入纠纷 The dispute into which it was merged.", Id()
    )
    days_suspended: Mapped[int] = field(
        "中止天数 Days for which the clock stood still; the limit is longer by them.",
        Integer,
        default=0,
    )
    leading_channel: Mapped[MediationChannel | None] = field(
        "主导渠道 Channel that leads the mediation; null before it starts.", Code(MediationChannel)
    )
    risk_grade: Mapped[DisputeRiskGrade | None] = field(
        "风险等级 Grade of the dispute that a person confirmed; null until then.",
        Code(DisputeRiskGrade),
    )
    report_due_at: Mapped[datetime | None] = field(
        "上报期限 By when its critical risk must be reported in writing; null when none waits.",
        Stamp,
    )
    fed_back_at: Mapped[datetime | None] = field(
        "反馈时间 When claimant and source were told the result.", Stamp
    )
    reopened_at: Mapped[datetime | None] = field("重开时间 When it was last reopened.", Stamp)
    days_extended: Mapped[int] = field(
        "延长天数 Days by which the parties agreed to mediate longer.", Integer, default=0
    )
    revisit_due_on: Mapped[date | None] = field(
        "回访期限 By when a settled dispute is to be revisited next; null when none is due.", Date
    )
    confirmation_due_on: Mapped[date | None] = field(
        "司法确认申请期限 Until when both sides may ask a court together to confirm their "
        "agreement; null when they have asked, and where none is in writing.",
        Date,
    )


def of_dispute() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["county_id", "dispute_id"], ["mediation_dispute.county_id", "mediation_dispute.id"]
    )


class DisputeParty(CountyRow, Base):
    """当事人 A party of a dispute, or a number of people whom it affects; never a name."""

    __tablename__ = "mediation_dispute_party"
    __table_args__ = (
        of_dispute(),
        UniqueConstraint("county_id", "dispute_id", "seq"),
        # All that a figure needs of a row, so that the rows themselves stay unread.
        Index(
            "ix_mediation_dispute_party_people",
            *("county_id", "dispute_id", "is_natural_person", "people"),
        ),
    )

    dispute_id: Mapped[str] = field("纠纷 The dispute.", Id())
    seq: Mapped[int] = field("序号 Its place among the parties.", Integer)
    side: Mapped[PartySide] = field("当事人地位 On which side it stands.", Code(PartySide))
    is_natural_person: Mapped[bool] = field("是否自然人 Whether it is people, not a body.", Boolean)
    people: Mapped[int] = field(
        "人数 For how many people it stands; more than one when recorded by number.", Integer
    )
    person_id: Mapped[str | None] = field(
        "人员 The person, as an opaque id.", Id(), sensitivity=Sensitivity.PERSONAL
    )
    consented_at: Mapped[datetime | None] = field(
        "同意调解时间 When it agreed to mediation.", Stamp
    )


class DisputeStep(CountyRow, Base):
    """流转 One step of a dispute; steps are added and never changed."""

    __tablename__ = "mediation_dispute_step"
    __table_args__ = (of_dispute(), UniqueConstraint("county_id", "dispute_id", "seq"))

    dispute_id: Mapped[str] = field("纠纷 The dispute.", Id())
    seq: Mapped[int] = field("序号 Number of the step, from 1 without a gap.", Integer)
    from_status: Mapped[DisputeStatus | None] = field(
        "原状态 State before; null for the first step.", Code(DisputeStatus)
    )
    to_status: Mapped[DisputeStatus] = field("新状态 State after.", Code(DisputeStatus))
    command: Mapped[str] = field("操作 Command that took the step.", Text(40))
    actor: Mapped[str] = field("经办 Role that took the step.", Text(40))
    at: Mapped[datetime] = field("时间 When it was taken.", Stamp)
    note: Mapped[str | None] = field(
        "说明 What whoever took it wrote.", Text(500), sensitivity=Sensitivity.PERSONAL
    )


class DisputeRow(CountyRow):
    """Mixin of what is told of a dispute one after the other: `seq` counts from 1, dense."""

    dispute_id: Mapped[str] = field("纠纷 The dispute.", Id(), sort_order=-10)
    seq: Mapped[int] = field("序号 Its place among those of the dispute.", Integer, sort_order=-9)


def dense() -> tuple[ForeignKeyConstraint, UniqueConstraint]:
    """The constraints of such a table."""
    return of_dispute(), UniqueConstraint("county_id", "dispute_id", "seq")


class DisputeSummary(DisputeRow, ToldRow, Base):
    """事件简述 What a dispute is about, in the words of whoever registered it; one of each."""

    __tablename__ = "mediation_summary"
    __table_args__ = (*dense(), Index("ix_mediation_summary_keep_until", "keep_until"))
    told_of = "dispute_id"
