"""The peers of `python -m benchmarks` answer what the product answers: else they prove nothing."""

from __future__ import annotations

import json
from contextlib import AbstractAsyncContextManager
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from strawberry import Schema

from benchmarks.agreement import Disagreement, require_agreement
from benchmarks.bare import app as bare
from benchmarks.bare import postgresql, sqlite
from benchmarks.cases import CASES, COUNTY, PREFECTURE, Case
from benchmarks.copies import copy_county
from benchmarks.databases import new_disputes
from benchmarks.loaders.loading import Loaders
from benchmarks.loaders.schema import make_schema
from benchmarks.loaders.store import open_store
from benchmarks.measure import Result, Timed
from benchmarks.servers import BARE, PRODUCT, Server
from tests.support.worlds import World
from zongzhi_core.tables import JournalEntry
from zongzhi_mediation.tables import Dispute, DisputeStep

PLAIN, TUNED = make_schema(tuned=False), make_schema(tuned=True)
READS = [case for case in CASES if not case.writes and case.reach == COUNTY]


def open_bare(url: str) -> AbstractAsyncContextManager[bare.Store]:
    if url.startswith("sqlite:///"):
        return sqlite.open_store(url.removeprefix("sqlite:///"))
    return postgresql.open_store(url)


@pytest.mark.parametrize("case", READS, ids=lambda case: case.name)
async def test_hand_written_sql_answers_alike(world: World, case: Case) -> None:
    """A bare statement answers with the same data as the product."""
    async with open_bare(world.url) as store:
        text = await bare.ANSWERS[case.name](store, dict(case.parameters))
    assert json.loads(text or "") == {
        "data": await world.data(case.document, variables=case.variables)
    }


@pytest.mark.parametrize("schema", [PLAIN, TUNED], ids=["plain", "tuned"])
@pytest.mark.parametrize("case", READS, ids=lambda case: case.name)
async def test_data_loaders_answer_alike(world: World, case: Case, schema: Schema) -> None:
    """The servers with data loaders answer with the same data as the product."""
    async with open_store(world.url) as store:
        found = await schema.execute(
            case.document, dict(case.variables), context_value=Loaders(store)
        )
    assert found.errors is None
    assert found.data == await world.data(case.document, variables=case.variables)


async def test_peers_accept_a_dispute_once(world: World) -> None:
    """A peer's mutation moves the dispute, adds its step and its journal row; a second one does
    nothing."""
    first, second = await world.write(lambda session: new_disputes(session, 2))
    async with open_bare(world.url) as store:
        assert await bare.ANSWERS["M1"](store, {"id": f"dispute_{first}"}) is not None
        assert await bare.ANSWERS["M1"](store, {"id": f"dispute_{first}"}) is None
    case = CASES[-1]
    async with open_store(world.url) as rows:
        for code in ([], ["CONFLICT"]):
            given = {"i": {"id": f"dispute_{second}"}}
            found = await PLAIN.execute(case.document, given, context_value=Loaders(rows))
            assert found.data is not None
            errors = found.data["acceptDispute"]["userErrors"]
            assert [error["code"] for error in errors] == code
    for id in (first, second):
        assert await world.write(partial(written, id=id)) == (
            ("ACCEPTED", 2),
            [(1, "REGISTERED"), (2, "ACCEPTED")],
            1,
        )


def written(session: Session, id: str) -> tuple[Any, ...]:
    """State and version of a dispute, its steps, and how many journal rows it has."""
    dispute = session.scalars(select(Dispute).where(Dispute.id == id)).one()
    chosen = select(DisputeStep).where(DisputeStep.dispute_id == id).order_by(DisputeStep.seq)
    steps = [(step.seq, step.to_status.name) for step in session.scalars(chosen)]
    entries = session.scalars(select(JournalEntry).where(JournalEntry.subject_id == id)).all()
    return (dispute.status.name, dispute.version), steps, len(entries)


class Canned(Server):
    """A server that answers what it was told."""

    answer: Any

    def ask(self, case: Case) -> Any:
        return self.answer


def canned(name: str, answer: Any) -> Server:
    server = Canned(name, 0, {})
    object.__setattr__(server, "answer", answer)
    return server


def test_different_answers_are_shown() -> None:
    """Servers that disagree are refused with the difference; numbers of one value agree."""
    product = canned(PRODUCT, {"data": {"a": [1, 2.0]}})
    require_agreement(READS[0], [product, canned(BARE, {"data": {"a": [1.0, 2]}})])
    with pytest.raises(Disagreement, match=r"Q1: product and bare differ[\s\S]*-\s+2[\s\S]*\+\s+3"):
        require_agreement(READS[0], [product, canned(BARE, {"data": {"a": [1, 3]}})])
    with pytest.raises(Disagreement, match="Q1: product answers"):
        require_agreement(READS[0], [canned(PRODUCT, {"errors": []})])


def test_ratios_are_taken_within_a_round() -> None:
    """A round that was slow for all does not move the ratio."""
    timed = {PRODUCT: Timed([100.0, 10.0], [1]), BARE: Timed([200.0, 20.0], [1])}
    assert Result(READS[0], "sqlite", 1, timed).ratios(BARE) == [0.5, 0.5]


async def test_copied_county_has_the_figures_of_its_source(world: World) -> None:
    """The records of the other counties of `--country` are counted as those they are copied of."""
    copied = await world.write(lambda session: copy_county(session, world.registry))
    case = next(case for case in CASES if case.name == "Q4")
    prefecture = dict(case.variables, c=PREFECTURE)
    found = await world.data(case.document, "prefecture", variables=prefecture)
    counted = [child["figures"] for child in found["division"]["children"]]
    assert len(counted) == copied + 1
    assert all(each == counted[0] for each in counted)
