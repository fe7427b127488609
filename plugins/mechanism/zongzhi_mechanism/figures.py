"""Figures of the mechanism pillar."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import and_, or_

from zongzhi_core.plugin_api import FigureKind, Frame, Level, Measure

from .tables import Order
from .terms import OrderKind, OrderStatus


def _issued(kind: OrderKind) -> Callable[[Frame], Any]:
    """Orders, not matters: an order issued again counts again (county practice)."""

    def count(frame: Frame) -> Any:
        return frame.count(
            Order,
            lambda order: and_(
                frame.during(order.opened_at),
                order.kind == kind,
                order.issuer_level == Level.TOWNSHIP,
                or_(order.status != OrderStatus.CANCELLED, order.received_at.is_not(None)),
            ),
        )

    return count


def _due(cadence: str, level: Level) -> Callable[[Frame], Any]:
    return lambda frame: frame.slots(cadence, lambda division: division.level == level)


def _due_of_counties(frame: Frame) -> Any:
    # A prefecture without counties is its own county, and meets as one.
    return frame.slots("months", lambda division: division.id == division.county_id)


MEASURES = (
    Measure(
        "mechanism.dispatches",
        "派单件次",
        "Dispatches",
        "期内由乡镇发出的派单件次；签收前撤销的不计。"
        " Dispatches issued by townships in the period; cancelled before receipt do not count.",
        FigureKind.FLOW,
        True,
        _issued(OrderKind.DISPATCH),
    ),
    Measure(
        "mechanism.whistles",
        "吹哨件次",
        "Whistles",
        "期内由乡镇发出的吹哨件次；签收前撤销的不计。"
        " Whistles blown by townships in the period; cancelled before receipt do not count.",
        FigureKind.FLOW,
        True,
        _issued(OrderKind.WHISTLE),
    ),
    Measure(
        "mechanism.supervisions",
        "督办件次",
        "Supervision orders",
        "期内由乡镇发出的督办件次；签收前撤销的不计。"
        " Supervision orders issued by townships in the period; cancelled before receipt do not"
        " count.",
        FigureKind.FLOW,
        True,
        _issued(OrderKind.SUPERVISE),
    ),
    Measure(
        "mechanism.village_meetings_due",
        "村级研判会应开次数",
        "Village analysis meetings due",
        "期内已结束的各周应开的村级分析研判会：每村每周一次，周属其星期四所在年。"
        " Analysis meetings of villages due in the weeks that have ended: one a village and week;"
        " a week belongs to the period of its Thursday.",
        FigureKind.FLOW,
        True,
        _due("weeks", Level.VILLAGE),
    ),
    Measure(
        "mechanism.township_meetings_due",
        "乡级研判会应开次数",
        "Township analysis meetings due",
        "期内已结束的各半月应开的乡级分析研判会：每乡每半月一次（1–15 日，16 日至月末）。"
        " Analysis meetings of townships due in the half-months that have ended.",
        FigureKind.FLOW,
        True,
        _due("half_months", Level.TOWNSHIP),
    ),
    Measure(
        "mechanism.county_meetings_due",
        "县级研判会应开次数",
        "County analysis meetings due",
        "期内已结束的各月应开的县级分析研判会：每县每月一次。"
        " Analysis meetings of the county due in the months that have ended.",
        FigureKind.FLOW,
        False,
        _due_of_counties,
    ),
)
