"""Matters 事项: what every kind of them declares, and the interface by which all are listed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, case, type_coerce
from sqlalchemy.orm import DeclarativeBase, Mapped

from .columns import Code, FactRow, Stamp, Text, field
from .graph.declare import Occurrence, auto, expression, node, place
from .terms import MatterPhase, Sensitivity, Term
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


class _Unstored(DeclarativeBase):
    """Rows that stand in no table of their own."""


class MatterRow(FactRow, _Unstored):
    """A row of any kind of matter, as far as matters are chosen and sorted by it."""

    __tablename__ = "matter"

    kind: Mapped[str] = field("种类 Name of its type.", Text())
    no: Mapped[str] = field("编号 Its number.", Text())
    phase: Mapped[MatterPhase] = field("阶段 Phase.", Code(MatterPhase))
    opened_at: Mapped[datetime] = field("登记时间 When it was opened.", Stamp)
    due_at: Mapped[datetime | None] = field("办理期限 When it must be done.", Stamp)
    closed_at: Mapped[datetime | None] = field("办结时间 When it was closed.", Stamp)


def _of_its_kind(o: Occurrence) -> Any:
    raise TypeError("a matter is read through its own kind")


@node(
    MatterRow,  # type: ignore[arg-type]  # printed as a sub-select over the tables of all kinds
    sensitivity=Sensitivity.ORDINARY,
    filters=("phase", "overdue", "opened_at", "due_at", "closed_at"),
    orders=("opened_at", "due_at", "no"),
    default_order=("opened_at",),
)
class Matter:
    """事项 Anything that opens, has a deadline, an owner and closes."""

    no = auto()
    title = expression("String", _of_its_kind, "标题 What, where and number; never a name.")
    phase = auto()
    opened_at = auto()
    due_at = auto()
    overdue = overdue()
    closed_at = auto()
    division = place()
