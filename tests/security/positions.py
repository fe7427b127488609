"""Every position of the schema where a client may put a value, with a document for each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_leaf_type,
    is_required_argument,
)

#: What other arguments must be given, by their name.
GIVEN = {
    "code": '"530424"',
    "county": '"530424"',
    "plugin": '"party"',
    "state": "OFF",
    "year": "2025",
    "source": "WALK_IN",
    "externalNo": '"x"',
    "id": '"x"',
    "ids": '["x"]',
}
#: Ways to an object of a type that has fields with arguments.
WAYS = {
    "Query": "",
    "Division": 'division(code: "530424") {',
    "Dispute": 'division(code: "530424") {disputes(first: 2) {nodes {',
    "GridEvent": 'division(code: "530424") {gridEvents(first: 2) {nodes {',
    "Order": 'division(code: "530424") {orders(first: 2) {nodes {',
    "AssistanceCase": 'division(code: "530424") {assistanceCases(first: 2) {nodes {',
}


@dataclass(frozen=True)
class Position:
    """One place of a value: a coordinate, the type of the value, and how to put it there."""

    name: str
    #: The named type of the value: String, ID, Int, a code list …
    kind: str
    argument: str
    type: str
    path: tuple[str, ...]
    before: str
    after: str

    @property
    def is_text(self) -> bool:
        return self.kind in ("String", "ID")

    def by_variable(self, value: Any) -> tuple[str, dict[str, Any]]:
        """The document with a variable in the argument, and that variable."""
        head = f"query($x: {self.type}) {{{self.before}{self.argument}: $x{self.after}"
        return head, {"x": self._nested(value)}

    def by_literal(self, value: str) -> str:
        """The document with the value written in its text."""
        text = value if self.kind not in ("String", "ID") else json.dumps(value, ensure_ascii=False)
        for step in reversed(self.path):
            text = f"[{text}]" if step == "[]" else f"{{{step}: {text}}}"
        return f"{{{self.before}{self.argument}: {text}{self.after}"

    def _nested(self, value: Any) -> Any:
        for step in reversed(self.path):
            value = [value] if step == "[]" else {step: value}
        return value


def positions(schema: GraphQLSchema) -> Iterator[Position]:
    """All positions of values in queries."""
    for name, way in WAYS.items():
        kind = schema.type_map[name]
        assert isinstance(kind, GraphQLObjectType)
        for field_name, field in kind.fields.items():
            for argument, taken in field.args.items():
                for path, leaf in leaves(taken.type, ()):
                    yield make(name, way, field_name, field, argument, taken, path, leaf)


def make(
    on: str,
    way: str,
    name: str,
    field: GraphQLField,
    argument: str,
    taken: GraphQLArgument,
    path: tuple[str, ...],
    leaf: str,
) -> Position:
    others = [
        f"{other}: {GIVEN[other]}, "
        for other, needed in field.args.items()
        if other != argument and is_required_argument(needed)
    ]
    closing = "}" * way.count("{")
    return Position(
        name=".".join((on, name, argument, *path)),
        kind=leaf,
        argument=argument,
        type=str(taken.type),
        path=path,
        before=f"{way}{name}({''.join(others)}",
        after=f"){selection(get_named_type(field.type))}{closing}}}",
    )


def selection(kind: Any) -> str:
    """Something small of what a field answers."""
    if is_leaf_type(kind):
        return ""
    if kind.name.endswith("Connection"):
        return " {totalCount nodes {id} pageInfo {endCursor}}"
    shown = next((name for name in ("value", "id", "name") if name in kind.fields), "__typename")
    return f" {{{shown}}}"


def leaves(kind: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """The paths to single values inside a type; logic is entered once."""
    if isinstance(kind, GraphQLNonNull):
        yield from leaves(kind.of_type, path)
    elif isinstance(kind, GraphQLList):
        yield from leaves(kind.of_type, (*path, "[]"))
    elif isinstance(kind, GraphQLInputObjectType):
        for name, part in kind.fields.items():
            if not {"and", "or", "not"}.intersection((*path, name)) or (
                path == () and name == "not"
            ):
                yield from leaves(part.type, (*path, name))
    else:
        assert isinstance(kind, GraphQLEnumType) or is_leaf_type(kind)
        yield path, kind.name
