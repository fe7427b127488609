"""The GraphQL type of the flood plugin, and the fields that it adds to types of others."""

from __future__ import annotations

from sqlalchemy import literal

from zongzhi_core.plugin_api import (
    Lookup,
    LookupArgument,
    Occurrence,
    Sensitivity,
    Text,
    auto,
    connection,
    expression,
    labelled,
    link,
    node,
    overdue,
    phase,
    place,
    placed_under,
)

from . import rules, tables
from .commands import STATES


def _its_event(warning: Occurrence, event: Occurrence) -> object:
    return (event.row.county_id == warning.row.county_id) & (event.row.id == warning.row.event_id)


@node(
    tables.FloodWarning,
    sensitivity=Sensitivity.ORDINARY,
    interfaces=("Matter",),
    filters=("status", "level", "water_level"),
    orders=("opened_at", "no"),
    states=STATES,
)
class FloodWarning:
    """防汛预警 A flood warning for a division."""

    no = auto()
    title = expression(
        "String",
        lambda o: labelled(o.row.level) + literal("防汛预警 ", Text()) + o.row.no,
        "标题 Level, kind and number.",
    )
    status = auto()
    phase = phase(rules.PHASES)
    level = auto()
    water_level = auto()
    opened_at = auto()
    due_at = auto()
    overdue = overdue()
    closed_at = auto()
    updated_at = auto()
    version = auto()
    division = place()
    grid_event = link("GridEvent", _its_event, "网格事件 The grid event behind it.")


ON_DIVISION = {
    "flood_warnings": placed_under("FloodWarning", "防汛预警 Warnings in the whole subtree."),
    "flood_mark": expression(
        "String",
        lambda o: literal("汛", Text()) + o.row.code,
        "防汛标识 The mark of the division on flood maps.",
        nullable=True,
    ),
}

ON_GRID_EVENT = {
    "flood_warnings": connection(
        "FloodWarning",
        lambda event, warning: _its_event(warning, event),
        "防汛预警 Warnings that were proposed because of it.",
    ),
}

BY_NO = Lookup(
    name="floodWarningByNo",
    target="FloodWarning",
    doc="防汛预警 One warning by its number.",
    arguments=(LookupArgument("no", "String", "编号 Its number."),),
    on=lambda o, given: o.row.no == given["no"],
)
