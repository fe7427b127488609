"""Writing a switch: its present state, and the period that begins where another ends."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from graphlib import TopologicalSorter
from typing import Any

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session

from ..clock import day_of
from ..ground import counties_on
from ..ids import new_id
from ..state import raise_epoch
from ..tables import CountyPlugin, Division, InstalledPlugin, PluginRequirement
from ..terms import PluginRule, PluginState
from .policies import policies_over
from .tables import PluginSwitch


def write_switch(
    session: Session,
    county: Division,
    plugin: str,
    state: PluginState,
    now: datetime,
    **why: Any,
) -> PluginSwitch:
    """Turn a plugin on or off in a county, or say that it was purged; `why` has the reason, the
    actor, and the rest of the period's columns."""
    key = (county.id, plugin)
    switch = session.get(CountyPlugin, key, with_for_update=True)
    if switch is None:
        switch = CountyPlugin(county_id=county.id, plugin=plugin, version=0)
        session.add(switch)
    switch.state, switch.since, switch.reason = state, now, why["reason"]
    switch.version += 1
    today = day_of(now)
    last = (PluginSwitch.county_id == county.id) & (PluginSwitch.plugin == plugin)
    ended = update(PluginSwitch).where(last, PluginSwitch.until.is_(None))
    session.execute(ended.values(until=now, valid_to=today))
    period = PluginSwitch(
        county_id=county.id,
        division_id=county.id,
        placed_on=today,
        plugin=plugin,
        state=state,
        since=now,
        valid_from=today,
        **{"id": new_id(), **why},
    )
    session.add(period)
    session.flush()
    return period


def switch_new_counties(session: Session, now: datetime, actor: str) -> int:
    """Turn on what policies say in each county that has no switch yet; answers how many have."""
    today = day_of(now)
    unset = ~exists().where(CountyPlugin.county_id == Division.id)
    fresh = session.scalars(counties_on(today).where(unset))
    installed = set(session.scalars(select(InstalledPlugin.name)))
    switched = 0
    for county in fresh.all():
        held = policies_over(session, county.path, today).items()
        wanted = {name for name, policy in held if _is_on_at_first(policy)} & installed
        for name in in_order(session, wanted):
            reason = "新设县默认 Default of a new county"
            write_switch(session, county, name, PluginState.ON, now, reason=reason, actor=actor)
        switched += bool(wanted)
    if switched:
        raise_epoch(session, light=True)
    return switched


def _is_on_at_first(policy: Any) -> bool:
    return policy.rule is PluginRule.REQUIRED or (
        policy.rule is PluginRule.ALLOWED and policy.on_at_first
    )


def in_order(session: Session, plugins: Iterable[str], *, needed: bool = True) -> list[str]:
    """Plugins with all that they need, what is needed first; or, not `needed`, with all that need
    them, those first."""
    needs = PluginRequirement
    pairs = session.execute(select(needs.plugin, needs.requires)).all()
    follows: dict[str, list[str]] = {}
    for plugin, other in sorted((p[0], p[1]) if needed else (p[1], p[0]) for p in pairs):
        follows.setdefault(plugin, []).append(other)
    reached, left = set[str](), sorted(plugins)
    while left:
        name = left.pop()
        if name not in reached:
            reached.add(name)
            left += follows.get(name, [])
    known = {name: [o for o in follows.get(name, []) if o in reached] for name in sorted(reached)}
    return list(TopologicalSorter(known).static_order())
