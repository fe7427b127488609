"""Where in a statement something stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Outer = tuple[Any, ...]


@dataclass(frozen=True)
class Place:
    """The table occurrences that may be referred to from here, and the day asked for."""

    outer: Outer
    day: Any
