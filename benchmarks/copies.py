"""Many counties from one: records of Huaning, copied into every other county of its province."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from zongzhi_core.columns import Id
from zongzhi_core.loading import CORE, Registry
from zongzhi_core.state import raise_epoch
from zongzhi_core.tables import CountyPlugin, Division

from .cases import COUNTY, PROVINCE

Places = dict[Any, list[tuple[str, str]]]


def copy_county(session: Session, registry: Registry) -> int:
    """Copy Huaning's records into every other county of the province; answers how many."""
    counties = _write_places(session)
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        driver: Any = connection.connection.driver_connection
        driver.create_function("md5", 1, _md5, deterministic=True)
        # Of memory: with the usual 2 MB every index page would be read and written many times.
        driver.execute("PRAGMA cache_size=-1000000")
    tables = {
        table.__tablename__
        for owner, contribution in registry.contributions.items()
        if owner != CORE
        for table in contribution.tables
    }
    for table in Division.metadata.sorted_tables:
        if table.name in tables:
            session.execute(text(_copy(table)))
    own = session.scalars(select(CountyPlugin).where(CountyPlugin.county_id == counties[0]))
    for switch in own.all():
        for county in counties[1:]:
            session.add(
                CountyPlugin(
                    county_id=county,
                    plugin=switch.plugin,
                    state=switch.state,
                    since=switch.since,
                    reason=switch.reason,
                )
            )
    raise_epoch(session)
    return len(counties) - 1


def _md5(value: str | None) -> str | None:
    """PostgreSQL's function of that name."""
    return None if value is None else hashlib.md5(value.encode()).hexdigest()


def _write_places(session: Session) -> list[str]:
    """Note which division of each county stands for which of Huaning's; the counties' ids."""
    rows = session.execute(
        select(Division.county_id, Division.level, Division.id, Division.path)
        .where(Division.county_id.is_not(None), Division.path.like(f"{PROVINCE}%"))
        .order_by(Division.path)
    )
    places: dict[str, Places] = defaultdict(lambda: defaultdict(list))
    for county, level, id, path in rows:
        places[county or ""][level].append((id, path))
    source = session.scalars(select(Division.id).where(Division.code == COUNTY)).one()
    session.execute(
        text(
            "CREATE TEMPORARY TABLE bench_place (source_id varchar, county_id varchar, "
            "division_id varchar, path varchar)"
        )
    )
    insert = text("INSERT INTO bench_place VALUES (:source, :county, :division, :path)")
    for county in places.keys() - {source}:
        session.execute(insert, list(_pairs(county, places[source], places[county])))
    return [source, *sorted(places.keys() - {source})]


def _pairs(county: str, ours: Places, theirs: Places) -> Iterator[dict[str, str]]:
    for level, sources in ours.items():
        # A county without townships or villages keeps their records itself.
        targets = theirs[level] or next(iter(theirs.values()))
        for n, (source, _) in enumerate(sources):
            division, path = targets[n * len(targets) // len(sources)]
            yield {"source": source, "county": county, "division": division, "path": path}


def _copy(table: Any) -> str:
    """Copy one table's rows: new ids, the same in every reference; places as noted."""
    columns = [column.name for column in table.columns]
    placed = "division_id" in columns
    kept = {"county_id": "c.county_id", "division_id": "c.division_id", "path": "c.path"}
    values = [
        kept.get(column.name)
        or (f"md5(s.{column.name} || c.county_id)" if _is_id(column) else f's."{column.name}"')
        for column in table.columns
    ]
    # A column may be called as a word of SQL is.
    names = ", ".join(f'"{name}"' for name in columns)
    places = "bench_place" if placed else "(SELECT DISTINCT county_id FROM bench_place)"
    where = "c.source_id = s.division_id" if placed else "true"
    county = f"(SELECT division_id FROM core_division_version WHERE code = '{COUNTY}')"
    return (
        f"INSERT INTO {table.name} ({names}) SELECT {', '.join(values)} "
        f"FROM {table.name} s JOIN {places} c ON {where} "
        f"WHERE s.county_id = {county} ON CONFLICT DO NOTHING"
    )


def _is_id(column: Any) -> bool:
    return isinstance(column.type, Id)
