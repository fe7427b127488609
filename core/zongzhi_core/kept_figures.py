"""Kept figures 留存数: what counties counted, so that whoever asks for many need not count it anew.

A number of `core_county_figure` stands for a county over a period, as of a turn of the changes.
Every command that adds or changes a record leaves a change, so a county with none since that turn
still has that number; the others are counted, in the same statement (docs/decisions/0047).
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    and_,
    bindparam,
    case,
    cast,
    func,
    or_,
    select,
)
from sqlalchemy import delete as delete_from
from sqlalchemy.orm import Session

from .access import Access
from .columns import DATE, TEXT
from .figures import Window
from .graph.declare import in_subtree
from .read.dialects import Listed, MemberOf, SinceTurn, TextList
from .read.rows import fresh_row, nested
from .tables import Change, CountyFigure, Epoch, FigureWindow
from .viewer import in_counties_on, in_scope


class Kept:
    """What is kept of a window, for one division in a statement."""

    def __init__(self, window: Window, division: Any, access: Access) -> None:
        self._window, self._division, self._access = window, division, access
        held, epoch = fresh_row(FigureWindow), fresh_row(Epoch)
        ground = nested(select(epoch.value - epoch.light), epoch).where(epoch.id == 1)
        self._turn = (
            nested(select(held.turn), held)
            .where(held.period == self._period, held.last == window.param("last", DATE))
            .where(held.ground == ground.scalar_subquery())
            .scalar_subquery()
        )
        change = fresh_row(Change)
        late = SinceTurn(change.turn, change.seq, self._turn)
        chosen = nested(select(change.county_id.label("o")).distinct(), change).where(late)
        #: The counties whose numbers may be of the past.
        self._changed = Listed(chosen.scalar_subquery())
        # Below a county nothing is kept.
        whole = or_(division.county_id.is_(None), division.county_id == division.id)
        self._usable = and_(whole, self._turn.is_not(None))
        self.row = fresh_row(CountyFigure)

    @property
    def _period(self) -> ColumnElement[str]:
        return self._window.param("text", TEXT)

    def is_late(self, county_id: Any, plugin: str) -> Any:
        """Must a county of a plugin be counted?"""
        every = bindparam(f"v_on_{plugin}", type_=TextList())
        return MemberOf(county_id, case((self._usable, self._changed), else_=every))

    def rows(self) -> Select[Any]:
        """The numbers that hold, of the counties below the division."""
        row = self.row
        return nested(select(), row).where(
            row.period == self._period,
            in_subtree(row.path, self._division.path),
            in_scope(row.path),
            self._usable,
            ~MemberOf(row.county_id, self._changed),
        )

    def number(self, name: str, plugin: str) -> ColumnElement[int]:
        """What the counties counted under a name, where a plugin is on."""
        own = (self.row.name == name) & in_counties_on(self.row.county_id, plugin, self._access)
        # PostgreSQL's sum of large numbers is none of a whole number's type.
        return cast(func.coalesce(func.sum(self.row.number).filter(own), 0), BigInteger)


def forget_figures(session: Session) -> None:
    """Keep nothing of what was counted: something has changed that leaves no change."""
    session.execute(delete_from(CountyFigure))
    session.execute(delete_from(FigureWindow))
