"""Relay's rules: global ids and connections, by the schema and by walking every page."""

from __future__ import annotations

from typing import Any

import pytest
from graphql import (
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
)

from zongzhi_api.service import core_schema

from .door import Door

pytestmark = pytest.mark.asyncio(loop_scope="module")

INFO = "pageInfo{hasNextPage hasPreviousPage startCursor endCursor}"


@pytest.fixture
def schema(door: Door) -> GraphQLSchema:
    """The schema of all installed plugins."""
    plugins = (plugin.name for plugin in door.service.registry.plugins)
    return core_schema(door.service.schema(frozenset(plugins)))


def objects(schema: GraphQLSchema) -> list[GraphQLObjectType]:
    return [
        kind
        for name, kind in schema.type_map.items()
        if isinstance(kind, GraphQLObjectType) and not name.startswith("__")
    ]


# --- the schema ----------------------------------------------------------------------------------


async def test_node_is_an_id_and_no_more(schema: GraphQLSchema) -> None:
    """`Node` promises its id alone; `node` and `nodes` find by it, and may find nothing."""
    node = schema.type_map["Node"]
    assert isinstance(node, GraphQLInterfaceType)
    assert {name: str(field.type) for name, field in node.fields.items()} == {"id": "ID!"}
    assert schema.query_type is not None
    one, several = schema.query_type.fields["node"], schema.query_type.fields["nodes"]
    assert (str(one.type), {n: str(a.type) for n, a in one.args.items()}) == ("Node", {"id": "ID!"})
    assert str(several.type) == "[Node]!"
    assert {n: str(a.type) for n, a in several.args.items()} == {"ids": "[ID!]!"}


async def test_connections_have_the_right_form(schema: GraphQLSchema) -> None:
    """Every connection has edges of node and cursor, and a page info that is never null."""
    info = schema.type_map["PageInfo"]
    assert isinstance(info, GraphQLObjectType)
    assert {name: str(field.type) for name, field in info.fields.items()} == {
        **{"hasNextPage": "Boolean!", "hasPreviousPage": "Boolean!"},
        **{"startCursor": "String", "endCursor": "String"},
    }
    connections = [kind for kind in objects(schema) if kind.name.endswith("Connection")]
    assert len(connections) > 10
    for connection in connections:
        name = connection.name.removesuffix("Connection")
        fields = {key: str(field.type) for key, field in connection.fields.items()}
        assert fields["edges"] == f"[{name}Edge!]!"
        assert fields["pageInfo"] == "PageInfo!"
        edge = schema.type_map[f"{name}Edge"]
        assert isinstance(edge, GraphQLObjectType)
        assert {key: str(field.type) for key, field in edge.fields.items()} == {
            **{"cursor": "String!", "node": f"{name}!"}
        }


async def test_connections_page_both_ways(schema: GraphQLSchema) -> None:
    """A field of a connection takes both pairs of arguments, and no other type is called so."""
    paging = {"first": "Int", "after": "String", "last": "Int", "before": "String"}
    found = 0
    for kind in objects(schema):
        for field in kind.fields.values():
            if not get_named_type(field.type).name.endswith("Connection"):
                continue
            assert not isinstance(field.type, GraphQLList | GraphQLNonNull)
            taken = {name: str(argument.type) for name, argument in field.args.items()}
            assert paging.items() <= taken.items()
            found += 1
    assert found > 10


async def test_types_with_ids_are_nodes(schema: GraphQLSchema) -> None:
    """A type is a node exactly if it has an id, which `node` takes."""
    for kind in objects(schema):
        assert ("id" in kind.fields) == any(each.name == "Node" for each in kind.interfaces), kind


# --- global ids ----------------------------------------------------------------------------------


async def test_ids_find_what_they_came_from(door: Door, schema: GraphQLSchema) -> None:
    """What any connection of the county shows, `node` and `nodes` find again, with its type."""
    division = schema.type_map["Division"]
    assert isinstance(division, GraphQLObjectType)
    names = [
        name for name, field in division.fields.items() if str(field.type).endswith("Connection")
    ]
    fields = " ".join(f"{name}(first:2){{nodes{{__typename ...on Node{{id}}}}}}" for name in names)
    county = (await door.ask(f'{{division(code:"530424"){{{fields}}}}}')).data["division"]
    shown = [each for page in county.values() for each in page["nodes"] if "id" in each]
    assert len({each["__typename"] for each in shown}) > 5
    ids = [each["id"] for each in shown]
    again = await door.ask("query($i:[ID!]!){nodes(ids:$i){__typename id}}", variables={"i": ids})
    assert again.data["nodes"] == shown
    for each in shown[:3]:
        one = await door.ask(
            "query($i:ID!){node(id:$i){__typename id}}", variables={"i": each["id"]}
        )
        assert one.data["node"] == each


async def test_nodes_keep_order_and_repetition(door: Door) -> None:
    """`nodes` answers in the order asked, as often as asked, with null for what there is not."""
    county = (await door.ask('{division(code:"530424"){id children{id}}}')).data["division"]
    first, second, *_ = [child["id"] for child in county["children"]]
    ids = [second, "x", first, second, county["id"], first]
    reply = await door.ask("query($i:[ID!]!){nodes(ids:$i){id}}", variables={"i": ids})
    assert reply.data["nodes"] == [{"id": i} if i != "x" else None for i in ids]


# --- pages ---------------------------------------------------------------------------------------


async def page(door: Door, arguments: str) -> Any:
    document = (
        '{division(code:"530424"){descendants(ARGS){totalCount nodes{code} '
        f"edges{{cursor node{{code}}}} {INFO}}}}}}}"
    )
    return (await door.ask(document.replace("ARGS", arguments))).data["division"]["descendants"]


async def test_page_info_bounds_the_page(door: Door) -> None:
    """Start and end cursor are those of the first and last edge; nodes and edges agree."""
    for arguments in ("first:7", "last:7", "first:1", "level:TOWNSHIP"):
        found = await page(door, arguments)
        cursors = [edge["cursor"] for edge in found["edges"]]
        assert len(set(cursors)) == len(cursors)
        assert found["pageInfo"]["startCursor"] == cursors[0]
        assert found["pageInfo"]["endCursor"] == cursors[-1]
        assert [edge["node"] for edge in found["edges"]] == found["nodes"]


@pytest.mark.parametrize("size", [1, 20, 100])
async def test_both_directions_give_one_order(door: Door, size: int) -> None:
    """Walking forward and walking backward meet the same records in the same order."""
    level = "level:VILLAGE" if size > 1 else "level:TOWNSHIP"
    forward: list[Any] = []
    backward: list[Any] = []
    after = before = ""
    while True:
        ahead = await page(door, f"{level},first:{size}{after}")
        back = await page(door, f"{level},last:{size}{before}")
        assert len(ahead["nodes"]) <= size
        assert ahead["pageInfo"]["hasPreviousPage"] == bool(forward)
        assert back["pageInfo"]["hasNextPage"] == bool(backward)
        forward, backward = forward + ahead["nodes"], back["nodes"] + backward
        assert ahead["pageInfo"]["hasNextPage"] == (len(forward) < ahead["totalCount"])
        assert back["pageInfo"]["hasPreviousPage"] == (len(backward) < back["totalCount"])
        if not ahead["pageInfo"]["hasNextPage"]:
            break
        after = f',after:"{ahead["pageInfo"]["endCursor"]}"'
        before = f',before:"{back["pageInfo"]["startCursor"]}"'
    assert forward == backward
    assert len({each["code"] for each in forward}) == len(forward) == ahead["totalCount"]


async def test_any_edge_is_a_place_to_go_on(door: Door) -> None:
    """After any cursor come the records behind it, before it those in front."""
    whole = await page(door, "level:TOWNSHIP")
    codes = whole["nodes"]
    for place, edge in enumerate(whole["edges"]):
        behind = await page(door, f'level:TOWNSHIP,after:"{edge["cursor"]}"')
        ahead = await page(door, f'level:TOWNSHIP,last:9,before:"{edge["cursor"]}"')
        assert behind["nodes"] == codes[place + 1 :]
        assert ahead["nodes"] == codes[:place]
        assert behind["totalCount"] == ahead["totalCount"] == len(codes)
