"""GraphQL types of the grid pillar and how they map to its tables."""

from __future__ import annotations

from zongzhi_core.plugin_api import (
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
from .commands import EVENT_STATES

#: Largest number of people in one grid, for the cost of a query.
STAFF_BOUND = 20


def _child_of_grid(grid: Occurrence, child: Occurrence) -> object:
    return (child.row.county_id == grid.row.county_id) & (child.row.grid_id == grid.row.id)


def _grid_of(child: Occurrence, grid: Occurrence) -> object:
    return _child_of_grid(grid, child)


@node(
    tables.Grid,
    sensitivity=Sensitivity.ORDINARY,
    filters=("code", "kind", "valid_from"),
    orders=("code", "households", "population"),
    default_order=("code",),
)
class Grid:
    """网格 A grid: a part of one village or community, the smallest unit of governance."""

    code = auto()
    name = auto()
    kind = auto()
    households = auto()
    population = auto()
    valid_from = auto()
    valid_to = auto()
    division = place()
    staff = many(
        "GridStaff",
        _child_of_grid,
        "网格力量 The people who serve in the grid.",
        order=("role", "id"),
        bound=STAFF_BOUND,
    )


@node(
    tables.GridStaff,
    sensitivity=Sensitivity.ORDINARY,
    filters=("role", "post", "valid_from"),
    orders=("role", "valid_from"),
)
class GridStaff:
    """网格力量 Somebody's term in a role of a grid."""

    role = auto()
    post = auto()
    name = auto()
    valid_from = auto()
    valid_to = auto()
    grid = link("Grid", _grid_of, "网格 The grid.")
    division = place()


@node(
    tables.GridEvent,
    sensitivity=Sensitivity.ORDINARY,
    interfaces=("Matter",),
    filters=(
        "no",
        "event_class",
        "item",
        "urgency",
        "status",
        "opened_at",
        "due_at",
        "closed_at",
        "updated_at",
    ),
    orders=("opened_at", "due_at", "closed_at", "updated_at", "no"),
    default_order=("opened_at",),
    states=EVENT_STATES,
)
class GridEvent:
    """网格事件 Something that was reported from a grid and must be handled."""

    no = auto()
    title = expression(
        "String",
        lambda o: labelled(o.row.item).concat(o.place.short_name).concat(o.row.no),
        "标题 Item, place and number; never a name.",
    )
    event_class = auto()
    item = auto()
    urgency = auto()
    status = auto()
    phase = phase(rules.PHASES)
    happened_at = auto()
    found_at = auto()
    opened_at = auto()
    due_at = auto()
    overdue = overdue()
    closed_at = auto()
    updated_at = auto()
    version = auto()
    division = place()
    grid = link(
        "Grid",
        _grid_of,
        "网格 The grid from which it was reported, as of that day.",
        day=lambda event: event.row.placed_on,
    )
    became_dispute = link(
        "Dispute",
        lambda event, dispute: (
            (dispute.row.county_id == event.row.county_id)
            & (dispute.row.id == event.row.became_dispute_id)
        ),
        "转为纠纷 The dispute that it became.",
    )


@node(
    tables.Channel,
    sensitivity=Sensitivity.ORDINARY,
    filters=("kind", "level", "state", "verified_on"),
    orders=("member_count", "verified_on"),
)
class Channel:
    """渠道 A channel of a governance centre."""

    kind = auto()
    level = auto()
    name = auto()
    member_count = auto()
    verified_on = auto()
    state = auto()
    valid_from = auto()
    valid_to = auto()
    division = place()


@node(
    tables.KeySite,
    sensitivity=Sensitivity.ORDINARY,
    filters=("site_kind",),
    orders=("site_kind",),
)
class KeySite:
    """重点部位 A registered key place that public-safety video should cover."""

    site_kind = auto()
    name = auto()
    valid_from = auto()
    valid_to = auto()
    division = place()
    camera_sites = many(
        "CameraSite",
        lambda site, camera: (
            (camera.row.county_id == site.row.county_id) & (camera.row.key_site_id == site.row.id)
        ),
        "视频点位 The cameras that cover it.",
        order=("id",),
        bound=20,
    )


@node(
    tables.CameraSite,
    sensitivity=Sensitivity.ORDINARY,
    filters=("site_kind", "state", "sign_posted", "filed_on"),
    orders=("site_kind", "filed_on"),
)
class CameraSite:
    """视频点位 A registered camera: where it stands and what the law asks of it."""

    site_kind = auto()
    name = auto()
    filed_on = auto()
    sign_posted = auto()
    state = auto()
    valid_from = auto()
    valid_to = auto()
    key_site = link(
        "KeySite",
        lambda camera, site: (
            (site.row.county_id == camera.row.county_id) & (site.row.id == camera.row.key_site_id)
        ),
        "重点部位 The key place that it covers.",
    )
    division = place()


@node(
    tables.CrimeStatistic,
    sensitivity=Sensitivity.ORDINARY,
    filters=("indicator", "month", "status"),
    orders=("month", "indicator", "value"),
    default_order=("month", "indicator"),
)
class CrimeStatistic:
    """治安统计 A month's total of one indicator, as the police published it."""

    indicator = auto()
    month = auto()
    value = auto()
    source = auto()
    status = auto()
    division = place()
