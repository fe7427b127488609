"""Stored facts of the grid pillar.

Where somebody or something changes state, the record with a term ends and another begins, so
that a past day keeps its answer.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Boolean, Date, Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped

from zongzhi_core.plugin_api import (
    Base,
    Code,
    FactRow,
    Id,
    Level,
    PlacedTermRow,
    Sensitivity,
    Stamp,
    Text,
    field,
    open_indexes,
    updated_at,
)

from .terms import (
    CameraSiteKind,
    ChannelKind,
    CrimeIndicator,
    EventUrgency,
    GridEventClass,
    GridEventItem,
    GridEventStatus,
    GridKind,
    GridMemberPost,
    GridRole,
    StatisticStatus,
    UseState,
)


class Grid(PlacedTermRow, Base):
    """网格 A grid: a part of one village or community, the smallest unit of governance."""

    __tablename__ = "grid_grid"
    __table_args__ = (UniqueConstraint("county_id", "code"),)

    code: Mapped[str] = field("代码 Code of the village and a number; never used again.", Text(20))
    name: Mapped[str] = field("名称 Name of the grid.", Text(60), sensitivity=Sensitivity.ORDINARY)
    kind: Mapped[GridKind] = field("类型 Kind of grid.", Code(GridKind))
    households: Mapped[int] = field("户数 Households in the grid.", Integer)
    population: Mapped[int] = field("人口数 People who live in the grid.", Integer)


class GridStaff(PlacedTermRow, Base):
    """网格力量 Somebody's term in a role of a grid; one person may serve several grids."""

    __tablename__ = "grid_staff"
    __table_args__ = (
        Index("ix_grid_staff_grid", "county_id", "grid_id", "role", "id"),
        # All that a figure needs of a row, so that the rows themselves stay unread.
        Index(
            "ix_grid_staff_people",
            *("path", "role", "valid_from", "valid_to", "person_id", "county_id"),
        ),
    )

    grid_id: Mapped[str] = field("网格 The grid.", Id())
    role: Mapped[GridRole] = field("角色 Role in the grid.", Code(GridRole))
    post: Mapped[GridMemberPost] = field("专兼职 Full-time or part-time.", Code(GridMemberPost))
    person_id: Mapped[str] = field("人员 The person, as an opaque id.", Id())
    name: Mapped[str] = field(
        "姓名 Name of the person in office.", Text(60), sensitivity=Sensitivity.ORDINARY
    )


class GridEvent(FactRow, Base):
    """网格事件 Something that was reported from a grid and must be handled."""

    __tablename__ = "grid_event"
    __table_args__ = (
        Index("ix_grid_event_opened_at", "county_id", "opened_at"),
        Index("ix_grid_event_updated_at", "county_id", "updated_at"),
        Index("ix_grid_event_grid", "county_id", "grid_id"),
        *open_indexes("grid_event"),
        UniqueConstraint("county_id", "no"),
    )

    no: Mapped[str] = field("编号 One event, one number: G, county, year, sequence.", Text(24))
    event_class: Mapped[GridEventClass] = field("类别 Class of event.", Code(GridEventClass))
    item: Mapped[GridEventItem] = field("事项 Item of the class.", Code(GridEventItem))
    urgency: Mapped[EventUrgency] = field("紧急程度 Urgency.", Code(EventUrgency))
    status: Mapped[GridEventStatus] = field("状态 State of the event.", Code(GridEventStatus))
    happened_at: Mapped[datetime | None] = field("发生时间 When it happened, if known.", Stamp)
    found_at: Mapped[datetime | None] = field("发现时间 When it was found, if known.", Stamp)
    #: What the reporter wrote may name people: kept for those who handle it, not in the schema.
    summary: Mapped[str | None] = field(
        "摘要 What was reported, in short.", Text(200), sensitivity=Sensitivity.PERSONAL
    )
    opened_at: Mapped[datetime] = field("上报时间 When it was reported.", Stamp)
    due_at: Mapped[datetime | None] = field("办理期限 When it must be done.", Stamp)
    closed_at: Mapped[datetime | None] = field("办结时间 When it was closed or rejected.", Stamp)
    updated_at: Mapped[datetime] = updated_at()
    version: Mapped[int] = field("版本 Raised by every change.", Integer, default=1)
    grid_id: Mapped[str | None] = field("网格 The grid, if known.", Id())
    became_dispute_id: Mapped[str | None] = field("转为纠纷 The dispute that it became.", Id())


class Channel(PlacedTermRow, Base):
    """渠道 A channel of a governance centre; what is said in it is not stored."""

    __tablename__ = "grid_channel"
    kind: Mapped[ChannelKind] = field("类型 Kind of channel.", Code(ChannelKind))
    level: Mapped[Level] = field("层级 Level of the division that it serves.", Code(Level))
    name: Mapped[str] = field(
        "名称 Name of the channel.", Text(60), sensitivity=Sensitivity.ORDINARY
    )
    member_count: Mapped[int] = field("成员数 How many members it has.", Integer)
    verified_on: Mapped[date | None] = field("核验日期 When it was last verified.", Date)
    state: Mapped[UseState] = field("使用状态 Whether it is in use.", Code(UseState))


class KeySite(PlacedTermRow, Base):
    """重点部位 A registered key place that public-safety video should cover."""

    __tablename__ = "grid_key_site"
    site_kind: Mapped[CameraSiteKind] = field(
        "类型 Kind of key place.", Code(CameraSiteKind), sensitivity=Sensitivity.ORDINARY
    )
    name: Mapped[str] = field(
        "名称 Name of the key place.", Text(60), sensitivity=Sensitivity.ORDINARY
    )


class CameraSite(PlacedTermRow, Base):
    """视频点位 A registered camera: where it stands and what the law asks of it.

    公共安全视频图像信息系统管理条例 (2025): filed within 30 days of use (art 14), with a sign
    (art 13). No picture, stream or address of a stream is kept.
    """

    __tablename__ = "grid_camera_site"
    __table_args__ = (Index("ix_grid_camera_site_key_site", "county_id", "key_site_id"),)

    site_kind: Mapped[CameraSiteKind] = field(
        "类型 Kind of key place.", Code(CameraSiteKind), sensitivity=Sensitivity.ORDINARY
    )
    name: Mapped[str] = field(
        "名称 Name of the camera site.", Text(60), sensitivity=Sensitivity.ORDINARY
    )
    filed_on: Mapped[date | None] = field("备案日期 When it was filed.", Date)
    sign_posted: Mapped[bool] = field("提示标识 Whether a sign tells of the camera.", Boolean)
    state: Mapped[UseState] = field("使用状态 Whether it is in use.", Code(UseState))
    key_site_id: Mapped[str | None] = field(
        "重点部位 The key place that it covers.", Id(), sensitivity=Sensitivity.ORDINARY
    )


class CrimeStatistic(FactRow, Base):
    """治安统计 A month's total of one indicator, as the police published it; never a case."""

    __tablename__ = "grid_crime_statistic"
    __table_args__ = (UniqueConstraint("county_id", "division_id", "indicator", "month"),)

    indicator: Mapped[CrimeIndicator] = field("指标 What is counted.", Code(CrimeIndicator))
    month: Mapped[date] = field("月份 First day of the month.", Date)
    value: Mapped[int] = field("数值 The month's total.", Integer)
    source: Mapped[str] = field("来源 Who published it.", Text(60))
    status: Mapped[StatisticStatus] = field("数据状态 Provisional or final.", Code(StatisticStatus))
