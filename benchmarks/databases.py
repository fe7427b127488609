"""The data: one database for all servers, filled as `zongzhi demo` fills its own."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import tempfile
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from tests.support.postgres import DSN_VARIABLE, PostgresServer, obtain_server
from zongzhi_api.cli.data import DEMO_YEAR, load_sample
from zongzhi_api.cli.desk import Desk, run
from zongzhi_api.cli.tokens import make_token
from zongzhi_api.cli.upkeep import migrate_database
from zongzhi_api.settings import Settings
from zongzhi_core.clock import SystemClock, day_of
from zongzhi_core.database import gather_statistics, open_database
from zongzhi_core.ids import new_id
from zongzhi_core.tables import Division
from zongzhi_core.terms import Level
from zongzhi_core.tokens import TokenWish
from zongzhi_mediation.tables import Dispute, DisputeStep
from zongzhi_mediation.terms import DisputeStatus

from .cases import COUNTY, PREFECTURE

Result = TypeVar("Result")

#: The counties of Yuxi, whose divisions come with the product; Huaning first.
YUXI = (
    COUNTY,
    *("530402", "530403", "530423", "530425", "530426", "530427", "530428", "530481"),
)


@dataclass(frozen=True)
class Data:
    """A filled database, with a token for each reach."""

    engine: str
    version: str
    url: str
    #: For logs, and for SQLite's file.
    folder: Path
    tokens: dict[str, str]


@contextmanager
def fill(engine: str, counties: Sequence[str], reaches: Sequence[str]) -> Iterator[Data]:
    """A new database with demonstration data of some counties; gone at the end."""
    with empty(engine) as (url, version, folder):

        async def work(desk: Desk) -> None:
            await migrate_database(desk)
            for county in counties:
                await load_sample(desk, county, DEMO_YEAR, 1)

        run(work, settings=Settings(database=url), create=True, current=False)
        yield Data(engine, version, url, folder, make_tokens(url, reaches))


@contextmanager
def use(url: str, reaches: Sequence[str]) -> Iterator[Data]:
    """A database that is there already; the tokens named `benchmark-…` are made anew."""
    with tempfile.TemporaryDirectory(prefix="zongzhi-bench-") as folder:
        engine = "sqlite" if url.startswith("sqlite") else "postgresql"
        version = sqlite3.sqlite_version
        if engine == "postgresql":
            version = PostgresServer(url, "given").version()
        yield Data(engine, version, url, Path(folder), make_tokens(url, reaches))


@contextmanager
def empty(engine: str) -> Iterator[tuple[str, str, Path]]:
    """Address, version and folder of a new database."""
    with tempfile.TemporaryDirectory(prefix="zongzhi-bench-") as place:
        folder = Path(place)
        if engine == "sqlite":
            yield f"sqlite:///{folder / 'bench.db'}", sqlite3.sqlite_version, folder
            return
        server = obtain_server(os.getpid())
        name = f"bench_{uuid.uuid4().hex[:12]}"
        server.create_database(name)
        try:
            yield server.dsn(name), server.version(), folder
        finally:
            # A server of our own ends with this process and takes its databases along.
            if DSN_VARIABLE in os.environ:
                server.drop_database(name)


def make_tokens(url: str, reaches: Sequence[str]) -> dict[str, str]:
    """A county admin's token for each division."""

    async def work(desk: Desk) -> dict[str, str]:
        wishes = {code: TokenWish(f"benchmark-{code}", "county_admin", code) for code in reaches}
        return {c: await make_token(desk, wish, replace=True) for c, wish in wishes.items()}

    return run(work, settings=Settings(database=url))


def register_disputes(url: str, count: int) -> list[str]:
    """Ids of new disputes that wait to be accepted."""
    return transact(url, lambda session: new_disputes(session, count))


def new_disputes(session: Session, count: int) -> list[str]:
    """Registered disputes, written as rows: by command it would take longer than the
    measurement."""
    county, place, path = session.execute(
        select(Division.county_id, Division.id, Division.path)
        .where(Division.code.like(f"{COUNTY}%"), Division.level == Level.VILLAGE)
        .order_by(Division.code)
        .limit(1)
    ).one()
    now, batch, ids = SystemClock().now(), uuid.uuid4().hex[:6], [new_id() for _ in range(count)]
    dispute = {
        **{"county_id": county, "division_id": place, "path": path, "placed_on": day_of(now)},
        **{"category_code": "V01", "scale": "V01", "source": "WALK_IN"},
        **{"status": "REGISTERED", "opened_at": now, "due_at": now + timedelta(days=3)},
    }
    step = {
        **{"county_id": county, "seq": 1, "to_status": "REGISTERED", "at": now},
        **{"command": "registerDispute", "actor": "county_admin"},
    }
    numbered = [(id, f"B{batch}{n:06d}") for n, id in enumerate(ids)]
    session.execute(insert(Dispute), [{**dispute, "id": id, "no": no} for id, no in numbered])
    steps = [{**step, "id": new_id(), "dispute_id": id} for id in ids]
    session.execute(insert(DisputeStep), steps)
    return ids


def count_accepted(url: str, ids: Sequence[str]) -> int:
    """How many of these disputes are accepted, with a second step and their number raised."""

    def work(session: Session) -> int:
        accepted = 0
        for start in range(0, len(ids), 500):
            chosen = (
                select(func.count())
                .select_from(Dispute)
                .join(
                    DisputeStep,
                    (DisputeStep.county_id == Dispute.county_id)
                    & (DisputeStep.dispute_id == Dispute.id)
                    & (DisputeStep.seq == 2),
                )
                .where(Dispute.id.in_(ids[start : start + 500]))
                .where(Dispute.status == DisputeStatus.ACCEPTED, Dispute.version == 2)
            )
            accepted += session.scalar(chosen) or 0
        return accepted

    return transact(url, work)


def transact(url: str, work: Callable[[Session], Result]) -> Result:
    """Run a function in one transaction, and let the database learn what it then holds."""

    async def run_it() -> Result:
        database = open_database(url)
        try:
            result = await database.transact(work, "system")
            await gather_statistics(database)
            return result
        finally:
            await database.close()

    return asyncio.run(run_it())


def reaches_of(counties: Sequence[str]) -> tuple[str, ...]:
    """The divisions for which there must be tokens."""
    return (COUNTY, PREFECTURE) if len(counties) > 1 else (COUNTY,)
