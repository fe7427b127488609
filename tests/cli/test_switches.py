"""Switches and schemas by the command line, and what a running service makes of them."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from zongzhi_api.cli.desk import actor_name
from zongzhi_api.service import Service
from zongzhi_core.clock import day_of

from .conftest import COUNTY, Shell, ask

STATES = f'{{ division(code: "{COUNTY}") {{ plugins {{ name state }} posts {{ totalCount }} }} }}'

#: That a division requires a plugin.
POLICY = (
    "INSERT INTO core_plugin_policy (id, division_id, path, plugin, rule, on_at_first, reason, "
    "set_by, set_at, valid_from, valid_to) SELECT 'p', division_id, path, '{}', 'REQUIRED', 0, "
    "'x', 'x', '2024-01-01T00:00:00Z', '2024-01-01', '9999-12-31' "
    "FROM core_division_version WHERE code = '{}'"
)


def turn(state: str, plugin: str, county: str = COUNTY, reason: str = "试用 trial") -> list[str]:
    return ["plugins", state, plugin, "--county", county, "--reason", reason]


class TestList:
    def test_plugins_are_listed_without_database(self, bare: Shell) -> None:
        """What is installed needs no database."""
        names = [plugin["name"] for plugin in bare.json("plugins", "list")]
        assert names == ["grid", "mechanism", "mediation", "party", "services"]

    def test_switches_are_listed_with_reason(self, shell: Shell) -> None:
        """A county's list says what is on, since when and why."""
        shell.do(*turn("off", "party", reason="党建调整"))
        listed = shell.json("plugins", "list", "--county", COUNTY)
        party = next(each for each in listed if each["name"] == "party")
        assert (party["state"], party["reason"]) == ("OFF", "党建调整")
        assert party["since"].endswith("Z")
        assert "党建调整" in shell.do("plugins", "list", "--county", COUNTY)

    def test_county_without_switches_has_all_off(self, empty: Shell, folder: Path) -> None:
        """Nothing is on where nobody turned it on."""
        (folder / "county.csv").write_text(f"code,name\n{COUNTY},华宁县\n", encoding="utf-8")
        empty.do("divisions", "import", "county.csv")
        listed = empty.json("plugins", "list", "--county", COUNTY)
        assert {each["state"] for each in listed} == {"OFF"}


class TestTurn:
    def test_turning_prints_the_change(self, shell: Shell) -> None:
        """The line names county, plugin, and the state before and after."""
        assert shell.do(*turn("off", "party")) == f"{COUNTY} 华宁县: party ON → OFF\n"
        assert shell.do(*turn("on", "party")) == f"{COUNTY} 华宁县: party OFF → ON\n"

    def test_turning_is_journalled(self, shell: Shell) -> None:
        """The journal keeps the system's user as the actor."""
        shell.do(*turn("off", "party"))
        actor = shell.execute("SELECT actor FROM core_journal ORDER BY id DESC LIMIT 1")
        assert actor.startswith("cli:")

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            (turn("on", "hail"), "hail"),
            (turn("off", "core"), "core"),
            (turn("on", "party", county="999999"), "999999"),
            (turn("on", "party", county="53"), '"53"'),
            (turn("on", "party", county="530424001"), "530424001"),
            (turn("on", "party", county=""), '""'),
            (turn("on", "party", reason=""), "reason"),
            (turn("on", "party", reason="  "), "原因"),
            (["plugins", "list", "--county", "999999"], "999999"),
            (["schema", "print", "--county", "530424001"], "530424001"),
        ],
    )
    def test_wrong_switch_is_told(self, shell: Shell, words: list[str], told: str) -> None:
        """What cannot be switched is named, and the epoch stays."""
        before = shell.execute("SELECT value FROM core_epoch")
        assert told in shell.refuse(*words)
        assert shell.execute("SELECT value FROM core_epoch") == before

    def test_running_service_sees_the_switch(self, shell: Shell) -> None:
        """The next request after the command is answered by the new switches."""
        token = shell.token("watcher")

        async def watch(service: Service) -> list[Any]:
            seen = [await ask(service, token, STATES)]
            for state in ("off", "on"):
                await asyncio.to_thread(shell.do, *turn(state, "party"))
                seen.append(await ask(service, token, STATES))
            return seen

        before, off, on = shell.serve(watch)
        assert before["data"]["division"]["posts"]["totalCount"] > 0
        assert off["data"]["division"]["posts"] is None
        assert {"name": "party", "state": "OFF"} in off["data"]["division"]["plugins"]
        assert off["errors"][0]["extensions"]["code"] == "PLUGIN_OFF"
        assert on == before


class TestDryRun:
    def test_dry_run_names_clients_operations(self, shell: Shell) -> None:
        """Who sent what would lose something, when last, and what it loses."""
        token = shell.token("hotline")

        async def send(service: Service) -> date:
            await ask(service, token, f"query Posts {STATES}")
            await ask(service, token, "{ viewer { name } }")
            await service.recorder.keep()
            return day_of(service.clock.now())

        today = shell.serve(send)
        words = ("plugins", "off", "party", "--county", COUNTY, "--dry-run")
        assert f"    hotline {today} Posts: Division.posts\n" in shell.do(*words)
        [listed] = shell.json(*words)
        [found] = listed["clientOperations"]
        assert (found["client"], found["lastOn"]) == ("hotline", str(today))
        assert found["loses"] == ["Division.posts"]
        words = ("plugins", "off", "grid", "--county", COUNTY, "--dry-run")
        assert "client operations that lose something: 0" in shell.do(*words)

    def test_dry_run_tells_and_does_nothing(self, shell: Shell) -> None:
        """What would vanish, how many rows, which deadlines are open; and all is as before."""
        words = ("plugins", "off", "mediation", "--county", COUNTY, "--dry-run")
        told, [listed] = shell.do(*words), shell.json(*words)
        assert "plugin.open_deadlines" in told
        assert "Dispute 1431" in told
        assert "Division.disputes" in told
        [step] = listed["steps"]
        assert {"type": "Dispute", "rows": 1431} in step["rows"]
        assert len(step["deadlines"]) == step["openDeadlines"] == 22
        assert listed["fieldsAdded"] == []
        states = {each["state"] for each in shell.json("plugins", "list", "--county", COUNTY)}
        assert states == {"ON"}

    @pytest.mark.parametrize(
        "words",
        [
            ("plugins", "off", "party", "--dry-run"),
            ("plugins", "off", "party", "--county", COUNTY, "--within", "53", "--dry-run"),
            ("plugins", "off", "party", "--county", COUNTY),
            ("plugins", "off", "party", "--within", "99", "--dry-run"),
            ("plugins", "off", "hail", "--county", COUNTY, "--dry-run"),
        ],
    )
    def test_incomplete_words_are_told(self, shell: Shell, words: tuple[str, ...]) -> None:
        """One place must be named, and a reason unless it is a dry run."""
        assert shell.run(*words).exit_code in (1, 2)


class TestSecondPerson:
    def off(self, shell: Shell) -> list[str]:
        """Words that turn mediation off over open deadlines."""
        found = "SELECT id FROM core_organisation WHERE county_id IS NOT NULL ORDER BY id"
        return [*turn("off", "mediation"), "--office", f"organisation_{shell.execute(found)}"]

    def test_second_person_shows_their_own_token(self, shell: Shell) -> None:
        """Entered unseen or in the environment, it makes an approval of theirs in the journal;
        without it, or without an office, nothing is turned off, and no approval is left."""
        secret, off = shell.token("chief"), self.off(shell)
        assert "approveSwitchOff" in shell.refuse(*off)
        second = ("--second", "chief")
        for words, typed in ((off, ""), (turn("off", "mediation"), f"{secret}\n")):
            assert shell.run(*words, *second, typed=typed).exit_code == 1
        assert shell.execute("SELECT count(*) FROM core_approval") == 0
        result = shell.run(*off, *second, typed=f"{secret}\n")
        assert "ON → OFF" in result.stdout
        assert secret not in result.output
        kept = shell.execute("SELECT approved_by FROM core_plugin_switch WHERE state = 'OFF'")
        assert kept == "chief"
        journal = "SELECT actor FROM core_journal WHERE command = 'approveSwitchOff'"
        assert shell.execute(journal) == "chief"
        assert shell.execute("SELECT count(*) FROM core_handed_deadline") == 22

    def test_other_tokens_approve_nothing(self, shell: Shell) -> None:
        """Unknown, another's, expired, revoked, of another role or place, or the first person's."""
        first = actor_name().removeprefix("cli:")
        secrets = {name: shell.token(name) for name in ("chief", "old", "gone", "idle", first)}
        secrets["system"] = shell.token("system", role="integrator")
        secrets["town"] = shell.token("town", code="530424102")
        past = "UPDATE core_token SET expires_at = '2024-01-01T00:00:00.000000Z' WHERE name = 'old'"
        shell.execute(past)
        shell.do("token", "revoke", "gone")
        off = self.off(shell)
        for name, secret, told in (
            ("chief", "", "ZONGZHI_SECOND_TOKEN"),
            ("chief", "made up", 'no token of "chief"'),
            ("chief", secrets["idle"], 'no token of "chief"'),
            ("nobody", secrets["chief"], 'no token of "nobody"'),
            ("user:chief", secrets["chief"], 'no token of "user:chief"'),
            ("old", secrets["old"], 'no token of "old"'),
            ("gone", secrets["gone"], 'no token of "gone"'),
            ("system", secrets["system"], 'role "integrator" may not give "approveSwitchOff"'),
            ("town", secrets["town"], "lies outside your scope"),
            (first, secrets[first], "Nobody approves what they do themselves"),
        ):
            result = shell.run(*off, "--second", name, ZONGZHI_SECOND_TOKEN=secret)
            assert (result.exit_code, told in result.stderr) == (1, True), result.output
        assert shell.execute("SELECT count(*) FROM core_approval") == 0
        assert {each["state"] for each in shell.json("plugins", "list", "--county", COUNTY)} == {
            "ON"
        }

    def test_approval_given_beforehand_needs_no_token(self, shell: Shell) -> None:
        """Who approved it by the API for whoever sits at the machine need not come there."""
        secret = shell.token("chief")
        given = f'{{county: "{COUNTY}", plugin: "mediation", actor: "{actor_name()}", reason: "x"}}'
        approve = f"mutation {{approveSwitchOff(input: {given}) {{userErrors {{code}}}}}}"
        answer = shell.serve(lambda service: ask(service, secret, approve))
        assert answer == {"data": {"approveSwitchOff": {"userErrors": []}}}
        assert "ON → OFF" in shell.do(*self.off(shell))


class TestPurge:
    def test_purge_tells_and_certifies(self, shell: Shell, folder: Path) -> None:
        """A dry run counts and deletes nothing; the purge needs a second person and a word on the
        export. A backup of before, restored after, does not bring it back."""
        chief = {"ZONGZHI_SECOND_TOKEN": shell.token("chief")}
        shell.do("backup", "before.zz")
        shell.do(*turn("off", "party"))
        purge = ("plugins", "purge", "party", "--county", COUNTY)
        counts = shell.json(*purge, "--dry-run")
        assert counts["party_post"] > 0
        assert shell.json(*purge, "--dry-run") == counts
        why = ("--reason", "迁移", "--declined")
        second = ("--second", "chief")
        assert "exported" in shell.refuse(*purge, "--reason", "x", *second, **chief)
        assert "approvePurge" in shell.refuse(*purge, *why)
        assert "no token" in shell.refuse(*purge, *why, *second, ZONGZHI_SECOND_TOKEN="another")
        done = shell.json(*purge, *why, *second, **chief)
        assert done["approved_by"] == "chief"
        assert done["tables"] == ",".join(f"{name} {count}" for name, count in counts.items())
        assert shell.execute("SELECT count(*) FROM party_post") == 0
        assert "party" in shell.refuse(*purge, *why, *second, **chief)
        back = replace(shell, address=f"sqlite:///{folder / 'back.db'}")
        assert back.json("restore", "before.zz")["rows"]["party_post"] == counts["party_post"]
        assert back.execute("SELECT count(*) FROM party_post") == 0
        assert "OFF → ON" in shell.do(*turn("on", "party"))


class TestManyCounties:
    def test_each_county_gets_its_own_command(self, empty: Shell, folder: Path) -> None:
        """Of the counties of a province each is switched by itself, and what is refused in one is
        told beside what was done in the others."""
        rows = "53,云南省\n5304,玉溪市\n530424,华宁县\n530425,易门县\n530426,峨山县\n"
        (folder / "counties.csv").write_text(f"code,name\n{rows}", encoding="utf-8")
        empty.do("divisions", "import", "counties.csv")
        on = ("plugins", "on", "party", "--within", "53", "--reason", "试")
        foreseen = empty.json(*on, "--dry-run")
        assert [each["county"] for each in foreseen] == ["530424", "530425", "530426"]
        assert {each["state"] for each in empty.json("plugins", "list", "--county", "530425")} == {
            "OFF"
        }
        assert empty.do(*on).count("party OFF → ON") == 3
        empty.execute(POLICY.format("party", "530425"))
        result = empty.run("plugins", "off", "party", "--within", "53", "--reason", "试", "--json")
        report = {each["county"]: each.get("fault") for each in json.loads(result.stdout)}
        assert (result.exit_code, report["530424"], report["530426"]) == (1, None, None)
        assert "REQUIRED" in report["530425"]

    def test_new_counties_begin_with_the_defaults(self, empty: Shell, folder: Path) -> None:
        """A county that is imported below a policy has what the policy says from the start."""
        (folder / "above.csv").write_text("code,name\n53,云南省\n5304,玉溪市\n", encoding="utf-8")
        empty.do("divisions", "import", "above.csv")
        empty.execute(POLICY.format("mediation", "53"))
        (folder / "county.csv").write_text("code,name\n530424,华宁县\n", encoding="utf-8")
        empty.do("divisions", "import", "county.csv")
        listed = empty.json("plugins", "list", "--county", COUNTY)
        assert [each["name"] for each in listed if each["state"] == "ON"] == ["mediation"]
