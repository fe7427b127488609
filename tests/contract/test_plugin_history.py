"""The past of switches: which plugins were on when, by whom and why; figures of days off say so."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.commands.giving import switched
from tests.support.worlds import HUANING, World
from zongzhi_core.clock import stamp_text

from .conftest import YIMEN, turn

THEN = 'query($d:Date){division(code:"530424" asOf:$d){plugins{name state}}}'
FIGURES = (
    'query($c:String! $p:String!){division(code:$c){figures(measures:["grid.grids",'
    '"mediation.accepted","party.centre_staff"] period:$p){status value}}}'
)


async def states(world: World, day: str | None) -> dict[str, str]:
    listed = (await world.data(THEN, variables={"d": day}))["division"]["plugins"]
    return {each["name"]: each["state"] for each in listed}


async def figures(world: World, period: str, code: str = HUANING, token: str = "admin") -> Any:
    data = await world.data(FIGURES, token, variables={"c": code, "p": period})
    return data["division"]["figures"]


async def test_plugins_of_a_day_are_those_at_its_end(two: World) -> None:
    """`plugins` as of a day are as they were at its end; before the first switch there are none."""
    start = two.clock.now().date()
    two.clock.advance(timedelta(days=10))
    await switched(two, "mediation", "OFF")
    two.clock.advance(timedelta(days=10))
    await switched(two, "mediation", "ON")
    on = dict.fromkeys(("grid", "mechanism", "mediation", "party", "services"), "ON")
    off = {**on, "mediation": "OFF"}
    days = {-1: {}, 0: on, 9: on, 10: off, 19: off, 20: on}
    for n, expected in days.items():
        day = start.fromordinal(start.toordinal() + n).isoformat()
        assert await states(two, day) == expected, n
    assert await states(two, None) == on


async def test_history_tells_who_when_and_why(two: World) -> None:
    """Each period has its span, its reason and its actor; readers of ordinary data see no actor."""
    first = stamp_text(two.clock.now())
    two.clock.advance(timedelta(days=1))
    await turn(two, "party", "OFF")
    then = stamp_text(two.clock.now())
    asked = (
        '{division(code:"530424"){pluginHistory(filter:{plugin:{eq:"party"}})'
        "{nodes{plugin state since until reason actor}}}}"
    )
    on = {"plugin": "party", "state": "ON", "since": first, "until": then, "reason": "test"}
    off = {"plugin": "party", "state": "OFF", "since": then, "until": None, "reason": "试 OFF"}
    nodes = (await two.data(asked))["division"]["pluginHistory"]["nodes"]
    assert nodes == [{**on, "actor": "test"}, {**off, "actor": "admin"}]
    answer = await two.ask(asked, "integrator")
    assert {e["extensions"]["code"] for e in answer["errors"]} == {"FORBIDDEN"}


async def test_figures_of_days_off_are_no_zero(two: World) -> None:
    """A figure of a period in which its plugin was off all the time has no value and says so; of
    one in which it was off in part it is partial; all others are as before."""
    before = [await figures(two, period) for period in ("2024", "2025-03", "2025-05")]
    two.clock.advance(timedelta(days=28))
    await switched(two, "mediation", "OFF")
    two.clock.advance(timedelta(days=40))
    await switched(two, "mediation", "ON")
    off = {"status": "PLUGIN_OFF", "value": None}
    assert (await figures(two, "2025-04"))[1] == off
    assert (await figures(two, "2025-04-15"))[1] == off
    for period in ("2025-03", "2025-05", "2025"):
        grid, accepted, staff = await figures(two, period)
        assert (accepted["status"], accepted["value"]) == ("PARTIAL", 0.0)
        assert {grid["status"], staff["status"]} == {"AVAILABLE"}
    assert await figures(two, "2024") == before[0]


async def test_stock_counts_its_last_day_alone(two: World) -> None:
    """A stock of a period in which its plugin was off, but not on the last day, is whole."""
    two.clock.advance(timedelta(days=10))
    await switched(two, "grid", "OFF")
    two.clock.advance(timedelta(days=10))
    await switched(two, "grid", "ON")
    two.clock.advance(timedelta(days=60))
    assert (await figures(two, "2025-03"))[0]["status"] == "AVAILABLE"
    assert (await figures(two, "2025-03-15"))[0]["status"] == "PLUGIN_OFF"


@pytest.mark.parametrize(("state", "status"), [("ON", "PARTIAL"), ("OFF", "AVAILABLE")])
async def test_figure_of_several_counties_says_what_is_missing(
    two: World, state: str, status: str
) -> None:
    """Of a prefecture the figure is partial when a county below was off then; one that is off
    now is left out as a whole, and named."""
    two.clock.advance(timedelta(days=10))
    await turn(two, "mediation", "OFF", YIMEN, "yimen")
    two.clock.advance(timedelta(days=10))
    if state == "ON":
        await turn(two, "mediation", "ON", YIMEN, "yimen")
    assert (await figures(two, "2025-03", "5304", "chief"))[1]["status"] == status
    assert (await figures(two, "2025-03", HUANING, "chief"))[1]["status"] == "AVAILABLE"
