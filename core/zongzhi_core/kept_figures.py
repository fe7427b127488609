"""Kept figures 留存数: what counties counted, so that whoever asks for many need not count it anew.

A number of `core_county_figure` stands for a county over a period, as of a turn of the changes.
Every command that adds or changes a record leaves a change, so a county with none since that turn
still has that number; the others are counted, in the same statement (docs/decisions/0047).
"""

from __future__ import annotations

from functools import partial
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    and_,
    cast,
    func,
    not_,
    or_,
    select,
    union_all,
)
from sqlalchemy import delete as delete_from
from sqlalchemy.orm import Session

from .access import Access
from .columns import DATE, TEXT
from .figures import Window
from .graph.declare import in_subtree
from .read.dialects import SoughtAmong, TurnOf, checked, evenly
from .read.rows import fresh_row, holds, nested
from .state import raise_epoch
from .tables import Change, CountyFigure, Division, Epoch, FigureWindow
from .terms import FigureTree
from .viewer import TODAY, counties_on, in_counties_on, in_scope


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
        late = TurnOf(change.turn, change.seq) >= self._turn
        #: The counties whose numbers may be of the past.
        self._changed = nested(select(change.county_id), change).where(late)
        # Below a county nothing is kept.
        self._whole = or_(division.county_id.is_(None), division.county_id == division.id)
        self._usable = and_(self._whole, self._turn.is_not(None))
        self.row = fresh_row(CountyFigure)

    @property
    def _period(self) -> ColumnElement[str]:
        return self._window.param("text", TEXT)

    def rest(self, chosen: Select[Any], row: Any, plugin: str) -> Select[Any]:
        """The rows of a plugin for which no kept number stands, county by county. A lineage is
        sought for each, where that says all about the place of a row; else the tree is asked."""
        here, late, every = self._division, fresh_row(Division), fresh_row(Division)
        on = partial(in_counties_on, plugin=plugin, access=self._access)
        among = SoughtAmong(every.id, counties_on(plugin))
        span = union_all(
            self._counties(late, self._usable, late.id.in_(self._changed), on(late.id, seek=False)),
            self._counties(every, self._whole, self._turn.is_(None), among),
            _spans(here, here.county_id).where(
                not_(self._whole), on(here.county_id), in_scope(here.path)
            ),
        ).subquery()
        chosen = chosen.select_from(span).correlate_except(span)
        if self._access.moved:
            return chosen.where(row.county_id == span.c.county_id)
        own = checked(row.county_id) == checked(span.c.county_id)
        return chosen.where(row.path >= span.c.low, row.path < span.c.high, own)

    def _counties(self, county: Any, *which: Any) -> Select[Any]:
        """Counties below the division, found by their ids: few of a tree are counties."""
        inside = evenly(in_subtree(county.path, self._division.path) & in_scope(county.path))
        found = _spans(county, county.id).select_from(county).correlate_except(county)
        return found.where(*which, holds(county, TODAY), inside)

    def rows(self) -> Select[Any]:
        """The numbers that hold, of the counties below the division."""
        row = self.row
        return nested(select(), row).where(
            row.period == self._period,
            in_subtree(row.path, self._division.path),
            in_scope(row.path),
            self._usable,
            row.county_id.not_in(self._changed),
        )

    def number(self, name: str, tree: FigureTree, plugin: str) -> ColumnElement[int]:
        """What the counties counted under a name, where a plugin is on."""
        names = (name, named_by(name, tree)) if self._access.moved else (name,)
        on = in_counties_on(self.row.county_id, plugin, self._access)
        own = self.row.name.in_(names) & on
        # PostgreSQL's sum of large numbers is none of a whole number's type.
        return cast(func.coalesce(func.sum(self.row.number).filter(own), 0), BigInteger)


def _spans(place: Any, county_id: Any) -> Select[Any]:
    """The county of a place, and the lineages at or under that place."""
    low, high = place.path.label("low"), place.path.concat("~").label("high")
    return nested(select(county_id.label("county_id"), low, high))


def named_by(name: str, tree: FigureTree) -> str:
    """The name of a number in a county whose divisions have merged, where trees differ."""
    return f"{name}/{tree.name}"


def forget_figures(session: Session) -> None:
    """Keep nothing of what was counted, nor of what is being counted at this moment: something
    changes that leaves no change."""
    session.execute(delete_from(CountyFigure))
    session.execute(delete_from(FigureWindow))
    raise_epoch(session)
