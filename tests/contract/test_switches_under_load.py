"""A county turns a plugin off and on while it and its neighbour are at work."""

from __future__ import annotations

import asyncio
import json
import resource
import statistics
import time
from collections.abc import AsyncIterator, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.api.door import GRAPHQL_JSON, Reply, check
from tests.api.server import PLAIN, Server
from tests.commands.giving import PROOF, document_of, register_input, report_input
from tests.support.worlds import HUANING, World

from .conftest import YIMEN

pytestmark = [pytest.mark.slow, pytest.mark.proof]

#: How often the plugin is turned, within how many seconds at most; and how often until the
#: server's memory is looked at again.
TURNS, SECONDS = (200, 60.0) if PROOF else (6, 60.0)
WARM_TURNS, MANY_TURNS = (200, 2_000) if PROOF else (2, 4)
#: Between an answer and the next request of the same client.
PAUSE_SECONDS = 0.01
PLUGIN = "grid"
READ = '{division(code:"%s"){name one:grids(first:2){totalCount nodes{id}} two:grids{totalCount}}}'
TURN = """mutation($i:SetPluginInput!){setPlugin(input:$i){division{name}
userErrors{code message}}}"""
VILLAGES = {HUANING: "530424001001", YIMEN: "530425001001"}


@dataclass
class Answered:
    """An answer, and between which moments it was given."""

    began: float
    ended: float
    reply: Reply

    @property
    def shows(self) -> bool:
        """Whether the plugin is there; an answer says only one of both."""
        place = self.reply.partial["division"]
        codes = [error["extensions"]["code"] for error in self.reply.body.get("errors", [])]
        if place["one"] is None:
            assert (place["two"], codes) == (None, ["PLUGIN_OFF"] * 2), self.reply.text
            return False
        assert (codes, place["one"]["totalCount"]) == ([], place["two"]["totalCount"])
        return True


@dataclass(frozen=True)
class Turned:
    """When a command was sent and answered, and whether the plugin is on by that."""

    began: float
    ended: float
    on: bool


@dataclass
class Load:
    """Readers and writers of two counties on one server, until told that it is enough."""

    server: Server
    tokens: Mapping[str, str]
    enough: asyncio.Event = field(default_factory=asyncio.Event)
    read: dict[str, list[Answered]] = field(default_factory=lambda: {HUANING: [], YIMEN: []})
    written: int = 0
    #: When a command of the plugin was sent and answered in the county, and whether it was taken.
    reported: list[Turned] = field(default_factory=list)

    def line(self, county: str) -> httpx2.AsyncClient:
        headers = {"Authorization": f"Bearer {self.tokens[county]}", "Accept": GRAPHQL_JSON}
        headers["Content-Type"] = "application/json"
        address = self.server.address
        return httpx2.AsyncClient(base_url=address, headers=headers, timeout=60, verify=PLAIN)

    async def work(self) -> None:
        """Two readers and a writer for each county."""
        each = [work(county) for county in self.tokens for work in (self._reads, self._reads)]
        await asyncio.gather(*each, *map(self._writes, self.tokens))

    async def _reads(self, county: str) -> None:
        async with self.line(county) as line:
            while not self.enough.is_set():
                began = time.monotonic()
                reply = await post(line, READ % county)
                self.read[county].append(Answered(began, time.monotonic(), reply))
                await asyncio.sleep(PAUSE_SECONDS)

    async def _writes(self, county: str) -> None:
        place = VILLAGES[county]
        async with self.line(county) as line:
            while not self.enough.is_set():
                given = register_input(division=place)
                reply = await post(line, document_of("registerDispute"), given)
                assert reply.data["registerDispute"]["userErrors"] == [], reply.text
                taken = await self._report(line, report_input(division=place))
                if county == HUANING:
                    self.reported.append(taken)
                else:
                    assert taken.on
                self.written += 1 + taken.on
                await asyncio.sleep(PAUSE_SECONDS)

    async def _report(self, line: httpx2.AsyncClient, given: Mapping[str, Any]) -> Turned:
        """A command of the plugin: it is carried out, or PLUGIN_OFF."""
        began = time.monotonic()
        reply = await post(line, document_of("reportGridEvent"), given, (200, 400))
        if errors := reply.body.get("errors"):
            assert [each["extensions"]["code"] for each in errors] == ["PLUGIN_OFF"], reply.text
        else:
            assert reply.data["reportGridEvent"]["userErrors"] == [], reply.text
        return Turned(began, time.monotonic(), on=not errors)


async def post(
    line: httpx2.AsyncClient, query: str, given: Any = None, statuses: Collection[int] = (200,)
) -> Reply:
    body = json.dumps({"query": query, "variables": {"i": given} if given else None})
    reply = check(await line.post("/graphql", content=body))
    assert reply.status in statuses, reply.text
    return reply


async def turn(line: httpx2.AsyncClient, on: bool) -> Turned:
    given = {"county": HUANING, "plugin": PLUGIN, "state": "ON" if on else "OFF", "reason": "x"}
    began = time.monotonic()
    reply = await post(line, TURN, given)
    assert reply.data["setPlugin"]["userErrors"] == [], reply.text
    return Turned(began, time.monotonic(), on)


async def turn_often(
    line: httpx2.AsyncClient,
    times: int,
    every: float = 0.0,
    reported: Sequence[Turned] | None = None,
) -> list[Turned]:
    """Off and on in turn, one each so many seconds; on at last. What is reported meanwhile is
    waited for: of two that end after a turn, the second began after it."""
    turned, began = [], time.monotonic()
    for n in range(times):
        turned.append(await turn(line, n % 2 == 1))
        if reported is not None:
            enough = len(reported) + 2
            async with asyncio.timeout(30):
                while len(reported) < enough:
                    await asyncio.sleep(PAUSE_SECONDS)
        await asyncio.sleep(max(0.0, began + (n + 1) * every - time.monotonic()))
    return turned


def state_between(turned: list[Turned], began: float, ended: float) -> bool | None:
    """Whether the plugin was on all the while, or off; None while it was being turned."""
    if any(each.began < ended and began < each.ended for each in turned):
        return None
    before = [each.on for each in turned if each.ended <= began]
    return before[-1] if before else True


def memory_of(server: Server) -> int:
    """Bytes that the processes of a server hold."""
    group = server.process.pid
    held = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(words[2]) == group:
            held += int(words[21]) * resource.getpagesize()
    return held


@pytest.fixture
async def load(two: World, tmp_path: Path) -> AsyncIterator[Load]:
    """A server over two counties, of two processes on PostgreSQL."""
    server = Server(two, tmp_path, 2 if two.url.startswith("postgresql") else 1)
    try:
        await server.wait()
        names = {HUANING: "here", YIMEN: "beside"}
        tokens = {c: await server.make_token(n, division=c) for c, n in names.items()}
        yield Load(server, tokens)
    finally:
        server.kill()


async def test_each_answer_is_of_one_schema_and_the_neighbour_hears_nothing(load: Load) -> None:
    """However often a county turns a plugin: no request fails; each answer has all of the plugin or
    nothing; what begins after the reply to a switch knows of it, commands too; and the other
    county's answers stay what they were."""
    working = asyncio.create_task(load.work())
    await asyncio.sleep(2 if PROOF else 0.5)
    first = time.monotonic()
    await asyncio.sleep(SECONDS / 3 if PROOF else 0.5)
    split = time.monotonic()
    async with load.line(HUANING) as line:
        turned = await turn_often(
            line, TURNS, 0.9 * SECONDS / TURNS if PROOF else 0.3, load.reported
        )
    lasted = time.monotonic() - split
    await asyncio.sleep(0.3)
    load.enough.set()
    await working
    assert load.written > 0
    here, beside = load.read[HUANING], load.read[YIMEN]
    for each in here:
        assert state_between(turned, each.began, each.ended) in (None, each.shows)
    assert {each.shows for each in here} == {True, False}
    for taken in load.reported:
        assert state_between(turned, taken.began, taken.ended) in (None, taken.on)
    assert {taken.on for taken in load.reported} == {True, False}
    # The header names the schema of this very answer.
    told = {(each.shows, each.reply.headers["x-schema-id"]) for each in here}
    assert len(told) == 2
    assert len({each.reply.text for each in beside}) == 1
    assert beside[0].shows
    calm = p99(each for each in here if first <= each.began < split)
    busy = p99(each for each in here if each.began >= split)
    count = f"{len(here)} + {len(beside)} reads, {load.written} writes, {TURNS} turns"
    print(f"{count} in {lasted:.0f} s: p99 {calm:.1f} ms before them, {busy:.1f} since")
    if PROOF:
        assert lasted < SECONDS


def p99(answers: Iterable[Answered]) -> float:
    """In milliseconds."""
    taken = [(each.ended - each.began) * 1000 for each in answers]
    return statistics.quantiles(taken, n=100)[-1]


async def test_many_turns_leave_no_memory_behind(load: Load) -> None:
    """However often a plugin is turned, the server holds what it held."""
    async with load.line(HUANING) as line:
        held = []
        for times in (WARM_TURNS, MANY_TURNS):
            for _ in range(times // 2):
                await turn_often(line, 2)
                await post(line, READ % HUANING)
            held.append(memory_of(load.server))
    print(f"memory after {WARM_TURNS} and {MANY_TURNS} more turns: {held}")
    assert held[1] <= held[0] * (1.05 if PROOF else 1.2)
