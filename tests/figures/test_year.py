"""The article's year lived through the public API: from a county without a dispute, by mutations
alone, to the published figures."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.commands.giving import PROOF, appointed, done, organisation_of_kind
from tests.commands.test_random_walk import centre_of
from tests.support.worlds import HUANING, Template, World
from zongzhi_core.state import digest_of, raise_epoch
from zongzhi_core.tables import Division, Token
from zongzhi_core.terms import OrganisationKind
from zongzhi_mediation import rules
from zongzhi_mediation.terms import DisputeStatus

from .answers import YEAR, ask_tree, read_published
from .year import AHEAD, END, FIRST, Act, Life, Size, Year, draw

SEED = int(os.environ.get("ZONGZHI_SEED", "0")) or random.randrange(2**32)
MEASURES = ("mediation.accepted", "mediation.settled", "mediation.people_helped")
SHARE = 1 if PROOF else 48

#: Who acts in a township: role by the word of the plan.
ROLES = {"lead": "township_lead", "mediator": "mediator", "grid": "grid_staff"}
EPOCH = datetime(2023, 12, 1, tzinfo=UTC)


def size() -> Size:
    """What the article says of its year, or a part of it."""
    published = {each.measure: int(each.value) for each in read_published()}
    return Size(*(published[name] // SHARE for name in MEASURES))


# --- the ledger -----------------------------------------------------------------------------------


@dataclass
class Ledger:
    """What a clerk would write down: who was accepted and settled, on which day."""

    accepted: dict[int, date] = field(default_factory=dict)
    settled: dict[int, date] = field(default_factory=dict)
    lives: dict[int, Life] = field(default_factory=dict)

    def note(self, life: Life, command: str, at: datetime) -> None:
        """A dispute counts once from its acceptance unless it becomes void, and as settled while
        its settlement holds."""
        day, key = (at + AHEAD).date(), id(life)
        self.lives[key] = life
        if command == "acceptDispute":
            self.accepted[key] = day
        elif command in ("mergeDispute", "confirmDisputeVoid"):
            self.accepted.pop(key, None)
        elif command == "settleDispute":
            self.settled[key] = day
        elif command == "reopenDispute":
            self.settled.pop(key, None)

    def figures(self, code: str, first: date, last: date) -> tuple[int, int, int]:
        """Accepted, settled and people helped in a place from one day to another."""
        accepted, settled = (
            [
                self.lives[key]
                for key, day in days.items()
                if first <= day <= last and self.lives[key].code.startswith(code)
            ]
            for days in (self.accepted, self.settled)
        )
        return len(accepted), len(settled), sum(life.people for life in settled)


def periods() -> Iterator[tuple[str, date, date]]:
    """Name, first and last day of the year, its halves, quarters and months, and of the month
    after it."""
    for name, months in (("", 12), ("-H", 6), ("-Q", 3), ("-", 1)):
        for n in range(12 // months):
            first = date(2024, n * months + 1, 1)
            after = date(2024 + (n + 1) * months // 12, (n + 1) * months % 12 + 1, 1)
            number = {"": "", "-": f"{n + 1:02d}"}.get(name, str(n + 1))
            yield f"{YEAR}{name}{number}", first, after - timedelta(days=1)
    yield "2025-01", date(2025, 1, 1), date(2025, 1, 31)


# --- living it ------------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def empty_county(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Template:
    """The county with its hierarchy and organisations, every plugin on, and nothing in them."""
    server = request.getfixturevalue("postgres_server") if request.param != "sqlite" else None
    folder = tmp_path_factory.mktemp("empty")
    return Template(request.param, folder, server).build(HUANING, filled=False)


def appoint(session: Session) -> None:
    """Tokens for those who act in each township, and for the county, throughout the year."""
    found = session.scalars(select(Division).where(Division.code.like(f"{HUANING}___")))
    wanted = [(f"{by}.{d.code}", role, d.id) for d in found for by, role in ROLES.items()]
    end = END + timedelta(days=365)
    session.query(Token).filter(Token.name == "admin").update({"expires_at": end})
    for name, role, division in wanted:
        whole = {"role": role, "division_id": division, "plugins": "", "issued_at": EPOCH}
        session.add(Token(name=name, digest=digest_of(name), expires_at=end, **whole))
    raise_epoch(session)


@dataclass
class Replay:
    """A county that lives a year."""

    world: World
    year: Year
    centres: dict[str, str]
    #: A mediator in each township.
    mediators: dict[str, str]
    ledger: Ledger = field(default_factory=Ledger)
    ids: dict[int, str] = field(default_factory=dict)
    steps: dict[str, list[str]] = field(default_factory=dict)
    #: The dispute into which a duplicate is merged: an accepted one that is settled in its time.
    going_on: str = ""

    async def run(self) -> None:
        """Give every act at its time; each month is looked at when it ends."""
        months = [each for each in periods() if (each[2] - each[1]).days <= 31]
        for at, life, act in self.year.acts():
            while months and (at + AHEAD).date() > months[0][2]:
                await check_figures(self, *months.pop(0))
            self.world.clock.at = at
            await self.give(life, act)
            self.ledger.note(life, act.command, at)
            if (life.kind, act.command) == ("settled", "acceptDispute"):
                self.going_on = self.ids[id(life)]

    async def give(self, life: Life, act: Act) -> None:
        """Give one act; a report becomes the dispute that its event became."""
        token = act.by if act.by == "admin" else f"{act.by}.{life.code[:9]}"
        given, born = dict(act.given), act.command in ("registerDispute", "reportGridEvent")
        given |= {"division": life.code} if born else {"id": self.ids[id(life)]}
        given |= {"organisation": self.centres[act.place]} if act.place else {}
        given |= {"into": self.going_on} if act.into else {}
        if "mediators" in given:
            given["mediators"] = [self.mediators[life.code[:9]]]
        thing = await done(self.world, act.command, given, token=token)
        if act.command == "reportGridEvent":
            document = "query($i:ID!){gridEvent(id:$i){becameDispute{id steps{command}}}}"
            seen = await self.world.data(document, variables={"i": thing["id"]})
            thing = seen["gridEvent"]["becameDispute"]
        self.ids[id(life)] = thing["id"]
        taken = self.steps.setdefault(thing["id"], [])
        # A try that reached nobody is no step, until the third.
        if act.given.get("reached") is not False or thing["status"] == "REVISITED":
            taken.append("registerDispute" if born else act.command)


async def check_figures(replay: Replay, period: str, first: date, last: date) -> None:
    """The figures of a period, of county, townships and villages, are those of the ledger; the
    townships add up to the county."""
    tree = await ask_tree(replay.world, period=period, measures=[*MEASURES])
    answered = {code: tuple(int(f[name] or 0) for name in MEASURES) for code, f in tree.items()}
    assert answered == {code: replay.ledger.figures(code, first, last) for code in tree}, period
    townships = [figures for code, figures in answered.items() if len(code) == 9]
    assert answered[HUANING] == tuple(map(sum, zip(*townships, strict=True))), period


DISPUTES = (
    "query($c:String!,$a:String){division(code:$c){disputes(first:100,after:$a,orderBy:[{field:NO}])"
    "{totalCount pageInfo{hasNextPage endCursor}nodes{id no status outcome acceptedAt gridEvent{id}"
    "agreements{seq}followUps{seq}steps{seq command fromStatus toStatus}}}}}"
)


async def read_disputes(world: World) -> list[dict[str, Any]]:
    """All disputes of the county, page by page."""
    found: list[dict[str, Any]] = []
    after, more = None, True
    while more:
        data = await world.data(DISPUTES, variables={"c": HUANING, "a": after})
        page = data["division"]["disputes"]
        found += page["nodes"]
        after, more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]
    assert len(found) == page["totalCount"]
    return found


def check_course(dispute: dict[str, Any], taken: list[str]) -> None:
    """The steps are those that were taken, dense and in their order, and replay to the state; what
    is settled has an agreement, what is closed was revisited."""
    steps, state = dispute["steps"], "DRAFT"
    assert [step["command"] for step in steps] == taken
    assert [step["seq"] for step in steps] == list(range(1, len(steps) + 1))
    moves = {(s.name, command): t.name for s, command, t in rules.MOVES}
    for step in steps:
        assert step["fromStatus"] == (None if state == "DRAFT" else state)
        state = moves[state, step["command"]]
        assert step["toStatus"] == state
    assert dispute["status"] == state
    assert dispute["agreements"] or state != DisputeStatus.SETTLED.name
    assert dispute["followUps"] or state != DisputeStatus.CLOSED.name


@pytest.mark.slow
@pytest.mark.proof
async def test_year_lived_by_mutations_has_its_figures(empty_county: Template) -> None:
    """A year of legal steps, from no dispute to the article's figures: whenever they are asked
    for they are what was done, and every dispute is what its steps say."""
    print(f"seed {SEED}")
    world, wanted = empty_county.copy(), size()
    await world.write(appoint)
    world.clock.at = FIRST
    tree = await ask_tree(world, period=YEAR, measures=[*MEASURES])
    assert all(set(figures.values()) == {0} for figures in tree.values())
    villages = sorted(code for code in tree if len(code) == 12)
    townships = {t: [v for v in villages if v.startswith(t)] for t in tree if len(t) == 9}
    year = draw(random.Random(SEED), townships, wanted)
    centres = {code: await centre_of(world, code) for code in villages}
    committee, mediators = OrganisationKind.MEDIATION_COMMITTEE, {}
    for code in townships:
        seat = await organisation_of_kind(world, committee, code)
        mediators[code] = await appointed(world, organisation=seat)
    replay = Replay(world, year, centres, mediators)
    await replay.run()
    for period in periods():
        await check_figures(replay, *period)
    whole = replay.ledger.figures(HUANING, date(2024, 1, 1), date(2024, 12, 31))
    assert whole == (wanted.accepted, wanted.settled, wanted.people)
    disputes = await read_disputes(world)
    assert len(disputes) == len(year.lives) == len(replay.ids)
    for dispute in disputes:
        check_course(dispute, replay.steps[dispute["id"]])
    numbers = [f"{HUANING}2024{n:06d}" for n in range(1, len(disputes) + 1)]
    assert [dispute["no"] for dispute in disputes] == numbers
    reported = sum(act.command == "reportGridEvent" for life in year.lives for act in life.acts)
    assert sum(each["gridEvent"] is not None for each in disputes) == reported > 0
    await world.end()


def test_year_is_the_same_for_a_seed() -> None:
    """A seed draws one year, and another seed another."""
    villages = {"530424001": ["530424001001", "530424001002"], "530424102": ["530424102200"] * 2}

    def drawn(seed: int) -> list[Any]:
        return list(draw(random.Random(seed), villages, Size(60, 50, 110)).acts())

    assert drawn(SEED) == drawn(SEED) != drawn(SEED + 1)
