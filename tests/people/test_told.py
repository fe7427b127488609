"""What is told of a case is read, masked and logged as its persons are; they see by whom."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, text, update

from tests.api.door import open_door
from tests.commands.giving import column, done, give, registered
from tests.people.cases import (
    CHILD,
    LI,
    PURPOSE,
    approved,
    entries,
    opened,
    refusal,
    with_basis,
    with_officers,
    with_person,
)
from tests.reference.masks import Reading, mask_of_summary
from tests.support.canaries import TOLD as CANARY
from tests.support.worlds import World
from zongzhi_core.clock import day_of
from zongzhi_core.people.purposes import EMERGENCY
from zongzhi_core.people.tables import AccessEntry, Erasure, Person
from zongzhi_mediation.tables import DisputeSummary

#: What would break out of a text, out of JSON, or look like what the vault opens.
TOLD = f'{CANARY}李四称"邻居\\家"漏水:TOLD:{"0" * 32}::𠮷'
SHOWN = "query($i:ID!){dispute(id:$i){summary summaryMask}}"
REASON = "当事人扬言自伤，须立即联系其本人，情况紧急。"


async def told(world: World, *persons: dict[str, Any]) -> tuple[str, list[str]]:
    """A dispute of which something was told, and the persons who are recorded for it."""
    dispute = await registered(world, summary=TOLD)
    for person in persons:
        given = {"id": dispute, "side": "APPLICANT", "person": {**LI, **person}}
        await done(world, "recordDisputeParty", given)
    found = await world.data(
        "query($i:ID!){dispute(id:$i){parties{person{id}}}}", variables={"i": dispute}
    )
    return dispute, [party["person"]["id"] for party in found["dispute"]["parties"]]


async def mask(world: World, dispute: str, purpose: str | None, token: str = "admin") -> Any:
    """Why it is masked, as the model says too; what is shown is whole and logged under the case,
    what is not leaves no entry."""
    before = await column(world, AccessEntry.id)
    asked: dict[str, Any] = {"variables": {"i": dispute}, "purpose": purpose}
    shown = (await world.data(SHOWN, token, **asked))["dispute"]
    code, _, case = (purpose or "").partition(";case=")
    reading = Reading(token, world.clock.now(), code or None, case[-32:] or None)
    of = select(DisputeSummary).where(DisputeSummary.dispute_id == dispute[-32:])
    reason = await world.write(lambda s: mask_of_summary(s, s.scalars(of).one(), reading))
    assert shown["summaryMask"] == (reason and reason.name)
    assert shown["summary"] == (None if reason else TOLD)
    logged = (await entries(world))[len(before) :]
    assert logged == ([] if reason else [(dispute[-32:], token, "TOLD", code)])
    return shown["summaryMask"]


async def test_told_is_masked_as_persons_are(world: World) -> None:
    """It is open for the purpose of the case alone, on a basis that holds, while all persons of
    the case are; another case's persons do not count."""
    dispute, _ = await told(world)
    assert await mask(world, dispute, PURPOSE) == "EXPIRED"
    await with_basis(world)
    dispute, [person] = await told(world, {})
    _, other = await with_person(world)
    await give(world, "fileRightsRequest", {"person": other, "kind": "OBJECT"})
    assert await mask(world, dispute, None) == "PURPOSE"
    assert await mask(world, dispute, EMERGENCY) == "PURPOSE"
    assert await mask(world, dispute, f"{PURPOSE};case=dispute_{'0' * 32}") == "SCOPE"
    assert await mask(world, dispute, f"{PURPOSE};case={dispute}") is None
    request = await done(world, "fileRightsRequest", {"person": person, "kind": "OBJECT"})
    assert await mask(world, dispute, PURPOSE, "village") == "CONTESTED"
    await done(world, "withdrawRightsRequest", {"id": request["id"]})
    assert await mask(world, dispute, PURPOSE, "village") is None
    lapsed = day_of(world.clock.now()) - timedelta(days=1)
    await world.write(lambda s: s.execute(update(Person).values(review_by=lapsed)))
    assert await mask(world, dispute, PURPOSE) == "EXPIRED"


async def test_told_of_child_needs_second_officer(world: World) -> None:
    """Where a child is recorded, it is open to whom each child's reading was approved; only the
    child hears of that. An emergency opens no more than that, and its entry names it."""
    await with_basis(world)
    await with_officers(world)
    dispute, [child, grown] = await told(world, CHILD, {})
    assert await mask(world, dispute, PURPOSE) == "SEALED"
    await done(world, "openEmergencyAccess", {"caseId": dispute, "reason": REASON, "hours": 1})
    assert await mask(world, dispute, EMERGENCY) == "SEALED"
    await approved(world, child, "second", "admin")
    assert await mask(world, dispute, PURPOSE) is None
    await done(world, "endLegalBasis", {"county": "530424", "purpose": PURPOSE})
    assert await mask(world, dispute, PURPOSE) == "EXPIRED"
    assert await mask(world, dispute, EMERGENCY) is None
    by = select(AccessEntry.approval_id, AccessEntry.emergency_id).order_by(AccessEntry.id)
    (one, none), (two, opened_by) = (await world.write(lambda s: s.execute(by).all()))[-2:]
    assert none is None
    assert one
    assert two
    assert opened_by
    await with_basis(world)
    await approved(world, child, "second", "admin")
    heard = [await _heard(world, person) for person in (child, grown)]
    assert [{entry["approvedBy"] for entry in each} for each in heard] == [{"county_admin"}, {None}]
    assert [bool(entry["emergency"]) for entry in heard[1]] == [True, False]


async def _heard(world: World, person: str) -> list[dict[str, Any]]:
    """What a person sees of readings of what was told of their case, the newest first."""
    door = open_door(world.service)
    document = "{myRecord{accessLog{who purpose fields approvedBy emergency{at}}}}"
    reply = await door.ask(document, await opened(door, world, person))
    assert "漏水" not in reply.text
    return [e for e in reply.data["myRecord"]["accessLog"] if e["fields"] == ["TOLD"]]


async def test_persons_see_who_read_what_was_told(world: World) -> None:
    """Each person of the case sees the reading, one of another case does not, and none sees the
    words: they may be another's."""
    await with_basis(world)
    dispute, persons = await told(world, {}, {"idNo": None})
    _, other = await with_person(world)
    assert await mask(world, dispute, PURPOSE, "village") is None
    for person in persons:
        [entry] = await _heard(world, person)
        assert (entry["who"], entry["purpose"]) == ("commissioner", PURPOSE)
    assert await _heard(world, other) == []


async def test_told_of_few_cases_at_once(world: World) -> None:
    """One request shows what was told of twenty cases at most, and nothing that is not logged."""
    await with_basis(world)
    made = [await registered(world, summary=TOLD) for _ in range(21)]
    document = "query($ids:[ID!]!){nodes(ids:$ids){...on Dispute{summary}}}"
    many: dict[str, Any] = {"variables": {"ids": made}, "purpose": PURPOSE}
    few: dict[str, Any] = {"variables": {"ids": made[:20]}, "purpose": PURPOSE}
    assert await refusal(world.ask(document, **many)) == "TOO_COSTLY"
    assert (await world.data(document, **few))["nodes"] == [{"summary": TOLD}] * 20
    assert len(await entries(world)) == 20
    await world.write(lambda s: s.execute(text("ALTER TABLE core_access RENAME TO gone")))
    with pytest.raises(Exception, match=r"core_access|database") as refused:
        await world.ask(document, **few)
    assert "漏水" not in str(refused.value)
    assert (await world.data(document, variables={"ids": made}))["nodes"] == [
        {"summary": None}
    ] * 21


async def test_told_goes_with_a_record_of_its_case(world: World) -> None:
    """Whoever is erased on request is named by nothing that was told of the case; what was told
    of another case stays."""
    await with_basis(world)
    dispute, [person] = await told(world, {})
    other, _ = await told(world, {"idNo": None})
    request = await done(world, "fileRightsRequest", {"person": person, "kind": "ERASE"})
    assert await mask(world, dispute, PURPOSE) == "CONTESTED"
    for command in ("verifyRightsRequest", "grantRightsRequest"):
        await done(world, command, {"id": request["id"]})
    asked: dict[str, Any] = {"variables": {"i": dispute}, "purpose": PURPOSE}
    shown = (await world.data(SHOWN, **asked))["dispute"]
    assert shown == {"summary": None, "summaryMask": None}
    left = await column(world, DisputeSummary.key_id)
    assert [key_id is None for key_id in left].count(True) == 1
    assert world.service.vault is not None
    await world.service.vault.do_duties()
    held = await world.keys.ids()
    assert {*await column(world, Erasure.key_id)}.isdisjoint(held)
    assert {key_id for key_id in left if key_id} <= held
    assert await mask(world, other, PURPOSE) is None
