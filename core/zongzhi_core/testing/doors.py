"""The walk around the doors: of a plugin that is off, no row, count, cursor or id comes out."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Collection, Coroutine, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson
from graphql import GraphQLSchema
from sqlalchemy import select
from sqlalchemy.orm import Session

from ..contribution import Contribution
from ..errors import ZongzhiError
from ..graph.declare import Connection, Leaf, Link, Many, NodeType, camel
from ..loading import Registry
from ..tables import Division
from .switching import leave_on
from .worlds import HUANING, World

#: Asks a document with variables; answers the body of the response.
Ask = Callable[[str, Mapping[str, Any]], Awaitable[dict[str, Any]]]

_HEX = re.compile(r"[0-9a-f]{32}")
_CURSOR = re.compile(r'"([0-9a-f]{16}\.[0-9a-f]+)"')


@dataclass(frozen=True)
class Shut:
    """A county in which one plugin was turned off, and what could be seen of it before."""

    registry: Registry
    plugin: Contribution
    county: str
    ask: Ask
    #: What the reader may read of the schema now, printed.
    printed: str
    #: The schema of all that is installed, by which documents are read.
    schema: GraphQLSchema
    #: Type → the global ids of its rows in the county.
    ids: dict[str, list[str]]
    #: Document → a cursor that it was answered while the plugin was on.
    cursors: dict[str, str] = field(default_factory=dict)
    #: What is off beside it: a way to the plugin through one of these ends there.
    others: tuple[str, ...] = ()

    async def require_off(self, document: str, variables: Mapping[str, Any]) -> dict[str, Any]:
        """The data of an answer whose every error says PLUGIN_OFF of what is off, and in which
        no id, cursor or count is."""
        body = await self.ask(document, variables)
        text = orjson.dumps(body).decode()
        told = [(e["extensions"]["code"], e["extensions"]["plugin"]) for e in body["errors"]]
        off = {("PLUGIN_OFF", name) for name in (self.plugin.name, *self.others)}
        assert told, text
        assert off.issuperset(told), text
        known = {key[-32:] for keys in self.ids.values() for key in keys}
        assert known.isdisjoint(_HEX.findall(text)), text
        assert not _CURSOR.search(text), text
        assert "totalCount" not in text, text
        data: dict[str, Any] = body["data"]
        return data


# --- before: the plugin is on ---------------------------------------------------------------------


def find_ids(session: Session, plugin: Contribution, county: str) -> dict[str, list[str]]:
    """The global ids of a plugin's rows in a county, by type."""
    county_id = session.scalar(select(Division.county_id).where(Division.code == county))
    found = {}
    for node in plugin.nodes:
        table: Any = node.table
        rows = session.scalars(select(table.id).where(table.county_id == county_id))
        found[node.name] = [f"{node.prefix}_{key}" for key in sorted(rows)] if node.prefix else []
    return found


async def take_cursors(
    ask: Ask, registry: Registry, plugin: Contribution, county: str
) -> dict[str, str]:
    """A document for each long list of a plugin's rows, with a cursor that it answers."""
    taken = {}
    for _, name in lists_of(registry, plugin):
        document = (
            f'query($a: String) {{division(code: "{county}") {{name page: {name}(first: 1, '
            "after: $a) {totalCount edges {cursor node {id}} nodes {id} "
            "pageInfo {hasNextPage endCursor}}}}"
        )
        found = _CURSOR.search(orjson.dumps(await ask(document, {"a": None})).decode())
        taken[document] = found[1] if found else ""
    return taken


def lists_of(registry: Registry, plugin: Contribution) -> Iterator[tuple[NodeType, str]]:
    """The long lists of a division whose rows are a plugin's."""
    for declared in registry.catalog.nodes["Division"].fields.values():
        if isinstance(declared, Connection):
            target = registry.catalog.target(declared.target)
            if target.owner == plugin.name:
                yield target, declared.graphql_name


async def shut_off(
    world: World,
    plugin: str,
    county: str = HUANING,
    token: str = "admin",
    *,
    beside: Collection[str] | None = None,
) -> Shut:
    """Look at a plugin while all are on, leave on but those `beside` it, turn it off by the
    mutation, and stand before its doors."""
    registry = world.registry
    names = {each.name for each in registry.plugins}
    on = {plugin, *(names if beside is None else beside)}
    held = registry.contributions[plugin]

    async def ask(document: str, variables: Mapping[str, Any]) -> dict[str, Any]:
        try:
            return await world.ask(document, token, variables=variables)
        except ZongzhiError as refused:
            return {"data": None, "errors": [refused.as_graphql()]}

    ids = await world.database.look(lambda s: find_ids(s, held, county), "system")
    cursors = await take_cursors(ask, registry, held, county)
    await world.write(lambda session: leave_on(session, on, county))
    await world.switch(plugin, "OFF", county, token)
    printed, schema = await world.sdl(token), world.service.reader.schema
    others = tuple(sorted(names - on))
    return Shut(registry, held, county, ask, printed, schema, ids, cursors, others)


# --- after: it is off -----------------------------------------------------------------------------


async def no_matter_of_it_is_listed(shut: Shut) -> None:
    """The list of all matters holds those of the other plugins only."""
    document = (
        f'query($a: String) {{division(code: "{shut.county}") {{matters(first: 100, after: $a) '
        "{nodes {id} pageInfo {hasNextPage endCursor}}}}"
    )
    own, others, cursor = {key for keys in shut.ids.values() for key in keys}, 0, None
    while True:
        body = await shut.ask(document, {"a": cursor})
        page = body["data"]["division"]["matters"]
        found = {node["id"] for node in page["nodes"]}
        assert own.isdisjoint(found)
        others, cursor = others + len(found), page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    there = [f"type {kind.name} " for kind in shut.registry.matters if kind.name not in shut.ids]
    assert (others > 0) is any(each in shut.printed for each in there)


async def every_id_is_shut(shut: Shut) -> None:
    """Every row of the plugin, by `node`, `nodes` and its getter, also under an interface."""
    for node_name, keys in shut.ids.items():
        if not keys:
            continue
        node = shut.registry.catalog.nodes[node_name]
        getter = camel(node.prefix or "")
        leaves = (f.graphql_name for f in node.fields.values() if isinstance(f, Leaf))
        named = f"... on Node {{id}} ... on {node_name} {{{' '.join(leaves)}}}"
        own = f"{getter}(id: $i) {{id ... on Node {{id}}}}"
        document = f"query($i: ID!) {{node(id: $i) {{{named}}} {own}}}"
        assert await shut.require_off(document, {"i": keys[0]}) == {"node": None, getter: None}
        for start in range(0, len(keys), 25):
            asked = (keys[start : start + 25] * 25)[:25]
            found = await shut.ask("query($l: [ID!]!) {nodes(ids: $l) {id}}", {"l": asked})
            assert found == {"data": {"nodes": [None] * 25}}


async def every_list_and_cursor_is_shut(shut: Shut) -> None:
    """Every list of the plugin's rows, from the start and by a cursor made while it was on."""
    for document, cursor in shut.cursors.items():
        for after in (None, cursor):
            data = await shut.require_off(document, {"a": after})
            assert data["division"]["page"] is None


async def every_relation_to_it_is_shut(shut: Shut) -> None:
    """Every field by which another's record leads to the plugin is null, on the record itself and
    in lists."""
    for node, name, body in _fields_to(shut):
        inner = f"x: {name}{body}"
        if node.name != "Division":
            lists = [n for c in shut.registry.plugins for t, n in lists_of(shut.registry, c)
                     if t.name == node.name]  # fmt: skip
            inner = f"{lists[0]}(first: 3) {{nodes {{{inner}}}}}"
        document = f'{{division(code: "{shut.county}") {{{inner}}}}}'
        data = await shut.require_off(document, {})
        led = orjson.dumps(data).count(b'"x":null') > 0
        assert led is (node.owner not in shut.others), document


def _fields_to(shut: Shut) -> Iterator[tuple[NodeType, str, str]]:
    """Each field of another's type that is the plugin's, or leads to its rows."""
    catalog = shut.registry.catalog
    for node in catalog.nodes.values():
        if node.owner == shut.plugin.name or not node.is_node:
            continue
        for declared in node.fields.values():
            if shut.plugin.name in catalog.owner_of(declared):
                assert isinstance(declared, Leaf | Link | Many | Connection)
                body = "" if isinstance(declared, Leaf) else " {__typename}"
                yield node, declared.graphql_name, body


async def every_figure_is_shut(shut: Shut) -> None:
    """Every figure of the plugin has the status PLUGIN_OFF and no number, at each level and by
    each tree; `measures` does not list it."""
    places = await shut.ask(
        f'{{division(code: "{shut.county}") {{children {{code children {{code}}}}}}}}', {}
    )
    township = places["data"]["division"]["children"][0]
    names = [measure.name for measure in shut.plugin.measures]
    listed = ", ".join(f'"{name}"' for name in names)
    nothing = {"status": "PLUGIN_OFF", "value": None, "numerator": None, "denominator": None}
    for code in (shut.county, township["code"], township["children"][0]["code"]):
        for tree in ("AS_OF", "TODAY"):
            document = (
                f'{{division(code: "{code}") {{figures(measures: [{listed}], period: "2025", tree: '
                f"{tree}) {{status value numerator denominator}}}} measures {{name}}}}"
            )
            data = (await shut.ask(document, {}))["data"]
            assert data["division"]["figures"] == [nothing] * len(names)
            assert {m["name"] for m in data["measures"]}.isdisjoint(names)


async def every_command_is_shut(shut: Shut) -> None:
    """Every mutation of the plugin is refused whole, before its input is looked at."""
    assert shut.schema.mutation_type is not None
    for command in shut.plugin.commands:
        kind = shut.schema.mutation_type.fields[command.name].args["input"].type
        document = f"mutation($i: {kind}) {{{command.name}(input: $i) {{userErrors {{code}}}}}}"
        given = _least_input(shut, str(kind).rstrip("!"))
        assert await shut.require_off(document, {"i": given}) is None


def _least_input(shut: Shut, kind: str) -> dict[str, Any]:
    """The least input of a command that fits its type."""
    given: dict[str, Any] = {}
    parts: Any = shut.schema.type_map[kind]
    keys = [key for held in shut.ids.values() for key in held] or ["none"]
    for name, part in parts.fields.items():
        if str(part.type).endswith("!"):
            values = getattr(part.type.of_type, "values", None)
            plain = {"ID": keys[0], "Boolean": True, "Int": 1}
            named = getattr(part.type.of_type, "name", "")
            given[name] = next(iter(values)) if values else plain.get(named, "530424001001")
    return given


async def no_name_of_it_is_told(shut: Shut) -> None:
    """`__type`, `__schema` and the printed schema have none of its types."""
    for node in shut.plugin.nodes:
        document = f'{{__type(name: "{node.name}") {{name}} __schema {{types {{name}}}}}}'
        data = (await shut.ask(document, {}))["data"]
        assert data["__type"] is None
        names = {kind["name"] for kind in data["__schema"]["types"]}
        assert not any(name.startswith(f"{node.name}Order") for name in names)
        assert names.isdisjoint({node.name, f"{node.name}Connection", f"{node.name}Filter"})
        assert not re.search(rf"\b{node.name}(Connection|Edge|Filter)?\b [{{@i]", shut.printed)


Door = Callable[[Shut], Coroutine[Any, Any, None]]

#: Each asserts of a plugin that is off what its docstring says.
DOORS: tuple[Door, ...] = (
    no_matter_of_it_is_listed,
    every_id_is_shut,
    every_list_and_cursor_is_shut,
    every_relation_to_it_is_shut,
    every_figure_is_shut,
    every_command_is_shut,
    no_name_of_it_is_told,
)


async def check_doors(world: World, plugin: str, beside: Collection[str] | None = None) -> None:
    """Turn a plugin off in the county and walk around all its doors; on are those `beside` it, or
    all."""
    shut = await shut_off(world, plugin, beside=beside)
    for is_shut in DOORS:
        await is_shut(shut)
