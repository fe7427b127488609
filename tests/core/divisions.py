"""Small trees and questions about them, for the tests of the hierarchy."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from zongzhi_api.places import BUNDLED
from zongzhi_core.tables import Division
from zongzhi_core.terms import Level
from zongzhi_core.testing.clocks import FixedClock

CLOCK = FixedClock(datetime(2026, 11, 23, 4, tzinfo=UTC))
YUXI = [BUNDLED]

#: Two counties of one prefecture, three townships, six villages.
SMALL = """code,name
53,云南省
5304,玉溪市
530424,华宁县
530425,易门县
530424001,宁州街道
530424102,盘溪镇
530425100,龙泉镇
530424001001,西门社区居民委员会
530424001002,城关社区居民委员会
530424001207,吗达村民委员会
530424102001,东升社区居民委员会
530424102205,九甸村民委员会
530425100201,大村村民委员会
"""


def write(folder: Path, text: str, name: str = "divisions.csv") -> list[Path]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return [path]


def find(session: Session, code: str, day: date = date(2024, 6, 1)) -> Division | None:
    """The division that has a code on a day."""
    return session.scalars(
        select(Division).where(
            Division.code == code, Division.valid_from <= day, day < Division.valid_to
        )
    ).one_or_none()


def get(session: Session, code: str, day: date = date(2024, 6, 1)) -> Division:
    division = find(session, code, day)
    assert division is not None, code
    return division


def snapshot(session: Session, day: date) -> list[tuple[Any, ...]]:
    """The whole tree as it stands on a day."""
    columns = (
        *(Division.id, Division.parent_id, Division.county_id, Division.level, Division.kind),
        *(Division.code, Division.name, Division.short_name, Division.sort_no, Division.path),
    )
    query = select(*columns).where(Division.valid_from <= day, day < Division.valid_to)
    return [tuple(row) for row in session.execute(query.order_by(Division.path))]


def count(session: Session, level: Level, code: str) -> int:
    """Divisions of a level under a code, by path."""
    path = get(session, code).path
    query = (
        select(func.count())
        .select_from(Division)
        .where(Division.level == level, Division.path >= path, Division.path < f"{path}~")
    )
    return session.scalar(query) or 0
