"""Whoever is in an answer is in the log, and nobody else: thousands of random readings."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from tests.commands.giving import PROOF, done, give
from tests.people.cases import (
    CHILD,
    LI,
    PURPOSE,
    approved,
    entries,
    with_basis,
    with_officers,
)
from tests.people.test_told import told
from tests.support.worlds import World
from zongzhi_core.people.purposes import EMERGENCY
from zongzhi_core.people.tables import AccessEntry

READINGS = 10_000 if PROOF else 150
NAMES = {"name": "NAME", "phone": "PHONE", "idNo": "ID_NO", "birthBand": "BIRTH_ON"}
SLIP = "receipts{code}"
OFFICERS = ("admin", "second", "staff", "village")
TOKENS = (*OFFICERS, "township")
REASON = "当事人扬言自伤，须立即联系其本人，情况紧急。"

#: Whom something was shown of, a person or a case, to whom, and what.
Shown = dict[tuple[str, str], set[str]]


async def _happen(world: World, rng: random.Random, made: list[tuple[str, list[str]]]) -> str:
    """The reading of a minor is approved, a case is opened in an emergency, or time passes; who
    may read since."""
    dispute, persons = rng.choice(made)
    reader = rng.choice(OFFICERS)
    match rng.randint(0, 2):
        case 0:
            await approved(world, rng.choice(persons), rng.choice(OFFICERS[:2]), reader, 72)
        case 1:
            given = {"caseId": dispute, "reason": REASON, "hours": 3}
            await give(world, "openEmergencyAccess", given, reader)
        case _:
            world.clock.advance(timedelta(minutes=rng.randint(1, 90)))
    return reader


def _told(answer: dict[str, Any], token: str) -> Shown:
    """What stands in an answer, under the names of the log."""
    found: Shown = {}
    dispute = answer["dispute"] or {"parties": [], "summary": None}
    if dispute["summary"] is not None:
        found[dispute["id"][-32:], token] = {"TOLD"}
    for person in (*answer["nodes"], *(party["person"] for party in dispute["parties"])):
        values = {name for key, name in NAMES.items() if person and person.get(key) is not None}
        if person and any(slip["code"] for slip in person.get("receipts", ())):
            values.add("RECEIPT")
        if values:
            found.setdefault((person["id"][-32:], token), set()).update(values)
    return found


@pytest.mark.proof
async def test_answers_and_log_agree(world: World) -> None:
    """For random documents, readers, purposes and cases, of grown people and of minors whose
    reading was approved, in emergencies too, the values in an answer, codes of slips and what was
    told of a case among them, are the values in the log, person by person."""
    await with_basis(world)
    await with_officers(world)
    rng = random.Random(5)
    made = [await told(world, *_some(rng)) for _ in range(8)]
    for _, persons in made:
        for person in persons:
            await done(world, "issueReceipt", {"person": person})
    every = [person for _, persons in made for person in persons]
    seen, last, kinds = 0, "admin", set[str]()
    for _ in range(READINGS):
        if rng.random() < 0.3:
            last = await _happen(world, rng, made)
        dispute, _ = rng.choice(made)
        fields = rng.sample([*NAMES, SLIP], rng.randint(1, 5))
        shown = f"{{id {' '.join(fields)}}}"
        ids = rng.sample(every, rng.randint(1, 5))
        document = f"""query($d:ID!,$ids:[ID!]!){{
            dispute(id:$d){{id summary parties{{person{shown}}}}}
            nodes(ids:$ids){{...on Person{shown}}}}}"""
        code = rng.choice((None, PURPOSE, PURPOSE, EMERGENCY))
        purpose = f"{code};case={dispute}" if code and rng.random() < 0.25 else code
        token = rng.choice((last, *TOKENS))
        given = {"d": dispute, "ids": ids}
        answer = await world.ask(document, token, variables=given, purpose=purpose)
        logged = await entries(world, seen)
        seen += len(logged)
        new: Shown = {}
        for of, reader, names, _ in logged:
            new.setdefault((of, reader), set()).update(names.split(","))
        assert new == _told(answer["data"], token)
        kinds |= {name for names in new.values() for name in names}
    assert kinds == {*NAMES.values(), "TOLD", "RECEIPT"}
    by = select(func.count(AccessEntry.approval_id), func.count(AccessEntry.emergency_id))
    assert min(await world.write(lambda s: s.execute(by).one())) > 0


def _some(rng: random.Random) -> list[dict[str, Any]]:
    """One or two people of whom some of the values are not held; every second is a child."""
    made = []
    for _ in range(rng.randint(1, 2)):
        held = {key: None for key in ("phone", "idNo", "address") if rng.random() < 0.4 and LI[key]}
        made.append({**held, **(CHILD if rng.random() < 0.5 else {})})
    return made
