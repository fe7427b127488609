"""Argument values of a document, wherever they stand: in the text or in the variables.

Reading a value's *content* while planning (`peek`) makes that variable part of the plan's cache
key; everything else is passed on as an `Input` and bound for each request.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    FieldNode,
    ListValueNode,
    NullValueNode,
    ObjectValueNode,
    ValueNode,
    VariableNode,
    value_from_ast_untyped,
)

from ..ids import split_global
from .plan import Input


@dataclass
class Peeks:
    """The variables whose content was read: the plan holds for that content only."""

    names: dict[str, str] = field(default_factory=dict)

    def key(self, variables: Mapping[str, Any]) -> tuple[Any, ...]:
        """What the plan depends on, of these variables."""
        seen = tuple(
            (name, _frozen(_PROJECT[how](variables.get(name))))
            for name, how in sorted(self.names.items())
        )
        return seen, shape(variables)


def shape(value: Any) -> Any:
    """The form of a value: keys, nulls and lists of objects, but no content."""
    if isinstance(value, Mapping):
        return tuple(sorted((key, shape(part)) for key, part in value.items()))
    if isinstance(value, list) and any(isinstance(part, Mapping) for part in value):
        return ("list", *(shape(part) for part in value))
    return "null" if value is None else "value"


def _frozen(value: Any) -> Any:
    if isinstance(value, Mapping):
        return tuple(sorted((key, _frozen(part)) for key, part in value.items()))
    if isinstance(value, list):
        return tuple(map(_frozen, value))
    return (type(value).__name__, value)


def _prefixes(value: Any) -> Any:
    if isinstance(value, list):
        return [_prefixes(part) for part in value]
    parts = split_global(value) if isinstance(value, str) else None
    return parts[0] if parts else None


@dataclass(frozen=True)
class Composed(Input):
    """An object of the document with variables inside: its value follows theirs."""

    node: ValueNode | None = None

    def value(self, variables: Mapping[str, Any]) -> Any:
        return given_value(self.node, variables)


def given_value(node: ValueNode | None, variables: Mapping[str, Any]) -> Any:
    """The value of a node, without the fields whose variable was not given."""
    if isinstance(node, ObjectValueNode):
        return {
            part.name.value: given_value(part.value, variables)
            for part in node.fields
            if not isinstance(part.value, VariableNode) or part.value.name.value in variables
        }
    if isinstance(node, ListValueNode):
        return [given_value(part, variables) for part in node.values]
    return None if node is None else value_from_ast_untyped(node, dict(variables))


_PROJECT: Any = {"value": lambda v: v, "prefix": _prefixes, "county": lambda v: len(str(v)) <= 6}


@dataclass(frozen=True)
class Arg:
    """One argument value; never absent (an absent argument has no Arg)."""

    input: Input
    variables: Mapping[str, Any]
    peeks: Peeks
    node: ValueNode | None = None

    def _now(self) -> Any:
        return self.input.value(self.variables)

    @property
    def is_null(self) -> bool:
        """Whether it is null; part of the shape, so no peek."""
        return self._now() is None

    def peek(self, how: str = "value") -> Any:
        """The content, or what is to be known of it: the type prefix of an id or of each of a
        list, whether a code is no longer than a county's (GB/T 2260). From now on it is part of
        the plan's key."""
        for name in _variables_in(self):
            if self.peeks.names.get(name) != "value":
                self.peeks.names[name] = how
        return _PROJECT[how](self._now())

    def fields(self) -> Iterator[tuple[str, Arg]]:
        """The fields of an input object that are given."""
        if isinstance(self.node, ObjectValueNode):
            for part in self.node.fields:
                arg = make_arg(part.value, self.variables, self.peeks)
                if arg is not None:
                    yield part.name.value, arg
        else:
            for name in self._now():
                yield name, self._inside(name)

    def items(self) -> Iterator[Arg]:
        """The items of a list of objects; a single value stands for a list of one."""
        if isinstance(self.node, ListValueNode):
            made = (make_arg(part, self.variables, self.peeks) for part in self.node.values)
            yield from (arg for arg in made if arg is not None)
        elif self.node is None and isinstance(self._now(), list):
            yield from (self._inside(n) for n in range(len(self._now())))
        else:
            yield self

    def _inside(self, step: str | int) -> Arg:
        deeper = Input(None, self.input.variable, (*self.input.path, step))
        return Arg(deeper, self.variables, self.peeks)


def _variables_in(arg: Arg) -> Iterator[str]:
    if arg.input.variable is not None:
        yield arg.input.variable
    elif arg.node is not None:
        yield from (name for name in _names_in(arg.node) if name in arg.variables)


def make_arg(node: ValueNode, variables: Mapping[str, Any], peeks: Peeks) -> Arg | None:
    """The Arg of a value node; None for a variable that was not given."""
    if isinstance(node, VariableNode):
        name = node.name.value
        return Arg(Input(None, name), variables, peeks) if name in variables else None
    if isinstance(node, NullValueNode):
        return Arg(Input(None), variables, peeks, node)
    inner = [v for v in _names_in(node) if v in variables]
    if inner and isinstance(node, ListValueNode) and not _has_objects(node):
        # A list literal with variables inside ([$a, "x"]): its content becomes the plan's.
        peeks.names.update(dict.fromkeys(inner, "value"))
    elif inner:
        return Arg(Composed(node=node), variables, peeks, node)
    return Arg(Input(given_value(node, variables)), variables, peeks, node)


def _has_objects(node: ListValueNode) -> bool:
    return any(isinstance(part, ObjectValueNode) for part in node.values)


def _names_in(node: ValueNode) -> Iterator[str]:
    if isinstance(node, VariableNode):
        yield node.name.value
    elif isinstance(node, ListValueNode):
        for part in node.values:
            yield from _names_in(part)
    elif isinstance(node, ObjectValueNode):
        for entry in node.fields:
            yield from _names_in(entry.value)


def arguments_of(node: FieldNode, variables: Mapping[str, Any], peeks: Peeks) -> dict[str, Arg]:
    """The arguments given to a field, by GraphQL name."""
    made = {a.name.value: make_arg(a.value, variables, peeks) for a in node.arguments or ()}
    return {name: arg for name, arg in made.items() if arg is not None}
