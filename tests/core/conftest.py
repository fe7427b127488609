"""An empty database on each engine, behind one door: `transact(work)`."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

import pytest
from sqlalchemy import Engine, NullPool, Table, create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine
from sqlalchemy.orm import Session

from tests.support.postgres import PostgresServer
from zongzhi_core import tables
from zongzhi_core.columns import Base

Result = TypeVar("Result")

#: Runs a function with a session in one transaction; what it raises rolls everything back.
Transact = Callable[[Callable[[Session], Any]], Any]

TABLES = [
    mapper.local_table
    for mapper in Base.registry.mappers
    if mapper.class_.__module__ == tables.__name__ and isinstance(mapper.local_table, Table)
]


def create_tables(connection: Any) -> None:
    Base.metadata.create_all(connection, tables=TABLES)


def transact_on(engine: Engine) -> Transact:
    def transact(work: Callable[[Session], Result]) -> Result:
        with Session(engine) as session, session.begin():
            return work(session)

    return transact


def transact_on_postgres(dsn: str) -> Transact:
    """Each call has its own event loop, and so its own connection."""
    url = make_url(dsn).set(drivername="postgresql+asyncpg")

    async def run(work: Callable[[Session], Result]) -> Result:
        engine = create_async_engine(url, poolclass=NullPool)
        async with AsyncSession(engine) as session, session.begin():
            return await session.run_sync(work)

    def transact(work: Callable[[Session], Result]) -> Result:
        return asyncio.run(run(work))

    return transact


@pytest.fixture(params=["sqlite", "postgresql"])
def transact(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Transact]:
    """An empty database with core's tables."""
    if request.param == "sqlite":
        engine = create_engine(f"sqlite:///{tmp_path / 'test.db'}")
        create_tables(engine)
        yield transact_on(engine)
        engine.dispose()
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    name = f"core_{uuid4().hex}"
    server.create_database(name)
    door = transact_on_postgres(server.dsn(name))
    door(lambda session: create_tables(session.connection()))
    yield door
    server.drop_database(name)
