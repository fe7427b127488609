"""The GraphQL types of switches."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select

from ..graph.declare import (
    Expression,
    Occurrence,
    auto,
    connection,
    expression,
    link,
    many,
    node,
    place,
)
from ..read.rows import holds
from ..tables import InstalledPlugin
from ..terms import Sensitivity
from ..viewer import TODAY
from . import tables
from .policies import STEPS


def _installed(column: str) -> Expression:
    def sql(o: Occurrence) -> object:
        wanted = select(getattr(InstalledPlugin, column)).where(
            InstalledPlugin.name == o.row.plugin
        )
        return wanted.correlate(o.row).scalar_subquery()

    return sql


def _office() -> Any:
    return link(
        "Organisation",
        "office_id",
        "接收机构 The office that received the list of open deadlines.",
        upward=True,
    )


@node(tables.PluginSwitch, sensitivity=Sensitivity.ORDINARY, detail=True)
class CountyPlugin:
    """县级插件 A plugin in a county: whether it is on, since when and why."""

    name = expression("String", lambda o: o.row.plugin, "名称 Name of the plugin.")
    title = expression("String", _installed("title"), "标题 Title of the plugin.", nullable=True)
    version = expression("String", _installed("version"), "版本 Installed version.", nullable=True)
    state = auto()
    since = auto()
    reason = auto()


@node(
    tables.PluginSwitch,
    sensitivity=Sensitivity.ORDINARY,
    filters=("plugin", "state", "since", "until"),
    orders=("since",),
    default_order=("since",),
)
class PluginSwitch:
    """开关记录 A period in which a plugin was on, or off, in a county."""

    plugin = auto()
    state = auto()
    since = auto()
    until = auto()
    reason = auto()
    actor = auto()
    approved_by = auto()
    purged_at = auto()
    exported = auto()
    tables = auto()
    sha256 = auto()
    division = place("所在县 The county.")
    office = _office()
    handed_deadlines = connection(
        "HandedDeadline",
        lambda own, handed: (
            (handed.row.county_id == own.row.county_id) & (handed.row.switch_id == own.row.id)
        ),
        "移交期限 What was open, with a deadline, when it was turned off.",
    )


@node(
    tables.HandedDeadline,
    sensitivity=Sensitivity.PERSONAL,
    filters=("plugin", "kind", "due_at"),
    orders=("due_at",),
    default_order=("due_at",),
)
class HandedDeadline:
    """移交期限 A matter that was open, with a deadline, when its plugin was turned off."""

    plugin = auto()
    kind = auto()
    matter_id = auto()
    no = auto()
    due_at = auto()
    division = place("机构属地 Where the office lies that received it.")
    office = _office()


@node(tables.PluginPolicy, sensitivity=Sensitivity.ORDINARY, orders=("valid_from",))
class PluginPolicy:
    """插件政策 What a division says of a plugin in all counties in it, from a day on."""

    plugin = auto(public=True)
    rule = auto(public=True)
    on_at_first = auto(public=True)
    valid_from = auto(public=True)
    valid_to = auto(public=True)
    reason = auto(public=True)
    set_by = auto()
    set_at = auto()
    division = place("制定区划 The division that says so.")


def _then(own: Occurrence, switch: Occurrence) -> Any:
    held = holds(switch.row, own.day)
    # What lasts holds today, though the clock that wrote it be ahead.
    lasts = (own.day >= TODAY) & switch.row.until.is_(None)
    return (switch.row.county_id == own.row.id) & (lasts | ((own.day < TODAY) & held))


def _over(own: Occurrence, policy: Occurrence) -> Any:
    return policy.row.path.in_([func.substr(own.row.path, 1, length) for length in STEPS])


PLUGINS = many(
    "CountyPlugin",
    _then,
    "插件 The plugins of a county, on or off at the end of the day asked for; empty at other "
    "levels.",
    order=("plugin", "id"),
    bound=50,
)
PLUGIN_POLICIES = many(
    "PluginPolicy",
    _over,
    "插件政策 What holds of plugins here on the day asked for; of several on one plugin the "
    "highest division's decides.",
    order=("path", "plugin", "id"),
    bound=150,
    upward=True,
    shared=True,
)
NODES: tuple[Any, ...] = (
    CountyPlugin,
    PluginSwitch,
    HandedDeadline,
    PluginPolicy,
)
