"""What may be done next to a matter, and when it last changed."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.commands.giving import WAY, done, engine_of, registered, report_input, taken
from tests.support.worlds import HUANING, World
from zongzhi_core.clock import stamp_text
from zongzhi_core.state import raise_epoch
from zongzhi_core.tables import Division, Token
from zongzhi_core.terms import Term
from zongzhi_mediation.commands import STATES
from zongzhi_mediation.terms import DisputeStatus

SHOWN = "query($id:ID!){node(id:$id){... on Matter{availableCommands updatedAt}}}"
CHANGED = """query($f:MatterFilter!,$d:DisputeFilter!){division(code:"530424"){
matters(first:5,filter:$f,orderBy:{field:UPDATED_AT,direction:DESC}){nodes{no updatedAt}}
disputes(filter:$d,orderBy:{field:UPDATED_AT}){nodes{id updatedAt}}}}"""


async def shown(world: World, id: str, token: str = "admin") -> dict[str, Any]:
    data = await world.data(SHOWN, token, variables={"id": id})
    found: dict[str, Any] = data["node"]
    return found


async def may(world: World, id: str, token: str = "admin") -> list[str]:
    found: list[str] = (await shown(world, id, token))["availableCommands"]
    return found


async def test_commands_follow_the_state_table(world: World) -> None:
    """In each state those mutations are listed that exist and that the table allows, in its
    order; one that makes the record is none of them."""
    known = await world.data('{__type(name:"Mutation"){fields{name}}}')
    mutations = {field["name"] for field in known["__type"]["fields"]}
    id = await registered(world)
    status: Term = DisputeStatus.REGISTERED
    for command in WAY:
        allowed = [c for c in STATES.commands(status) if c in mutations]
        assert await may(world, id) == allowed
        assert command in allowed
        await taken(world, command, id)
        status = STATES.after(status, command)
    assert "registerDispute" not in await may(world, id)


async def test_reactions_are_no_commands(world: World) -> None:
    """A move that only a reaction makes is not offered: no mutation is called so."""
    given = report_input(eventClass="SERVICE", item="SERVICE_OTHER")
    event = await done(world, "reportGridEvent", given)
    assert "turnGridEventIntoDispute" not in await may(world, event["id"])


async def test_roles_get_lists_of_their_own(world: World) -> None:
    """One document answers each role with the commands that it may give; readers of equal rights
    share the plan."""
    id = await registered(world)
    admin = await may(world, id)
    assert admin[0] == "acceptDispute"
    assert await may(world, id, "integrator") == []
    for role, expected in (("mediator", admin), ("assessor", []), ("line_officer", [])):
        misses = world.service.reader.statistics.misses
        await world.write(partial(_become, role))
        assert await may(world, id, "integrator") == expected
        assert world.service.reader.statistics.misses == misses


def _become(role: str, session: Session) -> None:
    token = session.get(Token, "integrator")
    assert token is not None
    token.role = role
    raise_epoch(session)


async def test_payload_says_what_comes_next(world: World) -> None:
    """The payload of a command lists what may be done after it, in one round trip."""
    data = await world.data(
        "mutation($i:AcceptDisputeInput!){acceptDispute(input:$i){dispute{availableCommands}}}",
        variables={"i": {"id": await registered(world)}},
    )
    assert "undertakeDispute" in data["acceptDispute"]["dispute"]["availableCommands"]


async def test_each_command_raises_updated_at(world: World) -> None:
    """A record says when it last changed, from its registration on; lists find it by that."""
    id = await registered(world)
    assert (await shown(world, id))["updatedAt"] == stamp_text(world.clock.now())
    for command in WAY:
        world.clock.advance(timedelta(minutes=7))
        await taken(world, command, id)
        assert (await shown(world, id))["updatedAt"] == stamp_text(world.clock.now())
    since = {"updatedAt": {"gte": stamp_text(world.clock.now())}}
    data = (await world.data(CHANGED, variables={"f": since, "d": since}))["division"]
    assert [dispute["id"] for dispute in data["disputes"]["nodes"]] == [id]
    assert [matter["updatedAt"] for matter in data["matters"]["nodes"]] == [
        stamp_text(world.clock.now())
    ]


async def test_sample_matters_changed_when_they_did(world: World) -> None:
    """No matter of the demonstration changed before it was opened or closed."""
    data = await world.data(
        """{division(code:"530424"){matters(first:100,orderBy:{field:UPDATED_AT,direction:DESC})
        {nodes{openedAt closedAt updatedAt}}}}"""
    )
    nodes = data["division"]["matters"]["nodes"]
    moments = [node["updatedAt"] for node in nodes]
    assert moments == sorted(moments, reverse=True)
    for node in nodes:
        assert node["updatedAt"] >= max(node["openedAt"], node["closedAt"] or "")


@pytest.mark.parametrize("table", ["grid_event", "mediation_dispute", "services_assistance_case"])
async def test_index_serves_the_latest(world: World, table: str) -> None:
    """What changed last in a county is read from an index in that order."""
    county = await world.write(lambda s: s.scalar(select(Division.id).filter_by(code=HUANING)))
    asked = (
        f"SELECT id FROM {table} WHERE county_id = '{county}' "  # noqa: S608
        "ORDER BY updated_at DESC LIMIT 20"
    )
    prefix = "EXPLAIN QUERY PLAN " if engine_of(world).name == "sqlite" else "EXPLAIN "
    rows = await world.write(lambda s: list(s.connection().exec_driver_sql(prefix + asked)))
    assert f"ix_{table}_updated_at" in str(rows)
