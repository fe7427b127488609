"""The change feed 变更: which records changed, in an order that can be followed without a gap.

The rows that commands leave (`commands.changes`) are told in the order of `turn` and `seq`. On
PostgreSQL only turns older than every transaction that still runs are told: what commits late is
told late, and never passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    Integer,
    bindparam,
    case,
    false,
    func,
    or_,
    select,
    tuple_,
)
from sqlalchemy.sql.elements import FunctionFilter

from .assigned import is_assigned
from .errors import ZongzhiError
from .graph.declare import NodeType
from .read.binding import CursorBinder
from .read.dialects import (
    NOTHING,
    NULL,
    JsonValue,
    Piece,
    SettledTurn,
    TextAgg,
    TextJoin,
    joined,
    object_text,
)
from .read.paging import size_of
from .read.plan import Entry, Input, NullItem, OwnRoot, Root
from .read.rows import PlaceOf, Row, fresh_row, nested, row_over
from .read.sql_pages import cursor_text, last_text, with_places
from .tables import Change
from .viewer import in_counties_on, in_scope

if TYPE_CHECKING:
    from graphql import FieldNode

    from .read.arguments import Arg
    from .read.passes import Planner
    from .read.sql import StatementPrinter

#: Field of a change → its type, whether it is always there, its description.
CHANGE_FIELDS = {
    "cursor": ("String", True, "游标 Where it stands in the feed."),
    "at": ("DateTime", True, "时间 When it was made."),
    "plugin": ("String", True, "插件 The plugin that owns the record."),
    "type": ("String", True, "类型 Type of the record."),
    "recordId": ("ID", True, "编号 Global id of the record."),
    "command": (
        "String",
        True,
        "操作 The command that made it, `on` and an event, or `erase` at the end of its time.",
    ),
    "division": ("String", False, "区划代码 Code of its division, on its own day."),
}

#: What a cursor holds.
_ORDER = ("turn", "seq")
_TOLD = (*_ORDER, "division_id", "placed_on", "subject_table", "subject_id", "command", "at")


def changes_root(
    planner: Planner, key: str, nodes: list[FieldNode], arguments: Mapping[str, Arg]
) -> Root:
    """The root field `changes`: what comes next of the records that the reader may read."""
    given = {name: arg for name, arg in arguments.items() if not arg.is_null}
    try:
        number, size = planner.numbered(), size_of(given, "first")
    except ZongzhiError as error:
        return NullItem(key, error)
    kinds = {
        kind.table.__tablename__: kind
        for kind in planner.catalog.nodes.values()
        if kind.is_node and kind.owner in planner.on and planner.shows(kind)
        # Whoever reaches own cases alone hears of those; what hangs on them is read with them.
        if not (planner.access.assigned and kind.case_column not in (None, "id"))
    }
    asked = planner.entries(nodes, "ChangePage", {"nodes": "Change"})
    after = given["after"].input if "after" in given else None
    feed = _Feed(number, size, after, kinds, asked)
    times = sum(entry.field == "nodes" for entry in asked)
    owners = frozenset(kind.owner for kind in kinds.values())
    return OwnRoot(key, feed.text, size * max(1, times), owners)


@dataclass(frozen=True)
class _Feed:
    """A page of the feed: what is asked of it, and of which types the reader may hear."""

    number: int
    size: int
    after: Input | None
    #: Table → type.
    kinds: Mapping[str, NodeType]
    #: The fields of the page.
    asked: tuple[Entry, ...]

    def text(self, printer: StatementPrinter) -> Any:
        """The page as text."""
        prefix = printer.name()
        printer.binders.append(
            CursorBinder(prefix, self.number, "changes", self.after, (), "", ("Long", "Long"))
        )
        page = self._page(printer, prefix)
        told = object_text([(e.key, self._part(e, printer, prefix, page)) for e in self.asked])
        if all(entry.field == "__typename" for entry in self.asked):
            # Nothing aggregates the rows then: they would be as many answers.
            return told
        return nested(select(told), page).scalar_subquery()

    # --- the rows ----------------------------------------------------------------------------

    def _page(self, printer: StatementPrinter, prefix: str) -> Any:
        """The changes in order and numbered; one more than is told says that more follow."""
        change = fresh_row(Change)
        order = change.turn, change.seq
        chosen = nested(select(*change.labelled(_TOLD)), change).where(
            self._may_hear(printer, change), in_scope(change.path), SettledTurn(change.turn)
        )
        if self.after is not None:
            held = (bindparam(f"{prefix}_k{n}", type_=k.type) for n, k in enumerate(order))
            chosen = chosen.where(tuple_(*order) > tuple_(*held))
        cut = chosen.order_by(*order).limit(self.size + 1).subquery()
        again = row_over(Change, cut)
        order = again.turn, again.seq
        return with_places(cut, order).order_by(*order).subquery()

    def _may_hear(self, printer: StatementPrinter, change: Row) -> Any:
        """Changes of the types that the reader may read, where their plugins are on."""
        heard = self._of_types(printer, change)
        if not printer.access.assigned:
            return heard
        facts = [table for table, kind in self.kinds.items() if kind.case_column]
        own = is_assigned(change.county_id, change.subject_id)
        return heard & (change.subject_table.not_in(facts) | own)

    def _of_types(self, printer: StatementPrinter, change: Row) -> Any:
        tables: dict[str, list[str]] = {}
        for table, kind in self.kinds.items():
            tables.setdefault(kind.owner, []).append(table)
        on = {owner: in_counties_on(change.county_id, owner, printer.access) for owner in tables}
        if not printer.access.wide and on:
            # What is on for a reader of one county is on in that county: one value, for the index.
            return change.subject_table.in_(list(self.kinds)) & next(iter(on.values()))
        parts = (change.subject_table.in_(tables[owner]) & here for owner, here in on.items())
        return or_(false(), *parts)

    # --- what is asked of them ---------------------------------------------------------------

    def _part(self, entry: Entry, printer: StatementPrinter, prefix: str, page: Any) -> Any:
        change, rank = row_over(Change, page), page.c.rn
        most = bindparam(None, self.size, type_=Integer, unique=True)
        match entry.field:
            case "nodes":
                values = [(e.key, self._value(e.field, change, prefix)) for e in entry.inner]
                text = object_text(values)
                kept: Any = TextAgg(text)
                listed = func.coalesce(FunctionFilter(kept, rank <= most), NOTHING)
                return joined("[", [listed], "]")
            case "endCursor":
                last = last_text(rank, most, _cursor(change, prefix))
                return func.coalesce(last, self._given(printer))
            case "hasMore":
                return case((func.count() > most, Piece("true")), else_=Piece("false"))
        return Piece('"ChangePage"')

    def _given(self, printer: StatementPrinter) -> Any:
        """Where there is nothing new the reader stays where it was."""
        if self.after is None:
            return NULL
        return JsonValue(printer.parameter(self.after, "String"), "String", nullable=True)

    def _value(self, name: str, change: Row, prefix: str) -> Any:
        match name:
            case "cursor":
                return _cursor(change, prefix)
            case "at":
                return JsonValue(change.at, "DateTime", nullable=False)
            case "plugin":
                return self._of_kind(change, lambda kind: f'"{kind.owner}"')
            case "type":
                return self._of_kind(change, lambda kind: f'"{kind.name}"')
            case "recordId":
                prefixes = self._of_kind(change, lambda kind: f"{kind.prefix}_")
                return JsonValue(TextJoin(prefixes, change.subject_id), "ID", nullable=False)
            case "command":
                return JsonValue(change.command, "String", nullable=False)
            case "division":
                place = PlaceOf(change.division_id, change.placed_on)
                return JsonValue(place.code, "String", nullable=True)
        return Piece('"Change"')

    def _of_kind(self, change: Row, word: Callable[[NodeType], str]) -> Any:
        words = {table: Piece(word(kind)) for table, kind in self.kinds.items()}
        return case(words, value=change.subject_table, else_=NOTHING) if words else NOTHING


def _cursor(change: Row, prefix: str) -> Any:
    keys = [JsonValue(getattr(change, name), "Int", nullable=False) for name in _ORDER]
    return cursor_text(keys, prefix)
