"""A plugin that cannot be used is named and left out; the rest starts and answers."""

from __future__ import annotations

from types import ModuleType

import pytest
import structlog

from tests.strangers import DISTRIBUTION, entry, plugin, with_pillars
from tests.strangers.faulty import FAULTS, SITE, Site, make, value
from tests.support.worlds import HUANING, World
from zongzhi_api.compose import compose
from zongzhi_core.contribution import DISTRIBUTION as OWN
from zongzhi_core.loading import Registry, load_plugins
from zongzhi_core.plugin_api import Registrar

from .conftest import beside

PILLARS = ["grid", "mechanism", "mediation", "party", "services"]
WHOLE = compose(load_plugins(), PILLARS).as_str()


def load(*held: tuple[str, object]) -> Registry:
    return load_plugins(with_pillars(*(entry(name, made) for name, made in held)))


def left_out(registry: Registry) -> dict[str, str]:
    return {broken.name: broken.cause for broken in registry.broken}


@pytest.mark.parametrize("fault", FAULTS)
def test_faulty_plugin_is_named_and_left_out(fault: str) -> None:
    """The plugin, its distribution and the cause are named, and the rest is as without it."""
    held, words = FAULTS[fault]
    with structlog.testing.capture_logs() as logs:
        registry = load(("water", held))
    assert [(b.name, b.distribution) for b in registry.broken] == [("water", DISTRIBUTION)]
    assert words in registry.broken[0].cause
    logged = [(log["plugin"], log["distribution"], log["cause"]) for log in logs]
    assert logged == [("water", DISTRIBUTION, registry.broken[0].cause)]
    assert list(registry.contributions) == ["core", *PILLARS]
    assert compose(registry, PILLARS).as_str() == WHOLE


@pytest.mark.asyncio(loop_scope="module")
async def test_rest_answers_beside_faulty_plugins(shared_world: World) -> None:
    """With faulty plugins of every phase installed, requests are answered."""
    chosen = ("raises at import", "raises in register", "type of core", "requires nonsense")
    for fault in chosen:
        other = beside(shared_world, load(("water", FAULTS[fault][0])))
        data = await other.data('{division(code:"530424"){name disputes{totalCount}}}')
        assert data["division"]["name"] == "华宁县"
        assert await other.figure(HUANING, "mediation.accepted", "2024") == 1431


def water(*types: str, name: str = "water", requires: str | None = None) -> ModuleType:
    """A sound plugin with types over one table."""

    def register(registrar: Registrar) -> None:
        if requires:
            registrar.requires(requires)
        if types:
            registrar.tables(Site)
        for each in types:
            registrar.node(make(each))

    return plugin(name, register)


def test_sound_plugin_is_kept() -> None:
    """The plugin that the faults are made from is itself without fault."""
    registry = load(("water", water("WaterSite")))
    assert left_out(registry) == {}
    assert "type WaterSite " in compose(registry, [*PILLARS, "water"]).as_str()


@pytest.mark.parametrize("name", ["core", *PILLARS])
def test_taken_name_is_refused(name: str) -> None:
    """A stranger cannot come in under the name of core or of a pillar."""
    registry = load((name, plugin(name)))
    assert f"the name {name!r} is taken by the plugin of {OWN!r}" in left_out(registry)[name]
    assert [broken.distribution for broken in registry.broken] == [DISTRIBUTION]
    assert compose(registry, PILLARS).as_str() == WHOLE


def test_stranger_before_a_pillar_takes_nothing_from_it() -> None:
    """A stranger whose name sorts before a pillar's is the one that is left out."""

    def register(registrar: Registrar) -> None:
        registrar.extend("Division", disputes=value())

    registry = load(("aqua", plugin("aqua", register)))
    assert "clashes with 'mediation'" in left_out(registry)["aqua"]
    assert list(registry.contributions) == ["core", *PILLARS]


def test_strangers_clash_by_name_order() -> None:
    """Of two strangers that take the same name, the first by name stays."""

    def adding(name: str) -> ModuleType:
        return plugin(name, lambda registrar: registrar.extend("Division", wet=value()))

    registry = load(("water", adding("water")), ("rain", adding("rain")))
    assert list(left_out(registry)) == ["water"]
    assert "field Division.wet of plugin 'water' clashes with 'rain'" in left_out(registry)["water"]


@pytest.mark.parametrize("generated", ["WaterSiteEdge", "WaterSiteFilter", "WaterSiteOrderField"])
def test_generated_type_is_taken_too(generated: str) -> None:
    """A type cannot be called as one that is made for another type's lists."""
    registry = load(("water", water("WaterSite", generated)))
    assert f"type {generated}" in left_out(registry)["water"]


def test_requirement_of_a_left_out_plugin_is_unmet() -> None:
    """Who requires a plugin that is left out is left out too, however far away."""
    registry = load(
        ("rain", FAULTS["raises at import"][0]),
        ("snow", water(name="snow", requires="rain")),
        ("thaw", water(name="thaw", requires="snow")),
        ("wind", water(name="wind", requires="grid")),
    )
    assert list(left_out(registry)) == ["rain", "snow", "thaw"]
    assert "requires 'snow'" in left_out(registry)["thaw"]
    assert list(registry.contributions) == ["core", *PILLARS, "wind"]


@pytest.mark.parametrize("versions", ["*", ">=1", ">=1.0,<2", "==1.*", "~=1.0"])
def test_met_requirement_is_kept(versions: str) -> None:
    """A range of versions that holds the installed one is met."""

    def register(registrar: Registrar) -> None:
        registrar.requires("grid", versions)

    assert left_out(load(("water", plugin("water", register)))) == {}


def test_types_of_absent_plugins_are_left_out() -> None:
    """A relation to a plugin that is not installed does not exist, and does no harm."""

    def register(registrar: Registrar) -> None:
        registrar.tables(Site)
        registrar.node(SITE)
        registrar.extend("Snowflake", melts=value())

    registry = load(("water", plugin("water", register)))
    assert left_out(registry) == {}
    assert "melts" not in compose(registry, [*PILLARS, "water"]).as_str()


def test_extension_of_an_interface_may_lead_nowhere() -> None:
    """A field added to all matters, whose target is not installed, is left out of them all."""
    from zongzhi_core.plugin_api import link

    def register(registrar: Registrar) -> None:
        to = link("Snowflake", lambda matter, flake: flake.row.id == matter.row.id, "雪 Snow.")
        registrar.extend("Matter", snow=to)

    registry = load(("water", plugin("water", register)))
    assert left_out(registry) == {}
    assert compose(registry, [*PILLARS, "water"]).as_str() == WHOLE
