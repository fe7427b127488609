"""Readers above a county: the union of the counties' plugins, without the rows of those off."""

from __future__ import annotations

from typing import Any

import pytest

from tests.strangers import entry
from tests.support.worlds import HUANING, World
from zongzhi_api.compose import compose
from zongzhi_core.migrate import migrate
from zongzhi_core.read.run import Asker
from zongzhi_flood import plugin as flood

from .conftest import YIMEN, beside, load_with, turn

PILLARS = ("grid", "mechanism", "mediation", "party", "services")
LEFT_OUT = {"countiesLeftOut": [{"plugin": "mediation", "county": YIMEN}]}

COUNTS = (
    '{prefecture:division(code:"5304"){disputes{totalCount}}'
    'huaning:division(code:"530424"){disputes{totalCount}}'
    'yimen:division(code:"530425"){disputes{totalCount}}}'
)
FIGURES = (
    "query($m:[String!]){"
    'prefecture:division(code:"5304"){figures(measures:$m period:"2024"){status value}}'
    'huaning:division(code:"530424"){figures(measures:$m period:"2024"){status value}}'
    'yimen:division(code:"530425"){figures(measures:$m period:"2024"){status value}}'
    'village:division(code:"530425001001"){figures(measures:$m period:"2024"){status value}}}'
)

every_wide = pytest.mark.parametrize("token", ["prefecture", "country", "chief"])


async def counts(world: World, token: str) -> tuple[dict[str, Any], Any]:
    answer = await world.ask(COUNTS, token)
    assert "errors" not in answer
    shown = {name: found["disputes"]["totalCount"] for name, found in answer["data"].items()}
    return shown, answer.get("extensions")


@every_wide
async def test_wide_reader_sees_union_schema(two: World, token: str) -> None:
    """A plugin that is on in one county is in the schema of who reaches that county."""
    await turn(two, "mediation", "OFF")
    await turn(two, "party", "OFF", YIMEN, "yimen")
    assert await two.service.sdl(Asker(token)) == compose(two.registry, PILLARS).as_str()
    assert "type Dispute " not in await two.service.sdl(Asker(token, HUANING))
    assert "type Dispute " in await two.service.sdl(Asker(token, YIMEN))


@every_wide
async def test_rows_of_off_county_are_left_out_and_named(two: World, token: str) -> None:
    """Rows of a county that is off are missing from lists and counts, and the answer says so."""
    before, said = await counts(two, token)
    assert said is None
    assert before["prefecture"] == before["huaning"] + before["yimen"]
    assert before["huaning"] == 1431
    assert before["yimen"] > 0
    await turn(two, "mediation", "OFF", YIMEN, "yimen")
    after, said = await counts(two, token)
    assert after == {"prefecture": 1431, "huaning": 1431, "yimen": 0}
    assert said == LEFT_OUT


async def test_row_of_off_county_is_absent(two: World) -> None:
    """For a wide reader an id of a county that is off is as one that never was."""
    data = await two.data('{division(code:"530425"){disputes(first:1){nodes{id}}}}', "prefecture")
    found = data["division"]["disputes"]["nodes"][0]["id"]
    await turn(two, "mediation", "OFF", YIMEN, "yimen")
    answer = await two.ask(
        "query($i:ID!){node(id:$i){id} nodes(ids:[$i]){id} dispute(id:$i){id}}",
        "prefecture",
        variables={"i": found},
    )
    assert answer["data"] == {"node": None, "nodes": [None], "dispute": None}
    assert {e["extensions"]["code"] for e in answer["errors"]} == {"NOT_FOUND"}


@pytest.mark.parametrize(
    "selection",
    [
        "disputes{totalCount}",
        "disputes{pageInfo{hasNextPage}}",
        "disputes(first:1){edges{cursor}}",
        "disputes(first:1){nodes{no}}",
        'figures(measures:["mediation.accepted"]){value}',
        "gridEvents(first:1){nodes{becameDispute{no}}}",
    ],
)
async def test_every_use_of_a_plugin_names_counties(two: World, selection: str) -> None:
    """However a plugin is touched, the counties without it are named."""
    await turn(two, "mediation", "OFF", YIMEN, "yimen")
    answer = await two.ask(f'{{division(code:"5304"){{{selection}}}}}', "prefecture")
    assert answer["extensions"] == LEFT_OUT


async def test_untouched_plugin_names_no_county(two: World) -> None:
    """Nothing is said of a plugin that was not asked for, nor to a reader of one county."""
    await turn(two, "mediation", "OFF", YIMEN, "yimen")
    asked = '{division(code:"5304"){gridEvents{totalCount}}}'
    assert "extensions" not in await two.ask(asked, "prefecture")
    narrow = '{division(code:"530424"){disputes{totalCount}}}'
    assert "extensions" not in await two.ask(narrow, "admin")
    assert "extensions" not in await two.ask(narrow, "prefecture", county=HUANING)


async def test_figures_of_others_add_up(two: World) -> None:
    """A prefecture's figure is the sum of the counties that have the plugin on; the figure of
    the one that has it off has no value, at any level."""
    asked = {"m": ["mediation.accepted"]}
    before = await two.data(FIGURES, "prefecture", variables=asked)
    whole = {name: found["figures"][0]["value"] for name, found in before.items()}
    assert whole["prefecture"] == whole["huaning"] + whole["yimen"]
    await turn(two, "mediation", "OFF", YIMEN, "yimen")
    answer = await two.ask(FIGURES, "prefecture", variables=asked)
    shown = {name: found["figures"][0] for name, found in answer["data"].items()}
    off = {"status": "PLUGIN_OFF", "value": None}
    there = {"status": "AVAILABLE", "value": whole["huaning"]}
    assert shown == {"prefecture": there, "huaning": there, "yimen": off, "village": off}
    assert answer["extensions"] == LEFT_OUT


async def test_core_figures_never_go_off(two: World) -> None:
    """Figures of core count every county, whatever is off there."""
    asked = {"m": ["core.villages"]}
    before = await two.data(FIGURES, "prefecture", variables=asked)
    for plugin in PILLARS:
        await turn(two, plugin, "OFF", YIMEN, "yimen")
    assert await two.data(FIGURES, "prefecture", variables=asked) == before


@every_wide
async def test_plugin_off_everywhere_is_off_for_all(two: World, token: str) -> None:
    """Where no county in reach has a plugin on, a wide reader gets PLUGIN_OFF too."""
    await turn(two, "mediation", "OFF")
    await turn(two, "mediation", "OFF", YIMEN, "yimen")
    answer = await two.ask('{division(code:"5304"){name disputes{totalCount}}}', token)
    assert answer["data"]["division"]["disputes"] is None
    assert [e["extensions"]["code"] for e in answer["errors"]] == ["PLUGIN_OFF"]
    assert "extensions" not in answer
    assert "type Dispute " not in await two.service.sdl(Asker(token))


async def test_narrowed_reader_is_a_reader_of_that_county(two: World) -> None:
    """X-County gives a wide reader the answers that the county's own reader gets."""
    await turn(two, "mediation", "OFF", YIMEN, "yimen")
    asked = '{division(code:"530425"){name disputes{totalCount} gridEvents{totalCount}}}'
    own = await two.ask(asked, "yimen")
    assert await two.ask(asked, "chief", county=YIMEN) == own
    assert own["errors"][0]["extensions"]["county"] == YIMEN


async def test_wide_administrator_switches_one_county(two: World) -> None:
    """An administrator of a prefecture switches each county by its code."""
    await turn(two, "party", "OFF", YIMEN, "chief")
    assert "party" not in (await two.data("{viewer{plugins}}", "yimen"))["viewer"]["plugins"]
    assert "party" in (await two.data("{viewer{plugins}}"))["viewer"]["plugins"]


async def test_value_added_by_a_stranger_is_left_out(two: World) -> None:
    """A value that a plugin adds to a division is null in a county where that plugin is off."""
    world = beside(two, load_with(entry("flood", flood)))
    await world.write(lambda session: migrate(session, world.registry.contributions.values()))
    await turn(world, "flood", "ON")
    answer = await world.ask(
        '{divisions(filter:{code:{in:["5304","530424","530425","530425001"]}})'
        "{nodes{code floodMark}}}",
        "prefecture",
    )
    shown = {n["code"]: n["floodMark"] for n in answer["data"]["divisions"]["nodes"]}
    assert shown == {"5304": "汛5304", HUANING: "汛530424", YIMEN: None, "530425001": None}
    assert answer["extensions"] == {"countiesLeftOut": [{"plugin": "flood", "county": YIMEN}]}
