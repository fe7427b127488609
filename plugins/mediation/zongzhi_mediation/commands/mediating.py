"""Mediation starts, stands still and goes on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from zongzhi_core.plugin_api import (
    Context,
    GlobalId,
    argument,
    check_range,
    command,
    day_of,
)

from .. import rules
from ..tables import (
    Dispute,
    DisputeParty,
    MediationExtension,
    MediationSession,
    MediationSuspension,
    SessionMediator,
)
from ..terms import IntakeSource, MediationChannel, SuspensionReason
from .mediators import mediator_of
from .steps import (
    HANDLERS,
    LONGEST_NOTE,
    DisputeStepInput,
    Rule,
    add_row,
    check_day,
    checked_note,
    opened_on,
    organisation_of,
    rows_of,
    take_step,
)

SUSPENDED = "mediation.mediation_suspended"
RESUMED = "mediation.mediation_resumed"
EVENTS = (SUSPENDED, RESUMED)

EVERY_PARTY_AGREES = Rule(
    "dispute.every_party_agrees",
    "有当事人不同意调解，不得调解（人民调解法第十七条）。",
    "A party has not agreed, and a party who refuses may not be mediated (People's Mediation Law "
    "art 17).",
    "everyPartyAgrees",
)

BOTH_SIDES = Rule(
    "dispute.both_sides",
    "开始调解前须登记申请人和被申请人；请先执行 recordDisputeParty（人民调解法第十七条）。",
    "Those who agree are on record: record an applicant and a respondent by recordDisputeParty "
    "first (People's Mediation Law art 17).",
)

INVITED_BODY = Rule(
    "dispute.invited_body",
    "司法调解和行政调解须填写受邀机构（organisation）。",
    "Judicial and administrative mediation name the body that was invited: organisation.",
    "organisation",
)

MEDIATOR_NAMED = Rule(
    "dispute.mediator_named",
    "人民调解由一名或者数名调解员主持；请填写 mediators（人民调解法第十九条）。",
    "People's mediation is held by one mediator or several: name them as mediators (People's "
    "Mediation Law art 19).",
    "mediators",
)

NO_MEDIATOR_CLOSE = Rule(
    "dispute.no_mediator_close",
    "当事人及其近亲属不得担任本纠纷的调解员；请核实后填写 noMediatorClose，有关系的由"
    " recuseMediator 回避。",
    "Neither a party nor near kin of one mediates a dispute: look, and noMediatorClose must say "
    "so; whoever is close to it is recused by recuseMediator.",
    "noMediatorClose",
)

LONGER_BY_CONSENT = Rule(
    "dispute.longer_by_consent",
    "延长调解期限须各方当事人同意（everyPartyAgrees）。",
    "The parties mediate longer only when every one of them agrees: everyPartyAgrees.",
    "everyPartyAgrees",
)

LONGER_FOR_COURT = Rule(
    "dispute.longer_for_court",
    f"法院委派委托的纠纷最多共延长 {rules.DAYS_OF_COURT} 日；请终止调解并退回法院。",
    f"What a court referred is mediated at most {rules.DAYS_OF_COURT} days longer in all; then it "
    "goes back to the court.",
    "days",
)


@dataclass(kw_only=True)
class StartMediationInput(DisputeStepInput):
    """开始调解 The dispute whose mediation starts, and the consent of its parties."""

    every_party_agrees: bool = argument(
        "各方同意：必须为是。 Whether every party has agreed to be mediated; it must be true."
    )


@dataclass(kw_only=True)
class ExtendMediationInput(DisputeStepInput):
    """延长调解 The dispute that is mediated longer, and by how many days."""

    days: int = argument(
        f"天数：每次最多{rules.MOST_DAYS_LONGER}天。 By how many days, at most "
        f"{rules.MOST_DAYS_LONGER} at once."
    )
    every_party_agrees: bool = argument(
        "各方同意：必须为是。 Whether every party has agreed to it; it must be true."
    )


@dataclass(kw_only=True)
class SuspendMediationInput(DisputeStepInput):
    """中止调解 The dispute whose mediation stands still, and why."""

    reason: SuspensionReason = argument(
        "理由：除“其他”外，期限停止计算。 Why it stands still; all but OTHER stop the clock."
    )
    note: str | None = argument(
        "说明：等待何事，不写姓名，最多500字。 What is waited for, without names, in at most "
        "500 characters.",
        default=None,
        longest=LONGEST_NOTE,
    )


@dataclass(kw_only=True)
class RecordMediationSessionInput(DisputeStepInput):
    """调解场次 The dispute that was mediated, and in which channel."""

    channel: MediationChannel = argument("渠道 By whom.")
    leads: bool = argument(
        "主导：今后是否由此渠道主导；同时只有一个。 Whether this channel leads from now on; "
        "only one does at a time.",
        default=False,
    )
    held_on: date | None = argument(
        "日期：不填为今天。 When it was held; today when left out.", default=None
    )
    is_open: bool = argument(
        "公开：不填为不公开。 Whether it was open to the public; closed unless said otherwise.",
        default=False,
    )
    organisation: GlobalId | None = argument(
        "参与机构：受邀的法院或机关；人民调解以外必填。 Id of the court or agency that was "
        "invited; needed outside people's mediation.",
        default=None,
    )
    mediators: list[GlobalId] | None = argument(
        f"调解员：主持的调解员，最多{rules.MOST_MEDIATORS}名，人民调解必填。 Ids of those who held "
        f"it, at most {rules.MOST_MEDIATORS}; needed in people's mediation.",
        default=None,
        longest=rules.MOST_MEDIATORS,
    )
    no_mediator_close: bool = argument(
        "无须回避：均非当事人、其近亲属或有其他利害关系；填写调解员时必须为是。 Whether none of "
        "them is a party, near kin of one, or otherwise close to the dispute; it must be true "
        "where mediators are named.",
        default=False,
    )


@command("startMediation", thing="Dispute", roles=HANDLERS)
def start_mediation(ctx: Context, given: StartMediationInput) -> Dispute:
    """开始调解：各方当事人均登记在案且同意；当事人拒绝的，不得调解（人民调解法第十七条）。 Start to
    mediate: both sides are recorded, and every party has agreed; who refuses may not be mediated
    (People's Mediation Law art 17)."""
    parties: list[DisputeParty] = []

    def guard(dispute: Dispute) -> Mapping[str, Any]:
        EVERY_PARTY_AGREES.require(given.every_party_agrees, dispute)
        parties.extend(ctx.session.scalars(rows_of(DisputeParty, dispute)))
        BOTH_SIDES.require({each.side for each in parties} >= rules.TWO_SIDES, dispute)
        return {"leading_channel": MediationChannel.PEOPLE}

    dispute = take_step(ctx, given, "startMediation", guard=guard)
    for party in parties:
        if party.consented_at is None:
            party.consented_at = ctx.now
            ctx.record(DisputeParty, party.id, consented_at=ctx.now)
    return dispute


@command("recordMediationSession", thing="Dispute", roles=HANDLERS)
def record_mediation_session(ctx: Context, given: RecordMediationSessionInput) -> Dispute:
    """记录调解：法院和机关受邀参加；同一时间由一个渠道主导。 Record a session of mediation; a court
    or an agency joins by invitation, and one channel leads at any time (信访工作条例 2022 art
    37)."""
    held_on = given.held_on or ctx.today
    invited: list[str | None] = []
    mediators: dict[str, None] = {}

    def guard(dispute: Dispute) -> Mapping[str, Any]:
        people = given.channel is MediationChannel.PEOPLE
        INVITED_BODY.require(people or given.organisation is not None, dispute)
        body = given.organisation and organisation_of(ctx, given.organisation)
        invited.append(body.id if body else None)
        check_day(held_on, opened_on(dispute), ctx.today, "heldOn")
        MEDIATOR_NAMED.require(bool(given.mediators) or not people, dispute)
        NO_MEDIATOR_CLOSE.require(given.no_mediator_close or not given.mediators, dispute)
        for each in given.mediators or ():
            mediators[mediator_of(ctx, dispute, each, held_on, "mediators").id] = None
        return {"leading_channel": given.channel} if given.leads else {}

    dispute = take_step(ctx, given, "recordMediationSession", guard=guard)
    facts = {"held_on": held_on, "is_open": given.is_open, "organisation_id": invited[0]}
    facts |= {"channel": given.channel, "leading": dispute.leading_channel is given.channel}
    session = add_row(ctx, MediationSession, dispute, **facts)
    for mediator_id in mediators:
        held = {"session_seq": session.seq, "mediator_id": mediator_id}
        add_row(ctx, SessionMediator, dispute, **held)
    return dispute


@command("extendMediation", thing="Dispute", roles=HANDLERS)
def extend_mediation(ctx: Context, given: ExtendMediationInput) -> Dispute:
    """延长调解：各方同意后延长调解期限（司法部令第75号第三十三条）。 Mediate longer than the limit,
    as every party agrees (Ministry of Justice order 75 of 2002, art 33); the limit that runs
    ends later."""
    check_range(given, "days", 1, rules.MOST_DAYS_LONGER)

    def guard(dispute: Dispute) -> Mapping[str, Any]:
        LONGER_BY_CONSENT.require(given.every_party_agrees, dispute)
        longer = dispute.days_extended + given.days
        of_court = dispute.source is IntakeSource.COURT
        LONGER_FOR_COURT.require(not of_court or longer <= rules.DAYS_OF_COURT, dispute)
        return {"days_extended": longer}

    dispute = take_step(ctx, given, "extendMediation", guard=guard, anew=True)
    add_row(ctx, MediationExtension, dispute, at=ctx.now, days=given.days)
    return dispute


@command("suspendMediation", thing="Dispute", roles=HANDLERS)
def suspend_mediation(ctx: Context, given: SuspendMediationInput) -> Dispute:
    """中止调解：因当事人申请、鉴定或等待法院的，期限停止计算；其他理由照常计算。 Suspend mediation;
    the clock stands still at the parties' request, for an appraisal or for a court, and runs on
    for any other reason (county practice)."""
    note = checked_note(given.note, "note")
    stops = given.reason in rules.CLOCK_STOPPERS

    def guard(dispute: Dispute) -> Mapping[str, Any]:
        return {} if stops else {"due_at": dispute.due_at}

    dispute = take_step(ctx, given, "suspendMediation", guard=guard, note=note)
    facts = {"reason": given.reason, "stops_clock": stops, "suspended_at": ctx.now}
    add_row(ctx, MediationSuspension, dispute, **facts)
    ctx.emit(SUSPENDED, dispute.id, division_id=dispute.division_id, reason=given.reason)
    return dispute


@command("resumeMediation", thing="Dispute", roles=HANDLERS)
def resume_mediation(ctx: Context, given: DisputeStepInput) -> Dispute:
    """恢复调解：停止计算的天数顺延。 Resume mediation; the limit is longer by the days that the
    clock stood still."""

    def guard(dispute: Dispute) -> Mapping[str, Any]:
        return {"days_suspended": dispute.days_suspended + stood_still(ctx, dispute)}

    dispute = take_step(ctx, given, "resumeMediation", guard=guard)
    end_suspension(ctx, dispute)
    ctx.emit(RESUMED, dispute.id, division_id=dispute.division_id)
    return dispute


def stood_still(ctx: Context, dispute: Dispute) -> int:
    """For how many days the clock has stood still in the running suspension."""
    running = _running(ctx, dispute)
    if running is None or not running.stops_clock:
        return 0
    return (ctx.today - day_of(running.suspended_at)).days


def end_suspension(ctx: Context, dispute: Dispute) -> None:
    """Close the running suspension, if there is one."""
    running = _running(ctx, dispute)
    if running is not None:
        running.ended_at = ctx.now
        ctx.record(MediationSuspension, running.id, ended_at=ctx.now)


def _running(ctx: Context, dispute: Dispute) -> MediationSuspension | None:
    rows = rows_of(MediationSuspension, dispute).where(MediationSuspension.ended_at.is_(None))
    found: MediationSuspension | None = ctx.session.scalars(rows).first()
    return found
