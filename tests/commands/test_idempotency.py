"""One key, one effect: a repeated request gets the stored answer and nothing else."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy.orm import Session

from tests.commands.giving import (
    done,
    gained,
    give,
    payload_of,
    raw,
    refused,
    register_input,
    registered,
    report_input,
    rivals,
    stock,
)
from tests.support.worlds import World
from zongzhi_core.errors import Forbidden, IdempotencyKeyReused, Unauthenticated
from zongzhi_core.state import raise_epoch
from zongzhi_core.tables import Token


async def test_repeated_request_gets_stored_answer(world: World) -> None:
    """The same key and payload answer the same bytes and do nothing more."""
    for command, given in (
        ("registerDispute", register_input()),
        ("acceptDispute", {"id": await registered(world)}),
        ("reportGridEvent", report_input()),
    ):
        first = await raw(world.service, command, given, f"key-{command}")
        before = await stock(world)
        for _ in range(3):
            assert await raw(world.service, command, given, f"key-{command}") == first
        assert gained(before, await stock(world)) == {}


async def test_concurrent_twins_have_one_effect(world: World) -> None:
    """Eight concurrent requests with one key answer the same bytes; one of them works."""
    cases = [
        ("registerDispute", register_input(source="COURT", externalNo="1")),
        ("acceptDispute", {"id": await registered(world)}),
        ("reportGridEvent", report_input()),
    ]
    async with rivals(world, 3) as others:
        services = [world.service, *others] * 2
        for command, given in cases:
            before = await stock(world)
            bodies = await asyncio.gather(*(raw(s, command, given, command) for s in services))
            assert len(set(bodies)) == 1, command
            assert payload_of(bodies[0])["userErrors"] == []
            left = gained(before, await stock(world))
            assert (left["core_idempotency"], left.get("mediation_dispute_step")) == (1, 1)


async def test_key_is_good_for_one_payload(world: World) -> None:
    """Another input, command or document under a used key is refused with status 422."""
    given = register_input(source="COURT", externalNo="1")
    made = await done(world, "registerDispute", given, key="k")
    before = await stock(world)
    for command, other in (
        ("registerDispute", {**given, "externalNo": "2"}),
        ("acceptDispute", {"id": made["id"]}),
    ):
        with pytest.raises(IdempotencyKeyReused) as fault:
            await give(world, command, other, key="k")
        assert (fault.value.code, fault.value.status) == ("IDEMPOTENCY_KEY_REUSED", 422)
    assert gained(before, await stock(world)) == {}


async def test_key_belongs_to_its_caller(world: World) -> None:
    """The same key of another token is another key."""
    first = await done(world, "registerDispute", register_input(), key="k")
    second = await done(world, "registerDispute", register_input(), token="integrator", key="k")
    assert first["id"] != second["id"]
    assert first["steps"][0]["actor"] != second["steps"][0]["actor"]


async def test_answer_outlives_what_it_tells(world: World) -> None:
    """A replay tells what was done then, although the record has moved on."""
    dispute = await registered(world)
    first = await raw(world.service, "acceptDispute", {"id": dispute}, "k")
    await done(world, "undertakeDispute", {"id": dispute})
    assert await raw(world.service, "acceptDispute", {"id": dispute}, "k") == first
    assert payload_of(first)["dispute"]["status"] == "ACCEPTED"


async def test_refusal_does_not_use_up_key(world: World) -> None:
    """A key whose command was refused is still good for the command that then works."""
    dispute = await registered(world)
    await refused(world, "undertakeDispute", {"id": dispute}, key="k")
    await done(world, "acceptDispute", {"id": dispute})
    assert (await done(world, "undertakeDispute", {"id": dispute}, key="k"))["version"] == 3


def demote(session: Session) -> None:
    session.get_one(Token, "admin").role = "grid_staff"
    raise_epoch(session)


def revoke(session: Session) -> None:
    token = session.get_one(Token, "admin")
    token.revoked_at = token.issued_at
    raise_epoch(session)


async def test_replay_needs_a_good_token(world: World) -> None:
    """A stored answer is not given to a token that lost its role or was revoked since."""
    await raw(world.service, "registerDispute", register_input(), "k")
    for change, fault in ((demote, Forbidden), (revoke, Unauthenticated)):
        await world.write(change)
        with pytest.raises(fault):
            await raw(world.service, "registerDispute", register_input(), "k")
