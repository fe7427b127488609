"""Stored facts of the party pillar."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Boolean, CheckConstraint, Date, Float, Index
from sqlalchemy.orm import Mapped

from zongzhi_core.plugin_api import (
    Base,
    Code,
    CountyRow,
    FactRow,
    Id,
    PlacedTermRow,
    Sensitivity,
    Text,
    field,
)

from .terms import PartyPosition, RecruitMode, StaffState, TrainingKind


class Post(PlacedTermRow, Base):
    """任职 Somebody's term in a post of the governance line.

    A change of state ends the record and begins another, so that a past day keeps its answer.
    """

    __tablename__ = "party_post"
    __table_args__ = (
        Index("ix_party_post_position", "county_id", "position"),
        CheckConstraint(
            "(person_id IS NULL) = (state = 'VACANT')", name="ck_party_post_vacant_has_nobody"
        ),
    )

    position: Mapped[PartyPosition] = field("岗位 Position held.", Code(PartyPosition))
    person_id: Mapped[str | None] = field(
        "人员 The holder, as an opaque id; null while the post is vacant.", Id()
    )
    name: Mapped[str | None] = field(
        "姓名 Name of the holder in office; null while the post is vacant.",
        Text(60),
        sensitivity=Sensitivity.ORDINARY,
    )
    mode: Mapped[RecruitMode] = field("方式 How the post is filled.", Code(RecruitMode))
    state: Mapped[StaffState] = field("在岗状态 Whether the holder is on post.", Code(StaffState))
    organisation_id: Mapped[str] = field("机构 The organisation that the post belongs to.", Id())


class OfficeMerger(PlacedTermRow, Base):
    """融入 A township's governance centre merged into its safety and rule-of-law office."""

    __tablename__ = "party_office_merger"
    centre_id: Mapped[str] = field("综治中心 The organisation that was merged.", Id())
    office_id: Mapped[str] = field("平安法治办 The organisation that it was merged into.", Id())


class Training(FactRow, Base):
    """培训 A training session for holders of posts."""

    __tablename__ = "party_training"
    __table_args__ = (Index("ix_party_training_held_on", "county_id", "held_on"),)

    kind: Mapped[TrainingKind] = field("类别 Kind of session.", Code(TrainingKind))
    title: Mapped[str] = field("主题 What it was about.", Text(100))
    held_on: Mapped[date] = field("举办日期 Day on which it was held.", Date)
    hours: Mapped[float] = field("学时 Length in hours.", Float)
    organiser_id: Mapped[str] = field("主办 The organisation that held it.", Id())


class TrainingAttendance(CountyRow, Base):
    """到课 One person called to a training session."""

    __tablename__ = "party_training_attendance"
    __table_args__ = (
        Index("ix_party_training_attendance_training", "county_id", "training_id", "present"),
    )

    training_id: Mapped[str] = field("培训 The session.", Id())
    person_id: Mapped[str] = field("人员 The person called, as an opaque id.", Id())
    present: Mapped[bool] = field("到场 Whether the person was there.", Boolean)
