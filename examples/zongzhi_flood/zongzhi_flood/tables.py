"""The table of the flood plugin: what is kept of a warning."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Integer
from sqlalchemy.orm import Mapped

from zongzhi_core.plugin_api import (
    Base,
    Code,
    FactRow,
    Id,
    Stamp,
    Text,
    field,
    open_indexes,
    updated_at,
)

from .terms import FloodLevel, FloodStatus


class FloodWarning(FactRow, Base):
    """防汛预警 A flood warning; it lies where its division lay on the day of its issue."""

    __tablename__ = "flood_warning"
    __table_args__ = open_indexes("flood_warning")

    no: Mapped[str] = field("编号 One warning, one number: F, county, year, sequence.", Text(24))
    status: Mapped[FloodStatus] = field("状态 State of the warning.", Code(FloodStatus))
    level: Mapped[FloodLevel] = field("等级 Level of the warning.", Code(FloodLevel))
    water_level: Mapped[int | None] = field("水位 Centimetres above the guard line.", Integer)
    event_id: Mapped[str | None] = field("网格事件 The grid event behind it.", Id())
    opened_at: Mapped[datetime] = field("登记时间 When it was issued or proposed.", Stamp)
    due_at: Mapped[datetime | None] = field("复核期限 When to look at it again.", Stamp)
    closed_at: Mapped[datetime | None] = field("解除时间 When it was lifted or rejected.", Stamp)
    updated_at: Mapped[datetime] = updated_at()
    version: Mapped[int] = field("版本 Raised by every change.", Integer, default=1)
