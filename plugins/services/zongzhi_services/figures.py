"""Figures of the services pillar."""

from __future__ import annotations

from typing import Any

from sqlalchemy import not_, or_

from zongzhi_core.plugin_api import FigureKind, Frame, Measure, Sensitivity

from .tables import AssistanceCase


def _people_supported(frame: Frame) -> Any:
    """A person with cases of several bodies counts once."""

    def live(case: Any) -> Any:
        open_then = or_(case.closed_at.is_(None), not_(frame.until(case.closed_at)))
        return frame.until(case.activated_at) & open_then

    return frame.persons(AssistanceCase, lambda case: case.counted_as, live)


MEASURES = (
    Measure(
        "services.people_supported",
        "在册帮扶人数",
        "People supported",
        "当日有在办帮扶个案的人数：已启动、未退出，一人多案计一人。"
        " People with a live assistance case on the day: begun and not exited; each person once.",
        FigureKind.STOCK,
        # Cases lie where the person lives, so a person is counted in one division.
        True,
        _people_supported,
        sensitivity=Sensitivity.SENSITIVE,
    ),
)
