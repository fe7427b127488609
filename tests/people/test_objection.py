"""An objection or a correction stops all use at once, is answered, and nothing silences it."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest

from tests.api.door import open_door
from tests.commands.giving import done, give, refused, registered
from tests.people.cases import (
    PURPOSE,
    entries,
    masks,
    opened,
    refusal,
    with_basis,
    with_officers,
    with_person,
)
from tests.people.ways import READS, TOLD, VALUES, told_by, told_by_commands
from tests.support.worlds import World
from zongzhi_core.people.purposes import EMERGENCY
from zongzhi_core.people.rights import CONTESTING
from zongzhi_core.people.terms import RightsRequestKind

#: What a remedy names, in both languages.
REMEDY = ("六十日", "行政复议", "人民法院", "sixty days", "reconsideration", "court")
OWN = "{myRecord{everything{name} requests{requestId kind status reasons remedy}}}"


@pytest.mark.parametrize("kind", [kind.name for kind in CONTESTING])
async def test_restriction_acts_at_once_by_every_way(world: World, kind: str) -> None:
    """With the commit of the request nothing of the person leaves any more by any read, list, text
    told of the case, feed or payload, for no purpose; only the person still sees it. When it is
    refused, each read shows it again."""
    await with_basis(world)
    await with_officers(world)
    dispute = await registered(world, summary=TOLD)
    given = {"id": dispute, "side": "APPLICANT", "person": VALUES}
    await done(world, "recordDisputeParty", given)
    document = "query($d:ID!){dispute(id:$d){parties{person{id}}}}"
    found = await world.data(document, variables={"d": dispute})
    person = found["dispute"]["parties"][0]["person"]["id"]
    await done(world, "fileRightsRequest", {"person": person, "kind": "ACCESS"})
    reason = "当事人扬言自伤，须立即联系其本人，情况紧急。"
    urgent = {"caseId": dispute, "reason": reason, "hours": 3}
    await done(world, "openEmergencyAccess", urgent, token="staff")
    for purpose in (PURPOSE, EMERGENCY):
        assert await told_by(world, person, dispute, "staff", purpose) == READS
    door = open_door(world.service)
    token = await opened(door, world, person)

    given = {"person": person, "kind": kind}
    assert (await give(world, "fileRightsRequest", given, token))["userErrors"] == []
    read = await entries(world)
    for reader in ("admin", "second", "staff", "village"):
        for purpose in (PURPOSE, f"{PURPOSE};case={dispute}", EMERGENCY):
            assert await told_by(world, person, dispute, reader, purpose) == set(), reader
    assert await told_by_commands(world, person, dispute, "admin") == set()
    assert await entries(world) == read
    own = (await door.ask(OWN, token)).data["myRecord"]
    assert own["everything"]["name"] == VALUES["name"]
    request = own["requests"][1]["requestId"]
    await done(world, "refuseRightsRequest", {"id": request, "reasons": "记录属实"})
    assert await told_by(world, person, dispute, "staff", PURPOSE) == READS
    await door.client.aclose()


async def test_no_figure_is_counted_from_records_of_persons(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stands still is in no figure, because no figure, of any measure, reads what is held of
    persons at all."""
    statements: list[str] = []
    fetch = world.database.fetch

    async def watched(*given: Any, **more: Any) -> Any:
        statements.extend(part for part in given if isinstance(part, str))
        return await fetch(*given, **more)

    monkeypatch.setattr(world.database, "fetch", watched)
    measures = {each["name"] for each in (await world.data("{measures{name}}"))["measures"]}
    answer = await world.data('{division(code:"530424"){figures{measure{name} value}}}')
    assert {each["measure"]["name"] for each in answer["division"]["figures"]} == measures
    read = {name for text in statements for name in re.findall(r"\b[a-z]+_[a-z_]+\b", text)}
    assert "mediation_dispute" in read
    assert not {name for name in read if re.match(r"core_(person|rights|receipt|access)", name)}


async def test_every_refusal_gives_reasons_and_remedy(world: World) -> None:
    """Whatever was asked for, whether who asks was verified or not: without reasons nothing is
    refused, and the person reads them with the remedy in both languages."""
    await with_basis(world)
    _, person = await with_person(world)
    for kind in RightsRequestKind:
        for verified in (False, True):
            given = {"person": person, "kind": kind.name}
            request = (await done(world, "fileRightsRequest", given))["id"]
            if verified:
                await done(world, "verifyRightsRequest", {"id": request})
            for blank in ("", " ", "\u3000\n"):
                asked = give(world, "refuseRightsRequest", {"id": request, "reasons": blank})
                assert await refusal(asked) == "BAD_INPUT"
            reasons = {"id": request, "reasons": f"{kind.zh}：记录属实"}
            await done(world, "refuseRightsRequest", reasons)
    door = open_door(world.service)
    own = (await door.ask(OWN, await opened(door, world, person))).data["myRecord"]
    await door.client.aclose()
    assert len(own["requests"]) == 2 * len(RightsRequestKind)
    for request in own["requests"]:
        assert request["status"] == "REFUSED"
        assert request["reasons"] == f"{RightsRequestKind[request['kind']].zh}：记录属实"
        assert all(words in request["remedy"] for words in REMEDY)


async def test_silence_has_its_remedy(world: World) -> None:
    """A request that nobody has answered by its last day stands still on, is listed as late to all
    who may answer it, and tells the person what may be done about that."""
    await with_basis(world)
    await with_officers(world)
    _, person = await with_person(world)
    await done(world, "fileRightsRequest", {"person": person, "kind": "OBJECT"})
    document = """query($f:RightsRequestFilter){division(code:"530424001001"){
        rightsRequests(filter:$f){nodes{kind} totalCount}}}"""
    door = open_door(world.service)

    async def heard() -> tuple[int, str | None]:
        """How many are late to each officer, and the remedy that the person is told."""
        today = str((world.clock.at + timedelta(hours=8)).date())
        late = {"status": {"in": ["FILED", "VERIFIED"]}, "dueOn": {"lt": today}}
        [count] = {
            (await world.data(document, token, variables={"f": late}))["division"][
                "rightsRequests"
            ]["totalCount"]
            for token in ("admin", "staff", "lead")
        }
        assert await masks(world, person, purpose=PURPOSE) == {"CONTESTED"}
        own = (await door.ask(OWN, await opened(door, world, person))).data["myRecord"]
        return count, own["requests"][0]["remedy"]

    world.clock.advance(timedelta(days=21, hours=13, minutes=59, seconds=59))
    assert await heard() == (0, None)  # 24 March 23:59:59 in Shanghai
    world.clock.advance(timedelta(seconds=1))
    count, remedy = await heard()
    assert count == 1
    assert all(words in (remedy or "") for words in (*REMEDY, "逾期未答复", "in time"))
    await door.client.aclose()


async def test_only_the_person_takes_back_what_is_verified(world: World) -> None:
    """Once it is verified who asks, an office ends a request by an answer alone: it takes back
    nothing that the person asked with a slip, nothing verified at the desk, nothing granted."""
    await with_basis(world)
    _, person = await with_person(world)
    door = open_door(world.service)
    token = await opened(door, world, person)
    requests = "{myRecord{contested requests{requestId status}}}"
    for kind, verifies, grants in (
        *(("OBJECT", False, False), ("CORRECT", True, False)),
        *(("OBJECT", True, True), ("RESTRICT", True, True)),
    ):
        by = {"token": "admin" if verifies else token}
        given = {"person": person, "kind": kind}
        assert (await give(world, "fileRightsRequest", given, **by))["userErrors"] == []
        own = (await door.ask(requests, token)).data["myRecord"]
        [request] = [r["requestId"] for r in own["requests"] if r["status"] != "WITHDRAWN"]
        for step in ("verifyRightsRequest",) * verifies + ("grantRightsRequest",) * grants:
            await done(world, step, {"id": request})
        error = await refused(world, "withdrawRightsRequest", {"id": request})
        assert (error["code"], error["rule"]) == ("RULE_REFUSED", "rights.is_done")
        assert await masks(world, person, purpose=PURPOSE) == {"CONTESTED"}
        payload = await give(world, "withdrawRightsRequest", {"id": request}, token)
        assert payload["userErrors"] == []
        assert await masks(world, person, purpose=PURPOSE) == set()
    assert (await door.ask(requests, token)).data["myRecord"]["contested"] is False
    await door.client.aclose()
