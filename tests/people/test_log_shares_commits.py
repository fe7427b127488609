"""Readings that meet share a commit of the access log, and nothing else: whatever fails or is given
up, what was answered is in the log, and nobody pays for another's fault."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from tests.commands.giving import PROOF
from tests.people.cases import PURPOSE, entries, read, with_basis, with_person
from tests.support.worlds import World
from zongzhi_core.errors import StorageFull, Unavailable
from zongzhi_core.people.log import AccessLog, check_chain, seal_entries
from zongzhi_core.people.tables import AccessEntry

ROUNDS = 1_000 if PROOF else 25
MEETING = 8

Rows = Sequence[Sequence[Any]]


@dataclass
class Writing:
    """In the place of the database's writing of the log: something happens before it and after."""

    real: Any
    before: Callable[[Rows], None] = lambda rows: None
    after: Callable[[Rows], None] = lambda rows: None

    def __post_init__(self) -> None:
        self.held = asyncio.Event()
        self.held.set()

    async def __call__(self, sql: str, rows: Rows, kind: str) -> None:
        await self.held.wait()
        self.before(rows)
        await self.real(sql, rows, kind)
        self.after(rows)


@pytest.fixture
def writing(world: World, monkeypatch: pytest.MonkeyPatch) -> Writing:
    """The writing of the log, in the hands of a test."""
    made = Writing(world.database.append)
    monkeypatch.setattr(world.database, "append", made)
    return made


Reading = asyncio.Task[dict[str, Any]]


def _log(world: World) -> AccessLog:
    assert world.service.vault is not None
    return world.service.vault.log


async def _people(world: World, number: int) -> list[str]:
    await with_basis(world)
    return [(await with_person(world))[1] for _ in range(number)]


def _begin(world: World, people: Sequence[str]) -> list[Reading]:
    return [asyncio.create_task(read(world, each, purpose=PURPOSE)) for each in people]


async def _met(world: World, writing: Writing, people: Sequence[str]) -> list[Reading]:
    """Readings of which the first has its commit before it, and all others wait for the next."""
    writing.held.clear()
    readings = _begin(world, people[:1])
    while _log(world)._writing is None or _log(world)._waiting:
        await asyncio.sleep(0)
    readings += _begin(world, people[1:])
    while len(_log(world)._waiting) < len(people) - 1:
        await asyncio.sleep(0)
    return readings


async def _ended(readings: Sequence[Reading]) -> list[Any]:
    return await asyncio.gather(*readings, return_exceptions=True)


def _is_answer(outcome: Any) -> bool:
    return isinstance(outcome, dict) and outcome["data"]["person"]["name"] is not None


async def test_readings_that_meet_share_commit(world: World, writing: Writing) -> None:
    """Those that come while an entry is committed go together in the next commit."""
    people = await _people(world, MEETING)
    before = world.statements("log")
    readings = await _met(world, writing, people)
    writing.held.set()
    assert all(map(_is_answer, await _ended(readings)))
    assert world.statements("log") - before == 2
    logged = [f"person_{person}" for person, *_ in await entries(world)]
    assert logged[0] == people[0]
    assert sorted(logged) == sorted(people)


async def test_failed_commit_refuses_its_own_readings(world: World, writing: Writing) -> None:
    """Where a commit fails, exactly the readings that it holds are refused; the next are not."""
    people = await _people(world, MEETING)
    readings = await _met(world, writing, people)

    def refuse_many(rows: Rows) -> None:
        if len(rows) > 1:
            raise StorageFull("满", "full")

    writing.before = refuse_many
    writing.held.set()
    first, *others = await _ended(readings)
    assert _is_answer(first)
    assert [type(each) for each in others] == [StorageFull] * (MEETING - 1)
    assert [f"person_{person}" for person, *_ in await entries(world)] == people[:1]
    assert _is_answer(await read(world, people[1], purpose=PURPOSE))


async def test_faulty_entry_fails_no_strangers(world: World, writing: Writing) -> None:
    """An entry that cannot be written refuses its own reading; those that met it are answered."""
    people = await _people(world, MEETING)
    readings = await _met(world, writing, people)
    writing.before = _refusing(people[3])
    writing.held.set()
    outcomes = await _ended(readings)
    assert [_is_answer(each) for each in outcomes] == [each != people[3] for each in people]
    logged = {f"person_{person}" for person, *_ in await entries(world)}
    assert logged == {*people} - {people[3]}


def _refusing(person: str) -> Callable[[Rows], None]:
    def refuse(rows: Rows) -> None:
        if any(person.removeprefix("person_") in row for row in rows):
            raise ValueError("no such entry")

    return refuse


async def test_reading_given_up_takes_none_along(world: World, writing: Writing) -> None:
    """Whoever goes away while a commit is made or awaited leaves the others their answers, and
    whoever closes waits for what was begun."""
    people = await _people(world, MEETING)
    readings = await _met(world, writing, people)
    gone = readings[:2]
    for each in gone:
        each.cancel()
    assert [type(each) for each in await _ended(gone)] == [asyncio.CancelledError] * 2
    closing = asyncio.create_task(_log(world).close())
    writing.held.set()
    await closing
    logged = {f"person_{person}" for person, *_ in await entries(world)}
    assert logged == {*people}
    assert all(map(_is_answer, await _ended(readings[2:])))


@pytest.mark.proof
async def test_answers_are_in_log_whatever_happens(world: World, writing: Writing) -> None:
    """Of readings by two workers that meet commits that fail, commits whose reply is lost, faulty
    entries and clients that go away, exactly those answered are in the log, with those whose
    reply was lost, and at most those that went away."""
    rng = random.Random(45)
    people = await _people(world, 6)
    workers = (world, replace(world))
    seen = 0
    for _ in range(ROUNDS):
        world.clock.advance(timedelta(seconds=1))
        chosen = rng.choices(people, k=MEETING)
        readings = [_begin(rng.choice(workers), [each])[0] for each in chosen]
        writing.before, writing.after = _happenings(rng, readings, people[0])
        outcomes = await _ended(readings)
        for worker in workers:
            await _log(worker).close()
        logged = await entries(world, seen)
        seen += len(logged)
        found = Counter(f"person_{person}" for person, *_ in logged)
        pairs = [*zip(chosen, outcomes, strict=True)]
        must = [person for person, outcome in pairs if _is_logged(outcome)]
        gone = [person for person, outcome in pairs if _is_gone(outcome)]
        assert Counter(must) <= found <= Counter(must + gone)
        assert {person for person, outcome in pairs if _is_faulty(outcome)} <= {people[0]}
    await _is_sound(world)


def _happenings(
    rng: random.Random, readings: Sequence[Reading], faulty: str
) -> tuple[Callable[[Rows], None], Callable[[Rows], None]]:
    refuse = _refusing(faulty)

    def before(rows: Rows) -> None:
        refuse(rows)
        happening = rng.random()
        if happening < 0.2:
            raise StorageFull("满", "full")
        if happening < 0.4:
            rng.choice(readings).cancel()

    def after(rows: Rows) -> None:
        happening = rng.random()
        if happening < 0.2:
            raise Unavailable("断", "lost")
        if happening < 0.4:
            rng.choice(readings).cancel()

    return before, after


def _is_logged(outcome: Any) -> bool:
    return _is_answer(outcome) or isinstance(outcome, Unavailable)


def _is_gone(outcome: Any) -> bool:
    return isinstance(outcome, asyncio.CancelledError)


def _is_faulty(outcome: Any) -> bool:
    """Not what happened to others, but the reading's own fault."""
    return not (_is_logged(outcome) or _is_gone(outcome) or isinstance(outcome, StorageFull))


async def _is_sound(world: World) -> None:
    """The log is in the order of its times, and its chain holds."""
    chosen = select(AccessEntry.at).order_by(AccessEntry.id)
    times = await world.write(lambda s: s.scalars(chosen).all())
    assert times == sorted(times)
    later = world.clock.now() + timedelta(hours=1)
    assert await world.write(lambda s: seal_entries(s, later)) == len(times)
    assert await world.write(check_chain) == []
