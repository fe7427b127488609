"""What the grid pillar does when other pillars tell of something."""

from __future__ import annotations

from sqlalchemy import select

from zongzhi_core.plugin_api import Context, Event

from . import rules
from .commands import EVENT_STATES
from .tables import GridEvent


def route_event_that_became_dispute(ctx: Context, heard: Event) -> None:
    """A dispute was registered: if it came from a grid event, mediation has that event now.

    The payload may carry `event_id`, the plain id of the event. News may be late or repeated:
    an event that is closed, unknown or a dispute already stays as it is.
    """
    event_id = heard.payload.get("event_id")
    if not isinstance(event_id, str):
        return
    event = ctx.session.scalar(
        select(GridEvent).where(GridEvent.county_id == heard.county_id, GridEvent.id == event_id)
    )
    if event is None or event.became_dispute_id is not None:
        return
    if rules.can_turn_into_dispute(event.status):
        ctx.move(event, EVENT_STATES, rules.TURN, became_dispute_id=heard.subject_id)
