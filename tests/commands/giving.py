"""Short ways to give commands, to see what they left, and to open more processes' worth of
services over one database."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from typing import Any

import orjson
import pytest
from sqlalchemy import Engine, select
from sqlalchemy import text as sql

from tests.support.worlds import World, share_statements
from zongzhi_api.service import Service
from zongzhi_core.commands.switches import UNCHANGED
from zongzhi_core.database import PostgresDatabase, open_database
from zongzhi_core.tables import Division, Organisation
from zongzhi_core.terms import OrganisationKind
from zongzhi_core.testing import bare
from zongzhi_core.testing.commands import body_of
from zongzhi_core.testing.commands import gained as gained
from zongzhi_core.testing.commands import stock as stock
from zongzhi_core.testing.switching import cleared

VILLAGE = "530424001001"
#: A proof size, or the small one of every day.
PROOF = os.environ.get("ZONGZHI_PROOF") == "1"

ERRORS = "userErrors{code message field rule allowed current{version status changedBy changedAt}}"
SHOWN = {
    "dispute": "dispute{id no status phase version acceptedAt settledAt dueAt dueProvisional "
    "externalNo source division{code} steps{seq command fromStatus toStatus actor}}",
    "gridEvent": "gridEvent{id no status version}",
    "division": "division{code}",
    "user": "user{id account}",
    "person": "person{id version}",
    "assignment": "assignment{id user{id} endedAt division{code}}",
    "rightsRequest": "rightsRequest{id kind status dueOn dueProvisional version}",
    "emergencyAccess": "emergencyAccess{id openedBy openedAs openedAt expiresAt reviewBy "
    "dueProvisional reviewedBy verdict personsRead}",
    "lateDisclosure": "lateDisclosure{id signedBy beginsAt endsAt extendedBy}",
    "approval": "approval{id kind actor approvedBy approvedAs approvedAt expiresAt usedAt}",
    "gridStaff": "gridStaff{id name role post validFrom validTo grid{id} division{code}}",
    "organisation": "organisation{id kind name validFrom validTo line{id} division{code}}",
    "mediator": "mediator{id name kind post validFrom validTo organisation{id} division{code}}",
}
_THINGS = {"reportGridEvent": "gridEvent", "setPlugin": "division", "setWorkDay": "division"}
_THINGS |= {"setDisputeLimit": "division"}
_THINGS |= {"setPluginPolicy": "division", "approveSwitchOff": "approval"}
_THINGS |= {"purgePlugin": "division", "approvePurge": "approval"}
_THINGS |= dict.fromkeys(("setLegalBasis", "endLegalBasis"), "division")
_THINGS |= dict.fromkeys(("assignMatter", "endAssignment"), "assignment")
_THINGS |= dict.fromkeys(("reviewPerson", "issueReceipt"), "person")
_THINGS |= {"approveSealedReading": "approval"}
_THINGS |= dict.fromkeys(("orderLateDisclosure", "extendLateDisclosure"), "lateDisclosure")
_THINGS |= dict.fromkeys(("openEmergencyAccess", "reviewEmergencyAccess"), "emergencyAccess")
_THINGS |= {
    f"{verb}RightsRequest": "rightsRequest"
    for verb in ("file", "verify", "grant", "refuse", "withdraw")
}
_THINGS |= dict.fromkeys(("appointMediator", "endMediator"), "mediator")
_THINGS |= dict.fromkeys(("appointGridStaff", "endGridStaff"), "gridStaff")
_THINGS |= dict.fromkeys(
    ("createUser", "changeUser", "grantRole", "revokeGrant", "endUser"), "user"
)
_THINGS |= dict.fromkeys(("establishOrganisation", "endOrganisation"), "organisation")


def document_of(command: str) -> str:
    """The document that gives a command and shows all of its payload."""
    head = command[0].upper() + command[1:]
    shown = SHOWN[_THINGS.get(command, "dispute")]
    return f"mutation($i:{head}Input!){{{command}(input:$i){{{shown} {ERRORS}}}}}"


async def give(
    world: World,
    command: str,
    given: Mapping[str, Any],
    token: str = "admin",
    *,
    key: str | None = None,
) -> dict[str, Any]:
    """The payload of a command, which must not fail as a whole."""
    data = await world.data(document_of(command), token, key=key, variables={"i": dict(given)})
    payload: dict[str, Any] = data[command]
    return payload


async def done(world: World, command: str, given: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    """The thing that a command which succeeds answers."""
    payload = await give(world, command, given, **more)
    assert payload["userErrors"] == []
    thing: dict[str, Any] = payload[_THINGS.get(command, "dispute")]
    return thing


async def refused(
    world: World, command: str, given: Mapping[str, Any], **more: Any
) -> dict[str, Any]:
    """The one user error of a command that is refused and shows nothing."""
    payload = await give(world, command, given, **more)
    assert payload[_THINGS.get(command, "dispute")] is None
    [error] = payload["userErrors"]
    found: dict[str, Any] = error
    return found


async def raw(
    service: Service,
    command: str,
    given: Mapping[str, Any],
    key: str,
    token: str = "admin",
) -> bytes:
    """The body, byte for byte."""
    return await body_of(service, document_of(command), given, key, token)


def register_input(**more: Any) -> dict[str, Any]:
    return {"division": VILLAGE, "categoryCode": "V02", **more}


def report_input(**more: Any) -> dict[str, Any]:
    return {"division": VILLAGE, "eventClass": "DISPUTE", "item": "DISPUTE_LAND", **more}


def switch_input(plugin: str, state: str) -> dict[str, Any]:
    return {"county": "530424", "plugin": plugin, "state": state, "reason": "test"}


async def switched(world: World, plugin: str, state: str, **more: Any) -> None:
    """Have a plugin on or off, over whatever is open."""
    given = switch_input(plugin, state)
    if state == "OFF":
        given["office"] = await cleared(world.database, plugin)
    payload = await give(world, "setPlugin", given, **more)
    assert [error["rule"] for error in payload["userErrors"]] in ([], [UNCHANGED])


def approval_input(**more: Any) -> dict[str, Any]:
    given = {"county": "530424", "plugin": "mediation", "actor": "integrator", "reason": "test"}
    return {**given, **more}


def policy_input(rule: str = "REQUIRED", **more: Any) -> dict[str, Any]:
    return {"division": "530424", "plugin": "mediation", "rule": rule, "reason": "test", **more}


def limit_input(kind: str = "ACCEPT", **more: Any) -> dict[str, Any]:
    return {"county": "530424", "kind": kind, "length": 5, "reason": "test", **more}


def work_day_input(day: str, working: bool, **more: Any) -> dict[str, Any]:
    return {"county": "530424", "day": day, "working": working, "reason": "test", **more}


async def registered(world: World, *commands: str, **more: Any) -> str:
    """The id of a new dispute, taken through some commands."""
    dispute = await done(world, "registerDispute", register_input(**more))
    for command in commands:
        await taken(world, command, dispute["id"])
    found: str = dispute["id"]
    return found


async def taken(world: World, command: str, dispute: str) -> dict[str, Any]:
    """A dispute that has been taken through a command, after what must be there before it."""
    await prepared(world, command, dispute)
    return await done(world, command, {"id": dispute, **EXTRAS.get(command, {})})


async def prepared(world: World, command: str, dispute: str) -> None:
    """Before a dispute is mediated its two sides are there, and before it is settled a session."""
    if command == "startMediation":
        for side in ("APPLICANT", "RESPONDENT"):
            await done(world, "recordDisputeParty", {"id": dispute, "side": side})
    elif command == "settleDispute":
        held = {"mediators": [await appointed(world)]}
        given = {"id": dispute, **EXTRAS["recordMediationSession"], **held}
        await done(world, "recordMediationSession", given)


async def organisation_of_kind(world: World, kind: OrganisationKind, within: str = "") -> str:
    """The id of the first organisation of a kind in a division, or of the village where disputes
    are registered if there is one."""
    at = select(Organisation.id).join(Division, Division.id == Organisation.division_id)
    chosen = at.where(Organisation.kind == kind, Division.code.startswith(within))
    near = chosen.order_by(Division.code, Organisation.id).limit(1)
    found = await world.database.look(lambda s: s.scalar(near), "system")
    return f"organisation_{found}"


async def appointing(world: World, **more: Any) -> dict[str, Any]:
    """A mediator of the committee of that village."""
    committee = await organisation_of_kind(world, OrganisationKind.MEDIATION_COMMITTEE)
    return {"organisation": committee, "name": "李平", **more}


async def appointed(world: World, **more: Any) -> str:
    """The id of a new mediator."""
    return str((await done(world, "appointMediator", await appointing(world, **more)))["id"])


#: What a command of a dispute needs besides its id.
EXTRAS: dict[str, dict[str, Any]] = {
    "startMediation": {"everyPartyAgrees": True},
    "settleDispute": {"outcome": "SETTLED_ORAL"},
    "declineDispute": {"reason": "RESERVED", "otherRoutesTold": True},
    "transferDispute": {"organisation": "organisation_0"},
    "returnDispute": {"reason": "不属本单位职责"},
    "suspendMediation": {"reason": "COURT"},
    "withdrawDispute": {"claimantAsks": True},
    "endDisputeByParty": {"otherRoutesTold": True},
    "failDispute": {"otherRoutesTold": True},
    "divertDispute": {"route": "COURT"},
    "recordObligationPerformed": {"obligation": 1},
    "recordObligationBreached": {"obligation": 1},
    "feedBackDispute": {"claimantTold": True, "sourceTold": True},
    "revisitDispute": {"mode": "PHONE", "reached": False},
    "closeDispute": {"resultNoticeSent": True},
    "reopenDispute": {"reason": "RELAPSE"},
    "mergeDispute": {"into": "dispute_0", "sameMatter": True},
    "requestDisputeVoid": {"reason": "重复录入"},
    "recordMediationSession": {
        **{"channel": "PEOPLE", "noMediatorClose": True},
        "mediators": ["mediator_0"],
    },
    "recordDisputeParty": {"side": "APPLICANT", "agrees": True},
    "proposeRiskGrade": {"trend": 1},
    "confirmRiskGrade": {"grade": "V1", "reason": "双方情绪平稳"},
    "extendMediation": {"days": 10, "everyPartyAgrees": True},
    "applyForConfirmation": {"bothSidesApply": True},
    "recordConfirmationRuling": {"ruling": "VALID"},
    "chooseMediator": {"mediator": "mediator_0", "side": "APPLICANT"},
    "refuseMediator": {"mediator": "mediator_0", "side": "RESPONDENT"},
    "recuseMediator": {"mediator": "mediator_0"},
}
#: From registration to settlement; `prepared` comes in between.
WAY = ("acceptDispute", "undertakeDispute", "startMediation", "settleDispute")
RECORDED = ("recordDisputeParty", "recordDisputeParty")
PREPARED = (*WAY[:-2], *RECORDED, "startMediation", "recordMediationSession", "settleDispute")
#: From registration to an outcome by these commands alone.
LIFE = (*WAY[:2], "failDispute")


# --- what is there --------------------------------------------------------------------------------


async def column(world: World, of: Any) -> list[Any]:
    """All values of one column."""
    found: list[Any] = await world.database.look(lambda s: list(s.scalars(select(of))), "system")
    return found


def engine_of(world: World) -> Engine:
    """SQLAlchemy's engine, where statements can be watched."""
    return bare.engine_of(world.database)


@contextlib.asynccontextmanager
async def rivals(world: World, number: int) -> AsyncIterator[list[Service]]:
    """Services that share nothing but database and keys, as separate processes would."""
    databases = [open_database(world.url) for _ in range(number)]
    for each in databases:
        share_statements(each)
    try:
        yield [replace(world, database=each).service for each in databases]
    finally:
        for each in databases:
            await each.close()


def payload_of(body: bytes) -> dict[str, Any]:
    """The payload in a body that holds no error."""
    answer = orjson.loads(body)
    assert "errors" not in answer, answer["errors"]
    [payload] = answer["data"].values()
    found: dict[str, Any] = payload
    return found


async def settled(world: World) -> None:
    """Until all that has been committed may be told: on PostgreSQL a transaction that runs in any
    database of the server holds the feed back, and tests run beside each other there."""
    if not isinstance(world.database, PostgresDatabase):
        return
    over = sql(
        "SELECT coalesce(max(turn) < pg_snapshot_xmin(pg_current_snapshot())::text::bigint, true) "
        "FROM core_change"
    )
    for _ in range(400):
        if await world.database.look(lambda s: s.scalar(over), "system"):
            return
        await asyncio.sleep(0.05)
    pytest.fail("a transaction beside this test did not end")
