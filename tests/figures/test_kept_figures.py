"""What is kept of counties' figures: whoever reaches many is answered as if all were counted."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from tests.commands.cases import CASES, CHOSEN
from tests.commands.giving import done
from tests.contract.conftest import YIMEN, add_tokens
from tests.contract.conftest import pair as pair
from tests.figures.test_trees import ENDING, ENDING_TOWN, HEIR, HEIR_TOWN, merge_on
from tests.support.worlds import HUANING, NOW, Template, World
from zongzhi_core import figure_keeper
from zongzhi_core.figure_keeper import DAYS, MOST
from zongzhi_core.kept_figures import forget_figures
from zongzhi_core.tables import CountyFigure, FigureWindow
from zongzhi_core.testing.commands import Trial, find_command

#: All figures of the prefecture, of two counties, and of a township.
DOCUMENT = """query($p:String){a:division(code:"5304"){...F} b:division(code:"530424"){...F}
    c:division(code:"530425"){...F} d:division(code:"530424102"){...F}}
    fragment F on Division{figures(period:$p){
    measure{name} status value numerator denominator}}"""
TREES = ("AS_OF", "TODAY")
PERIODS = ("2024", "2025", "2025-03", "2024-W20", None)
ONE = """{division(code:"5304"){figures(measures:["mediation.accepted"] period:"2024"){value}}}"""


@pytest.fixture
async def two(pair: Template) -> AsyncIterator[World]:
    made = pair.copy()
    yield made
    await made.end()


async def look(world: World) -> list[Any]:
    """All figures over some periods."""
    asked = [{} if period is None else {"p": period} for period in PERIODS]
    document = DOCUMENT if len(world.ledgers) > 1 else DOCUMENT.replace(YIMEN, HUANING)
    return [await world.data(document, variables=each, token="prefecture") for each in asked]


async def counted(world: World) -> list[Any]:
    """The same with nothing kept."""
    await world.write(forget_figures)
    return await look(world)


async def keep(world: World) -> None:
    await world.service.reader.keeper.keep()


async def accepted(world: World) -> float:
    [told] = (await world.data(ONE, token="prefecture"))["division"]["figures"]
    return float(told["value"])


async def rows(world: World) -> list[tuple[str, str]]:
    """The periods and counties of which something is kept."""
    held = select(CountyFigure.period, CountyFigure.path).distinct()
    found = await world.database.look(lambda s: s.execute(held).all(), "system")
    return [(row.period, row.path) for row in found]


async def periods(world: World) -> list[str]:
    """Those that are kept."""
    held = select(FigureWindow.period)
    return await world.database.look(lambda s: sorted(s.scalars(held)), "system")


async def tamper(world: World, by: int) -> None:
    """Falsify what is kept."""
    false = update(CountyFigure).values(number=CountyFigure.number + by)
    await world.write(lambda s: s.execute(false))


async def test_what_is_kept_is_what_was_counted(two: World) -> None:
    """All figures over every kind of period: of a prefecture, its counties and their townships."""
    before = await look(two)
    assert await rows(two) == []
    await keep(two)
    assert {period for period, _ in await rows(two)} >= {"2024", "2025", "2025-03", "2024-W20"}
    assert len({path for _, path in await rows(two)}) == 2
    assert await look(two) == before == await counted(two)


async def test_nothing_is_kept_that_only_a_county_asked_for(two: World) -> None:
    """Whoever reaches one county is answered by counting, and leaves nothing."""
    await two.data(ONE.replace("5304", "530424"))
    await keep(two)
    assert await periods(two) == []
    await two.data(ONE, token="prefecture")
    await keep(two)
    assert await periods(two) == ["2024"]


async def test_county_with_a_change_is_counted(two: World) -> None:
    """A kept number is taken while nothing changes in its county; from its next change on, the
    county is counted, the other is not, until it is kept again."""
    whole = await accepted(two)
    await keep(two)
    await tamper(two, 1000)
    assert await accepted(two) == whole + 2000
    await done(two, "reportGridEvent", await CASES["reportGridEvent"](two))
    assert await accepted(two) == whole + 1000
    await keep(two)
    assert await accepted(two) == whole + 1000
    await two.write(forget_figures)
    assert await accepted(two) == whole


async def test_kept_numbers_end_with_the_day_and_with_the_divisions(two: World) -> None:
    """On another day, and after a change of divisions or work days, all counties are counted."""
    document = ONE.replace("mediation.accepted", "grid.grids").replace("2024", "2025")

    async def ask() -> float:
        [told] = (await two.data(document, token="prefecture"))["division"]["figures"]
        return float(told["value"])

    whole = await ask()
    await keep(two)
    await tamper(two, 10)
    kept = await ask()
    two.clock.advance(timedelta(days=1))
    assert await ask() == whole < kept
    await keep(two)
    await tamper(two, 10)
    await done(two, "setWorkDay", await CASES["setWorkDay"](two))
    assert await ask() == whole


async def test_trees_are_kept_apart(two: World) -> None:
    """Where divisions have merged what is kept is that of the tree that is asked for."""
    await merge_on(two, ENDING, HEIR)
    await merge_on(two, ENDING_TOWN, HEIR_TOWN)

    async def trees() -> list[Any]:
        asked = [DOCUMENT.replace("(period", f"(tree:{tree} period") for tree in TREES]
        given: dict[str, Any] = {"variables": {"p": "2025"}, "token": "prefecture"}
        return [await two.data(each, **given) for each in asked]

    before = await trees()
    await keep(two)
    assert len({path for _, path in await rows(two)}) == 2
    assert await trees() == before
    assert before[0] != before[1]
    await done(two, "reportGridEvent", await CASES["reportGridEvent"](two))
    kept = await trees()
    await two.write(forget_figures)
    assert await trees() == kept
    await keep(two)
    await tamper(two, 1)
    assert await trees() != kept


async def test_switch_takes_a_county_out(two: World) -> None:
    """Where a plugin is off, what is kept of it does not count."""
    await look(two)
    await keep(two)
    given = {"county": YIMEN, "plugin": "grid", "state": "OFF", "reason": "停用"}
    await two.write(add_tokens)
    before = await look(two)
    await done(two, "setPlugin", given, token="yimen")
    assert await look(two) != before
    assert await look(two) == await counted(two)


async def test_no_more_is_kept_than_is_asked_for_of_late(two: World) -> None:
    """At most so many periods; those that were asked for last."""
    one = ONE.replace('"2024"', "$p").replace("{", "query($p:String){", 1)
    for n in range(MOST + 5):
        await two.data(one, variables={"p": f"{1990 + n}"}, token="prefecture")
        await keep(two)
        two.clock.advance(timedelta(days=1))
    assert await periods(two) == [f"{1995 + n}" for n in range(MOST)]
    two.clock.advance(timedelta(days=DAYS - 1))
    await keep(two)
    assert await periods(two) == [f"{1990 + MOST + 4}"]
    assert {period for period, _ in await rows(two)} <= {f"{1990 + MOST + 4}"}


@pytest.mark.parametrize("whole", [True, False])
async def test_nothing_is_kept_that_was_counted_before_it_was_forgotten(
    two: World, monkeypatch: pytest.MonkeyPatch, whole: bool
) -> None:
    """While one process counts, all or a changed county, another forgets and begins anew: what the
    first writes then is taken by nobody."""
    truth, write = await accepted(two), figure_keeper._write
    if not whole:
        await keep(two)
        await done(two, "reportGridEvent", await CASES["reportGridEvent"](two))

    def late(counted: Any, session: Session) -> None:
        for row in counted.rows:
            row["number"] += 1000
        if whole:
            forget_figures(session)
        else:
            session.execute(delete(FigureWindow))
        session.add(FigureWindow(period="2024", last=NOW.date(), asked_on=NOW.date()))
        session.flush()
        write(counted, session)

    monkeypatch.setattr(figure_keeper, "_write", late)
    await keep(two)
    assert await accepted(two) == truth
    monkeypatch.setattr(figure_keeper, "_write", write)
    await keep(two)
    assert await rows(two) != []
    assert await accepted(two) == truth


async def test_period_is_counted_as_soon_as_it_is_asked_for(two: World) -> None:
    """Whoever counts rests until somebody asks for a period that is not kept, and does not rest
    shorter for one that is."""
    keeper = two.service.reader.keeper
    await accepted(two)
    async with asyncio.timeout(5):
        await keeper.rest(60)
    await keep(two)
    await accepted(two)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await keeper.rest(60)


@pytest.mark.slow
@pytest.mark.proof
async def test_every_command_leaves_word_of_what_it_counts(
    world: World, subtests: pytest.Subtests
) -> None:
    """After each command what was kept before it gives the same figures as counting."""
    await look(world)
    for name, case in CHOSEN.items():
        with subtests.test(name):
            trial = Trial(world, find_command(world.registry, name), case)
            await trial.made()
            await look(world)
            await keep(world)
            await trial.give("1")
            seen = await look(world)
            assert seen == await counted(world)
