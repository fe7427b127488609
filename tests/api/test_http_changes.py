"""The HTTP door while something changes: tokens, switches, keys, counters, faults inside."""

from __future__ import annotations

import asyncio
import io
import json
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import func, select
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

from tests.support.worlds import HUANING, Template, World
from zongzhi_core import database as databases
from zongzhi_core.database import PostgresDatabase, open_database
from zongzhi_core.errors import StorageFull, Timeout, Unavailable
from zongzhi_core.read.cache import Lru
from zongzhi_core.tables import CountyPlugin, JournalEntry
from zongzhi_core.terms import PluginState
from zongzhi_core.tokens import TokenWish, create_token, revoke_token

from .door import PLAIN_JSON, Door, check, open_door

NAME = '{division(code:"530424"){name}}'
CANARY = "canary-7f3a"


def switch(plugin: str, state: str, reason: str = "试") -> str:
    """The mutation that turns a plugin on or off."""
    return (
        f'mutation{{setPlugin(input:{{county:"{HUANING}",plugin:"{plugin}",state:{state},'
        f'reason:"{reason}"}}){{userErrors{{code}}}}}}'
    )


@asynccontextmanager
async def second_worker(world: World) -> AsyncIterator[Door]:
    """Another process's service over the same database, as far as that can be had in one."""
    database = open_database(world.url)
    made = open_door(replace(world, database=database).service)
    try:
        yield made
    finally:
        await made.client.aclose()
        await database.close()


async def read_metric(door: Door, name: str, **labels: str) -> float:
    """One number of `/metrics`; 0 when there is none yet."""
    page = (await door.client.get("/metrics")).text
    for family in text_string_to_metric_families(page):
        for sample in family.samples:
            if sample.name == name and labels.items() <= sample.labels.items():
                return float(sample.value)
    return 0.0


# --- tokens --------------------------------------------------------------------------------------


async def test_expired_token_is_unauthenticated(own_door: Door, world: World) -> None:
    """A token ends at its last second, also one that was answered before."""
    world.clock.advance(timedelta(days=90, seconds=-1))
    assert (await own_door.ask(NAME)).data
    world.clock.advance(timedelta(seconds=1))
    for path in ("/graphql?query={viewer{name}}", "/schema.graphql"):
        headers = {"Authorization": "Bearer admin"}
        reply = check(await own_door.client.get(path, headers=headers))
        assert (reply.status, reply.code) == (401, "UNAUTHENTICATED")
    assert (await own_door.ask(switch("grid", "OFF"))).status == 401


async def test_revoked_token_fails_at_the_next_request(world: World) -> None:
    """Revoked at one worker, a token is refused by another with its very next request."""
    documents = {
        "integrator": NAME,
        "township": "{viewer{name}}",
        "village": "{__schema{queryType{name}}}",
        "admin": switch("grid", "OFF"),
        "prefecture": None,
    }
    async with second_worker(world) as other:
        for token, document in documents.items():
            assert (await other.ask("{viewer{name}}", token)).data

            def revoke(session: Session, token: str = token) -> None:
                revoke_token(session, world.clock, token, actor="cli:test")

            await world.write(revoke)
            headers = {"Authorization": f"Bearer {token}"}
            reply = (
                await other.ask(document, token)
                if document
                else check(await other.client.get("/schema.graphql", headers=headers))
            )
            assert (reply.status, reply.code) == (401, "UNAUTHENTICATED")


async def test_new_token_works_at_once(own_door: Door, world: World) -> None:
    """A worker that runs already knows a token as soon as it was made elsewhere."""
    assert (await own_door.ask(NAME)).data
    wish = TokenWish("fresh", "integrator", HUANING)
    token = await world.write(
        lambda s: create_token(s, world.clock, wish, installed=(), actor="cli:test")
    )
    assert (await own_door.ask("{viewer{name}}", token)).data == {"viewer": {"name": "fresh"}}


# --- switches ------------------------------------------------------------------------------------


async def test_switch_changes_schema_id_everywhere(own_door: Door, world: World) -> None:
    """A switch at one worker changes the other's schema id and schema with its next answer."""
    async with second_worker(world) as other:
        before = (await other.ask(NAME)).headers["x-schema-id"]
        assert (await own_door.ask(switch("party", "OFF"))).data["setPlugin"]["userErrors"] == []
        reply = await other.ask('{division(code:"530424"){name posts{totalCount}}}')
        assert reply.faults == [("division.posts", "PLUGIN_OFF")]
        assert reply.partial["division"] == {"name": "华宁县", "posts": None}
        assert reply.headers["x-schema-id"] != before
        assert (await other.ask('{__type(name:"Post"){name}}')).data == {"__type": None}
        await own_door.ask(switch("party", "ON"))
        assert (await other.ask(NAME)).headers["x-schema-id"] == before


# --- idempotency ---------------------------------------------------------------------------------


async def test_reused_key_is_refused(own_door: Door, world: World) -> None:
    """The same key and payload give the stored answer; another payload is 422."""
    first = await own_door.ask(switch("party", "OFF"), Idempotency_Key="k")
    again = await own_door.ask(switch("party", "OFF"), Idempotency_Key="k")
    assert (first.status, again.status, first.text) == (200, 200, again.text)
    other = await own_door.ask(switch("mechanism", "OFF"), Idempotency_Key="k")
    assert (other.status, other.code) == (422, "IDEMPOTENCY_KEY_REUSED")
    assert await state_of(world, "mechanism") is PluginState.ON


# --- forgery -------------------------------------------------------------------------------------


async def state_of(world: World, plugin: str) -> PluginState:
    chosen = select(CountyPlugin.state).where(CountyPlugin.plugin == plugin)
    return await world.database.look(lambda s: s.scalars(chosen).one(), "system")


async def test_mutation_by_get_is_not_allowed(own_door: Door, world: World) -> None:
    """GET with a mutation is 405 and says that POST is the way; nothing is written."""
    for accept in ("*/*", PLAIN_JSON):
        headers = {"Authorization": "Bearer admin", "Accept": accept}
        response = await own_door.client.get(
            "/graphql", params={"query": switch("grid", "OFF")}, headers=headers
        )
        assert (response.status_code, response.headers["allow"]) == (405, "POST")
    assert await state_of(world, "grid") is PluginState.ON


async def test_only_json_by_post_changes_state(own_door: Door, world: World) -> None:
    """No other method and no form of a browser can write, whatever its body says."""
    body = json.dumps({"query": switch("grid", "OFF")})
    journal = select(func.count()).select_from(JournalEntry)
    written = await world.database.look(lambda s: s.scalar(journal), "system")
    kinds = (
        *("", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"),
        *("application/graphql", "text/json", "application/csp-report", "application/reports+json"),
        *("text/plain; application/json", "application/json, text/plain", "*/*", PLAIN_JSON),
    )
    query = {"query": switch("grid", "OFF")}
    for kind in kinds:
        headers = {"Authorization": "Bearer admin", "Content-Type": kind}
        for method in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"):
            if (method, kind) == ("POST", PLAIN_JSON):
                continue
            for more in ({}, {"params": query}):
                given: dict[str, Any] = {"content": body, "headers": headers, **more}
                response = await own_door.client.request(method, "/graphql", **given)
                assert response.status_code in (400, 405), (method, kind)
    assert await state_of(world, "grid") is PluginState.ON
    assert await world.database.look(lambda s: s.scalar(journal), "system") == written


# --- counters ------------------------------------------------------------------------------------

SHAPES = {
    "point": NAME,
    "two roots": '{a:division(code:"530424"){name} b:division(code:"530424001"){name}}',
    "tree": '{division(code:"530424"){children{name children{name}}}}',
    "page": '{division(code:"530424"){disputes(first:5){totalCount nodes{id no}}}}',
    "edges": "{divisions(first:3){edges{cursor node{name}} pageInfo{hasNextPage endCursor}}}",
    "figures": '{division(code:"530424"){figures(period:"2024"){value}}}',
    "nodes": '{nodes(ids:["division_0","x"]){id}}',
    "mixed": '{viewer{name} plugins{name} division(code:"530424"){name}}',
    "absent": '{division(code:"999999"){name}}',
    "fragment": 'query($w:Boolean!){division(code:"530424"){...F @include(if:$w)}} '
    "fragment F on Division{name centre{id organisation{name}}}",
}


async def test_read_is_one_statement(own_door: Door) -> None:
    """Whatever its shape, a read of stored data adds exactly 1 to `read` and nothing else."""
    await own_door.ask(NAME)
    kinds = ("read", "log", "auth", "command", "switch")
    for shape in [*SHAPES, *SHAPES]:
        variables = {"w": True} if "$w" in SHAPES[shape] else None
        before = {kind: await count(own_door, kind) for kind in kinds}
        reply = await own_door.ask(SHAPES[shape], variables=variables)
        assert reply.status == 200, reply.text
        after = {kind: await count(own_door, kind) for kind in kinds}
        assert after == {**before, "read": before["read"] + 1}, shape


async def count(door: Door, kind: str) -> float:
    return await read_metric(door, "zongzhi_sql_statements_total", kind=kind)


async def test_second_request_hits_the_plan_cache(own_door: Door) -> None:
    """The first request of a document misses, later ones with other values hit."""
    own_door.service.reader._documents = Lru(3)
    document = "query($c:String!){division(code:$c){name}}"

    async def tell(code: str) -> tuple[float, float]:
        await own_door.ask(document, variables={"c": code})
        name = "zongzhi_plan_cache_total"
        hit, miss = [await read_metric(own_door, name, result=r) for r in ("hit", "miss")]
        return hit, miss

    assert await tell("530424") == (0, 1)
    assert await tell("530424") == (1, 1)
    assert await tell("530424001") == (2, 1)
    assert await tell("999999") == (3, 1)


async def test_requests_are_counted_by_status(own_door: Door) -> None:
    """Each request to a guarded path counts once, under its path and status, and refused ones take
    time too."""
    await own_door.ask(NAME)
    await own_door.ask(NAME, "nobody")
    await own_door.ask("{")
    for status in ("200", "401", "400"):
        name = "zongzhi_requests_total"
        assert await read_metric(own_door, name, path="/graphql", status=status) == 1
    assert await read_metric(own_door, "zongzhi_graphql_seconds_count") == 3


# --- faults inside -------------------------------------------------------------------------------


async def test_lost_database_is_unavailable(huaning: Template) -> None:
    """Without its database the server is not ready, says so in a typed answer, and is alive."""
    world = huaning.copy()
    name = make_url(world.url).database or ""
    if huaning.server is not None:
        huaning.server.drop_database(name)
    else:
        Path(name).unlink()
    door = open_door(world.service)
    try:
        ready = check(await door.client.get("/readyz"))
        for reply in (ready, await door.ask(NAME), await door.ask(switch("grid", "OFF"))):
            assert (reply.status, reply.code) == (503, "UNAVAILABLE")
            assert int(reply.headers["retry-after"]) >= 1
        assert (await door.client.get("/healthz")).status_code == 200
    finally:
        await door.client.aclose()
        await world.end()


async def test_database_faults_are_503(
    own_door: Door, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What passes by itself is 503 with the time to wait."""
    await own_door.ask(NAME)
    for fault in (StorageFull, Unavailable, Timeout):

        async def fail(*given: Any, fault: Any = fault, **more: Any) -> Any:
            raise fault("数据库", "The database")

        monkeypatch.setattr(world.database, "fetch", fail)
        for accept in ("*/*", PLAIN_JSON):
            reply = await own_door.ask(NAME, accept=accept)
            assert (reply.status, reply.code) == (503, fault.code)
            assert reply.headers["retry-after"]


async def test_read_over_its_time_limit_is_stopped(
    own_door: Door, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A read that takes longer than it may is TIMEOUT, is timed, and later answered in full."""
    document = '{division(code:"530424"){children{children{figures(period:"2024"){value}}}}}'
    whole = (await own_door.ask(document)).data
    if isinstance(world.database, PostgresDatabase):
        await world.database._lend(lambda driver: driver.execute("SET statement_timeout=1"), "log")
    monkeypatch.setattr(databases, "READ_LIMIT_SECONDS", 0.0)
    reply = await own_door.ask(document, accept=PLAIN_JSON)
    assert (reply.status, reply.code) == (503, "TIMEOUT")
    assert await read_metric(own_door, "zongzhi_graphql_seconds_count") == 2
    monkeypatch.undo()
    if isinstance(world.database, PostgresDatabase):
        await world.database._lend(lambda driver: driver.execute("RESET statement_timeout"), "log")
    assert (await own_door.ask(document)).data == whole


FAULTS: list[BaseException] = [
    RuntimeError(CANARY),
    KeyError(CANARY),
    RecursionError(CANARY),
    MemoryError(CANARY),
    sqlite3.OperationalError(f'near "{CANARY}": syntax error'),
    sqlite3.ProgrammingError(CANARY),
    ValueError(f"core_division_version {CANARY}"),
    TypeError(CANARY),
]
#: The first while no snapshot of the switches is held yet.
PLACES = ("look", "fetch", "document", "compiled", "admit", "answer")


async def test_inner_faults_stay_inside(
    own_door: Door, world: World, monkeypatch: pytest.MonkeyPatch, log: io.StringIO
) -> None:
    """An unforeseen fault answers a reference and nothing else; the log has it, without values."""
    owners = (world.database, world.service.reader, world.service.state, world.service)
    for n, (place, fault) in enumerate(product(PLACES, FAULTS)):
        owner = next(each for each in owners if hasattr(each, place))
        waits = asyncio.iscoroutinefunction(getattr(owner, place))
        with monkeypatch.context() as patch:
            patch.setattr(owner, place, fail_later(fault) if waits else fail_at_once(fault))
            reply = await own_door.ask(f"{NAME} # new: {n}", accept=PLAIN_JSON)
        assert (reply.status, reply.code) == (500, "INTERNAL")
        assert CANARY not in reply.text + str(reply.headers)
        [error] = reply.body["errors"]
        assert set(error) == {"message", "extensions"}
        assert set(error["extensions"]) == {"code", "reference"}
        line = json.loads(log.getvalue().splitlines()[-1])
        assert line["reference"] == error["extensions"]["reference"]
        assert CANARY in json.dumps(line["exception"])
    assert "Bearer" not in log.getvalue()
    assert "'admin'" not in log.getvalue()
    assert len(log.getvalue().splitlines()) == len(PLACES) * len(FAULTS)


def fail_at_once(fault: BaseException) -> Callable[..., Any]:
    def fail(*given: Any, **more: Any) -> Any:
        raise fault

    return fail


def fail_later(fault: BaseException) -> Callable[..., Any]:
    async def fail(*given: Any, **more: Any) -> Any:
        raise fault

    return fail
