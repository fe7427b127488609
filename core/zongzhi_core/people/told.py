"""事由 What is told of a case in free words: masked, opened and logged as its persons are.

It may name anybody of the case, and others. So it is sealed, read for the purpose of the case
alone, and only while every person recorded for it may be read; the log has it under the case
itself, where each of them sees it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, null, select

from ..graph.declare import Leaf, Occurrence, expression
from ..read.dialects import NOTHING, NULL, Piece
from ..read.rows import Row, fresh_row, nested
from ..terms import Sensitivity
from .purposes import Purpose, mask_reason, opened_by
from .schema import marked
from .tables import TOLD, Person, is_case
from .terms import MaskReason


@dataclass(frozen=True)
class _Told:
    """A text of a case under the names of a person's record, so that one rule masks both."""

    county_id: Any
    id: Any
    matter_id: Any
    purpose: Any
    review_by: Any
    erase_by: Any
    # Of no person itself.
    contested_at = sealed_until = null()


def _of_persons(told: _Told, one: Callable[[Any], Any], value: Callable[[Any], Any]) -> Any:
    """One of the values that the persons of the case have."""
    person = fresh_row(Person)
    found = nested(select(one(value(person))), person).where(is_case(person, told))
    return found.scalar_subquery()


def _mask(told: _Told) -> Any:
    # CONTESTED, EXPIRED, SEALED: by the alphabet too in the order in which they are told.
    return func.coalesce(mask_reason(told), _of_persons(told, func.min, mask_reason))


def _marked(told: _Told, row: Row) -> Any:
    """The text as `Vault.reveal` finds it, with the case in place of the person; of several
    approvals by which it is open, one."""
    approval = _of_persons(told, func.max, lambda person: opened_by(person)[0])
    by = (func.coalesce(approval, NOTHING), opened_by(told)[1])
    case = (told.county_id, told.matter_id, row.key_id)
    return marked(*case, Piece(f"{TOLD}:PLAIN"), row.sealed, *by)


def told_text(table: Any, purpose: Purpose, doc: str) -> tuple[Any, Any]:
    """Two fields of a matter: what was told of it, and why that is masked. The table is a `ToldRow`
    with one row of each matter."""

    def chosen(o: Occurrence, shown: Callable[[Any, Row], Any], *, masked: bool) -> Any:
        row = fresh_row(table)
        case, until = (row.county_id, o.row.id, o.row.id), row.keep_until
        held = _Told(*case, Piece(purpose.code), until, until)
        own = (row.county_id == o.row.county_id) & (getattr(row, table.told_of) == o.row.id)
        found = nested(select(shown(held, row)), row).where(own, row.sealed.is_not(None))
        return (found if masked else found.where(_mask(held).is_(None))).scalar_subquery()

    def text(o: Occurrence) -> Any:
        return func.coalesce(chosen(o, _marked, masked=False), NULL)

    leaf = Leaf(
        doc=doc,
        kind="String",
        nullable=True,
        sql=text,
        sealed=True,
        sensitivity=Sensitivity.PERSONAL,
        most=table.__table__.columns["sealed"].type.length + 400,
    )
    mask = expression(
        MaskReason,
        lambda o: chosen(o, lambda held, _: _mask(held), masked=True),
        "遮蔽理由 Why that is not shown; null when it is, or when there is nothing.",
        nullable=True,
        sensitivity=Sensitivity.PERSONAL,
    )
    return leaf, mask
