"""Equal service: whoever gives no name, objects or has it erased is served as whoever gives it."""

from __future__ import annotations

from typing import Any

from tests.commands.giving import WAY, done, registered, taken
from tests.people.cases import LI, PURPOSE, masks, with_basis
from tests.support.worlds import World

#: From acceptance over a settlement to a first try to revisit.
COURSE = (*WAY, "feedBackDispute", "revisitDispute")
SERVED = """query($d:ID!){dispute(id:$d){status phase outcome dueAt overdue availableCommands
    parties{side people consentedAt person{id}}}}"""


async def _course(world: World, *asked_for: str, **person: Any) -> list[dict[str, Any]]:
    """What is seen of a dispute after each step of its course, but for who is recorded; before the
    first step one party is recorded, and asks for something that is granted."""
    dispute = await registered(world)
    party = {"id": dispute, "side": "APPLICANT", **({"person": person} if person else {})}
    await done(world, "recordDisputeParty", party)
    recorded = await _seen(world, dispute)
    named = recorded["parties"][0].pop("person")
    for kind in asked_for:
        given = {"person": named["id"], "kind": kind}
        request = (await done(world, "fileRightsRequest", given))["id"]
        for step in ("verifyRightsRequest", "grantRightsRequest"):
            await done(world, step, {"id": request})
    course = [recorded]
    for command in COURSE:
        await taken(world, command, dispute)
        seen = await _seen(world, dispute)
        still = [each.pop("person") for each in seen["parties"]]
        assert still[0] == (None if "ERASE" in asked_for else named)
        course.append(seen)
    if "OBJECT" in asked_for:
        assert await masks(world, named["id"], purpose=PURPOSE) == {"CONTESTED"}
    return course


async def _seen(world: World, dispute: str) -> dict[str, Any]:
    found: dict[str, Any] = (await world.data(SERVED, variables={"d": dispute}))["dispute"]
    return found


async def test_refusal_of_data_ends_no_service(world: World) -> None:
    """Each step of the mediation of a dispute is open, with the same limit and the same next steps,
    to a party who gave a name, who gave none, who objected and who had it erased."""
    await with_basis(world, kind="CONSENT")
    named = await _course(world, **LI)
    assert [seen["status"] for seen in named] == [
        *("REGISTERED", "ACCEPTED", "UNDERTAKEN", "MEDIATING", "SETTLED", "FED_BACK", "FED_BACK")
    ]
    assert all(seen["availableCommands"] for seen in named)
    assert await _course(world) == named
    assert await _course(world, "OBJECT", **LI) == named
    assert await _course(world, "ERASE", **LI) == named
