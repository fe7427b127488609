"""For every mutation of the product an input that it accepts, in a world of its own making."""

from __future__ import annotations

import itertools
import os
import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlalchemy import select, update

from tests.commands.giving import (
    EXTRAS,
    PROOF,
    VILLAGE,
    WAY,
    appointed,
    appointing,
    approval_input,
    done,
    limit_input,
    organisation_of_kind,
    policy_input,
    prepared,
    register_input,
    registered,
    report_input,
    switch_input,
    switched,
    work_day_input,
)
from tests.support.canaries import PERSON, PHONE, TOLD
from tests.support.worlds import HUANING, World
from zongzhi_core.clock import day_of
from zongzhi_core.people.tables import EmergencyAccess, LateDisclosure, Person
from zongzhi_core.tables import Grant, Organisation, User
from zongzhi_core.terms import ApprovalKind, OrganisationKind
from zongzhi_core.testing import Case
from zongzhi_core.testing.commands import Given
from zongzhi_core.testing.switching import cleared
from zongzhi_grid.tables import GridEvent
from zongzhi_mediation.tables import AgreementObligation

_NUMBERS = itertools.count()
_MEDIATED, _SETTLED = WAY[:3], WAY
_FED_BACK = (*_SETTLED, "feedBackDispute")
_FOUND = {"performance": "DONE", "satisfaction": "V3", "relapseRisk": "V0"}
_REACHED = {"mode": "PHONE", "reached": True, **_FOUND}
_OWED = {"outcome": "SETTLED_ORAL", "obligations": [{"dueOn": "2025-03-20"}]}


def organisation_input() -> Given:
    """An organisation of a township, under a name of its own."""
    return {"division": "530424102", "kind": "OFFICE", "name": f"第{next(_NUMBERS)}办公室"}


async def _organisation(world: World) -> str:
    """The id of an organisation of the county."""
    first = select(Organisation.id).where(Organisation.county_id.is_not(None))
    found = await world.database.look(lambda s: s.scalar(first.order_by(Organisation.id)), "system")
    return f"organisation_{found}"


async def _end_of_office(world: World) -> Given:
    return {"id": await appointed(world)}


async def grid_of(world: World, code: str = VILLAGE, nth: int = 0) -> str:
    """The id of a grid of a village."""
    data = await world.data(f'{{division(code:"{code}"){{grids{{nodes{{id}}}}}}}}')
    return str(data["division"]["grids"]["nodes"][nth]["id"])


async def serving(world: World, **more: Any) -> Given:
    """Somebody who serves in a grid of the village, with an account."""
    given = {"grid": await grid_of(world), "name": "王丽"}
    return {**given, **(more or {"user": await _user(world)})}


async def _end_of_service(world: World) -> Given:
    # One open event in the grid: those of before are closed.
    closed = update(GridEvent).values(closed_at=world.clock.now())
    await world.write(lambda s: s.execute(closed.where(GridEvent.closed_at.is_(None))))
    # In a grid where nobody else serves, who might be given the event.
    given = {**await serving(world), "grid": await grid_of(world, nth=1)}
    served = await done(world, "appointGridStaff", given)
    await done(world, "reportGridEvent", report_input(grid=served["grid"]["id"]))
    return {"id": served["id"]}


async def _extras(world: World, command: str) -> Given:
    more = dict(EXTRAS.get(command, {}))
    if "organisation" in more:
        more["organisation"] = await _organisation(world)
    if "mediator" in more:
        more["mediator"] = await appointed(world)
    if "mediators" in more:
        more["mediators"] = [await appointed(world)]
    if command == "mergeDispute":
        more["into"] = await registered(world)
    return more


def after(command: str, *before: str, **changes: Given) -> Case:
    """The input of a command for a dispute that has been taken through others; `changes` says
    otherwise what one of them is given."""

    async def made(world: World) -> Given:
        dispute = await registered(world)
        for each in before:
            await prepared(world, each, dispute)
            more = changes.get(each) or await _extras(world, each)
            await done(world, each, {"id": dispute, **more})
        await prepared(world, command, dispute)
        return {"id": dispute, **(changes.get(command) or await _extras(world, command))}

    return made


def plain(make: Callable[[], Given]) -> Case:
    """An input that needs nothing to be there."""

    async def made(_: World) -> Given:
        return make()

    return made


def _user_input() -> Given:
    account = f"case.{next(_NUMBERS)}"
    return {"division": HUANING, "account": account, "name": "张三"}


async def _user(world: World) -> str:
    return str((await done(world, "createUser", _user_input()))["id"])


async def _granting(world: World) -> Given:
    more = {"role": "assessor", "division": HUANING, "until": "2026-01-01", "reason": "x"}
    return {"user": await _user(world), **more}


async def _ending(world: World) -> Given:
    return {"id": await _user(world), "reason": "x"}


async def _revoking(world: World) -> Given:
    given = await _granting(world)
    await done(world, "grantRole", given)
    owner = select(Grant.id).join(User).where(User.id == given["user"][-32:])
    found = await world.database.look(lambda s: s.scalar(owner), "system")
    return {"id": f"grant_{found}", "reason": "x"}


async def _assigning(world: World) -> Given:
    return {"matter": await registered(world), "user": await _user(world)}


async def _assigned(world: World) -> Given:
    return {"id": (await done(world, "assignMatter", await _assigning(world)))["id"]}


def _basis_input() -> Given:
    return {
        **{"county": HUANING, "purpose": "DISPUTE_MEDIATION", "kind": "STATUTORY_DUTY"},
        **{"citation": "人民调解法第二十九条", "expiresOn": "2027-03-01"},
        **{"assessmentNo": "华综评〔2025〕1号", "assessedOn": "2025-02-01"},
    }


async def _ending_basis(world: World) -> Given:
    await done(world, "setLegalBasis", _basis_input())
    return {"county": HUANING, "purpose": "DISPUTE_MEDIATION"}


async def _naming(world: World) -> Given:
    await done(world, "setLegalBasis", _basis_input())
    dispute = await registered(world)
    return {"id": dispute, "side": "APPLICANT", "person": {"name": f"张{PERSON}"}}


async def _reviewing(world: World) -> Given:
    await done(world, "recordDisputeParty", await _naming(world))
    newest = select(Person.id).order_by(Person.recorded_at.desc(), Person.id.desc())
    found = await world.database.look(lambda s: s.scalar(newest), "system")
    return {"id": f"person_{found}"}


async def _slip(world: World) -> Given:
    return {"person": (await _reviewing(world))["id"]}


async def _sealing(world: World) -> Given:
    given = await _naming(world)
    given["person"] |= {"birthOn": "2015-01-01"}
    await done(world, "recordDisputeParty", given)
    newest = select(Person.id).where(Person.sealed_until.is_not(None)).order_by(Person.id.desc())
    found = await world.database.look(lambda s: s.scalar(newest), "system")
    return {"person": f"person_{found}", "actor": "village", "reason": "核实监护人", "hours": 2}


async def _opening(world: World) -> Given:
    # One at a time: those of before are closed, and looked at.
    now = world.clock.now()
    closed = update(EmergencyAccess).values(expires_at=now, reviewed_at=now)
    await world.write(lambda s: s.execute(closed))
    reason = "当事人扬言自伤，须立即联系其本人，情况紧急。"
    return {"person": (await _reviewing(world))["id"], "reason": reason}


async def _found(world: World) -> Given:
    opened = await done(world, "openEmergencyAccess", await _opening(world), token="village")
    return {"id": opened["id"], "verdict": "JUSTIFIED", "reasons": "当时确有危险"}


async def _ordering(world: World) -> Given:
    given = await _naming(world)
    await done(world, "recordDisputeParty", given)
    order = {"authority": "县监察委员会", "orderNo": "华监〔2025〕3号", "reason": "调查期间"}
    return {"caseId": given["id"], **order, "days": 90}


async def _extending(world: World) -> Given:
    order = await done(world, "orderLateDisclosure", await _ordering(world))
    signed = update(LateDisclosure).where(LateDisclosure.id == order["id"][-32:])
    await world.write(lambda s: s.execute(signed.values(signed_by="another")))
    return {"id": order["id"], "days": 30}


async def _asked_void(world: World) -> Given:
    asked = {"id": await registered(world)}
    given = {**asked, **EXTRAS["requestDisputeVoid"]}
    await done(world, "requestDisputeVoid", given, token="village")
    return asked


async def _broken(world: World) -> Given:
    given = await after("recordObligationBreached", *_SETTLED, settleDispute=_OWED)(world)
    past = update(AgreementObligation).where(AgreementObligation.dispute_id == given["id"][-32:])
    yesterday = day_of(world.clock.now()) - timedelta(days=1)
    await world.write(lambda s: s.execute(past.values(due_on=yesterday)))
    return given


async def _filing(world: World, kind: str = "ERASE") -> Given:
    return {**await _slip(world), "kind": kind}


def _request(*before: str, kind: str = "ERASE", **more: Any) -> Case:
    """The input of a command for a request that has been taken through others."""

    async def made(world: World) -> Given:
        filed = await done(world, "fileRightsRequest", await _filing(world, kind))
        for each in before:
            await done(world, each, {"id": filed["id"]})
        return {"id": filed["id"], **more}

    return made


async def _switching(world: World) -> Given:
    await switched(world, "mechanism", "ON")
    office = await cleared(world.database, "mechanism")
    return {**switch_input("mechanism", "OFF"), "office": office}


async def _changing(world: World) -> Given:
    user = (await done(world, "createUser", _user_input()))["id"]
    return {"id": user, "name": "王敏", "division": "530424001"}


async def _end_of_organisation(world: World) -> Given:
    return {"id": (await done(world, "establishOrganisation", organisation_input()))["id"]}


async def _purging(world: World) -> Given:
    given = {"county": HUANING, "plugin": "grid", "reason": "x", "declined": True}
    # Once before: of one event there is as much to delete each time.
    for is_last in (False, True):
        await switched(world, "grid", "ON")
        await done(world, "reportGridEvent", report_input())
        await switched(world, "grid", "OFF")
        await cleared(world.database, "grid", kind=ApprovalKind.PURGE)
        if not is_last:
            await done(world, "purgePlugin", given)
    return given


async def _critical(world: World) -> Given:
    """A dispute of critical risk, of which a report is due."""
    dispute = await registered(world, "acceptDispute", "proposeRiskGrade")
    office = await organisation_of_kind(world, OrganisationKind.DEPARTMENT)
    graded = {"grade": "V4", "reason": "可能激化", "organisation": office, "policeInformed": True}
    graded |= {"measures": "专班每日会商"}
    led = {"leadOrganisation": office, "leadPost": "县委常委、政法委书记"}
    await done(world, "confirmRiskGrade", {"id": dispute, **graded, **led})
    return {"id": dispute}


#: Those that were there first, and one of each kind; tried every day.
BASIC: dict[str, Case] = {
    "registerDispute": plain(lambda: register_input(summary=f"{TOLD}漏水")),
    "reportGridEvent": plain(report_input),
    "setPlugin": _switching,
    **{command: after(command, *WAY[: WAY.index(command)]) for command in WAY},
    "grantRole": _granting,
}
CASES: dict[str, Case] = {
    **BASIC,
    "setPluginPolicy": plain(policy_input),
    "approveSwitchOff": plain(approval_input),
    "approvePurge": plain(approval_input),
    "setDisputeLimit": plain(limit_input),
    "setWorkDay": plain(lambda: work_day_input("2025-07-01", False)),
    "createUser": plain(_user_input),
    "changeUser": _changing,
    "establishOrganisation": plain(organisation_input),
    "endOrganisation": _end_of_organisation,
    "endUser": _ending,
    "revokeGrant": _revoking,
    "assignMatter": _assigning,
    "endAssignment": _assigned,
    "setLegalBasis": plain(_basis_input),
    "endLegalBasis": _ending_basis,
    "recordDisputeParty": _naming,
    "reviewPerson": _reviewing,
    "issueReceipt": _slip,
    "approveSealedReading": _sealing,
    "orderLateDisclosure": _ordering,
    "openEmergencyAccess": _opening,
    "reviewEmergencyAccess": _found,
    "fileRightsRequest": _filing,
    "verifyRightsRequest": _request(),
    "grantRightsRequest": _request("verifyRightsRequest"),
    "refuseRightsRequest": _request(reasons="仍在调解"),
    "withdrawRightsRequest": _request(),
    "declineDispute": after("declineDispute"),
    "withdrawDispute": after("withdrawDispute"),
    "endDisputeByParty": after("endDisputeByParty", "acceptDispute"),
    "failDispute": after("failDispute", *WAY[:2]),
    "divertDispute": after("divertDispute", *WAY[:2]),
    "transferDispute": after("transferDispute", "acceptDispute"),
    "signDispute": after("signDispute", "acceptDispute", "transferDispute"),
    "returnDispute": after("returnDispute", "acceptDispute", "transferDispute"),
    "suspendMediation": after("suspendMediation", *_MEDIATED),
    "resumeMediation": after("resumeMediation", *_MEDIATED, "suspendMediation"),
    "recordMediationSession": after("recordMediationSession", *_MEDIATED),
    "recordObligationPerformed": after("recordObligationPerformed", *_SETTLED, settleDispute=_OWED),
    "feedBackDispute": after("feedBackDispute", *_SETTLED),
    "revisitDispute": after("revisitDispute", *_FED_BACK, revisitDispute=_REACHED),
    "closeDispute": after("closeDispute", *_FED_BACK, "revisitDispute", revisitDispute=_REACHED),
    "reopenDispute": after("reopenDispute", *_FED_BACK, "revisitDispute", revisitDispute=_REACHED),
    "mergeDispute": after("mergeDispute"),
    "requestDisputeVoid": after("requestDisputeVoid"),
    "proposeRiskGrade": after("proposeRiskGrade", "acceptDispute"),
    "confirmRiskGrade": after("confirmRiskGrade", "acceptDispute", "proposeRiskGrade"),
    "reportCriticalRisk": _critical,
    "appointGridStaff": serving,
    "endGridStaff": _end_of_service,
    "appointMediator": appointing,
    "endMediator": _end_of_office,
    "chooseMediator": after("chooseMediator", "acceptDispute"),
    "refuseMediator": after("refuseMediator", *_MEDIATED),
    "recuseMediator": after("recuseMediator", *_MEDIATED),
    "extendMediation": after("extendMediation", *_MEDIATED),
    "applyForConfirmation": after("applyForConfirmation", *_SETTLED),
    "recordConfirmationRuling": after(
        "recordConfirmationRuling", *_SETTLED, "applyForConfirmation"
    ),
    "recomputeDisputeDeadline": after("recomputeDisputeDeadline", "acceptDispute"),
    "confirmDisputeVoid": _asked_void,
    "recordObligationBreached": _broken,
    "extendLateDisclosure": _extending,
    # The last: it leaves no grid for others.
    "purgePlugin": _purging,
}
#: The one command that makes a key and gives up another: the old values go with theirs.
CORRECTING = _request(
    "verifyRightsRequest",
    kind="CORRECT",
    person={"name": f"章{PERSON}", "phone": PHONE, "address": f"{PERSON}路2号"},
)
#: All of them in the proof; every day those that stand for the others, and two more.
_CHANCE = random.Random(os.environ.get("ZONGZHI_SEED"))
_TODAY = {*BASIC, *_CHANCE.sample(sorted(CASES.keys() - BASIC.keys()), 2)}
CHOSEN = {name: case for name, case in CASES.items() if PROOF or name in _TODAY}
