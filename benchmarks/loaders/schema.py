"""The loaders peer's GraphQL types: fields from rows, relations through the request's loaders."""

from __future__ import annotations

import asyncio
from datetime import datetime
from enum import Enum
from typing import Annotated, Any

import strawberry
from strawberry.extensions import ParserCache, ValidationCache
from strawberry.types import Info

from zongzhi_core.deadlines import after_months
from zongzhi_core.ids import new_id

from ..calendar import CALENDAR
from .loading import BY_CODE, SHANGHAI, Loaders
from .store import stamp

Asked = Info[Loaders, None]

COUNT = """
SELECT count(*) AS n FROM mediation_dispute
WHERE county_id = $1 AND status = ANY($2) AND accepted_at >= $3 AND accepted_at < $4
"""
PAGE = """
SELECT id, no, status, accepted_at, due_at, version FROM mediation_dispute
WHERE county_id = $1 AND status = ANY($2) AND accepted_at >= $3 AND accepted_at < $4
ORDER BY accepted_at DESC, id DESC LIMIT $5
"""
MOVE = """
UPDATE mediation_dispute
SET status = 'ACCEPTED', accepted_at = $2, due_at = $3, version = version + 1
WHERE id = $1 AND status = 'REGISTERED'
RETURNING id, no, status, accepted_at, due_at, version
"""
STEP = """
INSERT INTO mediation_dispute_step
  (county_id, id, dispute_id, seq, from_status, to_status, command, actor, at)
SELECT county_id, $1, dispute_id, 1 + max(seq), 'REGISTERED', 'ACCEPTED', 'acceptDispute',
  'county_admin', $3
FROM mediation_dispute_step
WHERE dispute_id = $2 AND county_id = (SELECT county_id FROM mediation_dispute WHERE id = $2)
GROUP BY county_id, dispute_id
"""
JOURNAL = """
INSERT INTO core_journal (county_id, id, at, actor, command, subject_type, subject_id, changes)
SELECT county_id, $1, $3, 'loaders', 'acceptDispute', 'mediation_dispute', id,
  '{"from": "REGISTERED", "status": "ACCEPTED"}'
FROM mediation_dispute WHERE id = $2
"""


@strawberry.type
class Staff:
    role: str
    name: str


@strawberry.type
class Grid:
    key: strawberry.Private[str]
    code: str
    name: str
    kind: str

    @strawberry.field
    async def staff(self, info: Asked) -> list[Staff]:
        rows = await info.context.staff.load(self.key)
        return [Staff(role=row["role"], name=row["name"]) for row in rows]


@strawberry.type
class GridConnection:
    nodes: list[Grid]


@strawberry.type
class Step:
    seq: int
    to_status: str
    at: str | None


@strawberry.type
class Dispute:
    key: strawberry.Private[str]
    no: str
    status: str
    accepted_at: str | None
    due_at: str | None
    version: int

    @strawberry.field
    def id(self) -> strawberry.ID:
        return strawberry.ID(f"dispute_{self.key}")

    @strawberry.field
    async def division(self, info: Asked) -> Annotated[Division, strawberry.lazy(__name__)]:
        return division_of(await info.context.villages.load(self.key))

    @strawberry.field
    async def steps(self, info: Asked) -> list[Step]:
        rows = await info.context.steps.load(self.key)
        return [Step(seq=r["seq"], to_status=r["to_status"], at=stamp(r["at"])) for r in rows]


@strawberry.type
class DisputeConnection:
    total_count: int
    nodes: list[Dispute]


@strawberry.input
class DisputeStatusFilter:
    among: list[str] = strawberry.field(name="in")


@strawberry.input
class DateTimeFilter:
    gte: str
    lt: str


@strawberry.input
class DisputeFilter:
    status: DisputeStatusFilter
    accepted_at: DateTimeFilter


@strawberry.enum
class DisputeOrderField(Enum):
    ACCEPTED_AT = "accepted_at"


@strawberry.enum
class OrderDirection(Enum):
    DESC = "DESC"


@strawberry.input
class DisputeOrder:
    field: DisputeOrderField
    direction: OrderDirection


@strawberry.type
class Measure:
    name: str


@strawberry.type
class Figure:
    measure: Measure
    value: float


@strawberry.type
class Division:
    key: strawberry.Private[str]
    county: strawberry.Private[str]
    path: strawberry.Private[str]
    code: str
    name: str
    level: str

    @strawberry.field
    async def children(self, info: Asked) -> list[Annotated[Division, strawberry.lazy(__name__)]]:
        return [division_of(row) for row in await info.context.children.load(self.key)]

    @strawberry.field
    async def grids(self, info: Asked, first: int) -> GridConnection:
        rows = (await info.context.grids.load(self.key))[:first]
        names = ("code", "name", "kind")
        nodes = [Grid(key=row["id"], **{name: row[name] for name in names}) for row in rows]
        return GridConnection(nodes=nodes)

    @strawberry.field
    async def disputes(
        self, info: Asked, first: int, filter: DisputeFilter, order_by: list[DisputeOrder]
    ) -> DisputeConnection:
        span = (filter.accepted_at.gte, filter.accepted_at.lt)
        values = (self.county, filter.status.among, *map(datetime.fromisoformat, span))
        store = info.context.store
        counted, rows = await asyncio.gather(
            store.fetch(COUNT, *values), store.fetch(PAGE, *values, first)
        )
        return DisputeConnection(
            total_count=counted[0]["n"], nodes=[dispute_of(row) for row in rows]
        )

    @strawberry.field
    async def figures(self, info: Asked, measures: list[str], period: str) -> list[Figure]:
        loaders, year = info.context.figures, int(period)
        values = await asyncio.gather(*(loaders[name].load((self.path, year)) for name in measures))
        pairs = zip(measures, values, strict=True)
        return [Figure(measure=Measure(name=name), value=value) for name, value in pairs]


def division_of(row: Any) -> Division:
    names = ("path", "code", "name", "level")
    values = {name: row[name] for name in names}
    return Division(key=row["division_id"], county=row["county_id"], **values)


def dispute_of(row: Any) -> Dispute:
    return Dispute(
        key=row["id"],
        no=row["no"],
        status=row["status"],
        accepted_at=stamp(row["accepted_at"]),
        due_at=stamp(row["due_at"]),
        version=row["version"],
    )


@strawberry.type
class Query:
    @strawberry.field
    async def division(self, info: Asked, code: str) -> Division | None:
        rows = await info.context.store.fetch(BY_CODE, code, info.context.today)
        return division_of(rows[0]) if rows else None


@strawberry.input
class AcceptDisputeInput:
    id: strawberry.ID


@strawberry.type
class UserError:
    code: str


@strawberry.type
class AcceptDisputePayload:
    dispute: Dispute | None
    user_errors: list[UserError]


@strawberry.type
class Mutation:
    @strawberry.mutation
    async def accept_dispute(self, info: Asked, input: AcceptDisputeInput) -> AcceptDisputePayload:
        key, now = input.id.removeprefix("dispute_"), datetime.now(SHANGHAI)
        due = after_months(CALENDAR, now.date(), 1).ends_at
        steps = [
            (MOVE, (key, now, due)),
            (STEP, (new_id(), key, now)),
            (JOURNAL, (new_id(), key, now)),
        ]
        row = await info.context.store.write(steps)
        if row is None:
            return AcceptDisputePayload(dispute=None, user_errors=[UserError(code="CONFLICT")])
        return AcceptDisputePayload(dispute=dispute_of(row), user_errors=[])


def make_schema(*, tuned: bool) -> strawberry.Schema:
    """The schema; tuned, it reads and validates a document once."""
    extensions = [ParserCache, ValidationCache] if tuned else []
    return strawberry.Schema(query=Query, mutation=Mutation, extensions=extensions)
