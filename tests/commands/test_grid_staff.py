"""Who serves in a grid, and what is assigned to their accounts while they do."""

from __future__ import annotations

import random
from typing import Any

import pytest
from sqlalchemy import select

from tests.commands.cases import grid_of
from tests.commands.giving import PROOF, VILLAGE, done, gained, give, refused, report_input, stock
from tests.commands.test_accounts import come_in, enter, grant
from tests.commands.test_assignments import outcome
from tests.support.worlds import HUANING, World
from zongzhi_core.errors import BadInput, Forbidden
from zongzhi_core.tables import Assignment, JournalEntry

pytestmark = pytest.mark.slow

SEEN = """{division(code:"530424"){gridEvents{totalCount nodes{id}} matters{nodes{id}}
disputes{totalCount}}}"""


async def worker(world: World, account: str = "wang.li") -> tuple[str, str]:
    """A grid member who reaches own events alone: id of the user, and secret."""
    user = await enter(world, account)
    given = {"role": "grid_staff", "division": HUANING, "reach": "ASSIGNED"}
    assert (await grant(world, user, **given))["userErrors"] == []
    return user, await come_in(world, account, account)


async def serve(world: World, grid: str, user: str | None = None, **more: Any) -> str:
    """The id of a new term in a grid."""
    given = {"grid": grid, "name": "王丽", **({"user": user} if user else {}), **more}
    return str((await done(world, "appointGridStaff", given))["id"])


async def event(world: World, grid: str | None = None) -> str:
    """The id of a new event, of a grid or of none."""
    more = {"grid": grid} if grid else {}
    reported = report_input(eventClass="POLICE", item="POLICE_THEFT", **more)
    return str((await done(world, "reportGridEvent", reported))["id"])


async def seen(world: World, secret: str) -> set[str]:
    """The events that a reader sees, by both lists alike, and nothing else."""
    lists = (await world.data(SEEN, secret))["division"]
    found = {node["id"] for node in lists["gridEvents"]["nodes"]}
    assert lists["gridEvents"]["totalCount"] == len(found)
    assert {node["id"] for node in lists["matters"]["nodes"]} == found
    assert lists["disputes"]["totalCount"] == 0
    return found


async def test_events_of_a_grid_are_its_members(world: World) -> None:
    """What was open when they came and what is reported while they serve; neither another grid's
    nor what names no grid; and nothing from the request after the end on."""
    own, other = await grid_of(world), await grid_of(world, nth=1)
    opened = await open_of(world, own)
    user, secret = await worker(world)
    assert await seen(world, secret) == set()
    term = await serve(world, own, user)
    assert await seen(world, secret) == opened
    mine = await event(world, own)
    await event(world, other)
    await event(world)
    assert await seen(world, secret) == {*opened, mine}
    ended = await done(world, "endGridStaff", {"id": term})
    assert (ended["validFrom"], ended["validTo"]) == ("2025-03-03", "2025-03-03")
    assert await seen(world, secret) == set()
    await event(world, own)
    assert await seen(world, secret) == set()


async def open_of(world: World, grid: str) -> set[str]:
    """The open events of a grid."""
    asked = (
        "query($c:String!){division(code:$c){gridEvents(first:100){nodes{id closedAt grid{id}}}}}"
    )
    nodes = (await world.data(asked, variables={"c": VILLAGE}))["division"]["gridEvents"]["nodes"]
    return {n["id"] for n in nodes if n["closedAt"] is None and (n["grid"] or {}).get("id") == grid}


async def test_another_role_in_the_grid_keeps_its_events(world: World) -> None:
    """Of two posts one may end; an informant's opens nothing."""
    own = await grid_of(world, nth=1)
    user, secret = await worker(world)
    member, leader = await serve(world, own, user), await serve(world, own, user, role="LEADER")
    await serve(world, own, user, role="INFORMANT")
    mine = await event(world, own)
    await done(world, "endGridStaff", {"id": member})
    assert mine in await seen(world, secret)
    await done(world, "endGridStaff", {"id": leader})
    assert await seen(world, secret) == set()


async def test_member_reports_what_is_theirs(world: World) -> None:
    """Their own report is assigned once, and to all others of the grid too."""
    own = await grid_of(world, nth=1)
    user, secret = await worker(world)
    another, other_secret = await worker(world, "li.na")
    for each in (user, another):
        await serve(world, own, each)
    before = await seen(world, other_secret)
    reported = report_input(eventClass="POLICE", item="POLICE_THEFT", grid=own)
    assert await outcome(world, "reportGridEvent", reported, secret) == []
    [fresh] = await seen(world, other_secret) - before
    assert fresh in await seen(world, secret)


async def test_register_of_grid_staff_is_kept_by_leaders(world: World) -> None:
    """With sound facts, once, and by those who reach the grid; a name stands in no journal."""
    own = await grid_of(world)
    user, _ = await worker(world)
    before = await stock(world)
    given = {"grid": own, "name": "王丽", "user": user}
    for token in ("village", "integrator"):
        with pytest.raises(Forbidden):
            await give(world, "appointGridStaff", given, token)
    for changes in (
        {"name": " "},
        {"name": "王\n丽"},
        {"name": "王丽 13800000000"},
        {"fromDay": "2025-03-04"},
        {"fromDay": "1999-01-01"},
    ):
        with pytest.raises(BadInput):
            await give(world, "appointGridStaff", {**given, **changes})
    assert gained(before, await stock(world)) == {}
    term = await serve(world, own, user)
    error = await refused(world, "appointGridStaff", given)
    assert (error["code"], error["rule"]) == ("RULE_REFUSED", "grid_staff.once")
    for day in ("2025-03-03", "2025-03-01"):
        with pytest.raises(BadInput):
            await give(world, "endGridStaff", {"id": term, "lastDay": day})
    await done(world, "endGridStaff", {"id": term})
    error = await refused(world, "endGridStaff", {"id": term})
    assert (error["code"], error["rule"]) == ("RULE_REFUSED", "grid_staff.ended")
    await done(world, "endUser", {"id": user, "reason": "x"})
    error = await refused(world, "appointGridStaff", given)
    assert (error["code"], error["rule"]) == ("RULE_REFUSED", "user.ended")
    entries = select(JournalEntry.changes)
    told = await world.database.look(lambda s: list(s.scalars(entries)), "system")
    assert not [each for each in told if "王丽" in each]


async def test_who_reaches_own_cases_alone_opens_none_to_others(world: World) -> None:
    """Neither to themselves nor to anybody, by a post in a grid; nor do they close what they do
    not see."""
    own = await grid_of(world)
    lead = await enter(world)
    assert (await grant(world, lead, reach="ASSIGNED"))["userErrors"] == []
    secret = await come_in(world)
    user, _ = await worker(world, "li.na")
    term = await serve(world, own, user)
    held = await assigned_now(world)
    for account in (lead, user):
        given = {"grid": own, "name": "王丽", "role": "LEADER", "user": account}
        with pytest.raises(Forbidden):
            await give(world, "appointGridStaff", given, secret)
    with pytest.raises(Forbidden):
        await give(world, "endGridStaff", {"id": term}, secret)
    assert await assigned_now(world) == held


async def test_figures_count_a_person_once(world: World) -> None:
    """Somebody who leads two grids is one leader; a term that never held counts nobody."""
    asked = '{division(code:"530424"){figures(measures:["grid.leaders"]){value}}}'

    async def leaders() -> float:
        [figure] = (await world.data(asked))["division"]["figures"]
        return float(figure["value"])

    before = await leaders()
    user, _ = await worker(world)
    terms = [await serve(world, await grid_of(world, nth=n), user, role="LEADER") for n in (0, 1)]
    assert await leaders() == before + 1
    for term in terms:
        await done(world, "endGridStaff", {"id": term})
    assert await leaders() == before


async def test_assignments_follow_any_course_of_posts(world: World) -> None:
    """Whoever comes, goes and reports in whichever order: to each account those events of its
    grids are assigned that were open or reported while it served there, and no other."""
    chance = random.Random(HUANING)
    grids = [await grid_of(world, nth=n) for n in (0, 1)]
    users = [(await worker(world, f"user.{n}"))[0] for n in range(2)]
    events = {grid: await open_of(world, grid) for grid in grids}
    terms: dict[tuple[str, str, str], str] = {}
    held: dict[str, set[str]] = {user: set() for user in users}
    for _ in range(200 if PROOF else 24):
        grid, user = chance.choice(grids), chance.choice(users)
        post = (grid, user, chance.choice(("MEMBER", "LEADER", "INFORMANT")))
        if chance.random() < 0.4:
            made = await event(world, grid)
            events[grid].add(made)
            for at, who, role in terms:
                if at == grid and role != "INFORMANT":
                    held[who].add(made)
        elif post in terms:
            await done(world, "endGridStaff", {"id": terms.pop(post)})
            left = {role for at, who, role in terms if (at, who) == (grid, user)}
            if not left - {"INFORMANT"}:
                held[user] -= events[grid]
        else:
            terms[post] = await serve(world, grid, user, role=post[2])
            if post[2] != "INFORMANT":
                held[user] |= events[grid]
        assert await assigned_now(world) == {
            (matter[-32:], who[-32:]) for who, matters in held.items() for matter in matters
        }


async def assigned_now(world: World) -> set[tuple[str, str]]:
    """What is assigned, and to whom."""
    live = select(Assignment.matter_id, Assignment.assignee_id).where(Assignment.ended_at.is_(None))
    rows = await world.database.look(lambda s: [(r[0], r[1]) for r in s.execute(live)], "system")
    found: set[tuple[str, str]] = set(rows)
    assert len(rows) == len(found)
    return found
