"""The schema on the command line: printed, and held against one that was saved."""

from __future__ import annotations

from pathlib import Path

from .conftest import COUNTY, Shell
from .test_switches import turn


def test_core_alone_needs_no_database(bare: Shell) -> None:
    """An empty list of plugins is core alone."""
    printed = bare.do("schema", "print", "--plugins", "")
    assert "type Division " in printed
    assert "type Grid " not in printed


def test_chosen_plugins_are_printed(bare: Shell) -> None:
    """The plugins that are named are in it, no others."""
    printed = bare.do("schema", "print", "--plugins", "grid, party")
    assert "type Grid " in printed
    assert "type Training " in printed
    assert "type Dispute " not in printed


def test_all_plugins_are_the_default(bare: Shell) -> None:
    """Without a choice it is the whole, the same at each time."""
    printed = bare.do("schema", "print")
    assert "type Dispute " in printed
    assert printed == bare.do("schema", "print", "--plugins", _all(bare))


def test_schema_follows_the_county(shell: Shell) -> None:
    """A county's schema has what is on there."""
    shell.do(*turn("off", "party"))
    rest = _all(shell).replace("party,", "")
    printed = shell.do("schema", "print", "--county", COUNTY)
    assert printed == shell.do("schema", "print", "--plugins", rest)


def test_unknown_plugin_is_told(bare: Shell) -> None:
    """A plugin that is not installed is named beside those that are."""
    told = bare.refuse("schema", "print", "--plugins", "grid,hail")
    assert '"hail"' in told
    assert "mechanism" in told


def test_saved_schema_is_held_against_that_of_now(bare: Shell, tmp_path: Path) -> None:
    """What a saved schema had and that of now has not is told, with status 1; a code that came
    is told, for clients must be ready for it, and breaks nothing."""
    now, saved = bare.do("schema", "print"), tmp_path / "saved.graphql"
    whistle = '  """吹哨 Whistle: to a department of the county."""\n  WHISTLE\n'
    assert now.count(whistle) == 1
    for text, answer in (
        (now, (0, "")),
        (
            now.replace(whistle, ""),
            (0, "VALUE_ADDED_TO_ENUM: Enum value OrderKind.WHISTLE was added.\n"),
        ),
        (
            now.replace(whistle, whistle + "  FLUTE\n"),
            (1, "VALUE_REMOVED_FROM_ENUM: Enum value OrderKind.FLUTE was removed.\n"),
        ),
    ):
        saved.write_text(text, encoding="utf-8")
        result = bare.run("schema", "check", str(saved))
        assert (result.exit_code, result.stdout) == answer
    saved.write_text(now, encoding="utf-8")
    lost = bare.run("schema", "check", str(saved), "--plugins", "party")
    assert lost.exit_code == 1
    assert "TYPE_REMOVED: OrderKind was removed.\n" in lost.stdout


def test_text_that_is_no_schema_is_told(bare: Shell, tmp_path: Path) -> None:
    """A file that holds something else is named."""
    for n, text in enumerate(("", "type Query {", "type Query { it: Hail }")):
        file = tmp_path / f"{n}.graphql"
        file.write_text(text, encoding="utf-8")
        assert str(file) in bare.refuse("schema", "check", str(file))


def _all(shell: Shell) -> str:
    return ",".join(plugin["name"] for plugin in shell.json("plugins", "list"))
