"""The figure of the flood plugin."""

from __future__ import annotations

from typing import Any

from zongzhi_core.plugin_api import FigureKind, Frame, Measure

from .tables import FloodWarning
from .terms import FloodStatus


def _issued(frame: Frame) -> Any:
    return frame.count(
        FloodWarning,
        lambda row: (
            frame.during(row.opened_at) & row.status.in_([FloodStatus.IN_FORCE, FloodStatus.LIFTED])
        ),
    )


WARNINGS = Measure(
    "flood.warnings",
    "防汛预警数",
    "Flood warnings issued",
    "期内登记并已发布的防汛预警。 Warnings of the period that were issued.",
    FigureKind.FLOW,
    True,
    _issued,
)
