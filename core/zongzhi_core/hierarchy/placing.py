"""The lineage that every placed row carries: set when the row is written, brought along when a
division moves or ends, so that no read has to ask the tree where a row lies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, cast

from sqlalchemy import Connection, Table, event, func, inspect, literal, select, update
from sqlalchemy.orm import Mapper, object_session

from ..clock import FOREVER
from ..columns import Base, FactRow, Placed
from ..tables import Change
from .store import PATHS, VERSIONS

#: Above every scope: where rows lie whose division is not there on the day that counts.
NOWHERE = "~"

#: Of an open end the day before: what holds then holds today, since no merger lies ahead.
_LAST_DAY = FOREVER - timedelta(days=1)


def placed_tables() -> list[type[Any]]:
    """The mapped classes whose rows lie in a division, of all owners; a change lies where its
    record lies."""
    mapped = [mapper.class_ for mapper in Base.registry.mappers]
    return [kind for kind in mapped if kind is Change or issubclass(kind, Placed)]


@event.listens_for(Placed, "before_insert", propagate=True)
def _place(mapper: Mapper[Any], connection: Connection, row: Any) -> None:
    if row.path is None:
        versions = _versions(connection, row)
        day = row.placed_on if isinstance(row, FactRow) else _LAST_DAY
        row.path = next((v.path for v in versions if v.valid_from <= day < v.valid_to), NOWHERE)


def _versions(connection: Connection, row: Any) -> Sequence[Any]:
    """The versions of a row's division; read once in a session."""
    session = object_session(row)
    known: dict[str, Sequence[Any]] = {} if session is None else session.info.setdefault(PATHS, {})
    if row.division_id not in known:
        columns = (VERSIONS.c.path, VERSIONS.c.valid_from, VERSIONS.c.valid_to)
        own = select(*columns).where(VERSIONS.c.division_id == row.division_id)
        known[row.division_id] = connection.execute(own).all()
    return known[row.division_id]


def bring_along(
    connection: Connection, today: date, tables: Iterable[type[Any]], units: Sequence[str] = ()
) -> None:
    """Write anew the lineage of the rows that lie in `units` (in any, when none is named)."""
    present = set(inspect(connection).get_table_names())
    for kind in tables:
        table = cast(Table, kind.__table__)
        if table.name not in present:
            continue
        day: Any = table.c.placed_on if "placed_on" in table.c else literal(today)
        held = (
            select(VERSIONS.c.path)
            .where(
                VERSIONS.c.division_id == table.c.division_id,
                VERSIONS.c.valid_from <= day,
                day < VERSIONS.c.valid_to,
            )
            .correlate(table)
            .scalar_subquery()
        )
        written = update(table).values(path=func.coalesce(held, NOWHERE))
        connection.execute(written.where(table.c.division_id.in_(units)) if units else written)
