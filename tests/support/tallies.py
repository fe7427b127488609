"""What a measure counts, as one scalar select; for tests that ask a measure without a read."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, literal

from zongzhi_core.access import Access
from zongzhi_core.figures import Frame, Measure, Tally, Window
from zongzhi_core.graph.declare import Occurrence
from zongzhi_core.terms import FigureTree, Sensitivity

#: A reader of several counties, some of whose divisions have moved: the general case.
WIDE = Access(frozenset(Sensitivity), exact=True, wide=True, moved=True)


def frame_of(
    asked: Any, measure: Measure, tree: FigureTree = FigureTree.AS_OF, prefix: str = "w"
) -> Frame:
    """The frame of a measure over an occurrence of a division; its window has this prefix."""
    here = Occurrence(asked, asked, asked.valid_from)
    return Frame(here, Window(prefix), tree, measure.plugin, WIDE)


def scalar_of(frame: Frame, part: Any) -> Any:
    """A tally, or a scalar select of a measure's own, as a scalar select."""
    if not isinstance(part, Tally):
        return part if hasattr(part, "label") else literal(part)
    spot = frame.spot(part.table)
    chosen, condition = spot.chosen, spot.condition(part)
    if condition is not None:
        chosen = chosen.where(condition)
    value = spot.value(part)
    value = func.coalesce(value, 0) if part.sums else value
    return chosen.with_only_columns(value, maintain_column_froms=True).scalar_subquery()
