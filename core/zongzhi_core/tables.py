"""The tables of core: hierarchy, organisations, switches, tokens, and the record of commands."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Date,
    ForeignKey,
    Index,
    Integer,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from .clock import FOREVER
from .columns import Base, Code, FactRow, Id, Placed, Stamp, TermRow, Text, field, journal_name
from .ids import new_id
from .terms import (
    ApprovalKind,
    DivisionChangeKind,
    DivisionKind,
    Level,
    OrganisationKind,
    PluginState,
    Reach,
    Sensitivity,
    UrbanRural,
)


class DivisionUnit(Base):
    """A division through all its names, codes and parents: what stays the same."""

    __tablename__ = "core_division"

    id: Mapped[str] = mapped_column(Id(), primary_key=True)
    opened_on: Mapped[date] = mapped_column(Date)
    closed_on: Mapped[date] = mapped_column(Date, default=FOREVER)
    #: The unit that covers it today: itself, or what it was merged into.
    heir_id: Mapped[str] = mapped_column(Id(), index=True)


class Division(TermRow, Base):
    """One version of a division: its attributes and its parent link from a day to a day."""

    __tablename__ = "core_division_version"
    __table_args__ = (
        Index("ix_core_division_version_code", "code", "valid_from"),
        Index("ix_core_division_version_path", "path", "valid_from"),
        Index("ix_core_division_version_parent", "parent_id", "valid_from"),
    )

    id: Mapped[str] = mapped_column("division_id", ForeignKey("core_division.id"), primary_key=True)
    valid_from: Mapped[date] = field("起 First day of this version.", Date, primary_key=True)
    parent_id: Mapped[str | None] = mapped_column(Id())
    #: The county it belongs to (itself, for a county); null above county level.
    county_id: Mapped[str | None] = mapped_column(Id(), index=True)
    managed_by_id: Mapped[str | None] = mapped_column(Id())
    level: Mapped[Level] = field("层级 Level in the hierarchy.", Code(Level))
    kind: Mapped[DivisionKind] = field("类型 Kind of unit.", Code(DivisionKind))
    code: Mapped[str | None] = field("代码 Administrative code of its day.", Text(12))
    name: Mapped[str] = field("名称 Name as published.", Text(99), sensitivity=Sensitivity.ORDINARY)
    short_name: Mapped[str] = field(
        "简称 Name in daily use.", Text(99), sensitivity=Sensitivity.ORDINARY
    )
    urban_rural: Mapped[UrbanRural | None] = field(
        "城乡分类 Urban or rural class; villages only.", Code(UrbanRural)
    )
    sort_no: Mapped[int] = field("排序 Official order among siblings.", Integer, default=0)
    #: Lineage in one text: fixed-width steps from province to village, so that a subtree is
    #: one range (`path` ≤ x < `path`~) and no query walks the tree.
    path: Mapped[str] = mapped_column(Text(16))


class DivisionChange(Base):
    """A documented change of divisions."""

    __tablename__ = "core_division_change"

    id: Mapped[str] = mapped_column(Id(), primary_key=True)
    kind: Mapped[DivisionChangeKind] = mapped_column(Code(DivisionChangeKind))
    document_no: Mapped[str] = mapped_column(Text(100))
    effective_on: Mapped[date] = mapped_column(Date)
    recorded_at: Mapped[datetime] = mapped_column(Stamp)
    note: Mapped[str] = mapped_column(Text(500), default="")


class DivisionSuccessor(Base):
    """Which unit went on when another ended; written by merges only."""

    __tablename__ = "core_division_successor"

    predecessor_id: Mapped[str] = mapped_column(Id(), primary_key=True)
    successor_id: Mapped[str] = mapped_column(Id(), primary_key=True, index=True)
    change_id: Mapped[str] = mapped_column(ForeignKey("core_division_change.id"))
    effective_on: Mapped[date] = mapped_column(Date)


class Organisation(Placed, TermRow, Base):
    """机构 An organisation: it has a territory (block) and, where it applies, a line above it."""

    __tablename__ = "core_organisation"

    id: Mapped[str] = mapped_column(Id(), primary_key=True)
    county_id: Mapped[str | None] = mapped_column(Id(), index=True)
    line_id: Mapped[str | None] = mapped_column(Id())
    kind: Mapped[OrganisationKind] = field("类别 Kind of organisation.", Code(OrganisationKind))
    name: Mapped[str] = field("名称 Full name.", Text(100), sensitivity=Sensitivity.ORDINARY)


class Centre(Placed, TermRow, Base):
    """综治中心 The governance centre of a division; at most one each."""

    __tablename__ = "core_centre"

    id: Mapped[str] = mapped_column(Id(), primary_key=True)
    county_id: Mapped[str | None] = mapped_column(Id(), index=True)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("core_organisation.id"))
    level: Mapped[Level] = field("层级 Level of the division that it serves.", Code(Level))
    site: Mapped[str] = field(
        "地址 Where the office is.", Text(200), sensitivity=Sensitivity.ORDINARY
    )


class InstalledPlugin(Base):
    """A plugin that this installation has: written at start, so that SQL can name it."""

    __tablename__ = "core_plugin"

    name: Mapped[str] = field(
        "名称 Name.", Text(40), primary_key=True, sensitivity=Sensitivity.ORDINARY
    )
    title: Mapped[str] = field("标题 Title.", Text(100))
    version: Mapped[str] = field("版本 Version.", Text(40))


class PluginRequirement(Base):
    """Which plugin works only where another is on: written at start."""

    __tablename__ = "core_plugin_requirement"

    plugin: Mapped[str] = mapped_column(Text(40), primary_key=True)
    requires: Mapped[str] = mapped_column(Text(40), primary_key=True)


class CountyPlugin(Base):
    """Whether a plugin is on in a county, since when and why."""

    __tablename__ = "core_county_plugin"

    county_id: Mapped[str] = mapped_column(Id(), primary_key=True)
    plugin: Mapped[str] = mapped_column(Text(40), primary_key=True)
    state: Mapped[PluginState] = field("状态 State in the county.", Code(PluginState))
    since: Mapped[datetime] = field("自 Since when.", Stamp)
    reason: Mapped[str] = field("原因 Why it was switched.", Text(500))
    version: Mapped[int] = mapped_column(Integer, default=1)


class WorkDay(Base):
    """工作日历 A day that is worked although on a weekend, or not although a weekday.

    The nation's days are those of a published year; a county's own stand over them.
    """

    __tablename__ = "core_work_day"

    #: The county that set it; empty for the nation.
    county_id: Mapped[str] = mapped_column(Id(), primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    is_working: Mapped[bool] = mapped_column(Boolean)
    #: The holiday for which it is, or the county's reason.
    name: Mapped[str] = mapped_column(Text(200))
    source: Mapped[str] = mapped_column(Text(100))


class Epoch(Base):
    """One counter, raised by every change of switches, tokens, divisions or work days.

    Each statement returns it: an answer computed under an older epoch is thrown away.
    """

    __tablename__ = "core_epoch"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    value: Mapped[int] = mapped_column(BigInteger)
    #: How many of those changes left divisions and work days alone.
    light: Mapped[int] = mapped_column(BigInteger, server_default="0")
    #: Random; cursors are tied to it.
    secret: Mapped[str] = mapped_column(Text(64))


class Token(Base):
    """An API token; only its SHA-256 is kept."""

    __tablename__ = "core_token"

    name: Mapped[str] = mapped_column(Text(100), primary_key=True)
    digest: Mapped[str] = mapped_column(Text(64), unique=True)
    role: Mapped[str] = mapped_column(Text(40))
    #: Null for a token that reaches every division.
    division_id: Mapped[str | None] = mapped_column(Id())
    #: Comma-separated plugin names; empty for all.
    plugins: Mapped[str] = mapped_column(Text(400), default="")
    issued_at: Mapped[datetime] = mapped_column(Stamp)
    expires_at: Mapped[datetime] = mapped_column(Stamp)
    revoked_at: Mapped[datetime | None] = mapped_column(Stamp)


class User(Placed, Base):
    """用户 Somebody who signs in: an official, known by an account of the sign-in service."""

    __tablename__ = "core_user"
    __table_args__ = (UniqueConstraint("issuer", "subject"),)

    id: Mapped[str] = mapped_column(Id(), primary_key=True)
    county_id: Mapped[str] = mapped_column(Id(), index=True)
    account: Mapped[str] = field(
        "账号 Name by which the sign-in service knows them.",
        Text(100),
        unique=True,
        sensitivity=Sensitivity.PERSONAL,
    )
    name: Mapped[str] = field("姓名 Name in office.", Text(100), sensitivity=Sensitivity.ORDINARY)
    #: Who vouched for them at the first sign-in, and under which permanent id.
    issuer: Mapped[str | None] = mapped_column(Text(300))
    subject: Mapped[str | None] = mapped_column(Text(255))
    created_at: Mapped[datetime] = field("登记时间 When they were entered.", Stamp)
    ended_at: Mapped[datetime | None] = field(
        "停用时间 Since when they may no longer sign in.", Stamp
    )
    end_reason: Mapped[str | None] = field(
        "停用原因 Why not.", Text(500), sensitivity=Sensitivity.PERSONAL
    )

    @property
    def actor_name(self) -> str:
        """How the journal names them; no token may have a colon in its name."""
        return f"user:{self.account}"


class Grant(Placed, TermRow, Base):
    """授权 A role of a user in the subtree of a division, for the term of an office."""

    __tablename__ = "core_grant"

    id: Mapped[str] = mapped_column(Id(), primary_key=True)
    county_id: Mapped[str] = mapped_column(Id(), index=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("core_user.id"), index=True)
    role: Mapped[str] = field("角色 Role that it gives.", Text(40))
    plugins: Mapped[str] = field("插件 Its plugins, separated by commas; empty for all.", Text(400))
    reason: Mapped[str] = field("依据 By which decision it was given.", Text(500))
    granted_by: Mapped[str] = journal_name("授权人 Who gave it.")
    granted_at: Mapped[datetime] = field("授权时间 When it was given.", Stamp)
    end_reason: Mapped[str | None] = field(
        "收回原因 Why it was revoked.", Text(500), sensitivity=Sensitivity.PERSONAL
    )
    reach: Mapped[Reach] = field(
        "范围 How much of the subtree it reaches.", Code(Reach), default=Reach.SUBTREE
    )
    classes: Mapped[str] = field(
        "数据类别 Its data classes, separated by commas; empty for all of the role.",
        Text(60),
        default="",
        server_default="",
    )
    #: The organisation whose cases it reaches, where that is its reach.
    unit_id: Mapped[str | None] = mapped_column(Id())


class Assignment(FactRow, Base):
    """分派 That a matter is worked on by a user or by an organisation; it lies where that lies."""

    __tablename__ = "core_assignment"
    __table_args__ = (
        Index("ix_core_assignment_matter", "county_id", "matter_id"),
        Index("ix_core_assignment_assignee", "county_id", "assignee_id"),
        # Ending the one assignment that is seen must close what it opened.
        Index(
            "uq_core_assignment_live",
            *("county_id", "matter_id", "assignee_id"),
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )
    case_column = "matter_id"

    matter_id: Mapped[str] = mapped_column(Id())
    #: The id of the user or of the organisation.
    assignee_id: Mapped[str] = mapped_column(Id())
    assigned_by: Mapped[str] = journal_name("分派人 Who assigned it.")
    assigned_at: Mapped[datetime] = field("分派时间 When it was assigned.", Stamp)
    ended_at: Mapped[datetime | None] = field("解除时间 When that ended.", Stamp)


class UserSession(Base):
    """A user signed in under one of their grants; only the SHA-256 of its secret is kept."""

    __tablename__ = "core_session"

    digest: Mapped[str] = mapped_column(Text(64), primary_key=True)
    user_id: Mapped[str] = mapped_column(Id(), index=True)
    grant_id: Mapped[str] = mapped_column(Id())
    issued_at: Mapped[datetime] = mapped_column(Stamp)
    expires_at: Mapped[datetime] = mapped_column(Stamp, index=True)
    ended_at: Mapped[datetime | None] = mapped_column(Stamp)


class JournalEntry(Base):
    """流水 Who did what to which record, when: one row a command, append-only."""

    __tablename__ = "core_journal"

    county_id: Mapped[str] = mapped_column(Id(), primary_key=True)
    id: Mapped[str] = mapped_column(Id(), primary_key=True)
    at: Mapped[datetime] = mapped_column(Stamp)
    actor: Mapped[str] = mapped_column(Text(140))
    command: Mapped[str] = mapped_column(Text(80))
    subject_type: Mapped[str] = mapped_column(Text(60))
    subject_id: Mapped[str] = mapped_column(Id())
    #: What changed, as JSON: ids, codes and dates, never personal text.
    changes: Mapped[str] = mapped_column(Text())

    @staticmethod
    def line(
        at: datetime,
        actor: str,
        command: str,
        subject: tuple[type[Base], str],
        county_id: str | None,
        changes: dict[str, Any],
    ) -> dict[str, Any]:
        """The columns of a new entry; a subject is a table and the id of a record in it."""
        return {
            "county_id": county_id,
            "id": new_id(),
            "at": at,
            "actor": actor,
            "command": command,
            "subject_type": subject[0].__tablename__,
            "subject_id": subject[1],
            "changes": json.dumps(changes, ensure_ascii=False),
        }


class OutboxEvent(Base):
    """An event, committed with the change that it tells of."""

    __tablename__ = "core_outbox"
    __table_args__ = (Index("ix_core_outbox_delivered_at", "delivered_at", "id"),)

    id: Mapped[str] = mapped_column(Id(), primary_key=True)
    county_id: Mapped[str] = mapped_column(Id())
    name: Mapped[str] = mapped_column(Text(80))
    subject_id: Mapped[str] = mapped_column(Id())
    payload: Mapped[str] = mapped_column(Text())
    at: Mapped[datetime] = mapped_column(Stamp)
    #: Null until every listener has had it.
    delivered_at: Mapped[datetime | None] = mapped_column(Stamp)


class Delivery(Base):
    """One event handed to one listener: written with the reaction, so it happens once."""

    __tablename__ = "core_delivery"

    event_id: Mapped[str] = mapped_column(Id(), primary_key=True)
    listener: Mapped[str] = mapped_column(Text(80), primary_key=True)
    #: False when the listener's plugin was off: the event passed it by.
    taken: Mapped[bool] = mapped_column(Boolean)


class IdempotencyRecord(Base):
    """The stored answer to a keyed mutation; keys belong to the caller."""

    __tablename__ = "core_idempotency"
    __table_args__ = (UniqueConstraint("caller", "key"),)

    id: Mapped[str] = mapped_column(Id(), primary_key=True)
    caller: Mapped[str] = mapped_column(Text(140))
    key: Mapped[str] = mapped_column(Text(200))
    payload_hash: Mapped[str] = mapped_column(Text(64))
    #: Empty when it went with what a plugin held.
    answer: Mapped[str] = mapped_column(Text())
    at: Mapped[datetime] = mapped_column(Stamp)
    #: Of which county the answer tells; null where it may be several, or is of earlier times.
    county_id: Mapped[str | None] = mapped_column(Id(), index=True)


class Change(Base):
    """变更 A record that a command added or changed: ids and codes, for the change feed."""

    __tablename__ = "core_change"
    __table_args__ = (
        Index("ix_core_change_turn", "turn", "seq"),
        Index("ix_core_change_county", "county_id", "turn", "seq"),
        Index("ix_core_change_subject", "county_id", "subject_id", "turn"),
        Index("ix_core_change_at", "at"),
        # A number is not given again when the last rows are forgotten.
        {"sqlite_autoincrement": True},
    )

    seq: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer(), "sqlite"), primary_key=True, autoincrement=True
    )
    #: Rows of a turn that is over are never joined by others of it.
    turn: Mapped[int] = mapped_column(BigInteger)
    county_id: Mapped[str] = mapped_column(Id())
    #: Where the record lay, and the day whose tree says so.
    path: Mapped[str] = mapped_column(Text(16))
    division_id: Mapped[str] = mapped_column(Id())
    placed_on: Mapped[date] = mapped_column(Date)
    subject_table: Mapped[str] = mapped_column(Text(60))
    subject_id: Mapped[str] = mapped_column(Id())
    command: Mapped[str] = mapped_column(Text(80))
    at: Mapped[datetime] = mapped_column(Stamp)


class FigureWindow(Base):
    """留存时段 A period for which the figures of counties are kept, so that a province need not
    count them anew: until which day, on which ground, and up to which turn of the changes."""

    __tablename__ = "core_figure_window"

    period: Mapped[str] = mapped_column(Text(10), primary_key=True)
    last: Mapped[date] = mapped_column(Date)
    #: How often divisions and work days had changed; -1 while nothing is counted yet.
    ground: Mapped[int] = mapped_column(BigInteger, default=-1)
    #: A county with a change of this turn or a later one must be counted again.
    turn: Mapped[int] = mapped_column(BigInteger, default=0)
    asked_on: Mapped[date] = mapped_column(Date)


class CountyFigure(Base):
    """留存数 What a measure counted in a county over a kept period; there is no row for zero."""

    __tablename__ = "core_county_figure"

    period: Mapped[str] = mapped_column(Text(10), primary_key=True)
    #: The county's.
    path: Mapped[str] = mapped_column(Text(16), primary_key=True)
    name: Mapped[str] = mapped_column(Text(100), primary_key=True)
    county_id: Mapped[str] = mapped_column(Id())
    number: Mapped[int] = mapped_column(BigInteger)


class Counter(Base):
    """The last number given in a series of a county (case numbers)."""

    __tablename__ = "core_counter"

    county_id: Mapped[str] = mapped_column(Id(), primary_key=True)
    series: Mapped[str] = mapped_column(Text(80), primary_key=True)
    value: Mapped[int] = mapped_column(Integer)


class Approval(FactRow, Base):
    """审批 That one person may do a certain thing within some hours, by another's word."""

    __tablename__ = "core_approval"
    __table_args__ = (Index("ix_core_approval_subject", "county_id", "kind", "subject_id"),)

    kind: Mapped[ApprovalKind] = field("类别 What is approved.", Code(ApprovalKind))
    subject_id: Mapped[str] = field("对象 Of what: a plugin's name, or a record's id.", Text(80))
    actor: Mapped[str] = journal_name("经办人 Who may do it.")
    approved_by: Mapped[str] = journal_name("审批人 Who approved it.")
    approved_as: Mapped[str] = field("审批人角色 In which role of an office.", Text(40))
    approved_at: Mapped[datetime] = field("审批时间 When it was approved.", Stamp)
    expires_at: Mapped[datetime] = field("有效至 Until when it may be done.", Stamp)
    reason: Mapped[str] = field(
        "理由 Why it was approved.", Text(500), sensitivity=Sensitivity.PERSONAL
    )
    #: When it was done, for what is done once.
    used_at: Mapped[datetime | None] = field("使用时间 When it was done.", Stamp)
