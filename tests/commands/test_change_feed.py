"""The change feed: what changed, told once at least, each record in order, and to whom."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from tests.commands.giving import (
    EXTRAS,
    LIFE,
    done,
    give,
    register_input,
    registered,
    report_input,
    settled,
    switched,
)
from tests.support.worlds import NOW, World
from zongzhi_core.commands.changes import LEAST_DAYS, forget_changes, note_change
from zongzhi_core.database import PostgresDatabase, SqliteDatabase, open_database
from zongzhi_core.errors import BadInput
from zongzhi_core.tables import Epoch
from zongzhi_mediation.tables import Dispute
from zongzhi_services.tables import AssistanceCase

FEED = """query($after:String,$first:Int){changes(after:$after,first:$first){
nodes{cursor at plugin type recordId command division} endCursor hasMore}}"""

Told = dict[str, Any]


async def page(world: World, after: str | None = None, first: int = 20, **more: Any) -> Told:
    data = await world.data(FEED, variables={"after": after, "first": first}, **more)
    found: Told = data["changes"]
    return found


async def told(world: World, token: str = "admin", after: str | None = None) -> list[Told]:
    """All changes from a cursor on."""
    await settled(world)
    nodes: list[Told] = []
    while True:
        found = await page(world, after, 100, token=token)
        nodes += found["nodes"]
        after = found["endCursor"]
        if not found["hasMore"]:
            return nodes


def steps(nodes: list[Told]) -> list[tuple[str, str]]:
    return [(node["type"], node["command"]) for node in nodes]


async def test_commands_are_told_in_order(world: World) -> None:
    """Each record that a command adds or moves is told, with ids and codes alone."""
    assert await page(world) == {"nodes": [], "endCursor": None, "hasMore": False}
    id = await registered(world, *LIFE)
    nodes = await told(world)
    assert steps(nodes) == [("Dispute", command) for command in ("registerDispute", *LIFE)]
    shown = {(node["plugin"], node["recordId"], node["division"]) for node in nodes}
    assert shown == {("mediation", id, "530424001001")}
    assert {node["at"] for node in nodes} == {"2025-03-03T02:00:00Z"}


async def test_reactions_are_told_too(world: World) -> None:
    """What a plugin does of its own when it hears of something changes records as well."""
    event = await done(world, "reportGridEvent", report_input())
    nodes = await told(world)
    assert steps(nodes) == [
        ("GridEvent", "reportGridEvent"),
        ("Dispute", "on grid.event_reported"),
        ("GridEvent", "turnGridEventIntoDispute"),
    ]
    assert nodes[0]["recordId"] == nodes[2]["recordId"] == event["id"]


async def test_refused_commands_are_not_told(world: World) -> None:
    """What was rolled back never happened."""
    id = await registered(world)
    await give(world, "settleDispute", {"id": id, **EXTRAS["settleDispute"]})
    assert steps(await told(world)) == [("Dispute", "registerDispute")]


async def test_pages_follow_without_gap(world: World) -> None:
    """Pages of any size hold the same changes; where nothing is new the reader stays."""
    await registered(world, *LIFE)
    whole = await told(world)
    assert len({node["cursor"] for node in whole}) == len(whole) == 1 + len(LIFE)
    found, after = [], None
    for n in range(len(whole)):
        got = await page(world, after, 1)
        found += got["nodes"]
        after = got["endCursor"]
        assert (after, got["hasMore"]) == (got["nodes"][0]["cursor"], n < len(LIFE))
    assert found == whole
    assert await page(world, after, 1) == {"nodes": [], "endCursor": after, "hasMore": False}
    assert (await page(world, None, 0))["hasMore"]


async def test_feed_is_one_statement(world: World) -> None:
    """A page of the feed, beside other fields, is one statement of kind read."""
    await registered(world)
    await settled(world)
    before = world.statements()
    data = await world.data('{changes{hasMore n:nodes{recordId}} division(code:"530424"){name}}')
    assert (data["changes"]["hasMore"], len(data["changes"]["n"])) == (False, 1)
    assert world.statements() == before + 1


# --- who is told ----------------------------------------------------------------------------------


async def test_scope_holds_the_feed(world: World) -> None:
    """A reader is told of its own subtree alone."""
    await registered(world)
    other = await done(world, "registerDispute", register_input(division="530424102205"))
    assert [node["recordId"] for node in await told(world, "township")] == [other["id"]]
    assert [node["division"] for node in await told(world, "village")] == ["530424001001"]
    for token in ("admin", "integrator", "prefecture", "country"):
        assert len(await told(world, token)) == 2


async def test_tokens_hear_of_their_plugins(world: World) -> None:
    """A token is told of the plugins that it names."""
    await done(world, "reportGridEvent", report_input())
    nodes = await told(world, "gridonly")
    assert {node["plugin"] for node in nodes} == {"grid"}
    assert len(nodes) == 2


async def test_plugin_that_is_off_is_silent(world: World) -> None:
    """Of a plugin that is off nothing is told; when it is on again nothing was passed over."""
    await done(world, "reportGridEvent", report_input())
    whole, held = await told(world), (await page(world, None, 1))["endCursor"]
    await switched(world, "mediation", "OFF")
    assert {node["plugin"] for node in await told(world)} == {"grid"}
    assert {node["plugin"] for node in await told(world, "prefecture")} == {"grid"}
    # A cursor from before could lead past what is hidden meanwhile.
    await refused(world, held)
    passed = (await page(world, None, 100))["endCursor"]
    await switched(world, "mediation", "ON")
    await refused(world, passed)
    assert [node["recordId"] for node in await told(world)] == [node["recordId"] for node in whole]


async def test_classes_hold_the_feed(world: World) -> None:
    """Changes of records of a class that the reader may not read are not told, not even counted."""
    await world.write(_sensitive)
    assert [node["type"] for node in await told(world)] == ["AssistanceCase"]
    for token in ("integrator", "country"):
        assert await told(world, token) == []


def _sensitive(session: Session) -> None:
    """A change of an assistance case; no command changes one today."""
    case = session.scalars(select(AssistanceCase).order_by(AssistanceCase.id).limit(1)).one()
    note_change(session, case, "test", NOW, case.placed_on)


# --- cursors --------------------------------------------------------------------------------------


async def refused(world: World, after: str, token: str = "admin") -> None:
    answer = await world.ask(FEED, token, variables={"after": after})
    assert answer["data"] == {"changes": None}
    [error] = answer["errors"]
    assert (error["path"], error["extensions"]["code"]) == (["changes"], "BAD_INPUT")


async def test_cursors_are_the_readers_own(world: World) -> None:
    """A cursor that was forged, or made for somebody else or another list, is BAD_INPUT."""
    await registered(world, "acceptDispute")
    await settled(world)
    cursor = (await page(world, None, 1))["endCursor"]
    tag, keys = cursor.split(".")
    assert len((await page(world, cursor))["nodes"]) == 1
    forged = f"{tag[:-1]}{'0' if tag[-1] != '0' else '1'}.{keys}"
    hostile = ("[1]", "[1,2,3]", '["1","2"]', "[1.5,2]", "[true,2]", "[null,2]", "{}", "[[1],2]")
    huge = (f"[{2**63},1]", f"[1,{-(2**64)}]", "[1e999,1]", "[" * 5000)
    bad = [f"{tag}.{text.encode().hex()}" for text in (*hostile, *huge)]
    for text in ("", ".", "x", "\x00", "0.", tag, f"{tag}.", f"{tag}.zz", forged, *bad):
        await refused(world, text)
    for token in ("integrator", "township", "country"):
        await refused(world, cursor, token)
    listed = await world.data('{division(code:"530424"){disputes(first:1){pageInfo{endCursor}}}}')
    await refused(world, listed["division"]["disputes"]["pageInfo"]["endCursor"])


async def test_sizes_are_those_of_lists(world: World) -> None:
    """`first` is at most a hundred, and twenty when left out; another size is BAD_INPUT."""
    for first in (-1, 101):
        answer = await world.ask(FEED, variables={"first": first})
        assert answer["errors"][0]["extensions"]["code"] == "BAD_INPUT"
    for _ in range(21):
        await registered(world)
    await settled(world)
    data = await world.data("{changes{hasMore nodes{__typename} __typename}}")
    nodes = data["changes"]["nodes"]
    assert (data["changes"]["hasMore"], len(nodes)) == (True, 20)
    assert nodes[0] == {"__typename": "Change"}
    assert data["changes"]["__typename"] == "ChangePage"


async def test_page_without_rows_asked_is_one_page(world: World) -> None:
    """A page of which nothing is asked but its type, or nothing at all, is still one answer."""
    await registered(world)
    await registered(world)
    await settled(world)
    document = (
        "query($no:Boolean!){typed:changes{__typename} empty:changes{hasMore @include(if:$no)}}"
    )
    data = await world.data(document, variables={"no": False})
    assert data == {"typed": {"__typename": "ChangePage"}, "empty": {}}


# --- late commits ---------------------------------------------------------------------------------


@contextlib.asynccontextmanager
async def unfinished(
    world: World, work: Callable[[Session], Any]
) -> AsyncIterator[Callable[[Callable[[Session], Any]], Any]]:
    """A transaction that has done some work and takes more, until this context is left."""
    database = open_database(world.url)
    if isinstance(database, PostgresDatabase):
        async with database.engine.connect() as asked:
            session = Session(bind=asked.sync_connection)
            await asked.run_sync(lambda _: work(session))
            yield lambda more: asked.run_sync(lambda _: more(session))
            await asked.run_sync(lambda _: session.commit())
            await asked.commit()
    else:
        assert isinstance(database, SqliteDatabase)
        with database.engine.connect() as held:
            session = Session(bind=held)
            work(session)

            async def go_on(more: Callable[[Session], Any]) -> None:
                more(session)

            yield go_on
            session.commit()
            held.commit()
    await database.close()


def touch(session: Session, id: str, command: str) -> None:
    """Change a record and tell of it, as `Context.move` does."""
    row = session.scalars(select(Dispute).where(Dispute.id == id.partition("_")[2])).one()
    session.execute(update(Dispute).where(Dispute.id == row.id).values(version=row.version + 1))
    note_change(session, row, command, NOW, row.placed_on)


async def test_late_commit_is_not_passed_over(world: World) -> None:
    """What began first and commits last is told then: meanwhile nothing is told that would lead a
    reader past it."""
    early, other = await registered(world), await registered(world)
    await settled(world)
    cursor = (await page(world))["endCursor"]
    async with unfinished(world, lambda session: touch(session, early, "late")):
        rival = asyncio.create_task(done(world, "acceptDispute", {"id": other}))
        if isinstance(world.database, PostgresDatabase):
            await rival  # on SQLite it waits for the one that holds the file
        assert (await page(world, cursor))["nodes"] == []
    await rival
    await settled(world)
    nodes = (await page(world, cursor))["nodes"]
    assert [(n["recordId"], n["command"]) for n in nodes] == [
        (early, "late"),
        (other, "acceptDispute"),
    ]


async def test_late_comer_is_told_after(world: World) -> None:
    """A transaction that began first and came to a record last is told last: each record's changes
    stand in the order in which they were made."""
    id = await registered(world, "acceptDispute")
    if isinstance(world.database, SqliteDatabase):
        await done(world, "undertakeDispute", {"id": id})
    async with unfinished(world, _begin) as go_on:
        if isinstance(world.database, PostgresDatabase):
            await done(world, "undertakeDispute", {"id": id})
        await go_on(lambda session: touch(session, id, "late"))
    told_of = [node["command"] for node in await told(world)]
    assert told_of == ["registerDispute", "acceptDispute", "undertakeDispute", "late"]


def _begin(session: Session) -> None:
    """Begin to write: on PostgreSQL the transaction takes its number now."""
    session.execute(update(Epoch).where(Epoch.id == 0).values(value=0))
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_current_xact_id()))


# --- forgetting -----------------------------------------------------------------------------------


async def test_old_changes_are_forgotten(world: World) -> None:
    """Changes are deleted after thirty days at the earliest; a cursor from before still leads to
    all that comes after, even where nothing is left."""
    id = await registered(world)
    await settled(world)
    cursor = (await page(world))["endCursor"]
    month, now = timedelta(days=LEAST_DAYS), world.clock.now
    with pytest.raises(BadInput):
        await world.write(lambda s: forget_changes(s, now() - month + timedelta(hours=1), now()))
    assert await world.write(lambda s: forget_changes(s, now() - month, now())) == 0
    world.clock.advance(month + timedelta(hours=1))
    assert await world.write(lambda s: forget_changes(s, now() - month, now())) == 1
    assert await told(world) == []
    await done(world, "acceptDispute", {"id": id})
    await settled(world)
    assert steps((await page(world, cursor))["nodes"]) == [("Dispute", "acceptDispute")]
