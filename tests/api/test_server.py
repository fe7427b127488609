"""The server as a process: several workers, a graceful end, a database that fails and returns."""

from __future__ import annotations

import asyncio
import contextlib
import json
import signal
import sqlite3
import time
import urllib.error
import urllib.request
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import asyncpg
import httpx2
import pytest
from sqlalchemy.engine import make_url

from tests.support.worlds import HUANING, Template, World
from zongzhi_core.database import BUSY_MILLISECONDS
from zongzhi_core.testing.switching import cleared
from zongzhi_core.tokens import revoke_token

from .door import check
from .server import RealTime, Server

pytestmark = pytest.mark.slow

NAME = '{division(code:"530424"){name disputes{totalCount}}}'
ANSWER = {"division": {"name": "华宁县", "disputes": {"totalCount": 1431}}}


@pytest.fixture
async def serve(world: World, tmp_path: Path) -> AsyncIterator[Callable[..., Any]]:
    """Starts servers; those still running at the end are killed."""
    started: list[Server] = []

    async def start(workers: int = 1) -> Server:
        server = Server(world, tmp_path, workers)
        started.append(server)
        await server.wait()
        server.token = await server.make_token("tester")
        return server

    yield start
    for server in started:
        server.kill()


async def test_server_answers_the_first_query(serve: Callable[..., Any]) -> None:
    """What the documentation shows first is answered, over the network and with its headers."""
    server = await serve()
    reply = await server.ask(
        '{ division(code: "530424") { name disputes { totalCount } children { name } } }'
    )
    assert reply.data["division"]["disputes"]["totalCount"] == 1431
    assert len(reply.data["division"]["children"]) == 5
    assert reply.headers["x-schema-id"]
    assert "server" not in reply.headers
    assert (await server.get("/healthz")).json() == {"status": "ok"}
    assert (await server.ask(NAME, "nobody")).code == "UNAUTHENTICATED"
    async with httpx2.AsyncClient() as client:
        headers = {"Authorization": f"Bearer {server.token}", "Content-Type": "application/json"}
        response = await client.post(
            f"{server.address}/graphql", content=b" " * 70_000, headers=headers
        )
    assert check(response).code == "TOO_LARGE"


async def test_client_that_is_still_sending_is_answered(serve: Callable[..., Any]) -> None:
    """Ten megabytes are dropped and answered: a client that reads only when it has sent all is
    told that they are too many."""
    server = await serve()
    headers = {"Authorization": f"Bearer {server.token}", "Content-Type": "application/json"}

    def send(size: int) -> tuple[int, str]:
        request = urllib.request.Request(f"{server.address}/graphql", b" " * size, headers)
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(request)
        with refused.value as answer:
            code: str = json.load(answer)["errors"][0]["extensions"]["code"]
            return answer.code, code

    for size in (70_000, 10_000_000):
        assert await asyncio.to_thread(send, size) == (413, "TOO_LARGE")


async def test_workers_see_changes_at_once(serve: Callable[..., Any], huaning: Template) -> None:
    """A switch given through one worker and a revocation beside them hold for both from the next
    request on."""
    if huaning.server is None:
        pytest.skip("several workers are for PostgreSQL")
    server = await serve(workers=2)
    assert {(await server.ask(NAME)).status for _ in range(12)} == {200}
    office = await cleared(server.world.database, "mediation", actor="tester", times=2)
    for state in ("OFF", "ON", "OFF"):
        switched = await server.ask(
            f'mutation{{setPlugin(input:{{county:"{HUANING}",plugin:"mediation",state:{state},'
            f'reason:"试",office:"{office}"}}){{userErrors{{code}}}}}}'
        )
        assert switched.data == {"setPlugin": {"userErrors": []}}
        expected = [] if state == "ON" else [("division.disputes", "PLUGIN_OFF")]
        for _ in range(12):
            assert (await server.ask(NAME)).faults == expected
    await server.world.write(
        lambda s: revoke_token(s, RealTime(), "tester", actor="cli:test"),
    )
    assert {(await server.ask(NAME)).status for _ in range(12)} == {401}
    server.token = await server.make_token("tester")
    assert {(await server.ask(NAME)).status for _ in range(12)} == {200}


async def test_end_is_graceful(serve: Callable[..., Any]) -> None:
    """At SIGTERM the requests in flight are answered, no new one is taken, and the process ends
    with status 0 within seconds."""
    server = await serve()
    heavy = '{division(code:"530424"){children{figures(period:"2024"){value} children{code}}}}'
    asked = [asyncio.create_task(server.ask(heavy)) for _ in range(4)]
    await asyncio.sleep(0.2)
    started = time.monotonic()
    server.process.send_signal(signal.SIGTERM)
    replies = await asyncio.gather(*asked)
    assert {reply.status for reply in replies} == {200}
    assert await asyncio.to_thread(server.process.wait, 20) == 0
    assert time.monotonic() - started < 15
    with pytest.raises(httpx2.TransportError):
        await server.ask(NAME)
    assert "Traceback" not in server.errors.read_text(encoding="utf-8")


STILL_THERE = "SELECT count(*) FROM pg_stat_activity WHERE pid = ANY($1::integer[])"


async def test_lost_connections_are_made_anew(serve: Callable[..., Any], world: World) -> None:
    """When PostgreSQL ends all connections, one request may fail with a typed error; then the
    server answers again without a restart."""
    if not world.url.startswith("postgresql"):
        pytest.skip("SQLite has no connections to lose")
    server = await serve()
    other = await asyncpg.connect(world.url)
    try:
        for _ in range(3):
            await asyncio.gather(*(server.ask(NAME) for _ in range(6)))
            told = await other.fetch(
                "SELECT pid, pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            # They end when they come to it, which is not yet now.
            ending = [row["pid"] for row in told]
            while await other.fetchval(STILL_THERE, ending):
                await asyncio.sleep(0.02)
            # They have left the list, and close their connections when their process ends. Of a
            # server elsewhere these are other processes, which nobody waits for.
            for _ in range(50):
                if not any(Path(f"/proc/{pid}").exists() for pid in ending):
                    break
                await asyncio.sleep(0.02)
            replies = [await server.ask(NAME) for _ in range(6)]
            assert [reply.text for reply in replies[1:] if reply.status != 200] == []
            if replies[0].status != 200:
                assert (replies[0].status, replies[0].code) == (503, "UNAVAILABLE")
            assert replies[-1].data == ANSWER
            # Under way when it happens, each request is answered or told to come again.
            asked = [asyncio.create_task(server.ask(NAME)) for _ in range(20)]
            await other.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            for reply in await asyncio.gather(*asked):
                assert reply.status == 200 or reply.code == "UNAVAILABLE", reply.text
            assert (await server.ask(NAME)).status in (200, 503)
            assert (await server.ask(NAME)).data == ANSWER
    finally:
        await other.close()


async def rename(admin: Any, old: str, new: str) -> None:
    """Take a database away from under its clients, or give it back."""
    for _ in range(50):
        await admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", old
        )
        with contextlib.suppress(asyncpg.ObjectInUseError):
            await admin.execute(f'ALTER DATABASE "{old}" RENAME TO "{new}"')
            return
    pytest.fail("the database stays in use")


async def test_stopped_database_comes_back(
    serve: Callable[..., Any], world: World, huaning: Template
) -> None:
    """While the database takes no connections the server is not ready and says so; afterwards it
    answers without a restart."""
    if huaning.server is None:
        pytest.skip("SQLite cannot be stopped")
    server = await serve()
    name = make_url(world.url).database or ""
    await world.database.close()
    admin = await asyncpg.connect(huaning.server.address)
    try:
        await rename(admin, name, f"{name}_away")
        for _ in range(3):
            reply = await server.ask(NAME)
            assert (reply.status, reply.code) == (503, "UNAVAILABLE")
            assert reply.headers["retry-after"]
            assert (await server.get("/readyz")).status_code == 503
            assert (await server.get("/healthz")).status_code == 200
        await rename(admin, f"{name}_away", name)
    finally:
        await admin.close()
    assert (await server.ask(NAME)).data == ANSWER
    assert (await server.get("/readyz")).status_code == 200


async def test_locked_database_stops_only_writes(serve: Callable[..., Any], world: World) -> None:
    """While another process keeps what a command must change beyond the busy time, the write is
    503 with the time to wait, reads go on, and the next write succeeds."""
    server = await serve()
    switch = (
        f'mutation{{setPlugin(input:{{county:"{HUANING}",plugin:"party",state:OFF,reason:"试"}})'
        "{userErrors{code}}}"
    )
    async with locked(world.url):
        waiting = asyncio.create_task(server.ask(switch))
        started = time.monotonic()
        while not waiting.done():
            asked = time.monotonic()
            assert (await server.ask(NAME)).data == ANSWER
            assert time.monotonic() - asked < 3
            await asyncio.sleep(0.2)
        reply = await waiting
        assert (reply.status, reply.code) == (503, "UNAVAILABLE")
        assert int(reply.headers["retry-after"]) >= 1
        assert time.monotonic() - started > BUSY_MILLISECONDS / 1000 - 1
    assert (await server.ask(switch)).data == {"setPlugin": {"userErrors": []}}
    assert (await server.get("/readyz")).status_code == 200


@contextlib.asynccontextmanager
async def locked(url: str) -> AsyncIterator[None]:
    """Another process that writes and does not end: SQLite's whole file, one row of PostgreSQL."""
    if url.startswith("sqlite"):
        with contextlib.closing(sqlite3.connect(make_url(url).database or "")) as locker:
            locker.execute("BEGIN IMMEDIATE")
            yield
            locker.execute("ROLLBACK")
        return
    connection = await asyncpg.connect(url)
    try:
        async with connection.transaction():
            await connection.execute("SELECT value FROM core_epoch FOR UPDATE")
            yield
    finally:
        await connection.close()


async def test_log_of_a_server_holds_no_secrets(serve: Callable[..., Any], world: World) -> None:
    """A fault inside leaves one line of JSON under the reference, without token or document."""
    server = await serve()
    await world.write(
        lambda s: s.connection().exec_driver_sql(
            "ALTER TABLE mediation_dispute RENAME COLUMN no TO gone"
        )
    )
    reply = await server.ask('{canary_in_a_document:division(code:"530424"){disputes{nodes{no}}}}')
    assert (reply.status, reply.code) == (500, "INTERNAL")
    logged = server.errors.read_text(encoding="utf-8")
    [line] = [json.loads(line) for line in logged.splitlines() if "unforeseen" in line]
    assert line["reference"] in reply.text
    assert server.token not in logged
    assert "canary" not in logged
