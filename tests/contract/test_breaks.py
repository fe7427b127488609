"""Each kind of break of the schema is refused where it is one, and accepted where it was told of
a minor version before and that is over."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from graphql import parse, parse_type
from graphql.language import ast
from graphql.utilities.find_schema_changes import BreakingChangeType
from hypothesis import given, settings
from hypothesis import strategies as st
from packaging.version import Version

from tests.commands.giving import PROOF
from zongzhi_core.testing.marked import (
    REFUSED,
    Kinds,
    Place,
    find_breaks,
    promised,
    rewrite,
    written,
)
from zongzhi_core.testing.ownership import coordinates
from zongzhi_core.testing.promises import before, read_file
from zongzhi_core.testing.sets import PluginSet, name_set

from .breaks import BREAKS, Break, Edit, gone
from .test_promises import FOLDER, NOW
from .test_subsets import SETS

#: The version that said that things go, the one that still has them, and the one that need not.
NEXT, LATER = Version("99.0"), Version("99.1")
WHOLE = read_file(FOLDER / f"{NOW}.graphql")
ALL = frozenset(SETS.names)


def edited(edits: dict[Place, Edit]) -> Kinds:
    """The schema of now, in which some places are otherwise."""
    return rewrite(WHOLE, lambda at, node: edits[at](node) if at in edits else node)


def telling(places: Iterable[Place], until: Version = NEXT) -> Kinds:
    """A version that deprecates some places, which go after another."""
    said = parse(f'type X {{ x: X @deprecated(reason: "改用 Use it. removeAfter: {until}") }}')
    [mark] = said.definitions[0].fields[0].directives  # type: ignore[attr-defined]

    def tell(node: Any) -> Any:
        return replace(node, directives=(mark, *(node.directives or ())))

    return edited(dict.fromkeys(places, tell))


@functools.cache
def broken() -> tuple[Kinds, Kinds]:
    """What a program has with all breaks at once, and the version that told of those of which one
    can be told."""
    edits = {place: edit for each in BREAKS for place, edit in each.edits.items()}
    return edited(edits), telling(place for each in BREAKS for place in each.announced)


def expected(plugins: PluginSet, breaks: Iterable[Break] = BREAKS) -> list[str]:
    """What must be said of breaks in a set."""
    return sorted(s for each in breaks if each.owner in (*plugins, "core") for s in each.says)


def test_every_kind_of_break_is_tried() -> None:
    """Whatever is refused is tried, but for unions, which no set has, and directives: of these
    there are only GraphQL's own."""
    tried = {said.partition(":")[0] for each in BREAKS for said in each.says}
    never = {
        kind.name for kind in BreakingChangeType if "UNION" in kind.name or "DIRECTIVE" in kind.name
    }
    assert tried | never == {kind.name for kind in REFUSED}
    assert tried & never == set()
    assert "union_type_definition" not in {kind.kind for kind in WHOLE}
    graph = promised(WHOLE, ALL, NOW)
    assert all(
        d.name in {"include", "skip", "deprecated", "specifiedBy", "oneOf"}
        for d in graph.directives
    )


@pytest.mark.parametrize("plugins", SETS.all, ids=name_set)
def test_every_break_is_refused_until_told_of_and_over(plugins: PluginSet) -> None:
    """In each of the thirty-two sets exactly the breaks of its plugins are found, also while they
    are only announced; then those alone of which nobody can tell beforehand."""
    left, told = broken()
    newer = promised(left, plugins, NOW)
    assert find_breaks(WHOLE, plugins, newer, NEXT) == expected(plugins)
    silent = [each for each in BREAKS if not each.announced]
    assert find_breaks(told, plugins, newer, LATER) == expected(plugins, silent)


@pytest.mark.parametrize("each", BREAKS, ids=lambda each: each.name)
def test_announcement_alone_is_not_enough(each: Break) -> None:
    """A break by itself is refused while the version that was named is the one at work."""
    newer = promised(edited(each.edits), ALL, NOW)
    told = telling(each.announced)
    assert find_breaks(told, ALL, newer, NEXT) == sorted(each.says)
    if each.announced:
        assert find_breaks(told, ALL, newer, LATER) == []


@functools.cache
def all_places() -> list[Place]:
    """Every field, argument, code and field of an input of the file."""
    found: list[Place] = []

    def note(place: Place, node: Any) -> Any:
        found.append(place)
        return node

    rewrite(WHOLE, note)
    return [at for at in found if len(at) > 1]


@functools.cache
def names_of(plugins: PluginSet) -> set[str]:
    return {name for name, _, _ in coordinates(promised(WHOLE, plugins, NOW))}


@pytest.mark.proof
@settings(max_examples=1_000 if PROOF else 12, deadline=None)
@given(data=st.data(), plugins=st.sampled_from(SETS.all))
def test_whatever_goes_is_missed_where_it_was(data: st.DataObject, plugins: PluginSet) -> None:
    """Any one thing that goes is missed in exactly the sets that had it, and in none where it was
    told of and that is over."""
    place = data.draw(st.sampled_from(all_places()))
    name = ".".join(place[:2]) + (f"({place[2]})" if len(place) > 2 else "")
    newer = promised(edited({place: gone}), plugins, NOW)
    assert bool(find_breaks(WHOLE, plugins, newer, NEXT)) == (name in names_of(plugins))
    told = telling([place])
    assert find_breaks(told, plugins, newer, LATER) == []


def test_what_may_come_is_accepted() -> None:
    """A code, an argument or a field of an input more, if nobody must give it, break nothing."""
    more = ast.InputValueDefinitionNode(name=ast.NameNode(value="why"), type=parse_type("String"))
    code = ast.EnumValueDefinitionNode(name=ast.NameNode(value="HAIL"))
    edits: dict[Place, Edit] = {
        ("OrderKind",): lambda node: replace(node, values=(*node.values, code)),
        ("Query", "grid"): lambda node: replace(node, arguments=(*node.arguments, more)),
        ("CreateUserInput",): lambda node: replace(node, fields=(*node.fields, more)),
    }
    assert find_breaks(WHOLE, ALL, promised(edited(edits), ALL, NOW), NEXT) == []


def test_last_minor_version_is_the_promise(tmp_path: Path) -> None:
    """When a second file comes, the newest of those before the version at work is held against it:
    by number, so that 0.10 comes after 0.9."""
    for stem in ("0.1", "0.2", "0.9", "0.10"):
        (tmp_path / f"{stem}.graphql").touch()
    found = [[f.stem for f in before(tmp_path, Version(v))] for v in ("0.1", "0.2", "0.3", "0.11")]
    assert found == [[], ["0.1"], ["0.2"], ["0.10"]]


def test_field_lives_through_three_versions(tmp_path: Path) -> None:
    """What 0.1 had, and 0.2 has and says that it goes after, is gone in 0.3, and no sooner."""
    place, mediation = ("Dispute", "peopleInvolved"), frozenset({"mediation"})
    newer = promised(edited({place: gone}), mediation, NOW)
    files = {"0.1": WHOLE, "0.2": telling([place], Version("0.2"))}
    for stem, kinds in files.items():
        (tmp_path / f"{stem}.graphql").write_text(written(kinds), encoding="utf-8")
    for now, missed in ((Version("0.2"), True), (Version("0.3"), False)):
        [file] = before(tmp_path, now)
        assert bool(find_breaks(read_file(file), mediation, newer, now)) is missed
