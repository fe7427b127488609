"""Mediators of the demonstration: of each village's committee some in office, one of before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from zongzhi_core.plugin_api import FOREVER, Division, Level, SampleCounty

from ..tables import Mediator
from ..terms import MediatorKind, MediatorPost

#: A village committee has 3 to 9 members (People's Mediation Law art 8).
FEWEST, MOST = 3, 5


def mediators(county: SampleCounty) -> Iterator[Mediator]:
    """The register: the head of each committee is the first of them."""
    for village in county.villages:
        size = county.rng("mediation", "mediators", village.id).randint(FEWEST, MOST)
        for nth in range(size):
            yield _mediator(county, village, nth, date(county.year - 1, 1 + nth, 1), FOREVER)
        left = date(county.year, 1, 1)
        yield _mediator(county, village, size, date(county.year - 3, 1, 1), left)


def head_of(county: SampleCounty, village: Division) -> str | None:
    """The id of the mediator who holds the sessions of a village, in office all the year."""
    return _id(county, village, 0) if village.level is Level.VILLAGE else None


def _id(county: SampleCounty, village: Division, nth: int) -> str:
    return county.id("mediation_mediator", village.id, nth)


def _mediator(
    county: SampleCounty, village: Division, nth: int, start: date, end: date
) -> Mediator:
    rng = county.rng("mediation", "mediator", village.id, nth)
    return Mediator(
        county_id=county.county.id,
        id=_id(county, village, nth),
        division_id=village.id,
        # The committee stands last.
        organisation_id=county.organisations[village.code or ""][-1].id,
        kind=MediatorKind.V2,
        post=MediatorPost.PART_TIME if nth else MediatorPost.FULL_TIME,
        name=county.name(rng),
        valid_from=start,
        valid_to=end,
    )
