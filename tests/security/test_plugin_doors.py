"""Doors: of a plugin that is off in the county, no row, count, cursor or id comes out by any."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from tests.api.door import Reply
from tests.reference.world import NOW, division_id
from tests.support.worlds import installed
from zongzhi_core.contribution import Contribution
from zongzhi_core.graph.declare import Connection, Leaf, Link, Many, NodeType, camel
from zongzhi_core.state import raise_epoch
from zongzhi_core.tables import CountyPlugin
from zongzhi_core.terms import PluginState

from .ground import Ground, Side, cursors_in, leaves_of

PILLARS = sorted(plugin.name for plugin in installed().plugins)
CATALOG = installed().catalog
COUNTY = "530424"
HEX = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Shut:
    """A county in which one plugin was turned off, and what could be seen of it before."""

    ground: Ground
    side: Side
    plugin: Contribution
    ids: dict[str, list[str]]
    #: Document → a cursor that it was answered while the plugin was on.
    cursors: dict[str, str]

    def ask(self, document: str, **more: Any) -> Reply:
        return self.ground.ask(self.side, "county", document, **more)


def switch(session: Session, plugin: str) -> None:
    """Turn all on in the county but one plugin."""
    for name in PILLARS:
        state = PluginState.OFF if name == plugin else PluginState.ON
        session.execute(
            update(CountyPlugin)
            .where(CountyPlugin.county_id == division_id(COUNTY), CountyPlugin.plugin == name)
            .values(state=state, since=NOW)
        )
    raise_epoch(session)


def ids_of(session: Session, plugin: Contribution) -> dict[str, list[str]]:
    """The global ids of a plugin's rows in the county, by type."""
    found = {}
    for node in plugin.nodes:
        table: Any = node.table
        rows = session.scalars(select(table.id).where(table.county_id == division_id(COUNTY)))
        found[node.name] = [f"{node.prefix}_{key}" for key in sorted(rows)] if node.prefix else []
    return found


@pytest.fixture(scope="module")
def open_side(ground: Ground) -> Side:
    return ground.copy()


@pytest.fixture(params=PILLARS)
def shut(request: pytest.FixtureRequest, ground: Ground, open_side: Side) -> Shut:
    """The county with one plugin off; its cursors were taken while all were on."""
    plugin = installed().contributions[request.param]
    database = open_side.database
    ground.run(database.transact(lambda s: switch(s, ""), "system"))
    cursors = {}
    for _, name in connections_of(plugin, NODES["Division"]):
        document = page_document(name)
        [cursor, *_] = cursors_in(ground.ask(open_side, "county", document)) or [""]
        cursors[document] = cursor
    ids = ground.run(database.look(lambda s: ids_of(s, plugin), "system"))
    ground.run(database.transact(lambda s: switch(s, plugin.name), "system"))
    return Shut(ground, open_side, plugin, ids, cursors)


NODES = CATALOG.nodes


def connections_of(plugin: Contribution, on: NodeType) -> Iterator[tuple[NodeType, str]]:
    """The long lists of a type whose rows are a plugin's."""
    for declared in on.fields.values():
        if isinstance(declared, Connection):
            target = CATALOG.target(declared.target)
            if target.owner == plugin.name:
                yield target, declared.graphql_name


def page_document(name: str) -> str:
    return (
        f'query($a: String) {{division(code: "{COUNTY}") {{name page: {name}(first: 1, after: $a) '
        "{totalCount edges {cursor node {id}} nodes {id} "
        "pageInfo {hasNextPage endCursor}}}}"
    )


def check_shut(shut: Shut, reply: Reply) -> None:
    """Every error says PLUGIN_OFF of this plugin; no id, cursor or count is in the answer."""
    assert reply.status == 200, reply.text
    told = {(e["extensions"]["code"], e["extensions"].get("plugin")) for e in reply.body["errors"]}
    assert told == {("PLUGIN_OFF", shut.plugin.name)}, reply.text
    known = {key[-32:] for keys in shut.ids.values() for key in keys}
    assert known.isdisjoint(HEX.findall(reply.text))
    assert cursors_in(reply) == []
    assert "totalCount" not in reply.text


@pytest.mark.slow
def test_no_matter_of_it_is_listed(shut: Shut) -> None:
    """The list of all matters holds those of the other plugins only."""
    document = (
        f'query($a: String) {{division(code: "{COUNTY}") {{matters(first: 100, after: $a) '
        "{nodes {id} pageInfo {hasNextPage endCursor}}}}"
    )
    own, others, cursor = {key for keys in shut.ids.values() for key in keys}, 0, None
    while True:
        page = shut.ask(document, variables={"a": cursor}).data["division"]["matters"]
        found = {node["id"] for node in page["nodes"]}
        assert own.isdisjoint(found)
        others, cursor = others + len(found), page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert others > 0


# --- rows ----------------------------------------------------------------------------------------


@pytest.mark.slow
def test_every_id_is_shut(shut: Shut) -> None:
    """Every row of the plugin, by `node`, `nodes` and its getter, also under an interface."""
    for node_name, keys in shut.ids.items():
        if not keys:
            continue
        node = NODES[node_name]
        getter, inner = camel(node.prefix or ""), leaves_of(node)
        some = keys[0]
        named = f"... on Node {{id}} ... on {node_name} {{{inner}}}"
        own = f"{getter}(id: $i) {{id ... on Node {{id}}}}"
        document = f"query($i: ID!) {{node(id: $i) {{{named}}} {own}}}"
        reply = shut.ask(document, variables={"i": some})
        check_shut(shut, reply)
        assert reply.partial == {"node": None, getter: None}
        for start in range(0, len(keys), 25):
            asked = (keys[start : start + 25] * 25)[:25]
            found = shut.ask("query($l: [ID!]!) {nodes(ids: $l) {id}}", variables={"l": asked})
            assert found.data == {"nodes": [None] * 25}


@pytest.mark.slow
def test_every_list_and_cursor_is_shut(shut: Shut) -> None:
    """Every list of the plugin's rows, from the start and by a cursor made while it was on, by
    POST and by GET."""
    assert shut.cursors
    for document, cursor in shut.cursors.items():
        for after in (None, cursor):
            reply = shut.ask(document, variables={"a": after})
            check_shut(shut, reply)
            assert reply.partial["division"]["page"] is None
        literal = document.replace("query($a: String) ", "").replace(", after: $a", "")
        by_get = shut.ground.get(shut.side, "county", literal)
        check_shut(shut, by_get)
        assert by_get.partial["division"]["page"] is None


def fields_to(plugin: Contribution) -> Iterator[tuple[NodeType, str, str]]:
    """Each field of another's type that is the plugin's, or leads to its rows."""
    for node in NODES.values():
        if node.owner == plugin.name or not node.is_node:
            continue
        for declared in node.fields.values():
            owners = CATALOG.owner_of(declared)
            if plugin.name in owners:
                body = "" if isinstance(declared, Leaf) else " {__typename}"
                assert isinstance(declared, Leaf | Link | Many | Connection)
                yield node, declared.graphql_name, body


@pytest.mark.slow
def test_every_relation_to_it_is_shut(shut: Shut) -> None:
    """Every field by which another's record leads to the plugin is null, on the record itself and
    in lists."""
    for node, name, body in fields_to(shut.plugin):
        lists = [n for target, n in every_list() if target is node]
        field = f"x: {name}{body}"
        document = f'{{division(code: "{COUNTY}") {{{field}}}}}'
        if node.name != "Division":
            document = (
                f'{{division(code: "{COUNTY}") {{{lists[0]}(first: 3) {{nodes {{{field}}}}}}}}}'
            )
        reply = shut.ask(document)
        check_shut(shut, reply)
        assert reply.text.count('"x":null') == len(reply.body["errors"]) > 0


def every_list() -> Iterator[tuple[NodeType, str]]:
    for plugin in installed().plugins:
        yield from connections_of(plugin, NODES["Division"])


# --- figures, commands, names --------------------------------------------------------------------


@pytest.mark.slow
def test_every_figure_is_shut(shut: Shut) -> None:
    """Every figure of the plugin has the status PLUGIN_OFF and no number, at each level and by
    each tree, by POST and by GET; `measures` does not list it."""
    for code in (COUNTY, "530424102", "530424001001"):
        for tree in ("AS_OF", "TODAY"):
            names = [measure.name for measure in shut.plugin.measures]
            listed = ", ".join(f'"{name}"' for name in names)
            document = (
                f'{{division(code: "{code}") {{figures(measures: [{listed}], period: "2025", tree: '
                f"{tree}) {{status value numerator denominator}}}} measures {{name}}}}"
            )
            nothing = {"value": None, "numerator": None, "denominator": None}
            for reply in (shut.ask(document), shut.ground.get(shut.side, "county", document)):
                figures = reply.data["division"]["figures"]
                assert figures == [{"status": "PLUGIN_OFF", **nothing}] * len(names)
                assert {m["name"] for m in reply.data["measures"]}.isdisjoint(names)


@pytest.mark.slow
def test_every_command_is_shut(shut: Shut) -> None:
    """Every mutation of the plugin is refused whole, before its input is looked at."""
    schema = shut.side.door.service.reader.schema
    assert schema.mutation_type is not None
    for command in shut.plugin.commands:
        kind = schema.mutation_type.fields[command.name].args["input"].type
        reply = shut.ask(
            f"mutation($i: {kind}) {{{command.name}(input: $i) {{userErrors {{code}}}}}}",
            variables={"i": command_input(schema, str(kind).rstrip("!"), shut)},
        )
        assert reply.code == "PLUGIN_OFF", reply.text


def command_input(schema: Any, kind: str, shut: Shut) -> dict[str, Any]:
    """The least input of a command that fits its type."""
    given: dict[str, Any] = {}
    for name, part in schema.type_map[kind].fields.items():
        if not str(part.type).endswith("!"):
            continue
        inner = part.type.of_type
        values = getattr(inner, "values", None)
        keys = [key for held in shut.ids.values() for key in held]
        if values:
            given[name] = next(iter(values))
        else:
            given[name] = {"ID": keys[0], "Boolean": True, "Int": 1}.get(inner.name, "530424001001")
    return given


@pytest.mark.slow
def test_no_name_of_it_is_told(shut: Shut) -> None:
    """`__type`, `__schema` and the printed schema have none of its types, by POST and by GET."""
    printed = shut.ground.sdl(shut.side, "county")
    for node in shut.plugin.nodes:
        document = f'{{__type(name: "{node.name}") {{name}} __schema {{types {{name}}}}}}'
        for reply in (shut.ask(document), shut.ground.get(shut.side, "county", document)):
            assert reply.data["__type"] is None
            names = {kind["name"] for kind in reply.data["__schema"]["types"]}
            assert not any(name.startswith(f"{node.name}Order") for name in names)
            assert names.isdisjoint({node.name, f"{node.name}Connection", f"{node.name}Filter"})
        assert not re.search(rf"\b{node.name}(Connection|Edge|Filter)?\b [{{@i]", printed)
