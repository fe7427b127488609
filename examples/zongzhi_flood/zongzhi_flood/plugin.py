"""The door of the flood plugin."""

from __future__ import annotations

from zongzhi_core.plugin_api import Registrar, SampleCounty, hookimpl

from . import commands, schema
from .figures import WARNINGS
from .reactions import propose_warning
from .sample import fill
from .tables import FloodWarning

name, title, version = "flood", "防汛 Flood warnings", "1.0.0"


@hookimpl
def register(registrar: Registrar) -> None:
    """Declare the plugin."""
    registrar.requires("grid", ">=1,<2")
    registrar.tables(FloodWarning)
    registrar.migrations("zongzhi_flood.migrations")
    registrar.node(schema.FloodWarning)
    registrar.extend("Division", **schema.ON_DIVISION)
    registrar.extend("GridEvent", **schema.ON_GRID_EVENT)
    registrar.lookup(schema.BY_NO)
    registrar.command(
        commands.issue_flood_warning,
        commands.confirm_flood_warning,
        commands.reject_flood_warning,
        commands.lift_flood_warning,
    )
    registrar.emits(commands.ISSUED)
    registrar.on("grid.event_reported", propose_warning)
    registrar.measure(WARNINGS)


@hookimpl
def sample(county: SampleCounty) -> None:
    """Add demonstration rows."""
    fill(county)
