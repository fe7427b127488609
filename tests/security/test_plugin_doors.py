"""Doors: of a plugin that is off in the county, no row, count, cursor or id comes out by any."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from tests.support.worlds import installed
from zongzhi_core.testing import DOORS, PluginSets, Shut
from zongzhi_core.testing.doors import (
    Ask,
    Door,
    every_figure_is_shut,
    every_list_and_cursor_is_shut,
    find_ids,
    no_name_of_it_is_told,
    take_cursors,
)
from zongzhi_core.testing.sets import PluginSet, name_set
from zongzhi_core.testing.switching import leave_on

from .ground import Ground, Side

PILLARS = sorted(plugin.name for plugin in installed().plugins)
COUNTY = "530424"


#: Of which plugin the doors are tried, and which are on, itself among them.
SETS = [(name, on) for name in PILLARS for on in PluginSets(installed()).beside(name)]


def name_case(case: tuple[str, PluginSet]) -> str:
    return f"{case[0]}-of-{name_set(case[1])}"


def asking(side: Side, by: str) -> Ask:
    """Asks as the county's reader, by POST or by GET."""

    async def ask(document: str, variables: Mapping[str, Any]) -> dict[str, Any]:
        if by == "GET":
            more = {"variables": json.dumps(variables)} if variables else {}
            reply = await side.door.get(document, "county", **more)
        else:
            reply = await side.door.ask(document, "county", variables=variables)
        body: dict[str, Any] = reply.body
        return {"data": None, **body}

    return ask


@pytest.fixture(scope="module")
def open_side(ground: Ground) -> Side:
    return ground.copy()


@pytest.fixture(params=SETS, ids=name_case)
def shut(request: pytest.FixtureRequest, ground: Ground, open_side: Side) -> Shut:
    """The county with a plugin off, and others; its cursors were taken while all were on."""
    name, on = request.param
    registry, plugin = installed(), installed().contributions[name]
    database, ask = open_side.database, asking(open_side, "POST")
    ground.run(database.transact(lambda s: leave_on(s, PILLARS), "system"))
    cursors = ground.run(take_cursors(ask, registry, plugin, COUNTY))
    assert cursors
    ids = ground.run(database.look(lambda s: find_ids(s, plugin, COUNTY), "system"))
    ground.run(database.transact(lambda s: leave_on(s, on - {name}), "system"))
    printed, schema = ground.sdl(open_side, "county"), open_side.door.service.reader.schema
    others = tuple(set(PILLARS) - on)
    return Shut(registry, plugin, COUNTY, ask, printed, schema, ids, cursors, others)


#: The doors that are tried by GET too.
BY_GET = (every_list_and_cursor_is_shut, every_figure_is_shut, no_name_of_it_is_told)
CASES = [(door, "POST") for door in DOORS] + [(door, "GET") for door in BY_GET]


@pytest.mark.slow
@pytest.mark.proof
@pytest.mark.parametrize(("door", "by"), CASES, ids=[f"{d.__name__}-{by}" for d, by in CASES])
def test_every_door_is_shut(
    shut: Shut, ground: Ground, open_side: Side, door: Door, by: str
) -> None:
    """Each door of `zongzhi_core.testing` is shut, by POST and by GET."""
    ground.run(door(replace(shut, ask=asking(open_side, by))))
