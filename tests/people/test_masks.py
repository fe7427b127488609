"""Masks against a plain model: hours, birthdays, approvals, emergencies and legal bases that end,
run out or are named anew, in any order."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.commands.giving import PROOF, done, give
from tests.people.cases import (
    LI,
    PURPOSE,
    approved,
    with_basis,
    with_officers,
    with_person,
)
from tests.reference.masks import Reading, mask_of
from tests.support.worlds import HUANING, NOW, World
from zongzhi_core.clock import day_of, start_of
from zongzhi_core.people.ages import ADULT, first_day_of
from zongzhi_core.people.purposes import EMERGENCY
from zongzhi_core.people.tables import AccessEntry, LegalBasis, Person
from zongzhi_core.people.terms import MaskReason
from zongzhi_core.tables import Approval

STEPS = 3_000 if PROOF else 60
#: Until so many readings have come to the question whether there is a legal basis, and in each of
#: these ways, the walk goes on.
ASKED_OF_BASES = 5_000 if PROOF else 60
WAYS = {"None renewed", "EXPIRED ended", "EXPIRED run out"}
READERS = ("admin", "second", "staff", "village")
#: 18 on 29 February of a year that has none, on an ordinary day, on New Year's Eve; an adult.
BORN = ("2008-02-29", "2007-03-20", "2007-12-31", "1980-01-01")
EXPIRED, SEALED = MaskReason.EXPIRED, MaskReason.SEALED
REASON = "当事人扬言自伤，须立即联系其本人，情况紧急。"


@dataclass
class Walk:
    """A world with its persons, in which things happen at random."""

    world: World
    rng: random.Random
    made: list[tuple[str, str]]
    log: int = 0
    #: Of whom, and by whom, the last thing was done.
    last: tuple[str, str] = ("", "")
    #: Objections that were not taken back: few, or soon nothing else would be told.
    standing: list[str] = field(default_factory=list)
    #: How many readings were answered by whether there is a basis, and how they came out.
    of_bases: int = 0
    #: When the basis that was named last runs out, if nobody ends it before.
    runs_out: datetime = NOW
    ways: set[str] = field(default_factory=set)

    async def happen(self) -> None:
        """Somebody approves or opens something, objects, or takes that back, names or ends a legal
        basis; or time passes."""
        dispute, person = self.rng.choice(self.made)
        one, other = self.rng.choice(READERS[:2]), self.rng.choice(READERS)
        self.last = (person, other)
        match self.rng.randint(0, 9):
            case 0 | 1:
                await approved(self.world, person, one, other, self.rng.randint(1, 72))
            case 2:
                of = {"caseId": dispute} if self.rng.random() < 0.5 else {"person": person}
                given = {**of, "reason": REASON, "hours": self.rng.randint(1, 3)}
                await give(self.world, "openEmergencyAccess", given, other)
            case 3:
                if self.standing and self.rng.random() < 0.75:
                    given = {"id": self.standing.pop(self.rng.randrange(len(self.standing)))}
                    await done(self.world, "withdrawRightsRequest", given)
                else:
                    given = {"person": person, "kind": "OBJECT"}
                    request = await done(self.world, "fileRightsRequest", given)
                    self.standing.append(request["id"])
            case 4:
                await done(self.world, "reviewPerson", {"id": person})
            case 5:
                await self.change_basis()
            case _:
                self.pass_time()

    async def change_basis(self) -> None:
        """A basis is named, often beside one that still holds; or what holds is ended."""
        if self.rng.random() < 0.4:
            ended = {"county": HUANING, "purpose": PURPOSE}
            await give(self.world, "endLegalBasis", ended, self.rng.choice(READERS[:2]))
        else:
            today = day_of(self.world.clock.now())
            last = today + timedelta(days=self.rng.choice((0, 1, 2, 30)))
            await with_basis(self.world, expiresOn=last.isoformat())
            self.runs_out = start_of(last + timedelta(days=1))

    def pass_time(self) -> None:
        """To a second beside a birthday's end, in Shanghai or in Greenwich, or beside the end of
        the basis, or by some hours."""
        beside = self.runs_out + timedelta(seconds=self.rng.choice((-1, 0)))
        if beside > self.world.clock.now() and self.rng.random() < 0.15:
            self.world.clock.at = beside
            return
        now, days = self.world.clock.now(), [date.fromisoformat(born) for born in BORN]
        ends = [start_of(first_day_of(ADULT, born)) for born in days]
        near = [
            end + timedelta(hours=h, seconds=s) for end in ends for h in (0, 8) for s in (-1, 0)
        ]
        later = sorted(at for at in near if at > now)
        if later and self.rng.random() < 0.1:
            self.world.clock.at = later[0]
        else:
            self.world.clock.advance(timedelta(seconds=self.rng.randint(1, 9 * 3_600)))

    async def check(self) -> str:
        """What one reader is shown and what is logged of it are as the model says."""
        dispute, person = self.rng.choice(self.made)
        case = self.rng.choice((None, None, dispute, self.made[0][0]))
        purpose = self.rng.choice((None, PURPOSE, PURPOSE, EMERGENCY))
        reader, named = self.rng.choice(READERS), f"{purpose};case={case}" if case else purpose
        if self.rng.random() < 0.5:
            person, reader = self.last
        document = """query($id:ID!){node(id:$id){...on Person{name birthBand
            masks{field reason canRequest}}}}"""
        header = named if purpose else None
        asked: dict[str, Any] = {"variables": {"id": person}, "purpose": header}
        shown = (await self.world.data(document, reader, **asked))["node"]
        inner = case[-32:] if case and purpose else None
        reading = Reading(reader, self.world.clock.now(), purpose, inner)
        reason, told = await self.world.write(lambda s: self.expected(s, person, reading))
        assert {m["reason"] for m in shown["masks"]} == ({reason} if reason else set())
        assert all(m["canRequest"] is (reason == "SEALED") for m in shown["masks"])
        assert (shown["name"] is None) is (shown["birthBand"] is None) is (reason is not None)
        assert told == int(reason is None)
        self.log += told
        return f"{reason} {purpose}"

    def expected(self, session: Session, person: str, reading: Reading) -> tuple[str | None, int]:
        """The reason of the model, and how many entries were written meanwhile."""
        held = session.scalars(select(Person).where(Person.id == person[-32:])).one()
        reason = mask_of(session, held, reading)
        if reading.purpose == PURPOSE and reason in (None, EXPIRED, SEALED):
            self.of_bases += 1
            self.ways.add(f"{reason and reason.name} {_state_of_bases(session, reading.now)}")
        entries = select(AccessEntry).order_by(AccessEntry.id).offset(self.log)
        newest = session.scalars(entries).all()
        for entry in newest:
            is_minor = held.sealed_until is not None and held.sealed_until > _day(reading.now)
            assert bool(entry.approval_id) is is_minor
            assert bool(entry.emergency_id) is (reading.purpose == EMERGENCY)
            if entry.approval_id:
                by = session.scalars(select(Approval).where(Approval.id == entry.approval_id)).one()
                assert by.approved_by != entry.reader == by.actor
        return reason.name if reason else None, len(newest)


def _state_of_bases(session: Session, now: datetime) -> str:
    """How the bases of the county stand, told by what was named last."""
    held = session.scalars(select(LegalBasis).order_by(LegalBasis.granted_at)).all()
    end = max(basis.expires_at for basis in held)
    if now < end:
        return "renewed" if len(held) > 1 else "first"
    # Whoever ends one does it within the day; by itself it runs out with its last day.
    return "run out" if end == start_of(_day(end)) else "ended"


def _day(now: datetime) -> date:
    """Today in Shanghai."""
    return (now + timedelta(hours=8)).date()


@pytest.mark.proof
async def test_masks_are_as_the_model_says(world: World) -> None:
    """Whatever is approved, opened, objected to, rested on or goes by, each reading is masked for
    the model's reason, and each value shown is logged; a sealed one by another's approval."""
    await with_basis(world)
    await with_officers(world)
    made = [await with_person(world, **{**LI, "idNo": None, "birthOn": born}) for born in BORN]
    walk = Walk(world, random.Random(14), made)
    seen = set()
    steps = 0
    while steps < STEPS or walk.of_bases < ASKED_OF_BASES or not walk.ways >= WAYS:
        assert steps < 5 * STEPS, (walk.of_bases, walk.ways)
        await walk.happen()
        seen |= {await walk.check() for _ in range(4)}
        steps += 1
    assert {f"None {PURPOSE}", f"SEALED {PURPOSE}", f"None {EMERGENCY}"} <= seen
