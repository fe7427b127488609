"""The node types that core owns: divisions, organisations, centres, users and approvals."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import func, or_, select

from .. import tables
from ..columns import Base
from ..people import schema as people
from ..people import tables as people_tables
from ..read.rows import PlaceOf, fresh_row, holds, nested
from ..switches import schema as switches
from ..switches import tables as switch_tables
from ..terms import Sensitivity
from ..viewer import above_scope, in_scope
from .declare import (
    Condition,
    Expression,
    Figures,
    Lookup,
    LookupArgument,
    NodeType,
    Occurrence,
    auto,
    connection,
    in_subtree,
    link,
    many,
    node,
    place,
    placed_under,
)

#: Lengths of the lineage keys of a division's ancestors.
_STEPS = (2, 4, 6, 9)


def _is_ancestor(division: Occurrence, above: Occurrence) -> object:
    own = division.row.path
    prefixes = [func.substr(own, 1, length) for length in _STEPS]
    return above.row.path.in_(prefixes) & (above.row.path != own)


def _preceded(division: Occurrence, before: Occurrence) -> object:
    went = tables.DivisionSuccessor
    found = select(went.predecessor_id).where(
        went.successor_id == division.row.id,
        went.predecessor_id == before.row.id,
        went.effective_on == before.row.valid_to,
    )
    return found.correlate(division.row, before.row).exists()


def _succeeded(division: Occurrence, after: Occurrence) -> object:
    went = tables.DivisionSuccessor
    found = select(went.successor_id).where(
        went.predecessor_id == division.row.id,
        went.successor_id == after.row.id,
        holds(after.row, went.effective_on),
    )
    return found.correlate(division.row, after.row).exists()


def organisation(
    column: str | Condition, doc: str, *, day: Expression | None = None, upward: bool = False
) -> Any:
    """A relation to an organisation, by the column that holds its id or by a condition; naming it
    in `filters` lets clients filter by that, as far as they see it behind the link."""
    shown = link("Organisation", column, doc, day=day, upward=upward)

    def seen(o: Occurrence) -> Any:
        own = fresh_row(tables.Organisation)
        on = day(o) if day else o.day
        reach = in_scope(PlaceOf(own.division_id, on).path)
        reach = or_(reach, above_scope(own.division_id)) if upward else reach
        chosen = nested(select(own.id), own).where(shown.on(o, replace(o, row=own)))
        return chosen.where(holds(own, on), reach).scalar_subquery()

    return replace(shown, id_of=seen)


@node(
    tables.Organisation,
    sensitivity=Sensitivity.ORDINARY,
    filters=("kind",),
    orders=("name",),
)
class Organisation:
    """机构 An organisation with a territory and, where it applies, a line organisation above it."""

    kind = auto(public=True)
    name = auto(public=True)
    valid_from = auto()
    valid_to = auto()
    division = place("属地 The territory (block) it belongs to.")
    line = link("Organisation", "line_id", "条线上级 The line organisation above it.", upward=True)


@node(tables.Centre, sensitivity=Sensitivity.ORDINARY, orders=("valid_from",))
class Centre:
    """综治中心 The governance centre of a division."""

    level = auto()
    site = auto()
    valid_from = auto()
    valid_to = auto()
    division = place("所在区划 The division that it serves.")
    organisation = link(
        "Organisation", "organisation_id", "承办机构 The organisation that runs it."
    )


@node(tables.Grant, sensitivity=Sensitivity.ORDINARY, filters=("role",), orders=("valid_from",))
class Grant:
    """授权 A role of a user in the subtree of a division, for the term of an office."""

    role = auto()
    plugins = auto()
    classes = auto()
    valid_from = auto()
    valid_to = auto()
    reason = auto()
    granted_by = auto()
    granted_at = auto()
    end_reason = auto()
    reach = auto()
    unit = organisation("unit_id", "本单位 The organisation whose cases it reaches, if so.")
    division = place("辖区 The division whose subtree it reaches.")
    user = link("User", "user_id", "用户 Who has it.")


@node(
    tables.User,
    sensitivity=Sensitivity.ORDINARY,
    filters=("account", "name", "ended_at"),
    orders=("account",),
)
class User:
    """用户 Somebody who signs in: an official, known by an account of the sign-in service."""

    account = auto()
    name = auto()
    created_at = auto()
    ended_at = auto()
    end_reason = auto()
    division = place("所在单位属地 The division in which they work.")
    grants = many(
        "Grant",
        lambda own, grant: grant.row.user_id == own.row.id,
        "授权 The grants that hold on the day asked for.",
        order=("valid_from", "id"),
        bound=50,
    )


@node(
    tables.Division,
    sensitivity=Sensitivity.ORDINARY,
    filters=("level", "kind", "code", "name", "urban_rural"),
    orders=("code", "name"),
    default_order=("code",),
)
class Division:
    """区划 A division of the administrative hierarchy, as it is on the day asked for."""

    code = auto(public=True)
    name = auto(public=True)
    short_name = auto()
    level = auto(public=True)
    kind = auto(public=True)
    urban_rural = auto()
    valid_from = auto()
    valid_to = auto()
    parent = link("Division", "parent_id", "上级 The division above.", upward=True)
    ancestors = many(
        "Division",
        _is_ancestor,
        "各上级 All divisions above, the highest first.",
        order=("path",),
        bound=4,
        upward=True,
        shared=True,
    )
    children = many(
        "Division",
        lambda own, below: below.row.parent_id == own.row.id,
        "下级 The divisions directly below, in official order.",
        order=("sort_no", "code", "id"),
        bound=200,
    )
    descendants = connection(
        "Division",
        lambda own, below: in_subtree(below.row.path, own.row.path) & (below.row.id != own.row.id),
        "所辖 All divisions below, of one level or of all.",
        by_level=True,
    )
    predecessors = many(
        "Division",
        _preceded,
        "前身 The divisions that were merged into it, as they last were.",
        order=("code", "id"),
        bound=50,
        any_day=True,
        shared=True,
    )
    successors = many(
        "Division",
        _succeeded,
        "后继 The divisions that went on when it ended.",
        order=("code", "id"),
        bound=50,
        any_day=True,
        shared=True,
    )
    managed_by = link(
        "Division",
        "managed_by_id",
        "托管单位 Who runs it under entrustment; statistics stay with the tree.",
        upward=True,
    )
    county = link("Division", "county_id", "所属县 The county it belongs to.", upward=True)
    centre = link(
        "Centre",
        lambda own, centre: centre.row.division_id == own.row.id,
        "综治中心 Its governance centre.",
    )
    plugins = switches.PLUGINS
    plugin_history = placed_under(
        "PluginSwitch",
        "开关记录 When each plugin was on or off in the counties of this division, by whom and "
        "why.",
    )
    plugin_policies = switches.PLUGIN_POLICIES
    handed_deadlines = placed_under(
        "HandedDeadline", "移交期限 What offices of this division and below it received."
    )
    legal_bases = many(
        "LegalBasis",
        lambda own, basis: basis.row.county_id == own.row.id,
        "合法性基础 The legal bases that a county has named, past ones too; empty at other levels.",
        order=("granted_at", "id"),
        bound=200,
    )
    rights_requests = placed_under(
        "RightsRequest", "权利请求 What persons recorded in this division ask for."
    )
    approvals = placed_under("Approval", "审批 Approvals of things that lie in this division.")
    emergency_accesses = placed_under(
        "EmergencyAccess", "紧急查阅 Emergency accesses to cases of this division, to be reviewed."
    )
    late_disclosures = placed_under(
        "LateDisclosure", "延迟告知 Orders on cases of this division to tell later who read them."
    )
    organisations = placed_under("Organisation", "机构 Organisations of this place and below it.")
    organisations_above = many(
        "Organisation",
        lambda own, body: (
            in_subtree(own.row.path, body.row.path)
            & (body.row.county_id == own.row.county_id)
            & (body.row.division_id != own.row.id)
        ),
        "上级机构 Organisations of the divisions around it: departments, the court.",
        order=("name", "id"),
        bound=100,
        upward=True,
        shared=True,
    )
    users = placed_under("User", "用户 Users who work in this division and below it.")
    figures = Figures(doc="指标 Figures of this division and everything below it.")
    matters = placed_under("Matter", "事项 Matters of all kinds in this division and below it.")


@node(tables.Assignment, sensitivity=Sensitivity.ORDINARY)
class Assignment:
    """分派 That a matter is worked on by a user or by an organisation."""

    assigned_by = auto()
    assigned_at = auto()
    ended_at = auto()
    user = link("User", "assignee_id", "用户 Who, if it is a user.")
    organisation = organisation("assignee_id", "机构 Which organisation, if it is one.")
    division = place()


@node(
    tables.Approval,
    sensitivity=Sensitivity.ORDINARY,
    filters=("kind", "expires_at"),
    orders=("approved_at",),
)
class Approval:
    """审批 That one person may do a certain thing within some hours, by another's word."""

    kind = auto()
    subject_id = auto()
    actor = auto()
    approved_by = auto()
    approved_as = auto()
    approved_at = auto()
    expires_at = auto()
    reason = auto()
    used_at = auto()
    division = place()


LOOKUPS: tuple[Lookup, ...] = (
    Lookup(
        name="division",
        target="Division",
        doc="区划 One division by its code, as it was on a day.",
        arguments=(LookupArgument("code", "String", "代码 Its code: 2, 4, 6, 9 or 12 digits."),),
        on=lambda o, arguments: o.row.code == arguments["code"],
        as_of=True,
    ),
)
NODES: tuple[NodeType | type, ...] = (
    Division,
    Organisation,
    Centre,
    User,
    Grant,
    Assignment,
    Approval,
    *people.NODES,
    *switches.NODES,
)
TABLES: tuple[type[Base], ...] = tuple(
    mapper.class_
    for mapper in Base.registry.mappers
    if mapper.class_.__module__ in (tables.__name__, people_tables.__name__, switch_tables.__name__)
)
