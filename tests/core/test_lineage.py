"""Paths are unique for ever, and the checks of the tree find what breaks its laws."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from zongzhi_api.division_files import import_files
from zongzhi_core.clock import FOREVER
from zongzhi_core.hierarchy.checks import check_tree
from zongzhi_core.hierarchy.lineage import PathBook, code_step, first_free, join_path
from zongzhi_core.hierarchy.store import UNITS, VERSIONS
from zongzhi_core.terms import Level

from .conftest import Transact
from .divisions import SMALL, get, write


def test_steps_count_down_from_the_end() -> None:
    assert first_free(3, []) == "zzz"
    assert first_free(3, ["zzz", "zzx"]) == "zzy"
    assert first_free(2, []) == "zz"


def test_missing_levels_are_zeros() -> None:
    assert join_path("4419", Level.TOWNSHIP, "003") == "441900003"
    assert join_path("", Level.COUNTY, "530424") == "530424"
    assert join_path("530424", Level.VILLAGE, "zzz") == "530424000zzz"


def test_only_regular_codes_give_steps() -> None:
    assert code_step("530424001", "530424", Level.TOWNSHIP) == "001"
    assert code_step("441900003", "4419", Level.TOWNSHIP) == "003"
    assert code_step("530499001", "530424", Level.TOWNSHIP) is None
    assert code_step(None, "530424", Level.TOWNSHIP) is None


def test_taken_path_is_never_given(transact: Transact, tmp_path: Path) -> None:
    def check(session: Session) -> None:
        import_files(session, write(tmp_path, SMALL))
        book = PathBook(session.connection())
        wishes = [
            ("530424001", Level.VILLAGE, "001"),
            ("530424001", Level.VILLAGE, "001"),
            ("530424001", Level.VILLAGE, "003"),
            ("530424001", Level.VILLAGE, None),
            ("530424", Level.TOWNSHIP, None),
        ]
        given = ["530424001zzz", "530424001zzy", "530424001003", "530424001zzx", "530424zzz"]
        assert book.give(wishes) == given

    transact(check)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"parent_id": "0" * 32}, "A parent is missing"),
        ({"path": "530425100777"}, "does not continue"),
        ({"path": "530424001002"}, "A path belongs to two"),
        ({"code": "530424001002"}, "A code belongs to two"),
        ({"county_id": None}, "A county is missing"),
        ({"county_id": "0" * 32}, "A county differs"),
        ({"level": Level.TOWNSHIP}, "does not fit the path"),
        ({"valid_to": date(2020, 1, 1)}, "do not fill the life"),
        ({"valid_to": date(1900, 1, 1)}, "ends before it begins"),
    ],
)
def test_broken_version_is_found(
    transact: Transact, tmp_path: Path, values: dict[str, Any], words: str
) -> None:
    def check(session: Session) -> None:
        import_files(session, write(tmp_path, SMALL))
        assert check_tree(session) == []
        session.execute(update(VERSIONS).where(VERSIONS.c.code == "530424001001").values(**values))
        assert any(words in line for line in check_tree(session))

    transact(check)


@pytest.mark.parametrize("begins", [date(2019, 1, 1), date(2021, 1, 1)])
def test_gap_and_overlap_are_found(transact: Transact, tmp_path: Path, begins: date) -> None:
    def check(session: Session) -> None:
        import_files(session, write(tmp_path, SMALL))
        village = VERSIONS.c.code == "530424001001"
        row = dict(session.execute(select(VERSIONS).where(village)).one()._mapping)
        session.execute(update(VERSIONS).where(village).values(valid_to=date(2020, 1, 1)))
        session.execute(insert(VERSIONS).values(**row | {"valid_from": begins}))
        assert any("overlap or leave a gap" in line for line in check_tree(session))

    transact(check)


def test_wrong_heir_is_found(transact: Transact, tmp_path: Path) -> None:
    def check(session: Session) -> None:
        import_files(session, write(tmp_path, SMALL))
        one, other = get(session, "530424001001").id, get(session, "530424001002").id
        session.execute(update(UNITS).where(UNITS.c.id == one).values(heir_id=other))
        assert any("wrong heir" in line for line in check_tree(session))
        session.execute(
            update(UNITS).where(UNITS.c.id == one).values(heir_id=one, closed_on=FOREVER)
        )
        assert check_tree(session) == []

    transact(check)
