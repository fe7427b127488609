"""Document and variables → plan, in small passes.

`Planner` walks the selection once: `collect` merges the fields of an object (fragments,
directives), and one method for each kind of declared field makes its item. Nothing here
touches the database or sees a value that is not part of the plan's key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    SelectionSetNode,
)
from sqlalchemy import true

from ..access import Access, plugin_refusal
from ..errors import BadInput, Forbidden, TooCostly, ZongzhiError
from ..graph.declare import (
    Connection,
    Declared,
    Figures,
    Leaf,
    Link,
    Lookup,
    Many,
    NodeType,
    camel,
)
from ..people.purposes import purpose_required
from ..terms import FigureTree
from .arguments import Arg, Peeks, arguments_of, make_arg
from .catalog import Catalog
from .paging import make_page
from .plan import (
    ConstItem,
    Entry,
    FiguresItem,
    Input,
    Item,
    LeafItem,
    LookupRoot,
    ManyItem,
    MissingRoot,
    NodesRoot,
    NullItem,
    ObjectPlan,
    OneItem,
    PageItem,
    PageRoot,
    PlainRoot,
    Plan,
    Root,
)

#: A document that expands to more than this is refused while planning, before any SQL: a field
#: counts 1, an object with a sub-select of its own, a measure or what is asked of a page as much
#: as it takes to compile.
MOST_ITEMS = 5_000
_OBJECT, _MEASURE, _ENTRY = 15, 15, 10
MOST_IDS = 100

#: No variable of a document can be called so.
THING = "the thing"

Group = dict[str, list[FieldNode]]


@dataclass
class Planner:
    """Makes the plan of one operation for one reader's shape of access."""

    catalog: Catalog
    access: Access
    on: frozenset[str]
    fragments: Mapping[str, FragmentDefinitionNode]
    variables: Mapping[str, Any]
    peeks: Peeks = field(default_factory=Peeks)
    #: Faults found while binding an earlier plan: the numbered field answers null.
    faults: Mapping[int, ZongzhiError] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))
    _items: int = 0

    # --- the operation -----------------------------------------------------------------------

    def plan(self, selection: SelectionSetNode) -> Plan:
        """The plan of an operation's root selection."""
        groups = self.collect([selection], "Query", ())
        return Plan(tuple(self.root(key, nodes) for key, nodes in groups.items()))

    def root(self, key: str, nodes: list[FieldNode]) -> Root:
        name = nodes[0].name.value
        arguments = arguments_of(nodes[0], self.variables, self.peeks)
        if name == "node":
            given = arguments["id"]
            part = self._by_id(key, given.peek("prefix"), given.input, nodes)
            return part or MissingRoot(key, {"id": given.input})
        if name == "nodes":
            return self._nodes(key, arguments["ids"], nodes)
        if name == "divisions":
            return self._divisions(key, nodes, arguments)
        if name in self.catalog.roots:
            own: Root = self.catalog.roots[name](self, key, nodes, arguments)
            return own
        lookup = self.catalog.lookups.get(name)
        if lookup is None:
            return PlainRoot(key, name)
        return self._lookup(key, lookup, nodes, arguments)

    def thing(self, key: str, node: NodeType, nodes: list[FieldNode]) -> Root:
        """The root that reads back the record of a command; its id is the variable `THING`."""
        found = self._by_id(key, node.prefix, Input(None, THING), nodes)
        return found or MissingRoot(key, {"id": Input(None, THING)})

    def _lookup(
        self, key: str, lookup: Lookup, nodes: list[FieldNode], arguments: Mapping[str, Arg]
    ) -> Root:
        if lookup.purposed and not self.access.purposed:
            return NullItem(key, purpose_required())
        inputs = {
            a.name: arguments[name].input
            for a in lookup.arguments
            if (name := camel(a.name)) in arguments
        }
        found = self._found(key, lookup, inputs, nodes, _given(arguments, "asOf"))
        if not isinstance(found, LookupRoot) or self.access.wide or "code" not in arguments:
            return found
        paged = any(isinstance(item, PageItem) for item in found.body.items)
        return replace(found, whole=paged and arguments["code"].peek("county"))

    def _by_id(
        self, key: str, prefix: str | None, given: Input, nodes: list[FieldNode]
    ) -> LookupRoot | NullItem | None:
        node = self.catalog.by_prefix(prefix) if prefix else None
        if node is None:
            return None
        return self._found(key, self.catalog.lookup_by_id(node), {"id": given}, nodes, None)

    def _found(
        self,
        key: str,
        lookup: Lookup,
        inputs: Mapping[str, Input],
        nodes: list[FieldNode],
        day: Input | None,
    ) -> LookupRoot | NullItem:
        refused = self.refusal(lookup.owner)
        if refused is not None:
            return NullItem(key, refused)
        body = self.body(self.catalog.nodes[lookup.target], nodes, day)
        return LookupRoot(key, lookup, inputs, day, body)

    def _nodes(self, key: str, ids: Arg, nodes: list[FieldNode]) -> Root:
        prefixes = ids.peek("prefix")
        prefixes = prefixes if isinstance(prefixes, list) else [prefixes]
        if len(prefixes) > MOST_IDS:
            return NullItem(key, _too_many(len(prefixes)))
        parts = []
        for n, prefix in enumerate(prefixes):
            part = self._by_id(key, prefix, _item_input(ids, n), nodes)
            parts.append(part if isinstance(part, LookupRoot) else None)
        return NodesRoot(key, tuple(parts))

    def _divisions(self, key: str, nodes: list[FieldNode], arguments: Mapping[str, Arg]) -> Root:
        everything = Connection(
            name="divisions", owner="core", doc="", target="Division", on=lambda *_: true()
        )
        day = _given(arguments, "asOf")
        try:
            return PageRoot(self._page(key, everything, nodes, day), day)
        except ZongzhiError as error:
            return NullItem(key, error)

    # --- one object --------------------------------------------------------------------------

    def body(self, node: NodeType, nodes: list[FieldNode], day: Input | None) -> ObjectPlan:
        """The plan of an object from the merged selections of its fields."""
        if node.kinds:
            shown = (kind for kind in node.kinds if self.shows(kind))
            return ObjectPlan(node, (), tuple(self.body(kind, nodes, day) for kind in shown))
        self.spend(_OBJECT)
        groups = self.collect(_sets(nodes), node.name, node.interfaces)
        items = tuple(self.item(node, key, group, day) for key, group in groups.items())
        return ObjectPlan(node, items)

    def item(self, node: NodeType, key: str, nodes: list[FieldNode], day: Input | None) -> Item:
        self.spend(1)
        name = nodes[0].name.value
        if name == "__typename":
            return ConstItem(key, node.name)
        declared = self.catalog.field(node, name)
        for owner in sorted(self.catalog.owner_of(declared)):
            refused = self.refusal(owner)
            if refused is not None:
                return NullItem(key, refused)
        if declared.sensitivity not in self.access.classes:
            return NullItem(key, forbidden(name))
        try:
            return self._make(declared, key, nodes, day)
        except (BadInput, Forbidden) as error:
            return NullItem(key, error)

    def spend(self, count: int) -> None:
        self._items += count
        if self._items > MOST_ITEMS:
            raise TooCostly(
                f"查询展开后过大（字段计 1，每个关联对象计 {_OBJECT}，每个指标计 {_MEASURE}，"
                f"合计最多 {MOST_ITEMS}）；请减少片段和别名。",
                f"The query expands to too much (a field counts 1, each related object {_OBJECT}, "
                f"each measure {_MEASURE}; at most {MOST_ITEMS}); use fewer fragments and aliases.",
                limit=MOST_ITEMS,
            )

    def _make(
        self, declared: Declared, key: str, nodes: list[FieldNode], day: Input | None
    ) -> Item:
        match declared:
            case Leaf():
                return LeafItem(key, declared)
            case Link():
                return OneItem(key, declared, self.body(self._target(declared), nodes, day))
            case Many():
                return ManyItem(key, declared, self.body(self._target(declared), nodes, day))
            case Connection():
                return self._page(key, declared, nodes, day)
            case Figures():
                return self._figures(key, nodes, day)
        raise TypeError(f"no plan for {type(declared).__name__}")

    def _target(self, declared: Link | Many | Connection) -> NodeType:
        return self.catalog.target(declared.target)

    def shows(self, kind: NodeType) -> bool:
        """May an object of this type stand in a list of its interface?"""
        return self.refusal(kind.owner) is None and kind.sensitivity in self.access.classes

    def refusal(self, owner: str) -> ZongzhiError | None:
        """Why a plugin's field answers null here; None when it may be read."""
        if owner == "core" or owner in self.on:
            return None
        return plugin_refusal(owner, self.access)

    def numbered(self) -> int:
        """The number of a field that may be faulty; raises the fault that it was found to have."""
        number = next(self._numbers)
        if number in self.faults:
            raise self.faults[number]
        return number

    # --- connections -------------------------------------------------------------------------

    def _page(
        self, key: str, connection: Connection, nodes: list[FieldNode], day: Input | None
    ) -> PageItem:
        number = self.numbered()
        target = self._target(connection)
        arguments = arguments_of(nodes[0], self.variables, self.peeks)
        page = make_page(target, arguments, self.access)
        within = {"edges": f"{target.name}Edge", "pageInfo": "PageInfo"}
        entries = self.entries(
            nodes, f"{target.name}Connection", within, lambda group: self.body(target, group, day)
        )
        self.spend(len(entries) * (_ENTRY + _OBJECT * len(target.kinds)))
        return PageItem(key, connection, target, page, entries, number)

    # --- figures -----------------------------------------------------------------------------

    def _figures(self, key: str, nodes: list[FieldNode], day: Input | None) -> FiguresItem:
        number = self.numbered()
        arguments = arguments_of(nodes[0], self.variables, self.peeks)
        asked = arguments["measures"].peek() if "measures" in arguments else None
        names = sorted(self.catalog.measures) if asked is None else asked
        names = [names] if isinstance(names, str) else names
        self.spend(_MEASURE * len(names))
        for name in names:
            if name not in self.catalog.measures:
                raise BadInput(
                    f"没有名为“{name}”的指标；可用指标见 measures。",
                    f'There is no measure "{name}"; the field "measures" lists them.',
                )
        tree = arguments["tree"].peek() if "tree" in arguments else "AS_OF"
        if tree is None:
            raise BadInput("tree 不能为 null。", "tree cannot be null.")
        period = arguments.get("period")
        return FiguresItem(
            key=key,
            measures=tuple(self.catalog.measures[name] for name in names),
            off=frozenset(n for n, m in self.catalog.measures.items() if self.refusal(m.plugin)),
            exact=self.access.exact,
            tree=FigureTree[tree],
            period=None if period is None or period.is_null else period.input,
            entries=self.entries(nodes, "Figure", {"measure": "Measure"}),
            number=number,
            day=day,
        )

    # --- selections --------------------------------------------------------------------------

    def entries(
        self,
        nodes: list[FieldNode],
        type_name: str,
        within: Mapping[str, str],
        node: Callable[[list[FieldNode]], ObjectPlan] | None = None,
    ) -> tuple[Entry, ...]:
        """The fields of an object that is no node. `within` names the type of those that are such
        objects themselves; `node` plans what its `nodes` or its `node` show."""
        made = []
        for key, group in self.groups(nodes, type_name).items():
            name = group[0].name.value
            body = node(group) if node and name in ("nodes", "node") else None
            inner = self.entries(group, within[name], {}, node) if name in within else ()
            made.append(Entry(key, name, body, inner))
        return tuple(made)

    def groups(self, nodes: list[FieldNode], type_name: str) -> Group:
        """The fields of the objects behind some fields, by response key."""
        return self.collect(_sets(nodes), type_name, ())

    def collect(
        self, selections: list[SelectionSetNode], type_name: str, interfaces: tuple[str, ...]
    ) -> Group:
        """The fields of an object by response key, fragments spread, directives obeyed."""
        groups: Group = {}
        spread: set[str] = set()
        for selection in selections:
            self._gather(selection, {type_name, *interfaces}, groups, spread)
        return groups

    def _gather(
        self, selection: SelectionSetNode, fits: set[str], groups: Group, spread: set[str]
    ) -> None:
        for part in selection.selections:
            if not self._included(part):
                continue
            if isinstance(part, FieldNode):
                key = part.alias.value if part.alias else part.name.value
                groups.setdefault(key, []).append(part)
            elif isinstance(part, InlineFragmentNode):
                on = part.type_condition
                if on is None or on.name.value in fits:
                    self._gather(part.selection_set, fits, groups, spread)
            elif isinstance(part, FragmentSpreadNode) and part.name.value not in spread:
                spread.add(part.name.value)
                fragment = self.fragments[part.name.value]
                if fragment.type_condition.name.value in fits:
                    self._gather(fragment.selection_set, fits, groups, spread)

    def _included(self, part: Any) -> bool:
        for directive in part.directives or ():
            wanted = _WANTED.get(directive.name.value)
            if wanted is None:
                continue
            condition = make_arg(directive.arguments[0].value, self.variables, self.peeks)
            if condition is not None and not wanted(condition.peek()):
                return False
        return True


_WANTED: dict[str, Callable[[Any], bool]] = {
    "skip": lambda value: not value,
    "include": bool,
}


def _sets(nodes: list[FieldNode]) -> list[SelectionSetNode]:
    return [n.selection_set for n in nodes if n.selection_set is not None]


def _given(arguments: Mapping[str, Arg], name: str) -> Input | None:
    arg = arguments.get(name)
    return None if arg is None or arg.is_null else arg.input


def _item_input(ids: Arg, n: int) -> Input:
    if ids.input.variable is not None:
        path = (n,) if isinstance(ids.variables[ids.input.variable], list) else ()
        return Input(None, ids.input.variable, path)
    literal = ids.input.literal
    return Input(literal[n] if isinstance(literal, list) else literal)


def forbidden(what: str) -> ZongzhiError:
    """A field that the reader's role may not read."""
    return Forbidden(f"您无权读取“{what}”。", f'You may not read "{what}".')


def _too_many(ids: int) -> ZongzhiError:
    return BadInput(
        f"ids 最多 {MOST_IDS} 个，收到 {ids} 个。", f"At most {MOST_IDS} ids; got {ids}."
    )
