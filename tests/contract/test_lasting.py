"""Whatever a plugin declares may say since when it is there, and until when it stays."""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace
from typing import Any

import pytest
from graphql import GraphQLSchema, build_schema, print_schema
from packaging.version import Version
from sqlalchemy import literal

from tests.strangers import entry, plugin, with_pillars
from tests.support.worlds import World
from zongzhi_api.compose import compose
from zongzhi_api.installed import load_installed
from zongzhi_api.service import core_schema
from zongzhi_core import loading
from zongzhi_core.errors import SetupError
from zongzhi_core.plugin_api import (
    Context,
    Lookup,
    LookupArgument,
    MatterPhase,
    Registrar,
    Sensitivity,
    Term,
    Text,
    argument,
    auto,
    command,
    expression,
    lasting,
    node,
    overdue,
    place,
    placed_under,
)
from zongzhi_core.testing import PluginSets
from zongzhi_core.testing.marked import find_breaks, mark
from zongzhi_core.testing.promises import as_client
from zongzhi_flood.figures import WARNINGS
from zongzhi_flood.tables import FloodWarning

from .conftest import beside, load_with

ENDS = {"deprecated": "改用 Use it.", "remove_after": "1.3"}
SAID = "改用 Use it. removeAfter: 1.3"
ON = ["grid", "flood"]


def going(thing: Any) -> Any:
    """A thing that came and goes."""
    return lasting(thing, since="1.1", **ENDS)


class FloodTone(Term):
    """语气 Tone of a warning."""

    CALM = "平和", "Calm."
    LOUD = going(("强烈", "Loud."))


@node(
    FloodWarning,
    sensitivity=Sensitivity.ORDINARY,
    filters=("level", "water_level"),
    orders=("water_level", "level"),
)
class FloodGauge:
    """水尺 A gauge."""

    level = going(auto())
    water_level = going(auto("水位 Its water."))
    no = auto()
    division = place()


@node(FloodWarning, sensitivity=Sensitivity.ORDINARY)
class FloodMark:
    """水位标 A mark that goes as a whole."""

    no = auto()


@dataclass
class SoundFloodInput:
    """鸣响 Which sound."""

    division: str = argument("区划代码 Code of the division.")
    tone: FloodTone | None = lasting(argument("语气 The tone.", default=None), since="1.1", **ENDS)


@command("soundFlood", thing="FloodGauge", roles=("county_admin",))
def sound_flood(_: Context, __: SoundFloodInput) -> Any:
    """鸣响 Sound an alarm."""


@dataclass
class HushFloodInput:
    """止响 What must be said."""

    division: str = lasting(argument("区划代码 Code of the division."), **ENDS)


@command("hushFlood", thing="FloodGauge", roles=("county_admin",))
def hush_flood(_: Context, __: HushFloodInput) -> Any:
    """止响 Hush an alarm."""


BY_NO = Lookup(
    name="floodGaugeByNo",
    target="FloodGauge",
    doc="水尺 One gauge by its number.",
    arguments=(LookupArgument("no", "String", "编号 Its number."),),
    on=lambda o, given: o.row.no == given["no"],
)


def declare(registrar: Registrar) -> None:
    """Something of each kind, all of it going."""
    registrar.tables(FloodWarning)
    registrar.node(FloodGauge, going(FloodMark))
    mark = expression(FloodTone, lambda _: literal("LOUD", Text()), "语气 Its tone.", nullable=True)
    gauges = placed_under("FloodGauge", "水尺 Gauges.")
    registrar.extend("Division", flood_tone=going(mark), flood_gauges=going(gauges))
    registrar.lookup(going(BY_NO))
    registrar.command(going(sound_flood))
    registrar.measure(going(WARNINGS))


@pytest.fixture(scope="module")
def made() -> Any:
    """The schema of a plugin with it."""
    registry = loading.load_plugins(with_pillars(entry("flood", plugin("flood", declare))))
    assert registry.broken == ()
    return compose(registry, ON)


@pytest.fixture(scope="module")
def read(made: Any) -> GraphQLSchema:
    """That schema as a client reads it."""
    return build_schema(print_schema(core_schema(made)))


TOLD = {
    "field of a type": ("FloodGauge", "level"),
    "field with words of its own": ("FloodGauge", "waterLevel"),
    "filter by it": ("FloodGaugeFilter", "level"),
    "order by it": ("FloodGaugeOrderField", "LEVEL"),
    "field on another's type": ("Division", "floodTone"),
    "connection": ("Division", "floodGauges"),
    "field of a type that goes": ("FloodMark", "no"),
    "getter of a type that goes": ("Query", "floodMark"),
    "root field": ("Query", "floodGaugeByNo"),
    "command": ("Mutation", "soundFlood"),
    "field of an input": ("SoundFloodInput", "tone"),
    "code": ("FloodTone", "LOUD"),
}


def at(schema: GraphQLSchema, place: tuple[str, str]) -> Any:
    """A field or code of a schema."""
    kind: Any = schema.get_type(place[0])
    return (getattr(kind, "fields", None) or kind.values)[place[1]]


ASKED = """query($type: String!) { __type(name: $type) {
  fields(includeDeprecated: true) {name deprecationReason}
  inputFields(includeDeprecated: true) {name deprecationReason}
  enumValues(includeDeprecated: true) {name deprecationReason} } }"""


@pytest.mark.parametrize("place", TOLD.values(), ids=TOLD)
def test_announcement_is_shown(made: Any, read: GraphQLSchema, place: tuple[str, str]) -> None:
    """The printed schema and introspection say of whatever was declared so why it goes, and after
    which version."""
    assert at(read, place).deprecation_reason == SAID
    assert at(build_schema(made.as_str()), place).deprecation_reason == SAID
    asked = made.execute_sync(ASKED, variable_values={"type": place[0]}).data["__type"]
    listed = next(each for each in asked.values() if each)
    assert {"name": place[1], "deprecationReason": SAID} in listed


@pytest.mark.parametrize(
    "place", [place for place in TOLD.values() if place != ("FloodMark", "no")], ids=".".join
)
def test_description_says_since_when(read: GraphQLSchema, place: tuple[str, str]) -> None:
    """A description ends with the version that brought what it describes."""
    assert at(read, place).description.endswith(" Since 1.1.")


def test_type_that_goes_says_it_in_its_parts(read: GraphQLSchema) -> None:
    """GraphQL deprecates no types: the fields that are a type's own say it, and its getter."""
    kind: Any = read.get_type("FloodMark")
    assert kind.description == "水位标 A mark that goes as a whole. Since 1.1."
    assert kind.fields["id"].deprecation_reason is None


@pytest.mark.asyncio(loop_scope="module")
async def test_measure_says_it_where_it_is_shown(shared_world: World) -> None:
    """A measure that goes says so in the list of measures and beside each figure; others do not."""

    def register(registrar: Registrar) -> None:
        registrar.measure(going(replace(WARNINGS, name="water.warnings")))

    other = beside(shared_world, load_with(entry("water", plugin("water", register))))
    data = await other.data(
        """{ measures { name deprecationReason }
        division(code: "530424") { figures(measures: ["core.villages", "water.warnings"]) {
          measure { name definition deprecationReason } } } }"""
    )
    villages, warnings = (each["measure"] for each in data["division"]["figures"])
    assert (villages["deprecationReason"], warnings["deprecationReason"]) == (None, SAID)
    assert warnings["definition"] == f"{WARNINGS.definition} Since 1.1."
    assert {"name": "core.villages", "deprecationReason": None} in data["measures"]


def sets_of(register: Any) -> PluginSets:
    """The plugin in a version, alone."""
    registry = loading.load_plugins([entry("flood", plugin("flood", register))])
    assert registry.broken == ()
    return PluginSets(registry)


def test_all_that_was_announced_may_go() -> None:
    """A version without any of it breaks clients while the version that was named is at work, and
    none when that is over: not by the type that is gone either."""

    def left(registrar: Registrar) -> None:
        kept = {"__doc__": "水尺 A gauge.", "no": auto(), "division": place()}
        made = node(FloodWarning, sensitivity=Sensitivity.ORDINARY)(type("FloodGauge", (), kept))
        registrar.tables(FloodWarning)
        registrar.node(made)

    older, newer, on = sets_of(declare), sets_of(left), frozenset({"flood"})
    old = mark(on, functools.partial(as_client, older))
    lost = find_breaks(old, on, as_client(newer, on), Version("1.3"))
    for thing in ("Query.floodMark", "Mutation.soundFlood", "Measures.flood__warnings"):
        assert f"FIELD_REMOVED: Field {thing} was removed." in lost
    assert "TYPE_REMOVED: FloodMark was removed." in lost
    assert find_breaks(old, on, as_client(newer, on), Version("1.4")) == []


# --- what cannot be said --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "facts",
    [{"deprecated": "改用 Use it."}, {"remove_after": "0.3"}, {"since": "0.1.0"}, {"since": "now"}],
)
def test_half_an_announcement_is_refused(facts: dict[str, str]) -> None:
    """A deprecation names its end, and a version is a minor one."""
    with pytest.raises(SetupError):
        lasting(placed_under("Grid", "旧 Old."), **facts)


def test_argument_of_a_lookup_goes_with_it() -> None:
    """A root field asks for each of its arguments, and what must be given cannot be deprecated."""
    with pytest.raises(SetupError, match="LookupArgument"):
        going(BY_NO.arguments[0])


def test_required_field_of_an_input_cannot_go(monkeypatch: pytest.MonkeyPatch) -> None:
    """A plugin that deprecates what must be given is left out, with the place."""

    def register(registrar: Registrar) -> None:
        declare(registrar)
        registrar.command(hush_flood)

    found = with_pillars(entry("flood", plugin("flood", register)))
    monkeypatch.setattr(loading, "entry_points", lambda group: found)
    [left_out] = load_installed().broken
    assert "HushFloodInput.division cannot be deprecated" in left_out.cause


def test_field_of_an_interface_is_not_told_of_in_one_type() -> None:
    """What all matters promise goes from all of them or from none."""

    @node(FloodWarning, sensitivity=Sensitivity.ORDINARY, interfaces=("Matter",))
    class FloodAlarm:
        """警报 An alarm."""

        no = going(auto())
        title = expression("String", lambda o: o.row.no, "标题 Its number.")
        phase = expression(MatterPhase, lambda o: literal("OPEN", Text()), "阶段 Always open.")
        opened_at = auto()
        due_at = auto()
        overdue = overdue()
        closed_at = auto()
        updated_at = auto()
        division = place()

    def register(registrar: Registrar) -> None:
        registrar.tables(FloodWarning)
        registrar.node(FloodAlarm)

    found = with_pillars(entry("flood", plugin("flood", register)))
    [left_out] = loading.load_plugins(found).broken
    assert "FloodAlarm.no lives as long as Matter says" in left_out.cause
