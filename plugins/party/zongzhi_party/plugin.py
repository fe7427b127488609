"""The door of the party pillar."""

from __future__ import annotations

from zongzhi_core.plugin_api import Registrar, SampleCounty, hookimpl, placed_under

from . import schema, tables
from .figures import MEASURES
from .sample import fill

name, title, version = "party", "党建 Party building", "1.0.0"


@hookimpl
def register(registrar: Registrar) -> None:
    """Declare the pillar."""
    registrar.tables(tables.Post, tables.OfficeMerger, tables.Training, tables.TrainingAttendance)
    registrar.migrations("zongzhi_party.migrations")
    registrar.node(schema.Post, schema.OfficeMerger, schema.Training)
    registrar.extend(
        "Division",
        posts=placed_under("Post", "任职 Posts of the governance line in the whole subtree."),
        office_mergers=placed_under(
            "OfficeMerger", "融入 Centres merged into offices in the whole subtree."
        ),
        trainings=placed_under("Training", "培训 Training sessions in the whole subtree."),
    )
    registrar.measure(*MEASURES)


@hookimpl
def sample(county: SampleCounty) -> None:
    """Add demonstration rows."""
    fill(county)
