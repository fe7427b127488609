"""What the flood plugin does when a pillar tells of something."""

from __future__ import annotations

from zongzhi_core.plugin_api import Context, Event

from .commands import open_warning
from .terms import FloodStatus

#: The item of a grid event that tells of a flood or a landslide.
ITEM = "SOCIAL_FLOOD_GEO"


def propose_warning(ctx: Context, heard: Event) -> None:
    """A grid event was reported: if it tells of water, a warning is proposed; a person decides."""
    if heard.payload.get("item") == ITEM:
        where = heard.payload["division_id"]
        open_warning(ctx, where, FloodStatus.PROPOSED, 0, event_id=heard.subject_id)
