"""One form of error for every code: what a client gets, wherever the fault arose.

A refusal of the whole request is `{"errors": [{message, locations?, extensions}]}` with the status
of its code; the fault of a single field has a `path` beside it and data around it; what the user of
a mutation can mend stands in `userErrors`. The message is Chinese first, then English.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import pytest

from tests.support.worlds import HUANING, World
from zongzhi_core import errors
from zongzhi_core.errors import StorageFull, Timeout, Unavailable, ZongzhiError
from zongzhi_core.testing.switching import cleared

from .door import GRAPHQL_JSON, PLAIN_JSON, Door, Reply

NAME = '{division(code:"530424"){name}}'
REGISTER = (
    'mutation{registerDispute(input:{division:"530424102",categoryCode:V06,'
    'source:HOTLINE_12345,externalNo:"7"}){dispute{id} userErrors{'
    "code message field rule allowed current{version status changedBy changedAt}}}}"
)
ACCEPT = (
    "mutation($i:ID!,$v:Int){acceptDispute(input:{id:$i,expectedVersion:$v}){dispute{id} "
    "userErrors{code message field rule allowed current{version status changedBy changedAt}}}}"
)

#: Asks for something that fails, with the media types accepted.
Asking = Callable[[Door, pytest.MonkeyPatch, str], Awaitable[Reply]]


@dataclass(frozen=True)
class Case:
    """How a code comes about, and how it is answered."""

    ask: Asking
    #: For a client of the newer media type, and for one of plain JSON alone.
    status: int
    plain: int
    path: tuple[str | int, ...] | None = None
    #: The mutation field in whose `userErrors` the fault stands.
    payload: str | None = None
    located: bool = False
    #: What `extensions` has besides the code.
    more: frozenset[str] = frozenset()
    headers: frozenset[str] = frozenset()


def asking(document: str, token: str | None = "admin", **more: Any) -> Asking:
    """Ask for a document."""

    async def ask(door: Door, patch: pytest.MonkeyPatch, accept: str) -> Reply:
        return await door.ask(document, token, accept=accept, **more)

    return ask


def failing(fault: Exception) -> Asking:
    """Ask while the database fails so."""

    async def ask(door: Door, patch: pytest.MonkeyPatch, accept: str) -> Reply:
        async def fail(*given: Any, **more: Any) -> Any:
            raise fault

        await door.ask(NAME)
        patch.setattr(door.service.database, "fetch", fail)
        return await door.ask(NAME, accept=accept)

    return ask


async def ask_of_an_off_plugin(door: Door, patch: pytest.MonkeyPatch, accept: str) -> Reply:
    """Turn a plugin off and give one of its commands."""
    office = await cleared(door.service.database, "mediation")
    switch = (
        f'mutation{{setPlugin(input:{{county:"{HUANING}",plugin:"mediation",state:OFF,'
        f'reason:"试",office:"{office}"}}){{userErrors{{code}}}}}}'
    )
    assert (await door.ask(switch)).data["setPlugin"]["userErrors"] == []
    return await door.ask(REGISTER, accept=accept)


async def reuse_a_key(door: Door, patch: pytest.MonkeyPatch, accept: str) -> Reply:
    """Give two commands under one key."""
    await door.ask(REGISTER, Idempotency_Key="k")
    other = REGISTER.replace('"7"', '"8"')
    return await door.ask(other, accept=accept, Idempotency_Key="k")


async def register_twice(door: Door, patch: pytest.MonkeyPatch, accept: str) -> Reply:
    """Register the same number of the same source again."""
    await door.ask(REGISTER)
    return await door.ask(REGISTER, accept=accept)


async def accept_another_version(door: Door, patch: pytest.MonkeyPatch, accept: str) -> Reply:
    """Accept a dispute in a version that it does not have."""
    made = (await door.ask(REGISTER)).data["registerDispute"]["dispute"]["id"]
    return await door.ask(ACCEPT, accept=accept, variables={"i": made, "v": 9})


DEEP = '{division(code:"530424"){' + "parent{" * 40 + "id" + "}" * 42
COSTLY = '{division(code:"530424"){' + " ".join(f"a{n}:figures{{value}}" for n in range(80)) + "}}"
RETRY = frozenset({"retry-after"})

CASES: dict[str, list[Case]] = {
    "UNAUTHENTICATED": [
        Case(asking(NAME, None), 401, 401, headers=frozenset({"www-authenticate"})),
        Case(asking("{", "nobody"), 401, 401, headers=frozenset({"www-authenticate"})),
    ],
    "FORBIDDEN": [
        Case(asking(NAME, X_County="999999"), 403, 403),
        Case(
            asking('{division(code:"530424"){parent{centre{id}}}}'),
            *(200, 200),
            path=("division", "parent", "centre"),
        ),
    ],
    "NOT_FOUND": [
        Case(asking('{division(code:"999999"){name}}'), 200, 200, path=("division",)),
        Case(asking('{it:node(id:"x"){id}}'), 200, 200, path=("it",)),
        Case(asking(ACCEPT, variables={"i": "dispute_0"}), 200, 200, payload="acceptDispute"),
    ],
    "PURPOSE_REQUIRED": [
        Case(asking('{it:person(id:"x"){id}}'), 200, 200, path=("it",)),
    ],
    "BAD_INPUT": [
        Case(
            asking("query($n:Int){divisions(first:$n){totalCount}}", variables={"n": ""}), 400, 200
        ),
        Case(asking(f"query A{NAME} query B{NAME}"), 400, 200),
        Case(asking(NAME, Content_Type="text/plain"), 400, 400),
        Case(asking(" "), 400, 400),
        Case(
            asking("{divisions(first:-1){totalCount}}"),
            *(200, 200),
            path=("divisions",),
            more=frozenset({"limit"}),
        ),
    ],
    "PARSE_FAILED": [Case(asking("{\n{"), 400, 200, located=True)],
    "VALIDATION_FAILED": [Case(asking("{\n nope}"), 400, 200, located=True)],
    "PLUGIN_OFF": [
        Case(ask_of_an_off_plugin, 400, 400, more=frozenset({"plugin"})),
    ],
    "TOO_LARGE": [
        Case(asking("{" + "viewer{name} " * 300 + "}"), 413, 413, more=frozenset({"limit"})),
        Case(asking(NAME + " " * 70_000), 413, 413, more=frozenset({"limit"})),
        Case(asking("{" + "a" * 65 + ":viewer{name}}"), 413, 413, more=frozenset({"limit"})),
    ],
    "TOO_DEEP": [Case(asking(DEEP), 400, 400, more=frozenset({"limit"}))],
    "TOO_COSTLY": [Case(asking(COSTLY), 400, 400, more=frozenset({"limit"}))],
    "RULE_REFUSED": [Case(register_twice, 200, 200, payload="registerDispute")],
    "CONFLICT": [Case(accept_another_version, 200, 200, payload="acceptDispute")],
    "IDEMPOTENCY_KEY_REUSED": [Case(reuse_a_key, 422, 422)],
    "STORAGE_FULL": [Case(failing(StorageFull("满。", "It is full.")), 503, 503, headers=RETRY)],
    "UNAVAILABLE": [Case(failing(Unavailable("忙。", "It is away.")), 503, 503, headers=RETRY)],
    "TIMEOUT": [Case(failing(Timeout("久。", "It took long.")), 503, 503, headers=RETRY)],
    "INTERNAL": [Case(failing(RuntimeError("x")), 500, 500, more=frozenset({"reference"}))],
}

FLAT = [(code, case) for code, cases in CASES.items() for case in cases]
NAMES = [f"{code}-{number}" for code, cases in CASES.items() for number in range(len(cases))]


def test_every_code_has_a_case() -> None:
    """A code that is new, or gone, fails here until its shape is written down."""
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    codes = {kind.code for kind in kinds if issubclass(kind, ZongzhiError)}
    assert set(CASES) == codes


@pytest.mark.parametrize("accept", [GRAPHQL_JSON, PLAIN_JSON])
@pytest.mark.parametrize(("code", "case"), FLAT, ids=NAMES)
async def test_error_has_its_shape(
    own_door: Door, monkeypatch: pytest.MonkeyPatch, code: str, case: Case, accept: str
) -> None:
    """Each code comes with its status, its place and its details, and with nothing else."""
    reply = await case.ask(own_door, monkeypatch, accept)
    assert reply.status == (case.status if accept == GRAPHQL_JSON else case.plain), reply.text
    assert reply.headers["content-type"] == accept
    assert case.headers <= set(reply.headers)
    if case.payload is not None:
        check_user_error(reply, case.payload, code)
        return
    assert set(reply.body) == ({"errors"} if case.path is None else {"data", "errors"})
    [error] = reply.body["errors"]
    check_error(error, code, case)
    if case.path is not None:
        assert value_at(reply.body["data"], case.path) is None


def check_error(error: dict[str, Any], code: str, case: Case) -> None:
    """One entry of `errors`."""
    wanted = {"message", "extensions"}
    wanted |= {"path"} if case.path else set()
    wanted |= {"locations"} if case.located else set()
    assert set(error) == wanted
    assert tuple(error.get("path", ())) == (case.path or ())
    assert set(error["extensions"]) == {"code", *case.more}
    assert error["extensions"]["code"] == code
    for place in error.get("locations", ()):
        assert set(place) == {"line", "column"}
        assert place["line"] == 2
    check_message(error["message"])


def check_user_error(reply: Reply, field: str, code: str) -> None:
    """One entry of `userErrors`; nothing was done, and there is no other error."""
    [error] = reply.data[field]["userErrors"]
    assert [value for name, value in reply.data[field].items() if name != "userErrors"] == [None]
    assert error["code"] == code
    assert (error["rule"] is not None) == (code == "RULE_REFUSED")
    assert (error["current"] is not None) == (code == "CONFLICT")
    if code == "CONFLICT":
        assert error["current"]["version"] == 1
        assert error["current"]["status"] == "REGISTERED"
    check_message(error["message"])


def check_message(message: str) -> None:
    """Chinese first, but for a name that leads it; then a sentence of English."""
    chinese = [place for place, letter in enumerate(message) if "\u4e00" <= letter <= "\u9fff"]
    assert len(re.findall(r"[A-Za-z]{2,}", message[: chinese[0]])) <= 2, message
    assert len(re.findall(r"[A-Za-z]{2,}", message[chinese[-1] :])) >= 3, message


def value_at(data: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


async def test_errors_stand_in_the_order_of_fields(own_door: Door, world: World) -> None:
    """Several faulty fields have an error each, in the order in which they were asked for."""
    document = (
        '{c:node(id:"x"){id} a:division(code:"530424"){parent{centre{id}} name} '
        'b:divisions(first:-1){totalCount} viewer{name} d:dispute(id:"y"){id}}'
    )
    reply = await own_door.ask(document)
    assert reply.faults == [
        ("c", "NOT_FOUND"),
        ("a.parent.centre", "FORBIDDEN"),
        ("b", "BAD_INPUT"),
        ("d", "NOT_FOUND"),
    ]
    assert list(reply.partial) == ["c", "a", "b", "viewer", "d"]
