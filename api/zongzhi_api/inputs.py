"""The input types: filters, sort keys, and what commands take. No plugin set changes them."""

from __future__ import annotations

import dataclasses
import enum
import typing
from collections.abc import Callable, Iterator
from typing import Any

import strawberry
from strawberry import UNSET
from strawberry.types.field import StrawberryField

from zongzhi_core.commands.context import Command, GlobalId, entry_of
from zongzhi_core.graph.declare import Leaf, NodeType, camel
from zongzhi_core.life import ALWAYS
from zongzhi_core.people.input import ToldText
from zongzhi_core.read.catalog import operators_of
from zongzhi_core.terms import OrderDirection, Term

from .definitions import define, list_of, make_field
from .terms import leaf_type, term_type

#: Types of command inputs that have another name in GraphQL.
_NAMES: dict[type, Any] = {GlobalId: strawberry.ID, ToldText: str}

_OPERATORS = {
    "eq": "等于 Equal to.",
    "ne": "不等于 Not equal to.",
    "in": "属于 One of.",
    "notIn": "不属于 None of.",
    "lt": "小于 Less than.",
    "lte": "不大于 At most.",
    "gt": "大于 More than.",
    "gte": "不小于 At least.",
    "isNull": "为空 Missing or not.",
}


class Inputs:
    """Makes each input type once, for all schemas of a registry."""

    def __init__(self) -> None:
        self._made: dict[str, Any] = {}

    def filter(self, target: NodeType) -> Any:
        """Which records of a type."""
        name = f"{target.name}Filter"
        doc = f"筛选 Which {target.name} records; all given conditions must hold."
        return self._once(name, doc, lambda body: self._conditions(target, body))

    def order(self, target: NodeType) -> Any:
        """One sort key of a type's records."""
        return self._once(f"{target.name}Order", "排序 One sort key.", lambda _: _sort_key(target))

    def command(self, command: Command, name: str) -> Any:
        """What a command takes."""
        doc = (command.input.__doc__ or "").strip()
        return self._once(name, doc, lambda _: self._parts(command.input))

    def _once(self, name: str, doc: str, fields: Callable[[Any], Iterator[StrawberryField]]) -> Any:
        if name not in self._made:
            body = type(name, (), {})
            self._made[name] = define(body, fields(body), doc, is_input=True)
        return self._made[name]

    def _conditions(self, target: NodeType, body: Any) -> Iterator[StrawberryField]:
        for leaf in target.filters.values():
            kind = self._operators(leaf) | None
            yield make_field(leaf.graphql_name, kind, leaf.doc, life=leaf.life)
        if target.is_placed or target.name == "Division":
            yield make_field("within", str | None, "所在区划 Code of a division around it.")
        yield make_field("and", list_of(body) | None, "并且 All of these.")
        yield make_field("or", list_of(body) | None, "或者 Any of these.")
        yield make_field("not", body | None, "非 None of this.")

    def _operators(self, leaf: Leaf) -> Any:
        kind = leaf.kind if isinstance(leaf.kind, str) else leaf.kind.__name__
        return self._once(
            f"{kind}Filter", f"条件 Conditions on a {kind}.", lambda _: _operators(leaf)
        )

    def _parts(self, kind: type) -> Iterator[StrawberryField]:
        hints = typing.get_type_hints(kind)
        for part in dataclasses.fields(kind):
            plain, optional = _unwrapped(hints[part.name])
            entry = entry_of(plain)
            taken = self._taken(plain) if entry is None else list_of(self._taken(entry))
            if optional or part.default is not dataclasses.MISSING:
                taken = taken | None
            life = part.metadata.get("life", ALWAYS)
            begin = part.default if isinstance(part.default, bool | int | Term) else UNSET
            yield make_field(
                camel(part.name), taken, part.metadata["doc"], default=begin, life=life
            )

    def _taken(self, kind: type) -> Any:
        """A scalar, a code list, or the input type of a dataclass."""
        if dataclasses.is_dataclass(kind):
            doc = (kind.__doc__ or "").strip()
            return self._once(kind.__name__, doc, lambda _: self._parts(kind))
        return term_type(kind) if issubclass(kind, Term) else _NAMES.get(kind, kind)


def _operators(leaf: Leaf) -> Iterator[StrawberryField]:
    value = leaf_type(leaf.kind)
    for name in operators_of(leaf):
        many = name in ("in", "notIn")
        taken = bool if name == "isNull" else list_of(value) if many else value
        yield make_field(name, taken | None, _OPERATORS[name])


def _sort_key(target: NodeType) -> Iterator[StrawberryField]:
    keys = [key.upper() for key in target.orders]
    chosen: Any = enum.Enum(  # type: ignore[misc]
        f"{target.name}OrderField", list(zip(keys, keys, strict=True))
    )
    made: Any = strawberry.enum(chosen, description=f"排序字段 Sort keys of {target.name}.")
    leaves = target.orders.values()
    for value, leaf in zip(made.__strawberry_definition__.values, leaves, strict=True):
        value.description, value.deprecation_reason = leaf.doc, leaf.life.reason
    direction = term_type(OrderDirection)
    yield make_field("field", made, "字段 By what.")
    yield make_field("direction", direction, "方向 Which way.", default=direction.ASC)


def _unwrapped(hint: Any) -> tuple[type, bool]:
    """`X | None` → (X, True)."""
    parts = typing.get_args(hint)
    optional = type(None) in parts
    return (next(p for p in parts if p is not type(None)), True) if optional else (hint, False)
