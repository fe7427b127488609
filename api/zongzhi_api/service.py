"""The product in one process: plugins, database, schemas, read path and write path."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import typing
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import orjson
import strawberry
import structlog
from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLError,
    GraphQLSchema,
    OperationType,
    SelectionSetNode,
    print_ast,
    type_from_ast,
)
from graphql.execution.values import VariableValues, get_argument_values

from zongzhi_core.access import Principal
from zongzhi_core.clock import Clock, SystemClock, day_of
from zongzhi_core.commands.context import Command, entry_of
from zongzhi_core.commands.outbox import Outbox
from zongzhi_core.commands.payload import USER_CODES, Payload
from zongzhi_core.commands.runner import Order, Runner, Stale
from zongzhi_core.database import Database
from zongzhi_core.errors import BadInput, Forbidden, NotFound, Unavailable, ZongzhiError
from zongzhi_core.graph.declare import camel
from zongzhi_core.loading import Registry
from zongzhi_core.people.input import ToldText
from zongzhi_core.people.own import OwnRecord, read_own
from zongzhi_core.people.purposes import Purposes
from zongzhi_core.people.vault import Vault, sealed_in
from zongzhi_core.read.arguments import Peeks
from zongzhi_core.read.binding import convert, usable_moment
from zongzhi_core.read.cache import Asked, Document, bad_variables
from zongzhi_core.read.cost import Limits
from zongzhi_core.read.run import Answered, Asker, Query, Reader
from zongzhi_core.state import Snapshot, StateKeeper
from zongzhi_core.switches.operations import Recorder
from zongzhi_core.terms import PluginState, Term

from .compose import Composer
from .labels import with_warnings
from .preview import SwitchPreview, check_preview, preview
from .roots import PlainDesk

_TRIES = 5
#: After these nothing was committed, for sure: what was sealed for it is in no row.
_UNDONE = (*USER_CODES, "BAD_INPUT", "FORBIDDEN")
PREVIEW = "previewPlugin"
#: Characters of plain fields that are answered between other requests; more are answered aside.
SHORT = 500
#: An entry of a list of texts has at most so many characters.
_LONGEST_ENTRY = 200
_hints = functools.cache(typing.get_type_hints)

log = structlog.get_logger()


class Service:
    """Answers GraphQL requests; made once in each process."""

    def __init__(
        self,
        registry: Registry,
        database: Database,
        clock: Clock | None = None,
        composer: Composer | None = None,
        limits: Limits | None = None,
        vault: Vault | None = None,
    ) -> None:
        self.registry = registry
        self.database = database
        self.vault = vault
        self.clock = clock or SystemClock()
        installed = frozenset(contribution.name for contribution in registry.plugins)
        self.state = StateKeeper(database, self.clock, installed)
        self._composer = composer or Composer(registry)
        self._schema_ids: dict[frozenset[str], str] = {}
        self._whole = self.schema(installed)
        self.reader = Reader(
            database,
            registry.catalog,
            core_schema(self._whole),
            self.state,
            self.clock,
            self._plain,
            limits or Limits(),
            Purposes(registry.purposes),
            vault,
        )
        self.runner = Runner(database, self.clock, registry.reactions, registry.matters)
        self.outbox = Outbox(database, self.clock, registry.reactions)
        self.recorder = Recorder(database, self.clock)
        nodes = registry.catalog.nodes
        self._commands = {
            command.name: dataclasses.replace(command, sensitivity=nodes[command.thing].sensitivity)
            for contribution in registry.contributions.values()
            for command in contribution.commands
        }

    def schema(self, plugins: frozenset[str]) -> strawberry.Schema:
        """The schema of a plugin set; composed once."""
        return self._composer.schema(plugins)

    def schema_id(self, plugins: frozenset[str]) -> str:
        """The id of the schema of a plugin set."""
        held = self._schema_ids.get(plugins)
        if held is None:
            installed = self.registry.contributions
            names = ("core", *sorted(plugins))
            text = " ".join(f"{name}={installed[name].version}" for name in names)
            held = self._schema_ids[plugins] = hashlib.sha256(text.encode()).hexdigest()[:16]
        return held

    async def plugins_of(self, asker: Asker) -> frozenset[str]:
        """The plugins that a token sees at this moment."""
        return self.reader.principal(await self.state.check_epoch(), asker).plugins_on

    async def sdl(self, asker: Asker) -> str:
        """The schema that a token sees, in the schema language."""
        return self.schema(await self.plugins_of(asker)).as_str()

    async def answer(self, query: Query, asker: Asker, key: str | None = None) -> Answered:
        """The answer to one GraphQL request; raises a ZongzhiError when refused whole."""
        snapshot, principal = await self.state.admit(asker.token, asker.county)
        document = await self.reader.known(query, principal.name)
        match document.kind:
            case OperationType.QUERY:
                answered = await self.reader.answer(document, query.variables, asker, snapshot)
            case OperationType.MUTATION:
                answered = await self._mutate(document, query, asker, key)
            case _:
                raise BadInput("暂不支持订阅。", "Subscriptions are not offered.")
        self.recorder.note(document, principal, snapshot.day)
        return answered

    # --- plain fields ------------------------------------------------------------------------

    async def _plain(
        self, asked: Asked, keys: frozenset[str], snapshot: Snapshot
    ) -> Mapping[str, Any]:
        """Root fields that are no stored data, answered by graphql-core on the reader's schema."""
        document, variables, principal = asked.document, asked.variables, asked.principal
        operation = document.operation
        planner = self.reader.planner(asked, Peeks())
        groups = planner.collect([operation.selection_set], "Query", ())
        kept = SelectionSetNode(
            selections=tuple(node for key in groups if key in keys for node in groups[key])
        )
        schema = self.schema(principal.plugins_on)
        # A variable of a type that this reader's schema lacks is for other fields.
        known = core_schema(schema)
        definitions = [
            d for d in operation.variable_definitions or () if type_from_ast(known, d.type)
        ]
        alone = replace_parts(operation, selection_set=kept, variable_definitions=definitions)
        document_now = DocumentNode(definitions=(alone, *document.fragments.values()))
        names = {node.name.value for node in kept.selections if isinstance(node, FieldNode)}
        own = await self._own(principal, names)
        named = {k: n[0] for k, n in groups.items() if k in keys and n[0].name.value == PREVIEW}
        previews = {
            key: await self._preview(field, document.coerce(variables), principal, snapshot)
            for key, field in named.items()
        }
        today = day_of(self.clock.now())
        desk = PlainDesk(principal, self.registry, snapshot, own, previews, today)
        text = print_ast(document_now)
        answer = functools.partial(
            schema.execute_sync, text, variable_values=dict(variables), context_value=desk
        )
        # What introspection answers may be a thousand times what is asked.
        dear = len(text) > SHORT or not names.isdisjoint(("__schema", "__type"))
        spending = self.reader.gauge.planning.working(principal.name)(answer)
        result = await self.reader.aside(principal.name, spending) if dear else answer()
        if result.errors:
            raise result.errors[0]
        return {**(result.data or {}), **desk.faults}

    async def _preview(
        self, field: FieldNode, variables: VariableValues, principal: Principal, snapshot: Snapshot
    ) -> SwitchPreview | ZongzhiError:
        """What a switch would do, or why that is not told."""
        root = core_schema(self._whole).query_type
        assert root is not None
        given = get_argument_values(root.fields[PREVIEW], field, variables)
        try:
            check_preview(principal, self.registry, given["plugin"])
            county = snapshot.county(given["county"], principal.counties)
            state = PluginState[given["state"].name]
            return await preview(
                *(self.database, self.registry, self.schema, self.clock),
                *(county, given["plugin"], state),
            )
        except ZongzhiError as fault:
            return fault

    async def _own(self, principal: Principal, asked: set[str]) -> OwnRecord | ZongzhiError:
        """The record of a person who has opened theirs, if it is asked for."""
        if principal.subject and self.vault and "myRecord" in asked:
            try:
                now, kinds = self.clock.now(), self.registry.matters
                return await read_own(self.database, self.vault, principal, now, kinds)
            except NotFound as erased:
                return erased
        return Forbidden(
            "本人记录须用回执上的查询码打开。",
            "One's own record is opened with the code of a slip.",
        )

    # --- mutations ---------------------------------------------------------------------------

    async def _mutate(
        self, document: Document, query: Query, asker: Asker, key: str | None
    ) -> Answered:
        coerced = document.coerce(query.variables)
        variables = document.variables(query.variables)
        held = await self.state.snapshot()
        actor = self.reader.principal(held, asker)
        field = self._mutation_field(document, variables, actor)
        command = self._commands[field.name.value]
        given = await self._sealed(self._input(command, field, coerced))
        for _ in range(_TRIES):
            # Without a purpose: what a command answers is stored, and may hold nothing of a person.
            principal = self.reader.principal(held, asker)
            asked = Asked(document, variables, principal)
            payload = Payload(self.reader, asked, command, held, field)
            order = Order(
                command=command,
                given=given,
                actor=principal,
                snapshot=held,
                key=key,
                payload_hash=self._payload_hash(query, asker),
            )
            try:
                outcome = await self.runner.run(order, payload.done)
            except Stale:
                held = await self.state.snapshot(beyond=held.epoch)
                continue
            except ZongzhiError as error:
                if error.code in _UNDONE:
                    await self._forget(given)
                if error.code not in USER_CODES:
                    raise
                return Answered(payload.refused(error).encode(), principal.plugins_on)
            if outcome.repeated:
                await self._forget(given)
            await self._tell(outcome.events)
            told = with_warnings(outcome.answer, given)
            return Answered(told.encode(), principal.plugins_on)
        raise Unavailable("开关变化过于频繁，请重试。", "Switches change too fast; try again.")

    async def _sealed(self, given: Any) -> Any:
        """A command's input with its persons and texts sealed; UNAVAILABLE without keys."""
        if self.vault is not None:
            await self.vault.seal(given)
        elif [*sealed_in(given)]:
            raise Unavailable("没有密钥库，不能登记人员。", "Nobody is recorded without keys.")
        return given

    async def _forget(self, given: Any) -> None:
        if self.vault is not None:
            await self.vault.forget(given)

    def _payload_hash(self, query: Query, asker: Asker) -> str:
        """What tells one payload from another; keyed, for a payload may be guessed."""
        payload = [query.text, query.variables, query.operation_name, asker.county]
        text = orjson.dumps(payload, option=orjson.OPT_SORT_KEYS)
        return self.vault.digest(text) if self.vault else hashlib.sha256(text).hexdigest()

    async def _tell(self, events: Sequence[str]) -> None:
        """Hand the events of a committed command on; a fault here is not the command's, and the
        next sweep tries again."""
        try:
            await self.outbox.deliver(events)
        except Exception:
            log.exception("delivery failed")

    def _mutation_field(
        self, document: Document, variables: Mapping[str, Any], actor: Principal
    ) -> FieldNode:
        planner = self.reader.planner(Asked(document, variables, actor), Peeks())
        groups = planner.collect([document.operation.selection_set], "Mutation", ())
        fields = [node for nodes in groups.values() for node in nodes]
        if len(fields) != 1 or fields[0].name.value not in self._commands:
            raise BadInput(
                "一次请求只能执行一个变更。", "Send exactly one mutation field in a request."
            )
        return fields[0]

    def _input(self, command: Command, field: FieldNode, variables: VariableValues) -> Any:
        """The command's input object from the coerced argument."""
        root = core_schema(self._whole).mutation_type
        assert root is not None
        try:
            coerced = get_argument_values(root.fields[field.name.value], field, variables)
        except GraphQLError as error:
            raise bad_variables([error], bare=True) from None
        return make_input(command.input, coerced["input"])


def core_schema(schema: strawberry.Schema) -> GraphQLSchema:
    """The graphql-core schema under Strawberry's."""
    whole: GraphQLSchema = schema._schema
    return whole


def make_input(kind: type, given: Any) -> Any:
    """The dataclass of a command's input from coerced GraphQL values."""
    hints = _hints(kind)
    values = {}
    for part in dataclasses.fields(kind):
        value = given.get(camel(part.name)) if isinstance(given, Mapping) else None
        if value is not None:
            values[part.name] = _argument(value, hints[part.name])
            _check_length(part, values[part.name])
    return kind(**values)


def _check_length(part: dataclasses.Field[Any], value: Any) -> None:
    longest = part.metadata["longest"]
    name = camel(part.name)
    if isinstance(value, list) and any(
        len(e) > _LONGEST_ENTRY for e in value if isinstance(e, str)
    ):
        raise BadInput(
            f"{name} 的一项超过 {_LONGEST_ENTRY} 个字符。",
            f"An entry of {name} is longer than {_LONGEST_ENTRY} characters.",
            field=name,
        )
    if isinstance(value, str | list) and len(value) > longest:
        raise BadInput(
            f"{name} 超过 {longest} 个{'字符' if isinstance(value, str) else '条目'}。",
            f"{name} is longer than {longest} "
            f"{'characters' if isinstance(value, str) else 'entries'}.",
            field=name,
        )


def _argument(value: Any, hint: Any) -> Any:
    entry = entry_of(hint)
    if entry is not None:
        return [_argument(each, entry) for each in value]
    kinds = [k for k in (*typing.get_args(hint), hint) if isinstance(k, type)]
    nested = next((k for k in kinds if dataclasses.is_dataclass(k)), None)
    if nested is not None:
        return make_input(nested, value)
    term = next((k for k in kinds if issubclass(k, Term)), None)
    if term is not None:
        return value if isinstance(value, term) else term(value)  # type: ignore[call-arg]
    if isinstance(value, date):
        return _kept(value)
    if not isinstance(value, str):
        return value
    return (ToldText if ToldText in kinds else str)(convert(value, "String"))


def _kept(value: date) -> date:
    """A day or a moment as it is stored. The calendar's first day is refused: PostgreSQL's driver
    takes it for minus infinity."""
    kept = usable_moment(value).replace(microsecond=0) if isinstance(value, datetime) else value
    if kept.year < 2:
        raise BadInput("日期过早。", "A date lies before the year 2.")
    return kept


def replace_parts(node: Any, **changes: Any) -> Any:
    """A copy of an AST node with some parts changed."""
    return type(node)(**{**{key: getattr(node, key) for key in node.keys}, **changes})
