"""What is told of the way of a dispute: transfers, suspensions, how it ended."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Boolean, Date, Integer
from sqlalchemy.orm import Mapped

from zongzhi_core.plugin_api import (
    Base,
    Code,
    Id,
    Sensitivity,
    Stamp,
    Text,
    field,
)

from ..terms import (
    DisputeDeclineReason,
    DisputeEndingKind,
    DisputeRoute,
    DisputeTransferAct,
    SuspensionReason,
)
from .disputes import DisputeRow, dense


class DisputeTransfer(DisputeRow, Base):
    """转办记录 One act of a transfer; acts are added and never changed."""

    __tablename__ = "mediation_transfer"
    __table_args__ = dense()

    act: Mapped[DisputeTransferAct] = field("环节 What was done.", Code(DisputeTransferAct))
    organisation_id: Mapped[str] = field("接收机构 To which organisation it went.", Id())
    at: Mapped[datetime] = field("时间 When.", Stamp)
    sign_due_at: Mapped[datetime | None] = field(
        "签收期限 By when it is to be signed for or returned.", Stamp
    )
    due_on: Mapped[date | None] = field("办理期限 By when it is to be handled.", Date)


class MediationExtension(DisputeRow, Base):
    """延期记录 That every party agreed to mediate longer."""

    __tablename__ = "mediation_extension"
    __table_args__ = dense()

    at: Mapped[datetime] = field("时间 When.", Stamp)
    days: Mapped[int] = field("天数 By how many days.", Integer)


class MediationSuspension(DisputeRow, Base):
    """中止记录 A time for which mediation stood still."""

    __tablename__ = "mediation_suspension"
    __table_args__ = dense()

    reason: Mapped[SuspensionReason] = field("理由 Why.", Code(SuspensionReason))
    stops_clock: Mapped[bool] = field("停止计时 Whether the clock stood still too.", Boolean)
    suspended_at: Mapped[datetime] = field("中止时间 When it began.", Stamp)
    ended_at: Mapped[datetime | None] = field("结束时间 When it ended.", Stamp)


class DisputeEnding(DisputeRow, Base):
    """终结记录 How a dispute ended without a settlement; a reopened one may end again."""

    __tablename__ = "mediation_ending"
    __table_args__ = dense()

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


class DisputeVoidRequest(DisputeRow, Base):
    """作废申请 That somebody asked for a dispute to be made void."""

    __tablename__ = "mediation_void_request"
    __table_args__ = dense()

    at: Mapped[datetime] = field("时间 When.", Stamp)
    #: The account that asked: another must confirm. Shown to nobody.
    requester: Mapped[str] = field(
        "申请账号 Who asked.", Text(140), sensitivity=Sensitivity.PERSONAL
    )
