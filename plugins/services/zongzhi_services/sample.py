"""Demonstration data of the services pillar: assistance cases without people.

Beside the persons who count stand cases that must not: second cases of the same person, cases
exited during the year, cases only proposed, cases of the year after. Reviews and erasures lie
relative to the loading day, so that no review is late and nothing is kept too long.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from zongzhi_core.plugin_api import Division, SampleCounty, day_of, start_of

from . import rules
from .tables import AssistanceCase
from .terms import AssistanceStatus, LeadDepartment

#: The figure of the source article for the end of 2024.
SUPPORTED = 4525

#: One in so many persons has a second case; so many per hundred persons stand beside.
SECOND_IN = 16
EXITED_PERCENT, PROPOSED_PERCENT, LATER_PERCENT = 5, 2, 3

BODIES = {
    LeadDepartment.CIVIL_AFFAIRS: 36,
    LeadDepartment.HEALTH: 14,
    LeadDepartment.EDUCATION: 9,
    LeadDepartment.HUMAN_RESOURCES: 10,
    LeadDepartment.HOUSING: 4,
    LeadDepartment.WOMENS_FEDERATION: 8,
    LeadDepartment.YOUTH_LEAGUE: 4,
    LeadDepartment.DISABLED_FEDERATION: 9,
    LeadDepartment.VETERANS: 3,
    LeadDepartment.JUSTICE: 3,
}


@dataclass
class Draft:
    """A case before it has a number."""

    id: str
    person_id: str
    village: Division
    body: LeadDepartment
    opened_on: date
    activated_on: date | None
    closed_on: date | None


def fill(county: SampleCounty) -> None:
    """Add the year's cases and some of the next."""
    drafts = sorted(_drafts(county), key=lambda draft: (draft.opened_on, draft.id))
    county.add(_case(county, draft, number) for number, draft in enumerate(drafts, 1))


def _drafts(county: SampleCounty) -> Iterator[Draft]:
    places = county.villages or county.townships or [county.county]
    people = county.target("services.people_supported", SUPPORTED)
    for village, count in zip(places, county.spread(people, places), strict=True):
        rng = county.rng("services", village.id)
        for n in range(count):
            yield from _supported(county, village, n, rng)
    beside = county.rng("services", "beside")
    for kind, percent in (
        ("exited", EXITED_PERCENT),
        ("proposed", PROPOSED_PERCENT),
        ("later", LATER_PERCENT),
    ):
        for n in range(max(1, people * percent // 100)):
            yield _uncounted(county, beside.choice(places), kind, n, beside)


def _supported(
    county: SampleCounty, village: Division, n: int, rng: random.Random
) -> Iterator[Draft]:
    """Somebody with a live case at the end of the year, maybe a second one of another body,
    live or exited; both lie where the person lives."""
    person = county.id("assisted_person", village.id, n)
    first, second = _bodies(rng)
    opened = _within(county, rng, 20, 340)
    exited = county.last_day + timedelta(days=rng.randint(1, 30)) if rng.random() < 0.04 else None
    begun = opened + timedelta(days=rng.randint(3, 20))
    yield Draft(county.id("case", person, 1), person, village, first, opened, begun, exited)
    if rng.randrange(SECOND_IN) == 0:
        again = _within(county, rng, 20, 200)
        ended = again + timedelta(days=rng.randint(30, 140)) if rng.random() < 0.3 else None
        begun = again + timedelta(days=rng.randint(3, 20))
        yield Draft(county.id("case", person, 2), person, village, second, again, begun, ended)


def _uncounted(
    county: SampleCounty, village: Division, kind: str, n: int, rng: random.Random
) -> Draft:
    """Somebody without a live case at the end of the year."""
    person = county.id("unassisted_person", kind, n)
    opened = _within(county, rng, 20, 200)
    begun: date | None = opened + timedelta(days=rng.randint(3, 20))
    ended: date | None = None
    if kind == "exited":
        ended = opened + timedelta(days=rng.randint(30, 160))
    elif kind == "proposed":
        begun = None
    else:
        opened = county.last_day + timedelta(days=rng.randint(1, 20))
        begun = opened + timedelta(days=rng.randint(0, 9))
    body = _bodies(rng)[0]
    return Draft(county.id("case", person, 1), person, village, body, opened, begun, ended)


def _bodies(rng: random.Random) -> tuple[LeadDepartment, LeadDepartment]:
    """A body, and a different one."""
    first = rng.choices(list(BODIES), list(BODIES.values()))[0]
    return first, rng.choice([body for body in BODIES if body is not first])


def _within(county: SampleCounty, rng: random.Random, first: int, last: int) -> date:
    return county.first_day + timedelta(days=rng.randint(first, last))


def _case(county: SampleCounty, draft: Draft, number: int) -> AssistanceCase:
    rng = county.rng("services", draft.id)
    loaded_on = day_of(county.clock.now())
    status = _status(draft, rng)
    live = status is not AssistanceStatus.EXITED
    review_by = rules.review_by(loaded_on) - timedelta(days=rng.randint(0, 150))
    if status is AssistanceStatus.REVIEW_DUE:
        review_by = loaded_on + timedelta(days=rng.randint(1, 14))
    opened_at = _office_hour(draft.opened_on, 9)
    activated_at = None if draft.activated_on is None else _office_hour(draft.activated_on, 10)
    closed_at = None if draft.closed_on is None else _office_hour(draft.closed_on, 16)
    return AssistanceCase(
        county_id=county.county.id,
        id=draft.id,
        division_id=draft.village.id,
        placed_on=draft.opened_on,
        no=f"A{county.county.code}{draft.opened_on.year}{number:06d}",
        person_id=draft.person_id,
        counted_as=county.id("counted", draft.person_id),
        status=status,
        competent_body=draft.body,
        opened_at=opened_at,
        activated_at=activated_at,
        due_at=start_of(review_by + timedelta(days=1)) if live else None,
        closed_at=closed_at,
        updated_at=max(at for at in (opened_at, activated_at, closed_at) if at is not None),
        erase_by=loaded_on + timedelta(days=365 + rng.randint(0, 365)),
        version=1 + rng.randint(1, 3),
    )


def _status(draft: Draft, rng: random.Random) -> AssistanceStatus:
    if draft.closed_on is not None:
        return AssistanceStatus.EXITED
    if draft.activated_on is None:
        return rng.choice((AssistanceStatus.PROPOSED, AssistanceStatus.INFORMED))
    drawn = rng.random()
    if drawn < 0.06:
        return AssistanceStatus.REVIEW_DUE
    return AssistanceStatus.SUSPENDED if drawn < 0.08 else AssistanceStatus.ACTIVE


def _office_hour(day: date, hour: int) -> datetime:
    return start_of(day) + timedelta(hours=hour)
