"""Stored facts of the mediation pillar: disputes, their parties, their steps."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Boolean, Date, ForeignKeyConstraint, Index, Integer, UniqueConstraint
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
    field,
    updated_at,
)

from .terms import (
    AgreementKind,
    DisputeCategoryCode,
    DisputeDeclineReason,
    DisputeEndingKind,
    DisputeOutcome,
    DisputeRoute,
    DisputeScale,
    DisputeStatus,
    DisputeTransferAct,
    FollowUpMode,
    FollowUpPerformance,
    FollowUpSatisfaction,
    IntakeSource,
    ObligationKind,
    ObligationStatus,
    PartySide,
    RelapseRisk,
    ReopenReason,
    SuspensionReason,
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
    version: Mapped[int] = field("版本 Raised by every change.", Integer, default=1)
    event_id: Mapped[str | None] = field("网格事件 The grid event it came from.", Id())
    handler_id: Mapped[str | None] = field(
        "承办机构 The organisation that signed for it; null while the own centre holds it.", Id()
    )
    days_suspended: Mapped[int] = field(
        "中止天数 Days for which the clock stood still; the limit is longer by them.",
        Integer,
        default=0,
    )
    fed_back_at: Mapped[datetime | None] = field(
        "反馈时间 When claimant and source were told the result.", Stamp
    )
    reopened_at: Mapped[datetime | None] = field("重开时间 When it was last reopened.", Stamp)


def _of_dispute() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["county_id", "dispute_id"], ["mediation_dispute.county_id", "mediation_dispute.id"]
    )


class DisputeParty(CountyRow, Base):
    """当事人 A party of a dispute, or a number of people whom it affects; never a name."""

    __tablename__ = "mediation_dispute_party"
    __table_args__ = (
        _of_dispute(),
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
    __table_args__ = (_of_dispute(), UniqueConstraint("county_id", "dispute_id", "seq"))

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


def _dense() -> tuple[ForeignKeyConstraint, UniqueConstraint]:
    return _of_dispute(), UniqueConstraint("county_id", "dispute_id", "seq")


class DisputeTransfer(DisputeRow, Base):
    """转办记录 One act of a transfer; acts are added and never changed."""

    __tablename__ = "mediation_transfer"
    __table_args__ = _dense()

    act: Mapped[DisputeTransferAct] = field("环节 What was done.", Code(DisputeTransferAct))
    organisation_id: Mapped[str] = field("接收机构 To which organisation it went.", Id())
    at: Mapped[datetime] = field("时间 When.", Stamp)
    sign_due_at: Mapped[datetime | None] = field(
        "签收期限 By when it is to be signed for or returned.", Stamp
    )
    due_on: Mapped[date | None] = field("办理期限 By when it is to be handled.", Date)


class MediationSuspension(DisputeRow, Base):
    """中止记录 A time for which mediation stood still."""

    __tablename__ = "mediation_suspension"
    __table_args__ = _dense()

    reason: Mapped[SuspensionReason] = field("理由 Why.", Code(SuspensionReason))
    stops_clock: Mapped[bool] = field("停止计时 Whether the clock stood still too.", Boolean)
    suspended_at: Mapped[datetime] = field("中止时间 When it began.", Stamp)
    ended_at: Mapped[datetime | None] = field("结束时间 When it ended.", Stamp)


class DisputeEnding(DisputeRow, Base):
    """终结记录 How a dispute ended without a settlement; a reopened one may end again."""

    __tablename__ = "mediation_ending"
    __table_args__ = _dense()

    kind: Mapped[DisputeEndingKind] = field("方式 In which way.", Code(DisputeEndingKind))
    at: Mapped[datetime] = field("时间 When.", Stamp)
    decline_reason: Mapped[DisputeDeclineReason | None] = field(
        "不予受理理由 Why it was declined.", Code(DisputeDeclineReason)
    )
    route: Mapped[DisputeRoute | None] = field(
        "途径 Into which route it was led.", Code(DisputeRoute)
    )
    other_routes_told: Mapped[bool | None] = field(
        "已告知其他途径 Whether the other lawful routes were told; null where no rule asks for it.",
        Boolean,
    )


class Agreement(DisputeRow, Base):
    """协议 An agreement by which a dispute was settled; of several the last one holds."""

    __tablename__ = "mediation_agreement"
    __table_args__ = _dense()

    kind: Mapped[AgreementKind] = field("形式 Its form.", Code(AgreementKind))
    effective_on: Mapped[date] = field(
        "生效日期 When it took effect: signed by all, or reached by word of mouth.", Date
    )
    signed_by_all_parties: Mapped[bool] = field(
        "各方已签 Whether it is recorded that every party signed it.", Boolean
    )
    signed_by_mediator: Mapped[bool] = field(
        "调解员已签 Whether it is recorded that the mediator signed it.", Boolean
    )
    recorded_at: Mapped[datetime] = field("记录时间 When it was recorded.", Stamp)


class AgreementObligation(DisputeRow, Base):
    """约定义务 What a party undertook in an agreement; never a fee for the mediation."""

    __tablename__ = "mediation_obligation"
    __table_args__ = _dense()

    agreement_seq: Mapped[int] = field("协议序号 Which agreement of the dispute.", Integer)
    kind: Mapped[ObligationKind] = field("类别 What is to be done.", Code(ObligationKind))
    due_on: Mapped[date] = field("履行期限 By when.", Date)
    amount_yuan: Mapped[int | None] = field(
        "金额 How much money is to be paid, in whole yuan.", Integer
    )
    status: Mapped[ObligationStatus] = field("履行状态 Its state.", Code(ObligationStatus))
    performed_on: Mapped[date | None] = field("履行日期 When it was performed.", Date)


class DisputeFollowUp(DisputeRow, Base):
    """回访 One revisit, or one try to reach somebody."""

    __tablename__ = "mediation_follow_up"
    __table_args__ = _dense()

    at: Mapped[datetime] = field("时间 When.", Stamp)
    mode: Mapped[FollowUpMode] = field("方式 How.", Code(FollowUpMode))
    reached: Mapped[bool] = field("是否联系到 Whether somebody was reached.", Boolean)
    performance: Mapped[FollowUpPerformance | None] = field(
        "履行情况 How far the agreement is performed.", Code(FollowUpPerformance)
    )
    satisfaction: Mapped[FollowUpSatisfaction | None] = field(
        "满意度 How satisfied the parties are.", Code(FollowUpSatisfaction)
    )
    relapse_risk: Mapped[RelapseRisk | None] = field(
        "反复风险 How likely the dispute is to return.", Code(RelapseRisk)
    )


class DisputeClosure(DisputeRow, Base):
    """销号 That a dispute was closed; a reopened one may be closed again."""

    __tablename__ = "mediation_closure"
    __table_args__ = _dense()

    at: Mapped[datetime] = field("时间 When.", Stamp)
    result_notice_sent: Mapped[bool] = field(
        "已发处置结果反馈 Whether the final notice of the result was sent.", Boolean
    )
    support_handed_over: Mapped[bool] = field(
        "已移交帮扶 Whether a support plan was handed over.", Boolean
    )


class DisputeReopening(DisputeRow, Base):
    """重开 That a dispute was opened again."""

    __tablename__ = "mediation_reopening"
    __table_args__ = _dense()

    at: Mapped[datetime] = field("时间 When.", Stamp)
    reason: Mapped[ReopenReason] = field("理由 Why.", Code(ReopenReason))


TABLES = (
    Dispute,
    DisputeParty,
    DisputeStep,
    DisputeTransfer,
    MediationSuspension,
    DisputeEnding,
    Agreement,
    AgreementObligation,
    DisputeFollowUp,
    DisputeClosure,
    DisputeReopening,
)
