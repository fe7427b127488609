"""The whole of GraphQL: what a client may send works, and is answered as the slow executor does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import orjson
import pytest

from tests.reference.alike import differences, faults, left_out
from tests.reference.documents import make_pool
from tests.reference.serving import make_executor
from tests.reference.world import COUNTIES, OFF, World, open_world
from tests.support.postgres import PostgresServer
from zongzhi_core.read.run import Asker, Query

from .complete import ASKED, Asked
from .door import Door, Reply, open_door


@dataclass(frozen=True)
class Place:
    """The small world behind a door, and the ids that are in it."""

    world: World
    door: Door
    ids: dict[str, list[str]]

    def given(self, value: Any) -> Any:
        """The value of variables, with ids put in."""
        if isinstance(value, dict):
            return {name: self.given(part) for name, part in value.items()}
        if isinstance(value, list):
            return [self.given(part) for part in value]
        if isinstance(value, str) and value.startswith("@"):
            kind, _, number = value[1:].partition(":")
            return self.ids[kind][int(number)]
        return value

    def ask(self, asked: Asked) -> Reply:
        """What the product answers over HTTP."""
        county = COUNTIES[asked.reader]
        headers = {} if county is None else {"X_County": county}
        variables, name = self.given(asked.variables), asked.operation
        return self.world.run(
            self.door.ask(asked.text, asked.reader, variables=variables, name=name, **headers)
        )

    def reference(self, asked: Asked) -> Any:
        """What the slow executor answers."""
        executor = make_executor(self.world.service)
        query = Query(asked.text, self.given(asked.variables), asked.operation)
        asker = Asker(asked.reader, COUNTIES[asked.reader])
        return orjson.loads(self.world.run(executor.answer(query, asker)).body)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def place(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Place]:
    """The small world on each engine, behind a door."""
    url = f"sqlite:///{tmp_path_factory.mktemp('complete') / 'world.db'}"
    server: PostgresServer | None = None
    name = f"complete_{uuid4().hex[:12]}"
    if request.param == "postgresql":
        server = request.getfixturevalue("postgres_server")
        assert server is not None
        server.create_database(name)
        url = server.dsn(name)
    world = open_world(url)
    catalog = world.registry.catalog
    pool = world.run(world.database.look(lambda s: make_pool(s, catalog), "system"))
    door = open_door(world.service)
    yield Place(world, door, pool.ids)
    world.run(door.client.aclose())
    world.close()
    if server is not None:
        server.drop_database(name)


def leaves(value: Any) -> Iterator[Any]:
    """The values inside a JSON value that are neither null nor hold others."""
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from leaves(part)
    elif value is not None:
        yield value


@pytest.mark.slow
@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
def test_document_is_answered_like_the_reference(place: Place, asked: Asked) -> None:
    """Data, errors and what is left out are the same as object by object, and not nothing."""
    reply, expected = place.ask(asked), place.reference(asked)
    assert reply.status == 200, reply.text
    assert faults(reply.body) == faults(expected) == asked.faults
    assert [*differences(reply.partial, expected["data"])] == []
    assert any(True for _ in leaves(reply.partial))
    assert left_out(expected) <= left_out(reply.body)


@pytest.mark.slow
@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
def test_document_is_one_statement(place: Place, asked: Asked) -> None:
    """All stored data that a document asks for are read at once."""
    before = place.world.database.statistics.statements["read"]
    place.ask(asked)
    assert place.world.database.statistics.statements["read"] == before + asked.reads


@pytest.mark.slow
def test_counties_left_out_are_named_exactly(place: Place) -> None:
    """What was looked at where it is off is named, and nothing else."""
    asked = Asked('{division(code: "53") {disputes {totalCount} posts(first: 1) {nodes {id}}}}')
    found = left_out(place.ask(asked).body)
    assert found == {
        (plugin, code)
        for code, plugins in OFF.items()
        for plugin in plugins & {"mediation", "party"}
    }
