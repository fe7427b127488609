"""Where two persons are demanded, one person's two names are one: a token and an account."""

from __future__ import annotations

from typing import Any

import pytest

from tests.commands.giving import EXTRAS, done, refused, registered
from tests.people.cases import CHILD, approved, with_basis, with_officers, with_person
from tests.people.test_emergency import asking, review
from tests.people.test_late_disclosure import ORDER
from tests.support.worlds import World
from zongzhi_core.sessions import Identity, sign_in

#: A county administrator's token; the account of the same name is theirs too.
TOKEN = "second"
GRANT = {"role": "county_admin", "division": "530424", "until": "2026-12-31", "reason": "任命"}


async def _signed_in(world: World) -> tuple[str, str]:
    """The session of the account that is called as the token, and the user's id."""
    user = {"division": "530424", "account": TOKEN, "name": "王丽"}
    made = await done(world, "createUser", user)
    await done(world, "grantRole", {**GRANT, "user": made["id"]})
    who = Identity("https://id.example", "s-1", TOKEN)
    session: str = await world.write(lambda s: sign_in(s, world.clock, who))
    return session, made["id"]


async def _made(world: World, **changes: Any) -> tuple[str, str, str]:
    await with_basis(world)
    await with_officers(world)
    dispute, person = await with_person(world, **changes)
    return dispute, person, (await _signed_in(world))[0]


@pytest.mark.parametrize("first", [0, 1])
async def test_void_needs_another_person(world: World, first: int) -> None:
    """Who asked by a token confirms by no session of theirs, nor the other way round."""
    await with_officers(world)
    names = (TOKEN, (await _signed_in(world))[0])
    dispute = await registered(world)
    asked = {"id": dispute, **EXTRAS["requestDisputeVoid"]}
    await done(world, "requestDisputeVoid", asked, token=names[first])
    error = await refused(world, "confirmDisputeVoid", {"id": dispute}, token=names[1 - first])
    assert error["rule"] == "dispute.void_by_another"
    await done(world, "confirmDisputeVoid", {"id": dispute})


async def test_extension_needs_another_person(world: World) -> None:
    """Who signed an order of late disclosure extends it under no other name of theirs."""
    dispute, _, session = await _made(world)
    order = await done(world, "orderLateDisclosure", {**ORDER, "caseId": dispute}, token=TOKEN)
    longer = {"id": order["id"], "days": 3}
    error = await refused(world, "extendLateDisclosure", longer, token=session)
    assert error["rule"] == "late_disclosure.second_person"
    await done(world, "extendLateDisclosure", longer)


async def test_review_needs_another_person(world: World) -> None:
    """Who opened an emergency access reviews it under no other name of theirs, and opens no other
    case under one either."""
    dispute, _, session = await _made(world)
    other, _ = await with_person(world)
    opened = await done(world, "openEmergencyAccess", asking(caseId=dispute), token=session)
    error = await refused(world, "openEmergencyAccess", asking(caseId=other), token=TOKEN)
    assert error["rule"] == "emergency.one_case"
    error = await refused(world, "reviewEmergencyAccess", review(opened["id"]), token=TOKEN)
    assert error["rule"] == "emergency.second_person"
    await done(world, "reviewEmergencyAccess", review(opened["id"]))


async def test_approval_needs_another_person(world: World) -> None:
    """Nobody approves the reading of another name of theirs."""
    _, person, session = await _made(world, **CHILD)
    for by, actor in ((TOKEN, f"user:{TOKEN}"), (session, TOKEN), (session, f"cli:{TOKEN}")):
        error: dict[str, Any] = (await approved(world, person, by, actor))["userErrors"][0]
        assert error["rule"] == "approval.second_person"


async def test_own_rights_need_another_person(world: World) -> None:
    """Nobody's token grants their account a role, or ends it."""
    await with_officers(world)
    _, user = await _signed_in(world)
    given = {**GRANT, "user": user, "role": "centre_staff"}
    error = await refused(world, "grantRole", given, token=TOKEN)
    assert error["rule"] == "user.not_oneself"
    error = await refused(world, "endUser", {"id": user, "reason": "离任"}, token=TOKEN)
    assert error["rule"] == "user.not_oneself"
