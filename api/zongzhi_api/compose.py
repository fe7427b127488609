"""The GraphQL schema of a plugin set, built from the declared graph by Strawberry.

Registry and set of plugins in, schema out. What a plugin declared is absent
from the schema of a set without it; nothing here knows any plugin by name.
"""

from __future__ import annotations

import dataclasses
import enum
import types
import typing
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

import strawberry
from strawberry.annotation import StrawberryAnnotation
from strawberry.extensions import DisableValidation
from strawberry.schema.config import StrawberryConfig
from strawberry.schema.types.base_scalars import DateDefinition, DateTimeDefinition
from strawberry.types.arguments import StrawberryArgument
from strawberry.types.field import StrawberryField

from zongzhi_core.commands.context import Command, GlobalId
from zongzhi_core.graph.declare import (
    Connection,
    Declared,
    Figures,
    Leaf,
    LeafKind,
    Link,
    Lookup,
    Many,
    NodeType,
    camel,
)
from zongzhi_core.loading import Registry
from zongzhi_core.read.cache import Lru
from zongzhi_core.read.catalog import INTERFACES, Catalog, never_null, operators_of
from zongzhi_core.terms import (
    FigureStatus,
    FigureTree,
    OrderDirection,
    Term,
)

from .roots import PLAIN_ROOTS, Measure
from .terms import term_type

_SCALARS: dict[str, Any] = {
    "String": str,
    "ID": strawberry.ID,
    "Int": int,
    "Float": float,
    "Boolean": bool,
    "Date": date,
    "DateTime": datetime,
}

_DESCRIBED: dict[Any, Any] = {
    date: dataclasses.replace(DateDefinition, description="日期 A day, like 2024-03-01."),
    datetime: dataclasses.replace(
        DateTimeDefinition, description="时刻 A moment, in UTC, like 2024-03-01T08:00:00Z."
    ),
}

_INTERFACE_DOCS = {
    "Node": "节点 Anything with a global id.",
    "Matter": "事项 Anything that opens, has a deadline, an owner and closes.",
}

#: Types of command inputs that have another name in GraphQL.
_INPUTS: dict[type, Any] = {GlobalId: strawberry.ID}

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
        self._shared: dict[str, Any] = {}
        self._schemas: Lru[strawberry.Schema] = Lru(_SCHEMAS)

    def schema(self, plugins: Iterable[str]) -> strawberry.Schema:
        """The schema of core and the given plugins."""
        wanted = frozenset(plugins)
        held = self._schemas.get(wanted)
        if held is None:
            held = _Composition(self._registry, wanted, self._shared).schema()
            self._schemas.put(wanted, held)
        return held


def compose(registry: Registry, plugins: Iterable[str]) -> strawberry.Schema:
    """The schema of core and the given plugins, composed once and not kept."""
    return Composer(registry).schema(plugins)


class _Composition:
    def __init__(self, registry: Registry, plugins: frozenset[str], shared: dict[str, Any]) -> None:
        self.registry = registry
        self.catalog: Catalog = registry.catalog
        self.on = plugins | {"core"}
        self.nodes = {n.name: n for n in self.catalog.nodes.values() if n.owner in self.on}
        self.made: dict[str, Any] = {}
        self.shared = shared

    def schema(self) -> strawberry.Schema:
        for name in INTERFACES:
            bases = (self.made["Node"],) if name != "Node" else ()
            self.made[name] = type(name, bases, {})
        for node in self.nodes.values():
            bases = tuple(self.made[i] for i in _narrowest(node.interfaces))
            self.made[node.name] = type(node.name, bases, {})
        self._interfaces()
        for node in self.nodes.values():
            fields = {n: f for n, f in node.fields.items() if self._exists(f)}
            inherited = self._inherited(node)
            own = {n: self._field(node, f) for n, f in fields.items() if n not in inherited}
            self._finish(self.made[node.name], own, node.doc)
        query = self._finish(type("Query", (), {}), self._roots(), "查询 What can be asked.")
        mutation = self._finish(type("Mutation", (), {}), self._mutations(), "变更 Commands.")
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
        if target is not None and target not in self.nodes:
            return False
        return declared.owner in self.on

    # --- object types ------------------------------------------------------------------------

    def _interfaces(self) -> None:
        for name, promised in INTERFACES.items():
            example = next((n for n in self.nodes.values() if name in n.interfaces), None)
            shown = {}
            if example is None:
                continue
            for field in promised:
                if name == "Node" or field != "id":
                    shown[field] = self._field(example, example.fields[field])
            for extension in self._extensions(name):
                shown[extension.name] = self._field(None, extension)
            self._finish(self.made[name], shown, _INTERFACE_DOCS[name], strawberry.interface)

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
        match declared:
            case Leaf():
                kind = self._leaf(declared.kind)
                kind = kind if _never_null(node, declared) else kind | None
                return _field(declared.graphql_name, kind, declared.doc)
            case Link():
                return _field(
                    declared.graphql_name, self.made[declared.target] | None, declared.doc
                )
            case Many():
                listed: Any = _list(self.made[declared.target])
                listed = listed if _never_null(node, declared) else listed | None
                return _field(declared.graphql_name, listed, declared.doc)
            case Connection():
                return self._connection_field(declared)
            case Figures():
                return self._figures_field(declared)
        raise TypeError(f"no GraphQL type for {type(declared).__name__}")

    def _leaf(self, kind: LeafKind) -> Any:
        return _SCALARS[kind] if isinstance(kind, str) else self._term(kind)

    def _term(self, term: type[Term]) -> Any:
        return term_type(term)

    def _once(self, name: str, make: Callable[[], Any]) -> Any:
        if name not in self.made:
            self.made[name] = make()
        return self.made[name]

    def _share(self, name: str, make: Callable[[], Any]) -> Any:
        if name not in self.shared:
            self.shared[name] = make()
        return self.shared[name]

    def _finish(
        self,
        body: Any,
        fields: dict[str, StrawberryField],
        doc: str,
        kind: Callable[..., Any] = strawberry.type,
    ) -> Any:
        body.__annotations__ = {name: _annotation(field) for name, field in fields.items()}
        for name, field in fields.items():
            setattr(body, name, field)
        return kind(body, name=body.__name__, description=doc)

    # --- connections and figures ---------------------------------------------------------------

    def _connection_field(self, declared: Connection, *, as_of: bool = False) -> StrawberryField:
        target = self.nodes[declared.target]
        arguments = [
            _argument("filter", self._filter(target) | None, "筛选 Which records."),
            _argument("orderBy", _list(self._order(target)) | None, "排序 In which order."),
            *(_argument(name, kind | None, doc) for name, kind, doc in _PAGING),
        ]
        if declared.by_level:
            level = self._term(_level_of(target))
            arguments.append(_argument("level", level | None, "层级 Only of this level."))
        if as_of:
            arguments.append(_as_of())
        doc = declared.doc
        return _field(declared.graphql_name, self._connection(target) | None, doc, arguments)

    def _connection(self, target: NodeType) -> Any:
        def make() -> Any:
            node = self.made[target.name]
            edge = self._finish(
                type(f"{target.name}Edge", (), {}),
                {
                    "cursor": _field("cursor", str, "游标 Where this record stands in the list."),
                    "node": _field("node", node, "记录 The record."),
                },
                "边 A record with its cursor.",
            )
            fields = {
                "nodes": _field("nodes", _list(node), "记录 The records of this page."),
                "edges": _field("edges", _list(edge), "边 The records with their cursors."),
                "pageInfo": _field("pageInfo", self._page_info(), "分页 What lies around it."),
                "totalCount": _field("totalCount", int, "总数 How many records in all pages."),
            }
            return self._finish(
                type(f"{target.name}Connection", (), {}),
                fields,
                f"分页列表 A page of {target.name}.",
            )

        return self._once(f"{target.name}Connection", make)

    def _page_info(self) -> Any:
        def make() -> Any:
            fields = {
                "hasNextPage": _field("hasNextPage", bool, "有下页 More records follow."),
                "hasPreviousPage": _field("hasPreviousPage", bool, "有上页 More records precede."),
                "startCursor": _field(
                    "startCursor", str | None, "首游标 Cursor of the first record."
                ),
                "endCursor": _field("endCursor", str | None, "末游标 Cursor of the last record."),
            }
            return self._finish(type("PageInfo", (), {}), fields, "分页信息 Around this page.")

        return self._share("PageInfo", make)

    def _filter(self, target: NodeType) -> Any:
        def make() -> Any:
            body = type(f"{target.name}Filter", (), {})
            fields = {}
            for name, leaf in target.filters.items():
                fields[name] = _optional(leaf.graphql_name, self._operators(leaf), leaf.doc)
            if target.is_placed or target.name == "Division":
                fields["within"] = _optional(
                    "within", str, "所在区划 Code of a division around it."
                )
            fields["and_"] = _optional("and", _list(body), "并且 All of these.")
            fields["or_"] = _optional("or", _list(body), "或者 Any of these.")
            fields["not_"] = _optional("not", body, "非 None of this.")
            doc = f"筛选 Which {target.name} records; all given conditions must hold."
            return self._finish(body, fields, doc, strawberry.input)

        return self._share(f"{target.name}Filter", make)

    def _operators(self, leaf: Leaf) -> Any:
        value = self._leaf(leaf.kind)
        kind = leaf.kind if isinstance(leaf.kind, str) else leaf.kind.__name__
        docs = {
            "eq": "等于 Equal to.",
            "ne": "不等于 Not equal to.",
            "in": "属于 One of.",
            "notIn": "不属于 None of.",
            "lt": "小于 Less than.",
            "lte": "不大于 At most.",
            "gt": "大于 More than.",
            "gte": "不小于 At least.",
            "isNull": "为空 Missing or not.",
        }

        def make() -> Any:
            fields = {}
            for name in operators_of(leaf):
                many = name in ("in", "notIn")
                taken = bool if name == "isNull" else _list(value) if many else value
                fields[f"{name}_"] = _optional(name, taken, docs[name])
            return self._finish(
                type(f"{kind}Filter", (), {}),
                fields,
                f"条件 Conditions on a {kind}.",
                strawberry.input,
            )

        return self._share(f"{kind}Filter", make)

    def _order(self, target: NodeType) -> Any:
        def make() -> Any:
            names = target.orders
            chosen: Any = enum.Enum(  # type: ignore[misc]
                f"{target.name}OrderField", [(n.upper(), n.upper()) for n in names]
            )
            made: Any = strawberry.enum(chosen, description=f"排序字段 Sort keys of {target.name}.")
            described = zip(
                made.__strawberry_definition__.values, target.orders.values(), strict=True
            )
            for value, leaf in described:
                value.description = leaf.doc
            fields = {
                "field": _field("field", made, "字段 By what."),
                "direction": StrawberryField(
                    python_name="direction",
                    graphql_name="direction",
                    type_annotation=StrawberryAnnotation(self._term(OrderDirection)),
                    default=self._term(OrderDirection).ASC,
                    description="方向 Which way.",
                ),
            }
            return self._finish(
                type(f"{target.name}Order", (), {}), fields, "排序 One sort key.", strawberry.input
            )

        return self._share(f"{target.name}Order", make)

    def _figures_field(self, declared: Figures) -> StrawberryField:
        tree = self._term(FigureTree)
        arguments = [
            _argument("measures", list[str] | None, "指标 Names of measures; all when absent."),
            _argument("period", str | None, "时期 Like 2024, 2024-H1, 2024-03, 2024-W05 or a day."),
            _argument("tree", tree, "口径 On which tree facts are placed.", tree.AS_OF),
        ]
        return _field("figures", _list(self._figure()) | None, declared.doc, arguments)

    def _figure(self) -> Any:
        def make() -> Any:
            fields = {
                "measure": _field("measure", Measure, "指标 What was measured."),
                "status": _field(
                    "status", self._term(FigureStatus), "状态 Whether it has a value."
                ),
                "value": _field("value", float | None, "数值 The value."),
                "numerator": _field("numerator", float | None, "分子 Of a ratio."),
                "denominator": _field("denominator", float | None, "分母 Of a ratio."),
                "period": _field("period", str, "时期 The period asked for."),
                "asOf": _field("asOf", date, "截至 The last day that counts."),
            }
            return self._finish(type("Figure", (), {}), fields, "数据 One measured number.")

        return self._share("Figure", make)

    # --- roots -------------------------------------------------------------------------------

    def _roots(self) -> dict[str, StrawberryField]:
        fields = {
            "node": _field(
                "node",
                self.made["Node"] | None,
                "节点 Anything by its global id.",
                [_argument("id", strawberry.ID, "编号 Global id.")],
            ),
            "nodes": _field(
                "nodes",
                _list(self.made["Node"] | None),
                "节点 Several by their global ids; null in place of what there is not.",
                [_argument("ids", list[strawberry.ID], "编号 Global ids, at most 100.")],
            ),
            "divisions": self._connection_field(
                Connection(
                    name="divisions",
                    doc="区划 All divisions in reach.",
                    target="Division",
                    on=lambda *_: True,
                ),
                as_of=True,
            ),
        }
        for lookup in self.catalog.lookups.values():
            if lookup.owner in self.on:
                fields[lookup.name] = self._lookup(lookup)
        for name, (kind, doc, resolver) in PLAIN_ROOTS.items():
            fields[name] = _resolved(name, kind, doc, resolver)
        return dict(sorted(fields.items()))

    def _lookup(self, lookup: Lookup) -> StrawberryField:
        arguments = [_argument(camel(a.name), self._leaf(a.kind), a.doc) for a in lookup.arguments]
        if lookup.as_of:
            arguments.append(_as_of())
        return _field(lookup.name, self.made[lookup.target] | None, lookup.doc, arguments)

    def _mutations(self) -> dict[str, StrawberryField]:
        commands = [
            command
            for contribution in self.registry.contributions.values()
            if contribution.name in self.on
            for command in contribution.commands
        ]
        return {c.name: self._mutation(c) for c in sorted(commands, key=lambda c: c.name)}

    def _mutation(self, command: Command) -> StrawberryField:
        thing = self.nodes[command.thing]
        head = f"{command.name[0].upper()}{command.name[1:]}"
        name = camel(thing.prefix or "")
        payload = self._finish(
            type(f"{head}Payload", (), {}),
            {
                name: _field(name, self.made[thing.name] | None, "结果 The record after it."),
                "userErrors": _field(
                    "userErrors", _list(self._user_error()), "提示 Why nothing was done, if so."
                ),
            },
            f"结果 What {command.name} answers.",
        )
        given = _argument("input", self._input(command, head), "输入 Its one input.")
        return _field(command.name, payload, command.doc, [given])

    def _input(self, command: Command, head: str) -> Any:
        return self._share(f"{head}Input", lambda: self._make_input(command, head))

    def _make_input(self, command: Command, head: str) -> Any:
        hints = typing.get_type_hints(command.input)
        fields = {}
        for part in dataclasses.fields(command.input):
            kind, optional = _unwrapped(hints[part.name])
            taken = self._term(kind) if issubclass(kind, Term) else _INPUTS.get(kind, kind)
            make = _optional if optional or part.default is not dataclasses.MISSING else _field
            fields[part.name] = make(camel(part.name), taken, part.metadata["doc"])
        doc = (command.input.__doc__ or "").strip()
        return self._finish(type(f"{head}Input", (), {}), fields, doc, strawberry.input)

    def _user_error(self) -> Any:
        def make() -> Any:
            current = self._finish(
                type("CurrentState", (), {}),
                {
                    "version": _field("version", int, "版本 Its version now."),
                    "status": _field("status", str, "状态 Its status now."),
                    "changedBy": _field("changedBy", str | None, "修改者 Who changed it last."),
                    "changedAt": _field("changedAt", datetime | None, "修改时间 When."),
                },
                "现状 How the record stands now.",
            )
            fields = {
                "code": _field("code", str, "代码 Stable error code."),
                "message": _field("message", str, "说明 What happened and what to do."),
                "field": _field("field", str | None, "字段 The input field concerned."),
                "rule": _field("rule", str | None, "规则 The rule that refused."),
                "allowed": _field("allowed", list[str], "可行 What is allowed here."),
                "current": _field("current", current | None, "现状 After a conflict."),
            }
            return self._finish(
                type("UserError", (), {}), fields, "提示 A fault that the user can mend."
            )

        return self._share("UserError", make)


# --- small builders --------------------------------------------------------------------------


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


def _field(
    name: str, kind: Any, doc: str, arguments: list[StrawberryArgument] | None = None
) -> StrawberryField:
    field = StrawberryField(
        python_name=name,
        graphql_name=name,
        type_annotation=StrawberryAnnotation(kind),
        description=doc,
    )
    if arguments:
        field.arguments = arguments
    return field


def _resolved(name: str, kind: Any, doc: str, resolver: Callable[..., Any]) -> StrawberryField:
    field: StrawberryField = strawberry.field(
        resolver=resolver, name=name, description=doc, graphql_type=kind
    )
    return field


def _list(kind: Any) -> Any:
    return types.GenericAlias(list, (kind,))


def _optional(name: str, kind: Any, doc: str) -> StrawberryField:
    return StrawberryField(
        python_name=name,
        graphql_name=name,
        type_annotation=StrawberryAnnotation(kind | None),
        default=strawberry.UNSET,
        description=doc,
    )


def _argument(
    name: str, kind: Any, doc: str, default: Any = dataclasses.MISSING
) -> StrawberryArgument:
    optional = isinstance(kind, types.UnionType) or typing.get_origin(kind) is typing.Union
    value = None if optional and default is dataclasses.MISSING else default
    extra = (
        {}
        if value is dataclasses.MISSING
        else {"default": strawberry.UNSET if value is None else value}
    )
    return StrawberryArgument(
        python_name=name,
        graphql_name=name,
        type_annotation=StrawberryAnnotation(kind),
        description=doc,
        **extra,
    )


def _as_of() -> StrawberryArgument:
    return _argument("asOf", date | None, "截至 The day that governs all below; today when absent.")


def _annotation(field: StrawberryField) -> Any:
    return field.type_annotation.raw_annotation if field.type_annotation else Any


def _unwrapped(hint: Any) -> tuple[type, bool]:
    """`X | None` → (X, True)."""
    parts = [part for part in typing.get_args(hint) if part is not type(None)]
    return (parts[0], True) if parts and type(None) in typing.get_args(hint) else (hint, False)
