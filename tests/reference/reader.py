"""The permission function: who asks, and what of one row or one field they may see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from zongzhi_core.access import DUTY_HOLDERS, OF_OWN_CASES, ROLES
from zongzhi_core.clock import day_of
from zongzhi_core.commands.context import Command
from zongzhi_core.commands.states import StateTable
from zongzhi_core.graph.declare import Declared, Leaf, NodeType
from zongzhi_core.state import digest_of
from zongzhi_core.tables import Assignment, CountyPlugin, Division, Grant, Token, User, UserSession
from zongzhi_core.terms import PluginState, Reach, Sensitivity, Term


class Refused(Exception):
    """A field, or the whole request, has no answer: the code says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Reader:
    """A token, narrowed to a county or not."""

    name: str
    role: str
    #: Lineage of the division it reaches, and its code; empty and null for the whole country.
    root: str
    code: str | None
    #: Ids of the divisions above that one.
    above: frozenset[str]
    #: County id → (code, the plugins that are on there), for the counties in reach.
    counties: dict[str, tuple[str, frozenset[str]]]
    #: The plugins that the token names; None for all.
    granted: frozenset[str] | None
    #: The purpose that they name.
    purpose: str | None = None
    #: The classes that the grant names; empty for all of the role.
    granted_classes: frozenset[Sensitivity] = frozenset()
    #: County and id of the cases that were assigned to them, if they reach those alone.
    own: frozenset[tuple[str, str]] | None = None
    #: The user or the unit to whom cases are assigned.
    assignee: str = ""

    @property
    def wide(self) -> bool:
        return len(self.counties) != 1

    @property
    def exact(self) -> bool:
        full = Sensitivity.SENSITIVE in self.classes
        return self.role in DUTY_HOLDERS and self.own is None and full

    @property
    def classes(self) -> frozenset[Sensitivity]:
        """The classes of data that they may read."""
        more = OF_OWN_CASES.get(self.role, frozenset()) if self.own is not None else frozenset()
        return (ROLES[self.role] | more) & (self.granted_classes or {*Sensitivity})

    def counties_on(self, plugin: str) -> set[str]:
        """The counties in reach whose rows of a plugin may be read."""
        if plugin == "core":
            return set(self.counties)
        if self.granted is not None and plugin not in self.granted:
            return set()
        return {county for county, (_, on) in self.counties.items() if plugin in on}

    def plugins(self) -> set[str]:
        """What is on somewhere in reach."""
        return {p for _, on in self.counties.values() for p in on if self.counties_on(p)}

    # --- what may be seen --------------------------------------------------------------------

    def check_plugin(self, plugin: str) -> None:
        """Refuses a plugin that the token was not granted, or that is off in all its counties."""
        if plugin == "core" or self.counties_on(plugin):
            return
        ungranted = self.granted is not None and plugin not in self.granted
        raise Refused("FORBIDDEN" if ungranted else "PLUGIN_OFF")

    def check_class(self, sensitivity: Sensitivity) -> None:
        """Refuses data of a class that the role may not read."""
        if sensitivity not in self.classes:
            raise Refused("FORBIDDEN")

    def check_field(self, declared: Declared, owners: frozenset[str]) -> None:
        """Refuses a field whose owner or target is off, or whose class is too high."""
        for owner in sorted(owners):
            self.check_plugin(owner)
        self.check_class(declared.sensitivity)

    def may_give(
        self, commands: Iterable[Command], states: StateTable | None, state: Term
    ) -> list[str]:
        """The commands that take a matter on from its state, and that the role gives."""
        given = {c.name for c in commands if self.role in c.roles}
        given -= {c.name for c in commands if "id" not in {p.name for p in fields(c.input)}}
        return [c for c in (states.commands(state) if states else ()) if c in given]

    def sees(self, node: NodeType, row: Any, place: Any, *, upward: bool) -> str | None:
        """Of one row: "whole", "above" (only what is public of core's records) or nothing."""
        if node.sensitivity not in self.classes or not self.is_own(node, row):
            return None
        if node.of_county and row.county_id not in self.counties_on(node.owner):
            return None
        spot = row if node.table is Division else place
        if spot is None or spot.path.startswith(self.root):
            return "whole"
        return "above" if upward and node.open_above and spot.id in self.above else None

    def is_own(self, node: NodeType, row: Any) -> bool:
        """Whether a fact belongs to an own case, for those who reach no others."""
        if self.own is None or node.case_column is None:
            return True
        return (row.county_id, getattr(row, node.case_column)) in self.own


def is_public(declared: Declared) -> bool:
    """Is a field shown above the reader's scope too?"""
    return isinstance(declared, Leaf) and declared.public


def holds(record: Any, day: date) -> bool:
    """Does a record with a term hold on a day?"""
    inside: bool = record.valid_from <= day < record.valid_to
    return inside


def make_reader(session: Session, name: str, county_code: str | None, now: datetime) -> Reader:
    """The reader of a token by its name; FORBIDDEN for a county that it does not reach."""
    today = day_of(now)
    versions = sorted(session.scalars(select(Division)), key=lambda v: v.valid_from)
    latest = {version.id: version for version in versions}
    present = [version for version in versions if holds(version, today)]
    counties = [version for version in present if version.id == version.county_id]
    found = session.scalars(select(Token).where(Token.name == name)).first()
    token, own = _narrow(session, name) if found is None else (found, {})
    scope = latest[token.division_id] if token.division_id else None
    if county_code is not None:
        reached = [
            c
            for c in counties
            if c.code == county_code and (not scope or _touch(c.path, scope.path))
        ]
        if not reached:
            raise Refused("FORBIDDEN")
        if scope is None or not scope.path.startswith(reached[0].path):
            scope = reached[0]
    root = scope.path if scope else ""
    made = Reader(
        name=name,
        role=token.role,
        root=root,
        code=scope.code if scope else None,
        above=frozenset(v.id for v in present if root.startswith(v.path) and v.path != root),
        counties=_switches(session, [c for c in counties if _touch(c.path, root)]),
        granted=frozenset(token.plugins.split(",")) if token.plugins else None,
    )
    return replace(made, **own)


def _narrow(session: Session, name: str) -> tuple[Grant, dict[str, Any]]:
    """The grant of somebody who is signed in under the name as a secret, and what is theirs."""
    held = select(Grant).join(UserSession, UserSession.grant_id == Grant.id)
    grant = session.scalars(held.where(UserSession.digest == digest_of(name))).one()
    assignee = grant.user_id if grant.unit_id is None else grant.unit_id
    given = select(Assignment).where(Assignment.assignee_id == assignee)
    live = [row for row in session.scalars(given) if row.ended_at is None]
    own = frozenset((row.county_id, row.matter_id) for row in live)
    user = session.get_one(User, grant.user_id)
    narrowed = frozenset(Sensitivity[name] for name in grant.classes.split(",") if name)
    return grant, {
        "name": user.actor_name,
        "own": None if grant.reach is Reach.SUBTREE else own,
        "assignee": assignee,
        "granted_classes": narrowed,
    }


def _touch(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _switches(session: Session, counties: list[Division]) -> dict[str, tuple[str, frozenset[str]]]:
    rows = session.scalars(select(CountyPlugin).where(CountyPlugin.state == PluginState.ON))
    on = [(row.county_id, row.plugin) for row in rows]
    return {
        county.id: (county.code or "", frozenset(p for c, p in on if c == county.id))
        for county in counties
    }
