"""A command of core: a county sets a day of its work calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..errors import BadInput
from ..state import raise_epoch
from ..tables import Division, WorkDay
from ..work_days import COUNTY, FIRST_YEAR, LAST_YEAR, check_year
from .context import Context, argument, command

_LONGEST_REASON = 200


@dataclass(frozen=True)
class SetWorkDay:
    """工作日设定 Which day is worked or not, where and why."""

    county: str = argument("县代码 Code of the county.")
    day: date = argument(
        f"日期：{FIRST_YEAR}年至{LAST_YEAR}年。 "
        f"The day, in a year from {FIRST_YEAR} to {LAST_YEAR}."
    )
    working: bool = argument("是否工作日 Whether it is worked.")
    reason: str = argument(
        f"原因：随该日显示，最多{_LONGEST_REASON}字。 Why; shown with the day, in at most "
        f"{_LONGEST_REASON} printable characters.",
        longest=_LONGEST_REASON,
    )


@command("setWorkDay", thing="Division", roles=("county_admin",), alone=True)
def set_work_day(context: Context, given: SetWorkDay) -> Division:
    """设定工作日：设定某县某日是否工作，优先于国家日历；只影响以后计算的期限。 Say that a day is
    worked or not in a county, over the nation's calendar.

    Deadlines that are counted from now on follow it; those that run already stay as they are.
    """
    county = context.county(given.county)
    reason = _checked_reason(given)
    day = context.session.get(WorkDay, (county.id, given.day), with_for_update=True)
    if day is None:
        day = WorkDay(county_id=county.id, day=given.day)
        context.session.add(day)
    day.is_working, day.name, day.source = given.working, reason, COUNTY
    context.record(WorkDay, county.id, day=given.day, working=given.working)
    raise_epoch(context.session)
    return county


def _checked_reason(given: SetWorkDay) -> str:
    check_year(given.day.year, "day")
    reason = given.reason.strip()
    if not 0 < len(reason) <= _LONGEST_REASON or not reason.isprintable():
        raise BadInput(
            f"原因须为 1 至 {_LONGEST_REASON} 个可见字符。",
            f"reason must have 1 to {_LONGEST_REASON} printable characters.",
            field="reason",
        )
    return reason


COMMANDS = (set_work_day,)
