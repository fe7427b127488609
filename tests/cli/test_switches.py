"""Switches and schemas by the command line, and what a running service makes of them."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from zongzhi_api.service import Service

from .conftest import COUNTY, Shell, ask

STATES = f'{{ division(code: "{COUNTY}") {{ plugins {{ name state }} grids {{ totalCount }} }} }}'


def turn(state: str, plugin: str, county: str = COUNTY, reason: str = "试用 trial") -> list[str]:
    return ["plugins", state, plugin, "--county", county, "--reason", reason]


class TestList:
    def test_plugins_are_listed_without_database(self, bare: Shell) -> None:
        """What is installed needs no database."""
        names = [plugin["name"] for plugin in bare.json("plugins", "list")]
        assert names == ["grid", "mechanism", "mediation", "party", "services"]

    def test_switches_are_listed_with_reason(self, shell: Shell) -> None:
        """A county's list says what is on, since when and why."""
        shell.do(*turn("off", "grid", reason="网格调整"))
        listed = shell.json("plugins", "list", "--county", COUNTY)
        grid = next(each for each in listed if each["name"] == "grid")
        assert (grid["state"], grid["reason"]) == ("OFF", "网格调整")
        assert grid["since"].endswith("Z")
        assert "网格调整" in shell.do("plugins", "list", "--county", COUNTY)

    def test_county_without_switches_has_all_off(self, empty: Shell, folder: Path) -> None:
        """Nothing is on where nobody turned it on."""
        (folder / "county.csv").write_text(f"code,name\n{COUNTY},华宁县\n", encoding="utf-8")
        empty.do("divisions", "import", "county.csv")
        listed = empty.json("plugins", "list", "--county", COUNTY)
        assert {each["state"] for each in listed} == {"OFF"}


class TestTurn:
    def test_turning_prints_the_change(self, shell: Shell) -> None:
        """The line names county, plugin, and the state before and after."""
        assert shell.do(*turn("off", "grid")) == f"{COUNTY} 华宁县: grid ON → OFF\n"
        assert shell.do(*turn("on", "grid")) == f"{COUNTY} 华宁县: grid OFF → ON\n"

    def test_turning_is_journalled(self, shell: Shell) -> None:
        """The journal keeps the system's user as the actor."""
        shell.do(*turn("off", "grid"))
        actor = shell.execute("SELECT actor FROM core_journal ORDER BY id DESC LIMIT 1")
        assert actor.startswith("cli:")

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            (turn("on", "hail"), "hail"),
            (turn("off", "core"), "core"),
            (turn("on", "grid", county="999999"), "999999"),
            (turn("on", "grid", county="53"), '"53"'),
            (turn("on", "grid", county="530424001"), "530424001"),
            (turn("on", "grid", county=""), '""'),
            (turn("on", "grid", reason=""), "reason"),
            (turn("on", "grid", reason="  "), "原因"),
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
                await asyncio.to_thread(shell.do, *turn(state, "grid"))
                seen.append(await ask(service, token, STATES))
            return seen

        before, off, on = shell.serve(watch)
        assert before["data"]["division"]["grids"] == {"totalCount": 695}
        assert off["data"]["division"]["grids"] is None
        assert {"name": "grid", "state": "OFF"} in off["data"]["division"]["plugins"]
        assert off["errors"][0]["extensions"]["code"] == "PLUGIN_OFF"
        assert on == before


class TestSchema:
    def test_core_alone_needs_no_database(self, bare: Shell) -> None:
        """An empty list of plugins is core alone."""
        printed = bare.do("schema", "print", "--plugins", "")
        assert "type Division " in printed
        assert "type Grid " not in printed

    def test_chosen_plugins_are_printed(self, bare: Shell) -> None:
        """The plugins that are named are in it, no others."""
        printed = bare.do("schema", "print", "--plugins", "grid, party")
        assert "type Grid " in printed
        assert "type Training " in printed
        assert "type Dispute " not in printed

    def test_all_plugins_are_the_default(self, bare: Shell) -> None:
        """Without a choice it is the whole, the same at each time."""
        printed = bare.do("schema", "print")
        assert "type Dispute " in printed
        assert printed == bare.do("schema", "print", "--plugins", _all(bare))

    def test_schema_follows_the_county(self, shell: Shell) -> None:
        """A county's schema has what is on there."""
        shell.do(*turn("off", "grid"))
        rest = _all(shell).replace("grid,", "")
        printed = shell.do("schema", "print", "--county", COUNTY)
        assert printed == shell.do("schema", "print", "--plugins", rest)

    def test_unknown_plugin_is_told(self, bare: Shell) -> None:
        """A plugin that is not installed is named beside those that are."""
        told = bare.refuse("schema", "print", "--plugins", "grid,hail")
        assert '"hail"' in told
        assert "mechanism" in told


def _all(shell: Shell) -> str:
    return ",".join(plugin["name"] for plugin in shell.json("plugins", "list"))
