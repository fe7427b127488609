"""A sealed record is read when a second officer has approved it, and never else."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from tests.api.door import open_door
from tests.commands.giving import done, refused
from tests.commands.test_accounts import come_in, enter, grant
from tests.people.cases import (
    CHILD,
    FIELDS,
    LI,
    PURPOSE,
    approved,
    opened,
    read,
    with_basis,
    with_officers,
    with_person,
)
from tests.support.worlds import World
from zongzhi_core.people.log import check_chain, seal_entries
from zongzhi_core.people.tables import AccessEntry
from zongzhi_core.tables import Approval


async def _child(world: World) -> str:
    await with_basis(world)
    await with_officers(world)
    return (await with_person(world, **CHILD))[1]


async def _name(world: World, person: str, token: str) -> str | None:
    """The name that a reader is shown; a masked one says that it can be asked for."""
    shown = (await read(world, person, token, purpose=PURPOSE))["data"]["person"]
    if shown["name"] is None:
        assert {(m["reason"], m["canRequest"]) for m in shown["masks"]} == {("SEALED", True)}
    else:
        assert shown["masks"] == []
    name: str | None = shown["name"]
    return name


async def test_approval_opens_to_the_second(world: World) -> None:
    """An approval opens the record to whom it names, for its hours and not a second longer."""
    person = await _child(world)
    assert await _name(world, person, "staff") is None
    payload = await approved(world, person, "second", "staff", hours=2)
    assert payload["approval"]["approvedAs"] == "county_admin"
    assert await _name(world, person, "staff") == LI["name"]
    for other in ("admin", "second", "village"):
        assert await _name(world, person, other) is None
    world.clock.advance(timedelta(hours=2, seconds=-1))
    assert await _name(world, person, "staff") == LI["name"]
    world.clock.advance(timedelta(seconds=1))
    assert await _name(world, person, "staff") is None


async def test_account_is_named_as_the_journal_names_it(world: World) -> None:
    """An approval for an account opens the record to whoever signs in by it; the bare name of the
    account is nobody's, and approves nothing that could never be used."""
    person = await _child(world)
    user = await enter(world, division="530424")
    await grant(world, user, role="county_admin", division="530424")
    secret = await come_in(world)
    given = {"person": person, "actor": "wang.li", "reason": "核实监护人"}
    assert (await refused(world, "approveSealedReading", given))["code"] == "NOT_FOUND"
    assert await _name(world, person, secret) is None
    await approved(world, person, "admin", "user:wang.li")
    assert await _name(world, person, secret) is not None
    own = {**given, "actor": "user:wang.li"}
    error = await refused(world, "approveSealedReading", own, token=secret)
    assert error["rule"] == "approval.second_person"


async def test_nobody_approves_own_reading(world: World) -> None:
    """By one person alone a sealed record is never read; of one who is not sealed, or for too
    long, nothing is approved."""
    person = await _child(world)
    given = {"person": person, "actor": "admin", "reason": "核实监护人"}
    error = await refused(world, "approveSealedReading", given)
    assert (error["code"], error["rule"]) == ("RULE_REFUSED", "approval.second_person")
    assert await _name(world, person, "admin") is None
    _, adult = await with_person(world)
    error = await refused(world, "approveSealedReading", {**given, "person": adult})
    assert (error["code"], error["rule"]) == ("RULE_REFUSED", "person.is_sealed")
    assert await world.write(lambda s: s.scalars(select(Approval)).all()) == []


@pytest.mark.parametrize("by", ["village", "staff", "township"])
async def test_only_superiors_approve(world: World, by: str) -> None:
    """Staff and commissioners approve nothing, nor does a lead of another township."""
    person = await _child(world)
    document = """mutation($i:ApproveSealedReadingInput!){approveSealedReading(input:$i)
        {approval{id} userErrors{code}}}"""
    given = {"person": person, "actor": "admin", "reason": "核实监护人"}
    try:
        answer: Any = await world.ask(document, by, variables={"i": given})
        code = answer["data"]["approveSealedReading"]["userErrors"][0]["code"]
    except Exception as fault:
        code = getattr(fault, "code", "")
    assert code == ("NOT_FOUND" if by == "township" else "FORBIDDEN")
    assert await world.write(lambda s: s.scalars(select(Approval)).all()) == []


async def test_request_helps_only_where_sealed(world: World) -> None:
    """`canRequest` is true where an approval is all that is missing, and false for every other
    reason; an approval opens nothing that is closed for another."""
    person = await _child(world)
    document = f"query($id:ID!){{node(id:$id){{...on Person{{{FIELDS}}}}}}}"

    async def seen(purpose: str | None) -> set[tuple[str, bool]]:
        answer = await world.data(document, "staff", variables={"id": person}, purpose=purpose)
        return {(mask["reason"], mask["canRequest"]) for mask in answer["node"]["masks"]}

    elsewhere = f"{PURPOSE};case=dispute_{'0' * 32}"
    for approves in (False, True):
        if approves:
            await approved(world, person, "admin", "staff", hours=72)
        assert await seen(PURPOSE) == (set() if approves else {("SEALED", True)})
        assert await seen(None) == {("PURPOSE", False)}
        assert await seen(elsewhere) == {("SCOPE", False)}
        request = await done(world, "fileRightsRequest", {"person": person, "kind": "OBJECT"})
        assert await seen(PURPOSE) == {("CONTESTED", False)}
        await done(world, "withdrawRightsRequest", {"id": request["id"]})
    await done(world, "endLegalBasis", {"county": "530424", "purpose": PURPOSE})
    assert await seen(PURPOSE) == {("EXPIRED", False)}


async def test_slip_of_child_needs_approval(world: World) -> None:
    """The code of a child's slip, which opens the record, is printed by nobody alone either."""
    person = await _child(world)
    await done(world, "issueReceipt", {"person": person})
    document = "query($id:ID!){person(id:$id){receipts{code}}}"

    async def code() -> str | None:
        data = await world.data(document, "staff", variables={"id": person}, purpose=PURPOSE)
        found: str | None = data["person"]["receipts"][0]["code"]
        return found

    assert await code() is None
    await approved(world, person, "admin", "staff", hours=1)
    assert await code()
    world.clock.advance(timedelta(hours=1))
    assert await code() is None


async def test_log_tells_who_approved(world: World) -> None:
    """The entry of an approved reading names the approval, and the person learns in which role
    somebody gave it; the chain holds entries of all kinds."""
    person = await _child(world)
    await approved(world, person, "second", "staff")
    await _name(world, person, "staff")
    given = await world.write(lambda s: s.scalar(select(Approval.id)))
    assert await world.write(lambda s: s.scalars(select(AccessEntry.approval_id)).all()) == [given]
    door = open_door(world.service)
    await approved(world, person, "second", "admin")
    token = await opened(door, world, person)
    reply = await door.ask("{myRecord{accessLog{who fields approvedBy}}}", token)
    await door.client.aclose()
    told = [(e["who"], e["approvedBy"]) for e in reply.data["myRecord"]["accessLog"]]
    assert told == [("county_admin", "county_admin"), ("centre_staff", "county_admin")]
    assert "second" not in reply.text
    world.clock.advance(timedelta(minutes=2))
    now = world.clock.now()
    assert await world.write(lambda s: seal_entries(s, now)) == 3
    assert await world.write(check_chain) == []

    def forge(session: Any) -> list[str]:
        session.scalars(select(AccessEntry)).first().approval_id = None
        session.flush()
        return check_chain(session)

    assert len(await world.write(forge)) == 1
