"""A year of a county's disputes as its clerks would live it: what is given when, and by whom.

Every life is drawn from a seeded source and legal by the law of the field as it is written in the
handbook; nothing here looks at the product's state table, tables or measures.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

#: The year in Asia/Shanghai, which is eight hours ahead and knows no summer time.
AHEAD = timedelta(hours=8)
FIRST = datetime(2024, 1, 1, tzinfo=UTC) - AHEAD
END = datetime(2025, 1, 1, tzinfo=UTC) - AHEAD
EDGES = [datetime(2024, month, 1, tzinfo=UTC) - AHEAD for month in range(2, 13)]

CATEGORIES = ("V01", "V02", "V06", "V07", "V09", "V99")
ITEMS = ("DISPUTE_FAMILY", "DISPUTE_NEIGHBOUR", "DISPUTE_LAND", "DISPUTE_OTHER")
TOLD: Given = {"otherRoutesTold": True}

Given = dict[str, Any]


@dataclass(frozen=True)
class Act:
    """Something that somebody does in the life of a dispute; `place` and `into` are ids that the
    one who gives it looks up: of a place's centre, of a dispute that goes on."""

    after: timedelta
    command: str
    by: str
    given: Given
    place: str = ""
    into: bool = False


@dataclass
class Life:
    """What becomes of one dispute: its acts, each after the start."""

    kind: str
    code: str
    acts: list[Act] = field(default_factory=list)
    start: datetime = FIRST
    #: Natural persons among its parties.
    people: int = 0

    def last(self, command: str) -> timedelta:
        """When a command is given for the last time, after the start."""
        return max(act.after for act in self.acts if act.command == command)


@dataclass
class Pen:
    """Writes a life, act by act, hours or days apart."""

    chance: random.Random
    life: Life
    villages: list[str]
    now: timedelta = timedelta()

    def wait(self, hours: float) -> None:
        self.now += timedelta(seconds=self.chance.randint(1, round(hours * 3600)))

    def write(
        self, command: str, by: str = "mediator", /, *, hours: float = 30, **given: Any
    ) -> None:
        """Something is done now, and some of the hours pass."""
        where = {name: given.pop(name) for name in ("place", "into") if name in given}
        self.life.acts.append(Act(self.now, command, by, given, **where))
        self.wait(hours)

    def maybe(self, share: float) -> bool:
        return self.chance.random() < share


# --- parts of a life ------------------------------------------------------------------------------


def begin(pen: Pen, people: int) -> None:
    """Registered at a desk, or reported from a grid; then its parties, as far as they are known."""
    life = pen.life
    if len(life.code) == 12 and pen.maybe(0.25):
        item = pen.chance.choice(ITEMS)
        pen.write("reportGridEvent", "grid", hours=2, eventClass="DISPUTE", item=item)
    else:
        category = pen.chance.choice(CATEGORIES)
        pen.write("registerDispute", "lead", hours=2, categoryCode=category)
    life.people = people
    recorded: list[Given] = [
        {"side": "APPLICANT"},
        {"side": "RESPONDENT", "isNaturalPerson": people > 1},
    ]
    recorded += [{"side": "THIRD_PARTY", "people": people - 2}] if people > 2 else []
    for each in recorded:
        pen.write("recordDisputeParty", "lead", hours=1, **each)


def accept(pen: Pen) -> None:
    pen.wait(70)
    pen.write("acceptDispute", "lead")


def assign(pen: Pen) -> None:
    """Undertaken by the own centre, or transferred, perhaps returned, and signed for."""
    first, second = pen.chance.sample(pen.villages, 2)
    if pen.maybe(0.6):
        pen.write("undertakeDispute", "lead")
        if pen.maybe(0.9):
            return
    pen.write("transferDispute", "lead", place=first)
    if pen.maybe(0.2):
        pen.write("returnDispute", "lead", reason="不属本单位职责")
        pen.write("transferDispute", "lead", place=second)
    pen.write("signDispute", "lead")


def mediate(pen: Pen) -> None:
    pen.write("startMediation", everyPartyAgrees=True)
    if pen.maybe(0.1):
        pen.write("proposeRiskGrade", trend=1)
        pen.write("confirmRiskGrade", "lead", grade="V1", reason="双方情绪平稳")
    if pen.maybe(0.15):
        reason = pen.chance.choice(("COURT", "APPRAISAL", "PARTIES_REQUEST", "OTHER"))
        pen.write("suspendMediation", hours=24 * 20, reason=reason)
        pen.write("resumeMediation")
    if pen.maybe(0.3):
        hold(pen)


def hold(pen: Pen) -> None:
    """A session; whoever gives it names the mediator."""
    people: Given = {"channel": "PEOPLE", "leads": True}
    pen.write("recordMediationSession", mediators=[], noMediatorClose=True, **people)


def settle(pen: Pen) -> None:
    hold(pen)
    how = pen.chance.choice(("SETTLED_WRITTEN", "SETTLED_ORAL", "SETTLED_PERFORMED"))
    given: Given = {"outcome": how}
    if how == "SETTLED_WRITTEN":
        given |= {"signedByAllParties": True, "signedByMediator": True}
    pen.write("settleDispute", hours=90, **given)


def follow(pen: Pen) -> None:
    """Told to both, revisited; where nobody answers, on three days."""
    pen.write("feedBackDispute", hours=24 * 12, claimantTold=True, sourceTold=True)
    if pen.maybe(0.1):
        for _ in range(3):
            pen.write("revisitDispute", hours=1, mode="PHONE", reached=False)
            pen.now += timedelta(hours=24)
    else:
        found: Given = {"performance": "NOTHING_DUE", "satisfaction": "V3", "relapseRisk": "V0"}
        pen.write("revisitDispute", mode="HOME", reached=True, **found)


def close(pen: Pen) -> None:
    pen.write("closeDispute", "lead", resultNoticeSent=True)


# --- kinds of lives -------------------------------------------------------------------------------


def settled(pen: Pen) -> None:
    """Settled, and followed up as far as time allows; now and then it breaks out again."""
    for part in (accept, assign, mediate, settle):
        part(pen)
    if pen.maybe(0.08):
        follow(pen)
        if pen.maybe(0.5):
            close(pen)
        pen.write("reopenDispute", "lead", hours=24 * 20, reason="RELAPSE")
        mediate(pen)
        settle(pen)
    if pen.maybe(0.85):
        follow(pen)
        close(pen)


def fallen_back(pen: Pen) -> None:
    """Settled, and reopened without another settlement."""
    for part in (accept, assign, mediate, settle, follow):
        part(pen)
    pen.write("reopenDispute", "lead", reason="NEW_FACT")


def failed(pen: Pen) -> None:
    for part in (accept, assign, mediate):
        part(pen)
    pen.write("failDispute", **TOLD)
    follow(pen)
    close(pen)


def diverted(pen: Pen) -> None:
    accept(pen)
    assign(pen)
    pen.write("divertDispute", "lead", route="COURT")
    follow(pen)


def ended_by_party(pen: Pen) -> None:
    accept(pen)
    pen.write("endDisputeByParty", "lead", **TOLD)


def withdrawn(pen: Pen) -> None:
    accept(pen)
    pen.write("withdrawDispute", "lead", claimantAsks=True)


def left_open(pen: Pen) -> None:
    accept(pen)
    if pen.maybe(0.7):
        assign(pen)
        mediate(pen)


def declined(pen: Pen) -> None:
    pen.write("declineDispute", "lead", reason="RESERVED", **TOLD)


def taken_back(pen: Pen) -> None:
    pen.write("withdrawDispute", "lead", claimantAsks=True)


def merged(pen: Pen) -> None:
    accept(pen)
    pen.write("mergeDispute", "admin", into=True, sameMatter=True)


def mistaken(pen: Pen) -> None:
    """Two in the same second, so that no midnight lies between them."""
    pen.write("requestDisputeVoid", "mediator", reason="重复录入")
    pen.now = pen.life.acts[-1].after
    pen.write("confirmDisputeVoid", "lead")


#: Kinds that count as accepted in the year and not as settled in it; those that never count.
UNSETTLED = (failed, diverted, ended_by_party, withdrawn, left_open, fallen_back)
UNCOUNTED = (declined, taken_back, merged, mistaken)


# --- the year -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Size:
    """How many are accepted and settled in the year, and how many people that helps."""

    accepted: int
    settled: int
    people: int


@dataclass
class Year:
    """A whole year of lives."""

    chance: random.Random
    townships: dict[str, list[str]]
    lives: list[Life] = field(default_factory=list)

    def add(self, tell: Callable[[Pen], None], people: int, kind: str = "") -> Life:
        """A life without its start; nine of ten lie in a village."""
        township = self.chance.choice(sorted(self.townships))
        villages = self.townships[township]
        code = self.chance.choice(villages) if self.chance.random() < 0.9 else township
        pen = Pen(self.chance, Life(kind or tell.__name__, code), villages)
        begin(pen, people)
        tell(pen)
        self.lives.append(pen.life)
        return pen.life

    def place(self, life: Life, earliest: datetime, latest: datetime, key: str) -> None:
        """Start a life, or rather its `key`, between two moments; one of ten exactly when a month
        begins, or the second before."""
        after = life.last(key)
        earliest, latest = max(earliest, FIRST + after), latest - timedelta(seconds=1)
        span = round((latest - earliest).total_seconds())
        at = earliest + timedelta(seconds=self.chance.randint(0, span))
        if self.chance.random() < 0.1:
            edge = self.chance.choice(EDGES) - timedelta(seconds=self.chance.randint(0, 1))
            at = edge if earliest <= edge <= latest else at
        life.start = at - after

    def acts(self) -> Iterator[tuple[datetime, Life, Act]]:
        """Everything in the order of time."""
        all_acts = [(life.start + act.after, life, act) for life in self.lives for act in life.acts]
        return iter(sorted(all_acts, key=lambda each: each[0]))


def draw(chance: random.Random, townships: dict[str, list[str]], size: Size) -> Year:
    """A year that comes to a size, with what a year has beside: matters that were never accepted
    or do not count, and those that the next year settles or accepts."""
    year = Year(chance, townships)
    people = [1] * size.settled
    for _ in range(size.people - size.settled):
        people[chance.randrange(size.settled)] += 1
    for number in people:
        year.place(year.add(settled, number), FIRST, END, "settleDispute")
    for n in range(size.accepted - size.settled):
        tell = [*UNSETTLED, settled][n % (len(UNSETTLED) + 1)]
        life = year.add(tell, chance.randint(1, 4), "settled later" if tell is settled else "")
        if tell is settled:
            # Settled in the year after, accepted in this one.
            lag = life.last("settleDispute") - life.last("acceptDispute")
            year.place(life, END, END + lag, "settleDispute")
        else:
            year.place(life, FIRST, END, "acceptDispute")
    for n in range(max(len(UNCOUNTED), size.accepted // 20)):
        life = year.add(UNCOUNTED[n % len(UNCOUNTED)], 2)
        year.place(life, EDGES[1], END, "recordDisputeParty")
    for _ in range(max(2, size.accepted // 100)):
        life = year.add(left_open, 3, "accepted later")
        year.place(life, END, END + life.last("acceptDispute"), "acceptDispute")
    return year
