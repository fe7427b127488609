"""Two trees: facts stay where they lay on their day, or are reclassified to today's divisions."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from tests.figures.answers import LAST_DAY, Tree, ask_tree, differences
from tests.support.worlds import HUANING, World
from zongzhi_core.hierarchy.changes import Paper, merge, recode, rename
from zongzhi_core.tables import Division

pytestmark = pytest.mark.slow

MERGED_ON = date(2025, 3, 1)
DOCUMENT = "云政复〔2025〕1号"

#: A village and the one that it is merged into, in one township.
ENDING, HEIR = "530424001002", "530424001001"
TOWN = "530424001"
#: A township and the one that it is merged into.
ENDING_TOWN, HEIR_TOWN = "530424104", "530424103"

#: What happened in a village, and so moves with it.
HAPPENED = ("mediation.accepted", "mediation.settled", "mediation.people_helped")
#: What stands in a village on a day.
STANDS = ("grid.grids", "grid.members", "grid.leaders", "services.people_supported")


async def merge_on(world: World, ending: str, heir: str) -> None:
    """Merge one unit into another on the day."""
    dated = Paper(MERGED_ON, DOCUMENT, "x")
    await world.write(lambda session: merge(session, world.clock, [ending], heir, dated))


def part(tree: Tree, code: str, names: tuple[str, ...]) -> dict[str, float]:
    return {name: tree[code][name] or 0 for name in names}


def plus(one: dict[str, float], other: dict[str, float]) -> dict[str, float]:
    return {name: one[name] + other[name] for name in one}


async def test_facts_of_a_merged_village_stay_on_it_as_of_their_day(world: World) -> None:
    """On the tree of their day the facts lie in the village that was: it answers them when asked
    for that day, its successor has only its own, the township's total holds them."""
    before = await ask_tree(world)
    await merge_on(world, ENDING, HEIR)
    after = await ask_tree(world)
    assert ENDING not in after
    assert {code: after[code] for code in after} == {code: before[code] for code in after}
    then = await ask_tree(world, as_of=LAST_DAY)
    assert then == before


async def test_facts_of_a_merged_village_are_its_successors_today(world: World) -> None:
    """On today's tree the successor has its own facts and those of what was merged into it;
    the township and the county have the same as before."""
    before = await ask_tree(world)
    await merge_on(world, ENDING, HEIR)
    today = await ask_tree(world, tree="TODAY")
    names = (*HAPPENED, *STANDS)
    assert part(today, HEIR, names) == plus(part(before, ENDING, names), part(before, HEIR, names))
    moved = differences(before, today)
    facts = {name for name in before[HUANING] if name.partition(".")[0] != "core"}
    facts -= {"grid.divisions_with_channel", "party.villages_with_commissioner"}
    for code in (TOWN, HUANING):
        assert {name: d for name, d in moved.get(code, {}).items() if name in facts} == {}
    assert set(moved) <= {ENDING, HEIR, TOWN, HUANING}


async def test_successor_counts_as_one_place_today(world: World) -> None:
    """Distinct places are counted on the tree asked for: two that became one count once."""
    await merge_on(world, ENDING, HEIR)
    as_of, today = [await ask_tree(world, tree=tree) for tree in ("AS_OF", "TODAY")]
    for name in ("grid.divisions_with_channel", "party.villages_with_commissioner"):
        assert (today[HUANING][name] or 0) == (as_of[HUANING][name] or 0) - 1


async def test_totals_of_the_county_survive_the_merger_of_townships(world: World) -> None:
    """A township merged into another leaves every total of the county as it was on both trees,
    and the successor has the sum on today's."""
    before = await ask_tree(world)
    await merge_on(world, ENDING_TOWN, HEIR_TOWN)
    as_of, today = [await ask_tree(world, tree=tree) for tree in ("AS_OF", "TODAY")]
    names = (*HAPPENED, *STANDS, "mechanism.dispatches", "mechanism.whistles")
    assert as_of[HUANING] == before[HUANING]
    assert part(today, HUANING, names) == part(before, HUANING, names)
    both = plus(part(before, ENDING_TOWN, names), part(before, HEIR_TOWN, names))
    assert part(today, HEIR_TOWN, names) == both
    assert part(as_of, HEIR_TOWN, names) == part(before, HEIR_TOWN, names)
    assert await ask_tree(world, as_of=LAST_DAY) == before


@pytest.mark.parametrize("tree", ["TODAY", "AS_OF"])
async def test_villages_of_a_merged_township_keep_their_own_figures(
    world: World, tree: str
) -> None:
    """A village that came under another township answers its past as before, on both trees."""
    before = await ask_tree(world)
    await merge_on(world, ENDING_TOWN, HEIR_TOWN)
    after = await ask_tree(world, tree=tree)
    villages = [code for code in before if len(code) == 12 and code.startswith(ENDING_TOWN)]
    assert {code: after[code] for code in villages} == {code: before[code] for code in villages}


async def test_chain_of_mergers_leads_to_the_last_successor(world: World) -> None:
    """Merged twice, facts of the first village are found under the last one on today's tree."""
    last = "530424001003"
    before = await ask_tree(world)
    await merge_on(world, ENDING, HEIR)
    await merge_on(world, HEIR, last)
    today = await ask_tree(world, tree="TODAY")
    parts = [part(before, code, HAPPENED) for code in (ENDING, HEIR, last)]
    assert part(today, last, HAPPENED) == plus(plus(parts[0], parts[1]), parts[2])
    assert today[HUANING]["mediation.accepted"] == 1431


async def test_new_facts_of_the_successor_count_from_the_day_on(world: World) -> None:
    """After the day the figures of the successor hold what stands in it: terms of the ended
    village are not carried over on the tree of the day."""
    await merge_on(world, ENDING, HEIR)
    on_the_eve, now = [await ask_tree(world, period=day) for day in ("2025-02-28", "2025-03-01")]
    today = await ask_tree(world, period="2025-03-01", tree="TODAY")
    assert on_the_eve[HUANING]["core.villages"] == 77
    assert now[HUANING]["core.villages"] == 76
    assert now[HUANING]["core.centres"] == 82
    assert (today[HUANING]["grid.grids"] or 0) == 695
    assert on_the_eve[HUANING]["grid.grids"] == 695


@pytest.mark.parametrize("tree", ["AS_OF", "TODAY"])
async def test_rename_and_recode_move_nothing(world: World, tree: str) -> None:
    """A new name or code is not another division: no figure of any period moves."""
    periods = ("2024", "2025-02", "2025-03-03")
    before = [await ask_tree(world, period=period, tree=tree) for period in periods]
    clock, new_code = world.clock, "530424002"
    dated = Paper(MERGED_ON, DOCUMENT, "x")

    def change(session: Any) -> None:
        rename(session, clock, TOWN, "新宁州街道", dated)
        recode(session, clock, TOWN, new_code, dated)
        rename(session, clock, HEIR, "新村民委员会", dated)
        rename(session, clock, HUANING, "新华宁县", dated)

    await world.write(change)
    for period, old in zip(periods, before, strict=True):
        after = await ask_tree(world, period=period, tree=tree)
        after[TOWN] = after.pop(new_code)
        assert after == old


async def test_past_day_shows_old_names_and_children(world: World) -> None:
    """Asked for a day before the changes, names, codes and children are those of that day."""
    document = (
        'query($d:Date){division(code:"530424",asOf:$d)'
        "{name children{code name children{code name}}}}"
    )
    before = await world.data(document)
    clock = world.clock
    dated = Paper(MERGED_ON, DOCUMENT, "x")
    await merge_on(world, ENDING_TOWN, HEIR_TOWN)
    await world.write(lambda s: rename(s, clock, HEIR_TOWN, "新镇", dated))
    await world.write(lambda s: recode(s, clock, TOWN, "530424002", dated))
    now = await world.data(document)
    assert await world.data(document, variables={"d": LAST_DAY}) == before
    assert await world.data(document, variables={"d": "2025-02-28"}) == before
    assert await world.data(document, variables={"d": "2025-03-01"}) == now
    towns = {each["code"]: each for each in now["division"]["children"]}
    assert list(towns) == ["530424002", "530424102", HEIR_TOWN, "530424201"]
    assert towns[HEIR_TOWN]["name"] == "新镇"
    old = {each["code"]: each["children"] for each in before["division"]["children"]}
    moved = [*old[HEIR_TOWN], *old[ENDING_TOWN]]
    assert sorted(each["code"] for each in towns[HEIR_TOWN]["children"]) == sorted(
        each["code"] for each in moved
    )


async def test_ended_division_is_found_only_on_its_days(world: World) -> None:
    """A merged village is absent today, and on a past day it is there with all its figures."""
    text = (
        'query($d:Date){division(code:"530424001002",asOf:$d){validTo successors{code} '
        'figures(measures:["mediation.accepted"],period:"2024"){value}}}'
    )
    before = await world.figure(ENDING, "mediation.accepted", "2024")
    await merge_on(world, ENDING, HEIR)
    assert (await world.ask(text))["data"] == {"division": None}
    then = await world.data(text, variables={"d": LAST_DAY})
    assert then["division"] == {
        "validTo": "2025-03-01",
        "successors": [{"code": HEIR}],
        "figures": [{"value": before}],
    }
    codes = select(Division.code).where(Division.valid_to > MERGED_ON)
    assert ENDING not in await world.write(lambda session: set(session.scalars(codes)))
