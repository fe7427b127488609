"""Texts and times that no database should have to judge: refused alike on both engines."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    is_required_input_field,
)

from tests.commands.cases import CASES
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
from zongzhi_core.commands.context import entry_of
from zongzhi_core.errors import BadInput
from zongzhi_core.graph.declare import camel

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
#: Command, a sound input, a text field, and how many characters it takes: what is promised of
#: these; all others take what their input declares.
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
#: So many characters an entry of a list takes.
ENTRY = 200


@dataclass(frozen=True)
class Spot:
    """A text in a command's input, in lists and inside other inputs too."""

    command: str
    path: tuple[str, ...]
    longest: int

    def spoilt(self, sound: Any, text: str, at: int = 0) -> Any:
        """A sound input with another text at this place."""
        if isinstance(sound, list):
            return [self.spoilt(sound[0], text, at)]
        if at == len(self.path):
            return text
        name = self.path[at]
        return {**sound, name: self.spoilt(sound.get(name), text, at + 1)}


def spots_in(command: str, taken: type, *before: str) -> Iterator[Spot]:
    """All texts that an input takes."""
    hints = typing.get_type_hints(taken)
    for part in dataclasses.fields(taken):
        hint, path = hints[part.name], (*before, camel(part.name))
        kinds = [entry_of(hint) or hint, *typing.get_args(hint)]
        if nested := [kind for kind in kinds if dataclasses.is_dataclass(kind)]:
            yield from spots_in(command, typing.cast("type", nested[0]), *path)
        elif any(isinstance(kind, type) and issubclass(kind, str) for kind in kinds):
            yield Spot(command, path, ENTRY if entry_of(hint) else part.metadata["longest"])


def sound(kind: Any, path: tuple[str, ...] = ()) -> Any:
    """Something that the schema takes, with the fields that must be given and those of a path."""
    if isinstance(kind, GraphQLNonNull | GraphQLList):
        inner = sound(kind.of_type, path)
        return [inner] if isinstance(kind, GraphQLList) else inner
    if isinstance(kind, GraphQLInputObjectType):
        wanted = {name for name, part in kind.fields.items() if is_required_input_field(part)}
        names = sorted(wanted | {*path[:1]})
        return {n: sound(kind.fields[n].type, path[1:] if n in path[:1] else ()) for n in names}
    if isinstance(kind, GraphQLEnumType):
        return next(iter(kind.values))
    values = {"Int": 1, "Boolean": True, "Date": "2025-03-03", "DateTime": "2025-03-03T01:00:00Z"}
    return values.get(kind.name, "x")


def all_texts(world: World) -> Iterator[tuple[Spot, dict[str, Any]]]:
    """Every text of every command of the product, with an input that is sound but for it."""
    known: dict[tuple[str, tuple[str, ...]], tuple[dict[str, Any], int]] = {
        (command, (field,)): (given, most) for command, given, field, most in TEXTS
    }
    for contribution in world.registry.contributions.values():
        for command in contribution.commands:
            name = f"{command.name[0].upper()}{command.name[1:]}Input"
            kind = world.service.reader.schema.type_map[name]
            for spot in spots_in(command.name, command.input):
                unlisted = (sound(kind, spot.path), spot.longest)
                given, most = known.pop((spot.command, spot.path), unlisted)
                yield replace(spot, longest=most), given
    assert not known


def test_every_command_is_asked(world: World) -> None:
    """The texts are those of the inputs of all commands, those of a person in one too."""
    found = {(spot.command, *spot.path) for spot, _ in all_texts(world)}
    assert {command for command, *_ in found} == set(CASES)
    assert {("recordDisputeParty", "person", "name"), ("setLegalBasis", "citation")} <= found


async def test_unstorable_character_is_refused(world: World, subtests: pytest.Subtests) -> None:
    """NUL and half a surrogate pair are BAD_INPUT in every text of every command."""
    before, keys = await stock(world), await world.keys.ids()
    for spot, given in all_texts(world):
        for text in UNSTORABLE:
            where = f"{spot.command} {spot.path} {text!a}"
            with subtests.test(where), pytest.raises(BadInput):
                await give(world, spot.command, spot.spoilt(given, text))
    assert gained(before, await stock(world)) == {}
    assert await world.keys.ids() == keys


async def test_too_long_text_is_refused(world: World, subtests: pytest.Subtests) -> None:
    """A text of one character too many is BAD_INPUT and names its field."""
    before, keys = await stock(world), await world.keys.ids()
    for spot, given in all_texts(world):
        for text in ("长" * (spot.longest + 1), "𠮷" * 10_000):
            with subtests.test(f"{spot.command} {spot.path} {len(text)}"):
                with pytest.raises(BadInput) as fault:
                    await give(world, spot.command, spot.spoilt(given, text))
                assert fault.value.details["field"] == spot.path[-1]
                assert len(fault.value.message) < 1_000
    assert gained(before, await stock(world)) == {}
    assert await world.keys.ids() == keys


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
