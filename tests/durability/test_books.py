"""What the books notice: without this, a test that finds nothing would say nothing."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.commands.giving import LIFE, raw
from tests.support.worlds import World

from .books import REGISTER, REPORT, find_halves, find_lost, find_unfinished, open_books
from .crew import Client

#: What could be lost, or done beside the rest, of the last command or its reaction.
DAMAGES = {
    "answer": "DELETE FROM core_idempotency WHERE id = (SELECT max(id) FROM core_idempotency)",
    "journal": "DELETE FROM core_journal WHERE id = (SELECT max(id) FROM core_journal)",
    "change": "DELETE FROM core_change WHERE seq = (SELECT max(seq) FROM core_change)",
    "event": "DELETE FROM core_outbox WHERE id = (SELECT max(id) FROM core_outbox)",
    "step": "DELETE FROM mediation_dispute_step WHERE id = (SELECT max(id) FROM "
    "mediation_dispute_step)",
    "version": "UPDATE mediation_dispute SET version = version + 1",
    "status": "UPDATE mediation_dispute SET status = 'REGISTERED' WHERE status = 'FAILED'",
    "reaction": "UPDATE mediation_dispute SET event_id = NULL",
    "routing": "UPDATE grid_event SET became_dispute_id = NULL",
    "delivery": "DELETE FROM core_delivery",
    "twice": "UPDATE core_change SET command = 'registerDispute'",
}


class Undone(Exception):
    """Raised to leave nothing of a look at damaged books."""


async def test_damage_is_in_the_books(county: World, subtests: pytest.Subtests) -> None:
    """After a whole life of a dispute and a grid event the books agree; whatever is taken from
    them or added, they no longer do."""
    client, said = Client("client"), dict[str, str]()
    for _ in (REGISTER, *LIFE, REPORT):
        request = client.next()
        answer = (await raw(county.service, request.command, request.given, request.key)).decode()
        said[request.key] = answer
        client.answered(answer)
    assert await _findings(county, said, "SELECT 1") == []
    for name, damage in DAMAGES.items():
        with subtests.test(name):
            assert await _findings(county, said, damage) != []


async def _findings(county: World, said: dict[str, str], damage: str) -> list[str]:
    found: list[str] = []

    def look(session: Session) -> None:
        session.execute(text(damage))
        books = open_books(lambda statement: session.execute(text(statement)))
        found.extend(find_lost(books, said) + find_halves(books) + find_unfinished(books))
        raise Undone

    with pytest.raises(Undone):
        await county.database.transact(look, "command")
    return found
