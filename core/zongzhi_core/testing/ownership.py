"""Who owns which name of a schema, worked out from what the plugins declared."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import get_args, get_type_hints

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
)

from ..commands.context import entry_of
from ..contribution import Contribution
from ..graph.declare import Leaf, camel
from ..loading import Registry
from ..terms import Term


def owned_types(contribution: Contribution) -> set[str]:
    """Every type that exists because of a plugin; its code lists are those of its package."""
    names: set[str] = set()
    for node in contribution.nodes:
        parts = ("", "Connection", "Edge", "Filter", "Order", "OrderField")
        names.update(f"{node.name}{part}" for part in parts)
    for command in contribution.commands:
        head = command.name[0].upper() + command.name[1:]
        names.update((f"{head}Input", f"{head}Payload"))
        names.update(entry.__name__ for entry in entries(command.input))
    for term in own_terms(contribution):
        names.update((term.__name__, f"{term.__name__}Filter"))
    return names


def own_terms(contribution: Contribution) -> set[type[Term]]:
    """The code lists that a plugin's values and inputs show, without those of core."""
    kinds: list[object] = []
    for node in contribution.nodes:
        leaves = (*node.fields.values(), *node.filters.values(), *node.orders.values())
        kinds += [leaf.kind for leaf in leaves if isinstance(leaf, Leaf)]
    for lookup in contribution.lookups:
        kinds += [argument.kind for argument in lookup.arguments]
    for command in contribution.commands:
        for taken in (command.input, *entries(command.input)):
            for hint in get_type_hints(taken).values():
                kinds += [hint, *get_args(hint)]
    terms = {kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Term)}
    core = Term.__module__.partition(".")[0]
    return {term for term in terms if term.__module__.partition(".")[0] != core}


def entries(taken: type) -> Iterator[type]:
    """The input types of which a command's input takes lists."""
    for hint in get_type_hints(taken).values():
        entry = entry_of(hint)
        if isinstance(entry, type) and dataclasses.is_dataclass(entry):
            yield entry


def owned_fields(registry: Registry, contribution: Contribution) -> set[str]:
    """`Type.field` of every field that a plugin adds, on interfaces to all that implement them;
    root fields and mutations too."""
    fields = {f"Mutation.{command.name}" for command in contribution.commands}
    fields |= {f"Query.{lookup.name}" for lookup in contribution.lookups}
    fields |= {f"Query.{camel(node.prefix)}" for node in contribution.nodes if node.prefix}
    nodes = registry.catalog.nodes.values()
    for extension in contribution.extensions:
        on = extension.type_name
        names = {on, *(node.name for node in nodes if on in node.interfaces)}
        fields |= {f"{name}.{extension.declared.graphql_name}" for name in names}
    return fields


def coordinates(schema: GraphQLSchema) -> Iterator[tuple[str, str, str | None]]:
    """Every name of a schema as (coordinate, signature, description)."""
    for name, kind in schema.type_map.items():
        if name.startswith("__"):
            continue
        yield name, type(kind).__name__, kind.description
        if isinstance(kind, GraphQLEnumType):
            for value, held in kind.values.items():
                yield f"{name}.{value}", name, held.description
        elif isinstance(kind, GraphQLInputObjectType):
            for key, part in kind.fields.items():
                yield f"{name}.{key}", f"{part.type} {part.default_value}", part.description
        elif isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
            for key, field in kind.fields.items():
                yield f"{name}.{key}", str(field.type), field.description
                for word, argument in field.args.items():
                    signature = f"{argument.type} {argument.default_value}"
                    yield f"{name}.{key}({word})", signature, argument.description
