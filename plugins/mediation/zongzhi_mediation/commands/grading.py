"""The risk of a dispute: a rule proposes a grade, a person confirms one.

Only facts of the dispute are rated, never its persons, and no machine's word has an effect
(Personal Information Protection Law art 24).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from zongzhi_core.plugin_api import (
    BadInput,
    Context,
    GlobalId,
    after_hours,
    argument,
    command,
)

from .. import rules
from ..tables import Dispute, Responsibility, RiskAssessment
from ..terms import DisputeLimitKind, DisputeRiskGrade
from .steps import (
    HANDLERS,
    LONGEST_NOTE,
    DisputeStepInput,
    Rule,
    add_row,
    check_day,
    checked_name,
    checked_note,
    length_of,
    organisation_of,
    rows_of,
    take_step,
)

GRADED = "mediation.risk_graded"
REPORTED = "mediation.critical_risk_reported"
EVENTS = (
    GRADED,
    REPORTED,
)

PROPOSED_FIRST = Rule(
    "dispute.risk_proposed",
    "尚无待确认的风险建议；请先执行 proposeRiskGrade。",
    "No proposal waits to be confirmed; give proposeRiskGrade first.",
)
LEAST_GRADE = Rule(
    "dispute.least_grade",
    "重大群体性事件的风险等级不低于高。",
    "A major group matter is of high risk at least.",
    "grade",
)
LOWERED_BY_LEADER = Rule(
    "dispute.lowered_by_leader",
    "降低风险等级须由不低于原等级包案层级的负责人确认。",
    "A grade is lowered only by the level that leads at it, or a higher one.",
    "grade",
)
RESPONSIBLE_BODY = Rule(
    "dispute.responsible_body",
    "中风险及以上的纠纷须明确责任单位（organisation）。",
    "A dispute of medium risk or more has a responsible organisation: organisation.",
    "organisation",
)
MEASURES_NAMED = Rule(
    "dispute.measures_named",
    "中风险及以上的纠纷须一事一策，写明措施（measures）。",
    "A dispute of medium risk or more has a plan of its own: measures.",
    "measures",
)
POLICE_INFORMED = Rule(
    "dispute.police_informed",
    "高风险及以上的纠纷须及时告知公安机关（policeInformed；人民调解法第二十五条）。",
    "The police are told in time of a dispute of high risk or more: policeInformed (People's "
    "Mediation Law art 25).",
    "policeInformed",
)

LED_BY_COUNTY = Rule(
    "dispute.led_by_county",
    "重大风险的纠纷由县级领导包案；请填写县级机构 leadOrganisation 和职务 leadPost。",
    "A dispute of critical risk is led by an official of the county: name an organisation of the "
    "county itself as leadOrganisation, and the post as leadPost.",
    "leadOrganisation",
)
REPORT_WAITS = Rule(
    "dispute.report_waits",
    "该纠纷没有待上报的重大风险。",
    "No report of a critical risk is due on this dispute.",
)


@dataclass(kw_only=True)
class ProposeRiskGradeInput(DisputeStepInput):
    """风险评定 The dispute that is rated, each factor from 0 (none) to 3 (severe)."""

    category: int = argument("纠纷类型：纠纷类型的分值。 Weight of the kind of dispute.", default=0)
    latent: int = argument("潜在风险 Latent risk.", default=0)
    trend: int = argument("发展趋势 Trend.", default=0)
    extent: int = argument("规模 Extent.", default=0)
    intensity: int = argument("激烈程度 Intensity.", default=0)
    duration: int = argument("持续时间 Duration.", default=0)


@dataclass(kw_only=True)
class ConfirmRiskGradeInput(DisputeStepInput):
    """确认风险等级 The dispute, the grade that takes effect, and why."""

    grade: DisputeRiskGrade = argument(
        "等级：生效的等级，可与建议不同。 Grade that takes effect; it need not be as proposed."
    )
    reason: str = argument(
        "理由：不写姓名，最多500字。 Why, without names, in at most 500 characters.",
        longest=LONGEST_NOTE,
    )
    organisation: GlobalId | None = argument(
        "责任单位：中风险及以上必填。 Id of the responsible organisation; needed from medium "
        "risk on.",
        default=None,
    )
    police_informed: bool = argument(
        "已告知公安：高风险及以上必填。 Whether the police were told; needed from high risk on.",
        default=False,
    )
    lead_organisation: GlobalId | None = argument(
        "包案领导单位：重大风险须为县级机构。 Id of the organisation of the official who leads it; "
        "of the county itself at critical risk.",
        default=None,
    )
    lead_post: str | None = argument(
        "包案领导职务：不写姓名。 Post of that official, never a name.", default=None, longest=60
    )
    measures: str | None = argument(
        "措施：一事一策，中风险及以上必填；不写姓名，最多500字。 The plan: what offices do and "
        "offer, from medium risk on; without names, in at most 500 characters.",
        default=None,
        longest=LONGEST_NOTE,
    )
    milestones: str | None = argument(
        "节点：何时达到什么，不写姓名，最多500字。 What is to be reached by when, without names, "
        "in at most 500 characters.",
        default=None,
        longest=LONGEST_NOTE,
    )
    due_on: date | None = argument(
        "完成期限：措施须完成的日期。 By when it is to be done.", default=None
    )


@command("proposeRiskGrade", thing="Dispute", roles=HANDLERS)
def propose_risk_grade(ctx: Context, given: ProposeRiskGradeInput) -> Dispute:
    """建议风险等级：按公布的规则评分并建议等级；经人确认才生效。 Rate a dispute: the published rule
    proposes a grade, which has no effect until a person confirms one."""
    factors = {name: getattr(given, name) for name in rules.RISK_FACTORS}
    for name, value in factors.items():
        if not 0 <= value <= rules.MOST_RISK:
            raise BadInput(
                f"{name} 须在 0 至 {rules.MOST_RISK} 之间。",
                f"{name} must lie between 0 and {rules.MOST_RISK}.",
                field=name,
            )
    dispute = take_step(ctx, given, "proposeRiskGrade")
    grade = rules.propose_grade([*factors.values()], dispute.scale)
    add_row(ctx, RiskAssessment, dispute, proposed_at=ctx.now, proposed_grade=grade, **factors)
    return dispute


@command("confirmRiskGrade", thing="Dispute", roles=HANDLERS)
def confirm_risk_grade(ctx: Context, given: ConfirmRiskGradeInput) -> Dispute:
    """确认风险等级：确定生效的等级并说明理由；中风险及以上须指明责任单位和措施。 Confirm the grade
    of a dispute, with a reason of one's own; from medium risk on it names who is responsible and
    what they do."""
    reason = checked_note(given.reason, "reason")
    waiting: list[RiskAssessment] = []
    charged: dict[str, Any] = {}

    def guard(dispute: Dispute) -> Mapping[str, Any]:
        waiting.extend(list(ctx.session.scalars(rows_of(RiskAssessment, dispute)))[-1:])
        fresh = bool(waiting) and waiting[0].confirmed_at is None
        PROPOSED_FIRST.require(fresh, dispute)
        _check(ctx, given, dispute)
        charged.update(_charged(ctx, given, dispute))
        return {"risk_grade": given.grade, "report_due_at": _report_due(ctx, given, dispute)}

    dispute = take_step(ctx, given, "confirmRiskGrade", guard=guard, note=reason)
    facts = {
        "confirmed_grade": given.grade,
        "confirmed_at": ctx.now,
        "confirmed_as": ctx.actor.role,
        "next_review_on": ctx.today + timedelta(days=rules.REVIEW_DAYS[given.grade]),
    }
    for name, value in facts.items():
        setattr(waiting[0], name, value)
    waiting[0].confirmer = ctx.actor.name
    ctx.record(RiskAssessment, waiting[0].id, **facts)
    _make_responsible(ctx, given, dispute, charged)
    ctx.emit(GRADED, dispute.id, division_id=dispute.division_id, grade=given.grade)
    return dispute


@command("reportCriticalRisk", thing="Dispute", roles=HANDLERS)
def report_critical_risk(ctx: Context, given: DisputeStepInput) -> Dispute:
    """上报重大风险：记录已书面上报，须在确认等级后24小时或县定期限内。 Record that the critical
    risk of a dispute was reported in writing, within 24 hours from the grade, or what the county
    has set (county practice)."""

    def guard(dispute: Dispute) -> Mapping[str, Any]:
        REPORT_WAITS.require(dispute.report_due_at is not None, dispute)
        return {"report_due_at": None}

    dispute = take_step(ctx, given, "reportCriticalRisk", guard=guard)
    for each in ctx.session.scalars(_holding(dispute)):
        each.reported_at = ctx.now
        ctx.record(Responsibility, each.id, reported_at=ctx.now)
    ctx.emit(REPORTED, dispute.id, division_id=dispute.division_id)
    return dispute


def _check(ctx: Context, given: ConfirmRiskGradeInput, dispute: Dispute) -> None:
    least = rules.least_grade(dispute.scale)
    LEAST_GRADE.require(not rules.is_lower(given.grade, least), dispute)
    if dispute.risk_grade is not None and rules.is_lower(given.grade, dispute.risk_grade):
        may = ctx.actor.role in rules.MAY_LOWER[dispute.risk_grade]
        LOWERED_BY_LEADER.require(may, dispute)
    named = given.organisation is not None or given.grade not in rules.NEEDS_RESPONSIBLE
    RESPONSIBLE_BODY.require(named, dispute)
    planned = given.measures is not None or given.grade not in rules.NEEDS_RESPONSIBLE
    MEASURES_NAMED.require(planned, dispute)
    told = given.police_informed or given.grade not in rules.NEEDS_POLICE
    POLICE_INFORMED.require(told, dispute)


def _make_responsible(
    ctx: Context, given: ConfirmRiskGradeInput, dispute: Dispute, charged: Mapping[str, Any]
) -> None:
    """One responsibility holds at a time; at low risk none does."""
    facts: dict[str, Any] = {"grade": given.grade, "police_informed": given.police_informed}
    for each in ctx.session.scalars(_holding(dispute)):
        each.ended_at = ctx.now
        ctx.record(Responsibility, each.id, ended_at=ctx.now)
        if each.grade is given.grade:
            facts["reported_at"] = each.reported_at
    if given.grade in rules.NEEDS_RESPONSIBLE:
        add_row(ctx, Responsibility, dispute, since=ctx.now, **facts, **charged)


def _holding(dispute: Dispute) -> Any:
    return rows_of(Responsibility, dispute).where(Responsibility.ended_at.is_(None))


def _charged(ctx: Context, given: ConfirmRiskGradeInput, dispute: Dispute) -> dict[str, Any]:
    """Who is charged with what, by when."""
    body = organisation_of(ctx, given.organisation) if given.organisation else None
    led_by = given.lead_organisation
    lead = organisation_of(ctx, led_by, "leadOrganisation") if led_by else None
    at_county = lead is not None and lead.division_id == dispute.county_id
    by_county = at_county and given.lead_post is not None
    LED_BY_COUNTY.require(by_county or given.grade not in rules.LED_BY_COUNTY, dispute)
    if given.due_on is not None:
        check_day(given.due_on, ctx.today, ctx.today + rules.DUE_AHEAD, "dueOn")
    return {
        "organisation_id": body.id if body else None,
        "lead_organisation_id": lead.id if lead else None,
        "lead_post": checked_name(given.lead_post, "leadPost"),
        "measures": checked_note(given.measures, "measures"),
        "milestones": checked_note(given.milestones, "milestones"),
        "due_on": given.due_on,
    }


def _report_due(ctx: Context, given: ConfirmRiskGradeInput, dispute: Dispute) -> datetime | None:
    """By when a report is due: once for as long as a dispute is of critical risk."""
    if given.grade not in rules.LED_BY_COUNTY:
        return None
    if dispute.risk_grade is given.grade:
        return dispute.report_due_at
    return after_hours(ctx.now, length_of(ctx, DisputeLimitKind.REPORT)).ends_at
