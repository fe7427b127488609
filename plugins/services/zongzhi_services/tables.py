"""Stored facts of the services pillar.

A case says that an office owes a person support and until when. It holds no name and nothing
that says why: the competent body keeps that in its own register, under its own law.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Date, Index, Integer, UniqueConstraint, text
from sqlalchemy.orm import Mapped

from zongzhi_core.plugin_api import (
    Base,
    Code,
    FactRow,
    Id,
    Sensitivity,
    Stamp,
    Text,
    field,
    open_indexes,
    updated_at,
)

from .terms import AssistanceStatus, LeadDepartment

_LIVE = text("closed_at IS NULL")


class AssistanceCase(FactRow, Base):
    """帮扶个案 Support that a competent body owes to a person, in the place where they live.

    On its last day it forgets the person. By `counted_as` figures go on counting everybody once.
    """

    __tablename__ = "services_assistance_case"
    __table_args__ = (
        Index("ix_services_assistance_case_opened_at", "county_id", "opened_at"),
        Index("ix_services_assistance_case_updated_at", "county_id", "updated_at"),
        *open_indexes("services_assistance_case"),
        # All that a figure needs of a row, so that the rows themselves stay unread.
        Index(
            "ix_services_assistance_case_people",
            *("path", "activated_at", "closed_at", "counted_as", "county_id"),
        ),
        Index("ix_services_assistance_case_erase_by", "erase_by"),
        UniqueConstraint("county_id", "no"),
        # At most one live case for a person and a competent body.
        Index(
            "ix_services_assistance_case_live",
            "county_id",
            "person_id",
            "competent_body",
            unique=True,
            sqlite_where=_LIVE,
            postgresql_where=_LIVE,
        ),
    )

    no: Mapped[str] = field("编号 One case, one number: A, county, year, sequence.", Text(20))
    person_id: Mapped[str] = field(
        "人员 The person, as an opaque id.", Id(), sensitivity=Sensitivity.SENSITIVE
    )
    counted_as: Mapped[str] = field(
        "计数号 Random; the same in all cases of a person, and held nowhere else.",
        Id(),
        sensitivity=Sensitivity.SENSITIVE,
    )
    status: Mapped[AssistanceStatus] = field("状态 State of the case.", Code(AssistanceStatus))
    competent_body: Mapped[LeadDepartment] = field(
        "主管部门 Body that owes the support by law.", Code(LeadDepartment)
    )
    opened_at: Mapped[datetime] = field("提出时间 When the case was proposed.", Stamp)
    activated_at: Mapped[datetime | None] = field(
        "启动时间 When the support began; null before.", Stamp
    )
    due_at: Mapped[datetime | None] = field(
        "复核期限 End of the last day for the next review.", Stamp
    )
    closed_at: Mapped[datetime | None] = field("退出时间 When the case was exited.", Stamp)
    updated_at: Mapped[datetime] = updated_at()
    erase_by: Mapped[date] = field("删除期限 Last day on which it may be kept.", Date)
    version: Mapped[int] = field("版本 Raised by every change.", Integer, default=1)
