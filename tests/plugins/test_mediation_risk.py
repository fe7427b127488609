"""Sessions in three channels, and the risk of a dispute: a rule proposes, a person confirms."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given as given_by
from hypothesis import strategies as st

from tests.plugins.small_county import SmallCounty, open_county
from tests.plugins.test_mediation_commands import context, register, told
from tests.plugins.test_mediation_loop import MEDIATED, pass_days, refused, seat, take, taken
from tests.plugins.test_mediators import appoint, by
from zongzhi_core.errors import BadInput
from zongzhi_core.tables import JournalEntry
from zongzhi_mediation import rules
from zongzhi_mediation.schema import RISK_RULE
from zongzhi_mediation.tables import MediationSession, Responsibility, RiskAssessment
from zongzhi_mediation.terms import (
    DisputeOutcome,
    DisputeRiskGrade,
    DisputeScale,
    MediationChannel,
)

Grade = DisputeRiskGrade
FACTORS = st.lists(st.integers(0, 3), min_size=6, max_size=6)
WHY = {"reason": "双方情绪平稳"}
PLAN = {"measures": "专班每日会商"}


@pytest.fixture
def county() -> Iterator[SmallCounty]:
    with open_county() as empty:
        yield empty


def led_by_county(county: SmallCounty) -> dict[str, Any]:
    return {"lead_organisation": seat(county, "530424"), "lead_post": "县委常委、政法委书记"}


# --- sessions -------------------------------------------------------------------------------------


def test_one_channel_leads_at_any_time(county: SmallCounty) -> None:
    ctx = context(county)
    dispute = taken(ctx, *MEDIATED)
    assert dispute.leading_channel is MediationChannel.PEOPLE
    court = {"channel": MediationChannel.JUDICIAL, "organisation": seat(county, "530424")}
    people = by(appoint(county))
    take(ctx, "recordMediationSession", dispute, **people)
    take(ctx, "recordMediationSession", dispute, **court)
    take(ctx, "recordMediationSession", dispute, **court, leads=True)
    take(ctx, "recordMediationSession", dispute, **people)
    now: Any = dispute.leading_channel
    assert now is MediationChannel.JUDICIAL
    rows = county.rows(MediationSession)
    assert [row.leading for row in rows] == [True, False, True, False]
    assert [row.is_open for row in rows] == [False] * 4


@pytest.mark.parametrize("name", ["JUDICIAL", "ADMINISTRATIVE"])
def test_court_or_agency_joins_by_invitation(county: SmallCounty, name: str) -> None:
    ctx = context(county)
    dispute = taken(ctx, *MEDIATED)
    rule = refused(ctx, "recordMediationSession", dispute, channel=MediationChannel[name])
    assert rule == "dispute.invited_body"


@pytest.mark.parametrize("days", [-1, 1])
def test_session_lies_in_the_time_of_the_dispute(county: SmallCounty, days: int) -> None:
    ctx = context(county)
    dispute = taken(ctx, *MEDIATED)
    day = {"held_on": ctx.today + timedelta(days=days)}
    with pytest.raises(BadInput):
        take(ctx, "recordMediationSession", dispute, channel=MediationChannel.PEOPLE, **day)


# --- risk -----------------------------------------------------------------------------------------


@given_by(FACTORS, st.sampled_from(DisputeScale))
def test_proposal_follows_the_published_bands(factors: list[int], scale: DisputeScale) -> None:
    grade = rules.propose_grade(factors, scale)
    plain = 1 + sum(sum(factors) >= band for band in (5, 10, 14))
    least = 3 if scale is DisputeScale.V03 else 1
    assert grade.name == f"V{max(plain, least)}"


@given_by(FACTORS, st.integers(0, 5), st.sampled_from(DisputeScale))
def test_worse_factor_never_lowers_the_proposal(
    factors: list[int], nth: int, scale: DisputeScale
) -> None:
    worse = [value + (n == nth and value < 3) for n, value in enumerate(factors)]
    before, after = rules.propose_grade(factors, scale), rules.propose_grade(worse, scale)
    assert not rules.is_lower(after, before)


def test_rule_knows_nothing_of_persons() -> None:
    """It takes the factors of the dispute and its scale, and nothing else."""
    assert list(inspect.signature(rules.propose_grade).parameters) == ["factors", "scale"]


@given_by(FACTORS, st.sampled_from(DisputeScale))
def test_shown_rule_is_the_one_that_proposes(factors: list[int], scale: DisputeScale) -> None:
    """Whoever goes by the text that stands with an assessment, in either language, comes to the
    grade that is proposed."""
    proposed = rules.propose_grade(factors, scale)
    for text, band, floor, label in (
        (RISK_RULE.split(" ", 1)[0], r"(?P<sum>\d+)分起为(?P<grade>[^，；]+)", "事件不低于", "zh"),
        (RISK_RULE.split(" ", 1)[1], r"(?P<grade>\w+) from (?P<sum>\d+)[,;]", "never below", "en"),
    ):
        grades = {getattr(grade, label).strip(".").lower(): grade for grade in Grade}
        bands = {int(m["sum"]): grades[m["grade"]] for m in re.finditer(band, text)}
        told = bands[max(least for least in bands if sum(factors) >= least)]
        if getattr(scale, label).strip(".").lower() in text:
            tail = text[text.index(floor) + len(floor) :]
            least = next(grade for name, grade in grades.items() if tail.strip().startswith(name))
            told = least if rules.is_lower(told, least) else told
        assert told is proposed


def test_shown_rule_names_all_it_looks_at() -> None:
    """Each factor is named in both languages, as the fields beside it are, with its range."""
    chinese, english = RISK_RULE.split(" ", 1)
    for name in rules.RISK_FACTORS:
        assert name in english
        assert RiskAssessment.__table__.c[name].doc.split()[0] in chinese
    assert f"0至{rules.MOST_RISK}分" in chinese
    assert f"from 0 to {rules.MOST_RISK}" in english


def test_proposal_has_no_effect_until_confirmed(county: SmallCounty) -> None:
    """Personal Information Protection Law art 24: no decision by a machine alone."""
    ctx = context(county)
    dispute = register(ctx)
    assert refused(ctx, "confirmRiskGrade", dispute, grade=Grade.V1, **WHY) == (
        "dispute.risk_proposed"
    )
    take(ctx, "proposeRiskGrade", dispute, trend=3, latent=3, intensity=3, duration=2)
    assert dispute.risk_grade is None
    assert county.rows(Responsibility) == []
    body = {"organisation": seat(county, "530424001"), "police_informed": True, **PLAN}
    take(ctx, "confirmRiskGrade", dispute, grade=Grade.V3, **WHY, **body)
    now: Any = dispute.risk_grade
    assert now is Grade.V3
    [row] = county.rows(RiskAssessment)
    assert (row.proposed_grade, row.confirmed_grade) == (Grade.V3, Grade.V3)
    assert row.next_review_on == ctx.today + timedelta(days=7)
    assert refused(ctx, "confirmRiskGrade", dispute, grade=Grade.V3, **WHY, **body) == (
        "dispute.risk_proposed"
    )
    assert told(county)[-1][1]["grade"] == "V3"
    written = [entry.changes for entry in county.rows(JournalEntry)]
    assert not [each for each in written if "tester" in each or WHY["reason"] in each]


def test_higher_grade_names_who_does_what(county: SmallCounty) -> None:
    """Of a dispute of medium risk or more exactly one responsibility holds, with its plan, of low
    risk none."""
    ctx = context(county)
    dispute = register(ctx)
    take(ctx, "proposeRiskGrade", dispute)
    rule = refused(ctx, "confirmRiskGrade", dispute, grade=Grade.V2, **WHY)
    assert rule == "dispute.responsible_body"
    body: dict[str, Any] = {"organisation": seat(county, "530424001")}
    rule = refused(ctx, "confirmRiskGrade", dispute, grade=Grade.V2, **WHY, **body)
    assert rule == "dispute.measures_named"
    body |= PLAN
    rule = refused(ctx, "confirmRiskGrade", dispute, grade=Grade.V3, **WHY, **body)
    assert rule == "dispute.police_informed"
    take(ctx, "confirmRiskGrade", dispute, grade=Grade.V2, **WHY, **body)
    body |= led_by_county(county)
    for grade in (Grade.V4, Grade.V3, Grade.V1):
        ctx.actor.role = "county_admin"  # type: ignore[misc]
        take(ctx, "proposeRiskGrade", dispute)
        take(ctx, "confirmRiskGrade", dispute, grade=grade, police_informed=True, **WHY, **body)
        holding = [row.grade for row in county.rows(Responsibility) if row.ended_at is None]
        assert holding == ([] if grade is Grade.V1 else [grade])


def test_grade_falls_by_the_level_that_leads(county: SmallCounty) -> None:
    ctx = context(county)
    dispute = register(ctx)
    body: dict[str, Any] = {
        "organisation": seat(county, "530424001"),
        "police_informed": True,
        **PLAN,
    }
    body |= led_by_county(county)
    may = {Grade.V4: ("county_admin",), Grade.V2: ("county_admin", "township_lead")}
    for grade, leaders in may.items():
        for role in ("centre_staff", "mediator", "township_lead", "county_admin"):
            ctx.actor.role = role  # type: ignore[misc]
            take(ctx, "proposeRiskGrade", dispute)
            take(ctx, "confirmRiskGrade", dispute, grade=grade, **WHY, **body)
            take(ctx, "proposeRiskGrade", dispute)
            lower = {"grade": Grade.V1, **WHY}
            if role in leaders:
                take(ctx, "confirmRiskGrade", dispute, **lower)
            else:
                rule = refused(ctx, "confirmRiskGrade", dispute, **lower)
                assert rule == "dispute.lowered_by_leader"


def test_major_group_matter_is_never_below_high(county: SmallCounty) -> None:
    ctx = context(county)
    dispute = register(ctx, scale=DisputeScale.V03)
    take(ctx, "proposeRiskGrade", dispute)
    assert [row.proposed_grade for row in county.rows(RiskAssessment)] == [Grade.V3]
    rule = refused(ctx, "confirmRiskGrade", dispute, grade=Grade.V1, **WHY)
    assert rule == "dispute.least_grade"


def test_critical_dispute_is_led_by_the_county(county: SmallCounty) -> None:
    """An official of the county itself, by office and post, never by name; at lower grades anybody
    in reach may lead, or nobody."""
    ctx = context(county)
    dispute = register(ctx)
    take(ctx, "proposeRiskGrade", dispute)
    body: dict[str, Any] = {
        "organisation": seat(county, "530424001"),
        "police_informed": True,
        **PLAN,
    }
    body |= {"grade": Grade.V4, **WHY}
    led = led_by_county(county)
    town = {**led, "lead_organisation": seat(county, "530424001")}
    for short in ({}, town, {**led, "lead_post": None}):
        rule = refused(ctx, "confirmRiskGrade", dispute, **body, **short)
        assert rule == "dispute.led_by_county"
    for wrong in ({"lead_post": "县委常委13800138000"}, {"due_on": ctx.today - timedelta(days=1)}):
        with pytest.raises(BadInput):
            take(ctx, "confirmRiskGrade", dispute, **body, **{**led, **wrong})
    more: dict[str, Any] = {"milestones": "三日内见面，七日内出方案"}
    more |= {"due_on": ctx.today + timedelta(days=10)}
    take(ctx, "confirmRiskGrade", dispute, **body, **led, **more)
    [row] = county.rows(Responsibility)
    told = (row.measures, row.milestones, row.due_on)
    assert (row.lead_post, *told) == (led["lead_post"], *PLAN.values(), *more.values())
    assert f"organisation_{row.lead_organisation_id}" == led["lead_organisation"]
    written = "".join(entry.changes for entry in county.rows(JournalEntry))
    assert "专班" not in written
    assert "见面" not in written


def test_critical_risk_is_reported_once(county: SmallCounty) -> None:
    """Within a day from the hour of the grade, through days off; confirmed again it is not due
    again, lowered or settled it is not due any more."""
    ctx = context(county)
    ctx.actor.role = "county_admin"  # type: ignore[misc]
    dispute = register(ctx)
    body: dict[str, Any] = {
        "organisation": seat(county, "530424001"),
        "police_informed": True,
        **PLAN,
    }
    body |= led_by_county(county)

    def grade(value: Grade) -> Any:
        take(ctx, "proposeRiskGrade", dispute)
        take(ctx, "confirmRiskGrade", dispute, grade=value, **WHY, **body)
        return dispute.report_due_at

    assert grade(Grade.V3) is None
    assert refused(ctx, "reportCriticalRisk", dispute) == "dispute.report_waits"
    due_at = grade(Grade.V4)
    assert due_at == ctx.now + timedelta(hours=24)
    pass_days(county, 2)
    assert grade(Grade.V4) == due_at
    take(ctx, "reportCriticalRisk", dispute)
    assert dispute.report_due_at is None
    assert refused(ctx, "reportCriticalRisk", dispute) == "dispute.report_waits"
    assert grade(Grade.V4) is None
    assert [row.reported_at for row in county.rows(Responsibility)] == [
        None,
        None,
        ctx.now,
        ctx.now,
    ]
    assert grade(Grade.V3) is None
    assert grade(Grade.V4) == ctx.now + timedelta(hours=24)
    take(ctx, "withdrawDispute", dispute, claimant_asks=True)
    assert dispute.report_due_at is None
    assert told(county)[-1][0] == "mediation.dispute_withdrawn"


def test_major_group_matter_is_graded_before_it_is_settled(county: SmallCounty) -> None:
    ctx = context(county)
    dispute = register(ctx, scale=DisputeScale.V03)
    for name in MEDIATED:
        take(ctx, name, dispute)
    oral = {"outcome": DisputeOutcome.SETTLED_ORAL}
    assert refused(ctx, "settleDispute", dispute, **oral) == "dispute.scale_graded"
    take(ctx, "proposeRiskGrade", dispute)
    body = {"organisation": seat(county, "530424001"), "police_informed": True, **PLAN}
    take(ctx, "confirmRiskGrade", dispute, grade=Grade.V3, **WHY, **body)
    take(ctx, "settleDispute", dispute, **oral)


@pytest.mark.parametrize("value", [-1, 4, 2**31 - 1])
@pytest.mark.parametrize("name", rules.RISK_FACTORS)
def test_factor_lies_between_none_and_severe(county: SmallCounty, name: str, value: int) -> None:
    ctx = context(county)
    dispute = register(ctx)
    with pytest.raises(BadInput) as found:
        take(ctx, "proposeRiskGrade", dispute, **{name: value})
    assert found.value.details["field"] == name
