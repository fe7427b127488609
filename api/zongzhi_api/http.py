"""GraphQL over HTTP: what a request must look like, and how an answer or a fault goes out."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson
import structlog
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from zongzhi_core.errors import (
    BadInput,
    Forbidden,
    Internal,
    TooLarge,
    Unauthenticated,
    ZongzhiError,
)
from zongzhi_core.people.purposes import read_header
from zongzhi_core.read.run import Asker, Query

from .negotiation import PLAIN_JSON, Accepted, media_range

MOST_BODY_BYTES = 64 * 1024
#: So much of a larger body is read and dropped: a client that is still sending when the connection
#: ends never sees why.
MOST_DROPPED_BYTES = 16 * 1024 * 1024

#: Carries the secret of a user's session.
SESSION_COOKIE = "zongzhi_session"

#: An answer is for its reader alone, under rights that may change: nobody may keep it.
PRIVATE = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}

#: A page of words alone.
BARE_PAGE = PRIVATE | {"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'"}

#: Faults of a document or a variable: clients of the older media type expect status 200.
_DOCUMENT_CODES = ("PARSE_FAILED", "VALIDATION_FAILED", "BAD_INPUT")

log = structlog.get_logger()


@dataclass(frozen=True)
class Incoming:
    """A well-formed request."""

    query: Query
    asker: Asker
    idempotency_key: str | None


class Malformed(BadInput):
    """The request itself cannot be read: the status is the same whatever the media type."""


class WrongMethod(Malformed):
    """The path, or the operation, does not go with this method."""

    status = 405

    def __init__(self, method: str, allowed: str) -> None:
        super().__init__(
            f"此处不能用 {method}；可用：{allowed}。",
            f"{method} is not possible here; allowed: {allowed}.",
        )
        self.allowed = allowed


async def read_request(request: Request) -> Incoming:
    """The query and its asker; UNAUTHENTICATED, TOO_LARGE or BAD_INPUT."""
    asker = read_asker(request)
    query = _query(await read_json(request))
    return Incoming(query, asker, _idempotency_key(request))


def read_payload(body: bytes) -> Query:
    """The query of a JSON body; BAD_INPUT."""
    payload = _json(body, "body")
    if not isinstance(payload, Mapping):
        raise _malformed("body", "a JSON object", payload)
    return _query(payload)


def _query(payload: Mapping[str, Any]) -> Query:
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
    return Query(text, variables or {}, name)


def read_asker(request: Request) -> Asker:
    """The bearer token or the session's secret, and the county to which the client narrows it."""
    # No other site's page has business here. `Origin` would not do: behind a proxy, the host in
    # it need not be the one that arrives.
    site = _header(request, "sec-fetch-site")
    if site not in (None, "same-origin", "none"):
        raise Forbidden("不接受其他网站页面发出的请求。", "Pages of other sites may not ask here.")
    given = _header(request, "authorization")
    scheme, _, token = (given or "").partition(" ")
    # A browser sends a cookie unasked: it counts only with a page of ours behind it.
    if given is None and site == "same-origin":
        scheme, token = "bearer", request.cookies.get(SESSION_COOKIE, "")
    if scheme.lower() != "bearer" or not token.strip():
        raise Unauthenticated(
            "请求没有令牌；请在请求头中给出 Authorization: Bearer <令牌>。",
            "The request carries no token; send the header Authorization: Bearer <token>.",
        )
    # What a URL says ends up in logs, so GET (and HEAD) reads ORDINARY data only.
    ordinary = request.method != "POST"
    purpose = _header(request, "x-purpose")
    named = None if purpose is None else read_header(purpose)
    return Asker(token.strip(), _header(request, "x-county"), ordinary, named)


def _header(request: Request, name: str) -> str | None:
    """A header that a request has once; which of two a proxy has checked, nobody knows."""
    given = request.headers.getlist(name)
    if len(given) > 1:
        raise _malformed(name, "one header of this name", len(given))
    return given[0] if given else None


def _idempotency_key(request: Request) -> str | None:
    key = _header(request, "idempotency-key")
    if key is not None and not 1 <= len(key) <= 200:
        raise _malformed("Idempotency-Key", "1 to 200 characters", key[:40])
    return key


async def read_json(request: Request) -> Mapping[str, Any]:
    """The object in a request's body, or in the URL of a GET; BAD_INPUT."""
    if request.method != "POST":
        return _from_url(request)
    given = _header(request, "content-type") or ""
    kind, parameters = media_range(given)
    if kind != PLAIN_JSON or parameters.get("charset", "utf-8").lower() != "utf-8":
        raise _malformed("Content-Type", f"{PLAIN_JSON} (UTF-8)", given)
    payload = _json(await read_body(request), "body")
    if not isinstance(payload, Mapping):
        raise _malformed("body", "a JSON object", payload)
    return payload


async def read_body(request: Request) -> bytes:
    """The body, as far as one may go; TOO_LARGE, BAD_INPUT."""
    body, came = b"", 0
    try:
        async for chunk in request.stream():
            came += len(chunk)
            if came <= MOST_BODY_BYTES:
                body += chunk
            elif came > MOST_DROPPED_BYTES:
                break
    except ClientDisconnect:
        raise Malformed("请求体没有传完。", "The body ended before its end.") from None
    if came > MOST_BODY_BYTES:
        raise TooLarge(
            f"请求体超过 {MOST_BODY_BYTES} 字节。",
            f"The body is larger than {MOST_BODY_BYTES} bytes.",
            limit=MOST_BODY_BYTES,
        )
    return body


def _from_url(request: Request) -> Mapping[str, Any]:
    given: dict[str, Any] = {}
    for name, value in request.query_params.multi_items():
        if name in given:
            raise _malformed(name, "one parameter of this name", value)
        given[name] = value
    for name in ("variables", "extensions"):
        # An empty parameter is as good as none.
        given[name] = _json(given[name].encode(), name) if given.get(name) else None
    given["operationName"] = given.get("operationName") or None
    return given


def _json(text: bytes, what: str) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as fault:
        raise Malformed(
            f"{what} 不是合法的 JSON：{fault}", f"The {what} is not JSON: {fault}"
        ) from None


def _malformed(name: str, wanted: str, value: Any) -> Malformed:
    shown = orjson.dumps(value).decode()[:60]
    return Malformed(
        f"请求的 {name} 无效：应为 {wanted}，收到 {shown}。",
        f"The request's {name} is not valid: {wanted} expected, got {shown}.",
    )


# --- answers ---------------------------------------------------------------------------------


def answer_response(request: Request, body: bytes, schema_id: str) -> Response:
    """An answer; single fields may have errors in it."""
    headers = {**PRIVATE, "X-Schema-Id": schema_id}
    return Response(body, headers=headers, media_type=_accepted(request).kind)


def fault_response(request: Request, error: ZongzhiError) -> Response:
    """A request that was refused whole."""
    accepted, status, headers = _accepted(request), error.status, dict(PRIVATE)
    if accepted.only_plain and error.code in _DOCUMENT_CODES and not isinstance(error, Malformed):
        status = 200
    if error.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    if error.status == 503:
        headers["Retry-After"] = "1"
    if isinstance(error, WrongMethod):
        headers["Allow"] = error.allowed
    body = orjson.dumps({"errors": [error.as_graphql()]})
    return Response(body, status, headers, media_type=accepted.kind)


def _accepted(request: Request) -> Accepted:
    return Accepted(request.headers.getlist("accept"))


def unforeseen(fault: Exception) -> Internal:
    """An unforeseen fault: the log has it under the reference that the client gets."""
    reference = uuid.uuid4().hex[:12]
    log.error("unforeseen fault", reference=reference, exc_info=fault)
    return Internal(
        f"服务器内部错误，编号 {reference}；请把编号告知管理员。",
        f"Something went wrong inside; tell the operator this reference: {reference}.",
        reference=reference,
    )
