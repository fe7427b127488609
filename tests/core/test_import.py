"""Imports of divisions: all or nothing, any number of times, with every fault named."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from zongzhi_api.division_files import import_files, read_rows
from zongzhi_core.errors import SetupError
from zongzhi_core.hierarchy.checks import check_tree
from zongzhi_core.hierarchy.importer import ImportReport
from zongzhi_core.hierarchy.kinds import derive_kind, shorten
from zongzhi_core.hierarchy.rows import Faults, Row
from zongzhi_core.tables import Division, Epoch
from zongzhi_core.terms import DivisionKind, Level, UrbanRural

from .conftest import Transact
from .divisions import SMALL, YUXI, count, find, get, write

#: In the form of the national package: prefectures without counties and their stand-ins.
COUNTYLESS = {
    "provinces.csv": 'code,name\n44,"广东省"\n62,"甘肃省"\n',
    "cities.csv": 'code,name,provinceCode\n4419,"东莞市",44\n6202,"嘉峪关市",62\n',
    "areas.csv": (
        'code,name,cityCode,provinceCode\n441900,"东莞市",4419,44\n620201,"嘉峪关市",6202,62\n'
    ),
    "streets.csv": (
        "code,name,areaCode,provinceCode,cityCode\n"
        '441900003,"东城街道",441900,44,4419\n620201101,"峪泉镇",620201,62,6202\n'
    ),
    "villages.csv": (
        "code,name,streetCode,provinceCode,cityCode,areaCode\n"
        '441900003002,"岗贝社区居民委员会",441900003,44,4419,441900\n'
    ),
}


def load(transact: Transact, files: list[Path], **options: Any) -> ImportReport:
    report: ImportReport = transact(lambda session: import_files(session, files, **options))
    return report


def refuse(transact: Transact, files: list[Path], **options: Any) -> str:
    """Import what must be refused; nothing may have been written. Answers the message."""
    before = transact(count_rows)
    with pytest.raises(SetupError) as refused:
        load(transact, files, **options)
    assert transact(count_rows) == before
    return str(refused.value)


def count_rows(session: Session) -> tuple[int | None, int | None]:
    rows = session.scalar(select(func.count()).select_from(Division))
    return rows, session.scalar(select(Epoch.value))


def test_second_import_changes_nothing(transact: Transact) -> None:
    first = load(transact, YUXI)
    assert (first.added, first.changed, first.unchanged) == (805, 0, 0)
    second = load(transact, YUXI)
    assert (second.added, second.changed, second.unchanged) == (0, 0, 805)
    assert transact(count_rows) == (805, 1)
    assert transact(check_tree) == []


def test_huaning_counts_agree(transact: Transact) -> None:
    report = load(transact, YUXI)
    assert list(report.by_level.values()) == [1, 1, 9, 76, 718]

    def check(session: Session) -> None:
        assert count(session, Level.TOWNSHIP, "5304") == 76
        assert count(session, Level.VILLAGE, "5304") == 718
        assert count(session, Level.TOWNSHIP, "530424") == 5
        county = get(session, "530424").id
        kinds = Counter(session.scalars(select(Division.kind).where(Division.county_id == county)))
        assert kinds == {
            DivisionKind.COUNTY: 1,
            DivisionKind.STREET: 1,
            DivisionKind.TOWN: 3,
            DivisionKind.ETHNIC_TOWNSHIP: 1,
            DivisionKind.COMMUNITY: 23,
            DivisionKind.VILLAGE: 54,
        }
        assert get(session, "530424001001").short_name == "西门社区"

    transact(check)


def test_derived_kinds_agree_with_stated() -> None:
    for row in read_rows(YUXI, Faults()):
        assert row.kind is derive_kind(row.code, row.name, row.level), row


def test_paths_follow_regular_codes(transact: Transact, tmp_path: Path) -> None:
    load(transact, write(tmp_path, SMALL))
    rows = transact(
        lambda session: [
            tuple(row) for row in session.execute(select(Division.code, Division.path))
        ]
    )
    assert all(code == path for code, path in rows)


def test_order_of_rows_is_free(transact: Transact, tmp_path: Path) -> None:
    header, *rows = SMALL.splitlines()
    files = write(tmp_path, "\n".join([header, *reversed(rows)]))
    assert load(transact, files).added == 13
    assert transact(check_tree) == []


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("53042400100X,某村委会", "digits expected"),
        ("5304240010011,某村委会", "digits expected"),
        ("530424001009,", "a name of 1 to 99 characters"),
        ("530424001009,坏\u202e名", "a name of 1 to 99 characters"),
        ("530424001009", "columns expected"),
        ("530424001001,又一个社区", "comes twice"),
        ("530424999001,无主村委会", 'parent "530424999" is neither'),
    ],
)
def test_wrong_late_line_writes_nothing(
    transact: Transact, tmp_path: Path, line: str, reason: str
) -> None:
    message = refuse(transact, write(tmp_path, f"{SMALL}{line}\n"))
    assert "divisions.csv:15" in message
    assert reason in message


def test_many_faults_are_counted(transact: Transact, tmp_path: Path) -> None:
    bad = "".join(f"530424{n},某村\n" for n in range(10, 60))
    message = refuse(transact, write(tmp_path, SMALL + bad))
    assert "50 fault(s)" in message
    assert "and 30 more" in message
    assert message.count("divisions.csv:") == 20


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "UTF-8"),
        ("code,name\n53,云南省\n".encode("gb18030"), "UTF-8"),
        (b"", "header"),
        (b"53,Yunnan\n", "header"),
        (b"code,name,colour\n53,Yunnan,red\n", "header"),
        (b'code,name\n53,"Yunnan\n', "valid CSV"),
    ],
)
def test_unreadable_file_is_refused(
    transact: Transact, tmp_path: Path, content: bytes, reason: str
) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes(content)
    message = refuse(transact, [path])
    assert "file.csv" in message
    assert reason in message


def test_missing_file_is_refused(transact: Transact, tmp_path: Path) -> None:
    assert "nowhere.csv" in refuse(transact, [tmp_path / "nowhere.csv"])


def test_county_may_be_root(transact: Transact, tmp_path: Path) -> None:
    alone = "".join(
        line for line in SMALL.splitlines(keepends=True) if line.startswith(("code", "530424"))
    )
    assert load(transact, write(tmp_path, alone)).added == 8
    grown = load(transact, write(tmp_path, SMALL))
    assert (grown.added, grown.changed, grown.unchanged) == (5, 1, 7)
    assert transact(check_tree) == []

    def check(session: Session) -> None:
        assert get(session, "530424").parent_id == get(session, "5304").id

    transact(check)


def test_townships_alone_are_refused(transact: Transact, tmp_path: Path) -> None:
    message = refuse(transact, write(tmp_path, "code,name\n530424001,宁州街道\n"))
    assert 'its parent "530424"' in message


def test_countyless_prefecture_holds_townships(transact: Transact, tmp_path: Path) -> None:
    files = [path for name, text in COUNTYLESS.items() for path in write(tmp_path, text, name)]
    report = load(transact, list(reversed(files)))
    assert list(report.by_level.values()) == [2, 2, 0, 2, 1]

    def check(session: Session) -> None:
        city = get(session, "4419")
        assert city.county_id == city.id
        street, village = get(session, "441900003"), get(session, "441900003002")
        assert (street.parent_id, street.county_id) == (city.id, city.id)
        assert (street.path, village.path) == ("441900003", "441900003002")
        assert village.county_id == city.id
        assert get(session, "620201101").path == "620200101"
        assert find(session, "441900") is None
        assert check_tree(session) == []

    transact(check)
    assert load(transact, files).unchanged == 7


def test_levels_may_come_one_by_one(transact: Transact, tmp_path: Path) -> None:
    for name, text in COUNTYLESS.items():
        load(transact, write(tmp_path, text, name))
    assert transact(check_tree) == []
    villages = COUNTYLESS["villages.csv"] + '620201101001,"西村村委会",620201101,62,6202,620201\n'
    assert load(transact, write(tmp_path, villages, "villages.csv")).added == 1


def test_counties_and_direct_townships_exclude_each_other(
    transact: Transact, tmp_path: Path
) -> None:
    load(transact, write(tmp_path, SMALL))
    files = write(tmp_path, "code,name,parent\n530499001,直管街道,5304\n")
    assert "both" in refuse(transact, files)


def test_json_reads_like_csv(transact: Transact, tmp_path: Path) -> None:
    files = []
    for name, text in COUNTYLESS.items():
        csv_file = write(tmp_path, text, name)[0]
        header, *lines = [line.split(",") for line in text.replace('"', "").splitlines()]
        records = [dict(zip(header, line, strict=True)) for line in lines]
        json_text = json.dumps(records, ensure_ascii=False, indent=1)
        files += write(tmp_path, json_text, f"{csv_file.stem}.json")
    assert load(transact, files).added == 7
    broken = write(tmp_path, '[{"code":"44","name":"广东省"}', "provinces.json")
    assert "valid JSON" in refuse(transact, broken)


def test_long_json_is_read_in_chunks(tmp_path: Path) -> None:
    records = [{"code": f"{n:012}", "name": "村" * 90} for n in range(9000)]
    files = write(tmp_path, json.dumps(records, ensure_ascii=False), "villages.json")
    rows = list(read_rows(files, Faults()))
    assert [row.code for row in rows] == [record["code"] for record in records]


def test_own_columns_are_taken(transact: Transact, tmp_path: Path) -> None:
    text = (
        "code,name,parent,kind,urban_rural\n53,云南省,,,\n5304,玉溪市,,CITY,\n"
        "530424,华宁县,,县,\n530424001,宁州街道,,street,\n"
        "530499001777,飞地村,530424001,VILLAGE_LIKE,220\n"
    )
    load(transact, write(tmp_path, text))

    def check(session: Session) -> None:
        village = get(session, "530499001777")
        assert village.kind is DivisionKind.VILLAGE_LIKE
        assert village.urban_rural is UrbanRural.V220
        assert village.path == "530424001zzz"
        assert village.parent_id == get(session, "530424001").id

    transact(check)
    assert load(transact, write(tmp_path, text)).unchanged == 5
    for old, new in ((",street,", ",VILLAGE,"), (",220", ",999"), ("530424001,VIL", "5,VIL")):
        refuse(transact, write(tmp_path, text.replace(old, new)))


def test_within_takes_one_county(transact: Transact) -> None:
    assert load(transact, YUXI, within="530424").added == 85
    assert load(transact, YUXI, within="530425").by_level[Level.COUNTY] == 1
    assert "nothing under" in refuse(transact, YUXI, within="110101")
    assert "digits expected" in refuse(transact, YUXI, within="5304x")


def test_rename_needs_later_day(transact: Transact, tmp_path: Path) -> None:
    load(transact, write(tmp_path, SMALL))
    renamed = write(tmp_path, SMALL.replace("吗达村民委员会", "马达村民委员会"))
    assert "--from" in refuse(transact, renamed)
    report = load(transact, renamed, valid_from=date(2024, 1, 1))
    assert (report.added, report.changed, report.unchanged) == (0, 1, 12)

    def check(session: Session) -> None:
        before = get(session, "530424001207", date(2023, 12, 31))
        after = get(session, "530424001207", date(2024, 1, 1))
        assert (before.short_name, after.short_name) == ("吗达村", "马达村")
        assert before.id == after.id
        assert check_tree(session) == []

    transact(check)
    assert load(transact, renamed).unchanged == 13


def test_child_cannot_precede_parent(transact: Transact, tmp_path: Path) -> None:
    start = date(2020, 1, 1)
    load(transact, write(tmp_path, SMALL), valid_from=start)
    more = write(tmp_path, f"{SMALL}530424001003,甸尾社区居民委员会\n")
    assert "only since 2020-01-01" in refuse(transact, more)
    assert load(transact, more, valid_from=start).added == 1


def test_siblings_of_one_name_are_told(transact: Transact, tmp_path: Path) -> None:
    report = load(transact, write(tmp_path, SMALL.replace("城关", "西门")))
    assert len(report.warnings) == 1
    assert "divisions.csv:10" in report.warnings[0]


@pytest.mark.parametrize(
    ("code", "name", "kind"),
    [
        ("11", "北京市", DivisionKind.MUNICIPALITY),
        ("65", "新疆维吾尔自治区", DivisionKind.AUTONOMOUS_REGION),
        ("1101", "市辖区", DivisionKind.DIRECT),
        ("4190", "省直辖县级行政区划", DivisionKind.DIRECT),
        ("460321", "西沙群岛", DivisionKind.COUNTY),
        ("429021", "神农架林区", DivisionKind.FOREST_DISTRICT),
        ("110105021", "南磨房地区", DivisionKind.STREET),
        ("130102401", "某某镇", DivisionKind.TOWNSHIP_LIKE),
        ("230803198", "向阳区直辖村级区划", DivisionKind.TOWNSHIP_LIKE),
        ("150924210", "民族团结乡", DivisionKind.TOWNSHIP),
        ("150725201", "鄂温克民族苏木", DivisionKind.SUMU),
        ("530424001777", "某居委会", DivisionKind.COMMUNITY),
        ("530424001450", "某村", DivisionKind.COMMUNITY_LIKE),
    ],
)
def test_kind_needs_name_and_digits(code: str, name: str, kind: DivisionKind) -> None:
    level = Row(code, name, None, None, None, "", 1).level
    assert derive_kind(code, name, level) is kind


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("西门社区居民委员会", "西门社区"),
        ("第二居委会", "第二社区"),
        ("吗达村民委员会", "吗达村"),
        ("茂地村村民委员会", "茂地村"),
        ("张庄村委会", "张庄村"),
        ("巴音嘎查村民委员会", "巴音嘎查"),
        ("林场生活区", "林场生活区"),
        ("村委会", "村委会"),
    ],
)
def test_short_name_drops_the_committee(name: str, short: str) -> None:
    assert shorten(name, Level.VILLAGE) == short
