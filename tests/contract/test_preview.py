"""Dry runs: what is told of a switch beforehand is what happens when it is given."""

from __future__ import annotations

import itertools
import os
import random
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
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
from zongzhi_core.testing.doors import find_ids
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
OPEN_MATTERS = (
    '{division(code:"530424"){matters(filter:{closedAt:{isNull:true} dueAt:{isNull:false}})'
    "{totalCount}}}"
)
HANDED = (
    'query($p:String!){division(code:"530424"){pluginHistory(first:1 filter:{plugin:{eq:$p}} '
    "orderBy:[{field:SINCE direction:DESC}]){nodes{handedDeadlines(first:100 "
    "orderBy:[{field:DUE_AT direction:ASC}]){totalCount nodes{matterId dueAt}}}}}}"
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


@dataclass(frozen=True)
class Seen:
    """What is there for a reader: the schema, how many open matters, and which of some records."""

    fields: dict[str, set[str]]
    open: int
    records: set[str]


async def look(world: World, ids: Iterable[str]) -> Seen:
    found, asked = await world.data(OPEN_MATTERS), sorted(ids)
    there: set[str] = set()
    for start in range(0, len(asked), 25):
        page = {"l": asked[start : start + 25]}
        nodes = (await world.data("query($l:[ID!]!){nodes(ids:$l){id}}", variables=page))["nodes"]
        there |= {node["id"] for node in nodes if node}
    return Seen(await fields_of(world), found["division"]["matters"]["totalCount"], there)


def check_names(told: dict[str, Any], before: Seen, after: Seen) -> None:
    """The names that went and came are those that were told."""
    old, new = before.fields, after.fields
    assert told["typesAdded"] == sorted(new.keys() - old.keys())
    assert told["typesRemoved"] == sorted(old.keys() - new.keys())
    for these, those, names in (
        (old, new, told["fieldsRemoved"]),
        (new, old, told["fieldsAdded"]),
    ):
        gone = {f for n in these.keys() & those.keys() for f in these[n] - those[n]}
        assert {name.partition("(")[0] for name in gone} == set(names)


@dataclass(frozen=True)
class Share:
    """What a plugin has in the county."""

    #: Type → ids of all rows, by the tables themselves.
    ids: dict[str, list[str]]
    #: The steps that its turning off was told to take when everything was on.
    steps: list[dict[str, Any]]

    @property
    def some(self) -> set[str]:
        """A record of each type."""
        return {keys[len(keys) // 2] for keys in self.ids.values() if keys}

    async def check_off(self, world: World, steps: Any, before: Seen, after: Seen) -> None:
        """The rows and deadlines that were told are out of reach, and nothing else is; the list
        that was handed over is theirs where the law asks for one."""
        assert steps == self.steps
        [step] = steps
        told = {each["type"]: each["rows"] for each in step["rows"]}
        assert told == {name: len(keys) for name, keys in self.ids.items() if keys or name in told}
        assert before.records - after.records == self.some
        assert before.open - after.open == step["openDeadlines"]
        due = [(each["dueAt"], each["matterId"]) for each in step["deadlines"]]
        assert (await look(world, [matter for _, matter in due])).records == set()
        history = await world.data(HANDED, variables={"p": step["plugin"]})
        [period] = history["division"]["pluginHistory"]["nodes"]
        handed = step["openDeadlines"] if step["rules"] else 0
        assert period["handedDeadlines"]["totalCount"] == handed
        # Of what is due at one moment, each list has its own order.
        rows = [(row["dueAt"], row["matterId"]) for row in period["handedDeadlines"]["nodes"]]
        assert sorted(rows) == sorted(due[:handed])
        assert [moment for moment, _ in rows] == [moment for moment, _ in due[:handed]]

    async def check_on(self, world: World, steps: Any, before: Seen, after: Seen) -> None:
        """Nothing was counted of what was off; all of it is there again, and nothing else came."""
        [step] = steps
        assert (step["rows"], step["openDeadlines"], step["deadlines"]) == ([], 0, [])
        assert after.records - before.records == self.some
        assert after.open - before.open == self.steps[0]["openDeadlines"]
        assert (await preview(world, step["plugin"], "OFF"))["steps"] == self.steps


async def share_of(world: World, plugin: str) -> Share:
    held = world.registry.contributions[plugin]
    ids = await world.database.look(lambda s: find_ids(s, held, HUANING), "system")
    return Share(ids, (await preview(world, plugin, "OFF"))["steps"])


@pytest.mark.proof
async def test_what_is_previewed_happens(two: World) -> None:
    """What vanishes or appears is what was told, by every toggle in every set: types and fields of
    the printed schema, rows, and open deadlines."""
    on, shares = set(PILLARS), {name: await share_of(two, name) for name in PILLARS}
    some = {key for share in shares.values() for key in share.some}
    seed = os.environ.get("ZONGZHI_SEED") or random.SystemRandom().randrange(10**6)
    print(f"seed {seed}")
    some_toggles = random.Random(f"{seed} {two.database.dialect.name}").sample(TOGGLES, 2)
    for wanted, plugin in TOGGLES if PROOF else some_toggles:
        for name in on ^ wanted:
            await turn(two, name, "ON" if name in wanted else "OFF")
        state = "OFF" if plugin in wanted else "ON"
        told, before = await preview(two, plugin, state), await look(two, some)
        # No two switches at one moment: the history is in the order of time.
        two.clock.advance(timedelta(seconds=1))
        await turn(two, plugin, state)
        after, on = await look(two, some), set(wanted ^ {plugin})
        check_names(told, before, after)
        check = shares[plugin].check_off if state == "OFF" else shares[plugin].check_on
        await check(two, told["steps"], before, after)


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
