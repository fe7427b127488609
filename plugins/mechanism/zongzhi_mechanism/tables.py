"""Stored facts of the mechanism pillar: orders, and the county's rules for meetings."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped

from zongzhi_core.plugin_api import (
    Base,
    Code,
    CountyRow,
    FactRow,
    Id,
    Level,
    Stamp,
    Text,
    field,
    open_indexes,
    updated_at,
)

from .terms import MeetingCadence, MeetingKind, OrderKind, OrderStatus, SupervisionCard


class Order(FactRow, Base):
    """指令 An order to an office: dispatch, whistle or supervision; it lies with its issuer."""

    __tablename__ = "mechanism_order"
    __table_args__ = (
        Index("ix_mechanism_order_path_opened", "path", "opened_at"),
        Index("ix_mechanism_order_opened_at", "county_id", "opened_at"),
        Index("ix_mechanism_order_updated_at", "county_id", "updated_at"),
        *open_indexes("mechanism_order"),
        Index("ix_mechanism_order_subject", "county_id", "subject_id"),
        UniqueConstraint("county_id", "no"),
    )

    no: Mapped[str] = field("编号 One order, one number: O, county, year, sequence.", Text(20))
    kind: Mapped[OrderKind] = field("类别 Which of the three powers it uses.", Code(OrderKind))
    card: Mapped[SupervisionCard | None] = field(
        "督办等级 Card; supervision orders only.", Code(SupervisionCard)
    )
    status: Mapped[OrderStatus] = field("状态 State of the order.", Code(OrderStatus))
    issuer_level: Mapped[Level] = field("发出层级 Level that issued it.", Code(Level))
    issuer_organisation_id: Mapped[str] = field("发出机构 The centre that issued it.", Id())
    target_organisation_id: Mapped[str] = field("承办机构 The office that must act.", Id())
    subject_type: Mapped[str | None] = field("对象类型 Type of matter it is about.", Text(40))
    subject_id: Mapped[str | None] = field("对象 The matter it is about.", Id())
    opened_at: Mapped[datetime] = field("发出时间 When it was issued.", Stamp)
    received_at: Mapped[datetime | None] = field("签收时间 When it was signed for.", Stamp)
    done_at: Mapped[datetime | None] = field("办结时间 When it was reported done.", Stamp)
    verified_at: Mapped[datetime | None] = field("验收时间 When the issuer verified it.", Stamp)
    closed_at: Mapped[datetime | None] = field("销号时间 When it was closed or cancelled.", Stamp)
    due_at: Mapped[datetime | None] = field("办理期限 When it must be done.", Stamp)
    updated_at: Mapped[datetime] = updated_at()
    version: Mapped[int] = field("版本 Raised by every change.", Integer, default=1)


class MeetingRule(CountyRow, Base):
    """会议制度 How often divisions of a level owe a kind of meeting in a county."""

    __tablename__ = "mechanism_meeting_rule"
    __table_args__ = (UniqueConstraint("county_id", "level", "kind"),)

    level: Mapped[Level] = field("层级 Level of the divisions that meet.", Code(Level))
    kind: Mapped[MeetingKind] = field("会议类别 Kind of meeting.", Code(MeetingKind))
    cadence: Mapped[MeetingCadence] = field("周期 How often it is due.", Code(MeetingCadence))
