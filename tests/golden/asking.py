"""Asking a case: its world, its answer, the statements that were run, and what the planner says."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

import orjson
from sqlalchemy import update
from sqlalchemy.orm import Session

from tests.support.worlds import Template, World
from zongzhi_core.database import Database, PostgresDatabase
from zongzhi_core.read.cache import Asked
from zongzhi_core.read.run import Asker, Query
from zongzhi_core.state import raise_epoch
from zongzhi_core.tables import CountyPlugin, Division
from zongzhi_core.terms import PluginState

from .cases import Case
from .layout import named

_CURSOR = re.compile(r'"([0-9a-f]{16}\.[0-9a-f]+)"')


@dataclass(frozen=True)
class Outcome:
    """What a case came to."""

    #: The response as text to be kept.
    answer: str
    #: The text of each statement that read stored data.
    statements: list[str]
    #: The only one of them, with names for its parameters.
    named: str
    #: What PostgreSQL's planner thinks that it costs; None on SQLite.
    cost: float | None


class Recorded:
    """A database that remembers the reads it was asked for."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.reads: list[tuple[str, Sequence[Any]]] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._database, name)

    async def fetch(self, sql: str, values: Sequence[Any], kind: str) -> Any:
        """Remember, and run."""
        if kind == "read":
            self.reads.append((sql, values))
        return await self._database.fetch(sql, values, kind)


async def ask_case(case: Case, template: Template) -> Outcome:
    """Ask a case in a fresh world of its own."""
    world, reads = _open_world(template)
    try:
        await world.write(_switch_off(case))
        query = Query(case.document, await _variables(case, world))
        reads.clear()
        answer = await world.ask(
            case.document, case.reader, county=case.county, variables=query.variables
        )
        [(sql, values), *_] = reads
        return Outcome(
            answer=_kept(answer),
            statements=[text for text, _ in reads],
            named=named(sql, await _names(world, query, Asker(case.reader, case.county))),
            cost=await _cost(template, world, sql, values),
        )
    finally:
        await world.end()


def _open_world(template: Template) -> tuple[World, list[tuple[str, Sequence[Any]]]]:
    """A copy of a world whose reads are remembered."""
    made = template.copy()
    recorded = Recorded(made.database)
    return replace(made, database=cast(Database, recorded)), recorded.reads


def _switch_off(case: Case) -> Callable[[Session], None]:
    def work(session: Session) -> None:
        for plugin, code in case.off:
            county = session.query(Division.id).filter(Division.code == code).scalar()
            chosen = (CountyPlugin.county_id == county, CountyPlugin.plugin == plugin)
            session.execute(update(CountyPlugin).where(*chosen).values(state=PluginState.OFF))
        raise_epoch(session)

    return work


async def _variables(case: Case, world: World) -> dict[str, Any]:
    """The case's variables; a cursor is taken from the answer without one."""
    if case.cursor is None:
        return case.variables
    name, path = case.cursor
    found: Any = await world.data(case.document, case.reader, variables=case.variables)
    for step in path.split("."):
        found = found[step]
    return {**case.variables, name: found}


def _kept(answer: dict[str, Any]) -> str:
    """The response, indented; cursors, which nobody can read, by number; 77 for 77.0."""
    text = orjson.dumps(_whole(answer), option=orjson.OPT_INDENT_2).decode() + "\n"
    cursors = list(dict.fromkeys(_CURSOR.findall(text)))
    return _CURSOR.sub(lambda found: f'"cursor {cursors.index(found[1]) + 1}"', text)


def _whole(value: Any) -> Any:
    """A JSON value whose whole numbers are integers: the engines write them either way."""
    if isinstance(value, dict):
        return {key: _whole(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_whole(part) for part in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


async def _names(world: World, query: Query, asker: Asker) -> Sequence[str]:
    """The names of the statement's parameters, in the driver's order."""
    snapshot, principal = await world.service.state.admit(asker.token, asker.county)
    reader = world.service.reader
    document = reader.document(query)
    variables = document.variables(query.variables)
    compiled, _ = reader.prepared(Asked(document, variables, principal), snapshot)
    return compiled.names


async def _cost(template: Template, world: World, sql: str, values: Sequence[Any]) -> float | None:
    """The total cost that the planner expects of a statement with these values."""
    if template.server is None:
        return None
    database = cast(PostgresDatabase, world.database)
    borrowed: Any = await database.engine.raw_connection()
    try:
        driver = borrowed.driver_connection
        await driver.execute("SET plan_cache_mode = force_custom_plan")
        said = await driver.fetchval(f"EXPLAIN (FORMAT JSON) {sql}", *values)
    finally:
        borrowed.invalidate()
    cost: float = said[0]["Plan"]["Total Cost"]
    return cost


def ceiling(cost: float) -> float:
    """A quarter more than a cost, rounded up to two digits."""
    more = cost * 1.25
    unit: float = 10 ** (math.floor(math.log10(more)) - 1)
    return math.ceil(more / unit) * unit
