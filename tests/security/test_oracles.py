"""Oracles: nobody learns a value that they may not read by filtering or sorting by it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.api.door import open_door
from tests.reference.world import NOW
from zongzhi_api.service import Service
from zongzhi_core.access import ROLES
from zongzhi_core.graph.declare import Leaf, NodeType
from zongzhi_core.loading import Registry
from zongzhi_core.read.catalog import operators_of
from zongzhi_core.testing.clocks import FixedClock

from .ground import Ground, Side, pages
from .vault import CLOSED, TOWNSHIP, fill_vault, load_vault

VALUES: dict[str, tuple[Any, Any]] = {
    "String": ("x", "' OR 1=1 --"),
    "ID": ("x", "y"),
    "Int": (0, 2**31 - 1),
    "Float": (0.5, -1e308),
    "Boolean": (True, False),
    "Date": ("2025-06-01", "0001-01-01"),
    "DateTime": ("2025-06-01T00:00:00Z", "2025-06-01T00:00:01Z"),
}


def forbidden_leaves(node: NodeType, role: str, leaves: dict[str, Leaf]) -> list[Leaf]:
    """Those by which a role may neither filter nor sort."""
    return [leaf for leaf in leaves.values() if leaf.sensitivity not in ROLES[role]]


def filters_by(leaf: Leaf) -> Iterator[dict[str, Any]]:
    """Filters by one value, with every operator and different values, bare and inside logic."""
    if isinstance(leaf.kind, str):
        values: Any = VALUES[leaf.kind]
    else:
        values = [member.name for member in leaf.kind][:2]
    for operator in operators_of(leaf):
        for value in values:
            given = {"in": [value], "notIn": [], "isNull": True}.get(operator, value)
            bare = {leaf.graphql_name: {operator: given}}
            yield bare
        yield from ({"not": bare}, {"or": [{"within": "53"}, bare]}, {"and": [{"not": bare}]})


def ask_page(
    ground: Ground, side: Side, reader: str, name: str, kind: str, given: dict[str, Any]
) -> Any:
    """One page of a list under the reader's top division, with what was read for it."""
    document = (
        f'query($f: {kind}Filter, $o: [{kind}Order!]) {{division(code: "{TOWNSHIP}") {{name '
        f"page: {name}(filter: $f, orderBy: $o) {{totalCount nodes {{id}}}}}}}}"
    )
    with ground.watched(side) as seen:
        reply = ground.ask(side, reader, document, given)
    return reply, " ".join(sql for sql, _ in seen)


def check_forbidden(ground: Ground, side: Side, reader: str, node: NodeType, name: str) -> int:
    """Every filter and order by what the reader may not read is refused before any SQL."""
    role = ground.reader(side, reader).role
    tried = 0
    asked: list[dict[str, Any]] = [
        {"f": given}
        for leaf in forbidden_leaves(node, role, dict(node.filters))
        for given in filters_by(leaf)
    ]
    for leaf in forbidden_leaves(node, role, dict(node.orders)):
        for direction in ("ASC", "DESC"):
            entry = {"field": leaf.name.upper(), "direction": direction}
            asked += [{"o": [entry]}, {"o": entry}]
    replies = set()
    for given in asked:
        reply, sql = ask_page(ground, side, reader, name, node.name, given)
        assert reply.faults == [("division.page", "FORBIDDEN")], (reader, given, reply.text)
        assert node.table.__tablename__ not in sql
        replies.add(reply.text)
        tried += 1
    # One answer for each field, whatever the operator and the value.
    assert len(replies) <= len({*node.filters, *node.orders})
    return tried


@pytest.mark.slow
def test_closed_fields_neither_filter_nor_sort(ground: Ground) -> None:
    """For every field and every reader without the right, filtering and sorting by it is FORBIDDEN
    when the plan is made, whatever the value: the table is not even read."""
    side, tried = ground.original(), 0
    for reader in ("township", "county-integrator", "prefecture-narrowed", "two-plugins"):
        for node, name in pages():
            if ground.reader(side, reader).counties_on(node.owner) or node.owner == "core":
                tried += check_forbidden(ground, side, reader, node, name)
    assert tried > 50


# --- a type of which some fields are closed ------------------------------------------------------


def open_vault(
    ground: Ground, records: list[tuple[str, int]], registry: Registry | None = None
) -> Side:
    """A copy of the world with records in the vault."""
    side = ground.copy()
    ground.run(side.database.transact(lambda s: fill_vault(s, records), "system"))
    service = Service(registry or load_vault(), side.database, FixedClock(NOW))
    opened = replace(side, door=open_door(service))
    ground.sides.append(opened)
    return opened


#: Two worlds that differ in closed values alone.
LOW = [(f"word {n}", n * 1_000) for n in range(9)]
HIGH = [(f"other {9 - n}", 5_000_000 - n) for n in range(9)]


@pytest.fixture(scope="module")
def vaults(ground: Ground) -> tuple[Side, Side]:
    return open_vault(ground, LOW), open_vault(ground, HIGH)


@pytest.mark.slow
def test_closed_fields_of_an_open_type_are_closed(
    ground: Ground, vaults: tuple[Side, Side]
) -> None:
    """Of rows that a reader sees, a closed field is null, and no filter, order, cursor or count
    tells two values of it apart."""
    node = vaults[0].door.service.registry.catalog.nodes["VaultRecord"]
    assert {leaf.name for leaf in forbidden_leaves(node, "integrator", dict(node.filters))} == {
        *CLOSED
    }
    assert check_forbidden(ground, vaults[0], "county-integrator", node, "records") > 100
    shown = " ".join(["label", *CLOSED])
    document = (
        f'{{division(code: "{TOWNSHIP}") {{records {{totalCount edges {{cursor '
        f"node {{id {shown}}}}}"
        " pageInfo {startCursor endCursor}}}}"
    )
    one, other = (ground.ask(side, "county-integrator", document) for side in vaults)
    assert one.text == other.text
    assert len(one.partial["division"]["records"]["edges"]) == 9
    for edge in one.partial["division"]["records"]["edges"]:
        assert {edge["node"][name] for name in CLOSED} == {None}
    admin = [ground.ask(side, "county", document).data for side in vaults]
    assert admin[0] != admin[1]


def extract(ground: Ground, side: Side, reader: str) -> tuple[int, set[str]]:
    """Search a closed number by bisection: the largest, as far as answers tell; and the answers."""
    low, high, seen = 0, 2**23, set()
    document = (
        'query($n: Int) {division(code: "' + TOWNSHIP + '") {records(first: 1, filter: '
        "{number: {gte: $n}}) {totalCount pageInfo {hasNextPage} nodes {label}}}}"
    )
    while low < high:
        middle = (low + high + 1) // 2
        reply = ground.ask(side, reader, document, {"n": middle})
        seen.add(reply.text)
        page = reply.partial["division"]["records"]
        low, high = (middle, high) if page and page["totalCount"] else (low, middle - 1)
    return low, seen


@pytest.mark.slow
def test_bisection_extracts_nothing(ground: Ground, vaults: tuple[Side, Side]) -> None:
    """An attack that finds a closed number for who may read it gets one and the same answer for
    each guess otherwise: no bit."""
    for side, records in zip(vaults, (LOW, HIGH), strict=True):
        assert extract(ground, side, "county")[0] == max(number for _, number in records)
    answers = [extract(ground, side, "county-integrator") for side in vaults]
    assert answers[0] == answers[1]
    assert len(answers[0][1]) == 1


@pytest.mark.slow
@pytest.mark.parametrize("reader", ["county-integrator", "prefecture", "prefecture-narrowed"])
def test_bisection_counts_no_closed_rows(ground: Ground, reader: str) -> None:
    """Rows of a closed type give a searcher the same answer for each guess of a moment."""
    side, low, high = ground.original(), 0, 2**31
    code = ground.reader(side, reader).code
    document = (
        f'query($t: DateTime, $w: String!) {{division(code: "{code}") {{a: assistanceCases(filter: '
        f"{{openedAt: {{lt: $t}}}}) {{totalCount}} b: assistanceCases(filter: {{within: $w}}) "
        f"{{totalCount}} c: assistanceCases(filter: {{not: {{within: $w}}}}, first: 1) "
        f"{{pageInfo {{hasNextPage}}}}}}}}"
    )
    seen, counts = set(), set()
    while low < high:
        middle = (low + high) // 2
        moment = datetime.fromtimestamp(middle, UTC).isoformat()
        reply = ground.ask(side, reader, document, {"t": moment, "w": TOWNSHIP})
        page = reply.partial["division"]["a"]
        seen.add(reply.text)
        counts.add(page and page["totalCount"])
        low, high = (middle + 1, high) if page and page["totalCount"] == 0 else (low, middle)
    finds = "SENSITIVE" in {level.name for level in ROLES[ground.reader(side, reader).role]}
    assert (len(counts) > 3) is finds
    assert (len(seen) == 1) is not finds


@pytest.mark.slow
def test_default_order_by_a_closed_field_is_no_oracle(ground: Ground) -> None:
    """A type that sorts by a closed field unless asked otherwise tells no more of it: its order
    and its cursors, which hold the keys, are the same in both worlds."""
    registry = load_vault(default_order=("word",))
    sides = [open_vault(ground, records, registry) for records in (LOW, HIGH)]
    document = (
        f'{{division(code: "{TOWNSHIP}") {{records(first: 3) {{nodes {{label}} '
        "pageInfo {startCursor endCursor}}}}"
    )
    one, other = (ground.ask(side, "county-integrator", document) for side in sides)
    assert one.text == other.text
