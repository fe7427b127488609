"""Request → bytes: pin a snapshot, take or make the plan, run its statement, check the epoch."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import orjson
from graphql import GraphQLSchema

from ..access import Principal
from ..aside import aside
from ..clock import Clock
from ..database import Database
from ..errors import PluginOff, Unavailable, ZongzhiError
from ..people.purposes import MARK_NAME, Named, Purposes, named_in
from ..people.vault import Vault
from ..state import Snapshot, StateKeeper
from .arguments import Peeks, arguments_of
from .binding import FieldFault, Request
from .cache import MOST_DOCUMENTS, Document, Lru, read_document
from .catalog import Catalog
from .compiled import Compiled, annotate, compile_plan, missing
from .cost import Gauge, Limits
from .passes import Planner
from .plan import LookupRoot, MissingRoot, NullItem, PlainRoot, Plan
from .sql import MARK

Values = Mapping[str, Any]

#: An answer is computed anew at most so often when switches change meanwhile.
_TRIES = 5


@dataclass(frozen=True)
class Query:
    """What a client sent."""

    text: str
    variables: Values
    operation_name: str | None = None


@dataclass(frozen=True)
class Asker:
    """Who sent it."""

    token: str
    county: str | None = None
    #: Reads ORDINARY data only, whatever the token may.
    ordinary: bool = False
    #: For which purpose persons are read.
    purpose: Named | None = None


#: Resolves the root fields that are no stored data; a fault in place of a value is that field's.
Plain = Callable[[Document, frozenset[str], Values, Principal, Snapshot], Awaitable[Values]]


@dataclass
class CacheStatistics:
    """Plan-cache hits and misses since the start."""

    hits: int = 0
    misses: int = 0


class Reader:
    """The read path of one process."""

    def __init__(
        self,
        database: Database,
        catalog: Catalog,
        schema: GraphQLSchema,
        state: StateKeeper,
        clock: Clock,
        plain: Plain,
        limits: Limits,
        purposes: Purposes,
        vault: Vault | None,
    ) -> None:
        self.database = database
        self.gauge = Gauge(database, limits)
        self.catalog = catalog
        self.schema = schema
        self.state = state
        self.clock = clock
        self.plain = plain
        self.purposes = purposes
        self.vault = vault
        self.statistics = CacheStatistics()
        self._documents: Lru[Document] = Lru(MOST_DOCUMENTS)

    def document(self, query: Query, name: str = "") -> Document:
        """The parsed and validated document, kept by its text and operation name; the reader of
        this name spends the time that a new one takes."""
        key = (query.text, query.operation_name)
        if (held := self._documents.get(key)) is None:
            with self.gauge.planning.working(name):
                held = read_document(query.text, query.operation_name, self.schema)
            self._documents.put(key, held)
        return held

    async def known(self, query: Query, name: str) -> Document:
        """The document of a query; a new one is read aside."""
        held = self._documents.get((query.text, query.operation_name))
        return held if held is not None else await aside(partial(self.document, query, name))

    async def answer(
        self, document: Document, given: Values, asker: Asker, snapshot: Snapshot
    ) -> bytes:
        """The response body of a query; its asker was admitted under the snapshot."""
        variables, now = document.variables(given), self.clock.now()
        for _ in range(_TRIES):
            principal = self._purposed(document, variables, asker, snapshot)
            held = self._held(document, variables, principal)
            prepare = partial(self.prepared, document, variables, principal, snapshot, held=held)
            compiled, values = prepare() if held else await aside(prepare)
            await self.gauge.check(compiled.weight, principal, snapshot, variables, now)
            if compiled.sql is None:
                row: Any = ((await self.state.check_epoch()).epoch,)
            else:
                row = await self.database.fetch(compiled.sql, values, "read", heavy=compiled.heavy)
            if row[-1] == snapshot.epoch:
                return await self._body(document, compiled, row, variables, principal, snapshot)
            snapshot = await self.state.snapshot(beyond=snapshot.epoch)
        raise Unavailable("开关变化过于频繁，请重试。", "Switches change too fast; try again.")

    def principal(self, snapshot: Snapshot, asker: Asker) -> Principal:
        """Who asks, under a snapshot."""
        known = snapshot.principal(asker.token, asker.county, self.clock.now())
        return known.ordinary() if asker.ordinary else known

    def _purposed(
        self, document: Document, variables: Values, asker: Asker, snapshot: Snapshot
    ) -> Principal:
        """The reader, with the purpose that an argument names, else with the header's."""
        principal = self.principal(snapshot, asker)
        if "purpose" not in document.text:
            return self.purposes.admit(principal, asker.purpose)
        planner = self.planner(document, variables, principal, Peeks())
        groups = planner.collect([document.operation.selection_set], "Query", ())
        given = (arguments_of(nodes[0], variables, Peeks()) for nodes in groups.values())
        values = ({n: a.input.value(variables) for n, a in each.items()} for each in given)
        return self.purposes.admit(principal, named_in(values) or asker.purpose)

    # --- plans -------------------------------------------------------------------------------

    def prepared(
        self,
        document: Document,
        variables: Values,
        principal: Principal,
        snapshot: Snapshot,
        select: Callable[[Planner], Plan] | None = None,
        held: Compiled | None = None,
    ) -> tuple[Compiled, list[Any]]:
        """The compiled plan and its values; a fault of a single field makes a plan of its own."""
        request = Request(variables, self.clock.now(), principal.identity, snapshot.secret)
        compiled = held or self.compiled(document, variables, principal, select)
        faults: dict[int, ZongzhiError] = {}
        while True:
            try:
                return compiled, compiled.values(principal, request)
            except FieldFault as fault:
                faults[fault.number] = fault.error
                compiled = self._make(document, variables, principal, Peeks(), faults, select)

    def compiled(
        self,
        document: Document,
        variables: Values,
        principal: Principal,
        select: Callable[[Planner], Plan] | None = None,
    ) -> Compiled:
        """The plan for this document, these forms of variables and this access; made once."""
        if (held := self._held(document, variables, principal)) is not None:
            return held
        self.statistics.misses += 1
        made = self._make(document, variables, principal, document.peeks, {}, select)
        # Planning may have read more variables: the key is taken after it.
        document.plans.put((principal.shape, document.peeks.key(variables)), made)
        return made

    def _held(self, document: Document, variables: Values, principal: Principal) -> Compiled | None:
        held = document.plans.get((principal.shape, document.peeks.key(variables)))
        self.statistics.hits += held is not None
        return held

    def _make(
        self,
        document: Document,
        variables: Values,
        principal: Principal,
        peeks: Peeks,
        faults: Mapping[int, ZongzhiError],
        select: Callable[[Planner], Plan] | None,
    ) -> Compiled:
        """Plan and compile, in the time that the reader may spend on it."""
        with self.gauge.planning.working(principal.name):
            planner = self.planner(document, variables, principal, peeks)
            planner.faults = faults
            plan = select(planner) if select else planner.plan(document.operation.selection_set)
            return compile_plan(plan, self.catalog, principal.access, self.database.dialect)

    def planner(
        self, document: Document, variables: Values, principal: Principal, peeks: Peeks
    ) -> Planner:
        """A planner for one operation and reader."""
        access, on = principal.access, principal.plugins_on
        return Planner(self.catalog, access, on, document.fragments, variables, peeks)

    # --- answers -----------------------------------------------------------------------------

    async def _body(
        self,
        document: Document,
        compiled: Compiled,
        row: Any,
        variables: Values,
        principal: Principal,
        snapshot: Snapshot,
    ) -> bytes:
        keys = compiled.plan.plain_keys
        plain = await self.plain(document, keys, variables, principal, snapshot) if keys else {}
        texts, errors = root_texts(compiled, row, plain, variables)
        if principal.purposed and self.vault and MARK_NAME in compiled.names:
            texts = await self.vault.reveal(texts, principal)
        if errors:
            name_county(errors, principal, snapshot)
        body = response(texts, errors, left_out(compiled, principal, snapshot))
        self.gauge.check_size(len(body))
        return body


def name_county(errors: list[dict[str, Any]], principal: Principal, snapshot: Snapshot) -> None:
    """Add to PLUGIN_OFF where it is off, for a reader of one county."""
    if principal.access.wide:
        return
    for error in errors:
        if error["extensions"]["code"] == PluginOff.code:
            error["extensions"]["county"] = snapshot.counties[principal.counties[0]].code


def root_texts(
    compiled: Compiled, row: Any, plain: Values, variables: Values
) -> tuple[list[tuple[str, str]], list[dict[str, Any]]]:
    """The text of each root field in order, and the errors of fields."""
    texts: list[tuple[str, str]] = []
    errors: list[dict[str, Any]] = []
    columns = iter(row)
    for root in compiled.plan.roots:
        text: str | None = None
        value = root.error if isinstance(root, NullItem) else plain.get(root.key)
        if isinstance(value, ZongzhiError):
            errors.append(value.as_graphql([root.key]))
        elif isinstance(root, PlainRoot):
            text = orjson.dumps(value).decode()
        elif isinstance(root, MissingRoot) or (text := next(columns)) is None:
            if isinstance(root, LookupRoot | MissingRoot):
                errors.append(missing(root, variables))
        elif compiled.faulty or MARK in text:
            data = orjson.loads(text)
            annotate(root, data, errors)
            text = orjson.dumps(data).decode()
        texts.append((root.key, text or "null"))
    return texts, errors


def left_out(compiled: Compiled, principal: Principal, snapshot: Snapshot) -> list[dict[str, str]]:
    """The counties whose rows are missing because a plugin is off there."""
    if not principal.access.wide:
        return []
    return [
        {"plugin": plugin, "county": snapshot.counties[county].code}
        for plugin in sorted(compiled.plugins & principal.plugins_on)
        for county in principal.counties
        if plugin not in snapshot.counties[county].on
    ]


def response(
    texts: list[tuple[str, str]],
    errors: list[dict[str, Any]],
    counties_left_out: list[dict[str, str]],
) -> bytes:
    """The response body."""
    data = ",".join(f'"{key}":{text}' for key, text in texts)
    tail = ""
    if errors:
        tail += ',"errors":' + orjson.dumps(errors).decode()
    if counties_left_out:
        tail += ',"extensions":' + orjson.dumps({"countiesLeftOut": counties_left_out}).decode()
    return f'{{"data":{{{data}}}{tail}}}'.encode()
