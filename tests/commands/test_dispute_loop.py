"""The loop of a dispute as clients write it: lists in inputs, texts that few may read, links."""

from __future__ import annotations

from typing import Any

import pytest

from tests.commands.giving import EXTRAS, document_of, done, prepared, refused, registered
from tests.commands.test_random_walk import centre_of
from tests.support.worlds import World
from zongzhi_core.errors import BadInput
from zongzhi_mediation import rules

MEDIATED = ("acceptDispute", "undertakeDispute", "startMediation")
DUE = {"dueOn": "2025-03-20", "kind": "PAY", "amountYuan": 300}
AGREEMENTS = (
    "query($id:ID!){dispute(id:$id){agreements{seq kind effectiveOn signedByAllParties "
    "obligations{seq kind dueOn amountYuan status}}}}"
)


async def settle(world: World, dispute: str, obligations: Any) -> dict[str, Any]:
    await prepared(world, "settleDispute", dispute)
    given = {"id": dispute, "outcome": "SETTLED_ORAL", "obligations": obligations}
    return await done(world, "settleDispute", given)


async def test_settlement_takes_a_list_of_obligations(world: World) -> None:
    """Entries of a list are numbered in their order, and what they leave out has its default."""
    dispute = await registered(world, *MEDIATED)
    await settle(world, dispute, [DUE, {"dueOn": "2025-04-01"}])
    data = await world.data(AGREEMENTS, variables={"id": dispute})
    [agreement] = data["dispute"]["agreements"]
    assert (agreement["kind"], agreement["effectiveOn"]) == ("ORAL", "2025-03-03")
    assert agreement["obligations"] == [
        {"seq": 1, **DUE, "status": "PENDING"},
        {"seq": 2, "dueOn": "2025-04-01", "kind": "OTHER", "amountYuan": None, "status": "PENDING"},
    ]


@pytest.mark.parametrize("obligations", [None, []])
async def test_settlement_needs_no_obligations(world: World, obligations: Any) -> None:
    """As before there were any: a list that is absent, null or empty."""
    dispute = await registered(world, *MEDIATED)
    await settle(world, dispute, obligations)
    data = await world.data(AGREEMENTS, variables={"id": dispute})
    assert [each["obligations"] for each in data["dispute"]["agreements"]] == [[]]


UNSOUND: list[Any] = [
    [DUE] * (rules.MOST_OBLIGATIONS + 1),
    [None],
    [{}],
    [{"dueOn": "2025-02-30"}],
    [{"dueOn": "0001-01-01"}],
    [{**DUE, "kind": "FEE"}],
    [{**DUE, "amountYuan": 2**31}],
    [{**DUE, "name": "张三"}],
    ["2025-03-20"],
]


async def test_unsound_entry_is_bad_input(world: World, subtests: pytest.Subtests) -> None:
    """A fault in an entry of a list is BAD_INPUT, and the dispute stays where it was."""
    dispute = await registered(world, *MEDIATED)
    for obligations in UNSOUND:
        with subtests.test(repr(obligations)[:60]), pytest.raises(BadInput):
            await settle(world, dispute, obligations)
    data = await world.data("query($i:ID!){dispute(id:$i){status}}", variables={"i": dispute})
    assert data["dispute"]["status"] == "MEDIATING"


async def test_note_is_shown_to_those_who_may_read_it(world: World) -> None:
    """What somebody wrote at a step is personal: an integrator sees the step and not the text."""
    dispute = await registered(world, "acceptDispute")
    target = {"organisation": await centre_of(world, "530424001001")}
    await done(world, "transferDispute", {"id": dispute, **target, "note": "请核实地界"})
    document = "query($i:ID!){dispute(id:$i){steps{command note} transfers{act organisation{id}}}}"
    seen = (await world.data(document, variables={"i": dispute}))["dispute"]
    assert seen["steps"][-1] == {"command": "transferDispute", "note": "请核实地界"}
    [transfer] = seen["transfers"]
    assert transfer == {"act": "TRANSFERRED", "organisation": {"id": target["organisation"]}}
    answer = await world.ask(document, "integrator", variables={"i": dispute})
    steps = answer["data"]["dispute"]["steps"]
    assert [step["note"] for step in steps] == [None] * 3
    assert {error["extensions"]["code"] for error in answer["errors"]} == {"FORBIDDEN"}


async def test_holder_and_merged_disputes_are_links(world: World) -> None:
    """Who signed for a dispute, and into which one it was merged, are read beside it."""
    first, second = await registered(world, "acceptDispute"), await registered(world)
    target = {"organisation": await centre_of(world, "530424001001")}
    await done(world, "transferDispute", {"id": first, **target})
    await done(world, "signDispute", {"id": first})
    await done(world, "mergeDispute", {"id": second, "into": first, "sameMatter": True})
    document = "query($i:ID!){dispute(id:$i){phase mergedInto{id handler{id}}}}"
    seen = (await world.data(document, variables={"i": second}))["dispute"]
    holder = {"id": target["organisation"]}
    assert seen == {"phase": "VOID", "mergedInto": {"id": first, "handler": holder}}


async def test_transfer_is_listed_with_its_target(world: World) -> None:
    """What waits for an organisation's answer is found by that organisation, of several transfers
    by the last, and by no other; once it is signed for or returned it waits for nobody."""
    dispute = await registered(world, "acceptDispute")
    first, second = [await centre_of(world, code) for code in ("530424001001", "530424102")]
    document = """query($first:ID!,$second:ID!){division(code:"530424"){
        first:disputes(filter:{transferredTo:{eq:$first}}){nodes{id transferredTo{id}}}
        second:disputes(filter:{transferredTo:{eq:$second}}){nodes{id transferredTo{id}}}
        either:disputes(filter:{transferredTo:{in:[$first,$second]}}){totalCount}}}"""

    async def listed() -> list[list[Any]]:
        asked = await world.data(document, variables={"first": first, "second": second})
        found = asked["division"]
        lists = [[each.values() for each in found[name]["nodes"]] for name in ("first", "second")]
        assert found["either"]["totalCount"] == sum(map(len, lists))
        return [[tuple(each) for each in nodes] for nodes in lists]

    assert await listed() == [[], []]
    await done(world, "transferDispute", {"id": dispute, "organisation": first})
    assert await listed() == [[(dispute, {"id": first})], []]
    await done(world, "returnDispute", {"id": dispute, "reason": "不属本中心"})
    assert await listed() == [[], []]
    await done(world, "transferDispute", {"id": dispute, "organisation": second})
    assert await listed() == [[], [(dispute, {"id": second})]]
    await done(world, "signDispute", {"id": dispute})
    assert await listed() == [[], []]


async def test_void_is_confirmed_by_another_account(world: World) -> None:
    """The account that asked may not confirm; another may, on the same day."""
    dispute = await registered(world)
    await done(world, "requestDisputeVoid", {"id": dispute, **EXTRAS["requestDisputeVoid"]})
    error = await refused(world, "confirmDisputeVoid", {"id": dispute})
    assert error["rule"] == "dispute.void_by_another"
    assert error["allowed"] == [c for s, c, _ in rules.MOVES if s.name == "REGISTERED"]
    made = await done(world, "confirmDisputeVoid", {"id": dispute}, token="village")
    assert (made["status"], made["phase"]) == ("VOID", "VOID")


async def test_two_merged_into_each_other_leave_one(world: World) -> None:
    """A dispute that was merged is no target: never are both void."""
    one, other = await registered(world), await registered(world)
    await done(world, "mergeDispute", {"id": one, "into": other, "sameMatter": True})
    given = {"id": other, "into": one, "sameMatter": True}
    assert (await refused(world, "mergeDispute", given))["rule"] == "dispute.merge_target"
    answer = await world.ask(document_of("mergeDispute"), variables={"i": {**given, "into": other}})
    [error] = answer["data"]["mergeDispute"]["userErrors"]
    assert error["rule"] == "dispute.merge_target"
