"""From a request to the values of a statement: each binder fills the parameters it named."""

from __future__ import annotations

import hashlib
import hmac
import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Protocol

from ..clock import day_of
from ..errors import BadInput, ZongzhiError
from ..figures import Window, window_values
from ..graph.declare import LeafKind
from ..ids import split_global
from ..periods import half_months, months, parse_period, weeks
from .plan import Input

_UNUSABLE = re.compile("[\x00\ud800-\udfff]")
_CADENCES = {"weeks": weeks, "half_months": half_months, "months": months}


class FieldFault(Exception):
    """A value that only one field cannot use: that field answers null, the rest is served."""

    def __init__(self, number: int, error: ZongzhiError) -> None:
        super().__init__(number)
        self.number = number
        self.error = error


@dataclass(frozen=True)
class Request:
    """What binders may look at."""

    variables: Mapping[str, Any]
    now: datetime
    #: Cursors are tied to reader and schema by this text and the installation's secret.
    identity: str
    secret: str


class Binder(Protocol):
    """Fills its own parameters of a statement."""

    def bind(self, request: Request) -> dict[str, Any]:
        """Values by parameter name; raises `FieldFault` or BAD_INPUT."""


@dataclass(frozen=True)
class InputBinder:
    """One value, converted to what the column compares with."""

    name: str
    input: Input
    kind: LeafKind
    many: bool = False
    prefix: str | None = None

    def bind(self, request: Request) -> dict[str, Any]:
        value = self.input.value(request.variables)
        if self.many:
            values = value if isinstance(value, list) else [value]
            return {self.name: [convert(part, self.kind, self.prefix) for part in values]}
        return {self.name: convert(value, self.kind, self.prefix)}


def convert(value: Any, kind: LeafKind, prefix: str | None = None) -> Any:
    """A JSON value as the Python value that the driver binds."""
    if value is None:
        return None
    if prefix is not None:
        parts = split_global(value) if isinstance(value, str) else None
        return parts[1] if parts and parts[0] == prefix else ""
    match kind:
        case "Date":
            return date.fromisoformat(value)
        case "DateTime":
            return usable_moment(datetime.fromisoformat(value))
        case "Int" | "Long" | "Boolean":
            return value
        case "Float":
            return float(value)
    if _UNUSABLE.search(value):
        raise BadInput(
            "文本含有不能存储的字符（NUL 或残缺的代理对）。",
            "The text holds a character that cannot be stored (NUL or half a surrogate pair).",
        )
    return value


def usable_moment(moment: datetime) -> datetime:
    """A moment in UTC, which is meant where no zone is given; BAD_INPUT beyond the calendar."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    try:
        return aware.astimezone(UTC)
    except OverflowError:
        raise BadInput(
            f"时间“{moment.isoformat()}”超出可用范围。",
            f'The time "{moment.isoformat()}" lies beyond what can be stored.',
        ) from None


@dataclass(frozen=True)
class PeriodBinder:
    """The window of a figures field: its days as dates, stamps and due spans."""

    window: Window
    period: Input | None
    day: Input | None
    number: int

    def bind(self, request: Request) -> dict[str, Any]:
        today = day_of(request.now)
        text = None if self.period is None else self.period.value(request.variables)
        try:
            text = self._day(request, today).isoformat() if text is None else text
            period = parse_period(text)
            values = window_values(period, today)
        except ZongzhiError as error:
            raise FieldFault(self.number, error) from None
        values["text"] = period.text
        for cadence in self.window.cadences:
            spans = _CADENCES[cadence](period.start, period.end)
            values[cadence] = [_due(start, end) for start, end in spans if end <= today]
        return self.window.named(values)

    def _day(self, request: Request, today: date) -> date:
        given = None if self.day is None else self.day.value(request.variables)
        return today if given is None else date.fromisoformat(given)


def _due(start: date, end: date) -> tuple[str | int, ...]:
    """[middle day, latest day to open, earliest last day, fewest days] to have been there for
    more than half of the days."""
    length = (end - start).days
    needed = length // 2 + 1
    first = start.toordinal()
    days = (first + length // 2, first + length - needed, first + needed - 1)
    middle, latest, earliest = (date.fromordinal(day).isoformat() for day in days)
    return middle, latest, earliest, needed


@dataclass(frozen=True)
class CursorBinder:
    """A connection's cursor tag and, when a cursor was given, the keys that it holds."""

    prefix: str
    number: int
    field: str
    cursor: Input | None
    signature: tuple[Input, ...]
    orders: str
    kinds: Sequence[LeafKind]

    def bind(self, request: Request) -> dict[str, Any]:
        tag = self._tag(request)
        bound = {f"{self.prefix}_tag": tag}
        if self.cursor is None:
            return bound
        keys = self._keys(self.cursor.value(request.variables), tag)
        return bound | {f"{self.prefix}_k{n}": key for n, key in enumerate(keys)}

    def _tag(self, request: Request) -> str:
        values = [part.value(request.variables) for part in self.signature]
        text = json.dumps([request.identity, self.field, self.orders, values], sort_keys=True)
        digest = hmac.new(request.secret.encode(), text.encode("utf-8", "replace"), hashlib.sha256)
        return digest.hexdigest()[:16]

    def _keys(self, cursor: Any, tag: str) -> list[Any]:
        try:
            given, _, keys = cursor.partition(".")
            if not hmac.compare_digest(given.encode(), tag.encode()):
                raise ValueError(cursor)
            values = json.loads(bytes.fromhex(keys))
            return [_key(v, kind) for v, kind in zip(values, self.kinds, strict=True)]
        except (ValueError, TypeError, OverflowError, RecursionError, ZongzhiError):
            raise FieldFault(self.number, bad_cursor(cursor)) from None


def _key(value: Any, kind: LeafKind) -> Any:
    """A key as a cursor prints it; only the tag is sealed, so anything may stand here."""
    wanted: Any = {"Int": int, "Long": int, "Float": (int, float)}.get(str(kind), str)
    if not isinstance(value, wanted) or isinstance(value, bool):
        raise TypeError(value)
    if wanted is int and value.bit_length() > (31 if kind == "Int" else 63):
        raise ValueError(value)
    if kind == "Float" and not math.isfinite(value):
        raise ValueError(value)
    return convert(value, kind)


def bad_cursor(cursor: Any) -> BadInput:
    """A cursor that this list did not print."""
    shown = str(cursor)[:40]
    return BadInput(
        f"游标“{shown}”无效：游标只能用于同一查询条件、排序和读者。",
        f'Cursor "{shown}" is not valid here: a cursor works only with the filter, the order '
        "and the reader that it was made for.",
    )
