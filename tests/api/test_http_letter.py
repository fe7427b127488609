"""GraphQL over HTTP to the letter: negotiation, parameters, methods, headers, broken bodies."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from itertools import product
from typing import Any

import pytest
from starlette.types import Message

from zongzhi_api.app import create_app
from zongzhi_api.settings import Settings

from .door import GRAPHQL_JSON, PLAIN_JSON, Door, check

pytestmark = pytest.mark.asyncio(loop_scope="module")

ASK = "{viewer{name}}"
TOLD = {"viewer": {"name": "admin"}}
TOKEN = {"Authorization": "Bearer admin"}


# --- media types ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("accept", "kind", "status"),
    [
        # The quality decides; among equals a name counts more than a range, the newer type more.
        (f"{GRAPHQL_JSON};q=0.5, */*", PLAIN_JSON, 400),
        (f"{GRAPHQL_JSON};q=0.5, */*;q=0.1", GRAPHQL_JSON, 400),
        (f"{GRAPHQL_JSON}, */*", GRAPHQL_JSON, 400),
        (f"{GRAPHQL_JSON};q=0.5, application/*;q=0.5", GRAPHQL_JSON, 400),
        (f"{PLAIN_JSON}, */*", PLAIN_JSON, 400),
        (f"{PLAIN_JSON};q=0, */*", GRAPHQL_JSON, 400),
        (f"{PLAIN_JSON};q=0, application/*;q=0.3", GRAPHQL_JSON, 400),
        ("application/*;q=0.2, */*;q=0.9", PLAIN_JSON, 400),
        # Only plain JSON is taken, by a client that says so.
        (f"{PLAIN_JSON};q=0.001", PLAIN_JSON, 200),
        (f"{PLAIN_JSON}, text/html;q=0.9", PLAIN_JSON, 200),
        (f"{PLAIN_JSON}, {GRAPHQL_JSON};q=0, */*;q=0.5", PLAIN_JSON, 200),
        (f"{PLAIN_JSON};q=0, {PLAIN_JSON}", PLAIN_JSON, 200),
        # Nothing that we have: the server's choice, with the statuses of the specification.
        ("", PLAIN_JSON, 400),
        ("text/html, image/*", PLAIN_JSON, 400),
        (f"{PLAIN_JSON};q=0", PLAIN_JSON, 400),
        ("*/*;q=0", PLAIN_JSON, 400),
        # What is no quality is none.
        (f"{GRAPHQL_JSON};q=5, {PLAIN_JSON};q=0.1", PLAIN_JSON, 200),
        (f"{GRAPHQL_JSON};q=nan, {PLAIN_JSON};q=0.1", PLAIN_JSON, 200),
        (f"{GRAPHQL_JSON};q=-1", PLAIN_JSON, 400),
        (";;,=,/;q", PLAIN_JSON, 400),
    ],
)
async def test_quality_decides_the_media_type(
    door: Door, accept: str, kind: str, status: int
) -> None:
    """The answer has the type that the client wants most, and the statuses that go with it."""
    assert (await door.ask(ASK, accept=accept)).headers["content-type"] == kind
    wrong = await door.ask("{nope}", accept=accept)
    assert (wrong.status, wrong.headers["content-type"]) == (status, kind)


async def test_several_accept_headers_are_one(door: Door) -> None:
    """Accept may stand in several lines."""
    headers = [*TOKEN.items(), ("Content-Type", PLAIN_JSON)]
    for lines in ((PLAIN_JSON, GRAPHQL_JSON), (GRAPHQL_JSON, "text/html")):
        accept = [("Accept", line) for line in lines]
        body = json.dumps({"query": ASK})
        response = await door.client.post("/graphql", content=body, headers=[*headers, *accept])
        assert response.headers["content-type"] == GRAPHQL_JSON


@pytest.mark.parametrize("accept", [GRAPHQL_JSON, PLAIN_JSON, "*/*", "text/html"])
async def test_partial_answer_is_200(door: Door, accept: str) -> None:
    """Data with errors of single fields is 200 for every client; such errors have a path."""
    reply = await door.ask(f'{{viewer{{name}} {ASK[1:-1]} node(id:"x"){{id}}}}', accept=accept)
    assert (reply.status, reply.partial) == (200, {**TOLD, "node": None})
    assert [error["path"] for error in reply.body["errors"]] == [["node"]]


# --- parameters ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["operationName", "variables", "extensions"])
async def test_null_parameter_is_none(door: Door, name: str) -> None:
    """In a body, null is as good as leaving an optional parameter out; in a URL, nothing is."""
    assert (await door.send(json.dumps({"query": ASK, name: None}))).data == TOLD
    assert (await door.get(ASK, **{name: ""})).data == TOLD
    if name != "operationName":
        assert (await door.get(ASK, **{name: "null"})).data == TOLD


async def test_operation_may_be_called_null(door: Door) -> None:
    """In a URL `operationName=null` is a name like any other."""
    two = f"query null{ASK} query other{{viewer{{role}}}}"
    assert (await door.get(two, operationName="null")).data == TOLD
    assert (await door.get(ASK, operationName="null")).code == "BAD_INPUT"


async def test_empty_operation_name_names_nothing(door: Door) -> None:
    """In a body an empty name is a name, and no operation has it."""
    for document in (ASK, f"query A{ASK}"):
        reply = await door.ask(document, name="")
        assert (reply.status, reply.code) == (400, "BAD_INPUT")


async def test_unknown_parameters_are_ignored(door: Door) -> None:
    """Parameters that the specification does not know change nothing."""
    body = {"query": ASK, "id": "x", "doc_id": 5, "batch": [{"query": "{nope}"}], "": None}
    assert (await door.send(json.dumps(body))).data == TOLD
    assert (await door.get(ASK, id="x", doc="{nope}")).data == TOLD


async def test_last_of_equal_keys_counts(door: Door) -> None:
    """Of a key given twice in a body the last counts, for every check and for the answer."""
    assert (await door.send(f'{{"query":"{{nope}}","query":"{ASK}"}}')).data == TOLD
    reply = await door.send(f'{{"query":"{ASK}","query":"{{nope}}"}}')
    assert reply.code == "VALIDATION_FAILED"


@pytest.mark.parametrize("name", ["query", "variables", "operationName", "anything"])
async def test_url_parameter_given_twice_is_refused(door: Door, name: str) -> None:
    """Which of two equal parameters counts, no two servers agree on."""
    params: list[tuple[str, Any]] = [("query", ASK), *[(name, ASK if name == "query" else "")] * 2]
    response = check(await door.client.get("/graphql", params=params, headers=TOKEN))
    assert (response.status, response.code) == (400, "BAD_INPUT")


async def test_parameters_of_post_stand_in_its_body(door: Door) -> None:
    """The URL of a POST says nothing, and the body of a GET neither."""
    headers = {**TOKEN, "Content-Type": PLAIN_JSON}
    posted = await door.client.post(
        "/graphql", params={"query": ASK}, content="{}", headers=headers
    )
    assert (posted.status_code, check(posted).code) == (400, "BAD_INPUT")
    body = json.dumps({"query": ASK})
    got = await door.client.request("GET", "/graphql", content=body, headers=headers)
    assert (got.status_code, check(got).code) == (400, "BAD_INPUT")


async def test_batch_is_refused(door: Door) -> None:
    """A list of requests is no request, however short."""
    batches: list[Any] = [[], [{"query": ASK}], [{"query": ASK}] * 2, [[]], [None]]
    for batch, accept in product(batches, (GRAPHQL_JSON, PLAIN_JSON)):
        reply = await door.send(json.dumps(batch), accept=accept)
        assert (reply.status, reply.code) == (400, "BAD_INPUT")


# --- bodies --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        b'\xef\xbb\xbf{"query":"{viewer{name}}"}',
        '{"query":"{viewer{name}}"}'.encode("utf-16"),
        '{"query":"{viewer{name}}"}'.encode("utf-32-be"),
        b'{"query":"{viewer{name}} # \xb9\xfa"}',
        b'{"query":"{viewer{name}} # \xc0\xaf"}',
        b'{"query":"{viewer{name}} # \xed\xa0\x80"}',
        b'{"query":"{viewer{name}}"}\x00',
        b'{"query":"{viewer\n{name}}"}',
        b"{'query':'{viewer{name}}'}",
        b'{"query":"{viewer{name}}",}',
        b'{"query":"{viewer{name}}"} // done',
    ],
)
async def test_only_utf8_json_is_read(door: Door, content: bytes) -> None:
    """A byte order mark, another encoding, broken letters and lax JSON are refused."""
    reply = await door.send(content)
    assert (reply.status, reply.code) == (400, "BAD_INPUT")


async def test_document_may_begin_with_a_mark(door: Door) -> None:
    """GraphQL's grammar ignores a byte order mark inside the document."""
    assert (await door.ask("\ufeff" + ASK)).data == TOLD


async def test_body_may_come_in_pieces(door: Door) -> None:
    """A body of single bytes without a Content-Length is read whole."""

    async def pieces() -> AsyncIterator[bytes]:
        for byte in json.dumps({"query": ASK}).encode():
            yield bytes([byte])
            yield b""

    assert (await door.send(pieces())).data == TOLD


@pytest.mark.parametrize("pieces", [[], [b'{"query":"{vie']], ids=["at once", "in the middle"])
async def test_broken_off_body_is_no_fault_of_ours(
    door: Door, log: Any, pieces: list[bytes]
) -> None:
    """A client that goes away before its body or in the middle of it runs nothing and fills no
    log."""
    app = create_app(door.service, Settings())
    sent: list[Message] = []
    begun = [{"type": "http.request", "body": piece, "more_body": True} for piece in pieces]
    arriving: list[Message] = [*begun, {"type": "http.disconnect"}]
    headers = [(b"authorization", b"Bearer admin"), (b"content-type", b"application/json")]
    scope: dict[str, Any] = {
        "type": "http",
        "method": "POST",
        "path": "/graphql",
        "headers": headers,
    }
    scope |= {"query_string": b"", "client": ("127.0.0.1", 1)}

    async def receive() -> Message:
        return arriving.pop(0)

    async def send(message: Message) -> None:
        sent.append(message)

    await app(scope, receive, send)
    assert sent[0]["status"] == 400
    assert json.loads(sent[1]["body"])["errors"][0]["extensions"]["code"] == "BAD_INPUT"
    assert log.getvalue() == ""


# --- methods and headers -------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "FOO"])
@pytest.mark.parametrize("path", ["/graphql", "/schema.graphql", "/healthz"])
async def test_wrong_method_is_typed(door: Door, method: str, path: str) -> None:
    """405 has the methods that there are, and a typed body like every refusal."""
    response = await door.client.request(method, path, headers=TOKEN)
    assert (response.status_code, check(response).code) == (405, "BAD_INPUT")
    assert "GET" in response.headers["allow"]


async def test_mutation_by_get_is_typed(door: Door) -> None:
    """A mutation in a URL is 405 with a typed body for every client, by HEAD as well."""
    for accept in (GRAPHQL_JSON, PLAIN_JSON):
        given: dict[str, Any] = {
            "params": {"query": "mutation{__typename}"},
            "headers": {**TOKEN, "Accept": accept},
        }
        response = await door.client.get("/graphql", **given)
        assert (response.status_code, check(response).code) == (405, "BAD_INPUT")
        assert response.headers["allow"] == "POST"
        assert response.headers["content-type"] == accept
        assert (await door.client.head("/graphql", **given)).status_code == 405


async def test_operation_name_decides_what_get_runs(door: Door) -> None:
    """Beside a mutation a query runs by GET if it is the one named, and not the other way."""
    both = f"query Q{ASK} mutation M{{__typename}}"
    assert (await door.get(both, operationName="Q")).data == TOLD
    assert (await door.get(both, operationName="M")).status == 405
    assert (await door.get(both)).code == "BAD_INPUT"


async def test_answers_are_not_kept(door: Door) -> None:
    """No cache keeps what a token was told, nor a refusal."""
    responses = [
        await door.client.get("/graphql", params={"query": ASK}, headers=TOKEN),
        await door.client.get("/graphql", params={"query": ASK}),
        await door.client.get("/graphql", params={"query": "{"}, headers=TOKEN),
        await door.client.get("/schema.graphql", headers=TOKEN),
        await door.client.put("/graphql", headers=TOKEN),
    ]
    assert [response.status_code for response in responses] == [200, 401, 400, 200, 405]
    for response in responses:
        assert response.headers["cache-control"] == "no-store"
        assert response.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Authorization", "Bearer admin"),
        ("X-County", "530424"),
        ("Idempotency-Key", "k"),
        ("Content-Type", PLAIN_JSON),
        ("Sec-Fetch-Site", "same-origin"),
    ],
)
async def test_header_given_twice_is_refused(door: Door, name: str, value: str) -> None:
    """A header that decides something stands once; a proxy may have checked the other one."""
    once = {**TOKEN, "Content-Type": PLAIN_JSON, name: value}
    body = json.dumps({"query": ASK})
    assert check(await door.client.post("/graphql", content=body, headers=once)).data == TOLD
    twice = [*once.items(), (name, value)]
    reply = check(await door.client.post("/graphql", content=body, headers=twice))
    assert (reply.status, reply.code) == (400, "BAD_INPUT")
    assert name.lower() in reply.text.lower()


@pytest.mark.parametrize(
    ("site", "status"),
    [("same-origin", 200), ("none", 200), ("same-site", 403), ("cross-site", 403), ("x", 403)],
)
async def test_pages_of_other_sites_are_refused(door: Door, site: str, status: int) -> None:
    """A browser says from where it asks; only our own pages, and a reader's own hand, may."""
    assert (await door.ask(ASK, Sec_Fetch_Site=site)).status == status
    headers = {**TOKEN, "Sec-Fetch-Site": site}
    for path in ("/schema.graphql", "/graphql?query={viewer{name}}"):
        assert (await door.client.get(path, headers=headers)).status_code == status
