"""A walk of random commands over a few disputes: the state table is the model, step for step."""

from __future__ import annotations

import os
import random
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from tests.commands.giving import EXTRAS, PROOF, WAY, document_of, done, register_input
from tests.support.worlds import World
from zongzhi_core.errors import ZongzhiError
from zongzhi_mediation import rules
from zongzhi_mediation.commands import STATES
from zongzhi_mediation.terms import DisputeStatus

STEPS = 5_000 if PROOF else 150
SEED = int(os.environ.get("ZONGZHI_SEED", "0")) or random.randrange(2**32)


@dataclass
class Model:
    """What a dispute must look like."""

    id: str
    status: DisputeStatus = DisputeStatus.REGISTERED
    version: int = 1
    steps: list[tuple[str, str | None, str]] = field(
        default_factory=lambda: [("registerDispute", None, "REGISTERED")]
    )

    def give(self, command: str, given: dict[str, Any]) -> str:
        """Take a command; the code of the refusal that is due, empty if none is."""
        if given.get("everyPartyAgrees") is False:
            return "RULE_REFUSED"
        if given.get("outcome") == "FAILED":
            return "BAD_INPUT"
        if given.get("expectedVersion", self.version) != self.version:
            return "CONFLICT"
        after = next((t for s, c, t in rules.MOVES if (s, c) == (self.status, command)), None)
        if after is None:
            return "RULE_REFUSED"
        self.steps.append((command, self.status.name, after.name))
        self.status, self.version = after, self.version + 1
        return ""


def choose(chance: random.Random, model: Model) -> tuple[str, dict[str, Any]]:
    """A command, mostly sound, sometimes with a wrong version or content."""
    command = chance.choice(WAY)
    allowed = [known for known in STATES.commands(model.status) if known in WAY]
    if allowed and chance.random() < 0.4:
        command = chance.choice(allowed)
    given = {"id": model.id, **EXTRAS.get(command, {})}
    if chance.random() < 0.5:
        given["expectedVersion"] = model.version + chance.choice((0, 0, 0, -1, 1))
    if "everyPartyAgrees" in given:
        given["everyPartyAgrees"] = chance.random() < 0.8
    if "outcome" in given and chance.random() < 0.2:
        given["outcome"] = "FAILED"
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


@pytest.mark.slow
@pytest.mark.proof
async def test_random_walk_follows_the_table(world: World) -> None:
    """Whatever commands come, by whomever and whenever, a dispute only moves as its table says;
    its steps are dense, never changed, and replay to its status."""
    chance = random.Random(SEED)
    models: list[Model] = []
    started = world.clock.now()
    for n in range(STEPS):
        where = f"seed {SEED}, step {n}"
        if n % 25 == 0:
            made = await done(world, "registerDispute", register_input())
            models = [*models[-3:], Model(made["id"])]
        model = chance.choice(models)
        command, given = choose(chance, model)
        token = chance.choice(("admin", "village", "admin", "integrator", "township"))
        if token == "integrator":
            expected = "FORBIDDEN"
        elif token == "township" and given.get("everyPartyAgrees", True):
            expected = "BAD_INPUT" if given.get("outcome") == "FAILED" else "NOT_FOUND"
        else:
            expected = model.give(command, given)
        assert await outcome(world, command, given, token) == expected, where
        await check(world, model)
        # Not beyond the tokens' last day.
        if world.clock.now() < started + timedelta(days=60) and n % 10 == 0:
            world.clock.advance(timedelta(hours=chance.randrange(12)))
