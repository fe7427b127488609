"""The schema of every set of pillars, and what it must not contain."""

from __future__ import annotations

import random
from importlib.metadata import entry_points

import pytest

from zongzhi_api.compose import compose
from zongzhi_api.service import core_schema
from zongzhi_core.errors import ValidationFailed
from zongzhi_core.loading import GROUP, load_plugins
from zongzhi_core.read.cache import read_document
from zongzhi_core.testing import LAWS, PluginSets
from zongzhi_core.testing.sets import Law, name_set

SETS = PluginSets(load_plugins())
PILLARS = SETS.names
WHOLE = SETS.schema(frozenset(PILLARS))


def test_subsets_are_all_thirty_two() -> None:
    """The five pillars make thirty-two sets."""
    assert (SETS.registry.broken, len(PILLARS), len(SETS.all)) == ((), 5, 32)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
@pytest.mark.parametrize("plugins", SETS.all, ids=name_set)
def test_every_set_keeps_every_law(plugins: frozenset[str], law: Law) -> None:
    """Each law of `zongzhi_core.testing` holds of each of the thirty-two sets."""
    law(SETS, plugins)


def test_order_of_discovery_changes_nothing() -> None:
    """Plugins found in another order make the same schema."""
    found = list(entry_points(group=GROUP))
    random.Random(5).shuffle(found)
    assert compose(load_plugins(found), PILLARS).as_str() == WHOLE.as_str()
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
        read_document(document, None, core_schema(WHOLE))
    assert "Did you mean" not in refused.value.message
