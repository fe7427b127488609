"""A slow executor of queries: one object, one field, one small select at a time.

It reads the same declarations as the compiler and shares nothing else with it: relations are
asked for one parent, permission is decided for each row and field in Python, and so are filters,
order and pages. Where the answer has a cursor, this one has a `Cursor`, to be compared by use.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    get_variable_values,
)
from sqlalchemy import Date, literal, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from tests.reference.calendar import work_calendar
from tests.reference.feed import make_feed
from tests.reference.figures import Ask, make_ask, make_figure
from tests.reference.masks import Reading, mask_of
from tests.reference.pages import EVERYTHING, Cursor, Page, make_page
from tests.reference.reader import Reader, Refused, holds, is_public
from tests.reference.roots import plain_value
from tests.reference.values import (
    HEX,
    argument_values,
    declared_variables,
    keys_of,
    read_valid,
    shown,
    sortable,
    value_of,
)
from zongzhi_core.clock import FOREVER, day_of
from zongzhi_core.figures import Measure
from zongzhi_core.graph.declare import (
    Connection,
    Declared,
    Figures,
    Leaf,
    Link,
    Lookup,
    Many,
    NodeType,
    Occurrence,
    camel,
)
from zongzhi_core.loading import Registry
from zongzhi_core.people.tables import Person
from zongzhi_core.people.terms import MaskReason
from zongzhi_core.tables import Division

Path = tuple[str | int, ...]
Fields = dict[str, list[FieldNode]]


@dataclass(frozen=True)
class Thing:
    """One record: its row, the version of its place, and the day that was asked for."""

    node: NodeType
    row: Any
    place: Any
    day: date
    #: Above the reader's scope: only what is public is shown.
    above: bool = False


@dataclass
class Answer:
    """What a query answers."""

    data: dict[str, Any]
    errors: set[tuple[Path, str]]
    #: Why the whole request was refused, if so.
    refused: str | None = None
    #: Plugins whose rows or figures were looked at.
    touched: set[str] = field(default_factory=set)


@dataclass
class Executor:
    """Answers queries of one database, which must not change meanwhile."""

    registry: Registry
    schema: GraphQLSchema
    now: datetime
    #: What cursors stand for, by their text, as far as they were seen in answers.
    cursors: dict[str, Cursor] = field(default_factory=dict)
    memo: dict[Any, Any] = field(default_factory=dict)

    def answer(
        self, session: Session, reader: Reader, text: str, variables: Mapping[str, Any]
    ) -> Answer:
        """The answer to a valid document of one operation."""
        operation, fragments = read_valid(self.schema, text)
        if isinstance(self.coerced(operation, variables), list):
            return Answer({}, set(), "BAD_INPUT")
        values = declared_variables(operation, variables)
        run = _Run(self, session, reader, fragments, values)
        run.answer.data = run.roots(operation.selection_set)
        session.expunge_all()
        return run.answer

    def coerced(self, operation: OperationDefinitionNode, given: Mapping[str, Any]) -> Any:
        definitions = operation.variable_definitions or ()
        return get_variable_values(self.schema, definitions, dict(given))


@functools.cache
def playing(table: Any, part: str) -> Any:
    """A table in a part of a statement; to make one anew for each would take long."""
    return aliased(table)


class _Run:
    """One query of one reader."""

    def __init__(
        self,
        executor: Executor,
        session: Session,
        reader: Reader,
        fragments: Mapping[str, FragmentDefinitionNode],
        variables: Mapping[str, Any],
    ) -> None:
        self.executor = executor
        self.catalog = executor.registry.catalog
        self.session = session
        self.reader = reader
        self.fragments = fragments
        self.variables = variables
        self.today = day_of(executor.now)
        self.answer = Answer({}, set())

    # --- selections ---------------------------------------------------------------------------

    def fields(self, nodes: Iterable[FieldNode], *names: str) -> Fields:
        """The fields asked of an object that goes by these type names, by response key."""
        return self.collected([n.selection_set for n in nodes if n.selection_set], names)

    def collected(self, sets: list[SelectionSetNode], names: tuple[str, ...]) -> Fields:
        found: Fields = {}
        for part in (part for each in sets for part in self.flat(each, names)):
            found.setdefault(part.alias.value if part.alias else part.name.value, []).append(part)
        return found

    def flat(self, selection: SelectionSetNode, names: tuple[str, ...]) -> Iterator[FieldNode]:
        for part in selection.selections:
            if not self.wanted(part):
                continue
            if isinstance(part, FieldNode):
                yield part
                continue
            inner: Any = part
            if isinstance(part, FragmentSpreadNode):
                inner = self.fragments[part.name.value]
            assert isinstance(inner, InlineFragmentNode | FragmentDefinitionNode)
            if inner.type_condition is None or inner.type_condition.name.value in names:
                yield from self.flat(inner.selection_set, names)

    def wanted(self, part: Any) -> bool:
        for directive in part.directives or ():
            condition = value_of(directive.arguments[0].value, self.variables)
            if bool(condition) is (directive.name.value == "skip"):
                return False
        return True

    def arguments(self, nodes: list[FieldNode]) -> dict[str, Any]:
        return argument_values(nodes[0], self.variables)

    # --- the root -----------------------------------------------------------------------------

    def roots(self, selection: SelectionSetNode) -> dict[str, Any]:
        groups = self.collected([selection], ("Query",))
        return {key: self.guarded((key,), self.root, key, nodes) for key, nodes in groups.items()}

    def guarded(self, path: Path, make: Callable[..., Any], *given: Any) -> Any:
        """A value, or null with an error at this path."""
        try:
            return make(*given)
        except Refused as refused:
            self.answer.errors.add((path, refused.code))
            return None

    def root(self, key: str, nodes: list[FieldNode]) -> Any:
        name, arguments = nodes[0].name.value, self.arguments(nodes)
        match name:
            case "__typename":
                return "Query"
            case "viewer" | "plugins" | "measures":
                return self.plain(name, nodes)
            case "myRecord":
                raise Refused("FORBIDDEN")
            case "changes":
                own = self.session, self.reader, self.catalog, arguments
                return self.part(make_feed(*own, self.executor.cursors), nodes)
            case "workCalendar":
                return self.part(work_calendar(self.session, self.reader, arguments), nodes)
            case "node":
                return self.by_id(arguments["id"], nodes, (key,))
            case "nodes":
                return self.by_ids(arguments["ids"], nodes, (key,))
            case "divisions":
                return self.page(None, EVERYTHING, nodes, (key,), self.day(arguments))
        if (lookup := self.catalog.lookups[name]).purposed:
            raise Refused("PURPOSE_REQUIRED")
        return self.lookup(lookup, arguments, nodes, (key,))

    def day(self, arguments: Mapping[str, Any]) -> date:
        return date.fromisoformat(given) if (given := arguments.get("asOf")) else self.today

    def by_id(self, text: Any, nodes: list[FieldNode], path: Path) -> Any:
        prefix = str(text)[:-33]
        node = next((n for n in self.catalog.nodes.values() if n.prefix == prefix != ""), None)
        if node is None or str(text)[-33:-32] != "_" or set(str(text)[-32:]) - set(HEX):
            raise Refused("NOT_FOUND")
        getter = self.catalog.lookup_by_id(node)
        return self.lookup(getter, {"id": text}, nodes, path)

    def by_ids(self, given: Any, nodes: list[FieldNode], path: Path) -> Any:
        ids = given if isinstance(given, list) else [given]
        if len(ids) > 100:
            raise Refused("BAD_INPUT")
        found = []
        for n, text in enumerate(ids):
            try:
                found.append(self.by_id(text, nodes, (*path, n)))
            except Refused:
                found.append(None)
        return found

    def lookup(
        self, lookup: Lookup, arguments: Mapping[str, Any], nodes: list[FieldNode], path: Path
    ) -> Any:
        self.reader.check_plugin(lookup.owner)
        node, day = self.catalog.nodes[lookup.target], self.day(arguments)
        bound = {a.name: arguments[camel(a.name)] for a in lookup.arguments}
        for argument in (a for a in lookup.arguments if a.kind == "ID"):
            prefix, _, bound[argument.name] = str(bound[argument.name]).rpartition("_")
            if prefix != node.prefix:
                raise Refused("NOT_FOUND")
        self.answer.touched.add(node.owner)
        rows = self.candidates(node, lambda child: lookup.on(child, bound))
        seen = self.visible(node, rows, day, day, upward=True, any_day=lookup.any_day)
        if not seen:
            raise Refused("NOT_FOUND")
        return self.object(only(seen), nodes, path)

    # --- objects ------------------------------------------------------------------------------

    def object(self, thing: Thing, nodes: list[FieldNode], path: Path) -> dict[str, Any]:
        groups = self.fields(nodes, thing.node.name, *thing.node.interfaces)
        return {
            key: self.guarded((*path, key), self.field, thing, group, (*path, key))
            for key, group in groups.items()
        }

    def field(self, thing: Thing, nodes: list[FieldNode], path: Path) -> Any:
        name = nodes[0].name.value
        if name == "__typename":
            return thing.node.name
        declared = self.catalog.field(thing.node, name)
        self.reader.check_field(declared, self.catalog.owner_of(declared))
        match declared:
            case Connection():
                return self.page(thing, declared, nodes, path, thing.day)
            case Figures():
                return self.figures(thing, nodes)
        self.check_above(thing, declared)
        if not self.is_on_there(thing, declared):
            return None
        match declared:
            case Leaf(listed=True):
                owner = self.executor.registry.contributions[thing.node.owner]
                return self.reader.may_give(owner.commands, thing.node.states, thing.row.status)
            case Leaf():
                return shown(declared, self.value(thing, declared))
            case Link():
                found = self.related(thing, declared)
                return self.object(only(found), nodes, path) if found else None
            case Many():
                found = sorted(
                    self.related(thing, declared),
                    key=lambda each: [sortable(getattr(each.row, o)) for o in declared.order],
                )
                return [self.object(each, nodes, (*path, n)) for n, each in enumerate(found)]
        raise AssertionError(declared)

    def check_above(self, thing: Thing, declared: Declared) -> None:
        if thing.above and not is_public(declared):
            raise Refused("FORBIDDEN")

    def is_on_there(self, thing: Thing, declared: Declared) -> bool:
        """Is the plugin that added a value or link to this type on in the record's county?"""
        if isinstance(declared, Many) or declared.owner in ("core", thing.node.owner):
            return True
        holder = thing.row if hasattr(thing.row, "county_id") else thing.place
        return holder.county_id in {None, *self.reader.counties_on(declared.owner)}

    def value(self, thing: Thing, leaf: Leaf) -> Any:
        """A leaf's value: an attribute of the row, or what the database makes of it."""
        if leaf.sealed:  # nobody here names a purpose
            return None
        link = thing.node.fields.get(leaf.name)
        if isinstance(link, Link):
            seen = [f"{leaf.prefix}_{each.row.id}" for each in self.related(thing, link)]
            return seen[0] if seen else None
        fresh = self.occurrence(thing.node, thing.day, "parent")
        column = leaf.sql(fresh)
        if leaf.name == "valid_to":
            return None if thing.row.valid_to == FOREVER else thing.row.valid_to
        if isinstance(column, InstrumentedAttribute):
            return getattr(thing.row, column.key)
        if thing.node.name == "Mask" and leaf.name in ("reason", "can_request"):
            return self.mask(thing, leaf)
        key = ("value", thing.node.name, leaf.name, identity(thing), self.reader.assignee)
        return self.once(key, lambda: self.computed(thing, leaf))

    def mask(self, thing: Thing, leaf: Leaf) -> Any:
        person = self.session.get_one(Person, (thing.row.county_id, thing.row.person_id))
        found = mask_of(self.session, person, Reading(self.reader.name, self.executor.now))
        return found if leaf.name == "reason" else found is MaskReason.SEALED

    def computed(self, thing: Thing, leaf: Leaf) -> Any:
        own, tied = self.tied(thing)
        query = select(leaf.sql(own)).select_from(own.row).where(*tied)
        return self.session.execute(query, self.moments()).scalar_one()

    # --- relations ----------------------------------------------------------------------------

    def related(self, thing: Thing, declared: Link | Many | Connection) -> list[Thing]:
        """The records on the other side of a relation of one record, as far as they are seen."""
        target = self.catalog.target(declared.target)
        if isinstance(declared, Connection) and declared.under:
            return [each for kind in target.kinds or (target,) for each in self.below(thing, kind)]
        if target.kinds:
            kinds = [replace(declared, target=kind.name) for kind in target.kinds]
            return [each for kind in kinds for each in self.related(thing, kind)]
        key = ("related", thing.node.name, declared.name, target.name, identity(thing), thing.day)
        rows = self.once(key, lambda: self.related_rows(thing, declared, target))
        day = thing.day
        if isinstance(declared, Link) and declared.day is not None:
            there = thing.place.valid_from if target.table is Division else thing.row.placed_on
            day = declared.day(Occurrence(thing.row, thing.place, thing.day, there))  # type: ignore[arg-type]
        upward = not isinstance(declared, Connection) and declared.upward
        any_day = isinstance(declared, Many) and declared.any_day
        self.answer.touched.add(target.owner)
        return self.visible(target, rows, day, thing.day, upward=upward, any_day=any_day)

    def below(self, thing: Thing, target: NodeType) -> list[Thing]:
        """All that lies in the subtree of a division, each on the day that places it."""
        self.answer.touched.add(target.owner)
        rows = self.once(
            ("all", target.name), lambda: self.candidates(target, lambda c: c.row.id.is_not(None))
        )
        found = self.visible(target, rows, thing.day, thing.day, upward=False, any_day=False)
        return [each for each in found if self.lies_under(each, {thing.row.id}, thing.day)]

    def lies_under(self, thing: Thing, units: set[str], day: date) -> bool:
        """Does a record lie under one of these units, as they were on the day that places it?"""
        on_day = thing.row.placed_on if thing.node.is_fact else day
        versions = self.once("versions", lambda: list(self.session.scalars(select(Division))))
        own = [v.path for v in versions if v.id in units and holds(v, on_day)]
        return any(thing.place.path.startswith(path) for path in own)

    def related_rows(
        self, thing: Thing, declared: Link | Many | Connection, target: NodeType
    ) -> list[tuple[Any, Any]]:
        parent, tied = self.tied(thing)

        def on(child: Occurrence) -> Any:
            outer = (child.row,) if child.place is None else (child.row, child.place)
            query = select(literal(1)).select_from(parent.row)
            return query.where(*tied, declared.on(parent, child)).correlate(*outer).exists()

        return self.candidates(target, on)

    def candidates(self, node: NodeType, on: Callable[[Occurrence], Any]) -> list[tuple[Any, Any]]:
        """The rows for which a condition holds, each with every version of its place."""
        child = self.occurrence(node, self.today, "child")
        if child.place is None or child.place is child.row:
            rows = self.session.scalars(select(child.row).where(on(child)), self.moments())
            return [(row, row if child.place is child.row else None) for row in rows]
        query = select(child.row, child.place).join(
            child.place, child.place.id == child.row.division_id
        )
        return [(r, p) for r, p in self.session.execute(query.where(on(child)), self.moments())]

    def visible(
        self,
        node: NodeType,
        rows: Iterable[tuple[Any, Any]],
        on_day: date,
        asked: date,
        *,
        upward: bool,
        any_day: bool,
    ) -> list[Thing]:
        """The rows that hold on a day, lie somewhere then, and that the reader may see."""
        things = []
        for row, place in rows:
            if node.is_term and not any_day and not holds(row, on_day):
                continue
            if node.is_placed:
                first = row.valid_from if any_day and node.is_term else on_day
                if not holds(place, row.placed_on if node.is_fact else first):
                    continue
            seen = self.reader.sees(node, row, place, upward=upward)
            if seen is not None:
                things.append(Thing(node, row, place, asked, seen == "above"))
        return things

    def occurrence(self, node: NodeType, day: date, part: str) -> Occurrence:
        row = playing(node.table, part)
        place = playing(Division, f"place of {part}") if node.is_placed else None
        return Occurrence(row, row if node.table is Division else place, literal(day, Date()))

    def tied(self, thing: Thing) -> tuple[Occurrence, list[Any]]:
        """An occurrence of one record, and the conditions that make it that record."""
        own = self.occurrence(thing.node, thing.day, "parent")
        tied = [getattr(own.row, name) == value for name, value in keys_of(thing.row)]
        if own.place is not None and own.place is not own.row:
            tied.append(own.place.id == own.row.division_id)
            tied += [getattr(own.place, name) == value for name, value in keys_of(thing.place)]
        return own, tied

    def moments(self) -> dict[str, Any]:
        today, now = self.today, self.executor.now
        nobody: Any = {
            "v_purpose": None,
            "v_case": "",
            "v_purposed_on": [],
            "v_approval_kind": None,
        }
        reader = {"v_assignee": self.reader.assignee, "v_name": self.reader.name}
        return {"v_today": today, "v_now": now, **reader, **nobody}

    def once(self, key: Any, make: Callable[[], Any]) -> Any:
        memo = self.executor.memo
        if key not in memo:
            memo[key] = make()
        return memo[key]

    # --- connections --------------------------------------------------------------------------

    def page(
        self,
        thing: Thing | None,
        declared: Connection,
        nodes: list[FieldNode],
        path: Path,
        day: date,
    ) -> Any:
        target = self.catalog.target(declared.target)
        arguments = {k: v for k, v in self.arguments(nodes).items() if v is not None}
        page = make_page(target, declared.name, arguments, self.reader, self.executor.cursors)
        if thing is not None:
            self.check_above(thing, declared)
            found = self.related(thing, declared)
        else:
            rows = self.once("divisions", lambda: self.all_divisions(declared, target))
            found = self.visible(target, rows, day, day, upward=False, any_day=False)
        level = arguments.get("level")
        found = [f for f in found if level is None or f.row.level.name == level]

        def chosen(each: Thing) -> bool:
            return page.chooses(
                lambda leaf: self.value(each, own_leaf(each.node, leaf)),
                lambda code: self.within(each, code, day),
            )

        found = [each for each in found if chosen(each)]
        return self.page_fields(page, page.sorted(found), nodes, path)

    def all_divisions(self, declared: Connection, target: NodeType) -> list[tuple[Any, Any]]:
        return self.candidates(target, lambda child: declared.on(child, child))

    def within(self, thing: Thing, code: str, day: date) -> bool:
        """Does a record lie under the division that has a code on a day?"""
        versions = self.once("versions", lambda: list(self.session.scalars(select(Division))))
        units = {v.id for v in versions if v.code == code and holds(v, day)}
        return self.lies_under(thing, units, day)

    def page_fields(
        self, page: Page, found: list[Thing], nodes: list[FieldNode], path: Path
    ) -> dict[str, Any]:
        target = page.node.name
        cut: list[Thing] = page.cut(found)
        answer: dict[str, Any] = {}
        for key, group in self.fields(nodes, f"{target}Connection").items():
            match group[0].name.value:
                case "totalCount":
                    answer[key] = len(found)
                case "nodes":
                    answer[key] = [
                        self.object(t, group, (*path, key, n)) for n, t in enumerate(cut)
                    ]
                case "edges":
                    answer[key] = [
                        self.edge(page, t, group, (*path, key, n)) for n, t in enumerate(cut)
                    ]
                case "pageInfo":
                    inner = self.fields(group, "PageInfo").items()
                    info = page.info(found)
                    answer[key] = {k: info[g[0].name.value] for k, g in inner}
                case _:
                    answer[key] = f"{target}Connection"
        return answer

    def edge(self, page: Page, thing: Thing, nodes: list[FieldNode], path: Path) -> dict[str, Any]:
        answer: dict[str, Any] = {}
        for key, group in self.fields(nodes, f"{page.node.name}Edge").items():
            match group[0].name.value:
                case "cursor":
                    answer[key] = page.cursor(thing)
                case "node":
                    answer[key] = self.object(thing, group, (*path, key))
                case _:
                    answer[key] = f"{page.node.name}Edge"
        return answer

    # --- figures and plain fields ---------------------------------------------------------------

    def figures(self, thing: Thing, nodes: list[FieldNode]) -> list[dict[str, Any]]:
        measures = self.catalog.measures
        ask = make_ask(self.arguments(nodes), measures, self.today, thing.day)
        if thing.above:
            raise Refused("FORBIDDEN")
        self.answer.touched.update(measures[name].plugin for name in ask.names)
        groups = self.fields(nodes, "Figure").items()
        listed = []
        for name in ask.names:
            figure = self.figure(thing, measures[name], ask)
            listed.append({k: self.part(figure[g[0].name.value], g) for k, g in groups})
        return listed

    def figure(self, thing: Thing, measure: Measure, ask: Ask) -> dict[str, Any]:
        def make() -> dict[str, Any]:
            row, moments = thing.row, self.moments()
            return make_figure(self.session, measure, row, ask, self.reader, moments)

        reader = self.reader
        key = (measure.name, identity(thing), ask.key, reader.name, reader.root)
        found: dict[str, Any] = self.once(("figure", *key), make)
        return found

    def plain(self, name: str, nodes: list[FieldNode]) -> Any:
        """The root fields that are no stored data."""
        return self.part(plain_value(name, self.reader, self.executor.registry), nodes)

    def part(self, whole: Any, nodes: list[FieldNode]) -> Any:
        """What is asked of an object that is known as a whole."""
        if isinstance(whole, list):
            return [self.part(each, nodes) for each in whole]
        if not isinstance(whole, dict):
            return whole
        groups = self.fields(nodes, whole["__typename"])
        return {key: self.part(whole[g[0].name.value], g) for key, g in groups.items()}


def own_leaf(node: NodeType, leaf: Leaf) -> Leaf:
    """The leaf of a kind of matter under the name that all kinds filter by."""
    own = node.fields.get(leaf.name)
    return own if isinstance(own, Leaf) else leaf


def only(found: list[Thing]) -> Thing:
    assert len(found) == 1, [keys_of(each.row) for each in found]
    return found[0]


def identity(thing: Thing) -> tuple[Any, ...]:
    """Which version of which record, at which version of its place."""
    place = () if thing.place is None else tuple(keys_of(thing.place))
    return (*keys_of(thing.row), place)
