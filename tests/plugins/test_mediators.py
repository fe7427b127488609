"""The register of mediators, and who may mediate a dispute."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given as given_by
from hypothesis import settings
from hypothesis import strategies as st

from tests.plugins.small_county import SmallCounty, open_county
from tests.plugins.test_mediation_commands import context
from tests.plugins.test_mediation_loop import BY_NAME, MEDIATED, refused, seat, take, taken
from zongzhi_core.clock import FOREVER
from zongzhi_core.commands.context import Context
from zongzhi_core.errors import BadInput, NotFound, RuleRefused
from zongzhi_core.tables import JournalEntry, Organisation
from zongzhi_core.terms import OrganisationKind
from zongzhi_mediation import rules
from zongzhi_mediation.sample import fill
from zongzhi_mediation.tables import (
    Dispute,
    MediationSession,
    Mediator,
    MediatorChoice,
    MediatorRecusal,
    SessionMediator,
)
from zongzhi_mediation.terms import MediationChannel, MediatorKind, PartySide

VILLAGE = "530424001001"
SIDE = {"side": PartySide.RESPONDENT}
PEOPLE = {"channel": MediationChannel.PEOPLE}


@pytest.fixture
def county() -> Iterator[SmallCounty]:
    with open_county() as empty:
        yield empty


def appoint(county: SmallCounty, code: str = VILLAGE, **changes: Any) -> Mediator:
    given = {"organisation": seat(county, code, 1), "name": "李平", **changes}
    command = BY_NAME["appointMediator"]
    ctx = context(county)
    made = command.run(ctx, command.input(**given))
    ctx.finish()
    assert isinstance(made, Mediator)
    return made


def end(ctx: Context, mediator: Mediator, **changes: Any) -> None:
    command = BY_NAME["endMediator"]
    command.run(ctx, command.input(id=f"mediator_{mediator.id}", **changes))
    ctx.finish()


def named(mediator: Mediator) -> dict[str, Any]:
    return {"mediator": f"mediator_{mediator.id}"}


def by(*mediators: Mediator) -> dict[str, Any]:
    ids = [f"mediator_{each.id}" for each in mediators]
    return {**PEOPLE, "mediators": ids, "no_mediator_close": True}


# --- the register ---------------------------------------------------------------------------------


def test_peoples_mediator_serves_three_years(county: SmallCounty) -> None:
    """People's Mediation Law art 8; others are in office until it is said otherwise."""
    today = context(county).today
    mediator = appoint(county, name=" 李平 ")
    assert (mediator.name, mediator.valid_from) == ("李平", today)
    assert mediator.valid_to == date(today.year + 3, today.month, today.day)
    assert mediator.division_id == county.division(VILLAGE).id
    lawyer = appoint(county, "530424001", kind=MediatorKind.V5)
    assert lawyer.valid_to == FOREVER
    one_day = appoint(county, last_day=today)
    assert one_day.valid_to == today + timedelta(days=1)


@given_by(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_term_ends_on_the_same_day(first: date) -> None:
    end = rules.end_of_term(first)
    assert (end.year, (end - timedelta(days=1)).month) in {
        (first.year + 3, first.month),
        (first.year + 3, (first - timedelta(days=1)).month),
    }
    assert 3 * 365 <= (end - first).days <= 3 * 365 + 1


def test_peoples_mediator_is_of_a_committee(county: SmallCounty) -> None:
    with pytest.raises(RuleRefused) as found:
        appoint(county, "530424001")
    assert found.value.details["rule"] == "mediator.committee"
    assert county.rows(Mediator) == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "李\n平"}, "name"),
        ({"name": "李平 13800000000"}, "name"),
        ({"last_day": date(2026, 3, 1)}, "lastDay"),
        ({"last_day": date(9999, 12, 31)}, "lastDay"),
        ({"from_day": date(2027, 3, 4)}, "fromDay"),
        ({"from_day": date(9999, 12, 31)}, "fromDay"),
        ({"from_day": date(2026, 4, 1), "last_day": date(2026, 3, 31)}, "lastDay"),
    ],
)
def test_unsound_appointment_is_refused(
    county: SmallCounty, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(BadInput) as found:
        appoint(county, **changes)
    assert found.value.details["field"] == field
    assert county.rows(Mediator) == []


def test_term_ends_once_and_never_later(county: SmallCounty) -> None:
    ctx = context(county)
    mediator = appoint(county, last_day=ctx.today + timedelta(days=9))
    for day in (mediator.valid_from - timedelta(days=1), mediator.valid_to, date.max):
        with pytest.raises(BadInput):
            end(ctx, mediator, last_day=day)
    end(ctx, mediator, last_day=ctx.today + timedelta(days=5))
    end(ctx, mediator)
    assert mediator.valid_to == ctx.today + timedelta(days=1)
    county.sample.clock.advance(timedelta(days=1))  # type: ignore[attr-defined]
    with pytest.raises(RuleRefused) as found:
        end(ctx, mediator)
    assert found.value.details["rule"] == "mediator.ended"


def test_name_stands_not_in_the_journal(county: SmallCounty) -> None:
    end(context(county), appoint(county))
    entries = [row.changes for row in county.rows(JournalEntry)]
    assert entries
    assert not [each for each in entries if "李平" in each]


# --- who mediates ---------------------------------------------------------------------------------


def test_session_names_its_mediators(county: SmallCounty) -> None:
    ctx = context(county)
    dispute = taken(ctx, *MEDIATED)
    one, two = appoint(county), appoint(county, name="王芳")
    court = {"channel": MediationChannel.JUDICIAL, "organisation": seat(county, "530424", 1)}
    take(ctx, "recordMediationSession", dispute, **court)
    take(ctx, "recordMediationSession", dispute, **by(one, two, one))
    assert [row.seq for row in county.rows(MediationSession)] == [1, 2]
    held = [(row.seq, row.session_seq, row.mediator_id) for row in county.rows(SessionMediator)]
    assert held == [(1, 2, one.id), (2, 2, two.id)]


def test_peoples_mediation_names_its_mediators(county: SmallCounty) -> None:
    """People's Mediation Law art 19: whoever leaves them out says nothing of who is close."""
    ctx = context(county)
    dispute = taken(ctx, *MEDIATED)
    left_out: list[dict[str, Any]] = [{}, {"mediators": []}, {"no_mediator_close": True}]
    for nobody in left_out:
        rule = refused(ctx, "recordMediationSession", dispute, **PEOPLE, **nobody)
        assert rule == "dispute.mediator_named"


def test_mediator_is_in_office_on_that_day(county: SmallCounty) -> None:
    ctx = context(county)
    dispute = taken(ctx, *MEDIATED)
    soon = appoint(county, from_day=ctx.today + timedelta(days=1))
    with pytest.raises(BadInput) as found:
        take(ctx, "recordMediationSession", dispute, **by(soon))
    assert found.value.details["field"] == "mediators"
    with pytest.raises(BadInput):
        take(ctx, "chooseMediator", dispute, **named(soon), **SIDE)
    assert county.rows(MediationSession) == []


def test_refused_mediator_has_no_more_part(county: SmallCounty) -> None:
    """People's Mediation Law art 23: a party may choose, accept or refuse; in that dispute only."""
    ctx = context(county)
    dispute, other = taken(ctx, *MEDIATED), taken(ctx, *MEDIATED)
    one, two = appoint(county), appoint(county)
    take(ctx, "chooseMediator", dispute, **named(one), **SIDE)
    take(ctx, "recordMediationSession", dispute, **by(one))
    take(ctx, "refuseMediator", dispute, **named(one), **SIDE)
    for name, more in (
        ("recordMediationSession", by(two, one)),
        ("chooseMediator", {**named(one), **SIDE}),
        ("refuseMediator", {**named(one), **SIDE}),
    ):
        assert refused(ctx, name, dispute, **more) == "dispute.mediator_refused"
    take(ctx, "recordMediationSession", dispute, **by(two))
    take(ctx, "recordMediationSession", other, **by(one))
    said = [(row.seq, row.act.name, row.mediator_id) for row in county.rows(MediatorChoice)]
    assert said == [(1, "CHOSEN", one.id), (2, "REFUSED", one.id)]


def test_recused_mediator_has_no_more_part(county: SmallCounty) -> None:
    """Whoever is a party, or near kin of one, may not mediate: in that dispute only, and what was
    held before stays. Why is written nowhere."""
    ctx = context(county)
    dispute, other = taken(ctx, *MEDIATED), taken(ctx, *MEDIATED)
    one, two = appoint(county), appoint(county, name="王芳")
    take(ctx, "recordMediationSession", dispute, **by(one))
    take(ctx, "recuseMediator", dispute, **named(one))
    for name, more in (
        ("recordMediationSession", by(two, one)),
        ("chooseMediator", {**named(one), **SIDE}),
        ("refuseMediator", {**named(one), **SIDE}),
        ("recuseMediator", named(one)),
    ):
        assert refused(ctx, name, dispute, **more) == "dispute.mediator_refused"
    take(ctx, "recordMediationSession", dispute, **by(two))
    take(ctx, "recordMediationSession", other, **by(one))
    [row] = county.rows(MediatorRecusal)
    assert (row.seq, row.mediator_id, row.recused_on) == (1, one.id, ctx.today)
    assert {c.name for c in MediatorRecusal.__table__.columns} == {
        *("county_id", "id", "dispute_id", "seq", "mediator_id", "recused_on")
    }


def test_session_says_that_no_mediator_is_close(county: SmallCounty) -> None:
    """Asked wherever mediators are named; nothing is recorded without it."""
    ctx = context(county)
    dispute, mediator = taken(ctx, *MEDIATED), appoint(county)
    given = {**by(mediator), "no_mediator_close": False}
    name = "recordMediationSession"
    assert refused(ctx, name, dispute, **given) == "dispute.no_mediator_close"
    assert county.rows(MediationSession) == []


@given_by(st.lists(st.tuples(st.sampled_from(["choose", "refuse", "recuse"]), st.integers(0, 2))))
@settings(max_examples=15, deadline=None)
def test_whoever_was_put_aside_stays_aside(said: list[tuple[str, int]]) -> None:
    """Whatever was said in whichever order: a mediator holds a session if, and only if, nobody
    refused them and they were not recused."""
    with open_county() as county:
        ctx = context(county)
        dispute = taken(ctx, *MEDIATED)
        mediators = [appoint(county) for _ in range(3)]
        aside: set[int] = set()
        for verb, n in said:
            more = named(mediators[n]) | ({} if verb == "recuse" else SIDE)
            if n in aside:
                rule = refused(ctx, f"{verb}Mediator", dispute, **more)
                assert rule == "dispute.mediator_refused"
                continue
            take(ctx, f"{verb}Mediator", dispute, **more)
            if verb != "choose":
                aside.add(n)
        for n, mediator in enumerate(mediators):
            if n in aside:
                rule = refused(ctx, "recordMediationSession", dispute, **by(mediator))
                assert rule == "dispute.mediator_refused"
            else:
                take(ctx, "recordMediationSession", dispute, **by(mediator))


def test_mediator_out_of_reach_is_not_found(county: SmallCounty) -> None:
    ctx = context(county, within="530424001")
    dispute, far = taken(ctx, *MEDIATED), appoint(county, "530424002001")
    with pytest.raises(NotFound) as found:
        take(ctx, "recordMediationSession", dispute, **by(far))
    assert found.value.details["field"] == "mediators"


# --- demonstration --------------------------------------------------------------------------------


def test_sample_committees_are_staffed_all_year() -> None:
    """Of each village committee 3 to 9 are in office (art 8), and each session has a mediator of
    its village who was."""
    with open_county() as county:
        fill(county.sample)
        county.session.flush()
        places = {each.id: each.division_id for each in county.rows(Dispute)}
        mediators = {each.id: each for each in county.rows(Mediator)}
        kinds = {each.id: each.kind for each in county.rows(Organisation)}
        for village in county.sample.villages:
            own = [each for each in mediators.values() if each.division_id == village.id]
            for day in (date(2024, 6, 1), date(2026, 3, 2)):
                assert 3 <= sum(m.valid_from <= day < m.valid_to for m in own) <= 9
            committees = {kinds[each.organisation_id] for each in own}
            assert committees == {OrganisationKind.MEDIATION_COMMITTEE}
        held = {row.dispute_id: mediators[row.mediator_id] for row in county.rows(SessionMediator)}
        for session in county.rows(MediationSession):
            mediator = held[session.dispute_id]
            assert mediator.division_id == places[session.dispute_id]
            assert mediator.valid_from <= session.held_on < mediator.valid_to
