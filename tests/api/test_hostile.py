"""Documents made to hurt: each is answered or refused quickly, and names never become SQL."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from graphql import get_introspection_query

from .door import Door

pytestmark = pytest.mark.asyncio(loop_scope="module")

#: Far above what any of these takes, far below what would hang a server: tests share machines.
PATIENCE_SECONDS = 10.0

COUNTY = 'division(code:"530424")'


def nested(field: str, depth: int, leaf: str = "id") -> str:
    """A field of the county inside itself."""
    layers = field.count("{") + 1
    return f"{{{COUNTY}{{{(field + '{') * depth}{leaf}{'}' * (depth * layers + 2)}"


def doubling(levels: int, body: str) -> str:
    """Fragments of which each spreads the next one twice."""
    fragments = [
        f"fragment F{n} on Division{{{body.replace('NEXT', f'F{n + 1}')}}}" for n in range(levels)
    ]
    last = f"fragment F{levels} on Division{{id}}"
    return f"{{{COUNTY}{{...F0}}}}" + "".join(fragments) + last


HOSTILE = {
    "open lists": (f"{{divisions(filter:{{or:{'[' * 5_000}", 400, "PARSE_FAILED"),
    "lists": ("{divisions(filter:{or:" + "[" * 480 + "]" * 480 + "}){totalCount}}", 400, ""),
    "objects": ("{divisions(filter:" + "{not:" * 200 + "{}" + "}" * 200 + "){id}}", 400, ""),
    "selections": ("{a" * 490 + "}" * 490, 400, ""),
    "parents": (nested("parent", 100), 400, "TOO_DEEP"),
    "children": (nested("children", 20), 400, "TOO_DEEP"),
    "pages": (nested("disputes{nodes{division", 8), 400, "TOO_DEEP"),
    "cycle": (
        f"{{{COUNTY}{{...A}}}} fragment A on Division{{parent{{...B}}}} "
        "fragment B on Division{parent{...A}}",
        *(400, "VALIDATION_FAILED"),
    ),
    "own cycle": (
        f"{{{COUNTY}{{...A}}}} fragment A on Division{{...A}}",
        *(400, "VALIDATION_FAILED"),
    ),
    "doubling and deep": (
        doubling(30, "a:parent{...NEXT} b:parent{...NEXT}"),
        *(400, "TOO_DEEP"),
    ),
    "doubling": (doubling(12, "a:parent{...NEXT} b:parent{...NEXT}"), 400, "TOO_COSTLY"),
    "doubling lists": (doubling(11, "a:children{...NEXT} b:children{...NEXT}"), 400, "TOO_COSTLY"),
    "doubling pages": (
        doubling(7, "a:descendants{nodes{...NEXT}} b:descendants{nodes{...NEXT}}"),
        *(400, "TOO_COSTLY"),
    ),
    "doubling in place": (doubling(60, "...NEXT ...NEXT"), 200, ""),
    "same spreads": (
        f"{{{COUNTY}{{{'...A ' * 450}}}}} fragment A on Division{{name}}",
        *(200, ""),
    ),
    "same fields": (f"{{{COUNTY}{{{'name ' * 900}}}}}", None, ""),
    "same objects": (f"{{{COUNTY}{{{'children{id} ' * 230}}}}}", None, ""),
    "figures": (
        f"{{{COUNTY}{{{' '.join(f'a{n}:figures{{value}}' for n in range(80))}}}}}",
        *(400, "TOO_COSTLY"),
    ),
    "counts": (
        f"{{{COUNTY}{{{' '.join(f'a{n}:disputes{{...C}}' for n in range(90))}}}}} "
        "fragment C on DisputeConnection{" + " ".join(f"t{n}:totalCount" for n in range(90)) + "}",
        *(400, "TOO_COSTLY"),
    ),
    "aliases": (f"{{{' '.join(f'a{n}:viewer{{name}}' for n in range(160))}}}", 200, ""),
    "more aliases": (f"{{{' '.join(f'a{n}:__typename' for n in range(257))}}}", 413, "TOO_LARGE"),
    "tokens": (f"{{{'viewer{name} ' * 300}}}", 413, "TOO_LARGE"),
    "comments": ("{viewer{name}}" + "#\n" * 5_000, 413, "TOO_LARGE"),
    "long": (f'{{division(code:"{"x" * 17_000}"){{name}}}}', 413, "TOO_LARGE"),
    "introspection": (
        "{__schema{types{fields{type{fields{type{fields{type{fields{name}}}}}}}}}}",
        *(400, ""),
    ),
    "wide introspection": (
        "{" + " ".join(f"a{n}:__schema{{types{{name}}}}" for n in range(100)) + "}",
        *(None, ""),
    ),
    "variables": (
        f"query({' '.join(f'$v{n}:Int' for n in range(240))}){{viewer{{name}}}}",
        *(400, "VALIDATION_FAILED"),
    ),
    "directives": (f"{{viewer{{name {'@skip(if:false) ' * 120}}}}}", 400, "VALIDATION_FAILED"),
}


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_document_is_bounded(door: Door, name: str) -> None:
    """Each document is answered or refused in bounded time, with the code that fits."""
    document, status, code = HOSTILE[name]
    started = time.perf_counter()
    reply = await door.ask(document)
    assert time.perf_counter() - started < PATIENCE_SECONDS
    assert reply.status in ([status] if status else [200, 400]), reply.text[:300]
    if code:
        assert reply.code == code


async def test_refusal_reads_nothing(door: Door) -> None:
    """A document over a cap costs the database no read."""
    before = dict(door.service.database.statistics.statements)
    for document, status, code in HOSTILE.values():
        if code in ("TOO_LARGE", "TOO_DEEP", "TOO_COSTLY") and status:
            await door.ask(document)
    assert door.service.database.statistics.statements["read"] == before["read"]


@pytest.mark.parametrize("field", ["parent", "children", "descendants{nodes", "centre{division"])
async def test_depth_is_answered_or_too_deep(door: Door, field: str) -> None:
    """At each depth there is an answer, or TOO_DEEP where the database's parser ends."""
    layers = [part for part in field.split("{") if part != "nodes"]
    for depth in range(1, 8):
        reply = await door.ask(nested(field, depth))
        if reply.status == 200:
            continue
        assert reply.code == "TOO_DEEP"
        assert depth * len(layers) > 3
    for depth in (14 // len(layers), 40):
        reply = await door.ask(nested(field, depth))
        assert reply.status == 200 or reply.code == "TOO_DEEP"


async def test_depth_counts_data_alone(door: Door) -> None:
    """Edges and nodes are no depth; fifteen fields are the most, through fragments as well."""
    fifteen = nested("parent", 13)
    assert "fields deep" not in (await door.ask(fifteen)).text
    assert "fields deep" in (await door.ask(nested("parent", 14))).text
    page = f"{{{COUNTY}{{disputes{{edges{{node{{division{{disputes{{nodes{{id}}}}}}}}}}}}}}}}"
    assert (await door.ask(page)).data
    inner = "parent{" * 12 + "id" + "}" * 12
    hidden = f"{{{COUNTY}{{...A}}}} fragment A on Division{{parent{{parent{{{inner}}}}}}}"
    assert (await door.ask(hidden)).code == "TOO_DEEP"


async def test_standard_introspection_is_answered(door: Door) -> None:
    """What tools ask for by default is no attack."""
    assert (await door.ask(get_introspection_query())).data["__schema"]["queryType"]


# --- names ---------------------------------------------------------------------------------------

WORDS = [
    *(
        "select",
        "SELECT",
        "from",
        "where",
        "drop",
        "DROP",
        "table",
        "union",
        "null",
        "NULL",
        "true",
    ),
    *("false", "order", "group", "by", "limit", "end", "case", "else", "json_each", "value", "rn"),
    *("p1", "p1_tag", "p2_k0", "v_low", "v_high", "v_today", "r0", "epoch", "anon_1", "span", "w"),
    *("core_epoch", "core_division_version_1", "__proto__", "constructor", "_", "__", "A", "a"),
    *("errors", "data", "extensions", "path", "id", "code", "name", "a" * 64, "B" * 64),
]


async def test_aliases_are_only_keys(door: Door) -> None:
    """SQL's words, the compiler's own names and long names are response keys like any other."""
    for words in (WORDS[:24], WORDS[24:]):
        leaves = " ".join(f"{word}:name" for word in words if word != "id")
        root = " ".join(f'{word}:division(code:"530424"){{{word}:code}}' for word in words)
        data = (await door.ask(f"{{{root}}}")).data
        assert data == {word: {word: "530424"} for word in words}
        assert list(data) == words
        inner = (await door.ask(f"{{{COUNTY}{{{leaves}}}}}")).data["division"]
        assert inner == {word: "华宁县" for word in words if word != "id"}
        pages = " ".join(f"{word}:disputes(first:1){{{word}:totalCount}}" for word in words)
        counted = (await door.ask(f"{{{COUNTY}{{{pages}}}}}")).data["division"]
        assert counted == {word: {word: 1431} for word in words}


async def test_operations_and_variables_are_only_names(door: Door) -> None:
    """The same words as names of operations, fragments and variables."""
    for word in WORDS:
        if word in ("true", "false", "null") or word.startswith("__"):
            continue
        document = (
            f"query {word}(${word}:String!){{division(code:${word}){{...{word}x}}}} "
            f"fragment {word}x on Division{{name}}"
        )
        if len(word) == 64:
            document = document.replace(f"{word}x", word)
        reply = await door.ask(document, variables={word: "530424"}, name=word)
        assert reply.data == {"division": {"name": "华宁县"}}, word


@pytest.mark.parametrize("length", [65, 128, 16_000])
async def test_long_names_are_too_large(door: Door, length: int) -> None:
    """A name has at most 64 letters, wherever it stands."""
    long = "n" * length
    for document in (
        f"{{{long}:viewer{{name}}}}",
        f"query {long}{{viewer{{name}}}}",
        f"{{viewer{{{long}}}}}",
        f"query(${long}:Int){{divisions(first:${long}){{totalCount}}}}",
        f"{{viewer{{...{long}}}}} fragment {long} on Viewer{{name}}",
        f"{{viewer{{name @{long}}}}}",
    ):
        reply = await door.ask(document)
        assert (reply.status, reply.code) == (413, "TOO_LARGE")


async def test_names_of_one_letter_case_apart_differ(door: Door) -> None:
    """`a` and `A` are two keys, at every level."""
    document = (
        '{a:division(code:"530424"){n:name N:code p:disputes(first:0){c:totalCount C:__typename}} '
        'A:division(code:"530424001"){n:name N:code}}'
    )
    page = {"c": 1431, "C": "DisputeConnection"}
    assert (await door.ask(document)).data == {
        "a": {"n": "华宁县", "N": "530424", "p": page},
        "A": {"n": "宁州街道", "N": "530424001"},
    }


@pytest.mark.parametrize("count", [63, 64, 65, 100, 128, 250])
async def test_many_aliases_of_one_type_are_answered(door: Door, count: int) -> None:
    """More keys in one object than SQLite's JSON functions take arguments."""
    keys = [f"k{n}" for n in range(count)]
    leaves = " ".join(f"{key}:name" for key in keys)
    fragment = f"fragment L on Division{{{leaves}}}"
    found = (await door.ask(f"{{{COUNTY}{{...L children{{...L}}}}}} {fragment}")).data["division"]
    children = found.pop("children")
    assert found == dict.fromkeys(keys, "华宁县")
    assert [list(child) for child in children] == [keys] * 5


async def test_many_aliases_of_a_relation_are_answered(door: Door) -> None:
    """More than sixty-four parents and pages in one object."""
    parents = " ".join(f"p{n}:parent{{code}}" for n in range(66))
    pages = " ".join(f"d{n}:disputes{{totalCount}}" for n in range(66))
    found = (await door.ask(f"{{{COUNTY}{{{parents} {pages}}}}}")).data["division"]
    assert found["p65"] == {"code": "5304"}
    assert found["d65"] == {"totalCount": 1431}


# --- variables -----------------------------------------------------------------------------------


async def test_deep_variables_are_refused(door: Door) -> None:
    """Values nested beyond reason are BAD_INPUT, of the field or of the whole request."""
    for depth in (200, 500, 1_000, 5_000):
        text = '{"not":' * depth + "{}" + "}" * depth
        document = "query($f:DivisionFilter){divisions(filter:$f){totalCount}}"
        body = f'{{"query":{json.dumps(document)},"variables":{{"f":{text}}}}}'
        reply = await door.send(body)
        assert [each["extensions"]["code"] for each in reply.body["errors"]] == ["BAD_INPUT"]


async def test_wide_variables_are_bounded(door: Door) -> None:
    """Thousands of values, ids, measures or sort keys are answered or refused at once."""
    figures = f"{COUNTY}{{figures(measures:$v){{value}}}}"
    many: dict[str, tuple[str, Any]] = {
        "[String!]": ("divisions(filter:{code:{in:$v}}){totalCount}", ["x"] * 9_000),
        "[ID!]!": ("nodes(ids:$v){id}", ["x"] * 9_000),
        "[String!]!": (figures, ["core.centres"] * 3_000),
        "[DivisionOrder!]": ("divisions(orderBy:$v){totalCount}", [{"field": "CODE"}] * 2_000),
    }
    for kind, (field, values) in many.items():
        document = f"query($v:{kind}){{{field}}}"
        started = time.perf_counter()
        reply = await door.ask(document, variables={"v": values})
        assert time.perf_counter() - started < PATIENCE_SECONDS
        assert reply.status == 200 or reply.code == "TOO_COSTLY"


async def test_flood_of_refusals_leaves_the_server_well(door: Door) -> None:
    """After hundreds of hostile documents an honest one is answered as before."""
    quick = [d for d, status, _ in HOSTILE.values() if status in (400, 413)]
    for n in range(10):
        for document in quick:
            await door.ask(f"{document} #{n}")
    assert (await door.ask(f"{{{COUNTY}{{name}}}}")).data == {"division": {"name": "华宁县"}}
