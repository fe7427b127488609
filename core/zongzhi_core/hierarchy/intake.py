"""Before an import writes: read all files once, check them as a whole, know the tree above.

Villages are counted and checked here but not kept (they are read again when they are written);
everything above them is, since it may be a parent.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from sqlalchemy import Connection, select

from ..clock import FOREVER
from ..errors import SetupError
from ..terms import Level
from .kinds import LEVEL_OF_WIDTH
from .rows import Faults, Row, Source
from .store import VERSIONS


@dataclass(slots=True)
class Place:
    """A division that may be a parent, as far as its children need it."""

    id: str
    code: str | None
    name: str
    level: Level
    path: str
    county_id: str | None
    #: First day on which it had this path.
    since: date


@dataclass
class Survey:
    """What the files hold: rows above the villages by code, and villages by number."""

    upper: dict[str, Row] = field(default_factory=dict)
    villages: int = 0
    #: Rows that stand for a prefecture without counties (`441900`), by code.
    stand_ins: dict[str, Row] = field(default_factory=dict)
    #: Parents that villages need → the first row that needs it.
    wanted: dict[str, Row] = field(default_factory=dict)


class Scope:
    """Which rows an import takes: those under one code, and what lies above it."""

    def __init__(self, code: str | None) -> None:
        if code is not None and not (code.isdigit() and len(code) in LEVEL_OF_WIDTH):
            raise SetupError(
                f'代码 "{code}" 无效：应为 2/4/6/9/12 位数字。 '
                f'Code "{code}" cannot be used: 2/4/6/9/12 digits expected.'
            )
        self.code = code
        self.found = code is None

    def takes(self, row: Row) -> bool:
        if self.code is None:
            return True
        if row.code.startswith(self.code) or (row.parent_code or "").startswith(self.code):
            self.found = True
            return True
        return self.code.startswith(row.code)


def survey_rows(source: Source, scope: Scope, faults: Faults) -> Survey:
    """Read everything once: bad lines and codes that come twice go to `faults`."""
    survey = Survey()
    seen: dict[str, int] = {}
    for row in source(faults):
        if not scope.takes(row):
            continue
        if row.level is Level.VILLAGE:
            bit, stem = 1 << int(row.code[9:]), row.code[:9]
            again, seen[stem] = seen.get(stem, 0) & bit, seen.get(stem, 0) | bit
            survey.villages += 1
            survey.wanted.setdefault(row.parent or "", row)
        else:
            again = int(row.code in survey.upper)
            survey.upper.setdefault(row.code, row)
        if again:
            faults.add_row(row, "代码重复", "this code comes twice")
    if not scope.found and not faults.total:
        raise SetupError(
            f'文件中没有 "{scope.code}" 下的区划。 The files hold nothing under "{scope.code}".'
        )
    return survey


def load_places(connection: Connection) -> dict[str, Place]:
    """Every present division above the villages that has a code, by that code."""
    columns = VERSIONS.c
    query = (
        select(VERSIONS)
        .where(columns.level != Level.VILLAGE)
        .order_by(columns.division_id, columns.valid_from)
    )
    places: dict[str, Place] = {}
    place: Place | None = None
    for row in connection.execute(query):
        same = place is not None and (place.id, place.path) == (row.division_id, row.path)
        since = place.since if place is not None and same else row.valid_from
        place = Place(
            row.division_id, row.code, row.name, row.level, row.path, row.county_id, since
        )
        if row.valid_to == FOREVER and row.code:
            places[row.code] = place
    return places


def settle_stand_ins(survey: Survey, places: dict[str, Place]) -> None:
    """Take out the rows that stand for a prefecture without counties.

    The national list repeats such a prefecture as its own county, under its own name (441900
    东莞市, 620201 嘉峪关市); its townships belong to the prefecture itself.
    """
    for code, row in list(survey.upper.items()):
        if row.level is not Level.COUNTY or row.parent is None or row.kind is not None:
            continue
        above = survey.upper.get(row.parent) or places.get(row.parent)
        if above is not None and above.level is Level.PREFECTURE and above.name == row.name:
            survey.stand_ins[code] = survey.upper.pop(code)


def find_parent(code: str, survey: Survey, places: dict[str, Place]) -> str | None:
    """The code of the unit that is meant by a parent's code; None when there is none."""
    if code in survey.upper or code in places:
        return code
    if code in survey.stand_ins:
        return survey.stand_ins[code].parent
    above = code[:4] if len(code) == 6 else ""
    stored = places.get(above)
    countyless = stored is not None and stored.county_id == stored.id
    if countyless or (code.endswith("00") and (stored or above in survey.upper)):
        return above
    return None


def check_parents(survey: Survey, places: dict[str, Place], faults: Faults) -> None:
    """Every row needs its parent, but a province, or the one highest unit of a new tree."""
    levels = sorted((row.level.rank, row.code) for row in survey.upper.values())
    lone = bool(levels) and (len(levels) == 1 or levels[0][0] < levels[1][0])
    root = levels[0][1] if lone and levels[0][0] <= Level.COUNTY.rank and not places else None
    for row in chain(survey.upper.values(), survey.wanted.values()):
        parent = row.parent
        if parent is not None and row.code != root and not find_parent(parent, survey, places):
            zh = f'上级 "{parent}" 不在文件和数据库中'
            en = f'its parent "{parent}" is neither in the files nor in the database'
            faults.add_row(row, zh, en)


def list_direct(survey: Survey, places: dict[str, Place], faults: Faults) -> set[str]:
    """Codes of the prefectures without counties; one that has both is a fault."""
    direct = {row.parent or "": row for row in survey.stand_ins.values()}
    for row in survey.upper.values():
        if row.level is Level.TOWNSHIP and row.parent:
            parent = find_parent(row.parent, survey, places)
            if parent and len(parent) == 4:
                direct.setdefault(parent, row)
    stored = [place for place in places.values() if place.level is Level.COUNTY]
    mixed = [
        row
        for code, row in direct.items()
        if code in places and any(each.path.startswith(places[code].path) for each in stored)
    ]
    known = {place.code for place in places.values() if place.county_id == place.id}
    for row in survey.upper.values():
        if row.level is Level.COUNTY and row.parent in direct.keys() | known:
            mixed.append(row)
    for row in mixed:
        zh, en = "同一地级不能既有县级又直辖乡级", "its prefecture has counties and townships both"
        faults.add_row(row, zh, en)
    return set(direct)
