"""What an operation may cost: weighed before it is read, and explained when it is too much."""

from __future__ import annotations

import asyncio
import itertools
import threading
import time
from typing import Any

import orjson
import pytest

from tests.api.door import Door
from tests.commands.giving import document_of, register_input, stock
from tests.support.worlds import World
from zongzhi_core import budgets
from zongzhi_core.errors import TooCostly
from zongzhi_core.read import run
from zongzhi_core.read.cache import Document, Lru, read_document
from zongzhi_core.read.cost import Gauge, Limits
from zongzhi_core.read.run import Asker, Query

pytestmark = pytest.mark.slow

#: The tests that read through the module's door run in its loop, as its connections do.
in_its_loop = pytest.mark.asyncio(loop_scope="module")

TREE = """query($c:String!){division(code:$c){name children{name children{name
grids(first:100){nodes{name staff{name role}}}}}}}"""
#: Ancestors stand under each village again and again, so no count of rows bounds them.
REPEATED = '{division(code:"530424"){children{children{ancestors{children{name}}}}}}'


@in_its_loop
async def test_whole_county_with_its_staff_passes(door: Door) -> None:
    """The tree of one county passes: its own rows bound it, not the declared bounds."""
    reply = await door.ask(TREE, variables={"c": "530424"})
    assert len(reply.data["division"]["children"]) == 5


@in_its_loop
async def test_too_much_is_refused_before_it_is_read(door: Door) -> None:
    """What may return too much is refused with figure, limit and place, and nothing is read."""
    before = dict(door.service.database.statistics.statements)
    reply = await door.ask(REPEATED)
    [error] = reply.body["errors"]
    told = error["extensions"]
    assert (reply.code, told["limit"]) == ("TOO_COSTLY", 20_000)
    assert told["estimate"] > 20_000
    assert told["at"].startswith("division.children.children.ancestors")
    assert str(told["estimate"]) in error["message"]
    after = door.service.database.statistics.statements
    assert after["read"] == before["read"]
    counted = after["system"]
    await door.ask(REPEATED)
    assert counted == door.service.database.statistics.statements["system"], "counts are kept"


@pytest.fixture
def world(world: World) -> World:
    """A world that knows no document of other tests."""
    world.service.reader._documents = Lru(10)
    return world


async def test_answer_over_the_bytes_is_refused(world: World) -> None:
    """An answer of more bytes than may be sent is not sent."""
    world.service.reader.gauge = Gauge(world.database, Limits(answer_bytes=800))
    dates = " ".join(f"a{n}:validFrom" for n in range(60))
    query = Query(f'{{division(code:"530424"){{{dates}}}}}', {})
    with pytest.raises(TooCostly) as caught:
        await world.service.answer(query, Asker("admin"))
    assert 2_000 > caught.value.details["estimate"] > caught.value.details["limit"] == 800


async def test_answer_that_may_be_long_is_refused_before_it_is_read(world: World) -> None:
    """Few objects with long values by many names are refused by their bytes, and nothing is
    read."""
    names = " ".join(f"a{n}:name" for n in range(200))
    text = f'{{division(code:"530424"){{grids(first:100){{nodes{{{names}}}}}}}}}'
    world.service.reader.gauge = Gauge(world.database, Limits(answer_bytes=50_000))
    before = world.database.statistics.statements["read"]
    with pytest.raises(TooCostly) as caught:
        await world.service.answer(Query(text, {}), Asker("admin"))
    assert caught.value.details["estimate"] > caught.value.details["limit"] == 5_000_000
    assert world.database.statistics.statements["read"] == before


async def test_measures_are_weighed_under_each_of_their_names(world: World) -> None:
    """A figure holds its measure as often as it is asked for: the estimate is what comes."""
    names = " ".join(f"m{n}:measure{{name}}" for n in range(9))
    query = Query(f'{{division(code:"530424"){{figures{{status {names}}}}}}}', {})
    answer = orjson.loads((await world.service.answer(query, Asker("admin"))).body)
    figures = len(answer["data"]["division"]["figures"])
    world.service.reader.gauge = Gauge(world.database, Limits(objects=10 * figures))
    with pytest.raises(TooCostly) as caught:
        await world.service.answer(query, Asker("admin"))
    assert caught.value.details["estimate"] == 10 * figures + 1


async def test_fields_that_are_no_stored_data_take_from_the_budget(world: World) -> None:
    """Many names of one plain field count, each as often as it is asked for."""
    world.service.reader.gauge = Gauge(world.database, Limits(objects_a_minute=400))
    asked = " ".join(f"a{n}:viewer{{name}}" for n in range(7))
    await world.service.answer(Query(f"{{{asked}}}", {}), Asker("admin"))
    with pytest.raises(TooCostly):
        await world.service.answer(Query(f"{{{asked}}}", {}), Asker("admin"))


async def test_token_has_a_budget_that_fills_up_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A token that has spent its minute is refused until the minute has passed; others are not."""
    world.service.reader.gauge = Gauge(world.database, Limits(objects_a_minute=300))
    query = Query('{division(code:"530424"){children{name}}}', {})
    await world.service.answer(query, Asker("admin"))
    with pytest.raises(TooCostly):
        await world.service.answer(query, Asker("admin"))
    await world.service.answer(query, Asker("integrator"))
    later = time.monotonic() + 60
    monkeypatch.setattr(budgets, "monotonic", lambda: later)
    await world.service.answer(query, Asker("admin"))


async def test_new_documents_take_from_a_budget_and_known_ones_do_not(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A token whose seconds are gone is still answered what was answered before; others, and a
    while later itself, may send new documents."""
    known = Query('{division(code:"530424"){name}}', {})
    await world.service.answer(known, Asker("admin"))
    ticks = itertools.count()
    monkeypatch.setattr(budgets, "thread_time", lambda: next(ticks))
    world.service.reader.gauge = Gauge(world.database, Limits(seconds_a_minute=10.5))
    new = [Query(f'{{division(code:"530424"){{a{n}:name}}}}', {}) for n in range(4)]
    await world.service.answer(new[0], Asker("admin"))
    for refused in (new[1], Query("{", {}), Query("{__schema{types{name}}}", {})):
        with pytest.raises(TooCostly) as caught:
            await world.service.answer(refused, Asker("admin"))
        assert caught.value.details["limit"] == 10.5
    await world.service.answer(known, Asker("admin"))
    await world.service.answer(new[2], Asker("integrator"))
    later = time.monotonic() + 120
    monkeypatch.setattr(budgets, "monotonic", lambda: later)
    await world.service.answer(new[3], Asker("admin"))


async def test_who_sends_many_new_documents_waits_and_others_do_not(world: World) -> None:
    """A token that has spent what it may at once waits for its turn with a new document, while
    others, and itself with a known one, are answered; then it is answered too."""
    known, new, other = (Query(f'{{{a}:division(code:"530424"){{name}}}}', {}) for a in "abc")
    await world.service.answer(known, Asker("admin"))
    world.service.reader.gauge = gauge = Gauge(world.database, Limits(seconds_a_minute=60))
    gauge.planning.spend("admin", 7.0)
    waiting = asyncio.create_task(world.service.answer(new, Asker("admin")))
    for query, name in ((known, "admin"), (other, "integrator")):
        body, _ = await world.service.answer(query, Asker(name))
        assert "华宁县" in body.decode()
    assert not waiting.done()
    assert "华宁县" in (await waiting).body.decode()
    assert gauge.planning.spent("admin") < 7.0


async def test_known_documents_do_not_wait_for_new_ones(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While a new document is being read, however long, known ones are answered."""
    texts = ('{a:division(code:"530424"){name}}', '{b:division(code:"530424"){name}}')
    known, new = (Query(text, {}) for text in texts)
    await world.service.answer(known, Asker("admin"))
    go, really = threading.Event(), read_document

    def slowly(*given: Any) -> Document:
        assert go.wait(30), "nobody else was answered"
        return really(*given)

    monkeypatch.setattr(run, "read_document", slowly)
    waiting = asyncio.create_task(world.service.answer(new, Asker("integrator")))
    await asyncio.sleep(0.1)
    for _ in range(3):
        assert "华宁县" in (await world.service.answer(known, Asker("admin"))).body.decode()
    assert not waiting.done()
    go.set()
    assert "华宁县" in (await waiting).body.decode()


async def test_many_at_once_are_answered_as_alone(world: World) -> None:
    """Readers that send few documents in many forms at once, more than are kept, so that plans
    are made aside, found, forgotten and made anew: each is answered as if it were alone."""
    text = """query($c:String!,$f:DisputeFilter){x%d:division(code:$c){name
    disputes(first:2,filter:$f){totalCount nodes{no}}}}"""
    filters: list[dict[str, Any]] = [{}, {"f": {}}, {"f": {"status": {"eq": "CLOSED"}}}]
    forms = [{"c": code, **given} for code in ("530424", "530424001") for given in filters]
    queries = [Query(text % n, form) for n in range(6) for form in forms]
    service, asker = world.service, Asker("admin")
    alone = [await service.answer(query, asker) for query in queries]
    assert len({answer.body.partition(b":{")[2] for answer in alone}) > 3
    service.reader._documents = Lru(3)
    together = await asyncio.gather(*(service.answer(query, asker) for query in queries * 4))
    assert together == alone * 4


async def test_plain_fields_take_nothing_of_the_budget(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who asks again and again who he is is answered; introspection takes its time each time."""
    viewer = Query("{viewer{name}}", {})
    await world.service.answer(viewer, Asker("admin"))
    ticks = itertools.count()
    monkeypatch.setattr(budgets, "thread_time", lambda: next(ticks))
    world.service.reader.gauge = Gauge(world.database, Limits(seconds_a_minute=0.5))
    for _ in range(3):
        await world.service.answer(viewer, Asker("admin"))
    assert next(ticks) == 0


async def test_command_out_of_budget_does_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the time is gone just as the changed record is to be read back, nothing was changed."""
    document = document_of("registerDispute")
    given = {"i": register_input()}
    kept = world.service.reader.document(Query(document, given))
    before = await stock(world)
    monkeypatch.setattr(budgets.Budget, "spent", lambda *_: 1.0)
    world.service.reader.gauge = Gauge(world.database, Limits(seconds_a_minute=0.5))
    assert world.service.reader.document(Query(document, given)) is kept
    with pytest.raises(TooCostly):
        await world.service.answer(Query(document, given), Asker("admin"), "key")
    assert await stock(world) == before
    monkeypatch.undo()
    answer = await world.ask(document, key="key", variables=given)
    assert answer["data"]["registerDispute"]["dispute"]["no"]
