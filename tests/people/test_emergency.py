"""Breaking the glass: one case, three hours, told to the person, and looked at by a superior."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select, update

from tests.api.door import open_door
from tests.commands.giving import done, give, refused
from tests.people.cases import (
    CHILD,
    LI,
    PURPOSE,
    approved,
    entries,
    masks,
    opened,
    read,
    refusal,
    with_basis,
    with_officers,
    with_person,
)
from tests.support.worlds import World
from zongzhi_core.clock import day_of
from zongzhi_core.people.purposes import EMERGENCY, Purposes
from zongzhi_core.people.tables import AccessEntry, EmergencyAccess, Person
from zongzhi_core.tables import JournalEntry

REASON = "当事人扬言自伤，须立即联系其本人，情况紧急。"
assert len(REASON) >= 20


def asking(**more: Any) -> dict[str, Any]:
    return {"reason": REASON, "hours": 3, **more}


def review(emergency: str, verdict: str = "JUSTIFIED") -> dict[str, Any]:
    return {"id": emergency, "verdict": verdict, "reasons": "当时确有危险"}


async def _made(world: World, **changes: Any) -> tuple[str, str]:
    await with_basis(world)
    await with_officers(world)
    return await with_person(world, **changes)


async def _open(world: World, token: str = "staff", **of: Any) -> str:
    found: str = (await done(world, "openEmergencyAccess", asking(**of), token=token))["id"]
    return found


async def _why(world: World, person: str, token: str = "staff") -> set[str]:
    return await masks(world, person, token, purpose=EMERGENCY)


async def test_emergency_opens_one_case_to_the_second(world: World) -> None:
    """It opens the case to whom opened it and nothing else, after the basis and the review have
    lapsed too, and closes by itself, exact to the second."""
    dispute, person = await _made(world)
    _, other = await with_person(world)
    assert await _why(world, person) == {"PURPOSE"}
    await _open(world, caseId=dispute)
    await done(world, "endLegalBasis", {"county": "530424", "purpose": PURPOSE})
    await world.write(lambda s: s.execute(update(Person).values(review_by=day_of(_past(world)))))
    assert await masks(world, person, "staff", purpose=PURPOSE) == {"EXPIRED"}
    assert await masks(world, person, "staff", purpose=f"{PURPOSE};case=x_{'0' * 32}") == {"SCOPE"}
    for _ in range(2):
        assert await _why(world, person) == set()
        assert await _why(world, other) == {"PURPOSE"}
        assert await _why(world, person, "admin") == {"PURPOSE"}
        world.clock.advance(timedelta(hours=3, seconds=-1))
    world.clock.advance(timedelta(seconds=1 + 1 - 3 * 3_600))
    assert await _why(world, person) == {"PURPOSE"}


def _past(world: World) -> datetime:
    return world.clock.now() - timedelta(days=9)


async def test_person_names_the_case(world: World) -> None:
    """Opened by one of its persons, the case is open, with the others of it."""
    dispute, one = await _made(world)
    party = {"id": dispute, "side": "RESPONDENT", "person": {"name": "王他人"}}
    await done(world, "recordDisputeParty", party)
    await _open(world, person=one)
    document = "query($id:ID!){dispute(id:$id){parties{person{name}}}}"
    data = await world.data(document, "staff", variables={"id": dispute}, purpose=EMERGENCY)
    names = [each["person"]["name"] for each in data["dispute"]["parties"]]
    assert names == [LI["name"], "王他人"]


async def test_lists_show_the_one_case(world: World) -> None:
    """Whatever list is asked for, nobody of another case is in it, and a slip's code neither."""
    dispute, _ = await _made(world)
    for _ in range(3):
        await with_person(world, name="王他人")
    await _open(world, caseId=dispute)
    document = """{division(code:"530424001001"){disputes(first:9,
        filter:{status:{eq:REGISTERED}}){nodes{id parties{person{name receipts{code}}}}}}}"""
    data = await world.data(document, "staff", purpose=EMERGENCY)
    listed = data["division"]["disputes"]["nodes"]
    people = [(d["id"], p["person"]) for d in listed for p in d["parties"] if p["person"]]
    assert len(people) == 4
    shown = [(id, person["name"]) for id, person in people if person["name"]]
    assert shown == [(dispute, LI["name"])]
    assert not any(slip["code"] for _, person in people for slip in person["receipts"])


async def test_objection_and_erasure_hold(world: World) -> None:
    """What the person disputes, or what is to be erased today, no emergency opens."""
    dispute, person = await _made(world)
    await _open(world, caseId=dispute)
    request = await done(world, "fileRightsRequest", {"person": person, "kind": "RESTRICT"})
    assert await _why(world, person) == {"CONTESTED"}
    await done(world, "withdrawRightsRequest", {"id": request["id"]})
    assert await _why(world, person) == set()
    today = day_of(world.clock.now())
    await world.write(lambda s: s.execute(update(Person).values(erase_by=today)))
    assert await _why(world, person) == {"EXPIRED"}


async def test_sealed_needs_two(world: World) -> None:
    """A child's record is opened by an emergency and another officer's approval, by neither of
    them alone."""
    dispute, child = await _made(world, **CHILD)
    await _open(world, caseId=dispute)
    assert await _why(world, child) == {"SEALED"}
    error = (await approved(world, child, "admin", "admin"))["userErrors"][0]
    assert error["rule"] == "approval.second_person"
    await approved(world, child, "admin", "staff")
    assert await _why(world, child) == set()
    columns = (AccessEntry.approval_id, AccessEntry.emergency_id, AccessEntry.purpose)
    [entry] = await world.write(lambda s: s.execute(select(*columns)).all())
    assert all(entry)
    assert entry.purpose == EMERGENCY


async def test_two_decide_at_the_same_moment(world: World) -> None:
    """An approval of a sealed record opens it in an emergency only when it was given while that
    was open: neither one of before, nor one of an earlier emergency. It opens it for the purpose
    of the case too."""
    dispute, child = await _made(world, **CHILD)
    await approved(world, child, "admin", "staff")
    assert await masks(world, child, "staff", purpose=PURPOSE) == set()
    first = await _open(world, caseId=dispute)
    assert await _why(world, child) == {"SEALED"}
    await approved(world, child, "admin", "staff")
    assert await _why(world, child) == set()
    await done(world, "reviewEmergencyAccess", review(first))
    world.clock.advance(timedelta(minutes=1))
    await _open(world, caseId=dispute)
    written = select(JournalEntry.changes).where(JournalEntry.subject_type == "core_approval")
    last = await world.write(lambda s: s.scalars(written.order_by(JournalEntry.id.desc())).first())
    assert last is not None
    assert "expires_at" in last
    assert await _why(world, child) == {"SEALED"}
    assert await masks(world, child, "staff", purpose=PURPOSE) == set()
    await approved(world, child, "admin", "staff")
    assert await _why(world, child) == set()


async def test_role_without_part_is_let_in_for_the_case(world: World) -> None:
    """Whose role has no part in a purpose reads the one case in an emergency; whose role reads no
    persons at all opens nothing."""
    dispute, person = await _made(world)
    declared = world.registry.purposes[PURPOSE]
    narrow = replace(declared, roles=frozenset({"county_admin"}))
    world.service.reader.purposes = Purposes({PURPOSE: narrow})
    assert await refusal(read(world, person, "staff", purpose=PURPOSE)) == "FORBIDDEN"
    await _open(world, caseId=dispute)
    assert await _why(world, person) == set()
    for token in ("mediator", "integrator"):
        asked = give(world, "openEmergencyAccess", asking(caseId=dispute), token)
        assert await refusal(asked) == "FORBIDDEN"
        assert await refusal(read(world, person, token, purpose=EMERGENCY)) == "FORBIDDEN"


async def test_what_is_asked_for_is_checked(world: World) -> None:
    """A short reason, too many hours, none or two of case and person, and what lies elsewhere are
    refused."""
    dispute, person = await _made(world)
    for wrong in (
        {"caseId": dispute, "reason": f" {'急' * 19} "},
        {"caseId": dispute, "hours": 0},
        {"caseId": dispute, "hours": 4},
        {},
        {"caseId": dispute, "person": person},
    ):
        assert await refusal(give(world, "openEmergencyAccess", asking(**wrong))) == "BAD_INPUT"
    for id in (dispute, f"dispute_{'0' * 32}", "x"):
        error = await refused(world, "openEmergencyAccess", asking(caseId=id), token="township")
        assert (error["code"], error["field"]) == ("NOT_FOUND", "caseId")
        assert person[-32:] not in error["message"]
    assert await world.write(lambda s: s.scalars(select(EmergencyAccess)).all()) == []


async def test_one_at_a_time(world: World) -> None:
    """Of several that one officer opens at the same moment one is opened."""
    made = [(await _made(world, idNo=None))[0]]
    made += [(await with_person(world, idNo=None))[0] for _ in range(3)]
    works = [give(world, "openEmergencyAccess", asking(caseId=each), "staff") for each in made]
    answers = await asyncio.gather(*works)
    rules = [error["rule"] for answer in answers for error in answer["userErrors"]]
    assert rules == ["emergency.one_case"] * 3
    await _open(world, "village", caseId=made[0])


async def test_superior_reviews_once(world: World) -> None:
    """Nobody reviews their own, and no lead an administrator's; another superior does, once, and
    that closes it."""
    dispute, person = await _made(world)
    emergency = await _open(world, "admin", caseId=dispute)
    assert await _why(world, person, "admin") == set()
    for token in ("admin", "lead"):
        error = await refused(world, "reviewEmergencyAccess", review(emergency), token=token)
        assert (error["code"], error["rule"]) == ("RULE_REFUSED", "emergency.second_person")
    for token in ("staff", "village"):
        asked = give(world, "reviewEmergencyAccess", review(emergency), token)
        assert await refusal(asked) == "FORBIDDEN"
    empty = {**review(emergency), "reasons": " "}
    assert await refusal(give(world, "reviewEmergencyAccess", empty, "second")) == "BAD_INPUT"
    found = await done(world, "reviewEmergencyAccess", review(emergency), token="second")
    assert (found["verdict"], found["personsRead"]) == ("JUSTIFIED", 1)
    assert await _why(world, person, "admin") == {"PURPOSE"}
    error = await refused(world, "reviewEmergencyAccess", review(emergency), token="second")
    assert error["rule"] == "emergency.reviewed_once"


async def test_overdue_review_suspends(world: World) -> None:
    """From the first second after the third working day nobody whose emergency access was not
    reviewed opens another; others do, and a late review lets them again."""
    dispute, _ = await _made(world)
    emergency = await _open(world, caseId=dispute)  # Monday 3 March
    world.clock.at = datetime(2025, 3, 6, 15, 59, 59, tzinfo=UTC)
    again = await _open(world, caseId=dispute)
    await done(world, "reviewEmergencyAccess", review(again), token="admin")
    world.clock.advance(timedelta(seconds=1))
    error = await refused(world, "openEmergencyAccess", asking(caseId=dispute), token="staff")
    assert (error["code"], error["rule"]) == ("RULE_REFUSED", "emergency.review_overdue")
    assert error["allowed"] == ["reviewEmergencyAccess"]
    await _open(world, "village", caseId=dispute)
    listed = '{division(code:"530424"){emergencyAccesses(filter:{reviewedAt:{isNull:true}}'
    data = await world.data(listed + ",orderBy:{field:REVIEW_BY}){nodes{id openedBy reviewBy}}}}")
    nodes = data["division"]["emergencyAccesses"]["nodes"]
    assert [node["openedBy"] for node in nodes] == ["staff", "village"]
    assert nodes[0] == {"id": emergency, "openedBy": "staff", "reviewBy": "2025-03-06"}
    await done(world, "reviewEmergencyAccess", review(emergency, "UNJUSTIFIED"), token="admin")
    await _open(world, caseId=dispute)


async def test_days_in_an_unknown_year_may_move(world: World) -> None:
    """Counted Monday to Friday into a year whose days off are not published, the day of a review
    and that of an answer say so."""
    dispute, person = await _made(world)
    world.clock.at = datetime(2026, 12, 30, 2, 0, tzinfo=UTC)
    reviewed = await done(world, "openEmergencyAccess", asking(caseId=dispute), token="staff")
    assert (reviewed["reviewBy"], reviewed["dueProvisional"]) == ("2027-01-04", True)
    request = await done(world, "fileRightsRequest", {"person": person, "kind": "COPY"})
    assert request["dueProvisional"] is True


async def test_access_and_case_name_each_other(world: World) -> None:
    """Whoever reads persons finds the emergency access at its case, and the case by it; to others
    there is none."""
    dispute, _ = await _made(world)
    _, other = await with_person(world)
    emergency = await _open(world, caseId=dispute)
    await done(world, "reviewEmergencyAccess", review(emergency), token="admin")
    await _open(world, person=other)
    document = "query($id:ID!){dispute(id:$id){emergencyAccesses{id matter{id no}}}}"
    for token, ids in (("lead", [emergency]), ("integrator", [])):
        data = await world.data(document, token, variables={"id": dispute})
        listed = data["dispute"]["emergencyAccesses"]
        assert [each["id"] for each in listed] == ids
        assert {each["matter"]["id"] for each in listed} <= {dispute}


async def test_person_is_told(world: World) -> None:
    """The person sees each emergency, read or not, in which role and with what verdict, and which
    readings it let in; never the reason, which may speak of others, nor the account."""
    dispute, person = await _made(world)
    emergency = await _open(world, caseId=dispute)
    door = open_door(world.service)
    token = await opened(door, world, person)
    document = """{myRecord{emergencies{at until who verdict} accessLog{purpose
        emergency{at verdict}}}}"""
    [told] = (await door.ask(document, token)).data["myRecord"]["emergencies"]
    at, until = "2025-03-03T02:00:00Z", "2025-03-03T05:00:00Z"
    assert told == {"at": at, "until": until, "who": "centre_staff", "verdict": None}
    await _why(world, person)
    assert [purpose for *_, purpose in await entries(world)] == [PURPOSE, "OWN_RECORD", EMERGENCY]
    await done(world, "reviewEmergencyAccess", review(emergency, "UNJUSTIFIED"), token="admin")
    reply = await door.ask(document, token)
    await door.client.aclose()
    own = reply.data["myRecord"]
    assert own["accessLog"] == [
        {"purpose": EMERGENCY, "emergency": {"at": at, "verdict": "UNJUSTIFIED"}},
        {"purpose": "OWN_RECORD", "emergency": None},
        {"purpose": PURPOSE, "emergency": None},
    ]
    assert own["emergencies"][0]["until"] == at
    assert REASON not in reply.text
    assert "staff" not in reply.text.replace("centre_staff", "")


async def test_plugin_that_is_off_stays_closed(world: World) -> None:
    """No emergency reads persons of a plugin that is off."""
    dispute, person = await _made(world)
    await _open(world, caseId=dispute)
    await world.switch("mediation", "OFF")
    assert await _why(world, person) == {"PURPOSE"}
