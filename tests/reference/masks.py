"""Why a value of a person is masked, decided in Python for one row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from zongzhi_core.clock import day_of
from zongzhi_core.people.tables import EmergencyAccess, LegalBasis, Person
from zongzhi_core.people.terms import MaskReason
from zongzhi_core.tables import Approval
from zongzhi_core.terms import ApprovalKind
from zongzhi_mediation.tables import DisputeSummary


@dataclass(frozen=True)
class Reading:
    """Who reads, when, for what; `case` is the inner id of the case that was named."""

    reader: str
    now: datetime
    purpose: str | None = None
    case: str | None = None


def mask_of(session: Session, person: Person, reading: Reading) -> MaskReason | None:
    """The first reason for which a person is masked, where the plugin of the purpose is on."""
    today, urgent = day_of(reading.now), reading.purpose == "EMERGENCY"
    if urgent:
        named = any(_opens(e, person, reading) for e in session.scalars(select(EmergencyAccess)))
    else:
        named = reading.purpose == person.purpose
    if not named:
        return MaskReason.PURPOSE
    if reading.case not in (None, person.matter_id):
        return MaskReason.SCOPE
    if person.contested_at is not None:
        return MaskReason.CONTESTED
    lapsed = person.review_by < today or not _has_basis(session, person, reading)
    if person.erase_by <= today or (lapsed and not urgent):
        return MaskReason.EXPIRED
    sealed = person.sealed_until is not None and today < person.sealed_until
    return MaskReason.SEALED if sealed and not _is_approved(session, person, reading) else None


def mask_of_summary(
    session: Session, summary: DisputeSummary, reading: Reading
) -> MaskReason | None:
    """The reason for which what a dispute is about is masked: as a grown person is of whom nobody
    asks anything, and then as the persons of the dispute are."""
    until = summary.keep_until
    like = Person(county_id=summary.county_id, matter_id=summary.dispute_id, id="", erase_by=until)
    like.purpose, like.review_by = "DISPUTE_MEDIATION", until  # of no session: never written
    of_case: Any = Person.matter_id == summary.dispute_id
    persons = session.scalars(select(Person).where(of_case)).all()
    found = [mask_of(session, each, reading) for each in (like, *persons)]
    order = [MaskReason[name] for name in ("CONTESTED", "EXPIRED", "SEALED")]
    return found[0] or next((reason for reason in order if reason in found), None)


def _opens(emergency: EmergencyAccess, person: Person, reading: Reading) -> bool:
    of_it = emergency.matter_id == person.matter_id
    live = emergency.opened_at <= reading.now < emergency.expires_at
    return of_it and live and emergency.opened_by == reading.reader


def _has_basis(session: Session, person: Person, reading: Reading) -> bool:
    return any(
        (basis.county_id, basis.purpose) == (person.county_id, person.purpose)
        and basis.granted_at <= reading.now < basis.expires_at
        for basis in session.scalars(select(LegalBasis))
    )


def _is_approved(session: Session, person: Person, reading: Reading) -> bool:
    """In an emergency by one that was given while it was open."""
    sealed = {ApprovalKind.READ_SEALED, ApprovalKind.READ_URGENT}
    since = [
        each.opened_at
        for each in session.scalars(select(EmergencyAccess))
        if reading.purpose == "EMERGENCY" and _opens(each, person, reading)
    ]
    return any(
        (each.subject_id, each.actor) == (person.id, reading.reader)
        and each.kind in sealed
        and all(opened <= each.approved_at for opened in since)
        and each.approved_by != reading.reader
        and each.approved_at <= reading.now < each.expires_at
        for each in session.scalars(select(Approval))
    )
