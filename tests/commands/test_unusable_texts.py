"""Texts and times that no database should have to judge: refused alike on both engines."""

from __future__ import annotations

from typing import Any

import pytest

from tests.commands.giving import (
    EXTRAS,
    approval_input,
    done,
    gained,
    give,
    limit_input,
    policy_input,
    register_input,
    registered,
    report_input,
    stock,
    switch_input,
    work_day_input,
)
from tests.support.worlds import World
from zongzhi_core.errors import BadInput

#: Texts of a dispute's steps, and how many characters they take.
NOTES = (
    ("declineDispute", "note", 500),
    ("transferDispute", "note", 500),
    ("transferDispute", "organisation", 200),
    ("returnDispute", "reason", 500),
    ("suspendMediation", "note", 500),
    ("mergeDispute", "into", 200),
    ("requestDisputeVoid", "reason", 500),
    ("recordMediationSession", "organisation", 200),
    ("confirmRiskGrade", "reason", 500),
    ("confirmRiskGrade", "organisation", 200),
    ("confirmRiskGrade", "leadOrganisation", 200),
    ("confirmRiskGrade", "leadPost", 60),
    ("confirmRiskGrade", "measures", 500),
    ("confirmRiskGrade", "milestones", 500),
    ("applyForConfirmation", "court", 200),
    ("chooseMediator", "mediator", 200),
    ("refuseMediator", "mediator", 200),
    ("recuseMediator", "mediator", 200),
)
#: Command, a sound input, the text field that is spoilt, and how many characters it takes.
TEXTS: list[tuple[str, dict[str, Any], str, int]] = [
    ("registerDispute", register_input(), "division", 200),
    ("registerDispute", register_input(source="COURT"), "externalNo", 60),
    ("registerDispute", register_input(), "summary", 500),
    ("acceptDispute", {"id": "x"}, "id", 200),
    ("undertakeDispute", {"id": "x"}, "id", 200),
    ("startMediation", {"id": "x", **EXTRAS["startMediation"]}, "id", 200),
    ("settleDispute", {"id": "x", **EXTRAS["settleDispute"]}, "id", 200),
    *((c, {"id": "x", **EXTRAS[c]}, field, most) for c, field, most in NOTES),
    ("appointMediator", {"organisation": "x", "name": "李平"}, "organisation", 200),
    ("appointMediator", {"organisation": "x", "name": "李平"}, "name", 60),
    ("endMediator", {"id": "x"}, "id", 200),
    ("reportGridEvent", report_input(), "division", 200),
    ("reportGridEvent", report_input(), "grid", 200),
    ("reportGridEvent", report_input(), "summary", 200),
    ("setPlugin", switch_input("party", "OFF"), "county", 200),
    ("setPlugin", switch_input("party", "OFF"), "plugin", 200),
    ("setPlugin", switch_input("party", "OFF"), "reason", 500),
    *(
        ("approveSwitchOff", approval_input(), field, most)
        for field, most in (("county", 200), ("plugin", 200), ("actor", 140), ("reason", 500))
    ),
    *(
        ("setPluginPolicy", policy_input(), field, most)
        for field, most in (("division", 200), ("plugin", 200), ("reason", 500))
    ),
    ("setDisputeLimit", limit_input(), "county", 200),
    ("setDisputeLimit", limit_input(), "reason", 500),
    ("setWorkDay", work_day_input("2025-07-01", False), "county", 200),
    ("setWorkDay", work_day_input("2025-07-01", False), "reason", 200),
    ("recomputeDisputeDeadline", {"id": "x"}, "id", 200),
    ("extendMediation", {"id": "x", **EXTRAS["extendMediation"]}, "id", 200),
    ("recordConfirmationRuling", {"id": "x", **EXTRAS["recordConfirmationRuling"]}, "id", 200),
]


UNSTORABLE = ("a\x00b", "\ud800", "x\udfffy")


async def test_unstorable_character_is_refused(world: World, subtests: pytest.Subtests) -> None:
    """NUL and half a surrogate pair are BAD_INPUT in every text of every command."""
    before = await stock(world)
    for command, given, field, _ in TEXTS:
        for text in UNSTORABLE:
            with subtests.test(f"{command} {field} {text!a}"), pytest.raises(BadInput):
                await give(world, command, {**given, field: text})
    assert gained(before, await stock(world)) == {}


async def test_too_long_text_is_refused(world: World, subtests: pytest.Subtests) -> None:
    """A text of one character too many is BAD_INPUT and names its field."""
    before = await stock(world)
    for command, given, field, longest in TEXTS:
        for text in ("长" * (longest + 1), "𠮷" * 10_000):
            with subtests.test(f"{command} {field} {len(text)}"):
                with pytest.raises(BadInput) as fault:
                    await give(world, command, {**given, field: text})
                assert fault.value.details["field"] == field
                assert len(fault.value.message) < 1_000
    assert gained(before, await stock(world)) == {}


async def test_longest_texts_are_kept(world: World) -> None:
    """Texts of just the allowed length are stored whole, also when each takes four bytes."""
    no = "𠮷" * 60
    made = await done(world, "registerDispute", register_input(source="COURT", externalNo=no))
    assert made["externalNo"] == no
    await done(world, "reportGridEvent", report_input(summary="𠮷" * 200))
    await done(world, "setPlugin", {**switch_input("party", "OFF"), "reason": "𠮷" * 500})


PAST = {
    "2025-03-03T01:59:59": "2025-03-03T01:59:59Z",
    "2025-03-03T01:59:59.999999Z": "2025-03-03T01:59:59Z",
    "2025-03-03T09:59:59+08:00": "2025-03-03T01:59:59Z",
    "0900-01-01T00:00:00Z": "0900-01-01T00:00:00Z",
}


async def test_past_moment_reads_back_alike(world: World, subtests: pytest.Subtests) -> None:
    """A moment with or without zone, or long ago, is stored and read in whole UTC seconds."""
    for moment, stored in PAST.items():
        with subtests.test(moment):
            event = await done(world, "reportGridEvent", report_input(happenedAt=moment))
            data = await world.data(
                "query($id:ID!){gridEvent(id:$id){happenedAt}}", variables={"id": event["id"]}
            )
            assert data["gridEvent"]["happenedAt"] == stored


UNUSABLE = (
    "0001-01-01T00:00:00Z",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    "2025-03-03T02:00:01Z",
    "2025-03-03T25:00:00Z",
    "yesterday",
)


async def test_unusable_moment_is_refused(world: World, subtests: pytest.Subtests) -> None:
    """A moment to come, beyond the calendar or none at all is BAD_INPUT."""
    for moment in UNUSABLE:
        with subtests.test(moment), pytest.raises(BadInput):
            await give(world, "reportGridEvent", report_input(happenedAt=moment))


async def test_filter_beyond_calendar_is_refused(world: World) -> None:
    """A moment that UTC cannot tell is BAD_INPUT in a filter too, never an inner fault."""
    await registered(world)
    answer: Any
    try:
        answer = await world.ask(
            '{division(code:"530424"){disputes(filter:{openedAt:{gte:'
            '"0001-01-01T00:00:00+14:00"}}){totalCount}}}'
        )
    except BadInput:
        return
    assert [e["extensions"]["code"] for e in answer["errors"]] == ["BAD_INPUT"]
