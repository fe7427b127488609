"""Strawberry's definitions of types, fields and arguments, from plain parts.

Composing makes some 130 types of which no object ever exists: what they hold is answered as text.
So a type is a class with a definition, as Strawberry's own integrations make them, and no
dataclass, the methods of which `strawberry.type` would have to compile for each.
"""

from __future__ import annotations

import functools
import types
from collections.abc import Callable, Iterable
from typing import Any

import strawberry
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.arguments import StrawberryArgument
from strawberry.types.base import StrawberryObjectDefinition, get_object_definition
from strawberry.types.field import StrawberryField

from zongzhi_core.life import ALWAYS, Life


def make_type(name: str, fields: Iterable[StrawberryField], doc: str) -> Any:
    """An object type."""
    return define(type(name, (), {}), fields, doc)


def define(
    body: Any,
    fields: Iterable[StrawberryField],
    doc: str,
    *,
    is_input: bool = False,
    is_interface: bool = False,
) -> Any:
    """Give a class its definition: the fields of its interfaces, then its own."""
    interfaces = [base for base in map(get_object_definition, body.__mro__[1:]) if base]
    inherited = {field.name: field for base in interfaces for field in base.fields}
    body.__strawberry_definition__ = StrawberryObjectDefinition(
        name=body.__name__,
        description=doc,
        fields=[*inherited.values(), *fields],
        interfaces=interfaces,
        origin=body,
        is_input=is_input,
        is_interface=is_interface,
        extend=False,
        directives=(),
        is_type_of=None,
        resolve_type=None,
    )
    return body


def make_field(
    name: str,
    kind: Any,
    doc: str,
    *,
    arguments: Iterable[StrawberryArgument] = (),
    default: Any = strawberry.UNSET,
    life: Life = ALWAYS,
) -> StrawberryField:
    """A field. One of an input may be left out if its type allows null or it has a default."""
    field = StrawberryField(
        python_name=name,
        graphql_name=name,
        type_annotation=_annotation(kind),
        default=default,
        description=doc,
        deprecation_reason=life.reason,
    )
    field.arguments = list(arguments)
    return field


def make_resolved(name: str, kind: Any, doc: str, resolver: Callable[..., Any]) -> StrawberryField:
    """A field that is no stored data: a function answers it."""
    field: StrawberryField = strawberry.field(
        resolver=resolver, name=name, description=doc, graphql_type=kind
    )
    field.python_name = name
    return field


def make_argument(
    name: str, kind: Any, doc: str, default: Any = strawberry.UNSET
) -> StrawberryArgument:
    """An argument, which may be left out if its type allows null or it has a default."""
    return StrawberryArgument(
        python_name=name,
        graphql_name=name,
        type_annotation=_annotation(kind),
        description=doc,
        default=default,
    )


@functools.lru_cache(maxsize=1024)
def _annotation(kind: Any) -> StrawberryAnnotation:
    """A kind as Strawberry reads it: some hundred kinds stand at a thousand places."""
    return StrawberryAnnotation(kind)


def list_of(kind: Any) -> Any:
    """The list of a type."""
    return types.GenericAlias(list, (kind,))
