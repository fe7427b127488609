"""Decisions of the mediation pillar: the life of a dispute, its deadlines, where events go."""

from __future__ import annotations

from typing import Any

from zongzhi_mediation.terms import DisputeCategoryCode, DisputeOutcome, DisputeStatus

S = DisputeStatus

#: The states of a dispute under way. A limit runs in them and before acceptance; the clock stands
#: still while mediation is suspended, and after an outcome no law sets a limit.
UNDER_WAY = (S.ACCEPTED, S.UNDERTAKEN, S.TRANSFERRED, S.MEDIATING)

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

#: Outcomes by which a dispute counts as settled.
SETTLEMENTS = (
    DisputeOutcome.SETTLED_WRITTEN,
    DisputeOutcome.SETTLED_ORAL,
    DisputeOutcome.SETTLED_PERFORMED,
)

#: Working days to accept or decline a registered dispute, from registration (county practice).
DAYS_TO_ACCEPT = 3

#: Months of people's mediation from acceptance (Ministry of Justice order 75 of 2002, art 33; the
#: Act of 2010 sets no limit, so it warns and never bars).
MONTHS_TO_MEDIATE = 1

_CATEGORY_OF_ITEM = {
    "DISPUTE_FAMILY": DisputeCategoryCode.V01,
    "DISPUTE_NEIGHBOUR": DisputeCategoryCode.V02,
    "DISPUTE_LAND": DisputeCategoryCode.V09,
    "DISPUTE_DEBT": DisputeCategoryCode.V06,
    "DISPUTE_LABOUR": DisputeCategoryCode.V07,
}


def runs_on(before: Any, after: Any) -> bool:
    """Does the same limit run before and after a step? Then it stays as the parties know it."""
    return before is after or (before in UNDER_WAY and after in UNDER_WAY)


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
