"""The chain of the access log: nothing in it is changed, taken out or put in unseen."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from tests.commands.giving import PROOF
from tests.people.cases import PURPOSE, entries, read, with_basis, with_person
from tests.support.worlds import NOW, World
from zongzhi_core.people.log import (
    _digest,
    _entries,
    check_chain,
    find_heads,
    seal_entries,
)
from zongzhi_core.people.tables import AccessEntry, AccessSeal

COUNTY, OTHER = "c" * 32, "d" * 32
FORGERIES = 1_000 if PROOF else 60


def _entry(number: int, county: str = COUNTY, **changes: Any) -> dict[str, Any]:
    at = NOW + timedelta(minutes=number)
    given = {"county_id": county, "person_id": f"{number % 7:032x}", "at": at, "case_id": None}
    given |= {"reader": f"r{number % 3}", "who": "centre_staff", "unit_id": None}
    return given | {"purpose": PURPOSE, "fields": "NAME,PHONE", **changes}


def _fill(session: Session) -> None:
    """Entries of two counties, sealed six times; a few wait."""
    for number in range(64):
        county = OTHER if number % 5 == 0 else COUNTY
        session.execute(insert(AccessEntry), [_entry(number, county)])
        if number % 10 == 9:
            seal_entries(session, NOW + timedelta(minutes=number + 1))


def _sealed(session: Session, rng: random.Random) -> Any:
    last = session.scalar(
        select(AccessSeal.last_id).where(AccessSeal.county_id == COUNTY).order_by(-AccessSeal.no)
    )
    ids = select(AccessEntry).where(AccessEntry.county_id == COUNTY, AccessEntry.id <= last)
    return rng.choice(session.scalars(ids).all())


def _flip(session: Session, rng: random.Random) -> None:
    entry = _sealed(session, rng)
    name = rng.choice(("person_id", "reader", "who", "purpose", "fields", "case_id", "unit_id"))
    setattr(entry, name, f"{getattr(entry, name) or ''}x"[-32:])


def _drop(session: Session, rng: random.Random) -> None:
    session.delete(_sealed(session, rng))


def _reorder(session: Session, rng: random.Random) -> None:
    one, two = _sealed(session, rng), _sealed(session, rng)
    while one.at == two.at:
        two = _sealed(session, rng)
    one.at, two.at = two.at, one.at


def _back_date(session: Session, rng: random.Random) -> None:
    _sealed(session, rng).at -= timedelta(seconds=rng.randint(1, 10**6))


def _put_in(session: Session, rng: random.Random) -> None:
    """A reading that nobody made, at the end, as of an earlier day."""
    session.execute(insert(AccessEntry), [_entry(-rng.randint(1, 10**5))])


def _move(session: Session, rng: random.Random) -> None:
    _sealed(session, rng).county_id = OTHER


def _cut(session: Session, rng: random.Random) -> int:
    """A seal goes, with all that it sealed; which one."""
    number = rng.randint(1, 5)
    seals = select(AccessSeal.last_id).where(AccessSeal.county_id == COUNTY)
    ends = [0, *session.scalars(seals.order_by(AccessSeal.no))]
    span = AccessEntry.id.between(ends[number - 1] + 1, ends[number])
    session.execute(delete(AccessEntry).where(AccessEntry.county_id == COUNTY, span))
    gone = (AccessSeal.county_id == COUNTY) & (AccessSeal.no == number)
    session.execute(delete(AccessSeal).where(gone))
    return number


def _seals(session: Session) -> Any:
    seals = select(AccessSeal).where(AccessSeal.county_id == COUNTY)
    return session.scalars(seals.order_by(AccessSeal.no)).all()


def _cut_and_close(session: Session, rng: random.Random) -> None:
    """And those after it have its number and the next ones, so that none is missing."""
    number = _cut(session, rng)
    for seal in _seals(session)[number - 1 :]:
        seal.no -= 1
        session.flush()


def _change_and_seal(session: Session, rng: random.Random) -> None:
    """An entry is changed, and its seal made as the program makes it."""
    number, seals = rng.randint(1, 5), _seals(session)
    before, since = "", 0
    if number > 1:
        before, since = seals[number - 2].digest, seals[number - 2].last_id
    seal = seals[number - 1]
    spoilt = update(AccessEntry).where(AccessEntry.county_id == COUNTY)
    spoilt = spoilt.where(AccessEntry.id.between(since + 1, seal.last_id))
    session.execute(spoilt.values(reader="r9"))
    seal.digest = _digest(before, _entries(session, COUNTY, since, seal.last_id))


def _seal_anew(session: Session, rng: random.Random) -> None:
    number = rng.randint(1, 6)
    chosen = (AccessSeal.county_id == COUNTY) & (AccessSeal.no == number)
    session.execute(update(AccessSeal).where(chosen).values(digest=f"{rng.getrandbits(256):064x}"))


_WAYS: tuple[Callable[[Session, random.Random], object], ...] = (
    *(_flip, _drop, _reorder, _back_date, _put_in, _move, _cut, _seal_anew),
    *(_cut_and_close, _change_and_seal),
)


@pytest.mark.proof
async def test_forgeries_are_found(world: World) -> None:
    """Whatever is changed, taken out, put in or dated back in the sealed log is found."""
    rng = random.Random(11)
    await world.write(_fill)
    assert await world.write(check_chain) == []
    missed = []

    def forge(session: Session) -> None:
        for number in range(FORGERIES):
            way = _WAYS[number % len(_WAYS)]
            with session.begin_nested() as point:
                way(session, rng)
                session.flush()
                if not check_chain(session):
                    missed.append((number, way.__name__))
                point.rollback()
            session.expire_all()

    await world.write(forge)
    assert missed == []
    assert await world.write(check_chain) == []


async def test_chain_cut_short_has_another_head(world: World) -> None:
    """A chain whose end was cut off is whole in itself; the head that was kept elsewhere tells."""
    await world.write(_fill)
    kept = await world.write(find_heads)
    await world.write(lambda s: s.execute(delete(AccessSeal).where(AccessSeal.no == 6)))
    cut = await world.write(find_heads)
    assert set(cut) == set(kept) == {COUNTY, OTHER}
    assert not set(cut.values()) & set(kept.values())


async def test_duty_seals_what_was_read(world: World) -> None:
    """The duty seals all readings older than a minute, and each only once."""
    await with_basis(world)
    _, person = await with_person(world)
    await read(world, person, purpose=PURPOSE)
    assert world.service.vault is not None
    await world.service.vault.do_duties()
    assert await world.write(find_heads) == {}
    world.clock.advance(timedelta(minutes=1))
    await world.service.vault.do_duties()
    first = await world.write(find_heads)
    assert len(first) == 1
    world.clock.advance(timedelta(hours=1))
    await world.service.vault.do_duties()
    assert await world.write(find_heads) == first
    await read(world, person, purpose=PURPOSE)
    world.clock.advance(timedelta(hours=1))
    await world.service.vault.do_duties()
    assert await world.write(find_heads) != first
    assert len(await entries(world)) == 2
    assert await world.write(check_chain) == []
