"""GraphQL types of the mediation pillar and how they map to its tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import case, literal, select
from sqlalchemy.orm import aliased

from zongzhi_core.plugin_api import (
    TODAY,
    Base,
    Division,
    Lookup,
    LookupArgument,
    NodeType,
    Occurrence,
    Sensitivity,
    auto,
    expression,
    fresh_row,
    labelled,
    link,
    many,
    nested,
    node,
    organisation,
    overdue,
    phase,
    place,
    told_text,
)

from . import rules, tables
from .commands import MEDIATION, STATES
from .terms import AgreementConfirmation, DisputeCategoryCode, IntakeSource


def _told(target: str, doc: str, *, bound: int = 50) -> Any:
    """What is told of a dispute one after the other."""

    def of_dispute(dispute: Occurrence, told: Occurrence) -> Any:
        return (told.row.county_id == dispute.row.county_id) & (
            told.row.dispute_id == dispute.row.id
        )

    return many(target, of_dispute, doc, order=("seq",), bound=bound)


def _detail(table: type[Base], *fields: str, **made: Any) -> NodeType:
    """The type that shows some columns of a side table, in its own words, and what is made."""
    shown = {"__doc__": table.__doc__, **{name: auto() for name in fields}, **made}
    body = type(table.__name__, (), shown)
    return node(table, sensitivity=Sensitivity.ORDINARY, detail=True)(body)


def _to_answer(dispute: Occurrence, target: Occurrence) -> Any:
    """Is an organisation to sign for what was transferred to it, or to return it?"""
    told = fresh_row(tables.DisputeTransfer)
    of_dispute = (told.county_id == dispute.row.county_id) & (told.dispute_id == dispute.row.id)
    last = nested(select(told.organisation_id), told).where(of_dispute).order_by(told.seq.desc())
    waits = dispute.row.sign_due_at.is_not(None)
    return waits & (target.row.id == last.limit(1).scalar_subquery())


def _held(session: Occurrence, mediator: Occurrence) -> Any:
    held = fresh_row(tables.SessionMediator)
    of_session = (
        (held.county_id == session.row.county_id)
        & (held.dispute_id == session.row.dispute_id)
        & (held.session_seq == session.row.seq)
    )
    same_county = mediator.row.county_id == session.row.county_id
    return same_county & mediator.row.id.in_(
        nested(select(held.mediator_id), held).where(of_session)
    )


@node(
    tables.Dispute,
    sensitivity=Sensitivity.ORDINARY,
    interfaces=("Matter",),
    filters=(
        "status",
        "outcome",
        "source",
        "scale",
        "category_code",
        "opened_at",
        "accepted_at",
        "settled_at",
        "updated_at",
        "due_provisional",
        "revisit_due_on",
        "confirmation_due_on",
        "handler",
        "transferred_to",
        "sign_due_at",
        "report_due_at",
    ),
    orders=(
        *("opened_at", "accepted_at", "sign_due_at", "updated_at"),
        *("revisit_due_on", "confirmation_due_on", "no"),
    ),
    states=STATES,
    statutory=True,
    told={"confirmation_due_on": rules.MAY_BE_CONFIRMED},
)
class Dispute:
    """矛盾纠纷 A dispute between people, or between people and bodies."""

    no = auto()
    title = expression(
        "String",
        lambda o: labelled(o.row.category_code) + " " + o.place.short_name + " " + o.row.no,
        "标题 Category, place and number; never a name.",
    )
    category = link(
        "DisputeCategory",
        lambda dispute, same: (
            (same.row.county_id == dispute.row.county_id) & (same.row.id == dispute.row.id)
        ),
        "类别 Category, with the list from which it is taken.",
    )
    scale = auto()
    source = auto()
    external_no = auto()
    status = auto()
    phase = phase(rules.PHASES)
    outcome = auto()
    people_involved = auto()
    occurred_on = auto()
    summary, summary_mask = told_text(
        tables.DisputeSummary,
        MEDIATION,
        "事件简述 What it is about, as it was told; null when nothing was, or with `summaryMask`.",
    )
    opened_at = auto()
    accepted_at = auto()
    settled_at = auto()
    due_at = auto()
    due_provisional = auto()
    sign_due_at = auto()
    overdue = overdue()
    closed_at = auto()
    updated_at = auto()
    version = auto()
    division = place()
    leading_channel = auto()
    risk_grade = auto()
    report_due_at = auto()
    fed_back_at = auto()
    days_suspended = auto()
    reopened_at = auto()
    days_extended = auto()
    revisit_due_on = auto()
    confirmation_due_on = auto()
    handler = organisation(
        "handler_id",
        "承办机构 The organisation that signed for it; null while the own centre holds it.",
        upward=True,
    )
    transferred_to = organisation(
        _to_answer,
        "待签收机构 The organisation that is to sign for it or to return it; null once it has.",
        upward=True,
    )
    merged_into = link(
        "Dispute",
        lambda dispute, other: (
            (other.row.county_id == dispute.row.county_id)
            & (other.row.id == dispute.row.merged_into_id)
        ),
        "并入纠纷 The dispute into which it was merged; null out of reach.",
    )
    parties = _told("DisputeParty", "当事人 Parties, and people affected.")
    steps = _told("DisputeStep", "流转 Steps from registration on.", bound=100)
    transfers = _told("DisputeTransfer", "转办记录 Acts of transfers.")
    suspensions = _told("MediationSuspension", "中止记录 Times for which mediation stood still.")
    extensions = _told(
        "MediationExtension", "延期记录 Times for which the parties agreed to mediate longer."
    )
    sessions = _told("MediationSession", "调解场次 Sessions of mediation.", bound=100)
    mediator_choices = _told(
        "MediatorChoice", "选择调解员 Which mediators parties chose or refused."
    )
    mediator_recusals = _told("MediatorRecusal", "回避 Which mediators are too close to it.")
    risk_assessments = _told("RiskAssessment", "风险评定 Proposed and confirmed grades of risk.")
    responsibilities = _told(
        "Responsibility", "包保责任 Who is responsible at a higher risk; the last one holds."
    )
    endings = _told("DisputeEnding", "终结记录 How it ended without a settlement.")
    agreements = _told("Agreement", "协议 Agreements by which it was settled; the last one holds.")
    follow_ups = _told("DisputeFollowUp", "回访 Revisits, and tries to reach somebody.")
    closures = _told("DisputeClosure", "销号 That it was closed.")
    reopenings = _told("DisputeReopening", "重开 That it was opened again.")
    void_requests = _told("DisputeVoidRequest", "作废申请 That it was asked to be made void.")
    grid_event = link(
        "GridEvent",
        lambda dispute, event: (
            (event.row.county_id == dispute.row.county_id) & (event.row.id == dispute.row.event_id)
        ),
        "网格事件 The grid event it came from.",
    )


# Rival lists of categories are in use, so a category is shown with its list, as an object.
@node(tables.Dispute, sensitivity=Sensitivity.ORDINARY, detail=True)
class DisputeCategory:
    """纠纷类别 Category of a dispute, with the list from which it is taken."""

    scheme = expression(
        "String",
        lambda o: o.row.category_scheme,
        "类别方案 List from which the category is taken.",
    )
    code = expression(
        DisputeCategoryCode, lambda o: o.row.category_code, "代码 Category in its list."
    )
    label = expression(
        "String", lambda o: labelled(o.row.category_code), "名称 Chinese name of the category."
    )


@node(tables.DisputeParty, sensitivity=Sensitivity.ORDINARY, detail=True)
class DisputeParty:
    """当事人 A party of a dispute, or a number of people whom it affects."""

    seq = auto()
    side = auto()
    is_natural_person = auto()
    people = auto()
    consented_at = auto()
    person = link(
        "Person",
        lambda party, person: (
            (person.row.county_id == party.row.county_id) & (person.row.id == party.row.person_id)
        ),
        "人员 Who it is, sealed; null for a number of people, a body, or one not recorded by name.",
    )


@node(tables.DisputeStep, sensitivity=Sensitivity.ORDINARY, detail=True)
class DisputeStep:
    """流转 One step of a dispute."""

    seq = auto()
    from_status = auto()
    to_status = auto()
    command = auto()
    actor = auto()
    at = auto()
    note = auto()


@node(tables.DisputeTransfer, sensitivity=Sensitivity.ORDINARY, detail=True)
class DisputeTransfer:
    """转办记录 One act of a transfer."""

    seq = auto()
    act = auto()
    at = auto()
    sign_due_at = auto()
    due_on = auto()
    organisation = organisation(
        "organisation_id",
        "接收机构 The organisation to which it went; null out of reach.",
        upward=True,
    )


MediationSuspension = _detail(
    tables.MediationSuspension, "seq", "reason", "stops_clock", "suspended_at", "ended_at"
)
MediationExtension = _detail(tables.MediationExtension, "seq", "at", "days")
DisputeEnding = _detail(
    tables.DisputeEnding, "seq", "kind", "at", "decline_reason", "route", "other_routes_told"
)


def _confirmation(o: Occurrence) -> Any:
    none = o.row.confirmation == AgreementConfirmation.NONE
    late = none & (o.row.confirmation_due_on < TODAY)
    return case((late, AgreementConfirmation.EXPIRED.name), else_=o.row.confirmation)


@node(tables.Agreement, sensitivity=Sensitivity.ORDINARY, detail=True)
class Agreement:
    """协议 An agreement by which a dispute was settled."""

    seq = auto()
    kind = auto()
    effective_on = auto()
    signed_by_all_parties = auto()
    signed_by_mediator = auto()
    recorded_at = auto()
    other_routes = expression(
        "String",
        lambda _: literal(rules.OTHER_ROUTES),
        "其他途径 That mediation bars nobody from arbitration, administration or court.",
    )
    confirmation_due_on = auto()
    confirmation = expression(
        AgreementConfirmation,
        _confirmation,
        "司法确认 Whether a court confirmed it; EXPIRED when none was asked in time.",
    )
    confirmation_applied_on = auto()
    confirmation_ruled_on = auto()
    court = organisation(
        "court_id",
        "法院 The court to which both sides applied; null out of reach.",
        upward=True,
    )
    obligations = many(
        "AgreementObligation",
        lambda agreement, obligation: (
            (obligation.row.county_id == agreement.row.county_id)
            & (obligation.row.dispute_id == agreement.row.dispute_id)
            & (obligation.row.agreement_seq == agreement.row.seq)
        ),
        "约定义务 What the parties undertook.",
        order=("seq",),
        bound=rules.MOST_OBLIGATIONS,
    )


AgreementObligation = _detail(
    tables.AgreementObligation, "seq", "kind", "due_on", "amount_yuan", "status", "performed_on"
)
DisputeFollowUp = _detail(
    tables.DisputeFollowUp,
    "seq",
    "at",
    "mode",
    "reached",
    "performance",
    "satisfaction",
    "relapse_risk",
)
DisputeClosure = _detail(
    tables.DisputeClosure, "seq", "at", "result_notice_sent", "support_handed_over"
)
DisputeReopening = _detail(tables.DisputeReopening, "seq", "at", "reason")
DisputeVoidRequest = _detail(tables.DisputeVoidRequest, "seq", "at")


_FACTORS = (tables.RiskAssessment.__table__.c[name].doc for name in rules.RISK_FACTORS)
RISK_RULE = rules.risk_rule("、".join(doc.split()[0] for doc in _FACTORS))

RiskAssessment = _detail(
    tables.RiskAssessment,
    *("seq", "proposed_at", *rules.RISK_FACTORS, "proposed_grade"),
    *("confirmed_grade", "confirmed_at", "confirmed_as", "next_review_on"),
    rule=expression("String", lambda _: literal(RISK_RULE), "评定规则 By which it is proposed."),
)


@node(tables.MediationSession, sensitivity=Sensitivity.ORDINARY, detail=True)
class MediationSession:
    """调解场次 One session of mediation, in one of the three channels."""

    seq = auto()
    channel = auto()
    leading = auto()
    held_on = auto()
    is_open = auto()
    organisation = organisation(
        "organisation_id",
        "参与机构 The court or agency that was invited; null out of reach.",
        upward=True,
    )
    mediators = many(
        "Mediator",
        _held,
        "调解员 The mediators who held it, those in reach.",
        order=("name", "id"),
        bound=rules.MOST_MEDIATORS,
        any_day=True,
        shared=True,
    )


DisputeLimit = _detail(
    tables.DisputeLimit, "kind", "length", "valid_from", "valid_to", "reason", "set_at"
)
DISPUTE_LIMITS = many(
    "DisputeLimit",
    lambda own, limit: limit.row.county_id == own.row.county_id,
    "县级期限 The limits of disputes that the county has set, as they are on the day asked for.",
    order=("kind", "id"),
    bound=20,
    shared=True,
)


@node(
    tables.Mediator,
    sensitivity=Sensitivity.ORDINARY,
    filters=("kind", "post", "valid_from"),
    orders=("name", "kind", "valid_from"),
    default_order=("name",),
)
class Mediator:
    """调解员 Somebody's term as a mediator; name and post of those in office are public."""

    name = auto()
    kind = auto()
    post = auto()
    valid_from = auto()
    valid_to = auto()
    organisation = organisation("organisation_id", "机构 The organisation for which they mediate.")
    division = place()


def _mediator(day: str) -> Any:
    """The mediator of whom something was said on a day."""
    return link(
        "Mediator",
        lambda said, mediator: (
            (mediator.row.county_id == said.row.county_id)
            & (mediator.row.id == said.row.mediator_id)
        ),
        "调解员 The mediator; null out of reach.",
        day=lambda said: getattr(said.row, day),
    )


@node(tables.MediatorChoice, sensitivity=Sensitivity.ORDINARY, detail=True)
class MediatorChoice:
    """选择调解员 That a party chose or refused a mediator."""

    seq = auto()
    act = auto()
    side = auto()
    said_on = auto()
    mediator = _mediator("said_on")


@node(tables.MediatorRecusal, sensitivity=Sensitivity.ORDINARY, detail=True)
class MediatorRecusal:
    """回避 That a mediator is too close to a dispute to mediate it."""

    seq = auto()
    recused_on = auto()
    mediator = _mediator("recused_on")


@node(tables.Responsibility, sensitivity=Sensitivity.ORDINARY, detail=True)
class Responsibility:
    """包保责任 Who is responsible for a dispute of higher risk, for what and by when."""

    seq = auto()
    grade = auto()
    police_informed = auto()
    lead_organisation = organisation(
        "lead_organisation_id",
        "包案领导单位 The organisation of the official who leads it; null out of reach.",
        upward=True,
    )
    lead_post = auto()
    measures = auto()
    milestones = auto()
    due_on = auto()
    reported_at = auto()
    since = auto()
    ended_at = auto()
    organisation = organisation(
        "organisation_id",
        "责任单位 The responsible organisation; null out of reach.",
        upward=True,
    )


def _by_external_no(o: Occurrence, arguments: Mapping[str, Any]) -> Any:
    county = aliased(Division)
    asked = select(county.id).where(
        county.code == arguments["county"], county.valid_from <= TODAY, county.valid_to > TODAY
    )
    return (
        o.row.county_id.in_(asked)
        & (o.row.source == arguments["source"])
        & (o.row.external_no == arguments["external_no"])
    )


dispute_by_external_no = Lookup(
    name="disputeByExternalNo",
    target="Dispute",
    doc="纠纷 One dispute by its number in the system that it came from.",
    arguments=(
        LookupArgument("county", "String", "县代码 Code of the county."),
        LookupArgument("source", IntakeSource, "来源 By which way it came in."),
        LookupArgument("external_no", "String", "外部编号 Its number there."),
    ),
    on=_by_external_no,
)

NODES = (
    Dispute,
    DisputeCategory,
    DisputeParty,
    DisputeStep,
    DisputeTransfer,
    MediationSuspension,
    DisputeEnding,
    Agreement,
    AgreementObligation,
    DisputeFollowUp,
    DisputeClosure,
    DisputeReopening,
    DisputeVoidRequest,
    MediationSession,
    RiskAssessment,
    Responsibility,
    DisputeLimit,
    Mediator,
    MediatorChoice,
    MediatorRecusal,
    MediationExtension,
)
