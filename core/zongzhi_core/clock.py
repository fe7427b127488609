"""Time, injected: stamps are UTC to the second, days are cut in Asia/Shanghai."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
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

    def now(self) -> datetime:
        return datetime.now(UTC).replace(microsecond=0)


class FixedClock:
    """A clock that stands still until it is told otherwise; for tests and histories."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def advance(self, step: timedelta) -> None:
        self.at += step


def day_of(moment: datetime) -> date:
    """The day in Asia/Shanghai to which a moment belongs."""
    return moment.astimezone(SHANGHAI).date()


def start_of(day: date) -> datetime:
    """The UTC moment at which a day begins in Asia/Shanghai."""
    return datetime.combine(day, time(), SHANGHAI).astimezone(UTC)


def stamp_text(moment: datetime) -> str:
    """A stamp as the API prints it: `2024-03-01T08:00:00Z`."""
    # Not strftime: it prints the year 900 in three digits.
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
