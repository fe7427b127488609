"""The handbook for mediators says what the program does, in both languages."""

from __future__ import annotations

import re
import sys

import pytest

from zongzhi_mediation import commands, rules
from zongzhi_mediation.commands.steps import Rule

from .diagram import draw
from .markdown import ROOT, Page, read_page

PAGES = [read_page(ROOT / "docs" / name) for name in ("mediation.md", "mediation.zh-CN.md")]

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def named_rules() -> set[str]:
    """The rules by which a command may refuse, besides the state table."""
    own = [m for name, m in sys.modules.items() if name.startswith(f"{commands.__name__}.")]
    rules_of = (value for module in own for value in vars(module).values())
    # Three need no dispute, or are older than the class.
    return {"dispute.external_no_unique", "dispute.every_party_agrees", "limit.same_day"} | {
        rule.name for rule in rules_of if isinstance(rule, Rule)
    }


@each_page
def test_diagram_is_the_state_table(page: Page) -> None:
    """The picture shows the moves of the table, all of them and no other."""
    [picture] = [block.body for block in page.blocks if block.language == "mermaid"]
    assert picture == draw(rules.MOVES)


@each_page
def test_every_step_is_explained(page: Page) -> None:
    """Each command stands in the table of what a step asks, and no other."""
    heads = [part.split(" | ")[0] for part in page.prose if part.startswith("| `")]
    listed = [name for head in heads for name in re.findall(r"`([a-z]\w+)`", head)]
    assert sorted(listed) == sorted(command.name for command in commands.COMMANDS)


@each_page
def test_every_refusal_has_a_cure(page: Page) -> None:
    """Each rule stands in the table of refusals, and no other."""
    heads = [
        part.split(" | ")[0] for part in page.prose if part.startswith(("| `dispute.", "| `limit."))
    ]
    assert {head.strip("| `") for head in heads} == named_rules()


@each_page
def test_bands_are_those_of_the_rule(page: Page) -> None:
    """The table of grades states the least sum and the days to the next review."""
    rows = [part.strip("|").split(" | ") for part in page.prose if part.startswith("| `V")]
    stated = [tuple(int(re.findall(r"\d+", cell)[0]) for cell in row[1:3]) for row in rows]
    assert stated == [(rules.RISK_BANDS[g], rules.REVIEW_DAYS[g]) for g in rules.RISK_BANDS]


def test_both_languages_have_the_same_parts() -> None:
    """Both pages show the same blocks and have as many sections, items and rows."""
    one, other = PAGES
    assert [(b.language, b.body, b.marks) for b in one.blocks] == [
        (b.language, b.body, b.marks) for b in other.blocks
    ]
    parts = [
        [part.split(" ")[0] for part in page.prose if part.startswith(("#", "|", "-"))]
        for page in PAGES
    ]
    assert parts[0] == parts[1]
