"""Purging what a plugin holds in a county: nothing of it is left, and a certificate says so."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Text as PlainText
from sqlalchemy import cast, delete, func, literal, or_, select, text
from sqlalchemy.orm import Session

from tests.commands.giving import (
    VILLAGE,
    appointing,
    done,
    give,
    policy_input,
    refused,
    register_input,
    switch_input,
)
from tests.people.cases import LI, with_basis, with_person
from tests.support.canaries import TOLD
from tests.support.worlds import HUANING, NOW, World, installed
from zongzhi_core import database
from zongzhi_core.backup.archive import describe
from zongzhi_core.columns import Base
from zongzhi_core.commands.context import Context
from zongzhi_core.commands.events import Event
from zongzhi_core.commands.outbox import Outbox
from zongzhi_core.contribution import Reaction
from zongzhi_core.database import PostgresDatabase, open_database
from zongzhi_core.errors import BadInput
from zongzhi_core.ids import new_id
from zongzhi_core.people.tables import Person
from zongzhi_core.tables import Division, Organisation, OutboxEvent
from zongzhi_core.terms import ApprovalKind, OrganisationKind
from zongzhi_core.testing import check_purge
from zongzhi_core.testing.purging import CERTIFICATE, DUTIES, counted, digested
from zongzhi_core.testing.switching import cleared
from zongzhi_grid.commands.events import REPORTED
from zongzhi_mediation.reactions import register_reported_dispute

from .conftest import YIMEN, turn
from .test_plugin_history import figures

CANARY = "CANARY-7f3a91"
#: Lets each deletion of grid events wait, on PostgreSQL.
SLOW = (
    "CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN PERFORM pg_sleep(1.2); RETURN NULL; END $$",
    "CREATE TRIGGER slow BEFORE DELETE ON grid_event EXECUTE FUNCTION wait()",
)


def order(plugin: str = "mediation", **more: Any) -> dict[str, Any]:
    given = {"county": HUANING, "plugin": plugin, "reason": "迁移完毕"}
    return {**given, **(more or {"exported": "省平台 sha256:ab12"})}


async def off(world: World, plugin: str, county: str = HUANING, token: str = "admin") -> None:
    """Turn a plugin off, by whom it was approved."""
    office = await cleared(world.database, plugin, county, token)
    given = {**switch_input(plugin, "OFF"), "county": county, "office": office}
    await done(world, "setPlugin", given, token=token)


async def approved(world: World, plugin: str = "mediation") -> None:
    word = {"county": HUANING, "plugin": plugin, "actor": "admin", "reason": "核对过导出"}
    await done(world, "approvePurge", word, token="chief")


async def holding(world: World, text: str) -> set[str]:
    """The tables of the database that hold a text anywhere."""

    def look(session: Session) -> set[str]:
        found = set()
        for name in Base.metadata.tables:
            held = describe(session, name)
            tests = [func.instr(cast(c, PlainText), text) > 0 for c in held.c]
            if session.get_bind().dialect.name == "postgresql":
                tests = [func.strpos(cast(c, PlainText), literal(text)) > 0 for c in held.c]
            if session.scalar(select(func.count()).select_from(held).where(or_(*tests))):
                found.add(name)
        return found

    found: set[str] = await world.write(look)
    return found


async def test_nothing_is_left(two: World) -> None:
    """Of no row of the plugin, no person of its cases, no key, no answer that told of them; the
    other county has all of its own, and the certificate says how many went, and which."""
    await with_basis(two)
    given = register_input(externalNo=CANARY, source="HOTLINE_12345", summary=f"{TOLD}漏水")
    dispute = await done(two, "registerDispute", given, key="kept")
    await with_person(two)
    assert len(await two.keys.ids()) == 2
    before, other = await counted(two, "mediation"), await counted(two, "mediation", YIMEN)
    assert await holding(two, CANARY) >= {"mediation_dispute", "core_idempotency"}
    await off(two, "mediation")
    await approved(two)
    digest = await digested(two, "mediation")
    await done(two, "purgePlugin", order())
    assert await counted(two, "mediation") == {}
    assert await counted(two, "mediation", YIMEN) == other != {}
    assert await holding(two, CANARY) == set()
    assert await holding(two, dispute["id"][-32:]) <= DUTIES
    assert await two.write(lambda s: s.scalar(select(func.count()).select_from(Person))) == 0
    assert two.service.vault is not None
    await two.service.vault.do_duties()
    assert await two.keys.ids() == set()
    assert {plugin for _, _, plugin in await two.keys.purges()} == {"mediation"}
    held = (await two.data(CERTIFICATE % (HUANING, "mediation")))["division"]
    assert {"name": "mediation", "state": "PURGED"} in held["plugins"]
    newest, was_off, was_on = held["pluginHistory"]["nodes"]
    told = dict(part.split(" ") for part in newest["tables"].split(","))
    assert {n: int(c) for n, c in told.items() if n.startswith("mediation_")} == before
    assert (newest["state"], newest["actor"], newest["approvedBy"]) == ("PURGED", "admin", "chief")
    assert (newest["exported"], newest["sha256"]) == ("省平台 sha256:ab12", digest)
    assert newest["purgedAt"] == was_off["purgedAt"] == was_on["purgedAt"] is not None
    assert not any(value in json.dumps(newest, ensure_ascii=False) for value in LI.values())


@pytest.mark.slow
@pytest.mark.parametrize("plugin", [each.name for each in installed().plugins])
async def test_purge_of_each_pillar_leaves_nothing(world: World, plugin: str) -> None:
    """Of no row of the demonstration; the others have all of theirs."""
    await check_purge(world, plugin)


async def test_nothing_of_core_is_held_by_what_went(two: World) -> None:
    """An organisation that the plugin's rows alone named is deleted without a key in the way."""
    key = new_id()

    def found(session: Session) -> None:
        at = session.scalars(select(Division).where(Division.code == VILLAGE)).first()
        assert at is not None
        shown = {"kind": OrganisationKind.MEDIATION_COMMITTEE, "name": "某村人民调解委员会"}
        where = {"division_id": at.id, "county_id": at.county_id, "valid_from": at.valid_from}
        session.add(Organisation(id=key, **shown, **where))

    await two.write(found)
    named = await appointing(two, organisation=f"organisation_{key}")
    await done(two, "appointMediator", named)
    assert await holding(two, key) >= {"mediation_mediator", "core_organisation"}
    await off(two, "mediation")
    await approved(two)
    await done(two, "purgePlugin", order())
    assert await holding(two, key) - DUTIES == {"core_organisation"}
    await two.write(lambda s: s.execute(delete(Organisation).where(Organisation.id == key)))
    assert await holding(two, key) <= DUTIES


async def rows_of(world: World, code: str) -> dict[str, int]:
    """How many rows each table that names a county has of one."""
    county = await world.write(lambda s: s.scalar(select(Division.id).where(Division.code == code)))
    tables = [t for t in Base.metadata.sorted_tables if "county_id" in t.c]

    def look(session: Session) -> dict[str, int]:
        here = {
            t: select(func.count()).select_from(t).where(t.c.county_id == county) for t in tables
        }
        return {table.name: session.scalar(count) or 0 for table, count in here.items()}

    counts: dict[str, int] = await world.write(look)
    return counts


async def test_another_county_keeps_everything(two: World) -> None:
    """Its feed, and the deadlines that were handed over there when it turned the plugin off."""
    there = {**register_input(), "division": "530425100201"}
    await done(two, "registerDispute", there, token="chief")
    await off(two, "mediation", YIMEN, "chief")
    await off(two, "mediation")
    await approved(two)
    before = await rows_of(two, YIMEN)
    assert before["core_change"] > 0 < before["core_handed_deadline"]
    await done(two, "purgePlugin", order())
    assert await rows_of(two, YIMEN) == before


async def test_nothing_is_told_of_what_hung_on_its_cases(two: World) -> None:
    """No line of the feed names a record that went with a person or a case."""
    await with_basis(two)
    dispute, person = await with_person(two)
    word = {"caseId": dispute, "reason": "当事人扬言自伤，须立即联系其本人，情况紧急。"}
    opened = await done(two, "openEmergencyAccess", word)
    filed = await done(two, "fileRightsRequest", {"person": person, "kind": "ACCESS"})
    await done(two, "withdrawRightsRequest", {"id": filed["id"]})
    verdict = {"id": opened["id"], "verdict": "JUSTIFIED", "reasons": "情况属实"}
    await done(two, "reviewEmergencyAccess", verdict, token="chief")
    gone = {each[-32:] for each in (dispute, person, opened["id"], filed["id"])}
    assert "core_change" in set().union(*[await holding(two, each) for each in gone])
    await off(two, "mediation")
    await approved(two)
    await done(two, "purgePlugin", order())
    assert set().union(*[await holding(two, each) for each in gone]) <= DUTIES


@pytest.mark.parametrize("command", ["setPluginPolicy", "registerDispute"])
async def test_no_stored_answer_of_a_wider_reach_is_left(two: World, command: str) -> None:
    """Whoever reaches several counties may be answered of all, whichever the command was about."""
    await done(two, "registerDispute", register_input(externalNo=CANARY, source="HOTLINE_12345"))
    of = "disputes(last:9){nodes{externalNo}}"
    given, shown = {
        "setPluginPolicy": (policy_input("ALLOWED", division="5304"), f"division{{{of}}}"),
        "registerDispute": (
            register_input(division="530425100201"),
            f"dispute{{division{{parent{{parent{{parent{{{of}}}}}}}}}}}",
        ),
    }[command]
    head = f"{command[0].upper()}{command[1:]}Input"
    document = f"mutation($i:{head}!){{{command}(input:$i){{{shown} userErrors{{code}}}}}}"
    await two.data(document, "chief", key="kept", variables={"i": given})
    assert "core_idempotency" in await holding(two, CANARY)
    await off(two, "mediation")
    await approved(two)
    await done(two, "purgePlugin", order())
    assert await holding(two, CANARY) == set()


async def test_what_is_on_is_not_purged(two: World) -> None:
    """Nor what is required, what nobody else has approved, and what was purged already."""
    await approved(two)
    error = await refused(two, "purgePlugin", order())
    assert (error["rule"], error["allowed"]) == ("plugin.on", ["setPlugin"])
    await off(two, "grid")
    error = await refused(two, "purgePlugin", order("grid"))
    assert (error["rule"], error["allowed"]) == ("approval.needed", ["approvePurge"])
    word = {"county": HUANING, "plugin": "grid", "actor": "admin", "reason": "x"}
    error = await refused(two, "approvePurge", word)
    assert error["rule"] == "approval.second_person"
    await cleared(two.database, "grid", kind=ApprovalKind.PURGE, times=2)
    await done(two, "purgePlugin", order("grid"))
    for command, given in {
        "purgePlugin": order("grid"),
        "setPlugin": switch_input("grid", "OFF"),
    }.items():
        assert (await refused(two, command, given))["rule"] == "plugin.purged"
    rule = {"division": "5304", "plugin": "party", "rule": "REQUIRED", "reason": "x"}
    await off(two, "party")
    await done(two, "setPluginPolicy", rule, token="chief")
    error = await refused(two, "purgePlugin", order("party"))
    assert error["rule"] == "plugin.policy"


async def test_export_is_told_or_declined(two: World) -> None:
    """One of both, and why; and the switch itself does not purge."""
    for given, field in (
        (order(declined=False), "exported"),
        (order(exported="x", declined=True), "exported"),
        (order(exported=" "), "exported"),
        ({**order(), "reason": " "}, "reason"),
    ):
        with pytest.raises(BadInput) as told:
            await give(two, "purgePlugin", given)
        assert told.value.details["field"] == field
    with pytest.raises(BadInput):
        await give(two, "setPlugin", switch_input("grid", "PURGED"))


async def test_purge_takes_as_long_as_it_takes(two: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A county may hold more than is deleted in the time that a statement of a request has."""
    await off(two, "grid")
    await cleared(two.database, "grid", kind=ApprovalKind.PURGE)
    if isinstance(two.database, PostgresDatabase):
        monkeypatch.setattr(database, "READ_LIMIT_SECONDS", 1)
        for statement in SLOW:
            await two.write(partial(Session.execute, statement=text(statement)))
    hurried = replace(two, database=open_database(two.url))
    await done(hurried, "purgePlugin", order("grid"))
    await hurried.database.close()
    assert await counted(two, "grid") == {}


async def test_reaction_ends_before_its_plugin_is_turned_off(two: World, worker: World) -> None:
    """What it adds is purged like all else, however long it takes."""
    begun = asyncio.Event()

    def react(context: Context, event: Event) -> None:
        loop.call_soon_threadsafe(begun.set)
        if isinstance(worker.database, PostgresDatabase):
            context.session.execute(text("SELECT pg_sleep(1.2)"))
        register_reported_dispute(context, event)

    loop, reported = asyncio.get_running_loop(), await two.write(_unheard)
    heard = {REPORTED: [Reaction(REPORTED, "mediation", react)]}
    outbox = Outbox(worker.database, worker.clock, lambda name: heard.get(name, []))
    reacting = asyncio.create_task(outbox.deliver([reported]))
    await begun.wait()
    await off(two, "mediation")
    await approved(two)
    await done(two, "purgePlugin", order())
    await reacting
    assert await counted(two, "mediation") == {}


def _unheard(session: Session) -> str:
    """The id of a new event that a grid reported, which nobody has heard of yet."""
    village = session.scalars(select(Division).where(Division.code == VILLAGE)).first()
    assert village is not None
    told = {"event_class": "DISPUTE", "item": "DISPUTE_LAND", "division_id": village.id}
    where = {"county_id": village.county_id, "subject_id": new_id(), "at": NOW}
    event = OutboxEvent(id=new_id(), name=REPORTED, payload=json.dumps(told), **where)
    session.add(event)
    return event.id


async def test_of_two_at_once_one_purges(two: World, worker: World) -> None:
    """The other finds that it was done."""
    await off(two, "grid")
    await cleared(two.database, "grid", kind=ApprovalKind.PURGE, times=2)
    told = await asyncio.gather(*(give(w, "purgePlugin", order("grid")) for w in (two, worker)))
    errors = [error["rule"] for payload in told for error in payload["userErrors"]]
    assert errors == ["plugin.purged"]


async def test_open_duties_hold_it_up(two: World) -> None:
    """While a person waits for an answer it is refused; it names what is open."""
    await with_basis(two)
    _, person = await with_person(two)
    filed = await done(two, "fileRightsRequest", {"person": person, "kind": "ACCESS"})
    await off(two, "mediation")
    await approved(two)
    error = await refused(two, "purgePlugin", order())
    assert (error["rule"], "rights requests" in error["message"]) == ("plugin.open_duties", True)
    await done(two, "withdrawRightsRequest", {"id": filed["id"]})
    await done(two, "purgePlugin", order())


async def test_on_again_begins_empty(two: World) -> None:
    """It works, its lists are empty, numbers are not given twice; figures of what was purged are
    unknown, not zero. What was done before is not done again by a late retry."""
    first = await done(two, "registerDispute", register_input(), key="kept")
    await off(two, "mediation")
    await approved(two)
    await done(two, "purgePlugin", order())
    await turn(two, "mediation", "ON")
    known = [each["status"] for each in await figures(two, "2024")]
    assert known == ["AVAILABLE", "PLUGIN_OFF", "AVAILABLE"]
    assert [each["value"] for each in await figures(two, "2024")][1] is None
    assert (await figures(two, "2025-03"))[1]["status"] == "PARTIAL"
    empty = await two.data('{division(code:"530424"){disputes{totalCount}}}')
    assert empty["division"]["disputes"]["totalCount"] == 0
    error = await refused(two, "registerDispute", register_input(), key="kept")
    assert error["rule"] == "plugin.purged"
    assert (await counted(two, "mediation")).get("mediation_dispute") is None
    again = await done(two, "registerDispute", register_input())
    assert int(again["no"][-4:]) == int(first["no"][-4:]) + 1
    held = await two.data(CERTIFICATE % (HUANING, "mediation"))
    states = [each["state"] for each in held["division"]["pluginHistory"]["nodes"]]
    assert states == ["ON", "PURGED", "OFF", "ON"]
