"""Time, injected: stamps are UTC to the second, days are cut in Asia/Shanghai."""

from __future__ import annotations

from datetime import UTC, date, datetime
from datetime import time as time_of_day
from functools import lru_cache
from time import time
from typing import Protocol
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")

#: The open end of a validity; printed as null.
FOREVER = date(9999, 12, 31)


class Clock(Protocol):
    """Whatever can say what time it is."""

    def now(self) -> datetime:
        """The present moment, aware, UTC, whole seconds."""


class SystemClock:
    """The machine's clock."""

    def __init__(self) -> None:
        self._second, self._moment = 0, datetime.fromtimestamp(0, UTC)

    def now(self) -> datetime:
        second = int(time())
        if second != self._second:
            self._second, self._moment = second, datetime.fromtimestamp(second, UTC)
        return self._moment


@lru_cache(maxsize=64)
def day_of(moment: datetime) -> date:
    """The day in Asia/Shanghai to which a moment belongs."""
    return moment.astimezone(SHANGHAI).date()


def start_of(day: date) -> datetime:
    """The UTC moment at which a day begins in Asia/Shanghai."""
    return datetime.combine(day, time_of_day(), SHANGHAI).astimezone(UTC)


def stamp_text(moment: datetime) -> str:
    """A stamp as the API prints it: `2024-03-01T08:00:00Z`."""
    # Not strftime: it prints the year 900 in three digits.
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
