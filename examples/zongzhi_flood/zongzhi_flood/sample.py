"""Demonstration data of the flood plugin."""

from __future__ import annotations

from datetime import timedelta

from zongzhi_core.plugin_api import SampleCounty, start_of

from . import rules
from .tables import FloodWarning
from .terms import FloodStatus


def fill(county: SampleCounty) -> None:
    """A warning a month in the first village, each lifted on the next day."""
    village, level = county.villages[0], rules.level_of(60)
    days = [county.first_day.replace(month=month) for month in range(1, 13)]
    county.add(
        FloodWarning(
            county_id=county.county.id,
            id=county.id("flood", number),
            division_id=village.id,
            placed_on=day,
            no=f"F{county.county.code}{county.year}{number:06d}",
            status=FloodStatus.LIFTED,
            level=level,
            water_level=60,
            opened_at=start_of(day),
            due_at=start_of(day) + timedelta(hours=rules.HOURS[level]),
            closed_at=start_of(day + timedelta(days=1)),
            version=1,
        )
        for number, day in enumerate(days, 1)
    )
    county.numbered(f"flood_warning/{county.year}", len(days))
