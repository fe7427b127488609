"""The flood plugin where plugins break: its rows, its migrations, its commands, its ids."""

from __future__ import annotations

from typing import Any

import pytest

from zongzhi_core.testing import (
    BareDatabases,
    Case,
    World,
    check_command,
    check_ids,
    check_interruption,
    check_orders,
    check_purge,
    installed,
)
from zongzhi_core.testing.fixtures import bare as bare
from zongzhi_core.testing.fixtures import huaning as huaning
from zongzhi_core.testing.fixtures import world as world

VILLAGE = "530424001001"


def test_any_order_ends_in_same_database(bare: BareDatabases) -> None:
    """Installed, switched and removed at random beside the grid, it ends with the same rows."""
    check_orders(bare, "flood")


def test_interrupted_migration_leaves_nothing(bare: BareDatabases) -> None:
    """Before whichever statement its migration ends, nothing of it is there."""
    check_interruption(bare, "flood")


async def test_purge_leaves_nothing(world: World) -> None:
    """Once it is purged, no row of it is left, and the certificate says which went."""
    await check_purge(world, "flood")


async def test_hidden_ids_are_as_absent(world: World) -> None:
    """A warning of another township is like one that does not exist."""
    await check_ids(world, "flood")


async def issuing(world: World) -> dict[str, Any]:
    return {"division": VILLAGE, "waterLevel": 60}


async def issued(world: World) -> dict[str, Any]:
    """A warning in force."""
    data = await world.data(
        "mutation($i: IssueFloodWarningInput!) {issueFloodWarning(input: $i) {floodWarning {id}}}",
        variables={"i": await issuing(world)},
    )
    return {"id": data["issueFloodWarning"]["floodWarning"]["id"]}


async def proposed(world: World) -> dict[str, Any]:
    """A warning that a grid event proposed."""
    data = await world.data(
        "mutation($i: ReportGridEventInput!) {reportGridEvent(input: $i) {gridEvent {id}}}",
        variables={"i": {"division": VILLAGE, "eventClass": "SOCIAL", "item": "SOCIAL_FLOOD_GEO"}},
    )
    data = await world.data(
        "query($i: ID!) {gridEvent(id: $i) {floodWarnings(first: 1) {nodes {id}}}}",
        variables={"i": data["reportGridEvent"]["gridEvent"]["id"]},
    )
    return {"id": data["gridEvent"]["floodWarnings"]["nodes"][0]["id"]}


CASES: dict[str, Case] = {
    "issueFloodWarning": issuing,
    "confirmFloodWarning": proposed,
    "rejectFloodWarning": proposed,
    "liftFloodWarning": issued,
}


def test_every_command_has_a_case() -> None:
    """A new command says how it is tried."""
    assert set(CASES) == {each.name for each in installed().contributions["flood"].commands}


@pytest.mark.parametrize("command", CASES)
async def test_command_keeps_every_law(world: World, command: str) -> None:
    """All of it or nothing, once for a key, in the states of its table, for its readers."""
    await check_command(world, command, CASES[command], points=4)
