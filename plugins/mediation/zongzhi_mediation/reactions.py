"""What the mediation pillar does when other pillars tell of something."""

from __future__ import annotations

from sqlalchemy import select

from zongzhi_core.plugin_api import Context, Event

from . import rules
from .commands import register
from .tables import Dispute
from .terms import DisputeScale, IntakeSource


def register_reported_dispute(ctx: Context, heard: Event) -> None:
    """A grid event was reported: one of class DISPUTE becomes a dispute, once.

    News may be repeated, and its payload may lack what is needed: then nothing is done.
    """
    division_id = heard.payload.get("division_id")
    if heard.payload.get("event_class") != "DISPUTE" or not isinstance(division_id, str):
        return
    known = ctx.session.scalar(
        select(Dispute.id).where(
            Dispute.county_id == heard.county_id, Dispute.event_id == heard.subject_id
        )
    )
    if known is not None:
        return
    register(
        ctx,
        "system",
        division_id=division_id,
        category_code=rules.category_of_item(str(heard.payload.get("item"))),
        scale=DisputeScale.V01,
        source=IntakeSource.GRID_PATROL,
        event_id=heard.subject_id,
    )
