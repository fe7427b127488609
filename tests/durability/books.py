"""What a database says was done, told by each of the places that a command writes to."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.commands.giving import LIFE
from zongzhi_core.database import Database, PostgresDatabase, open_database

#: What was done, and the plain id of the record that it added or moved.
Deed = tuple[str, str]

#: Runs one statement and returns its rows.
Ask = Callable[[str], Iterable[Any]]

REGISTER, REPORT = "registerDispute", "reportGridEvent"
STATUS = dict(
    zip(
        (REGISTER, *LIFE),
        ("REGISTERED", "ACCEPTED", "UNDERTAKEN", "FAILED"),
        strict=True,
    )
)
GIVEN = {*STATUS, REPORT}
#: What mediation does of its own with a reported event, and grid with the dispute that comes of it.
TAKEN, ROUTED = "on grid.event_reported", "on mediation.dispute_registered"
#: One thing, one name: the change feed calls a reaction by the step that it takes.
SAME = {"turnGridEventIntoDispute": ROUTED}
REGISTERED, REPORTED = "mediation.dispute_registered", "grid.event_reported"
EMITS = {
    REGISTER: REGISTERED,
    TAKEN: REGISTERED,
    "acceptDispute": "mediation.dispute_accepted",
    "failDispute": "mediation.dispute_failed",
    REPORT: REPORTED,
}


@dataclass(frozen=True)
class Books:
    """The books of one moment."""

    #: Key of a request → the answer that was stored.
    answers: Mapping[str, str]
    journal: Counter[Deed]
    changes: Counter[Deed]
    steps: Counter[Deed]
    #: Names and subjects of events: all of them, those a listener has had, those that wait.
    events: Counter[Deed]
    heard: Counter[Deed]
    waiting: Counter[Deed]
    #: Plain id of a dispute → its status, its version, the grid event that it came from.
    disputes: Mapping[str, tuple[str, int, str | None]]
    #: Plain id of a grid event → its version, the dispute that it became.
    grid_events: Mapping[str, tuple[int, str | None]]


def open_books(ask: Ask) -> Books:
    """Read the books of a county that had no records before the commands."""

    def deeds(columns: str, rest: str) -> Counter[Deed]:
        rows = ask(f"SELECT {columns} FROM {rest}")  # noqa: S608
        return Counter((SAME.get(name, name), id) for name, id in rows)

    subjects = "subject_type IN ('mediation_dispute', 'grid_event')"
    disputes = ask("SELECT id, status, version, event_id FROM mediation_dispute")
    grid_events = ask("SELECT id, version, became_dispute_id FROM grid_event")
    delivered = "core_outbox JOIN core_delivery ON core_delivery.event_id = core_outbox.id"
    return Books(
        answers=dict(map(tuple, ask("SELECT key, answer FROM core_idempotency"))),
        journal=deeds("command, subject_id", f"core_journal WHERE {subjects}"),
        changes=deeds("command, subject_id", "core_change"),
        steps=deeds("command, dispute_id", "mediation_dispute_step"),
        events=deeds("name, subject_id", "core_outbox"),
        heard=deeds("name, subject_id", delivered),
        waiting=deeds("name, subject_id", "core_outbox WHERE delivered_at IS NULL"),
        disputes={id: (status, version, event) for id, status, version, event in disputes},
        grid_events={id: (version, became) for id, version, became in grid_events},
    )


async def books_of(url: str) -> Books:
    """The books of a database, all of one moment, by connections that are closed again."""
    database = open_database(url)
    try:
        return await database.look(lambda session: _read(session, database), "system")
    finally:
        await database.close()


async def delivered(url: str) -> Books:
    """The books as soon as plugins have done all that they do of what they hear."""
    for _ in range(300):
        books = await books_of(url)
        if not find_unfinished(books):
            return books
        await asyncio.sleep(0.1)
    raise AssertionError(find_unfinished(books))


def _read(session: Session, database: Database) -> Books:
    if isinstance(database, PostgresDatabase):
        session.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
    return open_books(lambda statement: session.execute(text(statement)))


def deed_of(answer: str) -> Deed:
    """The command of an answer, and the record that it shows."""
    [(command, payload)] = orjson.loads(answer)["data"].items()
    assert payload.pop("userErrors") == [], answer
    [thing] = payload.values()
    return command, thing["id"][-32:]


# --- what must hold -------------------------------------------------------------------------------


def find_lost(books: Books, acknowledged: Mapping[str, str]) -> list[str]:
    """The keys of requests that were answered, where that answer is not in the books."""
    return [key for key, answer in acknowledged.items() if books.answers.get(key) != answer]


def find_halves(books: Books) -> list[str]:
    """Where one place says what another does not, or says it twice; at any moment there is none."""
    journal = books.journal
    answers = Counter(deed_of(answer) for answer in books.answers.values())
    stepped = _renamed(journal, {**{name: name for name in STATUS}, TAKEN: REGISTER})
    compared: dict[str, tuple[Any, Any]] = {
        "twice": ([deed for deed, times in journal.items() if times > 1], []),
        "answers": (answers, _renamed(journal, {name: name for name in GIVEN})),
        "changes": (books.changes, journal),
        "steps": (books.steps, stepped),
        "events": (books.events, _renamed(journal, EMITS)),
        "disputes": ({id: row[:2] for id, row in books.disputes.items()}, _stood(stepped)),
        "from events": (_from_events(books), _subjects(books.heard, REPORTED)),
        "grid events": (
            {id: version for id, (version, _) in books.grid_events.items()},
            {id: 1 + journal[ROUTED, id] for id in _subjects(journal, REPORT)},
        ),
        "became": (_became(books), _subjects(journal, ROUTED)),
    }
    return [f"{name}: {a} != {b}" for name, (a, b) in compared.items() if a != b]


def find_unfinished(books: Books) -> list[str]:
    """What plugins have not yet done of what they hear; after a sweep there is nothing."""
    reported = set(books.grid_events)
    return [
        *(f"waits: {deed}" for deed in books.waiting),
        *(f"no dispute: {id}" for id in reported - set(_from_events(books))),
        *(f"not routed: {id}" for id in reported - set(_became(books))),
    ]


def _renamed(deeds: Counter[Deed], names: Mapping[str, str]) -> Counter[Deed]:
    """The deeds of these names under others."""
    found: Counter[Deed] = Counter()
    for (name, id), times in deeds.items():
        if name in names:
            found[names[name], id] += times
    return found


def _stood(steps: Counter[Deed]) -> dict[str, tuple[str, int]]:
    """The status and version of each dispute, by its steps."""
    order = list(STATUS)
    taken: dict[str, list[str]] = {}
    for command, id in steps.elements():
        taken.setdefault(id, []).append(command)
    return {id: (STATUS[max(all, key=order.index)], len(all)) for id, all in taken.items()}


def _subjects(deeds: Counter[Deed], name: str) -> list[str]:
    return sorted(id for each, id in deeds.elements() if each == name)


def _from_events(books: Books) -> list[str]:
    return sorted(event for _, _, event in books.disputes.values() if event)


def _became(books: Books) -> list[str]:
    return sorted(id for id, (_, became) in books.grid_events.items() if became)
