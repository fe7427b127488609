"""What a person may ask of those who hold a record about them, and what comes of it."""

from __future__ import annotations

import asyncio
import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from tests.api.door import Door, open_door
from tests.commands.cases import CASES
from tests.commands.giving import EXTRAS, PROOF, done, give, switched
from tests.people.cases import (
    LI,
    PURPOSE,
    code_of,
    masks,
    opened,
    present,
    read,
    refusal,
    with_basis,
    with_person,
)
from tests.support.worlds import World
from zongzhi_core.clock import day_of
from zongzhi_core.errors import Unavailable
from zongzhi_core.people.rights import MOVES
from zongzhi_core.people.tables import (
    Erasure,
    Person,
    PersonValue,
    Receipt,
    SubjectSession,
)
from zongzhi_core.people.terms import RightsRequestStatus as Status
from zongzhi_core.state import raise_epoch
from zongzhi_core.tables import Token
from zongzhi_mediation.tables import Dispute

STEPS = ("verify", "grant", "refuse", "withdraw")
TO = {
    Status.FILED: (),
    Status.VERIFIED: ("verify",),
    Status.GRANTED: ("verify", "grant"),
    Status.REFUSED: ("refuse",),
    Status.WITHDRAWN: ("withdraw",),
}


def _step(verb: str, request: str) -> tuple[str, dict[str, Any]]:
    reasons = {"reasons": "记录属实"} if verb == "refuse" else {}
    return f"{verb}RightsRequest", {"id": request, **reasons}


async def _filed(world: World, person: str, kind: str, *verbs: str) -> str:
    """The id of a new request, taken through some steps."""
    request = await done(world, "fileRightsRequest", {"person": person, "kind": kind})
    for verb in verbs:
        await done(world, *_step(verb, request["id"]))
    found: str = request["id"]
    return found


async def test_every_step_from_every_state(world: World) -> None:
    """A request takes the steps of the table and no others; an office takes back what is not
    verified yet, and nothing else."""
    await with_basis(world)
    _, person = await with_person(world)
    table = {(before, command): after for before, command, after in MOVES}
    for before, way in TO.items():
        for verb in STEPS:
            request = await _filed(world, person, "ACCESS", *way)
            command, given = _step(verb, request)
            payload = await give(world, command, given)
            done_with = verb == "withdraw" and before.name != "FILED"
            if (after := table.get((before, command))) and not done_with:
                assert payload["rightsRequest"]["status"] == after.name
            else:
                assert payload["userErrors"][0]["code"] == "RULE_REFUSED"


async def test_decided_within_15_working_days(world: World) -> None:
    """A request is due on the fifteenth working day after it was filed."""
    await with_basis(world)
    _, person = await with_person(world)
    request = await done(world, "fileRightsRequest", {"person": person, "kind": "COPY"})
    assert (request["dueOn"], request["dueProvisional"]) == ("2025-03-24", False)
    asked = give(world, "refuseRightsRequest", {"id": request["id"], "reasons": " "})
    assert await refusal(asked) == "BAD_INPUT"


@pytest.mark.parametrize("kind", ["CORRECT", "ERASE", "RESTRICT", "OBJECT"])
async def test_contesting_stops_use_until_decided(world: World, kind: str) -> None:
    """What is contested is used by nobody from that moment on, until all of it is decided."""
    await with_basis(world)
    _, person = await with_person(world)
    first = await _filed(world, person, kind)
    second = await _filed(world, person, "RESTRICT", "verify")
    door = open_door(world.service)
    own = await opened(door, world, person)
    assert await masks(world, person, purpose=PURPOSE) == {"CONTESTED"}
    await done(world, *_step("refuse", first))
    assert await masks(world, person, purpose=PURPOSE) == {"CONTESTED"}
    assert (await give(world, *_step("withdraw", second), own))["userErrors"] == []
    assert await masks(world, person, purpose=PURPOSE) == set()
    kept = await _filed(world, person, "RESTRICT", "verify", "grant")
    assert await masks(world, person, purpose=PURPOSE) == {"CONTESTED"}
    assert (await give(world, *_step("withdraw", kept), own))["userErrors"] == []
    assert await masks(world, person, purpose=PURPOSE) == set()
    await door.client.aclose()


async def test_requests_that_meet_leave_it_contested(world: World) -> None:
    """However requests of one person meet, the record stands still while one is open."""
    await with_basis(world)
    _, person = await with_person(world)
    rng, standing = random.Random(3), [await _filed(world, person, "OBJECT")]
    for _ in range(20 if PROOF else 5):
        leaving = give(world, *_step("withdraw", standing.pop()))
        coming = done(world, "fileRightsRequest", {"person": person, "kind": "ERASE"})
        works = [leaving, coming]
        rng.shuffle(works)
        for answer in await asyncio.gather(*works):
            if "rightsRequest" not in answer:
                standing.append(answer["id"])
        assert await masks(world, person, purpose=PURPOSE) == {"CONTESTED"}


async def test_correction_swaps_values_and_key(world: World) -> None:
    """A correction holds what is given and nothing older, under a key of its own; the old key is
    destroyed."""
    await with_basis(world)
    _, person = await with_person(world)
    old = await world.write(lambda s: s.scalar(select(Person.key_id)))
    request = await _filed(world, person, "CORRECT", "verify")
    given = {"id": request, "person": {"name": "李更正"}}
    assert await refusal(give(world, "grantRightsRequest", {"id": request})) == "BAD_INPUT"
    await done(world, "grantRightsRequest", given)
    answer = (await read(world, person, purpose=PURPOSE))["data"]["person"]
    assert {key: value for key, value in answer.items() if value} == {"name": "李更正"}
    new = await world.write(lambda s: s.scalar(select(Person.key_id)))
    assert {old, new} <= await world.keys.ids()
    assert world.service.vault is not None
    await world.service.vault.do_duties()
    assert old not in await world.keys.ids()
    assert new in await world.keys.ids()
    assert await masks(world, person, purpose=PURPOSE) == set()


async def test_correction_needs_no_basis(world: World) -> None:
    """What is wrong is put right also where the county has no legal basis any longer: to correct
    is a duty to the person, not a use."""
    await with_basis(world)
    _, person = await with_person(world)
    await done(world, "endLegalBasis", {"county": "530424", "purpose": PURPOSE})
    request = await _filed(world, person, "CORRECT", "verify")
    await done(world, "grantRightsRequest", {"id": request, "person": {"name": "李更正"}})
    shown = (await read(world, person, purpose=PURPOSE))["data"]["person"]
    assert {mask["reason"] for mask in shown["masks"]} == {"EXPIRED"}
    await with_basis(world)
    assert (await read(world, person, purpose=PURPOSE))["data"]["person"]["name"] == "李更正"


async def test_corrected_record_is_once_in_its_case(world: World) -> None:
    """A document whose record was corrected is recorded for its case no second time, neither anew
    nor by a correction; for another case it is."""
    await with_basis(world)
    dispute, person = await with_person(world)
    request = await _filed(world, person, "CORRECT", "verify")
    corrected = {"name": "李更正", "idNo": LI["idNo"]}
    await done(world, "grantRightsRequest", {"id": request, "person": corrected})
    party = {"id": dispute, "side": "RESPONDENT", "person": {**LI, "name": "王重复"}}
    refused = (await give(world, "recordDisputeParty", party))["userErrors"]
    assert [error["rule"] for error in refused] == ["person.once_in_a_case"]
    await done(world, "recordDisputeParty", {**party, "person": {"name": "王演示"}})
    document = "query($d:ID!){dispute(id:$d){parties{person{id}}}}"
    parties = (await world.data(document, variables={"d": dispute}))["dispute"]["parties"]
    [other] = [p["person"]["id"] for p in parties if p["person"]["id"] != person]
    request = await _filed(world, other, "CORRECT", "verify")
    given = {"id": request, "person": {"name": "王演示", "idNo": LI["idNo"]}}
    refused = (await give(world, "grantRightsRequest", given))["userErrors"]
    assert [error["rule"] for error in refused] == ["person.once_in_a_case"]
    await with_person(world)


async def _left(world: World) -> list[int]:
    """How many persons, values, slips and sessions there are."""
    tables: tuple[Any, ...] = (Person, PersonValue, Receipt, SubjectSession)
    return await world.write(lambda s: [len(s.scalars(select(t)).all()) for t in tables])  # type: ignore[no-any-return]


async def test_erasure_leaves_nothing(world: World) -> None:
    """After an erasure there is no value, slip, session or key; the case and its figures stay."""
    await with_basis(world)
    dispute, person = await with_person(world)
    counted = "query($d:ID!){dispute(id:$d){no parties{side people person{id}}}}"
    before = await world.data(counted, variables={"d": dispute})
    door = open_door(world.service)
    token = await opened(door, world, person)
    assert await _left(world) == [1, 4 + 1, 1, 1]
    key = await world.write(lambda s: s.scalar(select(Person.key_id)))
    await _filed(world, person, "ERASE", "verify", "grant")
    assert await _left(world) == [0, 0, 0, 0]
    after = await world.data(counted, variables={"d": dispute})
    before["dispute"]["parties"][0]["person"] = None
    assert after == before
    gone = await read(world, person, purpose=PURPOSE)
    assert gone["errors"][0]["extensions"]["code"] == "NOT_FOUND"
    again = await door.ask("{myRecord{everything{name}}}", token)
    assert LI["name"] not in again.text
    await door.client.aclose()
    assert world.service.vault is not None
    await world.service.vault.do_duties()
    assert key not in await world.keys.ids()
    assert await world.write(lambda s: s.scalar(select(Erasure.key_gone_at))) is not None


async def test_nobody_is_kept_beyond_the_day(world: World) -> None:
    """Over three simulated years nobody is held past the day of erasure."""
    await with_basis(world, expiresOn="2028-03-02")
    for _ in range(2):
        await with_person(world)
    assert world.service.vault is not None
    await world.write(_renew_tokens)
    oldest = select(Person.erase_by).order_by(Person.erase_by)
    for _ in range(3 * 53):
        world.clock.advance(timedelta(days=7))
        await world.service.vault.do_duties()
        kept = await world.write(lambda s: s.scalar(oldest))
        assert kept is None or kept > day_of(world.clock.now())
    assert await _left(world) == [0, 0, 0, 0]


def _renew_tokens(session: Session) -> None:
    session.execute(update(Token).values(expires_at=datetime(2040, 1, 1, tzinfo=UTC)))
    raise_epoch(session)


# --- one's own record -----------------------------------------------------------------------------

OWN = """{myRecord{personId everything{name phone idNo birthOn address} purpose contested
accessLog{who unit purpose fields} requests{requestId kind status reasons remedy} notice}}"""


async def test_person_sees_their_own_record(world: World) -> None:
    """The record in the clear, who read it by role and unit and never by account, and what came
    of requests with reasons and remedies."""
    await with_basis(world)
    _, person = await with_person(world)
    await read(world, person, "village", purpose=PURPOSE)
    await _filed(world, person, "CORRECT", "refuse")
    door = open_door(world.service)
    token = await opened(door, world, person)
    reply = await door.ask(OWN, token)
    own = reply.data["myRecord"]
    assert own["personId"] == person
    assert own["everything"] == {**LI, "birthOn": "1980-01-01"}
    assert [entry["who"] for entry in own["accessLog"]] == ["county_admin", "commissioner"]
    assert own["accessLog"][0]["fields"] == ["RECEIPT"]
    assert own["accessLog"][1]["fields"] == ["ADDRESS", "BIRTH_ON", "ID_NO", "NAME", "PHONE"]
    assert own["accessLog"][1]["unit"]
    [request] = own["requests"]
    assert (request["status"], request["reasons"]) == ("REFUSED", "记录属实")
    assert "reconsideration" in request["remedy"]
    assert "village" not in reply.text
    assert "admin:" not in reply.text

    asked = {"person": person, "kind": "ERASE"}
    unseen: dict[str, Any] = {"rightsRequest": None, "userErrors": []}
    assert await give(world, "fileRightsRequest", asked, token) == unseen
    assert await masks(world, person, purpose=PURPOSE) == {"CONTESTED"}
    contested = (await door.ask(OWN, token)).data["myRecord"]
    assert contested["contested"]
    assert contested["everything"]["name"] == LI["name"]
    mine = contested["requests"][1]
    assert (mine["kind"], mine["status"]) == ("ERASE", "VERIFIED")
    assert await give(world, "withdrawRightsRequest", {"id": mine["requestId"]}, token) == unseen

    world.clock.advance(timedelta(minutes=30, seconds=-1))
    assert (await door.ask(OWN, token)).data["myRecord"]["personId"] == person
    world.clock.advance(timedelta(seconds=1))
    assert (await door.ask(OWN, token)).code == "UNAUTHENTICATED"
    await door.client.aclose()


async def test_own_readings_are_in_the_log(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever had the slip stands in the log with what they saw, and the person sees it at the
    next look; where it cannot be written, nothing is shown."""
    await with_basis(world)
    _, person = await with_person(world)
    door = open_door(world.service)
    token = await opened(door, world, person)
    readings = "{myRecord{everything{name} accessLog{who unit purpose fields}}}"
    assert len((await door.ask(readings, token)).data["myRecord"]["accessLog"]) == 1
    again = (await door.ask(readings, token)).data["myRecord"]["accessLog"]
    fields = ["ADDRESS", "BIRTH_ON", "ID_NO", "NAME", "PHONE"]
    own = {"who": "subject", "unit": None, "purpose": "OWN_RECORD", "fields": fields}
    assert (len(again), again[0]) == (2, own)

    async def full(*_: Any) -> None:
        raise Unavailable("写不进去。", "It cannot be written.")

    assert world.service.vault is not None
    monkeypatch.setattr(world.service.vault.log, "write", full)
    refused = await door.ask(readings, token)
    assert (refused.code, LI["name"] in refused.text) == ("UNAVAILABLE", False)
    await door.client.aclose()


async def test_every_reading_is_told(world: World) -> None:
    """However many readings there are, the person is told of the first too."""
    await with_basis(world)
    _, person = await with_person(world)
    await read(world, person, "village", purpose=PURPOSE)
    for _ in range(120):
        await read(world, person, purpose=PURPOSE)
    door = open_door(world.service)
    token = await opened(door, world, person)
    told = (await door.ask("{myRecord{accessLog{who}}}", token)).data["myRecord"]["accessLog"]
    assert (len(told), told[-1]["who"]) == (122, "commissioner")
    await door.client.aclose()


async def test_person_sees_where_their_case_stands(world: World) -> None:
    """Number, phase and deadline of the case for which they are recorded, as the office sees them,
    of none of the other cases, also while its plugin is off."""
    await with_basis(world)
    dispute, person = await with_person(world)
    await with_person(world)
    door = open_door(world.service)
    token = await opened(door, world, person)
    shown = "no phase openedAt dueAt overdue closedAt"
    document = f"query($id:ID!){{dispute(id:$id){{{shown}}}}}"

    async def told() -> Any:
        own = (await door.ask(f"{{myRecord{{case{{{shown}}}}}}}", token)).data["myRecord"]
        return own["case"]

    seen = []
    for command in ("acceptDispute", "undertakeDispute", "withdrawDispute"):
        await done(world, command, {"id": dispute, **EXTRAS.get(command, {})})
        held = (await world.data(document, variables={"id": dispute}))["dispute"]
        assert await told() == held
        seen.append((held["phase"], held["dueAt"] is not None, held["closedAt"] is not None))
    assert len(set(seen)) > 1
    await switched(world, "mediation", "OFF")
    assert await told() == held
    await door.client.aclose()


async def test_person_is_told_what_may_still_be_done(world: World) -> None:
    """Each party sees in their own record until when both may ask a court to confirm the agreement,
    up to that day and no longer."""
    await with_basis(world)
    dispute, person = await with_person(world)
    last = world.clock.now().date() + timedelta(days=1)
    own = update(Dispute).where(Dispute.id == dispute[-32:])
    await world.write(lambda session: session.execute(own.values(confirmation_due_on=last)))
    door = open_door(world.service)
    for _ in range(2):
        token = await opened(door, world, person)
        case = (await door.ask("{myRecord{case{days{what on}}}}", token)).data["myRecord"]["case"]
        [day] = case["days"]
        assert day["on"] == str(last)
        assert "司法确认" in day["what"]
        assert "court" in day["what"]
        world.clock.advance(timedelta(days=1))
    token = await opened(door, world, person)
    case = (await door.ask("{myRecord{case{days{what on}}}}", token)).data["myRecord"]["case"]
    assert case["days"] == []
    await door.client.aclose()


async def test_codes_open_once_and_fail_alike(world: World) -> None:
    """A code that is wrong, used, replaced or expired is answered alike; a good one opens once."""
    await with_basis(world)
    _, person = await with_person(world)
    door = open_door(world.service)
    replaced = await code_of(world, person)
    code = await code_of(world, person)
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
    answers = [
        await present(door, each) for each in (wrong, replaced, "", "x", "\u0000", "一" * 99)
    ]
    assert (await present(door, f" {code.lower()} ")).status_code == 200
    answers.append(await present(door, code))
    late = await code_of(world, person)
    world.clock.advance(timedelta(days=180))
    answers.append(await present(door, late))
    assert {answer.status_code for answer in answers} == {403}
    assert len({answer.text for answer in answers}) == 1
    await door.client.aclose()


async def test_person_reaches_nothing_else(world: World) -> None:
    """Whoever reads their own record finds nothing else behind any root, and gives no command but
    on their own requests."""
    await with_basis(world)
    dispute, person = await with_person(world)
    other, stranger = await with_person(world, name="王他人")
    request = await _filed(world, stranger, "ACCESS")
    door = open_door(world.service)
    token = await opened(door, world, person)
    for id in (dispute, other, person, stranger, request):
        reply = await door.ask("query($id:ID!){node(id:$id){id}}", token, variables={"id": id})
        assert '"id":"' not in reply.text
        purposed = "query($id:ID!){node(id:$id){id}}"
        reply = await door.ask(purposed, token, variables={"id": id}, X_Purpose=PURPOSE)
        assert '"id":"' not in reply.text
    for kind, given in (
        ("fileRightsRequest", {"person": stranger, "kind": "ERASE"}),
        ("withdrawRightsRequest", {"id": request}),
    ):
        payload = await give(world, kind, given, token)
        assert payload["userErrors"][0]["code"] == "NOT_FOUND"
    await _no_commands(world, door, token)
    await _no_roots(door, token)
    await door.client.aclose()


async def _no_commands(world: World, door: Door, token: str) -> None:
    own = {"fileRightsRequest", "withdrawRightsRequest"}
    names = {c.name for each in world.registry.contributions.values() for c in each.commands}
    assert names == CASES.keys()
    for name in sorted(CASES.keys() - own):
        head = name[0].upper() + name[1:]
        document = f"mutation($i:{head}Input!){{{name}(input:$i){{userErrors{{code}}}}}}"
        given = await CASES[name](world)
        reply = await door.ask(document, token, variables={"i": given})
        assert reply.code in ("FORBIDDEN", "PLUGIN_OFF"), (name, reply.text)


async def _no_roots(door: Door, token: str) -> None:
    for document in (
        '{division(code:"530424"){id name}}',
        '{division(code:"53"){id name}}',
        '{divisions(filter:{within:"530424"}){nodes{id}}}',
        "{disputes(first:5){nodes{id} totalCount}}",
        "{changes(first:5){nodes{id}}}",
        '{workCalendar(county:"530424",year:2025){known days{day}}}',
    ):
        reply = await door.ask(document, token)
        assert '"id":"' not in reply.text, reply.text
        assert "华宁" not in reply.text
