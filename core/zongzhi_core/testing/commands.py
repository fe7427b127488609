"""The laws of commands: all of one is there or nothing, the same key has one effect, a matter lists
what may be done with it, and no id opens what its reader may not see."""

from __future__ import annotations

import asyncio
import functools
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, cast

import orjson
import pytest
from sqlalchemy import Integer, Select, Table, func, select
from structlog.testing import capture_logs

from zongzhi_api.service import Service

from ..columns import Base
from ..commands.context import Command
from ..errors import IdempotencyKeyReused, Unavailable
from ..graph.declare import NodeType, camel
from ..ids import new_id
from ..loading import Registry
from ..people.tables import Person
from ..read.run import Asker, Query
from ..terms import Term
from .bare import Cut, chance, engine_of
from .ids import command_knows_no_hidden_id, issue
from .worlds import HUANING, World

Given = dict[str, Any]
#: Makes, in a world, an input that a command accepts.
Case = Callable[[World], Awaitable[Given]]


def find_command(registry: Registry, name: str) -> Command:
    """A command of whatever plugin."""
    held = registry.contributions.values()
    return next(c for each in held for c in each.commands if c.name == name)


def document_of(registry: Registry, command: Command) -> str:
    """The document that gives a command and shows the id of its thing."""
    head = f"{command.name[0].upper()}{command.name[1:]}Input"
    thing = camel(registry.catalog.nodes[command.thing].prefix or "")
    return (
        f"mutation($i:{head}!){{{command.name}(input:$i){{{thing}{{id}} "
        "userErrors{code message field rule allowed}}}"
    )


async def body_of(
    service: Service, document: str, given: Mapping[str, Any], key: str, token: str = "admin"
) -> bytes:
    """The body of the answer to a command, byte for byte."""
    return (await service.answer(Query(document, {"i": dict(given)}), Asker(token), key)).body


# --- what is there --------------------------------------------------------------------------------


async def stock(world: World) -> Counter[str]:
    """How many rows each table holds, and the sums of what counts up."""
    names, whole = _counting(tuple(Base.metadata.sorted_tables))
    row = await world.database.look(lambda s: s.execute(whole).one(), "system")
    return Counter(dict(zip(names, map(int, row), strict=True)))


@functools.cache
def _counting(tables: tuple[Table, ...]) -> tuple[list[str], Select[Any]]:
    """What is counted of some tables, and the statement that does: made once, asked thousands of
    times."""
    counts: dict[str, Any] = {}
    for table in tables:
        counts[table.name] = select(func.count()).select_from(table)
        for column in table.c:
            if column.name in ("version", "value") and isinstance(column.type, Integer):
                counts[f"{column}"] = select(func.coalesce(func.sum(column), 0))
            elif column.name in ("delivered_at", "revoked_at"):
                counts[f"{column}"] = select(func.count(column))
    return list(counts), select(*(each.scalar_subquery() for each in counts.values()))


def gained(before: Counter[str], after: Counter[str]) -> dict[str, int]:
    """What is more, or less, than before."""
    changed = {name: after[name] - before[name] for name in before | after}
    return {name: by for name, by in changed.items() if by}


_KEY_IDS = select(Person.key_id)

# --- the k-th failure -----------------------------------------------------------------------------


class Trial:
    """One command, given again and again in a world by somebody who may."""

    def __init__(self, world: World, command: Command, case: Case) -> None:
        self.world, self.command, self.case = world, command, case
        self.document = document_of(world.registry, command)
        self.token, self.keys = "admin", new_id()

    async def begin(self) -> dict[str, int]:
        """What the command leaves; the first of a year makes its counter, the others raise it."""
        if "county_admin" not in self.command.roles:
            self.token = await issue(self.world, min(self.command.roles), HUANING)
        for number in range(2):
            before, _ = await self.made()
            await self.give(f"begin-{number}")
            left = await self.left(before)
        assert left
        return left

    async def made(self) -> tuple[Counter[str], Given]:
        """What is there, once all is there that the command needs, and its input."""
        self.given = await self.case(self.world)
        return await stock(self.world), self.given

    async def give(self, key: str, service: Service | None = None) -> bytes:
        service = service or self.world.service
        whole = f"{self.keys}-{key}"
        return await body_of(service, self.document, self.given, whole, self.token)

    async def left(self, before: Counter[str]) -> dict[str, int]:
        """What is there now beyond what was, events delivered."""
        await self.world.service.outbox.sweep()
        return gained(before, await stock(self.world))


async def is_all_or_nothing(
    world: World, command: Command, case: Case, points: int | None = None
) -> None:
    """Whichever statement or commit of it, its keys or its events fails, a fault means that nothing
    was done, an answer that all was; a retry with the key does it exactly once. `points` is how
    many are tried; None for all of them."""
    trial, engine = Trial(world, command, case), engine_of(world.database)
    engines = (engine, engine_of(world.keys.database))
    whole = await trial.begin()
    await trial.made()
    with Cut().watching(*engines) as cut:
        await trial.give("0")
    every, faults = range(1, cut.seen + 1), 0
    chosen = every if points is None else sorted(chance().sample(every, min(points, cut.seen)))
    for number in (*chosen, cut.seen + 1):
        before, _ = await trial.made()
        # Reads keep connections between them.
        answered, lent = True, engine.pool.checkedout()  # type: ignore[attr-defined]
        with capture_logs(), Cut(number).watching(*engines):
            try:
                await trial.give(f"{number}")
            except Unavailable:
                answered = False
        faults += not answered
        assert engine.pool.checkedout() == lent  # type: ignore[attr-defined]
        if not answered:
            assert gained(before, await stock(world)) == {}, number
        else:
            assert await trial.left(before) == whole, number
        await trial.give(f"{number}")
        assert await trial.left(before) == whole, number
        # Whoever is recorded can be read: no failure leaves a record without its key.
        recorded = await world.database.look(lambda s: s.scalars(_KEY_IDS).all(), "system")
        assert set(recorded) <= await world.keys.ids(), number
    # Every command reads the epoch, finds its place or record, writes, journals, and commits.
    assert faults >= 6 or points is not None


async def is_done_once(world: World, command: Command, case: Case) -> None:
    """Of requests with one key that come at once, each is answered the same bytes and one works;
    another document under that key is refused."""
    trial = Trial(world, command, case)
    whole = await trial.begin()
    before, _ = await trial.made()
    services = [world.service, world.another()] * 2
    bodies = await asyncio.gather(*(trial.give("twins", each) for each in services))
    assert len({*bodies, await trial.give("twins")}) == 1
    assert await trial.left(before) == whole
    trial.document = trial.document.replace("userErrors{", "userErrors{__typename ")
    with pytest.raises(IdempotencyKeyReused):
        await trial.give("twins")
    assert await trial.left(before) == whole


# --- what comes next ------------------------------------------------------------------------------


async def matter_tells_what_comes_next(world: World, command: Command, case: Case) -> None:
    """Before and after it, `availableCommands` of its matter lists what the state table allows and
    the reader's role may give; the state that the table names comes after."""
    node = world.registry.catalog.nodes[command.thing]
    if node.states is None:
        return
    trial = Trial(world, command, case)
    await trial.begin()
    _, given = await trial.made()
    was = await _state(trial, node, given["id"]) if "id" in given else None
    answer = orjson.loads(await trial.give("next"))
    thing = answer["data"][command.name][camel(node.prefix or "")]
    now = await _state(trial, node, given.get("id", thing["id"]))
    if was is not None:
        assert now is node.states.moves.get((was, command.name), was)


async def _state(trial: Trial, node: NodeType, key: str) -> Term:
    """The state of a matter, which lists exactly the commands of that state."""
    world, states, table = trial.world, node.states, cast(Any, node.table)
    assert states is not None
    asked = select(table.status).where(table.id == key[-32:])
    status: Term = await world.database.look(lambda s: s.execute(asked).scalar_one(), "system")
    role = "county_admin" if trial.token == "admin" else min(trial.command.roles)
    known = world.registry.contributions[node.owner].commands
    given = {each.name for each in known if role in each.roles}
    document = "query($i:ID!){node(id:$i){... on Matter{availableCommands}}}"
    shown = (await world.data(document, trial.token, variables={"i": key}))["node"]
    allowed = [name for name in states.commands(status) if name in given]
    assert shown["availableCommands"] == allowed, status
    return status


async def id_opens_nothing_hidden(world: World, command: Command, case: Case) -> None:
    """It refuses the id of a record beyond the reach of whoever gives it like one of nothing."""
    given, document = await case(world), document_of(world.registry, command)
    before = await stock(world)
    await command_knows_no_hidden_id(world, command, document, given)
    assert "core_journal" not in gained(before, await stock(world))


CommandLaw = Callable[[World, Command, Case], Awaitable[None]]

#: Each asserts of one command what its docstring says.
COMMAND_LAWS: tuple[CommandLaw, ...] = (
    is_all_or_nothing,
    is_done_once,
    matter_tells_what_comes_next,
    id_opens_nothing_hidden,
)


async def check_command(world: World, name: str, case: Case, points: int | None = None) -> None:
    """Give a command in all the ways that its laws speak of; `case` makes an input that it
    accepts, each time for another record. `points`: at how many of its statements, chosen by
    chance, it is broken off; None for all of them."""
    command = find_command(world.registry, name)
    await is_all_or_nothing(world, command, case, points)
    for law in COMMAND_LAWS[1:]:
        await law(world, command, case)
