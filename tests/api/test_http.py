"""GraphQL over HTTP: what a request must look like, and with which status it is answered."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from typing import Any

import pytest
import strawberry
from graphql import (
    build_client_schema,
    build_schema,
    get_introspection_query,
    lexicographic_sort_schema,
    print_schema,
)

from tests.support.worlds import TOKENS
from zongzhi_api import door as front
from zongzhi_api.app import CONSOLE_POLICY, PAGE_POLICY, create_app
from zongzhi_api.settings import Settings
from zongzhi_core import errors
from zongzhi_core.errors import ZongzhiError

from .door import GRAPHQL_JSON, PLAIN_JSON, Door, check, open_door

pytestmark = pytest.mark.asyncio(loop_scope="module")

NAME = '{division(code:"530424"){name}}'
WRONG = "{noSuchField}"

#: Code → status, as clients were promised.
STATUSES = {
    "UNAUTHENTICATED": 401,
    "FORBIDDEN": 403,
    "NOT_FOUND": 404,
    "BAD_INPUT": 400,
    "PARSE_FAILED": 400,
    "VALIDATION_FAILED": 400,
    "PLUGIN_OFF": 400,
    "TOO_LARGE": 413,
    "TOO_DEEP": 400,
    "PURPOSE_REQUIRED": 400,
    "TOO_COSTLY": 400,
    "RULE_REFUSED": 200,
    "CONFLICT": 200,
    "IDEMPOTENCY_KEY_REUSED": 422,
    "STORAGE_FULL": 503,
    "UNAVAILABLE": 503,
    "TIMEOUT": 503,
    "INTERNAL": 500,
}


async def test_every_code_has_its_status() -> None:
    """The status of each error class is the promised one."""
    kinds = [
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, ZongzhiError) and kind is not ZongzhiError
    ]
    assert {kind.code: kind.status for kind in kinds} == STATUSES


# --- tokens --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "given",
    [
        *("", "admin", "Bearer", "Bearer ", "Basic admin", "Bearer admin admin", "Bearer nobody"),
        *("Bearer " + "a" * 5_000, "Bearer admin,integrator", "Bearer\tadmin", "Token admin"),
    ],
)
async def test_bad_token_is_unauthenticated(door: Door, given: str) -> None:
    """A missing, malformed or unknown token is 401 with the scheme to use and a typed body."""
    reply = await door.ask(NAME, None, Authorization=given)
    assert (reply.status, reply.code) == (401, "UNAUTHENTICATED")
    assert reply.headers["www-authenticate"] == "Bearer"


async def test_token_is_checked_before_the_body(door: Door) -> None:
    """Who has no token learns nothing about what is wrong with the request."""
    for content in (b"{", b"x" * 70_000, b'{"query":"{noSuchField}"}'):
        assert (await door.send(content, "nobody")).status == 401


async def test_scheme_is_read_in_any_case(door: Door) -> None:
    """`bearer` is `Bearer`."""
    assert (await door.ask(NAME, None, Authorization="bEaReR  admin ")).data


@pytest.mark.parametrize("path", ["/graphql", "/schema.graphql", "/graphql?query={viewer{name}}"])
async def test_every_guarded_path_asks_for_a_token(door: Door, path: str) -> None:
    """Nothing but the open pages answers without a token."""
    reply = check(await door.client.get(path))
    assert (reply.status, reply.code) == (401, "UNAUTHENTICATED")


# --- media types ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("accept", "kind", "status"),
    [
        (None, PLAIN_JSON, 400),
        ("*/*", PLAIN_JSON, 400),
        ("application/*", PLAIN_JSON, 400),
        ("text/html", PLAIN_JSON, 400),
        (GRAPHQL_JSON, GRAPHQL_JSON, 400),
        (GRAPHQL_JSON.upper(), GRAPHQL_JSON, 400),
        (f"{GRAPHQL_JSON}; charset=utf-8, {PLAIN_JSON};q=0.9", GRAPHQL_JSON, 400),
        (f"{PLAIN_JSON}, {GRAPHQL_JSON}", GRAPHQL_JSON, 400),
        (f"{PLAIN_JSON};q=0.9, {GRAPHQL_JSON};q=0.1", PLAIN_JSON, 400),
        (f"{GRAPHQL_JSON};q=0, {PLAIN_JSON}", PLAIN_JSON, 200),
        (f"{PLAIN_JSON}, */*;q=0.1", PLAIN_JSON, 400),
        (PLAIN_JSON, PLAIN_JSON, 200),
        (f"{PLAIN_JSON}; charset=utf-8", PLAIN_JSON, 200),
        (f"{PLAIN_JSON};q=nonsense", PLAIN_JSON, 400),
    ],
)
async def test_accept_decides_type_and_status(
    door: Door, accept: str | None, kind: str, status: int
) -> None:
    """The media type follows Accept; a client of plain JSON alone gets 200 for a wrong document."""
    right = await door.ask(NAME, accept=accept)
    assert (right.status, right.headers["content-type"]) == (200, kind)
    wrong = await door.ask(WRONG, accept=accept)
    assert (wrong.status, wrong.headers["content-type"]) == (status, kind)
    assert wrong.code == "VALIDATION_FAILED"


async def test_plain_json_spares_only_document_faults(door: Door) -> None:
    """For a client of plain JSON, faults of the document are 200, faults of the request are not."""
    unfit = await door.ask(
        "query($c:String!){division(code:$c){name}}", accept=PLAIN_JSON, variables={"c": 5}
    )
    assert (unfit.status, unfit.code) == (200, "BAD_INPUT")
    broken = await door.ask("{", accept=PLAIN_JSON)
    assert (broken.status, broken.code) == (200, "PARSE_FAILED")
    assert (await door.send("{", accept=PLAIN_JSON)).status == 400
    assert (await door.ask(NAME, "nobody", accept=PLAIN_JSON)).status == 401
    assert (await door.send(b" " * 70_000, accept=PLAIN_JSON)).status == 413
    assert (await door.ask(NAME, accept=PLAIN_JSON, X_County="999999")).status == 403


@pytest.mark.parametrize(
    "kind",
    [
        *("", "text/plain", "application/x-www-form-urlencoded", "application/graphql"),
        *("multipart/form-data; boundary=x", "application/jsonx", "text/json", GRAPHQL_JSON),
        *("application/json; charset=gbk", "application/json;charset=UTF-16", "text/plain;json"),
    ],
)
async def test_body_must_be_json_in_utf8(door: Door, kind: str) -> None:
    """Whatever is not JSON in UTF-8 by its own word is refused unread."""
    reply = await door.ask(NAME, Content_Type=kind)
    assert (reply.status, reply.code) == (400, "BAD_INPUT")


@pytest.mark.parametrize("kind", ["Application/JSON", 'application/json; charset="UTF-8"'])
async def test_json_is_json_in_any_spelling(door: Door, kind: str) -> None:
    """Case and quotes of the content type do not matter."""
    assert (await door.ask(NAME, Content_Type=kind)).data


# --- bodies --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"{", b"[]", b"null", b'"x"', b"5", b"{}", b"\xff\xfe{}", b"\x00", b"[" * 5_000),
        *(b'{"query":5}', b'{"query":null}', b'{"query":""}', b'{"query":" "}', b'{"query":["x"]}'),
        b'[{"query":"{viewer{name}}"},{"query":"{viewer{name}}"}]',
        b'{"query":"{viewer{name}}","variables":[]}',
        b'{"query":"{viewer{name}}","variables":"{}"}',
        b'{"query":"{viewer{name}}","variables":{"a":NaN}}',
        b'{"query":"{viewer{name}}","variables":{"a":1e999}}',
        b'{"query":"{viewer{name}}","variables":{"a":"\\ud800"}}',
        b'{"query":"{viewer{name}}","operationName":5}',
        b'{"query":"{viewer{name}}","extensions":[]}',
        b'{"query":"{viewer{name}}"} {"query":"{viewer{name}}"}',
    ],
)
async def test_malformed_body_is_bad_input(door: Door, content: bytes) -> None:
    """A body that is no GraphQL request, a batch among them, is 400 for every client."""
    for accept in (GRAPHQL_JSON, PLAIN_JSON):
        reply = await door.send(content, accept=accept)
        assert (reply.status, reply.code) == (400, "BAD_INPUT")


async def test_operation_name_chooses_one(door: Door) -> None:
    """Of several operations the named one runs; a wrong or missing name is BAD_INPUT."""
    two = "query A{viewer{name}} query B{viewer{role}}"
    assert (await door.ask(two, name="B")).data == {"viewer": {"role": "county_admin"}}
    assert (await door.ask(two, name="A")).data == {"viewer": {"name": "admin"}}
    for document, name in ((two, None), (two, "C"), (two, ""), (NAME, "A")):
        reply = await door.ask(document, name=name)
        assert (reply.status, reply.code) == (400, "BAD_INPUT")


async def test_body_over_its_cap_is_too_large(door: Door) -> None:
    """64 KiB pass, one byte more does not, with or without a Content-Length."""
    head = b'{"query":"{viewer{name}}","extensions":{"pad":"'
    whole = head + b"a" * (64 * 1024 - len(head) - 3) + b'"}}'
    assert (await door.send(whole)).data

    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(100):
            yield b" " * 1024

    for content in (whole + b" ", pieces()):
        reply = await door.send(content)
        assert (reply.status, reply.code) == (413, "TOO_LARGE")


async def test_comments_count_as_tokens(door: Door) -> None:
    """A thousand tokens are the end, and a comment is one."""
    assert (await door.ask(NAME + "\n#" * 900)).data
    for document in (NAME + "\n#" * 1_001, "{" + "viewer{name} " * 300 + "}"):
        reply = await door.ask(document)
        assert (reply.status, reply.code) == (413, "TOO_LARGE")


# --- methods -------------------------------------------------------------------------------------


async def test_get_answers_a_query(door: Door) -> None:
    """GET runs a query, with variables and operation name as text."""
    document = "query A($c:String!){division(code:$c){name}} query B{viewer{name}}"
    reply = await door.get(document, variables='{"c":"530424"}', operationName="A")
    assert reply.data == {"division": {"name": "华宁县"}}


async def test_get_reads_only_ordinary_data(door: Door) -> None:
    """What a URL asks for ends up in logs: sensitive records are absent, their counts too."""
    document = '{division(code:"530424"){assistanceCases{totalCount nodes{id}}}}'
    whole = (await door.ask(document)).data["division"]["assistanceCases"]
    assert whole["totalCount"] > 0
    seen = (await door.get(document)).body["data"]["division"]["assistanceCases"]
    assert seen in (None, {"totalCount": 0, "nodes": []})
    case = whole["nodes"][0]["id"]
    reply = await door.get(f'{{node(id:"{case}"){{id}}}}')
    assert reply.faults == [("node", "NOT_FOUND")]


@pytest.mark.parametrize("more", [{"variables": "{"}, {"variables": "[]"}, {"extensions": "5"}])
async def test_malformed_url_is_bad_input(door: Door, more: dict[str, str]) -> None:
    """GET without a query, or with variables that are no JSON object, is 400."""
    assert (await door.get("")).status == 400
    reply = await door.get(NAME, **more)
    assert (reply.status, reply.code) == (400, "BAD_INPUT")


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "FOO"])
async def test_other_methods_are_not_allowed(door: Door, method: str) -> None:
    """Anything but POST, GET and HEAD is 405 and told what is allowed."""
    headers = {"Authorization": "Bearer admin", "Content-Type": PLAIN_JSON}
    response = await door.client.request(
        method, "/graphql", content='{"query":"{viewer{name}}"}', headers=headers
    )
    assert response.status_code == 405
    assert {each.strip() for each in response.headers["allow"].split(",")} == {
        *("GET", "HEAD", "POST")
    }


async def test_head_is_get_without_its_body(door: Door) -> None:
    """HEAD answers the status of GET and no bytes."""
    headers = {"Authorization": "Bearer admin"}
    for query, status in ((NAME, 200), (WRONG, 400), ("", 400)):
        response = await door.client.head("/graphql", params={"query": query}, headers=headers)
        assert (response.status_code, response.content) == (status, b"")


# --- headers -------------------------------------------------------------------------------------


async def test_county_header_narrows(door: Door) -> None:
    """A wide token is narrowed to the county; a narrow one stays as narrow as it is."""
    document = '{viewer{division} above:division(code:"5304"){children{code}}}'
    wide = (await door.ask(document, "prefecture")).data
    assert wide["viewer"]["division"] == "5304"
    assert wide["above"]["children"] == [{"code": "530424"}]
    narrow = await door.ask(document, "prefecture", X_County="530424")
    assert narrow.partial["viewer"]["division"] == "530424"
    assert narrow.faults == [("above.children", "FORBIDDEN")]
    own = await door.ask("{viewer{division}}", "township", X_County="530424")
    assert own.data == {"viewer": {"division": "530424102"}}


@pytest.mark.parametrize("token", ["admin", "township", "prefecture", "country"])
@pytest.mark.parametrize(
    "code", ["", "999999", "5304", "530424102", "530424 530424", "'", "%", "华宁".encode().hex()]
)
async def test_foreign_county_is_forbidden(door: Door, token: str, code: str) -> None:
    """A county that does not exist, lies outside or is none answers FORBIDDEN to everybody."""
    reply = await door.ask(NAME, token, X_County=code)
    assert (reply.status, reply.code) == (403, "FORBIDDEN")


async def test_schema_id_follows_the_plugins(door: Door) -> None:
    """Tokens that see the same plugins see one schema id; another set has another."""
    ids = {name: (await door.ask(NAME, name)).headers["x-schema-id"] for name in TOKENS}
    assert ids["admin"] == ids["integrator"] == ids["township"] == ids["country"]
    assert ids["gridonly"] != ids["admin"]


@pytest.mark.parametrize("key", ["", "k" * 201])
async def test_unusable_idempotency_key_is_bad_input(door: Door, key: str) -> None:
    """A key has 1 to 200 characters."""
    reply = await door.ask("mutation{__typename}", Idempotency_Key=key)
    assert (reply.status, reply.code) == (400, "BAD_INPUT")
    assert "Idempotency-Key" in reply.text


# --- the schema ----------------------------------------------------------------------------------


@pytest.mark.parametrize("token", ["admin", "gridonly"])
async def test_schema_page_equals_introspection(door: Door, token: str) -> None:
    """What the page prints and what introspection tells are the same names."""
    headers = {"Authorization": f"Bearer {token}"}
    page = await door.client.get("/schema.graphql", headers=headers)
    assert page.status_code == 200
    told = (await door.ask(get_introspection_query(), token)).data
    shown = build_schema(page.text)
    told_sorted = lexicographic_sort_schema(build_client_schema(told))
    assert print_schema(told_sorted) == print_schema(lexicographic_sort_schema(shown))
    assert page.headers["x-schema-id"] == (await door.ask(NAME, token)).headers["x-schema-id"]


async def test_ungranted_plugin_is_not_in_the_schema(door: Door) -> None:
    """Neither the page nor introspection names the types of a plugin that a token may not use."""
    headers = {"Authorization": "Bearer gridonly"}
    page = (await door.client.get("/schema.graphql", headers=headers)).text
    told = (await door.ask("{__schema{types{name}}}", "gridonly")).text
    shown = build_schema(page)
    for name in ("Dispute", "AssistanceCase", "Order", "Post"):
        assert name not in shown.type_map
        assert f'"{name}"' not in told
    for name in ("disputes", "registerDispute", "assistanceCases", "posts"):
        assert not re.search(rf"^ *{name}\b", page, re.MULTILINE)
    assert (await door.ask('{__type(name:"Dispute"){name}}', "gridonly")).data == {"__type": None}


# --- other pages ---------------------------------------------------------------------------------


async def test_health_needs_no_token(door: Door) -> None:
    """The process and its database say that they are well."""
    for path in ("/healthz", "/readyz"):
        reply = check(await door.client.get(path))
        assert (reply.status, reply.body) == (200, {"status": "ok"})


@pytest.mark.parametrize(
    ("path", "policy"), [("/graphiql", PAGE_POLICY), ("/console", CONSOLE_POLICY)]
)
async def test_page_is_self_contained(door: Door, path: str, policy: str) -> None:
    """A page comes from here alone: no foreign address, no schema, a strict policy."""
    page = await door.client.get(path)
    assert page.status_code == 200
    assert page.headers["content-security-policy"] == policy
    assert "unsafe-eval" not in policy
    assert "script-src 'self';" in policy
    assert page.headers["referrer-policy"] == "no-referrer"
    assert "://" not in page.text
    assert "Dispute" not in page.text
    linked = re.findall(r'(?:src|href)="(/[^"]+)"', page.text)
    assert linked
    for file in linked:
        answer = await door.client.get(file)
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "no-cache"


async def test_console_allows_no_inline_style() -> None:
    """The console is stricter than GraphiQL: nothing inline at all."""
    assert "unsafe" not in CONSOLE_POLICY
    assert "style-src 'self';" in CONSOLE_POLICY


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/nope", "/GRAPHQL", "//graphql", "/graphql/x", "/admin", "/graphiql/static/"),
        *("/graphiql/static/../app.py", "/graphiql/static/..%2f..%2fapp.py", "/.git/config"),
        *("/console/static/", "/console/static/..%2f..%2fapp.py", "/console/static/vendor"),
        *("/graphiql/static/%2e%2e/%2e%2e/app.py", "/schema.graphql%00", "/healthz;/graphql"),
    ],
)
async def test_unknown_path_is_not_found(door: Door, path: str) -> None:
    """There is nothing beside the pages listed, and no file above the static ones."""
    assert (await door.client.get(path)).status_code == 404


@pytest.mark.parametrize(
    ("host", "status"),
    [
        *(("zz.example.cn", 200), ("zz.example.cn:8000", 200), ("ZZ.example.cn", 200)),
        *(
            ("y.example.cn", 400),
            ("evil.example", 400),
            ("zz.example.cn.evil.example", 400),
            ("", 400),
            ("a@b", 400),
        ),
    ],
)
async def test_only_listed_hosts_are_served(door: Door, host: str, status: int) -> None:
    """With an allow-list, a request for another host goes nowhere."""
    listed = open_door(door.service, allowed_hosts=("zz.example.cn", "www.y.example.cn"))
    async with listed.client as client:
        response = await client.get("/healthz", headers={"Host": host})
    assert response.status_code == status


async def test_listed_host_is_answered_before_the_framework(door: Door) -> None:
    """A plain request for a listed host goes the short way, any other host to the allow-list."""
    app = create_app(door.service, Settings(allowed_hosts=("*.b.example.cn", "ZZ.example.cn")))
    assert isinstance(app, front.Door)
    behind, seen = app._app, []

    async def watch(scope: Any, receive: Any, send: Any) -> None:
        seen.append(dict(scope["headers"])[b"host"].decode())
        await behind(scope, receive, send)

    app._app = watch
    hosts = ("zz.example.cn", "a.b.example.cn", "zz.example.cn:80", "evil.example")
    assert [await post_whole(app, host) for host in hosts] == [200, 200, 200, 400]
    assert seen == list(hosts[1:])


async def post_whole(app: Any, host: str) -> int:
    """The status of a request whose body comes in one piece, as a server gives it; the client of
    the other tests sends two."""
    sent: list[Any] = []
    headers = {"host": host, "authorization": "Bearer admin", "content-type": PLAIN_JSON}
    scope = {
        **{"type": "http", "method": "POST", "path": "/graphql", "query_string": b""},
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }
    body = json.dumps({"query": NAME}).encode()

    async def receive() -> Any:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    await app(scope, receive, send)
    return int(sent[0]["status"])


async def test_metrics_are_for_this_machine(door: Door) -> None:
    """Callers from elsewhere do not find the metrics unless a setting opens them."""
    for settings, status in (({}, 404), ({"metrics_open": True}, 200)):
        far: dict[str, Any] = settings
        there = open_door(door.service, caller=("192.0.2.1", 50000), **far)
        async with there.client as client:
            assert (await client.get("/metrics")).status_code == status


async def test_stack_keeps_its_doors_shut(door: Door) -> None:
    """Suggestions, batches and multipart uploads stay off whatever a new version brings."""
    config = door.service.schema(frozenset()).config
    assert config.disable_field_suggestions is True
    assert config.batching_config is None
    assert isinstance(door.service.schema(frozenset()), strawberry.Schema)
