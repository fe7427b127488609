"""What a plugin keeps until a day is erased on that day, and figures of the past stay."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import exists, select, text, update
from sqlalchemy.orm import Session, aliased

from tests.commands.giving import PROOF, rivals
from tests.strangers.faulty import Marked
from tests.support.worlds import HUANING, World
from zongzhi_core.clock import FOREVER, day_of
from zongzhi_core.commands.context import Context
from zongzhi_core.commands.outbox import system_principal
from zongzhi_core.contribution import Contribution, Retention
from zongzhi_core.errors import SetupError
from zongzhi_core.ids import new_id
from zongzhi_core.migrate import upgrade
from zongzhi_core.people.keeping import end_keeping
from zongzhi_core.registrar import Registrar
from zongzhi_core.state import raise_epoch
from zongzhi_core.tables import Division, JournalEntry, Token
from zongzhi_services.tables import AssistanceCase
from zongzhi_services.terms import AssistanceStatus

FIGURES = (
    'query($p:String!){division(code:"530424"){children{children{figures('
    'measures:["services.people_supported"] period:$p){value}}}}}'
)
_OTHER: Any = aliased(AssistanceCase)
#: Cases of persons who have several.
SEVERAL = exists().where(
    _OTHER.person_id == AssistanceCase.person_id, _OTHER.id != AssistanceCase.id
)
A_CENTURY = date(2100, 1, 1)
LATER = update(AssistanceCase).where(~SEVERAL).values(erase_by=A_CENTURY)
#: To where cases were counted by their person.
GO_BACK = (
    "DROP INDEX ix_services_assistance_case_people",
    "DROP INDEX ix_services_assistance_case_erase_by",
    "ALTER TABLE services_assistance_case DROP COLUMN counted_as",
    "CREATE INDEX ix_services_assistance_case_people ON services_assistance_case (person_id)",
    "UPDATE zongzhi_version_services SET version_num = 'services_0005'",
)
#: Of a case that forgets its person: what changes, and nothing else does.
CHANGED = {"status", "person_id", "erase_by", "updated_at", "version"}


async def duties(world: World) -> int:
    """Do them once; how many records were erased."""
    assert world.service.vault is not None
    return await world.service.vault.do_duties()


async def cases(world: World, *which: Any) -> list[dict[str, Any]]:
    """Cases with all their columns, in the order of ids."""
    columns = AssistanceCase.__table__.columns
    held = select(*columns).where(*which).order_by(AssistanceCase.id)
    rows = await world.write(lambda s: s.execute(held).mappings().all())
    return [dict(row) for row in rows]


async def due(world: World, *which: Any, count: int) -> list[str]:
    """Let the day of some cases be today; their ids."""
    some = select(AssistanceCase.id).where(*which).order_by(AssistanceCase.id).limit(count)
    today = day_of(world.clock.now())

    def work(session: Session) -> list[str]:
        chosen = [*session.scalars(some)]
        assert len(chosen) == count
        of_these = update(AssistanceCase).where(AssistanceCase.id.in_(chosen))
        session.execute(of_these.values(erase_by=today))
        return chosen

    found: list[str] = await world.write(work)
    return found


async def test_case_forgets_its_person_on_its_day(world: World) -> None:
    """The person is another, random one; the state says it, an open case is closed; the rest of
    the case stands, other cases stand still, and nothing is done twice."""
    closed, still_open = AssistanceCase.closed_at.is_not(None), AssistanceCase.closed_at.is_(None)
    gone = [*await due(world, closed, count=2), *await due(world, still_open, count=2)]
    before, now = await cases(world), world.clock.now()
    assert await duties(world) == 4
    for old, new in zip(before, await cases(world), strict=True):
        if old["id"] not in gone:
            assert new == old
            continue
        changed = {name for name in old if old[name] != new[name]}
        assert changed == CHANGED | ({"closed_at"} if old["closed_at"] is None else set())
        assert (new["status"], new["erase_by"]) == (AssistanceStatus.ERASED, FOREVER)
        assert (new["updated_at"], new["version"]) == (now, old["version"] + 1)
        assert new["person_id"] not in {each["person_id"] for each in before}
        assert new["closed_at"] in (old["closed_at"], now)
    assert await duties(world) == 0


async def test_erasure_is_told_and_journaled_without_a_person(world: World) -> None:
    """The feed tells which cases changed, the journal that it was a duty, and neither of whom."""
    told = "query($a:String){changes(first:100 after:$a){nodes{type recordId command} endCursor}}"
    end = (await world.data(told))["changes"]["endCursor"]
    gone = await due(world, count=3)
    people = [each["person_id"] for each in await cases(world, AssistanceCase.id.in_(gone))]
    await duties(world)
    heard: list[dict[str, Any]] = []
    tries = 60
    while len(heard) < len(gone) and (tries := tries - 1):
        # On PostgreSQL a transaction of another test holds the newest changes back for a while.
        heard = (await world.data(told, variables={"a": end}))["changes"]["nodes"]
        await asyncio.sleep(0 if heard else 0.5)
    assert {each["recordId"] for each in heard} == {f"assistance_case_{each}" for each in gone}
    assert {(each["type"], each["command"]) for each in heard} == {("AssistanceCase", "erase")}
    lines = select(JournalEntry).where(JournalEntry.subject_id.in_(gone))
    journal = await world.write(lambda s: [(e.actor, e.changes) for e in s.scalars(lines)])
    assert journal == [("system:duties", "{}")] * 3
    assert not any(person in str(heard) for person in people)


async def test_figures_of_the_past_stay(world: World) -> None:
    """While a county's cases forget their persons one after another, over a year, every village has
    as many people supported on a past day as before, though some had several cases."""
    periods = ("2024", "2024-Q2", "2025-03-01")
    before = [await world.data(FIGURES, variables={"p": each}) for each in periods]
    people = {each["person_id"] for each in await cases(world)}
    people = {each["person_id"] for each in await cases(world, SEVERAL)}
    if not PROOF:
        await world.write(lambda s: s.execute(LATER))
    left = len(await cases(world, AssistanceCase.erase_by < A_CENTURY))
    assert left > len(people)
    await world.write(_renew_tokens)
    world.clock.advance(timedelta(days=364))
    for _ in range(24 if PROOF else 4):
        world.clock.advance(timedelta(days=367 / (24 if PROOF else 4)))
        left -= await duties(world)
        after = [await world.data(FIGURES, variables={"p": each}) for each in periods]
        assert after == before
    assert left == 0
    assert people.isdisjoint(each["person_id"] for each in await cases(world))


async def test_two_workers_erase_each_case_once(world: World) -> None:
    """However many do the duty at once."""
    gone = await due(world, count=60)
    versions = {each["id"]: each["version"] for each in await cases(world)}
    kept, now = world.registry.retentions, world.clock.now()
    async with rivals(world, 3) as services:
        counts = await asyncio.gather(*(end_keeping(s.database, kept, now) for s in services))
    assert sum(counts) == len(gone)
    for each in await cases(world, AssistanceCase.id.in_(gone)):
        assert each["version"] == versions[each["id"]] + 1


async def test_faulty_plugin_harms_no_other(world: World) -> None:
    """What one plugin declared wrongly fails alone; one that is not there yet is passed over."""
    gone = await due(world, count=1)
    faulty = Retention("party", AssistanceCase, "erase_by", {"person_id": None})
    absent = Retention("water", Marked, "placed_on", {"person_id": new_id})
    kept = (faulty, absent, *world.registry.retentions)
    assert await end_keeping(world.database, kept, world.clock.now()) == 1
    [case] = await cases(world, AssistanceCase.id.in_(gone))
    assert case["status"] is AssistanceStatus.ERASED


async def test_cases_of_before_are_counted_by_a_random_id(world: World) -> None:
    """Migrating gives the cases of each person one id that is not the person's."""
    before = {each["id"]: each["person_id"] for each in await cases(world)}

    def work(session: Session) -> None:
        for statement in GO_BACK:
            session.execute(text(statement))
        upgrade(session, world.registry.contributions["services"])

    await world.write(work)
    after = await cases(world)
    pairs = {(before[each["id"]], each["counted_as"]) for each in after}
    assert len(pairs) == len(set(before.values())) == len({counted for _, counted in pairs})
    assert {counted for _, counted in pairs}.isdisjoint(before.values())


async def test_journal_holds_nothing_sensitive(world: World) -> None:
    """A command that adds a case leaves no word of its person in the journal."""

    def work(session: Session) -> str:
        case = session.scalars(select(AssistanceCase).limit(1)).one()
        path = session.scalar(select(Division.path).where(Division.code == HUANING)) or ""
        actor = system_principal("test", path, (case.county_id,), world.clock)
        ctx = Context(session, actor, world.clock, "test", "services", case.county_id)
        columns = AssistanceCase.__table__.columns.keys()
        values = {name: getattr(case, name) for name in columns}
        fresh = {"id": new_id(), "no": "A1", "person_id": new_id(), "counted_as": new_id()}
        ctx.add(AssistanceCase(**{**values, **fresh}))
        ctx.finish()
        line = select(JournalEntry.changes).where(JournalEntry.subject_id == fresh["id"])
        told = session.scalar(line) or ""
        assert fresh["person_id"] not in told
        assert fresh["counted_as"] not in told
        return told

    told: str = await world.write(work)
    assert json.loads(told)["competent_body"]


WRONG: dict[str, tuple[bool, str, dict[str, Any]]] = {
    "none of the plugin's": (False, "erase_by", {"person_id": new_id}),
    "no column with a day": (True, "opened_at", {"person_id": new_id}),
    "status_id cannot be written": (True, "erase_by", {"status_id": ""}),
    "nothing cannot be written": (True, "erase_by", {}),
    "erase_by cannot be written": (True, "erase_by", {"erase_by": date(2030, 1, 1)}),
    "county_id cannot be written": (True, "erase_by", {"county_id": new_id}),
}


@pytest.mark.parametrize("fault", WRONG)
def test_wrong_end_is_refused(fault: str) -> None:
    """What could not be erased is refused when it is declared."""
    known, until, erased = WRONG[fault]
    registrar = Registrar(Contribution("services", "服务 Services", "1"))
    if known:
        registrar.tables(AssistanceCase)
    with pytest.raises(SetupError, match=fault):
        registrar.keeps(AssistanceCase, until=until, erased=erased)


def _renew_tokens(session: Session) -> None:
    session.execute(update(Token).values(expires_at=datetime(2040, 1, 1, tzinfo=UTC)))
    raise_epoch(session)
