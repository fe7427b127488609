"""Minors: whoever is under 18 is sealed, by every way, to the second; a child has a guardian."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

from tests.api.door import open_door
from tests.commands.giving import done, give, registered
from tests.people.cases import (
    CHILD,
    PURPOSE,
    approved,
    entries,
    masks,
    opened,
    refusal,
    with_basis,
    with_officers,
    with_person,
)
from tests.people.ways import (
    READS,
    TOLD,
    VALUES,
    told_by,
    told_by_commands,
    ways_of_schema,
)
from tests.support.worlds import World
from zongzhi_core.migrate import upgrade
from zongzhi_core.people.purposes import EMERGENCY
from zongzhi_core.people.tables import Person
from zongzhi_core.tables import JournalEntry

#: Whose 14th and 18th birthday falls on the end of February 2026, and those a day beside them.
BORN = [
    date.fromisoformat(day)
    for year in (2012, 2008)
    for day in (f"{year}-02-28", f"{year}-02-29", f"{year}-03-01")
]

#: Midnights between 28 February and 2 March of 2026 from Kiritimati to Baker Island, each with the
#: second before it: a day begins in Shanghai, wherever the reader's clock stands.
MIDNIGHTS = sorted(
    datetime(2026, month, day, tzinfo=UTC) - timedelta(hours=offset, seconds=second)
    for month, day in ((2, 28), (3, 1), (3, 2))
    for offset in (14, 8, 0, -12)
    for second in (1, 0)
)


def _age(born: date, at: datetime) -> int:
    """Full years by counting: one more once the birthday is behind, as the calendar of Shanghai
    has it."""
    day = (at + timedelta(hours=8)).date()
    return day.year - born.year - ((day.month, day.day) <= (born.month, born.day))


def _band(age: int) -> str:
    return "UNDER_14" if age < 14 else "UNDER_18" if age < 18 else "ADULT"


async def test_ages_turn_at_midnight_in_shanghai(world: World) -> None:
    """Who is 14, and who 18, is so when the birthday is over in Shanghai: born on 29 February on
    1 March, in no other time zone earlier or later, and by nobody's clock of a birth hour. Minors
    are read by approval alone."""
    await with_basis(world)
    await with_officers(world)
    made = [await with_person(world, idNo=None, birthOn=str(born)) for born in BORN]
    ids = [person for _, person in made]
    world.clock.at = MIDNIGHTS[0] - timedelta(hours=1)
    for person in ids:
        await done(world, "reviewPerson", {"id": person})
    document = "query($ids:[ID!]!){nodes(ids:$ids){...on Person{birthBand masks{reason}}}}"
    turned = set()
    for at in MIDNIGHTS:
        world.clock.at = at
        for person, born in zip(ids, BORN, strict=True):
            if _age(born, at) < 18:
                await approved(world, person, "admin", "staff", hours=1)
        asked: dict[str, Any] = {"variables": {"ids": ids}, "purpose": PURPOSE}
        alone = (await world.data(document, "second", **asked))["nodes"]
        let_in = (await world.data(document, "staff", **asked))["nodes"]
        for born, one, other in zip(BORN, alone, let_in, strict=True):
            age = _age(born, at)
            assert other == {"birthBand": _band(age), "masks": []}, (born, at)
            reasons = {mask["reason"] for mask in one["masks"]}
            assert reasons == ({"SEALED"} if age < 18 else set()), (born, at)
            assert (one["birthBand"] is None) is (age < 18)
            turned.add((born, age))
    assert len(turned) == 2 * len(BORN)


async def test_sealed_record_is_shown_by_no_way(world: World) -> None:
    """Without an approval nothing of a child leaves by any field that leads to a person, by what
    was told of its case, by the feed or by the payload of a command, whoever asks and for which
    purpose; with one each of the reads shows it, and no payload does."""
    assert await ways_of_schema(world) == {name for name in READS if " " not in name} - {
        "Query.node",
        "Query.nodes",
    }
    await with_basis(world)
    await with_officers(world)
    child = {**VALUES, **CHILD}
    dispute = await registered(world, summary=TOLD)
    given = {"id": dispute, "side": "APPLICANT", "person": child}
    await done(world, "recordDisputeParty", given)
    found = await world.data(
        "query($d:ID!){dispute(id:$d){parties{person{id}}}}", variables={"d": dispute}
    )
    person = found["dispute"]["parties"][0]["person"]["id"]
    request = await done(world, "fileRightsRequest", {"person": person, "kind": "ACCESS"})
    assert request["status"] == "FILED"
    reason = "当事人扬言自伤，须立即联系其本人，情况紧急。"
    urgent = {"caseId": dispute, "reason": reason, "hours": 3}
    await done(world, "openEmergencyAccess", urgent, token="staff")
    for token in ("admin", "second", "staff", "village"):
        for purpose in (PURPOSE, f"{PURPOSE};case={dispute}", EMERGENCY):
            assert await told_by(world, person, dispute, token, purpose) == set(), token
    assert await told_by_commands(world, person, dispute, "admin") == set()
    assert await entries(world) == []
    await approved(world, person, "admin", "staff", hours=1)
    for purpose in (PURPOSE, EMERGENCY):
        assert await told_by(world, person, dispute, "staff", purpose) == READS
        assert await told_by(world, person, dispute, "second", purpose) == set()
    assert await told_by_commands(world, person, dispute, "staff") == set()
    assert {entry[1] for entry in await entries(world)} == {"staff"}


async def test_correction_leaves_child_sealed(world: World) -> None:
    """A correction that says nothing of the birth opens no sealed record; one that does says until
    when it is sealed."""
    await with_basis(world)
    _, person = await with_person(world, **CHILD)
    for corrected, reasons in (
        ({"name": "李更正"}, {"SEALED"}),
        ({"name": "李更正", "birthOn": "2008-03-01"}, {"SEALED"}),
        ({"name": "李更正", "birthOn": "2002-03-01"}, set()),
    ):
        request = await done(world, "fileRightsRequest", {"person": person, "kind": "CORRECT"})
        await done(world, "verifyRightsRequest", {"id": request["id"]})
        await done(world, "grantRightsRequest", {"id": request["id"], "person": corrected})
        shown = await world.data(
            "query($p:ID!){person(id:$p){name masks{reason}}}",
            variables={"p": person},
            purpose=PURPOSE,
        )
        assert {mask["reason"] for mask in shown["person"]["masks"]} == reasons
        assert (shown["person"]["name"] is None) is bool(reasons)


async def test_guardian_agrees_for_a_child_of_known_age(world: World) -> None:
    """Who is recorded with a guardian's consent is a child, and sealed: the date of birth is given
    with it."""
    await with_basis(world, kind="CONSENT")
    dispute = await registered(world)
    child = {"name": "童演示", "guardianAgreed": True}
    given = {"id": dispute, "side": "APPLICANT", "person": child}
    assert await refusal(give(world, "recordDisputeParty", given)) == "BAD_INPUT"
    child["birthOn"] = "2012-02-29"
    await done(world, "recordDisputeParty", given)
    found = await world.data(
        "query($d:ID!){dispute(id:$d){parties{person{id}}}}", variables={"d": dispute}
    )
    person = found["dispute"]["parties"][0]["person"]["id"]
    shown = await world.data(
        "query($p:ID!){person(id:$p){masks{reason}}}", variables={"p": person}, purpose=PURPOSE
    )
    assert {mask["reason"] for mask in shown["person"]["masks"]} == {"SEALED"}


async def test_guardian_consent_is_on_record(world: World) -> None:
    """That a guardian agreed stands in the record of a minor with its moment, which the own record
    shows, and in the journal with who noted it; a correction that says nothing of it leaves it.
    Of a grown person nothing of the kind is kept, nor of one who proves to be."""
    await with_basis(world, kind="CONSENT")
    await with_officers(world)
    _, adult = await with_person(world, guardianAgreed=True)
    agreed = {}
    for born in ("2012-02-29", "2008-02-29"):
        _, person = await with_person(world, idNo=None, birthOn=born, guardianAgreed=True)
        agreed[person] = world.clock.now()
        world.clock.advance(timedelta(minutes=5))
    request = await done(world, "fileRightsRequest", {"person": person, "kind": "CORRECT"})
    await done(world, "verifyRightsRequest", {"id": request["id"]})
    given = {"id": request["id"], "person": {"name": "李更正"}}
    await done(world, "grantRightsRequest", given)
    noted = select(JournalEntry.subject_id, JournalEntry.actor).where(
        JournalEntry.changes.contains("guardian_agreed_at")
    )
    rows = await world.write(lambda s: s.execute(noted).all())
    assert sorted(map(tuple, rows)) == sorted((person[-32:], "admin") for person in agreed)
    door = open_door(world.service)
    told = []
    for each in (adult, *agreed):
        await approved(world, each, "second", "admin")
        token = await opened(door, world, each)
        own = (await door.ask("{myRecord{guardianAgreedAt}}", token)).data["myRecord"]
        told.append(own["guardianAgreedAt"])
    assert told == [None, *(f"{at:%Y-%m-%dT%H:%M:%SZ}" for at in agreed.values())]
    request = await done(world, "fileRightsRequest", {"person": person, "kind": "CORRECT"})
    await done(world, "verifyRightsRequest", {"id": request["id"]})
    grown = {"name": "李更正", "birthOn": "1980-01-01"}
    await done(world, "grantRightsRequest", {"id": request["id"], "person": grown})
    token = await opened(door, world, person)
    own = (await door.ask("{myRecord{guardianAgreedAt}}", token)).data["myRecord"]
    assert own["guardianAgreedAt"] is None
    await door.client.aclose()


#: What else came with the same step.
ENDS = ("user DROP COLUMN end_reason", "grant DROP COLUMN end_reason")

#: The birthday's end at 14 and at 18, as records had it before and have it since.
SEALED_UNTIL = {
    "2026-03-01": "2030-03-01",
    "2028-02-29": "2032-02-29",
    "2030-03-01": "2034-03-01",
    None: None,
}


async def test_records_of_before_are_sealed_to_18(world: World) -> None:
    """Migrating moves the end of each sealed record by four years, once, and seals no other."""
    await with_basis(world)
    ids = [(await with_person(world, idNo=None))[1][-32:] for _ in SEALED_UNTIL]

    def work(session: Session) -> list[str | None]:
        head = session.scalar(text("SELECT version_num FROM zongzhi_version_core"))
        for person, until in zip(ids, SEALED_UNTIL, strict=True):
            day = until and date.fromisoformat(until)
            session.execute(update(Person).where(Person.id == person).values(sealed_until=day))
        for column in ("person DROP COLUMN guardian_agreed_at", *ENDS):
            session.execute(text(f"ALTER TABLE core_{column}"))
        session.execute(text("UPDATE zongzhi_version_core SET version_num = 'core_0016'"))
        session.flush()
        upgrade(session, world.registry.contributions["core"], "core_0017")
        session.execute(text("UPDATE zongzhi_version_core SET version_num = :head"), {"head": head})
        rows = session.execute(select(Person.id, Person.sealed_until)).all()
        held = {person: str(day) if day else None for person, day in rows}
        return [held[person] for person in ids]

    assert await world.write(work) == [*SEALED_UNTIL.values()]


async def test_minor_has_a_notice_of_their_own(world: World) -> None:
    """Whoever opens the record of a minor is told in both languages what holds for minors alone,
    and for children; from the day on which they are 18 the notice is everybody's."""
    await with_basis(world)
    await with_officers(world)
    _, adult = await with_person(world)
    _, minor = await with_person(world, idNo=None, birthOn="2008-02-29")
    door = open_door(world.service)

    async def notice(person: str) -> str:
        token = await opened(door, world, person)
        own = (await door.ask("{myRecord{notice}}", token)).data["myRecord"]
        return str(own["notice"])

    await approved(world, minor, "second", "admin", hours=72)
    everybody, own = await notice(adult), await notice(minor)
    for words in ("监护人", "未满十八周岁", "未满十四周岁", "guardian", "under 18", "under 14"):
        assert words in own
        assert words not in everybody
    assert all(part in own for part in everybody.split(" You may see"))
    world.clock.at = datetime(2026, 2, 28, 15, 0, tzinfo=UTC)
    for _ in range(2):
        await done(world, "reviewPerson", {"id": minor})
        await approved(world, minor, "second", "admin", hours=1)
        is_minor = world.clock.at < datetime(2026, 2, 28, 16, tzinfo=UTC)
        assert await notice(minor) == (own if is_minor else everybody)
        world.clock.advance(timedelta(hours=1))
    assert await masks(world, minor, purpose=PURPOSE) == set()
    await door.client.aclose()
