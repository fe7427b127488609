"""API tokens: made, listed and revoked; only their SHA-256 is kept.

Each change raises the epoch, so that every worker sees it with its next request.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from .access import ROLES
from .clock import Clock, day_of
from .errors import BadInput, NotFound, RuleRefused
from .read.rows import holds
from .state import digest_of, raise_epoch
from .tables import Division, JournalEntry, Token

MOST_DAYS = 366

#: No colon: `cli:…` and `system:…` are actors that are no tokens.
_NAME = re.compile(r"\w[\w .@-]{0,99}")


@dataclass(frozen=True)
class TokenWish:
    """What a token shall be: its name, reach, role, plugins (None for all) and days."""

    name: str
    role: str
    #: Code of the division whose subtree it reaches; None for the whole country.
    division: str | None
    plugins: Collection[str] | None = None
    days: int = 90


def create_token(
    session: Session,
    clock: Clock,
    wish: TokenWish,
    *,
    installed: Collection[str],
    actor: str,
    replace: bool = False,
) -> str:
    """A new token's secret, which is shown this once; `replace` ends a token of the same name.

    :raises BadInput: the name, role, plugins or days cannot be used, or the name is taken.
    :raises NotFound: the division does not exist today.
    """
    _check(wish, installed)
    # The epoch's row is locked first: two tokens of one name meet here.
    raise_epoch(session, light=True)
    division = _division(session, clock, wish.division)
    held = session.get(Token, wish.name)
    if held is not None and not replace:
        raise BadInput(
            f"令牌名“{wish.name}”已被使用（含已撤销的）；请换一个名字。",
            f'The token name "{wish.name}" is taken, perhaps by a revoked one; choose another.',
            field="name",
        )
    text = secrets.token_urlsafe(32)
    token = held or Token(name=wish.name)
    token.digest = digest_of(text)
    token.role = wish.role
    token.division_id = division.id if division else None
    token.plugins = ",".join(sorted(wish.plugins or ()))
    token.issued_at = clock.now()
    token.expires_at = clock.now() + timedelta(days=wish.days)
    token.revoked_at = None
    session.add(token)
    told = {"role": wish.role, "division": wish.division, "plugins": token.plugins}
    _journal(session, clock, token, "createToken", actor, told | {"days": wish.days})
    return text


def revoke_token(session: Session, clock: Clock, name: str, *, actor: str) -> None:
    """End a token: the next request with it is refused.

    :raises NotFound: there is no such token.
    :raises RuleRefused: it was revoked before.
    """
    raise_epoch(session, light=True)
    token = session.get(Token, name)
    if token is None:
        raise NotFound(
            f"没有名为“{name}”的令牌。", f'There is no token named "{name}".', field="name"
        )
    if token.revoked_at is not None:
        raise RuleRefused(
            f"令牌“{name}”已于 {day_of(token.revoked_at)} 撤销。",
            f'The token "{name}" was revoked on {day_of(token.revoked_at)}.',
            rule="token.revoked_once",
        )
    token.revoked_at = clock.now()
    _journal(session, clock, token, "revokeToken", actor, {})


def list_tokens(session: Session) -> list[tuple[Token, str | None]]:
    """All tokens by name, also the expired and the revoked, each with the code of its division."""
    tokens = list(session.scalars(select(Token).order_by(Token.name)))
    wanted = {token.division_id for token in tokens}
    columns = select(Division.id, Division.code).where(Division.id.in_(wanted - {None}))
    codes: dict[str | None, str | None] = {}
    for key, code in session.execute(columns.order_by(Division.valid_from)):
        codes[key] = code
    # To be read when the session is over.
    session.expunge_all()
    return [(token, codes.get(token.division_id)) for token in tokens]


def _check(wish: TokenWish, installed: Collection[str]) -> None:
    if not _NAME.fullmatch(wish.name):
        raise BadInput(
            f"令牌名“{wish.name}”无效：1 至 100 个字母、数字、空格或 . _ @ -。",
            f'The token name "{wish.name}" cannot be used: 1 to 100 letters, digits, spaces '
            "or . _ @ -, a letter or digit first.",
            field="name",
        )
    check_role(wish.role)
    if not 1 <= wish.days <= MOST_DAYS:
        raise BadInput(
            f"有效期 {wish.days} 天无效：应为 1 至 {MOST_DAYS} 天。",
            f"A token cannot last {wish.days} days: 1 to {MOST_DAYS} are allowed.",
            field="days",
        )
    check_plugins(wish.plugins, installed)


def check_role(role: str) -> None:
    """BAD_INPUT for a role that there is not."""
    if role not in ROLES:
        known = ", ".join(ROLES)
        raise BadInput(
            f"没有角色“{role}”；可用：{known}。",
            f'There is no role "{role}"; there are: {known}.',
            field="role",
        )


def check_plugins(plugins: Collection[str] | None, installed: Collection[str]) -> None:
    """NOT_FOUND for a plugin that is not installed; BAD_INPUT for a grant of none at all."""
    if plugins is not None and not plugins:
        raise BadInput(
            "插件清单为空；全部插件请省略该项。",
            "The list of plugins is empty; leave it out for all plugins.",
            field="plugins",
        )
    unknown = sorted(set(plugins or ()) - set(installed))
    if unknown:
        known = ", ".join(sorted(installed))
        raise NotFound(
            f"没有安装插件“{'、'.join(unknown)}”；已安装：{known}。",
            f'No plugin "{", ".join(unknown)}" is installed; there are: {known}.',
            field="plugins",
        )


def _division(session: Session, clock: Clock, code: str | None) -> Division | None:
    if code is None:
        return None
    today = holds(Division, day_of(clock.now()))
    found = session.scalar(select(Division).where(Division.code == code, today))
    if found is None:
        raise NotFound(
            f"没有代码为“{code}”的区划；请先导入，或写 all 表示全部。",
            f'There is no division "{code}"; import it first, or give "all" for every division.',
            field="division",
        )
    return found


def _journal(
    session: Session, clock: Clock, token: Token, command: str, actor: str, told: dict[str, Any]
) -> None:
    """One journal entry; a token has no id, the first half of its digest stands for one."""
    division = select(Division.county_id).where(Division.id == token.division_id).limit(1)
    who, subject = (clock.now(), actor, command), (Token, token.digest[:32])
    county_id = session.scalar(division) or ""
    session.add(JournalEntry(**JournalEntry.line(*who, subject, county_id, told)))
