"""Changes of divisions: dated, documented, and never of the past."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from zongzhi_api.division_files import import_files
from zongzhi_api.places import load_places
from zongzhi_core.clock import FOREVER
from zongzhi_core.errors import BadInput, RuleRefused, SetupError, ZongzhiError
from zongzhi_core.hierarchy.changes import Paper, merge, recode, rename
from zongzhi_core.hierarchy.checks import check_tree
from zongzhi_core.tables import (
    Centre,
    Division,
    DivisionChange,
    DivisionSuccessor,
    DivisionUnit,
    Epoch,
    Organisation,
)
from zongzhi_core.terms import DivisionChangeKind

from .conftest import Transact, create_tables, transact_on
from .divisions import CLOCK, SMALL, YUXI, find, get, snapshot, write

DAY = date(2024, 3, 1)
BEFORE = DAY - timedelta(days=1)
PAPER = Paper(DAY, "云民函〔2024〕1号", "clerk")


def seed(session: Session, folder: Path) -> None:
    import_files(session, write(folder, SMALL))


def epoch(session: Session) -> int:
    return session.scalars(select(Epoch.value)).one()


def test_rename_keeps_id_and_path(transact: Transact, tmp_path: Path) -> None:
    def check(session: Session) -> None:
        seed(session, tmp_path)
        past, count = snapshot(session, BEFORE), epoch(session)
        change_id = rename(session, CLOCK, "530424001207", "马达村民委员会", PAPER)
        old, new = get(session, "530424001207", BEFORE), get(session, "530424001207", DAY)
        assert (old.id, old.path) == (new.id, new.path)
        assert (old.short_name, new.short_name) == ("吗达村", "马达村")
        assert (old.valid_to, new.valid_from, new.valid_to) == (DAY, DAY, FOREVER)
        assert snapshot(session, BEFORE) == past
        change = session.get_one(DivisionChange, change_id)
        assert change.kind is DivisionChangeKind.RENAME
        assert change.document_no == PAPER.document_no
        assert epoch(session) == count + 1
        assert check_tree(session) == []

    transact(check)


def test_recode_keeps_id_and_path(transact: Transact, tmp_path: Path) -> None:
    def check(session: Session) -> None:
        seed(session, tmp_path)
        recode(session, CLOCK, "530424001207", "530424001299", PAPER)
        old, new = get(session, "530424001207", BEFORE), get(session, "530424001299", DAY)
        assert (old.id, old.path) == (new.id, new.path)
        assert new.sort_no == 299
        assert find(session, "530424001207", DAY) is None
        # The code is free again, its path is not.
        recode(session, CLOCK, "530424001001", "530424001207", PAPER)
        assert get(session, "530424001207", DAY).path == "530424001001"
        assert check_tree(session) == []

    transact(check)


def test_import_respects_what_changed(transact: Transact, tmp_path: Path) -> None:
    def check(session: Session) -> None:
        seed(session, tmp_path)
        recode(session, CLOCK, "530424001207", "530424001299", PAPER)
        later = date(2024, 6, 1)
        report = import_files(session, write(tmp_path, SMALL), valid_from=later)
        assert (report.added, report.unchanged) == (1, 12)
        # A new unit has the old code, and a path of its own.
        assert get(session, "530424001207", later).path == "530424001zzz"
        assert check_tree(session) == []

    transact(check)


def test_merged_township_hands_over_its_villages(transact: Transact, tmp_path: Path) -> None:
    def check(session: Session) -> None:
        seed(session, tmp_path)
        past = snapshot(session, BEFORE)
        ended, heir = get(session, "530424102", BEFORE), get(session, "530424001", BEFORE)
        change_id = merge(session, CLOCK, ["530424102"], "530424001", PAPER)
        assert snapshot(session, BEFORE) == past
        assert find(session, "530424102", DAY) is None
        unit = session.get_one(DivisionUnit, ended.id)
        assert (unit.closed_on, unit.heir_id) == (DAY, heir.id)
        for code, path in (("530424102001", "530424001zzz"), ("530424102205", "530424001205")):
            village = get(session, code, DAY)
            assert (village.parent_id, village.path) == (heir.id, path)
            assert village.id == get(session, code, BEFORE).id
        link = session.get_one(DivisionSuccessor, (ended.id, heir.id))
        assert (link.change_id, link.effective_on) == (change_id, DAY)
        assert check_tree(session) == []

    transact(check)


def test_heirs_of_heirs_follow(transact: Transact, tmp_path: Path) -> None:
    def check(session: Session) -> None:
        seed(session, tmp_path)
        first, second = (get(session, f"53042400100{n}", BEFORE).id for n in (1, 2))
        merge(session, CLOCK, ["530424001001"], "530424001002", PAPER)
        later = replace(PAPER, effective_on=date(2025, 1, 1))
        merge(session, CLOCK, ["530424001002"], "530424102205", later)
        last = get(session, "530424102205").id
        for unit_id in (first, second):
            assert session.get_one(DivisionUnit, unit_id).heir_id == last
        assert check_tree(session) == []

    transact(check)


def test_one_day_takes_several_changes(transact: Transact, tmp_path: Path) -> None:
    def check(session: Session) -> None:
        seed(session, tmp_path)
        past = snapshot(session, BEFORE)
        merge(session, CLOCK, ["530424102"], "530424001", PAPER)
        rename(session, CLOCK, "530424001", "宁溪街道", PAPER)
        recode(session, CLOCK, "530424102205", "530424001224", PAPER)
        merge(session, CLOCK, ["530424001224"], "530424001207", PAPER)
        merge(session, CLOCK, ["530424102001"], "530424001001", PAPER)
        assert snapshot(session, BEFORE) == past
        assert check_tree(session) == []

    transact(check)


def test_merge_ends_centre_and_organisations(transact: Transact) -> None:
    def check(session: Session) -> None:
        load_places(session, "530424", CLOCK)
        ended = get(session, "530424103").id
        merge(session, CLOCK, ["530424103"], "530424001", PAPER)
        centres = select(Centre.valid_to).where(Centre.division_id == ended)
        assert session.scalars(centres).all() == [DAY]
        organisations = select(Organisation.valid_to).where(Organisation.division_id == ended)
        assert session.scalars(organisations).all() == [DAY] * 6

    transact(check)


def on(day: date) -> Paper:
    return replace(PAPER, effective_on=day)


Change = Callable[..., str]
REFUSED: dict[str, tuple[type[ZongzhiError], Change, tuple[Any, ...], Paper]] = {
    "unknown_code": (BadInput, rename, ("530424009", "无此街道"), PAPER),
    "no_name": (BadInput, rename, ("530424001", " "), PAPER),
    "no_document": (BadInput, rename, ("530424001", "名"), replace(PAPER, document_no=" ")),
    "of_the_past": (BadInput, rename, ("530424001", "早街道"), on(date(1899, 1, 1))),
    "short_code": (BadInput, recode, ("530424001", "5304240"), PAPER),
    "no_digits": (BadInput, recode, ("530424001", "53042400x"), PAPER),
    "code_in_use": (RuleRefused, recode, ("530424001", "530424102"), PAPER),
    "same_code": (RuleRefused, recode, ("530424001", "530424001"), PAPER),
    "into_itself": (RuleRefused, merge, (["530424001"], "530424001"), PAPER),
    "across_counties": (RuleRefused, merge, (["530424001"], "530425100"), PAPER),
    "across_levels": (RuleRefused, merge, (["530424001"], "530424102001"), PAPER),
    "of_counties": (RuleRefused, merge, (["530424"], "530425"), PAPER),
    "of_nothing": (BadInput, merge, ([], "530424001"), PAPER),
    "ahead": (BadInput, merge, (["530424102"], "530424001"), on(date(2030, 1, 1))),
    "on_first_day": (RuleRefused, merge, (["530424102"], "530424001"), on(date(1900, 1, 1))),
}


@pytest.mark.parametrize("case", REFUSED)
def test_forbidden_change_is_refused(transact: Transact, tmp_path: Path, case: str) -> None:
    error, change, values, paper = REFUSED[case]
    transact(partial(seed, folder=tmp_path))
    before = transact(lambda session: snapshot(session, DAY))
    with pytest.raises(error) as refused:
        transact(lambda session: change(session, CLOCK, *values, paper))
    assert refused.value.zh
    assert refused.value.en
    assert transact(lambda session: snapshot(session, DAY)) == before


Step = tuple[str, int, int, int, int]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["rename", "recode", "merge", "import"]),
        *[st.integers(0, 999)] * 3,
        st.integers(0, 40),
    ),
    min_size=1,
    max_size=12,
)


def take_step(session: Session, step: Step, day: date, files: list[Path]) -> None:
    """Try one change, chosen by numbers among the units with a code; it may be refused."""
    verb, first, second, third, _ = step
    query = select(Division.code).where(Division.valid_to == FOREVER).order_by(Division.path)
    codes = [code or "" for code in session.scalars(query)]
    if verb == "merge":
        codes = [code for code in codes if len(code) == (9 if third % 3 == 0 else 12)]
    code, other = codes[first % len(codes)], codes[second % len(codes)]
    paper = Paper(day, "试〔2024〕1号", "x")
    with session.begin_nested():
        if verb == "rename":
            rename(session, CLOCK, code, f"新名{second}", paper)
        elif verb == "recode":
            width = 2 if len(code) <= 6 else 3
            recode(session, CLOCK, code, code[:-width] + f"{third % 10**width:0{width}}", paper)
        elif verb == "merge":
            merge(session, CLOCK, [code], other, paper)
        else:
            import_files(session, files, valid_from=day)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@example(
    # A village whose path had been invented came under a township where another was to be.
    steps=[
        ("merge", 75, 0, 1, 0),
        ("import", 0, 0, 0, 0),
        ("recode", 44, 0, 0, 0),
        ("merge", 0, 1, 1, 0),
        ("import", 0, 0, 0, 1),
        ("merge", 0, 1, 0, 0),
    ]
)
@given(steps=STEPS)
def test_no_change_touches_the_past(tmp_path: Path, steps: list[Step]) -> None:
    engine, files = create_engine("sqlite://"), write(tmp_path, SMALL)
    create_tables(engine)

    def run(session: Session) -> None:
        import_files(session, files)
        day, past = date(2023, 1, 1), {date(2022, 12, 31): snapshot(session, BEFORE)}
        for step in steps:
            day += timedelta(days=step[-1])
            with suppress(ZongzhiError, SetupError):
                take_step(session, step, day, files)
            assert check_tree(session) == []
            past[day] = snapshot(session, day)
            for earlier, tree in past.items():
                assert snapshot(session, earlier) == tree

    transact_on(engine)(run)
    engine.dispose()


def test_bundled_places_answer_the_article(transact: Transact) -> None:
    def check(session: Session) -> None:
        places = load_places(session, "530424", CLOCK)
        assert (len(places.townships), len(places.villages)) == (5, 77)
        assert len(places.organisations) == 83
        assert len(session.scalars(select(Centre)).all()) == 83
        sizes = [len(rows) for rows in places.organisations.values()]
        assert sizes == [14, *[6] * 5, *[2] * 77]
        again = load_places(session, "530424", CLOCK)
        assert [row.id for row in again.organisations["530424"]] == [
            row.id for row in places.organisations["530424"]
        ]
        assert import_files(session, YUXI).added == 805 - 85

    transact(check)
