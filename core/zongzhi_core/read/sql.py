"""Plan → one SELECT: a column of JSON text for each root field that reads stored data.

Every object is text assembled by the database; every table occurrence carries the reader's
predicate (`_visible`), whatever path led to it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Date, Select, bindparam, case, false, func, not_, or_, select

from ..access import Access
from ..columns import Text
from ..graph.declare import Leaf, Link, Many, NodeType, Occurrence
from ..tables import Division, Epoch
from ..viewer import TODAY, above_scope, counties_on, in_scope
from .binding import Binder, InputBinder
from .catalog import Catalog
from .dialects import JsonValue, Piece, TextAgg, TextJoin, joined, member_of, object_text
from .place import Outer, Place
from .plan import (
    ConstItem,
    FiguresItem,
    Input,
    Item,
    LeafItem,
    LookupRoot,
    ManyItem,
    NodesRoot,
    NullItem,
    ObjectPlan,
    OneItem,
    PageItem,
    PageRoot,
    Plan,
    Root,
    declared_of,
)
from .rows import fresh_row
from .sql_figures import figures_text
from .sql_pages import page_text

#: Stands in an object of a division above the reader's scope; no alias can spell it.
MARK = '"":1'


@dataclass
class StatementPrinter:
    """Prints one plan; collects the binders of its parameters on the way."""

    catalog: Catalog
    access: Access
    binders: list[Binder] = field(default_factory=list)
    _names: int = 0

    def statement(self, plan: Plan) -> Select[Any]:
        """The whole statement: one column a root, then the epoch that it was answered under."""
        columns = [self.root(root).label(f"r{n}") for n, root in enumerate(plan.stored)]
        epoch = select(Epoch.value).where(Epoch.id == 1).scalar_subquery()
        return select(*columns, epoch.label("epoch"))

    def root(self, root: Root) -> Any:
        match root:
            case LookupRoot():
                return self._lookup(root)
            case NodesRoot():
                parts = [or_null(self._lookup(p)) if p else Piece("null") for p in root.parts]
                return joined("[", parts, "]")
            case PageRoot():
                nowhere = Occurrence(row=None, place=None, day=self._day(root.day))
                return page_text(self, root.item, nowhere, Place((), nowhere.day))
        raise TypeError(f"no statement for {type(root).__name__}")

    def _lookup(self, root: LookupRoot) -> Any:
        node = self.catalog.nodes[root.lookup.target]
        day = self._day(root.day)
        bound = {
            argument.name: self.parameter(
                root.inputs[argument.name],
                argument.kind,
                prefix=node.prefix if argument.kind == "ID" else None,
            )
            for argument in root.lookup.arguments
        }
        found = self.occurrence(node, day)
        chosen = self.rows(node, found, (), upward=True, any_day=root.lookup.any_day).where(
            root.lookup.on(found, bound)
        )
        text = self.object(root.body, found, Place(_froms(found), day), upward=True)
        return chosen.with_only_columns(text).limit(1).scalar_subquery()

    # --- parameters --------------------------------------------------------------------------

    def name(self) -> str:
        self._names += 1
        return f"p{self._names}"

    def parameter(self, given: Input, kind: Any, *, prefix: str | None = None) -> Any:
        """A bound value of the request."""
        name = self.name()
        self.binders.append(InputBinder(name, given, kind, prefix=prefix))
        return bindparam(name, type_=Date() if kind == "Date" else Text())

    def _day(self, given: Input | None) -> Any:
        return TODAY if given is None else self.parameter(given, "Date")

    # --- table occurrences -------------------------------------------------------------------

    def occurrence(self, node: NodeType, day: Any) -> Occurrence:
        """A fresh occurrence of a type's table, with the version of its place."""
        row = fresh_row(node.table)
        if node.table is Division:
            return Occurrence(row=row, place=row, day=day)
        return Occurrence(row=row, place=fresh_row(Division) if node.is_placed else None, day=day)

    def rows(
        self,
        node: NodeType,
        found: Occurrence,
        outer: Outer,
        *,
        upward: bool = False,
        any_day: bool = False,
    ) -> Select[Any]:
        """Count the rows of a type that the reader may see; callers name other columns."""
        row, place = found.row, found.place
        chosen = select(func.count()).select_from(row)
        if node.is_placed:
            day = _placing_day(node, found, any_day)
            chosen = chosen.join(
                place,
                (place.id == row.division_id) & (place.valid_from <= day) & (day < place.valid_to),
            )
        if node.is_term and not any_day:
            chosen = chosen.where(row.valid_from <= found.day, found.day < row.valid_to)
        chosen = chosen.where(*self._visible(node, found, upward=upward))
        return chosen.correlate(*outer) if outer else chosen

    def _visible(self, node: NodeType, found: Occurrence, *, upward: bool) -> list[Any]:
        """The reader's predicate: plugin on, scope, class."""
        needed: list[Any] = []
        if node.sensitivity not in self.access.classes:
            needed.append(false())
        if node.of_county:
            needed.append(member_of(found.row.county_id, counties_on(node.owner)))
        if found.place is not None:
            inside = in_scope(found.place.path)
            above = upward and node.owner == "core"
            needed.append(or_(inside, above_scope(found.place.id)) if above else inside)
        return needed

    # --- objects -----------------------------------------------------------------------------

    def object(
        self, body: ObjectPlan, found: Occurrence, where: Place, *, upward: bool = False
    ) -> Any:
        """An object as text; above the reader's scope only what is public of it."""
        texts = [
            (item, self.switched(body.type, item, found, self.item(item, found, where)))
            for item in body.items
        ]
        whole = object_text([(item.key, text) for item, text in texts])
        hidden = [item for item in body.items if not _public(item)]
        if not (upward and body.type.owner == "core" and found.place is not None and hidden):
            return whole
        shown = [(item.key, text if _public(item) else Piece("null")) for item, text in texts]
        hidden_text = object_text(shown, tail=f",{MARK}}}")
        return case((not_(in_scope(found.place.path)), hidden_text), else_=whole)

    def item(self, item: Item, found: Occurrence, where: Place) -> Any:
        match item:
            case LeafItem():
                return leaf_text(item.leaf, found)
            case ConstItem():
                return Piece(f'"{item.text}"')
            case NullItem():
                return Piece("null")
            case OneItem():
                return self._one(item, found, where)
            case ManyItem():
                return self._many(item, found, where)
            case PageItem():
                return page_text(self, item, found, where)
            case FiguresItem():
                return figures_text(self, item, found, where)

    def switched(self, node: NodeType, item: Item, found: Occurrence, text: Any) -> Any:
        """A value or link that another plugin added to a type, only in counties that have it on;
        lists are lists of that plugin's rows, which say so themselves."""
        declared = declared_of(item) if isinstance(item, LeafItem | OneItem) else None
        owner = "core" if declared is None else declared.owner
        if not self.access.wide or owner in ("core", node.owner):
            return text
        holder = found.row if hasattr(found.row, "county_id") else found.place
        on = holder.county_id.is_(None) | member_of(holder.county_id, counties_on(owner))
        return case((on, text), else_=Piece("null"))

    def _one(self, item: OneItem, parent: Occurrence, where: Place) -> Any:
        link: Link = item.link
        day = link.day(parent) if link.day else where.day
        child = self.occurrence(item.body.type, day)
        chosen = self.rows(item.body.type, child, where.outer, upward=link.upward)
        inner = Place((*where.outer, *_froms(child)), where.day)
        text = self.object(item.body, child, inner, upward=link.upward)
        chosen = chosen.where(link.on(parent, child)).with_only_columns(text).limit(1)
        return or_null(chosen.scalar_subquery())

    def _many(self, item: ManyItem, parent: Occurrence, where: Place) -> Any:
        many: Many = item.many
        node = item.body.type
        child = self.occurrence(node, where.day)
        chosen = self.rows(node, child, where.outer, upward=many.upward, any_day=many.any_day)
        inner = Place((*where.outer, *_froms(child)), where.day)
        text = self.object(item.body, child, inner, upward=many.upward)
        ordered = (
            chosen.where(many.on(parent, child))
            .with_only_columns(text.label("o"))
            .order_by(*(_missing_first(getattr(child.row, name)) for name in many.order))
            .subquery()
        )
        listed = select(joined("[", [func.coalesce(TextAgg(ordered.c.o), "")], "]"))
        return listed.scalar_subquery()


def _missing_first(column: Any) -> Any:
    """As SQLite and our pages sort."""
    return column.nulls_first() if column.nullable else column


def _froms(found: Occurrence) -> Outer:
    if found.place is None or found.place is found.row:
        return (found.row,)
    return (found.row, found.place)


def _placing_day(node: NodeType, found: Occurrence, any_day: bool) -> Any:
    """The day whose tree places a row: a fact's own; a record's first when any day will do."""
    if node.is_fact:
        return found.row.placed_on
    return found.row.valid_from if any_day else found.day


def _public(item: Item) -> bool:
    return isinstance(item, ConstItem) or (isinstance(item, LeafItem) and item.leaf.public)


def or_null(text: Any) -> Any:
    """JSON null where there is no row."""
    return func.coalesce(text, "null")


def leaf_text(leaf: Leaf, found: Occurrence) -> Any:
    """A value as JSON text."""
    value = leaf.sql(found)
    if leaf.prefix is not None:
        value = TextJoin(Piece(f"{leaf.prefix}_"), value)
    kind = leaf.kind if isinstance(leaf.kind, str) else "String"
    return JsonValue(value, kind, leaf.nullable)
