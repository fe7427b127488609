"""Counting what is kept of figures (`kept_figures`): beside the requests, and only for periods that
somebody who reaches many counties asks for.

What is written holds up to the turn that is written with it, whoever writes it: the numbers are
counted after that turn and the ground were read, and of a county with a later change, or on
another ground, no number is taken.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, partial
from itertools import product
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Dialect, Select, bindparam, delete, func, insert, select
from sqlalchemy.orm import Session

from .access import Access, Principal
from .clock import Clock, day_of
from .columns import TEXT
from .commands.runner import transact_again
from .database import Database
from .figures import Frame, Measure, Tally, Window, window_values
from .graph.declare import Occurrence
from .kept_figures import named_by
from .periods import parse_period
from .read.compiled import Statement, compile_statement
from .read.dialects import NextTurn, TurnOf
from .read.rows import holds
from .read.sql_figures import Pass
from .tables import (
    Change,
    CountyFigure,
    CountyPlugin,
    Division,
    DivisionSuccessor,
    Epoch,
    FigureWindow,
    InstalledPlugin,
)
from .terms import FigureTree
from .viewer import TODAY

#: So many periods are kept, each for so many days after it was asked for last.
MOST, DAYS = 24, 30
#: Sees one county, and all of it.
_ACCESS = Access(classes=frozenset(), exact=True, wide=False, moved=False)
_WINDOW = Window("p")


@dataclass(frozen=True)
class _Counted:
    """A window as it is to be, and the numbers of all counties, or of some."""

    window: dict[str, Any]
    whole: bool
    #: Of the counties that were counted.
    paths: list[str]
    rows: list[dict[str, Any]]


class FigureKeeper:
    """Keeps the numbers of a database up to date, for one process."""

    def __init__(self, database: Database, clock: Clock, measures: Iterable[Measure]) -> None:
        self._database, self._clock = database, clock
        self._measures = tuple(measures)
        self._asked: set[str] = set()
        #: Periods that are kept, as far as this process knows; and is another one wanted?
        self._kept: frozenset[str] = frozenset()
        self._wanted = asyncio.Event()
        self._statement = cache(self._compile)

    def note(self, period: str) -> None:
        """Somebody who reaches many counties asked for a period."""
        if period not in self._asked and len(self._asked) < MOST:
            self._asked.add(period)
            if period not in self._kept:
                self._wanted.set()

    async def rest(self, seconds: float) -> None:
        """So long, or until a period is wanted that is not kept."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._wanted.wait(), seconds)
        self._wanted.clear()

    async def keep(self) -> None:
        """Count what has changed; where no period is kept, do nothing."""
        today, asked, self._asked = day_of(self._clock.now()), self._asked, set()
        known = await self._database.look(_known, "system")
        self._kept = frozenset(known.keys() | asked)
        over = any(day < today - timedelta(days=DAYS) for day in known.values())
        if over or any(known.get(period) != today for period in asked):
            await transact_again(self._database, partial(_note, asked, today))
        for period in sorted(known.keys() | asked):
            counted = await self._database.look(partial(self._count, period, today), "system")
            if counted is not None:
                await transact_again(self._database, partial(_write, counted))

    def _count(self, period: str, today: date, session: Session) -> _Counted | None:
        """What is to be counted of a period; None when all of it holds."""
        epoch, held = session.get(Epoch, 1), session.get(FigureWindow, period)
        if epoch is None or held is None:
            return None
        values = window_values(parse_period(period), today)
        window = {
            "period": period,
            "last": values["last"],
            "ground": epoch.value - epoch.light,
            "turn": session.scalar(select(NextTurn(_LAST_CHANGE))),
        }
        whole = (held.ground, held.last) != (window["ground"], window["last"])
        counties = session.execute(_counties(today, None if whole else held.turn)).all()
        if not (counties or whole):
            return None
        rows = self._numbers(session, counties, period, _WINDOW.named(values))
        return _Counted(window, whole, [county.path for county in counties], rows)

    def _numbers(
        self, session: Session, counties: Iterable[Any], period: str, window: Mapping[str, Any]
    ) -> list[dict[str, Any]]:
        """The numbers of some counties, whatever is on there."""
        names = frozenset(session.scalars(select(InstalledPlugin.name)))
        connection, rows = session.connection(), []
        for county in counties:
            statement = self._statement(names, county.moved, connection.dialect)
            on = dict.fromkeys(names, (county.id,))
            who = "figures", "", _ACCESS, county.path, f"{county.path}~", (county.id,)
            reader = Principal(*who, self._clock.now(), on=on).values(self._clock.now())
            values = statement.filled({**window, **reader, "county": county.id})
            told = connection.exec_driver_sql(statement.sql or "", tuple(values)).mappings().one()
            place = {"period": period, "path": county.path, "county_id": county.id}
            rows += [{**place, "name": name, "number": n} for name, n in told.items() if n]
        return rows

    def _compile(self, names: frozenset[str], moved: bool, dialect: Dialect) -> Statement:
        counted = _numbers_of([m for m in self._measures if m.plugin in names], moved)
        return compile_statement(counted, dialect)


def _numbers_of(measures: Sequence[Measure], moved: bool) -> Select[Any]:
    """All that counties add up, of one county over one period, under the names of the numbers; on
    both trees, where its divisions have merged."""
    row = SimpleNamespace(path=bindparam("v_low", type_=TEXT), id=bindparam("county", type_=TEXT))
    county, access = Occurrence(row, row, TODAY), replace(_ACCESS, moved=moved)
    passes: dict[Any, Pass] = {}
    found = []
    for tree, measure in product(FigureTree if moved else (FigureTree.TODAY,), measures):
        frame = Frame(county, _WINDOW, tree, measure.plugin, access)
        for name, part in measure.parts:
            tally = part(frame)
            if isinstance(tally, Tally) and tally.adds_up:
                held = passes.setdefault((tally.table, measure.plugin, tree), Pass())
                held.spot = held.spot or frame.spot(tally.table)
                label = named_by(name, tree) if moved else name
                found.append((label, held, f"n{len(held.tallies)}"))
                held.tallies.append(tally)
    for held in passes.values():
        held.source = held.select().subquery()
    return select(*(held.source.c[column].label(label) for label, held, column in found))


_LAST_CHANGE = select(func.max(Change.seq)).scalar_subquery()


def _counties(today: date, turn: int | None) -> Select[Any]:
    """The counties that have plugins, all or those with a change since a turn."""
    used = Division.id.in_(select(CountyPlugin.county_id))
    ended = Division.id.in_(select(DivisionSuccessor.predecessor_id))
    moved = Division.id.in_(select(Division.county_id).where(ended)).label("moved")
    chosen: Any = select(Division.id, Division.path, moved).where(used, holds(Division, today))
    if turn is not None:
        late = TurnOf(Change.turn, Change.seq) >= turn
        chosen = chosen.where(Division.id.in_(select(Change.county_id).where(late)))
    return chosen  # type: ignore[no-any-return]


def _known(session: Session) -> dict[str, date]:
    """The periods that are kept, and when each was asked for last."""
    return {each.period: each.asked_on for each in session.scalars(select(FigureWindow))}


def _note(asked: Iterable[str], today: date, session: Session) -> None:
    """Keep these periods from now on, and no more those that were not asked for the longest."""
    for period in sorted(asked):
        window = session.get(FigureWindow, period, with_for_update=True)
        if window is None:
            session.add(window := FigureWindow(period=period, last=today))
        window.asked_on = today
    session.flush()
    held = session.scalars(select(FigureWindow).order_by(FigureWindow.asked_on.desc())).all()
    for n, each in enumerate(held):
        if n >= MOST or each.asked_on < today - timedelta(days=DAYS):
            session.execute(delete(CountyFigure).where(CountyFigure.period == each.period))
            session.delete(each)


def _write(counted: _Counted, session: Session) -> None:
    """Put the numbers in place of the older ones, with the turn up to which they hold."""
    period = counted.window["period"]
    window = session.get(FigureWindow, period, with_for_update=True)
    begun_anew = window is not None and window.ground != counted.window["ground"]
    if window is None or (begun_anew and not counted.whole):
        return
    old = delete(CountyFigure).where(CountyFigure.period == period)
    session.execute(old if counted.whole else old.where(CountyFigure.path.in_(counted.paths)))
    if counted.rows:
        session.execute(insert(CountyFigure), counted.rows)
    for name, value in counted.window.items():
        setattr(window, name, value)
