"""The two peers with data loaders over HTTP: `uvicorn --factory benchmarks.loaders.app:plain` and
`…:tuned`."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import orjson
from starlette.applications import Starlette
from starlette.routing import Route
from strawberry.asgi import GraphQL

from .loading import Loaders
from .schema import make_schema
from .store import Store, open_store


class App(GraphQL[Loaders, None]):
    """Strawberry's own view, with fresh loaders for each request."""

    store: Store

    async def get_context(self, request: Any, response: Any) -> Loaders:
        return Loaders(self.store)


class TunedApp(App):
    """The same with the fast JSON writer."""

    def encode_json(self, data: object) -> bytes:
        return orjson.dumps(data)


def plain() -> Starlette:
    """As Strawberry's guide has it."""
    return _serve(App(make_schema(tuned=False), graphql_ide=None))


def tuned() -> Starlette:
    """With the caches of documents and the fast JSON writer."""
    return _serve(TunedApp(make_schema(tuned=True), graphql_ide=None))


def _serve(graphql: App) -> Starlette:
    """The application over the database that `BENCHMARK_DATABASE` names."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with open_store(os.environ["BENCHMARK_DATABASE"]) as store:
            graphql.store = store
            yield

    return Starlette(routes=[Route("/graphql", graphql, methods=["POST"])], lifespan=lifespan)
