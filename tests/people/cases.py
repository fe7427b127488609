"""Persons for tests: generated, and recorded through the public API."""

from __future__ import annotations

from typing import Any

from tests.commands.giving import done, registered
from tests.support.worlds import World

PURPOSE = "DISPUTE_MEDIATION"

#: Generated; the number passes the check of GB 11643.
LI: dict[str, Any] = {
    "name": "李演示",
    "phone": "13900000001",
    "idNo": "530424198001011231",
    "address": "演示路1号",
}

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


async def read(world: World, person: str, token: str = "admin", **more: Any) -> dict[str, Any]:
    """The whole answer to a person's fields."""
    document = f"query($id:ID!){{person(id:$id){{{FIELDS}}}}}"
    return await world.ask(document, token, variables={"id": person}, **more)
