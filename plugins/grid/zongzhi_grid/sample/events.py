"""Events that were reported from the grids."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

from zongzhi_core.plugin_api import Division, SampleCounty, after_hours, day_of, start_of

from .. import rules
from ..tables import GridEvent
from ..terms import EventUrgency, GridEventItem, GridEventStatus

#: Of events that are weeks old, most are closed; every state occurs.
EVENT_STATES = (
    *[GridEventStatus.CLOSED] * 12,
    *(state for state in GridEventStatus if state is not GridEventStatus.CLOSED),
)


@dataclass
class Moment:
    """An event before it has its number: numbers follow the order of reporting."""

    village: Division
    day: date
    minute: int
    rng: random.Random


def fill_events(county: SampleCounty) -> None:
    """A handful of events for each village over the days of the year that are past."""
    last = min(county.last_day, day_of(county.clock.now()) - timedelta(days=1))
    days = (last - county.first_day).days + 1
    if days < 1:
        return
    moments = []
    for village in county.villages:
        rng = county.rng("grid", "events", village.id)
        for nth in range(rng.randint(4, 7) * county.scale):
            day = county.first_day + timedelta(days=rng.randrange(days))
            own = county.rng("grid", "event", village.id, nth)
            moments.append(Moment(village, day, rng.randint(480, 1200), own))
    moments.sort(key=lambda moment: (moment.day, moment.minute, moment.village.path))
    county.add(_event(county, moment, nth) for nth, moment in enumerate(moments, start=1))
    county.numbered(rules.event_series(county.year), len(moments))


def _event(county: SampleCounty, moment: Moment, sequence: int) -> GridEvent:
    rng = moment.rng
    opened_at = start_of(moment.day) + timedelta(minutes=moment.minute)
    found_at = opened_at - timedelta(minutes=rng.randint(5, 180))
    item = rng.choice(list(GridEventItem))
    urgency = rng.choices(list(EventUrgency), (1, 3, 6))[0]
    status = EVENT_STATES[sequence % len(EVENT_STATES)]
    handled_at = min(opened_at + timedelta(hours=rng.randint(4, 200)), county.clock.now())
    return GridEvent(
        county_id=county.county.id,
        id=county.id("grid_event", sequence),
        division_id=moment.village.id,
        placed_on=moment.day,
        no=rules.event_no(county.county.code or "", county.year, sequence),
        event_class=rules.class_of(item),
        item=item,
        urgency=urgency,
        status=status,
        happened_at=found_at - timedelta(hours=rng.randint(1, 48)),
        found_at=found_at,
        opened_at=opened_at,
        due_at=after_hours(opened_at, rules.HOURS[urgency]).ends_at,
        closed_at=handled_at if status in rules.ENDS else None,
        updated_at=opened_at if status is GridEventStatus.REPORTED else handled_at,
        version=1,
        grid_id=county.id("grid", moment.village.id, 1),
    )
