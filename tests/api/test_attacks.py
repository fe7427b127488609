"""The corpus of attacks: each is answered or refused with a type, and never costs two reads.

How long each takes is measured in tests/benchmarks/test_attacks.py.
"""

from __future__ import annotations

import pytest

from .attacks import ANSWERED, ATTACKS, GROUPS
from .door import GRAPHQL_JSON, PLAIN_JSON, Door, Reply

pytestmark = pytest.mark.asyncio(loop_scope="module")

HONEST = '{division(code:"530424"){name}}'


def codes_of(reply: Reply) -> set[str]:
    """The codes of an answer's errors."""
    return {error["extensions"]["code"] for error in reply.body.get("errors", [])} or {ANSWERED}


async def test_attacks_are_many_and_small() -> None:
    """No name hides another, and no request is larger than an attacker could send by the
    thousand."""
    assert sum(len(group) for group in GROUPS) == len(ATTACKS) >= 100
    assert all(len(attack.make()) <= 1_000_000 for attack in ATTACKS.values())


@pytest.mark.parametrize("accept", [GRAPHQL_JSON, PLAIN_JSON])
@pytest.mark.parametrize("name", ATTACKS)
async def test_attack_is_answered_or_refused(door: Door, name: str, accept: str) -> None:
    """Each attack gets what is written beside it: an answer by one statement at most, or a typed
    refusal before the database is asked."""
    attack, database = ATTACKS[name], door.service.database
    before = database.statistics.statements["read"]
    reply = await door.send(attack.make(), accept=accept, **attack.headers)
    reads = database.statistics.statements["read"] - before
    assert codes_of(reply) <= attack.codes, reply.text[:500]
    assert reply.headers["content-type"] == accept
    if "data" in reply.body:
        assert (reply.status, reads <= 1) == (200, True)
    else:
        assert set(reply.body) == {"errors"}
        assert reply.status in ((400, 413) if accept == GRAPHQL_JSON else (200, 400, 413))
        assert reads <= attack.reads


@pytest.mark.parametrize("name", ATTACKS)
async def test_attack_needs_a_token(door: Door, name: str) -> None:
    """Without a token no attack gets as far as the parser."""
    before = door.service.database.statistics.statements["read"]
    reply = await door.send(ATTACKS[name].make(), None, **ATTACKS[name].headers)
    assert (reply.status, reply.code) == (401, "UNAUTHENTICATED")
    assert door.service.database.statistics.statements["read"] == before


async def test_attacks_leave_nothing_behind(door: Door) -> None:
    """After all attacks, twice over, an honest request is answered as before."""
    before = await door.ask(HONEST)
    for attack in [*ATTACKS.values()] * 2:
        await door.send(attack.make(), **attack.headers)
    after = await door.ask(HONEST)
    assert (after.status, after.data) == (before.status, before.data)
