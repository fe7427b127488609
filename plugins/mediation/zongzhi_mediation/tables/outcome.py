"""What is told of a settlement and after it: agreements, revisits, closing."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Boolean, Date, Integer
from sqlalchemy.orm import Mapped

from zongzhi_core.plugin_api import (
    Base,
    Code,
    Id,
    Stamp,
    field,
)

from ..terms import (
    AgreementConfirmation,
    AgreementKind,
    FollowUpMode,
    FollowUpPerformance,
    FollowUpSatisfaction,
    ObligationKind,
    ObligationStatus,
    RelapseRisk,
    ReopenReason,
)
from .disputes import DisputeRow, dense


class Agreement(DisputeRow, Base):
    """协议 An agreement by which a dispute was settled; of several the last one holds."""

    __tablename__ = "mediation_agreement"
    __table_args__ = dense()

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
    confirmation_due_on: Mapped[date] = field(
        "司法确认期限 Until when both sides may ask a court together to confirm it.", Date
    )
    #: Never `EXPIRED`: that follows from the day on which it is read.
    confirmation: Mapped[AgreementConfirmation] = field(
        "司法确认 Whether a court confirmed it.",
        Code(AgreementConfirmation),
        default=AgreementConfirmation.NONE,
    )
    confirmation_applied_on: Mapped[date | None] = field(
        "申请确认日期 When both sides applied for it.", Date
    )
    confirmation_ruled_on: Mapped[date | None] = field("裁定日期 When the court ruled.", Date)
    court_id: Mapped[str | None] = field("法院 To which court they applied.", Id())


class AgreementObligation(DisputeRow, Base):
    """约定义务 What a party undertook in an agreement; never a fee for the mediation."""

    __tablename__ = "mediation_obligation"
    __table_args__ = dense()

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
    __table_args__ = dense()

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
    __table_args__ = dense()

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
    __table_args__ = dense()

    at: Mapped[datetime] = field("时间 When.", Stamp)
    reason: Mapped[ReopenReason] = field("理由 Why.", Code(ReopenReason))
