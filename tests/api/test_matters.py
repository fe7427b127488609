"""Matters where there is little of them: kinds that are off, and none at all."""

from __future__ import annotations

import pytest

from tests.commands.giving import switched
from tests.support.worlds import World

MATTERS = """{division(code: "530424") {matters(first: 5, filter: {overdue: {eq: false}})
{totalCount nodes {__typename no orders {totalCount} ... on Dispute {scale}}
edges {cursor node {id}} pageInfo {hasNextPage endCursor}}}}"""


async def switch_off(world: World, *plugins: str) -> None:
    for plugin in plugins:
        await switched(world, plugin, "OFF")


@pytest.mark.slow
async def test_matters_of_no_kind_are_none(world: World) -> None:
    """Where every kind of matter is off, the list of them is there and empty."""
    await switch_off(world, "grid", "mediation", "services", "mechanism")
    page = (await world.ask(MATTERS))["data"]["division"]["matters"]
    info = {"hasNextPage": False, "endCursor": None}
    assert page == {"totalCount": 0, "nodes": [], "edges": [], "pageInfo": info}


@pytest.mark.slow
async def test_each_matter_tells_what_is_off(world: World) -> None:
    """A field of a plugin that is off is null with an error at each matter; the rest is served."""
    await switch_off(world, "mechanism")
    answer = await world.ask(MATTERS)
    page = answer["data"]["division"]["matters"]
    assert len(page["nodes"]) == len(page["edges"]) == 5
    assert {each["orders"] for each in page["nodes"]} == {None}
    assert all(each["no"] and "" not in each for each in page["nodes"])
    paths = [error["path"][:5] for error in answer["errors"]]
    assert paths == [["division", "matters", "nodes", n, "orders"] for n in range(5)]
    assert {error["extensions"]["code"] for error in answer["errors"]} == {"PLUGIN_OFF"}


KINDS = ("disputes", "gridEvents", "assistanceCases", "orders")


@pytest.mark.slow
@pytest.mark.parametrize(
    "conditions",
    [
        *("{phase:{eq:NEW}}", "{phase:{notIn:[CLOSED,VOID]}}", "{overdue:{eq:true}}"),
        *('{dueAt:{lt:"2024-06-01T00:00:00Z"}}', "{closedAt:{isNull:false}}"),
    ],
)
async def test_kinds_share_the_filter_of_matters(world: World, conditions: str) -> None:
    """What chooses matters chooses those of each kind, and sorts them: the kinds add up to all."""
    page = f"(first: 3, filter: {conditions}, orderBy: [{{field: DUE_AT}}]) {{totalCount}}"
    asked = " ".join(f"{name}{page}" for name in ("matters", *KINDS))
    counted = (await world.data(f'{{division(code: "530424") {{{asked}}}}}'))["division"]
    assert counted["matters"]["totalCount"] > 0
    parts = [counted[name]["totalCount"] for name in KINDS]
    assert sum(parts) == counted["matters"]["totalCount"]
