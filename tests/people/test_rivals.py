"""Several who decide the same request, or review the same emergency access, at once: one does."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import func, select

from tests.commands.giving import PROOF, done, rivals
from tests.commands.test_rivals import CONTENDERS, ask, contend
from tests.people.cases import with_basis, with_officers, with_person
from tests.people.test_emergency import asking, review
from tests.support.worlds import World
from zongzhi_core.people.tables import EmergencyAccess, RightsRequest
from zongzhi_core.tables import JournalEntry

ROUNDS = 1_000 if PROOF else 2
WAYS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("grantRightsRequest", {}),
    ("refuseRightsRequest", {"reasons": "记录属实"}),
    ("withdrawRightsRequest", {}),
    ("grantRightsRequest", {}),
)
LOST = {"CONFLICT", "RULE_REFUSED"}


async def _journalled(world: World, subject: str) -> int:
    """How often the journal tells of a thing."""
    held = select(func.count(JournalEntry.id)).where(JournalEntry.subject_id == subject[-32:])
    return int(await world.database.look(lambda s: s.scalars(held).one(), "system"))


@pytest.mark.slow
@pytest.mark.proof
async def test_one_decides_a_request(world: World) -> None:
    """Of eight who grant, refuse or take back one request at once one does; the others are told,
    and it was decided once."""
    await with_basis(world)
    _, person = await with_person(world)
    async with rivals(world, CONTENDERS) as services:
        for n in range(ROUNDS):
            given = {"person": person, "kind": ("EXPLAIN", "ACCESS")[n % 2]}
            request = await done(world, "fileRightsRequest", given)
            await done(world, "verifyRightsRequest", {"id": request["id"]})
            before = await _journalled(world, request["id"])
            asked = [
                ask(service, command, {"id": request["id"], **more})
                for service, (command, more) in zip(services, WAYS * 2, strict=True)
            ]
            codes = await contend(asked)
            assert codes.count("") == 1, (n, codes)
            assert set(codes) - {""} <= LOST, (n, codes)
            assert await _journalled(world, request["id"]) == before + 1
            held = select(RightsRequest.version).where(RightsRequest.id == request["id"][-32:])
            assert (await _row(world, held)).version == 3


@pytest.mark.slow
@pytest.mark.proof
async def test_one_reviews_an_emergency(world: World) -> None:
    """Of eight who review one emergency access at once one does, and its verdict stays."""
    await with_basis(world)
    await with_officers(world)
    dispute, _ = await with_person(world)
    async with rivals(world, CONTENDERS) as services:
        for n in range(ROUNDS):
            opened = await done(world, "openEmergencyAccess", asking(caseId=dispute), token="staff")
            verdicts = ("JUSTIFIED", "UNJUSTIFIED") * (CONTENDERS // 2)
            tokens = ("admin", "admin", "second", "second") * (CONTENDERS // 4)
            asked = [
                ask(service, "reviewEmergencyAccess", review(opened["id"], verdict), token)
                for service, verdict, token in zip(services, verdicts, tokens, strict=True)
            ]
            codes = await contend(asked)
            assert codes.count("") == 1, (n, codes)
            assert set(codes) - {""} <= LOST, (n, codes)
            won = codes.index("")
            columns = select(EmergencyAccess.verdict, EmergencyAccess.reviewed_by)
            kept = columns.where(EmergencyAccess.id == opened["id"][-32:])
            row = await _row(world, kept)
            assert (row.verdict.name, row.reviewed_by) == (verdicts[won], tokens[won])


async def _row(world: World, chosen: Any) -> Any:
    return await world.database.look(lambda session: session.execute(chosen).one(), "system")
