"""Several who want the same: one wins, the others are told, and nobody gets an inner fault."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from tests.commands.giving import (
    EXTRAS,
    PROOF,
    VILLAGE,
    appointed,
    column,
    document_of,
    gained,
    limit_input,
    payload_of,
    register_input,
    registered,
    rivals,
    stock,
    switch_input,
)
from tests.commands.test_random_walk import MOVED, centre_of
from tests.support.worlds import NOW, World
from zongzhi_api.service import Service
from zongzhi_core.clock import FOREVER
from zongzhi_core.errors import Timeout, Unavailable
from zongzhi_core.ids import new_id
from zongzhi_core.read.run import Asker, Query
from zongzhi_core.state import raise_epoch
from zongzhi_core.testing.switching import cleared
from zongzhi_core.testing.worlds import HUANING, add_tokens
from zongzhi_mediation import rules
from zongzhi_mediation.tables import (
    Agreement,
    AgreementObligation,
    Dispute,
    DisputeLimit,
    DisputeParty,
    DisputeStep,
    DisputeVoidRequest,
    MediationSession,
    RiskAssessment,
    SessionMediator,
)
from zongzhi_mediation.terms import DisputeStatus

CONTENDERS = 8
ROUNDS = 1_000 if PROOF else 1
#: How many want each transition of the table.
AT_ONCE = CONTENDERS if PROOF else 3
#: What each of them registers at the same time.
EACH = 25 if PROOF else 3

#: What a contender gives besides what each command needs.
SAID: dict[str, dict[str, Any]] = {
    "revisitDispute": {
        **{"reached": True, "performance": "DONE"},
        **{"satisfaction": "V3", "relapseRisk": "V0"},
    },
    "closeDispute": {"supportHandedOver": True},
}
#: What a dispute of the sample was told of, and is told of anew for a command.
TOLD: tuple[Any, ...] = (
    *(Agreement, AgreementObligation, DisputeVoidRequest, RiskAssessment),
    *(DisputeParty, MediationSession, SessionMediator),
)
HELD = {"held_on": date(2025, 3, 1)}
#: Those about the court's confirmation of the agreement in force.
CONFIRMING = ("applyForConfirmation", "recordConfirmationRuling")
LIMIT = "setDisputeLimit"
LEFT = [state for state in DisputeStatus if state in {before for before, _, _ in rules.MOVES}][1:]


async def ask(
    service: Service, command: str, given: dict[str, Any], token: str = "admin"
) -> dict[str, Any]:
    body, _ = await service.answer(Query(document_of(command), {"i": given}), Asker(token))
    return payload_of(body)


def put(command: str, state: DisputeStatus) -> Any:
    """Put some disputes of the sample in a state, untouched since, with what a command needs."""

    def work(session: Session) -> list[str]:
        ids = list(session.scalars(select(Dispute.id).order_by(Dispute.no).limit(ROUNDS)))
        cleared = dict.fromkeys(("outcome", "settled_at", "fed_back_at", "handler_id"))
        values = {"status": state, "version": 1, "scale": "V01", "risk_grade": None, **cleared}
        if command in CONFIRMING:
            values |= {"outcome": "SETTLED_ORAL", "settled_at": NOW}
        if command == "reportCriticalRisk":
            values |= {"risk_grade": "V4", "report_due_at": NOW}
        session.execute(update(Dispute).where(Dispute.id.in_(ids)).values(**values))
        for table in TOLD:
            session.execute(delete(table).where(table.dispute_id.in_(ids)))
        county = session.scalars(select(Dispute.county_id).where(Dispute.id == ids[0])).one()
        for each in ids:
            for table, facts in needed(command):
                of = {"county_id": county, "dispute_id": each, "id": new_id(), "seq": 1}
                session.add(table(**(of | facts)))
        return [f"dispute_{each}" for each in ids]

    return work


def needed(command: str) -> Iterator[tuple[Any, dict[str, Any]]]:
    """What must have been told of a dispute before a command."""
    if command.startswith("recordObligation") or command in CONFIRMING:
        day = date(2025, 3, 1)
        facts = {"signed_by_all_parties": False, "signed_by_mediator": False, "recorded_at": NOW}
        facts |= {"confirmation_due_on": date(2025, 3, 31), "effective_on": day, "kind": "ORAL"}
        if command == "recordConfirmationRuling":
            facts |= {"confirmation": "APPLIED", "confirmation_applied_on": day}
        yield Agreement, facts
        owed = {"agreement_seq": 1, "kind": "PAY", "due_on": day, "status": "PENDING"}
        yield AgreementObligation, owed
    elif command == "startMediation":
        for seq, side in enumerate(rules.TWO_SIDES, 1):
            yield DisputeParty, {"seq": seq, "side": side, "is_natural_person": True, "people": 1}
    elif command == "settleDispute":
        yield MediationSession, {"channel": "PEOPLE", "leading": True, "is_open": False, **HELD}
        yield SessionMediator, {"session_seq": 1, "mediator_id": new_id()}
    elif command == "confirmDisputeVoid":
        yield DisputeVoidRequest, {"at": NOW, "requester": "another"}
    elif command == "confirmRiskGrade":
        rated = dict.fromkeys(rules.RISK_FACTORS, 0)
        yield RiskAssessment, {"proposed_at": NOW, "proposed_grade": "V1", **rated}


async def target_of(world: World, command: str) -> dict[str, Any]:
    """The organisation, the mediator, or the other dispute, that a command names."""
    if "mediator" in EXTRAS.get(command, {}):
        return {"mediator": await appointed(world)}
    if command == "recordMediationSession":
        return {"mediators": [await appointed(world)]}
    if command == "transferDispute":
        return {"organisation": await centre_of(world, VILLAGE)}
    if command == "mergeDispute":
        return {"into": await registered(world, "acceptDispute")}
    return {}


@pytest.mark.slow
@pytest.mark.proof
@pytest.mark.parametrize("state", LEFT, ids=lambda state: state.name)
async def test_one_contender_wins_each_round(
    world: World, subtests: pytest.Subtests, state: DisputeStatus
) -> None:
    """Of several contenders for one transition exactly one wins; with an expected version the
    losers get CONFLICT, without one CONFLICT or RULE_REFUSED, and one step is written. Where a
    command may be given again, it is the version alone that is contended for."""
    moves = [(command, after) for before, command, after in rules.MOVES if before is state]
    async with rivals(world, AT_ONCE) as services:
        for turn, (command, after) in enumerate(moves):
            with subtests.test(command):
                more = EXTRAS.get(command, {}) | SAID.get(command, {})
                more |= await target_of(world, command)
                disputes = await world.write(put(command, state))
                before = await taken(world)
                for n, dispute in enumerate(disputes, turn):
                    again = (after, command) in MOVED
                    expected = {"expectedVersion": 1} if n % 2 or again else {}
                    given = {"id": dispute, **more, **expected}
                    codes = await contend([ask(s, command, given) for s in services])
                    assert codes.count("") == 1, codes
                    losses = {"CONFLICT"} if expected else {"CONFLICT", "RULE_REFUSED"}
                    assert set(codes) - {""} <= losses
                steps, versions = await taken(world)
                assert (steps, versions) == tuple(each + len(disputes) for each in before)


async def taken(world: World) -> tuple[int, int]:
    """How many steps there are, and the sum of the disputes' versions."""
    steps = select(func.count(DisputeStep.id)).scalar_subquery()
    versions = select(func.sum(Dispute.version)).scalar_subquery()
    found = await world.database.look(lambda s: s.execute(select(steps, versions)).one(), "system")
    return int(found[0]), int(found[1])


async def contend(requests: Sequence[Awaitable[dict[str, Any]]]) -> list[str]:
    """The code of each answer, empty for the winner's."""
    payloads = await asyncio.gather(*requests)
    return ["".join(e["code"] for e in payload["userErrors"]) for payload in payloads]


async def register(service: Service, key: str) -> dict[str, Any]:
    """Register as a client does: the same request under the same key again, while the database
    is too busy to take it."""
    while True:
        try:
            query = Query(document_of("registerDispute"), {"i": register_input()})
            return payload_of((await service.answer(query, Asker("admin"), key)).body)
        except (Timeout, Unavailable):
            await asyncio.sleep(0.1)


@pytest.mark.slow
@pytest.mark.proof
async def test_concurrent_registrations_share_no_number(world: World) -> None:
    """Registered at the same time, each dispute has its own number, and no number is left out;
    so it is from the first number of a year on."""
    async with rivals(world, CONTENDERS) as services:
        requests = [register(service, f"key-{n}") for n, service in enumerate(services * EACH)]
        numbers = [payload["dispute"]["no"] for payload in await asyncio.gather(*requests)]
    expected = [f"5304242025{n:06d}" for n in range(1, CONTENDERS * EACH + 1)]
    assert sorted(numbers) == expected
    assert sorted(no for no in await column(world, Dispute.no) if no[6:10] == "2025") == expected


@pytest.mark.slow
async def test_concurrent_twins_from_outside_are_one_dispute(world: World) -> None:
    """One external number that arrives eight times at once is one dispute; the others are told
    its number."""
    given = register_input(source="COURT", externalNo="1")
    async with rivals(world, CONTENDERS) as services:
        payloads = await asyncio.gather(*(ask(s, "registerDispute", given) for s in services))
    [made] = [payload["dispute"] for payload in payloads if payload["dispute"]]
    errors = [payload["userErrors"][0] for payload in payloads if not payload["dispute"]]
    assert {error["rule"] for error in errors} == {"dispute.external_no_unique"}
    assert all(made["no"] in error["message"] for error in errors)
    assert (await column(world, Dispute.external_no)).count("1") == 1


async def test_concurrent_switches_are_all_made(world: World) -> None:
    """Plugins that several processes switch at the same time are all switched."""
    plugins = ("party", "services", "mechanism", "grid")
    office, *_ = [await cleared(world.database, plugin) for plugin in plugins]
    before = await stock(world)
    async with rivals(world, len(plugins)) as services:
        await asyncio.gather(
            *(
                service.answer(
                    Query(
                        document_of("setPlugin"),
                        {"i": {**switch_input(plugin, "OFF"), "office": office}},
                    ),
                    Asker("admin"),
                )
                for service, plugin in zip(services, plugins, strict=True)
            )
        )
    left = gained(before, await stock(world))
    assert (left["core_county_plugin.version"], left["core_epoch.value"]) == (4, 4)


async def test_of_two_who_turn_one_plugin_the_second_is_told(world: World) -> None:
    """One plugin that several processes turn off at the same time is turned once: the others are
    told since when and why it is off, and change nothing."""
    before = await stock(world)
    async with rivals(world, 3) as services:
        given = [{**switch_input("party", "OFF"), "reason": f"reason {n}"} for n in range(3)]
        asked = zip(services, given, strict=True)
        payloads = await asyncio.gather(*(ask(each, "setPlugin", one) for each, one in asked))
    left = gained(before, await stock(world))
    assert (left["core_county_plugin.version"], left["core_epoch.value"]) == (1, 1)
    errors = [payload["userErrors"] for payload in payloads]
    [n] = [n for n, told in enumerate(errors) if not told]
    for [told] in (each for each in errors if each):
        assert told["rule"] == "plugin.unchanged"
        assert f"(reason {n})" in told["message"]


@pytest.mark.slow
@pytest.mark.parametrize("ahead", [0, 1], ids=["one day", "a day each"])
async def test_limits_set_at_once_are_one_at_a_time(world: World, ahead: int) -> None:
    """Of limits that several set from the same day on one holds, and the others are told; set
    from a day each, or by one account, they follow one another. None overlaps another."""
    names = [f"chief {n}" for n in range(CONTENDERS)]
    admins = dict.fromkeys(names, ("county_admin", HUANING, ""))

    def admit(session: Session) -> None:
        add_tokens(session, admins)
        raise_epoch(session)

    await world.write(admit)
    days = [str(NOW.date() + timedelta(days=n * ahead)) for n in range(CONTENDERS)]
    asked = [limit_input(length=n, validFrom=day) for n, day in enumerate(days, 1)]
    async with rivals(world, CONTENDERS) as services:
        whole = list(zip(services, names, asked, strict=True))
        payloads = await asyncio.gather(*(ask(s, LIMIT, i, name) for s, name, i in whole))
        errors = [error for payload in payloads for error in payload["userErrors"]]
        told = [(error["code"], error["rule"], error["field"]) for error in errors]
        losses = 0 if ahead else CONTENDERS - 1
        assert told == [("RULE_REFUSED", "limit.same_day", "validFrom")] * losses
        kept = await terms(world, "ACCEPT")
        assert len(kept) == 1 or ahead
        if not ahead:
            [won] = [i for i, p in zip(asked, payloads, strict=True) if not p["userErrors"]]
            assert kept[0][2] == won["length"]
            assert all(f"to {won['length']} from" in error["message"] for error in errors)
        own = [ask(s, LIMIT, {**i, "kind": "SIGN"}, names[0]) for s, _, i in whole]
        assert set(await contend(own)) == {""}
    for held in (kept, await terms(world, "SIGN")):
        assert all(one[1] <= other[0] for one, other in pairwise(held))
        assert held[-1][1] == FOREVER


async def terms(world: World, kind: str) -> list[tuple[date, date, int]]:
    """From when to when a limit is how long, by day, but for what never holds."""
    t = DisputeLimit
    found = select(t.valid_from, t.valid_to, t.length).where(t.kind == kind)
    held = found.where(t.valid_to > t.valid_from).order_by(t.valid_from, t.valid_to)
    return await world.database.look(lambda s: [(*row,) for row in s.execute(held)], "system")
