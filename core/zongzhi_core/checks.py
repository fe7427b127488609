"""What the declarations of a plugin must fulfil before it may start: sound, and nobody else's.

Every fault is a `SetupError` that names the declaration; loading adds the plugin and its
distribution, and leaves the plugin out.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, get_args, get_type_hints

from .access import ROLES, SUBJECT
from .commands.context import entry_of
from .errors import SetupError
from .graph.declare import SCALARS, Declared, Leaf, LeafKind, Link, Many, NodeType, camel
from .people.forbidden import check_forbidden
from .people.input import PersonInput
from .people.purposes import EMERGENCY
from .read.catalog import INTERFACES, MATTER, never_null
from .terms import FigureKind, FigureStatus, FigureTree, OrderDirection, Term

if TYPE_CHECKING:
    from .commands.context import Command
    from .contribution import Contribution

#: Each plugin is held against all before it, and their inputs stay the same.
_hints = functools.cache(get_type_hints)
_WORD = re.compile(r"(?!__)[_A-Za-z][_0-9A-Za-z]*")

_CORE_TYPES = (
    *("Query", "Mutation", "Subscription", "Viewer", "Plugin", "Measure", "Figure"),
    *("WorkCalendar", "WorkDay"),
    *("PageInfo", "UserError", "CurrentState", "Change", "ChangePage"),
    *("PersonInput", "PurposeInput", "MyRecord", "PersonExport", "AccessEntry", "OwnRequest"),
    "OwnEmergency",
    *("SwitchPreview", "SwitchStep", "TypeRows", "OpenDeadline"),
)
_CORE_ROOTS = (
    *("node", "nodes", "viewer", "plugins", "measures", "workCalendar", "divisions", "changes"),
    *("myRecord", "previewPlugin"),
)
_CORE_TERMS = (FigureKind, FigureStatus, FigureTree, OrderDirection)

#: What a name is for ("type Dispute", "field Dispute.no") and what carries it.
Claim = tuple[str, object]


def check_declarations(new: Contribution, known: Iterable[Contribution]) -> None:
    """SetupError unless a plugin's declarations are sound and clash with nobody's."""
    others = list(known)
    for node in new.nodes:
        _check_node(new, node)
    for extension in new.extensions:
        _check_leaf(extension.type_name, extension.declared)
    for lookup in new.lookups:
        if lookup.target not in {node.name for node in new.nodes}:
            raise SetupError(f"root field {lookup.name!r} must find a type of its own plugin")
    things = {node.name for c in (new, *others) if c.name in ("core", new.name) for node in c.nodes}
    for command in new.commands:
        _check_command(command, things)
    _refuse_clashes(new, others)
    check_forbidden(new, _terms(new), [*(c.input for c in new.commands), *_entries(new)])


def require_own_names(new: Contribution) -> None:
    """SetupError unless the types and code lists of a plugin start with its name."""
    head = "".join(word.capitalize() for word in new.name.split("_"))
    own = [term.__name__ for term in _terms(new) if term.__module__ != Term.__module__]
    own += [entry.__name__ for entry in _entries(new)]
    for name in (*(node.name for node in new.nodes), *own):
        if not name.startswith(head):
            raise SetupError(f"type {name!r} of plugin {new.name!r} must start with {head!r}")


def _check_node(new: Contribution, node: NodeType) -> None:
    if node.table not in new.tables:
        table = node.table.__tablename__
        raise SetupError(f"type {node.name!r} shows table {table!r}, which is not the plugin's")
    if node.is_node and not node.is_placed:
        raise SetupError(f"type {node.name!r} has ids but no place: no reader's scope holds it")
    for declared in (*node.fields.values(), *node.filters.values(), *node.orders.values()):
        _check_leaf(node.name, declared)
    _check_promises(node)


def _check_promises(node: NodeType) -> None:
    """SetupError unless a node type keeps what its interfaces promise."""
    for interface in node.interfaces:
        if interface not in INTERFACES:
            raise SetupError(f"type {node.name!r} has an unknown interface, {interface!r}")
        missing = sorted(set(INTERFACES[interface]) - set(node.fields))
        if missing:
            raise SetupError(f"type {node.name!r} lacks {', '.join(missing)} of {interface}")
        if interface == MATTER.name and not node.is_fact:
            raise SetupError(f"type {node.name!r} is a {interface}, but its table is no FactRow")
        for name, promised in INTERFACES[interface].items():
            if not _keeps(node, node.fields[name], promised):
                field = f"{node.name}.{node.fields[name].graphql_name}"
                raise SetupError(f"field {field} is not what {interface} says")
            if node.fields[name].life != promised.life:
                raise SetupError(f"field {node.name}.{name} lives as long as {interface} says")


def _keeps(node: NodeType, declared: Declared, promised: Declared) -> bool:
    if isinstance(promised, Link | Many):
        return isinstance(declared, type(promised)) and declared.target == promised.target
    assert isinstance(promised, Leaf)
    same = isinstance(declared, Leaf) and declared.kind == promised.kind
    return same and (promised.nullable or never_null(node, declared))


def _check_leaf(type_name: str, declared: Declared) -> None:
    kind = declared.kind if isinstance(declared, Leaf) else SCALARS[0]
    if isinstance(kind, str) and kind not in SCALARS:
        raise SetupError(
            f"field {type_name}.{declared.graphql_name} is of kind {kind!r}; there are "
            f"{', '.join(SCALARS)} and code lists"
        )


def _check_command(command: Command, things: set[str]) -> None:
    if not command.roles:
        raise SetupError(f"mutation {command.name!r} declares no role that may give it")
    unknown = sorted(command.roles - {*ROLES, SUBJECT})
    if unknown:
        raise SetupError(f"mutation {command.name!r} names unknown roles: {', '.join(unknown)}")
    if command.thing not in things:
        raise SetupError(
            f"mutation {command.name!r} shows {command.thing!r}, which is neither the plugin's "
            "nor core's"
        )


# --- clashes --------------------------------------------------------------------------------------


def _refuse_clashes(new: Contribution, others: list[Contribution]) -> None:
    nodes = [node for c in (*others, new) for node in c.nodes]
    taken = {name: (thing, "core") for name, thing in _reserved()}
    for contribution in others:
        for name, thing in _claims(contribution, nodes):
            taken.setdefault(name, (thing, contribution.name))
    for name, thing in _claims(new, nodes):
        if not _WORD.fullmatch(re.split(r"[ .]", name, maxsplit=0)[-1]):
            raise SetupError(f"{name} of plugin {new.name!r} is no GraphQL name")
        held, owner = taken.setdefault(name, (thing, new.name))
        if held is not thing:
            raise SetupError(f"{name} of plugin {new.name!r} clashes with {owner!r}")


def _reserved() -> Iterator[Claim]:
    """Names that core has without declaring them."""
    scalars = (*SCALARS, *(f"{scalar}Filter" for scalar in SCALARS))
    yield from ((f"type {name}", None) for name in (*INTERFACES, *_CORE_TYPES, *scalars))
    yield from ((f"type {term.__name__}", term) for term in _CORE_TERMS)
    yield from ((f"root field {name}", None) for name in _CORE_ROOTS)
    yield f"purpose {EMERGENCY}", None
    for interface, fields in INTERFACES.items():
        yield from ((f"field {interface}.{camel(name)}", None) for name in fields)


def _claims(contribution: Contribution, nodes: list[NodeType]) -> Iterator[Claim]:
    """Every name that must be nobody else's; fields in their GraphQL form, which is the same
    for the snake and the camel spelling."""
    for node in contribution.nodes:
        yield from _claims_of_node(node)
    for extension in contribution.extensions:
        declared, on = extension.declared, extension.type_name
        reached = (on, *(node.name for node in nodes if on in node.interfaces))
        yield from ((f"field {name}.{declared.graphql_name}", declared) for name in reached)
    for lookup in contribution.lookups:
        yield f"root field {lookup.name}", lookup
    for command in contribution.commands:
        head = f"{command.name[0].upper()}{command.name[1:]}"
        yield f"mutation {command.name}", command
        yield from ((f"type {head}{part}", command) for part in ("Input", "Payload"))
    yield from ((f"type {entry.__name__}", entry) for entry in _entries(contribution))
    for term in _terms(contribution):
        yield from ((f"type {term.__name__}{part}", term) for part in ("", "Filter"))
    yield from ((f"measure {measure.name}", measure) for measure in contribution.measures)
    yield from ((f"event {event}", contribution) for event in contribution.events)
    yield from ((f"purpose {code}", purpose) for code, purpose in contribution.purposes.items())
    yield from ((f"table {table.__tablename__}", table) for table in contribution.tables)


def _claims_of_node(node: NodeType) -> Iterator[Claim]:
    parts = ("", "Connection", "Edge", "Filter", "Order", "OrderField")
    yield from ((f"type {node.name}{part}", node) for part in parts)
    if node.prefix:
        yield f"root field {camel(node.prefix)}", node
    for declared in node.fields.values():
        yield f"field {node.name}.{declared.graphql_name}", declared


def _terms(contribution: Contribution) -> set[type[Term]]:
    """The code lists that a plugin's fields, arguments and inputs take or show."""
    kinds: list[LeafKind] = []
    for node in contribution.nodes:
        shown = (*node.fields.values(), *node.filters.values(), *node.orders.values())
        kinds += [leaf.kind for leaf in shown if isinstance(leaf, Leaf)]
    kinds += [e.declared.kind for e in contribution.extensions if isinstance(e.declared, Leaf)]
    kinds += [argument.kind for lookup in contribution.lookups for argument in lookup.arguments]
    for given in (*(c.input for c in contribution.commands), *_entries(contribution)):
        for hint in _hints(given).values():
            kinds += [*get_args(hint), hint, entry_of(hint)]
    return {kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Term)}


def _entries(contribution: Contribution) -> list[type]:
    """The input types of which a plugin's commands take lists."""
    hints = [h for c in contribution.commands for h in _hints(c.input).values()]
    found = dict.fromkeys(part for hint in hints for part in (entry_of(hint), *get_args(hint)))
    kinds = [each for each in found if isinstance(each, type) and dataclasses.is_dataclass(each)]
    return [kind for kind in kinds if kind is not PersonInput]
