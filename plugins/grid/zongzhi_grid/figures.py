"""Measures of the grid pillar."""

from __future__ import annotations

from typing import Any

from sqlalchemy import case, func, select

from zongzhi_core.plugin_api import FigureKind, Frame, Measure, fresh_row, holds, nested

from .rules import COUNTED_KINDS
from .tables import CameraSite, Channel, CrimeStatistic, Grid, GridStaff, KeySite
from .terms import CameraSiteKind, GridRole, StatisticStatus, UseState


def _persons(frame: Frame, role: GridRole) -> Any:
    return frame.persons(GridStaff, lambda s: s.person_id, lambda s: s.role == role)


def _camera_site_kinds(frame: Frame) -> Any:
    return frame.distinct(
        CameraSite,
        lambda site: site.site_kind,
        lambda site: (site.site_kind != CameraSiteKind.OTHER) & (site.state == UseState.ACTIVE),
    )


def _covered_key_sites(frame: Frame) -> Any:
    def covered(site: Any) -> Any:
        camera = fresh_row(CameraSite)
        of_site = (camera.county_id == site.county_id) & (camera.key_site_id == site.id)
        active = (camera.state == UseState.ACTIVE) & holds(camera, frame.last)
        return nested(select(camera.id), camera).where(of_site, active).exists()

    return frame.count(KeySite, covered)


def _declining_indicators(frame: Frame) -> Any:
    """How many comparable indicators fell; null when none is comparable.

    Only the division's own published totals are read: adding up those of its townships could
    differ from what was published, and would count twice where both exist.
    """
    spot = frame.spot(CrimeStatistic)
    row = spot.row
    now, before = frame.during(row.month), frame.year_before(row.month)
    total, base = (func.sum(case((span, row.value))) for span in (now, before))
    comparable = (
        spot.chosen.add_columns(case((total < base, 1), else_=0).label("declines"))
        .where(
            row.division_id == frame.division.row.id,
            row.status == StatisticStatus.FINAL,
            now | before,
        )
        .group_by(row.indicator)
        .having(
            func.sum(case((now, 1), else_=0)) == frame.whole_months,
            func.sum(case((before, 1), else_=0)) == frame.whole_months,
        )
        .subquery("comparable")
    )
    return select(func.sum(comparable.c.declines)).scalar_subquery()


MEASURES = (
    Measure(
        "grid.grids",
        "网格数",
        "Grids",
        "当日有效的基础网格和专属网格数；微网格属于所在网格，不另计。 "
        "Basic and dedicated grids in force on the day; a micro-grid is part of its grid.",
        FigureKind.STOCK,
        True,
        lambda frame: frame.count(Grid, lambda grid: grid.kind.in_(COUNTED_KINDS)),
    ),
    Measure(
        "grid.leaders",
        "网格长人数",
        "Grid leaders",
        "当日在任的网格长人数，按人去重；一人可任多个网格的网格长。 "
        "Distinct persons who lead a grid on the day; one person may lead several.",
        FigureKind.STOCK,
        False,
        lambda frame: _persons(frame, GridRole.LEADER),
    ),
    Measure(
        "grid.members",
        "网格员人数",
        "Grid members",
        "当日在任的网格员人数，按人去重。 Distinct persons who are grid members on the day.",
        FigureKind.STOCK,
        False,
        lambda frame: _persons(frame, GridRole.MEMBER),
    ),
    Measure(
        "grid.divisions_with_channel",
        "有综治渠道的区划数",
        "Divisions with a channel",
        "有在用渠道的县、乡镇、村数，按区划去重。 "
        "Distinct divisions (county, townships, villages) that have a channel in use.",
        FigureKind.STOCK,
        False,
        lambda frame: frame.places(Channel, lambda c: c.state == UseState.ACTIVE),
    ),
    Measure(
        "grid.camera_site_kinds",
        "视频覆盖的重点部位类型数",
        "Kinds of key place with a camera",
        "主要交通路口、公共复杂场所、案件多发地段、城区出入口四类中有在用视频点位的类数。 "
        "Of the four kinds of key place, how many have a camera in use.",
        FigureKind.STOCK,
        False,
        _camera_site_kinds,
    ),
    Measure(
        "grid.declining_indicators",
        "下降的治安指标数",
        "Public-order indicators in decline",
        "期内合计低于上年同期的指标数；两期各月均须为本区划公布的最终数，持平不算下降。"
        "时期须由整月组成；没有可比指标时不给数。 "
        "Indicators whose total is below that of the same span a year before. "
        "Every month of both spans must be final and published for this very division; equal is "
        "no decline. The period must be made of whole months; without a comparable indicator "
        "there is no figure.",
        FigureKind.FLOW,
        False,
        _declining_indicators,
    ),
    Measure(
        "grid.key_sites_covered",
        "重点部位视频覆盖率",
        "Share of key sites covered",
        "有在用视频点位的重点部位占登记重点部位之比。 "
        "Registered key sites with a camera in use, over all registered key sites.",
        FigureKind.RATIO,
        False,
        _covered_key_sites,
        lambda frame: frame.count(KeySite),
    ),
)
