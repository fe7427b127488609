"""Commands as a client gives them: what they answer, and what they refuse."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.commands.giving import (
    EXTRAS,
    PREPARED,
    VILLAGE,
    WAY,
    done,
    gained,
    give,
    refused,
    register_input,
    registered,
    report_input,
    stock,
    switch_input,
    taken,
)
from tests.support.worlds import NOW, World
from zongzhi_core.clock import stamp_text, start_of
from zongzhi_core.errors import BadInput, Forbidden, ValidationFailed, ZongzhiError
from zongzhi_mediation.commands import STATES
from zongzhi_mediation.schema import RISK_RULE
from zongzhi_mediation.terms import DisputeStatus

ABSENT = "0" * 32


# --- registering ----------------------------------------------------------------------------------


async def test_registered_dispute_is_found_every_way(world: World) -> None:
    """A registered dispute is found by its id, as a node, and by its external number."""
    no = "（2025）云0424民初7号"
    made = await done(world, "registerDispute", register_input(source="COURT", externalNo=no))
    assert (made["status"], made["phase"], made["version"]) == ("REGISTERED", "NEW", 1)
    assert made["division"] == {"code": VILLAGE}
    assert made["steps"] == [
        {
            "seq": 1,
            "command": "registerDispute",
            "fromStatus": None,
            "toStatus": "REGISTERED",
            "actor": "county_admin",
        }
    ]
    data = await world.data(
        "query($id:ID!,$no:String!){dispute(id:$id){id} node(id:$id){id} "
        'disputeByExternalNo(county:"530424",source:COURT,externalNo:$no){id no}}',
        variables={"id": made["id"], "no": no},
    )
    assert data["dispute"] == data["node"] == {"id": made["id"]}
    assert data["disputeByExternalNo"] == {"id": made["id"], "no": made["no"]}


async def test_numbers_are_dense_in_a_year(world: World) -> None:
    """Numbers count up without a gap, also past refusals, and anew with each year in Shanghai."""
    numbers = []
    for n in range(3):
        taken = register_input(source="COURT", externalNo=str(n))
        numbers.append((await done(world, "registerDispute", taken))["no"])
        await refused(world, "registerDispute", taken)
    for seconds in (-1, 0):
        world.clock.at = start_of(date(2023, 1, 1)) + timedelta(seconds=seconds)
        numbers.append((await done(world, "registerDispute", register_input()))["no"])
    given = ((2025, 1), (2025, 2), (2025, 3), (2022, 1), (2023, 1))
    assert numbers == [f"530424{year}{n:06d}" for year, n in given]


async def test_external_number_is_registered_once(world: World) -> None:
    """A second registration under one source and external number is refused and names the first."""
    taken = register_input(source="PETITION", externalNo="XF-1")
    first = await done(world, "registerDispute", taken)
    error = await refused(
        world, "registerDispute", register_input(source="PETITION", externalNo="  XF-1 ")
    )
    assert (error["code"], error["rule"]) == ("RULE_REFUSED", "dispute.external_no_unique")
    assert error["field"] == "externalNo"
    assert first["no"] in error["message"]
    await done(world, "registerDispute", {**taken, "source": "COURT"})


PLACE_MUST_LIE_WITHIN_REACH: list[tuple[Any, ...]] = [
    ("530424102001", "village", "NOT_FOUND"),
    ("530425", "admin", "NOT_FOUND"),
    ("5304", "admin", "NOT_FOUND"),
    ("no such", "admin", "NOT_FOUND"),
    ("", "admin", "NOT_FOUND"),
    ("5304", "country", "BAD_INPUT"),
    ("53", "country", "BAD_INPUT"),
]


async def test_place_must_lie_within_reach(world: World, subtests: pytest.Subtests) -> None:
    """A place out of scope answers like one that is unknown; above a county it cannot be used."""
    for code, token, expected in PLACE_MUST_LIE_WITHIN_REACH:
        with subtests.test(repr((code, token, expected))):
            before = await stock(world)
            given = {**register_input(), "division": code}
            if expected == "BAD_INPUT":
                with pytest.raises(BadInput) as fault:
                    await give(world, "registerDispute", given, token)
                assert fault.value.details["field"] == "division"
            else:
                error = await refused(world, "registerDispute", given, token=token)
                assert (error["code"], error["field"]) == (expected, "division")
            assert gained(before, await stock(world)) == {}


# --- steps ----------------------------------------------------------------------------------------


async def test_accepted_dispute_shows_its_new_limit(world: World) -> None:
    """Acceptance sets status, moment and limit, and adds the second step."""
    dispute = await registered(world)
    world.clock.advance(timedelta(hours=3))
    accepted = await done(world, "acceptDispute", {"id": dispute, "expectedVersion": 1})
    assert (accepted["status"], accepted["phase"], accepted["version"]) == (
        "ACCEPTED",
        "OPEN",
        2,
    )
    assert accepted["acceptedAt"] == stamp_text(NOW + timedelta(hours=3))
    # One month after 2025-03-03; the 3rd of April is a Thursday before 清明.
    assert accepted["dueAt"] == stamp_text(start_of(date(2025, 4, 4)))
    assert accepted["dueProvisional"] is False
    assert accepted["steps"][1:] == [
        {
            "seq": 2,
            "command": "acceptDispute",
            "fromStatus": "REGISTERED",
            "toStatus": "ACCEPTED",
            "actor": "county_admin",
        }
    ]


async def test_settled_dispute_went_the_whole_way(world: World) -> None:
    """Four commands take a registered dispute to its settlement, when its two sides are there and
    somebody mediated them."""
    dispute = await registered(world, *WAY[:-1])
    settled = await taken(world, "settleDispute", dispute)
    assert (settled["status"], settled["settledAt"]) == ("SETTLED", stamp_text(NOW))
    assert [step["command"] for step in settled["steps"]] == ["registerDispute", *PREPARED]
    assert settled["dueAt"] is None


async def test_second_acceptance_names_what_is_allowed(world: World) -> None:
    """A command that the state does not have is RULE_REFUSED with the commands it has."""
    dispute = await registered(world, "acceptDispute")
    before = await stock(world)
    error = await refused(world, "acceptDispute", {"id": dispute})
    assert (error["code"], error["rule"]) == ("RULE_REFUSED", "state.acceptDispute")
    assert error["allowed"] == STATES.commands(DisputeStatus.ACCEPTED)
    assert error["current"] is None
    assert gained(before, await stock(world)) == {}


OUTDATED_VERSION_CONFLICTS: list[int] = [
    0,
    1,
    3,
    -1,
    2**31 - 1,
]


async def test_outdated_version_conflicts(world: World, subtests: pytest.Subtests) -> None:
    """A version other than the present one is a CONFLICT that tells how the record stands."""
    for version in OUTDATED_VERSION_CONFLICTS:
        with subtests.test(repr(version)):
            dispute = await registered(world, "acceptDispute")
            before = await stock(world)
            error = await refused(
                world, "undertakeDispute", {"id": dispute, "expectedVersion": version}
            )
            assert error["code"] == "CONFLICT"
            assert error["current"] == {
                "version": 2,
                "status": "ACCEPTED",
                "changedBy": "admin",
                "changedAt": stamp_text(NOW),
            }
            assert gained(before, await stock(world)) == {}


UNUSABLE_ID_IS_NOT_FOUND: list[str] = [
    f"dispute_{ABSENT}",
    f"grid_event_{ABSENT}",
    f"Dispute_{ABSENT}",
    f"dispute_{ABSENT} ",
    f"dispute_{ABSENT[1:]}",
    ABSENT,
    "dispute_",
    "'; DROP TABLE mediation_dispute; --",
    "",
    "纠纷",
]


async def test_unusable_id_is_not_found(world: World, subtests: pytest.Subtests) -> None:
    """An id that is absent, of another type or malformed is a NOT_FOUND of its field."""
    for wrong in UNUSABLE_ID_IS_NOT_FOUND:
        with subtests.test(repr(wrong)):
            before = await stock(world)
            for command in WAY:
                given = {"id": wrong, **EXTRAS.get(command, {})}
                error = await refused(world, command, given)
                assert (error["code"], error["field"]) == ("NOT_FOUND", "id"), command
            assert gained(before, await stock(world)) == {}


async def test_foreign_dispute_is_not_found(world: World) -> None:
    """A dispute out of scope, and an event given for a dispute, answer like an absent one."""
    dispute = await registered(world)
    event = await done(
        world, "reportGridEvent", report_input(eventClass="SOCIAL", item="SOCIAL_FIRE")
    )
    for wrong, token in ((dispute, "township"), (event["id"], "admin")):
        error = await refused(world, "acceptDispute", {"id": wrong}, token=token)
        assert error["code"] == "NOT_FOUND"
        assert error["message"].count(wrong) == 2


# --- who ------------------------------------------------------------------------------------------

COMMAND_IS_FOR_ITS_ROLES: list[tuple[Any, ...]] = [
    ("acceptDispute", {"id": f"dispute_{ABSENT}"}, "integrator"),
    ("setPlugin", switch_input("party", "OFF"), "township"),
    ("reportGridEvent", report_input(), "integrator"),
    ("registerDispute", register_input(), "gridonly"),
]


async def test_command_is_for_its_roles(world: World, subtests: pytest.Subtests) -> None:
    """A role that may not give a command, or a token without its plugin, is FORBIDDEN."""
    for command, given, token in COMMAND_IS_FOR_ITS_ROLES:
        with subtests.test(repr((command, given, token))):
            before = await stock(world)
            with pytest.raises(Forbidden):
                await give(world, command, given, token)
            assert gained(before, await stock(world)) == {}


# --- how it is written ----------------------------------------------------------------------------


async def test_input_is_one_however_it_is_given(world: World) -> None:
    """A literal, a variable for all, variables for fields and fragments say the same."""
    shown = "dispute{source externalNo} userErrors{code}"
    whole = "registerDispute(input:$i){...P}"
    single = (
        "registerDispute(input:{division:$d,categoryCode:$c,source:$s,externalNo:$n}){"
        + shown
        + "}"
    )
    fragment = f"fragment P on RegisterDisputePayload{{{shown}}}"
    given = register_input(source="COURT", externalNo="v1")
    fields = {"d": VILLAGE, "c": "V02", "s": "COURT"}
    declared = "($d:String!,$c:DisputeCategoryCode!,$s:IntakeSource,$n:String)"
    literal = (
        f'registerDispute(input:{{division:"{VILLAGE}",categoryCode:V02,source:COURT,'
        f'externalNo:"v4"}}){{{shown}}}'
    )
    cases: list[tuple[str, dict[str, Any]]] = [
        (f"mutation($i:RegisterDisputeInput!){{{whole}}} {fragment}", {"i": given}),
        (f"mutation{declared}{{{single}}}", {**fields, "n": "v2"}),
        (
            f"mutation{declared}{{...M}} fragment M on Mutation{{made:{single}}}",
            {**fields, "n": "v3"},
        ),
        (f"mutation{{...on Mutation{{{literal}}}}}", {}),
    ]
    for n, (document, variables) in enumerate(cases, 1):
        [payload] = (await world.data(document, variables=variables)).values()
        made = {"source": "COURT", "externalNo": f"v{n}"}
        assert payload == {"dispute": made, "userErrors": []}, document


async def test_payload_has_names_and_aliases(world: World) -> None:
    """Aliases and __typename hold in the payload, its thing and its errors."""
    document = (
        "mutation($i:AcceptDisputeInput!){taken:acceptDispute(input:$i){__typename d:dispute{"
        "__typename now:status} e:userErrors{__typename why:code ...E}}} "
        "fragment E on UserError{current{__typename v:version}}"
    )
    given = {"id": await registered(world), "expectedVersion": 1}
    first = await world.data(document, variables={"i": given})
    assert first["taken"] == {
        "__typename": "AcceptDisputePayload",
        "d": {"__typename": "Dispute", "now": "ACCEPTED"},
        "e": [],
    }
    second = await world.data(document, variables={"i": given})
    current = {"__typename": "CurrentState", "v": 2}
    error = {"__typename": "UserError", "why": "CONFLICT", "current": current}
    assert second["taken"] == {
        "__typename": "AcceptDisputePayload",
        "d": None,
        "e": [error],
    }


_ONE = f'registerDispute(input:{{division:"{VILLAGE}",categoryCode:V02}}){{userErrors{{code}}}}'

REQUEST_HOLDS_ONE_MUTATION: list[str] = [
    f"mutation{{a:{_ONE} b:{_ONE}}}",
    f"mutation{{{_ONE} {_ONE}}}",
    f"mutation{{a:{_ONE} ...M}} fragment M on Mutation{{b:{_ONE}}}",
    f"mutation($no:Boolean=true){{{_ONE[:-18]}@skip(if:$no){_ONE[-18:]}}}",
    f"mutation{{...on Mutation@include(if:false){{{_ONE}}}}}",
    "mutation{__typename}",
]


async def test_request_holds_one_mutation(world: World, subtests: pytest.Subtests) -> None:
    """Any number of mutation fields but one, skipped ones left out, is BAD_INPUT."""
    for document in REQUEST_HOLDS_ONE_MUTATION:
        with subtests.test(repr(document)):
            before = await stock(world)
            with pytest.raises(BadInput):
                await world.ask(document)
            assert gained(before, await stock(world)) == {}


UNSOUND_LITERAL_FAILS_VALIDATION: list[tuple[Any, ...]] = [
    (
        f'mutation{{registerDispute(input:{{division:"{VILLAGE}"}}){{userErrors{{code}}}}}}',
        {},
    ),
    ("mutation{registerDispute{userErrors{code}}}", {}),
    ("mutation{registerDispute(input:null){userErrors{code}}}", {}),
    (_ONE.replace("V02", "V98").join(["mutation{", "}"]), {}),
    (_ONE.replace("categoryCode", "category").join(["mutation{", "}"]), {}),
]


async def test_unsound_literal_fails_validation(world: World, subtests: pytest.Subtests) -> None:
    """What the document itself lacks or misspells is VALIDATION_FAILED."""
    for document, variables in UNSOUND_LITERAL_FAILS_VALIDATION:
        with subtests.test(repr((document, variables))), pytest.raises(ValidationFailed):
            await world.ask(document, variables=variables)


UNSOUND_VARIABLE_IS_BAD_INPUT: list[Any] = [
    None,
    {},
    {"division": VILLAGE},
    {"division": None, "categoryCode": "V02"},
    register_input(categoryCode="V98"),
    register_input(unknown=1),
    register_input(peopleInvolved="many"),
    register_input(peopleInvolved=2**31),
    register_input(peopleInvolved=0),
    register_input(occurredOn="2025-02-30"),
    register_input(occurredOn="2025-03-04"),
    register_input(occurredOn="0001-01-01"),
    register_input(externalNo=""),
    [register_input()],
]


async def test_unsound_variable_is_bad_input(world: World, subtests: pytest.Subtests) -> None:
    """A variable that lacks something or does not fit its type is BAD_INPUT."""
    for given in UNSOUND_VARIABLE_IS_BAD_INPUT:
        with subtests.test(repr(given)):
            before = await stock(world)
            document = (
                "mutation($i:RegisterDisputeInput!){registerDispute(input:$i){userErrors{code}}}"
            )
            with pytest.raises(BadInput):
                await world.ask(document, variables={"i": given})
            assert gained(before, await stock(world)) == {}


async def test_null_in_place_of_default_is_typed(world: World) -> None:
    """A null for a field that must be there is a typed fault, also past a variable's default."""
    document = (
        f'mutation($d:String="{VILLAGE}"){{registerDispute(input:{{division:$d,'
        "categoryCode:V02}){userErrors{code}}}"
    )
    with pytest.raises(ZongzhiError) as fault:
        await world.ask(document, variables={"d": None})
    assert fault.value.code == "BAD_INPUT"
    assert (await world.data(document))["registerDispute"] == {"userErrors": []}


async def test_grade_tells_role_that_confirmed_it(world: World) -> None:
    """Each assessment shows when it was confirmed and in which role, and never by whom; one that
    was only proposed shows neither. With each stands the rule that proposed it."""
    dispute = await registered(world, "acceptDispute")
    for token in ("admin", "village"):
        for command in ("proposeRiskGrade", "confirmRiskGrade"):
            await done(world, command, {"id": dispute, **EXTRAS[command]}, token=token)
    await taken(world, "proposeRiskGrade", dispute)
    document = """query($i:ID!){dispute(id:$i){riskAssessments{confirmedGrade confirmedAs
        confirmedAt rule}}}"""
    shown = await world.data(document, "integrator", variables={"i": dispute})
    assert {each.pop("rule") for each in shown["dispute"]["riskAssessments"]} == {RISK_RULE}
    found = [tuple(each.values()) for each in shown["dispute"]["riskAssessments"]]
    at = stamp_text(NOW)
    assert found == [
        *(("V1", role, at) for role in ("county_admin", "commissioner")),
        (None, None, None),
    ]
