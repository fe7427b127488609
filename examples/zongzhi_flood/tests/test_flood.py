"""The flood plugin under the scrutiny of the pillars, and what it does by itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from zongzhi_core.testing import (
    HUANING,
    LAWS,
    PluginSets,
    World,
    check_doors,
    check_duties,
    installed,
    keep_promises,
)
from zongzhi_core.testing.fixtures import huaning as huaning
from zongzhi_core.testing.fixtures import world as world
from zongzhi_core.testing.sets import name_set

VILLAGE = "530424001001"
SETS = PluginSets(installed())


@pytest.mark.parametrize("plugins", SETS.around("flood"), ids=name_set)
def test_every_set_keeps_every_law(plugins: frozenset[str]) -> None:
    """Whatever is on beside it, the schema is sound and names nothing that is off."""
    for law in LAWS:
        law(SETS, plugins)


def test_schema_is_as_promised() -> None:
    """The folder `schema` holds what each minor version brings; none of it goes unannounced."""
    keep_promises(Path(__file__).resolve().parents[1] / "schema", SETS, "flood")


@pytest.mark.parametrize("plugins", SETS.beside("flood"), ids=name_set)
async def test_every_door_is_shut(world: World, plugins: frozenset[str]) -> None:
    """Where it is off, nothing of it comes out by any door, whatever is on."""
    await check_doors(world, "flood", plugins)


@pytest.mark.parametrize("plugins", SETS.beside("flood"), ids=name_set)
async def test_every_duty_goes_on(world: World, plugins: frozenset[str]) -> None:
    """Where it is off, nothing rests that is owed to people, whatever is on."""
    await check_duties(world, "flood", plugins)


async def issue(world: World, water_level: int) -> dict[str, Any]:
    data = await world.data(
        "mutation($i: IssueFloodWarningInput!) {issueFloodWarning(input: $i) "
        "{floodWarning {id no level phase availableCommands} userErrors {message}}}",
        variables={"i": {"division": VILLAGE, "waterLevel": water_level}},
    )
    warning: dict[str, Any] = data["issueFloodWarning"]["floodWarning"]
    return warning


@pytest.mark.parametrize(("water_level", "level"), [(49, "BLUE"), (50, "YELLOW"), (200, "RED")])
async def test_level_follows_from_water(world: World, water_level: int, level: str) -> None:
    """The level of a warning is that of its water."""
    assert (await issue(world, water_level))["level"] == level


async def test_warning_is_issued_and_lifted(world: World) -> None:
    """A warning in force may be lifted, once; then nothing more can be done with it."""
    warning = await issue(world, 60)
    assert (warning["phase"], warning["availableCommands"]) == ("OPEN", ["liftFloodWarning"])
    lift = (
        "mutation($i: ID!) {liftFloodWarning(input: {id: $i}) "
        "{floodWarning {phase availableCommands} userErrors {rule}}}"
    )
    lifted = (await world.data(lift, variables={"i": warning["id"]}))["liftFloodWarning"]
    assert lifted["floodWarning"] == {"phase": "CLOSED", "availableCommands": []}
    again = (await world.data(lift, variables={"i": warning["id"]}))["liftFloodWarning"]
    assert again["userErrors"] == [{"rule": "state.liftFloodWarning"}]


async def test_grid_event_proposes_a_warning(world: World) -> None:
    """A grid event about water proposes a warning, which counts once a person confirms it."""
    data = await world.data(
        "mutation($i: ReportGridEventInput!) {reportGridEvent(input: $i) {gridEvent {id}}}",
        variables={"i": {"division": VILLAGE, "eventClass": "SOCIAL", "item": "SOCIAL_FLOOD_GEO"}},
    )
    data = await world.data(
        "query($i: ID!) {gridEvent(id: $i) {floodWarnings(first: 1) {nodes {id phase}}}}",
        variables={"i": data["reportGridEvent"]["gridEvent"]["id"]},
    )
    [proposed] = data["gridEvent"]["floodWarnings"]["nodes"]
    assert proposed["phase"] == "NEW"
    assert await world.figure(HUANING, "flood.warnings", "2025-03") == 0
    await world.data(
        "mutation($i: ID!) {confirmFloodWarning(input: {id: $i}) {userErrors {message}}}",
        variables={"i": proposed["id"]},
    )
    assert await world.figure(HUANING, "flood.warnings", "2025-03") == 1


async def test_sample_is_counted(world: World) -> None:
    """The demonstration rows are what its figure counts: one warning a month."""
    assert await world.figure(HUANING, "flood.warnings", "2024") == 12
