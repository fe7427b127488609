"""The door of the grid pillar."""

from __future__ import annotations

from zongzhi_core.plugin_api import Registrar, SampleCounty, hookimpl, placed_under

from . import schema, tables
from .commands import COMMANDS, REPORTED
from .figures import MEASURES
from .reactions import route_event_that_became_dispute
from .sample import fill

name, title, version = "grid", "网格 Grid management", "1.0.0"


@hookimpl
def register(registrar: Registrar) -> None:
    """Declare the pillar."""
    registrar.tables(
        tables.Grid,
        tables.GridStaff,
        tables.GridEvent,
        tables.Channel,
        tables.KeySite,
        tables.CameraSite,
        tables.CrimeStatistic,
    )
    registrar.migrations("zongzhi_grid.migrations")
    registrar.node(
        schema.Grid,
        schema.GridStaff,
        schema.GridEvent,
        schema.Channel,
        schema.KeySite,
        schema.CameraSite,
        schema.CrimeStatistic,
    )
    registrar.extend(
        "Division",
        grids=placed_under("Grid", "网格 Grids in the whole subtree."),
        grid_staff=placed_under("GridStaff", "网格力量 People who serve in grids."),
        grid_events=placed_under("GridEvent", "网格事件 Events reported from grids."),
        channels=placed_under("Channel", "渠道 Channels of the centres."),
        key_sites=placed_under("KeySite", "重点部位 Key places registered."),
        camera_sites=placed_under("CameraSite", "视频点位 Cameras registered."),
        crime_statistics=placed_under("CrimeStatistic", "治安统计 Monthly public-order totals."),
    )
    registrar.command(*COMMANDS)
    registrar.emits(REPORTED)
    registrar.on("mediation.dispute_registered", route_event_that_became_dispute)
    registrar.measure(*MEASURES)


@hookimpl
def sample(county: SampleCounty) -> None:
    """Add demonstration rows."""
    fill(county)
