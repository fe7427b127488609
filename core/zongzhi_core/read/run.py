"""Request → bytes: pin a snapshot, take or make the plan, run its statement, check the epoch."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

import orjson
from graphql import GraphQLSchema

from ..access import Principal
from ..aside import Result, aside
from ..clock import Clock
from ..database import Database
from ..errors import PluginOff, Unavailable, ZongzhiError
from ..figure_keeper import FigureKeeper
from ..people.purposes import MARK_NAME, Named, Purposes, named_in
from ..people.vault import Vault
from ..state import Snapshot, StateKeeper
from .arguments import Peeks, arguments_of
from .binding import FieldFault, Request
from .cache import MOST_DOCUMENTS, Asked, Document, Lru, read_document
from .catalog import Catalog
from .compiled import Compiled, annotate, compile_plan, missing
from .cost import Gauge, Limits
from .passes import Planner
from .plan import LookupRoot, MissingRoot, NullItem, PlainRoot
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


class Answered(NamedTuple):
    """An answer, and the plugins of the schema that it is of."""

    body: bytes
    plugins: frozenset[str]


#: Resolves the root fields that are no stored data; a fault in place of a value is that field's.
Plain = Callable[[Asked, frozenset[str], Snapshot], Awaitable[Values]]


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
        self.keeper = FigureKeeper(database, clock, catalog.measures.values())
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
        if held is not None:
            return held
        return await self.aside(name, partial(self.document, query, name))

    async def aside(self, name: str, work: Callable[[], Result]) -> Result:
        """The result of long work for the reader of this name, in its turn."""
        await self.gauge.planning.turn(name)
        return await aside(work)

    async def answer(
        self, document: Document, given: Values, asker: Asker, snapshot: Snapshot
    ) -> Answered:
        """The answer to a query; its asker was admitted under the snapshot."""
        variables, now = document.variables(given), self.clock.now()
        for _ in range(_TRIES):
            try:
                principal = self._purposed(document, variables, asker, snapshot)
                asked = Asked(document, variables, principal)
                held = self._held(asked)
                prepare = partial(self.prepared, asked, snapshot, held)
                compiled, values = prepare() if held else await self.aside(principal.name, prepare)
                await self.gauge.check(compiled.weight, asked, snapshot, now)
            except ZongzhiError:
                # For what it is refused may have changed by now.
                newer = await self.state.check_epoch()
                if newer.epoch == snapshot.epoch:
                    raise
                snapshot = newer
                continue
            if compiled.sql is None:
                row: Any = ((await self.state.check_epoch()).epoch,)
            else:
                row = await self.database.fetch(compiled.sql, values, "read")
            if row[-1] != snapshot.epoch:
                snapshot = await self.state.snapshot(beyond=row[-1] - 1)
                if snapshot.epoch != row[-1] or not self._same(asked, asker, snapshot):
                    continue
            for place in compiled.periods:
                self.keeper.note(values[place])
            body = await self._body(asked, compiled, row, snapshot)
            return Answered(body, principal.plugins_on)
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
        planner = self.planner(Asked(document, variables, principal), Peeks())
        groups = planner.collect([document.operation.selection_set], "Query", ())
        given = (arguments_of(nodes[0], variables, Peeks()) for nodes in groups.values())
        values = ({n: a.input.value(variables) for n, a in each.items()} for each in given)
        return self.purposes.admit(principal, named_in(values) or asker.purpose)

    def _same(self, asked: Asked, asker: Asker, snapshot: Snapshot) -> bool:
        """Whether a change left a reader alone, so that the same would be asked again."""
        try:
            now = self._purposed(asked.document, asked.variables, asker, snapshot)
        except ZongzhiError:
            # The next try tells it, by what holds then.
            return False
        return now == asked.principal

    # --- plans -------------------------------------------------------------------------------

    def prepared(
        self, asked: Asked, snapshot: Snapshot, held: Compiled | None = None
    ) -> tuple[Compiled, list[Any]]:
        """The compiled plan and its values; a fault of a single field makes a plan of its own."""
        reader = asked.principal
        request = Request(asked.variables, self.clock.now(), reader.identity, snapshot.secret)
        compiled = held or self.compiled(asked)
        faults: dict[int, ZongzhiError] = {}
        while True:
            try:
                return compiled, compiled.values(reader, request)
            except FieldFault as fault:
                faults[fault.number] = fault.error
                compiled = self._make(asked, Peeks(), faults)

    def compiled(self, asked: Asked) -> Compiled:
        """The plan for this document, these forms of variables and this access; made once."""
        if (held := self._held(asked)) is not None:
            return held
        self.statistics.misses += 1
        document = asked.document
        made = self._make(asked, document.peeks, {})
        # Planning may have read more variables: the key is taken after it.
        key = asked.principal.shape, document.peeks.key(asked.variables)
        document.plans.put(key, made)
        return made

    def _held(self, asked: Asked) -> Compiled | None:
        document = asked.document
        held = document.plans.get((asked.principal.shape, document.peeks.key(asked.variables)))
        self.statistics.hits += held is not None
        return held

    def _make(self, asked: Asked, peeks: Peeks, faults: Mapping[int, ZongzhiError]) -> Compiled:
        """Plan and compile, in the time that the reader may spend on it."""
        with self.gauge.planning.working(asked.principal.name):
            planner = self.planner(asked, peeks)
            planner.faults = faults
            whole = asked.document.operation.selection_set
            plan = asked.select(planner) if asked.select else planner.plan(whole)
            access = asked.principal.access
            return compile_plan(plan, self.catalog, access, self.database.dialect)

    def planner(self, asked: Asked, peeks: Peeks) -> Planner:
        """A planner for one operation and reader."""
        access, on = asked.principal.access, asked.principal.plugins_on
        fragments = asked.document.fragments
        return Planner(self.catalog, access, on, fragments, asked.variables, peeks)

    # --- answers -----------------------------------------------------------------------------

    async def _body(self, asked: Asked, compiled: Compiled, row: Any, snapshot: Snapshot) -> bytes:
        keys, principal = compiled.plan.plain_keys, asked.principal
        plain = await self.plain(asked, keys, snapshot) if keys else {}
        texts, errors = root_texts(compiled, row, plain, asked.variables)
        if principal.purposed and self.vault and MARK_NAME in compiled.names:
            texts = await self.vault.reveal(texts, principal, errors)
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
