"""The ground of the proofs: one small world, and for each reader a copy of it in which all that
is hidden from that reader is different.

Whatever a reader is answered in one of the two, they are answered in the other, byte for byte.
"""

from __future__ import annotations

import asyncio
import os
import random
import re
import shutil
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

from tests.api.door import GRAPHQL_JSON, Door, Reply, check, open_door
from tests.reference.documents import Pool, Writer, make_pool
from tests.reference.people import PURPOSE
from tests.reference.reader import Reader, make_reader
from tests.reference.world import COUNTIES, NOW, open_world
from tests.support.postgres import PostgresServer
from tests.support.worlds import (
    composer_of,
    installed,
    remove_sqlite,
    share_documents,
    share_statements,
)
from zongzhi_api.service import Service
from zongzhi_core.database import Database, open_database
from zongzhi_core.graph.declare import Connection, Leaf, NodeType
from zongzhi_core.read.cost import Limits
from zongzhi_core.testing.clocks import FixedClock
from zongzhi_core.testing.ids import AskText

from .hidden import CANARY, Secrets, change_hidden

Result = TypeVar("Result")

PROOF = os.environ.get("ZONGZHI_PROOF") == "1"

#: Those whose view is proved: every role and reach of the small world that does not see all.
PRINCIPALS = (
    *("township", "village", "county", "county-integrator", "prefecture"),
    *("two-plugins", "other-county", "prefecture-county", "country-narrowed"),
)
#: Those under narrow grants, and the purpose that each names.
NARROW = {"mediator": PURPOSE, "unit": None, "fewer-classes": PURPOSE}
#: Of these, one hidden from by place, one by class, one by its token, one by switches; every day
#: is theirs, the others have the days of proof where there is much to ask.
FEW = ("township", "county-integrator", "two-plugins", "prefecture-county")
READERS = PRINCIPALS if PROOF else FEW
#: Sees all that there is, where it is on.
EVERYTHING = "country-admin"

#: What begins a sealed value here, where no vault opens it: random for each request.
_MARK = re.compile(r'"[0-9a-f]{32}(?=:[0-9a-f]{32}:)')
_CURSOR = re.compile(r'"([0-9a-f]{16}\.[0-9a-f]+)"')


@dataclass
class Side:
    """One database and the application over it."""

    database: Database
    door: Door
    drop: Callable[[], None]


@dataclass
class Pair:
    """The two sides of a reader's world, and what is secret in the second."""

    #: What the reader shows; the journal may name them otherwise.
    token: str
    reader: Reader
    one: Side
    other: Side
    secrets: Secrets
    #: Type → id → whether the reader may see it, once it was judged.
    truth: dict[str, dict[str, bool]] = field(default_factory=dict)


@dataclass
class Ground:
    """The small world on one engine, in as many copies as are asked for."""

    engine: str
    folder: Path
    server: PostgresServer | None
    seed: int
    runner: asyncio.Runner = field(default_factory=asyncio.Runner)
    sides: list[Side] = field(default_factory=list)
    pairs: dict[str, Pair] = field(default_factory=dict)
    pools: dict[int, Pool] = field(default_factory=dict)
    template: str = field(default_factory=lambda: f"security_{uuid4().hex[:12]}")

    def build(self) -> Ground:
        """Fill the template; nobody may be connected to it when it is copied."""
        if self.server is not None:
            self.server.create_database(self.template)
        open_world(self._url(self.template)).close()
        return self

    def _url(self, name: str) -> str:
        if self.server is not None:
            return self.server.dsn(name)
        return f"sqlite:///{self.folder / name}.db"

    def run(self, work: Coroutine[Any, Any, Result]) -> Result:
        return self.runner.run(work)

    def rng(self, *words: object) -> random.Random:
        """Chance that follows from the seed and some words."""
        return random.Random("/".join(map(str, (self.seed, *words))))

    # --- copies ------------------------------------------------------------------------------

    def copy(self) -> Side:
        """One more copy of the world."""
        name = f"security_{uuid4().hex[:12]}"
        if self.server is not None:
            self.server.create_database(name, template=self.template)
            return self.open(name, partial(self.server.drop_database, name))
        file = self.folder / f"{name}.db"
        shutil.copy(self.folder / f"{self.template}.db", file)
        return self.open(name, partial(remove_sqlite, file))

    def open(self, name: str, drop: Callable[[], None]) -> Side:
        """The application over a copy, which `drop` removes."""
        database = open_database(self._url(name))
        # Whatever is asked is answered: what it costs is no matter of these laws.
        anything = Limits(objects=10**9, objects_a_minute=10**12)
        clock, composer = FixedClock(NOW), composer_of(installed())
        service = Service(installed(), database, clock, composer, anything)
        share_documents(service)
        share_statements(database)
        side = Side(database, open_door(service), drop)
        self.sides.append(side)
        return side

    def original(self) -> Side:
        """The world as it is; tests only read it."""
        return self.pair(PRINCIPALS[0]).one

    def pair(self, reader: str) -> Pair:
        """The world as it is, and a copy with all that is hidden from a reader changed."""
        if reader not in self.pairs:
            one = next((p.one for p in self.pairs.values()), None) or self.copy()
            other = self.copy()
            known = self.reader(one, reader)
            rng = self.rng("hidden", reader)
            secrets = self.run(
                other.database.transact(
                    lambda s: change_hidden(s, installed(), known, rng), "system"
                )
            )
            self.pairs[reader] = Pair(reader, known, one, other, secrets)
        return self.pairs[reader]

    def reader(self, side: Side, name: str) -> Reader:
        """The permission function of a reader."""
        made = self.run(
            side.database.look(lambda s: make_reader(s, name, COUNTIES[name], NOW), "system")
        )
        return replace(made, purpose=NARROW.get(name))

    def pool(self, *sides: Side) -> Pool:
        """Values to ask with, from several sides: some exist only here, some only there."""
        pool = Pool({}, {}, sorted(installed().catalog.measures))
        for held in map(self._pool, sides):
            for name, values in held.values.items():
                known = pool.values.setdefault(name, [])
                known += [value for value in values if value not in known]
            for name, ids in held.ids.items():
                pool.ids[name] = sorted({*pool.ids.get(name, ()), *ids})
        return pool

    def _pool(self, side: Side) -> Pool:
        if id(side) not in self.pools:
            catalog = installed().catalog
            found = self.run(side.database.look(lambda s: make_pool(s, catalog), "system"))
            self.pools[id(side)] = found
        return self.pools[id(side)]

    def writer(self, pool: Pool, *words: object) -> Writer:
        """A source of random valid documents over the whole schema."""
        schema = self.original().door.service.reader.schema
        return Writer(schema, installed().catalog, pool, self.rng(*words))

    # --- asking ------------------------------------------------------------------------------

    def ask(
        self,
        side: Side,
        reader: str,
        document: str,
        variables: Mapping[str, Any] | None = None,
        **more: Any,
    ) -> Reply:
        """`POST /graphql` as a reader, with the county to which it narrows."""
        county = more.pop("county", COUNTIES[reader])
        headers = {} if county is None else {"X_County": county}
        if purpose := NARROW.get(reader):
            headers["X_Purpose"] = purpose
        return self.run(side.door.ask(document, reader, variables=variables, **more, **headers))

    def asking(self, side: Side, reader: str) -> AskText:
        """The same, for the test kit."""
        county = COUNTIES[reader]
        headers = {} if county is None else {"X_County": county}

        async def ask(document: str, variables: Mapping[str, Any]) -> str:
            return text_of(await side.door.ask(document, reader, variables=variables, **headers))

        return ask

    def get(self, side: Side, reader: str, document: str, **more: str) -> Reply:
        """`GET /graphql` as a reader, with the county to which it narrows."""
        county = COUNTIES[reader]
        headers = {"Authorization": f"Bearer {reader}", "Accept": GRAPHQL_JSON}
        headers |= {} if county is None else {"X-County": county}
        asked = {"query": document, **more}
        return check(self.run(side.door.client.get("/graphql", params=asked, headers=headers)))

    def sdl(self, side: Side, reader: str) -> str:
        """`GET /schema.graphql` as a reader."""
        county = COUNTIES[reader]
        headers = {"Authorization": f"Bearer {reader}", "Accept": GRAPHQL_JSON}
        headers |= {} if county is None else {"X-County": county}
        response = self.run(side.door.client.get("/schema.graphql", headers=headers))
        assert response.status_code == 200
        return str(response.text)

    @contextmanager
    def watched(self, side: Side) -> Iterator[list[tuple[str, Sequence[Any]]]]:
        """The statements that a side's reads run meanwhile, with their values."""
        seen: list[tuple[str, Sequence[Any]]] = []
        database: Any = side.database
        fetch = database.fetch

        async def watch(sql: str, values: Sequence[Any], kind: str) -> Any:
            if kind == "read":
                seen.append((sql, values))
            return await fetch(sql, values, kind)

        database.fetch = watch
        try:
            yield seen
        finally:
            del database.fetch

    def close(self) -> None:
        """Give back everything."""
        for side in self.sides:
            self.run(side.door.client.aclose())
            self.run(side.database.close())
            side.drop()
        self.runner.close()


def leaves_of(node: NodeType) -> str:
    """All values of a type."""
    return " ".join(f.graphql_name for f in node.fields.values() if isinstance(f, Leaf))


def texts_of(node: NodeType) -> str:
    """The values of a type that may hold a canary or an id."""
    leaves = (f for f in node.fields.values() if isinstance(f, Leaf))
    return " ".join(f.graphql_name for f in leaves if f.kind in ("String", "ID")) or "__typename"


def pages() -> Iterator[tuple[NodeType, str]]:
    """Each long list of a division: what it lists, and its name."""
    catalog = installed().catalog
    for declared in catalog.nodes["Division"].fields.values():
        if isinstance(declared, Connection):
            yield catalog.target(declared.target), declared.graphql_name


def face(reply: Reply) -> tuple[int, str, str | None, str | None]:
    """All of an answer that a client can see."""
    headers = reply.headers
    text = _MARK.sub('"', reply.text)
    return reply.status, text, headers.get("x-schema-id"), headers.get("content-type")


def text_of(reply: Reply) -> str:
    """The status and the body of an answer."""
    return f"{reply.status} {reply.text}"


def cursors_in(reply: Reply) -> list[str]:
    """The cursors that stand in an answer."""
    return _CURSOR.findall(reply.text)


def leaks(pair: Pair, reply: Reply, *asked: str) -> set[str]:
    """Canaries and ids of hidden rows in an answer that were not in what was asked."""
    text = reply.text
    for each in sorted(asked, key=len, reverse=True):
        text = text.replace(each, "")
    found = set(re.findall(rf"{CANARY}\d+", text))
    return found | (set(re.findall(r"[0-9a-f]{32}", text)) & pair.secrets.ids)
