"""Grants that reach less than their role, or hold from a later day."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.commands.giving import done
from tests.commands.test_accounts import TOWNSHIP, come_in, command, enter, grant
from tests.people.cases import CHILD, LI, PURPOSE, code_of, read, with_basis, with_person
from tests.support.worlds import World
from zongzhi_core.errors import Forbidden, Unauthenticated, ZongzhiError

COUNTY = "530424"
CASES = f'{{division(code:"{COUNTY}"){{disputes{{totalCount}} assistanceCases{{totalCount}}}}}}'
GRANTS = (
    "query($c:String!,$d:Date){division(code:$c,asOf:$d)"
    "{users{nodes{account grants{id classes validFrom}}}}}"
)


async def _signed_in(world: World, **changes: Any) -> str:
    given = {"role": "county_admin", "division": COUNTY, **changes}
    assert (await grant(world, await enter(world, division=COUNTY), **given))["userErrors"] == []
    return await come_in(world)


async def _codes(world: World, document: str, token: str, **more: Any) -> set[str]:
    try:
        answer = await world.ask(document, token, **more)
    except ZongzhiError as fault:
        return {fault.code}
    return {error["extensions"]["code"] for error in answer.get("errors", ())}


async def test_fewer_classes_show_less(world: World) -> None:
    """Under a grant of ORDINARY data an administrator reads cases and no persons; with PERSONAL
    persons too, and what is SENSITIVE only with that."""
    await with_basis(world)
    dispute, person = await with_person(world)
    parties = "query($id:ID!){dispute(id:$id){status parties{person{name}}}}"
    user = await enter(world, division=COUNTY)
    for classes, name, is_shown in (
        (["ORDINARY"], None, False),
        (["PERSONAL"], LI["name"], False),
        (["PERSONAL", "SENSITIVE"], LI["name"], True),
    ):
        payload = await grant(world, user, role="county_admin", division=COUNTY, classes=classes)
        assert payload["userErrors"] == []
        token = await come_in(world)
        asked: dict[str, Any] = {"variables": {"id": dispute}, "purpose": PURPOSE}
        cases = (await world.data(CASES, token))["division"]
        assert cases["disputes"]["totalCount"] > 0
        assert (cases["assistanceCases"]["totalCount"] > 0) is is_shown
        shown = (await world.ask(parties, token, **asked))["data"]["dispute"]
        assert shown["status"] == "REGISTERED"
        assert [(each["person"] or {}).get("name") for each in shown["parties"]] == [name]
        world.clock.advance(timedelta(seconds=1))
    assert (await read(world, person, token, purpose=PURPOSE))["data"]["person"]["name"]


COMMANDS: list[tuple[str, str]] = [
    ("reviewPerson", "id"),
    ("issueReceipt", "person"),
    ("approveSealedReading", "person"),
    ("fileRightsRequest", "person"),
    ("openEmergencyAccess", "person"),
]


async def test_fewer_classes_do_less(world: World) -> None:
    """No command about persons is given under a grant of ORDINARY data, and nobody is recorded;
    what such a grant reaches is done."""
    await with_basis(world)
    dispute, child = await with_person(world, **CHILD)
    token = await _signed_in(world, classes=["ORDINARY"])
    more: dict[str, dict[str, Any]] = {
        "approveSealedReading": {"actor": "village", "reason": "核实"},
        "fileRightsRequest": {"kind": "ACCESS"},
        "openEmergencyAccess": {"reason": "当事人扬言自伤，须立即联系其本人，情况紧急。"},
    }
    for name, field in COMMANDS:
        head = name[0].upper() + name[1:]
        document = f"mutation($i:{head}Input!){{{name}(input:$i){{userErrors{{code}}}}}}"
        given = {field: child, **more.get(name, {})}
        assert await _codes(world, document, token, variables={"i": given}) == {"FORBIDDEN"}, name
    party = {"id": dispute, "side": "RESPONDENT", "person": {"name": "王他人"}}
    with pytest.raises(Forbidden):
        await done(world, "recordDisputeParty", party, token=token)
    await done(world, "acceptDispute", {"id": dispute}, token=token)


async def test_classes_are_only_narrowed(world: World) -> None:
    """Nobody is granted a class that the role lacks, or that whoever grants it lacks."""
    user = await enter(world)
    changes: dict[str, Any]
    for changes in (
        {"role": "assessor", "classes": ["PERSONAL"]},
        {"role": "township_lead", "classes": ["SEALED"]},
        {"role": "mediator", "reach": "SUBTREE", "classes": ["PERSONAL"]},
        {"classes": []},
    ):
        [error] = (await grant(world, user, **changes))["userErrors"]
        assert (error["rule"], error["field"]) == ("grant.classes", "classes")
    assert (await grant(world, user, role="mediator", classes=["PERSONAL"]))["userErrors"] == []
    narrow = await _other_admin(world)
    given = {"user": user, "role": "township_lead", "division": TOWNSHIP, "until": "2026-12-31"}
    given |= {"reason": "x"}
    document = "mutation($i:GrantRoleInput!){grantRole(input:$i){userErrors{rule allowed}}}"
    for classes, told in (
        (None, [{"rule": "grant.classes", "allowed": ["ORDINARY"]}]),
        (["ORDINARY"], []),
    ):
        asked: dict[str, Any] = {"variables": {"i": {**given, "classes": classes}}}
        assert (await world.data(document, narrow, **asked))["grantRole"]["userErrors"] == told


async def _other_admin(world: World) -> str:
    """An administrator whose grant is of ORDINARY data."""
    user = await enter(world, "zhao.liu", COUNTY)
    given = {"role": "county_admin", "division": COUNTY, "classes": ["ORDINARY"]}
    assert (await grant(world, user, **given))["userErrors"] == []
    return await come_in(world, "zhao.liu", "s-9")


async def test_duty_holder_without_the_class_sees_rounded_counts(world: World) -> None:
    """A count of SENSITIVE things is exact for a duty holder whose grant reaches them."""
    document = f"""{{division(code:"{COUNTY}"){{figures(measures:["services.people_supported"])
        {{status value}}}}}}"""
    whole = (await world.data(document))["division"]["figures"][0]
    token = await _signed_in(world, classes=["PERSONAL"])
    [seen] = (await world.data(document, token))["division"]["figures"]
    assert (seen["status"], seen["value"]) in (
        ("SUPPRESSED", None),
        ("AVAILABLE", 5 * ((whole["value"] + 2) // 5)),
    )


async def test_later_start_holds_from_its_day(world: World) -> None:
    """Nobody comes in under a grant before its first day, in Shanghai; then they do, and the list
    of that day shows it."""
    user = await enter(world)
    assert (await grant(world, user, validFrom="2025-03-10"))["userErrors"] == []
    with pytest.raises(Forbidden):
        await come_in(world)
    for day, shown in (("2025-03-09", []), ("2025-03-10", [("", "2025-03-10")])):
        data = await world.data(GRANTS, variables={"c": COUNTY, "d": day})
        held = {u["account"]: u["grants"] for u in data["division"]["users"]["nodes"]}
        assert [(g["classes"], g["validFrom"]) for g in held["wang.li"]] == shown
    first = world.clock.at.replace(day=9, hour=16, minute=0, second=0)
    world.clock.at = first - timedelta(seconds=1)
    with pytest.raises(Forbidden):
        await come_in(world)
    world.clock.at = first
    token = await come_in(world)
    assert (await world.data("{viewer{role}}", token))["viewer"]["role"] == "township_lead"


@pytest.mark.parametrize("end", ["revokeGrant", "endUser"])
async def test_grant_ended_before_its_start_never_holds(world: World, end: str) -> None:
    """A later grant is withdrawn like any other, once."""
    user = await enter(world)
    await grant(world, user, validFrom="2025-03-10")
    data = await world.data(GRANTS, variables={"c": COUNTY, "d": "2025-03-10"})
    [held] = next(
        u["grants"] for u in data["division"]["users"]["nodes"] if u["account"] == "wang.li"
    )
    target = {"id": user if end == "endUser" else held["id"], "reason": "调离"}
    assert (await command(world, end, target))["userErrors"] == []
    assert (await command(world, end, target))["userErrors"] != []
    world.clock.advance(timedelta(days=8))
    with pytest.raises(Forbidden):
        await come_in(world)


async def test_start_lies_in_the_term(world: World) -> None:
    """Not before today, and not after the last day."""
    user = await enter(world)
    for start in ("2025-03-02", "2027-01-01"):
        with pytest.raises(ZongzhiError) as caught:
            await grant(world, user, validFrom=start, until="2026-12-31")
        assert caught.value.code == "BAD_INPUT"


async def test_session_ends_with_a_narrower_grant_that_is_revoked(world: World) -> None:
    """A grant of fewer classes ends as any other."""
    token = await _signed_in(world, classes=["ORDINARY"])
    data = await world.data(GRANTS, variables={"c": COUNTY, "d": None})
    users = {u["account"]: u["grants"] for u in data["division"]["users"]["nodes"]}
    [held] = users["wang.li"]
    assert held["classes"] == "ORDINARY"
    await command(world, "revokeGrant", {"id": held["id"], "reason": "调离"})
    with pytest.raises(Unauthenticated):
        await world.ask("{viewer{role}}", token)


async def test_mediator_prints_slips_of_own_cases_only(world: World) -> None:
    """Under a grant of own cases a mediator reads the slip of an assigned dispute, and of no other;
    under one of a whole subtree nobody's: theirs are the disputes that were assigned to them."""
    await with_basis(world)
    dispute, person = await with_person(world)
    code = await code_of(world, person)
    slip = "query($id:ID!){person(id:$id){receipts{code}}}"
    asked: dict[str, Any] = {"variables": {"id": person}, "purpose": PURPOSE}
    user = await enter(world, division=COUNTY)
    for reach in ("SUBTREE", "ASSIGNED"):
        await grant(world, user, role="mediator", division=COUNTY, reach=reach)
        token = await come_in(world)
        assert await _codes(world, slip, token, **asked) == {"NOT_FOUND"}
        world.clock.advance(timedelta(seconds=1))
    await done(world, "assignMatter", {"matter": dispute, "user": user})
    assert (await world.data(slip, token, **asked))["person"]["receipts"] == [{"code": code}]
