"""The page for people says what the program does, in both languages."""

from __future__ import annotations

import re

import pytest

from zongzhi_core.people.own import MINUTES
from zongzhi_core.people.rights import CONTESTING, DAYS_TO_DECIDE, RECEIPT_DAYS
from zongzhi_core.people.terms import MaskReason, RightsRequestKind
from zongzhi_core.people.vault import MOST_PERSONS

from .markdown import ROOT, Page, read_page

PAGES = [read_page(ROOT / "docs" / name) for name in ("people.md", "people.zh-CN.md")]

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def rows(page: Page, begin: str) -> list[str]:
    """The rows of the table whose first row begins so."""
    start = next(n for n, part in enumerate(page.prose) if part.startswith(begin))
    table = page.prose[start:]
    end = next(n for n, part in enumerate(table) if not part.startswith("| "))
    return table[:end]


def named(cell: str) -> list[str]:
    return re.findall(r"`([A-Z_]+)`", cell)


def test_pages_have_the_same_examples() -> None:
    """Both languages show the same blocks."""
    one, other = ([(b.language, b.body, b.marks) for b in page.blocks] for page in PAGES)
    assert one == other


@each_page
def test_every_mask_is_explained_in_its_order(page: Page) -> None:
    """Each reason stands in the table, first the one that is told first."""
    told = [name for row in rows(page, "| `PURPOSE`") for name in named(row)]
    assert sorted(told) == sorted(reason.name for reason in MaskReason)
    assert told == ["PURPOSE", "SCOPE", "CONTESTED", "EXPIRED", "SEALED"]


@each_page
def test_every_kind_of_request_is_explained(page: Page) -> None:
    """Each kind stands in the table, with what it does at once."""
    table = [row.strip("|").split(" | ") for row in rows(page, "| `ACCESS`")]
    assert sorted(n for row in table for n in named(row[0])) == sorted(
        kind.name for kind in RightsRequestKind
    )
    still = {
        n
        for row in table
        if row[1] in ("all use stands still", "停止一切使用")
        for n in named(row[0])
    }
    assert still == {kind.name for kind in CONTESTING}


def test_page_states_the_limits_of_the_code() -> None:
    """Working days to decide, the life of a slip, a session and an answer."""
    text = " ".join(PAGES[0].prose)
    assert f"within {DAYS_TO_DECIDE} working days" in text
    assert f"within {RECEIPT_DAYS} days" in text
    assert (MINUTES, MOST_PERSONS) == (30, 20)
    assert "for half an hour" in text
    assert "twenty persons at most" in text
