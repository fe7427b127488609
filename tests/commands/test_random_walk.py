"""A walk of random commands over a few disputes: the state table is the model, step for step."""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from tests.commands.giving import (
    EXTRAS,
    PROOF,
    VILLAGE,
    appointed,
    document_of,
    done,
    organisation_of_kind,
    refused,
    register_input,
)
from tests.support.worlds import World
from zongzhi_core.clock import day_of
from zongzhi_core.deadlines import WorkCalendar, after_days
from zongzhi_core.errors import ZongzhiError
from zongzhi_core.state import raise_epoch
from zongzhi_core.tables import Token
from zongzhi_core.terms import OrganisationKind
from zongzhi_mediation import rules
from zongzhi_mediation.commands import COMMANDS, STATES
from zongzhi_mediation.tables import Dispute
from zongzhi_mediation.terms import DisputeStatus, ObligationStatus

STEPS = 45_000 if PROOF else 300
#: How often at least a proof meets each command in each state; most steps lead to the states that
#: stand at the end of a long way.
LEAST = 8
#: After how many steps another dispute begins, in place of the oldest of six.
LIFE = 60 if PROOF else 20
SEED = int(os.environ.get("ZONGZHI_SEED", "0")) or random.randrange(2**32)

#: What is given to a dispute; the register of mediators is apart.
OF_DISPUTES = {command.name for command in COMMANDS if command.thing == "Dispute"}
TAKEN = sorted(OF_DISPUTES - {"registerDispute"})
#: What must be stated, and is a refusal when it is denied.
STATED = (
    *("everyPartyAgrees", "otherRoutesTold", "claimantAsks", "claimantTold", "sourceTold"),
    *("resultNoticeSent", "sameMatter", "bothSidesApply"),
)
#: Days off of the spring of the walk, and the Sunday that is worked for one of them.
SPRING = WorkCalendar(
    working=frozenset({date(2025, 4, 27)}),
    resting=frozenset(date(2025, *day) for day in ((4, 4), (5, 1), (5, 2), (5, 5), (6, 2))),
)
S = DisputeStatus
#: States in which a dispute may be: nothing is kept before it is registered.
REACHED = [state for state in S if state is not S.DRAFT]
#: Those that a command leads out of.
LEFT = {before for before, _, _ in rules.MOVES}
MOVED = {(before, command) for before, command, _ in rules.MOVES if before in REACHED}
#: State and command → how often the command was taken in it, or refused where it is not listed.
Met = Counter[tuple[DisputeStatus, str]]


@dataclass
class Model:
    """What a dispute must look like, and what its guards look at."""

    id: str
    status: DisputeStatus = S.REGISTERED
    version: int = 1
    steps: list[tuple[str, str | None, str]] = field(
        default_factory=lambda: [("registerDispute", None, "REGISTERED")]
    )
    accepted: bool = False
    held: bool = False
    #: The obligations of the agreement in force, by number: state and last day.
    owed: dict[int, tuple[ObligationStatus, date]] = field(default_factory=dict)
    promised: int = 0
    tried: set[date] = field(default_factory=set)
    #: Until when a court may be asked to confirm the agreement in force, and what it was asked.
    confirmable: date = date.max
    confirmation: str = "NONE"
    #: A proposal waits to be confirmed; the confirmed grade.
    proposed: bool = False
    grade: str = ""
    #: A report of its critical risk is due.
    reports: bool = False
    #: The mediator who may be refused, or recused, and whether that was done.
    mediator: str = ""
    refused: bool = False
    #: The sides of which a party was recorded, and who held sessions since it was opened.
    sides: set[str] = field(default_factory=set)
    mediators: set[str] = field(default_factory=set)
    #: Who asked for it to be made void, and on which day.
    asked: set[tuple[str, date]] = field(default_factory=set)

    def give(self, command: str, given: dict[str, Any], by: str, today: date, into: Model) -> str:
        """Take a command; the code of the refusal that is due, empty if none is."""
        if given.get("outcome") == "FAILED":
            return "BAD_INPUT"
        if given.get("expectedVersion", self.version) != self.version:
            return "CONFLICT"
        after = next((t for s, c, t in rules.MOVES if (s, c) == (self.status, command)), None)
        if after is None or any(given.get(name) is False for name in STATED):
            return "RULE_REFUSED"
        refusal = self._guard(command, given, by, today, into)
        if refusal:
            return refusal
        self.version += 1
        if not self._remember(command, given, by, today):
            return ""
        self.steps.append((command, self.status.name, after.name))
        self.status = after
        self.reports &= rules.PHASES[after] in ("NEW", "OPEN", "SUSPENDED")
        return ""

    def _guard(self, command: str, given: dict[str, Any], by: str, today: date, into: Model) -> str:
        """What stands in the way besides the table."""
        returns = rules.count_returns([name for name, _, _ in self.steps])
        if command in ("transferDispute", "undertakeDispute") and returns >= rules.MOST_RETURNS:
            blocked = by != "admin" or (command == "transferDispute" and self.held)
        elif command == "transferDispute":
            blocked = self.held
        elif command == "returnDispute":
            blocked = returns >= rules.MOST_RETURNS
        elif command == "recordDisputeParty":
            mediated = self.status in rules.MEDIATED and given["side"] != "THIRD_PARTY"
            blocked = mediated and not given["agrees"]
        elif command.startswith("recordObligation"):
            if given["obligation"] not in self.owed:
                return "NOT_FOUND"
            state, due_on = self.owed[given["obligation"]]
            moves = {(s, c) for s, c, _ in rules.OBLIGATION_MOVES}
            early = command.endswith("Breached") and due_on >= today
            blocked = (state, command) not in moves or early
        elif "Confirmation" in command:
            asked = command == "recordConfirmationRuling"
            blocked = self._outcome() != "settleDispute"
            blocked |= self.confirmation != ("APPLIED" if asked else "NONE")
            blocked |= not asked and today > self.confirmable
        elif command == "closeDispute":
            settled = self._outcome() == "settleDispute"
            blocked = settled and any(rules.is_unmet(*owed, today) for owed in self.owed.values())
        elif command == "mergeDispute":
            stays = into.status not in rules.NO_MERGE_TARGETS and into is not self
            blocked = not stays or (self.accepted and not into.accepted)
        elif command == "confirmRiskGrade":
            needed = tuple(given["grade"] > each for each in ("V1", "V1", "V2", "V3"))
            named = [name in given for name in ("organisation", "leadOrganisation")]
            planned = "measures" in given
            missing = (not named[0], not planned, not given.get("policeInformed"), not named[1])
            lowered = given["grade"] < self.grade and by != "admin"
            lacks = any(need and lack for need, lack in zip(needed, missing, strict=True))
            blocked = not self.proposed or lowered or lacks
        elif command == "recordMediationSession":
            need = "mediators" if given["channel"] == "PEOPLE" else "organisation"
            aside = self.refused and self.mediator in given.get("mediators", ())
            blocked = need not in given or aside
        elif command in ("startMediation", "settleDispute"):
            blocked = bool(self._missing(command))
        elif command in ("chooseMediator", "refuseMediator", "recuseMediator"):
            blocked = self.refused
        elif command == "reportCriticalRisk":
            blocked = not self.reports
        elif command == "confirmDisputeVoid":
            blocked = not any(who != by and day == today for who, day in self.asked)
        else:
            blocked = False
        return "RULE_REFUSED" if blocked else ""

    def before(self, command: str) -> str:
        """The command that must come first for one to be taken, or itself."""
        first = {"confirmRiskGrade": "proposeRiskGrade", "confirmDisputeVoid": "requestDisputeVoid"}
        there = {"confirmRiskGrade": self.proposed, "confirmDisputeVoid": self.asked}
        for each in ("startMediation", "settleDispute"):
            first[each] = self._missing(each)
            there[each] = not self._missing(each)
        first["reportCriticalRisk"] = "confirmRiskGrade"
        there["reportCriticalRisk"] = self.reports
        missing = (self.status, command) in MOVED and not there.get(command, True)
        return self.before(first[command]) if missing else command

    def renew(self, mediator: str) -> None:
        """A new term is a new entry of the register; whoever was refused before stays so."""
        self.mediators -= {self.mediator} if self.refused else set()
        self.mediator, self.refused = mediator, False

    def _missing(self, command: str) -> str:
        """The command that must come before it can be mediated or settled; empty if none is."""
        if command == "startMediation":
            there = {"APPLICANT", "RESPONDENT"} <= self.sides
            return "" if there else "recordDisputeParty"
        aside = {self.mediator} if self.refused else set()
        return "" if self.mediators - aside else "recordMediationSession"

    def _outcome(self) -> str:
        ends = ("SETTLED", "FAILED", "DIVERTED")
        return next(c for c, f, t in reversed(self.steps) if t in ends and t != f)

    def _remember(self, command: str, given: dict[str, Any], by: str, today: date) -> bool:
        """Keep what later guards look at; False when the dispute stays where it is, no step."""
        self.accepted |= command == "acceptDispute"
        self.refused |= command in ("refuseMediator", "recuseMediator")
        if command in ("signDispute", "undertakeDispute"):
            self.held = command == "signDispute"
        elif command == "settleDispute":
            days = [date.fromisoformat(each["dueOn"]) for each in given.get("obligations", ())]
            self.owed = {
                n: (ObligationStatus.PENDING, day) for n, day in enumerate(days, self.promised + 1)
            }
            self.promised += len(days)
            self.confirmable = after_days(SPRING, today, 30).last_day
            self.confirmation = "NONE"
        elif "Confirmation" in command:
            self.confirmation = given.get("ruling", "APPLIED")
        elif command.startswith("recordObligation"):
            state, due_on = self.owed[given["obligation"]]
            after = next(t for s, c, t in rules.OBLIGATION_MOVES if (s, c) == (state, command))
            self.owed[given["obligation"]] = (after, due_on)
        elif command == "feedBackDispute":
            self.tried = set()
        elif command == "recordDisputeParty":
            self.sides.add(given["side"])
        elif command == "recordMediationSession":
            self.mediators |= {*given.get("mediators", ())}
        elif command == "reopenDispute":
            self.mediators = set()
        elif command == "proposeRiskGrade":
            self.proposed = True
        elif command == "confirmRiskGrade":
            critical, again = given["grade"] == "V4", given["grade"] == self.grade
            self.reports = critical and (self.reports or not again)
            self.proposed, self.grade = False, given["grade"]
        elif command == "reportCriticalRisk":
            self.reports = False
        elif command == "requestDisputeVoid":
            self.asked.add((by, today))
        elif command == "revisitDispute":
            self.tried.add(today)
            counts = given["reached"] or len(self.tried) >= rules.DAYS_OF_TRIES
            self.tried = set() if counts else self.tried
            return bool(counts)
        return True


def lacking(met: Met, status: DisputeStatus) -> int:
    """How much is still to be met in a state."""
    return sum(max(0, LEAST - met[status, command]) for command in TAKEN)


def first_step(status: DisputeStatus, goal: DisputeStatus) -> str | None:
    """The first command of a shortest way to another state, if there is one; by a settlement, so
    that there are obligations to be met."""
    ways, unsettled = {goal: ""}, {S.FAILED, S.DIVERTED} - {goal}
    while status not in ways:
        moves = [move for move in rules.MOVES if move[2] in ways and move[0] not in ways]
        longer = {before: command for before, command, after in moves if after not in unsettled}
        if not longer:
            return None
        ways |= longer
    return ways[status] or None


def pick(chance: random.Random, model: Model, met: Met) -> str:
    """A command: one of those that were met least in the state, then one that leads to the state
    in which most is lacking, and now and then any."""
    roll = chance.random()
    if roll < 0.1:
        return chance.choice(TAKEN)
    if roll < 0.3 or not lacking(met, model.status):
        goal = max(REACHED, key=lambda status: (lacking(met, status), chance.random()))
        if onward := first_step(model.status, goal):
            return model.before(onward)
    least = chance.choice(sorted(TAKEN, key=lambda name: met[model.status, name])[:4])
    return model.before(least)


def choose(
    chance: random.Random, model: Model, today: date, met: Met
) -> tuple[str, dict[str, Any]]:
    """A command, mostly sound, sometimes with a wrong version or content."""
    command = pick(chance, model, met)
    given = {"id": model.id, **EXTRAS.get(command, {})}
    if chance.random() < 0.4:
        given["expectedVersion"] = model.version + chance.choice((*(0,) * 10, -1, 1))
    for name in STATED:
        if name in given:
            given[name] = chance.random() < 0.9
    if command == "settleDispute":
        days = chance.sample(range(9), chance.randrange(7))
        owed = [{"dueOn": (today + timedelta(days=n)).isoformat(), "kind": "PAY"} for n in days]
        given["obligations"] = owed
        given["outcome"] = chance.choice(("SETTLED_ORAL",) * 5 + ("FAILED",))
    elif command == "revisitDispute" and chance.random() < 0.5:
        found = {"performance": "DONE", "satisfaction": "V2", "relapseRisk": "V1"}
        given |= {"reached": True, **found}
    elif command == "recordDisputeParty":
        given["side"] = chance.choice(("APPLICANT", "RESPONDENT", "THIRD_PARTY"))
        given["agrees"] = chance.random() < 0.7
    elif command == "confirmRiskGrade":
        given["grade"] = chance.choice(("V1", "V2", "V3", "V4"))
        given |= chance.choice(({}, {"policeInformed": True}, {"policeInformed": True}))
        given |= chance.choice(({}, {"organisation": ""}, {"organisation": ""}))
        plan = {"measures": "专班每日会商"}
        given |= chance.choice(({}, plan, plan, plan))
        led = {"leadOrganisation": "", "leadPost": "县委常委、政法委书记"}
        given |= chance.choice(({}, led, led))
    elif command == "recordMediationSession":
        given |= {"channel": chance.choice(("PEOPLE", "JUDICIAL")), "leads": chance.random() < 0.5}
        given |= chance.choice(({}, {"organisation": ""}))
        if chance.random() < 0.3:
            del given["mediators"]
    elif command.startswith("recordObligation"):
        given["obligation"] = chance.choice([*model.owed, *model.owed, model.promised + 1])
    return command, given


async def outcome(world: World, command: str, given: dict[str, Any], token: str) -> str:
    try:
        answer = await world.ask(document_of(command), token, variables={"i": given})
    except ZongzhiError as error:
        return error.code
    [payload] = answer["data"].values()
    assert (payload["dispute"] is None) == bool(payload["userErrors"])
    return "".join(error["code"] for error in payload["userErrors"])


async def check(world: World, model: Model) -> None:
    """Status, version and steps are those of the model, and the steps replay to the status."""
    data = await world.data(
        "query($id:ID!){dispute(id:$id){status version steps{seq command fromStatus toStatus}}}",
        variables={"id": model.id},
    )
    dispute = data["dispute"]
    assert (dispute["status"], dispute["version"]) == (model.status.name, model.version)
    steps = dispute["steps"]
    assert [step["seq"] for step in steps] == list(range(1, len(steps) + 1))
    assert [(s["command"], s["fromStatus"], s["toStatus"]) for s in steps] == model.steps
    state = DisputeStatus.DRAFT
    for step in steps:
        state = STATES.after(state, step["command"])  # type: ignore[assignment]
    assert state.name == dispute["status"]


def lengthen(session: Session) -> None:
    """Tokens that outlive the walk."""
    session.execute(update(Token).values(expires_at=datetime(2100, 1, 1, tzinfo=UTC)))
    raise_epoch(session)


async def centre_of(world: World, code: str) -> str:
    """The id of the organisation that runs a division's centre."""
    document = "query($c:String!){division(code:$c){centre{organisation{id}}}}"
    data = await world.data(document, variables={"c": code})
    found: str = data["division"]["centre"]["organisation"]["id"]
    return found


@pytest.mark.slow
@pytest.mark.proof
async def test_random_walk_follows_the_table(world: World) -> None:
    """Whatever commands come, by whomever and whenever, a dispute only moves as its table says;
    its steps are dense, never changed, and replay to its status."""
    chance, met = random.Random(SEED), Met()
    models: list[Model] = []
    await world.write(lengthen)
    centre = await centre_of(world, VILLAGE)
    department = await organisation_of_kind(world, OrganisationKind.DEPARTMENT)
    mediator, other, in_office = "", "", date.min
    for n in range(STEPS):
        where = f"seed {SEED}, step {n}"
        # Nothing is to be learned any more from what has ended.
        models = [m for m in models if m.status in LEFT or lacking(met, m.status)]
        models = models[-5:] if n % LIFE == 0 else models
        while len(models) < 6:
            made = await done(world, "registerDispute", register_input())
            models.append(Model(made["id"], mediator=mediator))
        model, into = chance.choice(models), chance.choice(models)
        today = day_of(world.clock.now())
        if today > in_office:
            mediator, other = await appointed(world), await appointed(world)
            in_office = today + timedelta(days=365)
            for each in models:
                each.renew(mediator)
        command, given = choose(chance, model, today, met)
        status = model.status
        given |= {"organisation": centre} if "organisation" in given else {}
        given |= {"leadOrganisation": department} if "leadOrganisation" in given else {}
        given |= {"into": into.id} if "into" in given else {}
        given |= {"mediator": mediator} if "mediator" in given else {}
        if "mediators" in given:
            given["mediators"] = chance.choice(([mediator] * 2, [other], [other, mediator]))
        token = chance.choice((*("admin", "village") * 4, "integrator", "township"))
        if token == "integrator":
            expected = "FORBIDDEN"
        elif token == "township":
            expected = "BAD_INPUT" if given.get("outcome") == "FAILED" else "NOT_FOUND"
        else:
            expected = model.give(command, given, token, today, into)
        assert await outcome(world, command, given, token) == expected, (where, command, given)
        await check(world, model)
        met[status, command] += expected == ("" if (status, command) in MOVED else "RULE_REFUSED")
        if n % 5 == 0:
            world.clock.advance(timedelta(hours=chance.randrange(24)))
    if PROOF:
        pairs = {(status, command) for status in REACHED for command in TAKEN}
        assert {pair: met[pair] for pair in pairs if met[pair] < LEAST} == {}


async def test_wrong_state_names_what_is_allowed(world: World) -> None:
    """Every command in every state that lacks it is refused by its rule, and the refusal names
    the commands of that state."""
    made = await done(world, "registerDispute", register_input())
    for status in DisputeStatus:
        await world.write(put(made["id"], status))
        allowed = STATES.commands(status)
        for command in sorted({*TAKEN} - {*allowed}):
            error = await refused(world, command, {"id": made["id"], **EXTRAS.get(command, {})})
            assert (error["code"], error["rule"]) == ("RULE_REFUSED", f"state.{command}")
            assert error["allowed"] == allowed
            assert status.zh in error["message"]
            assert status.name in error["message"]


def put(dispute: str, status: DisputeStatus) -> Callable[[Session], Any]:
    """Put a dispute in a state behind the commands' back."""
    changed = update(Dispute).where(Dispute.id == dispute[-32:]).values(status=status)
    return lambda session: session.execute(changed)


def test_every_command_of_the_table_is_a_mutation() -> None:
    """The table names no step that nobody can take, and nothing moves a dispute besides it."""
    assert {command for _, command, _ in rules.MOVES} == OF_DISPUTES
