"""The settings on which the rest of this folder stands."""

from __future__ import annotations

from sqlalchemy import text

from tests.support.worlds import World

#: What to ask, and what it answers where a commit is on the disk before it is acknowledged. The
#: PostgreSQL of the tests is set otherwise.
SYNCED = {"sqlite": ("PRAGMA synchronous", 2), "postgresql": ("SHOW synchronous_commit", "on")}


async def test_commits_are_synced(county: World) -> None:
    """Each engine is told to sync before it acknowledges, whatever its server is set to."""
    asked, expected = SYNCED[county.database.dialect.name]
    found = []
    for work in (county.database.transact, county.database.look):
        found.append(await work(lambda session: session.scalar(text(asked)), "system"))
    assert found == [expected, expected]
