"""Persons of the small world: recorded for some disputes, with bases, requests and slips."""

from __future__ import annotations

from base64 import b64encode
from datetime import datetime, timedelta
from itertools import cycle
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from zongzhi_core.clock import day_of
from zongzhi_core.ids import sample_id
from zongzhi_core.people.tables import (
    EmergencyAccess,
    LateDisclosure,
    LegalBasis,
    Person,
    PersonValue,
    Receipt,
    RightsRequest,
)
from zongzhi_core.people.terms import (
    EmergencyVerdict,
    LegalBasisKind,
    PersonField,
    RightsRequestKind,
    RightsRequestStatus,
)
from zongzhi_core.tables import Approval
from zongzhi_core.terms import ApprovalKind
from zongzhi_mediation.tables import Dispute, DisputeParty, DisputeSummary

PURPOSE = "DISPUTE_MEDIATION"
_KINDS, _STATES = cycle(RightsRequestKind), cycle(RightsRequestStatus)


def add_people(session: Session, county_id: str, now: datetime) -> None:
    """A person for the first party of each third dispute of a county."""
    for n, days in enumerate((900, -30)):  # one basis holds, one has ended
        session.add(_basis(county_id, n, now, now + timedelta(days=days)))
    disputes = select(Dispute).where(Dispute.county_id == county_id).order_by(Dispute.id)
    for n, dispute in enumerate(session.scalars(disputes).all()[::3]):
        of = (DisputeParty.county_id == county_id) & (DisputeParty.dispute_id == dispute.id)
        party = session.scalars(select(DisputeParty).where(of).order_by(DisputeParty.seq)).first()
        if party is not None:
            person = _person(dispute, n, now)
            party.person_id = person.id
            session.add(person)
            session.flush()
            session.add_all(_values(person, n))
            session.add_all(_rights(person, n, now))
            session.add(_summary(dispute, now))
    session.flush()


def _basis(county_id: str, n: int, now: datetime, until: datetime) -> LegalBasis:
    return LegalBasis(
        county_id=county_id,
        id=sample_id("basis", county_id, n),
        purpose=PURPOSE,
        kind=LegalBasisKind.STATUTORY_DUTY,
        citation="人民调解法第二十九条",
        granted_at=now - timedelta(days=60),
        expires_at=until,
        assessment_no=f"评估 {n}",
        assessed_on=day_of(now) - timedelta(days=70),
    )


def _person(dispute: Dispute, n: int, now: datetime) -> Person:
    today = day_of(now)
    return Person(
        **{name: getattr(dispute, name) for name in ("county_id", "division_id", "path")},
        placed_on=dispute.placed_on,
        id=sample_id("person", dispute.id),
        matter_id=dispute.id,
        purpose=PURPOSE,
        key_id=sample_id("key", dispute.id),
        matching=None,
        recorded_at=now - timedelta(days=20 + n),
        sealed_until=today + timedelta(days=900) if n % 5 == 1 else None,
        contested_at=now if n % 5 == 2 else None,
        review_by=today + timedelta(days=-1 if n % 5 == 3 else 90),
        erase_by=today + timedelta(days=700),
        version=1,
    )


def _summary(dispute: Dispute, now: datetime) -> DisputeSummary:
    return DisputeSummary(
        county_id=dispute.county_id,
        id=sample_id("summary", dispute.id),
        dispute_id=dispute.id,
        seq=1,
        key_id=sample_id("key of summary", dispute.id),
        sealed=b64encode(f"TOLD {dispute.no}".encode()).decode(),
        keep_until=day_of(now) + timedelta(days=700),
    )


def _values(person: Person, n: int) -> list[PersonValue]:
    held = [*PersonField][: 1 + n % len(PersonField)]
    return [
        PersonValue(
            county_id=person.county_id,
            id=sample_id("value", person.id, field.name),
            person_id=person.id,
            field=field,
            sealed=b64encode(f"{field.name} {person.id}".encode()).decode(),
        )
        for field in held
    ]


def _rights(person: Person, n: int, now: datetime) -> list[Any]:
    where = {name: getattr(person, name) for name in ("county_id", "division_id", "path")}
    request = RightsRequest(
        **where,
        placed_on=person.placed_on,
        id=sample_id("request", person.id),
        person_id=person.id,
        kind=next(_KINDS),
        status=next(_STATES),
        filed_at=now - timedelta(days=n),
        due_on=day_of(now) + timedelta(days=n),
        reasons=None if n % 2 else "仍需用于本案",
        version=1,
    )
    slip = Receipt(
        county_id=person.county_id,
        id=sample_id("receipt", person.id),
        person_id=person.id,
        locator=person.id[-8:].upper(),
        issued_at=now - timedelta(days=9),
        expires_at=now + timedelta(days=100),
        used_at=now if n % 2 else None,
    )
    made = [_approval(person, n, now), _emergency(person, n, now), _late(person, n, now)]
    return [request, slip, *made]


def _approval(person: Person, n: int, now: datetime) -> Approval:
    return Approval(
        **{name: getattr(person, name) for name in ("county_id", "division_id", "path")},
        placed_on=person.placed_on,
        id=sample_id("approval", person.id),
        kind=ApprovalKind.READ_SEALED,
        subject_id=person.id,
        actor=f"经办 {n}",
        approved_by="审批人",
        approved_as="county_admin",
        approved_at=now - timedelta(hours=n),
        expires_at=now + timedelta(hours=9 - n),
        reason="核实监护人",
    )


def _late(person: Person, n: int, now: datetime) -> LateDisclosure:
    return LateDisclosure(
        **{name: getattr(person, name) for name in ("county_id", "division_id", "path")},
        placed_on=person.placed_on,
        id=sample_id("late", person.id),
        matter_id=person.matter_id,
        authority="县监察委员会",
        order_no=f"华监 {n}",
        reason="调查期间",
        signed_by="签署人",
        begins_at=now - timedelta(days=n),
        ends_at=now + timedelta(days=9 - n),
    )


def _emergency(person: Person, n: int, now: datetime) -> EmergencyAccess:
    reviewed: dict[str, Any] = {} if n % 2 else {"reviewed_at": now, "reviewed_by": "复核人"}
    if reviewed:
        reviewed |= {"verdict": EmergencyVerdict.JUSTIFIED, "findings": "当时确有危险"}
    return EmergencyAccess(
        **{name: getattr(person, name) for name in ("county_id", "division_id", "path")},
        placed_on=person.placed_on,
        id=sample_id("emergency", person.id),
        matter_id=person.matter_id,
        opened_by=f"查阅人 {n}",
        opened_as="commissioner",
        reason="须立即联系其本人",
        opened_at=now - timedelta(days=n),
        expires_at=now - timedelta(days=n, hours=-2),
        review_by=day_of(now) + timedelta(days=3 - n),
        **reviewed,
    )
