"""Townships hand disputes to the county's departments and invite its court, as they may read them;
no organisation that one may not read is named."""

from __future__ import annotations

from typing import Any

from tests.commands.giving import (
    WAY,
    done,
    organisation_of_kind,
    prepared,
    refused,
    registered,
)
from tests.support.worlds import World
from zongzhi_core.terms import OrganisationKind as Kind

SHOWN = (
    "query($i:ID!){dispute(id:$i){handler{name} transfers{organisation{name}} "
    "sessions{organisation{name}} responsibilities{organisation{name}} "
    "agreements{court{name}}}}"
)
BY_TOWN = {"token": "township"}
TOWN_VILLAGE = "530424102205"


async def name_of(world: World, organisation: str) -> str | None:
    """What a township's lead reads of an organisation."""
    document = "query($i:ID!){organisation(id:$i){name}}"
    answer = await world.ask(document, "township", variables={"i": organisation})
    shown = answer["data"]["organisation"]
    return shown and str(shown["name"])


async def registered_in_town(world: World, *commands: str) -> str:
    """The id of a dispute of a village of the township, taken through some commands."""
    return await registered(world, *commands, division=TOWN_VILLAGE)


async def test_township_transfers_to_a_department(world: World) -> None:
    """A county's department is sent a dispute by a township; the county signs for it, and the
    township reads who holds it."""
    department = await organisation_of_kind(world, Kind.DEPARTMENT)
    name = await name_of(world, department)
    dispute = await registered_in_town(world, "acceptDispute")
    await done(world, "transferDispute", {"id": dispute, "organisation": department}, **BY_TOWN)
    error = await refused(world, "signDispute", {"id": dispute}, **BY_TOWN)
    assert error["rule"] == "dispute.answered_by_target"
    await done(world, "signDispute", {"id": dispute})
    shown = (await world.data(SHOWN, "township", variables={"i": dispute}))["dispute"]
    assert shown["handler"] == {"name": name}
    assert shown["transfers"] == [{"organisation": {"name": name}}] * 2


async def test_township_invites_court_and_agency(world: World) -> None:
    """Sessions of other channels name the court and a department of the county, a grade names the
    department that is responsible, and an application names the court."""
    kinds = (Kind.COURT, Kind.DEPARTMENT)
    court, department = [await organisation_of_kind(world, kind) for kind in kinds]
    named = {"name": await name_of(world, court)}, {"name": await name_of(world, department)}
    dispute = await registered_in_town(world, *WAY[:3])
    for channel, body in (("JUDICIAL", court), ("ADMINISTRATIVE", department)):
        held = {"id": dispute, "channel": channel, "organisation": body}
        await done(world, "recordMediationSession", held, **BY_TOWN)
    await done(world, "proposeRiskGrade", {"id": dispute}, **BY_TOWN)
    graded: dict[str, Any] = {"id": dispute, "grade": "V2", "reason": "人数增多"}
    graded["measures"] = "每周回访"
    await done(world, "confirmRiskGrade", {**graded, "organisation": department}, **BY_TOWN)
    await prepared(world, "settleDispute", dispute)
    await done(world, "settleDispute", {"id": dispute, "outcome": "SETTLED_ORAL"}, **BY_TOWN)
    asked = {"id": dispute, "bothSidesApply": True, "court": court}
    await done(world, "applyForConfirmation", asked, **BY_TOWN)
    shown = (await world.data(SHOWN, "township", variables={"i": dispute}))["dispute"]
    assert shown["sessions"] == [{"organisation": each} for each in (*named, None)]
    assert shown["responsibilities"] == [{"organisation": named[1]}]
    assert shown["agreements"] == [{"court": named[0]}]


async def test_unreadable_organisation_is_not_found(world: World) -> None:
    """An organisation of a sister township, and one of nowhere, answer alike; a mediator is put in
    office by nobody below the organisation."""
    sister = await organisation_of_kind(world, Kind.OFFICE, "530424001")
    nowhere = "organisation_" + "0" * 32
    dispute = await registered_in_town(world, "acceptDispute")
    messages = set()
    for unknown in (sister, nowhere):
        assert await name_of(world, unknown) is None
        sent = {"id": dispute, "organisation": unknown}
        error = await refused(world, "transferDispute", sent, **BY_TOWN)
        assert (error["code"], error["field"]) == ("NOT_FOUND", "organisation")
        messages.add(error["message"].replace(unknown, ""))
    assert len(messages) == 1
    court = await organisation_of_kind(world, Kind.COURT)
    given = {"organisation": court, "name": "李平", "kind": "V1"}
    error = await refused(world, "appointMediator", given, **BY_TOWN)
    assert (error["code"], error["field"]) == ("NOT_FOUND", "organisation")
