"""The bare peer's statements for PostgreSQL, run by asyncpg's pool.

Text is assembled by `string_agg` over sorted sub-selects. Names go through `to_json`; ids, codes
and members of code lists consist of letters, digits and `_`, and stand as they are. asyncpg
prepares each statement once a connection.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, datetime
from typing import Any

import asyncpg

from zongzhi_core.deadlines import after_months
from zongzhi_core.ids import new_id

from ..calendar import CALENDAR

CONNECTIONS = 10

#: $1 code, $2 today.
CHILDREN = """
SELECT '{"data":{"division":{"name":' || to_json(d.name) || ',"children":[' || coalesce((
  SELECT string_agg('{"code":"' || code || '","name":' || to_json(name)
    || ',"level":"' || level || '"}', ',')
  FROM (
    SELECT code, name, level FROM core_division_version
    WHERE parent_id = d.division_id AND valid_from <= $2 AND $2 < valid_to
    ORDER BY sort_no, code, division_id
  ) c
), '') || ']}}}'
FROM core_division_version d
WHERE d.code = $1 AND d.valid_from <= $2 AND $2 < d.valid_to
"""

#: $1 code of a county, $2 today. Each level is sorted and joined once, from below.
TREE = """
WITH county AS (
  SELECT division_id, county_id, code, name FROM core_division_version
  WHERE code = $1 AND valid_from <= $2 AND $2 < valid_to
), staff AS (
  SELECT grid_id, string_agg('{"role":"' || role || '","name":' || to_json(name) || '}', ',') AS j
  FROM (
    SELECT grid_id, role, name FROM grid_staff
    WHERE county_id = (SELECT county_id FROM county) AND valid_from <= $2 AND $2 < valid_to
    ORDER BY grid_id, role, id
  ) s GROUP BY grid_id
), grids AS (
  SELECT division_id, string_agg('{"code":"' || code || '","name":' || to_json(name)
    || ',"kind":"' || kind || '","staff":[' || coalesce(j, '') || ']}', ',') AS j
  FROM (
    SELECT division_id, code, name, kind, j FROM grid_grid g LEFT JOIN staff ON grid_id = g.id
    WHERE county_id = (SELECT county_id FROM county) AND valid_from <= $2 AND $2 < valid_to
    ORDER BY division_id, code
  ) g GROUP BY division_id
), villages AS (
  SELECT parent_id, string_agg('{"code":"' || code || '","name":' || to_json(name)
    || ',"grids":{"nodes":[' || coalesce(j, '') || ']}}', ',') AS j
  FROM (
    SELECT parent_id, code, name, j
    FROM core_division_version v LEFT JOIN grids g ON g.division_id = v.division_id
    WHERE county_id = (SELECT county_id FROM county) AND level = 'VILLAGE'
      AND valid_from <= $2 AND $2 < valid_to
    ORDER BY parent_id, sort_no, code
  ) v GROUP BY parent_id
)
SELECT '{"data":{"division":{"code":"' || code || '","name":' || to_json(name)
  || ',"children":[' || coalesce((
    SELECT string_agg('{"code":"' || code || '","name":' || to_json(name)
      || ',"children":[' || coalesce(j, '') || ']}', ',')
    FROM (
      SELECT t.code, t.name, v.j
      FROM core_division_version t LEFT JOIN villages v ON v.parent_id = t.division_id
      WHERE t.parent_id = county.division_id AND valid_from <= $2 AND $2 < valid_to
      ORDER BY sort_no, code
    ) t
  ), '') || ']}}}'
FROM county
"""

#: A stamp as the API prints it; the session's time zone is UTC.
STAMP = "replace(left({}::text, 19), ' ', 'T') || 'Z\"'"

#: $1 code of a county, $2 today, $3 states, $4 from, $5 until.
DISPUTES = f"""
SELECT '{{"data":{{"division":{{"disputes":{{"totalCount":' || (
  SELECT count(*) FROM mediation_dispute
  WHERE county_id = d.county_id AND accepted_at >= $4 AND accepted_at < $5 AND status = ANY($3)
) || ',"nodes":[' || coalesce((
  SELECT string_agg('{{"id":"dispute_' || id || '","no":"' || no || '","status":"' || status
    || '","acceptedAt":"' || {STAMP.format("accepted_at")} || ',"dueAt":'
    || coalesce('"' || {STAMP.format("due_at")}, 'null')
    || ',"division":{{"name":' || to_json(name) || '}},"steps":[' || coalesce((
      SELECT string_agg('{{"seq":' || seq || ',"toStatus":"' || to_status
        || '","at":"' || {STAMP.format("at")} || '}}', ',')
      FROM (
        SELECT seq, to_status, at FROM mediation_dispute_step
        WHERE county_id = d.county_id AND dispute_id = page.id ORDER BY seq
      ) s
    ), '') || ']}}', ',')
  FROM (
    SELECT m.id, m.no, m.status, m.accepted_at, m.due_at, v.name
    FROM mediation_dispute m JOIN core_division_version v ON v.division_id = m.division_id
      AND v.valid_from <= m.placed_on AND m.placed_on < v.valid_to
    WHERE m.county_id = d.county_id AND m.accepted_at >= $4 AND m.accepted_at < $5
      AND m.status = ANY($3)
    ORDER BY m.accepted_at DESC, m.id DESC LIMIT 50
  ) page
), '') || ']}}}}}}}}'
FROM core_division_version d
WHERE d.code = $1 AND d.valid_from <= $2 AND $2 < d.valid_to
"""


def facts(table: str, columns: str, where: str) -> str:
    """Facts below a child `k`: each carries the lineage of its own day."""
    return f"""(SELECT {columns} FROM {table} m
      WHERE m.path >= k.path AND m.path < k.path || '~' AND {where}) m"""


def terms(table: str, columns: str, where: str) -> str:
    """Records with a term below a child `k`, of the last day; no division has ever moved here."""
    return facts(table, columns, f"m.valid_from <= $5 AND $5 < m.valid_to AND {where}")


ACCEPTED = "m.accepted_at >= $3 AND m.accepted_at < $4 AND m.status <> 'VOID'"
SETTLED = """m.settled_at >= $3 AND m.settled_at < $4
        AND m.outcome IN ('SETTLED_WRITTEN', 'SETTLED_ORAL', 'SETTLED_PERFORMED')"""
SUPPORTED = "m.activated_at < $4 AND (m.closed_at IS NULL OR m.closed_at >= $4)"

#: $1 code, $2 today, $3 from, $4 until, $5 last day.
FIGURES = f"""
WITH k AS MATERIALIZED (
  SELECT c.code, c.name, c.sort_no, c.path
  FROM core_division_version d JOIN core_division_version c ON c.parent_id = d.division_id
    AND c.valid_from <= $2 AND $2 < c.valid_to
  WHERE d.code = $1 AND d.valid_from <= $2 AND $2 < d.valid_to
)
SELECT '{{"data":{{"division":{{"children":[' || coalesce(string_agg('{{"code":"' || code
  || '","name":' || to_json(name)
  || ',"figures":[{{"measure":{{"name":"mediation.accepted"}},"value":' || accepted
  || '}},{{"measure":{{"name":"mediation.settled"}},"value":' || settled
  || '}},{{"measure":{{"name":"mediation.people_helped"}},"value":' || helped
  || '}},{{"measure":{{"name":"grid.grids"}},"value":' || grids
  || '}},{{"measure":{{"name":"grid.members"}},"value":' || members
  || '}},{{"measure":{{"name":"services.people_supported"}},"value":' || supported
  || '}}]}}', ','), '') || ']}}}}}}'
FROM (
  SELECT k.code, k.name, accepted, settled, helped, grids, members, supported
  FROM k
  CROSS JOIN LATERAL (
    SELECT count(*) AS accepted FROM {facts("mediation_dispute", "1", ACCEPTED)}
  ) a
  CROSS JOIN LATERAL (
    SELECT count(*) AS settled, coalesce(sum((
      SELECT sum(people) FROM mediation_dispute_party p
      WHERE p.county_id = m.county_id AND p.dispute_id = m.id AND p.is_natural_person
    )), 0) AS helped
    FROM {facts("mediation_dispute", "m.county_id, m.id", SETTLED)}
  ) b
  CROSS JOIN LATERAL (
    SELECT count(*) AS grids FROM {terms("grid_grid", "1", "m.kind IN ('BASIC', 'DEDICATED')")}
  ) c
  CROSS JOIN LATERAL (
    SELECT count(DISTINCT m.person_id) AS members
    FROM {terms("grid_staff", "m.person_id", "m.role = 'MEMBER'")}
  ) e
  CROSS JOIN LATERAL (
    SELECT count(DISTINCT m.counted_as) AS supported
    FROM {facts("services_assistance_case", "m.counted_as", SUPPORTED)}
  ) f
  ORDER BY k.sort_no, k.code
) r
"""

#: $1 id, $2 now, $3 due, $4 and $5 ids of the step and the journal row. One statement is one
#: transaction.
ACCEPT = """
WITH moved AS (
  UPDATE mediation_dispute
  SET status = 'ACCEPTED', accepted_at = $2, due_at = $3, version = version + 1
  WHERE id = $1 AND status = 'REGISTERED'
  RETURNING county_id, id, version
), step AS (
  INSERT INTO mediation_dispute_step
    (county_id, id, dispute_id, seq, from_status, to_status, command, actor, at)
  SELECT county_id, $4, id, 1 + (
    SELECT max(seq) FROM mediation_dispute_step s
    WHERE s.county_id = moved.county_id AND s.dispute_id = moved.id
  ), 'REGISTERED', 'ACCEPTED', 'acceptDispute', 'county_admin', $2 FROM moved
), journal AS (
  INSERT INTO core_journal
    (county_id, id, at, actor, command, subject_type, subject_id, changes)
  SELECT county_id, $5, $2, 'bare', 'acceptDispute', 'mediation_dispute', id,
    '{"from": "REGISTERED", "status": "ACCEPTED"}' FROM moved
)
SELECT '{"data":{"acceptDispute":{"dispute":{"id":"dispute_' || id
  || '","status":"ACCEPTED","version":' || version || '},"userErrors":[]}}}' FROM moved
"""


async def _leave(_: Any) -> None:
    """Nothing is set on a connection, so nothing is reset: that saves a round trip a request."""


@asynccontextmanager
async def open_store(url: str) -> AsyncIterator[PostgresStore]:
    async with asyncpg.create_pool(
        url,
        min_size=CONNECTIONS,
        max_size=CONNECTIONS,
        reset=_leave,
        max_cached_statement_lifetime=0,
        server_settings={"jit": "off", "timezone": "UTC", "random_page_cost": "1.1"},
    ) as pool:
        yield PostgresStore(pool)


class PostgresStore:
    """The questions in PostgreSQL."""

    def __init__(self, pool: Any) -> None:
        self._pool = pool

    async def _fetch(self, statement: str, *values: Any) -> str | None:
        async with self._pool.acquire() as connection:
            text: str | None = await connection.fetchval(statement, *values)
            return text

    async def children(self, code: str, today: date) -> str | None:
        return await self._fetch(CHILDREN, code, today)

    async def tree(self, code: str, today: date) -> str | None:
        return await self._fetch(TREE, code, today)

    async def disputes(
        self, code: str, today: date, status: list[str], start: datetime, end: datetime
    ) -> str | None:
        return await self._fetch(DISPUTES, code, today, status, start, end)

    async def figures(
        self, code: str, today: date, start: datetime, end: datetime, last: date
    ) -> str | None:
        return await self._fetch(FIGURES, code, today, start, end, last)

    async def accept(self, id: str, now: datetime) -> str | None:
        due = after_months(CALENDAR, now.date(), 1).ends_at
        return await self._fetch(ACCEPT, id, now, due, new_id(), new_id())
