"""The contract of a plugin: documented, typed, and used whole by a stranger."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.strangers import entry
from tests.support.worlds import HUANING, World
from zongzhi_api.compose import compose
from zongzhi_api.places import build_sample_county
from zongzhi_core import hooks, plugin_api
from zongzhi_core.read.run import Asker
from zongzhi_core.tables import JournalEntry
from zongzhi_flood import plugin as flood
from zongzhi_flood.tables import FloodWarning

from .conftest import YIMEN, load_with, turn

VILLAGE = "530424001001"
#: The first warning of the county in the year of the tests.
NO = "F5304242025000001"
HOOKS = {
    name: hook
    for name, hook in vars(hooks).items()
    if inspect.isfunction(hook) and hasattr(hook, f"{hooks.PROJECT}_spec")
}

every_hook = pytest.mark.parametrize("hook", HOOKS.values(), ids=HOOKS)


# --- the contract itself --------------------------------------------------------------------------


@every_hook
def test_hook_is_documented(hook: Callable[..., Any]) -> None:
    """A hook says in its docstring what it is for, when it is called, and each parameter."""
    text = inspect.getdoc(hook) or ""
    assert re.match(r"[A-Z].+\.\n\n", text)
    assert "Called " in text
    described = re.findall(r":param (\w+):", text)
    assert described == list(inspect.signature(hook).parameters)


@every_hook
def test_hook_is_typed(hook: Callable[..., Any]) -> None:
    """Every parameter and the return of a hook have a type, which plugins can import."""
    signature = inspect.signature(hook)
    named = [p.annotation for p in signature.parameters.values()]
    assert signature.return_annotation == "None"
    assert set(named) <= vars(plugin_api).keys()


@every_hook
def test_hook_has_a_test(hook: Callable[..., Any]) -> None:
    """For every hook there is a test called after it."""
    assert inspect.isfunction(globals().get(f"test_hook_{hook.__name__}"))


def test_registrar_describes_every_method() -> None:
    """What a plugin may declare is documented method by method."""
    methods = inspect.getmembers(plugin_api.Registrar, inspect.isfunction)
    bare = [name for name, method in methods if name[0] != "_" and not inspect.getdoc(method)]
    assert bare == []


# --- the hooks, by a stranger --------------------------------------------------------------------


def test_hook_register() -> None:
    """What a plugin declares stands under its name in the registry, with its distribution."""
    declared = load_with(entry("flood", flood)).contributions["flood"]
    assert (declared.title, declared.distribution) == (flood.title, "zongzhi-strangers")
    assert [node.name for node in declared.nodes] == ["FloodWarning"]
    assert {declared.nodes[0].owner, declared.commands[0].plugin} == {"flood"}
    assert str(declared.requires["grid"]) == "<2,>=1"


async def test_hook_sample(world: World) -> None:
    """Every plugin adds its rows to a county's demonstration data."""
    registry = load_with(entry("flood", flood))

    def fill(session: Session) -> int | None:
        FloodWarning.__table__.create(session.connection())  # type: ignore[attr-defined]
        registry.sample(build_sample_county(session, world.clock, YIMEN, 2024))
        session.flush()
        return session.scalar(select(func.count()).select_from(FloodWarning))

    assert await world.write(fill) == 12


def test_stranger_changes_nothing_where_it_is_off() -> None:
    """The schema without a stranger is the same whether it is installed or not."""
    pillars = [plugin.name for plugin in load_with().plugins]
    installed = load_with(entry("flood", flood))
    assert compose(installed, pillars).as_str() == compose(load_with(), pillars).as_str()


async def issue(world: World) -> dict[str, Any]:
    data = await world.data(
        "mutation($i:IssueFloodWarningInput!){issueFloodWarning(input:$i)"
        "{floodWarning{id no waterLevel division{code}} userErrors{code}}}",
        variables={"i": {"division": VILLAGE, "waterLevel": 120}},
    )
    warning: dict[str, Any] = data["issueFloodWarning"]["floodWarning"]
    return warning


async def test_stranger_commands_and_nodes_answer(flooded: World) -> None:
    """A stranger's mutation writes, and its type answers by every door that pillars have."""
    warning = await issue(flooded)
    assert (warning["no"], warning["division"]["code"]) == (NO, VILLAGE)
    data = await flooded.data(
        "query($id:ID!,$no:String!){node(id:$id){id ... on Matter{title phase overdue}}"
        "floodWarning(id:$id){waterLevel} floodWarningByNo(no:$no){id}"
        'division(code:"530424"){floodMark floodWarnings('
        "filter:{waterLevel:{gt:100}}orderBy:[{field:NO}]){totalCount nodes{id}}}}",
        variables={"id": warning["id"], "no": NO},
    )
    assert data["node"]["title"] == f"橙色防汛预警 {NO}"
    assert data["node"]["phase"] == "OPEN"
    assert data["floodWarning"]["waterLevel"] == 120
    assert data["floodWarningByNo"]["id"] == warning["id"]
    assert data["division"] == {
        "floodMark": "汛530424",
        "floodWarnings": {"totalCount": 1, "nodes": [{"id": warning["id"]}]},
    }


async def test_stranger_command_is_journaled(flooded: World) -> None:
    """What a stranger's command does stands in the journal under its name and actor."""
    await issue(flooded)
    done = select(JournalEntry.actor).where(JournalEntry.command == "issueFloodWarning")
    assert await flooded.write(lambda session: session.scalar(done)) == "admin"


async def test_stranger_measure_counts(flooded: World) -> None:
    """A stranger's measure answers among the figures of every division."""
    await issue(flooded)
    assert await flooded.figure(HUANING, "flood.warnings", "2025-03") == 1
    assert await flooded.figure("530424001", "flood.warnings", "2025-03", "integrator") == 1
    assert await flooded.figure("530424102", "flood.warnings", "2025-03") == 0


async def test_stranger_hears_events_of_a_pillar(flooded: World) -> None:
    """A stranger reacts to a pillar's event, once, and links its row to the pillar's."""
    data = await flooded.data(
        "mutation($i:ReportGridEventInput!){reportGridEvent(input:$i)"
        "{gridEvent{id} userErrors{message}}}",
        variables={"i": {"division": VILLAGE, "eventClass": "SOCIAL", "item": "SOCIAL_FLOOD_GEO"}},
    )
    event = data["reportGridEvent"]["gridEvent"]["id"]
    data = await flooded.data(
        "query($id:ID!){gridEvent(id:$id){floodWarnings{totalCount nodes{gridEvent{id}}}}}",
        variables={"id": event},
    )
    assert data["gridEvent"]["floodWarnings"] == {
        "totalCount": 1,
        "nodes": [{"gridEvent": {"id": event}}],
    }


async def test_stranger_matter_takes_extensions_of_pillars(flooded: World) -> None:
    """What a pillar adds to all matters, it adds to a stranger's matter too."""
    warning = await issue(flooded)
    data = await flooded.data(
        "query($id:ID!){floodWarning(id:$id){orders{totalCount}}}", variables={"id": warning["id"]}
    )
    assert data["floodWarning"]["orders"]["totalCount"] == 0


async def test_stranger_switched_off_is_gone(flooded: World) -> None:
    """A stranger that is off answers null with PLUGIN_OFF, and its rows come back with it."""
    warning = await issue(flooded)
    await turn(flooded, "flood", "OFF")
    asked = '{division(code:"530424"){name floodMark floodWarnings{totalCount}}}'
    answer = await flooded.ask(asked)
    assert answer["data"]["division"] == {
        "name": "华宁县",
        "floodMark": None,
        "floodWarnings": None,
    }
    assert {e["extensions"]["code"] for e in answer["errors"]} == {"PLUGIN_OFF"}
    assert "loodWarning" not in await flooded.service.sdl(Asker("admin"))
    await turn(flooded, "flood", "ON")
    data = await flooded.data(f'{{floodWarningByNo(no:"{NO}"){{id}}}}')
    assert data["floodWarningByNo"]["id"] == warning["id"]


async def test_required_plugin_stays_on(flooded: World) -> None:
    """A pillar that a stranger requires cannot be switched off under it."""
    data = await flooded.data(
        'mutation{setPlugin(input:{county:"530424" plugin:"grid" state:OFF reason:"x"})'
        "{division{code} userErrors{code rule allowed}}}"
    )
    assert data["setPlugin"] == {
        "division": None,
        "userErrors": [{"code": "RULE_REFUSED", "rule": "plugin.requires", "allowed": ["flood"]}],
    }


async def test_requiring_plugin_waits_for_the_required(flooded: World) -> None:
    """A stranger cannot be switched on where what it requires is off."""
    await turn(flooded, "flood", "OFF")
    await turn(flooded, "grid", "OFF")
    data = await flooded.data(
        'mutation{setPlugin(input:{county:"530424" plugin:"flood" state:ON reason:"x"})'
        "{userErrors{rule allowed}}}"
    )
    refused = data["setPlugin"]["userErrors"]
    assert refused == [{"rule": "plugin.requires", "allowed": ["grid"]}]


async def test_plugin_that_is_gone_is_off(flooded: World) -> None:
    """Where a stranger's package was removed, the county goes on as if it were off."""
    warning = await issue(flooded)
    without = replace(flooded, registry=load_with())
    answer = await without.ask(
        "query($id:ID!){viewer{plugins} node(id:$id){id} nodes(ids:[$id]){id}}",
        variables={"id": warning["id"]},
    )
    assert "flood" not in answer["data"]["viewer"]["plugins"]
    assert answer["data"]["node"] is None
    assert answer["data"]["nodes"] == [None]
    assert "loodWarning" not in await without.service.sdl(Asker("admin"))
