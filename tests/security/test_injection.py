"""Injection: values are bound and names are literals, so no text of a client is ever SQL."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.api.door import Reply
from tests.support.worlds import installed
from zongzhi_core.graph.declare import Leaf, NodeType

from .ground import PROOF, Ground, Side, pages
from .hostile import PAYLOADS
from .positions import Position, positions

#: Payloads of each text position, and of each other one; which part of the positions is tried.
OF_TEXTS, OF_OTHERS, PART = (len(PAYLOADS), 20, 1.0) if PROOF else (3, 1, 0.3)

READER = "county"
EXPECTED = {
    *("BAD_INPUT", "NOT_FOUND", "PARSE_FAILED", "VALIDATION_FAILED", "PLUGIN_OFF", "TOO_LARGE"),
    "PURPOSE_REQUIRED",
}


def ask(
    ground: Ground, side: Side, document: str, variables: Any = None, **more: Any
) -> tuple[Reply, list[str]]:
    """An answer and the texts of the statements that it took."""
    with ground.watched(side) as seen:
        reply = ground.ask(side, READER, document, variables, **more)
    codes = {error["extensions"]["code"] for error in reply.body.get("errors", [])}
    assert reply.status < 500, reply.text
    assert codes <= EXPECTED, (document, variables, reply.text)
    return reply, [sql for sql, _ in seen]


def all_positions(ground: Ground) -> list[Position]:
    return [*positions(ground.original().door.service.reader.schema)]


def some_payloads(ground: Ground) -> list[str]:
    """All payloads in the proof, otherwise some."""
    return ground.rng("payloads").sample(PAYLOADS, len(PAYLOADS) if PROOF else 70)


def some_positions(ground: Ground, *, texts: bool) -> list[Position]:
    """The positions of texts and ids, or of anything else: all in the proof, otherwise some."""
    found = [position for position in all_positions(ground) if position.is_text is texts]
    return ground.rng("positions").sample(found, int(len(found) * PART))


def test_payloads_and_positions_are_many(ground: Ground) -> None:
    """There are hundreds of payloads, and positions of every kind of value."""
    found = all_positions(ground)
    assert len(PAYLOADS) >= 300
    assert sum(p.is_text for p in found) > 100
    assert len(found) > 400
    kinds = {position.kind for position in found}
    assert {
        "String",
        "ID",
        "Int",
        "Boolean",
        "Date",
        "DateTime",
        "Level",
        "OrderDirection",
    } <= kinds


@pytest.mark.slow
@pytest.mark.proof
def test_values_are_never_sql(ground: Ground) -> None:
    """At each position of a text or id, every payload makes the very statement of a harmless
    value, and no other."""
    side, turn = ground.original(), ground.rng("values").randrange(len(PAYLOADS))
    statements = 0
    for position in some_positions(ground, texts=True):
        document, variables = position.by_variable("x")
        _, harmless = ask(ground, side, document, variables)
        for _ in range(OF_TEXTS):
            turn += 1
            payload = PAYLOADS[turn % len(PAYLOADS)]
            _, made = ask(ground, side, *position.by_variable(payload))
            assert made == harmless, (position.name, payload)
        _, written = ask(ground, side, position.by_literal(payload))
        assert written == harmless, (position.name, payload)
        statements += len(harmless)
    assert statements > 20


@pytest.mark.slow
@pytest.mark.proof
def test_other_values_take_no_text(ground: Ground) -> None:
    """At each position of a number, day, moment or code, a payload is refused before any SQL, as a
    variable and as written text."""
    side, turn = ground.original(), ground.rng("others").randrange(len(PAYLOADS))
    tried = 0
    for position in some_positions(ground, texts=False):
        for _ in range(OF_OTHERS):
            turn += 1
            payload = PAYLOADS[turn % len(PAYLOADS)]
            reply, made = ask(ground, side, *position.by_variable(payload))
            assert (reply.code, made) == ("BAD_INPUT", []), (position.name, payload)
            if payload in ("null", "true", "", " ") or payload.isspace():
                continue
            quoted = payload if turn % 2 else json.dumps(payload, ensure_ascii=False)
            reply, made = ask(ground, side, position.by_literal(quoted))
            assert made == [], (position.name, payload)
            assert reply.status in (400, 413)
            tried += 1
    assert tried > 100


# --- names ---------------------------------------------------------------------------------------

#: Documents with a name of the client's in each place where one may stand.
PLACES = {
    "alias": '{NAME: division(code: "530424") {NAME: name disputes(first: 1) {NAME: totalCount}}}',
    "operation": 'query NAME {division(code: "530424") {name}}',
    "variable": "query($NAME: String!) {division(code: $NAME) {name}}",
    "fragment": '{division(code: "530424") {...NAME}} fragment NAME on Division {name}',
    "directive": '{division(code: "530424") {name @NAME}}',
    "field": '{division(code: "530424") {NAME}}',
    "argument": '{division(code: "530424", NAME: 1) {name}}',
    "type": '{division(code: "530424") {... on NAME {name}}}',
    "order": '{division(code: "530424") {disputes(orderBy: [{field: NAME}]) {totalCount}}}',
}
#: Names that a parser takes and that mean something to somebody.
WORDS = (
    *("select", "SELECT", "drop", "union", "null", "NULL", "true", "from", "where", "order", "end"),
    *(
        "p1",
        "r0",
        "v_low",
        "epoch",
        "value",
        "rowid",
        "oid",
        "ctid",
        "xmin",
        "core_token",
        "digest",
    ),
    *("__proto__", "constructor", "_", "a", "A", "nAmE", "e", "x1e9", "N" * 64, "current_user"),
)


def without(sqls: list[str], name: str) -> list[str]:
    """Statements with the response key of a client as if it were another."""
    return [sql.replace(f'"{name}":', '"harmless":') for sql in sqls]


@pytest.mark.slow
@pytest.mark.proof
@pytest.mark.parametrize("place", PLACES)
def test_names_are_never_sql(ground: Ground, place: str) -> None:
    """At each place of a name, a payload is refused before any SQL, or the statement is that of a
    harmless name but for the response key."""
    side, template = ground.original(), PLACES[place]

    def made(name: str) -> list[str]:
        variables = {name: "530424"} if place == "variable" else None
        _, sqls = ask(ground, side, template.replace("NAME", name), variables)
        return without(sqls, name)

    harmless = made("harmless")
    answered = 0
    for name in (*some_payloads(ground), *WORDS):
        sqls = made(name)
        # Between others, a payload of white space, commas or comments is nothing at all.
        if re.fullmatch(r"[_A-Za-z]\w*", name, re.ASCII) and place in list(PLACES)[:4]:
            answered += sqls == harmless != []
        for sql in sqls:
            assert len(name) < 4 or name.isidentifier() or name not in sql, name
    assert (answered >= len(WORDS) - 8) == (place in list(PLACES)[:4])


@pytest.mark.slow
@pytest.mark.proof
def test_operation_names_of_requests_choose_only(ground: Ground) -> None:
    """The request's operationName picks one of the document's operations, or none."""
    side = ground.original()
    document = 'query harmless {division(code: "530424") {name}} query other {viewer {name}}'
    for payload in some_payloads(ground):
        reply, sqls = ask(ground, side, document, name=payload)
        assert (reply.code, sqls) == ("BAD_INPUT", [])
    assert ask(ground, side, document, name="harmless")[0].data["division"]


# --- wildcards -----------------------------------------------------------------------------------


def wildcards(known: str) -> list[str]:
    """Patterns that would find a text if anything looked for patterns."""
    return [
        *("%", "_", "%%", "*", "?", ".*", "^.*$", "[^x]%", "_" * len(known), "\\", "%_%"),
        *(f"{known[:-1]}%", f"%{known[1:]}", f"{known[:-1]}_", f"_{known[1:]}", f"{known[:2]}*"),
        *(f"{known} ", f" {known}", f"{known}\t", f"{known}\u0301", f"{known}\u200b", known[:-1]),
    ]


def text_filters() -> list[tuple[NodeType, str, Leaf]]:
    """Each list with a text by which it may be filtered."""
    return [
        (node, name, leaf)
        for node, name in (*pages(), (installed().catalog.nodes["Division"], ""))
        for leaf in node.filters.values()
        if leaf.kind == "String"
    ]


@pytest.mark.slow
def test_wildcards_find_nothing(ground: Ground) -> None:
    """A filter by a text finds that text alone: no pattern, case, blank or beginning of it."""
    side = ground.original()
    assert len(text_filters()) >= 6
    for node, name, leaf in text_filters():
        kind, field = node.name, leaf.graphql_name
        page = f"{name or 'divisions'}(filter: $f, first: 1) {{totalCount nodes {{{field}}}}}"
        inner = f'division(code: "530424") {{{page}}}' if name else page
        document = f"query($f: {kind}Filter) {{{inner}}}"

        def count(given: Any, document: str = document, name: str = name) -> tuple[int, str]:
            data = ground.ask(side, READER, document, {"f": given}).data
            found = data["division"][name] if name else data["divisions"]
            return found["totalCount"], found["nodes"][0] if found["nodes"] else {}

        _, first = count({})
        known = first[field]  # type: ignore[index]
        patterns = [p for p in wildcards(known) if p != known]
        assert count({field: {"eq": known}})[0] > 0
        assert count({field: {"in": patterns}})[0] == 0, (kind, field)
        for pattern in patterns:
            assert count({field: {"eq": pattern}})[0] == 0, (kind, field, pattern)


@pytest.mark.slow
def test_wildcards_look_nothing_up(ground: Ground) -> None:
    """By `division(code)`, an id and an external number no pattern finds anything."""
    side = ground.original()
    document = (
        "query($c: String!, $i: ID!) {division(code: $c) {id} node(id: $i) {id} "
        'number: disputeByExternalNo(county: "530424", source: WALK_IN, externalNo: $c) {id} '
        "county: disputeByExternalNo(county: $c, source: WALK_IN, externalNo: $c) {id}}"
    )
    found = ground.ask(side, READER, '{division(code: "530424") {id}}').data["division"]["id"]
    for code, key in zip(wildcards("530424"), wildcards(found), strict=True):
        reply = ground.ask(side, READER, document, {"c": code, "i": key})
        assert set(reply.partial.values()) == {None}, (code, key)
        assert {why for _, why in reply.faults} == {"NOT_FOUND"}
