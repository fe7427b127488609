"""Decisions of the services pillar: phases of a case, the limit of its review."""

from __future__ import annotations

from datetime import date, timedelta

from zongzhi_services.terms import AssistanceStatus

S = AssistanceStatus

PHASES: dict[AssistanceStatus, str] = {
    S.PROPOSED: "NEW",
    S.INFORMED: "NEW",
    S.ACTIVE: "OPEN",
    S.REVIEW_DUE: "OPEN",
    S.SUSPENDED: "SUSPENDED",
    S.EXITED: "CLOSED",
    S.ERASED: "CLOSED",
}

#: Most days between two reviews of a case (county practice): a case that nobody reviews ends. It
#: is for the person, so the last day never moves on from a day off.
REVIEW_DAYS = 180


def review_by(reviewed_on: date) -> date:
    """The last day for the next review of a case."""
    return reviewed_on + timedelta(days=REVIEW_DAYS)
