"""Signing in: the code flow against a real issuer, and what no other path opens."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
import pytest_asyncio
from joserfc import jwt

from tests.commands.test_accounts import VILLAGE, enter, grant, grant_id
from tests.support.worlds import World
from zongzhi_api.app import create_app
from zongzhi_api.auth import Auth
from zongzhi_api.demo_issuer import DemoIssuer
from zongzhi_api.oidc import Issuer
from zongzhi_api.settings import Settings
from zongzhi_core.errors import SetupError

pytestmark = pytest.mark.slow

HOST = "http://127.0.0.1:8000"
SETTINGS = Settings(development=True, public_url=HOST, oidc_issuer=f"{HOST}/demo-issuer")
SAME = {"sec-fetch-site": "same-origin"}
ASKED = {"query": "{viewer{name role}}"}


class Browser:
    """A browser with its cookies, over the application itself or a network."""

    def __init__(self, app: Any = None, address: str = HOST, **more: Any) -> None:
        over = httpx2.ASGITransport(app=app) if app is not None else None
        self.client = httpx2.AsyncClient(transport=over, base_url=address, **more)
        #: What the issuer tells of a user beside the token, and the tokens it was asked with.
        self.told: dict[str, Any] = {}
        self.bearers: list[str] = []

    async def get(self, path: str, **more: Any) -> httpx2.Response:
        return await self.client.get(path, **more)

    async def post(self, path: str, **more: Any) -> httpx2.Response:
        return await self.client.post(path, **{"headers": SAME, **more})

    async def leave_for_the_issuer(self) -> httpx2.Response:
        sent = await self.get("/auth/login")
        assert sent.status_code == 303
        return await self.get(sent.headers["location"])

    async def pick(self, page: httpx2.Response, account: str) -> str:
        """The address at which the issuer sends the user back."""
        parts = dict(re.findall(r'name="(\w+)" value="([^"]*)"', page.text))
        answer = await self.client.post(
            str(page.request.url).partition("?")[0], data=parts | {"account": account}
        )
        return str(answer.headers["location"])

    async def sign_in(self, account: str) -> httpx2.Response:
        return await self.get(await self.pick(await self.leave_for_the_issuer(), account))


@pytest_asyncio.fixture
async def browser(world: World, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Browser]:
    """A browser before an application whose issuer is itself."""
    made: list[Any] = []
    real = Issuer.__init__

    class Within(httpx2.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
            if request.url.path == "/userinfo":
                found.bearers.append(request.headers["authorization"])
                return httpx2.Response(200, json=found.told)
            answer = await httpx2.ASGITransport(app=made[0]).handle_async_request(request)
            if found.told and request.url.path.endswith("/openid-configuration"):
                more = {"userinfo_endpoint": f"{HOST}/userinfo"}
                answer = httpx2.Response(200, json=json.loads(await answer.aread()) | more)
            return answer

    monkeypatch.setattr(
        Issuer, "__init__", lambda self, client, transport=None: real(self, client, Within())
    )
    made.append(create_app(world.service, SETTINGS))
    found = Browser(made[0])
    yield found
    await found.client.aclose()


async def test_user_signs_in_works_and_signs_out(world: World, browser: Browser) -> None:
    """From the first click to the last, as a browser does it."""
    user = await enter(world)
    await grant(world, user)
    done = await browser.sign_in("wang.li")
    assert (done.status_code, done.headers["location"]) == (303, "/console")
    cookie = done.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    answer = await browser.post("/graphql", json=ASKED)
    assert answer.json()["data"]["viewer"]["name"] == "user:wang.li"
    told = (await browser.get("/auth/me", headers=SAME)).json()
    me = told["user"]
    assert told["service"] is True
    assert (me["account"], me["name"], me["grant"]) == ("wang.li", "王丽", me["grants"][0]["id"])
    secret = browser.client.cookies["zongzhi_session"]
    assert (await browser.post("/auth/logout", json={})).status_code == 204
    nobody = (await browser.get("/auth/me", headers=SAME)).json()
    assert nobody == {"service": True, "user": None}
    assert (await browser.post("/graphql", json=ASKED)).status_code == 401
    browser.client.cookies.set("zongzhi_session", secret)
    assert (await browser.post("/graphql", json=ASKED)).status_code == 401


async def test_user_goes_on_under_another_grant(world: World, browser: Browser) -> None:
    """With another cookie; the old one opens nothing."""
    user = await enter(world)
    await grant(world, user)
    township = await grant_id(world, user)
    await grant(world, user, role="commissioner", division=VILLAGE)
    await browser.sign_in("wang.li")
    old = browser.client.cookies["zongzhi_session"]
    assert (await browser.post("/auth/grant", json={"grant": township})).status_code == 204
    answer = await browser.post("/graphql", json=ASKED)
    assert answer.json()["data"]["viewer"]["role"] == "township_lead"
    wrong = await browser.post("/auth/grant", json={"grant": "grant_" + "0" * 32})
    assert wrong.json()["errors"][0]["extensions"]["code"] == "NOT_FOUND"
    browser.client.cookies.clear()
    browser.client.cookies.set("zongzhi_session", old)
    assert (await browser.post("/graphql", json=ASKED)).status_code == 401


@pytest.mark.parametrize("site", [None, "none", "cross-site", "same-site"])
@pytest.mark.parametrize("path", ["/graphql", "/auth/logout", "/auth/grant"])
async def test_cookie_counts_only_from_a_page_of_ours(
    world: World, browser: Browser, site: str | None, path: str
) -> None:
    """A page of another site, or a client that says nothing, cannot act as the user."""
    await grant(world, await enter(world))
    await browser.sign_in("wang.li")
    headers = {} if site is None else {"sec-fetch-site": site}
    answer = await browser.post(path, json=ASKED, headers=headers)
    assert answer.status_code in (401, 403)
    assert (await browser.post("/graphql", json=ASKED)).status_code == 200


@pytest.mark.parametrize("cookie", ["", "zzs_x", "admin"])
@pytest.mark.parametrize("path", ["/auth/logout", "/auth/grant"])
async def test_token_is_no_session(browser: Browser, cookie: str, path: str) -> None:
    """Whatever cookie comes with it: there is nothing to sign out of, or to change."""
    browser.client.cookies.set("zongzhi_session", cookie)
    told = await browser.get("/auth/me", headers=SAME | {"authorization": "Bearer integrator"})
    assert told.json()["user"] is None
    headers = SAME | {"authorization": "Bearer integrator"}
    assert (await browser.post(path, json={"grant": 5}, headers=headers)).status_code == 401


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"grant":[1]}', b'{"grant":null}', b"{}"])
async def test_grant_of_no_sense_changes_nothing(
    world: World, browser: Browser, body: bytes
) -> None:
    """A malformed body is refused, and the session goes on."""
    await grant(world, await enter(world))
    await browser.sign_in("wang.li")
    headers = SAME | {"content-type": "application/json"}
    answer = await browser.post("/auth/grant", content=body, headers=headers)
    code = answer.json()["errors"][0]["extensions"]["code"]
    assert (answer.status_code, code) in ((400, "BAD_INPUT"), (404, "NOT_FOUND"))
    assert (await browser.post("/graphql", json=ASKED)).status_code == 200


async def test_account_that_is_not_entered_is_told_so(browser: Browser) -> None:
    """In words on a page, with status 403 and no session."""
    done = await browser.sign_in("nobody")
    assert done.status_code == 403
    assert "管理员" in done.text
    assert "zongzhi_session" not in browser.client.cookies


async def test_login_cannot_be_finished_for_somebody_else(world: World, browser: Browser) -> None:
    """An answer of the issuer counts once, in the browser that asked, unchanged."""
    await grant(world, await enter(world))
    back = await browser.pick(await browser.leave_for_the_issuer(), "wang.li")
    cookies = dict(browser.client.cookies)
    query = parse_qs(urlsplit(back).query)
    forged = [
        back.replace(query["state"][0], "x" * 43),
        back.replace(query["code"][0], "x" * 32),
        "/auth/callback",
        "/auth/callback?error=access_denied&state=" + query["state"][0],
    ]
    for address in forged:
        browser.client.cookies.update(cookies)
        assert (await browser.get(address)).status_code == 403, address
    browser.client.cookies.clear()
    assert (await browser.get(back)).status_code == 403
    browser.client.cookies.update(cookies)
    assert (await browser.get(back)).status_code == 303
    browser.client.cookies.update(cookies)
    assert (await browser.get(back)).status_code == 403


@pytest.mark.parametrize(
    ("claim", "value"),
    [
        ("iss", "https://other.example"),
        ("aud", "another"),
        ("nonce", "x"),
        ("exp", 1_000_000_000),
        ("sub", None),
        ("preferred_username", None),
    ],
)
async def test_identity_of_another_login_opens_nothing(
    world: World, browser: Browser, monkeypatch: pytest.MonkeyPatch, claim: str, value: Any
) -> None:
    """Whatever the issuer signs, it must be for us, for this login, of now, and name somebody."""
    await grant(world, await enter(world))
    page = await browser.leave_for_the_issuer()
    real = jwt.encode

    def changed(header: Any, claims: dict[str, Any], key: Any) -> str:
        claims = {k: v for k, v in (claims | {claim: value}).items() if v is not None}
        return str(real(header, claims, key))

    monkeypatch.setattr(jwt, "encode", changed)
    assert (await browser.get(await browser.pick(page, "wang.li"))).status_code == 403


@pytest.mark.parametrize(("subject", "comes_in"), [("", True), ("another", False)])
async def test_account_may_be_told_beside_the_token(
    world: World,
    browser: Browser,
    monkeypatch: pytest.MonkeyPatch,
    subject: str,
    comes_in: bool,
) -> None:
    """An issuer whose token names an id alone is asked for the account with the user's own bearer
    token; what it says of another id is nobody's."""
    await grant(world, await enter(world))
    real = jwt.encode

    def bare(header: Any, claims: dict[str, Any], key: Any) -> str:
        if "preferred_username" in claims:
            browser.told["sub"] = subject or claims["sub"]
            claims = {k: v for k, v in claims.items() if k != "preferred_username"}
        return str(real(header, claims, key))

    monkeypatch.setattr(jwt, "encode", bare)
    browser.told["preferred_username"] = "wang.li"
    assert (await browser.sign_in("wang.li")).status_code == (303 if comes_in else 403)
    [bearer] = browser.bearers
    assert bearer.startswith("Bearer ")


async def test_without_an_issuer_there_is_no_sign_in(world: World) -> None:
    """Nor is there a page that would let anybody in."""
    plain = Browser(create_app(world.service, Settings()))
    assert (await plain.get("/auth/login")).json()["errors"][0]["extensions"]["code"] == "NOT_FOUND"
    assert (await plain.get("/demo-issuer/authorize")).status_code == 404
    assert (await plain.get("/auth/me", headers=SAME)).json() == {"service": False, "user": None}
    assert Auth(world.service, Settings()).issuer is None


@pytest.mark.parametrize("wrong", [{"development": False}, {"host": "0.0.0.0"}])
async def test_demonstration_lets_nobody_in_elsewhere(world: World, wrong: Any) -> None:
    """It serves in development mode on loopback, or not at all."""
    settings = Settings(**{"development": True, "oidc_issuer": f"{HOST}/demo-issuer", **wrong})
    with pytest.raises(SetupError):
        DemoIssuer(settings, world.database)
