"""Values: of arguments, with variables put in, and of fields, as JSON has them."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

from graphql import (
    BooleanValueNode,
    FieldNode,
    FloatValueNode,
    FragmentDefinitionNode,
    GraphQLSchema,
    IntValueNode,
    ListValueNode,
    NullValueNode,
    ObjectValueNode,
    OperationDefinitionNode,
    ValueNode,
    VariableNode,
    parse,
    validate,
)
from sqlalchemy import inspect

from zongzhi_core.graph.declare import Leaf

HEX = "0123456789abcdef"


@functools.lru_cache
def read_valid(
    schema: GraphQLSchema, text: str
) -> tuple[OperationDefinitionNode, dict[str, FragmentDefinitionNode]]:
    """The operation of a valid document, and its fragments."""
    document = parse(text)
    assert not validate(schema, document), text
    parts = document.definitions
    operation = next(part for part in parts if isinstance(part, OperationDefinitionNode))
    fragments = (part for part in parts if isinstance(part, FragmentDefinitionNode))
    return operation, {part.name.value: part for part in fragments}


def sortable(value: Any) -> tuple[Any, ...]:
    """Missing first; codes by their name."""
    return () if value is None else (value.name if isinstance(value, Enum) else value,)


def keys_of(row: Any) -> list[tuple[str, Any]]:
    """The primary key of a row."""
    mapper = inspect(type(row))
    names = [mapper.get_property_by_column(column).key for column in mapper.primary_key]
    return [(name, getattr(row, name)) for name in names]


class _Absent:
    """Stands for a variable that was not given."""


ABSENT = _Absent()


def value_of(node: ValueNode, variables: Mapping[str, Any]) -> Any:
    """The JSON value of a literal; `ABSENT` for a variable that was not given."""
    match node:
        case VariableNode():
            return variables.get(node.name.value, ABSENT)
        case NullValueNode():
            return None
        case ListValueNode():
            return [value_of(part, variables) for part in node.values]
        case ObjectValueNode():
            given = {f.name.value: value_of(f.value, variables) for f in node.fields}
            return {name: value for name, value in given.items() if value is not ABSENT}
        case IntValueNode():
            return int(node.value)
        case FloatValueNode():
            return float(node.value)
        case BooleanValueNode():
            return node.value
    return node.value  # type: ignore[attr-defined]


def argument_values(node: FieldNode, variables: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments that were given, null among them."""
    given = {a.name.value: value_of(a.value, variables) for a in node.arguments or ()}
    return {name: value for name, value in given.items() if value is not ABSENT}


def declared_variables(
    operation: OperationDefinitionNode, given: Mapping[str, Any]
) -> dict[str, Any]:
    """The declared variables that have a value, with their defaults."""
    values = {}
    for definition in operation.variable_definitions or ():
        name = definition.variable.name.value
        if name in given:
            values[name] = given[name]
        elif definition.default_value is not None:
            values[name] = value_of(definition.default_value, {})
    return values


def listed(value: Any) -> list[Any]:
    """A list; a single value stands for a list of one."""
    return value if isinstance(value, list) else [value]


def shown(leaf: Leaf, value: Any) -> Any:
    """A value as JSON has it."""
    if value is None or leaf.prefix is not None:
        return value and f"{leaf.prefix}_{value}"
    if leaf.kind == "Boolean":
        return bool(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    return value.name if isinstance(value, Enum) else json.loads(json.dumps(value))
