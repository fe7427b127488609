"""All of a command is there, or nothing: whichever statement of it fails."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

import pytest

from tests.commands.cases import CASES, CHOSEN, CORRECTING
from tests.commands.giving import (
    WAY,
    column,
    done,
    engine_of,
    gained,
    give,
    payload_of,
    refused,
    register_input,
    registered,
    report_input,
    stock,
    switch_input,
    taken,
)
from tests.support.worlds import HUANING, World
from zongzhi_core.columns import Base
from zongzhi_core.errors import BadInput, Forbidden, IdempotencyKeyReused, Unavailable
from zongzhi_core.people.tables import Erasure, Person
from zongzhi_core.tables import JournalEntry, OutboxEvent
from zongzhi_core.testing.commands import (
    body_of,
    document_of,
    find_command,
    is_all_or_nothing,
)
from zongzhi_core.testing.ids import issue
from zongzhi_grid.tables import GridEvent


async def test_command_leaves_row_journal_event_and_answer(world: World) -> None:
    """A keyed command leaves its rows, their journal, its event and its answer at once."""
    before = await stock(world)
    await done(world, "registerDispute", register_input(), key="k")
    left = gained(before, await stock(world))
    assert left == {
        "mediation_dispute": 1,
        "mediation_dispute.version": 1,
        "mediation_dispute_step": 1,
        "core_counter": 1,
        "core_counter.value": 1,
        "core_journal": 2,
        "core_change": 1,
        "core_outbox": 1,
        "core_outbox.delivered_at": 1,
        "core_delivery": 1,
        "core_idempotency": 1,
    }


async def test_refused_command_leaves_nothing(world: World) -> None:
    """No refusal leaves a row, a journal entry, an event or an answer."""
    dispute = await registered(world, "acceptDispute")
    await done(world, "registerDispute", register_input(), key="used")
    before = await stock(world)
    await refused(world, "acceptDispute", {"id": dispute}, key="a")
    await refused(world, "undertakeDispute", {"id": dispute, "expectedVersion": 1}, key="b")
    await refused(world, "acceptDispute", {"id": "x"}, key="c")
    with pytest.raises(BadInput):
        await give(world, "registerDispute", register_input(peopleInvolved=0), key="d")
    with pytest.raises(Forbidden):
        await give(world, "acceptDispute", {"id": dispute}, "integrator", key="e")
    with pytest.raises(IdempotencyKeyReused):
        await give(world, "acceptDispute", {"id": dispute}, key="used")
    assert gained(before, await stock(world)) == {}


#: Of each journal entry the command and who gave it.
GIVEN_BY = JournalEntry.command + " " + JournalEntry.actor

# --- the k-th failure -----------------------------------------------------------------------------


def test_every_mutation_has_a_case(world: World) -> None:
    """A new mutation of the product must say how to try it here."""
    commands = {
        command.name
        for contribution in world.registry.contributions.values()
        for command in contribution.commands
    }
    assert commands == set(CASES)


@pytest.mark.slow
@pytest.mark.proof
async def test_failure_anywhere_leaves_all_or_nothing(
    world: World, subtests: pytest.Subtests
) -> None:
    """Whichever statement or commit of a command, its keys or its events fails, a fault means that
    nothing was done, an answer that all was; a retry with the key does it exactly once."""
    for command, case in CHOSEN.items():
        with subtests.test(command):
            await is_all_or_nothing(world, find_command(world.registry, command), case)


@pytest.mark.slow
async def test_failed_correction_keeps_the_old_values(world: World) -> None:
    """Whichever statement of a correction fails, the values before it stay, with their key; once it
    is answered the new ones stand with theirs, and the old key is given up once."""
    await is_all_or_nothing(world, find_command(world.registry, "grantRightsRequest"), CORRECTING)
    standing = set(await column(world, Person.key_id))
    given_up = await column(world, Erasure.key_id)
    assert given_up
    assert len(given_up) == len({*given_up} - standing)


@pytest.mark.proof
async def test_journal_names_who_gave_a_command(world: World, subtests: pytest.Subtests) -> None:
    """Each command that is carried out leaves a journal entry with its name and its giver's."""
    for name, case in CHOSEN.items():
        with subtests.test(name):
            command, token = find_command(world.registry, name), "admin"
            if "county_admin" not in command.roles:
                token = await issue(world, min(command.roles), HUANING)
            given = await case(world)
            before = Counter(await column(world, GIVEN_BY))
            document = document_of(world.registry, command)
            answer = await body_of(world.service, document, given, f"named-{name}", token)
            assert payload_of(answer)["userErrors"] == []
            assert (Counter(await column(world, GIVEN_BY)) - before)[f"{name} {token}"]


async def test_lost_acknowledgement_is_made_good(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A commit whose acknowledgement was lost is an error once; the retry gets its answer."""
    dispute = await registered(world)
    before = await stock(world)
    dialect = engine_of(world).dialect
    commit = dialect.do_commit

    def lose(connection: Any) -> None:
        commit(connection)
        raise OSError("lost")

    with monkeypatch.context() as patched:
        patched.setattr(dialect, "do_commit", lose)
        with pytest.raises(Unavailable):
            await give(world, "acceptDispute", {"id": dispute}, key="k")
    left = gained(before, await stock(world))
    assert (left["mediation_dispute_step"], left["core_idempotency"]) == (1, 1)
    assert (await done(world, "acceptDispute", {"id": dispute}, key="k"))["status"] == "ACCEPTED"
    again = gained(before, await stock(world))
    assert (again["mediation_dispute_step"], again["core_idempotency"]) == (1, 1)


# --- what is never kept ---------------------------------------------------------------------------

#: A word of the event payloads: an id, a code, or nothing.
WORD = re.compile(r"[0-9a-f]{32}|[A-Z][A-Z0-9_]*|[a-z]+")


@pytest.fixture
async def told(world: World) -> World:
    """A world in which every command was given once, with personal words where they fit."""
    await done(world, "reportGridEvent", report_input(summary="张三 13800138000"), key="k1")
    external = register_input(source="COURT", externalNo="李四诉王五", peopleInvolved=2)
    dispute = await done(world, "registerDispute", external, key="k2")
    for command in WAY:
        await taken(world, command, dispute["id"])
    await done(world, "setPlugin", {**switch_input("party", "OFF"), "reason": "赵六要求"})
    return world


async def test_journal_and_events_hold_no_personal_word(told: World) -> None:
    """What somebody wrote stays in its own row: neither journal nor event nor answer has it."""
    for words in ("张三", "13800138000", "李四", "赵六"):
        for of in (JournalEntry.changes, OutboxEvent.payload):
            assert not [text for text in await column(told, of) if words in text]
    assert [text for text in await column(told, GridEvent.summary) if text] == ["张三 13800138000"]
    answers = await column(told, Base.metadata.tables["core_idempotency"].c.answer)
    assert not [text for text in answers if "张三" in text]


async def test_event_payload_is_ids_and_codes(told: World) -> None:
    """Each value of each event's payload is an id, a code or nothing, under a declared name."""
    declared = {name for c in told.registry.contributions.values() for name in c.events}
    names = set(await column(told, OutboxEvent.name))
    assert names - {"core.plugin_switched"} <= declared
    for text in await column(told, OutboxEvent.payload):
        for name, value in json.loads(text).items():
            assert value is None or WORD.fullmatch(value), (name, value)
