"""The demonstration county answers every figure of its source, and says what each one means."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import func, select

from tests.figures.answers import ask_tree, measures_of, read_published
from tests.support.worlds import HUANING, World
from zongzhi_core.clock import day_of, start_of
from zongzhi_core.terms import FigureKind
from zongzhi_grid.tables import Grid
from zongzhi_mediation.tables import Dispute

pytestmark = pytest.mark.asyncio(loop_scope="module")

PUBLISHED = read_published()
LEVELS = {"township": 9, "village": 12}


async def ask_figures(world: World, arguments: str, fields: str, **more: Any) -> Any:
    """The figures of the county for some arguments."""
    document = f'{{division(code:"{HUANING}"){{figures{arguments}{{{fields}}}}}}}'
    return (await world.data(document, **more))["division"]["figures"]


async def test_every_published_figure_is_answered_exactly(shared_world: World) -> None:
    """All rows of the source are answered, by one statement for all of them."""
    parts = [
        f'f{n}:figures(measures:["{each.measure}"],period:"{each.period}"){{status value}}'
        for n, each in enumerate(PUBLISHED)
    ]
    await shared_world.service.state.snapshot()
    statements = shared_world.statements()
    data = await shared_world.data(f'{{division(code:"{HUANING}"){{{" ".join(parts)}}}}}')
    assert shared_world.statements() - statements == 1
    answered = {each: data["division"][f"f{n}"][0] for n, each in enumerate(PUBLISHED)}
    assert {each.code for each in PUBLISHED} == {HUANING}
    assert answered == {each: {"status": "AVAILABLE", "value": each.value} for each in PUBLISHED}


async def test_source_speaks_of_every_measure(shared_world: World) -> None:
    """No measure is declared without a published figure that proves it."""
    assert set(measures_of(shared_world)) == {each.measure for each in PUBLISHED}


async def test_additive_figures_add_up_at_every_level(shared_world: World) -> None:
    """What is additive is the sum over the five townships, and over the villages where villages
    have it; the rest is declared non-additive."""
    measures = measures_of(shared_world)
    trees = {
        period: await ask_tree(shared_world, period=period)
        for period in {p.period for p in PUBLISHED}
    }
    for each in PUBLISHED:
        assert measures[each.measure].additive is bool(each.adds_up_over), each.measure
        figures = trees[each.period]
        for level in each.adds_up_over:
            parts = [
                figures[code][each.measure] or 0 for code in figures if len(code) == LEVELS[level]
            ]
            assert len(parts) == {"township": 5, "village": 77}[level]
            assert sum(parts) == each.value, (each.measure, level)


async def test_additive_figures_of_a_township_add_up_too(shared_world: World) -> None:
    """A township's figure is the sum over its villages where the county's is."""
    figures = await ask_tree(shared_world)
    names = {each.measure for each in PUBLISHED if "village" in each.adds_up_over}
    for town in (code for code in figures if len(code) == LEVELS["township"]):
        villages = [code for code in figures if len(code) == 12 and code.startswith(town)]
        for name in names:
            total = sum(figures[code][name] or 0 for code in villages)
            assert figures[town][name] == total, (town, name)


async def test_period_is_the_day_of_as_of_by_default(shared_world: World) -> None:
    """Without a period the figures are those of the day asked for: today, or `asOf`."""
    document = (
        'query($d:Date){division(code:"530424",asOf:$d)'
        '{figures(measures:["grid.grids"]){value period asOf}}}'
    )
    today = await shared_world.data(document)
    past = await shared_world.data(document, variables={"d": "2024-12-31"})
    assert today["division"]["figures"] == [
        {"value": 695.0, "period": "2025-03-03", "asOf": "2025-03-03"}
    ]
    assert past["division"]["figures"] == [
        {"value": 695.0, "period": "2024-12-31", "asOf": "2024-12-31"}
    ]


async def test_all_measures_are_answered_by_default_in_name_order(shared_world: World) -> None:
    """`figures` without `measures` answers every measure once, sorted by name."""
    figures = await ask_figures(shared_world, "", "measure{name}")
    names = [each["measure"]["name"] for each in figures]
    assert names == sorted(measures_of(shared_world))


async def test_measures_are_answered_as_asked(shared_world: World) -> None:
    """The answer has the measures that were asked for, in that order, repeated if repeated."""
    asked = ["mediation.settled", "core.villages", "mediation.settled"]
    document = (
        'query($m:[String!]){division(code:"530424")'
        '{figures(measures:$m,period:"2024"){measure{name}value}}}'
    )
    data = await shared_world.data(document, variables={"m": asked})
    answered = [(e["measure"]["name"], e["value"]) for e in data["division"]["figures"]]
    assert answered == [
        ("mediation.settled", 1351.0),
        ("core.villages", 77.0),
        ("mediation.settled", 1351.0),
    ]
    none = await shared_world.data(document, variables={"m": []})
    assert none["division"]["figures"] == []


async def test_each_figure_tells_what_it_measures(shared_world: World) -> None:
    """A figure carries its measure: name, both titles, plugin, kind, definition, additive."""
    fields = "measure{name title titleEn plugin kind additive definition deprecationReason}"
    answered = [each["measure"] for each in await ask_figures(shared_world, "", fields)]
    assert answered == [
        {
            "name": name,
            "title": measure.title,
            "titleEn": measure.title_en,
            "plugin": name.partition(".")[0],
            "kind": measure.kind.name,
            "additive": measure.additive,
            "definition": measure.definition,
            "deprecationReason": None,
        }
        for name, measure in sorted(measures_of(shared_world).items())
    ]
    assert all(each["title"] and each["titleEn"] and each["definition"] for each in answered)
    listed = await shared_world.data(f"{{measures{{{fields[8:-1]}}}}}")
    assert listed["measures"] == answered


@pytest.mark.parametrize(
    ("period", "as_of"),
    [
        ("2024", "2024-12-31"),
        ("2024-H1", "2024-06-30"),
        ("2024-02", "2024-02-29"),
        ("2024-03-F1", "2024-03-15"),
        ("2024-W01", "2024-01-07"),
        ("2024-05-06", "2024-05-06"),
        ("2025", "2025-03-03"),
        ("2025-Q1", "2025-03-03"),
        ("2025-03-03", "2025-03-03"),
    ],
)
async def test_period_and_its_day_are_echoed(shared_world: World, period: str, as_of: str) -> None:
    """A figure repeats the period asked for and names its last day, today if it is not over."""
    figures = await ask_figures(shared_world, f'(period:"{period}")', "period asOf")
    assert {(each["period"], each["asOf"]) for each in figures} == {(period, as_of)}


@pytest.mark.parametrize(
    "bad",
    [
        '(measures:["core.nothing"])',
        '(measures:["core.villages","mediation.Settled"])',
        '(measures:[""])',
        *(
            f'(period:"{period}")'
            for period in (
                "",
                "2024-13",
                "2024-Q5",
                "2023-02-29",
                "2023-W53",
                "24",
                "2024-W1",
                "1899",
                "9999-12-31",
                "２０２４",
            )
        ),
    ],
)
async def test_unknown_measure_or_period_spoils_only_its_field(
    shared_world: World, bad: str
) -> None:
    """An unknown measure or period is BAD_INPUT at its own path; the rest is served."""
    good = 'good:figures(measures:["core.villages"],period:"2024"){value}'
    answer = await shared_world.ask(
        f'{{division(code:"{HUANING}"){{bad:figures{bad}{{value}} {good}}}}}'
    )
    assert answer["data"]["division"] == {"bad": None, "good": [{"value": 77.0}]}
    faults = [(each["path"], each["extensions"]["code"]) for each in answer["errors"]]
    assert faults == [(["division", "bad"], "BAD_INPUT")]


async def test_day_beyond_the_calendar_spoils_only_the_figures(shared_world: World) -> None:
    """A day too far ahead to be counted to is BAD_INPUT for the figures; the rest is served."""
    answer = await shared_world.ask(
        f'{{division(code:"{HUANING}",asOf:"9001-01-01"){{code figures{{value}}}}}}'
    )
    assert answer["data"]["division"] == {"code": HUANING, "figures": None}
    faults = [(each["path"], each["extensions"]["code"]) for each in answer["errors"]]
    assert faults == [(["division", "figures"], "BAD_INPUT")]


async def test_unknown_period_in_a_variable_spoils_only_its_field(shared_world: World) -> None:
    """A bad period is found when the value is bound, and faults only the field that uses it,
    also when the plan was made for a good one."""
    document = (
        'query($p:String){division(code:"530424")'
        '{bad:figures(measures:["grid.grids"],period:$p){value}'
        'good:figures(measures:["core.villages"]){value}}}'
    )
    fine = await shared_world.data(document, variables={"p": "2024"})
    answer = await shared_world.ask(document, variables={"p": "2024-00"})
    again = await shared_world.data(document, variables={"p": "2024-Q4"})
    assert answer["data"]["division"] == {"bad": None, "good": [{"value": 77.0}]}
    assert [each["path"] for each in answer["errors"]] == [["division", "bad"]]
    assert fine == again


async def test_stock_answers_for_the_last_day_of_a_range(shared_world: World) -> None:
    """A stock is the same for a range and for its last day, and moves with that day."""
    stocks = {
        name
        for name, measure in measures_of(shared_world).items()
        if measure.kind is not FigureKind.FLOW
    }
    for period, day in [("2024", "2024-12-31"), ("2024-Q3", "2024-09-30"), ("2025", "2025-03-03")]:
        ranged, daily = [await ask_tree(shared_world, period=p) for p in (period, day)]
        for code, figures in ranged.items():
            assert {n: figures[n] for n in stocks} == {n: daily[code][n] for n in stocks}


async def test_grids_of_a_past_day_are_those_of_that_day(shared_world: World) -> None:
    """A stock asked for a past day counts the rows that held then, not those of today."""

    def count(session: Any) -> int:
        day = date(2023, 12, 31)
        held = select(func.count()).where(Grid.valid_from <= day, Grid.valid_to > day)
        return int(session.scalar(held))

    assert await shared_world.figure(
        HUANING, "grid.grids", "2023-12-31"
    ) == await shared_world.write(count)
    assert await shared_world.figure(HUANING, "grid.grids", "2019-12-31") == 0


async def test_flow_asked_for_a_day_counts_that_day(shared_world: World) -> None:
    """A flow of one day is what happened on that day in Asia/Shanghai; days make up the month."""

    def moments(session: Any) -> list[datetime]:
        return list(session.scalars(select(Dispute.accepted_at)))

    days = [day_of(each) for each in await shared_world.write(moments)]
    asked = [date(2024, 2, n) for n in range(1, 30)]
    parts = " ".join(
        f'd{n}:figures(measures:["mediation.accepted"],period:"{day}"){{value}}'
        for n, day in enumerate(asked)
    )
    data = (await shared_world.data(f'{{division(code:"{HUANING}"){{{parts}}}}}'))["division"]
    answered = [data[f"d{n}"][0]["value"] for n in range(len(asked))]
    assert answered == [days.count(day) for day in asked]
    assert sum(answered) == await shared_world.figure(HUANING, "mediation.accepted", "2024-02")
    assert start_of(asked[0]).isoformat() == "2024-01-31T16:00:00+00:00"
