"""The door of `POST /graphql`: plain requests go straight to the executor, past the framework.

A request is plain when nothing about it needs thought: one JSON body in one piece, each header
once, an allowed host by its bare name. Whatever else comes is the application's, which answers
plain requests in the same way, only later.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Protocol

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from zongzhi_core.errors import ZongzhiError
from zongzhi_core.read.run import Asker

from .executors import Executor
from .http import MOST_BODY_BYTES, PRIVATE, fault_response, read_payload, unforeseen
from .metrics import Metrics
from .negotiation import Accepted
from .service import Service

PATH = "/graphql"
_JSON = (b"application/json", b"application/json; charset=utf-8")

#: Headers that take thought: what they say is for the application to judge.
_SPECIAL = frozenset(
    {b"sec-fetch-site", b"idempotency-key", b"x-county", b"x-purpose", b"content-encoding"}
)

_FIXED = [(name.lower().encode(), value.encode()) for name, value in PRIVATE.items()]


class Behind(Protocol):
    """What the door needs of the application behind it."""

    service: Service
    executor: Executor
    numbers: Metrics


class Door:
    """An ASGI application in front of another."""

    def __init__(self, app: ASGIApp, web: Behind, *, hosts: Iterable[str]) -> None:
        self._app = app
        self._web = web
        self._hosts = frozenset(host.lower().encode() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        token = self._plain_token(scope)
        if token is None:
            await self._app(scope, receive, send)
            return
        first = await receive()
        body = first.get("body", b"")
        whole = first["type"] == "http.request" and not first.get("more_body")
        if not whole or len(body) > MOST_BODY_BYTES:
            await self._app(scope, _again(first, receive), send)
            return
        try:
            await self._answer(scope, body, token, send)
        except ZongzhiError as error:
            await self._refuse(scope, receive, send, error)
        except Exception as fault:
            await self._refuse(scope, receive, send, unforeseen(fault))

    def _plain_token(self, scope: Scope) -> str | None:
        if scope["type"] != "http" or scope["path"] != PATH or scope["method"] != "POST":
            return None
        headers = dict(scope["headers"])
        scheme, _, token = headers.get(b"authorization", b"").partition(b" ")
        once = len(headers) == len(scope["headers"])
        known = b"*" in self._hosts or headers.get(b"host") in self._hosts
        plain = scheme == b"Bearer" and headers.get(b"content-type") in _JSON and once and known
        if not plain or not _SPECIAL.isdisjoint(headers):
            return None
        return token.decode("latin-1").strip() or None

    async def _answer(self, scope: Scope, body: bytes, token: str, send: Send) -> None:
        web, asker = self._web, Asker(token)
        started = time.perf_counter()
        try:
            await web.service.state.admit(token, None)
            text, plugins = await web.executor.answer(read_payload(body), asker)
        finally:
            web.numbers.observe(time.perf_counter() - started)
        headers = [
            (b"content-length", str(len(text)).encode()),
            (b"content-type", _answer_type(_accept_of(scope))),
            (b"x-schema-id", web.service.schema_id(plugins).encode()),
            *_FIXED,
        ]
        web.numbers.count(PATH, 200)
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": text})

    async def _refuse(
        self, scope: Scope, receive: Receive, send: Send, error: ZongzhiError
    ) -> None:
        response = fault_response(Request(scope), error)
        self._web.numbers.count(PATH, response.status_code)
        await response(scope, receive, send)


def _accept_of(scope: Mapping[str, list[tuple[bytes, bytes]]]) -> bytes:
    return next((value for name, value in scope["headers"] if name == b"accept"), b"")


@lru_cache(maxsize=256)
def _answer_type(accept: bytes) -> bytes:
    return Accepted([accept.decode("latin-1")]).kind.encode()


def _again(first: Message, receive: Receive) -> Receive:
    """What was received already comes first."""
    waiting = [first]

    async def take() -> Message:
        return waiting.pop() if waiting else await receive()

    return take
