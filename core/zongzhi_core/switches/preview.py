"""Dry run 预演: what a switch would do, told without doing it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ..clock import Clock, day_of
from ..terms import PluginState
from .deadlines import Deadline, open_deadlines
from .periods import in_order
from .policies import check_switchable, forbids, policies_over

if TYPE_CHECKING:
    from ..loading import Registry
    from ..state import County


@dataclass(frozen=True)
class Step:
    """One switch of a cascade: what would refuse it as it stands, and whose rows it moves."""

    plugin: str
    state: PluginState
    #: Rules that refuse it, or ask for an approval and an office.
    rules: list[str]
    #: Type → how many rows of it the county has.
    rows: dict[str, int]
    deadlines: list[Deadline]


@dataclass(frozen=True)
class Preview:
    """The switches in the order in which they must be given, and the set that is on afterwards."""

    steps: list[Step]
    on: frozenset[str]


def preview_switch(
    session: Session,
    registry: Registry,
    clock: Clock,
    county: County,
    plugin: str,
    state: PluginState,
) -> Preview:
    """What turning a plugin on or off in a county would do now."""
    check_switchable(state)
    turns_on = state is PluginState.ON
    names = [
        name
        for name in in_order(session, [plugin], needed=turns_on)
        if (name in county.on) is not turns_on and name in registry.contributions
    ]
    policies = policies_over(session, county.path, day_of(clock.now()))
    steps = []
    for name in names:
        kinds = [kind for kind in registry.matters if kind.owner == name]
        found = [] if turns_on else open_deadlines(session, kinds, county.id)
        against = {"plugin.policy": forbids(policies.get(name), state)}
        by_law = {kind.name for kind in kinds if kind.statutory}
        against["plugin.open_deadlines"] = any(each.kind in by_law for each in found)
        rules = [rule for rule, holds in against.items() if holds]
        # Of what is off not even counts come out.
        rows = {} if turns_on else _rows(session, registry, name, county.id)
        steps.append(Step(name, state, rules, rows, found))
    after = county.on | set(names) if turns_on else county.on - set(names)
    return Preview(steps, frozenset(after))


def _rows(session: Session, registry: Registry, plugin: str, county_id: str) -> dict[str, int]:
    counts = {}
    for node in registry.contributions[plugin].nodes:
        if node.is_node:
            table: Any = node.table
            counted = select(func.count()).where(table.county_id == county_id)
            counts[node.name] = session.scalar(counted) or 0
    return dict(sorted(counts.items()))
