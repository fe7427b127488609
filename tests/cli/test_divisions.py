"""`zongzhi divisions rename|recode|merge`: the tree changes by the document that orders it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from zongzhi_api.cli.desk import actor_name

from .conftest import COUNTY, Shell, ask

ORDER = ("--document", "云民复〔2025〕7号", "--on", "2025-01-06")
FILE = """code,name
53,云南省
5304,玉溪市
530424,华宁县
530424001,宁州街道
530424001001,西门社区居民委员会
530424001002,东门社区居民委员会
530424102,华溪镇
530424102001,华溪社区居民委员会
"""


@pytest.fixture
def filled(either: Shell, tmp_path: Path) -> Shell:
    """A county of two townships, on each engine."""
    path = tmp_path / "divisions.csv"
    path.write_text(FILE, encoding="utf-8")
    either.do("migrate")
    either.do("divisions", "import", str(path))
    return either


def names(shell: Shell, day: str) -> dict[str, Any]:
    """Code → name of a county's townships and villages on a day, as a reader is told."""
    document = f"""{{division(code:"{COUNTY}",asOf:"{day}"){{
        descendants(first:100){{nodes{{code name}}}}}}}}"""
    wanted = ("--name", f"t{day}", "--role", "county_admin", "--division", COUNTY)
    token = shell.do("token", "create", *wanted).strip()
    told = shell.serve(lambda service: ask(service, token, document))
    return {each["code"]: each["name"] for each in told["data"]["division"]["descendants"]["nodes"]}


def test_rename_holds_from_its_day(filled: Shell) -> None:
    """The new name holds from the day on, the old one before it."""
    told = filled.json("divisions", "rename", "530424102", "华溪新镇", *ORDER)
    assert told["effectiveOn"] == "2025-01-06"
    assert names(filled, "2025-01-05")["530424102"] == "华溪镇"
    assert names(filled, "2025-01-06")["530424102"] == "华溪新镇"


def test_recode_keeps_what_lies_below(filled: Shell) -> None:
    """The new code is found from the day on; the villages below stay."""
    assert "530424102 → 530424103" in filled.do(
        "divisions", "recode", "530424102", "530424103", *ORDER
    )
    after = names(filled, "2025-01-06")
    assert "530424102" not in after
    assert after["530424103"] == "华溪镇"
    assert "530424102001" in after


def test_merge_ends_what_it_names(filled: Shell) -> None:
    """Villages that are merged are there until the day, and not from it on."""
    filled.do("divisions", "merge", "530424001002", "530424001001", *ORDER)
    assert "530424001002" in names(filled, "2025-01-05")
    assert "530424001002" not in names(filled, "2025-01-06")


@pytest.mark.parametrize(
    ("words", "command", "codes"),
    [
        (("rename", "530424102", "华溪新镇"), "renameDivision", ["530424102"]),
        (("recode", "530424102", "530424103"), "recodeDivision", ["530424102"]),
        (("merge", "530424001002", "530424001001"), "mergeDivision", []),
        (("rename", "5304", "玉溪新市"), "renameDivision", ["5304"]),
    ],
)
def test_change_is_journalled_with_its_actor(
    filled: Shell, words: tuple[str, ...], command: str, codes: list[str]
) -> None:
    """One line says who at the machine did what to which divisions, in the journal of their
    county, beside the document; what is refused leaves none."""
    named = codes or ["530424001002", "530424001001"]
    known = filled.table("SELECT code, division_id, county_id FROM core_division_version")
    county, *_ = [county for code, _, county in known if code == named[0]]
    filled.refuse("divisions", "rename", "530424999", "新街道", *ORDER)
    told = filled.json("divisions", *words, *ORDER)
    [line] = filled.table(
        "SELECT county_id, actor, command, subject_type, subject_id, changes FROM core_journal "
        "WHERE command LIKE '%Division'"
    )
    assert line[:3] == (county or "", actor_name(), command)
    assert line[3:5] == ("core_division_change", told["change"])
    divisions = [id for code in named for each, id, _ in known if each == code]
    assert json.loads(line[5]) == {"effective_on": "2025-01-06", "divisions": divisions}


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("rename", "530424999", "新街道"), "530424999"),
        (("rename", "530424001", " "), "1 to"),
        (("recode", "530424102", "5304"), "5304"),
        (("recode", "530424102", "530424001"), "530424001"),
        (("merge", "530424001", "530424102001"), "530424102001"),
        (("merge", "530424001", "530424001"), "itself"),
    ],
)
def test_change_that_cannot_be_leaves_the_tree(
    filled: Shell, words: tuple[str, ...], named: str
) -> None:
    """What is refused names the value, and changes nothing."""
    before = filled.execute("SELECT count(*) FROM core_division_version")
    assert named in filled.refuse("divisions", *words, *ORDER)
    assert filled.execute("SELECT count(*) FROM core_division_version") == before


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "1899-12-31"])
def test_change_on_a_day_that_never_comes_leaves_the_tree(filled: Shell, day: str) -> None:
    """A day of no calendar, or before the unit was there, is named; nothing changes."""
    before = filled.execute("SELECT count(*) FROM core_division_version")
    words = ("rename", "530424102", "华溪新镇", "--document", "x", "--on", day)
    assert day in filled.refuse("divisions", *words)
    if day > "2000":
        assert day in filled.refuse("divisions", "import", __file__, "--from", day)
    assert filled.execute("SELECT count(*) FROM core_division_version") == before
