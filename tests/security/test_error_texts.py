"""Error texts: of a fault inside nothing comes out but a reference, and no text names what the
reader's schema hides."""

from __future__ import annotations

import asyncio
import random
import sqlite3
from collections.abc import Callable, Iterator
from typing import Any

import asyncpg
import orjson
import pytest
import sqlalchemy.exc
import structlog
from graphql import (
    GraphQLEnumType,
    GraphQLError,
    GraphQLInputObjectType,
    GraphQLObjectType,
    GraphQLSchema,
    build_client_schema,
    build_schema,
    get_introspection_query,
)

from tests.support.worlds import World, installed
from zongzhi_core.testing.ownership import coordinates, owned_fields, owned_types

from .ground import PROOF, READERS, Ground, Side

FAULTS = 3_000 if PROOF else 300

CANARY = "Geheimnis"


class GeheimnisError(Exception):
    """A class whose very name is an inner matter."""


#: What a fault may say of the inside.
INNER = (
    "SELECT core_token.digest FROM core_token WHERE name = '{}'",
    "/srv/zongzhi/{}/core/zongzhi_core/database.py",
    'relation "mediation_dispute_{}" does not exist',
    "{} = 张三 13800000000",
    "postgresql://zongzhi:{}@db.internal:5432/zongzhi",
    "<{} object at 0x7f0000000000>",
    "{}",
    'duplicate key value violates unique constraint "{}"\nDETAIL: Key (no)=({}) exists.',
    '"}}],"data":{{"{}":1',
    "\x00\ud800{}",
)
KINDS: tuple[Callable[[str], BaseException], ...] = (
    ValueError,
    KeyError,
    RuntimeError,
    TypeError,
    AssertionError,
    RecursionError,
    MemoryError,
    OSError,
    PermissionError,
    TimeoutError,
    asyncio.TimeoutError,
    ConnectionResetError,
    StopIteration,
    GeheimnisError,
    GraphQLError,
    sqlite3.OperationalError,
    sqlite3.IntegrityError,
    sqlite3.DatabaseError,
    asyncpg.PostgresError,
    asyncpg.UndefinedTableError,
    asyncpg.UniqueViolationError,
    asyncpg.InterfaceError,
    asyncpg.DataError,
    lambda text: sqlalchemy.exc.StatementError(text, text, {"p": text}, ValueError(text)),
    lambda text: sqlalchemy.exc.IntegrityError(text, {"p": text}, ValueError(text)),
    lambda text: UnicodeDecodeError("utf-8", text.encode("utf-8", "replace"), 0, 1, text),
    lambda text: ExceptionGroup(text, [ValueError(text), KeyError(text)]),
    lambda text: orjson.JSONDecodeError(text, text, 0),
)
#: Where it may happen, from the door inwards.
PLACES = (
    *(("service", name) for name in ("answer", "sdl", "schema_id", "_plain", "_mutate")),
    *(("service.state", name) for name in ("admit", "snapshot", "check_epoch")),
    *(("service.reader", name) for name in ("document", "answer", "planner")),
    *(("service.database", name) for name in ("fetch", "look", "transact")),
    *(("service.runner", name) for name in ("run",)),
)
DOCUMENTS = (
    '{division(code: "530424") {name disputes(first: 2) {nodes {no}} figures {value}}}',
    "{viewer {name} plugins {name} __schema {types {name}}}",
    '{node(id: "dispute_00000000000000000000000000000000") {id}}',
    'mutation {acceptDispute(input: {id: "dispute_00000000000000000000000000000000"}) '
    "{userErrors {code}}}",
    'mutation {registerDispute(input: {division: "530424001001", categoryCode: V01}) '
    "{dispute {no} userErrors {code}}}",
)


@pytest.fixture
def quiet() -> Iterator[None]:
    """The server's log goes nowhere: it may name the fault."""
    kept = structlog.get_config()
    structlog.configure(processors=[drop])
    yield
    structlog.configure(**kept)


def drop(*_: Any) -> Any:
    raise structlog.DropEvent


def break_at(
    monkeypatch: pytest.MonkeyPatch, side: Side, place: tuple[str, str], fault: BaseException
) -> None:
    """Let one function raise, whether it is awaited or not."""
    held: Any = side.door
    for step in place[0].split("."):
        held = getattr(held, step)
    awaited = asyncio.iscoroutinefunction(getattr(held, place[1]))

    def fail(*_: Any, **__: Any) -> Any:
        raise fault

    async def fail_later(*_: Any, **__: Any) -> Any:
        raise fault

    monkeypatch.setattr(held, place[1], fail_later if awaited else fail)


@pytest.mark.slow
@pytest.mark.proof
@pytest.mark.usefixtures("quiet")
def test_inner_faults_stay_inside(ground: Ground) -> None:
    """Whatever is raised wherever inside, the client is told a typed error that holds nothing of
    it: no message, statement, path, address, or name of a class."""
    side, rng = ground.copy(), ground.rng("faults")
    raised = 0
    for n in range(FAULTS):
        place = PLACES[n % len(PLACES)]
        word = f"{CANARY}{n:05}"
        text = rng.choice(INNER).replace("{}", word)
        fault = rng.choice(KINDS)(text)
        with pytest.MonkeyPatch.context() as monkeypatch:
            break_at(monkeypatch, side, place, fault)
            told, status = ask_any(ground, side, rng)
        assert CANARY.lower() not in told.lower(), (place, fault, told)
        if status >= 500:
            assert type(fault).__name__ not in told, told
            raised += 1
        # What was broken once does not stay broken.
        if n % 25 == 0:
            assert ground.ask(side, "county", DOCUMENTS[0]).data
    assert raised > FAULTS / 4


@pytest.mark.parametrize("way", ["look", "transact"])
async def test_work_that_stops_is_a_fault(world: World, way: str) -> None:
    """An exception that no future can hold ends its request like every other: none waits on."""

    def stop(_: object) -> None:
        raise StopIteration(CANARY)

    with pytest.raises(RuntimeError):
        await asyncio.wait_for(getattr(world.database, way)(stop, "system"), 30)
    assert await world.data("{viewer{name}}")


def ask_any(ground: Ground, side: Side, rng: random.Random) -> tuple[str, int]:
    """All that a client is told by one of the doors, headers too, and the status."""
    client, headers = side.door.client, {"Authorization": "Bearer county"}
    door = rng.choice(("post", "post", "post", "get", "schema", "ready"))
    if door == "post":
        reply = ground.ask(side, "county", rng.choice(DOCUMENTS))
        return f"{dict(reply.headers)} {reply.text}", reply.status
    url = {"get": "/graphql", "schema": "/schema.graphql", "ready": "/readyz"}[door]
    params = {"query": rng.choice(DOCUMENTS)} if door == "get" else {}
    response = ground.run(client.get(url, params=params, headers=headers))
    return f"{dict(response.headers)} {response.text}", response.status_code


# --- names ---------------------------------------------------------------------------------------


def introspected(ground: Ground, side: Side, reader: str) -> GraphQLSchema:
    """The schema that introspection tells a reader."""
    document = get_introspection_query(input_value_deprecation=True)
    return build_client_schema(ground.ask(side, reader, document).data)


def names_of(schema: GraphQLSchema) -> set[tuple[str, str]]:
    """Every name of a schema with its type."""
    return {(name, signature) for name, signature, _ in coordinates(schema)}


def unseen_names(reader: Any) -> set[str]:
    """The names of types and fields of plugins that are not in a reader's schema."""
    absent = [c for c in installed().plugins if c.name not in reader.plugins()]
    names = {name for c in absent for name in owned_types(c)}
    return names | {f.partition(".")[2] for c in absent for f in owned_fields(installed(), c)}


@pytest.mark.slow
@pytest.mark.proof
@pytest.mark.parametrize("reader", [*READERS, "country"])
def test_doors_tell_the_same_names(ground: Ground, reader: str) -> None:
    """Introspection, the printed schema and `__type` have the same types, fields, arguments and
    codes for a reader: those of the plugins that are on for them."""
    side = ground.original()
    known = ground.reader(side, reader)
    told = names_of(introspected(ground, side, reader))
    printed = names_of(build_schema(ground.sdl(side, reader)))
    assert {each for each in told if "__" not in each[0]} == printed
    shown = {name for name, _ in printed}
    absent = [c for c in installed().plugins if c.name not in known.plugins()]
    for contribution in absent:
        hidden = owned_types(contribution) | owned_fields(installed(), contribution)
        assert shown.isdisjoint(hidden), contribution.name
    wanted = sorted(
        {name.partition(".")[0] for c in installed().plugins for name in owned_types(c)}
    )
    for start in range(0, len(wanted), 50):
        some = wanted[start : start + 50]
        asked = " ".join(f'{name}: __type(name: "{name}") {{name}}' for name in some)
        found = ground.ask(side, reader, f"{{{asked}}}").data
        assert {name for name in some if found[name]} == {n for n in some if n in shown}


def typos(schema: GraphQLSchema) -> Iterator[tuple[str, dict[str, Any] | None]]:
    """Documents with one wrong name or code each: a field of every type, an argument, an input
    field and a code."""
    for name, kind in schema.type_map.items():
        if name.startswith("__"):
            continue
        if isinstance(kind, GraphQLObjectType) and name != "UserError":
            yield f"{{...F}} fragment F on {name} {{nonsuch}}", None
            yield f"{{node(id: 1) {{... on {name} {{nonsuch {{id}}}}}}}}", None
            # The door takes the name of UserError for one of an exception.
            for field in (n for n, f in kind.fields.items() if "UserError" not in str(f.type)):
                yield f"{{...F}} fragment F on {name} {{{field}(nonsuch: 1)}}", None
        if isinstance(kind, GraphQLInputObjectType):
            yield f"query($x: {name}) {{viewer {{name}}}}", {"x": {"nonsuch": 1}}
        if isinstance(kind, GraphQLEnumType):
            yield f"query($x: {name}) {{viewer {{name}}}}", {"x": "NONSUCH"}
    yield "{nonsuch}", None
    yield "mutation {nonsuch {id}}", None
    yield "query($x: Nonsuch) {viewer {name}}", None


@pytest.mark.slow
@pytest.mark.proof
@pytest.mark.parametrize("reader", ["prefecture-county", "two-plugins"])
def test_typos_are_told_nothing_unasked(ground: Ground, reader: str) -> None:
    """The error for a wrong name or code lists no name of a plugin that the reader does not have,
    apart from those that the document named."""
    side = ground.original()
    hidden = unseen_names(ground.reader(side, reader))
    seen = build_schema(ground.sdl(side, reader))
    shown = {part for name, _, _ in coordinates(seen) for part in name.split(".")}
    hidden -= shown
    assert len(hidden) > 20
    tried = 0
    found = [*typos(seen)]
    for document, variables in ground.rng("typos").sample(found, len(found) // (1 if PROOF else 4)):
        reply = ground.ask(side, reader, document, variables)
        assert reply.body.get("errors"), document
        words = set(reply.text.replace('"', " ").replace("'", " ").replace(".", " ").split())
        asked = set(document.replace("{", " ").replace("(", " ").split())
        assert (words & hidden) - asked == set(), (document, reply.text)
        tried += 1
    assert tried > 50
