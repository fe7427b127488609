"""What an answer may hold at most, known before any of it is read.

A plan is weighed in objects: an object counts one, a list as many as it may hold. Where lists lie
in lists the declared bounds multiply to far more than there is; then the rows that the counties
asked for really have set the bound, since each row stands in one place only of such a list.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, literal, select
from sqlalchemy.orm import Session

from ..access import Principal
from ..budgets import Budget
from ..columns import Base
from ..database import Database
from ..errors import TooCostly
from ..graph.declare import NodeType, in_subtree
from ..hierarchy.kinds import WIDTH_OF_LEVEL
from ..hierarchy.placing import NOWHERE
from ..state import Snapshot
from ..tables import Division
from ..terms import Level
from .cache import Asked, Lru
from .plan import (
    FiguresItem,
    Input,
    Item,
    LeafItem,
    LookupRoot,
    ManyItem,
    NodesRoot,
    ObjectPlan,
    OneItem,
    OwnRoot,
    PageItem,
    PageRoot,
    PlainRoot,
    Plan,
)

MOST_OBJECTS = 20_000
MOST_ANSWER_BYTES = 5_000_000
#: An estimate takes each text to be as long as its column allows, each character to be escaped:
#: real answers have less than a twentieth. So it may be so many times the answer's limit.
_BYTES_FOR_ONE = 100
#: What a field that is no stored data counts: it is resolved object by object.
_PLAIN = 50
#: The types that the schema holds, about.
_TYPES = 400
#: Bytes of a count, or of the name of a type.
_NAMED = 80
#: Bytes of a cursor, of a measure's description or of a change at most.
_LONG = 1_000
MOST_A_MINUTE = 2_000_000
MOST_SECONDS_A_MINUTE = 6.0

#: Counts of rows are kept so long, and a little more than counted is taken for granted meanwhile.
_KEPT = timedelta(minutes=5)
_MORE, _AT_LEAST = 1.1, 20
#: Tables times subtrees of readers.
_MOST_COUNTS = 2_000

#: How many rows of a type there are at most: in the counties asked for, or in the whole reach;
#: None when not known.
Rows = Callable[[NodeType, bool], float | None]


@dataclass(frozen=True)
class Limits:
    """What an operation may cost, and what a token may spend in a minute."""

    objects: int = MOST_OBJECTS
    answer_bytes: int = MOST_ANSWER_BYTES
    objects_a_minute: int = MOST_A_MINUTE
    #: Of the processor's time, for documents that are new and for introspection.
    seconds_a_minute: float = math.inf


@dataclass(frozen=True)
class Parents:
    """The objects in which an item stands: how many, and whether each is there once only."""

    count: float
    once: bool = True
    #: How many levels of divisions they may be of: a row lies below one division of each.
    levels: int = 1


@dataclass
class Scale:
    """Weighs one plan: objects by place in the answer, and bytes."""

    rows: Rows
    objects: Counter[str] = field(default_factory=Counter)
    bytes: float = 0

    def text(self, key: str, most: float, count: float) -> None:
        """A value in so many objects: its key, punctuation and at most so many bytes."""
        self.bytes += count * (len(key) + 6 + most)

    def body(self, body: ObjectPlan, path: str, parents: Parents) -> None:
        self.objects[path] += int(parents.count)
        for item in body.items:
            self.item(item, f"{path}.{item.key}", parents)
        for kind in body.kinds:
            there = self.rows(kind.type, parents.once)
            count = parents.count if there is None else min(parents.count, there)
            for item in kind.items:
                self.item(item, f"{path}.{item.key}", replace(parents, count=count))

    def item(self, item: Item, path: str, parents: Parents) -> None:
        self.text(item.key, item.declared.most if isinstance(item, LeafItem) else 40, parents.count)
        match item:
            case OneItem():
                self.body(item.body, path, Parents(parents.count, once=False))
            case ManyItem():
                many, once = item.declared, parents.once and not item.declared.shared
                count = self.cut(Parents(parents.count, once), many.bound, item.body.type)
                self.body(item.body, path, Parents(count, once, parents.levels))
            case PageItem():
                self.page(item, path, parents)
            case FiguresItem():
                nested = 1 + sum(entry.field == "measure" for entry in item.entries)
                count = parents.count * len(item.measures)
                self.objects[path] += int(count * nested)
                for entry in item.entries:
                    self.text(entry.key, 60 + _LONG * len(entry.inner), count)

    def page(self, item: PageItem, path: str, parents: Parents) -> None:
        connection, size = item.declared, item.page.size
        once = parents.once and (connection.under or connection.by_level)
        count = self.cut(Parents(parents.count, once, parents.levels), size, item.target)
        found = Parents(count, once, len(Level) if connection.by_level else 1)
        self.objects[path] += int(parents.count)
        for entry in item.entries:
            here = f"{path}.{entry.key}"
            there = count if entry.field == "edges" else parents.count
            if entry.field in ("edges", "pageInfo"):
                self.objects[here] += int(there)
            self.text(entry.key, _NAMED + _LONG * len(entry.inner), there)
            for each in (entry, *entry.inner):
                if each.body is not None:
                    self.body(each.body, here, found)

    def cut(self, parents: Parents, bound: int, node: NodeType) -> float:
        """As many as lists of a bound may hold, and no more than there are rows: in each list,
        and in all of them where a row stands in one only."""
        there = self.rows(node, parents.once)
        if there is None:
            return parents.count * bound
        count = parents.count * min(bound, there)
        return min(count, there * parents.levels) if parents.once else count


def weigh(plan: Plan, rows: Rows) -> Scale:
    """How many objects an answer may hold at most, by place in the answer, and bytes."""
    scale = Scale(rows)
    for root in plan.roots:
        scale.text(root.key, 8 * len(getattr(root, "parts", ())), 1)
        for one in _lookups(root):
            scale.body(one.body, root.key, Parents(1))
        if isinstance(root, PageRoot):
            scale.item(root.item, root.key, Parents(1))
        if isinstance(root, PlainRoot):
            scale.objects[root.key] += _TYPES if root.name == "__schema" else _PLAIN
        if isinstance(root, OwnRoot):
            scale.objects[root.key] += root.size + 1
            scale.text(root.key, _LONG, root.size + 1)
    return scale


def _lookups(root: Any) -> Iterator[LookupRoot]:
    if isinstance(root, LookupRoot):
        yield root
    elif isinstance(root, NodesRoot):
        yield from (part for part in root.parts if part is not None)


@dataclass(frozen=True)
class Weight:
    """What is known of a plan's cost when it is made: the objects that it may hold by the
    declared bounds alone, and the tables whose rows may set other bounds."""

    plan: Plan
    objects: int
    bytes: float
    tables: frozenset[type[Base]]


def weight_of(plan: Plan) -> Weight:
    """The weight of a plan, whoever asks."""
    tables: set[type[Base]] = set()

    def note(node: NodeType, once: bool) -> None:
        for each in node.kinds or (node,):
            if "county_id" in each.table.__table__.c:
                tables.add(each.table)

    scale = weigh(plan, note)
    return Weight(plan, scale.objects.total(), scale.bytes, frozenset(tables))


@dataclass
class _Count:
    """The rows of one table by county, and until when they are good."""

    by_county: Mapping[str | None, int]
    until: datetime


class Gauge:
    """Weighs plans for readers, with the rows that their counties have; keeps their budgets."""

    def __init__(self, database: Database, limits: Limits) -> None:
        self.limits = limits
        self._database = database
        self._counts: Lru[_Count] = Lru(_MOST_COUNTS)
        self._objects = Budget(limits.objects_a_minute)
        self.planning = Budget(limits.seconds_a_minute)

    async def check(self, weight: Weight, asked: Asked, snapshot: Snapshot, now: datetime) -> int:
        """How many objects an answer may hold; TOO_COSTLY over the limit or the budget."""
        objects, most = weight.objects, self.limits.answer_bytes * _BYTES_FOR_ONE
        if objects > self.limits.objects or weight.bytes > most:
            weighed = await self.weigh(weight, asked, snapshot, now)
            objects = weighed.objects.total()
            if objects > self.limits.objects:
                raise _too_costly(weighed.objects, self.limits.objects)
            if weighed.bytes > most:
                raise _too_long(_rough(weighed.bytes, 1), most)
        self._spend(asked.principal.name, objects)
        return objects

    async def weigh(self, weight: Weight, asked: Asked, snapshot: Snapshot, now: datetime) -> Scale:
        """What an answer may hold with the rows that there are."""
        principal = asked.principal
        named = _counties_of(weight.plan, asked, snapshot)
        narrow = len(principal.low) > WIDTH_OF_LEVEL[Level.COUNTY]
        tables = [t for t in weight.tables if not narrow or "path" in t.__table__.c]
        counts = await self._counted(tables, principal.low, now)
        known = {True: named, False: principal.counties}

        def rows(node: NodeType, once: bool) -> float | None:
            return _rows(node, known[once], principal, counts)

        return weigh(weight.plan, rows)

    def check_size(self, size: int) -> None:
        """TOO_COSTLY for an answer of too many bytes."""
        if size > self.limits.answer_bytes:
            raise _too_long(size, self.limits.answer_bytes)

    def _spend(self, name: str, objects: int) -> None:
        most = self.limits.objects_a_minute
        if self._objects.spent(name) + objects > most:
            raise TooCostly(
                f"本令牌一分钟内读取过多（上限 {most} 个对象）；请稍后再试。",
                f"This token has read too much within a minute (at most {most} objects); try "
                "again later.",
                limit=most,
            )
        self._objects.spend(name, objects)

    async def _counted(
        self, tables: Collection[type[Base]], low: str, now: datetime
    ) -> dict[type[Base], _Count]:
        """The rows of tables in a reader's subtree; no others, or a refusal would tell of them."""
        held = {t: self._counts.get((t, low if "path" in t.__table__.c else "")) for t in tables}
        wanted = [t for t, count in held.items() if count is None or count.until <= now]
        if wanted:
            found = await self._database.look(lambda s: _count_rows(s, wanted, low), "system")
            for table, rows in found.items():
                held[table] = count = _Count(rows, now + _KEPT)
                self._counts.put((table, low if "path" in table.__table__.c else ""), count)
        return {table: count for table, count in held.items() if count is not None}


def _rows(
    node: NodeType,
    counties: Collection[str],
    reader: Principal,
    counts: Mapping[type[Base], _Count],
) -> float | None:
    """How many rows of a type there may be for a reader in some counties; None when not known."""
    if node.kinds:
        parts = [_rows(kind, counties, reader, counts) for kind in node.kinds]
        return sum(part for part in parts if part is not None) if None not in parts else None
    if node.sensitivity not in reader.access.classes:
        return 0
    held = counts.get(node.table)
    if held is None:
        return None
    on = reader.on.get(node.owner, counties)
    there = sum(
        held.by_county.get(county, 0) for county in (None, *counties) if county in (None, *on)
    )
    return _rough(there * _MORE) + _AT_LEAST


def _count_rows(
    session: Session, tables: list[type[Base]], low: str
) -> dict[type[Base], dict[str | None, int]]:
    """By county; below a division those whose place is or was below it."""
    below = select(Division.id).where(in_subtree(Division.path, literal(low)))
    counted = {}
    for table in tables:
        columns = table.__table__.c
        chosen = select(columns.county_id, func.count()).group_by(columns.county_id)
        if low and "path" in columns:
            inside = in_subtree(columns.path, literal(low)) | columns.division_id.in_(below)
            chosen = chosen.where(inside, columns.path != NOWHERE)
        counted[table] = {county: number for county, number in session.execute(chosen) if number}
    return counted


def _counties_of(plan: Plan, asked: Asked, snapshot: Snapshot) -> Collection[str]:
    """The counties in which all that is asked for lies: those named by their code, else all in
    the reader's reach."""
    reach = asked.principal.counties
    by_code = {snapshot.counties[c].code: c for c in reach}
    named: set[str] = set()
    for root in plan.roots:
        lookups = list(_lookups(root))
        codes = [part.inputs.get("code", Input()).value(asked.variables) for part in lookups]
        if not lookups and not isinstance(root, PageRoot):
            continue
        if isinstance(root, PageRoot) or not all(code in by_code for code in codes):
            return reach
        named.update(by_code[code] for code in codes)
    return named


def _rough(count: float, digits: int = 2) -> int:
    """Rounded up to a few digits: a row that is hidden must not show in a figure."""
    step = int(10 ** max(0, len(str(int(count))) - digits))
    return math.ceil(count / step) * step


def _too_long(size: int, most: int) -> TooCostly:
    return TooCostly(
        f"答复可达 {size} 字节，上限 {most}；请减少字段、分页或缩小范围。",
        f"The answer may have {size} bytes, at most {most} are allowed; ask for fewer fields, use "
        "pages or ask for less.",
        estimate=size,
        limit=most,
    )


def _too_costly(weighed: Counter[str], most: int) -> TooCostly:
    place, part = weighed.most_common(1)[0]
    total = weighed.total()
    return TooCostly(
        f"查询最多可返回 {total} 个对象，超过上限 {most}；其中 {place} 占 {part}。"
        "请用 first 分页，或查询更小的区划。",
        f"The query may return up to {total} objects, more than the limit of {most}; {part} of "
        f"them at {place}. Use smaller pages (first) or ask for a smaller division.",
        estimate=total,
        limit=most,
        at=place,
    )
