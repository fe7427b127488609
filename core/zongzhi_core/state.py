"""The snapshot that every request is pinned to: tokens, counties, plugins, work days, one epoch.

It is read again whenever the epoch in the database has moved, but for its ground where divisions
and work days are what they were; an answer that was computed under an older epoch is thrown away
and computed again.
"""

from __future__ import annotations

import asyncio
import hashlib
import secrets
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from .access import DUTY_HOLDERS, SUBJECT, Access, Principal, classes_of
from .clock import Clock, day_of
from .database import Database
from .errors import Forbidden, NotFound, Unauthenticated
from .ground import Ground, Place, Scope, load_ground
from .people.tables import SubjectSession
from .read.rows import holds
from .switches.tables import PluginSwitch
from .tables import (
    CountyPlugin,
    Epoch,
    Grant,
    InstalledPlugin,
    Token,
    User,
    UserSession,
)
from .terms import PluginState, Reach, Sensitivity

#: Above every lineage: paths are digits and letters.
_TOP = "~"

#: Begins the secret of a user's session; a token's begins so once in a quarter of a million.
SESSION_PREFIX = "zzs_"


@dataclass(frozen=True)
class Bearer:
    """Who shows a secret that opens something: a token, or a user under one of their grants."""

    name: str
    role: str
    division_id: str | None
    plugins: str
    expires_at: datetime
    reach: Reach = Reach.SUBTREE
    #: The id of the user or of the unit; empty for a token.
    assignee: str = ""
    #: The record of a person who reads their own.
    subject: str | None = None
    #: Its data classes, separated by commas; empty for all of the role.
    classes: str = ""


@dataclass(frozen=True)
class County(Place):
    """A county as switches and scopes see it."""

    on: frozenset[str]
    #: Whether a plugin was ever off there after it had been on.
    switched: bool


@dataclass
class Snapshot:
    """Everything about readers and switches at one epoch."""

    epoch: int
    secret: str
    day: date
    counties: dict[str, County]
    #: Those who may ask, by the digest of their secret.
    bearers: dict[str, Bearer]
    ground: Ground
    _principals: dict[tuple[str, str | None], Principal] = field(default_factory=dict)

    def county(self, code: str, reach: Collection[str] | None = None) -> County:
        """The county of a code, among those of a reach if one is given; else NOT_FOUND."""
        for county in self.counties.values():
            if county.code == code and (reach is None or county.id in reach):
                return county
        raise NotFound(
            f"辖区内没有代码为“{code}”的县。",
            f'There is no county "{code}" in reach.',
            field="county",
        )

    def principal(self, token: str, county_code: str | None, now: datetime) -> Principal:
        """The reader of a token, narrowed to a county; UNAUTHENTICATED for a bad token."""
        known = self._principals.get((token, county_code))
        if known is None:
            bearer = self.bearers.get(digest_of(token))
            if bearer is not None and bearer.expires_at > now:
                known = self._principals[token, county_code] = self._make(bearer, county_code)
        if known is None or known.expires_at <= now:
            raise Unauthenticated(
                "令牌无效、已过期或已撤销；请在 Authorization: Bearer 中给出有效令牌。",
                "The token is unknown, expired or revoked; send a valid one as "
                "Authorization: Bearer.",
            )
        return known

    def _make(self, bearer: Bearer, county_code: str | None) -> Principal:
        if bearer.subject is not None:
            return _subject(bearer)
        scope = self._scope(bearer, county_code)
        granted = frozenset(bearer.plugins.split(",")) - {""} or None
        counties = sorted(
            c.id
            for c in self.counties.values()
            if c.path.startswith(scope.path) or c.id == scope.county_id
        )
        names = sorted({name for county in self.counties.values() for name in county.on})
        on = {
            name: tuple(c for c in counties if name in self.counties[c].on)
            for name in names
            if granted is None or name in granted
        }
        narrow = bearer.reach is not Reach.SUBTREE
        classes = classes_of(bearer.role, bearer.reach)
        if bearer.classes:
            classes &= {Sensitivity[name] for name in bearer.classes.split(",")}
        return Principal(
            name=bearer.name,
            role=bearer.role,
            access=Access(
                classes=classes,
                exact=bearer.role in DUTY_HOLDERS
                and not narrow
                and Sensitivity.SENSITIVE in classes,
                wide=len(counties) != 1,
                moved=any(self.counties[c].moved for c in counties),
                plugins=granted,
                assigned=narrow,
                switched=any(self.counties[c].switched for c in counties),
            ),
            low=scope.path,
            high=scope.path + _TOP,
            above=scope.above,
            counties=tuple(counties),
            on=on,
            code=scope.code,
            expires_at=bearer.expires_at,
            division_id=bearer.division_id,
            assignee=bearer.assignee,
        )

    def _scope(self, bearer: Bearer, county_code: str | None) -> Scope:
        own = Scope(None, "", (), None)
        if bearer.division_id is not None:
            own = self.ground.scopes[bearer.division_id]
        if county_code is None:
            return own
        county = next((c for c in self.counties.values() if c.code == county_code), None)
        if county is None or not (county.path.startswith(own.path) or county.id == own.county_id):
            raise Forbidden(
                f"X-County“{county_code}”不存在或不在令牌的辖区内。",
                f'X-County "{county_code}" does not exist or lies outside the token\'s scope.',
            )
        return own if own.path.startswith(county.path) else self.ground.scopes[county.id]


def _subject(bearer: Bearer) -> Principal:
    """A person who reads their own record, and reaches nothing of the county's."""
    nothing = Access(frozenset({Sensitivity.ORDINARY}), exact=False, wide=False, moved=False)
    return Principal(
        name=bearer.name,
        role=bearer.role,
        access=nothing,
        low="",
        high="",
        counties=(bearer.division_id or "",),
        expires_at=bearer.expires_at,
        subject=bearer.subject,
    )


def digest_of(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def load_snapshot(
    session: Session,
    clock: Clock,
    installed: frozenset[str] | None = None,
    ground: Ground | None = None,
) -> Snapshot:
    """Read the snapshot, on the ground of the last one where that holds still; statements of kind
    `switch`. A plugin that is not installed, or whose tables are not made, is off."""
    today = day_of(clock.now())
    epoch = session.scalar(select(Epoch).where(Epoch.id == 1)) or Epoch(value=0, light=0, secret="")
    mark = (epoch.value - epoch.light, today)
    if ground is None or ground.mark != mark:
        ground = load_ground(session, today, mark)
    bearers = _tokens(session) | _sessions(session, clock)
    ground.add_scopes(session, {b.division_id for b in bearers.values() if b.division_id})
    switches: dict[str, set[str]] = {}
    for county_id, plugin in session.execute(
        select(CountyPlugin.county_id, CountyPlugin.plugin).where(
            CountyPlugin.state == PluginState.ON,
            CountyPlugin.plugin.in_(select(InstalledPlugin.name)),
        )
    ):
        if installed is None or plugin in installed:
            switches.setdefault(county_id, set()).add(plugin)
    off = select(PluginSwitch.county_id).where(PluginSwitch.state != PluginState.ON)
    switched = set(session.scalars(off.distinct()))
    counties = {
        c.id: County(**vars(c), on=frozenset(switches.get(c.id, ())), switched=c.id in switched)
        for c in ground.counties
    }
    return Snapshot(epoch.value, epoch.secret, today, counties, bearers, ground)


def _tokens(session: Session) -> dict[str, Bearer]:
    valid = select(Token).where(Token.revoked_at.is_(None))
    return {
        token.digest: Bearer(
            token.name, token.role, token.division_id, token.plugins, token.expires_at
        )
        for token in session.scalars(valid)
    }


def _sessions(session: Session, clock: Clock, digest: str | None = None) -> dict[str, Bearer]:
    """The sessions that are open, all or one, each with the rights of its grant."""
    now, today = clock.now(), day_of(clock.now())
    open_now = (
        select(UserSession, User, Grant)
        .join(User, User.id == UserSession.user_id)
        .join(Grant, Grant.id == UserSession.grant_id)
        .where(
            UserSession.ended_at.is_(None),
            UserSession.expires_at > now,
            User.ended_at.is_(None),
            holds(Grant, today),
        )
    )
    if digest is not None:
        open_now = open_now.where(UserSession.digest == digest)
    return _subjects(session, now, digest) | {
        held.digest: Bearer(
            user.actor_name,
            grant.role,
            grant.division_id,
            grant.plugins,
            held.expires_at,
            grant.reach,
            user.id if grant.unit_id is None else grant.unit_id,
            classes=grant.classes,
        )
        for held, user, grant in session.execute(open_now)
    }


def _subjects(session: Session, now: datetime, digest: str | None) -> dict[str, Bearer]:
    """The persons who read their own records now."""
    open_now = select(SubjectSession).where(SubjectSession.expires_at > now)
    if digest is not None:
        open_now = open_now.where(SubjectSession.digest == digest)
    return {
        held.digest: Bearer(
            f"{SUBJECT}:{held.person_id}",
            SUBJECT,
            held.county_id,
            "",
            held.expires_at,
            subject=held.person_id,
        )
        for held in session.scalars(open_now)
    }


def raise_epoch(session: Session, *, light: bool = False) -> None:
    """Tell every worker that switches, tokens, divisions or work days have changed; a light change
    is none of divisions or work days."""
    epoch = session.get(Epoch, 1, with_for_update=True)
    if epoch is None:
        session.add(Epoch(id=1, value=1, light=0, secret=secrets.token_hex(16)))
    else:
        epoch.value += 1
        epoch.light += light


class StateKeeper:
    """Holds the present snapshot of one process."""

    def __init__(
        self, database: Database, clock: Clock, installed: frozenset[str] | None = None
    ) -> None:
        self._database = database
        self._clock = clock
        self._installed = installed
        self._held: Snapshot | None = None
        self._loading = asyncio.Lock()

    async def snapshot(self, *, beyond: int | None = None) -> Snapshot:
        """The snapshot held, or a fresh one when there is none, the day has changed, or the
        held one is no newer than `beyond`."""
        held = self._held
        if held is not None and self._serves(held, beyond):
            return held
        # One at a time: each that waits would read the same, and an older one might come last.
        async with self._loading:
            held = self._held
            ground = held.ground if held else None
            # Another request may have read it in the meantime.
            if held is None or not self._serves(held, beyond):
                held = self._held = await self._database.look(
                    lambda s: load_snapshot(s, self._clock, self._installed, ground), "switch"
                )
        return held

    def _serves(self, held: Snapshot, beyond: int | None) -> bool:
        new_enough = beyond is None or held.epoch > beyond
        return new_enough and held.day == day_of(self._clock.now())

    async def admit(self, token: str, county: str | None) -> tuple[Snapshot, Principal]:
        """The snapshot and the reader of a token; a token that this process does not know may
        be newer than its snapshot, so the epoch is checked before it is refused."""
        held = await self.snapshot()
        try:
            return held, held.principal(token, county, self._clock.now())
        except (Unauthenticated, Forbidden):
            held = await self.check_epoch()
            if token.startswith(SESSION_PREFIX) and digest_of(token) not in held.bearers:
                await self._look_for(token, held)
            return held, held.principal(token, county, self._clock.now())

    async def _look_for(self, token: str, held: Snapshot) -> None:
        """Add a session that was opened after the snapshot: signing in raises no epoch."""

        def look(session: Session) -> None:
            found = _sessions(session, self._clock, digest_of(token))
            wanted = {bearer.division_id for bearer in found.values() if bearer.division_id}
            held.ground.add_scopes(session, wanted)
            held.bearers.update(found)

        await self._database.look(look, "auth")

    async def check_epoch(self) -> Snapshot:
        """The snapshot of the database's present epoch; one statement, for requests that have
        no other."""
        held = await self.snapshot()
        text = "SELECT value FROM core_epoch WHERE id = 1"
        row = await self._database.fetch(text, (), "switch")
        if row[0] == held.epoch:
            return held
        return await self.snapshot(beyond=held.epoch)
