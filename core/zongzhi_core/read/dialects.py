"""The raw SQL of the read path: a closed set of elements, each written for both engines.

JSON is assembled as text: structure from `Piece` literals of the plan, every value quoted by
the database's own JSON function, but for codes that are compared with those of their list, so
that no data can break out of its string.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    ColumnClause,
    Dialect,
    Integer,
    Select,
    String,
    TypeDecorator,
    case,
    false,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import TIMESTAMP
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeEngine

from ..clock import stamp_text
from ..columns import TEXT, Stamp

SAFE_PIECE = re.compile(r'[\[\]{}:,."_0-9A-Za-z]*\Z')


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


class Printed(ColumnElement[Any]):
    """An element of ours, printed from its parts as they stand: no FROM is inferred from them,
    and nothing is worked out that only caching of statements needs."""

    type: TypeEngine[Any] = TEXT

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.inherit_cache = False

    def __init__(self, *parts: Any) -> None:
        self.parts = parts

    def printed(self, compiler: Any, **kw: Any) -> list[str]:
        """The parts as SQL."""
        return [compiler.process(part, **kw) for part in self.parts]


class Formed(Printed):
    """An expression with a form for each engine, under the engine's name."""

    postgresql: str
    sqlite: str


@compiles(Formed)
def _formed(element: Formed, compiler: Any, **kw: Any) -> str:
    form: str = getattr(element, compiler.dialect.name)
    return form.format(*element.printed(compiler, **kw))


class Piece(Printed):
    """A literal of JSON structure: punctuation, checked names, null, true, false, numbers."""

    def __init__(self, text: str) -> None:
        if not SAFE_PIECE.match(text):
            raise ValueError(f"not a piece of JSON structure: {text!r}")
        self.text = text


@compiles(Piece)
def _piece(element: Piece, compiler: Any, **kw: Any) -> str:
    return f"'{element.text}'"


NULL, NOTHING = Piece("null"), Piece("")

#: SQLite takes an expression at most a thousand deep, and each `||` lies under the next.
_MOST_JOINED = 100


class TextJoin(Printed):
    """Texts, one after the other."""


@compiles(TextJoin)
def _text_join(element: TextJoin, compiler: Any, **kw: Any) -> str:
    # No parentheses: SQLite's parser takes a hundred symbols at once, and texts lie deep.
    texts = element.printed(compiler, **kw)
    while len(texts) > _MOST_JOINED:
        groups = (texts[n : n + _MOST_JOINED] for n in range(0, len(texts), _MOST_JOINED))
        texts = [f"({' || '.join(group)})" for group in groups]
    return " || ".join(texts)


class _Checked(Formed):
    # The order of "POSIX" is that of "C", by which the indexes lie.
    postgresql, sqlite = '({0}) COLLATE "POSIX"', "+{0}"


def checked(text: Any) -> Any:
    """A text by which no index is searched, nor by what it is compared with, which must be checked
    too: docs/decisions/0021."""
    return _Checked(text)


def evenly(test: Any) -> Any:
    """A test in a form by which no index is searched. PostgreSQL takes that to hold for every other
    row, but a range for each two-hundredth: then it sorts what lies in order."""
    return case((test, true()), else_=false())


#: NaN and the infinities would print what is no JSON.
_FINITE = "to_json(nullif(nullif(nullif(({0})::float8, 'NaN'), 'Infinity'), '-Infinity'))::text"

#: A value as JSON text on PostgreSQL and on SQLite.
_JSON = {
    "Int": ("({0})::text", "json_quote({0})"),
    "Boolean": (
        "({0})::text",
        "CASE {0} WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END",
    ),
    "Float": (
        _FINITE,
        "json_quote(CASE WHEN abs({0}) <= 1.7976931348623157e308 THEN ({0}) * 1.0 END)",
    ),
    # json_quote keeps fifteen digits: too few to find the row again.
    "FloatKey": (_FINITE, "printf('%!.18g', {0})"),
    # What the type itself prints holds no quotation mark; sessions are in UTC.
    "DateTime": (
        "'\"' || replace(left(({0})::text, 19), ' ', 'T') || 'Z\"'",
        "json_quote({0})",
    ),
    "Date": ("'\"' || ({0})::text || '\"'", "json_quote({0})"),
    "String": ("to_json(({0})::text)::text", "json_quote({0})"),
}


#: Of code lists up to this size the text of each code stands in the statement.
_KNOWN = 8


class JsonValue(Formed):
    """A value as JSON text; `kind` is a GraphQL scalar, a code list, or FloatKey, a float with all
    its digits."""

    def __init__(self, value: Any, kind: Any, nullable: bool) -> None:
        super().__init__(value)
        postgresql, sqlite = _JSON.get(kind, _JSON["String"])
        if not isinstance(kind, str) and len(kind) <= _KNOWN and isinstance(value, ColumnClause):
            # Quoting costs more than comparing with a few; what is no code is quoted all the same.
            known = (f"WHEN '{code.name}' THEN '\"{code.name}\"'" for code in kind)
            postgresql = f"CASE {{0}} {' '.join(known)} ELSE {postgresql} END"
        # A number that is none is null, whatever was promised: else it would take its row along.
        if nullable or kind in ("Float", "FloatKey"):
            postgresql = f"coalesce({postgresql}, 'null')"
        self.postgresql, self.sqlite = postgresql, sqlite


class TextAgg(Formed):
    """The texts of all rows, separated by commas, in the order of the sub-select below."""

    postgresql = "string_agg({}, ',')"
    sqlite = "group_concat({}, ',')"


class ListText(Formed):
    """The one text of each row of a select, in its order, separated by commas."""

    # Cheaper than an aggregate, which counts where most lists have a few rows.
    postgresql = "array_to_string(ARRAY{}, ',')"
    sqlite = "(SELECT coalesce(group_concat(o, ','), '') FROM {})"


class HexText(Formed):
    """The UTF-8 bytes of a text in hex; the readable half of a cursor."""

    postgresql = "encode(convert_to({}, 'UTF8'), 'hex')"
    sqlite = "lower(hex({}))"


class MemberOf(Formed):
    """Is the column's value one of a bound list?"""

    type = Boolean()
    postgresql = "{} = ANY ({})"
    sqlite = "{} IN (SELECT value FROM json_each({}))"


class SoughtAmong(MemberOf):
    """The same, by which SQLite too finds the rows: what it is told as a truth it only checks."""

    def self_group(self, against: Any = None) -> Any:
        return self


class SettledTurn(Formed):
    """Is a turn of changes older than every transaction that still runs?"""

    type = Boolean()
    postgresql = "{} < pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
    sqlite = "{} = 0"


class TurnOf(Formed):
    """What tells a later change from an earlier one, of its turn and its number."""

    type = BigInteger()
    postgresql, sqlite = "{0}", "{1}"


class NextTurn(Formed):
    """The first turn (`TurnOf`) whose changes may be unseen in this statement, given the last
    number."""

    type = BigInteger()
    postgresql = "pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
    sqlite = "coalesce({}, 0) + 1"


class DaysBetween(Formed):
    """How many days from one date to another."""

    type = Integer()
    # asyncpg stores the open end as infinity, from which nothing can be subtracted.
    postgresql = "(least({1}, date '9999-12-31') - {0})"
    sqlite = "(julianday({1}) - julianday({0}))"


class _JsonItems(FunctionElement[Any]):
    inherit_cache = False
    name = "json_items"


@compiles(_JsonItems)
def _items(element: _JsonItems, compiler: Any, **kw: Any) -> str:
    form = "json_array_elements(({})::json)" if _is_pg(compiler.dialect) else "json_each({})"
    return form.format(compiler.process(element.clauses, **kw))


class _PartAt(Formed):
    def __init__(self, value: Any, index: int, kind: str) -> None:
        super().__init__(value)
        self.postgresql = f"({{}} ->> {index})::{kind}"
        self.sqlite = f"json_extract({{}}, '$[{index}]')"


def span_rows(spans: Any) -> Any:
    """Bound spans of days as rows: `middle`, `latest_start`, `earliest_end`, `needed`."""
    each = _JsonItems(spans).table_valued("value", name="each_span")
    kinds = {"middle": "date", "latest_start": "date", "earliest_end": "date", "needed": "int"}
    parts = [_PartAt(each.c.value, n, kinds[name]).label(name) for n, name in enumerate(kinds)]
    chosen: Select[Any] = select(*parts).select_from(each)
    return chosen.subquery("span")


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
    flat = (inner for p in parts for inner in (p.parts if isinstance(p, TextJoin) else (p,)))
    for part in flat:
        if merged and isinstance(part, Piece) and isinstance(merged[-1], Piece):
            merged[-1] = Piece(merged[-1].text + part.text)
        else:
            merged.append(part)
    return merged
