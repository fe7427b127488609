"""A hand-made county in a database in memory, to be filled by one pillar and asked for figures.

Figures are asked of the measures themselves, without the read compiler.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session, aliased
from sqlalchemy.pool import StaticPool

from tests.support.tallies import frame_of, scalar_of
from zongzhi_core.clock import start_of
from zongzhi_core.columns import Base
from zongzhi_core.figures import Frame, Measure, window_values
from zongzhi_core.periods import parse_period
from zongzhi_core.sample import SampleCounty
from zongzhi_core.tables import Division, DivisionUnit, Organisation
from zongzhi_core.terms import DivisionKind, FigureTree, Level, OrganisationKind
from zongzhi_core.testing.clocks import FixedClock

TODAY = date(2026, 3, 2)
LONG_AGO = date(1900, 1, 1)

#: Townships with the kinds of their villages: c a community, v a village.
SHAPE = ("ccv", "cvvv", "vv")


@dataclass
class SmallCounty:
    """A county with its session; `sample` is what a pillar fills."""

    session: Session
    sample: SampleCounty
    divisions: list[Division] = field(default_factory=list)

    @property
    def id(self) -> str:
        return self.sample.county.id

    def rows(self, table: Any) -> list[Any]:
        return list(self.session.scalars(select(table)))

    def division(self, code: str) -> Division:
        return next(each for each in self.divisions if each.code == code)

    def under(self, code: str) -> dict[str, Division]:
        """The divisions at and under a code, by id."""
        path = self.division(code).path
        return {each.id: each for each in self.divisions if each.path.startswith(path)}

    def figure(
        self,
        measure: Measure,
        code: str,
        period: str,
        tree: FigureTree = FigureTree.AS_OF,
        part: Callable[[Frame], Any] | None = None,
    ) -> Any:
        """What a measure (or one part of a ratio) answers for a division and period."""
        asked: Any = aliased(Division, name="asked")
        frame = frame_of(asked, measure, tree)
        window = window_values(parse_period(period), TODAY)
        values = {f"w_{name}": value for name, value in window.items()}
        viewer = {
            "v_low": "",
            "v_high": "~",
            "v_today": TODAY,
            "v_now": start_of(TODAY),
            f"v_on_{measure.plugin}": [self.id],
        }
        question = select(scalar_of(frame, (part or measure.counts)(frame))).where(
            asked.code == code,
            asked.valid_from <= window["last"],
            asked.valid_to > window["last"],
        )
        return self.session.scalar(question, {**values, **viewer})


@contextmanager
def open_county(
    code: str = "530424", *, year: int = 2024, scale: int = 1, shape: Sequence[str] = SHAPE
) -> Iterator[SmallCounty]:
    """A county of some townships in a fresh database."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        yield _build(session, code, year, scale, shape)
    engine.dispose()


def _build(session: Session, code: str, year: int, scale: int, shape: Sequence[str]) -> SmallCounty:
    county = _division(code, f"{code}县", Level.COUNTY, DivisionKind.COUNTY, None)
    townships, villages = [], []
    for nth, kinds in enumerate(shape, start=1):
        name = f"第{nth}镇"
        town = _division(f"{code}{nth:03d}", name, Level.TOWNSHIP, DivisionKind.TOWN, county)
        townships.append(town)
        for number, letter in enumerate(kinds, start=1):
            kind = DivisionKind.COMMUNITY if letter == "c" else DivisionKind.VILLAGE
            place = f"{town.code}{number:03d}"
            villages.append(_division(place, f"{name}{number}村", Level.VILLAGE, kind, town))
    divisions = [county, *townships, *villages]
    organisations = {each.code or "": _organisations(each) for each in divisions}
    session.add_all(
        DivisionUnit(id=each.id, opened_on=LONG_AGO, heir_id=each.id) for each in divisions
    )
    session.flush()
    session.add_all([*divisions, *(each for some in organisations.values() for each in some)])
    session.flush()
    clock = FixedClock(start_of(TODAY))
    sample = SampleCounty(session, clock, year, scale, county, townships, villages, organisations)
    return SmallCounty(session, sample, divisions)


def _division(
    code: str, name: str, level: Level, kind: DivisionKind, parent: Division | None
) -> Division:
    own = code if parent is None else code.removeprefix(parent.code or "")
    row_id = f"{int(code):032x}"
    return Division(
        id=row_id,
        valid_from=LONG_AGO,
        valid_to=date(9999, 12, 31),
        parent_id=parent.id if parent else None,
        county_id=f"{int(code[:6]):032x}",
        level=level,
        kind=kind,
        code=code,
        name=name,
        short_name=name,
        path=(parent.path if parent else "") + own,
    )


def _organisations(division: Division) -> list[Organisation]:
    kinds = [OrganisationKind.CENTRE]
    if division.level is Level.TOWNSHIP:
        kinds.append(OrganisationKind.OFFICE)
    more = {Level.COUNTY: "COURT", Level.VILLAGE: "MEDIATION_COMMITTEE"}
    if division.level in more:
        kinds.append(OrganisationKind[more[division.level]])
    return [
        Organisation(
            id=f"{int(division.code or '0') * 10 + nth:032x}",
            division_id=division.id,
            county_id=division.county_id,
            valid_from=LONG_AGO,
            kind=kind,
            name=f"{division.name}{kind.zh}",
        )
        for nth, kind in enumerate(kinds)
    ]
