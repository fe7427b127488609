"""Requests made to hurt: documents and bodies, each small, each of a kind that has hurt somebody.

Beside each stand the codes with which it may be refused; one without a code is answered.
"""

from __future__ import annotations

import gzip
import itertools
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

COUNTY = 'division(code:"530424")'
ANSWERED = ""


@dataclass(frozen=True)
class Attack:
    """A body, and what may come of it."""

    make: Callable[[], bytes]
    #: The codes of its errors, `ANSWERED` for none.
    codes: frozenset[str]
    headers: dict[str, str] = field(default_factory=dict)
    #: How many statements a refusal may cost: only the database knows how deep it can go.
    reads: int = 0


def body(document: str, variables: Any = None, **more: Any) -> bytes:
    """The body of a request; the standard library writes what a strict writer refuses."""
    given = {"query": document, **more}
    given |= {} if variables is None else {"variables": variables}
    return json.dumps(given).encode()


def asks(document: str, *codes: str, variables: Any = None, **more: Any) -> Attack:
    """A document."""
    allowed = frozenset(codes or {ANSWERED})
    return Attack(lambda: body(document, variables), allowed, **more)


def sends(content: bytes, *codes: str, **headers: str) -> Attack:
    """A body that is no ordinary one."""
    return Attack(lambda: content, frozenset(codes), headers)


def many(text: str, count: int) -> str:
    """A text with `#` for its number, so often."""
    return " ".join(text.replace("#", str(n)) for n in range(count))


def nest(opening: str, closing: str, depth: int, inner: str = "") -> str:
    """Something inside itself."""
    return opening * depth + inner + closing * depth


def county(inner: str, fragments: str = "") -> str:
    """Fields of the county."""
    return f"{{{COUNTY}{{{inner}}}}} {fragments}"


def chain(levels: int, inner: str) -> str:
    """Fragments of which each contains `NEXT`, the spread of the next one."""
    links = [
        f"fragment F{n} on Division{{{inner.replace('NEXT', f'...F{n + 1}')}}}"
        for n in range(levels)
    ]
    return county("...F0", " ".join(links) + f" fragment F{levels} on Division{{id}}")


def differing(count: int) -> str:
    """Lists of the same field, no two of which ask for the same: merging equal ones is no help."""
    leaves = ["id", "code", "name", "shortName", "level", "kind", "validFrom", "validTo"]
    choices = [c for size in (1, 2, 3, 4) for c in itertools.combinations(leaves, size)]
    return " ".join(f"children{{{' '.join(choice)}}}" for choice in choices[:count])


INVALID, LARGE, DEEP, COSTLY = "VALIDATION_FAILED", "TOO_LARGE", "TOO_DEEP", "TOO_COSTLY"
BAD, BROKEN = "BAD_INPUT", "PARSE_FAILED"
FILTER = "query($f:DivisionFilter){divisions(filter:$f){totalCount}}"
DISPUTES = "query($f:DisputeFilter){" + COUNTY + "{disputes(filter:$f){totalCount}}}"

NESTING = {
    "nested selections": asks(nest("{a", "}", 490), BROKEN),
    "nested parents": asks(county(nest("parent{", "}", 100, "id")), DEEP),
    "nested inline fragments": asks(county(nest("...{", "}", 150, "id"))),
    "nested list value": asks(
        "{divisions(filter:{or:" + nest("[", "]", 480) + "}){totalCount}}", BROKEN
    ),
    "nested object value": asks(
        "{divisions(filter:" + nest("{not:", "}", 90, "{}") + "){totalCount}}", BAD
    ),
    "nested list type": asks("query($v:" + nest("[", "]", 150, "Int") + "){viewer{name}}", INVALID),
    "nested default value": asks(
        "query($f:DivisionFilter="
        + nest("{not:", "}", 90, "{}")
        + "){divisions(filter:$f){totalCount}}",
        BAD,
    ),
    "open brackets": asks("{divisions(filter:{or:" + "[" * 5_000, BROKEN),
    "open braces": asks("{" * 999, BROKEN),
}

FRAGMENTS = {
    "chain of fragments": asks(
        chain(70, "NEXT"),
    ),
    "deep chain of fragments": asks(chain(40, "parent{NEXT}"), DEEP),
    "doubling": asks(chain(12, "a:parent{NEXT} b:parent{NEXT}"), COSTLY),
    "doubling too deeply": asks(chain(30, "a:parent{NEXT} b:parent{NEXT}"), DEEP),
    "doubling lists": asks(chain(11, "a:children{NEXT} b:children{NEXT}"), COSTLY),
    "doubling in place": asks(chain(60, "NEXT NEXT")),
    "doubling under one name": asks(
        chain(12, "parent{NEXT} parent{NEXT}"), *(DEEP, "FORBIDDEN"), reads=1
    ),
    "circle": asks(county("...A", "fragment A on Division{...A}"), INVALID),
    "circle of two": asks(
        county("...A", "fragment A on Division{parent{...B}} fragment B on Division{parent{...A}}"),
        INVALID,
    ),
    "circle of many": asks(
        county("...F0", many("fragment F# on Division{...F0 ...F1 ...F2}", 70)), INVALID
    ),
    "unused fragments": asks("{viewer{name}} " + many("fragment F# on Viewer{name}", 130), INVALID),
    "unknown spreads": asks("{viewer{" + many("...F#", 450) + "}}", INVALID),
    "same spread": asks(county("...A " * 450, "fragment A on Division{name}")),
    "many fragments of one field": asks(
        county(many("...F#", 90), many("fragment F# on Division{name}", 90)), COSTLY
    ),
    "many fragments of one object": asks(
        county(many("...F#", 75), many("fragment F# on Division{children{id}}", 75)), COSTLY
    ),
    "fragments of fragments": asks(
        county(
            many("...F#", 40), many("fragment F# on Division{...F0 ...F1 ...F2 ...F3 a#:name}", 40)
        ),
        COSTLY,
    ),
    "impossible fragments": asks(county(many("...on Dispute{no}", 160)), COSTLY),
}

SIBLINGS = {
    "same leaf": asks(county("name " * 900), COSTLY),
    "same object": asks(county("children{id} " * 230), COSTLY),
    "same nested object": asks(county("children{children{name}} " * 130), COSTLY),
    "differing objects": asks(county(differing(150)), COSTLY),
    "same page": asks(county("disputes{nodes{id}} " * 130), COSTLY),
    "same page with arguments": asks(county("disputes(first:1){nodes{id}} " * 80), COSTLY),
    "same root field": asks("{" + "viewer{name} " * 230 + "}", COSTLY),
    "same spread of objects": asks(county("...A " * 440, "fragment A on Division{children{id}}")),
    "leaves that conflict": asks(county(many("a:name a:code", 120)), COSTLY),
    "arguments that conflict": asks("{" + many("a:node(id:#){id}", 80) + "}", COSTLY),
    "objects that conflict": asks(county("a:parent{id} a:children{id} " * 75), COSTLY),
    "aliases": asks("{" + many("a#:viewer{name}", 160) + "}"),
    "too many aliases": asks("{" + many("a#:__typename", 257) + "}", LARGE),
    "aliases of one page": asks(county(many("a#:disputes(first:100){nodes{id}}", 60))),
    "aliases of figures": asks(county(many("a#:figures{value}", 80)), COSTLY),
    "aliases of counts": asks(
        county(
            many("a#:disputes{...C}", 90),
            "fragment C on DisputeConnection{" + many("t#:totalCount", 90) + "}",
        ),
        COSTLY,
    ),
    "directives": asks("{viewer{name " + "@skip(if:false) " * 130 + "}}", INVALID),
    "unknown directives": asks("{viewer{name " + "@a " * 480 + "}}", INVALID),
    "directives of an operation": asks("query " + "@a " * 480 + "{viewer{name}}", INVALID),
}

TEXTS = {
    "long alias": asks("{" + "a" * 100_000 + ":viewer{name}}", LARGE),
    "long name": asks("{" + "a" * 16_000 + "}", LARGE),
    "tokens": asks("{" + "viewer{name} " * 300 + "}", LARGE),
    "comments": asks("{viewer{name}}" + "#\n" * 8_000, LARGE),
    "long comment": asks("{viewer{name}} #" + "x" * 16_000),
    "commas": asks("{viewer{name" + "," * 16_000 + "}}"),
    "spaces": asks("{viewer{name}}" + " " * 16_000),
    "line ends": asks("{viewer{name}}" + "\r\n" * 8_000),
    "marks of byte order": asks("\ufeff" * 5_000 + "{viewer{name}}"),
    "long text": asks('{node(id:"' + "x" * 16_000 + '"){id}}', "NOT_FOUND"),
    "block of lines": asks('{node(id:"""' + "\n " * 7_000 + 'x"""){id}}', "NOT_FOUND"),
    "block of quotes": asks('{node(id:"""' + '\\"""' * 3_900 + '"""){id}}', "NOT_FOUND"),
    "escapes": asks('{node(id:"' + "\\u{1F600}" * 1_700 + '"){id}}', "NOT_FOUND"),
    "half a letter": asks('{node(id:"\\ud800"){id}}', BROKEN),
    "NUL": asks('{node(id:"\\u0000"){id}}', "NOT_FOUND", BAD),
    "type definitions": asks("{viewer{name}} " + many("type A#{b:Int}", 130), INVALID),
    "descriptions": asks('"x" ' * 990 + "query{viewer{name}}", BROKEN),
    "nothing but comments": asks("#" * 16_000, BROKEN),
}

OPERATIONS = {
    "many operations": asks(many("query A#{viewer{name}}", 120), BAD),
    "operations of one name": asks("query A{viewer{name}} " * 120, INVALID),
    "operations without a name": asks("{viewer{name}} " * 160, INVALID),
    "many mutations": asks("mutation{" + many("a#:__typename", 200) + "}", BAD),
    "subscription": asks("subscription{viewer{name}}", INVALID),
    "long operation name": Attack(
        lambda: body("{viewer{name}}", operationName="a" * 60_000), frozenset({BAD})
    ),
}

INTROSPECTION = {
    "wrapped types": asks("{__schema{types{" + nest("ofType{", "}", 30, "name") + "}}}", DEEP),
    "fields of types": asks(
        "{__schema{types{" + nest("fields{type{", "}}", 3, "name") + "}}}", INVALID
    ),
    "possible types": asks(
        "{__schema{types{" + nest("possibleTypes{", "}", 5, "name") + "}}}", INVALID
    ),
    "wide introspection": asks("{" + many("a#:__schema{types{name}}", 100) + "}", COSTLY),
    "many types by name": asks("{" + many('a#:__type(name:"Division"){fields{name}}', 60) + "}"),
    "doubling introspection": asks(
        "{__schema{types{...T0}}}"
        + many("fragment T# on __Type{a:ofType{...N#} b:ofType{...N#}}", 8)
        + many("fragment N# on __Type{name}", 8),
        INVALID,
    ),
    "fields through fragments": asks(
        "{__schema{types{...A}}} fragment A on __Type{fields{type{...B}}} "
        "fragment B on __Type{fields{type{...C}}} fragment C on __Type{fields{type{name}}}",
        INVALID,
    ),
}

VARIABLES = {
    "unused variables": asks("query(" + many("$v#:Int", 240) + "){viewer{name}}", INVALID),
    "unknown variables": asks(
        "{divisions(filter:{or:[" + many("$v#", 450) + "]}){totalCount}}", INVALID
    ),
    "variables of no type": asks("query(" + many("$v#:Nope#", 240) + "){viewer{name}}", INVALID),
    "variables of one name": asks("query(" + "$v:Int " * 240 + "){viewer{name}}", INVALID),
    "giant list": asks(FILTER, variables={"f": {"code": {"in": ["x"] * 12_000}}}),
    "giant text": asks(
        "query($i:ID!){node(id:$i){id}}", "NOT_FOUND", variables={"i": "x" * 60_000}
    ),
    "giant unused value": asks("{viewer{name}}", variables={"x": [[]] * 15_000}),
    "many unused values": asks("{viewer{name}}", variables={f"x{n}": n for n in range(4_000)}),
    "deep value": sends(
        b'{"query":"'
        + FILTER.encode()
        + b'","variables":{"f":'
        + b'{"not":' * 5_000
        + b"{}"
        + b"}" * 5_002,
        BAD,
    ),
    "wide filter": asks(
        DISPUTES,
        BAD,
        variables={"f": {"or": [{"status": {"eq": "SETTLED"}}] * 1_500}},
    ),
    "nested filter": asks(
        DISPUTES, BAD, variables={"f": json.loads(nest('{"not":', "}", 60, "{}"))}
    ),
    "many sort keys": asks(
        "query($o:[DivisionOrder!]){divisions(orderBy:$o){totalCount}}",
        variables={"o": [{"field": "CODE"}] * 2_000},
    ),
    "many ids": asks("query($i:[ID!]!){nodes(ids:$i){id}}", BAD, variables={"i": ["x"] * 9_000}),
    "many measures": asks(
        "query($m:[String!]){" + COUNTY + "{figures(measures:$m){value}}}",
        COSTLY,
        variables={"m": ["core.centres"] * 3_000},
    ),
    "number over 32 bits": asks(
        "query($n:Int){divisions(first:$n){totalCount}}", BAD, variables={"n": 2**31}
    ),
    "number over 64 bits": asks(
        "query($n:Int){divisions(first:$n){totalCount}}", BAD, variables={"n": 2**63}
    ),
    "number of many digits": asks(
        "query($n:Int){divisions(first:$n){totalCount}}", BAD, variables={"n": 10**4_000}
    ),
    "literal of many digits": asks("{divisions(first:" + "9" * 5_000 + "){totalCount}}", INVALID),
    "number beyond all": sends(
        b'{"query":"query($n:Int){divisions(first:$n){totalCount}}","variables":{"n":1e999}}', BAD
    ),
    "half a letter in JSON": asks("query($i:ID!){node(id:$i){id}}", BAD, variables={"i": "\ud800"}),
    "NUL in JSON": asks("query($i:ID!){node(id:$i){id}}", "NOT_FOUND", variables={"i": "\0"}),
}

BODIES = {
    "spaces to the cap": sends(b" " * 65_536, BAD),
    "brackets to the cap": sends(b"[" * 65_536, BAD),
    "braces to the cap": sends(b'{"a":' * 13_000, BAD),
    "beyond the cap": sends(b" " * 1_000_000, LARGE),
    "keys": sends(json.dumps({f"k{n}": n for n in range(4_000)}).encode(), BAD),
    "one key again and again": sends(b"{" + b'"query":"{",' * 5_000 + b'"a":1}', BROKEN),
    "batch": sends(b"[" + b'{"query":"{viewer{name}}"},' * 2_000 + b"null]", BAD),
    "digits": sends(b'{"query":"{viewer{name}}","x":' + b"9" * 60_000 + b"}", BAD),
    "escapes in JSON": sends(b'{"query":"' + b"\\u007b" * 10_000 + b'"}', BROKEN),
    "mark of byte order": sends(b'\xef\xbb\xbf{"query":"{viewer{name}}"}', BAD),
    "no UTF-8": sends(b'{"query":"{viewer{name}} #\xff\xfe"}', BAD),
    "packed": sends(
        gzip.compress(body("{viewer{name}}" + " " * 60_000)), BAD, **{"Content_Encoding": "gzip"}
    ),
}

#: Honest once, but dear: what may be answered at all is bounded by cost.
COSTS = {
    "pages of pages": asks(county("descendants(first:100){nodes{disputes(first:100){nodes{id}}}}")),
    "pages of pages of pages": asks(county(nest("descendants(first:100){nodes{", "}}", 4, "id"))),
    "all of everything": asks(
        county(nest("children{", "}", 4, "descendants(first:100){nodes{name}}"))
    ),
    "figures of all": asks(county("descendants(first:100){nodes{figures{measure{name} value}}}")),
    "past the end": asks("{divisions(first:101){totalCount}}", BAD),
    "before the beginning": asks("{divisions(first:-2147483648){totalCount}}", BAD),
}

GROUPS = (
    NESTING,
    FRAGMENTS,
    SIBLINGS,
    TEXTS,
    OPERATIONS,
    INTROSPECTION,
    VARIABLES,
    BODIES,
    COSTS,
)
ATTACKS: dict[str, Attack] = {name: attack for group in GROUPS for name, attack in group.items()}
