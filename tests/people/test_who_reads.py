"""Who reads what of persons, for what: every role, purpose and sealed field, as docs/people.md has
it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.commands.giving import PROOF, done, registered
from tests.commands.test_assignments import assigned, mediator
from tests.people.cases import LI, PURPOSE, entries, with_basis
from tests.support.canaries import TOLD
from tests.support.worlds import HUANING, World
from zongzhi_core.access import ROLES
from zongzhi_core.errors import ZongzhiError
from zongzhi_core.graph.declare import Leaf
from zongzhi_core.people.purposes import EMERGENCY
from zongzhi_core.testing.ids import issue

#: Who may read persons within their reach, and who those of the cases assigned to them.
OFFICERS = {"county_admin", "township_lead", "centre_staff", "commissioner"}
OF_OWN_CASES = {"mediator"}
UNKNOWN = "NO_SUCH_PURPOSE"
SUMMARY = f"{TOLD}墙体渗水"
#: What is shown of the person, under which name it is logged.
VALUES = {
    "name": ("NAME", LI["name"]),
    "phone": ("PHONE", LI["phone"]),
    "idNo": ("ID_NO", LI["idNo"]),
    "birthBand": ("BIRTH_ON", "ADULT"),
    "address": ("ADDRESS", LI["address"]),
}
SEALED = {*(f"Person.{name}" for name in VALUES), "Receipt.code", "Dispute.summary"}
SLIP = "receipts{code}"
#: All fields at once; in the proof each alone too.
ASKED = [(*VALUES, SLIP), *([(name,) for name in (*VALUES, SLIP)] if PROOF else ())]


def expected(role: str, reads: bool, purpose: str | None, *, other: bool) -> str:
    """How a reading comes out: the code of a refusal, the reason of the masks, that the record is
    absent, or that it is shown."""
    code = (purpose or "").partition(";")[0]
    if code == UNKNOWN:
        return "BAD_INPUT"
    admitted = {EMERGENCY: OFFICERS, PURPOSE: OFFICERS | OF_OWN_CASES}
    if code and role not in admitted[code]:
        return "FORBIDDEN"
    if not reads:
        return "absent"
    return "PURPOSE" if code != PURPOSE else "SCOPE" if other else "shown"


async def came_out(world: World, token: str, of: tuple[str, str], purpose: str | None) -> str:
    """How it did, whichever fields are asked for; what is shown is whole and logged, and of what is
    not nothing leaves."""
    found = {await _asked(world, token, of, purpose, fields) for fields in ASKED}
    assert len(found) == 1, found
    return found.pop()


async def _asked(
    world: World, token: str, of: tuple[str, str], purpose: str | None, fields: tuple[str, ...]
) -> str:
    dispute, person = of
    before = len(await entries(world))
    document = f"""query($p:ID!,$d:ID!){{dispute(id:$d){{summary summaryMask}}
        node(id:$p){{...on Person{{{" ".join(fields)} masks{{field reason}}}}}}}}"""
    asked: dict[str, Any] = {"variables": {"p": person, "d": dispute}, "purpose": purpose}
    try:
        answer = await world.ask(document, token, **asked)
    except ZongzhiError as refused:
        return refused.code
    shown, told = answer["data"]["node"], answer["data"]["dispute"] or {"summary": None}
    logged = {entry[0]: {*entry[2].split(",")} for entry in (await entries(world))[before:]}
    text = json.dumps(answer, ensure_ascii=False)
    if shown is not None and not shown["masks"]:
        named = {VALUES[name][0] for name in fields if name in VALUES}
        named |= {"RECEIPT"} if SLIP in fields else set()
        assert logged == {person[-32:]: named, dispute[-32:]: {"TOLD"}}
        assert {n: shown[n] for n in VALUES if n in shown} == {
            name: VALUES[name][1] for name in fields if name in VALUES
        }
        assert told == {"summary": SUMMARY, "summaryMask": None}
        assert SLIP not in fields or shown["receipts"][0]["code"]
        return "shown"
    assert logged == {}
    assert told["summary"] is None
    assert not [value for _, value in VALUES.values() if f'"{value}"' in text]
    if shown is None:
        return "absent"
    assert {shown[name] for name in fields if name in VALUES} <= {None}
    assert SLIP not in fields or shown["receipts"] == [{"code": None}]
    assert {mask["field"] for mask in shown["masks"]} == {name for name, _ in VALUES.values()}
    [reason] = {mask["reason"] for mask in shown["masks"]} | {told["summaryMask"]}
    return str(reason)


def test_every_sealed_field_is_in_the_table(world: World) -> None:
    """A new field whose value a reading opens must be asked for here too."""
    nodes = world.registry.catalog.nodes.values()
    leaves = [(n.name, f) for n in nodes for f in n.fields.values() if isinstance(f, Leaf)]
    assert {f"{name}.{leaf.graphql_name}" for name, leaf in leaves if leaf.sealed} == SEALED


@pytest.mark.slow
@pytest.mark.proof
async def test_each_role_reads_what_the_page_says(world: World, subtests: pytest.Subtests) -> None:
    """Of a person and of what was told of the case each role is shown for each purpose what
    docs/people.md says: nothing, masks with their reason, or all; a mediator that of the cases
    assigned to them, under a grant that reaches no others."""
    await with_basis(world)
    cases = []
    for _ in range(2):
        dispute = await registered(world, summary=SUMMARY)
        given = {"id": dispute, "side": "APPLICANT", "person": LI}
        await done(world, "recordDisputeParty", given)
        document = "query($i:ID!){dispute(id:$i){parties{person{id}}}}"
        shown = await world.data(document, variables={"i": dispute})
        person = shown["dispute"]["parties"][0]["person"]["id"]
        await done(world, "issueReceipt", {"person": person})
        cases.append((dispute, person))
    own, strange = cases
    user, secret = await mediator(world)
    await assigned(world, own[0], user=user)
    readers = [
        (role, await issue(world, role, HUANING), role in OFFICERS, role in OFFICERS)
        for role in ROLES
    ]
    # Whoever reaches every case by the role reads no person; by the assignment, of own cases.
    readers.append(("mediator", secret, True, False))
    for role, token, reads_own, reads_strange in readers:
        for of, other, reads in ((own, strange, reads_own), (strange, own, reads_strange)):
            for purpose, is_other in (
                (None, False),
                (PURPOSE, False),
                (f"{PURPOSE};case={of[0]}", False),
                (f"{PURPOSE};case={other[0]}", True),
                (EMERGENCY, False),
                (f"{EMERGENCY};case={of[0]}", False),
                (UNKNOWN, False),
            ):
                with subtests.test(f"{role} {token[:9]} {of is own} {purpose}"):
                    wanted = expected(role, reads, purpose, other=is_other)
                    assert await came_out(world, token, of, purpose) == wanted
