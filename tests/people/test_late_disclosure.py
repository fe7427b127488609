"""Telling late who read: by order, to its end and not a second longer, and never of others."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

import pytest

from tests.api.door import Door, open_door
from tests.commands.giving import PROOF, done, give, refused
from tests.people.cases import (
    PURPOSE,
    opened,
    read,
    refusal,
    with_basis,
    with_officers,
    with_person,
)
from tests.support.worlds import World

ORDER = {
    "authority": "县监察委员会",
    "orderNo": "华监〔2025〕3号",
    "reason": "调查期间告知将妨碍调查",
    "days": 180,
}
READINGS = 400 if PROOF else 25
OWN = "{myRecord{accessLog{at who fields disclosedLate} emergencies{at}}}"


async def _made(world: World) -> tuple[str, str]:
    await with_basis(world, expiresOn="2028-03-02")
    await with_officers(world)
    return await with_person(world)


async def _told(world: World, door: Door, person: str) -> list[tuple[str, bool]]:
    """Who read a person's name and whether it is told late, as the person sees it, oldest first.
    What the person read is held back by no order."""
    own = await _own(world, door, person)
    log = [e for e in own["accessLog"] if e["fields"] != ["RECEIPT"]]
    assert not any(e["disclosedLate"] for e in log if e["who"] == "subject")
    log = [e for e in log if e["who"] != "subject"]
    return [(entry["who"], entry["disclosedLate"]) for entry in reversed(log)]


async def _own(world: World, door: Door, person: str) -> dict[str, Any]:
    token = await opened(door, world, person)
    found: dict[str, Any] = (await door.ask(OWN, token)).data["myRecord"]
    return found


async def test_order_hides_to_its_end(world: World) -> None:
    """What is read while an order holds is told at its end, as told late, and not a second
    earlier or later; what was read before it stays told."""
    dispute, person = await _made(world)
    door = open_door(world.service)
    await read(world, person, "village", purpose=PURPOSE)
    world.clock.advance(timedelta(seconds=1))
    await done(world, "orderLateDisclosure", {**ORDER, "caseId": dispute, "days": 30})
    await read(world, person, "staff", purpose=PURPOSE)
    reason = "当事人扬言自伤，须立即联系其本人，情况紧急。"
    given = {"caseId": dispute, "reason": reason}
    await done(world, "openEmergencyAccess", given, token="staff")
    before = [("commissioner", False)]
    assert await _told(world, door, person) == before
    assert (await _own(world, door, person))["emergencies"] == []
    world.clock.advance(timedelta(days=30, seconds=-1))
    assert await _told(world, door, person) == before
    world.clock.advance(timedelta(seconds=1))
    assert await _told(world, door, person) == [*before, ("centre_staff", True)]
    assert len((await _own(world, door, person))["emergencies"]) == 1
    await read(world, person, "admin", purpose=PURPOSE)
    assert (await _told(world, door, person))[-1] == ("county_admin", False)
    await door.client.aclose()


async def test_second_signer_extends_once(world: World) -> None:
    """An order is for 180 days at most, and extended once, while it holds, by another person."""
    dispute, person = await _made(world)
    for wrong in ({"days": 181}, {"days": 0}, {"authority": " "}, {"orderNo": ""}):
        asked = give(world, "orderLateDisclosure", {**ORDER, "caseId": dispute, **wrong})
        assert await refusal(asked) == "BAD_INPUT"
    for token in ("staff", "village", "township"):
        asked = give(world, "orderLateDisclosure", {**ORDER, "caseId": dispute}, token)
        assert await refusal(asked) == "FORBIDDEN"
    order = await done(world, "orderLateDisclosure", {**ORDER, "caseId": dispute})
    again = await refused(world, "orderLateDisclosure", {**ORDER, "caseId": dispute})
    assert again["rule"] == "late_disclosure.one_order"
    more = {"id": order["id"], "days": 180}
    assert (await refused(world, "extendLateDisclosure", more))["rule"].endswith("second_person")
    long = give(world, "extendLateDisclosure", {**more, "days": 181}, "second")
    assert await refusal(long) == "BAD_INPUT"
    await read(world, person, "staff", purpose=PURPOSE)
    extended = await done(world, "extendLateDisclosure", more, token="second")
    assert extended["endsAt"] == "2026-02-26T02:00:00Z"
    again = await refused(world, "extendLateDisclosure", more, token="second")
    assert again["rule"] == "late_disclosure.extended_once"
    door = open_door(world.service)
    world.clock.advance(timedelta(days=359))
    assert await _told(world, door, person) == []
    world.clock.advance(timedelta(days=1))
    assert await _told(world, door, person) == [("centre_staff", True)]
    await door.client.aclose()


async def test_ended_order_is_not_revived(world: World) -> None:
    """What was told is told: an order that has ended is not extended, and a new one reaches back
    to nothing."""
    dispute, person = await _made(world)
    order = await done(world, "orderLateDisclosure", {**ORDER, "caseId": dispute, "days": 1})
    await read(world, person, "staff", purpose=PURPOSE)
    world.clock.advance(timedelta(days=1))
    more = {"id": order["id"], "days": 9}
    error = await refused(world, "extendLateDisclosure", more, token="second")
    assert error["rule"] == "late_disclosure.extended_once"
    await done(world, "orderLateDisclosure", {**ORDER, "caseId": dispute})
    door = open_door(world.service)
    assert await _told(world, door, person) == [("centre_staff", True)]
    await door.client.aclose()


@pytest.mark.proof
async def test_others_of_the_case_stay_hidden(world: World) -> None:
    """A spouse, an heir, a neighbour in the same case or another: nobody ever sees an entry or an
    emergency of another's record, before, under and after an order."""
    dispute, one = await _made(world)
    party = {"id": dispute, "side": "RESPONDENT", "person": {"name": "王他人"}}
    await done(world, "recordDisputeParty", party)
    document = "query($id:ID!){dispute(id:$id){parties{person{id}}}}"
    data = await world.data(document, variables={"id": dispute})
    two = next(p["person"]["id"] for p in data["dispute"]["parties"] if p["person"]["id"] != one)
    _, three = await with_person(world)
    rng, door = random.Random(4), open_door(world.service)
    log: dict[str, list[tuple[str, bool]]] = {one: [], two: [], three: []}
    waits: dict[str, list[tuple[str, bool]]] = {one: [], two: [], three: []}
    roles = {"staff": "centre_staff", "village": "commissioner", "second": "county_admin"}
    holds = False
    for number in range(READINGS):
        # An order holds from the second in which it is given.
        world.clock.advance(timedelta(seconds=1))
        if number % 12 == 6:
            await done(world, "orderLateDisclosure", {**ORDER, "caseId": dispute, "days": 1})
            holds = True
        elif number % 12 == 11:
            world.clock.advance(timedelta(days=1))
            holds = False
            for each in waits:
                log[each] += waits[each]
                waits[each] = []
        person, token = rng.choice([*log]), rng.choice([*roles])
        await read(world, person, token, purpose=PURPOSE)
        late = holds and person != three
        (waits if late else log)[person].append((roles[token], late))
        asked = rng.choice([*log])
        told = await _told(world, door, asked)
        assert bool(told) is bool(log[asked])
        assert told == log[asked][-len(told) :]
    await door.client.aclose()


async def test_case_is_named_by_its_own_type(world: World) -> None:
    """The id of a case under the name of another type names none, and is answered as one of
    nothing, to whoever orders and to whoever opens."""
    dispute, _ = await _made(world)
    urgent = {"reason": "当事人扬言自伤，须立即联系其本人，情况紧急。"}
    for command, given in (("orderLateDisclosure", ORDER), ("openEmergencyAccess", urgent)):
        texts = set()
        for prefix in ("person", "order", "grid_event", "petition", "x"):
            wrong = f"{prefix}_{dispute[-32:]}"
            error = await refused(world, command, {**given, "caseId": wrong})
            assert (error["code"], error["field"]) == ("NOT_FOUND", "caseId")
            texts.add(error["message"].replace(wrong, ""))
        assert len(texts) == 1
        await done(world, command, {**given, "caseId": dispute})
