"""After a restore of an old backup nobody comes back who was erased since."""

from __future__ import annotations

import random
from collections.abc import Collection
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from tests.commands.giving import PROOF, done, registered, report_input, switch_input
from tests.people.cases import LI, with_basis, with_officers, with_person
from tests.support.canaries import PERSON, TOLD
from tests.support.worlds import HUANING, World
from zongzhi_core.backup.archive import columns_of, read_archive
from zongzhi_core.backup.restore import restore_backup
from zongzhi_core.backup.take import take_backup
from zongzhi_core.clock import day_of
from zongzhi_core.database import open_database
from zongzhi_core.errors import SetupError
from zongzhi_core.people.erasing import replay
from zongzhi_core.people.keeping import end_keeping
from zongzhi_core.people.keys import Purge
from zongzhi_core.people.tables import Person, PersonValue
from zongzhi_core.switches.purging import purge_again
from zongzhi_core.tables import CountyPlugin
from zongzhi_core.terms import ApprovalKind, PluginState
from zongzhi_core.testing.switching import cleared
from zongzhi_grid.tables import GridEvent
from zongzhi_mediation.tables import DisputeSummary
from zongzhi_services.tables import AssistanceCase

#: Of so many ages.
BACKUPS = 10 if PROOF else 3


async def _erase(world: World, person: str) -> None:
    request = await done(world, "fileRightsRequest", {"person": person, "kind": "ERASE"})
    for verb in ("verify", "grant"):
        await done(world, f"{verb}RightsRequest", {"id": request["id"]})
    assert world.service.vault is not None
    await world.service.vault.do_duties()


async def _correct(world: World, person: str) -> None:
    request = await done(world, "fileRightsRequest", {"person": person, "kind": "CORRECT"})
    await done(world, "verifyRightsRequest", {"id": request["id"]})
    given = {"id": request["id"], "person": {"name": f"李{PERSON}更正"}}
    await done(world, "grantRightsRequest", given)
    assert world.service.vault is not None
    await world.service.vault.do_duties()


async def _told_of(world: World) -> tuple[str, str]:
    """A person who is recorded for a dispute of which something was told; the ids of both."""
    dispute = await registered(world, summary=f"{TOLD}漏水")
    party = {"id": dispute, "side": "APPLICANT", "person": LI}
    await done(world, "recordDisputeParty", party)
    document = "query($i:ID!){dispute(id:$i){parties{person{id}}}}"
    shown = await world.data(document, variables={"i": dispute})
    return shown["dispute"]["parties"][0]["person"]["id"], dispute


async def _back_up(world: World, file: Path) -> Path:
    now = world.clock.now()
    await world.database.look(lambda s: take_backup(s, file, now, lambda _: None), "system")
    return file


async def _restored(
    world: World, file: Path, keys: Collection[str], newer: Path | None = None
) -> set[str]:
    """The ids of the persons that there are after a restore with these keys."""
    persons, _ = await _held(world, file, keys, newer)
    return persons


async def _held(
    world: World, file: Path, keys: Collection[str], newer: Path | None = None
) -> tuple[set[str], set[str]]:
    """The ids of the persons that there are after a restore with these keys, and of the disputes
    of which something told is there."""
    known, now = world.registry.contributions.values(), world.clock.now()
    told = columns_of(newer, read_archive(newer), "core_erasure", "key_id") if newer else set()
    erased = {key_id for (key_id,) in told}
    place = file.parent / "restored.db"
    place.unlink(missing_ok=True)
    database = open_database(f"sqlite:///{place}", create=True)

    def work(session: Session) -> tuple[set[str], set[str]]:
        restore_backup(session, file, read_archive(file), known, now, lambda _: None)
        replay(session, keys, erased, now)
        persons = set(session.scalars(select(Person.id)))
        assert set(session.scalars(select(PersonValue.person_id))) == persons
        texts = select(DisputeSummary.dispute_id).where(DisputeSummary.sealed.is_not(None))
        of = {f"dispute_{dispute}" for dispute in session.scalars(texts)}
        return {f"person_{person}" for person in persons}, of

    try:
        return await database.transact(work, "system")
    finally:
        await database.close()


async def test_erased_persons_stay_erased(world: World, tmp_path: Path) -> None:
    """Neither with the present key store, nor with an old one and a newer journal."""
    await with_basis(world)
    (_, one), (_, two) = await with_person(world), await with_person(world)
    old_keys = await world.keys.ids()
    old = await _back_up(world, tmp_path / "old.zz")
    assert await _restored(world, old, old_keys) == {one, two}
    await _erase(world, one)
    newer = await _back_up(world, tmp_path / "newer.zz")
    assert await _restored(world, old, await world.keys.ids()) == {two}
    assert await _restored(world, old, old_keys, newer) == {two}

    with pytest.raises(SetupError):
        await _restored(world, old, {"matching"})
    await _erase(world, two)
    newest = await _back_up(world, tmp_path / "newest.zz")
    assert await _restored(world, old, await world.keys.ids(), newest) == set()


@pytest.mark.slow
@pytest.mark.proof
async def test_no_old_backup_has_an_erased_person(world: World, tmp_path: Path) -> None:
    """From backups of many ages nobody comes back who was erased since, nor what was told of their
    case, and all others do: by the key store of today, or by one as old as the backup and the
    journal in a newer one. One who was corrected since comes back by neither."""
    await with_basis(world)
    await with_officers(world)
    rng, stays = random.Random(7), ""
    alive: dict[str, str] = {}
    kept: list[tuple[Path, set[str], dict[str, str]]] = []
    for age in range(BACKUPS):
        for _ in range(2):
            person, dispute = await _told_of(world)
            alive[person] = dispute
            stays = stays or person
        kept.append(
            (await _back_up(world, tmp_path / f"{age}.zz"), await world.keys.ids(), {**alive})
        )
        world.clock.advance(timedelta(days=rng.randint(1, 30)))
        # Of each backup somebody stays: a store without any of its keys is taken for one that is
        # not there yet.
        gone = rng.choice(sorted(alive.keys() - {stays}))
        del alive[gone]
        await _erase(world, gone)
    corrected = rng.choice(sorted(alive.keys() - {stays}))
    await _correct(world, corrected)
    newest = await _back_up(world, tmp_path / "newest.zz")
    for file, old_keys, then in kept:
        left = {person: dispute for person, dispute in then.items() if person in alive}
        left.pop(corrected, None)
        expected = ({*left}, {*left.values()})
        assert await _held(world, file, await world.keys.ids()) == expected
        assert await _held(world, file, old_keys, newest) == expected


async def test_what_was_kept_too_long_ends_after_a_restore(world: World, tmp_path: Path) -> None:
    """An old backup brings back a case with its person, and its day: the next duty erases it."""
    case = AssistanceCase.erase_by == day_of(world.clock.now())
    first = select(AssistanceCase.id).limit(1).scalar_subquery()
    due = update(AssistanceCase).where(AssistanceCase.id == first)
    await world.write(lambda s: s.execute(due.values(erase_by=day_of(world.clock.now()))))
    old = await _back_up(world, tmp_path / "old.zz")
    database = open_database(f"sqlite:///{tmp_path / 'kept.db'}", create=True)
    known, now = world.registry.contributions.values(), world.clock.now()

    def work(session: Session) -> str | None:
        restore_backup(session, old, read_archive(old), known, now, lambda _: None)
        return session.scalar(select(AssistanceCase.person_id).where(case))

    person = await database.transact(work, "system")
    assert person is not None
    assert await end_keeping(database, world.registry.retentions, now) == 1
    same = select(AssistanceCase.id).where(AssistanceCase.person_id == person)
    assert await database.look(lambda s: s.scalars(same).all(), "system") == []
    await database.close()


async def test_what_was_purged_stays_purged(world: World, tmp_path: Path) -> None:
    """By the journal beside the keys, or by a newer backup; what came after a purge comes back."""
    await done(world, "setPlugin", await _off(world))
    old = await _back_up(world, tmp_path / "old.zz")
    await cleared(world.database, "grid", kind=ApprovalKind.PURGE)
    given = {"county": HUANING, "plugin": "grid", "reason": "x", "declined": True}
    await done(world, "purgePlugin", given)
    assert world.service.vault is not None
    await world.service.vault.do_duties()
    await done(world, "setPlugin", switch_input("grid", "ON"))
    await done(world, "reportGridEvent", report_input())
    new = await _back_up(world, tmp_path / "new.zz")
    purges = await world.keys.purges()
    assert await _events(world, old, set()) > 1
    assert await _events(world, old, purges) == 0
    assert await _events(world, new, purges) == 1


async def _off(world: World) -> dict[str, Any]:
    return {**switch_input("grid", "OFF"), "office": await cleared(world.database, "grid")}


async def _events(world: World, file: Path, purges: set[Purge]) -> int:
    """How many events of the grid there are after a restore that knows of purges."""
    known, now = world.registry.contributions.values(), world.clock.now()
    place = file.parent / "purged.db"
    place.unlink(missing_ok=True)
    database = open_database(f"sqlite:///{place}", create=True)

    def work(session: Session) -> int:
        restore_backup(session, file, read_archive(file), known, now, lambda _: None)
        purge_again(session, purges, now)
        state = session.scalar(select(CountyPlugin.state).where(CountyPlugin.plugin == "grid"))
        count = session.scalar(select(func.count()).select_from(GridEvent)) or 0
        assert (state is PluginState.PURGED) is (count == 0)
        return count

    try:
        return await database.transact(work, "system")
    finally:
        await database.close()
