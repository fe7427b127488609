"""Persons for tests: generated, and recorded through the public API."""

from __future__ import annotations

from collections.abc import Awaitable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from tests.api.door import Door
from tests.commands.giving import done, give, registered
from tests.support.canaries import ID_NO, PERSON, PHONE
from tests.support.worlds import NOW, World
from zongzhi_core.errors import ZongzhiError
from zongzhi_core.people.tables import AccessEntry
from zongzhi_core.state import digest_of, raise_epoch
from zongzhi_core.tables import Token

PURPOSE = "DISPUTE_MEDIATION"

#: Generated; known again wherever they lie.
LI: dict[str, Any] = {
    "name": f"李{PERSON}",
    "phone": PHONE,
    "idNo": ID_NO,
    "address": f"{PERSON}路1号",
}

#: A child until 2026, in a leap year.
CHILD: dict[str, Any] = {"idNo": None, "birthOn": "2012-02-29"}

#: Token, whose division it has, and its role.
OFFICERS = (
    ("second", "admin", "county_admin"),
    ("staff", "admin", "centre_staff"),
    ("lead", "village", "township_lead"),
    ("mediator", "admin", "mediator"),
)

FIELDS = "name phone idNo birthBand address masks{field label reason canRequest}"


async def with_basis(world: World, **changes: Any) -> None:
    """Name the legal basis of mediation in the county."""
    given = {
        "county": "530424",
        "purpose": PURPOSE,
        "kind": "STATUTORY_DUTY",
        "citation": "人民调解法第二十九条",
        "expiresOn": "2027-03-01",
        "assessmentNo": "华综评〔2025〕1号",
        "assessedOn": "2025-02-01",
    }
    await done(world, "setLegalBasis", {**given, **changes})


async def with_person(world: World, **changes: Any) -> tuple[str, str]:
    """Record a person as a party of a new dispute; the ids of both."""
    dispute = await registered(world)
    person = {**LI, **changes}
    await done(world, "recordDisputeParty", {"id": dispute, "side": "APPLICANT", "person": person})
    data = await world.data(
        "query($id:ID!){dispute(id:$id){parties{person{id}}}}", variables={"id": dispute}
    )
    return dispute, data["dispute"]["parties"][0]["person"]["id"]


async def with_officers(world: World) -> None:
    """Three more officers of the county, who reach the persons of these tests."""

    def add(session: Session) -> None:
        known = {token.name: token for token in session.scalars(select(Token))}
        for name, like, role in OFFICERS:
            session.add(
                Token(
                    name=name,
                    digest=digest_of(name),
                    role=role,
                    division_id=known[like].division_id,
                    plugins="",
                    issued_at=NOW,
                    expires_at=NOW + timedelta(days=3_000),
                )
            )
        session.execute(update(Token).values(expires_at=NOW + timedelta(days=3_000)))
        raise_epoch(session)

    await world.write(add)


async def approved(world: World, person: str, by: str, actor: str, hours: int = 24) -> Any:
    """The payload of one officer's approval of another's reading."""
    given = {"person": person, "actor": actor, "reason": "核实监护人", "hours": hours}
    return await give(world, "approveSealedReading", given, by)


async def read(world: World, person: str, token: str = "admin", **more: Any) -> dict[str, Any]:
    """The whole answer to a person's fields."""
    document = f"query($id:ID!){{person(id:$id){{{FIELDS}}}}}"
    return await world.ask(document, token, variables={"id": person}, **more)


async def refusal(asked: Awaitable[Any]) -> str:
    """The code of a request that is refused whole."""
    with pytest.raises(ZongzhiError) as refused:
        await asked
    return refused.value.code


async def masks(world: World, person: str, token: str = "admin", **more: Any) -> set[str]:
    """For which reasons a person's values are masked; nothing masked shows a value, or is read."""
    before = await entries(world)
    shown = (await read(world, person, token, **more))["data"]["person"]
    found = shown.pop("masks")
    if found:
        assert set(shown.values()) == {None}
        held = {"NAME", "PHONE", "BIRTH_ON", "ADDRESS"}
        assert {mask["field"] for mask in found} in (held, held | {"ID_NO"})
        assert await entries(world) == before
    return {mask["reason"] for mask in found}


async def entries(world: World, after: int = 0) -> list[Any]:
    """Who read what of whom, in order, but for the first ones."""
    columns = (AccessEntry.person_id, AccessEntry.reader, AccessEntry.fields, AccessEntry.purpose)
    held = select(*columns).order_by(AccessEntry.id).offset(after)
    rows = await world.write(lambda s: s.execute(held).all())
    return [tuple(row) for row in rows]


async def code_of(world: World, person: str) -> str:
    """The code of a new slip of a person."""
    await done(world, "issueReceipt", {"person": person})
    document = "query($id:ID!){person(id:$id){receipts{code}}}"
    data = await world.data(document, variables={"id": person}, purpose=PURPOSE)
    code: str = data["person"]["receipts"][0]["code"]
    return code


async def opened(door: Door, world: World, person: str) -> str:
    """The token of a person who has opened their own record with a new slip."""
    reply = await present(door, await code_of(world, person))
    assert reply.status_code == 200, reply.text
    token: str = reply.json()["token"]
    return token


async def present(door: Door, code: str) -> Any:
    """The answer to a slip's code."""
    return await door.client.post("/auth/record", json={"code": code})
