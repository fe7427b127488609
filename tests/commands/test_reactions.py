"""What one pillar does when another tells of something: once, later if need be, harming nobody."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy.orm import Session
from structlog.testing import capture_logs

from tests.commands.giving import (
    column,
    done,
    gained,
    report_input,
    rivals,
    stock,
    switched,
)
from tests.support.worlds import World
from zongzhi_api.service import Service
from zongzhi_core.commands.context import Context
from zongzhi_core.commands.events import Event
from zongzhi_core.commands.outbox import Outbox
from zongzhi_core.contribution import Contribution, Reaction
from zongzhi_core.errors import SetupError
from zongzhi_core.ids import new_id
from zongzhi_core.registrar import Registrar
from zongzhi_core.tables import OutboxEvent
from zongzhi_grid.commands import REPORTED
from zongzhi_mediation.tables import Dispute

LINKED = (
    "query($id:ID!){gridEvent(id:$id){status becameDispute{id source status "
    "category{code} gridEvent{id} division{code} steps{command actor}}}}"
)


async def linked(world: World, event: str) -> dict[str, Any]:
    data = await world.data(LINKED, variables={"id": event})
    found: dict[str, Any] = data["gridEvent"]
    return found


async def report_unswept(world: World, monkeypatch: pytest.MonkeyPatch) -> str:
    """Report an event of class DISPUTE in a process that dies before it hands the event on."""

    async def die(_: Any) -> None:
        return None

    with monkeypatch.context() as patched:
        patched.setattr(world.service.outbox, "deliver", die)
        event = await done(world, "reportGridEvent", report_input())
    found: str = event["id"]
    assert (await linked(world, found))["becameDispute"] is None
    return found


async def disputes_of_events(world: World) -> int:
    return len([event for event in await column(world, Dispute.event_id) if event is not None])


async def test_reported_dispute_is_linked_both_ways(world: World) -> None:
    """An event of class DISPUTE becomes a dispute of the same place, and each names the other."""
    event = await done(world, "reportGridEvent", report_input())
    seen = await linked(world, event["id"])
    assert seen["status"] == "ROUTED"
    dispute = seen["becameDispute"]
    assert (dispute["source"], dispute["status"]) == ("GRID_PATROL", "REGISTERED")
    assert dispute["category"] == {"code": "V09"}
    assert dispute["gridEvent"] == {"id": event["id"]}
    assert dispute["division"] == {"code": report_input()["division"]}
    assert dispute["steps"] == [{"command": "registerDispute", "actor": "system"}]


async def test_repeated_sweeps_add_nothing(world: World) -> None:
    """When nothing waits, sweeping changes nothing, by one process or by several."""
    before = await disputes_of_events(world)
    await done(world, "reportGridEvent", report_input())
    assert await disputes_of_events(world) == before + 1
    stored = await stock(world)
    async with rivals(world, 2) as others:
        assert (
            await asyncio.gather(*(s.outbox.sweep() for s in (world.service, *others))) == [0] * 3
        )
    assert gained(stored, await stock(world)) == {}


async def test_event_of_dead_process_is_delivered_once(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a process did not hand on before it died, others do: together, once."""
    events = [await report_unswept(world, monkeypatch) for _ in range(3)]
    before = await disputes_of_events(world)
    async with rivals(world, 3) as others:
        await asyncio.gather(*(service.outbox.sweep() for service in others))
    assert await disputes_of_events(world) == before + 3
    assert None not in await column(world, OutboxEvent.delivered_at)
    for event in events:
        assert (await linked(world, event))["becameDispute"]["gridEvent"] == {"id": event}


async def test_event_passes_by_where_plugin_is_off(world: World) -> None:
    """Reported while mediation is off, an event stays an event, also when it is turned on later."""
    await switched(world, "mediation", "OFF")
    event = await done(world, "reportGridEvent", report_input())
    await switched(world, "mediation", "ON")
    await world.service.outbox.sweep()
    assert await linked(world, event["id"]) == {"status": "REPORTED", "becameDispute": None}
    assert None not in await column(world, OutboxEvent.delivered_at)


async def test_other_classes_never_become_disputes(world: World) -> None:
    """An event of another class stays what it is."""
    before = await disputes_of_events(world)
    for event_class, item in (("SOCIAL", "SOCIAL_FIRE"), ("SOCIAL", "SOCIAL_SCHOOL")):
        given = report_input(eventClass=event_class, item=item)
        event = await done(world, "reportGridEvent", given)
        assert await linked(world, event["id"]) == {"status": "REPORTED", "becameDispute": None}
    assert await disputes_of_events(world) == before


# --- reactions that fail --------------------------------------------------------------------------


class Faulty:
    """A listener that raises until it is mended; `heard` counts what it took."""

    def __init__(self, fault: Exception | None = None) -> None:
        self.fault = fault or RuntimeError("faulty")
        self.mended = False
        self.heard: list[str] = []

    def __call__(self, context: Context, event: Event) -> None:
        context.record(Dispute, event.subject_id, heard=True)
        context.session.flush()
        if not self.mended:
            raise self.fault
        self.heard.append(event.id)


def listen(world: World, name: str, react: Callable[[Context, Event], None]) -> Service:
    """Let a plugin listen too, before all others."""
    known = world.registry.reactions

    def listeners(event: str) -> list[Reaction]:
        return [Reaction(event, "party", react)] * (event == name) + known(event)

    world.service.outbox = Outbox(world.database, world.clock, listeners)
    return world.service


async def test_faulty_reaction_harms_nobody(world: World) -> None:
    """A reaction that raises spoils neither the command nor other reactions; it is logged, leaves
    nothing, and is tried again by the next sweep until it works."""
    faulty = Faulty()
    service = listen(world, REPORTED, faulty)
    before = await stock(world)
    with capture_logs() as logs:
        event = await done(world, "reportGridEvent", report_input())
    assert (await linked(world, event["id"]))["becameDispute"] is not None
    assert [(e["event"], e["plugin"], e["event_name"]) for e in logs] == [
        ("reaction failed", "party", REPORTED)
    ] * len(logs)
    assert logs
    made = gained(before, await stock(world))
    assert (made["core_outbox"], made["core_outbox.delivered_at"]) == (2, 1)
    stored = await stock(world)
    with capture_logs() as logs:
        assert await service.outbox.sweep() == 0
    assert [e["event"] for e in logs] == ["reaction failed"]
    assert gained(stored, await stock(world)) == {}
    faulty.mended = True
    assert await service.outbox.sweep() == 1
    assert await service.outbox.sweep() == 0
    assert len(faulty.heard) == 1
    assert gained(stored, await stock(world)) == {
        "core_delivery": 1,
        "core_journal": 1,
        "core_outbox.delivered_at": 1,
    }


async def test_many_faulty_events_block_no_other(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Events that cannot be delivered, however many, do not hold up those behind them, and no
    command waits for them: it hands on its own."""
    service = listen(world, "party.told", Faulty())
    county = (await column(world, OutboxEvent.county_id) or await column(world, Dispute.county_id))[
        0
    ]

    def tell(session: Session) -> None:
        for n in range(130):
            row = OutboxEvent(id=f"{n:032x}", county_id=county, name="party.told")
            row.subject_id, row.payload, row.at = new_id(), "{}", world.clock.now()
            session.add(row)

    await world.write(tell)
    with capture_logs() as logs:
        event = await done(world, "reportGridEvent", report_input())
    assert logs == []
    assert (await linked(world, event["id"]))["becameDispute"] is not None
    left = await report_unswept(world, monkeypatch)
    with capture_logs() as logs:
        await service.outbox.sweep()
    assert len(logs) == 130
    assert (await linked(world, left))["becameDispute"] is not None


def test_plugin_listens_once_to_an_event() -> None:
    """A second reaction of one plugin to one event would never run, so it is refused at start."""
    registrar = Registrar(Contribution("party", "Party", "1"))
    registrar.on(REPORTED, Faulty())
    with pytest.raises(SetupError):
        registrar.on(REPORTED, Faulty())
