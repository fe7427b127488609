"""Every golden case: one statement, as reviewed; its answer; and what a statement must not do."""

from __future__ import annotations

import asyncio
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from graphql import parse, visit
from graphql.language import IntValueNode, StringValueNode, Visitor

from tests.support.worlds import HUANING, Template, installed

from .asking import Outcome, ask_case, ceiling
from .cases import CASES, FOLDER, Case, due_files
from .layout import laid_out

WRITING = os.environ.get("ZONGZHI_GOLDEN") == "write"
COSTS = FOLDER / "costs.json"
SECOND_COUNTY = "530425"

Outcomes = dict[str, Outcome | Exception]

by_case = pytest.mark.parametrize("case", CASES.values(), ids=CASES)


@pytest.fixture(scope="module")
def outcomes(huaning: Template, tmp_path_factory: pytest.TempPathFactory) -> Outcomes:
    """What each case came to on one engine."""
    folder = tmp_path_factory.mktemp("golden")
    two = Template(huaning.engine, folder, huaning.server).build(HUANING, SECOND_COUNTY)

    async def ask_all() -> Outcomes:
        found: Outcomes = {}
        for case in CASES.values():
            try:
                found[case.name] = await ask_case(case, two if case.world == "two" else huaning)
            except Exception as fault:
                found[case.name] = fault
        return found

    return asyncio.run(ask_all())


@pytest.fixture
def outcome(outcomes: Outcomes, case: Case) -> Outcome:
    """What the case of a test came to."""
    found = outcomes[case.name]
    if isinstance(found, Exception):
        raise found
    return found


def compare(path: Path, text: str, *, writer: bool = True) -> None:
    """A file holds this text; it is rewritten first where that is asked for."""
    if WRITING and writer:
        path.write_text(text, encoding="utf-8")
    assert path.exists(), f"{path.name} is missing; write it with: make golden"
    assert path.read_text(encoding="utf-8") == text


@by_case
def test_statement_is_as_reviewed(case: Case, outcome: Outcome, huaning: Template) -> None:
    """A change of a statement is seen and reviewed."""
    compare(case.file(f"{huaning.engine}.sql"), laid_out(outcome.named))


@by_case
def test_answer_is_as_reviewed(case: Case, outcome: Outcome, huaning: Template) -> None:
    """Both engines give the answer that was reviewed."""
    compare(case.file("json"), outcome.answer, writer=huaning.engine == "sqlite")


@by_case
def test_document_is_one_statement(case: Case, outcome: Outcome) -> None:
    """Whatever a document asks for, stored data are read once."""
    assert len(outcome.statements) == 1


# --- what a statement must not do ----------------------------------------------------------------


def plugin_tables() -> dict[str, str]:
    """Each plugin's tables, with their owner."""
    return {
        table.__tablename__: plugin.name
        for plugin in installed().plugins
        for table in plugin.tables
    }


def unguarded(sql: str) -> list[str]:
    """The occurrences of plugin tables that no list of counties guards: neither themselves nor by
    lying in the same county as a row that is guarded."""
    tables = plugin_tables()
    # A select that the reader's class of data forbids is of nothing.
    selects = re.split(r"\bSELECT\b", strip_strings(sql))
    text = "SELECT".join(s for s in selects if not re.search(r"WHERE (0 = 1|false)", s))
    named = rf"(?:FROM|JOIN|,)\s+({'|'.join(tables)})(?: AS (\w+))?(?=[\s,)]|$)"
    due = [(alias or table, table) for table, alias in re.findall(named, text)]
    held: set[str] = set()
    while True:
        more = {name for name, table in due if _is_guarded(text, name, tables[table], due, held)}
        if more == held:
            return [f"{table} AS {name}" for name, table in due if name not in held]
        held = more


def _lists(owner: str) -> str:
    """What may follow the column of a county where it is one of those with a plugin on."""
    switch = rf"[(+]?:v_on_{owner}\b"
    forms = rf"= ANY \({switch}|= {switch}|IN \(\w+ value FROM json_each\({switch}"
    return rf"(?:\) COLLATE \"POSIX\")? (?:{forms})"


def _is_guarded(
    text: str, name: str, owner: str, due: list[tuple[str, str]], held: set[str]
) -> bool:
    """Is every occurrence of this name tied to the switch, directly or through one that is?"""
    county = rf"\b{name}\.county_id"
    others = "|".join(sorted((held | _counties(text, owner)) - {name})) or "$^"
    pages = "|".join(sorted(_pages(text, held - {name}))) or "$^"
    tied = (
        rf"{county}(?:\) COLLATE \"POSIX\")? = [(+]?(?:(?:{others})\.|(?:{pages})\.r_)county_id"
        rf"|\b(?:{others})\.county_id = {name}\.county_id"
    )
    found = len(re.findall(county + _lists(owner), text)) + len(re.findall(tied, text))
    return found >= sum(each == name for each, _ in due)


def _counties(text: str, owner: str) -> set[str]:
    """The names of sub-selects of counties, in each part of which the plugin is on."""
    told = re.compile(rf"(\w+\.(?:division|county)_id) AS county_id,.*\1{_lists(owner)}", re.S)
    return {
        found[1]
        for found in re.finditer(r"\)\s+AS (anon_\d+)", text)
        if all(told.search(part) for part in _before(text, found.start()).split("UNION ALL"))
    }


def _pages(text: str, held: set[str]) -> set[str]:
    """The names of pages whose rows are those of a guarded occurrence."""
    rows = re.compile(rf"\b(?:{'|'.join(sorted(held)) or '$^'})\.county_id AS r_county_id\b")
    found = re.finditer(r"\)\s+AS (p\d+)\b", text)
    return {page[1] for page in found if rows.search(_before(text, page.start()))}


def _before(text: str, end: int) -> str:
    """What stands in the parentheses that close here."""
    start, depth = end, 1
    while depth:
        start -= 1
        depth += {")": 1, "(": -1}.get(text[start], 0)
    return text[start:end]


def strip_strings(sql: str) -> str:
    return re.sub(r"'(?:[^']|'')*'", "''", sql)


@by_case
def test_plugin_tables_stand_under_their_switch(case: Case, outcome: Outcome) -> None:
    """Each occurrence of a plugin's table is tied to the counties that have the plugin on."""
    assert unguarded(outcome.named) == []


def test_table_without_its_switch_is_found() -> None:
    """The law above would see a table that is tied to nothing, or to another plugin's switch."""
    free = "SELECT 1 FROM grid_grid AS g JOIN grid_staff ON true"
    assert sorted(unguarded(free)) == ["grid_grid AS g", "grid_staff AS grid_staff"]
    tied = f"{free} WHERE g.county_id = ANY (:v_on_grid) AND grid_staff.county_id = ANY "
    assert unguarded(f"{tied}(:v_on_grid)") == []
    assert unguarded(f"{tied}(:v_on_party)") == ["grid_staff AS grid_staff"]
    county = "SELECT d.county_id AS county_id, 1 FROM d WHERE d.county_id = ANY (:v_on_grid)"
    among = "SELECT 1 FROM grid_grid, (%s) AS anon_1 WHERE grid_grid.county_id = anon_1.county_id"
    assert unguarded(among % f"{county} UNION ALL {county}") == []
    rows = "SELECT g.county_id AS r_county_id FROM grid_grid AS g%s"
    page = "SELECT 1 FROM (%s) AS p1, grid_staff WHERE grid_staff.county_id = p1.r_county_id"
    assert len(unguarded(page % (rows % ""))) == 2
    assert unguarded(page % (rows % " WHERE g.county_id = ANY (:v_on_grid)")) == []
    other = county.replace("v_on_grid", "v_on_party")
    assert unguarded(among % f"{county} UNION ALL {other}") == ["grid_grid AS grid_grid"]


class Values(Visitor):
    """Gathers the values that a document holds."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def enter_string_value(self, node: StringValueNode, *_: Any) -> None:
        self.found.append(node.value)

    def enter_int_value(self, node: IntValueNode, *_: Any) -> None:
        self.found.append(node.value)


def leaves(value: Any) -> Iterator[str]:
    """The texts and numbers inside a JSON value."""
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from leaves(part)
    elif isinstance(value, str | int) and not isinstance(value, bool):
        yield str(value)


@by_case
def test_no_value_of_the_request_is_in_the_text(case: Case, outcome: Outcome) -> None:
    """Values are bound: what a client gives never becomes part of a statement."""
    values = Values()
    visit(parse(case.document), values)
    given = {*values.found, *leaves(case.variables)}
    # Names of measures, codes and directions are words of our own; digits alone are in every
    # statement.
    catalog = installed().catalog
    kinds = [getattr(f, "kind", "") for n in catalog.nodes.values() for f in n.fields.values()]
    codes = {code.name for kind in kinds if not isinstance(kind, str) for code in kind}
    own = {*catalog.measures, *codes, "ASC", "DESC"}
    given = {value for value in given if len(value) > 1} - own
    sql = outcome.statements[0]
    assert [value for value in given if re.search(rf"\b{re.escape(value)}\b", sql)] == []


@by_case
def test_planner_cost_stays_under_its_ceiling(
    case: Case, outcome: Outcome, huaning: Template
) -> None:
    """A statement that became much dearer is found without a stopwatch."""
    if outcome.cost is None:
        assert huaning.engine == "sqlite"  # which has no costs to tell
        return
    held = json.loads(COSTS.read_text(encoding="utf-8")) if COSTS.exists() else {}
    if WRITING:
        held = {**held, case.name: ceiling(outcome.cost)}
        kept = {name: held[name] for name in sorted(held) if name in CASES}
        COSTS.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
    assert outcome.cost <= held[case.name]


# --- files ---------------------------------------------------------------------------------------


def test_every_file_belongs_to_a_case() -> None:
    """No file is missing and none is left over."""
    held = {path.name for path in FOLDER.iterdir() if path.suffix in (".graphql", ".sql", ".json")}
    if WRITING:
        for name in held - due_files():
            (FOLDER / name).unlink()
        held &= due_files()
    assert held == due_files()


@by_case
def test_case_says_what_it_shows(case: Case) -> None:
    """Each document begins with a sentence for the reader."""
    assert case.doc.endswith(".")
    assert not case.document.startswith("\n")


@by_case
def test_layout_changes_no_token(case: Case, outcome: Outcome) -> None:
    """Laid out for review, a statement is the same statement."""
    assert "".join(laid_out(outcome.named).split()) == "".join(outcome.named.split())
