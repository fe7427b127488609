"""`/auth/…`: signing in and out, and who one is; the session's secret lies in a cookie."""

from __future__ import annotations

import html
import secrets
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from zongzhi_core.errors import NotFound, Unauthenticated, ZongzhiError
from zongzhi_core.people.own import MINUTES, open_record
from zongzhi_core.sessions import HOURS, GrantFacts, sign_in, sign_out, signed_in, switch_grant

from .http import BARE_PAGE, PRIVATE, SESSION_COOKIE, read_asker, read_json
from .oidc import LOGIN_SECONDS, Client, Issuer, Login, begin_anew
from .service import Service
from .settings import Settings

LOGIN_COOKIE = "zongzhi_login"
#: Where a user who has signed in goes on.
HOME = "/console"


class Auth:
    """The endpoints of signing in."""

    def __init__(self, service: Service, settings: Settings) -> None:
        self.service = service
        self.database, self.clock = service.database, service.clock
        self.secure = settings.public_url.startswith("https:")
        client = Client(
            issuer=settings.oidc_issuer,
            id=settings.oidc_client_id,
            secret=settings.oidc_client_secret,
            callback=settings.public_url.rstrip("/") + "/auth/callback",
            claim=settings.oidc_account_claim,
        )
        self.issuer = Issuer(client) if settings.oidc_issuer else None

    def routes(self, guarded: Any) -> list[Route]:
        """What is reached under /auth."""
        return [
            Route("/auth/login", guarded(self.login), methods=["GET"]),
            Route("/auth/callback", guarded(self.callback), methods=["GET"]),
            Route("/auth/record", guarded(self.record), methods=["POST"]),
            Route("/auth/me", guarded(self.me), methods=["GET"]),
            Route("/auth/grant", guarded(self.grant), methods=["POST"]),
            Route("/auth/logout", guarded(self.logout), methods=["POST"]),
        ]

    async def login(self, request: Request) -> Response:
        """Send the user to the sign-in service."""
        if self.issuer is None:
            raise NotFound(
                "本系统没有配置登录服务；请使用访问令牌。",
                "No sign-in service is configured here; use an access token.",
            )
        login = Login.fresh()
        response = RedirectResponse(await self.issuer.address(login), 303, headers=PRIVATE)
        sealed = login.sealed((await self.service.state.snapshot()).secret)
        # The user comes back from another site: a strict cookie would stay behind.
        self._set(response, LOGIN_COOKIE, sealed, LOGIN_SECONDS, "/auth/callback", "lax")
        return response

    async def callback(self, request: Request) -> Response:
        """Take the user back from the sign-in service, and open their session."""
        try:
            secret = await self._come_in(request)
        except ZongzhiError as error:
            response: Response = HTMLResponse(_page(error.message), error.status, BARE_PAGE)
        else:
            response = RedirectResponse(HOME, 303, headers=PRIVATE)
            self._set_session(response, secret)
        response.delete_cookie(LOGIN_COOKIE, path="/auth/callback")
        return response

    async def _come_in(self, request: Request) -> str:
        asked = request.query_params
        key = (await self.service.state.snapshot()).secret
        login = Login.opened(request.cookies.get(LOGIN_COOKIE, ""), key)
        same = secrets.compare_digest(asked.get("state", "").encode(), login.state.encode())
        if self.issuer is None or not same or not asked.get("code"):
            raise begin_anew()
        who = await self.issuer.identity(login, asked["code"])
        secret: str = await self.database.transact(
            lambda session: sign_in(session, self.clock, who), "auth"
        )
        return secret

    async def record(self, request: Request) -> Response:
        """Open one's own record with the code of a slip; the token of half an hour."""
        code = str((await read_json(request)).get("code"))[:60]
        vault = self.service.vault
        if vault is None:
            raise NotFound("本服务没有密钥库。", "There is no key store here.")
        token = await open_record(self.database, vault, self.clock, code)
        return JSONResponse({"token": token, "minutes": MINUTES}, headers=PRIVATE)

    async def me(self, request: Request) -> Response:
        """Whether there is a sign-in service; who has signed in, under which grant, and the grants
        to choose from."""
        told: dict[str, Any] = {"service": self.issuer is not None, "user": None}
        try:
            secret = await self._secret(request)
        except Unauthenticated:
            return JSONResponse(told, headers=PRIVATE)
        me = await self.database.look(
            lambda session: signed_in(session, self.clock, secret), "auth"
        )
        told["user"] = {
            "account": me.account,
            "name": me.name,
            "grant": me.grant,
            "grants": [_shown(each) for each in me.grants],
        }
        return JSONResponse(told, headers=PRIVATE)

    async def grant(self, request: Request) -> Response:
        """Go on under another of one's grants."""
        secret = await self._secret(request)
        asked = str((await read_json(request)).get("grant"))
        changed = await self.database.transact(
            lambda session: switch_grant(session, self.clock, secret, asked), "auth"
        )
        response = Response(status_code=204, headers=PRIVATE)
        self._set_session(response, changed)
        return response

    async def logout(self, request: Request) -> Response:
        """End the session, wherever it is used."""
        secret = await self._secret(request)
        await self.database.transact(lambda session: sign_out(session, self.clock, secret), "auth")
        response = Response(status_code=204, headers=PRIVATE)
        response.delete_cookie(SESSION_COOKIE, path="/")
        return response

    async def _secret(self, request: Request) -> str:
        """The secret of the session; a token is none, whatever cookie comes with it."""
        asker = read_asker(request)
        await self.service.state.admit(asker.token, None)
        if asker.token != request.cookies.get(SESSION_COOKIE):
            raise Unauthenticated("请先登录。", "Sign in first.")
        return asker.token

    def _set_session(self, response: Response, secret: str) -> None:
        self._set(response, SESSION_COOKIE, secret, HOURS * 3600, "/", "strict")

    def _set(
        self, response: Response, name: str, value: str, seconds: int, path: str, site: Any
    ) -> None:
        response.set_cookie(
            name,
            value,
            max_age=seconds,
            path=path,
            secure=self.secure,
            httponly=True,
            samesite=site,
        )


def _shown(grant: GrantFacts) -> dict[str, str | None]:
    told = {"id": grant.id, "role": grant.role, "division": grant.division}
    return told | {"divisionName": grant.division_name}


def _page(message: str) -> str:
    return (
        '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>登录 Sign in</title>'
        f'<p>{html.escape(message)}</p><p><a href="/auth/login">重新登录 Sign in again</a></p>'
    )
