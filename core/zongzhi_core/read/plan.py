"""The plan of a read: frozen data between document and SQL.

A plan mirrors the answer: an `ObjectPlan` for each object, an item for each response key.
Values from the request appear only as `Input`s, bound for each request.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..errors import ZongzhiError
from ..figures import Measure
from ..graph.declare import Connection, Leaf, Link, Lookup, Many, NodeType
from ..terms import FigureTree


@dataclass(frozen=True)
class Input:
    """A value of the request: a literal of the document, or a place in the variables."""

    literal: Any = None
    variable: str | None = None
    path: tuple[str | int, ...] = ()

    def value(self, variables: Mapping[str, Any]) -> Any:
        if self.variable is None:
            return self.literal
        found: Any = variables.get(self.variable)
        for step in self.path:
            found = found[step] if found is not None else None
        return found


@dataclass(frozen=True)
class Test:
    """One condition of a filter: a value of the record, an operator, a bound value."""

    leaf: Leaf
    operator: str
    input: Input


@dataclass(frozen=True)
class Within:
    """The record lies in the subtree of a division."""

    input: Input


@dataclass(frozen=True)
class AllOf:
    parts: tuple[Criterion, ...]


@dataclass(frozen=True)
class AnyOf:
    parts: tuple[Criterion, ...]


@dataclass(frozen=True)
class Not:
    part: Criterion


Criterion = Test | Within | AllOf | AnyOf | Not


@dataclass(frozen=True)
class Order:
    """One sort key: a column of the target and its direction."""

    field: str
    descending: bool


@dataclass(frozen=True)
class LeafItem:
    """A value."""

    key: str
    declared: Leaf


@dataclass(frozen=True)
class ConstItem:
    """A name known when the plan is made (`__typename`)."""

    key: str
    text: str


@dataclass(frozen=True)
class NullItem:
    """A field, of the root too, that answers null with an error: its plugin is off, or its
    arguments are wrong."""

    key: str
    error: ZongzhiError


@dataclass(frozen=True)
class OneItem:
    """A relation to one record."""

    key: str
    declared: Link
    body: ObjectPlan


@dataclass(frozen=True)
class ManyItem:
    """A plain list."""

    key: str
    declared: Many
    body: ObjectPlan


@dataclass(frozen=True)
class Page:
    """Which part of a connection is asked for, and in what order."""

    size: int
    backward: bool
    cursor: Input | None
    orders: tuple[Order, ...]
    criteria: Criterion | None
    level: Input | None
    #: Everything that a cursor is good for, by value: filter, order, field.
    signature: tuple[Input, ...]


@dataclass(frozen=True)
class PageItem:
    """A connection: its page, and what is asked of it."""

    key: str
    declared: Connection
    target: NodeType
    page: Page
    entries: tuple[Entry, ...]
    number: int


@dataclass(frozen=True)
class Entry:
    """One field of an object that is no node: of a connection, an edge, a figure …"""

    key: str
    field: str
    #: Of `nodes` and of an edge's `node`.
    body: ObjectPlan | None = None
    #: Its own fields, where it is such an object too.
    inner: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class FiguresItem:
    """The figures of a division over a period."""

    key: str
    measures: tuple[Measure, ...]
    off: frozenset[str]
    exact: bool
    tree: FigureTree
    period: Input | None
    entries: tuple[Entry, ...]
    number: int
    #: The input of the enclosing `asOf`; today when None.
    day: Input | None


Item = LeafItem | ConstItem | NullItem | OneItem | ManyItem | PageItem | FiguresItem


@dataclass(frozen=True)
class ObjectPlan:
    """An object of a node type: its items in the order of the answer."""

    type: NodeType
    items: tuple[Item, ...]
    #: Of an interface, in place of items: a plan for each type of object that may stand there.
    kinds: tuple[ObjectPlan, ...] = ()


@dataclass(frozen=True)
class LookupRoot:
    """A root field that finds one record."""

    key: str
    lookup: Lookup
    inputs: Mapping[str, Input]
    day: Input | None
    body: ObjectPlan
    #: Whoever reads one county alone asks for the whole of it.
    whole: bool = False


@dataclass(frozen=True)
class MissingRoot:
    """A root field whose id names no type: there is nothing to look for."""

    key: str
    inputs: Mapping[str, Input]


@dataclass(frozen=True)
class NodesRoot:
    """`nodes(ids)`: one lookup an id, null in place where there is none."""

    key: str
    parts: tuple[LookupRoot | None, ...]


@dataclass(frozen=True)
class PageRoot:
    """A connection at the root (`divisions`)."""

    item: PageItem
    day: Input | None

    @property
    def key(self) -> str:
        return self.item.key


@dataclass(frozen=True)
class OwnRoot:
    """A root field whose module prints it (`feed`)."""

    key: str
    #: Its SQL, from the printer.
    text: Callable[[Any], Any]
    #: How many things it holds at most.
    size: int
    plugins: frozenset[str]


@dataclass(frozen=True)
class PlainRoot:
    """A root field that is no stored data: `viewer`, `plugins`, introspection."""

    key: str
    #: The field's own name, by which it is weighed.
    name: str = ""


Root = LookupRoot | MissingRoot | NodesRoot | PageRoot | OwnRoot | NullItem | PlainRoot


def bodies_of(part: Root | Item) -> list[ObjectPlan]:
    """The object plans directly inside a root or an item."""
    match part:
        case LookupRoot() | OneItem() | ManyItem():
            return [part.body]
        case NodesRoot():
            return [each.body for each in part.parts if each is not None]
        case PageRoot():
            return bodies_of(part.item)
        case PageItem():
            every = (each for entry in part.entries for each in (entry, *entry.inner))
            return [each.body for each in every if each.body is not None]
    return []


@dataclass(frozen=True)
class Plan:
    """The plan of an operation."""

    roots: tuple[Root, ...]

    @cached_property
    def plain_keys(self) -> frozenset[str]:
        """The keys of the roots that are no stored data."""
        return frozenset(root.key for root in self.roots if isinstance(root, PlainRoot))

    @property
    def stored(self) -> tuple[Root, ...]:
        """The roots that need the statement."""
        unstored = MissingRoot | NullItem | PlainRoot
        return tuple(root for root in self.roots if not isinstance(root, unstored))
