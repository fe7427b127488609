"""The line that the architecture page adds to a type is all that a field takes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.strangers import entry, plugin, with_pillars
from tests.support.worlds import World
from zongzhi_core import plugin_api
from zongzhi_core.loading import load_plugins
from zongzhi_core.migrate import migrate
from zongzhi_core.plugin_api import Registrar

from .markdown import ROOT, read_page

PAGE = read_page(ROOT / "docs" / "architecture.md")


def declared() -> dict[str, Any]:
    """What the page's line declares, by name."""
    line = next(block.body for block in PAGE.blocks if block.language == "python")
    names: dict[str, Any] = {}
    exec(line, dict(vars(plugin_api)), names)
    return names


def test_page_says_what_is_written_anew() -> None:
    """What is compared with the promised schema and the page of plugins is written by the command
    that the page names after the line."""
    after = "\n".join(PAGE.prose).rpartition("That is all the code")[2]
    assert "`make golden`" in after
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8").partition("\ngolden:")[2]
    written = recipe.partition("\n\n")[0]
    assert "ZONGZHI_GOLDEN=write" in written
    for compared in ("tests/contract/test_promises.py", "tests/docs/test_plugins_page.py"):
        assert compared in written


async def test_one_line_is_a_field(world: World) -> None:
    """The declaration, added to the type by a plugin made for it, is in schema and answer."""

    def register(registrar: Registrar) -> None:
        registrar.extend("Dispute", **declared())

    line = entry("line", plugin("line", register))
    made = replace(world, registry=load_plugins(with_pillars(line)))
    await made.write(lambda session: migrate(session, made.registry.contributions.values()))
    await made.data(
        'mutation{setPlugin(input:{county:"530424",plugin:"line",state:ON,reason:"试"}){'
        "userErrors{message}}}"
    )
    (name,) = declared()
    asked = f'{{division(code:"530424"){{disputes(first:100){{nodes{{{name} peopleInvolved}}}}}}}}'
    nodes = (await made.data(asked))["division"]["disputes"]["nodes"]
    assert nodes
    for node in nodes:
        people = node["peopleInvolved"]
        assert node[name] == (None if people is None else people >= 10)
