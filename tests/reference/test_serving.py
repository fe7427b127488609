"""The slow executor in the service's place: which requests it takes, and its cursors."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from tests.reference.alike import differences
from tests.reference.serving import make_executor
from tests.support.worlds import World
from zongzhi_core.errors import BadInput
from zongzhi_core.read.run import Asker, Query

pytestmark = pytest.mark.asyncio(loop_scope="module")

PAGE = """query ($c: String) {
  division(code: "530424") { channels(first: 3, after: $c) { nodes { id } pageInfo { endCursor } } }
}"""

MIXED = """
query Other { ...Unused }
query Mine($type: String!, $code: String!, $yes: Boolean!) {
  a: __typename
  ...Root
  last: __schema @skip(if: $yes) { queryType { name } }
}
fragment Root on Query {
  kind: __type(name: $type) { name ...Fields }
  division(code: $code) { name }
  ... @include(if: $yes) { whole: __schema { queryType { name } } }
}
fragment Fields on __Type { fields { name } }
fragment Unused on Query { viewer { name } }
"""


async def both(world: World, query: Query) -> list[Any]:
    """What the service and the slow executor answer."""
    executors = (world.service, make_executor(world.service))
    return [orjson.loads((await each.answer(query, Asker("admin"))).body) for each in executors]


async def test_introspection_stands_beside_data(shared_world: World) -> None:
    """One of two operations, with what asks for the schema in fragments and by variables."""
    given = {"type": "Channel", "code": "530424", "yes": True}
    one, other = await both(shared_world, Query(MIXED, given, "Mine"))
    assert one == other
    assert list(one["data"]) == ["a", "kind", "division", "whole"]
    assert "memberCount" in {each["name"] for each in one["data"]["kind"]["fields"]}


async def test_own_cursors_lead_on(shared_world: World) -> None:
    """A cursor that it printed is the end of the same page as the service's own."""
    executors = (shared_world.service, make_executor(shared_world.service))
    pages = []
    for executor in executors:
        cursor, ids = None, []
        for _ in range(3):
            body, _ = await executor.answer(Query(PAGE, {"c": cursor}), Asker("admin"))
            page = orjson.loads(body)["data"]["division"]["channels"]
            cursor = page["pageInfo"]["endCursor"]
            ids += [node["id"] for node in page["nodes"]]
        pages.append(ids)
    assert pages[0] == pages[1]
    assert len(set(pages[0])) == 9


async def test_foreign_cursor_is_bad_input(shared_world: World) -> None:
    """A cursor that nobody printed is an error of its field, as with the service."""
    one, other = await both(shared_world, Query(PAGE, {"c": "0.00"}))
    assert one["data"] == other["data"] == {"division": {"channels": None}}
    assert [each["errors"][0]["path"] for each in (one, other)] == [["division", "channels"]] * 2


async def test_only_queries_by_post_are_taken(shared_world: World) -> None:
    """A mutation and a query by GET are BAD_INPUT, and nothing is written."""
    executor, before = make_executor(shared_world.service), shared_world.statements("command")
    mutation = 'mutation{acceptDispute(input:{id:"dispute_0"}){userErrors{code}}}'
    for text, asker in (
        (mutation, Asker("admin")),
        ("{viewer{name}}", Asker("admin", ordinary=True)),
    ):
        with pytest.raises(BadInput, match="reference"):
            await executor.answer(Query(text, {}), asker)
    assert shared_world.statements("command") == before


async def test_unfit_variable_is_bad_input(shared_world: World) -> None:
    """A variable that does not fit its type refuses the whole request."""
    with pytest.raises(BadInput):
        await make_executor(shared_world.service).answer(Query(PAGE, {"c": 5}), Asker("admin"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"a": 1}, {"a": 2}),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        ([{}], [{}, {}]),
        ({"a": None}, {}),
        ({"a": True}, {"a": 1}),
        ({"cursor": None}, {"cursor": "x"}),
    ],
)
async def test_differences_are_seen(one: Any, other: Any) -> None:
    """Another value, order of keys, length, absence, type or end of a page is a difference."""
    assert [*differences(one, other)] != []
    assert [*differences(one, one)] == []
