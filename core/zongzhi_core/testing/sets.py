"""The laws of the schema of every set of plugins: each holds of each set, whoever wrote them."""

from __future__ import annotations

import functools
import itertools
import os
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace

from graphql import GraphQLInputObjectType, get_introspection_query, parse, validate_schema

from zongzhi_api.compose import Composer, compose
from zongzhi_api.service import core_schema

from ..commands.outbox import system_principal
from ..loading import Registry
from .clocks import FixedClock
from .ownership import coordinates, owned_fields, owned_types

#: A Chinese term may begin with a number, as 12345热线 does.
CHINESE = re.compile(r"[0-9]*[\u4e00-\u9fff]")
#: A description that says in English, with five words or more, what it does not say in Chinese:
#: after the term there is no colon with an explanation.
TERSE = re.compile(r"[^：\s]*(\s+\S+){5}")
#: Scalars that GraphQL itself describes.
BUILT_IN = {"String", "ID", "Int", "Float", "Boolean"}

PluginSet = frozenset[str]


class PluginSets:
    """The plugins of a registry in all sets that one can make of them, with their schemas."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.names = sorted(plugin.name for plugin in registry.plugins)
        sizes = range(len(self.names) + 1)
        chosen = (itertools.combinations(self.names, size) for size in sizes)
        self.all = [frozenset(each) for each in itertools.chain.from_iterable(chosen)]
        self.schema = functools.cache(Composer(registry).schema)
        self.signatures = functools.cache(self._signatures)

    def around(self, plugin: str) -> list[PluginSet]:
        """The sets in which a plugin may come to differ: fields hang on pairs of plugins, so it
        stands alone, with each other one, without each other one, and with all."""
        whole = frozenset(self.names)
        pairs = (frozenset((plugin, other)) for other in self.names)
        return list(dict.fromkeys((*pairs, *(whole - {n} for n in self.names), whole)))

    def beside(self, plugin: str) -> list[PluginSet]:
        """The sets that a county may have with a plugin on, so that what it requires is on too:
        the least and the whole one, and all between with `ZONGZHI_PROOF=1`."""
        least, known = {plugin}, self.registry.contributions
        for _ in self.names:
            least.update(other for name in tuple(least) for other in known[name].requires)
        if os.environ.get("ZONGZHI_PROOF") == "1":
            return [plugins for plugins in self.all if least <= plugins]
        return list(dict.fromkeys((frozenset(least), frozenset(self.names))))

    def _signatures(self, plugins: PluginSet) -> dict[str, str]:
        """Every name of a set's schema, with its type."""
        graph = core_schema(self.schema(plugins))
        return {name: signature for name, signature, _ in coordinates(graph)}


def name_set(plugins: PluginSet) -> str:
    """A set as the id of a test."""
    return "+".join(sorted(plugins)) or "core"


def set_is_valid_graphql(sets: PluginSets, plugins: PluginSet) -> None:
    """Every set of plugins composes to a schema that GraphQL accepts."""
    assert validate_schema(core_schema(sets.schema(plugins))) == []


def set_answers_introspection(sets: PluginSets, plugins: PluginSet) -> None:
    """Tools can read every schema: introspection tells exactly the types of its SDL."""
    schema = sets.schema(plugins)
    answer = schema.execute_sync(get_introspection_query(input_value_deprecation=True))
    assert answer.errors is None
    assert answer.data is not None
    told = {kind["name"] for kind in answer.data["__schema"]["types"]}
    printed = {
        node.name.value
        for node in parse(schema.as_str()).definitions
        if hasattr(node, "name") and node.name
    }
    assert {name for name in told if not name.startswith("__")} - BUILT_IN == printed - BUILT_IN


def set_prints_sorted_and_same(sets: PluginSets, plugins: PluginSet) -> None:
    """The printed schema is sorted by type and the same each time it is composed."""
    printed = sets.schema(plugins).as_str()
    names = re.findall(r"^(?:type|interface|enum|input|scalar) (\w+)", printed, re.MULTILINE)
    assert names == sorted(names)
    assert compose(sets.registry, plugins).as_str() == printed


def set_lacks_names_of_absent_plugins(sets: PluginSets, plugins: PluginSet) -> None:
    """No type, field, argument, code, mutation of an absent plugin is in the schema."""
    shown = set(sets.signatures(plugins))
    for absent in sets.registry.plugins:
        if absent.name in plugins:
            continue
        owned = owned_types(absent)
        leaked = {name for name in shown if re.split(r"[.(]", name)[0] in owned}
        assert leaked | (shown & owned_fields(sets.registry, absent)) == set(), absent.name


def set_mentions_no_absent_type(sets: PluginSets, plugins: PluginSet) -> None:
    """No signature names a type of an absent plugin."""
    others = [c for c in sets.registry.plugins if c.name not in plugins]
    gone = {name for c in others for name in owned_types(c)}
    for coordinate, signature in sets.signatures(plugins).items():
        assert gone.isdisjoint(re.findall(r"\w+", signature)), coordinate


def set_has_names_of_present_plugins(sets: PluginSets, plugins: PluginSet) -> None:
    """What a plugin declares is there wherever it is on."""
    shown = set(sets.signatures(plugins))
    for present in sets.registry.plugins:
        if present.name in plugins:
            nodes = {node.name for node in present.nodes}
            wanted = {
                name
                for name in owned_fields(sets.registry, present)
                if name.partition(".")[0] in (*nodes, "Query", "Mutation", "Division")
            }
            assert nodes | wanted <= shown, present.name


def set_is_part_of_whole(sets: PluginSets, plugins: PluginSet) -> None:
    """Everything in a schema is in the schema of all plugins, with the same type."""
    whole = sets.signatures(frozenset(sets.names))
    assert sets.signatures(plugins).items() <= whole.items()


def set_lists_only_its_measures(sets: PluginSets, plugins: PluginSet) -> None:
    """The root `measures` shows those of core and of the plugins that are on."""
    reader = system_principal("reader", "", ("c",), FixedClock(datetime(2025, 1, 1, tzinfo=UTC)))
    reader = replace(reader, on=dict.fromkeys(plugins, ("c",)))
    desk = SimpleNamespace(principal=reader, registry=sets.registry)
    answer = sets.schema(plugins).execute_sync("{measures{name}}", context_value=desk)
    assert answer.data is not None
    shown = {measure["name"] for measure in answer.data["measures"]}
    present = [c for c in sets.registry.contributions.values() if c.name in (*plugins, "core")]
    assert shown == {measure.name for c in present for measure in c.measures}


def set_describes_every_name(sets: PluginSets, plugins: PluginSet) -> None:
    """Every type, field, argument and code has a description that starts in Chinese."""
    bare = [
        name
        for name, _, description in coordinates(core_schema(sets.schema(plugins)))
        if name not in BUILT_IN and not CHINESE.match(description or "")
    ]
    assert bare == []


def set_explains_commands_in_chinese(sets: PluginSets, plugins: PluginSet) -> None:
    """Whoever fills in a form in Chinese reads as much as in English: a command and a field of its
    input that need more than a few words explain themselves after the term, `水位：高于警戒线。`"""
    graph = core_schema(sets.schema(plugins))
    asked = {
        name
        for name, kind in graph.type_map.items()
        if isinstance(kind, GraphQLInputObjectType) and not name.endswith(("Filter", "Order"))
    }
    terse = [
        name
        for name, _, description in coordinates(graph)
        if name.partition(".")[0] in {*asked, "Mutation"} and "(" not in name
        if "." in name and TERSE.match(description or "")
    ]
    assert terse == []


def set_describes_its_measures(sets: PluginSets, plugins: PluginSet) -> None:
    """A measure has a Chinese title and definition, and an English title."""
    for measure in sets.registry.measures:
        if measure.plugin in plugins:
            assert CHINESE.search(measure.title), measure.name
            assert CHINESE.match(measure.definition), measure.name
            assert re.match(r"[A-Z]", measure.title_en), measure.name


Law = Callable[[PluginSets, PluginSet], None]

#: Each asserts of one set what its docstring says.
LAWS: tuple[Law, ...] = (
    set_is_valid_graphql,
    set_answers_introspection,
    set_prints_sorted_and_same,
    set_lacks_names_of_absent_plugins,
    set_mentions_no_absent_type,
    set_has_names_of_present_plugins,
    set_is_part_of_whole,
    set_lists_only_its_measures,
    set_describes_every_name,
    set_explains_commands_in_chinese,
    set_describes_its_measures,
)
