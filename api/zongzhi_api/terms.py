"""Code lists as GraphQL enums: one for each list, made once."""

from __future__ import annotations

import functools
from typing import Any

import strawberry

from zongzhi_core.terms import Term


@functools.cache
def term_type(term: type[Term]) -> Any:
    """The GraphQL enum of a code list, each value with its label."""
    made: Any = strawberry.enum(term, description=(term.__doc__ or "").strip())
    for value, member in zip(made.__strawberry_definition__.values, term, strict=True):
        value.description = member.label
    return made
