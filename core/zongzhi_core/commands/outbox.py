"""The outbox: events leave at least once, and each listener takes each of them once."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import structlog
from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from ..access import ROLES, Access, Principal
from ..clock import Clock
from ..contribution import Reaction
from ..database import Database
from ..tables import CountyPlugin, Delivery, Division, OutboxEvent
from .context import Context
from .events import Event
from .runner import transact_again

log = structlog.get_logger()

_BATCH = 100


@dataclass(eq=False)
class Outbox:
    """Hands committed events to the reactions of other plugins.

    Each reaction runs in a transaction of its own, together with the row that says that it
    ran: a crash or a second worker repeats nothing. A reaction that raises is logged and tried
    again with the next sweep; the event and the other listeners are not harmed.
    """

    database: Database
    clock: Clock
    listeners: Callable[[str], list[Reaction]]

    async def sweep(self) -> int:
        """Deliver whatever waits; returns how many events were delivered to all their listeners."""
        delivered, failed = 0, set[str]()
        while waiting := await self._waiting(OutboxEvent.id.not_in(failed)):
            for event in waiting:
                if await self._deliver(event, []):
                    delivered += 1
                else:
                    failed.add(event.id)
        return delivered

    async def deliver(self, ids: Sequence[str]) -> None:
        """Deliver the events of a command, and those that come of them; what fails is left to the
        next sweep."""
        while ids:
            told: list[str] = []
            for event in await self._waiting(OutboxEvent.id.in_(ids)):
                await self._deliver(event, told)
            ids = told

    async def _waiting(self, wanted: ColumnElement[bool]) -> list[Event]:
        """Some events that wait, the eldest first."""
        waits = select(OutboxEvent).where(OutboxEvent.delivered_at.is_(None), wanted)
        some = waits.order_by(OutboxEvent.id).limit(_BATCH)

        def look(session: Session) -> list[Event]:
            return [
                Event(row.id, row.name, row.county_id, row.subject_id, json.loads(row.payload))
                for row in session.scalars(some)
            ]

        return await self.database.look(look, "system")

    async def _deliver(self, event: Event, told: list[str]) -> bool:
        """Hand an event to all its listeners; `told` takes the events that they emit."""
        whole = True
        for reaction in self.listeners(event.name):
            try:
                react = partial(self._react, reaction=reaction, event=event)
                told += await transact_again(self.database, react)
            except Exception:
                log.exception(
                    "reaction failed",
                    plugin=reaction.plugin,
                    event_name=event.name,
                    event_id=event.id,
                )
                whole = False
        if whole:
            done = update(OutboxEvent).where(OutboxEvent.id == event.id)
            done = done.values(delivered_at=self.clock.now())
            await self.database.transact(lambda session: session.execute(done), "system")
        return whole

    def _react(self, session: Session, reaction: Reaction, event: Event) -> list[str]:
        if session.get(Delivery, (event.id, reaction.plugin)) is not None:
            return []
        context = Context(
            session=session,
            actor=_system(session, reaction.plugin, event.county_id, self.clock),
            clock=self.clock,
            command=f"on {event.name}",
            plugin=reaction.plugin,
            county_id=event.county_id,
            heard=self.listeners,
        )
        # Whoever turns it off waits, so that nothing is added to what has been purged.
        key = event.county_id, reaction.plugin
        session.get(CountyPlugin, key, with_for_update={"read": True})
        taken = context.is_on(*key)
        session.add(Delivery(event_id=event.id, listener=reaction.plugin, taken=taken))
        session.flush()
        if taken:
            reaction.react(context, event)
            context.finish()
        return context.emitted


def _system(session: Session, plugin: str, county_id: str, clock: Clock) -> Principal:
    """A plugin as the actor of its own reactions: its reach is the event's county."""
    path = session.scalar(
        select(Division.path)
        .where(Division.id == county_id)
        .order_by(Division.valid_from.desc())
        .limit(1)
    )
    return system_principal(f"system:{plugin}", path or "~", (county_id,), clock)


def system_principal(name: str, path: str, counties: tuple[str, ...], clock: Clock) -> Principal:
    """An actor that is no token: a plugin's reaction, or the command line."""
    return Principal(
        name=name,
        role="county_admin",
        access=Access(ROLES["county_admin"], exact=True, wide=len(counties) != 1, moved=True),
        low=path,
        high=path + "~",
        counties=counties,
        expires_at=clock.now(),
    )
