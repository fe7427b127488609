"""The register of mediators, and who mediates which dispute."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Date, Integer
from sqlalchemy.orm import Mapped

from zongzhi_core.plugin_api import Base, Code, Id, PlacedTermRow, Sensitivity, Text, field

from ..terms import MediatorChoiceAct, MediatorKind, MediatorPost, PartySide
from .disputes import DisputeRow, dense


class Mediator(PlacedTermRow, Base):
    """调解员 Somebody's term as a mediator of an organisation, mostly a mediation committee.

    Name and post of a mediator in office are public; no phone, identity number or address is kept.
    """

    __tablename__ = "mediation_mediator"

    organisation_id: Mapped[str] = field("机构 The organisation for which they mediate.", Id())
    kind: Mapped[MediatorKind] = field("类别 In which kind of mediation.", Code(MediatorKind))
    post: Mapped[MediatorPost] = field("专兼职 Full-time or part-time.", Code(MediatorPost))
    name: Mapped[str] = field(
        "姓名 Name of the mediator in office.", Text(60), sensitivity=Sensitivity.ORDINARY
    )


class SessionMediator(DisputeRow, Base):
    """场次调解员 A mediator who held a session."""

    __tablename__ = "mediation_session_mediator"
    __table_args__ = dense()

    session_seq: Mapped[int] = field("场次 Which session of the dispute.", Integer)
    mediator_id: Mapped[str] = field("调解员 Which mediator.", Id())


class MediatorChoice(DisputeRow, Base):
    """选择调解员 That a party chose or refused a mediator; such words are added, never changed."""

    __tablename__ = "mediation_mediator_choice"
    __table_args__ = dense()

    act: Mapped[MediatorChoiceAct] = field("意见 What was said.", Code(MediatorChoiceAct))
    mediator_id: Mapped[str] = field("调解员 Of which mediator.", Id())
    side: Mapped[PartySide] = field("当事人地位 On which side the party stands.", Code(PartySide))
    said_on: Mapped[date] = field("日期 When it was said.", Date)


class MediatorRecusal(DisputeRow, Base):
    """回避 That a mediator is too close to a dispute to mediate it; never why, which would tell who
    its parties are."""

    __tablename__ = "mediation_mediator_recusal"
    __table_args__ = dense()

    mediator_id: Mapped[str] = field("调解员 Which mediator.", Id())
    recused_on: Mapped[date] = field("日期 Since when.", Date)
