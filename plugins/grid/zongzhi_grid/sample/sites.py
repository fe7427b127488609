"""Channels of the centres, key sites and the cameras that cover them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from zongzhi_core.plugin_api import FOREVER, Division, SampleCounty

from ..tables import CameraSite, Channel, KeySite
from ..terms import CameraSiteKind, ChannelKind, UseState

KEY_KINDS = (
    CameraSiteKind.JUNCTION,
    CameraSiteKind.COMPLEX_PLACE,
    CameraSiteKind.CRIME_HOTSPOT,
    CameraSiteKind.TOWN_GATE,
)


def fill_channels(county: SampleCounty) -> None:
    """A group of each division's centre; some hotlines, some that are no longer in use."""
    divisions = [county.county, *county.townships, *county.villages]
    county.fixed("grid.divisions_with_channel", len(divisions))
    group, hotline = ChannelKind.WECHAT_GROUP, ChannelKind.HOTLINE
    for nth, division in enumerate(divisions):
        for place in range(county.scale):
            county.add([_channel(county, division, group, place)])
        if nth < 6 or nth % 12 == 0:
            county.add([_channel(county, division, hotline, "hotline")])
        if nth % 10 == 3:
            county.add([_channel(county, division, group, "idle", state=UseState.INACTIVE)])
        if nth % 10 == 7:
            left = date(county.year, 5, 1)
            county.add([_channel(county, division, group, "former", until=left)])


def _channel(
    county: SampleCounty,
    division: Division,
    kind: ChannelKind,
    *words: object,
    state: UseState = UseState.ACTIVE,
    until: date = FOREVER,
) -> Channel:
    rng = county.rng("grid", "channel", division.id, *words)
    return Channel(
        county_id=county.county.id,
        id=county.id("grid_channel", division.id, *words),
        division_id=division.id,
        kind=kind,
        level=division.level,
        name=f"{division.short_name}{kind.zh}",
        member_count=rng.randint(20, 480) if kind is ChannelKind.WECHAT_GROUP else 0,
        verified_on=date(county.year - 1, 12, rng.randint(1, 28)),
        state=state,
        valid_from=date(county.year - 2, rng.randint(1, 12), 1),
        valid_to=until,
    )


def fill_key_sites(county: SampleCounty) -> None:
    """Key sites of each kind in each township, all covered; one was given up uncovered."""
    towns = county.townships or [county.county]
    county.fixed("grid.camera_site_kinds", len(KEY_KINDS))
    county.fixed("grid.key_sites_covered", 1)
    for nth, town in enumerate(towns):
        places = [each for each in county.villages if each.parent_id == town.id] or [town]
        for step, kind in enumerate((*KEY_KINDS, CameraSiteKind.OTHER)):
            for place in range(county.scale):
                seat = places[(place + step) % len(places)]
                county.add(_covered_site(county, seat, kind, nth, place))
        if nth == 0:
            site = _key_site(county, places[-1], KEY_KINDS[0], "given up")
            site.valid_to = date(county.year, 1, 1)
            county.add([site])


def _covered_site(
    county: SampleCounty, seat: Division, kind: CameraSiteKind, *words: object
) -> Iterator[KeySite | CameraSite]:
    """A key site with a camera in use, and often one that is dark or was taken down."""
    site = _key_site(county, seat, kind, *words)
    yield site
    yield _camera(county, site, 1)
    rng = county.rng("grid", "cameras", site.id)
    if rng.random() < 0.4:
        yield _camera(county, site, 2, state=UseState.INACTIVE)
    if rng.random() < 0.3:
        yield _camera(county, site, 3, until=date(county.year, 9, 1))


def _key_site(
    county: SampleCounty, seat: Division, kind: CameraSiteKind, *words: object
) -> KeySite:
    return KeySite(
        county_id=county.county.id,
        id=county.id("grid_key_site", seat.id, kind.name, *words),
        division_id=seat.id,
        site_kind=kind,
        name=f"{seat.short_name}{kind.zh}",
        valid_from=date(county.year - 3, 1, 1),
        valid_to=FOREVER,
    )


def _camera(
    county: SampleCounty,
    site: KeySite,
    nth: int,
    *,
    state: UseState = UseState.ACTIVE,
    until: date = FOREVER,
) -> CameraSite:
    rng = county.rng("grid", "camera", site.id, nth)
    start = date(county.year - 2, rng.randint(1, 12), rng.randint(1, 28))
    return CameraSite(
        county_id=county.county.id,
        id=county.id("grid_camera_site", site.id, nth),
        division_id=site.division_id,
        site_kind=site.site_kind,
        name=f"{site.name}{nth}号点位",
        filed_on=start + timedelta(days=rng.randint(3, 28)),
        sign_posted=rng.random() < 0.95,
        state=state,
        key_site_id=site.id,
        valid_from=start,
        valid_to=until,
    )
