"""The register of mediators as clients write and read it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.commands.giving import (
    VILLAGE,
    WAY,
    appointed,
    appointing,
    done,
    give,
    refused,
    registered,
)
from tests.support.worlds import World
from zongzhi_core.errors import BadInput, Forbidden

REGISTER = (
    "query($c:String!,$d:Date){division(code:$c,asOf:$d){mediators(first:100,"
    'filter:{kind:{eq:V2},validFrom:{gte:"2025-01-01"}}){totalCount nodes{id name}}}}'
)
SESSIONS = (
    "query($i:ID!){dispute(id:$i){sessions{seq mediators{id name division{code}}} "
    "mediatorChoices{seq act side mediator{id}} mediatorRecusals{seq mediator{id}}}}"
)


async def in_office(world: World, day: str, code: str = VILLAGE) -> list[dict[str, Any]]:
    """Those of a division whose term began in 2025, as of a day."""
    data = await world.data(REGISTER, "integrator", variables={"c": code, "d": day})
    nodes: list[dict[str, Any]] = data["division"]["mediators"]["nodes"]
    assert data["division"]["mediators"]["totalCount"] == len(nodes)
    return nodes


async def test_register_shows_who_is_in_office(world: World) -> None:
    """A mediator stands in the register of the village, and of all above it, from the first day
    of a term to the last; an integrator reads the name."""
    mediator = await appointed(world, fromDay="2025-03-10", lastDay="2025-03-20")
    shown = [{"id": mediator, "name": "李平"}]
    for code in (VILLAGE, "530424001", "530424"):
        assert await in_office(world, "2025-03-10", code) == shown
    for day, there in (("2025-03-09", []), ("2025-03-20", shown), ("2025-03-21", [])):
        assert await in_office(world, day) == there
    assert await in_office(world, "2025-03-10", "530424102") == []
    ended = await done(world, "endMediator", {"id": mediator, "lastDay": "2025-03-15"})
    assert (ended["validFrom"], ended["validTo"]) == ("2025-03-10", "2025-03-16")
    assert await in_office(world, "2025-03-16") == []


async def test_register_is_kept_by_leaders(world: World) -> None:
    """Neither a commissioner nor an integrator enters a mediator."""
    given = await appointing(world)
    for token in ("village", "integrator"):
        with pytest.raises(Forbidden):
            await give(world, "appointMediator", given, token)
    error = await refused(world, "appointMediator", given, token="township")
    assert (error["code"], error["field"]) == ("NOT_FOUND", "organisation")
    refusal = await refused(world, "endMediator", {"id": "mediator_" + "0" * 32})
    assert (refusal["code"], refusal["field"]) == ("NOT_FOUND", "id")


async def test_dispute_shows_who_mediated(world: World) -> None:
    """Sessions name their mediators, also when their term is over, and choices stand beside."""
    dispute = await registered(world, *WAY[:3])
    one = await appointed(world, name="王芳", lastDay="2025-03-03")
    two = await appointed(world)
    chosen = {"id": dispute, "mediator": one, "side": "APPLICANT"}
    await done(world, "chooseMediator", chosen, token="village")
    held = {"id": dispute, "channel": "PEOPLE", "mediators": [one, two], "noMediatorClose": True}
    await done(world, "recordMediationSession", held)
    await done(world, "refuseMediator", {**chosen, "mediator": two})
    error = await refused(world, "recordMediationSession", held)
    assert (error["rule"], error["field"]) == ("dispute.mediator_refused", "mediators")
    await done(world, "recuseMediator", {"id": dispute, "mediator": one}, token="village")
    error = await refused(world, "recordMediationSession", {**held, "mediators": [one]})
    assert (error["rule"], error["field"]) == ("dispute.mediator_refused", "mediators")
    error = await refused(world, "recordMediationSession", {**held, "noMediatorClose": False})
    assert (error["rule"], error["field"]) == ("dispute.no_mediator_close", "noMediatorClose")
    world.clock.advance(world.clock.now() - world.clock.now().replace(day=1))
    data = await world.data(SESSIONS, "integrator", variables={"i": dispute})
    at = {"division": {"code": VILLAGE}}
    assert data["dispute"] == {
        "sessions": [
            {
                "seq": 1,
                "mediators": [{"id": two, "name": "李平", **at}, {"id": one, "name": "王芳", **at}],
            }
        ],
        "mediatorChoices": [
            {"seq": 1, "act": "CHOSEN", "side": "APPLICANT", "mediator": {"id": one}},
            {"seq": 2, "act": "REFUSED", "side": "APPLICANT", "mediator": {"id": two}},
        ],
        "mediatorRecusals": [{"seq": 1, "mediator": {"id": one}}],
    }


async def test_list_of_mediators_is_short(world: World) -> None:
    """Neither too many of them, nor an entry that is no id by its length."""
    dispute = await registered(world, *WAY[:3])
    mediator = await appointed(world)
    for mediators in ([mediator] * 11, ["x" * 201], ["x" * 10_000_000]):
        given: dict[str, Any] = {"id": dispute, "channel": "PEOPLE", "mediators": mediators}
        given["noMediatorClose"] = True
        with pytest.raises(BadInput) as found:
            await give(world, "recordMediationSession", given)
        assert found.value.details["field"] == "mediators"
        assert len(found.value.message) < 1_000
    await done(world, "recordMediationSession", {**given, "mediators": [mediator] * 10})


async def test_mediator_of_the_demonstration_is_read(world: World) -> None:
    """The county's committees are staffed, and the sessions of its disputes name who held them."""
    data = await world.data(
        '{division(code:"530424"){mediators{totalCount} disputes(first:1,filter:{status:'
        "{eq:CLOSED}}){nodes{sessions{channel isOpen mediators{name kind organisation{kind}}}}}}}",
        "integrator",
    )
    assert data["division"]["mediators"]["totalCount"] >= 3 * 77
    [dispute] = data["division"]["disputes"]["nodes"]
    [session] = dispute["sessions"]
    assert (session["channel"], session["isOpen"]) == ("PEOPLE", False)
    [mediator] = session["mediators"]
    assert mediator["organisation"] == {"kind": "MEDIATION_COMMITTEE"}
