"""Stored values: whatever a text or number holds, the answer is strict JSON that holds the same."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from datetime import date, datetime
from enum import Enum
from typing import Any

import pytest
from sqlalchemy import Float, Integer, inspect, select, text
from sqlalchemy.orm import Session

from tests.reference.world import division_id
from tests.support.worlds import installed
from zongzhi_core import tables
from zongzhi_core.columns import Base, Code, CountyRow, Id, Text
from zongzhi_core.graph.declare import Leaf, Many, NodeType
from zongzhi_core.switches.tables import PluginSwitch

from .ground import EVERYTHING, PROOF, Ground, Side, leaves_of, pages
from .hidden import pointers, unique_names
from .hostile import hostile_text

#: How often every text and number of the world is replaced; thousands of values each time.
ROUNDS = 20 if PROOF else 1

NODES = installed().catalog.nodes
INTEGERS = (0, -1, 1, 2**31 - 1, -(2**31), 7)
FLOATS = (0.0, -0.0, 1 / 3, 0.1 + 0.2, 1e308, -1e308, 5e-324, 2.0**53)

#: Texts by which rows are found, or that a check of the database holds to a form.
_KEYS = {"path", "code", "plugin", "subject_type", "digest"}


def texts_and_numbers(table: type[Any]) -> Iterator[tuple[str, Any]]:
    """The columns of a table that hold free text or numbers."""
    for attribute in inspect(table).column_attrs:
        column, kind = attribute.columns[0], attribute.columns[0].type
        fixed = column.primary_key or attribute.key in _KEYS | pointers(table)
        if fixed or isinstance(kind, Code | Id) or attribute.key == "sort_no":
            continue
        if isinstance(kind, Text | Integer | Float):
            yield attribute.key, column


def stored_tables() -> list[type[Any]]:
    """The tables that answers are made of."""
    mapped = [mapper.class_ for mapper in Base.registry.mappers]
    known = {table.name for table in Base.metadata.sorted_tables}
    core = (tables.Division, tables.Organisation, tables.Centre, tables.InstalledPlugin)
    chosen = [t for t in mapped if issubclass(t, CountyRow | tables.CountyPlugin) or t in core]
    return sorted(
        (t for t in chosen if t.__tablename__ in known), key=lambda t: str(t.__tablename__)
    )


def poison(session: Session, rng: random.Random) -> int:
    """Put a hostile value into every text and number of every row; how many there were."""
    count = 0
    for table in stored_tables():
        unique = unique_names(table)
        for n, row in enumerate(session.scalars(select(table))):
            for name, column in texts_and_numbers(table):
                if name in unique and not isinstance(column.type, Text):
                    continue
                if getattr(row, name) is None and table.__tablename__ == "party_post":
                    continue
                setattr(row, name, hostile_value(column, rng, f"{n:04x}" if name in unique else ""))
                count += 1
        session.flush()
    return count


def hostile_value(column: Any, rng: random.Random, tail: str) -> Any:
    """A hostile value that the column takes."""
    if isinstance(column.type, Text):
        room = (column.type.length or 2_000) - len(tail)
        return hostile_text(rng, room) + tail
    return rng.choice(INTEGERS if isinstance(column.type, Integer) else FLOATS)


# --- reading back --------------------------------------------------------------------------------


def selection(node: NodeType) -> str:
    """All values of a type, and of the details that only it leads to."""
    details = [
        f"{f.graphql_name} {{{leaves_of(NODES[f.target])}}}"
        for f in node.fields.values()
        if isinstance(f, Many) and not NODES[f.target].is_node and node.name != "Division"
    ]
    return " ".join([leaves_of(node), *details])


def read_all(ground: Ground, side: Side, node: NodeType, name: str, order: str) -> Iterator[Any]:
    """Every record of a list, page after page, in an order."""
    inner = f"edges {{cursor node {{{selection(node)}}}}} pageInfo {{hasNextPage endCursor}}"
    for code in ("53", "44"):
        document = (
            f'query($a: String) {{division(code: "{code}") {{page: {name}(first: 90, after: $a'
            f"{order}) {{totalCount {inner}}}}}}}"
        )
        cursor, found = None, 0
        while True:
            page = ground.ask(side, EVERYTHING, document, {"a": cursor}).data["division"]["page"]
            yield from (edge["node"] for edge in page["edges"])
            found += len(page["edges"])
            cursor = page["pageInfo"]["endCursor"]
            if not page["pageInfo"]["hasNextPage"]:
                break
        assert found == page["totalCount"]


def stored_values(session: Session, node: NodeType) -> dict[str, list[dict[str, Any]]]:
    """The values of a type's columns by global id, a list for the versions of one id."""
    found: dict[str, list[dict[str, Any]]] = {}
    for kind in node.kinds or (node,):
        names = {
            f.graphql_name: f.name
            for f in node.fields.values()
            if isinstance(f, Leaf) and f.name in inspect(kind.table).column_attrs
        }
        for row in session.scalars(select(kind.table)):
            values = {shown: plain(getattr(row, name)) for shown, name in names.items()}
            values["id"] = f"{kind.prefix}_{row.id}"  # type: ignore[attr-defined]
            values.pop("validTo", None)
            found.setdefault(values["id"], []).append(values)
    return found


def plain(value: Any) -> Any:
    """A value as JSON has it; moments are left to others."""
    if isinstance(value, Enum):
        return value.name
    return ... if isinstance(value, date | datetime) else value


def same(shown: dict[str, Any], stored: dict[str, Any]) -> bool:
    """Is every value shown as it is stored?"""
    for name, value in stored.items():
        if value is ...:
            continue
        if isinstance(value, float) and math.isclose(shown[name], value, rel_tol=1e-14):
            continue
        if shown[name] != value:
            return False
    return True


def by_text(node: NodeType) -> str:
    """An order by a text, where a type has one."""
    texts = [name for name, leaf in node.orders.items() if leaf.kind == "String"]
    return f", orderBy: [{{field: {texts[0].upper()}, direction: DESC}}]" if texts else ""


@pytest.mark.slow
@pytest.mark.proof
def test_hostile_values_come_back_as_stored(ground: Ground) -> None:
    """With a hostile value in every text and number of every row, each list is strict JSON, walks
    to its end by cursors made of those values, and shows what is stored."""
    side, rng = ground.copy(), ground.rng("stored")
    for _ in range(ROUNDS):
        count = ground.run(side.database.transact(lambda s: poison(s, rng), "system"))
        assert count > 2_500
        for node, name in pages():
            stored = ground.run(
                side.database.look(lambda s, node=node: stored_values(s, node), "system")  # type: ignore[misc]
            )
            seen = 0
            for record in read_all(ground, side, node, name, by_text(node)):
                assert any(same(record, row) for row in stored[record["id"]]), record
                seen += 1
            assert seen > 0


@pytest.mark.slow
def test_numbers_beyond_json_are_null(ground: Ground) -> None:
    """An infinity or no-number that got into the database is null in its row, in lists and
    through cursors; it never makes an answer that is no JSON."""
    side = ground.copy()
    values = ["9e999", "-9e999"]
    if ground.engine == "postgresql":
        values = ["'Infinity'", "'-Infinity'", "'NaN'"]

    def spoil(session: Session) -> int:
        ids = list(session.scalars(text("SELECT id FROM party_training ORDER BY id")))
        for n, key in enumerate(ids):
            if n % 4 < len(values):
                changed = text(f"UPDATE party_training SET hours = {values[n % 4]} WHERE id = :key")  # noqa: S608
                session.execute(changed, {"key": key})
        return len(ids)

    assert ground.run(side.database.transact(spoil, "system")) > 3
    document = (
        'query($a: String) {division(code: "53") {trainings(first: 1, after: $a, orderBy: '
        "[{field: HOURS}]) {edges {cursor node {hours}} pageInfo {endCursor hasNextPage}}}}"
    )
    seen: list[Any] = []
    cursor = None
    for _ in range(40):
        reply = ground.ask(side, EVERYTHING, document, {"a": cursor})
        page = reply.partial["division"]["trainings"]
        if page is None:  # a key that is no number opens nothing
            assert reply.faults == [("division.trainings", "BAD_INPUT")]
            break
        seen += [edge["node"]["hours"] for edge in page["edges"]]
        cursor = page["pageInfo"]["endCursor"]
    assert None in seen
    whole = document.replace("first: 1", "first: 100").replace("after: $a, ", "")
    listed = ground.ask(side, EVERYTHING, whole.replace("($a: String)", "")).data
    hours = [edge["node"]["hours"] for edge in listed["division"]["trainings"]["edges"]]
    assert None in hours
    assert any(hour is not None for hour in hours)


@pytest.mark.slow
def test_hostile_inputs_come_back_as_given(ground: Ground) -> None:
    """What a command takes as text is stored and shown as given; else it says that it does not."""
    side, rng = ground.copy(), ground.rng("given")
    register = (
        'mutation($e: String!) {registerDispute(input: {division: "530424001001", '
        "categoryCode: V01, source: WALK_IN, externalNo: $e}) {dispute {id externalNo} "
        "userErrors {code}}}"
    )
    lookup = (
        'query($e: String!) {disputeByExternalNo(county: "530424", source: WALK_IN, '
        "externalNo: $e) {id externalNo}}"
    )
    kept = 0
    for n in range(40):
        given = f"{hostile_text(rng, 50)}{n}".strip()
        reply = ground.ask(side, "county", register, {"e": given})
        if "errors" in reply.body:  # it is not printable
            assert reply.code == "BAD_INPUT"
            continue
        made = reply.data["registerDispute"]
        assert made["dispute"]["externalNo"] == given
        found = ground.ask(side, "county", lookup, {"e": given}).data["disputeByExternalNo"]
        assert found == made["dispute"]
        kept += 1
    assert kept > 10


@pytest.mark.slow
@pytest.mark.parametrize("value", ["a\x00b", "\x00", "{\x00"])
def test_stored_nul_breaks_no_json(ground: Ground, value: str) -> None:
    """PostgreSQL stores no NUL; where another hand put one into SQLite, the answer is JSON all the
    same."""
    if ground.engine == "postgresql":
        with pytest.raises(Exception, match=r"0x00|invalid byte"):
            ground.run(ground.copy().database.transact(lambda s: put_reason(s, value), "system"))
        return
    side = ground.copy()
    ground.run(side.database.transact(lambda s: put_reason(s, value), "system"))
    document = '{division(code: "530424") {plugins {name reason} name}}'
    reply = ground.ask(side, "county", document)
    assert reply.data["division"]["name"]
    assert {len(plugin) for plugin in reply.data["division"]["plugins"]} == {2}


def put_reason(session: Session, value: str) -> None:
    """A text where a switch says why."""
    switch = select(PluginSwitch).where(PluginSwitch.county_id == division_id("530424"))
    for row in session.scalars(switch):
        row.reason = value
    session.flush()
