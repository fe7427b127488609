"""What every kind of matter declares: the fields of the interface `Matter`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Boolean, case, type_coerce

from .graph.declare import Occurrence, expression
from .terms import MatterPhase, Term
from .viewer import NOW


def phase(phases: Mapping[Any, str]) -> Any:
    """The phase of a matter, from its state table."""
    names = {state.name: name for state, name in phases.items()}

    def sql(o: Occurrence) -> Any:
        return case(names, value=o.row.status, else_="OPEN")

    _check(phases)
    return expression(MatterPhase, sql, "阶段 Phase, common to all kinds of matters.")


def _check(phases: Mapping[Any, str]) -> None:
    for state, name in phases.items():
        if not isinstance(state, Term) or name not in MatterPhase.__members__:
            raise ValueError(f"state {state} has no phase called {name!r}")


def overdue() -> Any:
    """Whether a matter is open past its deadline."""

    def sql(o: Occurrence) -> Any:
        late = o.row.closed_at.is_(None) & o.row.due_at.is_not(None) & (o.row.due_at < NOW)
        return type_coerce(late, Boolean)

    return expression("Boolean", sql, "逾期 Open past its deadline.")
