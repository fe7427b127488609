"""GraphQL types of the mechanism pillar and how they map to its tables."""

from __future__ import annotations

from zongzhi_core.plugin_api import (
    Sensitivity,
    auto,
    connection,
    expression,
    labelled,
    link,
    node,
    organisation,
    overdue,
    phase,
    place,
)

from . import rules, tables


@node(
    tables.Order,
    sensitivity=Sensitivity.ORDINARY,
    interfaces=("Matter",),
    filters=(
        *("kind", "card", "status", "issuer_level", "target_organisation"),
        *("opened_at", "closed_at", "updated_at"),
    ),
    orders=("opened_at", "updated_at", "no"),
)
class Order:
    """指令 An order to an office: dispatch, whistle or supervision."""

    no = auto()
    title = expression(
        "String",
        lambda o: labelled(o.row.kind) + " " + o.place.short_name + " " + o.row.no,
        "标题 Kind, place and number.",
    )
    kind = auto()
    card = auto()
    status = auto()
    phase = phase(rules.PHASES)
    issuer_level = auto()
    opened_at = auto()
    received_at = auto()
    done_at = auto()
    verified_at = auto()
    due_at = auto()
    overdue = overdue()
    closed_at = auto()
    updated_at = auto()
    version = auto()
    division = place("发出区划 The division whose centre issued it, as of that day.")
    issuer_organisation = link(
        "Organisation",
        "issuer_organisation_id",
        "发出机构 The centre that issued it.",
        day=lambda order: order.row.placed_on,
    )
    # Upward: a whistle calls a department of the county, above the township that blows it.
    target_organisation = organisation(
        "target_organisation_id",
        "承办机构 The office that must act.",
        day=lambda order: order.row.placed_on,
        upward=True,
    )


orders_of_matter = connection(
    "Order",
    lambda matter, order: (
        (order.row.county_id == matter.row.county_id) & (order.row.subject_id == matter.row.id)
    ),
    "指令 Orders about this matter: dispatches, whistles, supervision.",
)
