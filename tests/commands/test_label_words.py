"""Words that say what somebody is: whoever writes one in a free text is warned, and nothing of the
warning is kept."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest

from tests.commands.giving import (
    column,
    document_of,
    done,
    refused,
    register_input,
    registered,
    report_input,
    taken,
)
from tests.people.cases import with_basis
from tests.support.worlds import World
from zongzhi_api.labels import with_warnings
from zongzhi_core.columns import Base, Text
from zongzhi_core.graph.declare import Leaf
from zongzhi_core.loading import load_plugins
from zongzhi_core.people.forbidden import LABELS, RULES
from zongzhi_core.terms import Sensitivity

#: Classes that only those in charge read.
CLOSED = (Sensitivity.PERSONAL, Sensitivity.SENSITIVE, Sensitivity.SEALED)

WORDS = [
    (rule.name, word)
    for rule in RULES
    if rule.name in LABELS
    for word in f"{rule.words} {rule.of_persons}".split()
]


@dataclass
class Note:
    """What some command takes."""

    what_was_said: str


async def warned(
    world: World, command: str, given: dict[str, Any], **more: Any
) -> list[dict[str, str]]:
    """What the answer of a command warns of."""
    answer = await world.ask(document_of(command), variables={"i": given}, **more)
    assert not answer["data"][command]["userErrors"]
    told: list[dict[str, str]] = answer.get("extensions", {}).get("warnings", [])
    return told


@pytest.mark.parametrize(("rule", "word"), WORDS)
def test_every_label_word_is_warned_of(rule: str, word: str) -> None:
    """Each word of each rule about what somebody is, within a sentence, is named with its field
    and the rule's reason in both languages."""
    given = Note(f"邻居称其 {word.replace('_', ' ')}，要求处理。")
    answer = json.loads(with_warnings('{"data":{}}', given))
    [found] = answer["extensions"]["warnings"]
    assert (found["field"], found["word"], found["rule"]) == ("whatWasSaid", word, rule)
    zh, _, en = found["message"].partition("。 ")
    assert zh.startswith(f"whatWasSaid 含“{word}”：")
    assert en.startswith(f'whatWasSaid says "{word}". ')
    assert answer["data"] == {}


@pytest.mark.parametrize(
    "text",
    ["张三家装修漏水，要求赔偿。", "通红甸彝族苗族乡大婆左村", "The faddict's rationed trace."],
)
def test_plain_words_bring_no_warning(text: str) -> None:
    """What a dispute or an address usually says, and a word within another word."""
    assert with_warnings("{}", Note(text)) == "{}"


async def test_every_free_text_is_looked_at(world: World) -> None:
    """Notes, reasons, measures and what stands within a part of the input, wherever they go."""
    await with_basis(world)
    dispute = await registered(world, "acceptDispute")
    person = {"name": "李演示", "address": "精神病院旁"}
    given = {"id": dispute, "side": "APPLICANT", "person": person}
    found = await warned(world, "recordDisputeParty", given)
    assert [each["field"] for each in found] == ["person.address"]
    report = report_input(summary="其系刑满释放人员")
    assert [each["rule"] for each in await warned(world, "reportGridEvent", report)] == [
        "legal_status"
    ]
    await done(world, "undertakeDispute", {"id": dispute})
    await taken(world, "startMediation", dispute)
    note = {"id": dispute, "reason": "APPRAISAL", "note": "待其病情鉴定；属重点人员"}
    found = await warned(world, "suspendMediation", note)
    assert [(each["field"], each["rule"]) for each in found] == [
        ("note", "health"),
        ("note", "watch_lists"),
    ]


async def test_repetition_is_warned_again_and_nothing_is_kept(world: World) -> None:
    """The stored answer has no warning; whoever repeats the request is warned from the request."""
    given = register_input(summary="其为吸毒人员")
    first = await warned(world, "registerDispute", given, key="k")
    assert first == await warned(world, "registerDispute", given, key="k") != []
    for kept in await column(world, Base.metadata.tables["core_idempotency"].c.answer):
        assert "warnings" not in kept
        assert "吸毒" not in kept


async def test_refused_command_warns_of_nothing(world: World) -> None:
    """Where nothing is written there is nothing to warn of."""
    dispute = await registered(world)
    given = {"id": dispute, "reason": "APPRAISAL", "note": "吸毒"}
    assert (await refused(world, "suspendMediation", given))["code"] == "RULE_REFUSED"
    answer = await world.ask(document_of("suspendMediation"), variables={"i": given})
    assert "extensions" not in answer


#: What everybody may read of a decision about a county, a place or an official, never of a case.
OPEN_TEXTS = {
    *("Centre.site", "CountyPlugin.reason", "DisputeLimit.reason", "Grant.plugins"),
    *("Grant.reason", "LegalBasis.citation", "PluginPolicy.reason", "PluginSwitch.exported"),
    *("PluginSwitch.reason", "PluginSwitch.tables"),
}


def test_free_texts_of_cases_are_closed() -> None:
    """Whatever is said of a case in free words is closed, whole, to all who are not in charge of
    it: texts that are open to everybody are these alone."""
    found = {
        f"{node.name}.{name}"
        for contribution in load_plugins().contributions.values()
        for node in contribution.nodes
        for name, leaf in node.fields.items()
        if isinstance(leaf, Leaf) and leaf.sensitivity not in CLOSED
        if node.sensitivity not in CLOSED and _length(node.table, name) >= 200
    }
    assert found == OPEN_TEXTS


def _length(table: Any, name: str) -> int:
    column = table.__table__.columns.get(name)
    is_text = column is not None and type(column.type) is Text
    return column.type.length or 0 if is_text else 0
