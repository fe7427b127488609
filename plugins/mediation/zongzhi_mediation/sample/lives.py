"""Demonstration data of the mediation pillar: a year of disputes with parties and steps.

Every dispute is a life: commands taken at moments, replayed by the same state table that the
commands obey, so that steps, states and stamps cannot disagree.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from zongzhi_core.plugin_api import MONDAY_TO_FRIDAY, SampleCounty, day_of, start_of

from .. import rules
from ..commands import STATES, begins_at, confirmation_due, due, revisit_due
from ..tables import Dispute, DisputeParty, DisputeStep
from ..terms import (
    DisputeCategoryCode,
    DisputeOutcome,
    DisputeScale,
    DisputeStatus,
    IntakeSource,
    MediationChannel,
    PartySide,
)
from .mediators import mediators
from .told import Draft, receiver_of, told_of

#: The figures of the source article for 2024.
ACCEPTED, SETTLED, HELPED = 1431, 1351, 3037

#: How a dispute ends, or where it stands: what was done to it after acceptance.
SETTLED_LIFE = ("startMediation", "settleDispute")
UNSETTLED_LIVES = (
    *(("startMediation", "failDispute"),) * 5,
    *(("startMediation", "endDisputeByParty"),) * 3,
    *(("divertDispute",),) * 5,
    *(("withdrawDispute",),) * 4,
    *(("startMediation", "suspendMediation"),) * 3,
)
LATE_LIVES: tuple[tuple[str, ...], ...] = ((), *(("startMediation",),) * 3)
ENDING = ("feedBackDispute", "revisitDispute", "closeDispute")
OUTCOMES = {
    "failDispute": DisputeOutcome.FAILED,
    "endDisputeByParty": DisputeOutcome.FAILED,
    "divertDispute": DisputeOutcome.DIVERTED,
    "withdrawDispute": DisputeOutcome.WITHDRAWN,
}

#: Days that each command takes at most after the one before.
GAPS = {
    "acceptDispute": 2,
    "undertakeDispute": 1,
    "transferDispute": 1,
    "signDispute": 1,
    "startMediation": 3,
    "settleDispute": 15,
    "failDispute": 20,
    "endDisputeByParty": 12,
    "divertDispute": 12,
    "withdrawDispute": 10,
    "suspendMediation": 8,
    "feedBackDispute": 2,
    "revisitDispute": 15,
    "closeDispute": 3,
}
ACTORS = dict.fromkeys(
    ("startMediation", "recordMediationSession", "settleDispute", "failDispute"), "mediator"
)
SOURCES = {
    IntakeSource.WALK_IN: 34,
    IntakeSource.GRID_PATROL: 24,
    IntakeSource.SCREENING: 14,
    IntakeSource.WECHAT_GROUP: 8,
    IntakeSource.HOTLINE_12345: 6,
    IntakeSource.POLICE_110: 6,
    IntakeSource.PETITION: 3,
    IntakeSource.COURT: 3,
    IntakeSource.DEPT: 1,
    IntakeSource.SUPERIOR: 1,
}
#: Sources that number what they hand over.
NUMBERED = (
    IntakeSource.HOTLINE_12345,
    IntakeSource.POLICE_110,
    IntakeSource.PETITION,
    IntakeSource.COURT,
)
CATEGORIES = {
    DisputeCategoryCode.V01: 24,
    DisputeCategoryCode.V02: 26,
    DisputeCategoryCode.V03: 2,
    DisputeCategoryCode.V04: 5,
    DisputeCategoryCode.V05: 6,
    DisputeCategoryCode.V06: 8,
    DisputeCategoryCode.V07: 7,
    DisputeCategoryCode.V08: 4,
    DisputeCategoryCode.V09: 12,
    DisputeCategoryCode.V11: 3,
    DisputeCategoryCode.V12: 2,
    DisputeCategoryCode.V99: 1,
}
#: Written, oral and performed settlements.
SETTLEMENT_WEIGHTS = (5, 4, 1)

#: A late dispute is registered by the end of September, so that its month is over in November.
LATE_DAYS = 270


def fill(county: SampleCounty) -> None:
    """Add the year's disputes."""
    drafts = sorted(_drafts(county), key=lambda draft: (draft.taken[0][1], draft.id))
    _share_people(county, [draft for draft in drafts if draft.at("settleDispute")])
    disputes: list[Dispute] = []
    children: list[Any] = []
    for number, draft in enumerate(drafts, 1):
        steps = list(_steps(county, draft))
        dispute = _dispute(county, draft, number, steps)
        disputes.append(dispute)
        children += [*steps, *_parties(county, draft), *told_of(county, draft, dispute.outcome)]
    county.add(disputes)
    county.add(mediators(county))
    county.session.flush()
    county.add(children)
    county.numbered(rules.dispute_series(county.year), len(disputes))


def _drafts(county: SampleCounty) -> Iterator[Draft]:
    """Late ones where they were agreed, other unsettled ones anywhere, the rest settled."""
    accepted = county.target("mediation.accepted", ACCEPTED)
    late = county.late_matters()
    unsettled = max(len(late), round(accepted * (ACCEPTED - SETTLED) / ACCEPTED))
    county.fixed("mediation.settled", accepted - unsettled)
    places = county.villages or county.townships or [county.county]
    free = dict(zip([place.id for place in places], county.spread(accepted, places), strict=True))
    rng = county.rng("mediation", "lives")
    for id, village in late:
        free[village.id] -= 1
        yield Draft(id, village, _life(county, rng, rng.choice(LATE_LIVES), LATE_DAYS))
    left = [place for place in places for _ in range(free[place.id])]
    rng.shuffle(left)
    for n, village in enumerate(left):
        unlucky = n < unsettled - len(late)
        fate = rng.choice(UNSETTLED_LIVES) if unlucky else SETTLED_LIFE
        yield Draft(county.id("dispute", n), village, _life(county, rng, fate, 365))


def _life(
    county: SampleCounty, rng: random.Random, fate: Sequence[str], days: int
) -> list[tuple[str, datetime]]:
    """Registered on one of the first days of the year, at the end of its fate before the next
    year; then the ending, which may still be under way for what ended in December."""
    hand = ("undertakeDispute",) if rng.random() < 0.7 else ("transferDispute", "signDispute")
    commands = ["acceptDispute", *hand, *fate]
    gaps = [rng.randint(0, GAPS[command]) for command in commands]
    opened = county.first_day + timedelta(days=rng.randrange(days))
    room = (county.last_day - opened).days
    shrink = min(1.0, room / max(1, sum(gaps)))
    offsets = [0, *(int(sum(gaps[: n + 1]) * shrink) for n in range(len(gaps)))]
    commands = ["registerDispute", *commands]
    if commands[-1] == "settleDispute" or commands[-1] in OUTCOMES:
        over = (opened + timedelta(days=offsets[-1])).month == 12
        rest = ENDING[: rng.randint(0, 3)] if over else ENDING
        for command in rest if commands[-1] != "withdrawDispute" else ():
            commands.append(command)
            offsets.append(offsets[-1] + rng.randint(0, GAPS[command]))
    # An hour for each step keeps those of one day in order.
    taken = [
        (
            command,
            start_of(opened + timedelta(days=offset))
            + timedelta(minutes=500 + 60 * n + rng.randint(0, 50)),
        )
        for n, (command, offset) in enumerate(zip(commands, offsets, strict=True))
    ]
    return [step for each in taken for step in _with_session(*each)]


def _with_session(command: str, at: datetime) -> Iterator[tuple[str, datetime]]:
    """Mediation starts with a session."""
    yield command, at
    if command == "startMediation":
        yield "recordMediationSession", at + timedelta(minutes=5)


def _share_people(county: SampleCounty, settled: Sequence[Draft]) -> None:
    """Each settled dispute helps somebody; together they help as many as the ledger says."""
    helped = max(len(settled), county.target("mediation.people_helped", HELPED))
    county.fixed("mediation.people_helped", helped)
    rng = county.rng("mediation", "people")
    for draft in settled:
        draft.people = 1
    for _ in range(helped - len(settled)):
        rng.choice(settled).people += 1


def _dispute(
    county: SampleCounty, draft: Draft, number: int, steps: Sequence[DisputeStep]
) -> Dispute:
    rng = county.rng("mediation", draft.id)
    source = rng.choices(list(SOURCES), list(SOURCES.values()))[0]
    status, opened_at = steps[-1].to_status, steps[0].at
    accepted_at = draft.at("acceptDispute")
    category = rng.choices(list(CATEGORIES), list(CATEGORIES.values()))[0]
    since = begins_at(category, source, opened_at, accepted_at)
    days = rules.days_to_mediate(category, source)
    numbered = source in NUMBERED
    first_days = rules.days_to_revisit(None, 0)
    settled_at, outcome = draft.at("settleDispute"), _outcome(rng, draft)
    first_visit = revisit_due(MONDAY_TO_FRIDAY, settled_at, first_days)
    return Dispute(
        county_id=county.county.id,
        id=draft.id,
        division_id=draft.village.id,
        placed_on=day_of(opened_at),
        no=rules.dispute_no(county.county.code or "", county.year, number),
        category_code=category,
        scale=DisputeScale.V01 if draft.people < 6 else DisputeScale.V02,
        source=source,
        external_no=f"{source.name}-{county.year}-{number:05d}" if numbered else None,
        status=status,
        outcome=outcome,
        people_involved=draft.people,
        occurred_on=day_of(opened_at) - timedelta(days=rng.randint(0, 20)),
        opened_at=opened_at,
        accepted_at=accepted_at,
        settled_at=settled_at,
        closed_at=draft.at("closeDispute", "withdrawDispute"),
        # The same rows whatever calendar is known where they are loaded.
        **due(MONDAY_TO_FRIDAY, status, opened_at, since, days=days),
        updated_at=steps[-1].at,
        revisit_due_on=None if draft.at("revisitDispute") else first_visit,
        confirmation_due_on=confirmation_due(MONDAY_TO_FRIDAY, day_of(settled_at))
        if settled_at and outcome is DisputeOutcome.SETTLED_WRITTEN
        else None,
        handler_id=receiver_of(county, draft).id if draft.at("signDispute") else None,
        leading_channel=MediationChannel.PEOPLE if draft.at("startMediation") else None,
        fed_back_at=draft.at("feedBackDispute"),
        version=len(steps),
    )


def _outcome(rng: random.Random, draft: Draft) -> DisputeOutcome | None:
    if draft.at("settleDispute"):
        return rng.choices(rules.SETTLEMENTS, SETTLEMENT_WEIGHTS)[0]
    taken = [command for command, _ in draft.taken]
    return next((outcome for command, outcome in OUTCOMES.items() if command in taken), None)


def _steps(county: SampleCounty, draft: Draft) -> Iterator[DisputeStep]:
    before: DisputeStatus | None = None
    for seq, (command, at) in enumerate(draft.taken, 1):
        after = STATES.moves[before or DisputeStatus.DRAFT, command]
        yield DisputeStep(
            county_id=county.county.id,
            id=county.id("dispute_step", draft.id, seq),
            dispute_id=draft.id,
            seq=seq,
            from_status=before,
            to_status=after,
            command=command,
            actor=ACTORS.get(command, "centre_staff"),
            at=at,
        )
        before = DisputeStatus[after.name]


def _parties(county: SampleCounty, draft: Draft) -> Iterator[DisputeParty]:
    """Two people, or one person and a body; all others by number."""
    recorded = [(PartySide.APPLICANT, True, 1)]
    alone = draft.people == 1
    recorded.append((PartySide.RESPONDENT, not alone, 0 if alone else 1))
    if draft.people > 2:
        recorded.append((PartySide.THIRD_PARTY, True, draft.people - 2))
    for seq, (side, natural, people) in enumerate(recorded, 1):
        yield DisputeParty(
            county_id=county.county.id,
            id=county.id("dispute_party", draft.id, seq),
            dispute_id=draft.id,
            seq=seq,
            side=side,
            is_natural_person=natural,
            people=people,
            consented_at=draft.at("startMediation"),
        )
