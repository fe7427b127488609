"""The data loaders of one request: each gathers the keys of a level into one statement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from strawberry.dataloader import DataLoader

from .store import Row, Store

SHANGHAI = ZoneInfo("Asia/Shanghai")

DIVISIONS = """
SELECT division_id, parent_id, county_id, code, name, level, path FROM core_division_version
WHERE {} AND valid_from <= $2 AND $2 < valid_to
"""
BY_CODE = DIVISIONS.format("code = $1")
CHILDREN = DIVISIONS.format("parent_id = ANY($1)") + "ORDER BY sort_no, code, division_id"

GRIDS = """
SELECT division_id, id, code, name, kind FROM grid_grid
WHERE division_id = ANY($1) AND valid_from <= $2 AND $2 < valid_to ORDER BY code
"""
STAFF = """
SELECT s.grid_id, s.role, s.name FROM grid_staff s JOIN grid_grid g
  ON g.county_id = s.county_id AND g.id = s.grid_id
WHERE g.id = ANY($1) AND s.valid_from <= $2 AND $2 < s.valid_to ORDER BY s.role, s.id
"""
STEPS = """
SELECT s.dispute_id, s.seq, s.to_status, s.at FROM mediation_dispute_step s
  JOIN mediation_dispute m ON m.county_id = s.county_id AND m.id = s.dispute_id
WHERE m.id = ANY($1) ORDER BY s.seq
"""
#: The village of a dispute, on the tree of the dispute's own day.
VILLAGES = """
SELECT m.id, v.division_id, v.parent_id, v.county_id, v.code, v.name, v.level, v.path
FROM mediation_dispute m JOIN core_division_version v ON v.division_id = m.division_id
  AND v.valid_from <= m.placed_on AND m.placed_on < v.valid_to
WHERE m.id = ANY($1)
"""

_FACTS = """FROM unnest($1::text[]) AS k(path)
JOIN core_division_version v ON v.path >= k.path AND v.path < k.path || '~'
JOIN {} m ON m.county_id = v.county_id AND m.division_id = v.division_id
  AND v.valid_from <= m.placed_on AND m.placed_on < v.valid_to"""
_TERMS = """FROM unnest($1::text[]) AS k(path)
JOIN core_division_version v ON v.path >= k.path AND v.path < k.path || '~'
  AND v.valid_from <= $2 AND $2 < v.valid_to
JOIN {} m ON m.county_id = v.county_id AND m.division_id = v.division_id
  AND m.valid_from <= $2 AND $2 < m.valid_to"""
_SETTLED = """m.settled_at >= $2 AND m.settled_at < $3
  AND m.outcome IN ('SETTLED_WRITTEN', 'SETTLED_ORAL', 'SETTLED_PERFORMED')"""

#: Measure → statement over the paths $1, and what else it takes: the last day as $2, the end as
#: $2, or start and end as $2 and $3.
FIGURES: dict[str, tuple[str, str]] = {
    "mediation.accepted": (
        f"""SELECT k.path, count(*) AS n {_FACTS.format("mediation_dispute")}
        WHERE m.accepted_at >= $2 AND m.accepted_at < $3 AND m.status <> 'VOID'
        GROUP BY k.path""",
        "span",
    ),
    "mediation.settled": (
        f"""SELECT k.path, count(*) AS n {_FACTS.format("mediation_dispute")}
        WHERE {_SETTLED} GROUP BY k.path""",
        "span",
    ),
    "mediation.people_helped": (
        f"""SELECT k.path, sum(p.people) AS n {_FACTS.format("mediation_dispute")}
        JOIN mediation_dispute_party p ON p.county_id = m.county_id AND p.dispute_id = m.id
          AND p.is_natural_person
        WHERE {_SETTLED} GROUP BY k.path""",
        "span",
    ),
    "grid.grids": (
        f"""SELECT k.path, count(*) AS n {_TERMS.format("grid_grid")}
        WHERE m.kind IN ('BASIC', 'DEDICATED') GROUP BY k.path""",
        "last",
    ),
    "grid.members": (
        f"""SELECT k.path, count(DISTINCT m.person_id) AS n {_TERMS.format("grid_staff")}
        WHERE m.role = 'MEMBER' GROUP BY k.path""",
        "last",
    ),
    "services.people_supported": (
        f"""SELECT k.path, count(DISTINCT m.counted_as) AS n
        {_FACTS.format("services_assistance_case")}
        WHERE m.activated_at < $2 AND (m.closed_at IS NULL OR m.closed_at >= $2)
        GROUP BY k.path""",
        "end",
    ),
}


class Loaders:
    """The loaders of one request."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.today = datetime.now(SHANGHAI).date()
        self.children: DataLoader[str, list[Row]] = self._lists(CHILDREN, "parent_id")
        self.grids: DataLoader[str, list[Row]] = self._lists(GRIDS, "division_id")
        self.staff: DataLoader[str, list[Row]] = self._lists(STAFF, "grid_id")
        self.steps: DataLoader[str, list[Row]] = self._lists(STEPS, "dispute_id", dated=False)
        self.villages: DataLoader[str, Row] = DataLoader(load_fn=self._villages)
        self.figures = {name: self._figures(name) for name in FIGURES}

    def _lists(self, statement: str, key: str, *, dated: bool = True) -> DataLoader[str, list[Row]]:
        async def load(keys: list[str]) -> Sequence[list[Row]]:
            found: dict[str, list[Row]] = defaultdict(list)
            values = (keys, self.today) if dated else (keys,)
            for row in await self.store.fetch(statement, *values):
                found[row[key]].append(row)
            return [found[each] for each in keys]

        return DataLoader(load_fn=load)

    async def _villages(self, keys: list[str]) -> Sequence[Row]:
        found = {row["id"]: row for row in await self.store.fetch(VILLAGES, keys)}
        return [found[key] for key in keys]

    def _figures(self, name: str) -> DataLoader[tuple[str, int], float]:
        statement, takes = FIGURES[name]

        async def load(keys: list[tuple[str, int]]) -> Sequence[float]:
            found: dict[tuple[str, int], float] = defaultdict(float)
            for year in {year for _, year in keys}:
                paths = [path for path, each in keys if each == year]
                start, end = (datetime(y, 1, 1, tzinfo=SHANGHAI) for y in (year, year + 1))
                more = {"span": (start, end), "end": (end,), "last": (date(year, 12, 31),)}[takes]
                for row in await self.store.fetch(statement, paths, *more):
                    found[row["path"], year] = float(row["n"])
            return [found[key] for key in keys]

        return DataLoader(load_fn=load)
