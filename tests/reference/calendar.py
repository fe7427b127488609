"""The work calendar in plain Python: every row, day by day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.reference.reader import Reader, Refused
from zongzhi_core.tables import WorkDay


def work_calendar(session: Session, reader: Reader, given: Mapping[str, Any]) -> dict[str, Any]:
    """The answer of `workCalendar`, whole."""
    asked, year = given["county"], given["year"]
    found = [county for county, (code, _) in reader.counties.items() if code == asked]
    if not found:
        raise Refused("NOT_FOUND")
    if year not in range(2000, 2101):
        raise Refused("BAD_INPUT")
    rows = [row for row in session.scalars(select(WorkDay)) if row.day.year == year]
    national = {row.day: row for row in rows if not row.county_id}
    held = {**national, **{row.day: row for row in rows if row.county_id == found[0]}}
    days = [
        {
            "__typename": "WorkDay",
            "day": day.isoformat(),
            "working": row.is_working,
            "name": row.name,
            "source": row.source,
        }
        for day, row in sorted(held.items())
    ]
    return {"__typename": "WorkCalendar", "year": year, "known": bool(national), "days": days}
