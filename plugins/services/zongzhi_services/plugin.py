"""The door of the services pillar."""

from __future__ import annotations

from zongzhi_core.plugin_api import Registrar, SampleCounty, hookimpl, new_id, placed_under

from . import schema, tables
from .figures import MEASURES
from .sample import fill
from .terms import AssistanceStatus

name, title, version = "services", "服务 Services", "1.0.0"


@hookimpl
def register(registrar: Registrar) -> None:
    """Declare the pillar."""
    registrar.tables(tables.AssistanceCase)
    registrar.keeps(
        tables.AssistanceCase,
        until="erase_by",
        erased={"status": AssistanceStatus.ERASED, "person_id": new_id},
    )
    registrar.migrations("zongzhi_services.migrations")
    registrar.node(schema.AssistanceCase)
    registrar.extend(
        "Division",
        assistance_cases=placed_under(
            "AssistanceCase", "帮扶个案 Assistance cases in the whole subtree."
        ),
    )
    registrar.measure(*MEASURES)


@hookimpl
def sample(county: SampleCounty) -> None:
    """Add demonstration rows."""
    fill(county)
