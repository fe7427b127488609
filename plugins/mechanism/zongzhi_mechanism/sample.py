"""Demonstration data of the mechanism pillar: a year of orders, and the rules for meetings.

Beside the orders that count stand orders that must not: issued by the county, cancelled before
receipt, issued in the year after. Supervision orders are about late matters of other pillars.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from zongzhi_core.plugin_api import (
    MONDAY_TO_FRIDAY,
    Division,
    Level,
    Organisation,
    OrganisationKind,
    SampleCounty,
    after_working_days,
    day_of,
    start_of,
)

from . import rules
from .tables import MeetingRule, Order
from .terms import MeetingCadence, MeetingKind, OrderKind, OrderStatus, SupervisionCard

#: The figures of the source article for 2024.
ISSUED = {OrderKind.DISPATCH: 155, OrderKind.WHISTLE: 21, OrderKind.SUPERVISE: 22}
MEASURES = {
    OrderKind.DISPATCH: "mechanism.dispatches",
    OrderKind.WHISTLE: "mechanism.whistles",
    OrderKind.SUPERVISE: "mechanism.supervisions",
}

#: How far an order came, in the order of its stamps.
STAMPS = ("received_at", "done_at", "verified_at", "closed_at")
STANDS = {
    OrderStatus.ISSUED: 0,
    OrderStatus.RECEIVED: 1,
    OrderStatus.HANDLING: 1,
    OrderStatus.DONE: 2,
    OrderStatus.VERIFIED: 3,
    OrderStatus.CLOSED: 4,
}
ORDINARY_STANDS = {
    OrderStatus.CLOSED: 88,
    OrderStatus.VERIFIED: 3,
    OrderStatus.DONE: 3,
    OrderStatus.HANDLING: 5,
    OrderStatus.RECEIVED: 1,
}
#: What they are about is still open, so nobody has closed them.
SUPERVISION_STANDS = {OrderStatus.HANDLING: 6, OrderStatus.RECEIVED: 2, OrderStatus.DONE: 2}

MEETINGS = (
    (Level.VILLAGE, MeetingKind.ANALYSIS, MeetingCadence.VILLAGE),
    (Level.VILLAGE, MeetingKind.DISPUTE_WEEKLY, MeetingCadence.VILLAGE),
    (Level.TOWNSHIP, MeetingKind.ANALYSIS, MeetingCadence.TOWN),
    (Level.TOWNSHIP, MeetingKind.DISPUTE_WEEKLY, MeetingCadence.VILLAGE),
    (Level.TOWNSHIP, MeetingKind.MEDIATION_SECURITY_QUARTERLY, MeetingCadence.QUARTER),
    (Level.COUNTY, MeetingKind.ANALYSIS, MeetingCadence.COUNTY),
    (Level.COUNTY, MeetingKind.PETITION_DISPATCH, MeetingCadence.COUNTY),
    (Level.COUNTY, MeetingKind.MEDIATION_SECURITY_QUARTERLY, MeetingCadence.QUARTER),
)


@dataclass
class Draft:
    """An order before it has a number."""

    id: str
    kind: OrderKind
    issuer: Division
    issued_on: date
    status: OrderStatus
    subject: str | None = None


def fill(county: SampleCounty) -> None:
    """Add the year's orders, some that do not count, and the rules for meetings."""
    drafts = [*_counted(county), *_uncounted(county)]
    drafts.sort(key=lambda draft: (draft.issued_on, draft.id))
    county.add(_order(county, draft, number) for number, draft in enumerate(drafts, 1))
    county.add(
        MeetingRule(
            county_id=county.county.id,
            id=county.id("meeting_rule", level, kind),
            level=level,
            kind=kind,
            cadence=cadence,
        )
        for level, kind, cadence in MEETINGS
    )
    weeks = date(county.year, 12, 28).isocalendar().week
    county.fixed("mechanism.village_meetings_due", weeks * len(county.villages))
    county.fixed("mechanism.township_meetings_due", 24 * len(county.townships))
    county.fixed("mechanism.county_meetings_due", 12)


def _counted(county: SampleCounty) -> Iterator[Draft]:
    """Orders that townships issued in the year."""
    townships = county.townships
    if not townships:
        for measure in MEASURES.values():
            county.fixed(measure, 0)
        return
    for kind in (OrderKind.DISPATCH, OrderKind.WHISTLE):
        total = county.target(MEASURES[kind], ISSUED[kind])
        rng = county.rng("mechanism", kind)
        for township, count in zip(townships, county.spread(total, townships), strict=True):
            for n in range(count):
                day = county.first_day + timedelta(days=rng.randrange(365))
                status = rng.choices(list(ORDINARY_STANDS), list(ORDINARY_STANDS.values()))[0]
                yield Draft(county.id("order", kind, township.id, n), kind, township, day, status)
    yield from _supervisions(county)


def _supervisions(county: SampleCounty) -> Iterator[Draft]:
    """Each about a late matter in the issuing township, after it was due."""
    rng = county.rng("mechanism", OrderKind.SUPERVISE)
    late = county.late_matters()
    for n in range(county.target("mechanism.supervisions", ISSUED[OrderKind.SUPERVISE])):
        subject, place = late[n % len(late)]
        owners = [each for each in county.townships if each.id in (place.id, place.parent_id)]
        yield Draft(
            county.id("order", OrderKind.SUPERVISE, n),
            OrderKind.SUPERVISE,
            owners[0] if owners else county.townships[0],
            date(county.year, 12, 2) + timedelta(days=rng.randrange(20)),
            rng.choices(list(SUPERVISION_STANDS), list(SUPERVISION_STANDS.values()))[0],
            subject,
        )


def _uncounted(county: SampleCounty) -> Iterator[Draft]:
    """Orders that the figures of the year leave out."""
    rng = county.rng("mechanism", "uncounted")
    issuers = county.townships or [county.county]
    for n in range(6 * county.scale):
        kind = rng.choice(list(OrderKind))
        day = county.first_day + timedelta(days=rng.randrange(365))
        township = rng.choice(issuers)
        id = county.id("order", "uncounted", n)
        if n % 3 == 0:
            yield Draft(id, kind, county.county, day, OrderStatus.CLOSED)
        elif n % 3 == 1:
            yield Draft(id, kind, township, day, OrderStatus.CANCELLED)
        else:
            after = county.last_day + timedelta(days=rng.randint(1, 25))
            yield Draft(id, kind, township, after, OrderStatus.HANDLING)


def _order(county: SampleCounty, draft: Draft, number: int) -> Order:
    rng = county.rng("mechanism", draft.id)
    issued_at = start_of(draft.issued_on) + timedelta(minutes=510 + rng.randint(0, 500))
    supervises = draft.kind is OrderKind.SUPERVISE
    card = rng.choice(list(SupervisionCard)) if supervises else None
    target = _target(county, draft, rng)
    # The same rows whatever calendar is known where they are loaded.
    days = rules.FINISH_DAYS[draft.kind]
    due = after_working_days(MONDAY_TO_FRIDAY, draft.issued_on, days)
    stamps = _stamps(draft, rng, issued_at, due.last_day)
    return Order(
        county_id=county.county.id,
        id=draft.id,
        division_id=draft.issuer.id,
        placed_on=day_of(issued_at),
        no=f"O{county.county.code}{draft.issued_on.year}{number:06d}",
        kind=draft.kind,
        card=card,
        status=draft.status,
        issuer_level=draft.issuer.level,
        issuer_organisation_id=county.centre_of(draft.issuer).id,
        target_organisation_id=target.id,
        subject_type="Dispute" if draft.subject else None,
        subject_id=draft.subject,
        opened_at=issued_at,
        due_at=due.ends_at,
        version=1 + STANDS.get(draft.status, 1),
        updated_at=max((issued_at, *stamps.values())),
        **stamps,
    )


def _stamps(draft: Draft, rng: random.Random, issued_at: datetime, last: date) -> dict[str, Any]:
    """Signed for within a day, mostly done in time, verified and closed soon after."""
    if draft.status is OrderStatus.CANCELLED:
        return {"closed_at": issued_at + timedelta(minutes=rng.randint(5, 40))}
    most = max(1, (last - draft.issued_on).days)
    received = issued_at + timedelta(minutes=rng.randint(5, 600))
    done = received + timedelta(days=rng.randint(0, most + (rng.random() < 0.1) * 3), hours=2)
    verified = done + timedelta(days=rng.randint(0, 2), hours=1)
    moments = (received, done, verified, verified + timedelta(hours=1))
    return dict(list(zip(STAMPS, moments, strict=True))[: STANDS[draft.status]])


def _target(county: SampleCounty, draft: Draft, rng: random.Random) -> Organisation:
    """A department of the county for a whistle, else an office or station of the issuer;
    where none is known, the centre itself. Nobody gives orders to a court."""
    at = county.county if draft.kind is OrderKind.WHISTLE else draft.issuer
    here = county.organisations[at.code or ""]
    offices = [each for each in here if each.kind is not OrganisationKind.COURT]
    return rng.choice(offices[1:] or offices)
