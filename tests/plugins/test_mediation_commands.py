"""Disputes are registered, accepted, mediated and settled by commands, and by grid events."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import select

from tests.plugins.small_county import SmallCounty, open_county
from zongzhi_core.clock import day_of
from zongzhi_core.commands.context import Command, Context
from zongzhi_core.commands.events import Event
from zongzhi_core.deadlines import MONDAY_TO_FRIDAY, after_months, after_working_days
from zongzhi_core.errors import BadInput, Conflict, NotFound, PluginOff, RuleRefused
from zongzhi_core.ids import new_id
from zongzhi_core.tables import CountyPlugin, JournalEntry, OutboxEvent
from zongzhi_core.terms import PluginState
from zongzhi_mediation import commands, rules
from zongzhi_mediation.commands import DisputeStepInput, SettleDisputeInput, StartMediationInput
from zongzhi_mediation.commands.steps import add_row
from zongzhi_mediation.reactions import register_reported_dispute
from zongzhi_mediation.sample import fill
from zongzhi_mediation.tables import (
    Dispute,
    DisputeParty,
    DisputeStep,
    MediationSession,
    SessionMediator,
)
from zongzhi_mediation.terms import (
    DisputeCategoryCode,
    DisputeOutcome,
    DisputeScale,
    DisputeStatus,
    IntakeSource,
    MediationChannel,
    PartySide,
)

VILLAGE = "530424001001"


@pytest.fixture
def county() -> Iterator[SmallCounty]:
    with open_county() as empty:
        yield empty


def context(county: SmallCounty, *, within: str = "530424", on: bool = True) -> Context:
    actor: Any = SimpleNamespace(
        name="tester",
        names={"tester"},
        role="centre_staff",
        counties=[county.id],
        reaches=lambda path: path.startswith(within),
        access=SimpleNamespace(assigned=False),
        above=(),
        assignee="",
    )
    county.session.merge(
        CountyPlugin(
            county_id=county.id,
            plugin="mediation",
            state=PluginState.ON if on else PluginState.OFF,
            since=county.sample.clock.now(),
            reason="",
            version=1,
        )
    )
    county.session.flush()
    return Context(
        session=county.session,
        actor=actor,
        clock=county.sample.clock,
        command="tested",
        plugin="mediation",
    )


def register(ctx: Context, **changes: Any) -> Dispute:
    values: dict[str, Any] = {"division": VILLAGE, "category_code": DisputeCategoryCode.V02}
    given = commands.RegisterDisputeInput(**{**values, **changes})
    dispute = commands.register_dispute.run(ctx, given)
    ctx.finish()
    assert isinstance(dispute, Dispute)
    return dispute


def give(ctx: Context, command: Command, dispute: Dispute, **changes: Any) -> Dispute:
    given = command.input(id=f"dispute_{dispute.id}", **changes)
    moved = command.run(ctx, given)
    ctx.finish()
    assert isinstance(moved, Dispute)
    return moved


def join(ctx: Context, dispute: Dispute) -> None:
    """Two bodies as its parties: rows alone, and no step."""
    ctx.county_id = dispute.county_id
    for side in rules.TWO_SIDES:
        add_row(ctx, DisputeParty, dispute, side=side, is_natural_person=False, people=0)


def mediate(ctx: Context, dispute: Dispute) -> None:
    """A session today: rows alone, and no step."""
    ctx.county_id = dispute.county_id
    facts = {"channel": MediationChannel.PEOPLE, "leading": True, "is_open": False}
    session = add_row(ctx, MediationSession, dispute, held_on=ctx.today, **facts)
    held = {"session_seq": session.seq, "mediator_id": new_id()}
    add_row(ctx, SessionMediator, dispute, **held)


def told(county: SmallCounty) -> list[tuple[str, dict[str, Any]]]:
    rows = county.session.scalars(select(OutboxEvent).order_by(OutboxEvent.id))
    return [(row.name, json.loads(row.payload)) for row in rows]


# --- registering ----------------------------------------------------------------------------------


def test_registered_dispute_is_stored_numbered_and_told(county: SmallCounty) -> None:
    ctx = context(county)
    dispute = register(ctx)
    assert (dispute.status, dispute.version) == (DisputeStatus.REGISTERED, 1)
    assert (dispute.source, dispute.scale) == (IntakeSource.WALK_IN, DisputeScale.V01)
    assert (dispute.no, dispute.category_scheme) == ("5304242026000001", "v2")
    assert dispute.placed_on == day_of(ctx.now)
    limit = after_working_days(MONDAY_TO_FRIDAY, dispute.placed_on, 3)
    assert (dispute.due_at, dispute.due_provisional) == (limit.ends_at, True)
    assert told(county) == [
        (
            "mediation.dispute_registered",
            {
                "division_id": county.division(VILLAGE).id,
                "category_code": "V02",
                "source": "WALK_IN",
                "event_id": None,
            },
        )
    ]
    assert register(ctx).no == "5304242026000002"


def test_numbers_go_on_from_the_sample() -> None:
    with open_county(year=2026) as county:
        fill(county.sample)
        county.session.flush()
        before = len(county.rows(Dispute))
        assert register(context(county)).no == f"5304242026{before + 1:06d}"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"people_involved": 0}, "peopleInvolved"),
        ({"people_involved": 1_000_000}, "peopleInvolved"),
        ({"occurred_on": date(2026, 3, 3)}, "occurredOn"),
        ({"external_no": "  "}, "externalNo"),
        ({"external_no": "长" * 61}, "externalNo"),
        ({"external_no": "a\x00b"}, "externalNo"),
    ],
)
def test_unsound_registration_is_refused(
    county: SmallCounty, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(BadInput) as refused:
        register(context(county), **changes)
    assert refused.value.details["field"] == field
    assert county.rows(Dispute) == []


def test_external_number_is_one_dispute_in_a_county_and_source(county: SmallCounty) -> None:
    first = register(context(county), source=IntakeSource.COURT, external_no="(2026) 12")
    with pytest.raises(RuleRefused) as refused:
        register(context(county), source=IntakeSource.COURT, external_no=" (2026) 12 ")
    assert refused.value.details["rule"] == "dispute.external_no_unique"
    assert first.no in refused.value.message
    other = register(context(county), source=IntakeSource.PETITION, external_no="(2026) 12")
    assert other.id != first.id


def test_refusal_does_not_tell_a_number_out_of_scope(county: SmallCounty) -> None:
    first = register(context(county), source=IntakeSource.COURT, external_no="12")
    with pytest.raises(RuleRefused) as refused:
        register(
            context(county, within="530424002"),
            division="530424002001",
            source=IntakeSource.COURT,
            external_no="12",
        )
    assert first.no not in refused.value.message


def test_place_outside_scope_is_not_found(county: SmallCounty) -> None:
    with pytest.raises(NotFound):
        register(context(county, within="530424002"))


def test_nothing_is_registered_where_plugin_is_off(county: SmallCounty) -> None:
    with pytest.raises(PluginOff):
        register(context(county, on=False))


# --- handling -------------------------------------------------------------------------------------


def test_dispute_goes_from_registration_to_settlement(county: SmallCounty) -> None:
    ctx = context(county)
    dispute = register(ctx)
    county.session.add(
        DisputeParty(
            county_id=county.id,
            id="f" * 32,
            dispute_id=dispute.id,
            seq=1,
            side=PartySide.APPLICANT,
            is_natural_person=True,
            people=1,
        )
    )
    join(ctx, dispute)
    give(ctx, commands.accept_dispute, dispute)
    assert (dispute.status, dispute.accepted_at) == (DisputeStatus.ACCEPTED, ctx.now)
    month = after_months(MONDAY_TO_FRIDAY, ctx.today, 1)
    assert (dispute.due_at, dispute.due_provisional) == (month.ends_at, True)
    give(ctx, commands.undertake_dispute, dispute)
    give(ctx, commands.start_mediation, dispute, every_party_agrees=True)
    assert county.rows(DisputeParty)[0].consented_at == ctx.now
    mediate(ctx, dispute)
    give(ctx, commands.settle_dispute, dispute, outcome=DisputeOutcome.SETTLED_ORAL)
    county.session.expire_all()
    assert (dispute.status, dispute.outcome) == (
        DisputeStatus.SETTLED,
        DisputeOutcome.SETTLED_ORAL,
    )
    settled: Any = dispute
    assert (settled.settled_at, settled.due_at, settled.version) == (ctx.now, None, 5)
    steps = sorted(county.rows(DisputeStep), key=lambda step: step.seq)
    assert [(step.seq, step.command, step.actor) for step in steps] == [
        (n, command, "centre_staff")
        for n, command in enumerate(
            (
                "registerDispute",
                "acceptDispute",
                "undertakeDispute",
                "startMediation",
                "settleDispute",
            ),
            1,
        )
    ]
    assert [name for name, _ in told(county)] == [
        "mediation.dispute_registered",
        "mediation.dispute_accepted",
        "mediation.dispute_settled",
    ]


def test_second_acceptance_is_refused_or_conflicts(county: SmallCounty) -> None:
    ctx = context(county)
    dispute = register(ctx)
    give(ctx, commands.accept_dispute, dispute, expected_version=1)
    with pytest.raises(Conflict) as lost:
        give(ctx, commands.accept_dispute, dispute, expected_version=1)
    assert lost.value.details["current"]["status"] == "ACCEPTED"
    with pytest.raises(RuleRefused) as refused:
        give(ctx, commands.accept_dispute, dispute)
    assert "undertakeDispute" in refused.value.details["allowed"]
    assert len(county.rows(DisputeStep)) == 2


def test_dispute_is_settled_from_mediation_only(county: SmallCounty) -> None:
    ctx = context(county)
    dispute = register(ctx)
    with pytest.raises(RuleRefused):
        give(ctx, commands.settle_dispute, dispute, outcome=DisputeOutcome.SETTLED_ORAL)


def test_refusing_party_is_never_mediated(county: SmallCounty) -> None:
    ctx = context(county)
    dispute = register(ctx)
    give(ctx, commands.accept_dispute, dispute)
    give(ctx, commands.undertake_dispute, dispute)
    with pytest.raises(RuleRefused) as refused:
        give(ctx, commands.start_mediation, dispute, every_party_agrees=False)
    assert refused.value.details["rule"] == "dispute.every_party_agrees"
    assert dispute.status is DisputeStatus.UNDERTAKEN


@pytest.mark.parametrize(
    "outcome", [each for each in DisputeOutcome if each not in rules.SETTLEMENTS]
)
def test_failure_is_no_settlement(county: SmallCounty, outcome: DisputeOutcome) -> None:
    ctx = context(county)
    with pytest.raises(BadInput):
        give(ctx, commands.settle_dispute, register(ctx), outcome=outcome)


def test_dispute_outside_scope_is_not_found(county: SmallCounty) -> None:
    dispute = register(context(county))
    with pytest.raises(NotFound):
        give(context(county, within="530424002"), commands.accept_dispute, dispute)


def test_inputs_ask_for_little() -> None:
    """At most five required fields at entry: village people are no office clerks."""
    for kind in (
        commands.RegisterDisputeInput,
        DisputeStepInput,
        StartMediationInput,
        SettleDisputeInput,
    ):
        required = [name for name in kind.__dataclass_fields__ if not hasattr(kind, name)]
        assert 1 <= len(required) <= 5


# --- from the grid --------------------------------------------------------------------------------


def hear(county: SmallCounty, **payload: Any) -> None:
    ctx = context(county)
    ctx.county_id = county.id
    register_reported_dispute(
        ctx, Event("e" * 32, "grid.event_reported", county.id, "a" * 32, payload)
    )
    ctx.finish()


def test_reported_dispute_is_registered_once(county: SmallCounty) -> None:
    place = county.division(VILLAGE).id
    for _ in range(2):
        hear(county, event_class="DISPUTE", item="DISPUTE_LAND", division_id=place, urgency="V01")
    [dispute] = county.rows(Dispute)
    assert (dispute.event_id, dispute.division_id) == ("a" * 32, place)
    assert (dispute.source, dispute.category_code) == (
        IntakeSource.GRID_PATROL,
        DisputeCategoryCode.V09,
    )
    assert [step.actor for step in county.rows(DisputeStep)] == ["system"]
    [(name, payload)] = told(county)
    assert (name, payload["event_id"]) == ("mediation.dispute_registered", "a" * 32)


@pytest.mark.parametrize(
    "payload", [{}, {"event_class": "DISPUTE"}, {"event_class": "POLICE", "division_id": "x"}]
)
def test_other_news_change_nothing(county: SmallCounty, payload: dict[str, Any]) -> None:
    hear(county, **payload)
    assert county.rows(Dispute) == []
    assert county.rows(JournalEntry) == []


def test_unknown_item_is_registered_as_other() -> None:
    assert rules.category_of_item("DISPUTE_NEW") is DisputeCategoryCode.V99
