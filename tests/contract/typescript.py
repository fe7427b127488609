"""The types of a schema in TypeScript, for a compiler to check.

Every field of an answer is optional, for a query selects; an input says what it must have.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    GraphQLUnionType,
    is_required_argument,
    is_required_input_field,
)

PLAIN = {"Int": "number", "Float": "number", "Boolean": "boolean"}


class CompilerMissing(Exception):
    """No TypeScript compiler: run .ci/install-programs, or name one in ZONGZHI_TEST_TSC."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


def find_compiler(environ: Mapping[str, str]) -> str:
    """The program that compiles TypeScript; CompilerMissing."""
    program = shutil.which(environ.get("ZONGZHI_TEST_TSC", "tsc"), path=environ.get("PATH", ""))
    if program is None or not os.access(program, os.X_OK):
        raise CompilerMissing
    return program


def write_types(schema: GraphQLSchema) -> str:
    """A module with a type for each of the schema's own."""
    kinds = [kind for name, kind in schema.type_map.items() if not name.startswith("__")]
    return "\n".join(_declaration(kind, schema) for kind in kinds)


def _declaration(kind: Any, schema: GraphQLSchema) -> str:
    head = f"export type {kind.name} ="
    if isinstance(kind, GraphQLScalarType):
        return f"{head} {PLAIN.get(kind.name, 'string')};"
    if isinstance(kind, GraphQLEnumType):
        return f"{head} {' | '.join(map(json.dumps, kind.values))};"
    if isinstance(kind, GraphQLInterfaceType | GraphQLUnionType):
        return f"{head} {' | '.join(each.name for each in schema.get_possible_types(kind))};"
    if isinstance(kind, GraphQLInputObjectType):
        return f"{head} {_members(kind.fields, is_required_input_field)};"
    assert isinstance(kind, GraphQLObjectType)
    shown = f'{head} {{ __typename?: "{kind.name}" }} & {_members(kind.fields)};'
    given = "".join(
        f"{name}: {_members(field.args, is_required_argument)}; "
        for name, field in kind.fields.items()
    )
    return f"{shown}\nexport type {kind.name}Arguments = {{ {given}}};"


def _members(fields: Mapping[str, Any], is_required: Any = lambda _: False) -> str:
    said = (
        f"{name}{'' if is_required(field) else '?'}: {_named(field.type)}; "
        for name, field in fields.items()
    )
    return f"{{ {''.join(said)}}}"


def _named(kind: Any) -> str:
    if isinstance(kind, GraphQLNonNull):
        inner = kind.of_type
        return f"{_named(inner.of_type)}[]" if isinstance(inner, GraphQLList) else str(inner.name)
    inner = _named(GraphQLNonNull(kind))
    return f"({inner} | null)"
