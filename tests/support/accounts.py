"""Users and grants for the worlds of tests: a few in each county, at each level."""

from __future__ import annotations

from sqlalchemy.orm import Session

from zongzhi_core.clock import FOREVER
from zongzhi_core.sample import SampleCounty
from zongzhi_core.tables import Grant, User


def add_users(session: Session, county: SampleCounty) -> None:
    """One user with one grant in the county, in a township and in a village."""
    places = (
        (county.county, "assessor"),
        *((place, "centre_staff") for place in county.townships[:1]),
        *((place, "commissioner") for place in county.villages[:1]),
    )
    for n, (place, role) in enumerate(places):
        whole = {"county_id": county.county.id, "division_id": place.id}
        user = User(
            id=county.id("user", n),
            account=f"u{county.county.code}.{n}",
            name=county.name(county.rng("user", n)),
            created_at=county.clock.now(),
            **whole,
        )
        session.add(user)
        session.flush()
        grant = Grant(
            id=county.id("grant", n),
            user_id=user.id,
            role=role,
            plugins="grid,mediation" if n else "",
            reason="任命文件",
            granted_by="cli:tests",
            granted_at=county.clock.now(),
            valid_from=county.first_day,
            valid_to=FOREVER,
            **whole,
        )
        session.add(grant)
