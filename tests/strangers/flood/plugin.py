"""The door of the flood plugin, with everything behind it: a table, a matter, a command.

It imports of Zongzhi+ only `plugin_api`, and knows the pillars by the names of their types and
events alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Integer, literal
from sqlalchemy.orm import Mapped

from zongzhi_core.plugin_api import (
    Base,
    Code,
    Context,
    Event,
    FactRow,
    FigureKind,
    Frame,
    GlobalId,
    Id,
    Lookup,
    LookupArgument,
    Measure,
    Registrar,
    SampleCounty,
    Sensitivity,
    Stamp,
    StateTable,
    Term,
    Text,
    argument,
    auto,
    command,
    connection,
    expression,
    field,
    hookimpl,
    link,
    new_id,
    node,
    overdue,
    phase,
    place,
    placed_under,
    start_of,
    updated_at,
)

name, title, version = "flood", "防汛 Flood patrols", "1.2.0"

REPORTED = "flood.patrol_reported"


class FloodStatus(Term):
    """巡查状态 State of a patrol."""

    OPEN = "巡查中", "Going on."
    DONE = "已完成", "Done."


PHASES = {FloodStatus.OPEN: "OPEN", FloodStatus.DONE: "CLOSED"}
STATES = StateTable.of(((FloodStatus.OPEN, "closeFloodPatrol", FloodStatus.DONE),), PHASES)


class Patrol(FactRow, Base):
    """巡查 A patrol along a dyke."""

    __tablename__ = "flood_patrol"

    no: Mapped[str] = field("编号 One patrol, one number.", Text(20))
    status: Mapped[FloodStatus] = field("状态 State of the patrol.", Code(FloodStatus))
    water_level: Mapped[int | None] = field("水位 Water level in centimetres.", Integer)
    event_id: Mapped[str | None] = field("网格事件 The grid event behind it.", Id())
    opened_at: Mapped[datetime] = field("开始时间 When it began.", Stamp)
    due_at: Mapped[datetime | None] = field("期限 When it must be done.", Stamp)
    closed_at: Mapped[datetime | None] = field("完成时间 When it was done.", Stamp)
    updated_at: Mapped[datetime] = updated_at()
    version: Mapped[int] = field("版本 Raised by every change.", Integer, default=1)


@node(
    Patrol,
    sensitivity=Sensitivity.ORDINARY,
    interfaces=("Matter",),
    filters=("status", "water_level"),
    orders=("no", "opened_at"),
    states=STATES,
)
class FloodPatrol:
    """巡查 A patrol along a dyke."""

    no = auto()
    title = expression(
        "String", lambda o: literal("防汛巡查 ", Text()) + o.row.no, "标题 Kind and number."
    )
    status = auto()
    phase = phase(PHASES)
    water_level = auto()
    opened_at = auto()
    due_at = auto()
    overdue = overdue()
    closed_at = auto()
    updated_at = auto()
    version = auto()
    division = place()
    grid_event = link(
        "GridEvent",
        lambda patrol, event: (
            (event.row.county_id == patrol.row.county_id) & (event.row.id == patrol.row.event_id)
        ),
        "网格事件 The grid event behind it.",
    )


def _patrols(frame: Frame) -> Any:
    return frame.count(Patrol, lambda patrol: frame.during(patrol.opened_at))


PATROLS = Measure(
    "flood.patrols",
    "防汛巡查数",
    "Flood patrols",
    "期内开始的防汛巡查。 Patrols begun in the period.",
    FigureKind.FLOW,
    True,
    _patrols,
)


@dataclass
class ReportFloodInput:
    """巡查上报 What the reporter of a patrol says."""

    division: str = argument("区划代码 Code of the division.")
    no: str = argument("编号 Number of the patrol.")
    water_level: int | None = argument("水位 Water level in centimetres.", default=None)


@command("reportFloodPatrol", thing="FloodPatrol", roles=("county_admin", "commissioner"))
def report_flood_patrol(ctx: Context, given: ReportFloodInput) -> Patrol:
    """上报巡查 Report a patrol."""
    where = ctx.place(given.division)
    patrol = _open(ctx, where.id, given.no, water_level=given.water_level)
    ctx.emit(REPORTED, patrol.id, water_level=given.water_level)
    return patrol


@dataclass
class CloseFloodInput:
    """巡查完成 The patrol that is done."""

    id: GlobalId = argument("编号 Id of the patrol.")


@command("closeFloodPatrol", thing="FloodPatrol", roles=("commissioner",))
def close_flood_patrol(ctx: Context, given: CloseFloodInput) -> Patrol:
    """完成巡查 Say that a patrol is done."""
    patrol = ctx.load(Patrol, given.id, "flood_patrol")
    ctx.move(patrol, STATES, "closeFloodPatrol", closed_at=ctx.now)
    return patrol


def follow_grid_event(ctx: Context, heard: Event) -> None:
    """A grid event was reported: somebody looks at the dyke."""
    _open(ctx, heard.payload["division_id"], f"E{heard.id[:8]}", event_id=heard.subject_id)


def _open(ctx: Context, division_id: str, no: str, **more: Any) -> Patrol:
    patrol = Patrol(
        id=new_id(),
        division_id=division_id,
        placed_on=ctx.today,
        no=no,
        status=FloodStatus.OPEN,
        opened_at=ctx.now,
        version=1,
        **more,
    )
    ctx.add(patrol)
    return patrol


@hookimpl
def register(registrar: Registrar) -> None:
    """Declare the plugin."""
    registrar.requires("grid", ">=1,<2")
    registrar.tables(Patrol)
    registrar.migrations("tests.strangers.flood.migrations")
    registrar.node(FloodPatrol)
    registrar.extend(
        "Division",
        flood_patrols=placed_under("FloodPatrol", "巡查 Patrols in the whole subtree."),
        flood_mark=expression(
            "String", lambda o: literal("汛", Text()) + o.row.code, "防汛标识 Mark.", nullable=True
        ),
    )
    registrar.extend(
        "GridEvent",
        patrols=connection(
            "FloodPatrol",
            lambda event, patrol: (
                (patrol.row.county_id == event.row.county_id)
                & (patrol.row.event_id == event.row.id)
            ),
            "巡查 Patrols that it caused.",
        ),
    )
    registrar.lookup(
        Lookup(
            name="floodPatrolByNo",
            target="FloodPatrol",
            doc="巡查 One patrol by its number.",
            arguments=(LookupArgument("no", "String", "编号 Its number."),),
            on=lambda o, arguments: o.row.no == arguments["no"],
        )
    )
    registrar.command(report_flood_patrol, close_flood_patrol)
    registrar.emits(REPORTED)
    registrar.on("grid.event_reported", follow_grid_event)
    registrar.measure(PATROLS)


@hookimpl
def sample(county: SampleCounty) -> None:
    """Add demonstration rows: a patrol a month in the first village."""
    village = county.villages[0]
    county.add(
        Patrol(
            county_id=county.county.id,
            id=county.id("flood", month),
            division_id=village.id,
            placed_on=county.first_day.replace(month=month),
            no=f"S{month}",
            status=FloodStatus.DONE,
            opened_at=start_of(county.first_day.replace(month=month)),
            version=1,
        )
        for month in range(1, 13)
    )
