"""Demonstration data of the grid pillar.

Beside the rows that count stand rows that must not: grids that were merged away, former
leaders, deputies, disbanded channels, dark cameras, a key site that was given up.
"""

from __future__ import annotations

from zongzhi_core.plugin_api import SampleCounty

from .events import fill_events
from .grids import fill_grids
from .sites import fill_channels, fill_key_sites
from .statistics import fill_statistics


def fill(county: SampleCounty) -> None:
    """Add the pillar's rows for one county and year."""
    if county.villages:
        fill_grids(county)
        fill_events(county)
    fill_channels(county)
    fill_key_sites(county)
    fill_statistics(county)
