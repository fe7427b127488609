"""Who works on a dispute that is transferred: the target from the transfer on, others until the
target has signed."""

from __future__ import annotations

import random
from typing import Any

import pytest
from sqlalchemy import select

from tests.commands.giving import EXTRAS, PROOF, done, registered
from tests.commands.test_accounts import come_in, enter, grant
from tests.commands.test_assignments import assigned, outcome
from tests.support.worlds import HUANING, World
from zongzhi_core.tables import Assignment, JournalEntry, Organisation
from zongzhi_core.terms import OrganisationKind

pytestmark = pytest.mark.slow

SEEN = '{division(code:"530424"){disputes{nodes{id}} matters{nodes{id}}}}'


async def offices(world: World, number: int = 2) -> list[str]:
    """The ids of some offices of the county."""
    chosen = select(Organisation.id).where(Organisation.kind == OrganisationKind.OFFICE)
    found = await world.database.look(
        lambda s: list(s.scalars(chosen.order_by(Organisation.id).limit(number))), "system"
    )
    return [f"organisation_{each}" for each in found]


async def of_unit(world: World, unit: str, account: str) -> str:
    """The secret of somebody of a unit, who reaches what that works on and no more."""
    user = await enter(world, account)
    given = {"role": "centre_staff", "division": HUANING, "reach": "UNIT", "unit": unit}
    assert (await grant(world, user, **given))["userErrors"] == []
    return await come_in(world, account, account)


async def seen(world: World, secret: str) -> set[str]:
    """The disputes that a reader sees; by both lists alike."""
    lists = (await world.data(SEEN, secret))["division"]
    found = {node["id"] for node in lists["disputes"]["nodes"]}
    assert {node["id"] for node in lists["matters"]["nodes"]} == found
    return found


async def live(world: World, dispute: str) -> set[str]:
    """To whom a dispute is assigned, as plain ids."""
    held = select(Assignment.assignee_id).where(
        Assignment.matter_id == dispute[-32:], Assignment.ended_at.is_(None)
    )
    rows = await world.database.look(lambda s: list(s.scalars(held)), "system")
    assert len(rows) == len(set(rows))
    return set(rows)


async def test_transfer_hands_a_dispute_from_unit_to_unit(world: World) -> None:
    """The giver sees it until the target signs, and then no more; the target from the transfer on,
    by list, id and command."""
    one, two = await offices(world)
    giver, taker = await of_unit(world, one, "giver"), await of_unit(world, two, "taker")
    dispute = await registered(world, "acceptDispute")
    await assigned(world, dispute, organisation=one)
    assert (await seen(world, giver), await seen(world, taker)) == ({dispute}, set())
    sent = {"id": dispute, "organisation": two}
    assert await outcome(world, "transferDispute", sent, giver) == []
    assert (await seen(world, giver), await seen(world, taker)) == ({dispute}, {dispute})
    assert await outcome(world, "signDispute", {"id": dispute}, taker) == []
    assert (await seen(world, giver), await seen(world, taker)) == (set(), {dispute})
    again = {"id": dispute, "organisation": one}
    assert await outcome(world, "transferDispute", again, giver) == ["NOT_FOUND"]
    assert await live(world, dispute) == {two[-32:]}
    ended = select(JournalEntry.changes).where(
        JournalEntry.command == "signDispute", JournalEntry.subject_type == "core_assignment"
    )
    [entry] = await world.database.look(lambda s: list(s.scalars(ended)), "system")
    assert "ended_at" in entry


async def test_returned_dispute_stays_with_the_giver(world: World) -> None:
    """Whoever returns it sees it no more, and is answered nothing of it."""
    one, two = await offices(world)
    giver, taker = await of_unit(world, one, "giver"), await of_unit(world, two, "taker")
    dispute = await registered(world, "acceptDispute")
    await assigned(world, dispute, organisation=one)
    await done(world, "transferDispute", {"id": dispute, "organisation": two})
    document = (
        "mutation($i:ReturnDisputeInput!){returnDispute(input:$i){dispute{id} userErrors{code}}}"
    )
    given = {"id": dispute, "reason": "不属本单位职责"}
    answer = await world.ask(document, taker, variables={"i": given})
    assert answer["data"] == {"returnDispute": {"dispute": None, "userErrors": []}}
    [error] = answer["errors"]
    assert error["extensions"]["code"] == "NOT_FOUND"
    assert error["path"] == ["returnDispute", "dispute"]
    assert (await seen(world, giver), await seen(world, taker)) == ({dispute}, set())


async def test_undertaken_again_it_is_the_centres(world: World) -> None:
    """The office that held it loses it when the own centre undertakes it; what was assigned while
    nobody else held it stays."""
    one, two = await offices(world)
    holder = await of_unit(world, one, "holder")
    dispute = await registered(world, "acceptDispute")
    await done(world, "transferDispute", {"id": dispute, "organisation": one})
    await done(world, "signDispute", {"id": dispute})
    await done(world, "transferDispute", {"id": dispute, "organisation": two})
    await done(world, "returnDispute", {"id": dispute, "reason": "不属本单位职责"})
    assert await seen(world, holder) == {dispute}
    await done(world, "undertakeDispute", {"id": dispute})
    assert (await seen(world, holder), await live(world, dispute)) == (set(), set())
    other = await registered(world, "acceptDispute")
    await assigned(world, other, organisation=one)
    await done(world, "undertakeDispute", {"id": other})
    assert await seen(world, holder) == {other}


async def test_whoever_signs_goes_on_with_it(world: World) -> None:
    """A mediator to whom the dispute was assigned signs for the office, and keeps it."""
    _, two = await offices(world)
    user = await enter(world)
    given = {"role": "mediator", "division": HUANING, "reach": "ASSIGNED"}
    assert (await grant(world, user, **given))["userErrors"] == []
    secret = await come_in(world)
    dispute = await registered(world, "acceptDispute")
    await done(world, "transferDispute", {"id": dispute, "organisation": two})
    await assigned(world, dispute, user=user)
    assert await outcome(world, "signDispute", {"id": dispute}, secret) == []
    assert await live(world, dispute) == {user[-32:], two[-32:]}
    assert await seen(world, secret) == {dispute}


@pytest.mark.parametrize("command", ["withdrawDispute", "endDisputeByParty", "mergeDispute"])
async def test_what_ends_unsigned_is_not_the_targets(world: World, command: str) -> None:
    """An office that never signed sees nothing of a dispute that ended first; who held it does."""
    one, two = await offices(world)
    holder, target = await of_unit(world, one, "holder"), await of_unit(world, two, "target")
    other = await registered(world, "acceptDispute")
    dispute = await registered(world, "acceptDispute")
    await done(world, "transferDispute", {"id": dispute, "organisation": one})
    await done(world, "signDispute", {"id": dispute})
    await done(world, "transferDispute", {"id": dispute, "organisation": two})
    assert await seen(world, target) == {dispute}
    more = {"into": other} if command == "mergeDispute" else {}
    await done(world, command, {"id": dispute, **EXTRAS[command], **more})
    assert (await seen(world, holder), await seen(world, target)) == ({dispute}, set())


async def test_assignments_follow_any_way_of_transfers(world: World) -> None:
    """Whatever is transferred, signed for, returned, undertaken or assigned by hand, in whichever
    order: a dispute is assigned to whom the rules say, and nobody twice."""
    chance = random.Random(HUANING)
    units = await offices(world, 3)
    for _ in range(40 if PROOF else 2):
        dispute = await registered(world, "acceptDispute")
        status, holder, target, returns = "ACCEPTED", "", "", 0
        held: set[str] = set()
        for _ in range(12):
            unit = chance.choice([each for each in units if each != holder])
            more: dict[str, Any] = {}
            if status == "TRANSFERRED":
                command = "signDispute" if returns == 2 or chance.random() < 0.5 else ""
                command = command or "returnDispute"
                more = {"reason": "x"} if command == "returnDispute" else {}
            elif status == "ACCEPTED" and chance.random() < 0.3:
                command = "undertakeDispute"
            else:
                command, more = "transferDispute", {"organisation": unit}
            if chance.random() < 0.3 and (free := sorted(set(units) - held)):
                held.add(extra := chance.choice(free))
                await assigned(world, dispute, organisation=extra)
            status = (await done(world, command, {"id": dispute, **more}))["status"]
            if command == "transferDispute":
                target = unit
                held.add(unit)
            elif command == "returnDispute":
                returns += 1
                held.discard(target)
            else:
                stays = {target} if command == "signDispute" else set()
                held = held & stays if command == "signDispute" or holder else held
                holder = target if command == "signDispute" else ""
            assert await live(world, dispute) == {each[-32:] for each in held}
