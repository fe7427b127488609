"""Counties: they come from the token; a header may only narrow them, and every statement is tied
to them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from tests.api.door import Reply
from tests.reference.world import COUNTIES, division_id
from tests.support.worlds import installed

from .ground import PROOF, READERS, Ground, cursors_in, pages

#: Random documents, each asked by every reader, on each engine.
DOCUMENTS = 1_000 if PROOF else 7

PILLARS = "|".join(plugin.name for plugin in installed().plugins)
OCCURRENCE = re.compile(rf"(?:FROM|JOIN|,) ((?:{PILLARS})_[a-z_]+)\b(?!\.)(?: AS (\w+))?")
#: A bound list of counties, or the county of a row that is itself tied to one; where it is checked
#: and not sought, in a form of its own on each engine.
TIED = re.compile(
    r"\(?(\w+)\.county_id\)?(?: \|\| ''| COLLATE \"POSIX\")?"
    r" (?:IN \(SELECT value FROM json_each\(|= ANY \(|= \+?\?|= \(?\$\d+)"
)
JOINED = re.compile(
    r"\(?(\w+)\.(?:r_|p_)?county_id\)?(?: COLLATE \"POSIX\")?"
    r" = \+?\(?(\w+)\.(?:r_|p_)?county_id\b"
)


def untied(sql: str) -> list[str]:
    """The occurrences of plugin tables in a statement that no county is bound to."""
    found: Counter[str] = Counter()
    for occurrence in OCCURRENCE.finditer(sql):
        joins, _, condition = sql[occurrence.end() :].partition("WHERE ")
        # Of a class that the reader may not read there is no row at all.
        if "SELECT" in joins or not condition.startswith(("0 = 1", "false")):
            found[occurrence[2] or occurrence[1]] += 1
    tied = Counter(TIED.findall(sql))
    tied.update(name for pair in JOINED.findall(sql) for name in pair)
    return [name for name, times in found.items() if tied[name] < times]


def lists_in(values: Sequence[Any]) -> Iterator[list[Any]]:
    """The lists among bound values: arrays, or JSON texts of them."""
    for value in values:
        if isinstance(value, list):
            yield value
        elif isinstance(value, str) and value.startswith("["):
            yield json.loads(value)


def test_check_sees_a_statement_without_counties() -> None:
    """The check of statements finds a table that nothing is tied to, under any alias."""
    bare = "SELECT 1 FROM grid_event JOIN mediation_dispute AS d ON d.id = grid_event.id"
    assert untied(bare) == ["grid_event", "d"]
    tied = f"{bare} WHERE grid_event.county_id = ANY ($1) AND d.county_id = grid_event.county_id"
    assert untied(tied) == []
    assert untied(" UNION ".join((tied, "SELECT 2 FROM mediation_dispute AS e"))) == ["e"]


@pytest.mark.slow
@pytest.mark.proof
def test_every_statement_is_tied_to_counties(ground: Ground) -> None:
    """Each occurrence of a pillar's table is bound to a list of counties or to a row that is, and
    no county out of the reader's reach is ever in such a list."""
    side = ground.original()
    writer = ground.writer(ground.pool(side), "counties")
    readers = [ground.reader(side, name) for name in READERS]
    every = {division_id(code) for code in ("530424", "530425", "4419")}
    statements = asked = 0
    # Some questions are of core's tables alone: it goes on until enough were of a pillar's.
    while asked < DOCUMENTS or statements <= DOCUMENTS / 2:
        asked += 1
        assert asked < 20 * DOCUMENTS
        question = writer.question()
        for reader in readers:
            with ground.watched(side) as seen:
                ground.ask(side, reader.name, question.text, question.variables)
            for sql, values in seen:
                assert untied(sql) == [], question.text
                bound = {part for held in lists_in(values) for part in held if str(part) == part}
                assert bound & every <= {*reader.counties, *reader.above}, question.text
                statements += bool(OCCURRENCE.search(sql))


# --- X-County ------------------------------------------------------------------------------------

CODES = ("530424", "530425", "4419", "5304", "53", "530424102", "999999", "", "%", "' OR 1=1 --")


def seen_ids(reply: Reply) -> set[str]:
    """The ids in an answer's data."""
    return set(re.findall(r"\w+_[0-9a-f]{32}", json.dumps(reply.partial)))


def everything_seen(ground: Ground, reader: str, county: str | None) -> set[str] | str:
    """All ids that a reader is shown in lists, under each division; or the code of a refusal."""
    side = ground.original()
    ids: set[str] = set()
    for _, name in pages():
        document = f"{{divisions(first: 100) {{nodes {{id {name}(first: 100) {{nodes {{id}}}}}}}}}}"
        reply = ground.ask(side, reader, document, county=county)
        if reply.status != 200:
            return reply.code
        ids |= seen_ids(reply)
    return ids


@pytest.mark.slow
@pytest.mark.parametrize("reader", ["country", "prefecture", "county", "township", "codeless"])
def test_county_header_only_narrows(ground: Ground, reader: str) -> None:
    """With any X-County a reader sees no record that they do not see without it; a county that
    they do not reach, or that is none, is FORBIDDEN in the same words."""
    side = ground.original()
    held = ground.reader(side, reader)
    reached = {code for code, _ in held.counties.values()}
    whole = everything_seen(ground, reader, None)
    assert isinstance(whole, set)
    refusals = set()
    for code in CODES:
        seen = everything_seen(ground, reader, code)
        if code in reached:
            assert isinstance(seen, set)
            assert seen <= whole
            assert (seen == whole) == (len(reached) == 1)
        else:
            assert seen == "FORBIDDEN"
            document = "{viewer {name}}"
            reply = ground.ask(side, reader, document, county=code)
            refusals.add(reply.text.replace(f"“{code}”", "“”").replace(f'\\"{code}\\"', '\\"\\"'))
    assert len(refusals) == 1


@pytest.mark.slow
def test_cursors_stay_in_their_county(ground: Ground) -> None:
    """A cursor that a wide reader was given is none when they narrow to a county, and back."""
    side = ground.original()
    document = (
        'query($a: String) {division(code: "530424") {gridEvents(first: 2, after: $a) '
        "{nodes {id} pageInfo {endCursor}}}}"
    )
    for reader, counties in (("country", (None, "530424")), ("prefecture", ("530424", None))):
        assert COUNTIES[reader] is None
        first = ground.ask(side, reader, document, county=counties[0])
        [cursor] = cursors_in(first)
        assert ground.ask(side, reader, document, {"a": cursor}, county=counties[0]).data
        other = ground.ask(side, reader, document, {"a": cursor}, county=counties[1])
        assert other.faults == [("division.gridEvents", "BAD_INPUT")]
