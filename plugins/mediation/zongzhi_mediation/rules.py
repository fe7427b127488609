"""Decisions of the mediation pillar: the life of a dispute, its deadlines, where events go."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from zongzhi_mediation.terms import (
    AgreementConfirmation,
    AgreementKind,
    DisputeCategoryCode,
    DisputeLimitKind,
    DisputeOutcome,
    DisputeScale,
    DisputeStatus,
    IntakeSource,
    ObligationStatus,
    PartySide,
    RelapseRisk,
    SuspensionReason,
)
from zongzhi_mediation.terms import DisputeRiskGrade as Grade

S = DisputeStatus

#: The states of a dispute under way. A limit runs in them and before acceptance; the clock stands
#: still while mediation is suspended, and after an outcome no law sets a limit.
UNDER_WAY = (S.ACCEPTED, S.UNDERTAKEN, S.TRANSFERRED, S.MEDIATING)

#: Before an outcome: then parties are recorded, risk is graded and reported, mediators are chosen.
GRADED = (S.REGISTERED, S.ACCEPTED, S.TRANSFERRED, S.UNDERTAKEN, S.MEDIATING, S.SUSPENDED)

#: State, command, next state. Accept, undertake or transfer, feed back and revisit are county
#: practice; a party may refuse or end mediation at any time (People's Mediation Law arts 17
#: and 23, failure art 26). What is not listed is refused.
MOVES: tuple[tuple[DisputeStatus, str, DisputeStatus], ...] = (
    (S.DRAFT, "registerDispute", S.REGISTERED),
    (S.REGISTERED, "acceptDispute", S.ACCEPTED),
    (S.REGISTERED, "declineDispute", S.DECLINED),
    (S.ACCEPTED, "undertakeDispute", S.UNDERTAKEN),
    (S.ACCEPTED, "transferDispute", S.TRANSFERRED),
    (S.UNDERTAKEN, "transferDispute", S.TRANSFERRED),
    (S.TRANSFERRED, "signDispute", S.UNDERTAKEN),
    (S.TRANSFERRED, "returnDispute", S.ACCEPTED),
    (S.UNDERTAKEN, "startMediation", S.MEDIATING),
    (S.MEDIATING, "suspendMediation", S.SUSPENDED),
    (S.SUSPENDED, "resumeMediation", S.MEDIATING),
    (S.MEDIATING, "settleDispute", S.SETTLED),
    *((state, "failDispute", S.FAILED) for state in (S.UNDERTAKEN, S.MEDIATING, S.SUSPENDED)),
    *((state, "divertDispute", S.DIVERTED) for state in (S.UNDERTAKEN, S.MEDIATING)),
    *((state, "feedBackDispute", S.FED_BACK) for state in (S.SETTLED, S.FAILED, S.DIVERTED)),
    (S.FED_BACK, "revisitDispute", S.REVISITED),
    *(
        (state, command, state)
        for state in (S.SETTLED, S.FED_BACK, S.REVISITED, S.CLOSED)
        for command in ("recordObligationPerformed", "recordObligationBreached")
    ),
    *(
        (state, command, state)
        for state in (S.SETTLED, S.FED_BACK, S.REVISITED, S.CLOSED)
        for command in ("applyForConfirmation", "recordConfirmationRuling")
    ),
    *((state, "revisitDispute", state) for state in (S.REVISITED, S.CLOSED)),
    (S.REVISITED, "closeDispute", S.CLOSED),
    (S.REVISITED, "reopenDispute", S.UNDERTAKEN),
    (S.CLOSED, "reopenDispute", S.UNDERTAKEN),
    *(
        (state, command, target)
        for state in (S.REGISTERED, S.ACCEPTED, S.TRANSFERRED, S.UNDERTAKEN, S.MEDIATING)
        for command, target in (
            ("endDisputeByParty", S.FAILED),
            ("mergeDispute", S.VOID),
            ("withdrawDispute", S.WITHDRAWN),
        )
    ),
    (S.SUSPENDED, "endDisputeByParty", S.FAILED),
    (S.MEDIATING, "recordMediationSession", S.MEDIATING),
    (S.MEDIATING, "extendMediation", S.MEDIATING),
    *(
        (state, command, state)
        for state in GRADED
        for command in (
            *("recordDisputeParty", "proposeRiskGrade", "confirmRiskGrade", "reportCriticalRisk"),
            *("chooseMediator", "refuseMediator", "recuseMediator"),
        )
    ),
    (S.REGISTERED, "requestDisputeVoid", S.REGISTERED),
    (S.REGISTERED, "confirmDisputeVoid", S.VOID),
    *((state, "recomputeDisputeDeadline", state) for state in (S.REGISTERED, *UNDER_WAY)),
)

PHASES: dict[DisputeStatus, str] = {
    S.DRAFT: "NEW",
    S.REGISTERED: "NEW",
    S.ACCEPTED: "OPEN",
    S.UNDERTAKEN: "OPEN",
    S.TRANSFERRED: "OPEN",
    S.MEDIATING: "OPEN",
    S.SUSPENDED: "SUSPENDED",
    S.SETTLED: "OUTCOME",
    S.FAILED: "OUTCOME",
    S.DIVERTED: "OUTCOME",
    S.FED_BACK: "OUTCOME",
    S.REVISITED: "OUTCOME",
    S.CLOSED: "CLOSED",
    S.DECLINED: "CLOSED",
    S.WITHDRAWN: "CLOSED",
    S.VOID: "VOID",
}

#: The days by which something is due of a dispute, as it keeps them.
DUE = ("due_at", "sign_due_at", "revisit_due_on", "confirmation_due_on")

#: While a dispute is in one of these, whoever joins it as a party joins its mediation.
MEDIATED = (S.MEDIATING, S.SUSPENDED)

#: Between whom a dispute is settled (People's Mediation Law arts 17 and 29).
TWO_SIDES = {PartySide.APPLICANT, PartySide.RESPONDENT}

#: A dispute lists so many parties; more are recorded by number.
MOST_PARTIES = 50

#: For so many people a dispute, or a party of one, stands at most.
MOST_PEOPLE = 999_999

#: Outcomes by which a dispute counts as settled.
SETTLEMENTS = (
    DisputeOutcome.SETTLED_WRITTEN,
    DisputeOutcome.SETTLED_ORAL,
    DisputeOutcome.SETTLED_PERFORMED,
)

#: Into a dispute in one of these states no other is merged: it does not go on.
NO_MERGE_TARGETS = (S.DECLINED, S.WITHDRAWN, S.VOID)

#: The form of agreement that fits an outcome.
AGREEMENTS = {
    DisputeOutcome.SETTLED_WRITTEN: AgreementKind.WRITTEN,
    DisputeOutcome.SETTLED_ORAL: AgreementKind.ORAL,
    DisputeOutcome.SETTLED_PERFORMED: AgreementKind.PERFORMED,
}

#: What becomes of an obligation; one that was breached may still be performed late.
OBLIGATION_MOVES: tuple[tuple[ObligationStatus, str, ObligationStatus], ...] = (
    (ObligationStatus.PENDING, "recordObligationPerformed", ObligationStatus.PERFORMED),
    (ObligationStatus.PENDING, "recordObligationBreached", ObligationStatus.BREACHED),
    (ObligationStatus.BREACHED, "recordObligationPerformed", ObligationStatus.PERFORMED),
)

#: An agreement has at most so many obligations, each due within a hundred years.
MOST_OBLIGATIONS = 20
OWED_AHEAD = timedelta(days=100 * 366)

#: What is rated of a dispute, each from 0 to 3; nothing of it is about its persons.
RISK_FACTORS = ("category", "latent", "trend", "extent", "intensity", "duration")
MOST_RISK = 3

#: The least sum of the factors for a grade, and days to its next review (county practice).
RISK_BANDS = {Grade.V1: 0, Grade.V2: 5, Grade.V3: 10, Grade.V4: 14}
REVIEW_DAYS = {Grade.V1: 30, Grade.V2: 15, Grade.V3: 7, Grade.V4: 1}

#: From these grades on an organisation is made responsible by a plan; from the later ones on the
#: police are told, too (People's Mediation Law art 25).
NEEDS_RESPONSIBLE = (Grade.V2, Grade.V3, Grade.V4)
NEEDS_POLICE = (Grade.V3, Grade.V4)

#: At these grades an official of the county leads, and a report is due (county practice).
LED_BY_COUNTY = (Grade.V4,)

#: A dispute of these scales is settled only when its risk was graded (see `least_grade`).
GRADED_SCALES = (DisputeScale.V03,)

#: Who may lower a grade: at least the level that leads at it.
MAY_LOWER = {
    Grade.V2: ("county_admin", "township_lead"),
    Grade.V3: ("county_admin", "township_lead"),
    Grade.V4: ("county_admin",),
}

#: Days from a settlement to its revisits, the second of which is due at these grades only (county
#: practice; the law sets no limit).
REVISIT_DAYS = (15, 90)
TWO_REVISITS = (Grade.V3, Grade.V4)

#: On so many days somebody who cannot be reached is sought (county practice).
DAYS_OF_TRIES = 3

#: From these risks on a support plan is handed over before a dispute is closed.
NEEDS_SUPPORT = (RelapseRisk.V2, RelapseRisk.V3)

#: A session names at most so many mediators.
MOST_MEDIATORS = 10

#: Years of a term of a people's mediation committee (People's Mediation Law art 8), and how long
#: before it begins it may be entered.
YEARS_OF_TERM = 3
APPOINTED_AHEAD = timedelta(days=366)

#: A dispute arose on this day or later, as the hierarchy begins; and for how long at most it is
#: given to an organisation.
FIRST_DAY = date(1900, 1, 1)
DUE_AHEAD = timedelta(days=366)

#: Working days to accept or decline a registered dispute, from registration (county practice).
DAYS_TO_ACCEPT = 3

#: Months of people's mediation from acceptance, or from reopening (Ministry of Justice order 75 of
#: 2002, art 33; the Act of 2010 sets no limit, so it warns and never bars), and the days for which
#: the clock stood still.
MONTHS_TO_MEDIATE = 1

#: Days to mediate what a court referred, and by how many the parties may agree to go on (courts'
#: practice).
DAYS_OF_COURT = 30

#: Days to mediate a labour dispute from the receipt of the application (Labour Dispute Mediation
#: and Arbitration Law art 14: after them either party may go to arbitration).
DAYS_OF_LABOUR = 15

#: Hours to report a critical dispute in writing (county practice; Petition Regulation art 25: in
#: time).
HOURS_TO_REPORT = 24

#: Days by which the parties may agree at once to mediate longer; they may agree again (county
#: practice).
MOST_DAYS_LONGER = 30

#: Days from the effect of an agreement in which both sides may ask a court together to confirm it
#: (People's Mediation Law art 33; Civil Procedure Law art 205).
DAYS_TO_CONFIRM = 30

#: What the parties are reminded of until then.
MAY_BE_CONFIRMED = (
    "在此日之前（含当日），双方可以共同向人民法院申请司法确认；经确认的协议可以申请强制执行。 "
    "Until this day both sides may ask a court together to confirm the agreement; one that is "
    "confirmed can be enforced."
)

#: How a court rules.
RULINGS = (AgreementConfirmation.VALID, AgreementConfirmation.REJECTED)

#: Stands with every agreement (People's Mediation Law arts 3 and 32).
OTHER_ROUTES = (
    "调解不影响当事人依法通过仲裁、行政、司法等途径维护权利；对协议的履行或者内容发生争议的，"
    "可以向人民法院提起诉讼。 "
    "Mediation bars nobody from arbitration, administration or court; in a dispute over the "
    "performance or content of this agreement either party may go to court."
)

#: Working days to sign for a transferred dispute or to return it (county practice).
DAYS_TO_SIGN = 1

#: The limits that are county practice, as they are where a county has not set them; and how long a
#: county may make one.
LIMITS = {
    DisputeLimitKind.ACCEPT: DAYS_TO_ACCEPT,
    DisputeLimitKind.SIGN: DAYS_TO_SIGN,
    DisputeLimitKind.REVISIT: REVISIT_DAYS[0],
    DisputeLimitKind.SECOND_REVISIT: REVISIT_DAYS[1],
    DisputeLimitKind.REPORT: HOURS_TO_REPORT,
}
MOST_LIMIT = 365

#: After so many returns a leader of the centre decides (county practice).
MOST_RETURNS = 2

#: Why the clock of mediation stands still (county practice); it runs on for other reasons.
CLOCK_STOPPERS = (
    SuspensionReason.PARTIES_REQUEST,
    SuspensionReason.APPRAISAL,
    SuspensionReason.COURT,
)

_CATEGORY_OF_ITEM = {
    "DISPUTE_FAMILY": DisputeCategoryCode.V01,
    "DISPUTE_NEIGHBOUR": DisputeCategoryCode.V02,
    "DISPUTE_LAND": DisputeCategoryCode.V09,
    "DISPUTE_DEBT": DisputeCategoryCode.V06,
    "DISPUTE_LABOUR": DisputeCategoryCode.V07,
}


def days_to_mediate(category: DisputeCategoryCode, source: IntakeSource) -> int | None:
    """How many days mediation may last by what a dispute is; None for the month of all others. A
    case that a court referred follows the court's practice, whatever it is about."""
    if source is IntakeSource.COURT:
        return DAYS_OF_COURT
    return DAYS_OF_LABOUR if category is DisputeCategoryCode.V07 else None


def is_from_receipt(category: DisputeCategoryCode, source: IntakeSource) -> bool:
    """Does its limit run from its registration, and not from acceptance?"""
    return days_to_mediate(category, source) == DAYS_OF_LABOUR


def runs_on(before: Any, after: Any) -> bool:
    """Does the same limit run before and after a step? Then it stays as the parties know it."""
    return before is after or (before in UNDER_WAY and after in UNDER_WAY)


def least_grade(scale: DisputeScale) -> Grade:
    """A major group matter is of high risk at least (county practice)."""
    return Grade.V3 if scale in GRADED_SCALES else Grade.V1


def propose_grade(factors: Sequence[int], scale: DisputeScale) -> Grade:
    """The grade that the published rule proposes: by the sum of the factors and the scale, from
    facts of the dispute alone. A proposal has no effect until a person confirms a grade."""
    total, grades = sum(factors), list(Grade)
    by_sum = max(grades.index(grade) for grade in grades if total >= RISK_BANDS[grade])
    return grades[max(by_sum, grades.index(least_grade(scale)))]


def risk_rule(factors: str) -> str:
    """What `propose_grade` does, for whoever reads a grade; `factors` are their Chinese names."""
    bands, (scale,), most = RISK_BANDS.items(), GRADED_SCALES, MOST_RISK
    zh = "，".join(f"{total}分起为{grade.zh}" for grade, total in bands)
    en = ", ".join(f"{grade.en[:-1].lower()} from {total}" for grade, total in bands)
    return (
        f"{factors}各评0至{most}分，权重相同，按总分建议：{zh}；{scale.zh}不低于{least_grade(scale).zh}。"
        "只作建议，等级由人确认。 Proposed by the sum of "
        f"{', '.join(RISK_FACTORS)}, each from 0 to {most} and of one weight: {en}; never below "
        f"{least_grade(scale).en[:-1].lower()} for a {scale.en[:-1].lower()}. A person confirms it."
    )


def is_lower(grade: Grade, than: Grade | None) -> bool:
    """Is a grade lower than another?"""
    grades = list(Grade)
    return than is not None and grades.index(grade) < grades.index(than)


def is_unmet(status: ObligationStatus, due_on: date, today: date) -> bool:
    """Is an obligation unmet and due? It may be performed until its last day ends (Civil Code
    art 203)."""
    late = status is ObligationStatus.PENDING and due_on < today
    return late or status is ObligationStatus.BREACHED


def end_of_term(first: date) -> date:
    """The first day after a committee's term that begins on a day."""
    year = first.year + YEARS_OF_TERM
    leap = (first.month, first.day) == (2, 29)
    return date(year, 3, 1) if leap else first.replace(year=year)


def days_to_revisit(grade: Grade | None, done: int, days: Any = REVISIT_DAYS) -> int | None:
    """In how many days from its settlement a dispute is to be revisited next, when that was done
    so often; None when no revisit is due any more. The second is never due before the first."""
    due = (days[0], max(days)) if grade in TWO_REVISITS else days[:1]
    return due[done] if done < len(due) else None


def count_revisits(visits: Sequence[tuple[date, bool]]) -> tuple[int, set[date]]:
    """How many revisits were made, by visits in their order (day, whether somebody was reached):
    one that reached somebody counts, and so do tries on enough days; and on which days somebody
    was sought since."""
    done, tried = 0, set[date]()
    for day, reached in visits:
        tried = tried | {day}
        if reached or len(tried) >= DAYS_OF_TRIES:
            done, tried = done + 1, set()
    return done, tried


def count_returns(commands: Sequence[str]) -> int:
    """How often a dispute was returned since it was last opened, by its steps in their order."""
    opened = max((n for n, name in enumerate(commands) if name == "reopenDispute"), default=-1)
    return commands[opened + 1 :].count("returnDispute")


def category_of_item(item: str) -> DisputeCategoryCode:
    """The category under which a grid event of an item is registered (our reading of both
    lists); an unknown item goes to 其他."""
    return _CATEGORY_OF_ITEM.get(item, DisputeCategoryCode.V99)


def dispute_no(county_code: str, year: int, sequence: int) -> str:
    """A dispute's number as it is printed."""
    return f"{county_code}{year}{sequence:06d}"


def dispute_series(year: int) -> str:
    """The series of a county from which the numbers of a year's disputes are drawn."""
    return f"dispute/{year}"
