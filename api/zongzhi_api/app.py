"""The ASGI application: its routes are a list you can read."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import structlog
from graphql import OperationType
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from zongzhi_core.clock import SystemClock
from zongzhi_core.database import open_database
from zongzhi_core.errors import ZongzhiError
from zongzhi_core.read.run import Answered

from .auth import Auth
from .demo_issuer import PATH as DEMO_ISSUER
from .demo_issuer import DemoIssuer
from .door import Door
from .executors import Executor, find_executor
from .http import (
    PRIVATE,
    WrongMethod,
    answer_response,
    fault_response,
    read_asker,
    read_request,
    unforeseen,
)
from .installed import load_installed
from .keys import make_vault
from .logs import configure_logs
from .metrics import Metrics
from .service import Service
from .settings import Settings, load_settings

STATIC = Path(__file__).parent / "static"
SWEEP_SECONDS = 5.0
SWITCH_SECONDS = 0.0001
#: When the three generations of garbage are searched; by default (700, 10, 10).
GARBAGE = (700, 10, 1_000)

#: GraphiQL's dialogs make a style element of their own; scripts come from here alone.
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' "
    "data:; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)

#: What people load may be kept, but not used unasked.
FRESH = {"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}

#: The console makes no style element at all.
CONSOLE_POLICY = PAGE_POLICY.replace(" 'unsafe-inline'", "")

log = structlog.get_logger()

Handler = Callable[[Request], Awaitable[Response]]


def create_app(service: Service, settings: Settings) -> ASGIApp:
    """The application over a service."""
    web = Web(service, settings, find_executor(settings)(service))
    routes = [
        Route("/graphql", web.guarded(web.graphql), methods=["GET", "POST"]),
        Route("/schema.graphql", web.guarded(web.schema), methods=["GET"]),
        Route("/graphiql", page("graphiql", PAGE_POLICY), methods=["GET"]),
        Mount("/graphiql/static", PageFiles(directory=STATIC / "graphiql")),
        Route("/console", page("console", CONSOLE_POLICY), methods=["GET"]),
        Mount("/console/static", PageFiles(directory=STATIC / "console")),
        *Auth(service, settings).routes(web.guarded),
        Route("/healthz", web.health, methods=["GET"]),
        Route("/readyz", web.guarded(web.ready), methods=["GET"]),
        Route("/metrics", web.metrics, methods=["GET"]),
    ]
    if settings.oidc_issuer == settings.public_url.rstrip("/") + DEMO_ISSUER:
        routes += DemoIssuer(settings, service.database).routes()
    hosts = settings.allowed_hosts
    app = Starlette(
        routes=routes,
        # A redirect would lead to whatever host the request names.
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False)],
        exception_handlers={405: web.wrong_method},
        lifespan=web.lifespan,
    )
    app.router.redirect_slashes = False
    return Door(app, web, hosts=hosts)


def from_environment() -> ASGIApp:
    """The application of the settings in the environment; for servers with several workers."""
    configure_logs()
    settings = load_settings()
    database, clock = open_database(settings.database), SystemClock()
    registry = load_installed()
    vault = make_vault(settings, database, clock, registry.retentions)
    service = Service(registry, database, clock, limits=settings.limits, vault=vault)
    app = create_app(service, settings)
    # What lives as long as the process need not be searched for garbage, which would stop every
    # request for some 90 ms each time.
    gc.collect()
    gc.freeze()
    # So would the documents that are kept, of which nothing is left when they go.
    gc.set_threshold(*GARBAGE)
    # A request that waits for the interpreter while another is planned waits so long each time.
    sys.setswitchinterval(SWITCH_SECONDS)
    return app


class PageFiles(StaticFiles):
    """Files of a page; a browser asks whether they are still the same, so that it never mixes
    those of two versions."""

    def file_response(self, *given: Any, **more: Any) -> Response:
        response = super().file_response(*given, **more)
        response.headers.update(FRESH)
        return response


def page(folder: str, policy: str) -> Handler:
    """A page for people; it carries no schema and asks with the reader's token."""
    headers = {**FRESH, "Content-Security-Policy": policy, "Referrer-Policy": "no-referrer"}

    async def show(request: Request) -> Response:
        return FileResponse(STATIC / folder / "index.html", headers=headers)

    return show


async def _again_and_again(
    work: Callable[[], Awaitable[None]], rest: Callable[[float], Awaitable[None]]
) -> None:
    while True:
        try:
            await work()
        except Exception:
            log.exception("sweep failed")
        await rest(SWEEP_SECONDS)


class Web:
    """The endpoints."""

    def __init__(self, service: Service, settings: Settings, executor: Executor) -> None:
        self.service = service
        self.settings = settings
        self.executor = executor
        self.numbers = Metrics(service)

    @contextlib.asynccontextmanager
    async def lifespan(self, app: Starlette) -> AsyncIterator[None]:
        """Deliver waiting events in the background while the server runs."""
        vault = self.service.vault
        if vault is not None:
            await vault.open()
        # Events and duties do not wait for a province that is being counted.
        keeper = self.service.reader.keeper
        works = ((self._sweep, asyncio.sleep), (keeper.keep, keeper.rest))
        tasks = [asyncio.create_task(_again_and_again(*work)) for work in works]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await self.service.recorder.keep()
            await self.service.database.close()
            if vault is not None:
                await vault.close()

    async def _sweep(self) -> None:
        await self.service.outbox.sweep()
        await self.service.recorder.keep()
        if self.service.vault is not None:
            await self.service.vault.do_duties()

    def guarded(self, handle: Handler) -> Handler:
        """Faults become typed answers; each request is counted."""

        async def guard(request: Request) -> Response:
            try:
                response = await handle(request)
            except ZongzhiError as error:
                response = fault_response(request, error)
            except Exception as fault:
                response = fault_response(request, unforeseen(fault))
            self.numbers.count(request.scope["path"], response.status_code)
            return response

        return guard

    async def graphql(self, request: Request) -> Response:
        """`POST /graphql`, and `GET` for queries of ordinary data."""
        started = time.perf_counter()
        try:
            body, plugins = await self._answer(request)
        finally:
            self.numbers.observe(time.perf_counter() - started)
        return answer_response(request, body, self.service.schema_id(plugins))

    async def _answer(self, request: Request) -> Answered:
        asker = read_asker(request)
        _, principal = await self.service.state.admit(asker.token, asker.county)
        incoming = await read_request(request)
        if request.method != "POST":
            document = await self.service.reader.known(incoming.query, principal.name)
            if document.kind is not OperationType.QUERY:
                raise WrongMethod(request.method, "POST")
        return await self.executor.answer(incoming.query, incoming.asker, incoming.idempotency_key)

    async def wrong_method(self, request: Request, fault: Exception) -> Response:
        """A path that there is, asked by a method that it does not have."""
        assert isinstance(fault, HTTPException)
        allowed = (fault.headers or {}).get("Allow", "GET, HEAD")
        return fault_response(request, WrongMethod(request.method, allowed))

    async def schema(self, request: Request) -> Response:
        """`GET /schema.graphql`: the schema that this token sees."""
        plugins = await self.service.plugins_of(read_asker(request))
        headers = {**PRIVATE, "X-Schema-Id": self.service.schema_id(plugins)}
        return PlainTextResponse(self.service.schema(plugins).as_str(), headers=headers)

    async def health(self, request: Request) -> Response:
        """The process is alive."""
        return JSONResponse({"status": "ok"})

    async def ready(self, request: Request) -> Response:
        """The database answers too."""
        await self.service.state.check_epoch()
        return JSONResponse({"status": "ok"})

    async def metrics(self, request: Request) -> Response:
        """Counters in the exposition format; open on loopback, elsewhere by setting."""
        local = request.client is not None and request.client.host in ("127.0.0.1", "::1")
        if not (local or self.settings.metrics_open):
            return Response(status_code=404)
        return Response(self.numbers.text(), media_type="text/plain; version=0.0.4")
