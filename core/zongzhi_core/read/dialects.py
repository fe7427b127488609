"""The raw SQL of the read path: a closed set of elements, each written for both engines.

JSON is assembled as text: structure from `Piece` literals of the plan, every value quoted by
the database's own JSON function, so that no data can break out of its string.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ARRAY,
    Boolean,
    Dialect,
    Integer,
    Select,
    String,
    TypeDecorator,
    select,
    type_coerce,
)
from sqlalchemy.dialects.postgresql import TIMESTAMP
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.sql.functions import FunctionElement

from ..clock import stamp_text
from ..columns import Stamp, Text

_SAFE_PIECE = re.compile(r'[\[\]{}:,."_0-9A-Za-z]*\Z')


class TextList(TypeDecorator[list[Any]]):
    """A list bound as one value: an array on PostgreSQL, JSON text on SQLite."""

    impl = String
    cache_ok = True

    def __init__(self, item: Any = None) -> None:
        super().__init__()
        #: The type of the column that its values are compared with.
        self.item = item or String()

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        return dialect.type_descriptor(ARRAY(self.item) if _is_pg(dialect) else String())

    def process_bind_param(self, value: Sequence[Any] | None, dialect: Dialect) -> Any:
        if _is_pg(dialect) or value is None:
            return value
        process = self.item.dialect_impl(dialect).bind_processor(dialect)
        return json.dumps([process(part) if process else part for part in value])


class Moment(Stamp):
    """A moment that stamps are compared with: never cut to the second, as stored ones are."""

    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        return dialect.type_descriptor(TIMESTAMP(timezone=True) if _is_pg(dialect) else String())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None or _is_pg(dialect):
            return value
        # The text of a whole second begins the texts of its fractions, and so sorts before them.
        fraction = f".{value.microsecond:06}" if value.microsecond else ""
        return stamp_text(value) + fraction


class SpanList(TypeDecorator[list[list[str]]]):
    """Spans of days bound as one JSON text: [middle, latest start, earliest end] each."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Iterable[Sequence[str]] | None, dialect: Dialect) -> Any:
        return None if value is None else json.dumps(list(value))


def _is_pg(dialect: Dialect) -> bool:
    return dialect.name == "postgresql"


class Piece(ColumnElement[str]):
    """A literal of JSON structure: punctuation, checked names, null, true, false, numbers."""

    inherit_cache = False
    type = Text()

    def __init__(self, text: str) -> None:
        if not _SAFE_PIECE.match(text):
            raise ValueError(f"not a piece of JSON structure: {text!r}")
        self.text = text


@compiles(Piece)
def _piece(element: Piece, compiler: Any, **kw: Any) -> str:
    return f"'{element.text}'"


#: SQLite takes an expression at most a thousand deep, and each `||` lies under the next.
_MOST_JOINED = 100


class TextJoin(FunctionElement[str]):
    """Texts, one after the other."""

    inherit_cache = False
    type = Text()


@compiles(TextJoin)
def _text_join(element: TextJoin, compiler: Any, **kw: Any) -> str:
    # No parentheses: SQLite's parser takes a hundred symbols at once, and texts lie deep.
    texts = [compiler.process(part, **kw) for part in element.clauses]
    while len(texts) > _MOST_JOINED:
        groups = (texts[n : n + _MOST_JOINED] for n in range(0, len(texts), _MOST_JOINED))
        texts = [f"({' || '.join(group)})" for group in groups]
    return " || ".join(texts)


def checked(column: Any) -> Any:
    """A text by which no index is searched: docs/decisions/0021."""
    return TextJoin(column, Piece(""))


class JsonValue(FunctionElement[str]):
    """A value as JSON text; `kind` is a GraphQL scalar, String for codes, or FloatKey, a float
    with all its digits."""

    inherit_cache = False
    type = Text()

    def __init__(self, value: Any, kind: str, nullable: bool) -> None:
        super().__init__(value)
        self.kind = kind
        self.nullable = nullable


@compiles(JsonValue, "postgresql")
def _json_pg(element: JsonValue, compiler: Any, **kw: Any) -> str:
    value = compiler.process(element.clauses, **kw)
    match element.kind:
        case "Int" | "Boolean":
            text = f"({value})::text"
        case "Float" | "FloatKey":
            # NaN and the infinities would print what is no JSON.
            finite = f"nullif(nullif(({value})::float8, 'NaN'), 'Infinity')"
            text = f"to_json(nullif({finite}, '-Infinity'))::text"
        # What the type itself prints holds no quotation mark; sessions are in UTC.
        case "DateTime":
            text = f"'\"' || replace(left(({value})::text, 19), ' ', 'T') || 'Z\"'"
        case "Date":
            text = f"'\"' || ({value})::text || '\"'"
        case _:
            text = f"to_json(({value})::text)::text"
    # A number that is none is null, whatever was promised: otherwise it would take its row along.
    missing = element.nullable or element.kind in ("Float", "FloatKey")
    return f"coalesce({text}, 'null')" if missing else text


@compiles(JsonValue, "sqlite")
def _json_sqlite(element: JsonValue, compiler: Any, **kw: Any) -> str:
    value = compiler.process(element.clauses, **kw)
    match element.kind:
        case "Boolean":
            return f"CASE {value} WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END"
        case "Float":
            finite = f"CASE WHEN abs({value}) <= 1.7976931348623157e308 THEN ({value}) * 1.0 END"
            return f"json_quote({finite})"
        case "FloatKey":
            # json_quote keeps fifteen digits: too few to find the row again.
            return f"printf('%!.18g', {value})"
        case _:
            return f"json_quote({value})"


class TextAgg(FunctionElement[str]):
    """The texts of all rows, separated by commas, in the order of the sub-select below."""

    inherit_cache = False
    type = Text()


@compiles(TextAgg, "postgresql")
def _agg_pg(element: TextAgg, compiler: Any, **kw: Any) -> str:
    return f"string_agg({compiler.process(element.clauses, **kw)}, ',')"


@compiles(TextAgg, "sqlite")
def _agg_sqlite(element: TextAgg, compiler: Any, **kw: Any) -> str:
    return f"group_concat({compiler.process(element.clauses, **kw)}, ',')"


class HexText(FunctionElement[str]):
    """The UTF-8 bytes of a text in hex; the readable half of a cursor."""

    inherit_cache = False
    type = Text()


@compiles(HexText, "postgresql")
def _hex_pg(element: HexText, compiler: Any, **kw: Any) -> str:
    return f"encode(convert_to({compiler.process(element.clauses, **kw)}, 'UTF8'), 'hex')"


@compiles(HexText, "sqlite")
def _hex_sqlite(element: HexText, compiler: Any, **kw: Any) -> str:
    return f"lower(hex({compiler.process(element.clauses, **kw)}))"


class _Member(FunctionElement[bool]):
    inherit_cache = False


@compiles(_Member, "postgresql")
def _member_pg(element: _Member, compiler: Any, **kw: Any) -> str:
    column, values = (compiler.process(part, **kw) for part in element.clauses)
    return f"{column} = ANY ({values})"


@compiles(_Member, "sqlite")
def _member_sqlite(element: _Member, compiler: Any, **kw: Any) -> str:
    column, values = (compiler.process(part, **kw) for part in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({values}))"  # noqa: S608 (no values here)


def member_of(column: Any, values: Any) -> ColumnElement[bool]:
    """Is the column's value one of a bound list?"""
    return type_coerce(_Member(column, values), Boolean)


class _JsonItems(FunctionElement[Any]):
    inherit_cache = False
    name = "json_items"


@compiles(_JsonItems, "postgresql")
def _items_pg(element: _JsonItems, compiler: Any, **kw: Any) -> str:
    return f"json_array_elements(({compiler.process(element.clauses, **kw)})::json)"


@compiles(_JsonItems, "sqlite")
def _items_sqlite(element: _JsonItems, compiler: Any, **kw: Any) -> str:
    return f"json_each({compiler.process(element.clauses, **kw)})"


class _PartAt(FunctionElement[Any]):
    inherit_cache = False

    def __init__(self, value: Any, index: int, kind: str) -> None:
        super().__init__(value)
        self.index = index
        self.kind = kind


@compiles(_PartAt, "postgresql")
def _part_pg(element: _PartAt, compiler: Any, **kw: Any) -> str:
    return f"({compiler.process(element.clauses, **kw)} ->> {element.index})::{element.kind}"


@compiles(_PartAt, "sqlite")
def _part_sqlite(element: _PartAt, compiler: Any, **kw: Any) -> str:
    return f"json_extract({compiler.process(element.clauses, **kw)}, '$[{element.index}]')"


def span_rows(spans: Any) -> Any:
    """Bound spans of days as rows: `middle`, `latest_start`, `earliest_end`, `needed`."""
    each = _JsonItems(spans).table_valued("value", name="each_span")
    kinds = {"middle": "date", "latest_start": "date", "earliest_end": "date", "needed": "int"}
    parts = [_PartAt(each.c.value, n, kinds[name]).label(name) for n, name in enumerate(kinds)]
    chosen: Select[Any] = select(*parts)
    return chosen.subquery("span")


class _DaysBetween(FunctionElement[int]):
    inherit_cache = False


@compiles(_DaysBetween, "postgresql")
def _between_pg(element: _DaysBetween, compiler: Any, **kw: Any) -> str:
    first, second = (compiler.process(part, **kw) for part in element.clauses)
    # asyncpg stores the open end as infinity, from which nothing can be subtracted.
    return f"(least({second}, date '9999-12-31') - {first})"


@compiles(_DaysBetween, "sqlite")
def _between_sqlite(element: _DaysBetween, compiler: Any, **kw: Any) -> str:
    first, second = (compiler.process(part, **kw) for part in element.clauses)
    return f"(julianday({second}) - julianday({first}))"


def days_between(first: Any, second: Any) -> ColumnElement[int]:
    """How many days from one date to another."""
    return type_coerce(_DaysBetween(first, second), Integer)


def joined(head: str, texts: Sequence[Any], tail: str) -> Any:
    """Texts between brackets, separated by commas."""
    parts: list[Any] = [Piece(head)]
    for n, text in enumerate(texts):
        parts += [Piece(","), text] if n else [text]
    return TextJoin(*_merged([*parts, Piece(tail)]))


def object_text(pairs: Sequence[tuple[str, Any]], *, tail: str = "}") -> Any:
    """An object of response keys and texts."""
    parts: list[Any] = [Piece("{")]
    for n, (key, text) in enumerate(pairs):
        parts += [Piece(f'{"," if n else ""}"{key}":'), text]
    return TextJoin(*_merged([*parts, Piece(tail)]))


def _merged(parts: Sequence[Any]) -> list[Any]:
    """Joins inside joins as one, and neighbouring pieces, so that the statement stays flat."""
    merged: list[Any] = []
    flat = (inner for p in parts for inner in (p.clauses if isinstance(p, TextJoin) else (p,)))
    for part in flat:
        if merged and isinstance(part, Piece) and isinstance(merged[-1], Piece):
            merged[-1] = Piece(merged[-1].text + part.text)
        else:
            merged.append(part)
    return merged
