"""The documents that are timed, and two ways to ask them: through the service, and as bare SQL."""

from __future__ import annotations

import asyncio
import inspect
import sqlite3
import statistics
import time
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

import orjson
from sqlalchemy.engine import make_url

from tests.support.worlds import HUANING, World
from zongzhi_api.app import create_app
from zongzhi_api.service import Service
from zongzhi_api.settings import Settings
from zongzhi_core.access import Principal
from zongzhi_core.database import PostgresDatabase
from zongzhi_core.read.cache import Asked, Document
from zongzhi_core.read.compiled import Compiled
from zongzhi_core.read.run import Asker, Query
from zongzhi_core.state import Snapshot

Result = TypeVar("Result")
Ask = Callable[[], Awaitable[Any]]

_POINT = "query($c:String!){division(code:$c){name children{code name}}}"
_TREE = """query($c:String!){division(code:$c){code name children{code name children{code name
grids(first:100){nodes{code name households staff{role name post}}}}}}}"""
_PAGE = """query($c:String!,$n:Int,$f:DisputeFilter){division(code:$c){
disputes(first:$n,filter:$f,orderBy:[{field:OPENED_AT,direction:DESC}]){
totalCount pageInfo{hasNextPage endCursor}
nodes{id no status openedAt dueAt division{name} steps{seq toStatus at}}}}}"""
_DASHBOARD = """query($c:String!,$m:[String!],$p:String){division(code:$c){children{code name
figures(measures:$m,period:$p){measure{name} status value}}}}"""
_COUNT = "query($c:String!){division(code:$c){descendants(level:VILLAGE){totalCount}}}"

_MEASURES = [
    *("grid.grids", "grid.members", "mediation.accepted", "mediation.settled"),
    *("mediation.people_helped", "services.people_supported"),
]

#: Name → the query of a point read, a nested tree, a page, a dashboard and a count.
QUERIES: dict[str, Query] = {
    "point": Query(_POINT, {"c": f"{HUANING}001"}),
    "tree": Query(_TREE, {"c": HUANING}),
    "page": Query(
        _PAGE, {"c": HUANING, "n": 50, "f": {"openedAt": {"gte": "2024-03-01T00:00:00Z"}}}
    ),
    "dashboard": Query(_DASHBOARD, {"c": HUANING, "m": _MEASURES, "p": "2024"}),
    "all figures": Query(_DASHBOARD, {"c": HUANING, "m": None, "p": "2024"}),
    "count": Query(_COUNT, {"c": "5304"}),
}

#: The four documents that each engine answers beside the bare driver, and how often at least.
PAIRED = {"point": 300, "tree": 12, "page": 30, "dashboard": 12}


@dataclass
class Bench:
    """A world and an event loop of its own, so that plain functions can be timed."""

    world: World
    token: str = "admin"
    runner: asyncio.Runner = field(default_factory=asyncio.Runner)
    _closing: list[Callable[[], Any]] = field(default_factory=list)

    @property
    def loop(self) -> asyncio.AbstractEventLoop:
        return self.runner.get_loop()

    def run(self, work: Coroutine[Any, Any, Result]) -> Result:
        return self.runner.run(work)

    def close(self) -> None:
        """Give back the connections; the loop may have another user."""

        async def run() -> None:
            for each in self._closing:
                each()
            await self.world.end()

        self.run(run())

    def closing(self, give_back: Callable[[], Any]) -> None:
        """Give something back when all is done."""
        self._closing.append(give_back)

    async def pinned(self) -> tuple[Snapshot, Principal]:
        """The snapshot and the reader."""
        return await self.world.service.state.admit(self.token, None)

    async def prepared(self, query: Query) -> tuple[Compiled, Sequence[Any]]:
        """The statement of a query and its values."""
        snapshot, principal = await self.pinned()
        reader = self.world.service.reader
        document = reader.document(query)
        asked = Asked(document, document.variables(query.variables), principal)
        return reader.prepared(asked, snapshot)

    def service(self, query: Query) -> Ask:
        """Ask the service, as the door does."""
        # What is hung around it for the tests' sake is not timed, nor are its calls counted.
        asker, service = Asker(self.token), self.world.service
        answer = partial(inspect.unwrap(Service.answer), service)

        async def ask() -> Any:
            return (await answer(query, asker)).body

        return ask

    def door(self, query: Query) -> Ask:
        """Ask the whole application, as the HTTP server does, with all but its sockets."""
        app = create_app(self.world.service, Settings())
        headers = [(b"authorization", b"Bearer " + self.token.encode())]
        headers.append((b"content-type", b"application/json"))
        scope = {"type": "http", "method": "POST", "path": "/graphql", "headers": headers}
        body = orjson.dumps({"query": query.text, "variables": query.variables})

        async def receive() -> Any:
            return {"type": "http.request", "body": body, "more_body": False}

        async def ask() -> Any:
            sent: list[Any] = []

            async def send(message: Any) -> None:
                sent.append(message)

            await app(scope, receive, send)
            assert sent[0]["status"] == 200
            return sent[-1]["body"]

        return ask

    async def bare(self, query: Query) -> Ask:
        """The same statement and values, given by hand to a driver with the product's settings."""
        compiled, values = await self.prepared(query)
        text = compiled.sql or ""
        if isinstance(self.world.database, PostgresDatabase):
            borrowed: Any = await self.world.database.engine.raw_connection()
            driver = borrowed.driver_connection
            self._closing.append(borrowed.invalidate)

            async def ask() -> Any:
                return await driver.fetchrow(text, *values)
        else:
            path = make_url(self.world.url).database
            connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True, isolation_level=None)
            connection.execute("PRAGMA automatic_index=OFF")
            self._closing.append(connection.close)

            async def ask() -> Any:
                return connection.execute(text, values).fetchone()

        return ask


@dataclass(frozen=True)
class Pair:
    """Two ways, timed in turn in one run; seconds."""

    first: list[float]
    second: list[float]

    @property
    def ratio(self) -> float:
        """Second by first: of the minima, which a busy machine spoils least."""
        return min(self.second) / min(self.first)

    def facts(self) -> Mapping[str, float]:
        """Microseconds and ratios, for `extra_info` and for people."""
        halves = {"first": self.first, "second": self.second}
        facts = {f"{n}_min_us": min(t) * 1e6 for n, t in halves.items()}
        facts |= {f"{n}_median_us": statistics.median(t) * 1e6 for n, t in halves.items()}
        facts["ratio_min"] = self.ratio
        facts["ratio_median"] = statistics.median(self.second) / statistics.median(self.first)
        facts["more_us"] = facts["second_min_us"] - facts["first_min_us"]
        return {name: round(value, 2) for name, value in facts.items()}


async def in_turn(first: Ask, second: Ask, rounds: int) -> Pair:
    """Time two ways alternately, both warm; a neighbour's load then meets both alike."""
    pair = Pair([], [])
    for n in range(-7, rounds):
        for ask, times in ((first, pair.first), (second, pair.second)):
            taken = await timed(ask)
            if n >= 0:
                times.append(taken)
    return pair


async def timed(ask: Ask) -> float:
    """Seconds until it is answered."""
    started = time.perf_counter()
    await ask()
    return time.perf_counter() - started


def fresh(document: Document) -> Document:
    """The same document without its plans."""
    return Document(document.text, document.operation, document.fragments, document.schema)
