"""Worlds with a stranger's plugin, and with two counties."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from importlib.metadata import EntryPoint

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.strangers import entry, with_pillars
from tests.support.postgres import PostgresServer
from tests.support.worlds import HUANING, NOW, Template, World
from zongzhi_core.columns import Base
from zongzhi_core.database import open_database
from zongzhi_core.loading import Registry, load_plugins
from zongzhi_core.migrate import migrate
from zongzhi_core.state import digest_of, raise_epoch
from zongzhi_core.tables import Division, Token
from zongzhi_flood import plugin as flood
from zongzhi_flood.tables import FloodWarning

#: Another county of the same prefecture.
YIMEN = "530425"

# Other tests look at every table there is; this one is in the databases of these tests alone.
Base.metadata.remove(FloodWarning.metadata.tables["flood_warning"])


def load_with(*strangers: EntryPoint) -> Registry:
    """The pillars and some strangers, all sound."""
    registry = load_plugins(with_pillars(*strangers))
    assert not registry.broken
    return registry


async def turn(
    world: World, plugin: str, state: str, county: str = HUANING, token: str = "admin"
) -> None:
    """Turn a plugin on or off by the mutation, which must succeed."""
    await world.switch(plugin, state, county, token)


def beside(world: World, registry: Registry | None = None) -> World:
    """Another process over the same database, as far as memory goes."""
    return replace(world, registry=registry or world.registry)


@pytest.fixture
async def flooded(world: World) -> World:
    """The demonstration county with the flood plugin installed and on."""
    made = beside(world, load_with(entry("flood", flood)))
    await made.write(lambda session: migrate(session, made.registry.contributions.values()))
    await turn(made, "flood", "ON")
    return made


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def pair(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Template:
    """Two counties of one prefecture, on each engine."""
    server: PostgresServer | None = None
    if request.param == "postgresql":
        server = request.getfixturevalue("postgres_server")
    return Template(request.param, tmp_path_factory.mktemp("pair"), server).build(HUANING, YIMEN)


#: Tokens beside those of all worlds: role, code of the division, plugins.
MORE_TOKENS = {
    "yimen": ("county_admin", YIMEN, ""),
    "chief": ("county_admin", "5304", ""),
    "gridadmin": ("county_admin", HUANING, "grid"),
    "localadmin": ("county_admin", "530424102", ""),
}


def add_tokens(session: Session) -> None:
    """Issue `MORE_TOKENS`, each called by its own name."""
    for name, (role, code, plugins) in MORE_TOKENS.items():
        place = session.scalar(select(Division.id).where(Division.code == code))
        token = Token(
            name=name,
            digest=digest_of(name),
            role=role,
            division_id=place,
            plugins=plugins,
            issued_at=NOW,
            expires_at=NOW + timedelta(days=90),
        )
        session.add(token)
    raise_epoch(session)


@pytest.fixture
async def two(pair: Template) -> AsyncIterator[World]:
    """A fresh copy of the two counties."""
    made = pair.copy()
    await made.write(add_tokens)
    yield made
    await made.end()


@pytest.fixture
async def worker(two: World) -> AsyncIterator[World]:
    """A second process on the two counties, with connections of its own."""
    made = replace(two, database=open_database(two.url))
    yield made
    await made.database.close()
