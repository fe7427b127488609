"""Non-interference: what is hidden from a reader changes no byte of what they are answered.

Canaries, the same law read the other way: no text or id of a hidden row is ever seen.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.reference.documents import Question, Writer

from .ground import (
    EVERYTHING,
    NARROW,
    PRINCIPALS,
    PROOF,
    READERS,
    Ground,
    Pair,
    cursors_in,
    face,
    leaks,
    leaves_of,
    pages,
)
from .hidden import CANARY

#: Pairs of answers for each engine.
PAIRS = 10_000 if PROOF else 80


def asked_in(question: Question) -> Iterator[str]:
    """The texts and ids that the asker knows already."""

    def walk(value: object) -> Iterator[str]:
        if isinstance(value, str):
            yield from (value, value.rpartition("_")[2])
        elif isinstance(value, dict):
            yield from (text for part in value.values() for text in walk(part))
        elif isinstance(value, list):
            yield from (text for part in value for text in walk(part))

    yield from (text for text in walk(dict(question.variables)) if text)
    yield from (text for text in question.text.split('"') if text)


def check_pair(ground: Ground, pair: Pair, question: Question, *, by_get: bool) -> list[str]:
    """Ask both sides; the cursors of their one answer."""
    name = pair.token
    if by_get and not question.variables:
        replies = [ground.get(side, name, question.text) for side in (pair.one, pair.other)]
    else:
        replies = [
            ground.ask(side, name, question.text, question.variables)
            for side in (pair.one, pair.other)
        ]
    where = f"seed {ground.seed}, {name}, {dict(question.variables)}\n{question.text}"
    assert face(replies[0]) == face(replies[1]), where
    assert leaks(pair, replies[1], *asked_in(question)) == set(), where
    return cursors_in(replies[1])


def again(
    writer: Writer, question: Question, cursors: list[str], rng: random.Random
) -> Iterator[Question]:
    """The same document with other values, and with cursors of its own answer."""
    if question.variables:
        yield replace(question, variables=writer.pool.other_values(question.variables, rng))
    if question.cursors and cursors:
        given = {name: rng.choice(cursors) for name in question.cursors}
        yield replace(question, variables={**question.variables, **given})


@pytest.mark.slow
@pytest.mark.proof
def test_hidden_data_changes_no_answer(ground: Ground) -> None:
    """Status, bytes, errors, counts, cursors are the same whatever is hidden from the reader: by
    place, class, token, switch, by not being an own case, or by a mask."""
    pairs = [ground.pair(reader) for reader in (*PRINCIPALS, *NARROW)]
    pool = ground.pool(pairs[0].one, *(pair.other for pair in pairs))
    writer = ground.writer(pool, "interference")
    asked = 0
    while asked < PAIRS:
        question = writer.question()
        for pair in writer.rng.sample(pairs, 3):
            by_get = writer.rng.random() < 0.2
            cursors = check_pair(ground, pair, question, by_get=by_get)
            for more in again(writer, question, cursors, writer.rng):
                check_pair(ground, pair, more, by_get=False)
                asked += 1
            asked += 1


@pytest.mark.slow
@pytest.mark.proof
@pytest.mark.parametrize("reader", READERS)
def test_hidden_data_is_there(ground: Ground, reader: str) -> None:
    """One who sees all finds canaries in every pillar of the changed side, and none in the other:
    there is something to keep away."""
    pair = ground.pair(reader)
    changes = pair.secrets.changes
    assert min(changes["gone"], changes["added"], changes["deleted"]) > 5
    seen = dict.fromkeys(("one", "other"), 0)
    for node, name in pages():
        if node.owner == "core":
            continue
        inner = f"{name}(first: 100) {{nodes {{{leaves_of(node)}}}}}"
        document = f'{{a: division(code: "53") {{{inner}}} b: division(code: "44") {{{inner}}}}}'
        for side in seen:
            reply = ground.ask(getattr(pair, side), EVERYTHING, document)
            seen[side] += reply.text.count(CANARY)
    assert seen["one"] == 0
    assert seen["other"] > 20


@pytest.mark.slow
@pytest.mark.proof
def test_narrow_readers_have_something_to_miss(ground: Ground) -> None:
    """Of what counts in figures much is no own case, much is of a class that the grant lacks; and
    whoever names a purpose is shown values of persons on both sides, and not of all."""
    changes = {name: ground.pair(name).secrets.changes for name in NARROW}
    assert changes["mediator"]["counted"] > 5
    assert changes["unit"]["counted"] > 5
    assert changes["fewer-classes"]["classed"] > 5
    pair = ground.pair("fewer-classes")
    inner = "disputes(first: 100) {nodes {parties {person {name masks {reason}}}}}"
    for side in (pair.one, pair.other):
        reply = ground.ask(side, pair.token, f'{{division(code: "530424") {{{inner}}}}}')
        assert ":NAME:PLAIN:" in reply.text
        assert '"reason":"' in reply.text
