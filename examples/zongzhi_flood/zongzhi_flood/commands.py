"""Writes of the flood plugin: one verb, one transaction each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from zongzhi_core.plugin_api import (
    Context,
    GlobalId,
    StateTable,
    after_hours,
    argument,
    command,
    new_id,
)

from . import rules
from .tables import FloodWarning
from .terms import FloodStatus

STATES = StateTable.of(rules.MOVES, rules.PHASES)

ISSUED = "flood.warning_issued"

OFFICES = ("county_admin", "township_lead", "centre_staff")


@dataclass
class IssueFloodWarningInput:
    """发布预警 What must be said of a flood warning."""

    division: str = argument("区划代码 Code of the division.")
    water_level: int = argument("水位：高于警戒线的厘米数。 Centimetres above the guard line.")


@command("issueFloodWarning", thing="FloodWarning", roles=OFFICES)
def issue_flood_warning(ctx: Context, given: IssueFloodWarningInput) -> FloodWarning:
    """发布防汛预警：等级由水位确定。 Issue a flood warning; its level follows from the water."""
    where = ctx.place(given.division)
    warning = open_warning(ctx, where.id, FloodStatus.IN_FORCE, given.water_level)
    ctx.emit(ISSUED, warning.id, level=warning.level, division_id=where.id)
    return warning


@dataclass
class FloodWarningInput:
    """预警 Which warning."""

    id: GlobalId = argument("编号 Id of the warning.")
    expected_version: int | None = argument(
        "版本：读取时的版本。 The version that was read.", default=None
    )


@command("confirmFloodWarning", thing="FloodWarning", roles=OFFICES)
def confirm_flood_warning(ctx: Context, given: FloodWarningInput) -> FloodWarning:
    """确认预警：使待确认的预警生效。 Put a proposed warning into force."""
    warning = _move(ctx, given, "confirmFloodWarning")
    ctx.emit(ISSUED, warning.id, level=warning.level, division_id=warning.division_id)
    return warning


@command("rejectFloodWarning", thing="FloodWarning", roles=OFFICES)
def reject_flood_warning(ctx: Context, given: FloodWarningInput) -> FloodWarning:
    """不予发布 Reject a proposed warning."""
    return _move(ctx, given, "rejectFloodWarning", closed_at=ctx.now)


@command("liftFloodWarning", thing="FloodWarning", roles=OFFICES)
def lift_flood_warning(ctx: Context, given: FloodWarningInput) -> FloodWarning:
    """解除预警：解除生效中的预警。 Lift a warning that is in force."""
    return _move(ctx, given, "liftFloodWarning", closed_at=ctx.now)


def _move(ctx: Context, given: FloodWarningInput, name: str, **changes: Any) -> FloodWarning:
    warning = ctx.load(FloodWarning, given.id, "flood_warning")
    ctx.move(warning, STATES, name, expected_version=given.expected_version, **changes)
    return warning


def open_warning(
    ctx: Context, division_id: str, status: FloodStatus, water_level: int, **more: Any
) -> FloodWarning:
    """A new warning in the county of the command."""
    level = rules.level_of(water_level)
    year = ctx.today.year
    warning = FloodWarning(
        id=new_id(),
        division_id=division_id,
        placed_on=ctx.today,
        no=f"F{ctx.county_code}{year}{ctx.number(f'flood_warning/{year}'):06d}",
        status=status,
        level=level,
        water_level=water_level,
        opened_at=ctx.now,
        due_at=after_hours(ctx.now, rules.HOURS[level]).ends_at,
        version=1,
        **more,
    )
    ctx.add(warning)
    return warning
