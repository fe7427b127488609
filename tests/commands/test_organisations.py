"""Organisations: established and ended in their county, one centre in each division."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.commands.giving import (
    document_of,
    done,
    give,
    payload_of,
    refused,
    registered,
    rivals,
)
from tests.people.cases import refusal
from tests.support.worlds import World
from zongzhi_core.errors import ZongzhiError
from zongzhi_core.read.run import Asker, Query

TOWN = "530424102"
SHOWN = """query($d:String!){division(code:$d){centre{site organisation{id}}
    organisations(first:100){nodes{id name}}}}"""


async def there(world: World, division: str = TOWN) -> dict[str, Any]:
    """A division's centre and organisations today."""
    found: dict[str, Any] = (await world.data(SHOWN, variables={"d": division}))["division"]
    return found


async def established(world: World, **changes: Any) -> str:
    """The id of a new organisation."""
    given = {"division": TOWN, "kind": "OFFICE", "name": "盘溪镇法治办公室", **changes}
    return str((await done(world, "establishOrganisation", given))["id"])


async def test_matters_go_to_what_was_established(world: World) -> None:
    """An organisation is there from its day on, in its division and under its line, and matters
    are transferred to it; from the day on which it ends nothing more is, and what it holds it
    keeps."""
    department = await established(world, division="530424", kind="DEPARTMENT", name="水务局")
    given = {"division": TOWN, "kind": "STATION", "name": "盘溪镇水务站", "line": department}
    made = await done(world, "establishOrganisation", given, token="township")
    assert made["line"] == {"id": department}
    assert (made["division"], made["validTo"]) == ({"code": TOWN}, None)
    station = {"id": made["id"], "name": "盘溪镇水务站"}
    assert station in (await there(world))["organisations"]["nodes"]
    dispute = await registered(world, "acceptDispute")
    sent = {"id": dispute, "organisation": made["id"]}
    await done(world, "transferDispute", sent)
    await done(world, "endOrganisation", {"id": made["id"]}, token="township")
    assert station not in (await there(world))["organisations"]["nodes"]
    other = await registered(world, "acceptDispute")
    assert await refusal(give(world, "transferDispute", {**sent, "id": other})) == "BAD_INPUT"
    held = "query($i:ID!){dispute(id:$i){transfers{organisationId:organisation{id}}}}"
    shown = await world.data(held, variables={"i": dispute})
    assert len(shown["dispute"]["transfers"]) == 1
    again = await refused(world, "endOrganisation", {"id": made["id"]})
    assert (again["code"], again["rule"]) == ("RULE_REFUSED", "organisation.ended")


async def test_division_has_one_centre(world: World) -> None:
    """A second centre is refused; where the first has ended another takes its place at once, at
    its own address."""
    centre = {"kind": "CENTRE", "name": "盘溪镇新综治中心", "site": "盘溪镇人民路9号"}
    error = await refused(world, "establishOrganisation", {"division": TOWN, **centre})
    assert (error["code"], error["rule"]) == ("RULE_REFUSED", "organisation.once")
    before = (await there(world))["centre"]["organisation"]["id"]
    await done(world, "endOrganisation", {"id": before})
    assert (await there(world))["centre"] is None
    made = await established(world, **centre)
    assert (await there(world))["centre"] == {
        "site": "盘溪镇人民路9号",
        "organisation": {"id": made},
    }


async def test_of_centres_established_at_once_one_is_there(world: World) -> None:
    """Of several processes that establish a division's centre at the same time one does, and the
    others are told."""
    await done(
        world, "endOrganisation", {"id": (await there(world))["centre"]["organisation"]["id"]}
    )
    names = [f"盘溪镇综治中心{n}" for n in range(3)]
    query = document_of("establishOrganisation")
    async with rivals(world, len(names)) as services:
        asked = [
            service.answer(
                Query(
                    query, {"i": {"division": TOWN, "kind": "CENTRE", "name": name, "site": "1号"}}
                ),
                Asker("admin"),
            )
            for service, name in zip(services, names, strict=True)
        ]
        payloads = [payload_of(answer.body) for answer in await asyncio.gather(*asked)]
    rules = sorted(error["rule"] for payload in payloads for error in payload["userErrors"])
    assert rules == ["organisation.once"] * 2
    [made] = [payload["organisation"] for payload in payloads if payload["organisation"]]
    assert (await there(world))["centre"]["organisation"]["id"] == made["id"]


async def test_name_is_once_in_a_division(world: World) -> None:
    """Two organisations of one division have two names; of two divisions they may have one."""
    await established(world)
    given = {"division": TOWN, "kind": "OTHER", "name": " 盘溪镇法治办公室 "}
    error = await refused(world, "establishOrganisation", given)
    assert (error["code"], error["rule"]) == ("RULE_REFUSED", "organisation.once")
    assert "盘溪镇法治办公室" in error["message"]
    await established(world, division="530424001")


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"site": "人民路9号"}, "BAD_INPUT", "site"),
        ({"kind": "CENTRE"}, "BAD_INPUT", "site"),
        ({"kind": "CENTRE", "site": " "}, "BAD_INPUT", "site"),
        ({"name": " "}, "BAD_INPUT", "name"),
        ({"division": "5304"}, "NOT_FOUND", "division"),
        ({"division": "530102001"}, "NOT_FOUND", "division"),
        ({"line": "organisation_" + "0" * 32}, "NOT_FOUND", "line"),
        ({"line": ""}, "NOT_FOUND", "line"),
    ],
)
async def test_organisation_of_nonsense_is_refused_whole(
    world: World, changes: dict[str, Any], code: str, field: str
) -> None:
    """What is missing, too much or out of reach is named by its field, and nothing is entered."""
    before = await there(world)
    given = {"division": TOWN, "kind": "OFFICE", "name": "办公室", **changes}
    try:
        told = await refused(world, "establishOrganisation", given)
    except ZongzhiError as fault:
        told = fault.as_graphql()["extensions"]
    assert (told["code"], told["field"]) == (code, field)
    assert await there(world) == before


@pytest.mark.parametrize("token", ["village", "integrator"])
async def test_only_those_in_charge_establish(world: World, token: str) -> None:
    """Administrators and township leads keep the organisations, each as far as they reach."""
    given = {"division": TOWN, "kind": "OFFICE", "name": "办公室"}
    assert await refusal(give(world, "establishOrganisation", given, token)) == "FORBIDDEN"
    sister = {**given, "division": "530424001"}
    error = await refused(world, "establishOrganisation", sister, token="township")
    assert error["code"] == "NOT_FOUND"
