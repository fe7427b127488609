"""Signing in: a user whom a sign-in service vouches for gets a session under one of their grants.

A session ends by itself after a working day, by signing out, and with the grant or the user.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session

from .clock import Clock, day_of
from .errors import Forbidden, NotFound
from .ids import split_global
from .read.rows import holds
from .state import SESSION_PREFIX, digest_of, raise_epoch
from .tables import Division, Grant, JournalEntry, User, UserSession

#: A working day, with what comes after it.
HOURS = 12


@dataclass(frozen=True)
class Identity:
    """Whom a sign-in service vouches for: its address, its permanent id and name for them."""

    issuer: str
    subject: str
    account: str


@dataclass(frozen=True)
class GrantFacts:
    """One of the grants that a user may work under."""

    id: str
    role: str
    division: str | None
    division_name: str


@dataclass(frozen=True)
class SignedIn:
    """Whose session it is, under which grant, and the grants among which they may choose."""

    account: str
    name: str
    grant: str
    grants: list[GrantFacts]


def sign_in(session: Session, clock: Clock, who: Identity) -> str:
    """The secret of a new session under the newest grant of a user.

    The first sign-in ties the account to the service's permanent id, so that an account which
    the service gives to somebody else later opens nothing here.

    :raises Forbidden: the account is not entered, has been ended, or has no grant that holds.
    """
    known = (User.issuer == who.issuer) & (User.subject == who.subject)
    user = session.scalar(select(User).where(known))
    if user is None:
        unbound = select(User).where(User.account == who.account, User.subject.is_(None))
        user = session.scalar(unbound.with_for_update())
    if user is None or user.ended_at is not None:
        raise Forbidden(
            f"账号“{who.account}”未在本系统登记或已停用；请联系本县管理员。",
            f'The account "{who.account}" is not entered here, or has been ended; ask the '
            "administrator of your county.",
        )
    user.issuer, user.subject = who.issuer, who.subject
    grant = session.scalar(_holding(user.id, day_of(clock.now())).limit(1))
    if grant is None:
        raise Forbidden(
            f"账号“{who.account}”目前没有有效的授权；请联系本县管理员。",
            f'No grant of the account "{who.account}" holds today; ask the administrator of your '
            "county.",
        )
    return _open(session, clock, user, grant, "signIn")


def switch_grant(session: Session, clock: Clock, secret: str, grant_id: str) -> str:
    """The secret of a new session of the same user under another grant; the old one ends.

    :raises NotFound: no grant of theirs that holds today has this id.
    """
    held = session.get_one(UserSession, digest_of(secret))
    user = session.get_one(User, held.user_id)
    parts = split_global(grant_id) or ("", "")
    own = _holding(user.id, day_of(clock.now())).where(Grant.id == parts[1])
    grant = session.scalar(own) if parts[0] == "grant" else None
    if grant is None:
        raise NotFound(
            f"您没有有效的授权“{grant_id[:60]}”。",
            f'You have no grant "{grant_id[:60]}" that holds.',
        )
    sign_out(session, clock, secret)
    return _open(session, clock, user, grant, "switchGrant")


def sign_out(session: Session, clock: Clock, secret: str) -> None:
    """End a session: the next request with it is refused, on every worker."""
    held = session.get(UserSession, digest_of(secret))
    if held is not None and held.ended_at is None:
        raise_epoch(session, light=True)
        held.ended_at = clock.now()


def signed_in(session: Session, clock: Clock, secret: str) -> SignedIn:
    """What a user may know of their session."""
    held = session.get_one(UserSession, digest_of(secret))
    today = day_of(clock.now())
    place = (Division.id == Grant.division_id) & holds(Division, today)
    mine = _holding(held.user_id, today).join(Division, place).add_columns(Division)
    grants = [
        GrantFacts(f"grant_{grant.id}", grant.role, division.code, division.name)
        for grant, division in session.execute(mine)
    ]
    user = session.get_one(User, held.user_id)
    return SignedIn(user.account, user.name, f"grant_{held.grant_id}", grants)


def _holding(user_id: str, today: date) -> Select[Any]:
    mine = select(Grant).where(Grant.user_id == user_id, holds(Grant, today))
    return mine.order_by(Grant.granted_at.desc(), Grant.id.desc())


def _open(session: Session, clock: Clock, user: User, grant: Grant, command: str) -> str:
    secret = SESSION_PREFIX + secrets.token_urlsafe(32)
    now = clock.now()
    past = delete(UserSession).where(UserSession.user_id == user.id, UserSession.expires_at < now)
    session.execute(past)
    session.add(
        UserSession(
            digest=digest_of(secret),
            user_id=user.id,
            grant_id=grant.id,
            issued_at=now,
            expires_at=now + timedelta(hours=HOURS),
        )
    )
    who, subject, told = (now, user.actor_name, command), (User, user.id), {"grant": grant.id}
    session.add(JournalEntry(**JournalEntry.line(*who, subject, user.county_id, told)))
    return secret
