"""Grids and the people in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from zongzhi_core.plugin_api import FOREVER, Division, SampleCounty

from ..tables import Grid, GridStaff
from ..terms import GridKind, GridMemberPost, GridRole


def fill_grids(county: SampleCounty) -> None:
    """Grids, leaders and members; two in 695 grids have no leader."""
    total = max(county.target("grid.grids", 695), len(county.villages))
    county.fixed("grid.grids", total)
    vacant = total * 2 // 695
    county.fixed("grid.leaders", total - vacant)
    members = county.target("grid.members", 1274)
    grids: list[Grid] = []
    shares = zip(
        county.villages,
        county.spread(total, county.villages),
        county.spread(members, county.villages),
        strict=True,
    )
    for village, grid_count, member_count in shares:
        made = [_grid(county, village, nth, GridKind.BASIC) for nth in range(1, grid_count + 1)]
        _make_dedicated(county, village, made)
        county.add(_members(county, made, member_count))
        grids += made
    county.add(grids)
    headless = _pick_headless(county, grids, vacant)
    county.add(staff for grid in grids for staff in _leaders(county, grid, grid.id in headless))
    county.add(_former_grids(county, grids))


def _grid(county: SampleCounty, village: Division, nth: int, kind: GridKind) -> Grid:
    rng = county.rng("grid", village.id, nth)
    households = rng.randint(40, 140)
    return Grid(
        county_id=county.county.id,
        id=county.id("grid", village.id, nth),
        division_id=village.id,
        code=f"{village.code}{nth:03d}",
        name=f"{village.short_name}第{nth}网格",
        kind=kind,
        households=households,
        population=households * 3 + rng.randint(0, households),
        valid_from=date(county.year - 2, rng.randint(1, 12), 1),
        valid_to=FOREVER,
    )


def _make_dedicated(county: SampleCounty, village: Division, grids: Sequence[Grid]) -> None:
    """In one village of eight, the last of several grids is a school's or a market's own."""
    if len(grids) > 3 and county.rng("grid", "dedicated", village.id).random() < 0.125:
        grids[-1].kind = GridKind.DEDICATED
        grids[-1].name = f"{village.short_name}集贸市场专属网格"


def _pick_headless(county: SampleCounty, grids: Sequence[Grid], vacant: int) -> set[str]:
    return {grid.id for grid in county.rng("grid", "headless").sample(grids, vacant)}


def _leaders(county: SampleCounty, grid: Grid, headless: bool) -> Iterator[GridStaff]:
    """The grid's leader; sometimes a former one or a deputy; the headless have a former one."""
    rng = county.rng("grid", "leader", grid.id)
    leader, part_time = GridRole.LEADER, GridMemberPost.PART_TIME
    changed = date(county.year, rng.randint(1, 6), 1) if headless else date(county.year - 1, 6, 1)
    if headless or rng.random() < 0.1:
        yield _staff(county, grid, leader, part_time, "former", until=changed)
    if not headless:
        yield _staff(county, grid, leader, part_time, "now", since=date(county.year - 1, 6, 1))
    if rng.random() < 0.05:
        yield _staff(county, grid, GridRole.DEPUTY_LEADER, part_time, "deputy")


def _members(county: SampleCounty, grids: Sequence[Grid], count: int) -> Iterator[GridStaff]:
    """Members dealt to the grids of a village in turn; now and then a former one."""
    for nth in range(count):
        grid = grids[nth % len(grids)]
        post = GridMemberPost.FULL_TIME if nth % 7 == 0 else GridMemberPost.PART_TIME
        yield _staff(county, grid, GridRole.MEMBER, post, "member", nth)
        if nth % 19 == 5:
            left = date(county.year, 10, 1)
            yield _staff(county, grid, GridRole.MEMBER, post, "former member", nth, until=left)


def _staff(
    county: SampleCounty,
    grid: Grid,
    role: GridRole,
    post: GridMemberPost,
    *words: object,
    since: date | None = None,
    until: date = FOREVER,
) -> GridStaff:
    return GridStaff(
        county_id=county.county.id,
        id=county.id("grid_staff", grid.id, *words),
        division_id=grid.division_id,
        grid_id=grid.id,
        role=role,
        post=post,
        person_id=county.id("grid_person", grid.id, *words),
        name=county.name(county.rng("grid", "staff", grid.id, *words)),
        valid_from=since or grid.valid_from,
        valid_to=until,
    )


def _former_grids(county: SampleCounty, grids: Sequence[Grid]) -> Iterator[Grid | GridStaff]:
    """Grids that were merged into their neighbours before the year, with who led them."""
    for nth, village in enumerate(county.villages):
        if nth % 9 == 0:
            here = sum(grid.division_id == village.id for grid in grids)
            grid = _grid(county, village, here + 1, GridKind.BASIC)
            grid.valid_from, grid.valid_to = date(county.year - 3, 1, 1), date(county.year, 1, 1)
            yield grid
            part_time = GridMemberPost.PART_TIME
            yield _staff(county, grid, GridRole.LEADER, part_time, "former", until=grid.valid_to)
