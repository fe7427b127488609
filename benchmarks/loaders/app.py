"""The loaders peer over HTTP: `uvicorn --factory benchmarks.loaders.app:from_environment`."""

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
from .schema import schema
from .store import Store, open_store


class App(GraphQL[Loaders, None]):
    """Strawberry's own view, with fresh loaders for each request and the fast JSON writer."""

    store: Store

    async def get_context(self, request: Any, response: Any) -> Loaders:
        return Loaders(self.store)

    def encode_json(self, data: object) -> bytes:
        return orjson.dumps(data)


def from_environment() -> Starlette:
    """The application over the database that `BENCHMARK_DATABASE` names."""
    graphql = App(schema, graphql_ide=None)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with open_store(os.environ["BENCHMARK_DATABASE"]) as store:
            graphql.store = store
            yield

    return Starlette(routes=[Route("/graphql", graphql, methods=["POST"])], lifespan=lifespan)
