"""Narrow grants: of cases and persons, what was assigned to a user or to their unit, no more."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from sqlalchemy import select

from tests.commands.giving import done, registered, settled
from tests.commands.test_accounts import come_in, enter, grant
from tests.people.cases import LI, PURPOSE, entries, read, with_basis, with_person
from tests.support.worlds import HUANING, World
from zongzhi_core.errors import BadInput, Forbidden
from zongzhi_core.tables import Assignment, Organisation

pytestmark = pytest.mark.slow

LISTS = """{division(code:"530424"){disputes{totalCount nodes{id}} gridEvents{totalCount}
matters{totalCount nodes{id}} orders{totalCount} trainings{totalCount} grids{totalCount}
organisations{totalCount} plugins{name state}}}"""
MINE = '{division(code:"530424001"){matters(filter:{mine:{eq:true}}){nodes{id mine}}}}'


async def mediator(world: World, **changes: Any) -> tuple[str, str]:
    """A mediator of the whole county, signed in: id of the user, and secret."""
    user = await enter(world)
    given = {"role": "mediator", "division": HUANING, **changes}
    assert (await grant(world, user, **given))["userErrors"] == []
    return user, await come_in(world)


async def assigned(world: World, matter: str, **to: str) -> str:
    """The id of a new assignment."""
    made: str = (await done(world, "assignMatter", {"matter": matter, **to}))["id"]
    return made


async def seen(world: World, secret: str) -> set[str]:
    """The ids of all disputes that a reader sees, by every list."""
    lists = (await world.data(LISTS, secret))["division"]
    found = {node["id"] for node in lists["disputes"]["nodes"]}
    assert lists["disputes"]["totalCount"] == len(found)
    assert {node["id"] for node in lists["matters"]["nodes"]} == found
    empty = ("gridEvents", "orders", "trainings")
    assert {lists[name]["totalCount"] for name in empty} == {0}
    assert lists["grids"]["totalCount"] == 695
    assert {each["state"] for each in lists["plugins"]} == {"ON"}
    return found


async def outcome(world: World, command: str, given: dict[str, Any], secret: str) -> list[str]:
    """The codes of the user's errors of a command."""
    head = command[0].upper() + command[1:]
    document = f"mutation($i:{head}Input!){{{command}(input:$i){{userErrors{{code}}}}}}"
    answer = await world.data(document, secret, variables={"i": given})
    return [error["code"] for error in answer[command]["userErrors"]]


async def test_mediator_sees_own_cases_alone(world: World) -> None:
    """By list, count, id, number in another system and command, from the assignment to its end."""
    user, secret = await mediator(world)
    own, other = await registered(world), await registered(world)
    assert await seen(world, secret) == set()
    assignment = await assigned(world, own, user=user)
    assert await seen(world, secret) == {own}
    shown = await world.data("query($i:[ID!]!){nodes(ids:$i){id}}", secret, variables={
        "i": [own, other]
    })  # fmt: skip
    assert shown["nodes"] == [{"id": own}, None]
    assert await outcome(world, "acceptDispute", {"id": other}, secret) == ["NOT_FOUND"]
    assert await outcome(world, "acceptDispute", {"id": own}, secret) == []
    await done(world, "endAssignment", {"id": assignment})
    assert await seen(world, secret) == set()
    assert await outcome(world, "undertakeDispute", {"id": own}, secret) == ["NOT_FOUND"]


async def test_mediator_reads_the_parties_of_own_cases(world: World) -> None:
    """For the purpose, logged; of other cases they are absent, and without a purpose masked."""
    await with_basis(world)
    own, party = await with_person(world)
    _, stranger = await with_person(world, idNo="530424199003079111")
    user, secret = await mediator(world)
    await assigned(world, own, user=user)
    assert (await read(world, party, secret, purpose=PURPOSE))["data"]["person"]["name"] == (
        LI["name"]
    )
    assert [reader for _, reader, *_ in await entries(world)] == ["user:wang.li"]
    for person, purpose, code in ((stranger, PURPOSE, "NOT_FOUND"), (party, None, None)):
        answer = await read(world, person, secret, purpose=purpose)
        codes = [error["extensions"]["code"] for error in answer.get("errors", [])]
        assert codes == [code or "PURPOSE_REQUIRED"]
    assert len(await entries(world)) == 1


async def test_mediator_of_a_whole_division_reads_no_person(world: World) -> None:
    """Persons are opened by the assignment, not by the role."""
    await with_basis(world)
    _, party = await with_person(world)
    _, secret = await mediator(world, reach="SUBTREE")
    answer = await read(world, party, secret, purpose=PURPOSE)
    assert {error["extensions"]["code"] for error in answer["errors"]} == {"NOT_FOUND"}


async def test_unit_sees_what_its_organisation_works_on(world: World) -> None:
    """Whoever of the unit signs in; another unit's case is absent."""
    first, second = await world.database.look(
        lambda s: [f"organisation_{o.id}" for o in s.query(Organisation).limit(2)], "system"
    )
    _, secret = await mediator(world, role="line_officer", reach="UNIT", unit=first)
    own, other = await registered(world), await registered(world)
    await assigned(world, own, organisation=first)
    await assigned(world, other, organisation=second)
    assert await seen(world, secret) == {own}


async def test_what_a_narrow_reader_registers_is_theirs(world: World) -> None:
    """They read it back at once, and it waits in their own list."""
    _, secret = await mediator(world)
    given = {"division": "530424001001", "categoryCode": "V01"}
    document = "mutation($i:RegisterDisputeInput!){registerDispute(input:$i){dispute{id mine}}}"
    made = (await world.data(document, secret, variables={"i": given}))["registerDispute"]
    assert made["dispute"]["mine"] is True
    assert await seen(world, secret) == {made["dispute"]["id"]}


async def test_own_matters_are_a_filter_for_everyone(world: World) -> None:
    """Of all that somebody sees, `mine` is what was assigned to them; a token has nothing."""
    user = await enter(world)
    await grant(world, user, role="centre_staff", division="530424001")
    secret = await come_in(world)
    own = await registered(world)
    await registered(world)
    await assigned(world, own, user=user)
    lists = await world.data(MINE, secret)
    assert lists["division"]["matters"]["nodes"] == [{"id": own, "mine": True}]
    assert (await world.data(MINE))["division"]["matters"]["nodes"] == []
    shown = await world.data(
        "query($i:ID!){dispute(id:$i){mine assignments{user{name} organisation{name} endedAt}}}",
        variables={"i": own},
    )
    told = {"user": {"name": "王丽"}, "organisation": None, "endedAt": None}
    assert shown["dispute"] == {"mine": False, "assignments": [told]}


async def test_feed_tells_of_own_cases(world: World) -> None:
    """The change feed of a narrow reader holds the changes of own cases, and of no other fact."""
    user, secret = await mediator(world)
    own = await registered(world)
    await registered(world)
    await assigned(world, own, user=user)
    await settled(world)
    told = await world.data("{changes(first:100){nodes{type recordId}}}", secret)
    facts = {n["recordId"] for n in told["changes"]["nodes"] if n["type"] not in ("User", "Grant")}
    assert facts == {own}


async def test_assignments_are_checked(world: World) -> None:
    """One live assignment of a matter to one assignee, who is there, by those who may."""
    user, secret = await mediator(world)
    own = await registered(world)
    assignment = await assigned(world, own, user=user)
    office = {"organisation": f"organisation_{'0' * 32}"}
    for given, code in (
        ({"matter": own, "user": user}, "RULE_REFUSED"),
        ({"matter": f"dispute_{'0' * 32}", "user": user}, "NOT_FOUND"),
        ({"matter": user, "user": user}, "NOT_FOUND"),
        ({"matter": "x", "user": user}, "NOT_FOUND"),
        ({"matter": own, "user": own}, "NOT_FOUND"),
        ({"matter": own, **office}, "NOT_FOUND"),
    ):
        assert await outcome(world, "assignMatter", given, "admin") == [code], given
    for bad in ({"matter": own}, {"matter": own, "user": user, **office}):
        with pytest.raises(BadInput):
            await outcome(world, "assignMatter", bad, "admin")
    await done(world, "endAssignment", {"id": assignment})
    assert await outcome(world, "endAssignment", {"id": assignment}, "admin") == ["RULE_REFUSED"]
    with pytest.raises(Forbidden):
        await outcome(world, "assignMatter", {"matter": own, "user": user}, secret)


async def test_one_of_many_at_once_assigns_and_one_ends(world: World) -> None:
    """Of several who assign one matter to one user at once one does, so that one end closes it;
    and of several who end it, one."""
    user, secret = await mediator(world)
    own = await registered(world)
    given = {"matter": own, "user": user}
    told = await asyncio.gather(*(outcome(world, "assignMatter", given, "admin") for _ in "1234"))
    assert sorted(told) == [[], *[["RULE_REFUSED"]] * 3]
    [assignment] = await live(world)
    ending = {"id": f"assignment_{assignment}"}
    told = await asyncio.gather(*(outcome(world, "endAssignment", ending, "admin") for _ in "1234"))
    assert sorted(told) == [[], *[["RULE_REFUSED"]] * 3]
    assert await seen(world, secret) == set()


async def live(world: World) -> list[str]:
    """The ids of the assignments that hold."""
    held = select(Assignment.id).where(Assignment.ended_at.is_(None))
    found: list[str] = await world.write(lambda s: s.scalars(held).all())
    return found


@pytest.mark.parametrize(
    "given",
    [{"reach": "UNIT"}, {"reach": "ASSIGNED", "unit": "organisation_0"}, {"unit": "x"}],
    ids=["unit-without", "assigned-with", "subtree-with"],
)
async def test_unit_goes_with_its_reach(world: World, given: dict[str, Any]) -> None:
    """A grant names a unit where that is its reach, and nowhere else."""
    user = await enter(world)
    asked = {"user": user, "role": "assessor", "division": HUANING, "until": "2026-01-01"}
    with pytest.raises(BadInput):
        await outcome(world, "grantRole", {**asked, "reason": "x", **given}, "admin")
