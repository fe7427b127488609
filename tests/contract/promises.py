"""What was promised of the schema: one file for each minor version, from which the schema of every
plugin set of that version can be made.

`docs/schema/<minor>.graphql` is the schema of all pillars; what is not there without some of them
says so by `@plugins(needs: […])`. Left out for a set is what needs more, and then the input types,
codes and scalars that nothing names any more.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from graphql import (
    DocumentNode,
    GraphQLSchema,
    TypeDefinitionNode,
    build_ast_schema,
    find_breaking_changes,
    parse,
    print_ast,
    print_schema,
)
from packaging.version import Version

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "schema"
MARK = "plugins"
DEFINITION = (
    f"directive @{MARK}(needs: [String!]!) on OBJECT | INTERFACE | FIELD_DEFINITION | "
    "ARGUMENT_DEFINITION | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION | SCALAR\n\n"
)
ROOTS = ("Query", "Mutation")

#: A definition with its place: `Type`, `Type.field` or `Type.field(argument)`.
Place = tuple[str, ...]


def rewrite(nodes: Iterable[Any], keep: Callable[[Place, Any], Any], *around: str) -> list[Any]:
    """Definitions with all their parts, each as `keep` answers it; those it answers None for are
    gone. graphql-core's `visit` would look at every word of them."""
    made = []
    for node in nodes:
        place = (*around, node.name.value)
        kept = keep(place, node)
        if kept is None:
            continue
        parts = {
            part: tuple(rewrite(held, keep, *place))
            for part in ("fields", "values", "arguments")
            if (held := getattr(kept, part, None))
        }
        made.append(replace(kept, **parts) if parts else kept)
    return made


@functools.cache
def definitions(text: str) -> tuple[Any, ...]:
    """The types that a text defines."""
    held = parse(text, no_location=True).definitions
    return tuple(each for each in held if isinstance(each, TypeDefinitionNode))


def _places(schema: GraphQLSchema) -> set[Place]:
    found: set[Place] = set()

    def note(place: Place, node: Any) -> Any:
        found.add(place)
        return node

    rewrite(definitions(print_schema(schema)), note)
    return found


def mark(plugins: Iterable[str], compose: Callable[[frozenset[str]], GraphQLSchema]) -> str:
    """The schema of all plugins, with what is not there without each of them."""
    every = frozenset(plugins)
    left = {name: _places(compose(every - {name})) for name in every}

    def marked(place: Place, node: Any) -> Any:
        needs = sorted(name for name, there in left.items() if place not in there)
        if not needs:
            return node
        given = ", ".join(f'"{name}"' for name in needs)
        bearer = parse(f"scalar X @{MARK}(needs: [{given}])", no_location=True).definitions[0]
        marks = bearer.directives  # type: ignore[attr-defined]
        return replace(node, directives=(*(node.directives or ()), *marks))

    whole = rewrite(definitions(print_schema(compose(every))), marked)
    return DEFINITION + print_ast(DocumentNode(definitions=tuple(whole))) + "\n"


def promised(text: str, plugins: Iterable[str], now: Version) -> GraphQLSchema:
    """The schema that a version promised to a set of plugins, without what may be gone by now."""
    on = set(plugins)

    def keep(place: Place, node: Any) -> Any:
        return None if _needs(node) - on or _is_over(node, now) else node

    return build_ast_schema(_pruned(rewrite(definitions(text), keep)), assume_valid=True)


def find_breaks(old: str, plugins: Iterable[str], new: GraphQLSchema, now: Version) -> list[str]:
    """What a client of the old version's schema would find broken, and was not told of there."""
    changes = find_breaking_changes(promised(old, plugins, now), new)
    return sorted(f"{change.type.name}: {change.description}" for change in changes)


def _needs(node: Any) -> set[str]:
    return {
        value.value
        for directive in node.directives or ()
        if directive.name.value == MARK
        for value in directive.arguments[0].value.values
    }


def _is_over(node: Any, now: Version) -> bool:
    """Deprecated, with a last version that lies behind."""
    for directive in node.directives or ():
        if directive.name.value == "deprecated" and directive.arguments:
            said = re.search(r"removeAfter: ([0-9]+\.[0-9]+)$", directive.arguments[0].value.value)
            return said is not None and Version(said[1]) < now
    return False


def _pruned(left: list[Any]) -> DocumentNode:
    """Without types of which nothing is left, and without those that nothing names."""
    scalar = "scalar_type_definition"
    kinds = {d.name.value: d for d in left if d.kind == scalar or _parts(d)}
    named = {name: _named(kind) for name, kind in kinds.items()}
    reached: set[str] = set()
    ahead = [name for name in ROOTS if name in kinds]
    while ahead:
        name = ahead.pop()
        if name in kinds and name not in reached:
            reached.add(name)
            ahead += named[name]
            ahead += [other for other, kind in kinds.items() if name in _interfaces(kind)]
    return DocumentNode(definitions=tuple(d for name, d in kinds.items() if name in reached))


def _parts(kind: Any) -> Any:
    return getattr(kind, "fields", None) or getattr(kind, "values", None)


def _interfaces(kind: Any) -> list[str]:
    return [each.name.value for each in getattr(kind, "interfaces", None) or ()]


def _named(kind: Any) -> list[str]:
    """The types that a type's fields and their arguments name."""
    fields = getattr(kind, "fields", None) or ()
    given = [argument for field in fields for argument in getattr(field, "arguments", None) or ()]
    return [_innermost(each.type) for each in (*fields, *given)] + _interfaces(kind)


def _innermost(kind: Any) -> str:
    while hasattr(kind, "type"):
        kind = kind.type
    return str(kind.name.value)
