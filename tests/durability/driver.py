"""As much of a DBAPI connection over apsw as SQLAlchemy's dialect for SQLite asks for.

The standard library's driver cannot name a file system of one's own, apsw can.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import apsw


@contextlib.contextmanager
def _translated() -> Iterator[None]:
    """The faults of apsw as those of the standard library's driver."""
    try:
        yield
    except apsw.ConstraintError as fault:
        raise sqlite3.IntegrityError(str(fault)) from fault
    except apsw.Error as fault:
        raise sqlite3.OperationalError(str(fault)) from fault


class Connection:
    """A connection; transactions begin by a statement, as the product begins them."""

    isolation_level: str | None = None

    def __init__(self, path: str, vfs: str) -> None:
        self.inner = apsw.Connection(path, vfs=vfs)

    def cursor(self) -> Cursor:
        return Cursor(self.inner)

    def execute(self, sql: str, values: Sequence[Any] = ()) -> Cursor:
        cursor = self.cursor()
        cursor.execute(sql, values)
        return cursor

    def commit(self) -> None:
        if self.inner.in_transaction:
            self.execute("COMMIT")

    def rollback(self) -> None:
        if self.inner.in_transaction:
            self.execute("ROLLBACK")

    def close(self) -> None:
        self.inner.close()

    def create_function(
        self, name: str, arguments: int, function: Callable[..., Any], *, deterministic: bool
    ) -> None:
        self.inner.create_scalar_function(name, function, arguments, deterministic=deterministic)


class Cursor:
    """The rows of a statement, all of them fetched at once."""

    arraysize = 1

    def __init__(self, inner: apsw.Connection) -> None:
        self._inner = inner
        self._rows: Iterator[Any] = iter(())
        self.description: tuple[Any, ...] | None = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    def execute(self, sql: str, values: Sequence[Any] = ()) -> None:
        self._run(sql, [values])

    def executemany(self, sql: str, many: Iterable[Sequence[Any]]) -> None:
        self._run(sql, many)

    def _run(self, sql: str, many: Iterable[Sequence[Any]]) -> None:
        before = self._inner.total_changes()
        cursor = self._inner.cursor()
        cursor.exec_trace = self._describe
        with _translated():
            self._rows = iter([row for values in many for row in cursor.execute(sql, values)])
        self.rowcount = self._inner.total_changes() - before
        self.lastrowid = self._inner.last_insert_rowid()

    def _describe(self, cursor: apsw.Cursor, _sql: str, _values: Any) -> bool:
        # Once a statement is over, apsw no longer tells.
        columns = cursor.get_description()
        self.description = tuple((*column[:1], *[None] * 6) for column in columns) or None
        return True

    def fetchone(self) -> Any:
        return next(self._rows, None)

    def fetchmany(self, size: int = 1) -> list[Any]:
        return [row for _, row in zip(range(size), self._rows, strict=False)]

    def fetchall(self) -> list[Any]:
        return list(self._rows)

    def close(self) -> None:
        self._rows = iter(())
