"""A schema of all plugins as one text, from which that of every set of them can be made.

What is not there without some plugins says so by `@plugins(needs: […])`. Left out for a set is what
needs more, and then the input types, codes and scalars that nothing names any more.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import chain
from typing import Any

from graphql import GraphQLSchema, build_ast_schema, find_schema_changes, specified_scalar_types
from graphql.language import ast, parse, print_ast
from graphql.utilities import print_schema
from graphql.utilities.find_schema_changes import BreakingChangeType, DangerousChangeType
from packaging.version import Version

from .sets import PluginSet

MARK = "plugins"
#: The type that stands for the measures.
MEASURES = "Measures"
DEFINITION = (
    f"directive @{MARK}(needs: [String!]!) on OBJECT | INTERFACE | FIELD_DEFINITION | "
    "ARGUMENT_DEFINITION | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION | SCALAR\n\n"
)
ROOTS = ("Query", "Mutation", MEASURES)
#: A default that changes gives other answers to whoever leaves the value out. The other changes
#: that are called dangerous, such as a new code, are what clients must be ready for.
REFUSED = {
    *BreakingChangeType,
    DangerousChangeType.ARG_DEFAULT_VALUE_CHANGE,
    DangerousChangeType.INPUT_FIELD_DEFAULT_VALUE_CHANGE,
}
_EXTENSIONS: dict[Any, Any] = {
    ast.ObjectTypeDefinitionNode: ast.ObjectTypeExtensionNode,
    ast.InterfaceTypeDefinitionNode: ast.InterfaceTypeExtensionNode,
    ast.InputObjectTypeDefinitionNode: ast.InputObjectTypeExtensionNode,
    ast.EnumTypeDefinitionNode: ast.EnumTypeExtensionNode,
}
_DEFINITIONS = {extension: definition for definition, extension in _EXTENSIONS.items()}

#: A definition with its place: `Type`, `Type.field` or `Type.field(argument)`.
Place = tuple[str, ...]
#: The definitions of types, as graphql-core reads them.
Kinds = tuple[Any, ...]


def rewrite(nodes: Iterable[Any], keep: Callable[[Place, Any], Any], *around: str) -> Kinds:
    """Definitions with all their parts, each as `keep` answers it; those it answers None for are
    gone. graphql-core's `visit` would look at every word of them."""
    made = []
    for node in nodes:
        place = (*around, node.name.value)
        kept = keep(place, node)
        if kept is None:
            continue
        parts = {
            part: rewrite(held, keep, *place)
            for part in ("fields", "values", "arguments")
            if (held := getattr(kept, part, None))
        }
        made.append(replace(kept, **parts) if parts else kept)
    return tuple(made)


@functools.cache
def definitions(text: str) -> Kinds:
    """The types that a text defines or extends."""
    held = parse(text, no_location=True).definitions
    return tuple(each for each in held if isinstance(each, (ast.TypeDefinitionNode, *_DEFINITIONS)))


def _places(schema: GraphQLSchema) -> set[Place]:
    found: set[Place] = set()

    def note(place: Place, node: Any) -> Any:
        found.add(place)
        return node

    rewrite(definitions(print_schema(schema)), note)
    return found


def mark(plugins: Iterable[str], compose: Callable[[PluginSet], GraphQLSchema]) -> Kinds:
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

    return rewrite(definitions(print_schema(compose(every))), marked)


def written(kinds: Kinds) -> str:
    """The text of a file."""
    return DEFINITION + print_ast(ast.DocumentNode(definitions=kinds)) + "\n"


def share(whole: Kinds, plugin: str) -> Kinds:
    """The part of a marked schema that exists because of a plugin: its types, and what it adds to
    types of others."""
    told: list[Any] = []
    for kind in whole:
        added = tuple(each for each in _parts(kind) or () if plugin in _needs(each))
        if plugin in _needs(kind):
            told.append(kind)
        elif added:
            told.append(_EXTENSIONS[type(kind)](name=kind.name, **{_slot(kind): added}))
    return tuple(told)


def with_share(whole: Kinds, part: Kinds, plugin: str) -> Kinds:
    """A marked schema, with the part of a plugin as it was at another time."""
    kept = rewrite(whole, lambda _, node: None if plugin in _needs(node) else node)
    kinds = {kind.name.value: kind for kind in kept}
    for kind in part:
        name = kind.name.value
        if type(kind) in _DEFINITIONS:
            held = kinds.get(name) or _DEFINITIONS[type(kind)](name=kind.name)
            kind = replace(held, **{_slot(held): (*(_parts(held) or ()), *_parts(kind))})
        kinds[name] = kind
    return tuple(kinds.values())


def promised(kinds: Kinds, plugins: Iterable[str], now: Version) -> GraphQLSchema:
    """The schema that a version promised to a set of plugins, without what may be gone by now."""
    on = set(plugins)

    def keep(_: Place, node: Any) -> Any:
        return None if _needs(node) - on or _is_over(node, now) else node

    left = _pruned(rewrite(kinds, keep), _ended(kinds, now))
    return build_ast_schema(left, assume_valid=True)


def find_breaks(old: Kinds, plugins: Iterable[str], new: GraphQLSchema, now: Version) -> list[str]:
    """What a client of the old version's schema would find broken, and was not told of there."""
    changes = find_schema_changes(promised(old, plugins, now), new)
    return sorted(f"{c.type.name}: {c.description}" for c in changes if c.type in REFUSED)


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


def _ended(kinds: Kinds, now: Version) -> set[str]:
    """The types of which all is over that is their own. What an interface says of them cannot be
    deprecated in them; without a field that leads to them they go."""
    known = {kind.name.value: kind for kind in kinds}
    ended = set()
    for name, kind in known.items():
        around = [known[each] for each in _interfaces(kind)]
        inherited = {field.name.value for each in around for field in each.fields}
        own = [f for f in getattr(kind, "fields", None) or () if f.name.value not in inherited]
        if own and all(_is_over(field, now) for field in own):
            ended.add(name)
    return ended


def _pruned(left: Kinds, ended: set[str]) -> ast.DocumentNode:
    """Without types of which nothing is left, and without those that nothing names."""
    kinds = {d.name.value: d for d in left if d.kind == "scalar_type_definition" or _parts(d)}
    around: dict[str, set[str]] = {}
    for name, kind in kinds.items():
        for interface in _interfaces(kind):
            around.setdefault(interface, set()).add(name)
    reached: set[str] = set()
    ahead = [name for name in ROOTS if name in kinds]
    while ahead:
        name = ahead.pop()
        if name in kinds and name not in reached:
            reached.add(name)
            ahead += _named(kinds[name])
            ahead += sorted(around.get(name, set()) - ended)
    kept = [kind for name, kind in kinds.items() if name in reached]
    # A type that is named, but not there any more: that it was will be found missing.
    gone = {*chain.from_iterable(map(_named, kept))} - reached - {*specified_scalar_types}
    stubs = [ast.ScalarTypeDefinitionNode(name=ast.NameNode(value=name)) for name in sorted(gone)]
    return ast.DocumentNode(definitions=(*kept, *stubs))


def _parts(kind: Any) -> Any:
    return getattr(kind, "fields", None) or getattr(kind, "values", None)


def _slot(kind: Any) -> str:
    return "values" if "enum" in kind.kind else "fields"


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
