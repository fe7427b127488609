"""A plugin that is off in a county: unreachable by every door, and nothing else is touched."""

from __future__ import annotations

from typing import Any

import pytest
from graphql import build_schema
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.support.worlds import HUANING, NOW, World
from zongzhi_api.compose import compose
from zongzhi_core.clock import stamp_text
from zongzhi_core.errors import BadInput, Forbidden, PluginOff, ZongzhiError
from zongzhi_core.read.run import Asker, Query
from zongzhi_core.tables import Delivery, Epoch, JournalEntry, OutboxEvent
from zongzhi_core.testing.ownership import coordinates, owned_fields, owned_types

from .conftest import YIMEN, beside, turn

#: Plugin → its connection on Division and the getter of what that lists.
ROWS = {
    "grid": ("gridEvents", "gridEvent"),
    "mechanism": ("orders", "order"),
    "mediation": ("disputes", "dispute"),
    "party": ("posts", "post"),
    "services": ("assistanceCases", "assistanceCase"),
}
CONNECTIONS = {plugin: connection for plugin, (connection, _) in ROWS.items()}
DASHBOARD = (
    "query($c:String!){division(code:$c){name "
    + " ".join(f"{name}(first:3){{totalCount nodes{{id}}}}" for name in CONNECTIONS.values())
    + "}}"
)
PAGES = "".join(
    f"{name}(first:50){{totalCount edges{{cursor node{{id}}}}}} " for name in CONNECTIONS.values()
)
EVERYTHING = (
    'query($c:String!){division(code:$c){name figures(period:"2024"){measure{name} value status}'
    f"{PAGES} d:disputes(first:30){{nodes{{no title orders{{nodes{{no}}}} gridEvent{{no}}}}}}}}}}"
)
REGISTER = (
    "mutation($i:RegisterDisputeInput!){registerDispute(input:$i){dispute{id} userErrors{code}}}"
)
DISPUTE = {"division": "530424001001", "categoryCode": "V01"}

every_plugin = pytest.mark.parametrize("plugin", ROWS)


async def first_id(world: World, plugin: str, token: str = "admin") -> str:
    """The id of some row of a plugin."""
    asked = f'{{division(code:"530424"){{rows:{CONNECTIONS[plugin]}(first:1){{nodes{{id}}}}}}}}'
    data = await world.data(asked, token)
    found: str = data["division"]["rows"]["nodes"][0]["id"]
    return found


async def refusal(world: World, document: str, token: str, **more: Any) -> ZongzhiError:
    """The fault by which a request is refused whole."""
    with pytest.raises(ZongzhiError) as refused:
        await world.ask(document, token, **more)
    return refused.value


async def answer_bytes(world: World, token: str, county: str = HUANING) -> bytes:
    return (await world.service.answer(Query(EVERYTHING, {"c": county}), Asker(token))).body


def count(world: World, table: Any) -> Any:
    def work(session: Session) -> int:
        return session.scalar(select(func.count()).select_from(table)) or 0

    return world.write(work)


# --- fields and rows -----------------------------------------------------------------------------


@every_plugin
async def test_off_plugin_is_null_and_rest_is_served(two: World, plugin: str) -> None:
    """A field of a plugin that is off is null with PLUGIN_OFF; a dashboard keeps the others."""
    asked: dict[str, Any] = {"variables": {"c": HUANING}}
    before = (await two.data(DASHBOARD, **asked))["division"]
    await turn(two, plugin, "OFF")
    answer = await two.ask(DASHBOARD, **asked)
    assert answer["data"]["division"] == {**before, CONNECTIONS[plugin]: None}
    (error,) = answer["errors"]
    assert error["path"] == ["division", CONNECTIONS[plugin]]
    assert error["extensions"] == {"code": "PLUGIN_OFF", "plugin": plugin, "county": HUANING}


@every_plugin
async def test_rows_of_off_plugin_have_no_door(two: World, plugin: str) -> None:
    """Ids of an off plugin's rows open nothing: node, nodes, getter."""
    found = await first_id(two, plugin)
    getter = ROWS[plugin][1]
    asked = f"query($i:ID!){{node(id:$i){{id}} nodes(ids:[$i]){{id}} {getter}(id:$i){{id}}}}"
    known = {"id": found}
    same = await two.data(asked, variables={"i": found})
    assert same == {"node": known, "nodes": [known], getter: known}
    await turn(two, plugin, "OFF")
    answer = await two.ask(asked, variables={"i": found})
    assert answer["data"] == {"node": None, "nodes": [None], getter: None}
    told = {e["path"][0]: e["extensions"] for e in answer["errors"]}
    assert set(told) == {"node", getter}
    assert all(each["code"] == "PLUGIN_OFF" and each["plugin"] == plugin for each in told.values())


async def test_lookup_of_off_plugin_finds_nothing(two: World) -> None:
    """A lookup by other arguments than an id is closed too."""
    await turn(two, "mediation", "OFF")
    answer = await two.ask(
        '{disputeByExternalNo(county:"530424" source:WALK_IN externalNo:"1"){id}}'
    )
    assert answer["data"] == {"disputeByExternalNo": None}
    assert answer["errors"][0]["extensions"]["code"] == "PLUGIN_OFF"


@every_plugin
async def test_figures_of_off_plugin_have_no_value(two: World, plugin: str) -> None:
    """Figures of an off plugin have the status PLUGIN_OFF and no value; others are as before."""
    asked = (
        '{division(code:"530424"){figures(period:"2024")'
        "{measure{name plugin} status value numerator denominator period}}}"
    )
    before = (await two.data(asked))["division"]["figures"]
    await turn(two, plugin, "OFF")
    after = (await two.data(asked))["division"]["figures"]
    nothing = {"status": "PLUGIN_OFF", "value": None, "numerator": None, "denominator": None}
    assert after == [
        {**figure, **nothing} if figure["measure"]["plugin"] == plugin else figure
        for figure in before
    ]
    assert after != before


async def test_relations_to_off_plugin_are_null(two: World) -> None:
    """Relations of other pillars to the rows of an off plugin are null with PLUGIN_OFF."""
    asked = (
        '{division(code:"530424"){disputes(first:2){nodes{no gridEvent{no} orders{totalCount}}'
        "edges{node{gridEvent{no}}}}}}"
    )
    await turn(two, "grid", "OFF")
    await turn(two, "mechanism", "OFF")
    answer = await two.ask(asked)
    disputes = answer["data"]["division"]["disputes"]
    assert all(n["no"] and n["gridEvent"] is n["orders"] is None for n in disputes["nodes"])
    told = {(*e["path"][2:], e["extensions"]["plugin"]) for e in answer["errors"]}
    assert told == {
        *(("nodes", n, "gridEvent", "grid") for n in (0, 1)),
        *(("nodes", n, "orders", "mechanism") for n in (0, 1)),
        *(("edges", n, "node", "gridEvent", "grid") for n in (0, 1)),
    }


async def test_interface_field_of_off_plugin_is_null(two: World) -> None:
    """What an off plugin adds to an interface is null on every kind that implements it."""
    dispute, event = await first_id(two, "mediation"), await first_id(two, "grid")
    await turn(two, "mechanism", "OFF")
    answer = await two.ask(
        "query($i:[ID!]!){nodes(ids:$i){... on Matter{no orders{totalCount}}}}",
        variables={"i": [dispute, event]},
    )
    assert [n["orders"] for n in answer["data"]["nodes"]] == [None, None]
    assert [e["path"] for e in answer["errors"]] == [["nodes", n, "orders"] for n in (0, 1)]
    assert {e["extensions"]["code"] for e in answer["errors"]} == {"PLUGIN_OFF"}


async def test_variable_of_off_plugin_harms_nothing(two: World) -> None:
    """A document with a variable of an off plugin's type still answers its other fields."""
    await turn(two, "mediation", "OFF")
    answer = await two.ask(
        "query($f:DisputeFilter $n:Boolean!){viewer{name @include(if:$n)} __typename "
        'division(code:"530424"){name disputes(filter:$f){totalCount}}}',
        variables={"f": {"status": {"eq": "CLOSED"}}, "n": True},
    )
    assert answer["data"]["viewer"] == {"name": "admin"}
    assert answer["data"]["division"] == {"name": "华宁县", "disputes": None}


async def test_typo_stays_a_typo(two: World) -> None:
    """With plugins off, a name that no plugin has is still VALIDATION_FAILED."""
    await turn(two, "mediation", "OFF")
    fault = await refusal(two, '{division(code:"530424"){disputs{totalCount}}}', "admin")
    assert (fault.code, "Did you mean" in fault.message) == ("VALIDATION_FAILED", False)


# --- the schema ----------------------------------------------------------------------------------


@every_plugin
async def test_schema_of_token_lacks_off_plugin(two: World, plugin: str) -> None:
    """The printed schema is that of the others, and no name of the plugin is in it."""
    await turn(two, plugin, "OFF")
    sdl = await two.service.sdl(Asker("admin"))
    assert sdl == compose(two.registry, set(ROWS) - {plugin}).as_str()
    shown = {name for name, _, _ in coordinates(build_schema(sdl))}
    absent = two.registry.contributions[plugin]
    owned = owned_types(absent) | owned_fields(two.registry, absent)
    assert shown.isdisjoint(owned)


@every_plugin
async def test_introspection_lacks_off_plugin(two: World, plugin: str) -> None:
    """Introspection tells no type, field or measure of an off plugin."""
    await turn(two, plugin, "OFF")
    absent = two.registry.contributions[plugin]
    data = await two.data(
        "query($t:String!){__schema{types{name fields{name}}} __type(name:$t){name}"
        " measures{plugin} viewer{plugins}}",
        variables={"t": absent.nodes[0].name},
    )
    types = {kind["name"]: kind["fields"] or [] for kind in data["__schema"]["types"]}
    fields = {f"{name}.{field['name']}" for name, inner in types.items() for field in inner}
    assert owned_types(absent).isdisjoint(types)
    assert owned_fields(two.registry, absent).isdisjoint(fields)
    assert data["__type"] is None
    assert plugin not in {measure["plugin"] for measure in data["measures"]}
    assert data["viewer"]["plugins"] == sorted(set(ROWS) - {plugin})


async def test_doors_to_the_schema_show_the_same(two: World) -> None:
    """Introspection and the printed schema have the same types for every token."""
    await turn(two, "party", "OFF")
    for token in ("admin", "integrator", "village", "gridonly", "yimen", "prefecture"):
        data = await two.data("{__schema{types{name}}}", token)
        told = {kind["name"] for kind in data["__schema"]["types"]}
        printed = set(build_schema(await two.service.sdl(Asker(token))).type_map)
        assert {name for name in told if name[:2] != "__"} == {
            name for name in printed if name[:2] != "__"
        }, token


# --- commands ------------------------------------------------------------------------------------


async def test_mutation_of_off_plugin_is_refused(two: World) -> None:
    """A mutation of an off plugin is refused with PLUGIN_OFF and writes nothing."""
    await turn(two, "mediation", "OFF")
    before = await count(two, JournalEntry)
    fault = await refusal(two, REGISTER, "admin", variables={"i": DISPUTE})
    assert isinstance(fault, PluginOff)
    assert fault.details["plugin"] == "mediation"
    assert await count(two, JournalEntry) == before


async def test_stored_answer_of_off_plugin_is_refused(two: World) -> None:
    """Sending a mutation again with its key does not show rows of a plugin now off."""
    asked: dict[str, Any] = {"variables": {"i": DISPUTE}, "key": "once"}
    first = await two.data(REGISTER, **asked)
    assert first["registerDispute"]["dispute"] is not None
    await turn(two, "mediation", "OFF")
    assert isinstance(await refusal(two, REGISTER, "admin", **asked), PluginOff)
    await turn(two, "mediation", "ON")
    assert await two.data(REGISTER, **asked) == first


async def test_off_plugin_hears_no_event(two: World) -> None:
    """What happens while a plugin is off does not reach it, then or later."""
    await turn(two, "mediation", "OFF")
    before = (await count(two, OutboxEvent), await count(two, Delivery))
    await two.data(
        "mutation($i:ReportGridEventInput!){reportGridEvent(input:$i){userErrors{code}}}",
        variables={
            "i": {"division": "530424001001", "eventClass": "DISPUTE", "item": "DISPUTE_DEBT"}
        },
    )
    await turn(two, "mediation", "ON")
    await two.service.outbox.sweep()
    data = await two.data('{division(code:"530424"){disputes{totalCount}}}')
    assert data["division"]["disputes"]["totalCount"] == 1431
    assert await count(two, Delivery) == before[1] + 1


# --- nothing is lost -----------------------------------------------------------------------------


@every_plugin
async def test_off_and_on_loses_nothing(two: World, plugin: str) -> None:
    """After off and on, the same request has the same answer, byte for byte."""
    before = await answer_bytes(two, "admin")
    assert b'"errors"' not in before
    await turn(two, plugin, "OFF")
    assert await answer_bytes(two, "admin") != before
    await turn(two, plugin, "ON")
    assert await answer_bytes(two, "admin") == before


async def test_other_county_notices_nothing(two: World) -> None:
    """A switch in one county changes no byte of another county's answers or schema."""
    before = await answer_bytes(two, "yimen", YIMEN)
    schema = await two.service.sdl(Asker("yimen"))
    await turn(two, "mediation", "OFF")
    await turn(two, "grid", "OFF")
    assert await answer_bytes(two, "yimen", YIMEN) == before
    assert await two.service.sdl(Asker("yimen")) == schema


# --- the switch itself ---------------------------------------------------------------------------


async def test_county_lists_its_plugins(two: World) -> None:
    """A county shows each plugin's state, since when and why; other levels show none."""
    await turn(two, "party", "OFF")
    data = await two.data(
        '{county:division(code:"530424"){plugins{name title version state since reason}}'
        'township:division(code:"530424102"){plugins{name}}}'
    )
    assert data["township"]["plugins"] == []
    listed = {plugin["name"]: plugin for plugin in data["county"]["plugins"]}
    assert list(listed) == list(ROWS)
    assert {name for name, plugin in listed.items() if plugin["state"] == "OFF"} == {"party"}
    assert listed["party"] == {
        "name": "party",
        "title": two.registry.contributions["party"].title,
        "version": two.registry.contributions["party"].version,
        "state": "OFF",
        "since": stamp_text(NOW),
        "reason": "试 OFF",
    }


async def test_switch_is_journaled(two: World) -> None:
    """Who switched what stands in the journal."""
    await turn(two, "party", "OFF")
    done = select(JournalEntry.actor, JournalEntry.changes).where(
        JournalEntry.command == "setPlugin"
    )
    actor, changes = await two.write(lambda session: tuple(session.execute(done).one()))
    assert (actor, changes) == ("admin", '{"plugin": "party", "state": "OFF"}')


def switch(**given: str) -> dict[str, Any]:
    whole = {"county": HUANING, "plugin": "party", "state": "OFF", "reason": "试", **given}
    return {"variables": {"i": whole}}


SET = (
    "mutation($i:SetPluginInput!){setPlugin(input:$i)"
    "{division{code} userErrors{code field allowed}}}"
)


@pytest.mark.parametrize(
    ("token", "given", "fault"),
    [
        ("township", {}, Forbidden),
        ("village", {}, Forbidden),
        ("integrator", {}, Forbidden),
        ("prefecture", {}, Forbidden),
        ("gridadmin", {}, Forbidden),
        ("admin", {"county": "530424102"}, BadInput),
        ("chief", {"county": "5304"}, BadInput),
        ("admin", {"reason": ""}, BadInput),
        ("admin", {"reason": " \u3000\n"}, BadInput),
        ("admin", {"reason": "\u200b"}, BadInput),
        ("admin", {"state": "PURGED"}, BadInput),
    ],
)
async def test_switch_is_refused_whole(
    two: World, token: str, given: dict[str, str], fault: type[ZongzhiError]
) -> None:
    """Only a county's administrator switches, a county, with a reason."""
    epoch = await two.write(lambda session: session.scalar(select(Epoch.value)))
    assert type(await refusal(two, SET, token, **switch(**given))) is fault
    assert await two.write(lambda session: session.scalar(select(Epoch.value))) == epoch


@pytest.mark.parametrize(
    ("token", "given", "field"),
    [
        ("admin", {"plugin": "flood"}, "plugin"),
        ("admin", {"plugin": "core"}, "plugin"),
        ("admin", {"plugin": ""}, "plugin"),
        ("admin", {"county": "999999"}, "county"),
        ("admin", {"county": YIMEN}, "county"),
        ("admin", {"county": "5304"}, "county"),
        ("localadmin", {}, "county"),
    ],
)
async def test_switch_of_what_is_not_there(
    two: World, token: str, given: dict[str, str], field: str
) -> None:
    """An unknown plugin, an unknown county and one out of reach are NOT_FOUND."""
    epoch = await two.write(lambda session: session.scalar(select(Epoch.value)))
    data = (await two.data(SET, token, **switch(**given)))["setPlugin"]
    (error,) = data["userErrors"]
    assert (data["division"], error["code"], error["field"]) == (None, "NOT_FOUND", field)
    assert error["allowed"] == (list(ROWS) if field == "plugin" else [])
    assert await two.write(lambda session: session.scalar(select(Epoch.value))) == epoch


async def test_limited_administrator_switches_own_plugin(two: World) -> None:
    """An administrator whose token names plugins switches those."""
    await turn(two, "grid", "OFF", token="gridadmin")
    assert (await two.data("{viewer{plugins}}"))["viewer"]["plugins"] == sorted(
        set(ROWS) - {"grid"}
    )


# --- tokens limited to plugins -------------------------------------------------------------------


async def test_token_of_one_plugin_sees_no_other(two: World) -> None:
    """A token limited to plugins gets FORBIDDEN for the fields of others, and its own rows."""
    answer = await two.ask(DASHBOARD, "gridonly", variables={"c": HUANING})
    shown = answer["data"]["division"]
    others = sorted(set(CONNECTIONS.values()) - {"gridEvents"})
    assert shown["gridEvents"]["totalCount"] > 0
    assert [shown[name] for name in others] == [None] * 4
    assert sorted(e["path"][1] for e in answer["errors"]) == others
    assert {e["extensions"]["code"] for e in answer["errors"]} == {"FORBIDDEN"}


@pytest.mark.parametrize("state", ["ON", "OFF"])
async def test_token_of_one_plugin_reaches_no_other_row(two: World, state: str) -> None:
    """For a limited token another plugin's rows are FORBIDDEN, be that plugin on or off."""
    found = await first_id(two, "mediation")
    if state == "OFF":
        await turn(two, "mediation", "OFF")
    answer = await two.ask(
        "query($i:ID!){node(id:$i){id} nodes(ids:[$i]){id} dispute(id:$i){id}}",
        "gridonly",
        variables={"i": found},
    )
    assert answer["data"] == {"node": None, "nodes": [None], "dispute": None}
    assert {e["extensions"]["code"] for e in answer["errors"]} == {"FORBIDDEN"}


async def test_token_of_one_plugin_has_its_schema(two: World) -> None:
    """The schema of a limited token is that of core and its plugins."""
    assert await two.service.sdl(Asker("gridonly")) == compose(two.registry, {"grid"}).as_str()
    data = await two.data("{measures{plugin} viewer{plugins}}", "gridonly")
    assert {measure["plugin"] for measure in data["measures"]} == {"core", "grid"}
    assert data["viewer"]["plugins"] == ["grid"]


async def test_token_of_one_plugin_gives_no_other_command(two: World) -> None:
    """A limited token, whatever its role, gives only the commands of its plugins."""
    fault = await refusal(two, REGISTER, "gridadmin", variables={"i": DISPUTE})
    assert isinstance(fault, Forbidden)


async def test_figures_of_other_plugins_are_closed_to_limited_token(two: World) -> None:
    """A limited token reads the figures of its plugins and of core alone."""
    data = await two.data(
        '{division(code:"530424"){figures{measure{plugin} status value}}}', "gridonly"
    )
    for figure in data["division"]["figures"]:
        if figure["measure"]["plugin"] not in ("grid", "core"):
            assert (figure["status"], figure["value"]) == ("PLUGIN_OFF", None)


async def test_second_service_is_equal(two: World) -> None:
    """Two processes over one database answer alike."""
    assert await answer_bytes(beside(two), "admin") == await answer_bytes(two, "admin")
