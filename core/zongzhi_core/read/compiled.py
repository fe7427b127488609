"""A compiled plan: the statement's text, its binders, and how its row becomes the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Dialect, Select

from ..access import Access, Principal, absent
from ..errors import Forbidden, ZongzhiError
from .binding import Binder, Request
from .catalog import Catalog
from .cost import Weight, weight_of
from .plan import (
    ConstItem,
    FiguresItem,
    Item,
    LeafItem,
    LookupRoot,
    ManyItem,
    MissingRoot,
    NullItem,
    ObjectPlan,
    OneItem,
    OwnRoot,
    PageItem,
    PageRoot,
    Plan,
    Root,
    bodies_of,
)
from .sql import ABOVE, StatementPrinter


@dataclass(frozen=True)
class Statement:
    """A statement as the driver takes it, and what its parameters are to hold."""

    sql: str | None = None
    #: Parameter names in the order of the driver.
    names: tuple[str, ...] = ()
    #: Those with a value of the statement's own, as the driver takes it.
    constants: Mapping[str, Any] = field(default_factory=dict)
    #: The others, each with what the driver needs done to its value.
    open: tuple[tuple[str, Callable[[Any], Any] | None], ...] = ()

    def filled(self, bound: Mapping[str, Any]) -> list[Any]:
        """The values of the parameters, in order."""
        values = dict(self.constants)
        for name, process in self.open:
            value = bound.get(name)
            values[name] = process(value) if process else value
        return [values[name] for name in self.names]


@dataclass(frozen=True, kw_only=True)
class Compiled(Statement):
    """A compiled plan, ready to run."""

    plan: Plan
    weight: Weight
    binders: tuple[Binder, ...] = ()
    #: Some field answers null with an error, so the answer must be walked.
    faulty: bool = False
    plugins: frozenset[str] = frozenset()
    #: Where among the values stand periods over which figures of counties may be kept.
    periods: tuple[int, ...] = ()

    def values(self, principal: Principal, request: Request) -> list[Any]:
        """The values of the statement's parameters, in order."""
        bound = principal.values(request.now)
        for binder in self.binders:
            bound.update(binder.bind(request))
        return self.filled(bound)


def compile_plan(plan: Plan, catalog: Catalog, access: Access, dialect: Dialect) -> Compiled:
    """Print and compile the statement of a plan."""
    faulty, plugins = _survey(plan, catalog)
    weight = weight_of(plan)
    if not plan.stored:
        return Compiled(plan=plan, weight=weight, faulty=faulty, plugins=plugins)
    printer = StatementPrinter(catalog, access)
    statement = compile_statement(printer.statement(plan), dialect)
    return Compiled(
        **vars(statement),
        plan=plan,
        weight=weight,
        binders=tuple(printer.binders),
        faulty=faulty,
        plugins=plugins,
        periods=tuple(statement.names.index(name) for name in sorted(printer.periods)),
    )


def compile_statement(chosen: Select[Any], dialect: Dialect) -> Statement:
    """The form in which the driver takes a select."""
    compiled: Any = chosen.compile(dialect=dialect)
    binds = {name: bind for bind, name in compiled.bind_names.items()}
    constants = {name: bind.value for name, bind in binds.items() if not bind.required}
    # Lists of a measure's own (`column IN (…)`) become one parameter each.
    expanded = compiled.construct_expanded_state({**dict.fromkeys(binds), **constants})
    names = tuple(expanded.positiontup)
    processors = {n: _processor(bind.type, dialect) for n, bind in binds.items()}
    needed = {n: processors.get(n, expanded.processors.get(n)) for n in names}
    held = {n: expanded.parameters[n] for n in names if n not in binds or n in constants}
    held = {n: process(value) if (process := needed[n]) else value for n, value in held.items()}
    return Statement(
        expanded.statement,
        names,
        held,
        tuple((n, process) for n, process in needed.items() if n not in held),
    )


def _processor(kind: Any, dialect: Dialect) -> Callable[[Any], Any] | None:
    process: Callable[[Any], Any] | None = kind.dialect_impl(dialect).bind_processor(dialect)
    return process


def _survey(plan: Plan, catalog: Catalog) -> tuple[bool, frozenset[str]]:
    """Whether any field is faulty, and which plugins are touched."""
    faulty = any(isinstance(root, NullItem) for root in plan.roots)
    plugins = {name for r in plan.roots if isinstance(r, OwnRoot) for name in r.plugins}
    waiting = [body for root in plan.roots for body in bodies_of(root)]
    while waiting:
        body = waiting.pop()
        waiting.extend(body.kinds)
        plugins.add(body.type.owner)
        for item in body.items:
            faulty = faulty or isinstance(item, NullItem)
            plugins.update(_plugins_of(item, catalog))
            waiting.extend(bodies_of(item))
    return faulty, frozenset(plugins - {"core"})


def _plugins_of(item: Item, catalog: Catalog) -> frozenset[str]:
    """The owners of what an item shows; a count alone has no body."""
    if isinstance(item, FiguresItem):
        return frozenset(measure.plugin for measure in item.measures)
    if isinstance(item, ConstItem | NullItem):
        return frozenset()
    owners = catalog.owner_of(item.declared)
    kinds = item.target.kinds if isinstance(item, PageItem) else ()
    return owners.union(kind.owner for kind in kinds)


# --- errors of single fields --------------------------------------------------------------------


def annotate(root: Root, data: Any, errors: list[dict[str, Any]]) -> None:
    """Add the errors of null fields, and take out the marks of divisions above the scope."""
    path: list[str | int] = [root.key]
    if isinstance(root, LookupRoot):
        _walk(root.body, data, path, errors)
    elif isinstance(root, PageRoot):
        _walk_page(root.item, data, path, errors)
    else:
        for n, part in enumerate(getattr(root, "parts", ())):
            if part is not None:
                _walk(part.body, data[n], [*path, n], errors)


def _walk(body: ObjectPlan, data: Any, path: list[str | int], errors: list[Any]) -> None:
    if data is None:
        return
    mark = data.pop("", None)
    body = next((kind for kind in body.kinds if kind.type.name == mark), body)
    above = mark == ABOVE
    for item in body.items:
        here = [*path, item.key]
        if isinstance(item, NullItem):
            errors.append(item.error.as_graphql(here))
        elif above:
            public = isinstance(item, LeafItem) and item.declared.public
            if data[item.key] is None and not public:
                errors.append(_above_scope(item.key).as_graphql(here))
        elif isinstance(item, OneItem):
            _walk(item.body, data[item.key], here, errors)
        elif isinstance(item, ManyItem):
            for n, part in enumerate(data[item.key]):
                _walk(item.body, part, [*here, n], errors)
        elif isinstance(item, PageItem):
            _walk_page(item, data[item.key], here, errors)


def _walk_page(item: PageItem, data: Any, path: list[str | int], errors: list[Any]) -> None:
    for entry in item.entries:
        if entry.field == "nodes" and entry.body is not None:
            for n, part in enumerate(data[entry.key]):
                _walk(entry.body, part, [*path, entry.key, n], errors)
        elif entry.field == "edges":
            for n, edge in enumerate(data[entry.key]):
                for part in entry.inner:
                    if part.body is not None:
                        _walk(part.body, edge[part.key], [*path, entry.key, n, part.key], errors)


def _above_scope(key: str) -> ZongzhiError:
    return Forbidden(
        f"辖区以上只公开编号、代码、名称、层级和类型；您无权读取“{key}”。",
        f'Above your scope only id, code, name, level and kind are shown; "{key}" is not.',
    )


def missing(root: LookupRoot | MissingRoot, variables: Mapping[str, Any]) -> dict[str, Any]:
    """The error entry of a root record that was not found, with what was asked for."""
    asked = [str(given.value(variables))[:60] for given in root.inputs.values()]
    day = root.day.value(variables) if isinstance(root, LookupRoot) and root.day else None
    asked += [] if day is None else [f"asOf {day}"]
    return absent(" ".join(asked)).as_graphql([root.key])
