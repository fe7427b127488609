"""Clients of every kind, each of which asks all servers in turn and takes whole answers alone."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2

from tests.api.door import Door, Reply
from tests.api.server import PLAIN, Server
from tests.api.test_sign_in import Browser
from tests.commands.giving import document_of, register_input
from tests.people.cases import LI, PURPOSE
from tests.support.worlds import HUANING, installed
from zongzhi_core.testing.doors import lists_of

from .crew import Crew

#: Between an answer and the next request of the same client.
PAUSE_SECONDS = 0.05
#: Between two switches.
CALM_SECONDS = 0.4
#: Who signs in; the worlds of tests have them.
ACCOUNT = f"u{HUANING}.0"
#: The plugin that is turned.
TURNED = "party"
#: Plugin → its long lists of a division; to some of them the crews add.
LISTS_OF = {
    plugin.name: {name for _, name in lists_of(installed(), plugin)}
    for plugin in installed().plugins
}
ALL_LISTS = {name for names in LISTS_OF.values() for name in names}
GROWING = {"disputes", "gridEvents", "orders"}
LISTS = (
    f'{{division(code:"{HUANING}"){{matters(first:2){{nodes{{id phase}}}} '
    + " ".join(f"{name}(first:2){{totalCount nodes{{id}}}}" for name in sorted(ALL_LISTS))
    + "}}"
)
TREE = f'{{division(code:"{HUANING}"){{name children{{code name children{{code name level}}}}}}}}'
FIGURES = (
    f'{{division(code:"{HUANING}"){{figures(period:"2024")'
    "{measure{name plugin} status value}}}"
)
FEED = "query($a:String){changes(after:$a first:50){nodes{recordId} endCursor hasMore}}"
NODES = "query($l:[ID!]!){nodes(ids:$l){id}}"
PERSON = "query($i:ID!){person(id:$i){name phone idNo}}"
TURN = "mutation($i:SetPluginInput!){setPlugin(input:$i){userErrors{code message}}}"
BASIS = "mutation($i:SetLegalBasisInput!){setLegalBasis(input:$i){userErrors{code message}}}"
PARTY = """mutation($i:RecordDisputePartyInput!){recordDisputeParty(input:$i){
dispute{parties{person{id}}} userErrors{code message}}}"""


@dataclass
class Traffic:
    """What its clients ask, and what they have been told."""

    token: str
    servers: list[Server] = field(default_factory=list)
    enough: asyncio.Event = field(default_factory=asyncio.Event)
    #: Kind of client and address → how many whole answers.
    answered: Counter[tuple[str, str]] = field(default_factory=Counter)
    #: What must always be the same.
    first: dict[str, Any] = field(default_factory=dict)
    #: The records that the change feed has told of, and where it is.
    told: set[str] = field(default_factory=set)
    place: str | None = None
    #: How many switches were begun or ended, and how many when that place was told.
    turned: int = 0
    placed: int = 0
    person: str = ""

    @contextlib.asynccontextmanager
    async def door(self, server: Server) -> Any:
        client = httpx2.AsyncClient(base_url=server.address, timeout=60, verify=PLAIN)
        async with client:
            yield Door(server.world.service, client)

    async def ask(
        self, server: Server, document: str, given: Mapping[str, Any] | None = None, **headers: str
    ) -> Reply:
        async with self.door(server) as door:
            reply: Reply = await door.ask(document, self.token, variables=given, **headers)
        assert reply.status == 200, (server.address, document, reply.text)
        return reply

    async def begin(self) -> None:
        """A person whose values are read, and a moment from which the feed is followed."""
        [server], today = self.servers, datetime.now(UTC).date()
        basis = {
            **{"county": HUANING, "purpose": PURPOSE, "kind": "STATUTORY_DUTY"},
            **{"citation": "人民调解法第二十九条", "assessmentNo": "华综评〔2025〕1号"},
            **{"assessedOn": str(today), "expiresOn": str(today + timedelta(days=200))},
        }
        assert self._done(await self.ask(server, BASIS, {"i": basis})) is not None
        asked = document_of("registerDispute"), {"i": register_input()}
        made = self._done(await self.ask(server, *asked))
        party = {"id": made["dispute"]["id"], "side": "APPLICANT", "person": LI}
        made = self._done(await self.ask(server, PARTY, {"i": party}))
        self.person = made["dispute"]["parties"][0]["person"]["id"]

    @staticmethod
    def _done(reply: Reply) -> Any:
        [payload] = reply.data.values()
        assert payload["userErrors"] == [], reply.text
        return payload

    async def work(self, crew: Crew) -> None:
        """All kinds at once, and a crew at the first server, until there is enough."""
        await asyncio.gather(self.write(crew, self.servers[0]), *map(self._repeat, KINDS))

    async def write(self, crew: Crew, server: Server) -> None:
        crew.token = self.token
        await crew.work(server.address, self.enough)

    async def follow(self, wanted: Collection[str]) -> None:
        """Read the feed until it has told of some records."""
        for server in self.servers * 50:
            await self.feed(server)
            if self.told.issuperset(wanted):
                return
            await asyncio.sleep(PAUSE_SECONDS)
        raise AssertionError(set(wanted) - self.told)

    async def _repeat(self, kind: Kind) -> None:
        for n in itertools.count():
            if self.enough.is_set():
                return
            server = self.servers[n % len(self.servers)]
            await kind(self, server)
            self.answered[kind.__name__, server.address] += 1
            await asyncio.sleep(PAUSE_SECONDS)

    def rounds(self) -> int:
        """How often each kind has been answered by each server, at least."""
        asked = itertools.product(KINDS, self.servers)
        return min(self.answered[kind.__name__, server.address] for kind, server in asked)

    def same(self, name: str, value: Any) -> None:
        assert self.first.setdefault(name, value) == value, name

    def without(self, reply: Reply, lost: bool) -> None:
        """Nothing is missing but what is of the plugin that is turned."""
        faults = {error["extensions"]["plugin"] for error in reply.body.get("errors", [])}
        assert faults == ({TURNED} if lost else set()), reply.text

    # --- the kinds ---------------------------------------------------------------------------

    async def lists(self, server: Server) -> None:
        reply = await self.ask(server, LISTS)
        place = reply.partial["division"]
        lost = {name for name in ALL_LISTS if place[name] is None}
        assert lost in (set(), LISTS_OF[TURNED])
        self.without(reply, bool(lost))
        for name in ALL_LISTS - lost - GROWING:
            self.same(name, place[name])
        assert len(place["matters"]["nodes"]) == 2

    async def tree(self, server: Server) -> None:
        self.same("tree", (await self.ask(server, TREE)).data)

    async def figures(self, server: Server) -> None:
        for figure in (await self.ask(server, FIGURES)).data["division"]["figures"]:
            measure = figure["measure"]
            if (figure["status"], measure["plugin"]) != ("PLUGIN_OFF", TURNED):
                self.same(measure["name"], figure["value"])

    async def nodes(self, server: Server) -> None:
        known = {name: held["nodes"] for name, held in self.first.items() if name in ALL_LISTS}
        ids = {row["id"]: name for name, rows in known.items() for row in rows}
        found = (await self.ask(server, NODES, {"l": sorted(ids)})).data["nodes"]
        lost = ids.keys() - {node["id"] for node in found if node}
        assert lost in (set(), {key for key, name in ids.items() if name in LISTS_OF[TURNED]})

    async def feed(self, server: Server) -> None:
        """One page further, by the cursor of whichever server; after a switch from the start."""
        after, turned = self.place, self.turned
        reply = await self.ask(server, FEED, {"a": after})
        if after and reply.faults and (self.turned % 2 or self.turned > self.placed):
            assert reply.faults == [("changes", "BAD_INPUT")]
            self.place = None
            return
        page = reply.data["changes"]
        self.told |= {node["recordId"][-32:] for node in page["nodes"]}
        self.place, self.placed = page["endCursor"] or after, turned

    async def personal(self, server: Server) -> None:
        reply = await self.ask(server, PERSON, {"i": self.person}, X_Purpose=PURPOSE)
        assert reply.data["person"] == {key: LI[key] for key in ("name", "phone", "idNo")}

    async def sign_ins(self, server: Server) -> None:
        """One leaves a server to sign in, comes back to the next, and goes on at all of them."""
        first, others = self.servers[0].address, [each for each in self.servers if each != server]
        browser = Browser(address=server.address, timeout=60, verify=PLAIN)
        async with browser.client:
            back = await browser.pick(await browser.leave_for_the_issuer(), ACCOUNT)
            assert back.startswith(first)
            next = (others or self.servers)[0].address
            done = await browser.get(next + back.removeprefix(first))
            assert (done.status_code, done.headers.get("location")) == (303, "/console"), done.text
            for each in self.servers:
                asked = {"query": "{viewer{name}}"}
                answer = await browser.post(f"{each.address}/graphql", json=asked)
                assert answer.json() == {"data": {"viewer": {"name": f"user:{ACCOUNT}"}}}
            assert (await browser.post("/auth/logout", json={})).status_code == 204

    async def switches(self, server: Server) -> None:
        """What is turned by one server is seen by all."""
        state = "ON" if self.turned % 4 else "OFF"
        given = {"county": HUANING, "plugin": TURNED, "state": state, "reason": "试"}
        self.turned += 1
        self._done(await self.ask(server, TURN, {"i": given}))
        self.turned += 1
        for each in self.servers:
            viewer = (await self.ask(each, "{viewer{plugins}}")).data["viewer"]
            assert (TURNED in viewer["plugins"]) is (state == "ON")
        # A reading is begun anew at most five times while its county's switches change.
        await asyncio.sleep(CALM_SECONDS)


Kind = Callable[[Traffic, Server], Awaitable[None]]
KINDS: tuple[Kind, ...] = (
    *(Traffic.lists, Traffic.tree, Traffic.figures, Traffic.nodes),
    *(Traffic.feed, Traffic.personal, Traffic.sign_ins, Traffic.switches),
)
