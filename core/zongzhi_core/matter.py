"""Matters 事项: what every kind of them declares, and the interface by which all are listed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

import orjson
from sqlalchemy import Boolean, Index, case, text, type_coerce
from sqlalchemy.orm import DeclarativeBase, Mapped

from .access import ROLES
from .assigned import is_assigned
from .columns import Code, FactRow, Stamp, Text, field
from .commands.states import StateTable
from .graph.declare import Leaf, NodeType, Occurrence, auto, expression, many, node, place
from .read.dialects import Piece
from .terms import MatterPhase, Sensitivity, Term
from .viewer import NOW, ROLE

if TYPE_CHECKING:
    from .commands.context import Command


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


def mine() -> Any:
    """Whether a matter is assigned to the reader, or to the reader's unit."""

    def sql(o: Occurrence) -> Any:
        return type_coerce(is_assigned(o.row.county_id, o.row.id), Boolean)

    return expression("Boolean", sql, "本人经办 Assigned to you, or to your unit.")


def _about_it(target: str, doc: str, order: str) -> Any:
    """What core itself holds of a matter of any kind."""

    def on(matter: Occurrence, other: Occurrence) -> Any:
        return (other.row.county_id == matter.row.county_id) & (
            other.row.matter_id == matter.row.id
        )

    return many(target, on, doc, order=(order, "id"), bound=50)


def _assignments() -> Any:
    doc = "分派 To whom it was assigned; those whose assignment has ended too."
    return _about_it("Assignment", doc, "assigned_at")


def _emergency_accesses() -> Any:
    doc = "紧急查阅 Emergency accesses to its persons, those of the past too."
    return _about_it("EmergencyAccess", doc, "opened_at")


def _late_disclosures() -> Any:
    doc = "延迟告知 Orders to tell its persons later who read them, those of the past too."
    return _about_it("LateDisclosure", doc, "begins_at")


def updated_at() -> Any:
    """The column that says when a matter last changed: when it was opened, until a command
    changes it."""

    def opened_at(context: Any) -> Any:
        return context.get_current_parameters()["opened_at"]

    return field("更新时间 When it last changed.", Stamp, default=opened_at)


def open_indexes(table: str) -> tuple[Index, Index]:
    """The indexes of a table of matters by which a county's open ones are found, however many are
    closed: in the order in which they came, and in that in which they are due."""
    where = text("closed_at IS NULL")

    def index(column: str) -> Index:
        name = f"ix_{table}_open_{column}"
        return Index(name, "county_id", column, sqlite_where=where, postgresql_where=where)

    return index("opened_at"), index("due_at")


# --- what may be done next -------------------------------------------------------------------


def as_matter(kind: NodeType, commands: Iterable[Command]) -> NodeType:
    """A kind of matter with what all kinds of them have; any other type as it is.

    Of the commands that its plugin registered, `availableCommands` lists those that the state table
    allows in the present state and the reader's role may give, in the order of the table. One that
    takes no `id` makes the record, and is none of them. It can be chosen and sorted by all that
    matters are chosen and sorted by: a list of one kind takes the filter of the list of all.
    """
    if "Matter" not in kind.interfaces:
        return kind
    given = {c.name: c.roles for c in commands if c.thing == kind.name and _takes_record(c)}
    names = _command_names(_texts(kind.states or StateTable({}, {}), given))
    matter: Any = Matter
    alike = ("mine", "assignments", "emergency_accesses", "late_disclosures")
    made = {**{n: matter.fields[n] for n in alike}, "available_commands": names}
    added = {n: replace(field, name=n, owner=kind.owner) for n, field in made.items()}
    own = {**kind.fields, **added}

    def shared(keys: Iterable[str]) -> dict[str, Leaf]:
        return {name: leaf for name in keys if isinstance(leaf := own.get(name), Leaf)}

    return replace(
        kind,
        fields=own,
        filters={**shared(matter.filters), **kind.filters},
        orders={**kind.orders, **shared(matter.orders)},
    )


def _takes_record(command: Command) -> bool:
    return any(part.name == "id" for part in fields(command.input))


def _texts(
    states: StateTable, given: Mapping[str, frozenset[str]]
) -> dict[tuple[tuple[str, str], ...], list[str]]:
    """State and list of commands, for all states that have any → the roles for which they are."""
    groups: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for role in ROLES:
        allowed = {
            state.name: [c for c in states.commands(state) if role in given.get(c, ())]
            for state, _ in states.moves
        }
        texts = tuple((s, orjson.dumps(names).decode()) for s, names in allowed.items() if names)
        groups.setdefault(texts, []).append(role)
    groups.pop((), None)
    return groups


def _command_names(groups: Mapping[tuple[tuple[str, str], ...], list[str]]) -> Leaf:
    """The lists stand in the statement, and the reader's role is bound."""
    none = Piece("[]")

    def sql(o: Occurrence) -> Any:
        whens = [
            (
                ROLE.in_(roles),
                case({state: Piece(text) for state, text in texts}, value=o.row.status, else_=none),
            )
            for texts, roles in groups.items()
        ]
        return case(*whens, else_=none) if whens else none

    longest = max((len(text) for texts in groups for _, text in texts), default=2)
    return Leaf(
        name="available_commands",
        doc="可用操作 Names of the mutations that its state and your role allow now.",
        kind="String",
        nullable=False,
        sql=sql,
        computed=True,
        most=longest,
        listed=True,
    )


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
    updated_at: Mapped[datetime] = updated_at()


def _of_its_kind(o: Occurrence) -> Any:
    raise TypeError("a matter is read through its own kind")


@node(
    MatterRow,  # type: ignore[arg-type]  # printed as a sub-select over the tables of all kinds
    sensitivity=Sensitivity.ORDINARY,
    filters=("phase", "overdue", "mine", "opened_at", "due_at", "closed_at", "updated_at"),
    orders=("opened_at", "due_at", "updated_at", "no"),
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
    mine = mine()
    closed_at = auto()
    updated_at = auto()
    available_commands = _command_names({})
    assignments = _assignments()
    emergency_accesses = _emergency_accesses()
    late_disclosures = _late_disclosures()
    division = place()
