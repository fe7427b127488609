"""Decisions of the mechanism pillar: phases of an order, the limits to carry it out."""

from __future__ import annotations

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

#: Working days to carry out an order, from its issue (county practice; press reports range from
#: one to ten).
FINISH_DAYS = {OrderKind.DISPATCH: 5, OrderKind.WHISTLE: 10, OrderKind.SUPERVISE: 3}
