"""The page of the plugins is what `zongzhi plugins describe` says of each."""

from __future__ import annotations

import os

import orjson
import pytest
from click.testing import CliRunner

from tests.support.worlds import installed
from zongzhi_api.cli import main
from zongzhi_api.describe import PARTS

from .markdown import ROOT

PAGE = ROOT / "docs" / "plugins.md"
HEAD = (
    "# What each plugin adds 各插件的内容\n\n"
    "`zongzhi plugins describe NAME` prints a section of this page, for any installed plugin; "
    "`--json` gives it as data. `make golden` rewrites the page.\n"
)
PILLARS = [plugin.name for plugin in installed().plugins]


def run(*words: str) -> str:
    result = CliRunner().invoke(main, ["plugins", "describe", *words])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_page_is_what_the_command_says() -> None:
    """The page holds, plugin by plugin, what the command prints."""
    whole = "\n".join((HEAD, *map(run, PILLARS)))
    if os.environ.get("ZONGZHI_GOLDEN") == "write":
        PAGE.write_text(whole, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == whole


@pytest.mark.parametrize("plugin", PILLARS)
def test_description_names_all_that_is_declared(plugin: str) -> None:
    """Every type, field, command, table, event, measure and purpose of a plugin is named."""
    told, held = orjson.loads(run(plugin, "--json")), installed().contributions[plugin]
    assert {row["type"] for row in told["types"]} == {node.name for node in held.nodes}
    assert {row["mutation"] for row in told["commands"]} == {c.name for c in held.commands}
    assert {row["table"] for row in told["tables"]} == {t.__tablename__ for t in held.tables}
    assert {row["measure"] for row in told["measures"]} == {m.name for m in held.measures}
    assert {row["event"] for row in told["events"]} == {
        *held.events,
        *(reaction.event for reaction in held.reactions),
    }
    shown = {row["field"] for row in told["fields"]}
    assert {f"{node.name}.division" for node in held.nodes if "division" in node.fields} <= shown
    assert {f"{e.type_name}.{e.declared.graphql_name}" for e in held.extensions} <= shown
    assert set(held.purposes) <= {row["where"] for row in told["personalData"]}
    assert set(PARTS) <= set(told)


def test_personal_data_is_told() -> None:
    """What a plugin holds of people is told: ids of persons, closed values, what is sealed."""
    told = personal("mediation")
    assert told["recordDisputeParty.person"] == "密封保存 sealed by the vault"
    assert told["DisputeParty.person"] == "按用途脱敏 masked by purpose"
    assert personal("services")["services_assistance_case.person_id"] == "SENSITIVE"


def personal(plugin: str) -> dict[str, str]:
    told = orjson.loads(run(plugin, "--json"))
    return {row["where"]: row["class"] for row in told["personalData"]}
