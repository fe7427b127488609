"""No set of plugins loses what an earlier minor version promised without telling of it there."""

from __future__ import annotations

import functools

import pytest
from graphql import GraphQLSchema

from tests.docs.markdown import ROOT
from zongzhi_core import __version__
from zongzhi_core.testing.marked import Kinds, find_breaks, mark, promised, written
from zongzhi_core.testing.ownership import coordinates
from zongzhi_core.testing.promises import as_client, before, check_file, minor, read_file

from .test_subsets import PILLARS, SETS

FOLDER = ROOT / "docs" / "schema"
NOW = minor(__version__)


@functools.cache
def composed(plugins: frozenset[str]) -> GraphQLSchema:
    """The schema of a set as clients read it."""
    return as_client(SETS, plugins)


@pytest.fixture(scope="module")
def marked() -> Kinds:
    """The schema of this version, with what each plugin brings."""
    return mark(PILLARS, composed)


def test_schema_is_committed(marked: Kinds) -> None:
    """The file of this minor version is what the program has; `make golden` writes it."""
    check_file(FOLDER / f"{NOW}.graphql", written(marked))


def test_every_set_can_be_made_of_the_file(marked: Kinds) -> None:
    """The file holds the schema of each of the thirty-two sets, name by name with its type and its
    description."""
    for plugins in SETS.all:
        wanted = sorted(coordinates(composed(plugins)), key=str)
        assert sorted(coordinates(promised(marked, plugins, NOW)), key=str) == wanted, plugins


def test_no_earlier_promise_is_broken() -> None:
    """Nothing that the minor version before had is gone in any set, unless that version said
    after which it goes and that is over."""
    for file in before(FOLDER, NOW):
        old = read_file(file)
        for plugins in SETS.all:
            assert find_breaks(old, plugins, composed(plugins), NOW) == [], (file, plugins)
