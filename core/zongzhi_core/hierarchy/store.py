"""What the parts of the hierarchy share at the database: two tables, and the end of a change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from sqlalchemy import Connection, Row, Table, insert, update
from sqlalchemy.orm import Session

from ..clock import FOREVER
from ..errors import BadInput
from ..state import raise_epoch
from ..tables import Division, DivisionUnit

#: Where a session keeps the lineages that it has read (`placing`).
PATHS = "paths of divisions"

UNITS = cast(Table, DivisionUnit.__table__)
VERSIONS = cast(Table, Division.__table__)


def connection_of(session: Session) -> Connection:
    """The connection of a session, after what it holds has been written."""
    session.flush()
    return session.connection()


def is_version(version: Row[Any]) -> Any:
    """Which row of the table of versions a version is."""
    return (VERSIONS.c.division_id == version.division_id) & (
        VERSIONS.c.valid_from == version.valid_from
    )


def open_next(connection: Connection, version: Row[Any], day: date, **changes: Any) -> None:
    """End a version on a day and open the next."""
    ended = update(VERSIONS).where(is_version(version)).values(valid_to=day)
    connection.execute(ended)
    row = {**version._mapping, **changes, "valid_from": day}
    connection.execute(insert(VERSIONS).values(**row))


def insert_many(
    connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> None:
    """Insert many rows, values in the order of `columns`.

    It does what `execute(insert(table), …)` does in half the time (measured on the national list):
    values are adapted to the driver by column and once for each distinct one, not by row.
    """
    dialect = connection.dialect
    statement = insert(table).compile(dialect=dialect, column_keys=list(columns))
    adapted: list[Sequence[Any]] = []
    for column, values in zip(columns, zip(*rows, strict=True), strict=True):
        adapt = table.c[column].type.dialect_impl(dialect).bind_processor(dialect)
        if adapt is None:
            adapted.append(values)
        else:
            known = {value: adapt(value) for value in set(values)}
            adapted.append([known[value] for value in values])
    places = dict(zip(columns, adapted, strict=True))
    order = statement.positiontup or list(columns)
    connection.exec_driver_sql(
        str(statement), list(zip(*(places[column] for column in order), strict=True))
    )


def refresh_statistics(connection: Connection) -> None:
    """Tell PostgreSQL how the tables have grown.

    Plans it keeps, its own of foreign keys among them, were made when the tables were small: they
    read a table from end to end for each row.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"ANALYZE {UNITS.name}, {VERSIONS.name}")


def check_day(day: date) -> None:
    """BAD_INPUT for a day that never comes: a version from then on would end before it begins."""
    if day >= FOREVER:
        raise BadInput(
            f"生效日 {day} 无效：应早于 {FOREVER}。",
            f"The day {day} never comes; give one before {FOREVER}.",
        )


def finish_change(session: Session) -> None:
    """The tree is another now: raise the epoch, let the session read its objects anew."""
    raise_epoch(session)
    session.flush()
    session.info.pop(PATHS, None)
    session.expire_all()
