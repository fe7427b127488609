"""What the demonstration's disputes are told of: transfers, agreements, revisits, endings."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from zongzhi_core.plugin_api import (
    MONDAY_TO_FRIDAY,
    Division,
    Organisation,
    SampleCounty,
    after_working_days,
    day_of,
)

from .. import rules
from ..commands import confirmation_due
from ..tables import (
    Agreement,
    DisputeClosure,
    DisputeEnding,
    DisputeFollowUp,
    DisputeTransfer,
    MediationSession,
    MediationSuspension,
    SessionMediator,
)
from ..terms import (
    AgreementKind,
    DisputeEndingKind,
    DisputeOutcome,
    DisputeRoute,
    DisputeTransferAct,
    FollowUpMode,
    FollowUpPerformance,
    FollowUpSatisfaction,
    MediationChannel,
    RelapseRisk,
)
from .mediators import head_of

ENDINGS = {
    "failDispute": DisputeEndingKind.FAILED,
    "endDisputeByParty": DisputeEndingKind.ENDED_BY_PARTY,
    "divertDispute": DisputeEndingKind.DIVERTED,
    "withdrawDispute": DisputeEndingKind.WITHDRAWN,
}
ROUTES = (DisputeRoute.COURT, DisputeRoute.ARBITRATION, DisputeRoute.V4)
MODES = {FollowUpMode.HOME: 5, FollowUpMode.PHONE: 4, FollowUpMode.OFFICE: 1}
SATISFACTION = {
    FollowUpSatisfaction.V3: 12,
    FollowUpSatisfaction.V2: 7,
    FollowUpSatisfaction.V1: 1,
}


@dataclass
class Draft:
    """A dispute before it has a number: where it lies, what happened when."""

    id: str
    village: Division
    taken: list[tuple[str, datetime]]
    people: int = 2

    def at(self, *commands: str) -> datetime | None:
        """When the last of some commands was taken."""
        return next((at for command, at in reversed(self.taken) if command in commands), None)


def receiver_of(county: SampleCounty, draft: Draft) -> Organisation:
    """The organisation to which a dispute is transferred: one of its township."""
    near = county.organisations.get((draft.village.code or "")[:9])
    rng = county.rng("mediation", "receiver", draft.id)
    return rng.choice(near or [county.centre_of(draft.village)])


def told_of(county: SampleCounty, draft: Draft, outcome: DisputeOutcome | None) -> Iterator[Any]:
    """The rows of the side tables, as the commands would have written them."""
    rng, numbers = county.rng("mediation", "told", draft.id), dict[type, int]()
    for command, at in draft.taken:
        for table, facts in _facts(county, draft, command, at, outcome, rng):
            seq = numbers[table] = numbers.get(table, 0) + 1
            own = {"county_id": county.county.id, "dispute_id": draft.id, "seq": seq}
            row_id = county.id(table.__tablename__, draft.id, seq)
            yield table(id=row_id, **own, **facts)


def _facts(
    county: SampleCounty,
    draft: Draft,
    command: str,
    at: datetime,
    outcome: DisputeOutcome | None,
    rng: random.Random,
) -> Iterator[tuple[Any, dict[str, Any]]]:
    if command in ("transferDispute", "signDispute"):
        yield DisputeTransfer, _transfer(receiver_of(county, draft).id, command, at)
    elif command == "recordMediationSession":
        yield MediationSession, _session(at)
        if (mediator := head_of(county, draft.village)) is not None:
            yield SessionMediator, {"session_seq": 1, "mediator_id": mediator}
    elif command == "suspendMediation":
        reason = rng.choice(rules.CLOCK_STOPPERS)
        yield MediationSuspension, {"reason": reason, "stops_clock": True, "suspended_at": at}
    elif command in ENDINGS:
        yield DisputeEnding, _ending(command, at, rng)
    elif command == "settleDispute" and outcome is not None:
        yield Agreement, _agreement(rules.AGREEMENTS[outcome], at)
    elif command == "revisitDispute":
        yield DisputeFollowUp, _visit(at, rng)
    elif command == "closeDispute":
        yield DisputeClosure, {"at": at, "result_notice_sent": True, "support_handed_over": False}


def _transfer(organisation_id: str, command: str, at: datetime) -> dict[str, Any]:
    sent = command == "transferDispute"
    act = DisputeTransferAct.TRANSFERRED if sent else DisputeTransferAct.SIGNED
    answer = after_working_days(MONDAY_TO_FRIDAY, day_of(at), rules.DAYS_TO_SIGN)
    due = answer.ends_at if sent else None
    return {"organisation_id": organisation_id, "act": act, "at": at, "sign_due_at": due}


def _session(at: datetime) -> dict[str, Any]:
    people = {"channel": MediationChannel.PEOPLE, "leading": True}
    return {**people, "held_on": day_of(at), "is_open": False}


def _ending(command: str, at: datetime, rng: random.Random) -> dict[str, Any]:
    told = True if command in ("failDispute", "endDisputeByParty") else None
    route = rng.choice(ROUTES) if command == "divertDispute" else None
    return {"kind": ENDINGS[command], "at": at, "route": route, "other_routes_told": told}


def _agreement(kind: AgreementKind, at: datetime) -> dict[str, Any]:
    written = kind is AgreementKind.WRITTEN
    signed = {"signed_by_all_parties": written, "signed_by_mediator": written}
    until = confirmation_due(MONDAY_TO_FRIDAY, day_of(at))
    days = {"effective_on": day_of(at), "confirmation_due_on": until}
    return {"kind": kind, "recorded_at": at, **days, **signed}


def _visit(at: datetime, rng: random.Random) -> dict[str, Any]:
    return {
        "at": at,
        "mode": rng.choices(list(MODES), list(MODES.values()))[0],
        "reached": True,
        "performance": FollowUpPerformance.NOTHING_DUE,
        "satisfaction": rng.choices(list(SATISFACTION), list(SATISFACTION.values()))[0],
        "relapse_risk": rng.choice((RelapseRisk.V0, RelapseRisk.V0, RelapseRisk.V1)),
    }
