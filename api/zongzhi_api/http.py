"""GraphQL over HTTP: what a request must look like, and how an answer or a fault goes out."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson
import structlog
from starlette.requests import Request
from starlette.responses import Response

from zongzhi_core.errors import BadInput, Internal, TooLarge, Unauthenticated, ZongzhiError
from zongzhi_core.read.run import Asker, Query

MOST_BODY_BYTES = 64 * 1024
GRAPHQL_JSON = "application/graphql-response+json"
PLAIN_JSON = "application/json"

#: Faults of a well-formed request: clients of the older media type expect status 200.
_DOCUMENT_CODES = ("PARSE_FAILED", "VALIDATION_FAILED", "BAD_INPUT", "TOO_DEEP", "TOO_COSTLY")

log = structlog.get_logger()


@dataclass(frozen=True)
class Incoming:
    """A well-formed request."""

    query: Query
    asker: Asker
    idempotency_key: str | None


class Malformed(BadInput):
    """The request itself cannot be read: status 400 whatever the media type."""


async def read_request(request: Request) -> Incoming:
    """The query and its asker; UNAUTHENTICATED, TOO_LARGE or BAD_INPUT."""
    asker = read_asker(request)
    payload = await _payload(request)
    text = payload.get("query")
    if not isinstance(text, str) or not text.strip():
        raise _malformed("query", "a GraphQL document as text", text)
    variables = payload.get("variables")
    if not isinstance(variables, Mapping | None):
        raise _malformed("variables", "an object", variables)
    name = payload.get("operationName")
    if not isinstance(name, str | None):
        raise _malformed("operationName", "text", name)
    if not isinstance(payload.get("extensions"), Mapping | None):
        raise _malformed("extensions", "an object", payload["extensions"])
    return Incoming(Query(text, variables or {}, name), asker, _idempotency_key(request))


def read_asker(request: Request) -> Asker:
    """The bearer token, and the county to which the client narrows it."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise Unauthenticated(
            "请求没有令牌；请在请求头中给出 Authorization: Bearer <令牌>。",
            "The request carries no token; send the header Authorization: Bearer <token>.",
        )
    # What a URL says ends up in logs, so GET (and HEAD) reads ORDINARY data only.
    ordinary = request.method != "POST"
    return Asker(token.strip(), request.headers.get("x-county"), ordinary=ordinary)


def _idempotency_key(request: Request) -> str | None:
    key = request.headers.get("idempotency-key")
    if key is not None and not 1 <= len(key) <= 200:
        raise _malformed("Idempotency-Key", "1 to 200 characters", key[:40])
    return key


async def _payload(request: Request) -> Mapping[str, Any]:
    if request.method != "POST":
        return _from_url(request)
    given = request.headers.get("content-type", "")
    kind, parameters = _media_range(given)
    if kind != PLAIN_JSON or parameters.get("charset", "utf-8").lower() != "utf-8":
        raise _malformed("Content-Type", f"{PLAIN_JSON} (UTF-8)", given)
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BODY_BYTES:
            raise TooLarge(
                f"请求体超过 {MOST_BODY_BYTES} 字节。",
                f"The body is larger than {MOST_BODY_BYTES} bytes.",
                limit=MOST_BODY_BYTES,
            )
    return _object(body, "body")


def _from_url(request: Request) -> Mapping[str, Any]:
    given: dict[str, Any] = dict(request.query_params)
    for name in ("variables", "extensions"):
        if name in given:
            given[name] = _object(given[name].encode(), name)
    return given


def _object(text: bytes, what: str) -> Mapping[str, Any]:
    try:
        value = orjson.loads(text)
    except orjson.JSONDecodeError as fault:
        raise Malformed(
            f"{what} 不是合法的 JSON：{fault}", f"The {what} is not JSON: {fault}"
        ) from None
    if not isinstance(value, Mapping):
        raise _malformed(what, "a JSON object", value)
    return value


def _malformed(name: str, wanted: str, value: Any) -> Malformed:
    shown = orjson.dumps(value).decode()[:60]
    return Malformed(
        f"请求的 {name} 无效：应为 {wanted}，收到 {shown}。",
        f"The request's {name} is not valid: {wanted} expected, got {shown}.",
    )


# --- answers ---------------------------------------------------------------------------------


def media_type(request: Request) -> str:
    """The media type that the client likes best; plain JSON for `*/*` or none."""
    wanted = _accepted(request)
    liking = wanted.get(GRAPHQL_JSON, 0.0)
    return GRAPHQL_JSON if liking > 0 and liking >= wanted.get(PLAIN_JSON, 0.0) else PLAIN_JSON


def _accepted(request: Request) -> dict[str, float]:
    """What the client accepts: media range → quality."""
    accepted = {}
    for part in ",".join(request.headers.getlist("accept")).split(","):
        kind, parameters = _media_range(part)
        try:
            accepted[kind] = float(parameters.get("q", "1"))
        except ValueError:
            accepted[kind] = 0.0
    return accepted


def _media_range(text: str) -> tuple[str, dict[str, str]]:
    kind, *rest = text.split(";")
    pairs = (part.partition("=") for part in rest)
    parameters = {name.strip().lower(): value.strip().strip('"') for name, _, value in pairs}
    return kind.strip().lower(), parameters


def fault_response(request: Request, error: ZongzhiError) -> Response:
    """A request that was refused whole."""
    kind = media_type(request)
    status = error.status
    wanted = {each for each, liking in _accepted(request).items() if liking > 0}
    only_plain = PLAIN_JSON in wanted and not wanted & {GRAPHQL_JSON, "application/*", "*/*"}
    if only_plain and error.code in _DOCUMENT_CODES and not isinstance(error, Malformed):
        status = 200
    headers = {"WWW-Authenticate": "Bearer"} if error.status == 401 else {}
    if error.status == 503:
        headers["Retry-After"] = "1"
    body = orjson.dumps({"errors": [error.as_graphql()]})
    return Response(body, status, headers, media_type=kind)


def unforeseen(fault: Exception) -> Internal:
    """An unforeseen fault: the log has it under the reference that the client gets."""
    reference = uuid.uuid4().hex[:12]
    log.error("unforeseen fault", reference=reference, exc_info=fault)
    return Internal(
        f"服务器内部错误，编号 {reference}；请把编号告知管理员。",
        f"Something went wrong inside; tell the operator this reference: {reference}.",
        reference=reference,
    )
