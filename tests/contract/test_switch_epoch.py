"""When a switch takes effect: with the next request, on every worker, without being told."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from tests.people.cases import PURPOSE
from tests.support.worlds import HUANING, World
from zongzhi_api.compose import compose
from zongzhi_core.database import Database, Result, Row
from zongzhi_core.errors import BadInput, PluginOff, Unavailable
from zongzhi_core.ground import Ground
from zongzhi_core.read.run import Asker
from zongzhi_core.tables import Epoch

from .conftest import YIMEN, turn
from .test_switches import DISPUTE, EVERYTHING, REGISTER

PILLARS = ("grid", "mechanism", "mediation", "party", "services")

#: Requests that read stored data, and those that have no statement of their own.
REQUESTS = {
    "rows": '{division(code:"530424"){disputes{totalCount}}}',
    "figures": '{division(code:"530424"){figures(measures:["mediation.settled"]){status}}}',
    "types": "{__schema{types{name}}}",
    "type": '{__type(name:"Dispute"){name}}',
    "viewer": "{viewer{plugins}}",
    "measures": "{measures{name}}",
    "both": '{viewer{plugins} division(code:"530424"){disputes{totalCount}}}',
}
every_request = pytest.mark.parametrize("request_name", REQUESTS)


Happening = Callable[[], Awaitable[None]]


class Between:
    """A database where something happens between a request's plan and its statement."""

    def __init__(
        self, database: Database, happen: Callable[[], Awaitable[None]], most: int
    ) -> None:
        self._database = database
        self._happen = happen
        self.left = most
        self.dialect = database.dialect
        self.statistics = database.statistics

    async def _meanwhile(self, kind: str) -> None:
        if kind in ("read", "command") and self.left:
            self.left -= 1
            await self._happen()

    async def fetch(self, sql: str, values: Sequence[Any], kind: str) -> Row:
        await self._meanwhile(kind)
        return await self._database.fetch(sql, values, kind)

    async def transact(self, work: Callable[[Session], Result], kind: str) -> Result:
        await self._meanwhile(kind)
        return await self._database.transact(work, kind)

    async def append(self, sql: str, rows: Sequence[Row], kind: str) -> None:
        await self._database.append(sql, rows, kind)

    async def look(self, work: Callable[[Session], Result], kind: str) -> Result:
        return await self._database.look(work, kind)

    async def close(self) -> None:
        await self._database.close()


@every_request
async def test_other_worker_sees_switch_at_once(
    two: World, worker: World, request_name: str
) -> None:
    """After the reply to a switch, another worker's next answer is that of the new state."""
    asked = REQUESTS[request_name]
    before = await worker.ask(asked)
    await turn(two, "mediation", "OFF")
    off = await worker.ask(asked)
    assert off == await two.ask(asked) != before
    await turn(two, "mediation", "ON")
    assert await worker.ask(asked) == before


async def test_other_worker_prints_new_schema(two: World, worker: World) -> None:
    """The printed schema of another worker follows a switch at once."""
    whole = await worker.service.sdl(Asker("admin"))
    await turn(two, "mediation", "OFF")
    rest = set(PILLARS) - {"mediation"}
    assert await worker.service.sdl(Asker("admin")) == compose(two.registry, rest).as_str()
    await turn(two, "mediation", "ON")
    assert await worker.service.sdl(Asker("admin")) == whole


async def test_other_worker_refuses_commands_at_once(two: World, worker: World) -> None:
    """A command on another worker is refused after a switch, and taken after the next."""
    await worker.data("{viewer{name}}")
    await turn(two, "mediation", "OFF")
    with pytest.raises(PluginOff):
        await worker.ask(REGISTER, variables={"i": DISPUTE})
    await turn(two, "mediation", "ON")
    data = await worker.data(REGISTER, variables={"i": DISPUTE})
    assert data["registerDispute"]["dispute"] is not None


async def test_other_worker_refuses_by_the_new_state(two: World, worker: World) -> None:
    """What is refused before any statement, on another worker, is refused for what holds now: a
    purpose of a plugin that was off is known as soon as it is on."""
    asked = '{organisation(id:"organisation_0"){id}}'
    await turn(two, "mediation", "OFF")
    with pytest.raises(BadInput):
        await worker.ask(asked, purpose=PURPOSE)
    await turn(two, "mediation", "ON")
    assert (await worker.ask(asked, purpose=PURPOSE))["data"] == {"organisation": None}


@pytest.mark.parametrize("asked", ["{plugins{name}}", "{viewer{name}}", "{__typename}"])
async def test_request_without_statement_checks_epoch(two: World, asked: str) -> None:
    """A request that reads nothing stored looks at the epoch, with one statement."""
    await two.data(asked)
    before = (two.statements("read"), two.statements("switch"))
    await two.data(asked)
    assert (two.statements("read"), two.statements("switch")) == (before[0], before[1] + 1)


async def test_installed_plugins_are_listed_whatever_is_on(two: World, worker: World) -> None:
    """What is installed is no secret: the root field lists it all, on or off."""
    await turn(two, "grid", "OFF")
    data = await worker.data("{plugins{name title version}}", "gridonly")
    assert [plugin["name"] for plugin in data["plugins"]] == list(PILLARS)


async def test_request_in_flight_is_answered_anew(two: World, worker: World) -> None:
    """An answer planned before a switch and read after it is thrown away."""
    asked: dict[str, Any] = {"variables": {"c": HUANING}}
    await worker.data(EVERYTHING, **asked)
    straddling = Between(worker.database, lambda: turn(two, "mediation", "OFF"), 1)
    slow = replace(worker, database=straddling)
    slow.service.state._held = await worker.service.state.snapshot()
    answer = await slow.ask(EVERYTHING, **asked)
    assert straddling.left == 0
    assert answer == await two.ask(EVERYTHING, **asked)
    assert answer["data"]["division"]["disputes"] is None


async def test_request_in_flight_gains_what_is_switched_on(two: World, worker: World) -> None:
    """A plugin switched on in the middle of a request is in its answer."""
    await turn(two, "mediation", "OFF")
    straddling = Between(worker.database, lambda: turn(two, "mediation", "ON"), 1)
    data = await replace(worker, database=straddling).data(REQUESTS["rows"])
    assert data["division"]["disputes"]["totalCount"] == 1431


async def test_command_in_flight_is_refused(two: World, worker: World) -> None:
    """A command that began before a switch and writes after it is refused, and writes nothing."""
    before = await two.data(REQUESTS["rows"])
    straddling = Between(worker.database, lambda: turn(two, "mediation", "OFF"), 1)
    with pytest.raises(PluginOff):
        await replace(worker, database=straddling).ask(REGISTER, variables={"i": DISPUTE})
    await turn(two, "mediation", "ON")
    assert await two.data(REQUESTS["rows"]) == before


async def test_endless_switching_is_unavailable(two: World, worker: World) -> None:
    """When the reader's county turns a plugin under every try, the request ends, with
    UNAVAILABLE."""
    states = itertools.cycle(("OFF", "ON"))

    async def move() -> None:
        await turn(two, "party", next(states))

    restless = Between(worker.database, move, 99)
    with pytest.raises(Unavailable):
        await replace(worker, database=restless).ask(REQUESTS["rows"])
    assert restless.left >= 99 - 10


async def test_same_set_has_the_same_schema_object(two: World) -> None:
    """A schema is composed once for each set of plugins, whichever county and however often."""
    whole = two.service.schema(frozenset(PILLARS))
    await turn(two, "party", "OFF")
    without = two.service.schema(frozenset(PILLARS) - {"party"})
    await two.ask("{__typename}")
    await turn(two, "party", "ON")
    await turn(two, "party", "OFF", YIMEN, "yimen")
    await two.ask("{__typename}", "yimen")
    assert two.service.schema(frozenset(PILLARS)) is whole
    assert two.service.schema(frozenset(PILLARS) - {"party"}) is without is not whole


async def test_counties_with_different_sets_never_mix(two: World) -> None:
    """Requests of two counties by turns each get their own county's plugins and plans."""
    await turn(two, "mediation", "OFF")
    await turn(two, "grid", "OFF", YIMEN, "yimen")
    asked = (
        "query($c:String!){viewer{plugins} __schema{types{name}}"
        "division(code:$c){disputes{totalCount} gridEvents{totalCount}}}"
    )
    first: dict[str, Any] = {}
    for n in range(12):
        token, code = (("admin", HUANING), ("yimen", YIMEN))[n % 2]
        answer = await two.ask(asked, token, variables={"c": code})
        assert answer == first.setdefault(token, answer)
    shown = {token: answer["data"]["division"] for token, answer in first.items()}
    assert [shown["admin"]["disputes"], shown["yimen"]["gridEvents"]] == [None, None]
    assert shown["admin"]["gridEvents"]["totalCount"] > 0
    assert shown["yimen"]["disputes"]["totalCount"] > 0


async def test_requests_at_once_never_mix(two: World) -> None:
    """Requests under way together while a plugin is switched see one state or the other."""
    states = [await two.ask(REQUESTS["both"])]
    await turn(two, "mediation", "OFF")
    states.append(await two.ask(REQUESTS["both"]))

    async def flip() -> None:
        for state in ("ON", "OFF") * 5:
            await turn(two, "mediation", state)

    async def ask() -> list[dict[str, Any]]:
        return [await two.ask(REQUESTS["both"]) for _ in range(20)]

    _, *answers = await asyncio.gather(flip(), *(ask() for _ in range(4)))
    assert [a for each in answers if each for a in each if a not in states] == []
    assert await two.ask(REQUESTS["both"]) == states[1]


async def test_only_divisions_and_work_days_move_the_ground(two: World, worker: World) -> None:
    """A switch leaves what another worker knows of divisions; a work day has it read again, and so
    does a change by a server one version older, which does not say of what it is."""

    async def ground() -> Ground:
        return (await worker.service.state.check_epoch()).ground

    held = await ground()
    await turn(two, "mediation", "OFF")
    assert await ground() is held
    day = '{county:"530424" day:"2024-03-02" working:true reason:"x"}'
    await two.data(f"mutation{{setWorkDay(input:{day}){{userErrors{{code}}}}}}")
    moved = await ground()
    assert moved is not held
    await two.write(lambda session: session.execute(update(Epoch).values(value=Epoch.value + 1)))
    assert await ground() is not moved


async def test_requests_that_wait_share_one_reading(two: World, worker: World) -> None:
    """However many requests find the snapshot outdated at once, it is read once."""
    asked = REQUESTS["rows"]
    await worker.ask(asked)
    await turn(two, "mediation", "OFF")
    before = worker.database.statistics.statements["switch"]
    answers = await asyncio.gather(*(worker.ask(asked) for _ in range(8)))
    assert len({str(answer) for answer in answers}) == 1
    assert worker.database.statistics.statements["switch"] == before + 1
