"""Worlds for tests: a migrated database with the demonstration county, fresh for each test.

The county is loaded once a run and engine; a test gets a copy (a file on SQLite, a database made
from a template on PostgreSQL), and a `Service` over it with a clock that stands still.
"""

from __future__ import annotations

import asyncio
import functools
import shutil
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Self

import orjson
from sqlalchemy import text
from sqlalchemy.orm import Session

from zongzhi_api.places import build_sample_county
from zongzhi_api.service import Service

from ..database import Database, open_database
from ..loading import Registry, load_plugins
from ..migrate import migrate
from ..people.crypto import find_crypto
from ..people.keys import KeyStore, read_master_key
from ..people.purposes import read_header
from ..people.vault import Vault
from ..read.run import Asker, Query
from ..sample import SampleCounty
from ..state import digest_of, raise_epoch
from ..switches.tables import PluginSwitch
from ..tables import CountyPlugin, Division, Token
from ..terms import PluginState
from .bare import Bare, Rows, sample_rows
from .clocks import FixedClock
from .postgres import PostgresServer
from .sharing import composer_of, share_documents, share_statements
from .switching import cleared

AlsoFill = Callable[[Session, SampleCounty], None]

NOW = datetime(2025, 3, 3, 2, 0, tzinfo=UTC)
HUANING = "530424"

#: Token (its own name) → role, code of its division (None: everywhere), plugins.
TOKENS: dict[str, tuple[str, str | None, str]] = {
    "admin": ("county_admin", HUANING, ""),
    "integrator": ("integrator", HUANING, ""),
    "township": ("township_lead", "530424102", ""),
    "village": ("commissioner", "530424001001", ""),
    "prefecture": ("integrator", "5304", ""),
    "country": ("integrator", None, ""),
}


@dataclass(repr=False)
class World:
    """A database, a service over it, and short ways to ask.

    Its fields' text would be of a megabyte, and asyncio writes it for each fixture that is one.
    """

    url: str
    registry: Registry
    database: Database
    clock: FixedClock
    ledgers: dict[str, dict[str, int]]
    keys: KeyStore
    #: The settings of another process over the same database and keys.
    environ: Mapping[str, str]
    drop: Callable[[], None]
    service: Service = field(init=False)

    def __post_init__(self) -> None:
        self.service = self.another()

    def another(self) -> Service:
        """One more service over the same database: another worker."""
        kept = self.registry.retentions
        vault = Vault(self.database, self.keys, self.clock, kept)
        composer = composer_of(self.registry)
        made = Service(self.registry, self.database, self.clock, composer, vault=vault)
        share_documents(made)
        return made

    async def end(self) -> None:
        """Close the database and remove it: a run makes thousands, and they would fill a disk."""
        await self.database.close()
        await self.keys.database.close()
        self.drop()

    async def ask(
        self,
        document: str,
        token: str = "admin",
        *,
        county: str | None = None,
        key: str | None = None,
        purpose: str | None = None,
        variables: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        """The whole response of a request; raises the ZongzhiError of a request refused whole."""
        query = Query(document, variables or {})
        named = read_header(purpose) if purpose else None
        asker = Asker(token, county, purpose=named)
        body, _ = await self.service.answer(query, asker, key)
        answer: dict[str, Any] = orjson.loads(body)
        return answer

    async def data(self, document: str, token: str = "admin", **more: Any) -> dict[str, Any]:
        """The data of a request that must answer without an error."""
        answer = await self.ask(document, token, **more)
        assert "errors" not in answer, answer["errors"]
        data: dict[str, Any] = answer["data"]
        return data

    async def figure(
        self, code: str, measure: str, period: str, token: str = "admin"
    ) -> float | None:
        """The value of one figure of one division."""
        data = await self.data(
            "query($c:String!,$m:[String!],$p:String){division(code:$c){"
            "figures(measures:$m,period:$p){value}}}",
            token,
            variables={"c": code, "m": [measure], "p": period},
        )
        value: float | None = data["division"]["figures"][0]["value"]
        return value

    async def switch(
        self, plugin: str, state: str, county: str = HUANING, token: str = "admin"
    ) -> None:
        """Turn a plugin on or off by the mutation, which must succeed."""
        given = {"county": county, "plugin": plugin, "state": state, "reason": f"试 {state}"}
        if state == "OFF":
            given["office"] = await cleared(self.database, plugin, county, token)
        data = await self.data(
            "mutation($i:SetPluginInput!){setPlugin(input:$i){userErrors{message}}}",
            token,
            variables={"i": given},
        )
        assert data["setPlugin"]["userErrors"] == []

    async def sdl(self, token: str = "admin") -> str:
        """The schema of a reader, printed."""
        return await self.service.sdl(Asker(token))

    async def write(self, work: Callable[[Session], Any]) -> Any:
        """Change rows behind the commands' back, in one transaction."""
        return await self.database.transact(work, "system")

    def statements(self, kind: str = "read") -> int:
        return self.database.statistics.statements[kind]


@functools.cache
def installed() -> Registry:
    """The installed plugins; loaded once a run."""
    return load_plugins()


def build(
    url: str,
    counties: tuple[str, ...],
    scale: int = 1,
    *,
    filled: bool = True,
    also: AlsoFill = lambda session, county: None,
) -> dict[str, dict[str, int]]:
    """Make a database with counties, all plugins on, and the tokens; `filled` with demonstration
    data, or with places and organisations alone, and with what `also` adds."""
    registry = installed()
    assert not registry.broken, registry.broken
    clock = FixedClock(NOW)

    def fill(session: Session) -> dict[str, dict[str, int]]:
        migrate(session, registry.contributions.values())
        ledgers = {}
        for code in counties:
            county = build_sample_county(session, clock, code, 2024, scale)
            if filled:
                registry.sample(county)
            also(session, county)
            ledgers[code] = county.ledger
            for plugin in registry.plugins:
                session.add_all(_switched_on(county, plugin.name))
        session.flush()
        add_tokens(session, TOKENS)
        raise_epoch(session)
        return ledgers

    async def run() -> dict[str, dict[str, int]]:
        database = open_database(url, create=True)
        try:
            made = await database.transact(fill, "system")
            await database.transact(lambda s: s.execute(text("ANALYZE")), "system")
            return made
        finally:
            await database.close()

    return asyncio.run(run())


def _switched_on(county: SampleCounty, plugin: str) -> Iterator[CountyPlugin | PluginSwitch]:
    """A plugin that is on since the beginning, and its period."""
    key = county.county.id
    shared = {"plugin": plugin, "state": PluginState.ON, "since": NOW, "reason": "test"}
    yield CountyPlugin(county_id=key, **shared)
    yield PluginSwitch(
        county_id=key,
        id=county.id("switch", plugin),
        division_id=key,
        placed_on=NOW.date(),
        valid_from=NOW.date(),
        actor="test",
        **shared,
    )


def add_tokens(session: Session, tokens: Mapping[str, tuple[str, str | None, str]]) -> None:
    """Tokens like `TOKENS`, each its own name."""
    for name, (role, code, plugins) in tokens.items():
        place = None
        if code is not None:
            place = session.query(Division.id).filter(Division.code == code).scalar()
        session.add(
            Token(
                name=name,
                digest=digest_of(name),
                role=role,
                division_id=place,
                plugins=plugins,
                issued_at=NOW,
                expires_at=NOW + timedelta(days=90),
            )
        )


def make_keys(file: Path) -> Callable[[], KeyStore]:
    """A key store of tests' own, with its master key beside it; opened anew by each, since
    whoever closes a service closes its key store."""
    crypto = find_crypto("aes")
    master = read_master_key(file.with_suffix(".key"), crypto, create=True)

    async def make() -> bytes:
        made = KeyStore(open_database(f"sqlite:///{file}", create=True), crypto, master)
        await made.open()
        await made.database.close()
        return made.matching

    matching = asyncio.run(make())

    def opened() -> KeyStore:
        keys = KeyStore(open_database(f"sqlite:///{file}"), crypto, master)
        keys.matching = matching
        return keys

    return opened


def key_environ(file: Path) -> dict[str, str]:
    """The settings of a process that uses this key store."""
    keys, master = f"sqlite:///{file}", str(file.with_suffix(".key"))
    return {"ZONGZHI_KEYS": keys, "ZONGZHI_MASTER_KEY": master}


def remove_sqlite(file: Path) -> None:
    """Remove a SQLite database with the files beside it."""
    for part in file.parent.glob(f"{file.name}*"):
        part.unlink()


class Template:
    """A world built once, handed out in copies."""

    def __init__(self, engine: str, folder: Path, server: PostgresServer | None) -> None:
        self.engine = engine
        self.folder = folder
        self.server = server
        self.name = f"template_{uuid.uuid4().hex[:12]}"
        #: Where the template lies on SQLite; copies lie in `folder`.
        self.home = folder
        self.ledgers: dict[str, dict[str, int]] = {}
        self.registry = installed()
        self.key_file = folder / f"{self.name}_keys.db"
        self.keys = make_keys(self.key_file)

    def build(self, *counties: str, scale: int = 1, filled: bool = True) -> Self:
        """Build the template itself."""
        if self.server is not None:
            self.server.create_database(self.name)
        url = self._url(self.name, self.home)
        self.ledgers = build(url, counties, scale, filled=filled, also=self.add_more)
        return self

    def add_more(self, session: Session, county: SampleCounty) -> None:
        """What stands in each county beside the rows of the plugins: nothing."""

    def drop(self) -> None:
        """Remove it; its copies stay."""
        self._dropper(self.name, self.home)()

    def _dropper(self, name: str, folder: Path) -> Callable[[], None]:
        if self.server is not None:
            return functools.partial(self.server.drop_database, name)
        return functools.partial(remove_sqlite, folder / f"{name}.db")

    def _url(self, name: str, folder: Path) -> str:
        if self.server is not None:
            return self.server.dsn(name)
        return f"sqlite:///{folder / name}.db"

    def new(self, *, filled: bool = False) -> tuple[str, str]:
        """The name and the address of a new database, empty or a copy; `remove` it when done."""
        name = f"world_{uuid.uuid4().hex[:12]}"
        if self.server is not None:
            self.server.create_database(name, template=self.name if filled else None)
        elif filled:
            shutil.copy(self.home / f"{self.name}.db", self.folder / f"{name}.db")
        return name, self._url(name, self.folder)

    def remove(self, name: str) -> None:
        """Remove a database that was made here."""
        self._dropper(name, self.folder)()

    @functools.cached_property
    def rows(self) -> Rows:
        """A few rows of each table."""
        name, url = self.new(filled=True)
        owners = self.registry.contributions.values()
        found: Rows = Bare(url).do(lambda session: sample_rows(session, owners))
        self.remove(name)
        return found

    def copy(self) -> World:
        """A fresh world; `end` it when done."""
        name, url = self.new(filled=True)
        database = open_database(url)
        share_statements(database)
        environ = {"ZONGZHI_DATABASE": url, **key_environ(self.key_file)}
        return World(
            url,
            self.registry,
            database,
            FixedClock(NOW),
            self.ledgers,
            self.keys(),
            environ,
            self._dropper(name, self.folder),
        )
