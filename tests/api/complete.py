"""Documents that a GraphQL client may send, each of which must work: one table, by what they show.

They are asked of the small world of `tests/reference`. `@Dispute:0` in a variable stands for the
id of the first dispute there is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from zongzhi_core.ids import sample_id


@dataclass(frozen=True)
class Asked:
    """One document, and what is to be said of its answer besides that it is right."""

    text: str
    variables: dict[str, Any] = field(default_factory=dict)
    reader: str = "country-admin"
    operation: str | None = None
    #: Path and code of each error that is due.
    faults: frozenset[tuple[str, str]] = frozenset()
    #: How many statements read stored data: one, or none where there is none to read.
    reads: int = 1


def bad(*paths: str) -> frozenset[tuple[str, str]]:
    return frozenset((path, "BAD_INPUT") for path in paths)


def missing(*paths: str) -> frozenset[tuple[str, str]]:
    return frozenset((path, "NOT_FOUND") for path in paths)


CONNECTIONS = {
    "forward at each level": Asked(
        """{division(code: "53") {descendants(level: COUNTY, first: 3, orderBy: [{field: NAME,
        direction: DESC}]) {totalCount pageInfo {hasNextPage endCursor} nodes {name
        orders(first: 2, filter: {kind: {in: [DISPATCH, SUPERVISE]}}, orderBy: {field: NO})
        {totalCount pageInfo {hasNextPage} nodes {no kind
        orders(first: 1, orderBy: {field: OPENED_AT, direction: DESC}) {totalCount nodes {no}}}}
        }}}}"""
    ),
    "backward at each level": Asked(
        """{divisions(last: 2, filter: {level: {eq: COUNTY}}) {totalCount
        pageInfo {hasPreviousPage startCursor} edges {cursor node {name
        grids(last: 2, filter: {kind: {ne: MICRO}}, orderBy: [{field: HOUSEHOLDS}])
        {totalCount edges {cursor node {code staff {role} division {name
        gridEvents(last: 1) {totalCount nodes {no}}}}}}}}}}"""
    ),
    "both directions side by side": Asked(
        """{division(code: "530424") {
        a: disputes(first: 2, orderBy: {field: NO}) {totalCount nodes {no steps {seq}}}
        b: disputes(last: 2, orderBy: {field: NO}) {totalCount nodes {no parties {side}}}
        c: disputes(first: 0) {totalCount nodes {no} pageInfo {hasNextPage endCursor}}
        d: disputes(last: 0) {totalCount edges {cursor} pageInfo {hasPreviousPage}}}}"""
    ),
    "sorted by what a filter keeps from being missing": Asked(
        """{division(code: "53") {
        a: disputes(first: 9, filter: {acceptedAt: {gte: "2025-01-01T00:00:00Z"}},
        orderBy: {field: ACCEPTED_AT, direction: DESC}) {totalCount edges {cursor node {no}}}
        b: disputes(last: 9, filter: {and: [{acceptedAt: {ne: "2025-01-01T00:00:00Z"}}]},
        orderBy: {field: ACCEPTED_AT}) {pageInfo {startCursor} nodes {no acceptedAt}}
        c: disputes(first: 9, filter: {acceptedAt: {notIn: []}},
        orderBy: {field: ACCEPTED_AT}) {totalCount edges {cursor node {no acceptedAt}}}
        d: disputes(first: 9, filter: {not: {acceptedAt: {lt: "2025-06-01T00:00:00Z"}}},
        orderBy: {field: ACCEPTED_AT}) {totalCount edges {cursor node {no acceptedAt}}}}}"""
    ),
    "pages without rows": Asked(
        """{division(code: "530424") {disputes {pageInfo {hasNextPage hasPreviousPage}}
        grids {__typename} orders {totalCount} gridEvents {edges {cursor}}}}"""
    ),
    "a layer under two names": Asked(
        """{division(code: "530424") {grids(first: 2) {some: nodes {code} others: nodes {name}
        n: totalCount m: totalCount p: pageInfo {x: hasNextPage} q: pageInfo {endCursor}}}}"""
    ),
    "lists in lists": Asked(
        """{division(code: "53") {children {name children {code children {name centre {level}
        plugins {name state}}}}}}"""
    ),
}

FRAGMENTS = {
    "interfaces in interfaces": Asked(
        """query ($id: ID!) {node(id: $id) {__typename ... on Node {id ... on Matter {no
        ... on Dispute {scale ... on Node {again: id} ... on Matter {title}}
        ... on Order {kind}}}}}""",
        {"id": "@Dispute:0"},
    ),
    "fragments of an interface on a type": Asked(
        """{division(code: "530424") {disputes(first: 2) {nodes {...M ... on Node {id} source}}
        orders(first: 2) {nodes {...M card}}}}
        fragment M on Matter {no phase overdue division {...D}} fragment D on Division {code}"""
    ),
    "every kind of matter through one fragment": Asked(
        """query ($ids: [ID!]!) {nodes(ids: $ids) {...M ... on AssistanceCase {competentBody}
        ... on GridEvent {urgency}}}
        fragment M on Matter {__typename no title phase openedAt dueAt closedAt orders {totalCount}}
        """,
        {"ids": ["@Dispute:0", "@Order:0", "@GridEvent:0", "@AssistanceCase:0"]},
    ),
    "without a type condition": Asked(
        """{... {division(code: "530424") {... {name ... {code ... @include(if: true)
        {... {level}}}}}}}"""
    ),
    "of the root, connections, edges and figures": Asked(
        """{...Q} fragment Q on Query {division(code: "530424") {grids(first: 1) {...C}
        figures(measures: "grid.grids", period: "2025") {...F}}}
        fragment C on GridConnection {totalCount edges {...E} pageInfo {...P}}
        fragment E on GridEdge {cursor node {...N}} fragment N on Node {id}
        fragment P on PageInfo {hasNextPage} fragment F on Figure {value measure {...M}}
        fragment M on Measure {title kind}"""
    ),
    "one key merged from two fragments": Asked(
        """{division(code: "530424") {...A ...B grids(first: 1) {nodes {name}}}}
        fragment A on Division {parent {name} grids(first: 1) {totalCount nodes {code}}}
        fragment B on Division {parent {code parent {level}} grids(first: 1) {nodes {staff {role}}
        pageInfo {hasNextPage}}}"""
    ),
    "one root key merged": Asked(
        """query ($c: String!) {division(code: $c) {name} ...Q division(code: $c) {code}}
        fragment Q on Query {division(code: $c) {name children {name}} division(code: $c)
        {children {code}}}""",
        {"c": "530424"},
    ),
    "a fragment spread twice": Asked(
        """{division(code: "530424") {...A ...A parent {...A}}}
        fragment A on Division {name kind}"""
    ),
    "figures merged from two fragments": Asked(
        """{division(code: "530424") {...A ...B}}
        fragment A on Division {figures(measures: "grid.grids", period: "2025") {value}}
        fragment B on Division {figures(measures: "grid.grids", period: "2025") {status
        measure {name}}}"""
    ),
}

MERGED = {
    "one connection from an interface and a type": Asked(
        """query ($id: ID!) {node(id: $id) {... on Matter {orders(first: 1) {totalCount}
        division {name}} ... on Dispute {orders(first: 1) {nodes {no} pageInfo {endCursor}}
        division {code parent {name}}} ... on Node {id}}}""",
        {"id": "@Dispute:0"},
    ),
    "an interface that the record is not": Asked(
        "query ($id: ID!) {node(id: $id) {id ... on Matter {no} ... on Grid {code}}}",
        {"id": "@Grid:0"},
    ),
    "root fields that are no stored data": Asked(
        """{viewer {name} ...Q viewer {role} plugins {...P}} fragment Q on Query {viewer {plugins}
        measures {name ... on Measure {kind}} plugins {title}} fragment P on Plugin {name}""",
        reads=0,
    ),
    "edges and nodes of one page": Asked(
        """{division(code: "530424") {grids(first: 2) {edges {node {code}} nodes {name}
        edges {cursor node {name staff {role}}} nodes {code}}}}"""
    ),
    "an alias that is another field's name": Asked(
        """{division(code: "530424") {code: name name: code kind: level grids: disputes(first: 1)
        {nodes: totalCount totalCount: nodes {no: id id: no}}}}"""
    ),
}

#: A record of core in the county 530424.
CENTRE = f"organisation_{sample_id('organisation', '530424', '综治中心')}"

OFF = {
    "a variable of a type that is off": Asked(
        """query ($p: PostFilter, $n: Int) {viewer {name} division(code: "530424") {name
        posts(filter: $p, first: $n) {totalCount}}}""",
        {"p": {"state": {"eq": "ON_POST"}}, "n": 2},
        reader="county",
        faults=frozenset({("division.posts", "PLUGIN_OFF")}),
    ),
    "a fragment on a type that is off": Asked(
        """query ($id: ID!) {viewer {name plugins} node(id: $id) {id ...F ...G}
        __type(name: "Post") {name}}
        fragment F on Post {position division {name}} fragment G on Organisation {name}""",
        {"id": CENTRE},
        reader="county",
    ),
    "a record of a plugin that is off": Asked(
        "query ($id: ID!, $ids: [ID!]!) {post(id: $id) {id} node(id: $id) {id}"
        " nodes(ids: $ids) {id}}",
        {"id": "@Post:0", "ids": ["@Post:0", CENTRE]},
        reader="county",
        faults=frozenset({("post", "PLUGIN_OFF"), ("node", "PLUGIN_OFF")}),
    ),
}

NODES = {
    "twice, wrong and of other types": Asked(
        """query ($ids: [ID!]!) {nodes(ids: $ids) {id ... on Grid {code}}
        other: nodes(ids: ["division_0", "x"]) {id}}""",
        {"ids": ["@Grid:0", "@Dispute:0", "@Grid:0", "", "grid_", "grid_" + "0" * 32, "@Grid:1"]},
    ),
    "a hundred": Asked("query ($ids: [ID!]!) {nodes(ids: $ids) {id}}", {"ids": ["@Grid:0"] * 100}),
    "more than a hundred": Asked(
        "query ($ids: [ID!]!) {viewer {name} nodes(ids: $ids) {id}}",
        {"ids": ["@Grid:0"] * 101},
        faults=bad("nodes"),
        reads=0,
    ),
    "none": Asked("{viewer {name} nodes(ids: []) {id}}"),
    "a single one for the list": Asked(
        'query ($id: [ID!]!) {nodes(ids: $id) {id} b: nodes(ids: "grid_0") {id}}',
        {"id": "@Grid:0"},
    ),
    "a number as an id": Asked(
        "query ($id: ID!, $ids: [ID!]!) {node(id: 5) {id} dispute(id: $id) {no} nodes(ids: $ids)"
        " {id} b: nodes(ids: [7]) {id}}",
        {"id": 5, "ids": [6, "@Grid:0"]},
        faults=missing("node", "dispute"),
    ),
    "a variable in the list": Asked(
        'query ($a: ID!, $b: ID!) {nodes(ids: [$a, "x", $b, $a]) {__typename id}}',
        {"a": "@Grid:0", "b": "@Dispute:0"},
    ),
    "several by alias": Asked(
        """query ($a: ID!, $b: ID!) {a: node(id: $a) {id ... on Grid {code}} b: node(id: $b) {id
        ... on Dispute {no}} c: dispute(id: $b) {no} d: grid(id: $b) {id}}""",
        {"a": "@Grid:0", "b": "@Dispute:0"},
        faults=missing("d"),
    ),
}

_FILTERED = 'query (%s) {division(code: "53") {disputes(first: 3, filter: %s) {totalCount}}}'


def filtered(declared: str, given: str, **variables: Any) -> Asked:
    """A page of disputes under a filter with variables."""
    return Asked(_FILTERED % (declared, given), variables)


VARIABLES = {
    "an item of a list": filtered(
        "$a: DisputeStatus!, $b: DisputeStatus!",
        "{status: {in: [$a, CLOSED, $b]}}",
        a="SETTLED",
        b="ACCEPTED",
    ),
    "a list": filtered("$s: [DisputeStatus!]", "{status: {in: $s}}", s=["CLOSED", "SETTLED"]),
    "a single value for a list": filtered(
        "$s: [DisputeStatus!]", "{status: {in: $s}, scale: {notIn: V03}}", s="CLOSED"
    ),
    "a default for a list": filtered("$s: [DisputeStatus!] = CLOSED", "{status: {in: $s}}"),
    "an operator": filtered("$f: DisputeStatusFilter", "{status: $f}", f={"ne": "CLOSED"}),
    "an operator that is absent": filtered("$f: DisputeStatusFilter", "{status: $f}"),
    "a value that is absent": filtered(
        "$a: DateTime, $b: DateTime", "{openedAt: {gte: $a, lt: $b}}", b="2025-07-01T00:00:00Z"
    ),
    "a whole filter": filtered(
        "$f: DisputeFilter", "$f", f={"or": [{"scale": {"eq": "V01"}}, {"within": "530424"}]}
    ),
    "a whole filter that is null": filtered("$f: DisputeFilter", "$f", f=None),
    "a whole filter that is absent": filtered("$f: DisputeFilter", "$f"),
    "a whole filter that is empty": filtered("$f: DisputeFilter", "$f", f={}),
    "a whole filter by default": filtered(
        '$f: DisputeFilter = {status: {eq: CLOSED}, and: [{within: "530424"}]}', "$f"
    ),
    "inside and, or, not": filtered(
        "$a: DisputeFilter!, $s: DisputeScale, $l: [DisputeFilter!], $w: String",
        "{and: [$a, {scale: {ne: $s}}], or: $l, not: {within: $w, not: $a}}",
        a={"status": {"eq": "CLOSED"}},
        s="V03",
        w="530425",
        l=[{"outcome": {"isNull": False}}, {"source": {"in": ["COURT", "PETITION"]}}],
    ),
    "a truth": filtered("$b: Boolean", "{outcome: {isNull: $b}}", b=True),
    "a single object for a list": filtered(
        "$a: [DisputeFilter!]", "{and: $a, or: {status: {eq: CLOSED}}}", a={"scale": {"ne": "V01"}}
    ),
    "an empty list": filtered("$s: [DisputeStatus!]", "{status: {in: $s}}", s=[]),
    "an order": Asked(
        """query ($o: DisputeOrder!, $f: DisputeOrderField!, $d: OrderDirection,
        $e: OrderDirection! = DESC) {division(code: "530424") {
        a: disputes(first: 2, orderBy: [$o]) {nodes {no}}
        b: disputes(first: 2, orderBy: [{field: $f, direction: $d}]) {nodes {no}}
        c: disputes(first: 2, orderBy: {field: $f, direction: $e}) {nodes {no}}}}""",
        {"o": {"field": "NO", "direction": "DESC"}, "f": "NO"},
    ),
    "a list of orders": Asked(
        """query ($o: [DivisionOrder!], $p: [DivisionOrder!] = {field: NAME}) {
        a: divisions(first: 3, orderBy: $o) {nodes {code}}
        b: divisions(first: 3, orderBy: $p) {nodes {code}}}""",
        {"o": {"field": "CODE", "direction": "DESC"}},
    ),
    "a size, a level and a day": Asked(
        """query ($n: Int, $m: Int = 1, $l: Level, $d: Date) {division(code: "53", asOf: $d) {
        a: descendants(first: $n, level: $l) {totalCount nodes {name}}
        b: descendants(last: $m, level: $l) {nodes {name}}}}""",
        {"n": 2.0, "l": "COUNTY", "d": "2025-06-01"},
    ),
    "measures and a period": Asked(
        """query ($m: [String!], $n: String!, $p: String, $t: FigureTree) {
        division(code: "530424") {a: figures(measures: $m, period: $p, tree: $t) {value}
        b: figures(measures: [$n, "core.villages"], period: $p) {value asOf}
        c: figures(measures: [$n, $n]) {value}}}""",
        {"m": "grid.grids", "n": "mediation.accepted", "p": "2025-H1"},
    ),
    "of a fragment": Asked(
        """query ($n: Int = 1, $s: DisputeStatus) {division(code: "530424") {...F}}
        fragment F on Division {disputes(first: $n, filter: {status: {ne: $s}}) {totalCount
        nodes {no}}}""",
        {"s": "CLOSED"},
    ),
    "given but not declared": Asked('{division(code: "530424") {name}}', {"x": [1, None]}),
    "a direction that is null": Asked(
        """query ($d: OrderDirection, $s: [DisputeStatus!]! = []) {division(code: "530424") {
        a: disputes(orderBy: [{field: NO, direction: $d}]) {totalCount}
        b: disputes(filter: {status: {in: $s}}) {totalCount}}}""",
        {"d": None},
        faults=bad("division.a"),
    ),
    "both conditions of a directive": Asked(
        """query ($y: Boolean!, $n: Boolean = false) {division(code: "530424") {
        name @skip(if: $n) @include(if: $y) code @include(if: $y) @skip(if: $y)
        kind @include(if: $n)}}""",
        {"y": True},
    ),
    "absent ones in objects in lists": filtered(
        "$a: DisputeStatus, $b: String, $l: [DisputeStatus!]",
        "{or: [{status: {eq: $a}}, {within: $b, scale: {ne: V01}}, {status: {in: $l}}]}",
        l=["CLOSED"],
    ),
    "a null where a value is due": Asked(
        """query ($s: DisputeStatus, $t: FigureTree) {division(code: "530424") {name
        disputes(filter: {status: {eq: $s}}) {totalCount} figures(tree: $t) {value}}}""",
        {"s": None, "t": None},
        faults=bad("division.disputes", "division.figures"),
    ),
}

NULLS = {
    "each argument of a page": Asked(
        """{division(code: "530424", asOf: null) {a: disputes(filter: null, orderBy: null,
        first: null, after: null, last: null, before: null) {totalCount nodes {no}}
        b: descendants(level: null) {totalCount}
        c: disputes(first: 2, last: null, before: null) {nodes {no}}
        d: disputes(last: 2, first: null, after: null) {nodes {no}}}
        divisions(filter: null, orderBy: null, first: null, asOf: null) {totalCount}}"""
    ),
    "each argument of figures": Asked(
        """{division(code: "530424103", asOf: "2025-03-01") {figures(measures: null, period: null)
        {measure {name} value period}}}"""
    ),
    "by variables": Asked(
        """query ($f: GridFilter, $o: [GridOrder!], $n: Int, $a: String, $d: Date, $l: Level,
        $m: [String!], $p: String) {division(code: "530424", asOf: $d) {
        grids(filter: $f, orderBy: $o, first: $n, after: $a) {totalCount nodes {code}}
        descendants(level: $l, first: 1) {totalCount} township: figures(measures: $m, period: $p)
        {status}}}""",
        dict.fromkeys(("f", "o", "n", "a", "d", "l", "m", "p")),
    ),
    "by absent variables": Asked(
        """query ($f: GridFilter, $o: [GridOrder!], $n: Int, $a: String, $d: Date, $l: Level)
        {division(code: "530424", asOf: $d) {
        grids(filter: $f, orderBy: $o, first: $n, after: $a) {totalCount nodes {code}}
        descendants(level: $l, first: 1) {totalCount}}}"""
    ),
    "null for a default": Asked(
        """query ($n: Int = 3, $f: GridFilter = {kind: {eq: BASIC}}) {division(code: "530424")
        {grids(first: $n, filter: $f) {totalCount nodes {code}}}}""",
        {"n": None, "f": None},
    ),
    "empty lists": Asked(
        """{division(code: "530424") {a: disputes(filter: {status: {in: []}}) {totalCount}
        b: disputes(filter: {outcome: {notIn: []}}) {totalCount}
        c: disputes(filter: {or: []}) {totalCount} d: disputes(filter: {and: []}) {totalCount}
        e: disputes(filter: {}) {totalCount} f: disputes(filter: {not: {}}) {totalCount}
        g: disputes(filter: {status: {}}) {totalCount} h: disputes(orderBy: [], first: 1)
        {nodes {no}} figures(measures: []) {value}}}"""
    ),
    "a null inside a filter": Asked(
        """{division(code: "530424") {a: disputes(filter: {status: null}) {totalCount}
        b: disputes(filter: {status: {eq: null}}) {totalCount}
        c: disputes(filter: {within: null}) {totalCount} d: disputes(filter: {not: null})
        {totalCount} name}}""",
        faults=bad("division.a", "division.b", "division.c", "division.d"),
    ),
}

MATTERS = {
    "each as what it is": Asked(
        """{division(code: "53") {matters(first: 100, orderBy: [{field: DUE_AT}, {field: NO,
        direction: DESC}]) {totalCount nodes {__typename ...F orders {totalCount}
        ... on Dispute {scale steps {seq}} ... on GridEvent {item became: becameDispute {...F}}
        ... on Order {kind targetOrganisation {name division {name urbanRural}}}}}}}
        fragment F on Matter {id no title phase openedAt dueAt overdue closedAt division {name}}"""
    ),
    "only of some types": Asked(
        """{division(code: "530424") {a: matters(last: 3) {edges {cursor node {... on Order {no}}}
        pageInfo {startCursor}} b: matters(first: 0) {totalCount nodes {id}}
        c: matters {__typename edges {__typename node {__typename}}}}}"""
    ),
    "chosen by what all have": Asked(
        """{division(code: "53") {a: matters(filter: {overdue: {eq: true}}) {totalCount nodes {no}}
        b: matters(filter: {not: {phase: {in: [OPEN, NEW]}}, within: "530424"}) {totalCount}
        c: matters(filter: {or: [{dueAt: {isNull: true}}, {closedAt: {gte: "2025-06-01T00:00:00Z"}}
        ]}, first: 2) {totalCount nodes {phase dueAt}}}}"""
    ),
    "sensitive ones are not there for others": Asked(
        """{division(code: "530424") {assistanceCases {totalCount} matters(first: 100) {totalCount
        nodes {__typename title}}}}""",
        reader="county-integrator",
    ),
    "with what is off": Asked(
        """{division(code: "530425") {matters(first: 50) {totalCount nodes {no orders {totalCount}
        ... on Dispute {scale}}}}}""",
        reader="other-county",
    ),
}

DIRECTIVES = {
    "on fields, spreads and inline fragments": Asked(
        """query ($y: Boolean!, $n: Boolean! = false) {division(code: "530424") {
        name @include(if: $y) @skip(if: $n) code @skip(if: $y) ...F @include(if: $y)
        ... @skip(if: $n) {level} ... on Division @include(if: $n) {urbanRural}
        grids(first: 1) @include(if: $y) {totalCount @skip(if: $n) nodes @include(if: $n) {code}}}
        viewer @skip(if: $y) {name} division(code: "530424") @include(if: $n) {validFrom}}
        fragment F on Division {kind shortName @skip(if: $y)}""",
        {"y": True},
    ),
    "everything left out": Asked(
        """query ($y: Boolean!) {division(code: "530424") {name @skip(if: $y)
        grids {totalCount @skip(if: $y)} children {... @skip(if: $y) {name}}} v: viewer {name}}""",
        {"y": True},
    ),
    "on the schema": Asked(
        """query ($y: Boolean!) {__schema @skip(if: $y) {queryType {name}}
        __type(name: "Level") @include(if: $y) {kind name @skip(if: $y)} __typename}""",
        {"y": True},
        reads=0,
    ),
}

INTROSPECTION = {
    "beside data": Asked(
        """{division(code: "530424") {name __typename} __schema {queryType {name} mutationType
        {name} directives {name}} __typename t: __type(name: "Dispute") {kind interfaces {name}
        fields {name type {name kind ofType {name}}}}}"""
    ),
    "by a variable, in a fragment": Asked(
        """query ($t: String!) {...Q viewer {__typename name}} fragment Q on Query {
        a: __type(name: $t) {...T} b: __type(name: "Nothing") {name}}
        fragment T on __Type {name enumValues {name}}""",
        {"t": "FigureTree"},
        reads=0,
    ),
    "alone": Asked('{__schema {types {name}} b: __type(name: "Grid") {fields {name}}}', reads=0),
    "the name of the root alone": Asked("{__typename x: __typename}", reads=0),
    "the name of each type": Asked(
        """{division(code: "530424") {__typename children {x: __typename}
        orders(first: 1) {__typename edges {__typename node {__typename}} pageInfo {__typename}}
        figures(measures: "grid.grids") {__typename measure {__typename}}
        plugins {__typename}} plugins {__typename} measures {__typename}}"""
    ),
    "of a county's own schema": Asked(
        '{__type(name: "Post") {name} d: __type(name: "Dispute") {name}}', reader="county", reads=0
    ),
}

OPERATIONS = {
    "the named one of two": Asked(
        'query A {division(code: "530424") {name}} query B {division(code: "530425") {...F}}'
        " fragment F on Division {name code}",
        operation="B",
    ),
    "with variables of its own": Asked(
        """query A($c: String!) {division(code: $c) {...F}} query B($n: Int!) {divisions(first: $n)
        {totalCount}} fragment F on Division {name}""",
        {"c": "530424"},
        operation="A",
    ),
    "beside a mutation": Asked(
        'mutation M {acceptDispute(input: {id: "x"}) {userErrors {code}}} query Q {viewer {name}}',
        operation="Q",
        reads=0,
    ),
    "comments, commas, escapes and block strings": Asked(
        '\ufeffquery # one\n{,a: division(code: """530424""") {name,,} '
        'b: division(code: "\\u0035\\u{33}0424") {name} c: division(code: "\\u4e2d") {name}}',
        faults=missing("c"),
    ),
    "aliases that are words of SQL and JSON": Asked(
        """{select: division(code: "530424") {null: name true: code __proto__: level _: kind
        from: parent {where: name} A: name a: code}}"""
    ),
}

WIDE = {
    "several plugin sets": Asked(
        """{division(code: "53") {disputes {totalCount} grids(first: 1) {totalCount nodes {code}}
        posts {totalCount} children {children {name disputes {totalCount} figures(measures:
        ["mediation.accepted", "party.commissioners"], period: "2025") {status value}}}}}"""
    ),
    "all divisions": Asked(
        """{divisions(first: 100) {totalCount nodes {code name county {name plugins {name state}}
        channels {totalCount}}}}""",
        reader="country",
    ),
    "links from one plugin to another": Asked(
        """{divisions(filter: {level: {eq: COUNTY}}) {nodes {gridEvents(first: 3) {nodes {no
        becameDispute {no} orders {totalCount}}} disputes(first: 3) {nodes {no gridEvent {no}}}}}}
        """
    ),
    "narrowed to one county": Asked(
        '{viewer {division plugins} divisions {totalCount} division(code: "530425") {name'
        " grids {totalCount} posts {totalCount}}}",
        reader="country-narrowed",
    ),
}

ASKED: dict[str, Asked] = {
    f"{group}: {name}": asked
    for group, table in (
        ("connections", CONNECTIONS),
        ("fragments", FRAGMENTS),
        ("merged", MERGED),
        ("off", OFF),
        ("nodes", NODES),
        ("variables", VARIABLES),
        ("nulls", NULLS),
        ("matters", MATTERS),
        ("directives", DIRECTIVES),
        ("introspection", INTROSPECTION),
        ("operations", OPERATIONS),
        ("wide", WIDE),
    )
    for name, asked in table.items()
}
