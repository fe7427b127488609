"""What cannot be used is named, and only that: single values, pages, filters, variables."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from .door import Door

pytestmark = pytest.mark.asyncio(loop_scope="module")

#: A root field beside the faulty one, to see that the rest is served.
REST = 'viewer{name} rest:division(code:"530424001"){name}'
SERVED = {"viewer": {"name": "admin"}, "rest": {"name": "宁州街道"}}


def county(field: str) -> str:
    """A document with a field of the county, its name, and other root fields."""
    return f'{{{REST} division(code:"530424"){{name {field}}}}}'


async def refuse_field(door: Door, document: str, field: str, **variables: Any) -> str:
    """Ask for a document of which one field is bad; answers the error's message."""
    reply = await door.ask(document, variables=variables or None)
    assert reply.status == 200, reply.text
    assert reply.partial == {**SERVED, "division": {"name": "华宁县", field: None}}
    assert reply.faults == [(f"division.{field}", "BAD_INPUT")]
    return str(reply.body["errors"][0]["message"])


# --- documents -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "document",
    [
        *("{", "}", "query", "{a(b)}", "# only a comment", "{a:}", "!", "\x00", "{\\}"),
        *('{a(b:"\\ud800")}', '{a(b:"\\ud800\\u0041")}', '{a(b:"x}', '{a(b:"""x)}', "{ ... }"),
        *("query($a){a}", "{a(b:1e)}", "{a(b:01)}", "{a}{b", "fragment on on A{a}", "{\u200b}"),
    ],
)
async def test_broken_document_is_parse_failed(door: Door, document: str) -> None:
    """A document that is no GraphQL says where it breaks."""
    reply = await door.ask(document)
    assert (reply.status, reply.code) == (400, "PARSE_FAILED")
    places = reply.body["errors"][0]["locations"]
    assert all(place["line"] >= 1 and place["column"] >= 1 for place in places)


@pytest.mark.parametrize(
    "document",
    [
        *("{divisio{name}}", '{division(code:"530424"){nam}}', "{viewer}", "{viewer{name{x}}}"),
        *("{division{name}}", "{division(code:530424){name}}", "{division(code:null){name}}"),
        *(
            '{division(cod:"1"){name}}',
            '{division(code:"1",code:"2"){name}}',
            '{node(id:"x"){nam}}',
        ),
        *(
            "{viewer{...A}}",
            "fragment A on Division{name}",
            "{viewer{name}} fragment A on Viewer{name}",
        ),
        *(
            "query($a:Int){viewer{name}}",
            "{divisions(first:$n){totalCount}}",
            "query A{a} query A{a}",
        ),
        *("{viewer{name @foo}}", "{viewer{name @skip}}", "{viewer{name @skip(if:5)}}"),
        *("{divisions(first:1.5){totalCount}}", '{divisions(first:"1"){totalCount}}'),
        *("{divisions(first:4294967296){totalCount}}", "subscription{viewer{name}}"),
        *(
            "{divisions(filter:{level:{eq:TOWN}}){totalCount}}",
            "{divisions(filter:[]){totalCount}}",
        ),
        *(
            '{divisions(filter:{level:{eq:"TOWNSHIP"}}){totalCount}}',
            "{a:viewer{name} a:plugins{name}}",
        ),
        *(
            "{divisions(orderBy:[{field:NOPE}]){totalCount}}",
            "{divisions(orderBy:[{}]){totalCount}}",
        ),
        *(
            "{divisions(filter:{nope:{eq:1}}){totalCount}}",
            "{divisions(filter:{code:{like:1}}){totalCount}}",
        ),
        *(
            '{division(code:"1",asOf:"2024-02-30"){name}}',
            '{division(code:"1",asOf:"yesterday"){name}}',
        ),
        '{division(code:"1"){disputes(filter:{status:{in:[null]}}){totalCount}}}',
        '{division(code:"1"){disputes(filter:{openedAt:{gte:"2024-13-01"}}){totalCount}}}',
    ],
)
async def test_unfit_document_fails_validation(door: Door, document: str) -> None:
    """What the schema does not have is named, without a suggestion of what it does have."""
    reply = await door.ask(document)
    assert (reply.status, reply.code) == (400, "VALIDATION_FAILED")
    # The validator's advice to select fields of an object names nothing that was not asked for.
    assert not re.search(r"Did you mean (?!'\w+ { ... }')", reply.text)


@pytest.mark.parametrize(
    ("declared", "given"),
    [
        ("$c:String!", {"c": 5}),
        ("$c:String!", {"c": None}),
        ("$c:String!", {}),
        ("$c:String!", {"c": ["530424"]}),
        ("$c:String!", {"c": {"code": "530424"}}),
        ("$c:String!", {"C": "530424"}),
        ('$c:String!="x",$d:Date', {"d": "2024-02-30"}),
        ('$c:String!="x",$d:Date', {"d": "2024-01-01T00:00:00"}),
        ('$c:String!="x",$d:Date', {"d": 20240101}),
        ('$c:String!="x",$d:Date', {"d": ""}),
        ('$c:String!="x",$d:Date', {"d": "10000-01-01"}),
        ('$c:String!="x",$n:Int', {"n": 2**31}),
        ('$c:String!="x",$n:Int', {"n": -(10**30)}),
        ('$c:String!="x",$n:Int', {"n": 1.5}),
        ('$c:String!="x",$n:Int', {"n": True}),
        ('$c:String!="x",$n:Int', {"n": "1"}),
        ('$c:String!="x",$l:Level', {"l": "TOWN"}),
        ('$c:String!="x",$l:Level', {"l": 4}),
        ('$c:String!="x",$f:DivisionFilter', {"f": {"nope": {}}}),
        ('$c:String!="x",$f:DivisionFilter', {"f": {"code": {"eq": 5}}}),
        ('$c:String!="x",$f:DivisionFilter', {"f": {"code": {"in": [None]}}}),
        ('$c:String!="x",$f:DivisionFilter', {"f": "530424"}),
        ('$c:String!="x",$o:[DivisionOrder!]', {"o": [{"field": "NOPE"}]}),
        ('$c:String!="x",$o:[DivisionOrder!]', {"o": [None]}),
    ],
)
async def test_unfit_variable_is_bad_input(door: Door, declared: str, given: Any) -> None:
    """A variable that does not fit its type is named, before anything is read."""
    uses = {
        "d": "asOf:$d",
        "n": "first:$n",
        "l": "filter:{level:{eq:$l}}",
        "f": "filter:$f",
        "o": "orderBy:$o",
    }
    used = " ".join(text for name, text in uses.items() if f"${name}:" in declared)
    listed = f"divisions({used}){{totalCount}}" if used else ""
    document = f"query({declared}){{division(code:$c){{name}} {listed}}}"
    reply = await door.ask(document, variables=given)
    assert (reply.status, reply.code) == (400, "BAD_INPUT"), reply.text
    assert "$" in reply.text


async def test_undeclared_variables_do_not_matter(door: Door) -> None:
    """Variables that the operation does not declare are ignored, whatever they hold."""
    extra = {"c": "530424", "z": {"a": [1, None, "\x00"]}, "": 1, "v_low": "", "the thing": "x"}
    document = "query($c:String!){division(code:$c){name}}"
    assert (await door.ask(document, variables=extra)).data == {"division": {"name": "华宁县"}}


async def test_empty_selections_answer_empty_objects(door: Door) -> None:
    """The grammar allows a selection of nothing: objects without fields, as many as there are."""
    document = '{viewer{} division(code:"530424"){children{} disputes(first:2){nodes{} edges{}}}}'
    page: Any = {"nodes": [{}, {}], "edges": [{}, {}]}
    assert (await door.ask(document)).data == {
        "viewer": {},
        "division": {"children": [{}] * 5, "disputes": page},
    }
    assert (await door.ask("{}")).data == {}


# --- what is not there ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "code",
    ["999999", "530424999", "", " ", "530424 ", "５３０４２４", "'", "%", "_", "53042%", "\\"],
)
async def test_unknown_code_is_not_found(door: Door, code: str) -> None:
    """A division that does not exist is null, and the error names what was asked for."""
    for document, variables in (
        (f'{{{REST} division(code:"{code}"){{name}}}}'.replace("\\", "\\\\"), None),
        (f"query($c:String!){{{REST} division(code:$c){{name}}}}", {"c": code}),
    ):
        reply = await door.ask(document, variables=variables)
        assert reply.status == 200
        assert reply.partial == {**SERVED, "division": None}
        assert reply.faults == [("division", "NOT_FOUND")]
        assert f'"{code}"' in reply.body["errors"][0]["message"]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "x",
            "division",
            "division_",
            "division_0",
            "dispute_" + "g" * 32,
            "nosuch_" + "0" * 32,
        ),
        *("dispute_" + "0" * 32, "DIVISION_" + "0" * 32, "division_" + "0" * 33, "\x00", "\u2028"),
        *("division_" + "0" * 32 + "\n", " division_" + "0" * 32, "' OR 1=1 --", "x" * 5_000),
    ],
)
async def test_unknown_id_is_not_found(door: Door, text: str) -> None:
    """An id that is malformed or of nothing is null: with an error from `node`, in place in
    `nodes`."""
    document = f"query($i:ID!,$l:[ID!]!){{{REST} node(id:$i){{id}} nodes(ids:$l){{id}}}}"
    reply = await door.ask(document, variables={"i": text, "l": [text, text]})
    assert reply.partial == {**SERVED, "node": None, "nodes": [None, None]}
    assert reply.faults == [("node", "NOT_FOUND")]
    assert len(reply.text) < 1_000


async def test_numbers_are_no_ids(door: Door) -> None:
    """GraphQL lets an integer stand for an ID: it is one of nothing."""
    reply = await door.ask("{node(id:5){id} nodes(ids:[5,0,-1]){id} dispute(id:7){id}}")
    assert reply.partial == {"node": None, "nodes": [None] * 3, "dispute": None}
    assert reply.faults == [("node", "NOT_FOUND"), ("dispute", "NOT_FOUND")]


async def test_too_many_ids_are_bad_input(door: Door) -> None:
    """A hundred ids are the most."""
    document = f"query($l:[ID!]!){{{REST} nodes(ids:$l){{id}}}}"
    assert (await door.ask(document, variables={"l": ["x"] * 100})).data["nodes"] == [None] * 100
    reply = await door.ask(document, variables={"l": ["x"] * 101})
    assert reply.faults == [("nodes", "BAD_INPUT")]
    assert reply.partial["rest"] == SERVED["rest"]


# --- days and periods ----------------------------------------------------------------------------


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "9999-12-30", "9999-12-31"])
async def test_far_day_is_answered(door: Door, day: str) -> None:
    """A day without a division finds none; one beyond all periods has no figures."""
    document = f'query($d:Date){{{REST} division(code:"530424",asOf:$d){{name figures{{value}}}}}}'
    literal = document.replace("($d:Date)", "").replace("$d", f'"{day}"')
    for text, variables in ((document, {"d": day}), (literal, None)):
        reply = await door.ask(text, variables=variables)
        assert reply.status == 200, reply.text
        found = reply.partial["division"]
        assert reply.faults == [
            ("division", "NOT_FOUND") if found is None else ("division.figures", "BAD_INPUT")
        ]
        assert day in reply.body["errors"][0]["message"]


@pytest.mark.parametrize(
    "period",
    [
        *("", "2024-13", "2024-00", "2024-02-30", "2024-Q5", "2024-H3", "2024-W00", "2023-W53"),
        *(
            "0000",
            "1899",
            "9001",
            "24",
            "2024-F1",
            "2024-02-F3",
            "2024-3",
            "2024 ",
            "２０２４",
            "x",
        ),
        *("2024\n", "2024'; DROP TABLE core_epoch; --", "\x00", "2024-01-01T00:00:00Z", "y" * 999),
    ],
)
async def test_impossible_period_is_a_field_error(door: Door, period: str) -> None:
    """A period that does not exist fails its field; the rest is served."""
    document = county("figures(period:$p){value}").replace("{", "query($p:String){", 1)
    message = await refuse_field(door, document, "figures", p=period)
    assert "2024-W05" in message


async def test_unknown_measure_is_a_field_error(door: Door) -> None:
    """A measure that nobody declares is named."""
    for name in ("no.such", "", "mediation.accepted ", "'", "value"):
        document = county(f'figures(measures:["mediation.accepted","{name}"]){{value}}')
        assert f'"{name}"' in await refuse_field(door, document, "figures")
    assert (await door.ask(county("figures(measures:[]){value}"))).data["division"]["figures"] == []


# --- pages ---------------------------------------------------------------------------------------

WRONG_PAGES = [
    *("first:100000", "first:101", "first:-1", "last:101", "last:-1", "first:-2147483648"),
    *("first:1,last:1", "first:0,last:0", 'last:1,after:"x"', 'first:1,before:"x"', 'before:"x"'),
    *('after:"x",before:"x"', 'first:2147483647,after:"x"'),
]


@pytest.mark.parametrize("page", WRONG_PAGES)
async def test_impossible_page_is_a_field_error(door: Door, page: str) -> None:
    """A page that cannot be is BAD_INPUT with its path; the rest is served."""
    document = county(f"disputes({page}){{totalCount nodes{{id}}}}")
    await refuse_field(door, document, "disputes")


async def test_impossible_page_by_variables(door: Door) -> None:
    """The same by variables, and a right page of the same document before and after."""
    document = county("disputes(first:$n){nodes{id}}").replace("{", "query($n:Int){", 1)
    for size in (3, 101, 3, -1, 3, 100_000, 3):
        if size == 3:
            reply = await door.ask(document, variables={"n": size})
            assert len(reply.data["division"]["disputes"]["nodes"]) == 3
        else:
            assert str(size) in await refuse_field(door, document, "disputes", n=size)


async def test_page_of_nothing_has_its_count(door: Door) -> None:
    """`first: 0` and `last: 0` answer an empty page that knows how many there are."""
    inner = "totalCount nodes{id} edges{cursor} pageInfo{startCursor endCursor}"
    empty = {"startCursor": None, "endCursor": None}
    for size in ("first:0", "last:0"):
        page = (await door.ask(county(f"disputes({size}){{{inner}}}"))).data["division"]["disputes"]
        assert page == {"totalCount": 1431, "nodes": [], "edges": [], "pageInfo": empty}


@pytest.mark.parametrize("field", ["divisions", "nested"])
async def test_impossible_root_page_leaves_the_rest(door: Door, field: str) -> None:
    """At the root and deep inside, a wrong page fails alone."""
    if field == "divisions":
        reply = await door.ask(f"{{{REST} divisions(first:101){{totalCount}}}}")
        assert reply.partial == {**SERVED, "divisions": None}
        assert reply.faults == [("divisions", "BAD_INPUT")]
        return
    reply = await door.ask(
        '{division(code:"530424"){children{code disputes(last:-1){totalCount}}}}'
    )
    children = reply.partial["division"]["children"]
    assert [child["disputes"] for child in children] == [None] * 5
    places = [f"division.children.{n}.disputes" for n in range(5)]
    assert reply.faults == [(place, "BAD_INPUT") for place in places]


# --- cursors -------------------------------------------------------------------------------------

CURSOR = "pageInfo{endCursor}"


async def cursor_of(door: Door, page: str, token: str = "admin") -> str:
    """The end cursor of a page under the county."""
    reply = await door.ask(county(page.replace("{}", f"{{{CURSOR}}}")), token)
    field = next(key for key in reply.partial["division"] if key != "name")
    cursor: str = reply.partial["division"][field]["pageInfo"]["endCursor"]
    assert cursor
    return cursor


async def refuse_cursor(door: Door, page: str, cursor: str) -> None:
    """A page with this cursor fails alone, as a literal and as a variable."""
    document = county(page.replace("{}", "{nodes{id}}"))
    field = page.partition("(")[0]
    literal = document.replace("$a", json.dumps(cursor, ensure_ascii=False))
    await refuse_field(door, literal, field)
    variable = document.replace("{", "query($a:String){", 1)
    await refuse_field(door, variable, field, a=cursor)


async def test_foreign_cursors_are_refused(door: Door) -> None:
    """A cursor of another filter, order, list or reader, or of other plugins, is none."""
    plain = await cursor_of(door, "disputes(first:2){}")
    await refuse_cursor(door, "disputes(first:2,after:$a,filter:{status:{eq:SETTLED}}){}", plain)
    await refuse_cursor(door, "disputes(first:2,after:$a,orderBy:[{field:NO}]){}", plain)
    await refuse_cursor(
        door, "disputes(first:2,after:$a,orderBy:[{field:NO,direction:DESC}]){}", plain
    )
    await refuse_cursor(door, "gridEvents(first:2,after:$a){}", plain)
    await refuse_cursor(door, "descendants(first:2,after:$a){}", plain)
    settled = "disputes(first:2,filter:{status:{eq:SETTLED}}){}"
    await refuse_cursor(door, "disputes(first:2,after:$a){}", await cursor_of(door, settled))
    towns = await cursor_of(door, "descendants(first:2,level:TOWNSHIP){}")
    await refuse_cursor(door, "descendants(first:2,level:VILLAGE,after:$a){}", towns)
    theirs = await cursor_of(door, "grids(first:2){}", "integrator")
    await refuse_cursor(door, "grids(first:2,after:$a){}", theirs)
    fewer = await cursor_of(door, "grids(first:2){}", "gridonly")
    await refuse_cursor(door, "grids(first:2,after:$a){}", fewer)


async def test_forged_cursors_are_refused(door: Door) -> None:
    """No cut, grown or invented cursor passes, with the right tag or without."""
    good = await cursor_of(door, "disputes(first:2){}")
    tag, _, keys = good.partition(".")
    invented = [
        *("", ".", "x", "\x00", "null", "0", tag, f"{tag}.", f".{keys}", good[:-1], good[:-2]),
        *(good[1:], good + "0", good + "00", good.upper(), f"{keys}.{tag}", "中文", "😀" * 20),
        *(f"{tag}.{text.encode().hex()}" for text in FORGED_KEYS),
        *("0" * 16 + f".{keys}", good.replace(".", "x"), "A" * 5_000, "-" * 40, tag + ".zz"),
    ]
    for cursor in invented:
        await refuse_cursor(door, "disputes(first:2,after:$a){}", cursor)


FORGED_KEYS = [
    *(
        "",
        "x",
        "5",
        "null",
        "{}",
        "[]",
        '["x"]',
        "[1,2]",
        "[null,null]",
        '["a","b","c"]',
        "[[],{}]",
    ),
    *('[{"a":1},"x"]', '["x","\\u0000"]', '["x",5]', "[true,false]", "[NaN,NaN]", "[" * 3_000),
    *('["\\ud800","\\ud800"]', "[1e999,1e999]", "[99999999999999999999999,1]", "\x00"),
]


async def test_cursor_keys_of_the_wrong_kind_are_refused(door: Door) -> None:
    """With the right tag, keys still have to be dates, numbers and texts as the list sorts."""
    for field, order in (
        ("trainings", "HELD_ON"),
        ("trainings", "HOURS"),
        ("grids", "HOUSEHOLDS"),
        ("crimeStatistics", "VALUE"),
        ("disputes", "ACCEPTED_AT"),
        ("channels", "MEMBER_COUNT"),
    ):
        page = f"{field}(first:2,orderBy:[{{field:{order}}}]){{}}"
        tag, _, _ = (await cursor_of(door, page)).partition(".")
        for first in ('"x"', "{}", "[1]", "null", "true", "1e999", '"2024-02-30"', "-0.1.1"):
            keys = "[" + first + ',"' + "0" * 32 + '"]'
            forged = f"{tag}.{keys.encode().hex()}"
            await refuse_cursor(door, page.replace("first:2", "first:2,after:$a"), forged)


async def test_wide_integers_sort_no_list(door: Door) -> None:
    """A key beyond 32 bits is none of a list that sorts by whole numbers."""
    page = "grids(first:2,orderBy:[{field:HOUSEHOLDS}]){}"
    tag, _, _ = (await cursor_of(door, page)).partition(".")
    for number in (2**31, 2**63, 2**64, 10**400, -(2**31) - 1, 1.5):
        keys = json.dumps([number, "0" * 32])
        forged = f"{tag}.{keys.encode().hex()}"
        await refuse_cursor(door, page.replace("first:2", "first:2,after:$a"), forged)


# --- filters -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "given",
    [
        *(
            "{status:null}",
            "{status:{eq:null}}",
            "{status:{in:null}}",
            "{within:null}",
            "{or:null}",
        ),
        *("{and:null}", "{not:null}", "{not:{status:null}}", "{or:[{status:{eq:null}}]}"),
        "{status:{isNull:null}}",
    ],
)
async def test_null_in_a_filter_is_a_field_error(door: Door, given: str) -> None:
    """Null is no value to compare with; the error says what to use."""
    message = await refuse_field(
        door, county(f"disputes(filter:{given}){{totalCount}}"), "disputes"
    )
    assert "isNull" in message


@pytest.mark.parametrize(
    ("given", "everything"),
    [
        *(("{}", True), ("{and:[]}", True), ("{and:[{}]}", True), ("{status:{}}", True)),
        *(("{or:[]}", False), ("{not:{}}", False), ("{not:{or:[]}}", True), ("{or:[{}]}", True)),
        *(("{status:{in:[]}}", False), ("{status:{notIn:[]}}", True), ("{or:{}}", True)),
        *(('{within:"530424"}', True), ('{within:"999999"}', False), ('{within:""}', False)),
    ],
)
async def test_empty_filters_keep_logic(door: Door, given: str, everything: bool) -> None:
    """All of nothing is true, any of nothing is false; as a literal and as a variable."""
    literal = await door.ask(county(f"disputes(filter:{given}){{totalCount}}"))
    assert literal.data["division"]["disputes"]["totalCount"] == (1431 if everything else 0)
    names = ("status", "within", "and", "or", "not", "in", "notIn")
    text = given
    for name in names:
        text = text.replace(f"{{{name}:", f'{{"{name}":')
    document = county("disputes(filter:$f){totalCount}").replace("{", "query($f:DisputeFilter){", 1)
    variable = await door.ask(document, variables={"f": json.loads(text)})
    assert variable.data["division"]["disputes"] == literal.data["division"]["disputes"]


HOSTILE_TEXTS = [
    *("'", '"', "''", "\\", "\\'", "%", "_", "%%", "*", "?", ":x", "$1", "{}", "[]", "null", "NaN"),
    *("' OR 1=1 --", "'; DROP TABLE core_epoch; --", "/*", "*/", "1=1", "\n", "\t", "\x01", "\x7f"),
    *("\u2028", "\ufeff", "\u202e", "😀", "é", "e\u0301", "\uffff", "𠮷", "a" * 10_000, "华宁县"),
]


@pytest.mark.parametrize("field", ["name", "code"])
async def test_hostile_texts_are_only_texts(door: Door, field: str) -> None:
    """Whatever a text holds, it is compared as it stands: only the true name finds the county."""
    document = (
        "query($t:String!,$l:[String!]){"
        f"eq:divisions(filter:{{{field}:{{eq:$t}}}}){{totalCount}}"
        f"ne:divisions(filter:{{{field}:{{ne:$t}}}}){{totalCount}}"
        f"in:divisions(filter:{{{field}:{{in:$l}}}}){{totalCount}}"
        f"within:divisions(filter:{{within:$t}}){{totalCount}}}}"
    )
    everything = (await door.ask("{divisions{totalCount}}")).data["divisions"]["totalCount"]
    for text in HOSTILE_TEXTS:
        found = (await door.ask(document, variables={"t": text, "l": [text, text]})).data
        one = int(field == "name" and text == "华宁县")
        counts = {key: page["totalCount"] for key, page in found.items()}
        assert counts == {"eq": one, "ne": everything - one, "in": one, "within": 0}, text


@pytest.mark.parametrize(
    "document",
    [
        "query($t:String!){division(code:$t){name}}",
        "query($t:String!){divisions(filter:{name:{eq:$t}}){totalCount}}",
        "query($t:String!){divisions(filter:{name:{in:[$t]}}){totalCount}}",
        "query($t:String!){divisions(filter:{within:$t}){totalCount}}",
        'query($t:String!){disputeByExternalNo(county:"530424",source:WALK_IN,externalNo:$t){id}}',
    ],
)
async def test_unstorable_text_is_bad_input(door: Door, document: str) -> None:
    """NUL is no text that a record could have; half a surrogate pair is not even JSON."""
    for text in ("\x00", "a\x00b", "\ud800", "\udfff", "a\udc00"):
        reply = await door.ask(document, variables={"t": text})
        assert (reply.status, reply.code) == (400, "BAD_INPUT")
    reply = await door.ask(document.replace("$t:String!", "$u:Int").replace("$t", '"\\u0000"'))
    assert reply.code in ("BAD_INPUT", "VALIDATION_FAILED")


async def test_far_moments_are_bad_input(door: Door) -> None:
    """A moment that no database can hold in UTC is refused, not rounded."""
    document = county("disputes(filter:{openedAt:{gte:$t}}){totalCount}")
    document = document.replace("{", "query($t:DateTime){", 1)
    for moment in ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"):
        reply = await door.ask(document, variables={"t": moment})
        assert (reply.status, reply.code) == (400, "BAD_INPUT")
    near = await door.ask(document, variables={"t": "0001-01-01T00:00:00Z"})
    assert near.data["division"]["disputes"]["totalCount"] == 1431


async def test_oversized_filter_is_a_field_error(door: Door) -> None:
    """A filter has at most a hundred conditions, ten deep; a list of values may be long."""
    document = county("disputes(filter:$f){totalCount}").replace("{", "query($f:DisputeFilter){", 1)
    deep: Any = {}
    for _ in range(40):
        deep = {"not": deep}
    wide = {"or": [{"status": {"eq": "SETTLED"}}] * 1_000}
    for given in (deep, wide):
        await refuse_field(door, document, "disputes", f=given)
    long = {"status": {"in": ["SETTLED"] * 3_000}}
    assert (await door.ask(document, variables={"f": long})).data["division"]["disputes"]


async def test_sort_keys_given_twice_count_once(door: Door) -> None:
    """A field that sorts already decides nothing more, however often it is named."""
    document = county("disputes(first:9,orderBy:$o){nodes{no}}")
    document = document.replace("{", "query($o:[DisputeOrder!]){", 1)
    once = [{"field": "NO", "direction": "DESC"}]
    again = [*once, {"field": "NO"}, {"field": "ACCEPTED_AT"}, *once] * 100
    first = (await door.ask(document, variables={"o": once})).data
    assert (await door.ask(document, variables={"o": again})).data == first
