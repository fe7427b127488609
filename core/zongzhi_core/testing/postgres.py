"""Databases of tests on a PostgreSQL server that runs already."""

from __future__ import annotations

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit, urlunsplit

import asyncpg

SECONDS = 30.0


@dataclass(frozen=True)
class PostgresServer:
    """A running server, reached through the address of its administration database."""

    address: str

    def dsn(self, database: str) -> str:
        """The address of one of its databases."""
        return urlunsplit(urlsplit(self.address)._replace(path=f"/{database}"))

    def version(self) -> str:
        """What the server says it is, such as `18.6`."""
        return str(self._fetch_value("SHOW server_version"))

    @cached_property
    def _strategy(self) -> str:
        """File by file, which takes half of the time; older servers know no other way."""
        return " STRATEGY FILE_COPY" if int(self.version().split(".")[0]) >= 15 else ""

    def create_database(self, name: str, template: str | None = None) -> None:
        copied = f" TEMPLATE {_quote(template)}{self._strategy}" if template else ""
        self._fetch_value(f"CREATE DATABASE {_quote(name)}{copied}")

    def drop_database(self, name: str) -> None:
        """Drop a database, with its open connections; one that is gone is no fault."""
        self._fetch_value(f"DROP DATABASE IF EXISTS {_quote(name)} WITH (FORCE)")

    def _fetch_value(self, statement: str) -> object:
        """Run one statement; in a thread of its own: the caller may be inside an event loop."""
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(asyncio.run, _run_statement(self.address, statement)).result()


def _quote(name: str) -> str:
    """A database name fit for SQL text: a placeholder cannot stand there."""
    if not re.fullmatch(r"[a-z_][a-z0-9_]{0,62}", name):
        raise ValueError(f"'{name}' is no database name: use a-z, 0-9 and _, at most 63")
    return f'"{name}"'


async def _run_statement(address: str, statement: str) -> object:
    connection = await asyncpg.connect(address, timeout=SECONDS)
    try:
        return await connection.fetchval(statement)
    finally:
        await connection.close()
