"""A province of 129 counties, which have one of eight sets of plugins each."""

from __future__ import annotations

import weakref
from collections.abc import Iterable
from datetime import date
from itertools import combinations
from pathlib import Path

import strawberry
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from zongzhi_api.compose import Composer
from zongzhi_api.division_files import import_files
from zongzhi_core.state import raise_epoch
from zongzhi_core.switches.periods import write_switch
from zongzhi_core.switches.tables import PluginSwitch
from zongzhi_core.tables import CountyPlugin, Division
from zongzhi_core.terms import PluginState

from .worlds import NOW, World

#: No set is the union of all, and the union is not all that is installed.
SETS = [
    frozenset(chosen)
    for size in (1, 2)
    for chosen in combinations(("grid", "mechanism", "mediation", "party"), size)
][:8]
#: Of the imaginary province 99, three prefectures of 43 counties.
COUNTIES = [f"99{p:02}{c:02}" for p in (1, 2, 3) for c in range(1, 44)]
WHY = {"reason": "test", "actor": "cli:test"}


class Watched(Composer):
    """Knows which schemas it has handed out are still kept by somebody."""

    kept: weakref.WeakSet[strawberry.Schema]

    def schema(self, plugins: Iterable[str]) -> strawberry.Schema:
        made = super().schema(plugins)
        self.__dict__.setdefault("kept", weakref.WeakSet()).add(made)
        return made


async def add_province(world: World, folder: Path) -> dict[str, frozenset[str]]:
    """Add its counties beside those of a world; code → plugins that are on."""
    file = folder / "province.csv"
    places = [("99", "某省", "PROVINCE"), *((f"99{p:02}", f"某市{p}", "CITY") for p in (1, 2, 3))]
    lines = [*places, *((code, f"某县{code}", "COUNTY") for code in COUNTIES)]
    file.write_text("\n".join(map(",".join, [("code", "name", "kind"), *lines])), encoding="utf-8")
    sets = {code: SETS[n % len(SETS)] for n, code in enumerate(COUNTIES)}

    def add(session: Session) -> None:
        import_files(session, [file], valid_from=date(2000, 1, 1))
        session.flush()
        listed = select(Division).where(Division.code.in_(COUNTIES)).order_by(Division.code)
        found = session.scalars(listed).all()
        for held in (CountyPlugin, PluginSwitch):
            ids = [county.id for county in found]
            session.execute(delete(held).where(held.county_id.in_(ids)))
        for county, on in zip(found, sets.values(), strict=True):
            for plugin in sorted(on):
                write_switch(session, county, plugin, PluginState.ON, NOW, **WHY)
        raise_epoch(session)

    await world.write(add)
    return sets
