"""The GraphQL types of people: a person as recorded, what is masked and why, basis, retention."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import and_, func, select

from ..graph.declare import (
    Leaf,
    LeafKind,
    Occurrence,
    auto,
    expression,
    labelled,
    link,
    many,
    node,
    place,
)
from ..read.dialects import NOTHING, NULL, Piece, TextJoin
from ..read.rows import fresh_row, nested
from ..terms import Sensitivity
from . import tables
from .purposes import (
    CASE,
    MARK,
    holding_basis,
    is_readable,
    mask_reason,
    needs_approval_alone,
    opened_by,
    purposed,
)
from .terms import AgeBand, MaskReason, PersonField

_ABOUT = Sensitivity.PERSONAL


def marked(*parts: Any) -> Any:
    """What `Vault.reveal` finds: the request's mark, county, person, key, field, form, value, and
    the approval and emergency access by which it is open, if any."""
    texts: list[Any] = [Piece('"'), MARK]
    for part in parts:
        texts += [Piece(":"), part]
    return TextJoin(*texts, Piece('"'))


def sealed_value(person: Any, field: PersonField, shown: str, *conditions: Any) -> Any:
    """A value as the text that `Vault.reveal` finds and opens; null where there is none, or where
    a condition fails, so that not even the sealed text leaves the database."""
    value = fresh_row(tables.PersonValue)
    parts = (value.county_id, person.id, person.key_id, Piece(f"{field.name}:{shown}"))
    text = marked(*parts, value.sealed, *opened_by(person))
    chosen = nested(select(text), value).where(
        tables.is_of(person, value), value.field == field, *conditions
    )
    return func.coalesce(chosen.scalar_subquery(), NULL)


def _sealed(field: PersonField, kind: LeafKind = "String", shown: str = "PLAIN") -> Any:
    """A field that shows a sealed value to whoever names the right purpose."""

    def sql(o: Occurrence) -> Any:
        return sealed_value(o.row, field, shown, mask_reason(o.row).is_(None))

    doc = f"{field.zh} {field.en[:-1]}, or null with its mask."
    return Leaf(doc=doc, kind=kind, nullable=True, sql=sql, sealed=True, sensitivity=_ABOUT)


def _of_person(column: Callable[[Any], Any]) -> Callable[[Occurrence], Any]:
    """Something of the person to whom a value belongs."""

    def sql(o: Occurrence) -> Any:
        person = fresh_row(tables.Person)
        same = (person.county_id == o.row.county_id) & (person.id == o.row.person_id)
        return nested(select(column(person)), person).where(same).scalar_subquery()

    return sql


@node(tables.PersonValue, sensitivity=_ABOUT, detail=True)
class Mask:
    """遮蔽 A value that is held but not shown."""

    field = auto()
    label = expression("String", lambda o: labelled(o.row.field), "名称 Chinese name of it.")
    reason = expression(MaskReason, _of_person(mask_reason), "理由 Why it is not shown.")
    can_request = expression(
        "Boolean",
        _of_person(needs_approval_alone),
        "可申请 Whether an approval would open it: approveSealedReading.",
    )


@node(tables.LegalBasis, sensitivity=Sensitivity.ORDINARY, detail=True)
class LegalBasis:
    """合法性基础 On what a county rests a purpose (Personal Information Protection Law art 13)."""

    purpose = auto()
    kind = auto()
    citation = auto()
    granted_at = auto()
    expires_at = auto()
    assessment_no = auto()
    assessed_on = auto()


@node(tables.Person, sensitivity=_ABOUT, detail=True)
class Retention:
    """保存期限 How long a record about a person is kept."""

    review_by = auto()
    erase_by = auto()
    reason = expression(
        "String", lambda o: o.row.purpose, "理由 The purpose for which it is kept so long."
    )


@node(tables.Receipt, sensitivity=_ABOUT, detail=True)
class Receipt:
    """回执 A slip with a code that opens a person's own record, once."""

    issued_at = auto()
    expires_at = auto()
    used_at = auto()
    code = Leaf(
        doc="查询码 The code to be printed on it, or null without the purpose.",
        kind="String",
        nullable=True,
        sql=lambda o: _code(o.row),
        sealed=True,
        sensitivity=_ABOUT,
    )


def _code(receipt: Any) -> Any:
    person = fresh_row(tables.Person)
    same = (person.county_id == receipt.county_id) & (person.id == receipt.person_id)
    told = (receipt.county_id, person.id, person.key_id, Piece("RECEIPT:CODE"), receipt.locator)
    # Also of a record that stands still: whoever disputes it must be able to see it. A child's code
    # opens what is sealed, so that it is printed as that is read.
    named = purposed(person) & ((CASE == "") | (person.matter_id == CASE)) & is_readable(person)
    approval, _ = opened_by(person)
    chosen = nested(select(marked(*told, approval, NOTHING)), person).where(same, named)
    return func.coalesce(chosen.scalar_subquery(), NULL)


@node(
    tables.RightsRequest,
    sensitivity=_ABOUT,
    filters=("kind", "status", "due_on"),
    orders=("due_on",),
)
class RightsRequest:
    """权利请求 What a person asks of those who hold a record about them."""

    kind = auto()
    status = auto()
    filed_at = auto()
    due_on = auto()
    due_provisional = auto()
    decided_at = auto()
    reasons = auto()
    version = auto()
    division = place()
    person = link(
        "Person",
        lambda own, other: tables.is_of(other.row, own.row),
        "人员 Of which record; null once that is erased.",
    )


def _masked(person: Occurrence, value: Occurrence) -> Any:
    return tables.is_of(person.row, value.row) & mask_reason(person.row).is_not(None)


@node(tables.Person, sensitivity=_ABOUT, interfaces=("AboutPerson",))
class Person:
    """人员 A person as recorded for one case and one purpose; joined to no other case."""

    name = _sealed(PersonField.NAME)
    phone = _sealed(PersonField.PHONE)
    id_no = _sealed(PersonField.ID_NO)
    birth_band = _sealed(PersonField.BIRTH_ON, AgeBand, "BAND")
    address = _sealed(PersonField.ADDRESS)
    masks = many(
        "Mask", _masked, "遮蔽 What is held but not shown, and why.", order=("field",), bound=5
    )
    legal_basis = link(
        "LegalBasis",
        lambda person, basis: and_(*holding_basis(basis.row, person.row)),
        "合法性基础 The basis that holds now; null when there is none, and nobody reads it.",
    )
    retention = link(
        "Retention",
        lambda own, same: (same.row.county_id == own.row.county_id) & (same.row.id == own.row.id),
        "保存期限 How long it is kept.",
    )
    receipts = many(
        "Receipt",
        lambda own, slip: tables.is_of(own.row, slip.row),
        "回执 The slip that opens the record to the person, if there is one.",
        order=("issued_at", "id"),
        bound=5,
    )
    recorded_at = auto()
    contested_at = auto()
    version = auto()
    division = place()


def _case() -> Any:
    """Of which case something is."""

    def is_it(own: Occurrence, matter: Occurrence) -> Any:
        same = matter.row.county_id == own.row.county_id
        return same & (matter.row.id == own.row.matter_id)

    return link("Matter", is_it, "事项 The case; null where its plugin is off.")


def _persons_read(emergency: Occurrence) -> Any:
    person, entry = fresh_row(tables.Person), fresh_row(tables.AccessEntry)
    chosen = nested(select(func.count(person.id.distinct())), person, entry).where(
        tables.is_case(person, emergency.row),
        tables.is_of(person, entry),
        entry.emergency_id == emergency.row.id,
    )
    return chosen.scalar_subquery()


@node(
    tables.EmergencyAccess,
    sensitivity=_ABOUT,
    filters=("review_by", "reviewed_at", "verdict"),
    orders=("opened_at", "review_by"),
)
class EmergencyAccess:
    """紧急查阅 That an officer opened one case for some hours, and what a superior found of it."""

    opened_by = auto()
    opened_as = auto()
    reason = auto()
    opened_at = auto()
    expires_at = auto()
    persons_read = expression(
        "Int", _persons_read, "查阅人数 How many of its persons were read by it; erased ones not."
    )
    review_by = auto()
    due_provisional = auto()
    reviewed_at = auto()
    reviewed_by = auto()
    verdict = auto()
    findings = auto()
    division = place()
    matter = _case()


@node(tables.LateDisclosure, sensitivity=_ABOUT, orders=("ends_at",))
class LateDisclosure:
    """延迟告知 An authority's order to tell the persons of a case later who read them."""

    authority = auto()
    order_no = auto()
    reason = auto()
    signed_by = auto()
    begins_at = auto()
    ends_at = auto()
    extended_by = auto()
    division = place()
    matter = _case()


NODES: tuple[Any, ...] = (
    Person,
    Mask,
    LegalBasis,
    Retention,
    Receipt,
    RightsRequest,
    EmergencyAccess,
    LateDisclosure,
)
