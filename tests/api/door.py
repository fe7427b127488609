"""A client of the HTTP door that trusts no answer: strict JSON, and nothing of the inside in it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import orjson

from zongzhi_api.app import create_app
from zongzhi_api.service import Service
from zongzhi_api.settings import Settings

GRAPHQL_JSON = "application/graphql-response+json"
PLAIN_JSON = "application/json"

#: What no error may tell: statements, tables, modules, traces, paths.
INSIDE = re.compile(
    r"SELECT .* FROM|core_\w+_version|zongzhi_\w+|sqlalchemy|sqlite3|asyncpg|site-packages|"
    r"Traceback|\.py\b|\w+Error\b|/tmp/|/home/|" + re.escape(str(Path(__file__).parents[2]))
)


@dataclass(frozen=True)
class Reply:
    """An answer: its status, headers and the body that two parsers agree on."""

    status: int
    headers: Mapping[str, str]
    text: str
    body: Any

    @property
    def data(self) -> Any:
        """The data of an answer without errors."""
        assert "errors" not in self.body, self.text
        return self.body["data"]

    @property
    def partial(self) -> Any:
        """The data of an answer that also has errors."""
        return self.body["data"]

    @property
    def code(self) -> str:
        """The code of the one error of a request that was refused whole."""
        assert set(self.body) == {"errors"}, self.text
        [error] = self.body["errors"]
        return str(error["extensions"]["code"])

    @property
    def faults(self) -> list[tuple[str, str]]:
        """Path and code of each error of a field."""
        return [
            (".".join(map(str, error["path"])), error["extensions"]["code"])
            for error in self.body.get("errors", [])
        ]


@dataclass(frozen=True)
class Door:
    """The application over a service, asked without a network."""

    service: Service
    client: httpx2.AsyncClient

    async def ask(
        self,
        document: str,
        token: str | None = "admin",
        *,
        variables: Mapping[str, Any] | None = None,
        name: str | None = None,
        accept: str | None = GRAPHQL_JSON,
        **headers: str,
    ) -> Reply:
        """`POST /graphql`; underscores of header names stand for hyphens."""
        body: dict[str, Any] = {"query": document}
        body |= {} if variables is None else {"variables": variables}
        body |= {} if name is None else {"operationName": name}
        # The standard library's JSON: it can write what a strict writer refuses.
        return await self.send(json.dumps(body), token, accept=accept, **headers)

    async def send(
        self,
        content: Any,
        token: str | None = "admin",
        *,
        accept: str | None = GRAPHQL_JSON,
        **headers: str,
    ) -> Reply:
        """`POST /graphql` with these very bytes."""
        given = {"Content-Type": PLAIN_JSON, "Accept": accept or ""}
        given |= {} if token is None else {"Authorization": f"Bearer {token}"}
        given |= {key.replace("_", "-"): value for key, value in headers.items()}
        return check(await self.client.post("/graphql", content=content, headers=given))

    async def get(self, document: str, token: str = "admin", **more: str) -> Reply:
        """`GET /graphql`."""
        given = {"Authorization": f"Bearer {token}", "Accept": GRAPHQL_JSON}
        asked = {"query": document, **more}
        return check(await self.client.get("/graphql", params=asked, headers=given))


def open_door(
    service: Service, *, caller: tuple[str, int] = ("127.0.0.1", 50000), **settings: Any
) -> Door:
    """A door over a service; close its client when done."""
    app = create_app(service, Settings(**settings))
    transport = httpx2.ASGITransport(app, raise_app_exceptions=False, client=caller)
    return Door(service, httpx2.AsyncClient(transport=transport, base_url="http://testserver"))


def check(response: httpx2.Response) -> Reply:
    """The answer, if it is strict JSON and its errors are typed and keep the inside inside."""
    body = parse_strictly(response.content) if response.content else None
    for error in body.get("errors", []) if isinstance(body, dict) else []:
        assert error["extensions"]["code"].isupper()
        assert re.search(r"[\u4e00-\u9fff].*[A-Za-z]", error["message"], re.DOTALL), error
        assert not INSIDE.search(json.dumps(error, ensure_ascii=False)), error
    return Reply(response.status_code, response.headers, response.text, body)


def parse_strictly(content: bytes) -> Any:
    """The value that two parsers agree on; no NaN, no infinity, no key twice."""

    def refuse(constant: str) -> Any:
        raise AssertionError(constant)

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len({key for key, _ in pairs}) == len(pairs), pairs
        return dict(pairs)

    value = json.loads(content, parse_constant=refuse, object_pairs_hook=unique)
    assert orjson.loads(content) == value
    return value
