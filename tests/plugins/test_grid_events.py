"""A grid event moves only by its state table, is reported by one command, and may become a
dispute."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from tests.plugins.small_county import SmallCounty, open_county
from zongzhi_core.clock import SHANGHAI, day_of
from zongzhi_core.commands.context import Context
from zongzhi_core.commands.events import Event
from zongzhi_core.deadlines import after_hours
from zongzhi_core.errors import BadInput, NotFound, PluginOff, RuleRefused
from zongzhi_core.tables import CountyPlugin, JournalEntry, OutboxEvent
from zongzhi_core.terms import MatterPhase, PluginState
from zongzhi_grid import rules
from zongzhi_grid.commands import EVENT_STATES, ReportGridEventInput, report_grid_event
from zongzhi_grid.reactions import route_event_that_became_dispute
from zongzhi_grid.sample import fill
from zongzhi_grid.tables import Grid, GridEvent
from zongzhi_grid.terms import EventUrgency, GridEventClass, GridEventItem, GridEventStatus

STATES = st.sampled_from(list(GridEventStatus))
COMMANDS = sorted({command for _, command, _ in rules.MOVES})
VILLAGE = "530424001001"


# --- rules --------------------------------------------------------------------------------------


def test_every_state_has_a_known_phase() -> None:
    assert set(rules.PHASES) == set(GridEventStatus)
    assert set(rules.PHASES.values()) <= set(MatterPhase.__members__)


def test_each_command_has_one_target_in_a_state() -> None:
    assert len(EVENT_STATES.moves) == len(rules.MOVES)


def test_every_state_is_reachable_and_only_ends_are_final() -> None:
    reached = {GridEventStatus.REPORTED}
    for _ in GridEventStatus:
        reached |= {after for before, _, after in rules.MOVES if before in reached}
    assert reached == set(GridEventStatus)
    final = {state for state in GridEventStatus if not EVENT_STATES.commands(state)}
    assert final == set(rules.ENDS)


@given(st.lists(st.sampled_from(COMMANDS), max_size=60))
def test_random_walk_obeys_table(commands: list[str]) -> None:
    state = GridEventStatus.REPORTED
    for command in commands:
        if command in EVENT_STATES.commands(state):
            after = EVENT_STATES.after(state, command)
            assert (state, command, after) in rules.MOVES
            state = cast(GridEventStatus, after)
        else:
            with pytest.raises(RuleRefused):
                EVENT_STATES.after(state, command)


@given(STATES)
def test_open_events_can_turn_into_disputes(state: GridEventStatus) -> None:
    still_open = rules.PHASES[state] in ("NEW", "OPEN", "SUSPENDED")
    assert rules.can_turn_into_dispute(state) is still_open


@given(st.datetimes(datetime(2000, 1, 1), datetime(2099, 1, 1), timezones=st.just(SHANGHAI)))  # noqa: DTZ001
def test_urgent_events_are_due_sooner(opened_at: datetime) -> None:
    dues = [after_hours(opened_at, rules.HOURS[urgency]).ends_at for urgency in EventUrgency]
    assert opened_at < dues[0] < dues[1] < dues[2]


@given(st.sampled_from(list(GridEventItem)))
def test_every_item_has_a_class(item: GridEventItem) -> None:
    assert item.name.startswith(rules.class_of(item).name + "_")


# --- reporting ----------------------------------------------------------------------------------


@pytest.fixture
def county() -> Iterator[SmallCounty]:
    with open_county() as filled:
        fill(filled.sample)
        filled.session.flush()
        yield filled


def switch_grid(county: SmallCounty, state: PluginState) -> None:
    since = county.sample.clock.now()
    county.session.merge(
        CountyPlugin(
            county_id=county.id, plugin="grid", state=state, since=since, reason="", version=1
        )
    )
    county.session.flush()


def context(county: SmallCounty, *, within: str = "530424", on: bool = True) -> Context:
    actor: Any = SimpleNamespace(
        name="tester",
        counties=[county.id],
        reaches=lambda path: path.startswith(within),
        access=SimpleNamespace(assigned=False),
        assignee="",
    )
    switch_grid(county, PluginState.ON if on else PluginState.OFF)
    return Context(
        session=county.session,
        actor=actor,
        clock=county.sample.clock,
        command="reportGridEvent",
        plugin="grid",
    )


def report(ctx: Context, **changes: Any) -> GridEvent:
    values: dict[str, Any] = {
        "division": VILLAGE,
        "event_class": GridEventClass.DISPUTE,
        "item": GridEventItem.DISPUTE_LAND,
    }
    event = report_grid_event.run(ctx, ReportGridEventInput(**{**values, **changes}))
    ctx.finish()
    assert isinstance(event, GridEvent)
    return event


def test_reported_event_is_stored_numbered_and_told(county: SmallCounty) -> None:
    ctx = context(county)
    event = report(ctx, urgency=EventUrgency.V01, summary="某人与邻居争地")
    assert (event.status, event.version) == (GridEventStatus.REPORTED, 1)
    assert event.no == "G5304242026000001"
    assert event.due_at == ctx.now + timedelta(days=1)
    assert event.placed_on == day_of(ctx.now)
    told = county.session.scalars(select(OutboxEvent)).one()
    assert (told.name, told.subject_id) == ("grid.event_reported", event.id)
    assert json.loads(told.payload) == {
        "event_class": "DISPUTE",
        "item": "DISPUTE_LAND",
        "division_id": county.division(VILLAGE).id,
        "urgency": "V01",
    }


def test_summary_stays_out_of_journal_and_outbox(county: SmallCounty) -> None:
    report(context(county), summary="某人与邻居争地")
    written = [*county.rows(JournalEntry), *county.rows(OutboxEvent)]
    texts = [getattr(each, "changes", None) or each.payload for each in written]
    assert len(texts) == 2
    assert not any("争地" in text for text in texts)


def test_numbers_go_on_from_the_sample() -> None:
    with open_county(year=2026) as county:
        fill(county.sample)
        county.session.flush()
        before = len(county.rows(GridEvent))
        event = report(context(county))
        assert event.no == f"G5304242026{before + 1:06d}"


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"division": "530424001"}, "division"),
     ({"item": GridEventItem.POLICE_THEFT}, "item"),
     ({"summary": "长" * 201}, "summary")],
)  # fmt: skip
def test_unsound_report_is_refused(
    county: SmallCounty, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(BadInput) as refused:
        report(context(county), **changes)
    assert refused.value.details["field"] == field


@pytest.mark.parametrize("name", ["happened_at", "found_at"])
def test_event_of_the_future_is_refused(county: SmallCounty, name: str) -> None:
    ctx = context(county)
    with pytest.raises(BadInput):
        report(ctx, **{name: ctx.now + timedelta(seconds=1)})


def test_grid_of_another_village_is_refused(county: SmallCounty) -> None:
    place = county.division(VILLAGE).id
    elsewhere = next(each for each in county.rows(Grid) if each.division_id != place)
    with pytest.raises(BadInput):
        report(context(county), grid=f"grid_{elsewhere.id}")


def test_event_keeps_grid_of_its_village(county: SmallCounty) -> None:
    place = county.division(VILLAGE).id
    own = next(each for each in county.rows(Grid) if each.division_id == place)
    assert report(context(county), grid=f"grid_{own.id}").grid_id == own.id


def test_village_outside_scope_is_not_found(county: SmallCounty) -> None:
    with pytest.raises(NotFound):
        report(context(county, within="530424002"))


def test_report_is_refused_where_plugin_is_off(county: SmallCounty) -> None:
    with pytest.raises(PluginOff):
        report(context(county, on=False))


# --- becoming a dispute -------------------------------------------------------------------------


def hear(county: SmallCounty, **payload: Any) -> None:
    ctx = context(county)
    ctx.county_id = county.id
    news = Event("e" * 32, "mediation.dispute_registered", county.id, "d" * 32, payload)
    route_event_that_became_dispute(ctx, news)
    ctx.finish()


@pytest.mark.parametrize("state", list(GridEventStatus))
def test_open_event_is_routed_when_it_became_a_dispute(
    county: SmallCounty, state: GridEventStatus
) -> None:
    event = next(each for each in county.rows(GridEvent) if each.status is state)
    hear(county, event_id=event.id)
    hear(county, event_id=event.id)
    county.session.refresh(event)
    if rules.can_turn_into_dispute(state):
        assert event.status is GridEventStatus.ROUTED
        assert (event.became_dispute_id, event.version) == ("d" * 32, 2)
    else:
        assert (event.status, event.became_dispute_id, event.version) == (state, None, 1)


@pytest.mark.parametrize("payload", [{}, {"event_id": None}, {"event_id": "0" * 32}])
def test_news_without_known_event_change_nothing(
    county: SmallCounty, payload: dict[str, Any]
) -> None:
    hear(county, **payload)
    assert county.rows(JournalEntry) == []
