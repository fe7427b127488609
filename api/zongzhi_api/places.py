"""Places for demonstration data: a county's divisions, centres, departments and stations.

Yuxi's divisions come with the distribution and are brought in when they are missing; any other
county must have been imported. Ids are the same everywhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from zongzhi_core.clock import FOREVER, Clock, day_of
from zongzhi_core.errors import SetupError
from zongzhi_core.ids import sample_id
from zongzhi_core.read.rows import holds
from zongzhi_core.sample import SampleCounty
from zongzhi_core.tables import Centre, Division, JournalEntry, Organisation
from zongzhi_core.terms import Level, OrganisationKind

from .division_files import import_files

BUNDLED = Path(__file__).resolve().parent / "data" / "yuxi.csv"
OPENED = date(2020, 1, 1)
_LOADED = "core.loadSample"

#: Departments of a county, in the order in which they stand beside its centre.
DEPARTMENTS = (
    *("公安局", "司法局", "民政局", "人力资源和社会保障局", "卫生健康局", "自然资源局"),
    *("农业农村局", "住房和城乡建设局", "教育体育局", "市场监督管理局", "信访局", "应急管理局"),
)

#: Stations of a township: name, kind, the department that is above them in their line.
STATIONS = (
    ("派出所", OrganisationKind.POLICE_STATION, "公安局"),
    ("司法所", OrganisationKind.STATION, "司法局"),
    ("自然资源所", OrganisationKind.STATION, "自然资源局"),
    ("卫生院", OrganisationKind.STATION, "卫生健康局"),
)


@dataclass(frozen=True)
class Places:
    """A county as it stands today, with the organisations of each division, its centre first."""

    county: Division
    townships: list[Division]
    villages: list[Division]
    organisations: dict[str, list[Organisation]]


def load_places(session: Session, county_code: str, clock: Clock) -> Places:
    """The places of a county; what is missing of them is added, what is there is kept.

    :raises SetupError: the county is neither imported nor bundled, or has no townships.
    """
    county = _find_county(session, county_code, clock)
    if county is None:
        if f"\n{county_code}," not in BUNDLED.read_text(encoding="utf-8") or len(county_code) != 6:
            raise SetupError(
                f'没有代码为 "{county_code}" 的县；请先运行 zongzhi divisions import。 '
                f'There is no county "{county_code}"; run "zongzhi divisions import" first.'
            )
        import_files(session, [BUNDLED], within=county_code, make_id=_bundled_id)
        county = _find_county(session, county_code, clock)
        assert county is not None
    below = _list_below(session, county, clock)
    townships = [each for each in below if each.level is Level.TOWNSHIP]
    villages = [each for each in below if each.level is Level.VILLAGE]
    if not townships or not villages:
        raise SetupError(
            f'"{county_code}" 下没有乡级或村级区划；请先导入。 '
            f'"{county_code}" has no townships or no villages; import them first.'
        )
    organisations = _sample_places(session, county, townships, villages)
    return Places(county, townships, villages, organisations)


def build_sample_county(
    session: Session, clock: Clock, county_code: str, year: int, scale: int = 1
) -> SampleCounty:
    """A county and year, ready for the pillars' rows; the journal keeps that it was loaded.

    :raises SetupError: the county was loaded before (a county has one year of demonstration
        data, whose numbers and terms a second would collide with), or there is no such county.
    """
    places = load_places(session, county_code, clock)
    county = places.county
    entry_id = sample_id(county_code, _LOADED)
    if session.get(JournalEntry, (county.id, entry_id)) is not None:
        raise SetupError(
            f"{county.name}的演示数据已加载；每县只加载一个年份。 "
            f'Demonstration data of "{county_code}" are already loaded; a county has one year.'
        )
    session.add(
        JournalEntry(
            county_id=county.id,
            id=entry_id,
            at=clock.now(),
            actor="sample",
            command=_LOADED,
            subject_type="Division",
            subject_id=county.id,
            changes=json.dumps({"year": year, "scale": scale}),
        )
    )
    return SampleCounty(
        session=session,
        clock=clock,
        year=year,
        scale=scale,
        county=county,
        townships=places.townships,
        villages=places.villages,
        organisations=places.organisations,
    )


def is_loaded(session: Session, county_code: str) -> bool:
    """Were demonstration data of this county loaded before?"""
    entry_id = sample_id(county_code, _LOADED)
    return session.scalar(select(JournalEntry.id).where(JournalEntry.id == entry_id)) is not None


def _bundled_id(code: str) -> str:
    return sample_id("division", code)


def _find_county(session: Session, code: str, clock: Clock) -> Division | None:
    today = holds(Division, day_of(clock.now()))
    county = select(Division).where(Division.code == code, Division.county_id == Division.id, today)
    return session.scalars(county).one_or_none()


def _list_below(session: Session, county: Division, clock: Clock) -> list[Division]:
    """The coded divisions of a county today, in the order of the tree."""
    today = day_of(clock.now())
    return list(
        session.scalars(
            select(Division)
            .where(
                Division.county_id == county.id,
                Division.id != county.id,
                Division.code.is_not(None),
                holds(Division, today),
            )
            .order_by(Division.path)
        )
    )


def _sample_places(
    session: Session, county: Division, townships: list[Division], villages: list[Division]
) -> dict[str, list[Organisation]]:
    """Organisations by the code of their division, the centre first; missing ones are added."""
    stored = {
        row.id: row
        for row in session.scalars(select(Organisation).where(Organisation.county_id == county.id))
    }
    organisations: dict[str, list[Organisation]] = {}
    owners = {township.id: township for township in townships}
    for division in (county, *townships, *villages):
        above = owners.get(division.parent_id or "")
        title = f"{above.short_name if above else ''}{division.short_name}"
        if division is not county:
            title = f"{county.short_name}{title}"
        rows = [
            stored.get(row.id) or _add(session, row)
            for row in _list_organisations(division, title, county.code or "")
        ]
        organisations[division.code or ""] = rows
        centre_id = sample_id("centre", division.code)
        if session.get(Centre, centre_id) is None:
            session.flush()
            session.add(_centre(centre_id, division, rows[0], title))
    session.flush()
    return organisations


def _add(session: Session, row: Organisation) -> Organisation:
    session.add(row)
    return row


def _list_organisations(division: Division, title: str, county_code: str) -> Iterator[Organisation]:
    """The organisations of one division, as they are when new."""
    yield _organisation(division, OrganisationKind.CENTRE, title, "综治中心")
    if division.level is Level.TOWNSHIP:
        yield _organisation(division, OrganisationKind.OFFICE, title, "平安法治办公室")
        for name, kind, department in STATIONS:
            line_id = sample_id("organisation", county_code, department)
            yield _organisation(division, kind, title, name, line_id)
    elif division.level is Level.VILLAGE:
        yield _organisation(division, OrganisationKind.MEDIATION_COMMITTEE, title, "人民调解委员会")
    else:
        for name in DEPARTMENTS:
            yield _organisation(division, OrganisationKind.DEPARTMENT, title, name)
        yield _organisation(division, OrganisationKind.COURT, title, "人民法院")


def _organisation(
    division: Division, kind: OrganisationKind, title: str, name: str, line_id: str | None = None
) -> Organisation:
    return Organisation(
        id=sample_id("organisation", division.code, name),
        county_id=division.county_id,
        division_id=division.id,
        line_id=line_id,
        kind=kind,
        name=f"{title}{name}"[-100:],
        valid_from=OPENED,
        valid_to=FOREVER,
    )


def _centre(centre_id: str, division: Division, organisation: Organisation, title: str) -> Centre:
    return Centre(
        id=centre_id,
        county_id=division.county_id,
        division_id=division.id,
        organisation_id=organisation.id,
        level=division.level,
        site=f"{title}综治中心办公楼",
        valid_from=OPENED,
        valid_to=FOREVER,
    )
