"""The schema of every set of pillars, and what it must not contain."""

from __future__ import annotations

import functools
import itertools
import random
import re
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import entry_points
from types import SimpleNamespace

import pytest
import strawberry
from graphql import get_introspection_query, parse, validate_schema

from zongzhi_api.compose import Composer, compose
from zongzhi_api.service import core_schema
from zongzhi_core.clock import FixedClock
from zongzhi_core.commands.outbox import system_principal
from zongzhi_core.errors import ValidationFailed
from zongzhi_core.loading import GROUP, load_plugins
from zongzhi_core.read.cache import read_document

from .ownership import coordinates, owned_fields, owned_types

REGISTRY = load_plugins()
PILLARS = sorted(plugin.name for plugin in REGISTRY.plugins)
SUBSETS = [
    frozenset(chosen)
    for size in range(len(PILLARS) + 1)
    for chosen in itertools.combinations(PILLARS, size)
]
#: A Chinese term may begin with a number, as 12345热线 does.
CHINESE = re.compile(r"[0-9]*[\u4e00-\u9fff]")
#: Scalars that GraphQL itself describes.
BUILT_IN = {"String", "ID", "Int", "Float", "Boolean"}


def name_subset(plugins: frozenset[str]) -> str:
    return "+".join(sorted(plugins)) or "core"


COMPOSER = Composer(REGISTRY)
every_subset = pytest.mark.parametrize("plugins", SUBSETS, ids=name_subset)


@functools.cache
def composed(plugins: frozenset[str]) -> strawberry.Schema:
    return COMPOSER.schema(plugins)


def signatures(schema: strawberry.Schema) -> dict[str, str]:
    return {name: signature for name, signature, _ in coordinates(core_schema(schema))}


def test_subsets_are_all_thirty_two() -> None:
    """The five pillars make thirty-two sets."""
    assert (REGISTRY.broken, len(PILLARS), len(SUBSETS)) == ((), 5, 32)


@every_subset
def test_subset_is_valid_graphql(plugins: frozenset[str]) -> None:
    """Every set of pillars composes to a schema that GraphQL accepts."""
    assert validate_schema(core_schema(composed(plugins))) == []


@every_subset
def test_subset_answers_introspection(plugins: frozenset[str]) -> None:
    """Tools can read every schema: introspection tells exactly the types of its SDL."""
    schema = composed(plugins)
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


@every_subset
def test_subset_prints_sorted_and_same(plugins: frozenset[str]) -> None:
    """The printed schema is sorted by type and the same each time it is composed."""
    printed = composed(plugins).as_str()
    names = re.findall(r"^(?:type|interface|enum|input|scalar) (\w+)", printed, re.MULTILINE)
    assert names == sorted(names)
    assert compose(REGISTRY, plugins).as_str() == printed


@every_subset
def test_subset_lacks_names_of_absent_plugins(plugins: frozenset[str]) -> None:
    """No type, field, argument, code, mutation of an absent plugin is in the schema."""
    shown = set(signatures(composed(plugins)))
    for absent in REGISTRY.plugins:
        if absent.name in plugins:
            continue
        owned = owned_types(absent)
        leaked = {name for name in shown if re.split(r"[.(]", name)[0] in owned}
        assert leaked | (shown & owned_fields(REGISTRY, absent)) == set(), absent.name


@every_subset
def test_subset_mentions_no_absent_type(plugins: frozenset[str]) -> None:
    """No signature names a type of an absent plugin."""
    gone = {name for c in REGISTRY.plugins if c.name not in plugins for name in owned_types(c)}
    for coordinate, signature in signatures(composed(plugins)).items():
        assert gone.isdisjoint(re.findall(r"\w+", signature)), coordinate


@every_subset
def test_subset_has_names_of_present_plugins(plugins: frozenset[str]) -> None:
    """What a plugin declares is there wherever it is on."""
    shown = set(signatures(composed(plugins)))
    for present in REGISTRY.plugins:
        if present.name in plugins:
            nodes = {node.name for node in present.nodes}
            wanted = {
                name
                for name in owned_fields(REGISTRY, present)
                if name.partition(".")[0] in (*nodes, "Query", "Mutation", "Division")
            }
            assert nodes | wanted <= shown, present.name


@every_subset
def test_subset_is_part_of_whole(plugins: frozenset[str]) -> None:
    """Everything in a schema is in the schema of all pillars, with the same type."""
    whole = signatures(composed(frozenset(PILLARS)))
    assert signatures(composed(plugins)).items() <= whole.items()


@every_subset
def test_subset_lists_only_its_measures(plugins: frozenset[str]) -> None:
    """The root `measures` shows those of core and of the plugins that are on."""
    reader = system_principal("reader", "", ("c",), FixedClock(datetime(2025, 1, 1, tzinfo=UTC)))
    reader = replace(reader, on=dict.fromkeys(plugins, ("c",)))
    desk = SimpleNamespace(principal=reader, registry=REGISTRY)
    answer = composed(plugins).execute_sync("{measures{name plugin}}", context_value=desk)
    assert answer.data is not None
    shown = {measure["name"] for measure in answer.data["measures"]}
    assert shown == {
        m.name
        for c in REGISTRY.contributions.values()
        for m in c.measures
        if c.name in (*plugins, "core")
    }


@every_subset
def test_subset_describes_every_name(plugins: frozenset[str]) -> None:
    """Every type, field, argument and code has a description that starts in Chinese."""
    bare = [
        name
        for name, _, description in coordinates(core_schema(composed(plugins)))
        if name not in BUILT_IN and not CHINESE.match(description or "")
    ]
    assert bare == []


def test_measures_are_described_in_both_languages() -> None:
    """A measure has a Chinese title and definition, and an English title."""
    for measure in REGISTRY.measures:
        assert CHINESE.search(measure.title), measure.name
        assert CHINESE.match(measure.definition), measure.name
        assert re.match(r"[A-Z]", measure.title_en), measure.name


def test_order_of_discovery_changes_nothing() -> None:
    """Plugins found in another order make the same schema."""
    found = list(entry_points(group=GROUP))
    random.Random(5).shuffle(found)
    assert compose(load_plugins(found), PILLARS).as_str() == composed(frozenset(PILLARS)).as_str()
    assert list(load_plugins(found[::-1]).contributions) == ["core", *PILLARS]


@pytest.mark.parametrize(
    "document",
    [
        "{divisoin(code: 1) {code}}",
        '{division(cod: "530424") {code}}',
        '{division(code: "530424") {disputs {totalCount}}}',
        '{division(code: "530424") {disputes(filter: {statuss: {eq: CLOSED}}) {totalCount}}}',
        '{division(code: "530424") {disputes(filter: {status: {eq: SETTLD}}) {totalCount}}}',
        "{node(id: 1) {... on Disput {no}}}",
        "query($f: DisputFilter) {viewer {name}}",
        "{viewer @skp(if: true) {name}}",
        "mutation {settleDisput(input: {}) {userErrors {code}}}",
    ],
)
def test_typo_gets_no_suggestion(document: str) -> None:
    """A name that does not exist is refused without naming others."""
    with pytest.raises(ValidationFailed) as refused:
        read_document(document, None, core_schema(composed(frozenset(PILLARS))))
    assert "Did you mean" not in refused.value.message
