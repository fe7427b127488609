"""Measures of core: what the hierarchy itself counts."""

from __future__ import annotations

from collections.abc import Callable

from ..figures import Frame, Measure
from ..tables import Centre
from ..terms import FigureKind, Level


def _divisions(level: Level) -> Callable[[Frame], object]:
    return lambda frame: frame.divisions(lambda division: division.level == level)


MEASURES = (
    Measure(
        name="core.townships",
        title="乡级区划数",
        title_en="Townships",
        definition="期末日辖区内的乡级区划数。 Township-level divisions on the last day.",
        kind=FigureKind.STOCK,
        additive=True,
        counts=_divisions(Level.TOWNSHIP),
    ),
    Measure(
        name="core.villages",
        title="村级区划数",
        title_en="Villages and communities",
        definition="期末日辖区内的村和社区数。 Village-level divisions on the last day.",
        kind=FigureKind.STOCK,
        additive=True,
        counts=_divisions(Level.VILLAGE),
    ),
    Measure(
        name="core.centres",
        title="综治中心数",
        title_en="Governance centres",
        definition=(
            "期末日辖区内（含本级）的综治中心数。 "
            "Centres on the last day, the division's own among them."
        ),
        kind=FigureKind.STOCK,
        additive=False,
        counts=lambda frame: frame.count(Centre),
    ),
)
