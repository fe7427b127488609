"""How facts are stored: the base of all tables, column types equal on both engines.

A column is declared once, with `field`: its type, its description and its sensitivity; the
GraphQL field that shows it takes all three from here.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, ClassVar

from sqlalchemy import Boolean, Date, Dialect, MetaData, String, TypeDecorator
from sqlalchemy.dialects.postgresql import TIMESTAMP
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from .clock import FOREVER, stamp_text
from .terms import Sensitivity, Term

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Common base of every table, core's and plugins'."""

    metadata = MetaData(naming_convention=NAMING)


class Text(TypeDecorator[str]):
    """Text compared by code point, so that both engines and Python order it alike."""

    impl = String
    cache_ok = True

    def __init__(self, length: int | None = None) -> None:
        super().__init__(length)
        self.length = length

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        collation = "C" if dialect.name == "postgresql" else None
        return dialect.type_descriptor(String(self.length, collation=collation))


class Id(Text):
    """An opaque id: 32 hex digits."""

    cache_ok = True

    def __init__(self) -> None:
        super().__init__(32)


class Stamp(TypeDecorator[datetime]):
    """A moment, UTC, whole seconds; on SQLite as ISO text, which sorts by time."""

    impl = TIMESTAMP
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(TIMESTAMP(timezone=True, precision=0))
        return dialect.type_descriptor(String(20))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None or dialect.name == "postgresql":
            return value
        return stamp_text(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
        return moment.astimezone(UTC)


#: Types of bound values, made once: a dialect fits each new one to itself.
TEXT, STAMP, DATE = Text(), Stamp(), Date()


class Code(TypeDecorator[Term]):
    """A member of a code list, stored by its name."""

    impl = String
    cache_ok = True

    def __init__(self, term: type[Term]) -> None:
        super().__init__(32)
        self.term = term

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        collation = "C" if dialect.name == "postgresql" else None
        return dialect.type_descriptor(String(32, collation=collation))

    def process_bind_param(self, value: Term | str | None, dialect: Dialect) -> str | None:
        return value.name if isinstance(value, Term) else value

    def process_result_value(self, value: str | None, dialect: Dialect) -> Term | None:
        return None if value is None else self.term[value]


def field(
    doc: str,
    kind: Any,
    *,
    sensitivity: Sensitivity | None = None,
    **options: Any,
) -> Any:
    """A mapped column with its description (Chinese term first) and its sensitivity.

    `sensitivity` may be left out where the node type's own applies; a column that looks like
    a person's (name, phone, address …) must state it, or the start fails.
    """
    info = {} if sensitivity is None else {"sensitivity": sensitivity}
    return mapped_column(kind, doc=doc, info=info, **options)


def due_provisional() -> Any:
    """The column that says of what is due whether its day may move."""
    return field(
        "期限暂定 Whether a day by which something is due was counted through a year whose days "
        "off were not published.",
        Boolean,
        default=False,
    )


def journal_name(doc: str) -> Any:
    """A mapped column that says who did something, by the name that the journal has."""
    return field(doc, Text(140), sensitivity=Sensitivity.PERSONAL)


class CountyRow:
    """Mixin of every plugin table: rows belong to a county, keys begin with it."""

    county_id: Mapped[str] = mapped_column(Id(), primary_key=True, sort_order=-20)
    id: Mapped[str] = mapped_column(Id(), primary_key=True, index=True, sort_order=-19)


class TermRow:
    """Mixin of records with a term: they hold from a day until before another."""

    valid_from: Mapped[date] = field("起 First day on which it holds.", Date)
    valid_to: Mapped[date] = field(
        "止 First day on which it no longer holds; null while it is open.", Date, default=FOREVER
    )


class Placed:
    """Mixin of rows that lie in a division."""

    division_id: Mapped[str] = mapped_column(Id(), index=True, sort_order=-18)
    #: The lineage of that division, so that "below" is one range of this table: on a fact's own
    #: day, of all others on today's tree. Core keeps it (`hierarchy.placing`).
    path: Mapped[str] = mapped_column(Text(16), index=True, sort_order=-17)


class FactRow(Placed, CountyRow):
    """Mixin of facts: each lies where it lay on its own day, for ever."""

    #: The column that says to which case it belongs, its own id or that of the matter; None for
    #: what is nobody's case, and public in its division.
    case_column: ClassVar[str | None] = "id"
    #: The day whose tree places the fact.
    placed_on: Mapped[date] = mapped_column(Date, sort_order=-16)


def place_of(fact: Any) -> dict[str, Any]:
    """Where a fact lies, as the columns of another that lies there too."""
    return {name: getattr(fact, name) for name in ("county_id", "division_id", "path", "placed_on")}


class PlacedTermRow(Placed, CountyRow, TermRow):
    """Mixin of records with a term and a place: shown where the place lies on the day asked."""
