"""OpenID Connect: the code flow with PKCE, against any issuer that can be discovered.

Signatures and claims are checked by joserfc; what is asked of the issuer and in which order
stands here.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from time import monotonic, time
from typing import Any
from urllib.parse import urlencode

import httpx2
import structlog
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, OctKey

from zongzhi_core.errors import Forbidden, Unavailable
from zongzhi_core.sessions import Identity

#: Signatures by the issuer's private key; one by the shared secret would prove less.
ALGORITHMS = ("ES256", "ES384", "EdDSA", "Ed25519", "PS256", "RS256")
SCOPE = "openid profile"
#: Seconds that a user may take at the issuer, that an answer of it may take, that what it says of
#: itself is kept, and that two clocks may differ.
LOGIN_SECONDS, ANSWER_SECONDS, KEPT_SECONDS, LEEWAY = 600, 5.0, 600.0, 60

log = structlog.get_logger()


@dataclass(frozen=True)
class Client:
    """This installation, as its issuer knows it."""

    issuer: str
    id: str
    secret: str
    #: Where the issuer sends the user back to.
    callback: str
    #: The claim that names the account.
    claim: str


@dataclass(frozen=True)
class Login:
    """What is remembered between sending a user off and getting them back."""

    state: str
    nonce: str
    verifier: str

    @classmethod
    def fresh(cls) -> Login:
        return cls(*(secrets.token_urlsafe(32) for _ in range(3)))

    def sealed(self, key: str) -> str:
        """As a text that only this installation can have written."""
        claims = vars(self) | {"exp": int(time()) + LOGIN_SECONDS}
        return jwt.encode({"alg": "HS256"}, claims, _key(key))

    @classmethod
    def opened(cls, text: str, key: str) -> Login:
        """FORBIDDEN when it was not written here, or too long ago."""
        try:
            claims = jwt.decode(text, _key(key), algorithms=["HS256"]).claims
            jwt.JWTClaimsRegistry(exp={"essential": True}).validate(claims)
        except (JoseError, ValueError):
            raise begin_anew() from None
        return cls(claims["state"], claims["nonce"], claims["verifier"])


class Issuer:
    """The sign-in service of an installation."""

    def __init__(self, client: Client, transport: httpx2.AsyncBaseTransport | None = None) -> None:
        self.client = client
        self._transport = transport
        self._kept: dict[str, tuple[float, dict[str, Any]]] = {}

    async def address(self, login: Login) -> str:
        """Where a user signs in."""
        asked = {
            "response_type": "code",
            "client_id": self.client.id,
            "redirect_uri": self.client.callback,
            "scope": SCOPE,
            "state": login.state,
            "nonce": login.nonce,
            "code_challenge": challenge_of(login.verifier),
            "code_challenge_method": "S256",
        }
        where = (await self._about())["authorization_endpoint"]
        return f"{where}{'&' if '?' in where else '?'}{urlencode(asked)}"

    async def identity(self, login: Login, code: str) -> Identity:
        """Whom the issuer vouches for, from the code that the user brought back.

        :raises Forbidden: the code or the token is not what this login asked for.
        :raises Unavailable: the issuer cannot be reached, or answers nonsense.
        """
        given = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self.client.callback,
            "code_verifier": login.verifier,
        }
        about = await self._about()
        answer = await self._ask("POST", about["token_endpoint"], data=given)
        claims = await self._checked(str(answer.get("id_token")), login.nonce, about["jwks_uri"])
        if self.client.claim not in claims and "userinfo_endpoint" in about:
            claims |= await self._said_of(claims["sub"], about, answer)
        account = claims.get(self.client.claim)
        if not isinstance(account, str) or not account:
            raise Forbidden(
                f"登录服务没有给出账号（声明 {self.client.claim}）。",
                f'The sign-in service names no account (claim "{self.client.claim}").',
            )
        return Identity(self.client.issuer, claims["sub"], account)

    async def _said_of(
        self, subject: str, about: Mapping[str, Any], answer: Mapping[str, Any]
    ) -> dict[str, Any]:
        """What the issuer tells of a user beside the token: by the code flow it need not name more
        than an id there (OpenID Connect Core 5.3)."""
        bearer = {"Authorization": f"Bearer {answer.get('access_token')}"}
        told = await self._ask("GET", about["userinfo_endpoint"], headers=bearer)
        # Of another user it says nothing of this one (5.3.2).
        return told if told.get("sub") == subject else {}

    async def _checked(self, token: str, nonce: str, keys_at: str) -> dict[str, Any]:
        """The claims of an identity token of this issuer, for us and this login."""
        wanted = jwt.JWTClaimsRegistry(
            leeway=LEEWAY,
            iss={"essential": True, "value": self.client.issuer},
            aud={"essential": True, "value": self.client.id},
            sub={"essential": True},
            exp={"essential": True},
            nonce={"essential": True, "value": nonce},
        )
        for fresh in (False, True):
            keys = await self._told(keys_at, fresh=fresh)
            try:
                known = KeySet.import_key_set(keys)  # type: ignore[arg-type]
                claims = jwt.decode(token, known, algorithms=list(ALGORITHMS)).claims
                wanted.validate(claims)
                return dict(claims)
            except (JoseError, ValueError, KeyError) as fault:
                cause = fault
        log.warning("identity token refused", cause=type(cause).__name__)
        raise begin_anew()

    async def _about(self) -> dict[str, Any]:
        """What the issuer says of itself; it must call itself as it was asked."""
        root = self.client.issuer.rstrip("/")
        about = await self._told(f"{root}/.well-known/openid-configuration")
        if about.get("issuer") != self.client.issuer:
            raise _unavailable(f"it calls itself {about.get('issuer')!r}")
        return about

    async def _told(self, address: str, *, fresh: bool = False) -> dict[str, Any]:
        kept = self._kept.get(address)
        if kept is None or fresh or kept[0] < monotonic():
            kept = self._kept[address] = (
                monotonic() + KEPT_SECONDS,
                await self._ask("GET", address),
            )
        return kept[1]

    async def _ask(self, method: str, address: str, **given: Any) -> dict[str, Any]:
        auth = (self.client.id, self.client.secret) if method == "POST" else None
        try:
            async with httpx2.AsyncClient(
                timeout=ANSWER_SECONDS, transport=self._transport
            ) as client:
                answer = await client.request(method, address, auth=auth, **given)
            if answer.status_code in (400, 401, 403):
                log.warning("sign-in service refused", address=address, status=answer.status_code)
                raise begin_anew()
            answer.raise_for_status()
            told = answer.json()
        except (httpx2.HTTPError, ValueError) as fault:
            raise _unavailable(type(fault).__name__) from fault
        if not isinstance(told, dict):
            raise _unavailable("its answer is no object")
        return told


def challenge_of(verifier: str) -> str:
    """What is shown of a verifier before it is told (RFC 7636, S256)."""
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def _key(secret: str) -> OctKey:
    return OctKey.import_key(hashlib.sha256(f"login {secret}".encode()).digest())


def begin_anew() -> Forbidden:
    """Whatever was wrong with a login, the user can only begin anew."""
    return Forbidden(
        "登录没有完成或已过期；请重新登录。", "The sign-in was not completed; sign in again."
    )


def _unavailable(cause: str) -> Unavailable:
    log.error("sign-in service failed", cause=cause)
    return Unavailable(
        "登录服务暂时不可用；请稍后再试。", "The sign-in service is not available; try again later."
    )
