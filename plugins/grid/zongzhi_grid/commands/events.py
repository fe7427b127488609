"""An event is reported from a grid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from zongzhi_core.plugin_api import (
    BadInput,
    Context,
    Division,
    Level,
    StateTable,
    after_hours,
    argument,
    command,
    new_id,
)

from .. import rules
from ..tables import Grid, GridEvent
from ..terms import EventUrgency, GridEventClass, GridEventItem, GridEventStatus
from .staff import accounts_of

EVENT_STATES = StateTable.of(rules.MOVES, rules.PHASES)

REPORTED = "grid.event_reported"


@dataclass
class ReportGridEventInput:
    """网格事件上报 What the reporter of a grid event must and may say."""

    division: str = argument("村（社区）代码 Code of the village or community.")
    event_class: GridEventClass = argument("类别 Class of event.")
    item: GridEventItem = argument("事项 Item of that class.")
    urgency: EventUrgency = argument(
        "紧急程度：默认为低 Urgency; low unless said otherwise.", default=EventUrgency.V03
    )
    happened_at: datetime | None = argument("发生时间 When it happened.", default=None)
    found_at: datetime | None = argument("发现时间 When it was found.", default=None)
    grid: str | None = argument(
        "网格：须属于该村（社区） Id of the grid, one of that village.", default=None
    )
    summary: str | None = argument(
        "摘要：最多200字 What was seen, in at most 200 characters.", default=None
    )


@command(
    "reportGridEvent",
    thing="GridEvent",
    roles=("county_admin", "township_lead", "centre_staff", "commissioner", "grid_staff"),
)
def report_grid_event(ctx: Context, given: ReportGridEventInput) -> GridEvent:
    """上报网格事件 Report an event from a grid; the centre then accepts or rejects it. It is
    assigned to the accounts of those who work in the grid."""
    village = ctx.place(given.division)
    _check(ctx, given, village)
    event = GridEvent(
        id=new_id(),
        division_id=village.id,
        placed_on=ctx.today,
        no=_next_no(ctx),
        event_class=given.event_class,
        item=given.item,
        urgency=given.urgency,
        status=GridEventStatus.REPORTED,
        happened_at=given.happened_at,
        found_at=given.found_at,
        summary=given.summary,
        opened_at=ctx.now,
        due_at=after_hours(ctx.now, rules.HOURS[given.urgency]).ends_at,
        version=1,
        grid_id=_grid_id(ctx, given, village),
    )
    ctx.add(event)
    for account in accounts_of(ctx, event.grid_id) if event.grid_id else ():
        ctx.assign(event, account)
    ctx.emit(
        REPORTED,
        event.id,
        event_class=event.event_class,
        item=event.item,
        division_id=event.division_id,
        urgency=event.urgency,
    )
    return event


def _check(ctx: Context, given: ReportGridEventInput, village: Division) -> None:
    if village.level is not Level.VILLAGE:
        raise BadInput(
            f"“{given.division}”不是村或社区；网格事件须落到村级。",
            f'"{given.division}" is no village or community; an event lies in one.',
            field="division",
        )
    if rules.class_of(given.item) is not given.event_class:
        raise BadInput(
            f"事项 {given.item.name} 不属于类别 {given.event_class.name}。",
            f"Item {given.item.name} does not belong to class {given.event_class.name}; its class "
            f"is {rules.class_of(given.item).name}.",
            field="item",
        )
    for name, moment in (("happenedAt", given.happened_at), ("foundAt", given.found_at)):
        if moment is not None and moment > ctx.now:
            raise BadInput(f"{name} 晚于当前时间。", f"{name} lies in the future.", field=name)
    if given.summary is not None and len(given.summary) > 200:
        raise BadInput(
            "summary 超过 200 字。", "summary is longer than 200 characters.", field="summary"
        )


def _grid_id(ctx: Context, given: ReportGridEventInput, village: Division) -> str | None:
    if given.grid is None:
        return None
    grid = ctx.load(Grid, given.grid, "grid", "grid")
    # Whoever is appointed or leaves meanwhile waits: nobody is missed, or kept.
    ctx.session.refresh(grid, with_for_update={"read": True})
    if grid.division_id != village.id or not grid.valid_from <= ctx.today < grid.valid_to:
        raise BadInput(
            f"网格“{given.grid}”不是该村当前的网格。",
            f'Grid "{given.grid}" is not a present grid of that village.',
            field="grid",
        )
    return grid.id


def _next_no(ctx: Context) -> str:
    """The next number of the county and year, such as G5304242024000001."""
    year = ctx.today.year
    return rules.event_no(ctx.county_code, year, ctx.number(rules.event_series(year)))
