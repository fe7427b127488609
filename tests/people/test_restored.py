"""After a restore of an old backup nobody comes back who was erased since."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from tests.commands.giving import done, report_input, switch_input
from tests.people.cases import with_basis, with_person
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
from zongzhi_services.tables import AssistanceCase


async def _erase(world: World, person: str) -> None:
    request = await done(world, "fileRightsRequest", {"person": person, "kind": "ERASE"})
    for verb in ("verify", "grant"):
        await done(world, f"{verb}RightsRequest", {"id": request["id"]})
    assert world.service.vault is not None
    await world.service.vault.do_duties()


async def _back_up(world: World, file: Path) -> Path:
    now = world.clock.now()
    await world.database.look(lambda s: take_backup(s, file, now, lambda _: None), "system")
    return file


async def _restored(
    world: World, file: Path, keys: Collection[str], newer: Path | None = None
) -> set[str]:
    """The ids of the persons that there are after a restore with these keys."""
    known, now = world.registry.contributions.values(), world.clock.now()
    told = columns_of(newer, read_archive(newer), "core_erasure", "key_id") if newer else set()
    erased = {key_id for (key_id,) in told}
    place = file.parent / "restored.db"
    place.unlink(missing_ok=True)
    database = open_database(f"sqlite:///{place}", create=True)

    def work(session: Session) -> set[str]:
        restore_backup(session, file, read_archive(file), known, now, lambda _: None)
        replay(session, keys, erased, now)
        persons = set(session.scalars(select(Person.id)))
        assert set(session.scalars(select(PersonValue.person_id))) == persons
        return {f"person_{person}" for person in persons}

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
