"""Events: what one plugin tells the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Event:
    """What happened, in ids and codes: never a personal field."""

    id: str
    name: str
    county_id: str
    subject_id: str
    payload: dict[str, Any]
