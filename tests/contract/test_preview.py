"""Dry runs: what is told of a switch beforehand is what happens when it is given."""

from __future__ import annotations

import itertools
import random
from typing import Any

import pytest
from graphql import build_schema
from sqlalchemy import func, select

from tests.commands.giving import PROOF
from tests.strangers import entry
from tests.support.worlds import HUANING, World
from zongzhi_core.migrate import migrate
from zongzhi_core.read.run import Asker
from zongzhi_core.tables import JournalEntry
from zongzhi_core.testing.ownership import coordinates
from zongzhi_flood import plugin as flood

from .conftest import YIMEN, beside, load_with, turn

PILLARS = ("grid", "mechanism", "mediation", "party", "services")
SETS = [frozenset(chosen) for size in range(6) for chosen in itertools.combinations(PILLARS, size)]
#: All toggles in all sets: the proof; every day two of them, others in each run.
TOGGLES = [(on, plugin) for on in SETS for plugin in PILLARS]
PREVIEW = (
    "query($c:String! $p:String! $s:PluginState!){previewPlugin(county:$c plugin:$p state:$s)"
    "{county steps{plugin state rules rows{type rows} openDeadlines deadlines{matterId no dueAt}}"
    " typesAdded typesRemoved fieldsAdded fieldsRemoved}}"
)


async def preview(world: World, plugin: str, state: str, **more: Any) -> dict[str, Any]:
    county = more.pop("county", HUANING)
    data = await world.data(PREVIEW, variables={"c": county, "p": plugin, "s": state}, **more)
    found: dict[str, Any] = data["previewPlugin"]
    return found


async def fields_of(world: World) -> dict[str, set[str]]:
    """Type → its fields with their arguments, and the values of codes, as the schema is printed."""
    schema = build_schema(await world.service.sdl(Asker("admin")))
    found: dict[str, set[str]] = {name: set() for name in schema.type_map if name[:2] != "__"}
    for name, _, _ in coordinates(schema):
        found.setdefault(name.partition(".")[0], set()).add(name)
    return found


@pytest.mark.proof
async def test_what_is_previewed_happens(two: World) -> None:
    """The types and fields that vanish or appear in the printed schema are those that were told,
    by every toggle in every set."""
    on = set(PILLARS)
    for wanted, plugin in TOGGLES if PROOF else random.sample(TOGGLES, 2):
        for name in on ^ wanted:
            await turn(two, name, "ON" if name in wanted else "OFF")
        state = "OFF" if plugin in wanted else "ON"
        told, before = await preview(two, plugin, state), await fields_of(two)
        await turn(two, plugin, state)
        after, on = await fields_of(two), set(wanted ^ {plugin})
        assert told["typesAdded"] == sorted(after.keys() - before.keys())
        assert told["typesRemoved"] == sorted(before.keys() - after.keys())
        for these, those, names in (
            (before, after, told["fieldsRemoved"]),
            (after, before, told["fieldsAdded"]),
        ):
            gone = {f for n in these.keys() & those.keys() for f in these[n] - those[n]}
            assert {name.partition("(")[0] for name in gone} == set(names)


async def test_counts_are_those_of_lists(two: World) -> None:
    """What becomes unreachable is counted as the lists count it, and nothing is written."""
    written = select(func.count()).select_from(JournalEntry)
    before = await two.write(lambda session: session.scalar(written))
    told = await preview(two, "mediation", "OFF")
    data = await two.data(
        '{division(code:"530424"){disputes{totalCount} open:disputes(filter:{closedAt:{isNull:true}'
        " dueAt:{isNull:false}}){totalCount}}}"
    )
    [step] = told["steps"]
    rows = {each["type"]: each["rows"] for each in step["rows"]}
    assert rows["Dispute"] == data["division"]["disputes"]["totalCount"] == 1431
    assert step["openDeadlines"] == data["division"]["open"]["totalCount"] > 0
    dues = [each["dueAt"] for each in step["deadlines"]]
    assert (dues, step["rules"]) == (sorted(dues), ["plugin.open_deadlines"])
    assert await two.write(lambda session: session.scalar(written)) == before
    assert (await two.data("{viewer{plugins}}"))["viewer"]["plugins"] == list(PILLARS)


async def test_nothing_of_an_off_plugin_is_counted(two: World) -> None:
    """Before it is turned on again, no row of a plugin is counted; types and fields are told."""
    off = await preview(two, "mediation", "OFF")
    await turn(two, "mediation", "OFF")
    [step] = (on := await preview(two, "mediation", "ON"))["steps"]
    assert (step["rows"], step["openDeadlines"], step["deadlines"]) == ([], 0, [])
    assert on["typesAdded"] == off["typesRemoved"] != []
    assert on["fieldsAdded"] == off["fieldsRemoved"] != []


async def test_state_that_is_there_changes_nothing(two: World) -> None:
    """Turning on what is on has no steps and moves no name."""
    told = await preview(two, "grid", "ON")
    assert {key: value for key, value in told.items() if value} == {"county": HUANING}


async def test_cascade_is_told_in_its_order(two: World) -> None:
    """The steps over what a plugin needs, given in their order, are each accepted."""
    world = beside(two, load_with(entry("flood", flood)))
    await world.write(lambda session: migrate(session, world.registry.contributions.values()))
    await turn(world, "flood", "ON")
    told = await preview(world, "grid", "OFF")
    assert [step["plugin"] for step in told["steps"]] == ["flood", "grid"]
    for step in told["steps"]:
        await turn(world, step["plugin"], step["state"])
    told = await preview(world, "flood", "ON")
    assert [step["plugin"] for step in told["steps"]] == ["grid", "flood"]
    for step in told["steps"]:
        await turn(world, step["plugin"], step["state"])
    assert {"grid", "flood"} <= set((await world.data("{viewer{plugins}}"))["viewer"]["plugins"])


@pytest.mark.parametrize(
    ("token", "given", "code"),
    [
        ("integrator", {}, "FORBIDDEN"),
        ("township", {}, "FORBIDDEN"),
        ("gridadmin", {}, "FORBIDDEN"),
        ("admin", {"p": "flood"}, "NOT_FOUND"),
        ("admin", {"c": YIMEN}, "NOT_FOUND"),
    ],
)
async def test_preview_is_for_who_may_switch(
    two: World, token: str, given: dict[str, str], code: str
) -> None:
    """Whoever may not switch a plugin in a county is told nothing of it."""
    variables = {"c": HUANING, "p": "mediation", "s": "OFF", **given}
    answer = await two.ask(PREVIEW, token, variables=variables)
    assert answer["data"] == {"previewPlugin": None}
    assert [e["extensions"]["code"] for e in answer["errors"]] == [code]
    assert answer["errors"][0]["path"] == ["previewPlugin"]
