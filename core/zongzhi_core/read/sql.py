"""Plan → one SELECT: a column of JSON text for each root field that reads stored data.

Every object is text assembled by the database; every table occurrence carries the reader's
predicate (`visible`), whatever path led to it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Select, bindparam, case, false, func, not_, or_, select, union_all

from ..access import Access
from ..assigned import is_assigned
from ..columns import DATE, TEXT
from ..graph.declare import Leaf, Link, Many, NodeType, Occurrence, in_subtree
from ..tables import Division, Epoch
from ..viewer import TODAY, above_scope, in_counties_on, in_scope
from .binding import Binder, InputBinder
from .catalog import Catalog
from .dialects import NULL, JsonValue, ListText, Piece, TextJoin, evenly, joined, object_text
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
    OwnRoot,
    PageItem,
    PageRoot,
    Plan,
    Root,
)
from .rows import (
    KindRow,
    PlaceOf,
    Row,
    fresh_row,
    holds,
    names_of,
    nested,
    nullable,
    row_over,
    with_version,
)
from .sql_figures import figures_text
from .sql_pages import page_text

#: Begins the mark of an object that is told apart when the answer is walked: one of a division
#: above the reader's scope, one that stands for an interface. No alias can spell it.
MARK = '"":'
ABOVE = 1


@dataclass
class StatementPrinter:
    """Prints one plan; collects the binders of its parameters on the way."""

    catalog: Catalog
    access: Access
    binders: list[Binder] = field(default_factory=list)
    #: The parameters with periods over which figures of counties may be kept.
    periods: set[str] = field(default_factory=set)
    #: How many lists stand around what is being printed, and whether that is of the whole county.
    lists: int = 0
    whole: bool = False
    _names: int = 0

    def statement(self, plan: Plan) -> Select[Any]:
        """The whole statement: one column a root, then the epoch that it was answered under."""
        columns = [self.root(root).label(f"r{n}") for n, root in enumerate(plan.stored)]
        epoch = select(Epoch.__table__.c.value).where(Epoch.__table__.c.id == 1)
        return select(*columns, epoch.scalar_subquery().label("epoch"))

    def root(self, root: Root) -> Any:
        match root:
            case LookupRoot():
                return self._lookup(root)
            case NodesRoot():
                parts = [or_null(self._lookup(p)) if p else NULL for p in root.parts]
                return joined("[", parts, "]")
            case PageRoot():
                nowhere = Occurrence(row=None, place=None, day=self._day(root.day))
                return page_text(self, root.item, nowhere)
            case OwnRoot():
                return root.text(self)
        raise TypeError(f"no statement for {type(root).__name__}")

    def _lookup(self, root: LookupRoot) -> Any:
        node = self.catalog.nodes[root.lookup.target]
        bound = {
            argument.name: self.parameter(
                root.inputs[argument.name],
                argument.kind,
                prefix=node.prefix if argument.kind == "ID" else None,
            )
            for argument in root.lookup.arguments
        }
        found = self.occurrence(node, self._day(root.day), any_day=root.lookup.any_day)
        self.whole = root.whole
        text = self.object(root.body, found, upward=True)
        chosen = self.rows(node, found, text, upward=True, any_day=root.lookup.any_day)
        return chosen.where(root.lookup.on(found, bound)).limit(1).scalar_subquery()

    # --- parameters --------------------------------------------------------------------------

    def name(self) -> str:
        """A fresh name for a parameter."""
        self._names += 1
        return f"p{self._names}"

    def parameter(self, given: Input, kind: Any, *, prefix: str | None = None) -> Any:
        """A bound value of the request."""
        name = self.name()
        self.binders.append(InputBinder(name, given, kind, prefix=prefix))
        return bindparam(name, type_=DATE if kind == "Date" else TEXT)

    def _day(self, given: Input | None) -> Any:
        return TODAY if given is None else self.parameter(given, "Date")

    # --- table occurrences -------------------------------------------------------------------

    def occurrence(self, node: NodeType, day: Any, *, any_day: bool = False) -> Occurrence:
        """A fresh occurrence of a type's table, or of the tables of an interface."""
        row = self._row_of_kinds(node, day) if node.kinds else fresh_row(node.table)
        return self.placed(node, row, day, any_day=any_day)

    def of_kind(self, node: NodeType, kind: NodeType, day: Any) -> Occurrence:
        """A fresh occurrence of a type under the names that its interface has."""
        own = self.occurrence(kind, day)

        def shared(name: str) -> Any:
            """What the type shows under the name, or a column that all rows have."""
            if name == "kind":
                return Piece(kind.name)
            leaf = kind.fields.get(name)
            return leaf.sql(own) if isinstance(leaf, Leaf) else getattr(own.row, name)

        return replace(own, row=KindRow(node.table, own.row, shared))

    def _row_of_kinds(self, node: NodeType, day: Any) -> Row:
        """The rows of all types of an interface, with the columns that they share."""
        seek = "county" if self.whole and not self.lists else "lineage"
        arms = []
        for kind in node.kinds:
            own = self.of_kind(node, kind, day)
            arms.append(self.rows(kind, own, *own.row.labelled(names_of(node.table)), seek=seek))
        return row_over(node.table, union_all(*arms).subquery())

    def placed(self, node: NodeType, row: Any, day: Any, *, any_day: bool = False) -> Occurrence:
        """A row with the version of its place: on a fact's own day, else on the day asked for, or
        on a record's first when any day will do."""
        if not node.is_placed:
            return Occurrence(row, row if node.table is Division else None, day, day)
        on = row.placed_on if node.is_fact else row.valid_from if any_day and node.is_term else day
        return Occurrence(row, PlaceOf(row.division_id, on), day, on)

    def rows(
        self,
        node: NodeType,
        found: Occurrence,
        *columns: Any,
        upward: bool = False,
        any_day: bool = False,
        seek: str | None = "county",
        within: Any = None,
    ) -> Select[Any]:
        """Columns of the rows of a type that the reader may see, all or below a lineage.

        Only what is to be sought stands so that an index may serve it; else the rows are found by
        other conditions and checked. Both engines, which plan for any values, take each range to
        be small, and a township's children would be sought through a whole county's.
        """
        chosen = nested(select(*columns), found.row)
        if node.is_term and not any_day:
            chosen = chosen.where(holds(found.row, found.day))
        return chosen.where(*self._visible(node, found, upward, seek, within))

    def _visible(
        self, node: NodeType, found: Occurrence, upward: bool, seek: str | None, within: Any
    ) -> list[Any]:
        """The reader's predicate: plugin on, scope, class."""
        if node.kinds:
            # The rest is said by each of its tables.
            return [] if within is None else [evenly(in_subtree(found.row.path, within))]
        needed: list[Any] = []
        if node.sensitivity not in self.access.classes:
            needed.append(false())
        if node.of_county:
            county = found.row.county_id
            needed.append(in_counties_on(county, node.owner, self.access, seek=bool(seek)))
        if self.access.assigned and node.case_column:
            case_id = getattr(found.row, node.case_column)
            needed.append(is_assigned(found.row.county_id, case_id))
        if found.place is not None:
            path = self.lineage(node, found)
            inside = in_scope(path, seek=seek == "lineage")
            if within is not None:
                inside = evenly(in_scope(path) & in_subtree(path, within))
            core = upward and node.open_above
            place_id = found.row.division_id if node.is_placed else found.row.id
            needed.append(or_(inside, above_scope(place_id)) if core else inside)
        return needed

    def under(
        self, chosen: Select[Any], node: NodeType, child: Occurrence, parent: Any
    ) -> Select[Any]:
        """The rows that lie under a division on the day whose tree places them."""
        if not self.access.moved:
            return chosen.where(in_subtree(child.row.path, parent.path))
        # The division may have lain elsewhere on that day.
        chosen, own = with_version(chosen, parent.id, child.placed_on)
        if node.is_fact or child.placed_on is TODAY:
            return chosen.where(in_subtree(child.row.path, own.path))
        at = fresh_row(Division)
        below = holds(at, child.placed_on) & in_subtree(at.path, own.path)
        return chosen.where(child.row.division_id.in_(nested(select(at.id), at).where(below)))

    def lineage(self, node: NodeType, found: Occurrence) -> Any:
        """Where a row lies. Rows carry their lineage, a fact that of its day, all others that of
        today; where divisions have moved, another day must ask the tree."""
        kept = node.table is Division or node.is_fact or found.placed_on is TODAY
        return found.row.path if kept or not self.access.moved else found.place.path

    # --- objects -----------------------------------------------------------------------------

    def object(
        self, body: ObjectPlan, found: Occurrence, *, upward: bool = False, tell: bool = False
    ) -> Any:
        """An object as text; above the reader's scope only what is public of it. It may tell its
        type, as the object above the scope does, by a mark."""
        if body.kinds:
            return self._of_its_kind(body, found)
        texts = [
            (item, self.switched(body.type, item, found, self.item(item, found)))
            for item in body.items
        ]
        mark = [("", Piece(f'"{body.type.name}"'))] if tell else []
        whole = object_text([*mark, *((item.key, text) for item, text in texts)])
        hidden = [item for item in body.items if not _public(item)]
        if not (upward and body.type.open_above and found.place is not None and hidden):
            return whole
        shown = [(item.key, text if _public(item) else NULL) for item, text in texts]
        hidden_text = object_text(shown, tail=f",{MARK}{ABOVE}}}")
        return case((not_(in_scope(self.lineage(body.type, found))), hidden_text), else_=whole)

    def _of_its_kind(self, body: ObjectPlan, found: Occurrence) -> Any:
        """An object of an interface, from the table of its own type."""
        texts = {}
        for kind in body.kinds:
            own = self.occurrence(kind.type, found.day)
            text = self.object(kind, own, tell=True)
            same = (own.row.county_id == found.row.county_id) & (own.row.id == found.row.id)
            texts[kind.type.name] = self.rows(kind.type, own, text).where(same).scalar_subquery()
        return case(texts, value=found.row.kind, else_=NULL)

    def item(self, item: Item, found: Occurrence) -> Any:
        match item:
            case LeafItem():
                return leaf_text(item.declared, found)
            case ConstItem():
                return Piece(f'"{item.text}"')
            case NullItem():
                return NULL
            case OneItem():
                return self._one(item, found)
            case ManyItem():
                return self._many(item, found)
            case PageItem():
                return page_text(self, item, found)
            case FiguresItem():
                return figures_text(self, item, found)

    def switched(self, node: NodeType, item: Item, found: Occurrence, text: Any) -> Any:
        """A value or link that another plugin added to a type, only in counties that have it on;
        lists are lists of that plugin's rows, which say so themselves."""
        owner = item.declared.owner if isinstance(item, LeafItem | OneItem) else "core"
        if not self.access.wide or owner in ("core", node.owner):
            return text
        county = found.row.county_id
        on = county.is_(None) | in_counties_on(county, owner, self.access)
        return case((on, text), else_=NULL)

    def _one(self, item: OneItem, parent: Occurrence) -> Any:
        link: Link = item.declared
        day = link.day(parent) if link.day else parent.day
        node = item.body.type
        child = self.occurrence(node, day)
        # What lies behind the link is read as of the day asked for, not of the link's own.
        shown = Occurrence(child.row, child.place, parent.day, child.placed_on)
        text = self.object(item.body, shown, upward=link.upward)
        chosen = self.rows(node, child, text, upward=link.upward)
        return or_null(chosen.where(link.on(parent, child)).limit(1).scalar_subquery())

    def _many(self, item: ManyItem, parent: Occurrence) -> Any:
        many: Many = item.declared
        node = item.body.type
        child = self.occurrence(node, parent.day, any_day=many.any_day)
        self.lists += 1
        text = self.object(item.body, child, upward=many.upward).label("o")
        self.lists -= 1
        chosen = self.rows(node, child, text, upward=many.upward, any_day=many.any_day)
        chosen = chosen.where(many.on(parent, child))
        ordered = chosen.order_by(*(_missing_first(node, child.row, name) for name in many.order))
        return joined("[", [ListText(ordered.scalar_subquery())], "]")


def _missing_first(node: NodeType, row: Any, name: str) -> Any:
    """As SQLite and our pages sort."""
    column = getattr(row, name)
    return column.nulls_first() if nullable(node.table, name) else column


def _public(item: Item) -> bool:
    return isinstance(item, ConstItem) or (isinstance(item, LeafItem) and item.declared.public)


def or_null(text: Any) -> Any:
    """JSON null where there is no row."""
    return func.coalesce(text, NULL)


def leaf_text(leaf: Leaf, found: Occurrence) -> Any:
    """A value as JSON text."""
    value = leaf.sql(found)
    if leaf.prefix is not None:
        value = TextJoin(Piece(f"{leaf.prefix}_"), value)
    return value if leaf.listed or leaf.sealed else JsonValue(value, leaf.kind, leaf.nullable)
