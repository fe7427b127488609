"""Declarations: frozen data that plugins write and that schema and read compiler read.

A node type is a class whose attributes are declarations, bound to a table by `node`:

    @node(tables.Dispute, filters=("status",), orders=("accepted_at",), sensitivity=ORDINARY)
    class Dispute:
        "矛盾纠纷 A dispute."
        no = auto()
        division = place()
        steps = many("DisputeStep", lambda dispute, step: step.row.dispute_id == dispute.row.id, …)

Names are snake_case here and camelCase in GraphQL. Conditions are functions of two
`Occurrence`s, the parent's and the child's, and return a SQL condition.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Date, case, func

from ..clock import FOREVER
from ..columns import Base, CountyRow, FactRow, Placed, TermRow
from ..life import ALWAYS, Life
from ..terms import Sensitivity, Term

if TYPE_CHECKING:
    from ..commands.states import StateTable

SCALARS = ("String", "ID", "Int", "Float", "Boolean", "Date", "DateTime")
#: A GraphQL scalar by name or a code list.
LeafKind = str | type[Term]


@dataclass(frozen=True)
class Occurrence:
    """One table occurrence in a statement: the row, the version of its place, the day asked for."""

    row: Any
    place: Any
    day: ColumnElement[Any]
    #: The day whose tree places the row: a fact's own, else mostly the day asked for.
    placed_on: Any = None


Condition = Callable[[Occurrence, Occurrence], Any]
Expression = Callable[[Occurrence], Any]


@dataclass(frozen=True, kw_only=True)
class Declared:
    """What every declared field has; name and owner are filled in when the type is bound."""

    doc: str
    name: str = ""
    owner: str = ""
    sensitivity: Sensitivity = Sensitivity.ORDINARY
    life: Life = ALWAYS

    @property
    def graphql_name(self) -> str:
        return camel(self.name)


@dataclass(frozen=True, kw_only=True)
class Leaf(Declared):
    """A value: a column or a SQL expression."""

    kind: LeafKind
    nullable: bool
    sql: Expression
    #: For the id of a node, which is printed as `<prefix>_<hex>`.
    prefix: str | None = None
    #: Shown of divisions above the reader's scope too.
    public: bool = False
    #: Made of several columns, not one that is shown.
    computed: bool = False
    #: How many bytes it takes in an answer at most.
    most: int = 800
    #: A list of such values: its SQL is the JSON text of one.
    listed: bool = False
    #: A value of a person: its SQL is the text that the vault opens.
    sealed: bool = False


@dataclass(frozen=True, kw_only=True)
class Link(Declared):
    """To one other record, or null."""

    target: str
    on: Condition
    #: The day on which the target is looked up; the day asked for when None.
    day: Expression | None = None
    #: May lead above the reader's scope (parent, county …).
    upward: bool = False
    #: The id of what the reader sees behind it, where clients may filter by that.
    id_of: Expression | None = None


@dataclass(frozen=True, kw_only=True)
class Many(Declared):
    """A naturally bounded list; `bound` is its largest size, for the cost of a query."""

    target: str
    on: Condition
    order: tuple[str, ...]
    bound: int
    upward: bool = False
    #: Not only records that hold on the day asked for (predecessors have ended by then).
    any_day: bool = False
    #: One record may stand in the lists of several parents, as an ancestor does.
    shared: bool = False


@dataclass(frozen=True, kw_only=True)
class Connection(Declared):
    """A list that may be long: paged, filtered, ordered, counted."""

    target: str
    on: Condition
    #: An argument `level` narrows the target's `level` column (Division.descendants).
    by_level: bool = False
    #: Everything in the subtree of the division: facts under it on their own day.
    under: bool = False


@dataclass(frozen=True, kw_only=True)
class Figures(Declared):
    """The figures of a division, by the measures that plugins declare."""


@dataclass(frozen=True, kw_only=True)
class Lookup:
    """A root field that finds one record by its arguments; absent answers NOT_FOUND.

    `on` gets the record's occurrence and the bound arguments by name.
    """

    name: str
    target: str
    doc: str
    arguments: tuple[LookupArgument, ...]
    on: Callable[[Occurrence, Mapping[str, Any]], Any]
    owner: str = ""
    #: Takes `asOf`, the day that governs the whole sub-selection.
    as_of: bool = False
    #: Finds records whose term is over too.
    any_day: bool = False
    #: Finds records about persons: takes `purpose`, and answers PURPOSE_REQUIRED without one.
    purposed: bool = False
    life: Life = ALWAYS


@dataclass(frozen=True)
class LookupArgument:
    """A required argument of a lookup; kind "ID" takes a global id of the target."""

    name: str
    kind: LeafKind
    doc: str


@dataclass(frozen=True)
class Auto:
    """Stands for the table's column of the same name."""

    doc: str | None = None
    public: bool = False
    life: Life = ALWAYS


@dataclass(frozen=True, kw_only=True)
class NodeType:
    """A GraphQL object type bound to a table."""

    name: str
    doc: str
    owner: str
    table: type[Base]
    sensitivity: Sensitivity
    fields: Mapping[str, Declared]
    #: Prefix of its global ids; None for a detail type that is only reached through its parent.
    prefix: str | None
    interfaces: tuple[str, ...] = ()
    #: The values by which clients may filter and sort, by name; they need not be shown.
    filters: Mapping[str, Leaf]
    orders: Mapping[str, Leaf]
    default_order: tuple[str, ...] = ("id",)
    #: Of an interface: the types that implement it, whose rows are its rows.
    kinds: tuple[NodeType, ...] = ()
    #: Of a kind of matter: which commands each state allows.
    states: StateTable | None = None
    #: Of a kind of matter: its deadlines come from law, and run on where its plugin is off.
    statutory: bool = False
    #: Of a kind of matter: the fields of days that its persons are told of, with what may be done
    #: until then.
    told: Mapping[str, str]
    #: Its own fields and its getter share it.
    life: Life = ALWAYS

    @property
    def is_node(self) -> bool:
        return self.prefix is not None

    @property
    def is_term(self) -> bool:
        return issubclass(self.table, TermRow)

    @property
    def is_fact(self) -> bool:
        return issubclass(self.table, FactRow)

    @property
    def case_column(self) -> str | None:
        """Of a fact: the column that says to which case it belongs, if it is anybody's."""
        return self.table.case_column if issubclass(self.table, FactRow) else None

    @property
    def is_placed(self) -> bool:
        return issubclass(self.table, Placed)

    @property
    def of_county(self) -> bool:
        return issubclass(self.table, CountyRow)

    @property
    def open_above(self) -> bool:
        """Whether what is public of it is shown above the reader's scope too."""
        return self.owner == "core" and not self.is_fact


def camel(name: str) -> str:
    """`accepted_at` → `acceptedAt`."""
    head, *rest = name.split("_")
    return head + "".join(word.capitalize() for word in rest)


def snake(name: str) -> str:
    """`AssistanceCase` → `assistance_case`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def auto(doc: str | None = None, *, public: bool = False) -> Any:
    """The column of the same name: its type, description and sensitivity stand at the column."""
    return Auto(doc, public)


def expression(
    kind: LeafKind,
    sql: Expression,
    doc: str,
    *,
    nullable: bool = False,
    sensitivity: Sensitivity = Sensitivity.ORDINARY,
) -> Any:
    """A value computed by the database from the row, its place and the day asked for."""
    return Leaf(
        doc=doc, kind=kind, nullable=nullable, sql=sql, sensitivity=sensitivity, computed=True
    )


def link(
    target: str,
    on: str | Condition,
    doc: str,
    *,
    day: Expression | None = None,
    upward: bool = False,
) -> Any:
    """A relation to one record of `target`, by the column that holds its id or by a condition; the
    field is nullable.

    When `target` belongs to another plugin, the field exists only where that plugin is on.
    """
    condition = _has_id(on) if isinstance(on, str) else on
    return Link(doc=doc, target=target, on=condition, day=day, upward=upward)


def _has_id(column: str) -> Condition:
    return lambda parent, child: child.row.id == getattr(parent.row, column)


def place(doc: str = "所在区划 The division to which it belongs, as of its own day.") -> Any:
    """A relation from a placed record to its division."""
    return Link(
        doc=doc, target="Division", on=_has_id("division_id"), day=lambda parent: parent.placed_on
    )


def many(
    target: str,
    on: Condition,
    doc: str,
    *,
    order: tuple[str, ...],
    bound: int,
    upward: bool = False,
    any_day: bool = False,
    shared: bool = False,
) -> Any:
    """A plain list of at most `bound` records of `target`, ordered by its columns; `shared` when
    a record may stand in several parents' lists."""
    return Many(
        doc=doc,
        target=target,
        on=on,
        order=order,
        bound=bound,
        upward=upward,
        any_day=any_day,
        shared=shared,
    )


def connection(target: str, on: Condition, doc: str, *, by_level: bool = False) -> Any:
    """A paged list of records of `target`."""
    return Connection(doc=doc, target=target, on=on, by_level=by_level)


def placed_under(target: str, doc: str) -> Any:
    """On Division: the records of `target` in its whole subtree."""
    return Connection(doc=doc, target=target, on=_under, under=True)


def _under(parent: Occurrence, child: Occurrence) -> ColumnElement[bool]:
    return in_subtree(child.row.path, parent.row.path)


def in_subtree(path: Any, root: Any) -> ColumnElement[bool]:
    """Does `path` lie at or under `root`? One range, whatever the levels."""
    inside: ColumnElement[bool] = (path >= root) & (path < root.concat("~"))
    return inside


def node(
    table: type[Base],
    *,
    sensitivity: Sensitivity,
    interfaces: tuple[str, ...] = (),
    filters: tuple[str, ...] = (),
    orders: tuple[str, ...] = (),
    default_order: tuple[str, ...] = ("id",),
    detail: bool = False,
    states: StateTable | None = None,
    statutory: bool = False,
    told: Mapping[str, str] | None = None,
) -> Callable[[type], NodeType]:
    """Bind a class of declarations to its table.

    `filters` and `orders` name the columns by which clients may filter and sort; filters also
    expressions, and links that say by which id. A `detail` type has no id of its own and is
    reached through its parent only. A kind of matter names its state table in `states`, says
    whether its deadlines are `statutory`, and of which days `myRecord` tells its persons (`told`):
    what they may do until the day in a field, in plain words of both languages.
    """

    def bind(body: type) -> NodeType:
        prefix = None if detail else snake(body.__name__)
        fields = {} if prefix is None else {"id": _id_leaf(prefix)}
        for name, declared in vars(body).items():
            if isinstance(declared, Auto):
                fields[name] = column_leaf(table, name, declared, sensitivity)
            elif isinstance(declared, Declared):
                fields[name] = replace(declared, name=name)

        def leaves(names: tuple[str, ...]) -> dict[str, Leaf]:
            return {n: _made(fields.get(n)) or _column(n) for n in names}

        def _column(name: str) -> Leaf:
            life = getattr(fields.get(name), "life", ALWAYS)
            return column_leaf(table, name, Auto(life=life), sensitivity)

        return NodeType(
            name=body.__name__,
            doc=(body.__doc__ or "").strip(),
            owner="",
            table=table,
            sensitivity=sensitivity,
            fields=fields,
            prefix=prefix,
            interfaces=("Node", *interfaces) if prefix else interfaces,
            filters=leaves(filters),
            orders=leaves(() if detail else orders or default_order),
            default_order=default_order,
            states=states,
            statutory=statutory,
            told=told or {},
        )

    return bind


def _made(declared: Declared | None) -> Leaf | None:
    """The value of a field that is an expression of the type's own, or a link by its id."""
    if isinstance(declared, Link) and declared.id_of is not None:
        return Leaf(
            name=declared.name,
            doc=declared.doc,
            kind="ID",
            nullable=True,
            sql=declared.id_of,
            prefix=snake(declared.target),
            life=declared.life,
        )
    return declared if isinstance(declared, Leaf) and declared.computed else None


def _id_leaf(prefix: str) -> Declared:
    return Leaf(
        name="id",
        doc="编号 Opaque global id.",
        kind="ID",
        nullable=False,
        sql=lambda o: o.row.id,
        prefix=prefix,
        public=True,
    )


_SCALARS = {
    "Text": "String",
    "Id": "ID",
    "Stamp": "DateTime",
    "Date": "Date",
    "Integer": "Int",
    "BigInteger": "Int",
    "Float": "Float",
    "Numeric": "Float",
    "Boolean": "Boolean",
}


def leaf_kind(column: Any) -> LeafKind:
    """The GraphQL type of a column."""
    term = getattr(column.type, "term", None)
    return term if term is not None else _SCALARS[type(column.type).__name__]


def column_leaf(table: type[Base], name: str, declared: Auto, default: Sensitivity) -> Leaf:
    """The leaf that shows a column; type, description and sensitivity come from the column."""
    column = getattr(table, name).property.columns[0]
    open_end = name == "valid_to"
    return Leaf(
        name=name,
        doc=declared.doc or declared.life.told(column.doc or ""),
        kind=leaf_kind(column),
        nullable=column.nullable or open_end,
        sql=_until(name) if open_end else (lambda o: getattr(o.row, name)),
        sensitivity=column.info.get("sensitivity", default),
        public=declared.public,
        life=declared.life,
        most=6 * (getattr(column.type, "length", None) or 8),
    )


def _until(name: str) -> Expression:
    return lambda o: func.nullif(getattr(o.row, name), FOREVER, type_=Date())


def labelled(column: Any) -> ColumnElement[str]:
    """The Chinese label of a code, in SQL; for titles."""
    term: type[Term] = column.type.term
    return case({member.name: member.zh for member in term}, value=column, else_=column)
