"""What a dispute is about, as it was told: few read it, it is sealed, and it ends."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from tests.commands.giving import (
    column,
    done,
    register_input,
    registered,
    report_input,
    switched,
)
from tests.people.cases import PURPOSE, with_basis
from tests.support.canaries import TOLD as CANARY
from tests.support.worlds import World
from zongzhi_core.columns import Base
from zongzhi_core.state import raise_epoch
from zongzhi_core.tables import Token
from zongzhi_mediation.commands import MEDIATION
from zongzhi_mediation.tables import DisputeSummary

SHOWN = "query($i:ID!){dispute(id:$i){id title summary}}"
REGISTER = """mutation($input:RegisterDisputeInput!){
    registerDispute(input:$input){dispute{summary summaryMask}}}"""
TOLD = f"  {CANARY}张三家装修漏水，\n李四 13800138000 要求赔偿。 "
STORED = f"{CANARY}张三家装修漏水， 李四 13800138000 要求赔偿。"


async def read(world: World, dispute: str, token: str) -> tuple[Any, list[str]]:
    """The summary as a reader is shown it, and the codes of what was refused."""
    named = PURPOSE if token != "integrator" else None
    answer = await world.ask(SHOWN, token, variables={"i": dispute}, purpose=named)
    assert "张三" not in answer["data"]["dispute"]["title"]
    codes = [error["extensions"]["code"] for error in answer.get("errors", ())]
    return answer["data"]["dispute"]["summary"], codes


async def test_summary_is_read_by_few(world: World) -> None:
    """A hotline brings in what was said and does not read it back; those who handle persons do,
    and of one of whom nothing was said there is nothing."""
    await with_basis(world)
    told = register_input(source="HOTLINE_12345", externalNo="H-1", summary=TOLD)
    dispute = (await done(world, "registerDispute", told, token="integrator"))["id"]
    assert await read(world, dispute, "integrator") == (None, ["FORBIDDEN"])
    for token in ("admin", "village"):
        assert await read(world, dispute, token) == (STORED, [])
    for nothing in ({}, {"summary": None}, {"summary": " \n "}):
        assert await read(world, await registered(world, **nothing), "admin") == (None, [])


async def test_summary_stands_nowhere_in_the_clear(world: World) -> None:
    """It is sealed, and no table has a word of it: neither journal, feed, outbox nor stored answer,
    also of a mutation that asks for it and names the purpose."""
    asked = {"input": register_input(summary=TOLD)}
    await with_basis(world)
    shown = await world.data(REGISTER, variables=asked, key="k", purpose=PURPOSE)
    assert shown["registerDispute"] == {"dispute": {"summary": None, "summaryMask": "PURPOSE"}}
    await done(world, "reportGridEvent", report_input())
    for table in Base.metadata.sorted_tables:
        for each in table.columns:
            kept = await column(world, each)
            assert not [value for value in kept if "13800138000" in str(value)], each


@pytest.mark.parametrize("state", ["ON", "OFF"])
async def test_summary_ends_as_persons_do(world: World, state: str) -> None:
    """It is erased on the day on which a person recorded then is, whether the plugin is on or
    off; the dispute stays."""
    await with_basis(world, expiresOn="2028-03-02")
    dispute = await registered(world, summary=TOLD)
    [until] = await column(world, DisputeSummary.keep_until)
    [key_id] = await column(world, DisputeSummary.key_id)
    assert key_id in await world.keys.ids()
    world.clock.advance(timedelta(days=MEDIATION.keep_days - 1))
    await world.write(_renew_tokens)
    await _duties(world)
    assert await read(world, dispute, "admin") == (STORED, [])
    world.clock.advance(timedelta(days=1))
    assert world.clock.now().date() == until
    assert await read(world, dispute, "admin") == (None, [])
    if state == "OFF":
        await switched(world, "mediation", "OFF")
    await _duties(world)
    for of in (DisputeSummary.sealed, DisputeSummary.key_id):
        assert await column(world, of) == [None]
    await _duties(world)
    assert key_id not in await world.keys.ids()


async def _duties(world: World) -> None:
    assert world.service.vault is not None
    await world.service.vault.do_duties()


def _renew_tokens(session: Session) -> None:
    session.execute(update(Token).values(expires_at=datetime(2040, 1, 1, tzinfo=UTC)))
    raise_epoch(session)
