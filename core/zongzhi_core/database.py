"""One database behind one door: SQLite or PostgreSQL, reads as bare statements, writes as
transactions.

Reads take the driver's own connection and run a cached text; writes run a plain function with a
session, in one transaction. Every statement is counted by kind.
"""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
import threading
import time
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Protocol, TypeVar

from sqlalchemy import Dialect, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, InvalidatePoolError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.orm import Session
from sqlalchemy.util import greenlet_spawn

from .aside import run_in
from .errors import SetupError, StorageFull, Timeout, TooDeep, Unavailable

Result = TypeVar("Result")
Row = Sequence[Any]

READ_LIMIT_SECONDS = 10.0
BUSY_MILLISECONDS = 5_000
_READERS = 2
#: Seconds of a statement: a short one runs on the event loop, for another thread costs more; one
#: that is not long, when nobody else asks; any other aside.
_SHORT, _LONG = 0.0003, 0.003
_MOST_TIMED = 2_000
#: More statements at once than a server has cores only wait for each other.
_PG_READERS = 10
#: How often a migration tries to take its tables, and how long each time: less than PostgreSQL's
#: `deadlock_timeout` of a second, after which it would end a request that waits for it.
_TRIES, _TRY_MILLISECONDS = 150, 500

KINDS = ("read", "log", "auth", "command", "switch", "system")


class Statistics:
    """Statements by kind, since the process started."""

    def __init__(self) -> None:
        self.statements = dict.fromkeys(KINDS, 0)

    def count(self, kind: str) -> None:
        self.statements[kind] += 1


class Database(Protocol):
    """What the rest of core asks of a database."""

    dialect: Dialect
    statistics: Statistics

    async def fetch(self, sql: str, values: Sequence[Any], kind: str) -> Row:
        """Run one cached statement and return its single row."""

    async def transact(self, work: Callable[[Session], Result], kind: str) -> Result:
        """Run a function in one transaction; commit when it returns, roll back when it raises."""

    async def append(self, sql: str, rows: Sequence[Row], kind: str) -> None:
        """Run one cached statement for each of some rows, all in one transaction."""

    async def look(self, work: Callable[[Session], Result], kind: str) -> Result:
        """Run a function that only reads, in one transaction."""

    async def close(self) -> None:
        """Give back all connections."""


def open_database(url: str, *, create: bool = False) -> Database:
    """The database of a URL: `sqlite:///path` or `postgresql://user@host/name`."""
    parsed = parsed_url(url)
    if parsed.drivername == "sqlite" and parsed.database:
        return SqliteDatabase(Path(parsed.database), create=create)
    if parsed.drivername in ("postgresql", "postgres", "postgresql+asyncpg"):
        return PostgresDatabase(parsed.set(drivername="postgresql+asyncpg"))
    raise _bad_url(url)


def parsed_url(url: str) -> URL:
    """The parts of a database's URL; SetupError for what is none."""
    try:
        return make_url(url)
    except ArgumentError:
        raise _bad_url(url) from None


def _bad_url(url: str) -> SetupError:
    scheme = url.partition(":")[0]
    return SetupError(
        f"数据库地址“{scheme}:…”无效；可用 sqlite:///路径 或 postgresql://用户@主机/库名。 "
        f'The database address "{scheme}:…" is not usable; give sqlite:///path or '
        "postgresql://user@host/name (settings ZONGZHI_DATABASE and ZONGZHI_KEYS)."
    )


class SqliteDatabase:
    """SQLite: WAL, every commit synced; one writer, a few reading threads."""

    def __init__(self, path: Path, *, create: bool) -> None:
        if not create and not path.exists():
            raise SetupError(
                f"数据库文件 {path} 不存在；请先运行 zongzhi migrate。 "
                f'There is no database file "{path}"; run "zongzhi migrate" first.'
            )
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self.statistics = Statistics()
        self.engine = self._engine()
        self.dialect: Dialect = self.engine.dialect
        self._local = threading.local()
        #: How many read at the moment, and the seconds that a statement took the last time.
        self._asking = 0
        self._took: dict[str, float] = {}
        self._opened: list[sqlite3.Connection] = []
        self._readers = ThreadPoolExecutor(_READERS, "zongzhi-read")
        self._writer = ThreadPoolExecutor(1, "zongzhi-write")

    def _engine(self) -> Engine:
        engine = create_engine(
            f"sqlite:///{self.path}",
            connect_args={"check_same_thread": False, "timeout": BUSY_MILLISECONDS / 1000},
        )

        @event.listens_for(engine, "connect")
        def prepare(connection: Any, record: Any) -> None:
            # The driver's own BEGIN would come too late: we take the write lock up front.
            connection.isolation_level = None
            _prepare_sqlite(connection)

        @event.listens_for(engine, "begin")
        def begin(connection: Any) -> None:
            reading = connection.get_execution_options().get("reading")
            connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

        return engine

    async def fetch(self, sql: str, values: Sequence[Any], kind: str) -> Row:
        self.statistics.count(kind)
        took = self._took.get(sql, _SHORT)
        self._asking += 1
        try:
            if took >= _SHORT:
                # Whoever asks at this moment too begins meanwhile.
                await asyncio.sleep(0)
            if took < _SHORT or (took < _LONG and self._asking == 1):
                with contextlib.suppress(Timeout):
                    return self._fetch(sql, values, _LONG)
            return await run_in(self._readers, lambda: self._fetch(sql, values, READ_LIMIT_SECONDS))
        finally:
            self._asking -= 1

    def _fetch(self, sql: str, values: Sequence[Any], most: float) -> Row:
        connection, began = self._connection(), time.monotonic()
        connection.set_progress_handler(lambda: time.monotonic() > began + most, 10_000)
        try:
            with translated_faults():
                row: Row = connection.execute(sql, values).fetchone()
                return row
        finally:
            if len(self._took) > _MOST_TIMED:
                self._took.clear()
            self._took[sql] = time.monotonic() - began

    def _connection(self) -> sqlite3.Connection:
        held: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if held is None:
            with translated_faults():
                held = sqlite3.connect(
                    f"file:{self.path}?mode=ro",
                    uri=True,
                    isolation_level=None,
                    check_same_thread=False,
                    cached_statements=512,
                )
                held.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
                # Below each row of a list it would be built anew.
                held.execute("PRAGMA automatic_index=OFF")
            self._local.connection = held
            self._opened.append(held)
        return held

    async def transact(self, work: Callable[[Session], Result], kind: str) -> Result:
        self.statistics.count(kind)
        return await run_in(self._writer, lambda: self._run(self.engine, work))

    async def append(self, sql: str, rows: Sequence[Row], kind: str) -> None:
        self.statistics.count(kind)
        await run_in(self._writer, lambda: self._append(sql, rows))

    def _append(self, sql: str, rows: Sequence[Row]) -> None:
        # What was begun and not committed is rolled back where the connection is given back.
        with translated_faults(), contextlib.closing(self.engine.raw_connection()) as lent:
            connection: Any = lent.driver_connection
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(sql, rows)
            connection.commit()

    async def look(self, work: Callable[[Session], Result], kind: str) -> Result:
        self.statistics.count(kind)
        reading = self.engine.execution_options(reading=True)
        return await run_in(self._readers, lambda: self._run(reading, work))

    def _run(self, engine: Engine, work: Callable[[Session], Result]) -> Result:
        with translated_faults(), Session(engine) as session, session.begin():
            return work(session)

    async def close(self) -> None:
        self._readers.shutdown()
        self._writer.shutdown()
        for connection in self._opened:
            connection.close()
        self.engine.dispose()


def _prepare_sqlite(connection: Any) -> None:
    # NORMAL would lose acknowledged writes at a power cut; what is deleted is not left in the file.
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


class PostgresDatabase:
    """PostgreSQL by asyncpg, through SQLAlchemy's pool."""

    def __init__(self, url: Any) -> None:
        self.statistics = Statistics()
        self.engine: AsyncEngine = create_async_engine(
            url,
            pool_size=_PG_READERS,
            max_overflow=10,
            pool_pre_ping=False,
            connect_args={
                # A kept plan takes some 70 times its text of the server's memory. The driver's
                # own bound of 15 KB leaves out the longest, which are the dearest to plan.
                "statement_cache_size": 256,
                "max_cacheable_statement_size": 48 * 1024,
                "timeout": 5,
                "server_settings": {
                    "jit": "off",
                    # The planner takes every subtree for large: docs/decisions/0016.
                    "plan_cache_mode": "force_generic_plan",
                    "enable_mergejoin": "off",
                    "random_page_cost": "1.1",
                    # Off, a server that falls takes acknowledged writes along.
                    "synchronous_commit": "on",
                    "timezone": "UTC",
                    "statement_timeout": str(int(READ_LIMIT_SECONDS * 1000)),
                    "lock_timeout": str(BUSY_MILLISECONDS),
                    "application_name": "zongzhi",
                },
            },
        )
        self.dialect: Dialect = self.engine.dialect
        event.listen(self.engine.sync_engine, "checkout", _refuse_closed)
        #: Connections that reads keep between them: the pool's own lending costs more than a
        #: point read.
        self._kept: list[Any] = []
        self._turns = asyncio.Semaphore(_PG_READERS)

    async def fetch(self, sql: str, values: Sequence[Any], kind: str) -> Row:
        row: Row = await self._lend(lambda driver: driver.fetchrow(sql, *values), kind)
        return row

    async def append(self, sql: str, rows: Sequence[Row], kind: str) -> None:
        # The driver sends all in one go, and the server takes all or none.
        await self._lend(lambda driver: driver.executemany(sql, rows), kind)

    async def _lend(self, work: Callable[[Any], Awaitable[Any]], kind: str) -> Any:
        """Do something with a bare connection."""
        self.statistics.count(kind)
        async with self._turns:
            with translated_faults():
                borrowed = await self._borrow()
                try:
                    return await work(borrowed.driver_connection)
                except OSError:
                    borrowed.invalidate()
                    raise
                finally:
                    if borrowed.is_valid:
                        self._kept.append(borrowed)

    async def _borrow(self) -> Any:
        while self._kept:
            borrowed = self._kept.pop()
            if not borrowed.driver_connection.is_closed():
                return borrowed
            borrowed.invalidate()
        return await self.engine.raw_connection()

    async def transact(self, work: Callable[[Session], Result], kind: str) -> Result:
        self.statistics.count(kind)
        with translated_faults():
            async with AsyncSession(self.engine) as session, session.begin():
                if kind == "system":
                    # Migrations, loads and checks take as long as they take.
                    await session.execute(text("SET LOCAL statement_timeout = 0"))
                    await session.execute(text("SET LOCAL lock_timeout = 0"))
                return await session.run_sync(work)

    async def look(self, work: Callable[[Session], Result], kind: str) -> Result:
        return await self.transact(work, kind)

    async def close(self) -> None:
        while self._kept:
            await greenlet_spawn(self._kept.pop().close)
        await self.engine.dispose()
        # Sockets of connections that were given up close in the loop's next turn.
        await asyncio.sleep(0)


async def gather_statistics(database: Database) -> None:
    """Let the database learn what it holds: after a large load its plans depend on it."""
    await database.transact(lambda session: session.execute(text("ANALYZE")), "system")


def take_time(session: Session) -> None:
    """Let what is left of a transaction take as long as it takes; on SQLite a write always may."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SET LOCAL statement_timeout = 0"))


def take_tables(session: Session, prefixes: Iterable[str]) -> None:
    """Take the tables of these prefixes for oneself, all at once, so that whoever reads or writes
    waits and is not failed. SQLite's one writer has them already."""
    present = inspect(session.connection()).get_table_names()
    quote = session.get_bind().dialect.identifier_preparer.quote
    names = [quote(name) for name in sorted(present) if name.startswith(tuple(prefixes))]
    if not names or session.get_bind().dialect.name == "sqlite":
        return
    for _ in range(_TRIES):
        try:
            with session.begin_nested():
                session.execute(text(f"SET LOCAL statement_timeout = {_TRY_MILLISECONDS}"))
                session.execute(text(f"LOCK TABLE {', '.join(names)}"))
                session.execute(text("SET LOCAL statement_timeout = 0"))
            return
        except DBAPIError as fault:
            if type(_cause_of(fault)).__name__ != "QueryCanceledError":
                raise
        session.execute(text("SELECT pg_sleep(0.1)"))
    raise _busy()


def find_corruption(session: Session) -> list[str]:
    """What SQLite finds wrong with its file and its foreign keys; PostgreSQL watches its own."""
    if session.get_bind().dialect.name != "sqlite":
        return []
    broken = session.scalars(text("PRAGMA integrity_check")).all()
    orphans = session.execute(text("PRAGMA foreign_key_check")).all()
    return [each for each in broken if each != "ok"] + [
        f"{row.table} {row.rowid} → {row.parent}" for row in orphans
    ]


def _refuse_closed(connection: Any, record: Any, proxy: Any) -> None:
    # A server that ended takes all connections of the pool with it: they are made anew.
    if connection.driver_connection.is_closed():
        raise InvalidatePoolError


@contextlib.contextmanager
def translated_faults() -> Iterator[None]:
    """A database's faults as typed errors; anything unknown passes on."""
    try:
        yield
    except sqlite3.OperationalError as fault:
        raise _sqlite_fault(fault) from fault
    except OSError as fault:
        if fault.filename is not None:
            raise  # a file that the work itself was to read or write
        raise _unreachable() from fault
    except Exception as fault:
        cause = _cause_of(fault)
        if isinstance(cause, sqlite3.OperationalError):
            raise _sqlite_fault(cause) from fault
        if typed := _POSTGRES_FAULTS.get(type(cause).__name__):
            raise typed() from fault
        # A connection that was reset is the driver's fault and the system's below it.
        if isinstance(cause, ConnectionError) or _is_unreachable(cause):
            raise _unreachable() from fault
        raise


def _cause_of(fault: Exception) -> BaseException:
    """SQLAlchemy wraps the fault of its adapter, and that wraps the driver's."""
    cause: BaseException = (isinstance(fault, DBAPIError) and fault.orig) or fault
    return cause.__cause__ or cause


def _sqlite_fault(fault: sqlite3.OperationalError) -> Exception:
    said = str(fault)
    if "interrupted" in said:
        return _too_slow()
    if "full" in said or "disk I/O" in said:
        return _full()
    if "parser stack overflow" in said or "Expression tree is too large" in said:
        return TooDeep(
            f"本机的 SQLite {sqlite3.sqlite_version} 无法处理这样深的查询；请分成几次查询。",
            f"SQLite {sqlite3.sqlite_version} on this machine cannot take a query nested so deep; "
            "ask in several requests.",
        )
    if "no such table" in said:
        return _unreachable()
    if "locked" in said or "unable to open" in said or "busy" in said:
        return _busy()
    return fault


def _is_unreachable(fault: object) -> bool:
    names = {kind.__name__ for kind in type(fault).__mro__}
    # asyncpg's DataError, a value that does not fit, is an InterfaceError too.
    return "DataError" not in names and bool(
        names
        & {
            "InvalidAuthorizationSpecificationError",
            "CannotConnectNowError",
            "TooManyConnectionsError",
            "ConnectionDoesNotExistError",
            "InterfaceError",
            "AdminShutdownError",
            "InternalClientError",  # asyncpg's, when a connection ends while it is being used
            "PostgresConnectionError",
        }
    )


def _full() -> StorageFull:
    return StorageFull("存储空间已满，本次没有写入。", "The storage is full; nothing was written.")


def _busy() -> Unavailable:
    return Unavailable(
        "数据库正被其他进程占用或无法打开，请稍后重试。",
        "The database is locked by another process or cannot be opened; try again later.",
    )


def _missing() -> Unavailable:
    return Unavailable(
        "没有这个数据库；请先建立（createdb），再运行 zongzhi migrate。",
        "There is no such database; make it (createdb), then run zongzhi migrate "
        "(setting ZONGZHI_DATABASE).",
    )


def _unreachable() -> Unavailable:
    return Unavailable(
        "数据库连接不上，请检查 ZONGZHI_DATABASE 以及数据库是否在运行。",
        "The database cannot be reached; check ZONGZHI_DATABASE and whether it is running.",
    )


def _too_slow() -> Timeout:
    return Timeout(
        f"数据库处理超过 {READ_LIMIT_SECONDS:.0f} 秒，已中止；请缩小查询范围。",
        f"The database work exceeded {READ_LIMIT_SECONDS:.0f} seconds and was stopped; ask for "
        "less.",
        limit=READ_LIMIT_SECONDS,
    )


_POSTGRES_FAULTS = {
    "InvalidCatalogNameError": _missing,
    "QueryCanceledError": _too_slow,
    "LockNotAvailableError": _busy,
    "DiskFullError": _full,
}
