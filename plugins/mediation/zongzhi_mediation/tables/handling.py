"""What is told of the handling of a dispute: sessions, risk, who is responsible."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Boolean, Date, Integer
from sqlalchemy.orm import Mapped

from zongzhi_core.plugin_api import Base, Code, Id, Sensitivity, Stamp, Text, field

from ..terms import DisputeRiskGrade, MediationChannel
from .disputes import DisputeRow, dense


class MediationSession(DisputeRow, Base):
    """调解场次 One session of mediation, in one of the three channels."""

    __tablename__ = "mediation_session"
    __table_args__ = dense()

    channel: Mapped[MediationChannel] = field("渠道 By whom.", Code(MediationChannel))
    leading: Mapped[bool] = field("主导 Whether this channel led the mediation then.", Boolean)
    held_on: Mapped[date] = field("日期 When it was held.", Date)
    is_open: Mapped[bool] = field("公开 Whether it was open to the public.", Boolean)
    organisation_id: Mapped[str | None] = field("参与机构 Which body was invited.", Id())


class RiskAssessment(DisputeRow, Base):
    """风险评定 What the published rule proposed, and the grade that a person confirmed.

    The factors are facts of the dispute, each from 0 to 3; nothing is about its persons.
    """

    __tablename__ = "mediation_risk_assessment"
    __table_args__ = dense()

    proposed_at: Mapped[datetime] = field("提出时间 When it was proposed.", Stamp)
    category: Mapped[int] = field("纠纷类型 Weight of the kind of dispute, 0 to 3.", Integer)
    latent: Mapped[int] = field("潜在风险 Latent risk, 0 to 3.", Integer)
    trend: Mapped[int] = field("发展趋势 Trend, 0 to 3.", Integer)
    extent: Mapped[int] = field("规模 Extent, 0 to 3.", Integer)
    intensity: Mapped[int] = field("激烈程度 Intensity, 0 to 3.", Integer)
    duration: Mapped[int] = field("持续时间 Duration, 0 to 3.", Integer)
    proposed_grade: Mapped[DisputeRiskGrade] = field(
        "建议等级 Grade that the rule proposes; it has no effect.", Code(DisputeRiskGrade)
    )
    confirmed_grade: Mapped[DisputeRiskGrade | None] = field(
        "确认等级 Grade that a person confirmed; null until then.", Code(DisputeRiskGrade)
    )
    confirmed_at: Mapped[datetime | None] = field("确认时间 When it was confirmed.", Stamp)
    confirmed_as: Mapped[str | None] = field(
        "确认角色 In which role of an office it was confirmed.", Text(40)
    )
    #: The account that confirmed. Shown to nobody.
    confirmer: Mapped[str | None] = field(
        "确认账号 Who confirmed it.", Text(140), sensitivity=Sensitivity.PERSONAL
    )
    next_review_on: Mapped[date | None] = field("下次评定 When to rate it again.", Date)


class Responsibility(DisputeRow, Base):
    """包保责任 Which organisation is responsible for a dispute of higher risk, one at a time."""

    __tablename__ = "mediation_responsibility"
    __table_args__ = dense()

    grade: Mapped[DisputeRiskGrade] = field("风险等级 At which grade.", Code(DisputeRiskGrade))
    organisation_id: Mapped[str] = field("责任单位 Which organisation.", Id())
    police_informed: Mapped[bool] = field("已告知公安 Whether the police were told.", Boolean)
    lead_organisation_id: Mapped[str | None] = field(
        "包案领导单位 To which organisation the official belongs who leads it.", Id()
    )
    lead_post: Mapped[str | None] = field(
        "包案领导职务 Post of that official, never a name.",
        Text(60),
        sensitivity=Sensitivity.ORDINARY,
    )
    measures: Mapped[str | None] = field(
        "措施 What is to be done.", Text(500), sensitivity=Sensitivity.PERSONAL
    )
    milestones: Mapped[str | None] = field(
        "节点 What is to be reached by when.", Text(500), sensitivity=Sensitivity.PERSONAL
    )
    due_on: Mapped[date | None] = field("完成期限 By when it is to be done.", Date)
    reported_at: Mapped[datetime | None] = field(
        "上报时间 When its critical risk was reported in writing.", Stamp
    )
    since: Mapped[datetime] = field("起始时间 Since when.", Stamp)
    ended_at: Mapped[datetime | None] = field("结束时间 Until when; null while it holds.", Stamp)
