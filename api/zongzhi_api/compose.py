"""The GraphQL schema of a plugin set, built from the declared graph by Strawberry.

Registry and set of plugins in, schema out. What a plugin declared is absent
from the schema of a set without it; nothing here knows any plugin by name.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

import strawberry
from strawberry.extensions import DisableValidation
from strawberry.schema.config import StrawberryConfig
from strawberry.schema.types.base_scalars import DateDefinition, DateTimeDefinition, wrap_parser
from strawberry.types.arguments import StrawberryArgument
from strawberry.types.field import StrawberryField

from zongzhi_core.clock import stamp_text
from zongzhi_core.commands.context import Command
from zongzhi_core.feed import CHANGE_FIELDS
from zongzhi_core.graph.declare import (
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
from zongzhi_core.loading import Registry
from zongzhi_core.read.cache import Lru
from zongzhi_core.read.catalog import INTERFACES, MATTER, Catalog, never_null
from zongzhi_core.terms import FigureStatus, FigureTree, Term

from .definitions import define, list_of, make_argument, make_field, make_resolved, make_type
from .inputs import Inputs
from .roots import PLAIN_ROOTS, Measure
from .terms import leaf_type, term_type

_DAY, _MOMENT = "2024-03-01", "2024-03-01T08:00:00Z"
_DESCRIBED: dict[Any, Any] = {
    date: dataclasses.replace(
        DateDefinition,
        description=f"日期 A day, like {_DAY}.",
        parse_value=wrap_parser(date.fromisoformat, f"Date like {_DAY}", include_error=False),
    ),
    datetime: dataclasses.replace(
        DateTimeDefinition,
        description=f"时刻 A moment, in UTC, like {_MOMENT}.",
        serialize=stamp_text,
    ),
}

_INTERFACE_DOCS = {
    "Node": "节点 Anything with a global id.",
    "Matter": MATTER.doc,
    "AboutPerson": "关于个人 Anything held about a person: on what basis, and for how long.",
}

_PAGING = (
    ("first", int, "前几条 How many, from the start; 20 when absent, at most 100."),
    ("after", str, "起始游标 Only what comes after this cursor."),
    ("last", int, "后几条 How many, from the end."),
    ("before", str, "截止游标 Only what comes before this cursor."),
)


#: Distinct plugin sets are few; each schema costs a few megabytes.
_SCHEMAS = 34


class Composer:
    """Keeps the schema of each plugin set; types that no set changes are made once."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._inputs = Inputs()
        self._schemas: Lru[strawberry.Schema] = Lru(_SCHEMAS)

    def schema(self, plugins: Iterable[str]) -> strawberry.Schema:
        """The schema of core and the given plugins."""
        wanted = frozenset(plugins)
        held = self._schemas.get(wanted)
        if held is None:
            held = _Composition(self._registry, wanted, self._inputs).schema()
            self._schemas.put(wanted, held)
        return held


def compose(registry: Registry, plugins: Iterable[str]) -> strawberry.Schema:
    """The schema of core and the given plugins, composed once and not kept."""
    return Composer(registry).schema(plugins)


class _Composition:
    def __init__(self, registry: Registry, plugins: frozenset[str], inputs: Inputs) -> None:
        self.registry = registry
        self.catalog: Catalog = registry.catalog
        self.on = plugins | {"core"}
        self.nodes = {n.name: n for n in self.catalog.nodes.values() if n.owner in self.on}
        self.made: dict[str, Any] = {}
        self.inputs = inputs

    def schema(self) -> strawberry.Schema:
        for name in INTERFACES:
            bases = (self.made["Node"],) if name != "Node" else ()
            self.made[name] = type(name, bases, {})
        for node in self.nodes.values():
            bases = tuple(self.made[i] for i in _narrowest(node.interfaces))
            self.made[node.name] = type(node.name, bases, {})
        self._interfaces()
        for node in self.nodes.values():
            inherited = self._inherited(node)
            shown = {n: f for n, f in node.fields.items() if self._exists(f)}
            own = [self._field(node, f) for n, f in shown.items() if n not in inherited]
            define(self.made[node.name], own, node.doc)
        query = make_type("Query", _sorted(self._roots()), "查询 What can be asked.")
        mutation = make_type("Mutation", _sorted(self._mutations()), "变更 Commands.")
        return strawberry.Schema(
            query=query,
            mutation=mutation,
            types=[self.made[n.name] for n in sorted(self.nodes.values(), key=lambda n: n.name)],
            config=StrawberryConfig(
                auto_camel_case=False, disable_field_suggestions=True, scalar_map=_DESCRIBED
            ),
            # Documents are validated against all installed plugins before they come here.
            extensions=[DisableValidation],
        )

    def _exists(self, declared: Declared) -> bool:
        target = getattr(declared, "target", None)
        known = target is None or target in self.nodes or target in self.catalog.interfaces
        return known and declared.owner in self.on

    # --- object types ------------------------------------------------------------------------

    def _interfaces(self) -> None:
        for name, promised in INTERFACES.items():
            # Not core's own type: nothing that it promises is hidden above a reader's scope.
            own = [
                self._field(MATTER, declared)
                for field, declared in promised.items()
                if name == "Node" or field != "id"
            ]
            added = [self._field(None, extension) for extension in self._extensions(name)]
            define(self.made[name], own + added, _INTERFACE_DOCS[name], is_interface=True)

    def _extensions(self, type_name: str) -> list[Declared]:
        return [
            e.declared
            for c in self.registry.contributions.values()
            for e in c.extensions
            if e.type_name == type_name and self._exists(e.declared)
        ]

    def _inherited(self, node: NodeType) -> set[str]:
        names = {n for i in node.interfaces for n in INTERFACES[i]}
        return names | {e.name for i in node.interfaces for e in self._extensions(i)}

    def _field(self, node: NodeType | None, declared: Declared) -> StrawberryField:
        made = self._plain_field(node, declared)
        life = declared.life if node is None or declared.life.reason else node.life
        made.deprecation_reason = life.reason
        return made

    def _plain_field(self, node: NodeType | None, declared: Declared) -> StrawberryField:
        match declared:
            case Leaf():
                kind = leaf_type(declared.kind)
                kind = list_of(kind) if declared.listed else kind
                kind = kind if _never_null(node, declared) else kind | None
                return make_field(declared.graphql_name, kind, declared.doc)
            case Link():
                linked = self.made[declared.target] | None
                return make_field(declared.graphql_name, linked, declared.doc)
            case Many():
                listed: Any = list_of(self.made[declared.target])
                listed = listed if _never_null(node, declared) else listed | None
                return make_field(declared.graphql_name, listed, declared.doc)
            case Connection():
                return self._connection_field(declared)
            case Figures():
                return _figures_field(declared)
        raise TypeError(f"no GraphQL type for {type(declared).__name__}")

    # --- connections and figures ---------------------------------------------------------------

    def _connection_field(self, declared: Connection, *, as_of: bool = False) -> StrawberryField:
        target = self.catalog.target(declared.target)
        order = list_of(self.inputs.order(target))
        arguments = [
            make_argument("filter", self.inputs.filter(target) | None, "筛选 Which records."),
            make_argument("orderBy", order | None, "排序 In which order."),
            *(make_argument(name, kind | None, doc) for name, kind, doc in _PAGING),
        ]
        if declared.by_level:
            level = term_type(_level_of(target))
            arguments.append(make_argument("level", level | None, "层级 Only of this level."))
        if as_of:
            arguments.append(_as_of())
        kind = self._connection(target) | None
        return make_field(declared.graphql_name, kind, declared.doc, arguments=arguments)

    def _connection(self, target: NodeType) -> Any:
        name = f"{target.name}Connection"
        if name not in self.made:
            node = self.made[target.name]
            edge = make_type(
                f"{target.name}Edge",
                [
                    make_field("cursor", str, "游标 Where this record stands in the list."),
                    make_field("node", node, "记录 The record."),
                ],
                "边 A record with its cursor.",
            )
            self.made[name] = make_type(
                name,
                [
                    make_field("nodes", list_of(node), "记录 The records of this page."),
                    make_field("edges", list_of(edge), "边 The records with their cursors."),
                    make_field("pageInfo", _page_info(), "分页 What lies around it."),
                    make_field("totalCount", int, "总数 How many records in all pages."),
                ],
                f"分页列表 A page of {target.name}.",
            )
        return self.made[name]

    # --- roots -------------------------------------------------------------------------------

    def _roots(self) -> Iterator[StrawberryField]:
        node = self.made["Node"] | None
        one = make_argument("id", strawberry.ID, "编号 Global id.")
        yield make_field("node", node, "节点 Anything by its global id.", arguments=[one])
        doc = "节点 Several by their global ids; null in place of what there is not."
        several = make_argument("ids", list[strawberry.ID], "编号 Global ids, at most 100.")
        yield make_field("nodes", list_of(node), doc, arguments=[several])
        divisions = Connection(
            name="divisions",
            doc="区划 All divisions in reach.",
            target="Division",
            on=lambda *_: True,
        )
        yield self._connection_field(divisions, as_of=True)
        paging = [make_argument(name, kind | None, doc) for name, kind, doc in _PAGING[:2]]
        doc = "变更 The records that changed: which to read again, in an order without gaps."
        yield make_field("changes", _change_page() | None, doc, arguments=paging)
        for lookup in self.catalog.lookups.values():
            if lookup.owner in self.on:
                yield self._lookup(lookup)
        for name, (kind, doc, resolver) in PLAIN_ROOTS.items():
            yield make_resolved(name, kind, doc, resolver)

    def _lookup(self, lookup: Lookup) -> StrawberryField:
        arguments = [
            make_argument(camel(a.name), leaf_type(a.kind), a.doc) for a in lookup.arguments
        ]
        if lookup.as_of:
            arguments.append(_as_of())
        if lookup.purposed:
            doc = "用途 For which purpose; stands above the header X-Purpose."
            arguments.append(make_argument("purpose", _purpose_input() | None, doc))
        kind = self.made[lookup.target] | None
        return make_field(lookup.name, kind, lookup.doc, arguments=arguments, life=lookup.life)

    def _mutations(self) -> Iterator[StrawberryField]:
        for contribution in self.registry.contributions.values():
            if contribution.name in self.on:
                yield from map(self._mutation, contribution.commands)

    def _mutation(self, command: Command) -> StrawberryField:
        thing = self.nodes[command.thing]
        shown, errors = self.made[thing.name] | None, list_of(_user_error())
        head = f"{command.name[0].upper()}{command.name[1:]}"
        payload = make_type(
            f"{head}Payload",
            [
                make_field(camel(thing.prefix or ""), shown, "结果 The record after it."),
                make_field("userErrors", errors, "提示 Why nothing was done, if so."),
            ],
            f"结果 What {command.name} answers.",
        )
        taken = self.inputs.command(command, f"{head}Input")
        given = make_argument("input", taken, "输入 Its one input.")
        return make_field(command.name, payload, command.doc, arguments=[given], life=command.life)


# --- types that no plugin set changes --------------------------------------------------------


@functools.cache
def _page_info() -> Any:
    return make_type(
        "PageInfo",
        [
            make_field("hasNextPage", bool, "有下页 More records follow."),
            make_field("hasPreviousPage", bool, "有上页 More records precede."),
            make_field("startCursor", str | None, "首游标 Cursor of the first record."),
            make_field("endCursor", str | None, "末游标 Cursor of the last record."),
        ],
        "分页信息 Around this page.",
    )


def _figures_field(declared: Figures) -> StrawberryField:
    tree = term_type(FigureTree)
    arguments = [
        make_argument("measures", list[str] | None, "指标 Names of measures; all when absent."),
        make_argument("period", str | None, "时期 Like 2024, 2024-H1, 2024-03, 2024-W05 or a day."),
        make_argument("tree", tree, "口径 On which tree facts are placed.", tree.AS_OF),
    ]
    return make_field("figures", list_of(_figure()) | None, declared.doc, arguments=arguments)


@functools.cache
def _figure() -> Any:
    return make_type(
        "Figure",
        [
            make_field("measure", Measure, "指标 What was measured."),
            make_field("status", term_type(FigureStatus), "状态 Whether it has a value."),
            make_field("value", float | None, "数值 The value."),
            make_field("numerator", float | None, "分子 Of a ratio."),
            make_field("denominator", float | None, "分母 Of a ratio."),
            make_field("period", str, "时期 The period asked for."),
            make_field("asOf", date, "截至 The last day that counts."),
        ],
        "数据 One measured number.",
    )


@functools.cache
def _change_page() -> Any:
    fields = [
        make_field(name, leaf_type(kind) if always else leaf_type(kind) | None, doc)
        for name, (kind, always, doc) in CHANGE_FIELDS.items()
    ]
    change = make_type("Change", fields, "变更 A record that was added or took its next step.")
    page = [
        make_field("nodes", list_of(change), "变更 The changes, each record's in order."),
        make_field("endCursor", str | None, "末游标 Where to go on: the next `after`."),
        make_field("hasMore", bool, "还有 More are there already."),
    ]
    return make_type("ChangePage", page, "变更列表 A page of the change feed.")


@functools.cache
def _purpose_input() -> Any:
    fields = [
        make_field("code", str, "代码 Code of the purpose."),
        make_field(
            "caseId",
            strawberry.ID | None,
            "事项：为何事而查阅。 Id of the case for which it is read.",
        ),
    ]
    doc = "用途 Why a person is read."
    return define(type("PurposeInput", (), {}), fields, doc, is_input=True)


@functools.cache
def _user_error() -> Any:
    current = make_type(
        "CurrentState",
        [
            make_field("version", int, "版本 Its version now."),
            make_field("status", str, "状态 Its status now."),
            make_field("changedBy", str | None, "修改者 Who changed it last."),
            make_field("changedAt", datetime | None, "修改时间 When."),
        ],
        "现状 How the record stands now.",
    )
    return make_type(
        "UserError",
        [
            make_field("code", str, "代码 Stable error code."),
            make_field("message", str, "说明 What happened and what to do."),
            make_field("field", str | None, "字段 The input field concerned."),
            make_field("rule", str | None, "规则 The rule that refused."),
            make_field("allowed", list[str], "可行 What is allowed here."),
            make_field("current", current | None, "现状 After a conflict."),
        ],
        "提示 A fault that the user can mend.",
    )


def _as_of() -> StrawberryArgument:
    doc = "截至 The day that governs all below; today when absent."
    return make_argument("asOf", date | None, doc)


# --- what the declarations mean --------------------------------------------------------------


def _narrowest(interfaces: tuple[str, ...]) -> tuple[str, ...]:
    """The interfaces without those that another implies."""
    return tuple(i for i in interfaces if i != "Node" or len(interfaces) == 1)


def _never_null(node: NodeType | None, declared: Declared) -> bool:
    """Core's records above the scope hide all but public fields; other owners' may be off."""
    if node is None or declared.owner != node.owner:
        return False
    public = isinstance(declared, Leaf) and declared.public
    if node.owner == "core" and node.is_node and not public:
        return False
    return never_null(node, declared)


def _level_of(target: NodeType) -> type[Term]:
    level = target.fields["level"]
    assert isinstance(level, Leaf)
    assert not isinstance(level.kind, str)
    return level.kind


def _sorted(fields: Iterable[StrawberryField]) -> list[StrawberryField]:
    return sorted(fields, key=lambda field: field.name)
