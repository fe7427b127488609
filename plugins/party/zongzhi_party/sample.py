"""Demonstration data of the party pillar: posts, office mergers, trainings.

Beside the rows that count stand rows that must not: former holders, staff seconded out or on
leave, vacancies, the county's own centre, a session to which nobody came.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from zongzhi_core.plugin_api import (
    FOREVER,
    Division,
    DivisionKind,
    OrganisationKind,
    SampleCounty,
    day_of,
)

from .rules import is_on_post
from .tables import OfficeMerger, Post, Training, TrainingAttendance
from .terms import PartyPosition, RecruitMode, StaffState, TrainingKind

#: Staff of the county's own centre; the figure of township staff leaves them out.
COUNTY_STAFF = 4


@dataclass
class Posts:
    """Makes posts, each with a stable id, and remembers them."""

    county: SampleCounty
    made: list[Post]

    def hold(
        self,
        position: PartyPosition,
        mode: RecruitMode,
        division: Division,
        *words: object,
        state: StaffState = StaffState.ON_POST,
        since: int = 2,
        until: date = FOREVER,
        holder: Post | None = None,
    ) -> Post:
        """A post at `division`, held since some day `since` years before; `words` tell it
        from its neighbours. `holder` names the post of somebody who has this one beside it."""
        key = (position.name, division.id, *words)
        rng = self.county.rng("party", *key)
        vacant = state is StaffState.VACANT
        person = None if vacant else self.county.id("party_person", *key)
        post = Post(
            county_id=self.county.county.id,
            id=self.county.id("party_post", *key),
            division_id=division.id,
            position=position,
            person_id=holder.person_id if holder else person,
            name=holder.name if holder else None if vacant else self.county.name(rng),
            mode=mode,
            state=state,
            organisation_id=self.county.centre_of(division).id,
            valid_from=_some_day(self.county.year - since, rng),
            valid_to=until,
        )
        self.made.append(post)
        return post


def _some_day(year: int, rng: random.Random) -> date:
    return date(year, rng.randint(1, 12), rng.randint(1, 28))


def fill(county: SampleCounty) -> None:
    """Add the pillar's rows for one county and year."""
    posts = Posts(county, [])
    _fill_township_posts(posts)
    _fill_centre_staff(posts)
    _fill_commissioners(posts)
    _fill_specialists(posts)
    county.add(posts.made)
    county.add(_office_mergers(county))
    _fill_trainings(county, posts.made)


def _fill_township_posts(posts: Posts) -> None:
    """A political and legal committee member and a head of office in each township."""
    county = posts.county
    county.fixed("party.political_legal_members", len(county.townships))
    for nth, township in enumerate(county.townships):
        member = PartyPosition.POLITICAL_LEGAL_MEMBER
        posts.hold(member, RecruitMode.APPOINTED, township)
        if nth % 2 == 0:
            left = date(county.year - 1, 1, 1)
            posts.hold(member, RecruitMode.APPOINTED, township, "former", since=4, until=left)
        posts.hold(PartyPosition.OFFICE_HEAD, RecruitMode.APPOINTED, township)


def _fill_centre_staff(posts: Posts) -> None:
    """A director and staff in each township centre, some absent; staff of the county's."""
    county = posts.county
    director, staff = PartyPosition.CENTER_DIRECTOR, PartyPosition.CENTER_STAFF
    if county.townships:
        total = county.target("party.centre_staff", 22)
        for township, size in zip(
            county.townships, county.spread(total, county.townships), strict=True
        ):
            for nth in range(size):
                position = staff if nth else director
                posts.hold(position, RecruitMode.APPOINTED, township, nth)
        _add_absent_staff(posts)
    for nth in range(COUNTY_STAFF):
        posts.hold(staff if nth else director, RecruitMode.APPOINTED, county.county, nth)


def _add_absent_staff(posts: Posts) -> None:
    """Centre staff who do not add to the number on post."""
    staff = PartyPosition.CENTER_STAFF
    for nth, township in enumerate(posts.county.townships):
        match nth % 5:
            case 0:
                _hold_beside(posts, township)
            case 1:
                away = StaffState.SECONDED_OUT
                posts.hold(staff, RecruitMode.APPOINTED, township, "away", state=away)
            case 2:
                leave = StaffState.LEAVE
                posts.hold(staff, RecruitMode.SECONDED, township, "leave", state=leave)
            case 3:
                vacant = StaffState.VACANT
                posts.hold(staff, RecruitMode.RECRUITED, township, "vacant", state=vacant)
            case _:
                left = date(posts.county.year, 7, 1)
                posts.hold(staff, RecruitMode.APPOINTED, township, "former", since=4, until=left)


def _hold_beside(posts: Posts, township: Division) -> None:
    """The director also does the work of a staff post: two posts, one person."""
    for director in list(posts.made):
        here = director.division_id == township.id
        if here and director.position is PartyPosition.CENTER_DIRECTOR:
            posts.hold(
                PartyPosition.CENTER_STAFF,
                RecruitMode.APPOINTED,
                township,
                "beside",
                state=StaffState.PART_TIME,
                holder=director,
            )


def _fill_commissioners(posts: Posts) -> None:
    """A commissioner in every village; in some a former one, or one who is away."""
    county = posts.county
    county.fixed("party.villages_with_commissioner", len(county.villages))
    county.fixed("party.commissioners", len(county.villages) * county.scale)
    position, mode = PartyPosition.COMMISSIONER, RecruitMode.DISPATCHED
    for nth, village in enumerate(county.villages):
        for place in range(county.scale):
            posts.hold(position, mode, village, place)
        if nth % 6 == 0:
            left = date(county.year, 3, 1)
            posts.hold(position, mode, village, "former", since=4, until=left)
        if nth % 25 == 1:
            posts.hold(position, mode, village, "leave", state=StaffState.LEAVE)


def _fill_specialists(posts: Posts) -> None:
    """Specialists in communities only."""
    county = posts.county
    communities = [each for each in county.villages if each.kind is DivisionKind.COMMUNITY]
    if not communities:
        county.fixed("party.specialists", 0)
        return
    total = county.target("party.specialists", 29)
    position, mode = PartyPosition.SPECIALIST, RecruitMode.RECRUITED
    for community, size in zip(communities, county.spread(total, communities), strict=True):
        for nth in range(size):
            posts.hold(position, mode, community, nth)
    away = communities[-1]
    posts.hold(position, mode, away, "away", state=StaffState.SECONDED_OUT)


def _office_mergers(county: SampleCounty) -> Iterator[OfficeMerger]:
    """One merger in force in each township; in the first, an earlier one that was undone."""
    county.fixed("party.offices_merged", len(county.townships))
    for nth, township in enumerate(county.townships):
        yield _merger(county, township, date(county.year - 1, 6, 30), FOREVER)
        if nth == 0:
            undone = date(county.year - 2, 1, 1)
            yield _merger(county, township, date(county.year - 3, 1, 1), undone)


def _merger(county: SampleCounty, township: Division, start: date, end: date) -> OfficeMerger:
    here = county.organisations[township.code or ""]
    office = next((each for each in here if each.kind is OrganisationKind.OFFICE), here[-1])
    return OfficeMerger(
        county_id=county.county.id,
        id=county.id("party_office_merger", township.id, start),
        division_id=township.id,
        centre_id=county.centre_of(township).id,
        office_id=office.id,
        valid_from=start,
        valid_to=end,
    )


def _fill_trainings(county: SampleCounty, posts: Sequence[Post]) -> None:
    """The routine session of each half-year, and two that do not count: one that everybody
    missed, one without a list of those called."""
    county.fixed("party.trainings_held", 1)
    year, kind = county.year, TrainingKind
    _train(county, kind.INDUCTION, "新任人员岗前培训", date(year, 3, 6), [], 0)
    called = _trainees(posts, date(year, 4, 16))
    _train(county, kind.ROUTINE, f"{year}年上半年综治业务培训", date(year, 4, 16), called, 0.92)
    _train(county, kind.TOPIC, "矛盾纠纷排查专题培训", date(year, 8, 21), called[:3], 0)
    called = _trainees(posts, date(year, 10, 16))
    _train(county, kind.ROUTINE, f"{year}年下半年综治业务培训", date(year, 10, 16), called, 0.92)


def _train(
    county: SampleCounty,
    kind: TrainingKind,
    title: str,
    held_on: date,
    called: Sequence[str],
    share: float,
) -> None:
    """A session held on a day that is past, and about which share of those called came; where
    some come, the first does."""
    if held_on > day_of(county.clock.now()):
        return
    rng = county.rng("party", "training", held_on)
    training = _training(county, kind, title, held_on)
    county.add([training])
    county.add(
        _attendance(county, training, person, (share > 0 and nth == 0) or rng.random() < share)
        for nth, person in enumerate(called)
    )


def _trainees(posts: Sequence[Post], day: date) -> list[str]:
    """Who is on post on a day; each person once."""
    persons = (
        post.person_id
        for post in posts
        if post.person_id and is_on_post(post.state) and post.valid_from <= day < post.valid_to
    )
    return list(dict.fromkeys(persons))


def _training(county: SampleCounty, kind: TrainingKind, title: str, held_on: date) -> Training:
    return Training(
        county_id=county.county.id,
        id=county.id("party_training", held_on),
        division_id=county.county.id,
        placed_on=held_on,
        kind=kind,
        title=title,
        held_on=held_on,
        hours=6.0 if kind is TrainingKind.ROUTINE else 3.0,
        organiser_id=county.centre_of(county.county).id,
    )


def _attendance(
    county: SampleCounty, training: Training, person: str, present: bool
) -> TrainingAttendance:
    return TrainingAttendance(
        county_id=county.county.id,
        id=county.id("party_training_attendance", training.id, person),
        training_id=training.id,
        person_id=person,
        present=present,
    )
