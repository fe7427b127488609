"""The work calendar by the command line."""

from __future__ import annotations

import pytest

from .conftest import COUNTY, Shell


def set_day(day: str, how: str = "--rest", county: str = COUNTY, reason: str = "集市") -> list[str]:
    return ["calendar", "set", day, how, "--county", county, "--reason", reason]


class TestShow:
    def test_nation_is_shown_without_a_county(self, empty: Shell) -> None:
        """A migrated database knows the published years."""
        shown = empty.json("calendar", "show", "2024")
        assert (shown["year"], shown["county"], shown["known"]) == (2024, None, True)
        [festival] = [each for each in shown["days"] if each["day"] == "2024-02-12"]
        assert (festival["working"], festival["name"]) == (False, "春节")
        assert "2024-02-04" in empty.do("calendar", "show", "2024")

    def test_unpublished_year_is_told(self, empty: Shell) -> None:
        """The table is empty, and standard error says why."""
        result = empty.run("calendar", "show", "2099")
        assert result.exit_code == 0
        assert "provisional" in result.stderr
        assert empty.json("calendar", "show", "2099")["days"] == []

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            (("0",), "2000"),
            (("9999",), "2100"),
            (("2024", "--county", "999999"), "999999"),
            (("2024", "--county", "530424001"), "530424001"),
            (("2024", "--county", ""), '""'),
        ],
    )
    def test_wrong_question_is_told(self, shell: Shell, words: tuple[str, ...], told: str) -> None:
        assert told in shell.refuse("calendar", "show", *words)


class TestSet:
    @pytest.mark.slow
    def test_set_day_is_shown_and_journalled(self, county: Shell) -> None:
        """Of that county only, by the system's user, on both engines."""
        assert county.do(*set_day("2026-07-01")) == f"{COUNTY} 华宁县: 2026-07-01 休息 rest\n"
        [day] = [
            each
            for each in county.json("calendar", "show", "2026", "--county", COUNTY)["days"]
            if each["source"] == "county"
        ]
        assert day == {"day": "2026-07-01", "working": False, "name": "集市", "source": "county"}
        nation = county.json("calendar", "show", "2026")["days"]
        assert "county" not in {each["source"] for each in nation}
        actor = county.execute("SELECT actor FROM core_journal WHERE command = 'setWorkDay'")
        assert actor.startswith("cli:")
        county.do(*set_day("2026-07-01", "--working"))

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            (set_day("1999-01-01"), "2000"),
            (set_day("9999-12-31"), "9999"),
            (set_day("2026-07-01", county="999999"), "999999"),
            (set_day("2026-07-01", county="530424001"), "530424001"),
            (set_day("2026-07-01", county=""), '""'),
            (set_day("2026-07-01", reason=""), "reason"),
            (set_day("2026-07-01", reason="\x01\x02"), "reason"),
            (set_day("2026-07-01", reason="a\nb"), "reason"),
            (set_day("2026-07-01", reason="\udc80"), "reason"),
            (set_day("2026-07-01", reason="字" * 201), "200"),
        ],
    )
    def test_wrong_day_is_told(self, shell: Shell, words: list[str], told: str) -> None:
        """What cannot be set is named, and the epoch stays."""
        before = shell.execute("SELECT value FROM core_epoch")
        assert told in shell.refuse(*words)
        assert shell.execute("SELECT value FROM core_epoch") == before

    @pytest.mark.parametrize(
        "words",
        [
            set_day("2026-02-30"),
            set_day("0000-01-01"),
            set_day("tomorrow"),
            ["calendar", "set", "2026-07-01", "--county", COUNTY, "--reason", "x"],
            ["calendar", "show", "year"],
        ],
    )
    def test_wrong_usage_exits_with_2(self, bare: Shell, words: list[str]) -> None:
        """A malformed day, and a day of which nothing is said."""
        result = bare.run(*words)
        assert (result.exit_code, result.stdout) == (2, "")
