"""Clients that send commands over the network, and remember what they were answered."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2

from tests.api.door import GRAPHQL_JSON, check
from tests.api.server import Server
from tests.commands.giving import (
    EXTRAS,
    LIFE,
    PROOF,
    document_of,
    register_input,
    report_input,
)
from tests.support.worlds import World

from .books import REGISTER, REPORT, books_of, deed_of, find_halves, find_lost

#: Villages of two townships: a reader of one must not hear of the other.
VILLAGES = ("530424001001", "530424102205")
#: What a client may be told beside an answer: come again.
LATER = {"UNAVAILABLE", "STORAGE_FULL"}
#: So long a client waits before it asks again.
PAUSE_SECONDS = 0.05


@dataclass(frozen=True)
class Request:
    """A command under its key; whoever sends it again sends this."""

    key: str
    command: str
    given: Mapping[str, Any]


@dataclass
class Client:
    """Takes one record after another through its life, and sends what was not answered again."""

    name: str
    pending: Request | None = None
    #: The dispute at hand, and what comes next of its life.
    _record: str = ""
    _ahead: list[str] = field(default_factory=list)
    _numbers: itertools.count[int] = field(default_factory=itertools.count)

    def next(self) -> Request:
        """What is still to be answered, or the next thing to do."""
        if self.pending is None:
            n = next(self._numbers)
            self.pending = Request(f"{self.name}-{n}", *self._choose(n))
        return self.pending

    def _choose(self, n: int) -> tuple[str, Mapping[str, Any]]:
        village = VILLAGES[n // (len(LIFE) + 2) % 2]
        if self._ahead:
            command = self._ahead.pop(0)
            if command == REPORT:
                return command, report_input(division=village)
            return command, {"id": f"dispute_{self._record}", **EXTRAS.get(command, {})}
        self._ahead = [*LIFE, REPORT]
        return REGISTER, register_input(division=village)

    def answered(self, answer: str) -> None:
        """Go on from an answer."""
        command, id = deed_of(answer)
        if command == REGISTER:
            self._record = id
        self.pending = None


@dataclass
class Crew:
    """Some clients, all that they were answered, and how often they were told to come again."""

    size: int
    token: str = ""
    #: What the names of its clients begin with: two crews share no key.
    prefix: str = "client"
    acknowledged: dict[str, str] = field(default_factory=dict)
    refusals: list[str] = field(default_factory=list)
    clients: list[Client] = field(init=False)

    def __post_init__(self) -> None:
        self.clients = [Client(f"{self.prefix}{n}") for n in range(self.size)]

    async def work(self, address: str, enough: asyncio.Event) -> None:
        """Send until there is enough, or the server is gone; what is asked last may stay open."""
        await asyncio.gather(*(self._work(client, address, enough) for client in self.clients))

    async def _work(self, client: Client, address: str, enough: asyncio.Event) -> None:
        async with self._line(address) as line:
            with contextlib.suppress(httpx2.TransportError):
                while not enough.is_set():
                    await self._send(client, line)

    async def finish(self, address: str) -> None:
        """Send once more what is open, which may have been done already."""
        async with self._line(address) as line:
            for client in self.clients:
                while client.pending:
                    await self._send(client, line)

    def _line(self, address: str) -> httpx2.AsyncClient:
        headers = {"Authorization": f"Bearer {self.token}", "Accept": GRAPHQL_JSON}
        return httpx2.AsyncClient(base_url=address, headers=headers, timeout=60)

    async def _send(self, client: Client, line: httpx2.AsyncClient) -> None:
        request = client.next()
        body = {"query": document_of(request.command), "variables": {"i": request.given}}
        headers = {"Idempotency-Key": request.key, "Content-Type": "application/json"}
        reply = check(await line.post("/graphql", content=json.dumps(body), headers=headers))
        if reply.status == 200:
            self.acknowledged[request.key] = reply.text
            client.answered(reply.text)
            return
        assert (reply.status, reply.code in LATER) == (503, True), reply.text
        self.refusals.append(reply.code)
        await asyncio.sleep(PAUSE_SECONDS)


async def started(world: World, folder: Path, crew: Crew) -> Server:
    """A server that answers, with a token for the crew; two processes for the proof on
    PostgreSQL."""
    server = Server(world, folder, 2 if PROOF and world.url.startswith("postgresql") else 1)
    try:
        await server.wait()
        if not crew.token:
            crew.token = await server.make_token("crew")
    except BaseException:
        server.kill()
        raise
    server.token = crew.token
    return server


async def assert_kept(url: str, crew: Crew) -> None:
    """What the crew has been answered is in the books, nothing in half, and beyond it at most what
    is asked just now."""
    acknowledged = dict(crew.acknowledged)
    books = await books_of(url)
    assert (find_lost(books, acknowledged), find_halves(books)) == ([], [])
    asked = {client.pending.key for client in crew.clients if client.pending}
    assert books.answers.keys() <= crew.acknowledged.keys() | asked


async def until(reached: Callable[[], bool], working: asyncio.Task[None]) -> None:
    """Wait for something to come of a crew's work, which must not end meanwhile."""
    for _ in range(1200):
        if working.done():
            await working
        if reached():
            return
        await asyncio.sleep(0.05)
    raise AssertionError("it does not come to that")
