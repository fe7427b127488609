"""A command or a reading sees the switches, tokens and places of its own transaction, not older."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.commands.giving import (
    done,
    gained,
    give,
    register_input,
    registered,
    rivals,
    stock,
    switched,
)
from tests.support.worlds import World
from zongzhi_core.errors import PluginOff, Unauthenticated, Unavailable
from zongzhi_core.state import raise_epoch
from zongzhi_core.tables import Token


def revoke(session: Session) -> None:
    token = session.get_one(Token, "admin")
    token.revoked_at = token.issued_at
    raise_epoch(session)


def change_before_transaction(
    world: World, monkeypatch: pytest.MonkeyPatch, change: Callable[[int], Any]
) -> list[int]:
    """Let something happen after the snapshot was taken and before the transaction begins;
    returns the tries so far."""
    run, tries = world.service.runner.run, [0]

    async def late(*order: Any) -> Any:
        tries[0] += 1
        await change(tries[0])
        return await run(*order)

    monkeypatch.setattr(world.service.runner, "run", late)
    return tries


async def test_switch_of_another_process_is_seen(world: World) -> None:
    """A plugin that another process turned off, and on again, is so for the next command here."""
    dispute = await registered(world)
    async with rivals(world, 1) as [other]:
        elsewhere = replace(world, database=other.database)
        await switched(elsewhere, "mediation", "OFF")
        before = await stock(world)
        for command, given in (
            ("acceptDispute", {"id": dispute}),
            ("registerDispute", register_input()),
        ):
            with pytest.raises(PluginOff):
                await give(world, command, given)
        assert gained(before, await stock(world)) == {}
        await switched(elsewhere, "mediation", "ON")
        await done(world, "acceptDispute", {"id": dispute})


async def test_switch_during_command_is_seen(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plugin turned off between the snapshot and the transaction refuses the command."""
    async with rivals(world, 1) as [other]:
        elsewhere = replace(world, database=other.database)

        async def change(tries: int) -> None:
            if tries == 1:
                await switched(elsewhere, "mediation", "OFF")

        tries = change_before_transaction(world, monkeypatch, change)
        with pytest.raises(PluginOff):
            await give(world, "registerDispute", register_input())
    assert tries == [2]


async def test_token_revoked_during_command_is_seen(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A token revoked between the snapshot and the transaction is refused, and nothing written."""
    await registered(world)
    before = await stock(world)

    async def change(tries: int) -> None:
        await world.write(revoke)

    change_before_transaction(world, monkeypatch, change)
    with pytest.raises(Unauthenticated):
        await give(world, "registerDispute", register_input())
    left = gained(before, await stock(world))
    assert left == {"core_epoch.value": 1, "core_token.revoked_at": 1}


async def test_unrelated_change_is_tried_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A change that does not concern the command only makes it start again."""
    before = await stock(world)

    async def change(tries: int) -> None:
        if tries < 3:
            await world.write(raise_epoch)

    tries = change_before_transaction(world, monkeypatch, change)
    await done(world, "registerDispute", register_input(), key="k")
    assert tries == [3]
    left = gained(before, await stock(world))
    assert (left["mediation_dispute"], left["core_idempotency"]) == (1, 1)


async def test_endless_changes_end_in_unavailable(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where switches change faster than a command can run, it gives up and leaves nothing."""

    async def change(tries: int) -> None:
        await world.write(raise_epoch)

    tries = change_before_transaction(world, monkeypatch, change)
    before = await stock(world)
    with pytest.raises(Unavailable):
        await give(world, "registerDispute", register_input())
    assert gained(before, await stock(world)) == {"core_epoch.value": tries[0]}


LIST = '{division(code:"530424"){posts(first:1){totalCount} disputes(first:1){totalCount}}}'


def change_before_reading(
    world: World, monkeypatch: pytest.MonkeyPatch, change: Callable[[int], Any]
) -> list[int]:
    """Let something happen before each statement of a reading; returns how many there were."""
    fetch, tries = world.database.fetch, [0]

    async def late(*asked: Any, **more: Any) -> Any:
        tries[0] += 1
        await change(tries[0])
        return await fetch(*asked, **more)

    monkeypatch.setattr(world.database, "fetch", late)
    return tries


async def test_changes_of_others_begin_no_reading_anew(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody signs out, a token is made, another county turns a plugin: as often as they like,
    who is left alone by it is answered by one statement."""
    whole = await world.data(LIST)

    async def change(tries: int) -> None:
        await world.write(raise_epoch)

    tries = change_before_reading(world, monkeypatch, change)
    assert await world.data(LIST) == whole
    assert tries == [1]


async def test_switch_during_reading_is_seen(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reading of a county begins anew when a plugin is turned there, and is answered by what
    holds then."""
    async with rivals(world, 1) as [other]:
        elsewhere = replace(world, database=other.database)

        async def change(tries: int) -> None:
            if tries == 1:
                await switched(elsewhere, "party", "OFF")

        tries = change_before_reading(world, monkeypatch, change)
        answer = await world.ask(LIST)
    assert tries == [2]
    assert answer["data"]["division"]["posts"] is None
    assert [error["extensions"]["code"] for error in answer["errors"]] == ["PLUGIN_OFF"]


async def test_token_revoked_during_reading_is_seen(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was read already is told to nobody whose token ended meanwhile."""

    async def change(tries: int) -> None:
        if tries == 1:
            await world.write(revoke)

    change_before_reading(world, monkeypatch, change)
    with pytest.raises(Unauthenticated):
        await world.ask(LIST)
