"""The door of the mechanism pillar."""

from __future__ import annotations

from zongzhi_core.plugin_api import Registrar, SampleCounty, hookimpl, placed_under

from . import schema, tables
from .figures import MEASURES
from .sample import fill

name, title, version = "mechanism", "机制 Mechanism", "1.0.0"


@hookimpl
def register(registrar: Registrar) -> None:
    """Declare the pillar."""
    registrar.tables(tables.Order, tables.MeetingRule)
    registrar.migrations("zongzhi_mechanism.migrations")
    registrar.node(schema.Order)
    registrar.extend(
        "Division",
        orders=placed_under("Order", "指令 Orders issued in the whole subtree."),
    )
    registrar.extend("Matter", orders=schema.orders_of_matter)
    registrar.measure(*MEASURES)


@hookimpl
def sample(county: SampleCounty) -> None:
    """Add demonstration rows."""
    fill(county)
