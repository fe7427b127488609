"""The laws of the read path, by a second opinion: the compiler against the slow executor."""

from __future__ import annotations

import asyncio
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

import orjson
import pytest

from tests.reference.comparison import Oracle, make_oracle
from tests.reference.documents import Pool, Question, Writer, make_pool
from tests.reference.world import COUNTIES, OFTEN, World, open_world
from tests.support.postgres import PostgresServer
from tests.support.worlds import Template, composer_of
from zongzhi_api.service import Service
from zongzhi_core.graph.declare import Connection, Declared, Figures, Leaf
from zongzhi_core.read import cache
from zongzhi_core.read.cache import Asked
from zongzhi_core.read.cost import Scale
from zongzhi_core.read.run import Query

PROOF = os.environ.get("ZONGZHI_PROOF") == "1"
#: Questions for each engine, each asked by one reader.
QUESTIONS = 10_000 if PROOF else 400
#: Records of a page, when all pages are followed.
SIZES = (4, 20, 50) if PROOF else (20, 50)
#: What SQLite's parser refuses; more would hide too much of what is asked.
MOST_REFUSED = 0.03


@dataclass
class Bench:
    """An oracle with what is needed to write questions for it."""

    oracle: Oracle
    pool: Pool
    seed: int

    def writer(self, *words: object) -> Writer:
        """A source of questions of its own for each test."""
        rng = random.Random("/".join(map(str, (self.seed, *words))))
        catalog = self.oracle.world.registry.catalog
        return Writer(self.oracle.executor.schema, catalog, self.pool, rng)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def bench(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Bench]:
    """The small world on each engine."""
    url = f"sqlite:///{tmp_path_factory.mktemp('reference') / 'world.db'}"
    server: PostgresServer | None = None
    if request.param == "postgresql":
        server = request.getfixturevalue("postgres_server")
        assert server is not None
        name = f"reference_{uuid4().hex[:12]}"
        server.create_database(name)
        url = server.dsn(name)
    world = open_world(url)
    oracle = make_oracle(world, COUNTIES)
    catalog = world.registry.catalog
    pool = world.run(world.database.look(lambda s: make_pool(s, catalog), "system"))
    seed = int(os.environ.get("ZONGZHI_SEED") or random.SystemRandom().randrange(10**6))
    print(f"seed {seed}")
    yield Bench(oracle, pool, seed)
    world.close()
    if server is not None:
        server.drop_database(name)


def explain(bench: Bench, question: Question, reader: str, faults: list[str]) -> str:
    """All that is needed to see a difference again."""
    compiled = bench.oracle.compiled(question, reader)
    expected = bench.oracle.reference(question, reader)
    lines = [
        f"seed {bench.seed}, reader {reader}, variables {dict(question.variables)}",
        question.text,
        *faults[:10],
        f"compiled:  {str(compiled)[:3000]}",
        f"reference: {str(expected)[:3000]}",
    ]
    return "\n".join(lines)


def draw_reader(rng: random.Random) -> str:
    return rng.choices(list(COUNTIES), [OFTEN.get(name, 1) for name in COUNTIES])[0]


def variants(
    bench: Bench, question: Question, answer: dict[str, Any], rng: random.Random
) -> Iterator[Question]:
    """The same document with other values: other variables, and cursors of its answer."""
    if question.variables:
        yield replace(question, variables=bench.pool.other_values(question.variables, rng))
    if not question.cursors:
        return
    text = orjson.dumps(answer).decode()
    found = [cursor for cursor in bench.oracle.executor.cursors if cursor in text]
    if found:
        bench.pool.cursors = [*bench.pool.cursors[-50:], rng.choice(found)]
        given = {name: rng.choice(found) for name in question.cursors if rng.random() < 0.9}
        yield replace(question, variables={**question.variables, **given})


@pytest.mark.slow
@pytest.mark.proof
def test_compiled_answers_equal_the_reference(bench: Bench) -> None:
    """Any valid document of any reader has one answer: rows, order, nulls, errors, counts; and it
    is one statement at most."""
    writer = bench.writer("answers")
    counted = bench.oracle.world.database.statistics.statements
    asked = refused = 0
    while asked < QUESTIONS:
        question, reader = writer.question(), draw_reader(writer.rng)
        waiting = [question]
        while waiting:
            each = waiting.pop()
            before = counted["read"]
            faults, answer = bench.oracle.differences(each, reader)
            assert not faults, explain(bench, each, reader, faults)
            assert counted["read"] - before <= 1
            asked += 1
            refused += answer.get("refused") == "TOO_DEEP"
            if each is question:
                waiting += variants(bench, question, answer, writer.rng)
    assert refused <= asked * MOST_REFUSED


async def weighed(bench: Bench, question: Question, name: str) -> tuple[Scale, frozenset[str]]:
    """What the stored part of an answer may hold, and the keys of the rest."""
    service = bench.oracle.world.service
    reader, now = service.reader, service.clock.now()
    snapshot, principal = await service.state.admit(name, bench.oracle.counties[name])
    document = reader.document(Query(question.text, question.variables))
    asked = Asked(document, document.variables(question.variables), principal)
    compiled, _ = reader.prepared(asked, snapshot)
    parts = await reader.gauge.weigh(compiled.weight, asked, snapshot, now)
    return parts, compiled.plan.plain_keys


@pytest.mark.slow
@pytest.mark.proof
def test_no_answer_holds_more_than_was_weighed(bench: Bench) -> None:
    """The estimate is sound: no random document has more objects, or bytes, than it was
    weighed with."""
    writer = bench.writer("cost")
    for _ in range(2_000 if PROOF else 150):
        question, name = writer.question(), draw_reader(writer.rng)
        answer = bench.oracle.compiled(question, name)
        if "refused" not in answer:
            most, plain = bench.oracle.world.run(weighed(bench, question, name))
            stored = {key: part for key, part in answer["data"].items() if key not in plain}
            objects = sum(n for place, n in most.objects.items() if place not in plain)
            assert count_objects(stored) - 1 <= objects, (bench.seed, name, question)
            roots = sum(len(key) + 10 for key in stored)
            assert len(orjson.dumps(stored)) <= most.bytes + roots + 2, (bench.seed, question)


# --- plan cache ---------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.proof
def test_plan_cache_never_mixes_answers(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader gets the same answer whoever asked the same before, with which values."""
    writer, world = bench.writer("cache"), bench.oracle.world
    rng, readers = writer.rng, list(COUNTIES)
    monkeypatch.setattr(cache, "MOST_PLANS", 3)
    given = (world.registry, world.database, world.service.clock, composer_of(world.registry))
    cached, fresh = (Service(*given) for _ in "12")
    cached.reader._documents = cache.Lru(10)
    questions = [writer.question() for _ in range(200 if PROOF else 12)]
    rounds = [(q, r) for q in questions for r in readers for _ in range(2)]
    rng.shuffle(rounds)
    for question, reader in rounds:
        values = bench.pool.other_values(question.variables, rng)
        asked = replace(question, variables=values)
        fresh.reader._documents = cache.Lru(1)
        one, other = (bench.oracle.compiled(asked, reader, each) for each in (cached, fresh))
        assert one == other, explain(bench, asked, reader, [f"fresh: {other}"])
    assert cached.reader.statistics.hits > 0


# --- pages --------------------------------------------------------------------------------------


def connections(bench: Bench) -> list[Connection]:
    """The connections of a division."""
    fields = bench.oracle.world.registry.catalog.nodes["Division"].fields.values()
    return [declared for declared in fields if isinstance(declared, Connection)]


def orders_of(
    bench: Bench, declared: Connection, rng: random.Random
) -> Iterator[list[dict[str, str]]]:
    """The default order, each key one way, and two keys that run against each other."""
    names = [n.upper() for n in bench.oracle.world.registry.catalog.target(declared.target).orders]
    yield []
    for name in names:
        yield [{"field": name, "direction": rng.choice(("ASC", "DESC"))}]
    one, other = rng.choice(names), rng.choice(names)
    ways = rng.sample(("ASC", "DESC"), 2)
    yield [{"field": f, "direction": way} for f, way in zip((one, other), ways, strict=True)]


def follow(bench: Bench, text: str, orders: Any, end: str) -> tuple[list[str], int]:
    """The ids of all pages, one after the other, and how many there should be."""
    ids: list[str] = []
    cursor: str | None = None
    while True:
        question = Question(text, {"cursor": cursor, "orders": orders})
        faults, answer = bench.oracle.differences(question, "country-admin")
        assert not faults, explain(bench, question, "country-admin", faults)
        page = answer["data"]["division"]["page"]
        found = [node["id"] for node in page["nodes"]]
        ids = ids + found if end == "endCursor" else found + ids
        if not page["pageInfo"]["hasNextPage" if end == "endCursor" else "hasPreviousPage"]:
            return ids, page["totalCount"]
        cursor = page["pageInfo"][end]


def page_text(declared: Connection, size: str, cursor: str, end: str) -> str:
    """A document that asks for one page of a list."""
    return (
        f"query($cursor: String, $orders: [{declared.target}Order!]) "
        f'{{division(code: "53") {{page: {declared.graphql_name}'
        f"({size}, {cursor}: $cursor, orderBy: $orders) "
        f"{{totalCount nodes {{id}} pageInfo {{hasNextPage hasPreviousPage {end}}}}}}}}}"
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("size", "cursor", "end"), [("first", "after", "endCursor"), ("last", "before", "startCursor")]
)
def test_following_cursors_visits_each_row_once(
    bench: Bench, size: str, cursor: str, end: str
) -> None:
    """Pages laid end to end are the whole list, in its order, whatever the order is."""
    rng = bench.writer("pages", size).rng
    for declared in connections(bench):
        text = page_text(declared, f"{size}: {rng.choice(SIZES)}", cursor, end)
        for orders in orders_of(bench, declared, rng):
            ids, total = follow(bench, text, orders, end)
            assert len(ids) == len(set(ids)) == total, (bench.seed, text, orders)


# --- one statement ------------------------------------------------------------------------------

TREE = """{division(code: "530424") {name children {name children {name kind
    grids(first: 100) {totalCount nodes {code name kind households validTo
      staff {name role post}}}}}}}"""


def count_objects(value: Any) -> int:
    """How many objects an answer holds."""
    if isinstance(value, dict):
        return 1 + sum(map(count_objects, value.values()))
    return sum(map(count_objects, value)) if isinstance(value, list) else 0


@pytest.mark.slow
def test_whole_county_tree_is_one_statement_and_equals_the_reference(huaning: Template) -> None:
    """County, townships, villages, grids, staff: thousands of objects, one read."""
    made = huaning.copy()
    world = World(made.registry, made.database, made.service, asyncio.Runner())
    oracle = make_oracle(world, {"admin": None, "township": None})
    before = made.statements("read")
    answer = oracle.compiled(Question(TREE, {}), "admin")
    assert made.statements("read") == before + 1
    assert count_objects(answer["data"]) > 2_000
    expected = oracle.reference(Question(TREE, {}), "admin")
    assert [*oracle.compare(answer, expected, oracle.readers["admin"])] == []
    world.close()
    made.drop()


# --- fields alone -------------------------------------------------------------------------------


def alone(declared: Declared) -> str:
    """A field with the least that may be asked of it."""
    match declared:
        case Leaf():
            return declared.graphql_name
        case Connection():
            return f"{declared.graphql_name}(first: 1) {{nodes {{__typename}}}}"
        case Figures():
            return "figures {value}"
    return f"{declared.graphql_name} {{__typename}}"


@pytest.mark.slow
def test_each_field_of_a_page_alone_equals_the_reference(bench: Bench) -> None:
    """A page carries what its one field needs, whichever field that is."""
    catalog = bench.oracle.world.registry.catalog
    for declared in connections(bench):
        fields = {alone(field) for field in catalog.target(declared.target).fields.values()}
        for field in sorted(fields):
            page = f"{declared.graphql_name}(first: 5) {{nodes {{{field}}}}}"
            question = Question(f'{{division(code: "53") {{{page}}}}}', {})
            faults, _ = bench.oracle.differences(question, "country-admin")
            assert not faults, explain(bench, question, "country-admin", faults)


@pytest.mark.slow
def test_reader_above_one_known_county_gets_its_rows(bench: Bench) -> None:
    """Each list of a province in which one county is known is that county's, though the province
    lies in no county."""
    found = 0
    for declared in connections(bench):
        page = f"{declared.graphql_name}(first: 5) {{totalCount nodes {{id}}}}"
        question = Question(f'{{division(code: "44") {{page: {page}}}}}', {})
        faults, answer = bench.oracle.differences(question, "one-known-county")
        assert not faults, explain(bench, question, "one-known-county", faults)
        found += bool((answer["data"]["division"]["page"] or {}).get("totalCount"))
    assert found > 10
