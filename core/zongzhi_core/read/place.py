"""Where in a statement something stands, and what may be asked of the statement's printer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import Select

from ..access import Access
from ..graph.declare import NodeType, Occurrence
from .binding import Binder
from .catalog import Catalog
from .plan import Input, ObjectPlan

Outer = tuple[Any, ...]


@dataclass(frozen=True)
class Place:
    """The table occurrences that may be referred to from here, and the day asked for."""

    outer: Outer
    day: Any


class Printer(Protocol):
    """What lists and figures need of the printer of the whole statement (`sql`)."""

    catalog: Catalog
    access: Access
    binders: list[Binder]

    def name(self) -> str:
        """A fresh name for a parameter."""

    def parameter(self, given: Input, kind: Any, *, prefix: str | None = None) -> Any:
        """A bound value of the request."""

    def occurrence(self, node: NodeType, day: Any) -> Occurrence:
        """A fresh occurrence of a type's table, with the version of its place."""

    def rows(self, node: NodeType, found: Occurrence, outer: Outer) -> Select[Any]:
        """Count the rows of a type that the reader may see; callers name other columns."""

    def object(self, body: ObjectPlan, found: Occurrence, where: Place) -> Any:
        """An object as text."""
