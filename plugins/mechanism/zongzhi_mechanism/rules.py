"""Decisions of the mechanism pillar: phases of an order, the limits to carry it out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from zongzhi_mechanism.terms import OrderKind, OrderStatus

S = OrderStatus

PHASES: dict[OrderStatus, str] = {
    S.ISSUED: "NEW",
    S.RETURNED: "NEW",
    S.RECEIVED: "OPEN",
    S.ON_SITE: "OPEN",
    S.HANDLING: "OPEN",
    S.EXTENDED: "OPEN",
    S.REJECTED: "OPEN",
    S.DONE: "OUTCOME",
    S.VERIFIED: "OUTCOME",
    S.CLOSED: "CLOSED",
    S.CANCELLED: "VOID",
}

#: Working days to carry out an order (county practice; press reports range from one to ten).
FINISH_DAYS = {OrderKind.DISPATCH: 5, OrderKind.WHISTLE: 10, OrderKind.SUPERVISE: 3}


def works(day: date) -> bool:
    """Is it a working day? Monday to Friday until a work calendar says otherwise."""
    return day.weekday() < 5


def finish_by(kind: OrderKind, issued_on: date, is_working: Callable[[date], bool] = works) -> date:
    """The last day to carry out an order; the day of issue is not counted (Civil Code art 201)."""
    day, left = issued_on, FINISH_DAYS[kind]
    while left:
        day += timedelta(days=1)
        left -= is_working(day)
    return day
