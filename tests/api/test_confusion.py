"""Requests that say one thing here and another there: no host, path, method or form of a body gets
past the token, and none but JSON by POST changes anything."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from itertools import product
from typing import Any

import pytest
from sqlalchemy import func, select
from starlette.types import ASGIApp, Message

from tests.support.worlds import HUANING, World
from zongzhi_api.app import create_app
from zongzhi_api.settings import Settings
from zongzhi_core.tables import JournalEntry

from .door import Door

#: A value that only an admitted reader is told.
SECRET = "530424"
ASK = f'{{viewer{{division}} division(code:"{SECRET}"){{code}}}}'
WRITE = (
    f'mutation{{setPlugin(input:{{county:"{HUANING}",plugin:"party",state:OFF,reason:"试"}})'
    "{userErrors{code}}}"
)

HOSTS = [
    *("testserver", "testserver:80", "", "evil.example", "evil.example#", "testserver/healthz?"),
    *("healthz", "a@b", "[::1]", "testserver\\healthz", "testserver, healthz", "../healthz"),
]
PATHS = [
    *("/graphql", "/graphql/", "//graphql", "/./graphql", "/healthz/../graphql", "/graphql/."),
    *("/graphql;/healthz", "/healthz;/graphql", "/GRAPHQL", "/graphql%00", "/%67raphql", "graphql"),
    *("/graphql/healthz", "/healthz/graphql", "/graphiql/../graphql", "/schema.graphql", "*", ""),
    *(
        "/graphiql/static/../../graphql",
        "/graphql?/healthz",
        "http://testserver/graphql",
        "/\\graphql",
    ),
]
METHODS = ["POST", "GET", "HEAD", "get", "PoSt", "PUT", "OPTIONS", "__call__", "dispatch", ""]
OPEN = ("/healthz", "/readyz", "/graphiql", "/console", "/metrics")

KINDS = [
    *("", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"),
    *("application/graphql", "text/json", "application/csp-report", "application/json-patch+json"),
    *("text/plain; application/json", "application/json, text/plain", "*/*", "application/jsonx"),
]


@pytest.fixture
def app(own_door: Door) -> ASGIApp:
    """The application itself, asked without a client, which would tidy requests up."""
    return create_app(own_door.service, Settings())


async def request(
    app: ASGIApp, method: str, path: str, headers: Sequence[tuple[str, str]], body: bytes = b""
) -> tuple[int, bytes]:
    """Ask by a scope of one's own; answers status and body."""
    where, _, query = path.partition("?")
    scope = {
        "type": "http",
        "method": method,
        "path": where,
        "raw_path": where.encode(),
        "root_path": "",
        "scheme": "http",
        "query_string": query.encode(),
        "client": ("192.0.2.1", 1),
        "headers": [(name.lower().encode(), value.encode("latin-1")) for name, value in headers],
    }
    sent: list[Message] = []
    arriving = [body]

    async def receive() -> Message:
        if not arriving:
            await asyncio.Event().wait()  # The client stays.
        return {"type": "http.request", "body": arriving.pop()}

    async def send(message: Message) -> None:
        sent.append(message)

    await app(scope, receive, send)
    content = b"".join(each.get("body", b"") for each in sent[1:])
    return sent[0]["status"], content


async def test_no_request_gets_past_the_token(app: ASGIApp, own_door: Door) -> None:
    """However host, path and method are written, without a token nothing is answered or read."""
    before = dict(own_door.service.database.statistics.statements)
    body = json.dumps({"query": ASK}).encode()
    refused = 0
    mutated = [(host, path, "POST") for host, path in product(HOSTS, PATHS)]
    mutated += [("testserver", path, method) for path, method in product(PATHS, METHODS)]
    for host, path, method in mutated:
        headers = [("Host", host), ("Content-Type", "application/json")]
        url = path if "?" in path else f"{path}?query={ASK}"
        status, content = await request(app, method, url, headers, body)
        assert status in (400, 401, 404, 405), (host, path, method)
        assert SECRET.encode() not in content
        assert b'"data"' not in content
        refused += status == 401
    assert len(mutated) > 200
    assert refused >= len(HOSTS)
    assert own_door.service.database.statistics.statements["read"] == before["read"]


@pytest.mark.parametrize(
    "given",
    [
        {"X-Original-URL": "/healthz", "X-Rewrite-URL": "/healthz"},
        {"X-Forwarded-Host": "healthz", "X-Forwarded-Prefix": "/healthz", "Forwarded": "host=x"},
        {"X-Forwarded-For": "127.0.0.1", "X-Real-IP": "127.0.0.1"},
        {"X-HTTP-Method-Override": "OPTIONS", "X-Method-Override": "HEAD"},
        {
            "Cookie": "Authorization=Bearer admin; token=admin",
            "Proxy-Authorization": "Bearer admin",
        },
        {"X-Authorization": "Bearer admin", "Authorization": "Basic YWRtaW46"},
    ],
)
async def test_no_header_stands_for_the_token(app: ASGIApp, given: dict[str, str]) -> None:
    """Headers of proxies, cookies and other schemes admit nobody, nor open the metrics."""
    body = json.dumps({"query": ASK}).encode()
    headers = [("Host", "testserver"), ("Content-Type", "application/json"), *given.items()]
    for method in ("POST", "GET"):
        url = f"/graphql?query={ASK}&access_token=admin&token=admin"
        status, content = await request(app, method, url, headers, body)
        assert status == 401
        assert SECRET.encode() not in content
    assert (await request(app, "GET", "/metrics", headers))[0] == 404


async def test_open_pages_tell_nothing(app: ASGIApp) -> None:
    """What is open without a token names no county and no type of a plugin."""
    for path in OPEN:
        status, content = await request(app, "GET", path, [("Host", "testserver")])
        assert status in (200, 404)
        for word in (SECRET, "华宁", "Dispute", "admin"):
            assert word.encode() not in content


async def test_no_other_form_of_body_changes_state(
    app: ASGIApp, own_door: Door, world: World
) -> None:
    """Twelve content types by every method, with the mutation in body, URL and override: nothing
    is written."""
    journal = select(func.count()).select_from(JournalEntry)
    written = await world.database.look(lambda s: s.scalar(journal), "system")
    bodies = [
        json.dumps({"query": WRITE}).encode(),
        f"query={WRITE}".encode(),
        WRITE.encode(),
    ]
    methods = ["POST", *METHODS[1:], "PATCH", "DELETE", "TRACE"]
    for kind, method, body in product(KINDS, methods, bodies):
        more: list[tuple[str, str]] = [("X-HTTP-Method-Override", "POST")]
        more += [("Content-Type", kind)] if kind else []
        headers = [("Host", "testserver"), ("Authorization", "Bearer admin"), *more]
        for url in ("/graphql", f"/graphql?query={WRITE}", f"/graphql?query={ASK}&query={WRITE}"):
            status, _ = await request(app, method, url, headers, body)
            assert status in (400, 405), (kind, method, url)
    assert await world.database.look(lambda s: s.scalar(journal), "system") == written
    assert (await own_door.ask(WRITE)).data["setPlugin"]["userErrors"] == []
    assert await world.database.look(lambda s: s.scalar(journal), "system") == (written or 0) + 1


async def test_county_header_never_widens(own_door: Door) -> None:
    """Whatever the header names, a narrow token sees no more than without it."""
    document = "{viewer{division} divisions(first:100){nodes{code}}}"
    own: Any = (await own_door.ask(document, "village")).data
    for code in (HUANING, "5304", "53", "all", "*", "null", "530424001001", "530424102"):
        reply = await own_door.ask(document, "village", X_County=code)
        assert reply.status == 403 or reply.data == own
