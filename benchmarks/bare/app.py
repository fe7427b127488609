"""The bare peer over HTTP: `uvicorn --factory benchmarks.bare.app:from_environment`."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date, datetime
from typing import Any, Protocol
from zoneinfo import ZoneInfo

import orjson
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

SHANGHAI = ZoneInfo("Asia/Shanghai")
Parameters = dict[str, Any]


class Store(Protocol):
    """The questions, as a database answers them: each the text of the body, or None."""

    async def children(self, code: str, today: date) -> str | None: ...
    async def tree(self, code: str, today: date) -> str | None: ...
    async def disputes(
        self, code: str, today: date, status: list[str], start: datetime, end: datetime
    ) -> str | None: ...
    async def figures(
        self, code: str, today: date, start: datetime, end: datetime, last: date
    ) -> str | None: ...
    async def accept(self, id: str, now: datetime) -> str | None: ...


OpenStore = Callable[[str], AbstractAsyncContextManager[Store]]
Answer = Callable[[Store, Parameters], Awaitable[str | None]]


def today() -> date:
    return datetime.now(SHANGHAI).date()


async def children(store: Store, given: Parameters) -> str | None:
    return await store.children(given["code"], today())


async def tree(store: Store, given: Parameters) -> str | None:
    return await store.tree(given["code"], today())


async def disputes(store: Store, given: Parameters) -> str | None:
    start, end = (datetime.fromisoformat(given[name]) for name in ("from", "until"))
    return await store.disputes(given["code"], today(), given["status"], start, end)


async def figures(store: Store, given: Parameters) -> str | None:
    year = given["year"]
    start, end = (datetime(each, 1, 1, tzinfo=SHANGHAI) for each in (year, year + 1))
    return await store.figures(given["code"], today(), start, end, date(year, 12, 31))


async def accept(store: Store, given: Parameters) -> str | None:
    return await store.accept(given["id"].removeprefix("dispute_"), datetime.now(SHANGHAI))


ANSWERS: dict[str, Answer] = {
    "Q1": children,
    "Q2": tree,
    "Q3": disputes,
    "Q4": figures,
    "Q5": figures,
    "Q5P": figures,
    "M1": accept,
}


def from_environment() -> Starlette:
    """The application over the database that `BENCHMARK_DATABASE` names."""
    url = os.environ["BENCHMARK_DATABASE"]
    if url.startswith("sqlite:///"):
        from .sqlite import open_store as open_sqlite

        return make_app(open_sqlite, url.removeprefix("sqlite:///"))
    from .postgresql import open_store

    return make_app(open_store, url)


def make_app(open_store: OpenStore, url: str) -> Starlette:
    held: list[Store] = []

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with open_store(url) as store:
            held.append(store)
            yield

    def route(name: str, answer: Answer) -> Route:
        async def endpoint(request: Request) -> Response:
            text = await answer(held[0], orjson.loads(await request.body()))
            return Response(text or '{"data":null}', media_type="application/json")

        return Route(f"/{name}", endpoint, methods=["POST"])

    return Starlette(routes=[route(*each) for each in ANSWERS.items()], lifespan=lifespan)
