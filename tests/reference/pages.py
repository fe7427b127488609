"""Connections in plain Python: filter, order, the cut of a page, and what cursors stand for."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

from tests.reference.reader import Reader, Refused
from tests.reference.values import listed
from zongzhi_core.graph.declare import Connection, Leaf, LeafKind, NodeType

#: Does the record lie in the division of a code?
Within = Callable[[str], bool]
#: What a record has under a leaf of its type.
Value = Callable[[Leaf], Any]
Key = tuple[tuple[Any, ...], ...]

#: The list `divisions` at the root.
EVERYTHING = Connection(name="divisions", doc="", target="Division", on=lambda _, b: b.row.id != "")


@dataclass(frozen=True)
class Cursor:
    """A place in a list: in which list, as whom, under which filter and order; at which key."""

    of: str
    key: Key


@dataclass(frozen=True)
class Page:
    """The part of a connection that is asked for."""

    node: NodeType
    #: What cursors of this list are good for.
    of: str
    size: int
    backward: bool
    after: Key | None
    #: Names of columns and whether they fall; the id is the last.
    orders: Sequence[tuple[str, bool]]
    filter: Mapping[str, Any]

    def chooses(self, value: Value, within: Within) -> bool:
        return _holds(self.node, self.filter, value, within)

    def key(self, row: Any) -> Key:
        values = (getattr(row, name) for name, _ in self.orders)
        return tuple(() if v is None else (v.name if isinstance(v, Enum) else v,) for v in values)

    def sorted(self, found: list[Any]) -> list[Any]:
        """In order: missing values are the smallest."""
        for n, (_, falls) in reversed(list(enumerate(self.orders))):
            found = sorted(found, key=lambda each: self.key(each.row)[n], reverse=falls)
        return found

    def precedes(self, one: Key, other: Key) -> bool:
        for (_, falls), mine, theirs in zip(self.orders, one, other, strict=True):
            if mine != theirs:
                return (mine > theirs) if falls else (mine < theirs)
        return False

    def beyond(self, found: list[Any]) -> list[Any]:
        """What comes after the cursor, in the direction of paging."""
        edge = self.after
        if edge is None:
            return found
        if self.backward:
            return [each for each in found if self.precedes(self.key(each.row), edge)]
        return [each for each in found if self.precedes(edge, self.key(each.row))]

    def cut(self, found: list[Any]) -> list[Any]:
        left = self.beyond(found)
        return left[max(len(left) - self.size, 0) :] if self.backward else left[: self.size]

    def cursor(self, thing: Any) -> Cursor:
        return Cursor(self.of, self.key(thing.row))

    def info(self, found: list[Any]) -> dict[str, Any]:
        cut, more = self.cut(found), len(self.beyond(found)) > self.size
        passed = self.after is not None
        return {
            "__typename": "PageInfo",
            "hasNextPage": passed if self.backward else more,
            "hasPreviousPage": more if self.backward else passed,
            "startCursor": self.cursor(cut[0]) if cut else None,
            "endCursor": self.cursor(cut[-1]) if cut else None,
        }


def make_page(
    node: NodeType,
    name: str,
    given: Mapping[str, Any],
    reader: Reader,
    cursors: Mapping[str, Cursor],
) -> Page:
    """The page that some arguments ask for; BAD_INPUT or FORBIDDEN where they may not."""
    backward = "last" in given
    size = given.get("last" if backward else "first", 20)
    clash = "first" if backward else "before"
    if clash in given or (backward and "after" in given) or not 0 <= size <= 100:
        raise Refused("BAD_INPUT")
    orders = _orders(node, listed(given.get("orderBy", [])), reader)
    _check_filter(node, given.get("filter", {}), reader)
    who = [reader.name, reader.root, sorted(reader.plugins())]
    what = [given.get(argument, 0) for argument in ("filter", "orderBy", "level")]
    where = json.dumps([node.name, name, what, who], sort_keys=True)
    after = None
    cursor = given.get("before" if backward else "after")
    if cursor is not None:
        known = cursors.get(cursor)
        if known is None or known.of != where:
            raise Refused("BAD_INPUT")
        after = known.key
    return Page(node, where, int(size), backward, after, orders, given.get("filter", {}))


def _orders(
    node: NodeType, asked: Sequence[Mapping[str, Any]], reader: Reader
) -> list[tuple[str, bool]]:
    orders: list[tuple[str, bool]] = []
    for each in asked:
        if each.get("direction", "ASC") is None:
            raise Refused("BAD_INPUT")
        name = each["field"].lower()
        reader.check_class(node.orders[name].sensitivity)
        if name not in dict(orders):  # a second time it decides nothing
            orders.append((name, each.get("direction") == "DESC"))
    orders = orders or [(name, False) for name in node.default_order]
    return [*orders, ("id", orders[-1][1])]


# --- filters ------------------------------------------------------------------------------------


def _leaf(node: NodeType, name: str) -> Leaf:
    return next(leaf for leaf in node.filters.values() if leaf.graphql_name == name)


def _check_filter(node: NodeType, given: Mapping[str, Any], reader: Reader) -> None:
    """No nulls, and nothing that the reader may not read."""
    for name, value in given.items():
        if value is None:
            raise Refused("BAD_INPUT")
        if name in ("and", "or", "not"):
            for part in listed(value):
                _check_filter(node, part, reader)
        elif name != "within":
            reader.check_class(_leaf(node, name).sensitivity)
            if None in value.values():
                raise Refused("BAD_INPUT")


def _holds(node: NodeType, given: Mapping[str, Any], value_of: Value, within: Within) -> bool:
    """Is every condition true? What is unknown is not true."""

    def holds(part: Mapping[str, Any]) -> bool:
        return _holds(node, part, value_of, within)

    for name, value in given.items():
        match name:
            case "and":
                true = all(map(holds, listed(value)))
            case "or":
                true = any(map(holds, listed(value)))
            case "not":
                true = not holds(value)
            case "within":
                true = within(value)
            case _:
                leaf = _leaf(node, name)
                held = value_of(leaf)
                true = all(_compare(op, held, other, leaf.kind) for op, other in value.items())
        if not true:
            return False
    return True


def _compare(operator: str, held: Any, given: Any, kind: LeafKind) -> bool:
    if operator == "isNull":
        return (held is None) is given
    if operator in ("in", "notIn"):
        others = [_read(part, kind) for part in listed(given)]
        return (_plain(held) in others) is (operator == "in") and (held is not None or not others)
    if held is None:
        return False
    one, other = _plain(held), _read(given, kind)
    match operator:
        case "eq":
            return bool(one == other)
        case "ne":
            return bool(one != other)
        case "lt":
            return bool(one < other)
        case "lte":
            return bool(one <= other)
        case "gt":
            return bool(one > other)
    return bool(one >= other)


def _plain(value: Any) -> Any:
    return value.name if isinstance(value, Enum) else value


def _read(value: Any, kind: LeafKind) -> Any:
    if kind == "Date":
        return date.fromisoformat(value)
    if kind == "DateTime":
        moment = datetime.fromisoformat(value)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return value
