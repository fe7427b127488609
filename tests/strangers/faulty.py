"""Strangers that cannot be used, one fault each, and the words by which the fault is named."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from types import ModuleType
from typing import Any

from sqlalchemy import JSON, Integer, LargeBinary
from sqlalchemy.orm import Mapped

from zongzhi_core.figures import Measure
from zongzhi_core.plugin_api import (
    PERSONAL_ROLES,
    Base,
    Code,
    Command,
    Context,
    CountyRow,
    FactRow,
    FigureKind,
    Id,
    Lookup,
    LookupArgument,
    NodeType,
    Purpose,
    Registrar,
    Sensitivity,
    Stamp,
    Term,
    Text,
    argument,
    auto,
    command,
    expression,
    field,
    node,
    overdue,
    phase,
    place,
    placed_under,
    updated_at,
)

from . import plugin

ORDINARY = Sensitivity.ORDINARY


class WaterState(Term):
    """状态 State."""

    OPEN = "开", "Open."


class Level(Term):
    """层级 A code list that is called as one of core."""

    HIGH = "高", "High."


class Site(FactRow, Base):
    """水点 A place at a water."""

    __tablename__ = "water_site"

    no: Mapped[str] = field("编号 Number.", Text(20))
    status: Mapped[WaterState] = field("状态 State.", Code(WaterState))
    level: Mapped[Level] = field("层级 Level.", Code(Level))
    depth: Mapped[int | None] = field("深 Depth.", Integer)
    opened_at: Mapped[datetime] = field("开始 Begun.", Stamp)
    due_at: Mapped[datetime | None] = field("期限 Due.", Stamp)
    closed_at: Mapped[datetime | None] = field("完成 Done.", Stamp)
    updated_at: Mapped[datetime] = updated_at()


class Keeper(FactRow, Base):
    """看护人 A person, and nothing says how sensitive the phone is."""

    __tablename__ = "water_keeper"

    phone: Mapped[str] = field("电话 Phone.", Text(20))


class Marked(FactRow, Base):
    """名册 A record about a person, with a mark that nobody may get."""

    __tablename__ = "water_marked"

    person_id: Mapped[str] = field("人员 The person.", Id(), sensitivity=Sensitivity.SENSITIVE)
    danger_level: Mapped[int] = field("程度 How much.", Integer)


class Pictured(FactRow, Base):
    """水点 A place with a picture."""

    __tablename__ = "water_pictured"

    view: Mapped[bytes] = field("外观 How it looks.", LargeBinary)


class Open(FactRow, Base):
    """水点 A place of which anything may be said."""

    __tablename__ = "water_open"

    more: Mapped[dict[str, str]] = field("其他 Anything.", JSON)


class Followed(FactRow, Base):
    """巡河 Somebody's walk along a river."""

    __tablename__ = "water_followed"

    gps: Mapped[str] = field("路线 Where they were.", Text(400))


class WaterPeople(Term):
    """人员类别 Kinds of people."""

    HARD = "重点人员", "Those who complain."


class Nowhere(CountyRow, Base):
    """无处 A row without a place."""

    __tablename__ = "water_nowhere"

    depth: Mapped[int] = field("深 Depth.", Integer)


class Everywhere(Base):
    """处处 A row of no county."""

    __tablename__ = "water_everywhere"

    id: Mapped[int] = field("编号 Number.", Integer, primary_key=True)


class Prefixed(FactRow, Base):
    """他名 A table that is not called after its plugin."""

    __tablename__ = "river_site"


# Other tests look at every table there is; these are in no database.
for _table in (
    *("site", "keeper", "nowhere", "everywhere", "marked", "pictured", "open", "followed"),
):
    Base.metadata.remove(Base.metadata.tables[f"water_{_table}"])
Base.metadata.remove(Base.metadata.tables["river_site"])


def make(type_name: str, table: type[Base] = Site, **more: Any) -> NodeType:
    """A node type of some columns; `fields` and `interfaces` among `more`."""
    fields = more.pop("fields", {"depth": auto()})
    body = type(type_name, (), {"__doc__": "水点 A place at a water.", **fields})
    return node(table, sensitivity=ORDINARY, **more)(body)


def matter(**fields: Any) -> NodeType:
    """A matter; `fields` beside or instead of what the interface asks for."""
    whole = {
        "no": auto(),
        "title": expression("String", lambda o: o.row.no, "标题 Title."),
        "phase": phase({WaterState.OPEN: "OPEN"}),
        "opened_at": auto(),
        "due_at": auto(),
        "overdue": overdue(),
        "closed_at": auto(),
        "updated_at": auto(),
        "division": place(),
    }
    kept = {name: made for name, made in (whole | fields).items() if made is not None}
    return make("WaterSite", fields=kept, interfaces=("Matter",))


@dataclass
class WaterInput:
    """输入 What is said."""

    division: str = argument("区划 Code.")


def _run(ctx: Context, given: WaterInput) -> Site:
    """上报 Report."""
    raise NotImplementedError


def mutation(called: str, thing: str = "WaterSite", **more: Any) -> Command:
    made = {"roles": frozenset({"county_admin"}), **more}
    return Command(called, "上报 Report.", WaterInput, thing, run=_run, **made)


def lookup(called: str, target: str = "WaterSite") -> Lookup:
    arguments = (LookupArgument("no", "String", "编号 Number."),)
    return Lookup(
        name=called,
        target=target,
        doc="水点 One place.",
        arguments=arguments,
        on=lambda o, given: o.row.no == given["no"],
    )


def measure(called: str) -> Measure:
    return Measure(
        called, "数", "Number", "数。 Number.", FigureKind.STOCK, True, lambda frame: frame.last
    )


def value(doc: str = "值 A value.", kind: Any = "String") -> Any:
    return expression(kind, lambda o: o.row.id, doc, nullable=True)


def declares(*steps: Callable[[Registrar], Any], **facts: Any) -> Callable[[], ModuleType]:
    """A plugin `water` with a table, a type, and what the steps add."""

    def register(registrar: Registrar) -> None:
        registrar.tables(Site)
        for step in steps:
            step(registrar)

    return lambda: plugin("water", register, **facts)


def _raise_at_import() -> ModuleType:
    raise RuntimeError("no such thing as water")


def _leave_at_import() -> ModuleType:
    return sys.exit("water leaves")


def _raise_in_register(registrar: Registrar) -> None:
    registrar.tables(Site)
    raise ValueError("register went wrong")


def _second_table() -> ModuleType:
    type("Again", (FactRow, Base), {"__tablename__": "grid_event"})
    return plugin("water")


def _roleless() -> ModuleType:
    command("reportWater", thing="WaterSite", roles=())(_run)
    return plugin("water")


def _hooked(hook: str, function: Any) -> Callable[[], ModuleType]:
    from zongzhi_core.plugin_api import hookimpl

    return lambda: plugin("water", **{hook: hookimpl(function)})


SITE = make("WaterSite")

#: What is wrong → the plugin, and what its cause says.
FAULTS: dict[str, tuple[Callable[[], ModuleType], str]] = {
    # --- the module ---
    "raises at import": (_raise_at_import, "RuntimeError: no such thing as water"),
    "leaves at import": (_leave_at_import, "SystemExit: water leaves"),
    "raises in register": (
        lambda: plugin("water", _raise_in_register),
        "ValueError: register went wrong",
    ),
    "no name": (declares(name=None), "has no name"),
    "no title": (declares(title=None), "has no title"),
    "no version": (declares(version=None), "has no version"),
    "nothing at all": (declares(name=None, title="", version=1), "has no name, title, version"),
    "version that is none": (declares(version="latest"), "latest"),
    "name of another entry point": (declares(name="river"), "'river' must be called as"),
    # --- hooks ---
    "mistyped argument": (lambda: plugin("water", lambda registar: None), "registar"),
    "mistyped argument of sample": (_hooked("sample", lambda conty: None), "conty"),
    "mistyped hook": (_hooked("registr", lambda registrar: None), "registr"),
    # --- tables ---
    "table of another prefix": (
        declares(lambda r: r.tables(Prefixed)),
        'table "river_site" must start with "water_"',
    ),
    "person-like column": (
        declares(lambda r: r.tables(Keeper)),
        'column "water_keeper.phone" looks like a person\'s: declare its sensitivity',
    ),
    # --- what no plugin may add about people ---
    "danger of a person": (
        declares(lambda r: r.tables(Marked)),
        "column 'water_marked.danger_level' breaks the rule 'labels_of_persons'",
    ),
    "picture": (declares(lambda r: r.tables(Pictured)), "of type 'LargeBinary'"),
    "free fields": (declares(lambda r: r.tables(Open)), "of type 'JSON'"),
    "track of a person": (
        declares(lambda r: r.tables(Followed)),
        "column 'water_followed.gps' breaks the rule 'tracks' by the word 'gps'",
    ),
    "list of people by distrust": (
        declares(lambda r: r.extend("Division", wet=value(kind=WaterPeople))),
        "code 'WaterPeople.HARD' breaks the rule 'watch_lists' by the word '重点人员'",
    ),
    "figure of people by health": (
        declares(lambda r: r.measure(measure("water.hiv_carriers"))),
        "measure 'water.hiv_carriers' breaks the rule 'health'",
    ),
    "value on persons": (
        declares(lambda r: r.extend("Person", wet=value())),
        "field Person.wet: no values on people",
    ),
    "table of no county": (declares(lambda r: r.tables(Everywhere)), "CountyRow"),
    "table that is there": (_second_table, "grid_event"),
    "purpose of core": (
        declares(lambda r: r.purpose(Purpose("EMERGENCY", "急", "Haste.", PERSONAL_ROLES, 9))),
        "purpose EMERGENCY of plugin 'water' clashes with 'core'",
    ),
    # --- types ---
    "type of core": (declares(lambda r: r.node(make("Division"))), "type Division"),
    "type of a pillar": (declares(lambda r: r.node(make("Dispute"))), "type Dispute"),
    "type without own name": (
        declares(lambda r: r.node(make("Lake"))),
        "type 'Lake' of plugin 'water' must start with 'Water'",
    ),
    "code list without own name": (
        declares(lambda r: r.node(make("WaterSite", fields={"level": auto()}))),
        "type Level of plugin 'water' clashes with 'core'",
    ),
    "type twice": (declares(lambda r: r.node(SITE, SITE)), "type WaterSite"),
    "table of somebody else": (
        declares(lambda r: r.node(make("WaterDivision", Prefixed, fields={}))),
        "type 'WaterDivision' shows table 'river_site', which is not the plugin's",
    ),
    "ids without a place": (
        declares(lambda r: r.tables(Nowhere), lambda r: r.node(make("WaterHole", Nowhere))),
        "type 'WaterHole' has ids but no place",
    ),
    "unknown interface": (
        declares(lambda r: r.node(make("WaterSite", interfaces=("Mater",)))),
        "unknown interface, 'Mater'",
    ),
    "matter without a phase": (
        declares(lambda r: r.node(matter(phase=None))),
        "type 'WaterSite' lacks phase of Matter",
    ),
    "matter with an empty title": (
        declares(lambda r: r.node(matter(title=value()))),
        "field WaterSite.title is not what Matter says",
    ),
    "matter with another phase": (
        declares(lambda r: r.node(matter(phase=value(kind=WaterState)))),
        "field WaterSite.phase is not what Matter says",
    ),
    # --- fields ---
    "field of core, in snake": (
        declares(lambda r: r.extend("Division", short_name=value())),
        "field Division.shortName of plugin 'water' clashes with 'core'",
    ),
    "field of core, in camel": (
        declares(lambda r: r.extend("Division", shortName=value())),
        "field Division.shortName of plugin 'water' clashes with 'core'",
    ),
    "field of a pillar, in snake": (
        declares(lambda r: r.extend("Division", grid_staff=placed_under("WaterSite", "员 S."))),
        "field Division.gridStaff of plugin 'water' clashes with 'grid'",
    ),
    "field of a pillar, in camel": (
        declares(lambda r: r.extend("Division", gridStaff=placed_under("WaterSite", "员 S."))),
        "field Division.gridStaff of plugin 'water' clashes with 'grid'",
    ),
    "field of a pillar's type": (
        declares(lambda r: r.extend("Dispute", external_no=value())),
        "field Dispute.externalNo of plugin 'water' clashes with 'mediation'",
    ),
    "field of an interface": (
        declares(lambda r: r.extend("Matter", due_at=value())),
        "field Matter.dueAt of plugin 'water' clashes with 'core'",
    ),
    "field that a pillar adds to an interface": (
        declares(lambda r: r.extend("Matter", orders=value())),
        "field Matter.orders of plugin 'water' clashes with 'mechanism'",
    ),
    "own field that a pillar adds to an interface": (
        declares(lambda r: r.node(matter(orders=value()))),
        "field WaterSite.orders of plugin 'water' clashes with 'mechanism'",
    ),
    "field of one matter that another has": (
        declares(lambda r: r.extend("Matter", grid=value())),
        "field GridEvent.grid of plugin 'water' clashes with 'grid'",
    ),
    "field twice": (
        declares(lambda r: r.extend("Division", wet_feet=value(), wetFeet=value())),
        "field Division.wetFeet of plugin 'water' clashes with 'water'",
    ),
    "field that is no GraphQL name": (
        declares(lambda r: r.extend("Division", **{"水": value()})),
        "field Division.水 of plugin 'water' is no GraphQL name",
    ),
    "mutation of introspection": (
        declares(lambda r: r.node(SITE), lambda r: r.command(mutation("__wet"))),
        "mutation __wet of plugin 'water' is no GraphQL name",
    ),
    "field of unknown kind": (
        declares(lambda r: r.extend("Division", wet=value(kind="Strin"))),
        "field Division.wet is of kind 'Strin'",
    ),
    # --- root fields ---
    "getter of core": (
        declares(lambda r: r.node(SITE), lambda r: r.lookup(lookup("division"))),
        "root field division of plugin 'water' clashes with 'core'",
    ),
    "root field of core": (
        declares(lambda r: r.node(SITE), lambda r: r.lookup(lookup("viewer"))),
        "root field viewer of plugin 'water' clashes with 'core'",
    ),
    "getter of a pillar": (
        declares(lambda r: r.node(SITE), lambda r: r.lookup(lookup("dispute"))),
        "root field dispute of plugin 'water' clashes with 'mediation'",
    ),
    "lookup of a pillar": (
        declares(lambda r: r.node(SITE), lambda r: r.lookup(lookup("disputeByExternalNo"))),
        "root field disputeByExternalNo of plugin 'water' clashes with 'mediation'",
    ),
    "lookup of another's type": (
        declares(lambda r: r.lookup(lookup("wetDispute", "Dispute"))),
        "root field 'wetDispute' must find a type of its own plugin",
    ),
    # --- commands ---
    "command without roles": (_roleless, "command reportWater declares no role"),
    "made command without roles": (
        declares(lambda r: r.node(SITE), lambda r: r.command(mutation("wet", roles=frozenset()))),
        "mutation 'wet' declares no role",
    ),
    "command for an unknown role": (
        declares(
            lambda r: r.node(SITE),
            lambda r: r.command(mutation("wet", roles=frozenset({"county_admn"}))),
        ),
        "mutation 'wet' names unknown roles: county_admn",
    ),
    "command that shows another's type": (
        declares(lambda r: r.command(mutation("wet", "Dispute"))),
        "mutation 'wet' shows 'Dispute'",
    ),
    "mutation of core": (
        declares(lambda r: r.node(SITE), lambda r: r.command(mutation("setPlugin"))),
        "mutation setPlugin of plugin 'water' clashes with 'core'",
    ),
    "mutation of a pillar": (
        declares(lambda r: r.node(SITE), lambda r: r.command(mutation("settleDispute"))),
        "mutation settleDispute of plugin 'water' clashes with 'mediation'",
    ),
    # --- measures and events ---
    "measure of a pillar": (
        declares(lambda r: r.measure(measure("grid.grids"))),
        'measure "grid.grids" must start with "water."',
    ),
    "measure twice": (
        declares(lambda r: r.measure(measure("water.sites"), measure("water.sites"))),
        "measure water.sites of plugin 'water' clashes with 'water'",
    ),
    "event of core": (
        declares(lambda r: r.emits("core.plugin_switched")),
        'event "core.plugin_switched" must start with "water."',
    ),
    "event of a pillar": (
        declares(lambda r: r.emits("grid.event_reported")),
        'event "grid.event_reported" must start with "water."',
    ),
    # --- requirements ---
    "requires what is not there": (
        declares(lambda r: r.requires("river")),
        "requires 'river', which is not installed",
    ),
    "requires a later version": (
        declares(lambda r: r.requires("grid", ">=99")),
        "requires 'grid' >=99, but 1.0.0 is installed",
    ),
    "requires a newer core": (
        declares(lambda r: r.requires("core", ">=99")),
        "requires 'core' >=99, but 0.1.0 is installed",
    ),
    "requires nonsense": (
        declares(lambda r: r.requires("grid", "newest")),
        'versions "newest" of "grid" must be like ">=1.2,<2"',
    ),
}
