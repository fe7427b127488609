"""The nation's work calendar, which the peers hold in their process as the product does."""

from __future__ import annotations

from zongzhi_core.deadlines import WorkCalendar
from zongzhi_core.work_days import national_days

_DAYS = list(national_days())
CALENDAR = WorkCalendar.of(
    ((each.day, each.working) for each in _DAYS), {each.day.year for each in _DAYS}
)
