"""Who may be recorded, with what, and that it lies nowhere in plain."""

from __future__ import annotations

import io
import json
from datetime import date
from typing import Any

import pytest
from sqlalchemy import MetaData, select
from sqlalchemy.orm import Session

from tests.api.door import open_door
from tests.commands.giving import document_of, done, raw, refused, registered
from tests.people.cases import LI, PURPOSE, opened, read, refusal, with_basis, with_person
from tests.support.canaries import ID_NO, PERSON
from tests.support.worlds import World
from zongzhi_core.errors import ZongzhiError
from zongzhi_core.people.ages import band_of, first_day_of
from zongzhi_core.people.tables import Person
from zongzhi_core.people.terms import AgeBand
from zongzhi_core.tables import IdempotencyRecord

SECRET = {
    "name": f"{PERSON}姓名",
    "phone": "13911112222",
    "idNo": ID_NO,
    "address": f"{PERSON}路9号",
}
#: What must lie nowhere in plain; the birth date follows from the number.
CANARIES = (*SECRET.values(), "1980-01-01")


def party(dispute: str, person: Any) -> dict[str, Any]:
    return {"id": dispute, "side": "APPLICANT", "person": person}


async def test_nobody_is_recorded_without_basis(world: World) -> None:
    """Without a legal basis that holds now nobody is recorded, and nothing is left of them."""
    dispute = await registered(world)
    error = await refused(world, "recordDisputeParty", party(dispute, LI))
    assert (error["code"], error["rule"]) == ("RULE_REFUSED", "person.legal_basis")
    await with_basis(world)
    await done(world, "endLegalBasis", {"county": "530424", "purpose": PURPOSE})
    error = await refused(world, "recordDisputeParty", party(dispute, LI))
    assert error["rule"] == "person.legal_basis"
    assert await world.write(lambda s: s.scalars(select(Person)).all()) == []


#: What is no name, phone, number or date.
UNUSABLE: list[dict[str, Any]] = [
    {"name": " "},
    {"name": "名" * 101},
    {"phone": "139-丙"},
    {"phone": "1"},
    {"phone": "1" * 22},
    {"phone": 13911112222},
    {"idNo": "530424198001011232"},
    {"idNo": "53042419800101123X"},
    {"idNo": "530424198013011234"},
    {"idNo": "５３０４２４１９８００１０１１２３１"},
    {"idNo": " "},
    {"idNo": {"no": "530424198001011231"}},
    {"birthOn": "1980-01-02"},
    {"birthOn": "1980-13-45"},
    {"birthOn": "0001-01-01", "idNo": None},
    {"birthOn": "2025-03-04", "idNo": None},
    {"birthday": "1980-01-01"},
    {"name": None},
    {"address": ["金丝雀路9号"]},
]


async def test_unusable_values_are_refused_untold(world: World) -> None:
    """What is no name, phone, number or date is refused, as a variable or written out, and no
    value of the person is repeated."""
    await with_basis(world)
    dispute = await registered(world)
    for given in UNUSABLE:
        person = {**SECRET, **given}
        written = _written(dispute, person)
        asked: list[tuple[str, Any]] = [
            (document_of("recordDisputeParty"), {"i": party(dispute, person)}),
            (written, {}),
            (written.replace("phone:", "phone"), {}),
        ]
        untold = (*CANARIES, *(v for v in map(str, given.values()) if len(v) > 4))
        for document, variables in asked:
            with pytest.raises(ZongzhiError) as fault:
                await world.ask(document, variables=variables)
            assert fault.value.code in ("BAD_INPUT", "VALIDATION_FAILED", "PARSE_FAILED")
            assert not [value for value in untold if value in str(fault.value)]


def _written(dispute: str, person: dict[str, Any]) -> str:
    """The command with all values in the document itself."""
    literal = json.dumps(person, ensure_ascii=False)
    for key in ("no", *person):
        literal = literal.replace(f'"{key}":', f"{key}:")
    given = f'{{id:"{dispute}",side:APPLICANT,person:{literal}}}'
    return f"mutation{{recordDisputeParty(input:{given}){{dispute{{id}}}}}}"


async def test_child_needs_guardian_where_consent_is_basis(world: World) -> None:
    """On consent alone a child under 14 is recorded only if a guardian agreed."""
    await with_basis(world, kind="CONSENT")
    dispute = await registered(world)
    child = {"name": "童演示", "birthOn": "2011-03-03"}
    error = await refused(world, "recordDisputeParty", party(dispute, child))
    assert (error["code"], error["rule"]) == ("RULE_REFUSED", "person.guardian")
    await done(world, "recordDisputeParty", party(dispute, {**child, "guardianAgreed": True}))
    await done(world, "recordDisputeParty", party(dispute, {**child, "birthOn": "2011-03-02"}))
    await with_basis(world)
    await done(world, "recordDisputeParty", party(dispute, child))
    opens = await world.write(lambda s: s.scalars(select(Person.sealed_until)).all())
    assert sorted(map(str, opens)) == ["2029-03-03", "2029-03-04", "2029-03-04"]


@pytest.mark.parametrize(
    ("born", "age", "first"),
    [
        ("2008-02-29", 14, "2022-03-01"),
        ("2008-02-29", 18, "2026-03-01"),
        ("2008-02-29", 16, "2024-03-01"),
        ("2008-02-28", 14, "2022-03-01"),
        ("2010-12-31", 14, "2025-01-01"),
        ("2011-03-03", 14, "2025-03-04"),
    ],
)
def test_ages_by_the_calendar(born: str, age: int, first: str) -> None:
    """Of an age is who has left the birthday behind; who was born on 29 February has it on the
    last day of the month."""
    assert first_day_of(age, date.fromisoformat(born)) == date.fromisoformat(first)


def test_bands_by_the_calendar() -> None:
    """The bands change on the day after the 14th, 18th and 60th birthday."""
    born = date(2008, 2, 29)
    days = {
        "2022-02-28": AgeBand.UNDER_14,
        "2022-03-01": AgeBand.UNDER_18,
        "2026-02-28": AgeBand.UNDER_18,
        "2026-03-01": AgeBand.ADULT,
        "2068-02-29": AgeBand.ADULT,
        "2068-03-01": AgeBand.ELDER,
    }
    assert {day: band_of(born, date.fromisoformat(day)) for day in days} == days


async def test_nothing_lies_in_plain(world: World, log: io.StringIO) -> None:
    """Recorded, read, corrected and read by themselves, a person's values lie in no table, no
    stored answer, no feed and no log; the answers of commands hold none either."""
    await with_basis(world)
    dispute = await registered(world)
    given = party(dispute, SECRET)
    first = await raw(world.service, "recordDisputeParty", given, "k1")
    assert await raw(world.service, "recordDisputeParty", given, "k1") == first
    shown = "mutation($i:RecordDisputePartyInput!){recordDisputeParty(input:$i){dispute{id parties"
    shown += "{person{name phone idNo birthBand address masks{reason}}}}}}"
    again = {**given, "person": {**SECRET, "idNo": None}}
    answer = await world.data(shown, variables={"i": again}, purpose=PURPOSE, key="k2")
    told = json.dumps(answer, ensure_ascii=False)
    _, person = await with_person(world, **SECRET)
    request = await done(world, "fileRightsRequest", {"person": person, "kind": "CORRECT"})
    await done(world, "verifyRightsRequest", {"id": request["id"]})
    await done(world, "grantRightsRequest", {"id": request["id"], "person": SECRET})
    assert (await read(world, person, purpose=PURPOSE))["data"]["person"]["name"] == SECRET["name"]
    door = open_door(world.service)
    try:
        token = await opened(door, world, person)
        await door.ask("{myRecord{everything{name}}}", token)
        await door.ask(document_of("recordDisputeParty"), variables={"i": {**given, "side": 1}})
    finally:
        await door.client.aclose()
    kept = await world.write(_all_texts)
    answers = await world.write(lambda s: s.scalars(select(IdempotencyRecord.answer)).all())
    assert "k1" in kept
    assert len(answers) == 2
    for value in CANARIES:
        assert value not in kept
        assert value not in first.decode() + told + log.getvalue()


def _all_texts(session: Session) -> str:
    """All that all tables hold."""
    held = MetaData()
    held.reflect(session.connection())
    return str([session.execute(select(table)).all() for table in held.sorted_tables])


async def test_without_vault_nobody_is_recorded(world: World) -> None:
    """A service without keys records nobody."""
    await with_basis(world)
    dispute = await registered(world)
    world.service.vault = None
    asked = world.ask(document_of("recordDisputeParty"), variables={"i": party(dispute, LI)})
    assert await refusal(asked) == "UNAVAILABLE"
