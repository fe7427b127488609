"""Connections in SQL: filter, keyset, order, page; nodes, edges, pageInfo and totalCount."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime
from operator import eq, ge, gt, le, lt, ne
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    Integer,
    Select,
    String,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal_column,
    not_,
    or_,
    select,
    tuple_,
    union_all,
)
from sqlalchemy.sql.elements import FunctionFilter, Grouping

from ..columns import TEXT
from ..graph.declare import LeafKind, NodeType, Occurrence, in_subtree, leaf_kind
from ..tables import Division
from .binding import CursorBinder, InputBinder
from .dialects import (
    NOTHING,
    NULL,
    HexText,
    JsonValue,
    MemberOf,
    Moment,
    Piece,
    TextAgg,
    TextJoin,
    TextList,
    joined,
    object_text,
)
from .plan import (
    AllOf,
    AnyOf,
    Criterion,
    Entry,
    Not,
    Order,
    PageItem,
    Test,
    Within,
)
from .rows import Noted, fresh_row, holds, nested, nullable, row_over

if TYPE_CHECKING:
    from .sql import StatementPrinter as Printer

#: What stands for a missing value in a sort key: it sorts before everything.
_LEAST: dict[Any, Any] = {
    # Not the first day of all: asyncpg takes that for -infinity, which no cursor can print.
    "Date": date(1, 1, 2),
    "DateTime": datetime(1, 1, 2, tzinfo=UTC),
    "Int": -(2**31),
    "Float": -1e308,
}


def page_text(printer: Printer, item: PageItem, parent: Occurrence) -> Any:
    """A connection as text."""
    return _PageWriter(printer, item, parent).text()


class _PageWriter:
    def __init__(self, printer: Printer, item: PageItem, parent: Occurrence) -> None:
        self.printer = printer
        self.item = item
        self.parent = parent
        self.node: NodeType = item.target
        self.orders = (*item.page.orders, Order("id", item.page.orders[-1].descending))
        self.prefix = printer.name()
        self.alias = printer.name()
        self.present = _present(item.page.criteria)
        self.counted = any(entry.field == "pageInfo" for entry in item.entries)
        self.nested = printer.lists > 0
        self.whole = printer.whole and not (self.nested or printer.access.moved)

    def text(self) -> Any:
        self.printer.binders.append(
            CursorBinder(
                self.prefix,
                self.item.number,
                f"{self.node.name}.{self.item.declared.name}",
                self.item.page.cursor,
                self.item.page.signature,
                ",".join(f"{o.field} {o.descending}" for o in self.orders),
                [self.kind(order) for order in self.orders],
            )
        )
        if not any(map(self.reads_page, self.item.entries)):
            return object_text([(e.key, self.outside(e)) for e in self.item.entries])
        # What is shown is printed first: the page then carries that and no more, for narrow rows
        # are quick to sort.
        row = Noted(self.node.table, self.alias)
        found = self.printer.placed(self.node, row, self.parent.day)
        self.printer.lists += 1
        entries = [(e.key, self.entry(e, found)) for e in self.item.entries]
        self.printer.lists -= 1
        page = self.page({*(order.field for order in self.orders), *row.names})
        return nested(select(object_text(entries)), page).scalar_subquery()

    # --- the rows ----------------------------------------------------------------------------

    def candidates(self, node: NodeType, child: Occurrence, *columns: Any) -> Select[Any]:
        """Columns of all rows of the connection under the filter."""
        connection, page = self.item.declared, self.item.page
        # Below each of many divisions, its own rows are sought; below one, the county's may stand
        # in the order of the page.
        seek = None if self.nested else "county" if connection.under else "lineage"
        # All of a county is found in the order that is asked for, not by its lineage.
        within = self.parent.row.path if connection.under and self.whole else None
        chosen = self.printer.rows(node, child, *columns, seek=seek, within=within)
        if not connection.under:
            chosen = chosen.where(connection.on(self.parent, child))
        elif within is None:
            chosen = self.printer.under(chosen, node, child, self.parent.row)
        if page.criteria is not None:
            chosen = chosen.where(self.criterion(page.criteria, child))
        if page.level is not None:
            chosen = chosen.where(child.row.level == self.printer.parameter(page.level, "String"))
        return chosen

    def first(self, chosen: Select[Any], row: Any) -> Select[Any]:
        """Of some rows, in the direction of paging, as many as the page looks at."""
        ordered = chosen.order_by(*self.sorting(row, self.item.page.backward))
        return ordered.limit(self.size(int(self.counted)))

    def ahead(self, node: NodeType, child: Occurrence, names: Collection[str]) -> Select[Any]:
        """The first rows of a type beyond the cursor."""
        chosen = self.candidates(node, child, *child.row.labelled(names))
        if self.item.page.cursor is not None:
            chosen = chosen.where(self.after(child.row))
        return self.first(chosen, child.row)

    def cut(self, names: Collection[str]) -> Select[Any]:
        """The rows of the page. Of an interface they are the first of the first of each type, which
        an index of each may give."""
        day = self.parent.day
        if not self.node.kinds:
            return self.ahead(self.node, self.printer.occurrence(self.node, day), names)
        found = ((kind, self.printer.of_kind(self.node, kind, day)) for kind in self.node.kinds)
        arms = [self.ahead(kind, child, names).subquery() for kind, child in found]
        every = union_all(*map(select, arms)).subquery()
        return self.first(select(*every.c), row_over(self.node.table, every))

    def page(self, names: Collection[str]) -> Any:
        """The page as a sub-select in the order of the answer, with `rn` where it is needed."""
        backward = self.item.page.backward
        if not (self.counted or backward):
            return self.cut(names).subquery(self.alias)
        cut = self.cut(names).subquery()
        again = row_over(self.node.table, cut)
        rank = func.row_number().over(order_by=self.sorting(again, backward))
        whole = select(*cut.c, rank.label("rn")).select_from(cut)
        return whole.order_by(*self.sorting(again, False)).subquery(self.alias)

    @property
    def rank(self) -> Any:
        """The place of a row in its page."""
        return literal_column(f"{self.alias}.rn", Integer)

    def kind(self, order: Order) -> LeafKind:
        return leaf_kind(getattr(self.node.table, order.field).property.columns[0])

    def nullable(self, order: Order) -> bool:
        """May a row of the list lack this sort key? Where none does, an index gives the order."""
        return nullable(self.node.table, order.field) and order.field not in self.present

    def key(self, row: Any, order: Order) -> Any:
        """A sort key; a missing value sorts before all others."""
        column = getattr(row, order.field)
        if not self.nullable(order):
            return column
        least = _LEAST.get(self.kind(order), "")
        return func.coalesce(column, bindparam(None, least, type_=column.type, unique=True))

    def sorting(self, row: Any, backward: bool) -> list[Any]:
        """The order, by the columns themselves, so that an index may give it."""
        keys = []
        for order in self.orders:
            column = getattr(row, order.field)
            falls = order.descending != backward
            key = column.desc() if falls else column.asc()
            if self.nullable(order):
                key = key.nulls_last() if falls else key.nulls_first()
            keys.append(key)
        return keys

    def after(self, row: Any) -> Any:
        """The rows beyond the cursor, in the direction of paging."""
        backward = self.item.page.backward
        keys = [self.key(row, order) for order in self.orders]
        held = [
            bindparam(f"{self.prefix}_k{n}", type_=getattr(row, order.field).type)
            for n, order in enumerate(self.orders)
        ]
        falling = [order.descending != backward for order in self.orders]
        if len(set(falling)) == 1:
            ours, theirs = tuple_(*keys), tuple_(*held)
            return ours < theirs if falling[0] else ours > theirs
        steps = []
        for n, down in enumerate(falling):
            equal = [keys[m] == held[m] for m in range(n)]
            steps.append(and_(*equal, keys[n] < held[n] if down else keys[n] > held[n]))
        return or_(*steps)

    # --- filters -----------------------------------------------------------------------------

    def criterion(self, part: Criterion, found: Occurrence) -> Any:
        match part:
            case AllOf():
                return and_(True, *(self.criterion(p, found) for p in part.parts))
            case AnyOf():
                return or_(False, *(self.criterion(p, found) for p in part.parts))
            case Not():
                return not_(func.coalesce(self.criterion(part.part, found), False))
            case Within():
                return self.within(part, found)
            case Test():
                return self.test(part, found)

    def test(self, test: Test, found: Occurrence) -> Any:
        column = test.leaf.sql(found)
        if test.operator == "isNull":
            return column.is_(None) if test.input.literal else column.is_not(None)
        if test.leaf.kind == "Boolean":
            # In brackets: an expression may be several conditions, and NOT would take the first.
            whole = Grouping(column)
            return whole if test.input.literal else not_(whole)
        name = self.printer.name()
        many = test.operator in ("in", "notIn")
        self.printer.binders.append(
            InputBinder(name, test.input, test.leaf.kind, many, test.leaf.prefix)
        )
        kind = Moment() if test.leaf.kind == "DateTime" else column.type
        if many:
            # Texts without a length: PostgreSQL would cut them to the column's.
            item = kind if test.leaf.kind in ("Date", "DateTime", "Int", "Float") else None
            inside = MemberOf(column, bindparam(name, type_=TextList(item)))
            return inside if test.operator == "in" else not_(inside)
        return _COMPARE[test.operator](column, bindparam(name, type_=kind))

    def within(self, part: Within, found: Occurrence) -> Any:
        root = fresh_row(Division)
        same = root.code == self.printer.parameter(part.input, "String")
        chosen = nested(select(root.id), root).where(same, holds(root, self.parent.day))
        if self.node.is_placed:
            return self.printer.under(chosen, self.node, found, root).exists()
        return chosen.where(in_subtree(found.row.path, root.path)).exists()

    def reads_page(self, entry: Entry) -> bool:
        """Without such an entry the page itself is not read, and nothing aggregates its rows."""
        if entry.field != "pageInfo":
            return entry.field in ("nodes", "edges")
        more = "hasPreviousPage" if self.item.page.backward else "hasNextPage"
        return any(e.field in (more, "startCursor", "endCursor") for e in entry.inner)

    # --- what is asked of the page -----------------------------------------------------------

    def entry(self, entry: Entry, found: Occurrence) -> Any:
        match entry.field:
            case "nodes" | "edges":
                edge = object_text([(e.key, self.edge(e, found)) for e in entry.inner])
                text = self.printer.object(entry.body, found) if entry.body else edge
                return joined("[", [self.listed(text)], "]")
            case "pageInfo":
                return object_text([(e.key, self.info(e.field, found.row)) for e in entry.inner])
        return self.outside(entry)

    def outside(self, entry: Entry) -> Any:
        """What is asked of the list as a whole."""
        if entry.field == "totalCount":
            every = self.printer.occurrence(self.node, self.parent.day)
            count = self.candidates(self.node, every, func.count())
            return JsonValue(count.scalar_subquery(), "Int", False)
        if entry.field == "pageInfo":
            return object_text([(e.key, self.around(e.field)) for e in entry.inner])
        return Piece(f'"{self.node.name}Connection"')

    def edge(self, entry: Entry, found: Occurrence) -> Any:
        if entry.body is not None:
            return self.printer.object(entry.body, found)
        told = Piece(f'"{self.node.name}Edge"')
        return self.cursor(found.row) if entry.field == "cursor" else told

    def listed(self, text: Any) -> Any:
        kept: Any = TextAgg(text)
        kept = FunctionFilter(kept, self.rank <= self.size()) if self.counted else kept
        return func.coalesce(kept, NOTHING)

    def size(self, more: int = 0) -> Any:
        most = self.item.page.size + more
        return bindparam(self.printer.name(), most, type_=Integer, unique=True)

    def cursor(self, row: Any) -> Any:
        kinds = ("FloatKey" if kind == "Float" else kind for kind in map(self.kind, self.orders))
        keys = [self.key(row, o) for o in self.orders]
        texts = [JsonValue(key, k, False) for key, k in zip(keys, kinds, strict=True)]
        return cursor_text(texts, self.prefix)

    def info(self, name: str, row: Any) -> Any:
        backward = self.item.page.backward
        if name == ("hasPreviousPage" if backward else "hasNextPage"):
            more = func.coalesce(func.max(self.rank), 0) > self.size()
            return case((more, Piece("true")), else_=Piece("false"))
        if name in ("hasPreviousPage", "hasNextPage", "__typename"):
            return self.around(name)
        if (name == "startCursor") == backward:
            # The keys sort in the order of `rn`, so rank decides.
            return func.coalesce(last_text(self.rank, self.size(), self.cursor(row)), NULL)
        nearest = case(((self.rank == 1) & (self.size() > 0), self.cursor(row)))
        return func.coalesce(func.max(nearest), NULL)

    def around(self, name: str) -> Any:
        """What a page's arguments say by themselves: a cursor means that something lies behind."""
        if name == "__typename":
            return Piece('"PageInfo"')
        return Piece("false" if self.item.page.cursor is None else "true")


def _present(part: Criterion | None) -> frozenset[str]:
    """The columns that every row has which fulfils a filter: what is missing equals nothing."""
    match part:
        case AllOf():
            return frozenset().union(*map(_present, part.parts))
        case Test() if part.operator in _COMPARE:
            return frozenset({part.leaf.name})
    return frozenset()


def with_places(page: Any, order: Sequence[Any]) -> Select[Any]:
    """The rows of a page with their place in it, `rn`."""
    rank = func.row_number().over(order_by=order)
    return select(*page.c, rank.label("rn")).select_from(page)


def cursor_text(keys: Sequence[Any], prefix: str) -> Any:
    """A cursor of some sort keys, as JSON text."""
    tag = bindparam(f"{prefix}_tag", type_=TEXT)
    return TextJoin(Piece('"'), tag, Piece("."), HexText(joined("[", keys, "]")), Piece('"'))


def last_text(rank: Any, most: Any, text: Any) -> Any:
    """What the last of at most so many rows says: that of the highest rank."""
    padded = func.substr(cast(rank + 10000, String), 2)
    return func.substr(func.max(case((rank <= most, TextJoin(padded, text)))), 5)


_COMPARE: dict[str, Any] = {"eq": eq, "ne": ne, "lt": lt, "lte": le, "gt": gt, "gte": ge}
