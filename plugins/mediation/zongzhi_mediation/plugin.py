"""The door of the mediation pillar."""

from __future__ import annotations

from zongzhi_core.plugin_api import Registrar, SampleCounty, hookimpl, placed_under

from . import commands, schema, tables
from .figures import MEASURES
from .reactions import register_reported_dispute
from .sample import fill

name, title, version = "mediation", "化解 Mediation", "1.0.0"


@hookimpl
def register(registrar: Registrar) -> None:
    """Declare the pillar."""
    registrar.tables(*tables.TABLES)
    registrar.keeps(tables.DisputeSummary, until="keep_until", erased={"sealed": None})
    registrar.migrations("zongzhi_mediation.migrations")
    registrar.node(*schema.NODES)
    registrar.extend(
        "Division",
        disputes=placed_under("Dispute", "矛盾纠纷 Disputes in the whole subtree."),
        mediators=placed_under("Mediator", "调解员 Mediators in office in the whole subtree."),
        dispute_limits=schema.DISPUTE_LIMITS,
    )
    registrar.lookup(schema.dispute_by_external_no)
    registrar.command(*commands.COMMANDS)
    registrar.emits(*commands.EVENTS)
    registrar.on("grid.event_reported", register_reported_dispute)
    registrar.measure(*MEASURES)
    registrar.purpose(commands.MEDIATION)


@hookimpl
def sample(county: SampleCounty) -> None:
    """Add demonstration rows."""
    fill(county)
