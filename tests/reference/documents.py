"""Random valid documents over the whole schema, by walking the schema itself."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, cast

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    Undefined,
    get_named_type,
    is_leaf_type,
    is_required_argument,
    is_required_input_field,
    parse,
    validate,
)
from sqlalchemy import select
from sqlalchemy.orm import Session

from zongzhi_core.graph.declare import NodeType
from zongzhi_core.read.catalog import Catalog
from zongzhi_core.tables import Division

PERIODS = (
    *("2025", "2025-H1", "2025-Q2", "2025-06", "2025-06-F1", "2025-06-F2", "2025-W24"),
    *("2025-06-14", "2025-06-15", "2024", "2026", "2026-03", "2030", "2026-W09", "0001"),
    *("2025-13", "gestern", "", "2025-W60", "9999-12-30"),
)
DAYS = (
    *(
        "2026-03-02",
        "2025-06-20",
        "2025-07-01",
        "2026-03-01",
        "2025-06-14",
        "2025-06-15",
        "2025-08-31",
        "2025-09-01",
    ),
    *("2020-01-01", "2019-12-31", "2025-01-01", "2030-01-01", "9999-12-31", "0001-01-01"),
)
STAMPS = (
    *("2025-06-15T00:00:00Z", "2025-06-15T08:00:00+08:00", "2025-12-01T00:00:00"),
    *("2026-03-02T04:05:06Z", "2025-07-01T12:00:00.500Z", "0999-01-01T00:00:00Z"),
)
WRONG_IDS = ("", "dispute_", "dispute_0", "nothing_" + "0" * 32, "division_" + "A" * 32, "5")
TEXTS = ("", '"', "西门社区", "é\\u0301", "x" * 300, "'; drop table core_division--")


@dataclass(frozen=True)
class Question:
    """A document with its variables."""

    text: str
    variables: Mapping[str, Any]
    #: Variables that stand where a cursor may stand.
    cursors: tuple[str, ...] = ()


@dataclass
class Pool:
    """Values of a world, to ask with: by column name, and global ids by type."""

    values: dict[str, list[Any]]
    ids: dict[str, list[str]]
    measures: list[str]
    #: Cursors seen in earlier answers.
    cursors: list[str] = field(default_factory=list)

    def other_values(self, variables: Mapping[str, Any], rng: random.Random) -> dict[str, Any]:
        """The same variables with other values of the same kinds; some keep theirs."""
        return {
            name: value if rng.random() < 0.3 else self._other(value, rng)
            for name, value in variables.items()
        }

    def _other(self, value: Any, rng: random.Random) -> Any:
        if isinstance(value, bool):
            return rng.random() < 0.5
        if isinstance(value, int):
            return rng.randint(0, 5)
        if isinstance(value, list):
            return [self._other(part, rng) for part in value for _ in range(rng.randint(0, 2))]
        if isinstance(value, dict):
            return {name: self._other(part, rng) for name, part in value.items()}
        kinds = (*self.values.values(), *self.ids.values(), DAYS, STAMPS, PERIODS)
        return rng.choice(next((kind for kind in kinds if value in kind), [value]))


def make_pool(session: Session, catalog: Catalog) -> Pool:
    """The values of all columns by which one may filter, sort or look up."""
    values: dict[str, set[Any]] = {"within": {"530425", "53", "999999", "530424103"}}
    ids: dict[str, list[str]] = {}
    for node in catalog.nodes.values():
        rows = session.scalars(select(node.table)).all()
        names = {*node.filters, "code", "external_no", "county_id"} & set(vars(node.table))
        for row in rows:
            for name in names:
                values.setdefault(name, set()).add(_json(getattr(row, name)))
        if node.prefix:
            ids[node.name] = sorted({f"{node.prefix}_{_id(row)}" for row in rows})
    values["within"] |= {code for (code,) in session.execute(select(Division.code))}
    sorted_values = {
        name: sorted(found - {None}, key=lambda v: (str(type(v)), v))
        for name, found in values.items()
    }
    return Pool(sorted_values, ids, sorted(catalog.measures))


def _id(row: Any) -> str:
    return str(row.id)


def _json(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.name
    return value.isoformat() if hasattr(value, "isoformat") else value


class Writer:
    """Writes one question at a time; the same seed gives the same questions."""

    def __init__(
        self, schema: GraphQLSchema, catalog: Catalog, pool: Pool, rng: random.Random
    ) -> None:
        self.schema, self.catalog, self.pool, self.rng = schema, catalog, pool, rng

    def question(self) -> Question:
        """A document that is valid."""
        while True:
            sheet = _Sheet(self)
            text = sheet.write()
            if not validate(self.schema, parse(text)):
                return Question(text, sheet.variables, tuple(sheet.cursors))


class _Sheet:
    """One document while it is written."""

    def __init__(self, writer: Writer) -> None:
        self.schema, self.catalog, self.pool = writer.schema, writer.catalog, writer.pool
        self.rng = writer.rng
        self.variables: dict[str, Any] = {}
        self.declared: list[str] = []
        self.cursors: list[str] = []
        self.fragments: list[tuple[str, str, str]] = []
        self.left = self.rng.randint(3, 28)
        self.names = 0
        #: How deep the filter nests that is being written.
        self.nested = 0
        #: Where no variable may stand: in the default of another.
        self.plain = False

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def name(self, letter: str) -> str:
        self.names += 1
        return f"{letter}{self.names}"

    def write(self) -> str:
        query = self.schema.query_type
        assert query is not None
        body = self.selection(query, 0)
        head = f"query Q({', '.join(self.declared)})" if self.declared else "query"
        fragments = (f"\nfragment {n} on {t} {b}" for n, t, b in self.fragments)
        return f"{head} {body}{''.join(fragments)}"

    # --- selections ---------------------------------------------------------------------------

    def selection(self, kind: GraphQLObjectType | GraphQLInterfaceType, depth: int) -> str:
        """A selection set of a type, in which fragments may stand."""
        fields = self.fields_of(kind)
        parts: list[str] = []
        for _ in range(self.rng.randint(1, 3 if depth == 0 else 5)):
            if self.left <= 0 and parts:
                break
            parts.append(self.part(kind, fields, depth))
        if self.chance(0.12):
            parts.append("__typename")
        if kind.name.endswith("Connection") and self.chance(0.5):
            parts.append("pageInfo {startCursor endCursor}")
        return "{" + " ".join(parts) + "}"

    def fields_of(self, kind: Any) -> list[tuple[str, GraphQLField]]:
        # What a dry run tells is compared with what happens, by a test of its own.
        left_out = ("__", "previewPlugin")
        return [(n, f) for n, f in kind.fields.items() if not n.startswith(left_out)]

    def part(self, kind: Any, fields: Sequence[tuple[str, GraphQLField]], depth: int) -> str:
        """A field, or a fragment around more of them."""
        if depth < 6 and self.chance(0.15):
            return self.fragment(kind, depth)
        self.left -= 1
        leaves = [pair for pair in fields if is_leaf_type(get_named_type(pair[1].type))]
        few = depth >= 6 or self.left <= 0 or self.chance(0.3)
        chosen = self.rng.choice(leaves if few and leaves else fields)
        if kind.name == "Query" and self.chance(0.5):
            chosen = self.rng.choice([pair for pair in fields if pair[0] in TREES])
        return self.field(*chosen, depth)

    def fragment(self, kind: Any, depth: int) -> str:
        """A fragment on this type, on one of its interfaces or of its implementers."""
        fitting = [kind, *getattr(kind, "interfaces", ())]
        if isinstance(kind, GraphQLInterfaceType):
            fitting = [kind, *self.schema.get_possible_types(kind)]
        target = self.rng.choice(fitting)
        known = [name for name, on, _ in self.fragments if on == target.name]
        if known and self.chance(0.5):
            return f"...{self.rng.choice(known)}{self.directive()}"
        body = self.selection(target, depth + (0 if self.chance(0.5) else 1))
        if self.chance(0.5):
            name = self.name("F")
            self.fragments.append((name, target.name, body))
            return f"...{name}{self.directive()}"
        on = "" if target is kind and self.chance(0.5) else f" on {target.name}"
        return f"...{on}{self.directive()} {body}"

    def field(self, name: str, declared: GraphQLField, depth: int) -> str:
        kind = get_named_type(declared.type)
        arguments = self.arguments(name, declared)
        alias = f"{self.name('a')}: " if arguments or self.chance(0.2) else ""
        head = f"{alias}{name}{arguments}{self.directive()}"
        if is_leaf_type(kind):
            return head
        assert isinstance(kind, GraphQLObjectType | GraphQLInterfaceType)
        if isinstance(kind, GraphQLInterfaceType):
            return f"{head} {self.of_any(kind, depth + 1)}"
        again = ""
        if self.chance(0.08):
            again = f" {head} {self.selection(kind, depth + 1)}"
        return f"{head} {self.selection(kind, depth + 1)}{again}"

    def of_any(self, kind: GraphQLInterfaceType, depth: int) -> str:
        """Of an interface: its own fields and some of one or two implementers."""
        kinds = self.rng.sample(self.schema.get_possible_types(kind), 2)
        parts = [f"... on {each.name} {self.selection(each, depth)}" for each in kinds]
        return "{" + " ".join(["id", *parts, self.fragment(kind, depth)]) + "}"

    def directive(self) -> str:
        if not self.chance(0.08):
            return ""
        kind: Any = GraphQLNonNull(cast(Any, self.schema.type_map["Boolean"]))
        name = self.rng.choice(("skip", "include"))
        return f" @{name}(if: {self.literal(kind, self.chance(0.5), 0.7)})"

    # --- arguments ----------------------------------------------------------------------------

    def arguments(self, name: str, declared: GraphQLField) -> str:
        given = []
        paging = {"first", "after"} if self.chance(0.7) else {"last", "before"}
        for argument, taken in declared.args.items():
            other = {"first", "last", "after", "before"} - paging
            often = 0.03 if argument in other else 0.6 if argument in paging else 0.35
            if not is_required_argument(taken) and not self.chance(often):
                continue
            if argument == "purpose":
                continue  # persons have tests of their own
            if argument in ("after", "before"):
                given.append(f"{argument}: {self.cursor()}")
                continue
            value = self.value(taken.type, argument, name)
            given.append(f"{argument}: {self.literal(taken.type, value, 0.2, taken)}")
        return f"({', '.join(given)})" if given else ""

    def cursor(self) -> str:
        """Mostly a variable that takes a cursor when the question is asked again."""
        if self.pool.cursors and self.chance(0.15):
            return json.dumps(self.rng.choice(self.pool.cursors))
        if self.chance(0.05):
            return self.rng.choice(('""', '"0.00"', '"é"', "null", '"deadbeef.5b5d"'))
        name = self.name("c")
        self.declared.append(f"${name}: String")
        self.cursors.append(name)
        return f"${name}"

    def value(self, kind: Any, name: str, of: str) -> Any:
        """A JSON value for an input type, fitting its name."""
        if isinstance(kind, GraphQLNonNull):
            return self.value(kind.of_type, name, of)
        if isinstance(kind, GraphQLList):
            if self.chance(0.1):
                return self.value(kind.of_type, name, of)
            most = 4 if name in ("ids", "in", "notIn", "measures") else 2
            return [self.value(kind.of_type, name, of) for _ in range(self.rng.randint(0, most))]
        if isinstance(kind, GraphQLEnumType):
            if name in self.pool.values and self.chance(0.7):
                known = [v for v in self.pool.values[name] if v in kind.values]
                return self.rng.choice(known or list(kind.values))
            return self.rng.choice(list(kind.values))
        if isinstance(kind, GraphQLInputObjectType):
            return self.input_object(kind, name)
        return self.scalar(kind.name, name, of)

    def input_object(self, kind: GraphQLInputObjectType, name: str) -> dict[str, Any]:
        fields = list(kind.fields.items())
        required = [n for n, f in fields if is_required_input_field(f)]
        most = 2 if name in ("filter", "and", "or", "not") else len(required) + 1
        chosen = {*required, *self.rng.sample([n for n, _ in fields], min(most, len(fields)))}
        if name in ("and", "or", "not") and (self.nested >= 3 or self.chance(0.7)):
            chosen -= {"and", "or", "not"}
        self.nested += 1
        given = {}
        for inner, taken in fields:
            if inner in chosen:
                operator = not isinstance(get_named_type(taken.type), GraphQLInputObjectType)
                hint = name if operator and inner != "within" and name not in LOGIC else inner
                given[inner] = self.value(taken.type, hint, name)
        self.nested -= 1
        return given

    def scalar(self, kind: str, name: str, of: str) -> Any:
        column = "".join(f"_{c.lower()}" if c.isupper() else c for c in name)
        pick: Callable[[Sequence[Any]], Any] = self.rng.choice
        match kind:
            case "Boolean":
                return self.chance(0.5)
            case "Int" if name == "year":
                return pick((2024, 2025, 2027, 0, 9999))
            case "Int":
                return pick((0, 1, 1, 2, 2, 3, 5, 20, 100, 101, -1))
            case "ID":
                return self.identifier(of)
            case "Date" if name == "asOf" or self.chance(0.5):
                return pick(DAYS)
            case "DateTime" if self.chance(0.5):
                return pick(STAMPS)
        if name == "measures":
            return "no.such" if self.chance(0.03) else pick(self.pool.measures)
        if name == "period":
            return pick(PERIODS)
        if name == "code" and of == "division":
            return pick(self.pool.values["within"])
        if name == "county":
            return pick(("530424", "530425", "999999"))
        known = self.pool.values.get(column) or self.pool.values.get(of)
        if kind in ("Date", "DateTime"):
            return pick(known or (DAYS if kind == "Date" else STAMPS))
        return pick(known) if known and self.chance(0.85) else pick(TEXTS)

    def identifier(self, of: str) -> str:
        node: NodeType | None = next(
            (n for n in self.catalog.nodes.values() if n.prefix and _camel(n.prefix) == of), None
        )
        if self.chance(0.08):
            return self.rng.choice(WRONG_IDS)
        if node is None or self.chance(0.1):
            return self.rng.choice(self.rng.choice(list(self.pool.ids.values())))
        return self.rng.choice(self.pool.ids[node.name])

    # --- literals and variables -----------------------------------------------------------------

    def literal(self, kind: Any, value: Any, often: float, at: Any = None) -> str:
        """A value as text, or a variable that holds it."""
        if not self.plain and self.chance(often):
            return self.variable(kind, value, at)
        if isinstance(kind, GraphQLNonNull):
            return self.literal(kind.of_type, value, 0)
        if value is None:
            return "null"
        if isinstance(kind, GraphQLList):
            if not isinstance(value, list):
                return self.literal(kind.of_type, value, 0)
            return "[" + ", ".join(self.literal(kind.of_type, v, 0.07) for v in value) + "]"
        if isinstance(kind, GraphQLEnumType):
            return str(value)
        if isinstance(kind, GraphQLInputObjectType):
            inner = (
                f"{n}: {self.literal(kind.fields[n].type, v, 0.1, kind.fields[n])}"
                for n, v in value.items()
            )
            return "{" + ", ".join(inner) + "}"
        return json.dumps(value, ensure_ascii=self.chance(0.5))

    def variable(
        self, kind: Any, value: Any, at: GraphQLArgument | GraphQLInputField | None
    ) -> str:
        """Declares a variable: required, nullable (given, null or absent), or with a default."""
        name = self.name("v")
        need = isinstance(kind, GraphQLNonNull)
        own = kind.of_type if need else kind
        drawn = self.rng.random()
        if need and at is not None and at.default_value is not Undefined and drawn < 0.5:
            self.declared.append(f"${name}: {own}")
            if drawn < 0.25:
                self.variables[name] = value
        elif drawn < 0.3:
            held, self.plain = self.plain, True
            default = self.literal(own, value, 0)
            self.plain = held
            self.declared.append(f"${name}: {own} = {default}")
            if drawn < 0.1:
                self.variables[name] = value
        elif need or drawn < 0.6:
            self.declared.append(f"${name}: {own}!")
            self.variables[name] = value
        else:
            self.declared.append(f"${name}: {own}")
            if drawn < 0.85:
                self.variables[name] = value if drawn < 0.8 else None
        return f"${name}"


#: Root fields under which much lies.
TREES = ("division", "divisions", "nodes")
LOGIC = ("filter", "and", "or", "not")


def _camel(prefix: str) -> str:
    head, *rest = prefix.split("_")
    return head + "".join(word.capitalize() for word in rest)
