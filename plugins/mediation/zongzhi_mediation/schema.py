"""GraphQL types of the mediation pillar and how they map to its tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import aliased

from zongzhi_core.plugin_api import (
    TODAY,
    Division,
    Lookup,
    LookupArgument,
    Occurrence,
    Sensitivity,
    auto,
    expression,
    labelled,
    link,
    many,
    node,
    overdue,
    phase,
    place,
)

from . import rules, tables
from .commands import STATES
from .terms import DisputeCategoryCode, IntakeSource


@node(
    tables.Dispute,
    sensitivity=Sensitivity.ORDINARY,
    interfaces=("Matter",),
    filters=(
        "status",
        "outcome",
        "source",
        "scale",
        "category_code",
        "opened_at",
        "accepted_at",
        "settled_at",
        "updated_at",
        "due_provisional",
    ),
    orders=("opened_at", "accepted_at", "updated_at", "no"),
    states=STATES,
)
class Dispute:
    """矛盾纠纷 A dispute between people, or between people and bodies."""

    no = auto()
    title = expression(
        "String",
        lambda o: labelled(o.row.category_code) + " " + o.place.short_name + " " + o.row.no,
        "标题 Category, place and number; never a name.",
    )
    category = link(
        "DisputeCategory",
        lambda dispute, same: (
            (same.row.county_id == dispute.row.county_id) & (same.row.id == dispute.row.id)
        ),
        "类别 Category, with the list from which it is taken.",
    )
    scale = auto()
    source = auto()
    external_no = auto()
    status = auto()
    phase = phase(rules.PHASES)
    outcome = auto()
    people_involved = auto()
    occurred_on = auto()
    opened_at = auto()
    accepted_at = auto()
    settled_at = auto()
    due_at = auto()
    due_provisional = auto()
    overdue = overdue()
    closed_at = auto()
    updated_at = auto()
    version = auto()
    division = place()
    parties = many(
        "DisputeParty",
        lambda dispute, party: (
            (party.row.county_id == dispute.row.county_id)
            & (party.row.dispute_id == dispute.row.id)
        ),
        "当事人 Parties, and people affected.",
        order=("seq",),
        bound=50,
    )
    steps = many(
        "DisputeStep",
        lambda dispute, step: (
            (step.row.county_id == dispute.row.county_id) & (step.row.dispute_id == dispute.row.id)
        ),
        "流转 Steps from registration on.",
        order=("seq",),
        bound=100,
    )
    grid_event = link(
        "GridEvent",
        lambda dispute, event: (
            (event.row.county_id == dispute.row.county_id) & (event.row.id == dispute.row.event_id)
        ),
        "网格事件 The grid event it came from.",
    )


# Rival lists of categories are in use, so a category is shown with its list, as an object.
@node(tables.Dispute, sensitivity=Sensitivity.ORDINARY, detail=True)
class DisputeCategory:
    """纠纷类别 Category of a dispute, with the list from which it is taken."""

    scheme = expression(
        "String",
        lambda o: o.row.category_scheme,
        "类别方案 List from which the category is taken.",
    )
    code = expression(
        DisputeCategoryCode, lambda o: o.row.category_code, "代码 Category in its list."
    )
    label = expression(
        "String", lambda o: labelled(o.row.category_code), "名称 Chinese name of the category."
    )


@node(tables.DisputeParty, sensitivity=Sensitivity.ORDINARY, detail=True)
class DisputeParty:
    """当事人 A party of a dispute, or a number of people whom it affects; never a name."""

    seq = auto()
    side = auto()
    is_natural_person = auto()
    people = auto()


@node(tables.DisputeStep, sensitivity=Sensitivity.ORDINARY, detail=True)
class DisputeStep:
    """流转 One step of a dispute."""

    seq = auto()
    from_status = auto()
    to_status = auto()
    command = auto()
    actor = auto()
    at = auto()


def _by_external_no(o: Occurrence, arguments: Mapping[str, Any]) -> Any:
    county = aliased(Division)
    asked = select(county.id).where(
        county.code == arguments["county"], county.valid_from <= TODAY, county.valid_to > TODAY
    )
    return (
        o.row.county_id.in_(asked)
        & (o.row.source == arguments["source"])
        & (o.row.external_no == arguments["external_no"])
    )


dispute_by_external_no = Lookup(
    name="disputeByExternalNo",
    target="Dispute",
    doc="纠纷 One dispute by its number in the system that it came from.",
    arguments=(
        LookupArgument("county", "String", "县代码 Code of the county."),
        LookupArgument("source", IntakeSource, "来源 By which way it came in."),
        LookupArgument("external_no", "String", "外部编号 Its number there."),
    ),
    on=_by_external_no,
)
