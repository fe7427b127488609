"""Filling a database: migrate, doctor, divisions import, sample load."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from tests.support.postgres import PostgresServer
from zongzhi_api.places import BUNDLED

from .conftest import COUNTY, Shell, ask

SMALL = """code,name
53,云南省
5304,玉溪市
530424,华宁县
530424001,宁州街道
530424001001,西门社区居民委员会
"""
#: A county that does not come with the program.
SHUANGBAI = """code,name
53,云南省
5323,楚雄彝族自治州
532322,双柏县
532322100,妥甸镇
532322101,大庄镇
532322100001,东城社区居民委员会
532322100201,格邑村民委员会
532322101001,大庄社区居民委员会
532322101202,木章郎村民委员会
"""
TABLES = ("core_division_version", "core_division", "core_journal")


def many_villages() -> Iterator[str]:
    """Townships with 999 villages each, without end for a file."""
    for township in range(100, 200):
        yield f"530424{township},第{township}镇"
        yield from (f"530424{township}{n:03d},第{n}村民委员会" for n in range(1, 1000))


def write(folder: Path, text: str) -> str:
    path = folder / "divisions.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


def count_rows(shell: Shell) -> list[int]:
    return [shell.execute(f"SELECT count(*) FROM {table}") for table in TABLES]  # noqa: S608


class TestMigrate:
    def test_migrate_makes_a_database(self, either: Shell) -> None:
        """A new database is brought to the newest revision of every owner."""
        steps = {step["owner"]: (step["from"], step["to"]) for step in either.json("migrate")}
        assert steps["core"] == (None, "core_0018")
        assert {"grid", "mechanism", "mediation", "party", "services"} < set(steps)

    def test_migrate_twice_changes_nothing(self, either: Shell) -> None:
        """What is up to date stays as it is."""
        either.do("migrate")
        assert all(step["from"] == step["to"] for step in either.json("migrate"))

    def test_refused_migration_leaves_nothing(self, empty: Shell) -> None:
        """One chain that cannot go on keeps all the others where they are."""
        empty.execute("UPDATE zongzhi_version_services SET version_num = 'services_9999'")
        before = empty.execute("SELECT value FROM core_epoch")
        empty.refuse("migrate")
        assert empty.execute("SELECT value FROM core_epoch") == before


def test_missing_database_of_a_server_is_told(bare: Shell, postgres_server: PostgresServer) -> None:
    """A server that has no such database is not taken for one that is down."""
    for words in (("migrate",), ("token", "list"), ("serve", "--port", "1")):
        result = bare.run(*words, ZONGZHI_DATABASE=postgres_server.dsn("not_there"))
        assert result.exit_code == 1
        assert "no such database; make it (createdb)" in result.stderr


class TestDoctor:
    def test_sound_installation_passes(self, either: Shell) -> None:
        """At a migrated database there is nothing to find."""
        either.do("migrate")
        told = either.json("doctor")
        assert told["ok"]
        assert all(finding["ok"] for finding in told["findings"])

    def test_unmigrated_database_is_found(self, folder: Path, bare: Shell) -> None:
        """The doctor names the chains that are behind."""
        (folder / "zongzhi.db").touch()
        result = bare.run("doctor", "--json")
        assert result.exit_code == 1
        assert "zongzhi migrate" in result.stdout

    def test_missing_database_is_found(self, bare: Shell) -> None:
        """A missing database is a finding among the others."""
        result = bare.run("doctor")
        assert result.exit_code == 1
        assert "zongzhi.db" in result.stdout

    def test_broken_tree_is_found(self, shell: Shell) -> None:
        """A lineage that leads elsewhere is told with its unit."""
        shell.execute("UPDATE core_division_version SET path = '99' WHERE code = '530424001'")
        result = shell.run("doctor")
        assert result.exit_code == 1
        assert "路径不在上级之下" in result.stdout

    def test_unnoted_plugin_is_found(self, empty: Shell) -> None:
        """A plugin that was installed after the last migration is named."""
        empty.execute("DELETE FROM core_plugin WHERE name = 'grid'")
        result = empty.run("doctor")
        assert result.exit_code == 1
        assert "grid → zongzhi migrate" in result.stdout


class TestImport:
    def test_import_tells_what_it_did(self, folder: Path, either: Shell) -> None:
        """Added at first, unchanged the second time, on either engine."""
        either.do("migrate")
        file = write(folder, SMALL)
        assert either.json("divisions", "import", file)["added"] == 5
        assert either.json("divisions", "import", file)["unchanged"] == 5

    def test_import_takes_part_of_a_file(self, folder: Path, empty: Shell) -> None:
        """`--within` takes what lies under a code, and what lies above it."""
        file = write(folder, f"{SMALL}530425,易门县\n")
        told = empty.json("divisions", "import", file, "--within", COUNTY)
        assert told["byLevel"]["COUNTY"] == 1

    def test_import_renames_from_a_day(self, folder: Path, empty: Shell) -> None:
        """`--from` opens a new version; without it a changed name is refused."""
        empty.do("divisions", "import", write(folder, SMALL))
        file = write(folder, SMALL.replace("宁州街道", "新宁街道"))
        assert "--from" in empty.refuse("divisions", "import", file)
        told = empty.json("divisions", "import", file, "--from", "2025-01-01")
        assert (told["changed"], told["unchanged"]) == (1, 4)

    def test_late_wrong_line_leaves_nothing(self, folder: Path, empty: Shell) -> None:
        """One bad line far down is told by its number, and nothing at all is written."""
        lines = [*SMALL.splitlines(), *islice(many_villages(), 39_999 - len(SMALL.splitlines()))]
        before = count_rows(empty)
        text = "\n".join([*lines, "53042400x999,坏村", "530424001002,城关社区居民委员会", ""])
        told = empty.refuse("divisions", "import", write(folder, text))
        assert "divisions.csv:40000" in told
        assert "53042400x999" in told
        assert told.count("divisions.csv:") == 1
        assert count_rows(empty) == before

    def test_progress_is_shown_at_a_terminal_alone(self, folder: Path, empty: Shell) -> None:
        """A bar counts the rows up to all of them; where nobody watches, nothing is written."""
        words = ("divisions", "import", write(folder, SMALL))
        watched = empty.run(*words, FORCE_COLOR="1")
        assert watched.exit_code == 0, watched.output
        shown = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", watched.stderr)
        assert "导入区划 Importing divisions" in shown
        assert re.findall(r"(\d+)/(\d+)", shown)[-1] == ("5", "5")
        assert empty.run(*words).stderr == ""

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("", "code,name"),
            ("not,a\ntable,of,divisions\n", "code,name"),
            ('code,name\n"53', "divisions.csv"),
            ("code,name\n530424001001,西门社区\n", "530424001"),
        ],
    )
    def test_wrong_file_is_told(self, folder: Path, empty: Shell, text: str, told: str) -> None:
        """A file that holds no divisions is refused with what was expected."""
        assert told in empty.refuse("divisions", "import", write(folder, text))

    def test_missing_file_is_told(self, empty: Shell) -> None:
        """A file that is not there is named."""
        assert "nowhere.csv" in empty.refuse("divisions", "import", "nowhere.csv")

    def test_binary_file_is_told(self, empty: Shell) -> None:
        """A file that is no text is refused."""
        assert "UTF-8" in empty.refuse("divisions", "import", "zongzhi.db")


class TestSample:
    @pytest.mark.slow
    def test_sample_answers_with_its_ledger(self, either: Shell) -> None:
        """The figures of the source article are promised, all plugins on, on either engine."""
        either.do("migrate")
        told = either.json("sample", "load", COUNTY)
        assert (told["name"], told["year"], told["scale"]) == ("华宁县", 2024, 1)
        assert told["ledger"]["mediation.accepted"] == 1431
        states = either.json("plugins", "list", "--county", COUNTY)
        assert {state["state"] for state in states} == {"ON"}
        assert {state["name"] for state in states} == set(told["switchedOn"])
        assert either.json("doctor")["ok"]

    @pytest.mark.slow
    def test_imported_county_answers_its_ledger(self, folder: Path, empty: Shell) -> None:
        """A county that is not bundled is filled once it is imported, and answers what it was
        promised."""
        assert '"532322"' in empty.refuse("sample", "load", "532322")
        empty.do("divisions", "import", write(folder, SHUANGBAI))
        told = empty.json("sample", "load", "532322")
        assert (told["name"], len(told["switchedOn"])) == ("双柏县", 5)
        token = empty.token("reader", code="532322")
        asked = '{division(code:"532322"){figures(period:"2024"){measure{name} value denominator}}}'
        answer = empty.serve(lambda service: ask(service, token, asked))
        figures = {
            each["measure"]["name"]: each["value"]
            for each in answer["data"]["division"]["figures"]
            if each["denominator"] is None and each["measure"]["name"] in told["ledger"]
        }
        # The ledger holds the trainings of half a year.
        figures["party.trainings_held"] /= 2
        assert len(figures) > 20
        assert figures == {name: told["ledger"][name] for name in figures}
        assert empty.json("doctor")["ok"]

    @pytest.mark.parametrize("year", ["2024", "2025"])
    def test_county_is_loaded_once(self, shell: Shell, year: str) -> None:
        """A second load of a county, whatever the year, is refused and leaves nothing."""
        before = count_rows(shell)
        assert COUNTY in shell.refuse("sample", "load", COUNTY, "--year", year)
        assert count_rows(shell) == before

    @pytest.mark.slow
    def test_loading_keeps_switches(self, empty: Shell) -> None:
        """A county that has switches keeps them when it is filled."""
        empty.do("divisions", "import", str(BUNDLED), "--within", COUNTY)
        empty.do("plugins", "on", "party", "--county", COUNTY, "--reason", "试")
        assert empty.json("sample", "load", COUNTY)["switchedOn"] == []
        states = empty.json("plugins", "list", "--county", COUNTY)
        assert [each["name"] for each in states if each["state"] == "ON"] == ["party"]

    @pytest.mark.parametrize("county", ["999999", "5304", "530424001", "x"])
    def test_unknown_county_is_told(self, empty: Shell, county: str) -> None:
        """Only a county that is bundled or was imported can be filled."""
        assert f'"{county}"' in empty.refuse("sample", "load", county)

    def test_switching_on_is_delivered(self, shell: Shell) -> None:
        """The events of the load have gone to their listeners."""
        waiting = "SELECT count(*) FROM core_outbox WHERE delivered_at IS NULL"
        assert shell.execute("SELECT count(*) FROM core_outbox") == 5
        assert shell.execute(waiting) == 0
