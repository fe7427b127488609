"""The mediation pillar: disputes move by their table, have deadlines, and count up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.plugins.small_county import SmallCounty, open_county
from zongzhi_core.clock import day_of, start_of
from zongzhi_core.contribution import Contribution
from zongzhi_core.deadlines import MONDAY_TO_FRIDAY, WorkCalendar
from zongzhi_core.errors import RuleRefused
from zongzhi_core.registrar import Registrar
from zongzhi_core.terms import FigureTree, MatterPhase
from zongzhi_mediation import plugin, rules
from zongzhi_mediation.commands import STATES, begins_at, due
from zongzhi_mediation.commands.settling import AgreementObligationInput
from zongzhi_mediation.figures import MEASURES
from zongzhi_mediation.sample import fill
from zongzhi_mediation.tables import (
    TABLES,
    Agreement,
    Dispute,
    DisputeClosure,
    DisputeEnding,
    DisputeFollowUp,
    DisputeParty,
    DisputeStep,
    DisputeSummary,
    DisputeTransfer,
    MediationSession,
    MediationSuspension,
    Mediator,
    SessionMediator,
)
from zongzhi_mediation.terms import (
    DisputeCategoryCode,
    DisputeOutcome,
    DisputeScale,
    DisputeStatus,
    IntakeSource,
    ObligationKind,
)

S = DisputeStatus
BY_NAME = {measure.name: measure for measure in MEASURES}
COMMANDS = sorted({command for _, command, _ in rules.MOVES})
ENDS = {S.DECLINED, S.WITHDRAWN, S.VOID}

# --- states ---------------------------------------------------------------------------------------


def test_every_status_has_a_known_phase() -> None:
    assert set(rules.PHASES) == set(DisputeStatus)
    assert set(rules.PHASES.values()) <= set(MatterPhase.__members__)


def test_each_command_has_one_target_in_a_status() -> None:
    assert len(STATES.moves) == len(rules.MOVES)


def test_every_status_is_reachable_and_only_ends_are_final() -> None:
    reached = {S.DRAFT}
    for _ in DisputeStatus:
        reached |= {after for before, _, after in rules.MOVES if before in reached}
    assert reached == set(DisputeStatus)
    assert {status for status in DisputeStatus if not STATES.commands(status)} == ENDS


@given(st.lists(st.sampled_from(COMMANDS), max_size=60))
def test_random_walk_never_leaves_table(commands: list[str]) -> None:
    status: Any = S.DRAFT
    for command in commands:
        if command in STATES.commands(status):
            after = STATES.after(status, command)
            assert (status, command, after) in rules.MOVES
            status = after
        else:
            with pytest.raises(RuleRefused):
                STATES.after(status, command)


def test_party_may_end_before_any_outcome() -> None:
    """People's Mediation Law arts 17 and 23: a party may refuse or end at any time."""
    open_phases = {"OPEN", "SUSPENDED"}
    for status, phase in rules.PHASES.items():
        ends = "endDisputeByParty" in STATES.commands(status)
        assert ends is (phase in open_phases or status is S.REGISTERED)


def test_mediation_begins_by_its_command_only() -> None:
    into = {
        (before, command)
        for before, command, after in rules.MOVES
        if after is S.MEDIATING is not before
    }
    assert into == {(S.UNDERTAKEN, "startMediation"), (S.SUSPENDED, "resumeMediation")}


def test_settlement_is_reached_from_mediation_only() -> None:
    into = [(b, c) for b, c, a in rules.MOVES if a is S.SETTLED and b is not a]
    assert into == [(S.MEDIATING, "settleDispute")]


# --- deadlines ------------------------------------------------------------------------------------


MARCH = (start_of(date(2024, 3, 1)), start_of(date(2024, 3, 4)))


def test_acceptance_has_three_working_days() -> None:
    """2024-03-01 is a Friday."""
    found = due(MONDAY_TO_FRIDAY, S.REGISTERED, *MARCH)
    assert found == {"due_at": start_of(date(2024, 3, 7)), "due_provisional": True}


def test_mediation_has_one_month_by_the_calendar() -> None:
    """2024-04-04 is a holiday (清明) up to the 6th, and the 7th is worked for it."""
    calendar = WorkCalendar.of(
        [(date(2024, 4, 4), False), (date(2024, 4, 5), False), (date(2024, 4, 7), True)], [2024]
    )
    found = due(calendar, S.ACCEPTED, *MARCH)
    assert found == {"due_at": start_of(date(2024, 4, 8)), "due_provisional": False}


@pytest.mark.parametrize("status", list(DisputeStatus))
def test_limit_runs_only_while_somebody_must_act(status: DisputeStatus) -> None:
    found = due(MONDAY_TO_FRIDAY, status, *MARCH)
    runs = status is S.REGISTERED or rules.PHASES[status] == "OPEN"
    assert (found["due_at"] is not None) is runs
    assert found["due_provisional"] is runs
    assert ("recomputeDisputeDeadline" in STATES.commands(status)) is runs


# --- demonstration data ---------------------------------------------------------------------------

COUNTIES = [("530424", 1), ("530423", 2)]


@pytest.fixture(scope="module", params=COUNTIES, ids=str)
def filled(request: pytest.FixtureRequest) -> Iterator[SmallCounty]:
    code, scale = request.param
    with open_county(code, scale=scale) as county:
        fill(county.sample)
        county.session.flush()
        yield county


def count_by_hand(county: SmallCounty) -> dict[str, Counter[str]]:
    """The figures of 2024 of every division, row by row, by name and code."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in BY_NAME}
    codes = {each.id: each.code or "" for each in county.divisions}
    settled = {}
    for dispute in county.rows(Dispute):
        code = codes[dispute.division_id]
        lineage = {code[:6], code[:9], code[:12]}
        if day_of(dispute.accepted_at).year == 2024:
            counts["mediation.accepted"].update(lineage)
        if dispute.settled_at and day_of(dispute.settled_at).year == 2024:
            assert dispute.outcome.name.startswith("SETTLED_")
            settled[dispute.id] = lineage
            counts["mediation.settled"].update(lineage)
    for party in county.rows(DisputeParty):
        if party.is_natural_person:
            for code in settled.get(party.dispute_id, ()):
                counts["mediation.people_helped"][code] += party.people
    return counts


def test_rows_count_up_to_the_ledger(filled: SmallCounty) -> None:
    code = filled.sample.county.code or ""
    by_hand = {name: counts[code] for name, counts in count_by_hand(filled).items()}
    assert by_hand == filled.sample.ledger
    if code == "530424":
        assert list(filled.sample.ledger.values()) == [
            number * filled.sample.scale for number in (1431, 1351, 3037)
        ]


@pytest.mark.parametrize("name", BY_NAME)
def test_measures_answer_what_rows_say(filled: SmallCounty, name: str) -> None:
    by_hand = count_by_hand(filled)[name]
    for code in (each.code or "" for each in filled.divisions):
        assert filled.figure(BY_NAME[name], code, "2024") == by_hand[code]
        assert filled.figure(BY_NAME[name], code, "2024", FigureTree.TODAY) == by_hand[code]


@pytest.mark.parametrize("name", BY_NAME)
def test_months_add_up_to_the_year(filled: SmallCounty, name: str) -> None:
    code = filled.sample.county.code or ""
    months = [filled.figure(BY_NAME[name], code, f"2024-{n:02d}") for n in range(1, 13)]
    assert sum(months) == filled.sample.ledger[name]
    assert min(months) > 0


def test_steps_replay_to_the_status(filled: SmallCounty) -> None:
    steps: dict[str, list[DisputeStep]] = {}
    for step in filled.rows(DisputeStep):
        steps.setdefault(step.dispute_id, []).append(step)
    for dispute in filled.rows(Dispute):
        taken = sorted(steps[dispute.id], key=lambda step: step.seq)
        assert [step.seq for step in taken] == list(range(1, len(taken) + 1))
        assert [step.at for step in taken] == sorted({step.at for step in taken})
        status: Any = S.DRAFT
        for step in taken:
            assert (step.from_status or S.DRAFT) is status
            status = STATES.after(status, step.command)
            assert step.to_status is status
        assert dispute.status is status
        assert dispute.version == len(taken)


def test_particulars_agree_with_steps(filled: SmallCounty) -> None:
    """What is told of a dispute is what its steps would have written."""
    written = {
        "recordMediationSession": MediationSession,
        "settleDispute": Agreement,
        "suspendMediation": MediationSuspension,
        "revisitDispute": DisputeFollowUp,
        "closeDispute": DisputeClosure,
    }
    told: dict[Any, Counter[str]] = {
        table: Counter(r.dispute_id for r in filled.rows(table))
        for table in TABLES[3:]
        if table is not Mediator
    }
    steps: dict[str, Counter[str]] = {}
    for step in filled.rows(DisputeStep):
        steps.setdefault(step.dispute_id, Counter())[step.command] += 1
    ended = ("failDispute", "endDisputeByParty", "divertDispute", "withdrawDispute")
    for dispute in filled.rows(Dispute):
        taken = steps[dispute.id]
        for command, table in written.items():
            assert told[table][dispute.id] == taken[command]
        assert told[DisputeEnding][dispute.id] == sum(taken[name] for name in ended)
        sent = taken["transferDispute"] + taken["signDispute"]
        assert told[DisputeTransfer][dispute.id] == sent
        assert (dispute.handler_id is not None) is bool(taken["signDispute"])
        assert (dispute.fed_back_at is not None) is bool(taken["feedBackDispute"])
    kinds = {row.dispute_id: row.kind for row in filled.rows(Agreement)}
    for dispute in filled.rows(Dispute):
        assert kinds.get(dispute.id) is rules.AGREEMENTS.get(dispute.outcome)


def test_stamps_agree_with_status(filled: SmallCounty) -> None:
    for dispute in filled.rows(Dispute):
        phase = rules.PHASES[dispute.status]
        assert (dispute.closed_at is not None) is (phase == "CLOSED")
        assert (dispute.settled_at is not None) is (dispute.outcome in rules.SETTLEMENTS)
        assert (dispute.outcome is None) is (phase in ("OPEN", "SUSPENDED"))
        assert (dispute.due_at is not None) is (phase == "OPEN")
        assert dispute.placed_on == day_of(dispute.opened_at)
        limit = due(MONDAY_TO_FRIDAY, S.REGISTERED, dispute.opened_at, None)
        assert dispute.accepted_at < limit["due_at"]
        running = {"due_at": dispute.due_at, "due_provisional": dispute.due_provisional}
        what = (dispute.category_code, dispute.source)
        since = begins_at(*what, dispute.opened_at, dispute.accepted_at)
        days = rules.days_to_mediate(*what)
        moments = (dispute.opened_at, since)
        assert running == due(MONDAY_TO_FRIDAY, dispute.status, *moments, days=days)


def test_kept_ids_are_overdue_since_before_december(filled: SmallCounty) -> None:
    disputes = {each.id: each for each in filled.rows(Dispute)}
    kept = filled.sample.late_matters()
    assert len(kept) == len(dict(kept))
    for row_id, village in kept:
        late = disputes[row_id]
        assert late.division_id == village.id
        assert late.closed_at is None
        assert late.due_at < start_of(date(2024, 12, 1))


def test_article_county_keeps_a_late_matter_for_each_supervision(filled: SmallCounty) -> None:
    if filled.sample.county.code == "530424":
        assert len(filled.sample.late_matters()) == 22 * filled.sample.scale


def test_numbers_are_dense_and_in_order(filled: SmallCounty) -> None:
    rows = sorted(filled.rows(Dispute), key=lambda each: each.no)
    code = filled.sample.county.code
    assert [each.no for each in rows] == [f"{code}2024{n + 1:06d}" for n in range(len(rows))]
    assert [each.opened_at for each in rows] == sorted(each.opened_at for each in rows)


def test_all_disputes_lie_in_villages(filled: SmallCounty) -> None:
    villages = {each.id for each in filled.sample.villages}
    assert {each.division_id for each in filled.rows(Dispute)} == villages


def test_same_county_gets_the_same_rows() -> None:
    seen = []
    for _ in range(2):
        with open_county() as county:
            fill(county.sample)
            county.session.flush()
            seen.append(
                sorted((d.id, d.no, d.status.name, d.opened_at) for d in county.rows(Dispute))
            )
    assert seen[0] == seen[1]


def test_void_and_unsettled_disputes_do_not_count() -> None:
    with open_county() as county:
        stamp = start_of(date(2024, 6, 3))
        for n, (status, outcome) in enumerate(
            [(S.VOID, None), (S.FAILED, DisputeOutcome.FAILED), (S.ACCEPTED, None)]
        ):
            county.session.add(
                Dispute(
                    county_id=county.id, id=f"{n:032x}", division_id=county.sample.villages[0].id,
                    placed_on=date(2024, 6, 3), no=str(n), status=status, outcome=outcome,
                    category_code=DisputeCategoryCode.V01, opened_at=stamp, accepted_at=stamp,
                    scale=DisputeScale.V01, source=IntakeSource.WALK_IN, settled_at=stamp,
                )
            )  # fmt: skip
        county.session.flush()
        answers = [county.figure(measure, "530424", "2024-06-03") for measure in MEASURES]
        assert answers == [2, 0, 0]


def test_door_declares_the_whole_pillar() -> None:
    contribution = Contribution(plugin.name, plugin.title, plugin.version)
    plugin.register(Registrar(contribution))
    shown = {node.table for node in contribution.nodes}
    # Who held a session is shown as a list of mediators, what a dispute is about as its field.
    assert shown == set(contribution.tables) - {SessionMediator, DisputeSummary}
    own = {command.name for command in contribution.commands if command.thing == "Dispute"}
    assert own <= set(COMMANDS)


def test_nothing_can_hold_a_fee() -> None:
    """People's Mediation Law art 4: mediation is free, so no column, field, input or code is of
    what somebody pays for it."""
    contribution = Contribution(plugin.name, plugin.title, plugin.version)
    plugin.register(Registrar(contribution))
    said = [(c.name, c.doc) for table in contribution.tables for c in table.__table__.columns]
    said += [(f.name, f.doc) for node in contribution.nodes for f in node.fields.values()]
    inputs = [c.input for c in contribution.commands] + [AgreementObligationInput]
    said += [(f.name, f.metadata["doc"]) for given in inputs for f in fields(given)]
    said += [(each.name, each.zh) for each in ObligationKind]
    assert len(said) > 200
    fee = re.compile(r"(^|_)(fees?|charges?|prices?|costs?|deposits?|paid)(_|$)|收费|费用|酬", re.I)
    assert [name for name, doc in said if fee.search(name) or fee.search(str(doc))] == []
