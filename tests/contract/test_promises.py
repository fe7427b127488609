"""No set of plugins loses what an earlier minor version promised without telling of it there."""

from __future__ import annotations

import functools
import os

import pytest
from graphql import (
    DocumentNode,
    GraphQLSchema,
    build_schema,
    print_ast,
    print_schema,
)
from packaging.version import Version

from tests.strangers import entry, plugin, with_pillars
from zongzhi_api.compose import Composer, compose
from zongzhi_api.service import core_schema
from zongzhi_core import __version__
from zongzhi_core.errors import SetupError
from zongzhi_core.loading import load_plugins
from zongzhi_core.plugin_api import Registrar, lasting, placed_under
from zongzhi_core.testing.ownership import coordinates

from .promises import FOLDER, definitions, find_breaks, mark, promised, rewrite
from .test_subsets import PILLARS, SETS

NOW = Version(".".join(__version__.split(".")[:2]))
NEXT, LATER = Version("99.0"), Version("99.1")
COMPOSER = Composer(load_plugins())
OWN = FOLDER / f"{NOW}.graphql"


@functools.cache
def composed(plugins: frozenset[str]) -> GraphQLSchema:
    """The schema of a set as clients read it: without Python's objects as default values."""
    text = print_schema(core_schema(COMPOSER.schema(plugins)))
    return build_schema(text, no_location=True, assume_valid=True, assume_valid_sdl=True)


@pytest.fixture(scope="module")
def marked() -> str:
    """The schema of this version, with what each plugin brings."""
    return mark(PILLARS, composed)


def test_schema_is_committed(marked: str) -> None:
    """The file of this minor version is what the program has; `make golden` writes it."""
    if os.environ.get("ZONGZHI_GOLDEN") == "write":
        OWN.write_text(marked, encoding="utf-8")
    assert OWN.read_text(encoding="utf-8") == marked


def test_every_set_can_be_made_of_the_file(marked: str) -> None:
    """The file holds the schema of each of the thirty-two sets, name by name with its type and its
    description."""
    for plugins in SETS.all:
        wanted = sorted(coordinates(composed(plugins)), key=str)
        assert sorted(coordinates(promised(marked, plugins, NOW)), key=str) == wanted, plugins


def test_no_earlier_promise_is_broken() -> None:
    """Nothing that the minor version before had is gone in any set, unless that version said
    after which it goes and that is over."""
    earlier = [f for f in FOLDER.glob("*.graphql") if Version(f.stem) < NOW]
    for file in sorted(earlier, key=lambda f: Version(f.stem))[-1:]:
        old = file.read_text(encoding="utf-8")
        for plugins in SETS.all:
            assert find_breaks(old, plugins, composed(plugins), NOW) == [], (file, plugins)


FIELD = "peopleInvolved: Int @plugins"


def without_field(text: str) -> str:
    """What a newer program has, in which a field of disputes is missing."""
    gone = ("Dispute", "peopleInvolved")
    left = rewrite(definitions(text), lambda place, node: None if place == gone else node)
    return print_ast(DocumentNode(definitions=tuple(left)))


def test_sudden_removal_is_refused_in_each_set_that_had_it(marked: str) -> None:
    """A field that goes without a word breaks exactly the sets with its plugin."""
    left = without_field(marked)
    for plugins in (*SETS.around("mediation"), frozenset({"grid", "party"})):
        newer = promised(left, plugins, NOW)
        told = find_breaks(marked, plugins, newer, NEXT)
        assert bool(told) == ("mediation" in plugins), plugins
        assert all("peopleInvolved" in each for each in told)


@pytest.mark.parametrize(("now", "broken"), [(NEXT, True), (LATER, False)])
def test_announced_removal_waits_for_its_version(marked: str, now: Version, broken: bool) -> None:
    """A field that the version before deprecated may go after the version that it named."""
    said = '@deprecated(reason: "改用 Use parties. removeAfter: 99.0") @plugins'
    older = marked.replace(FIELD, FIELD.replace("@plugins", said), 1)
    left = without_field(marked)
    for plugins in (frozenset({"mediation"}), frozenset(PILLARS)):
        newer = promised(left, plugins, NOW)
        assert bool(find_breaks(older, plugins, newer, now)) is broken, plugins


def test_announcement_is_shown_where_it_is_declared() -> None:
    """`lasting` puts the version into the description, and the end into `@deprecated`."""

    def register(registrar: Registrar) -> None:
        mark = placed_under("Grid", "旧 Old.")
        ends = {"deprecated": "改用 Use grids.", "remove_after": "0.3"}
        registrar.extend("Division", old_grids=lasting(mark, since="0.1", **ends))

    registry = load_plugins(with_pillars(entry("water", plugin("water", register))))
    schema = core_schema(compose(registry, [*PILLARS, "water"]))
    held = build_schema(print_schema(schema)).get_type("Division").fields["oldGrids"]  # type: ignore[union-attr]
    assert held.deprecation_reason == "改用 Use grids. removeAfter: 0.3"
    assert held.description == "旧 Old. Since 0.1."


@pytest.mark.parametrize(
    "facts",
    [{"deprecated": "改用 Use it."}, {"remove_after": "0.3"}, {"since": "0.1.0"}, {"since": "now"}],
)
def test_half_an_announcement_is_refused(facts: dict[str, str]) -> None:
    """A deprecation names its end, and a version is a minor one."""
    with pytest.raises(SetupError):
        lasting(placed_under("Grid", "旧 Old."), **facts)
