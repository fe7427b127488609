"""Code lists as GraphQL enums: one for each list, made once; and the types of leaves."""

from __future__ import annotations

import functools
from datetime import date, datetime
from typing import Any

import strawberry

from zongzhi_core.graph.declare import LeafKind
from zongzhi_core.terms import Term

_SCALARS: dict[str, Any] = {
    "String": str,
    "ID": strawberry.ID,
    "Int": int,
    "Float": float,
    "Boolean": bool,
    "Date": date,
    "DateTime": datetime,
}


def leaf_type(kind: LeafKind) -> Any:
    """The GraphQL type of a leaf: a scalar or the enum of its code list."""
    return _SCALARS[kind] if isinstance(kind, str) else term_type(kind)


@functools.cache
def term_type(term: type[Term]) -> Any:
    """The GraphQL enum of a code list, each value with its label."""
    made: Any = strawberry.enum(term, description=(term.__doc__ or "").strip())
    for value, member in zip(made.__strawberry_definition__.values, term, strict=True):
        value.description, value.deprecation_reason = member.label, member.life.reason
    return made
