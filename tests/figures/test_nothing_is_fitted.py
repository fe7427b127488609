"""Figures are counted from rows: one row changed, and exactly what depends on it moves.

Each case changes a row behind the commands' back and says which measures move by how much at
the division concerned and at those above it; every other figure of the county, its townships
and its villages must stand still.
"""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session, aliased, make_transient

from tests.figures.answers import Tree, ask_tree, differences
from tests.support.worlds import HUANING, Template, World
from zongzhi_core.clock import FOREVER
from zongzhi_core.tables import Centre, Division, DivisionUnit
from zongzhi_core.terms import DivisionKind, Level
from zongzhi_grid.tables import CameraSite, Channel, CrimeStatistic, Grid, GridStaff, KeySite
from zongzhi_grid.terms import (
    CameraSiteKind,
    CrimeIndicator,
    GridKind,
    GridRole,
    StatisticStatus,
    UseState,
)
from zongzhi_mechanism.tables import Order
from zongzhi_mechanism.terms import OrderKind, OrderStatus
from zongzhi_mediation.tables import Dispute, DisputeParty
from zongzhi_mediation.terms import DisputeOutcome, DisputeStatus
from zongzhi_party.tables import OfficeMerger, Post, Training, TrainingAttendance
from zongzhi_party.terms import PartyPosition, StaffState
from zongzhi_services.tables import AssistanceCase
from zongzhi_services.terms import LeadDepartment

pytestmark = pytest.mark.slow

#: The last day on which stocks of 2024 are counted, and a term that ends before it.
YEAR_END = date(2024, 12, 31)
#: The last second of 2024 in Asia/Shanghai, and the first of 2025.
LAST_SECOND = datetime(2024, 12, 31, 15, 59, 59, tzinfo=UTC)
NEXT_YEAR = datetime(2024, 12, 31, 16, 0, tzinfo=UTC)

#: Changes rows; answers the id of the division where they lie.
Work = Callable[[Session], str]
Moves = dict[str, float | None]


@dataclass(frozen=True)
class Change:
    """A change of rows and what it moves: at its division, and at all above up to the county."""

    name: str
    work: Work
    moves: Moves = field(default_factory=dict)
    #: What moves below county level besides: the county has other rows that count.
    below: Moves = field(default_factory=dict)


# --- ways to change rows --------------------------------------------------------------------------


def pick(session: Session, table: Any, *where: Any) -> Any:
    """The first row of a table that fits; every choice is the same each time."""
    found = session.scalars(select(table).where(*where).order_by(table.id).limit(1)).first()
    assert found is not None
    return found


def set_row(table: Any, *where: Any, **values: Any) -> Work:
    """Set columns of the first row that fits."""

    def work(session: Session) -> str:
        row = pick(session, table, *where)
        for name, value in values.items():
            assert getattr(row, name) != value
            setattr(row, name, value)
        return str(row.division_id)

    return work


def copy_row(table: Any, *where: Any, **values: Any) -> Work:
    """Add a copy of the first row that fits, with other values."""

    def work(session: Session) -> str:
        row = pick(session, table, *where)
        _add_copy(session, row, **values)
        return str(row.division_id)

    return work


def _add_copy(session: Session, row: Any, **values: Any) -> None:
    session.expunge(row)
    make_transient(row)
    for name, value in ({"id": uuid.uuid4().hex} | values).items():
        setattr(row, name, value)
    session.add(row)


def others(table: Any, *same: Any, **differs: Any) -> Any:
    """A condition: rows equal in some columns exist, other than the row itself."""
    other = aliased(table)
    return exists(
        select(other.id).where(
            other.id != table.id,
            *(getattr(other, column.key) == column for column in same),
            *(getattr(other, name) == value for name, value in differs.items()),
        )
    )


def held(table: Any) -> Any:
    """A condition: the record held at the end of 2024."""
    return (table.valid_from <= YEAR_END) & (table.valid_to > YEAR_END)


# --- rows of the pillars --------------------------------------------------------------------------

IN_2024 = (Dispute.settled_at >= datetime(2024, 1, 1, tzinfo=UTC), Dispute.settled_at < NEXT_YEAR)
UNSETTLED = (Dispute.settled_at.is_(None), Dispute.status == DisputeStatus.MEDIATING)
PEOPLE = (
    select(func.sum(DisputeParty.people))
    .where(DisputeParty.dispute_id == Dispute.id, DisputeParty.is_natural_person)
    .scalar_subquery()
)
LIVE = (
    AssistanceCase.activated_at < NEXT_YEAR,
    AssistanceCase.closed_at.is_(None),
)
ONLY_CASE = ~others(AssistanceCase, AssistanceCase.person_id)
OTHER_LIVE_CASE = others(AssistanceCase, AssistanceCase.person_id, closed_at=None)
TOWN_ORDER = (
    Order.issuer_level == Level.TOWNSHIP,
    Order.opened_at < datetime(2024, 12, 1, tzinfo=UTC),
    Order.status == OrderStatus.CLOSED,
)
SPARE_CHANNEL = others(Channel, Channel.division_id, state=UseState.ACTIVE, valid_to=FOREVER)
IN_COMMUNITY = exists(
    select(Division.id).where(
        Division.id == Post.division_id, Division.kind == DivisionKind.COMMUNITY
    )
)
AT_COUNTY = Post.division_id == Post.county_id
SESSION = (Training.held_on == date(2024, 4, 16),)


def on_post(position: PartyPosition) -> tuple[Any, ...]:
    return Post.position == position, Post.state == StaffState.ON_POST, held(Post)


def staff(role: GridRole) -> tuple[Any, ...]:
    return GridStaff.role == role, held(GridStaff)


def order(kind: OrderKind) -> tuple[Any, ...]:
    return (Order.kind == kind, *TOWN_ORDER)


def lead_another_grid(session: Session) -> str:
    """A leader takes over one of the grids that have none; other grids keep theirs."""
    leader = pick(session, GridStaff, *staff(GridRole.LEADER))
    _add_copy(session, leader, grid_id=uuid.uuid4().hex, valid_from=date(2024, 1, 1))
    return str(leader.division_id)


def add_grid(kind: GridKind) -> Work:
    return copy_row(Grid, held(Grid), code="530424999999999", kind=kind)


def settle(session: Session) -> str:
    """An open dispute over two people is settled in the last second of the year."""
    dispute = pick(session, Dispute, *UNSETTLED, PEOPLE == 2)
    dispute.status, dispute.outcome = DisputeStatus.SETTLED, DisputeOutcome.SETTLED_ORAL
    dispute.settled_at = LAST_SECOND
    return str(dispute.division_id)


def change_party(*where: Any, people: int) -> Work:
    """Change for how many people a party of a settled dispute stands."""

    def work(session: Session) -> str:
        settled = exists(select(Dispute.id).where(Dispute.id == DisputeParty.dispute_id, *IN_2024))
        party = pick(session, DisputeParty, settled, *where)
        party.people += people
        dispute = pick(session, Dispute, Dispute.id == party.dispute_id)
        return str(dispute.division_id)

    return work


def darken(kind: CameraSiteKind) -> Work:
    """Switch off every camera of a key site of a kind."""

    def work(session: Session) -> str:
        site = pick(session, KeySite, KeySite.site_kind == kind, held(KeySite))
        for camera in session.scalars(select(CameraSite).where(CameraSite.key_site_id == site.id)):
            camera.state = UseState.INACTIVE
        return str(site.division_id)

    return work


def theft_of_year(session: Session, year: int) -> int:
    """The thefts of a year."""
    first, after = date(year, 1, 1), date(year + 1, 1, 1)
    theft = CrimeStatistic.indicator == CrimeIndicator.THEFT
    total = select(func.sum(CrimeStatistic.value)).where(
        theft, CrimeStatistic.month >= first, CrimeStatistic.month < after
    )
    return int(session.scalar(total) or 0)


def raise_thefts(beyond: int) -> Work:
    """One month's thefts rise so that the year stands so far beyond the year before."""

    def work(session: Session) -> str:
        theft = CrimeStatistic.indicator == CrimeIndicator.THEFT
        month = pick(session, CrimeStatistic, theft, CrimeStatistic.month == date(2024, 7, 1))
        month.value += theft_of_year(session, 2023) - theft_of_year(session, 2024) + beyond
        return str(month.division_id)

    return work


def attend(present: bool, *which: Any) -> Work:
    """Say of everybody called to a session whether they were there."""

    def work(session: Session) -> str:
        training = pick(session, Training, *which)
        called = select(TrainingAttendance).where(TrainingAttendance.training_id == training.id)
        for each in session.scalars(called):
            each.present = present
        return str(training.division_id)

    return work


def found_village(opened_on: date, closed_on: date = FOREVER) -> Work:
    """A township gets one more village on a day."""

    def work(session: Session) -> str:
        village = pick(session, Division, Division.level == Level.VILLAGE)
        id = uuid.uuid4().hex
        unit = DivisionUnit(id=id, opened_on=opened_on, closed_on=closed_on, heir_id=id)
        session.add(unit)
        session.flush()
        code = f"{village.path[:9]}zz9"
        parent = village.parent_id
        dates = {"valid_from": opened_on, "valid_to": closed_on}
        _add_copy(session, village, id=id, code=code[:9] + "999", path=code, **dates)
        return str(parent)

    return work


# --- the table ------------------------------------------------------------------------------------

CHANGES = (
    # Grids and the people in them.
    Change("a grid more", add_grid(GridKind.BASIC), {"grid.grids": 1}),
    Change("a dedicated grid more", add_grid(GridKind.DEDICATED), {"grid.grids": 1}),
    Change("a micro-grid is part of its grid", add_grid(GridKind.MICRO)),
    Change(
        "a grid was merged away",
        set_row(Grid, held(Grid), valid_to=YEAR_END),
        {"grid.grids": -1},
    ),
    Change(
        "a leader's term ends",
        set_row(GridStaff, *staff(GridRole.LEADER), valid_to=YEAR_END),
        {"grid.leaders": -1},
    ),
    Change(
        "a term that ends after the day still holds on it",
        set_row(GridStaff, *staff(GridRole.LEADER), valid_to=date(2025, 1, 1)),
    ),
    Change("a leader of two grids is one person", lead_another_grid),
    Change(
        "a member's term ends",
        set_row(GridStaff, *staff(GridRole.MEMBER), valid_to=YEAR_END),
        {"grid.members": -1},
    ),
    Change(
        "a member becomes leader",
        set_row(GridStaff, *staff(GridRole.MEMBER), role=GridRole.LEADER),
        {"grid.members": -1, "grid.leaders": 1},
    ),
    # Channels, cameras, statistics.
    Change(
        "the only channel is disbanded",
        set_row(Channel, ~SPARE_CHANNEL, Channel.state == UseState.ACTIVE, state=UseState.INACTIVE),
        {"grid.divisions_with_channel": -1},
    ),
    Change(
        "one of two channels is disbanded",
        set_row(
            Channel,
            SPARE_CHANNEL,
            Channel.state == UseState.ACTIVE,
            held(Channel),
            state=UseState.INACTIVE,
        ),
    ),
    Change(
        "all cameras of a key site go dark",
        darken(CameraSiteKind.OTHER),
        {"grid.key_sites_covered": -1},
    ),
    Change(
        "all cameras of a junction go dark",
        darken(CameraSiteKind.JUNCTION),
        {"grid.key_sites_covered": -1},
        below={"grid.camera_site_kinds": -1},
    ),
    Change(
        "a key site without a camera is registered",
        copy_row(KeySite, held(KeySite)),
        {"grid.key_sites_covered/of": 1},
    ),
    Change("thefts rise above the year before", raise_thefts(1), {"grid.declining_indicators": -1}),
    Change("thefts as many as before", raise_thefts(0), {"grid.declining_indicators": -1}),
    Change("thefts rise to one below", raise_thefts(-1)),
    Change(
        "a month is only provisional",
        set_row(
            CrimeStatistic,
            CrimeStatistic.month == date(2023, 7, 1),
            status=StatisticStatus.PROVISIONAL,
        ),
        {"grid.declining_indicators": -1},
    ),
    # Disputes.
    Change(
        "one dispute more is settled",
        settle,
        {"mediation.settled": 1, "mediation.people_helped": 2},
    ),
    Change(
        "a settlement moves to the next year",
        set_row(Dispute, *IN_2024, PEOPLE == 3, settled_at=NEXT_YEAR),
        {"mediation.settled": -1, "mediation.people_helped": -3},
    ),
    Change(
        "a settlement moves to the year's last second",
        set_row(Dispute, *IN_2024, settled_at=LAST_SECOND),
    ),
    Change(
        "a settlement fails after all",
        set_row(Dispute, *IN_2024, PEOPLE == 1, outcome=DisputeOutcome.FAILED),
        {"mediation.settled": -1, "mediation.people_helped": -1},
    ),
    Change(
        "an acceptance moves to the next year",
        set_row(Dispute, *IN_2024, accepted_at=NEXT_YEAR),
        {"mediation.accepted": -1},
    ),
    Change(
        "a dispute proves a duplicate",
        set_row(Dispute, *UNSETTLED, status=DisputeStatus.VOID),
        {"mediation.accepted": -1},
    ),
    Change(
        "one person more is helped",
        change_party(DisputeParty.is_natural_person, people=1),
        {"mediation.people_helped": 1},
    ),
    Change("a body is nobody", change_party(~DisputeParty.is_natural_person, people=1)),
    # Assistance.
    Change(
        "a case is exited",
        set_row(AssistanceCase, *LIVE, ONLY_CASE, closed_at=LAST_SECOND),
        {"services.people_supported": -1},
    ),
    Change(
        "a case is exited in the next year",
        set_row(AssistanceCase, *LIVE, ONLY_CASE, closed_at=NEXT_YEAR),
    ),
    Change(
        "a case begins in the next year",
        set_row(AssistanceCase, *LIVE, ONLY_CASE, activated_at=NEXT_YEAR),
        {"services.people_supported": -1},
    ),
    Change(
        "a second case of a person",
        copy_row(
            AssistanceCase,
            *LIVE,
            ONLY_CASE,
            AssistanceCase.competent_body != LeadDepartment.JUSTICE,
            no="A5304242024999999",
            competent_body=LeadDepartment.JUSTICE,
        ),
    ),
    Change(
        "one of two cases is exited",
        set_row(AssistanceCase, *LIVE, OTHER_LIVE_CASE, closed_at=LAST_SECOND),
    ),
    # Orders.
    Change(
        "a dispatch moves to the next year",
        set_row(Order, *order(OrderKind.DISPATCH), opened_at=NEXT_YEAR),
        {"mechanism.dispatches": -1},
    ),
    Change(
        "a whistle moves to the next year",
        set_row(Order, *order(OrderKind.WHISTLE), opened_at=NEXT_YEAR),
        {"mechanism.whistles": -1},
    ),
    Change(
        "an order is cancelled before receipt",
        set_row(Order, *order(OrderKind.WHISTLE), status=OrderStatus.CANCELLED, received_at=None),
        {"mechanism.whistles": -1},
    ),
    Change(
        "an order is cancelled after receipt",
        set_row(Order, *order(OrderKind.WHISTLE), status=OrderStatus.CANCELLED),
    ),
    Change(
        "a dispatch becomes a supervision order",
        set_row(Order, *order(OrderKind.DISPATCH), kind=OrderKind.SUPERVISE),
        {"mechanism.dispatches": -1, "mechanism.supervisions": 1},
    ),
    Change(
        "the county issued it",
        set_row(Order, *order(OrderKind.DISPATCH), issuer_level=Level.COUNTY),
        {"mechanism.dispatches": -1},
    ),
    # Posts and trainings.
    Change(
        "an office merger ends",
        set_row(OfficeMerger, held(OfficeMerger), valid_to=YEAR_END),
        {"party.offices_merged": -1},
    ),
    Change(
        "a commissioner is seconded out",
        set_row(Post, *on_post(PartyPosition.COMMISSIONER), state=StaffState.SECONDED_OUT),
        {"party.commissioners": -1, "party.villages_with_commissioner": -1},
    ),
    Change(
        "a political and legal committee member is on leave",
        set_row(Post, *on_post(PartyPosition.POLITICAL_LEGAL_MEMBER), state=StaffState.LEAVE),
        {"party.political_legal_members": -1},
    ),
    Change(
        "centre staff leave",
        set_row(
            Post,
            *on_post(PartyPosition.CENTER_STAFF),
            Post.division_id != Post.county_id,
            valid_to=YEAR_END,
        ),
        {"party.centre_staff": -1},
    ),
    Change(
        "staff of the county's own centre leave",
        set_row(
            Post,
            *on_post(PartyPosition.CENTER_STAFF),
            Post.division_id == Post.county_id,
            valid_to=YEAR_END,
        ),
    ),
    Change(
        "a specialist leaves",
        set_row(Post, *on_post(PartyPosition.SPECIALIST), IN_COMMUNITY, valid_to=YEAR_END),
        {"party.specialists": -1},
    ),
    Change("nobody came", attend(False, *SESSION), {"party.trainings_held": -1}),
    Change(
        "somebody came after all",
        attend(True, Training.held_on == date(2024, 8, 21)),
        {"party.trainings_held": 1},
    ),
    Change(
        "a session moves to the next year",
        set_row(Training, *SESSION, held_on=date(2025, 1, 1)),
        {"party.trainings_held": -1},
    ),
    # Divisions and centres.
    Change(
        "a centre is closed",
        set_row(Centre, Centre.level == Level.VILLAGE, valid_to=YEAR_END),
        {"core.centres": -1},
    ),
)

#: A village of one day, and what it owes: the ISO weeks of which it was there for four days.
VILLAGES = (
    ("opened on a Sunday", date(2024, 12, 1), FOREVER, 1, 4),
    ("opened on a Thursday", date(2024, 11, 28), FOREVER, 1, 5),
    ("opened on a Friday", date(2024, 11, 29), FOREVER, 1, 4),
    ("closed on a Friday", date(2024, 11, 4), date(2024, 11, 15), 0, 2),
    ("closed on a Thursday", date(2024, 11, 4), date(2024, 11, 14), 0, 1),
    ("there for four days of a week", date(2024, 11, 5), date(2024, 11, 9), 0, 1),
    ("there for three days of a week", date(2024, 11, 6), date(2024, 11, 9), 0, 0),
)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def untouched(huaning: Template) -> AsyncIterator[Tree]:
    """What the county answers before anything is changed."""
    made = huaning.copy()
    yield await ask_tree(made)
    await made.end()


async def lineage_of(world: World, work: Work) -> list[str]:
    """Do the work; answer the codes of the division concerned and of those above it."""

    def change(session: Session) -> list[str]:
        division_id: str | None = work(session)
        codes = []
        while division_id is not None:
            version = pick(session, Division, Division.id == division_id)
            codes.append(version.code)
            division_id = None if version.code == HUANING else version.parent_id
        return codes

    codes: list[str] = await world.write(change)
    return codes


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.name)
async def test_one_row_moves_exactly_its_figures(
    world: World, untouched: Tree, change: Change
) -> None:
    """What depends on the row moves by exactly one, up to the county; nothing else moves."""
    lineage = await lineage_of(world, change.work)
    moved = differences(untouched, await ask_tree(world))
    expected = {code: change.moves | (change.below if code != HUANING else {}) for code in lineage}
    assert moved == {code: moves for code, moves in expected.items() if moves}
    assert lineage[-1] == HUANING


@pytest.mark.parametrize(("name", "opened", "closed", "villages", "weeks"), VILLAGES)
async def test_new_village_owes_from_the_middle_of_a_week(
    world: World,
    untouched: Tree,
    name: str,
    opened: date,
    closed: date,
    villages: int,
    weeks: int,
) -> None:
    """A village counts where it stands at the year's end, and owes the weeks of which it was
    there for more than half; it brings nothing else."""
    lineage = await lineage_of(world, found_village(opened, closed))
    moved = differences(untouched, await ask_tree(world))
    moves = {"core.villages": villages, "mechanism.village_meetings_due": weeks}
    own = {code for code in moved if code not in untouched}
    expected = {name: delta for name, delta in moves.items() if delta}
    assert moved == {code: expected for code in {*lineage, *own} if expected}
    assert len(own) == villages
