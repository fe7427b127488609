"""A small sign-in service for the demonstration: whoever sits at this machine picks an account.

It speaks OpenID Connect like any other, so that signing in is the same here as in a county. It
asks for no password, and so serves in development mode on loopback only.
"""

from __future__ import annotations

import html
import secrets
from dataclasses import dataclass
from time import monotonic, time
from typing import Any
from urllib.parse import parse_qsl, urlencode

from joserfc import jwt
from joserfc.jwk import ECKey, KeySet
from sqlalchemy import select
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from zongzhi_core.database import Database
from zongzhi_core.errors import SetupError
from zongzhi_core.tables import User

from .http import BARE_PAGE, PRIVATE, read_body
from .oidc import challenge_of
from .settings import Settings

PATH = "/demo-issuer"
CODE_SECONDS, TOKEN_SECONDS = 60, 300
LOOPBACK = ("127.0.0.1", "localhost", "::1")
#: What the page hands back with the account.
_PARTS = ("client_id", "redirect_uri", "state", "nonce", "code_challenge")


@dataclass(frozen=True)
class _Code:
    account: str
    asked: dict[str, str]
    until: float


class DemoIssuer:
    """The service's endpoints; codes and the key live as long as the process."""

    def __init__(self, settings: Settings, database: Database) -> None:
        if not settings.development or settings.host not in LOOPBACK:
            raise SetupError(
                "演示登录服务不验证密码，只能在开发模式下由本机使用。 "
                "The demonstration's sign-in service asks for no password: it takes development "
                "mode, on loopback."
            )
        self.settings = settings
        self.database = database
        self.issuer = settings.oidc_issuer
        self._key = ECKey.generate_key("P-256", {"kid": secrets.token_hex(4), "alg": "ES256"})
        self._codes: dict[str, _Code] = {}

    def routes(self) -> list[Route]:
        """What is reached under the issuer's address."""
        return [
            Route(f"{PATH}/.well-known/openid-configuration", self.about),
            Route(f"{PATH}/keys", self.keys),
            Route(f"{PATH}/authorize", self.choose, methods=["GET"]),
            Route(f"{PATH}/authorize", self.chosen, methods=["POST"]),
            Route(f"{PATH}/token", self.token, methods=["POST"]),
        ]

    async def about(self, request: Request) -> Response:
        """The discovery document."""
        return JSONResponse(
            {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/keys",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["ES256"],
                "code_challenge_methods_supported": ["S256"],
            }
        )

    async def keys(self, request: Request) -> Response:
        """The public half of the key."""
        return JSONResponse(KeySet([self._key]).as_dict(private=False))

    async def choose(self, request: Request) -> Response:
        """A button for each account that is entered."""
        asked = self._asked(request.query_params)
        if asked is None:
            return HTMLResponse("<p>登录请求无效 The request is not valid.</p>", 400, BARE_PAGE)
        rows = select(User.account, User.name).where(User.ended_at.is_(None))
        users = await self.database.look(
            lambda session: session.execute(rows.order_by(User.account).limit(50)).all(), "auth"
        )
        policy = {
            "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; "
            "form-action 'self'; frame-ancestors 'none'"
        }
        return HTMLResponse(_page(asked, [(u.account, u.name) for u in users]), 200, policy)

    async def chosen(self, request: Request) -> Response:
        """Back to the installation, with a code for the account."""
        given = await _form(request)
        asked, account = self._asked(given), str(given.get("account", ""))
        if asked is None or not account:
            return HTMLResponse("<p>登录请求无效 The request is not valid.</p>", 400, BARE_PAGE)
        now, code = monotonic(), secrets.token_urlsafe(24)
        self._codes = {key: held for key, held in self._codes.items() if held.until > now}
        self._codes[code] = _Code(account, asked, now + CODE_SECONDS)
        back = urlencode({"code": code, "state": asked["state"]})
        return RedirectResponse(f"{asked['redirect_uri']}?{back}", 303, PRIVATE)

    async def token(self, request: Request) -> Response:
        """The identity token for a code, once, for the client that began the login."""
        given = await _form(request)
        held = self._codes.pop(str(given.get("code")), None)
        proof = challenge_of(str(given.get("code_verifier")))
        known = held is not None and held.until > monotonic()
        if not known or held is None or held.asked["code_challenge"] != proof:
            return JSONResponse({"error": "invalid_grant"}, 400, PRIVATE)
        claims = {
            "iss": self.issuer,
            "sub": f"demo-{held.account}",
            "aud": held.asked["client_id"],
            "iat": int(time()),
            "exp": int(time()) + TOKEN_SECONDS,
            "nonce": held.asked["nonce"],
            self.settings.oidc_account_claim: held.account,
        }
        token = jwt.encode({"alg": "ES256", "kid": self._key.kid}, claims, self._key)
        told = {"id_token": token, "access_token": secrets.token_hex(8), "token_type": "Bearer"}
        return JSONResponse(told, headers=PRIVATE)

    def _asked(self, given: Any) -> dict[str, str] | None:
        """What a login asks for; None unless it is this installation's."""
        asked = {part: str(given.get(part, "")) for part in _PARTS}
        callback = self.settings.public_url.rstrip("/") + "/auth/callback"
        own = asked["redirect_uri"] == callback
        return asked if own and asked["client_id"] == self.settings.oidc_client_id else None


async def _form(request: Request) -> dict[str, str]:
    return dict(parse_qsl((await read_body(request)).decode("utf-8", "replace")))


def _page(asked: dict[str, str], users: list[tuple[str, str]]) -> str:
    hidden = "".join(
        f'<input type="hidden" name="{part}" value="{html.escape(value)}">'
        for part, value in asked.items()
    )
    buttons = "".join(
        f'<p><button name="account" value="{html.escape(account)}">'
        f"{html.escape(name)} · {html.escape(account)}</button></p>"
        for account, name in users
    )
    return (
        '<!doctype html><html lang="zh-CN"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><title>演示登录 Demo sign-in</title>'
        "<style>body{font:16px/1.6 system-ui,sans-serif;max-width:26rem;margin:3rem auto;"
        "padding:0 1rem}button{font:inherit;width:100%;padding:.6rem;text-align:left}</style>"
        "<h1>演示登录</h1><p>选择一个账号；演示不验证密码。 Pick an account; the demonstration "
        f'asks for no password.</p><form method="post">{hidden}{buttons}</form></html>'
    )
