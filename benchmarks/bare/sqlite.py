"""The bare peer's statements for SQLite, run by the standard library's driver.

The point read runs on the event loop, the heavy ones in threads, writes in one thread of their
own with every commit synced, as the product does it too.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
import threading
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from datetime import date, datetime
from typing import Any

from zongzhi_core.clock import stamp_text
from zongzhi_core.deadlines import after_months
from zongzhi_core.ids import new_id

from ..calendar import CALENDAR

READERS = 2

#: :code, :today.
CHILDREN = """
SELECT '{"data":{"division":{"name":' || json_quote(d.name) || ',"children":[' || coalesce((
  SELECT group_concat('{"code":"' || code || '","name":' || json_quote(name)
    || ',"level":"' || level || '"}')
  FROM (
    SELECT code, name, level FROM core_division_version
    WHERE parent_id = d.division_id AND valid_from <= :today AND :today < valid_to
    ORDER BY sort_no, code, division_id
  )
), '') || ']}}}'
FROM core_division_version d
WHERE d.code = :code AND d.valid_from <= :today AND :today < d.valid_to
"""

#: :code of a county, :today.
TREE = """
SELECT '{"data":{"division":{"code":"' || d.code || '","name":' || json_quote(d.name)
  || ',"children":[' || coalesce((
  SELECT group_concat('{"code":"' || t.code || '","name":' || json_quote(t.name)
    || ',"children":[' || coalesce((
    SELECT group_concat('{"code":"' || v.code || '","name":' || json_quote(v.name)
      || ',"grids":{"nodes":[' || coalesce((
      SELECT group_concat('{"code":"' || g.code || '","name":' || json_quote(g.name)
        || ',"kind":"' || g.kind || '","staff":[' || coalesce((
        SELECT group_concat('{"role":"' || role || '","name":' || json_quote(name) || '}')
        FROM (
          SELECT role, name FROM grid_staff
          WHERE county_id = g.county_id AND grid_id = g.id
            AND valid_from <= :today AND :today < valid_to
          ORDER BY role, id
        )
      ), '') || ']}')
      FROM (
        SELECT county_id, id, code, name, kind FROM grid_grid
        WHERE county_id = v.county_id AND division_id = v.division_id
          AND valid_from <= :today AND :today < valid_to
        ORDER BY code
      ) g
    ), '') || ']}}')
    FROM (
      SELECT county_id, division_id, code, name FROM core_division_version
      WHERE parent_id = t.division_id AND valid_from <= :today AND :today < valid_to
      ORDER BY sort_no, code
    ) v
  ), '') || ']}')
  FROM (
    SELECT division_id, code, name FROM core_division_version
    WHERE parent_id = d.division_id AND valid_from <= :today AND :today < valid_to
    ORDER BY sort_no, code
  ) t
), '') || ']}}}'
FROM core_division_version d
WHERE d.code = :code AND d.valid_from <= :today AND :today < d.valid_to
"""

#: :code of a county, :today, :status as a JSON list, :start, :end.
DISPUTES = """
SELECT '{"data":{"division":{"disputes":{"totalCount":' || (
  SELECT count(*) FROM mediation_dispute
  WHERE county_id = d.county_id AND accepted_at >= :start AND accepted_at < :end
    AND status IN (SELECT value FROM json_each(:status))
) || ',"nodes":[' || coalesce((
  SELECT group_concat('{"id":"dispute_' || id || '","no":"' || no || '","status":"' || status
    || '","acceptedAt":"' || accepted_at || '","dueAt":' || coalesce('"' || due_at || '"', 'null')
    || ',"division":{"name":' || json_quote(name) || '},"steps":[' || coalesce((
      SELECT group_concat('{"seq":' || seq || ',"toStatus":"' || to_status
        || '","at":"' || at || '"}')
      FROM (
        SELECT seq, to_status, at FROM mediation_dispute_step
        WHERE county_id = d.county_id AND dispute_id = page.id ORDER BY seq
      )
    ), '') || ']}')
  FROM (
    SELECT m.id, m.no, m.status, m.accepted_at, m.due_at, v.name
    FROM mediation_dispute m JOIN core_division_version v ON v.division_id = m.division_id
      AND v.valid_from <= m.placed_on AND m.placed_on < v.valid_to
    WHERE m.county_id = d.county_id AND m.accepted_at >= :start AND m.accepted_at < :end
      AND m.status IN (SELECT value FROM json_each(:status))
    ORDER BY m.accepted_at DESC, m.id DESC LIMIT 50
  ) page
), '') || ']}}}}'
FROM core_division_version d
WHERE d.code = :code AND d.valid_from <= :today AND :today < d.valid_to
"""

#: Facts below a child: placed on the tree of their own day. CROSS JOIN keeps the order of tables.
FACTS = """core_division_version v CROSS JOIN {} m
    WHERE v.path >= k.path AND v.path < k.path || '~'
      AND m.county_id = v.county_id AND m.division_id = v.division_id
      AND v.valid_from <= m.placed_on AND m.placed_on < v.valid_to"""

#: Records with a term below a child: those that hold on the last day, on the tree of that day.
TERMS = """core_division_version v CROSS JOIN {} m
    WHERE v.path >= k.path AND v.path < k.path || '~'
      AND v.valid_from <= :last AND :last < v.valid_to
      AND m.county_id = v.county_id AND m.division_id = v.division_id
      AND m.valid_from <= :last AND :last < m.valid_to"""

#: Settled disputes of the period below a child.
SETTLED = f"""{FACTS.format("mediation_dispute")} AND m.settled_at >= :start AND m.settled_at < :end
      AND m.outcome IN ('SETTLED_WRITTEN', 'SETTLED_ORAL', 'SETTLED_PERFORMED')"""

#: :code, :today, :start, :end, :last day.
FIGURES = f"""
SELECT '{{"data":{{"division":{{"children":[' || coalesce(group_concat('{{"code":"' || code
  || '","name":' || json_quote(name)
  || ',"figures":[{{"measure":{{"name":"mediation.accepted"}},"value":' || (
    SELECT count(*) FROM {FACTS.format("mediation_dispute")}
      AND m.accepted_at >= :start AND m.accepted_at < :end AND m.status <> 'VOID')
  || '}},{{"measure":{{"name":"mediation.settled"}},"value":' || (
    SELECT count(*) || '}},{{"measure":{{"name":"mediation.people_helped"}},"value":'
      || coalesce(sum((
        SELECT sum(people) FROM mediation_dispute_party p
        WHERE p.county_id = m.county_id AND p.dispute_id = m.id AND p.is_natural_person
      )), 0)
    FROM {SETTLED})
  || '}},{{"measure":{{"name":"grid.grids"}},"value":' || (
    SELECT count(*) FROM {TERMS.format("grid_grid")} AND m.kind IN ('BASIC', 'DEDICATED'))
  || '}},{{"measure":{{"name":"grid.members"}},"value":' || (
    SELECT count(DISTINCT m.person_id) FROM {TERMS.format("grid_staff")} AND m.role = 'MEMBER')
  || '}},{{"measure":{{"name":"services.people_supported"}},"value":' || (
    SELECT count(DISTINCT m.counted_as) FROM {FACTS.format("services_assistance_case")}
      AND m.activated_at < :end AND (m.closed_at IS NULL OR m.closed_at >= :end))
  || '}}]}}'), '') || ']}}}}}}'
FROM (
  SELECT c.code, c.name, c.path
  FROM core_division_version d JOIN core_division_version c ON c.parent_id = d.division_id
    AND c.valid_from <= :today AND :today < c.valid_to
  WHERE d.code = :code AND d.valid_from <= :today AND :today < d.valid_to
  ORDER BY c.sort_no, c.code
) k
"""

#: :id, :now, :due.
MOVE = """
UPDATE mediation_dispute
SET status = 'ACCEPTED', accepted_at = :now, due_at = :due, version = version + 1
WHERE id = :id AND status = 'REGISTERED'
RETURNING county_id, version
"""

#: :county, :id, :step, :now.
STEP = """
INSERT INTO mediation_dispute_step
  (county_id, id, dispute_id, seq, from_status, to_status, command, actor, at)
SELECT :county, :step, :id, 1 + max(seq), 'REGISTERED', 'ACCEPTED', 'acceptDispute',
  'county_admin', :now
FROM mediation_dispute_step WHERE county_id = :county AND dispute_id = :id
"""

#: :county, :id, :entry, :now.
JOURNAL = """
INSERT INTO core_journal (county_id, id, at, actor, command, subject_type, subject_id, changes)
VALUES (:county, :entry, :now, 'bare', 'acceptDispute', 'mediation_dispute', :id,
  '{"from": "REGISTERED", "status": "ACCEPTED"}')
"""


@asynccontextmanager
async def open_store(path: str) -> AsyncIterator[SqliteStore]:
    store = SqliteStore(path)
    try:
        yield store
    finally:
        store.close()


class SqliteStore:
    """The questions in SQLite."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._local = threading.local()
        self._opened: list[sqlite3.Connection] = []
        self._readers = ThreadPoolExecutor(READERS)
        self._writer = ThreadPoolExecutor(1)

    def close(self) -> None:
        self._readers.shutdown()
        self._writer.shutdown()
        for connection in self._opened:
            connection.close()

    def _connection(self) -> sqlite3.Connection:
        held: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if held is None:
            held = sqlite3.connect(self._path, isolation_level=None, check_same_thread=False)
            held.execute("PRAGMA synchronous=FULL")
            held.execute("PRAGMA automatic_index=OFF")
            self._local.connection = held
            self._opened.append(held)
        return held

    def _read(self, statement: str, values: dict[str, Any]) -> str | None:
        row = self._connection().execute(statement, values).fetchone()
        return None if row is None else str(row[0])

    async def _heavy(self, statement: str, **values: Any) -> str | None:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._readers, self._read, statement, values)

    async def children(self, code: str, today: date) -> str | None:
        return self._read(CHILDREN, {"code": code, "today": today.isoformat()})

    async def tree(self, code: str, today: date) -> str | None:
        return await self._heavy(TREE, code=code, today=today.isoformat())

    async def disputes(
        self, code: str, today: date, status: list[str], start: datetime, end: datetime
    ) -> str | None:
        return await self._heavy(
            DISPUTES,
            code=code,
            today=today.isoformat(),
            status=json.dumps(status),
            start=stamp_text(start),
            end=stamp_text(end),
        )

    async def figures(
        self, code: str, today: date, start: datetime, end: datetime, last: date
    ) -> str | None:
        return await self._heavy(
            FIGURES,
            code=code,
            today=today.isoformat(),
            start=stamp_text(start),
            end=stamp_text(end),
            last=last.isoformat(),
        )

    async def accept(self, id: str, now: datetime) -> str | None:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._writer, self._accept, id, now)

    def _accept(self, id: str, now: datetime) -> str | None:
        due = after_months(CALENDAR, now.date(), 1).ends_at
        values: dict[str, Any] = {"id": id, "now": stamp_text(now), "due": stamp_text(due)}
        connection = self._connection()
        connection.execute("BEGIN IMMEDIATE")
        moved = connection.execute(MOVE, values).fetchone()
        if moved is None:
            connection.execute("ROLLBACK")
            return None
        values |= {"county": moved[0], "step": new_id(), "entry": new_id()}
        connection.execute(STEP, values)
        connection.execute(JOURNAL, values)
        connection.execute("COMMIT")
        return (
            f'{{"data":{{"acceptDispute":{{"dispute":{{"id":"dispute_{id}","status":"ACCEPTED",'
            f'"version":{moved[1]}}},"userErrors":[]}}}}}}'
        )
