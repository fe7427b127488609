"""What there is to ask for: node types with all their fields, lookups and measures, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ..figures import Measure
from ..graph.declare import (
    Connection,
    Declared,
    Leaf,
    Link,
    Lookup,
    LookupArgument,
    Many,
    NodeType,
    camel,
)
from ..matter import Matter
from ..people.schema import Person
from ..terms import Sensitivity

if TYPE_CHECKING:
    from ..contribution import Contribution

MATTER: NodeType = Matter  # type: ignore[assignment]
_PERSON: NodeType = Person  # type: ignore[assignment]

#: The interfaces that core owns, and the fields that each promises.
INTERFACES: dict[str, Mapping[str, Declared]] = {
    "Node": {"id": MATTER.fields["id"]},
    "Matter": MATTER.fields,
    "AboutPerson": {n: _PERSON.fields[n] for n in ("id", "legal_basis", "retention", "version")},
}

OPERATORS = {
    "Boolean": ("eq",),
    "String": ("eq", "ne", "in", "notIn", "isNull"),
    "ID": ("eq", "in", "isNull"),
}
_SORTED_OPERATORS = ("eq", "ne", "in", "notIn", "lt", "lte", "gt", "gte", "isNull")


def operators_of(leaf: Leaf) -> tuple[str, ...]:
    """The filter operators that a value's type offers."""
    if not isinstance(leaf.kind, str):
        return OPERATORS["String"]
    return OPERATORS.get(leaf.kind, _SORTED_OPERATORS)


@dataclass(frozen=True)
class Catalog:
    """The declared graph of all installed plugins, with extensions merged in."""

    nodes: dict[str, NodeType]
    lookups: dict[str, Lookup]
    measures: dict[str, Measure]
    owners: dict[str, str]
    #: Interfaces whose implementers are listed together.
    interfaces: dict[str, NodeType]
    #: Root field → what plans it, where a module of its own prints it.
    roots: Mapping[str, Callable[..., Any]]

    def target(self, name: str) -> NodeType:
        """What a field leads to: a node type, or an interface."""
        return self.nodes.get(name) or self.interfaces[name]

    def owner_of(self, declared: Declared) -> frozenset[str]:
        """The plugins that must be on for a field to exist: its own and its target's."""
        owners = {declared.owner}
        if isinstance(declared, Link | Many | Connection):
            owners.add(self.owners[declared.target])
        return frozenset(owners - {"core"})

    def field(self, node: NodeType, graphql_name: str) -> Declared:
        """A field of a node type by its GraphQL name."""
        return next(f for f in node.fields.values() if f.graphql_name == graphql_name)

    def by_prefix(self, prefix: str) -> NodeType | None:
        """The node type whose global ids begin with a prefix."""
        return next((n for n in self.nodes.values() if n.prefix == prefix), None)

    def lookup_by_id(self, node: NodeType) -> Lookup:
        """The getter of a node type by its global id."""
        return self.lookups[camel(node.prefix or "")] if node.name != "Division" else _by_id(node)


def build_catalog(
    contributions: Iterable[Contribution], roots: Mapping[str, Callable[..., Any]]
) -> Catalog:
    """Merge contributions, core's first; names were checked for clashes when they were loaded."""
    known = list(contributions)
    nodes = {n.name: n for c in known for n in c.nodes}
    for extension in (e for c in known for e in c.extensions):
        for name, node in list(nodes.items()):
            if extension.type_name == name or extension.type_name in node.interfaces:
                fields = {**node.fields, extension.declared.name: extension.declared}
                nodes[name] = replace(node, fields=fields)
    listed = {MATTER.name} if any(MATTER.name in n.interfaces for n in nodes.values()) else set()
    known_types = set(nodes) | listed
    nodes = {name: _with_known_targets(node, known_types) for name, node in nodes.items()}
    lookups = {lookup.name: lookup for c in known for lookup in c.lookups}
    getters = {camel(n.prefix): _by_id(n) for n in nodes.values() if n.prefix}
    measures = sorted((m for c in known for m in c.measures), key=lambda m: m.name)
    return Catalog(
        nodes=nodes,
        lookups={**getters, **lookups},
        measures={m.name: m for m in measures},
        owners={n.name: n.owner for n in nodes.values()} | dict.fromkeys(listed, "core"),
        interfaces={name: _interface(nodes) for name in listed},
        roots=roots,
    )


def _interface(nodes: Mapping[str, NodeType]) -> NodeType:
    kinds = tuple(n for n in nodes.values() if MATTER.name in n.interfaces)
    return replace(MATTER, owner="core", kinds=kinds)


def _with_known_targets(node: NodeType, known: set[str]) -> NodeType:
    """Without the relations to plugins that are not installed."""
    fields = {n: f for n, f in node.fields.items() if getattr(f, "target", None) in {None, *known}}
    return replace(node, fields=fields)


def _by_id(node: NodeType) -> Lookup:
    head = node.doc.split(" ", 1)[0]
    return Lookup(
        name=camel(node.prefix or ""),
        target=node.name,
        doc=node.life.told(f"{head} One {node.name} by its id."),
        arguments=(LookupArgument("id", "ID", "编号 Its global id."),),
        on=lambda o, arguments: o.row.id == arguments["id"],
        owner=node.owner,
        any_day=node.name != "Division",
        purposed="AboutPerson" in node.interfaces,
        life=node.life,
    )


def never_null(node: NodeType, declared: Declared) -> bool:
    """Whether a value or list of the type's own is there in every row that is shown: who may not
    read a thing as sensitive as the row does not get the row."""
    if isinstance(declared, Leaf) and declared.nullable:
        return False
    return declared.sensitivity in (Sensitivity.ORDINARY, node.sensitivity)
