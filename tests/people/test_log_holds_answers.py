"""Whoever is in an answer is in the log, and nobody else: thousands of random readings."""

from __future__ import annotations

import random

import pytest

from tests.commands.giving import PROOF
from tests.people.cases import LI, PURPOSE, entries, with_basis, with_person
from tests.support.worlds import World

READINGS = 10_000 if PROOF else 150
NAMES = {"name": "NAME", "phone": "PHONE", "idNo": "ID_NO", "birthBand": "BIRTH_ON"}
TOKENS = ("admin", "village", "township")


@pytest.mark.proof
async def test_answers_and_log_agree(world: World) -> None:
    """For random documents, readers, purposes and cases, the values in an answer are the values
    in the log, person by person."""
    await with_basis(world)
    rng = random.Random(5)
    made = [await with_person(world, **_some(rng)) for _ in range(8)]
    seen = 0
    for _ in range(READINGS):
        dispute, _ = rng.choice(made)
        fields = rng.sample([*NAMES], rng.randint(1, 4))
        shown = f"{{id {' '.join(fields)}}}"
        ids = [each for _, each in rng.sample(made, rng.randint(1, 5))]
        document = f"""query($d:ID!,$ids:[ID!]!){{dispute(id:$d){{parties{{person{shown}}}}}
            nodes(ids:$ids){{...on Person{shown}}}}}"""
        purpose = rng.choice((None, PURPOSE, PURPOSE, f"{PURPOSE};case={dispute}"))
        token = rng.choice(TOKENS)
        given = {"d": dispute, "ids": ids}
        answer = await world.ask(document, token, variables=given, purpose=purpose)
        logged = await entries(world, seen)
        seen += len(logged)
        new = {(entry[0], entry[1]): set(entry[2].split(",")) for entry in logged}
        parties = (answer["data"]["dispute"] or {"parties": []})["parties"]
        told: dict[tuple[str, str], set[str]] = {}
        for found in filter(None, (*answer["data"]["nodes"], *(p["person"] for p in parties))):
            values = {NAMES[key] for key in fields if found[key] is not None}
            if values:
                whom = (found["id"].removeprefix("person_"), token)
                told[whom] = told.get(whom, set()) | values
        assert new == told


def _some(rng: random.Random) -> dict[str, None]:
    """Some of the values are not held."""
    return {key: None for key in ("phone", "idNo", "address") if rng.random() < 0.4 and LI[key]}
