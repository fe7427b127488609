"""Tables of switches: each period of a plugin in a county, what was handed over, policies, and the
documents that clients sent of late."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Boolean, Date, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from ..clock import FOREVER
from ..columns import Base, Code, FactRow, Id, Placed, Stamp, TermRow, Text, field, journal_name
from ..terms import PluginRule, PluginState


class PluginSwitch(FactRow, Base):
    """开关记录 A period in which a plugin was on, or off, in a county."""

    __tablename__ = "core_plugin_switch"
    case_column = None
    __table_args__ = (Index("ix_core_plugin_switch_plugin", "county_id", "plugin", "valid_to"),)

    plugin: Mapped[str] = field("插件 Name of the plugin.", Text(40))
    state: Mapped[PluginState] = field("状态 State in the county.", Code(PluginState))
    since: Mapped[datetime] = field("自 Since when.", Stamp)
    until: Mapped[datetime | None] = field("至 Until when; null while it lasts.", Stamp)
    #: A day has the state that held at its end: first day, and first day no longer.
    valid_from: Mapped[date] = mapped_column(Date)
    valid_to: Mapped[date] = mapped_column(Date, default=FOREVER)
    reason: Mapped[str] = field("原因 Why it was switched.", Text(500))
    actor: Mapped[str] = journal_name("经办人 Who switched it.")
    approved_by: Mapped[str | None] = journal_name(
        "审批人 Who approved it, over open deadlines or for a purge."
    )
    #: Who got the list of open deadlines.
    office_id: Mapped[str | None] = mapped_column(Id())
    #: Of a period with one nothing is left: figures of its days, and of all before, are unknown.
    purged_at: Mapped[datetime | None] = field("清除时间 When its data were purged.", Stamp)
    # Of a purge: its certificate.
    exported: Mapped[str | None] = field(
        "导出 What the data were exported to; null where that was declined.", Text(200)
    )
    tables: Mapped[str | None] = field(
        "行数 Rows that were deleted, as `table count`, separated by commas.", Text(4000)
    )
    sha256: Mapped[str | None] = field(
        "摘要 SHA-256 of the rows of the plugin's own tables, as a backup has them.", Text(64)
    )
    #: When the journal of erasures outside the database had it; until then a duty tries again.
    noted_at: Mapped[datetime | None] = mapped_column(Stamp)


class HandedDeadline(FactRow, Base):
    """移交期限 A matter that was open, with a deadline, when its plugin was turned off.

    It lies where the office lies that received it.
    """

    __tablename__ = "core_handed_deadline"
    __table_args__ = (Index("ix_core_handed_deadline_switch", "county_id", "switch_id", "due_at"),)

    switch_id: Mapped[str] = mapped_column(Id())
    office_id: Mapped[str] = mapped_column(Id())
    plugin: Mapped[str] = field("插件 The plugin that was turned off.", Text(40))
    kind: Mapped[str] = field("种类 Kind of matter.", Text(60))
    matter_id: Mapped[str] = field("事项 Global id of the matter.", Text(100))
    no: Mapped[str] = field("编号 Its number.", Text(100))
    due_at: Mapped[datetime] = field("办理期限 When it must be done.", Stamp)


class PluginPolicy(Placed, TermRow, Base):
    """插件政策 What a division says of a plugin in all counties in it, from a day on."""

    __tablename__ = "core_plugin_policy"

    id: Mapped[str] = mapped_column(Id(), primary_key=True)
    plugin: Mapped[str] = field("插件 Name of the plugin.", Text(40))
    rule: Mapped[PluginRule] = field("规定 Required, allowed or forbidden.", Code(PluginRule))
    on_at_first: Mapped[bool] = field(
        "新县默认启用 Whether it is turned on in a county that is new.", Boolean
    )
    reason: Mapped[str] = field("依据 By which decision.", Text(500))
    set_by: Mapped[str] = journal_name("制定人 Who set it.")
    set_at: Mapped[datetime] = field("制定时间 When it was set.", Stamp)


class ClientDocument(Base):
    """客户端文档 One operation as clients send it, without any value."""

    __tablename__ = "core_client_document"

    sha256: Mapped[str] = mapped_column(Text(64), primary_key=True)
    text: Mapped[str] = mapped_column(Text())


class ClientOperation(Base):
    """客户端操作 That a client sent a document about a county, and when last."""

    __tablename__ = "core_client_operation"

    county_id: Mapped[str] = mapped_column(Id(), primary_key=True)
    #: The name of a token, or one of the common names of `operations`.
    client: Mapped[str] = mapped_column(Text(100), primary_key=True)
    sha256: Mapped[str] = mapped_column(
        ForeignKey("core_client_document.sha256"), primary_key=True, index=True
    )
    last_on: Mapped[date] = mapped_column(Date, index=True)
