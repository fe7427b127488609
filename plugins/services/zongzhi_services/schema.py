"""GraphQL types of the services pillar and how they map to its tables."""

from __future__ import annotations

from sqlalchemy import literal

from zongzhi_core.plugin_api import Sensitivity, Text, auto, expression, node, overdue, phase, place

from . import rules, tables


@node(
    tables.AssistanceCase,
    sensitivity=Sensitivity.SENSITIVE,
    interfaces=("Matter",),
    filters=("status", "competent_body", "opened_at", "closed_at", "updated_at"),
    orders=("opened_at", "updated_at", "no"),
)
class AssistanceCase:
    """帮扶个案 Support that a competent body owes to a person; never why."""

    no = auto()
    title = expression(
        "String",
        lambda o: literal("帮扶个案 ", Text()) + o.place.short_name + " " + o.row.no,
        "标题 Kind, place and number; never a name.",
        sensitivity=Sensitivity.SENSITIVE,
    )
    status = auto()
    phase = phase(rules.PHASES)
    opened_at = auto()
    due_at = auto()
    overdue = overdue()
    closed_at = auto()
    updated_at = auto()
    version = auto()
    division = place()
    competent_body = auto()
