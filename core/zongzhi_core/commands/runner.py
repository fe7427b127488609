"""Runs a command: one transaction for rows, journal, outbox and the stored answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from ..access import Principal, plugin_refusal
from ..clock import Clock
from ..contribution import Reaction
from ..database import Database
from ..errors import Forbidden, IdempotencyKeyReused, RuleRefused, Unavailable
from ..graph.declare import NodeType
from ..ids import new_id
from ..state import Snapshot
from ..tables import Epoch, IdempotencyRecord
from .context import Command, Context

#: Two transactions that met (a number drawn twice, a deadlock) are tried again so often.
_TRIES = 8


class Stale(Exception):
    """Switches, tokens or divisions changed after the snapshot was taken."""


@dataclass(frozen=True)
class Order:
    """What to run: the command, its input, who gives it, and under which key."""

    command: Command
    given: Any
    actor: Principal
    snapshot: Snapshot
    key: str | None = None
    payload_hash: str = ""


@dataclass(frozen=True)
class Outcome:
    """The committed result: the answer, whether it was stored by an earlier request, and the
    events that wait for their listeners."""

    answer: str
    repeated: bool = False
    events: tuple[str, ...] = ()


Result = TypeVar("Result")

#: Reads the payload of the thing just written, in the same transaction.
Answer = Callable[[Session, Any], str]


@dataclass(eq=False)
class Runner:
    """The write path of one process."""

    database: Database
    clock: Clock
    listeners: Callable[[str], list[Reaction]]
    matters: Sequence[NodeType]

    async def run(self, order: Order, answer: Answer) -> Outcome:
        """Run a command; all of it is committed, or nothing.

        Raises `Stale` when the snapshot is outdated, FORBIDDEN, IDEMPOTENCY_KEY_REUSED, and
        whatever the handler raises.
        """
        return await transact_again(
            self.database, lambda session: self._work(session, order, answer)
        )

    def _work(self, session: Session, order: Order, answer: Answer) -> Outcome:
        stored = self._stored(session, order)
        claim = self._claim(session, order) if stored is None else None
        # Shared locks that all want to become exclusive would wait for each other.
        held = select(Epoch.value).where(Epoch.id == 1)
        epoch = session.scalar(held.with_for_update(read=not order.command.alone))
        if epoch != order.snapshot.epoch:
            raise Stale
        # Before a stored answer too: it may show what is out of reach by now.
        permit(order.command, order.actor)
        if stored is not None:
            return Outcome(self._answer(stored, order), repeated=True)
        context = Context(
            session=session,
            actor=order.actor,
            clock=self.clock,
            command=order.command.name,
            plugin=order.command.plugin,
            heard=self.listeners,
            matters=self.matters,
            snapshot=order.snapshot,
        )
        thing = order.command.run(context, order.given)
        context.finish()
        text = answer(session, thing)
        if claim is not None:
            claim.answer = text
            # Whoever reaches several counties may be answered of others than the command's.
            claim.county_id = context.county_id if len(order.actor.counties) == 1 else None
        return Outcome(text, events=tuple(context.emitted))

    def _stored(self, session: Session, order: Order) -> IdempotencyRecord | None:
        if order.key is None:
            return None
        return session.scalar(
            select(IdempotencyRecord).where(
                IdempotencyRecord.caller == order.actor.name, IdempotencyRecord.key == order.key
            )
        )

    def _claim(self, session: Session, order: Order) -> IdempotencyRecord | None:
        """Take the key before anything else: a twin that runs at the same time waits here, and
        then finds the stored answer instead of a conflict with itself."""
        if order.key is None:
            return None
        claim = IdempotencyRecord(
            id=new_id(),
            caller=order.actor.name,
            key=order.key,
            payload_hash=order.payload_hash,
            answer="",
            at=self.clock.now(),
        )
        session.add(claim)
        session.flush()
        return claim

    def _answer(self, stored: IdempotencyRecord, order: Order) -> str:
        if stored.payload_hash != order.payload_hash:
            raise IdempotencyKeyReused(
                f"Idempotency-Key“{order.key}”已用于另一请求；请换一个新的键。",
                f'The Idempotency-Key "{order.key}" was used with another payload; take a new key.',
            )
        if not stored.answer:
            raise RuleRefused(
                "此请求已执行过；它的回答已随插件数据清除。",
                "This was carried out before; what it answered went with the data of a plugin.",
                rule="plugin.purged",
            )
        return stored.answer


def permit(command: Command, actor: Principal) -> None:
    """FORBIDDEN or PLUGIN_OFF unless role and token may give the command, under this epoch."""
    if actor.role not in command.roles:
        raise Forbidden(
            f"您的角色 {actor.role} 不能执行 {command.name}。",
            f'Your role "{actor.role}" may not give "{command.name}"; it is for '
            f"{', '.join(sorted(command.roles))}.",
        )
    if command.plugin != "core" and command.plugin not in actor.plugins_on:
        raise plugin_refusal(command.plugin, actor.access)
    actor.require_class(command.sensitivity)


async def transact_again(database: Database, work: Callable[[Session], Result]) -> Result:
    """Run a transaction of kind `command`; one that met another (a number drawn twice, a
    deadlock) starts again. UNAVAILABLE when that does not help."""
    for _ in range(_TRIES):
        try:
            return await database.transact(work, "command")
        except DBAPIError as met:
            if not _is_collision(met):
                raise
            last = met
    raise Unavailable(
        "写入冲突过于频繁，请重试。", "Too many writes met here; try again."
    ) from last


def _is_collision(fault: DBAPIError) -> bool:
    named = type(fault.orig).__name__ in {"DeadlockDetectedError", "SerializationError"}
    coded = getattr(fault.orig, "sqlstate", None) in {"40001", "40P01"}
    return isinstance(fault, IntegrityError) or named or coded
