"""Open deadlines 未结期限: matters that still have one by law, and their handing over.

Plugins are not known by name: a kind of matter is whatever has the interface `Matter`, which
promises `no`, `due_at` and `closed_at`, and it says itself whether its deadlines are statutory.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from ..commands.approvals import ApprovalInput, approve, use_approval
from ..commands.context import Context, GlobalId, argument, command
from ..errors import NotFound, RuleRefused
from ..graph.declare import NodeType, Occurrence
from ..ids import new_id, split_global
from ..tables import Approval, Division, Organisation
from ..terms import ApprovalKind
from ..viewer import TODAY
from .policies import STEPS, check_plugin
from .tables import HandedDeadline, PluginSwitch

_COMMAND = "approveSwitchOff"


@dataclass(frozen=True)
class Deadline:
    """A matter that is open and has a deadline; never a person's name."""

    plugin: str
    kind: str
    matter_id: str
    no: str
    due_at: datetime


def open_deadlines(session: Session, kinds: Iterable[NodeType], county_id: str) -> list[Deadline]:
    """The open matters of these kinds in a county that have a deadline; the most urgent first."""
    found = []
    for kind in kinds:
        table: Any = kind.table
        shown: Any = kind.fields
        row = Occurrence(table, None, TODAY)
        no, due_at, closed_at = (shown[name].sql(row) for name in ("no", "due_at", "closed_at"))
        chosen = select(table.id, no, due_at).where(
            table.county_id == county_id, closed_at.is_(None), due_at.is_not(None)
        )
        for key, no, due_at in session.execute(chosen):
            found.append(Deadline(kind.owner, kind.name, f"{kind.prefix}_{key}", no, due_at))
    return sorted(found, key=lambda each: (each.due_at, each.matter_id))


@dataclass(kw_only=True)
class ApproveSwitchOffInput(ApprovalInput):
    """停用审批 Who may turn which plugin off over open deadlines."""

    county: str = argument("县代码 Code of the county.")
    plugin: str = argument("插件 Name of the plugin.")


@command(_COMMAND, thing="Approval", roles=("county_admin",))
def approve_switch_off(ctx: Context, given: ApproveSwitchOffInput) -> Approval:
    """审批停用：准许另一人在有未结期限时停用插件一次，清单交接收机构。 Let another person turn a
    plugin off, once, though matters with a deadline are open; whoever does so names the office
    that receives their list."""
    county = ctx.county(given.county)
    check_plugin(ctx, given.plugin)
    place = (county.id, county.path)
    return approve(ctx, ApprovalKind.SWITCH_OFF, given.plugin, place, given)


@dataclass(frozen=True)
class Handover:
    """To whom open deadlines go, by whose word."""

    office: Organisation
    approved_by: str
    deadlines: list[Deadline]


def plan_handover(
    ctx: Context, county: Division, plugin: str, office: GlobalId | None
) -> Handover | None:
    """Whom the open deadlines of a plugin go to when it is turned off; None when there are none.

    :raises RuleRefused: no office is named, or no second person has approved it.
    """
    kinds = [kind for kind in ctx.matters if kind.owner == plugin and kind.statutory]
    found = open_deadlines(ctx.session, kinds, county.id)
    if not found:
        return None
    if office is None:
        raise _needed(plugin, len(found))
    receiving = _office(ctx, county, office)
    try:
        approval = use_approval(ctx, ApprovalKind.SWITCH_OFF, plugin, _COMMAND)
    except RuleRefused as missing:
        raise _needed(plugin, len(found)) from missing
    return Handover(receiving, approval.approved_by, found)


def _needed(plugin: str, count: int) -> RuleRefused:
    return RuleRefused(
        f"插件 {plugin} 有 {count} 件未结事项仍有期限；停用须经另一人审批（{_COMMAND}），"
        "并指定接收清单的机构（office）。",
        f'Plugin "{plugin}" has {count} open matters with a deadline: turning it off needs a '
        f"second person's approval, by {_COMMAND}, and an office that receives their list.",
        rule="plugin.open_deadlines",
        field="office",
        allowed=[_COMMAND],
    )


def _office(ctx: Context, county: Division, office: str) -> Organisation:
    """An organisation of the county or of a division above it; else NOT_FOUND."""
    parts = split_global(office)
    found = ctx.session.get(Organisation, parts[1]) if parts else None
    known = found is not None and parts is not None and parts[0] == "organisation"
    if found is not None and known and found.valid_from <= ctx.today < found.valid_to:
        above = [county.path[:length] for length in STEPS]
        if found.path.startswith(county.path) or found.path in above:
            return found
    raise NotFound(
        f"本县及其上级没有机构“{office}”。",
        f'Neither the county nor a division above it has an organisation "{office}".',
        field="office",
    )


def hand_over(ctx: Context, switch: PluginSwitch, plan: Handover) -> None:
    """Keep the list with the switch, where the office lies."""
    shared = {
        "county_id": switch.county_id,
        "division_id": plan.office.division_id,
        "path": plan.office.path,
        "placed_on": ctx.today,
        "switch_id": switch.id,
        "office_id": plan.office.id,
    }
    rows = [{**shared, "id": new_id(), **vars(each)} for each in plan.deadlines]
    ctx.session.execute(insert(HandedDeadline), rows)


COMMANDS = (approve_switch_off,)
