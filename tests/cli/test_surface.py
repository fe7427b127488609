"""What all commands have in common: help, languages, channels, exit status."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Any

import click
import pytest

from zongzhi_api.cli import main
from zongzhi_core import loading

from .conftest import Shell


def list_commands(
    command: click.Command, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command and group, with its words."""
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            yield from list_commands(inner, (*path, name))


COMMANDS = dict(list_commands(main, ()))


def test_commands_are_those_promised() -> None:
    """The names of the commands are fixed."""
    assert {" ".join(path) for path in COMMANDS} - {""} == {
        *("serve", "migrate", "doctor", "demo", "divisions", "divisions import"),
        *("divisions rename", "divisions recode", "divisions merge"),
        *("sample", "sample load", "plugins", "plugins list", "plugins on", "plugins off"),
        *("plugins describe", "plugins purge", "plugin", "plugin new"),
        *("calendar", "calendar show", "calendar set"),
        *(
            "schema",
            "schema print",
            "schema check",
            "token",
            "token create",
            "token list",
            "token revoke",
        ),
        *("user", "user add", "user grant", "user end", "user list"),
        *("changes", "changes forget", "backup", "restore"),
    }


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_command_explains_itself(bare: Shell, path: tuple[str, ...]) -> None:
    """Every command answers --help in both languages, each of its options too."""
    both = re.compile(r"[\u4e00-\u9fff].*[A-Za-z]{2}", re.DOTALL)
    assert both.search(bare.do(*path, "--help"))
    for option in COMMANDS[path].params:
        if isinstance(option, click.Option) and option.name != "version":
            assert both.search(option.help or ""), option.name


@pytest.mark.parametrize(
    "words",
    [
        ("nothing",),
        ("serve", "--port", "0"),
        ("divisions", "import"),
        ("divisions", "import", "x.csv", "--from", "2024-02-30"),
        ("divisions", "rename", "530424001", "新街道"),
        ("divisions", "merge", "530424001", "--document", "x"),
        ("sample", "load", "530424", "--scale", "0"),
        ("plugins", "on", "grid", "--county", "530424"),
        ("plugins", "on", "grid", "--reason", "x"),
        ("schema", "print", "--county", "530424", "--plugins", ""),
        ("schema", "check"),
        ("schema", "check", "x.graphql"),
        ("token", "create", "--name", "x"),
        ("token", "create", "--name", "x", "--days", "many"),
        ("token", "revoke"),
        ("changes", "forget"),
        ("changes", "forget", "--days", "29"),
        ("backup",),
        ("restore", "."),
    ],
    ids=" ".join,
)
def test_wrong_usage_exits_with_2(bare: Shell, words: tuple[str, ...]) -> None:
    """What the command line itself does not allow is a matter of usage."""
    result = bare.run(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Usage:" in result.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("serve",),
        ("divisions", "import", "x.csv"),
        ("sample", "load", "530424"),
        ("plugins", "list", "--county", "530424"),
        ("plugins", "on", "grid", "--county", "530424", "--reason", "x"),
        ("schema", "print", "--county", "530424"),
        ("calendar", "show", "2024"),
        ("calendar", "set", "2024-07-01", "--rest", "--county", "530424", "--reason", "x"),
        ("token", "create", "--name", "x", "--division", "all", "--role", "integrator"),
        ("token", "list"),
        ("token", "revoke", "x"),
        ("changes", "forget", "--days", "30"),
    ],
    ids=" ".join,
)
class TestDatabaseRefused:
    """No command works at a database that does not fit."""

    def test_missing_database_is_told(self, bare: Shell, words: tuple[str, ...]) -> None:
        """A missing file is named, with the command that makes it."""
        told = bare.refuse(*words)
        assert "zongzhi.db" in told
        assert "zongzhi migrate" in told

    def test_unmigrated_database_is_told(self, bare: Shell, words: tuple[str, ...]) -> None:
        """An empty file is no database yet."""
        open("zongzhi.db", "wb").close()
        assert "zongzhi migrate" in bare.refuse(*words)


def test_newer_database_that_fits_is_used(empty: Shell) -> None:
    """What a newer version only added to leaves this one at work; migrating is the newer's."""
    empty.execute("UPDATE zongzhi_version_grid SET version_num = 'grid_9999'")
    empty.execute("ALTER TABLE grid_event ADD COLUMN more VARCHAR(9)")
    empty.execute("ALTER TABLE grid_event ADD COLUMN times INTEGER NOT NULL DEFAULT 0")
    empty.do("token", "list")
    assert "grid_9999" in empty.refuse("migrate")


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE grid_camera_site DROP COLUMN name",
        "ALTER TABLE grid_camera_site RENAME TO grid_site",
        "CREATE TABLE x (no INTEGER NOT NULL); DROP TABLE grid_event; "
        "ALTER TABLE x RENAME TO grid_event",
    ],
)
def test_newer_database_is_refused(empty: Shell, change: str) -> None:
    """A newer database that lacks what this version uses is neither served nor migrated."""
    empty.execute("UPDATE zongzhi_version_grid SET version_num = 'grid_9999'")
    for statement in change.split(";"):
        empty.execute(statement)
    for words in (("serve",), ("migrate",), ("token", "list")):
        told = empty.refuse(*words)
        assert "grid_9999" in told
        assert "newer version" in told


@pytest.mark.parametrize("words", [("serve",), ("migrate",), ("token", "list")], ids=" ".join)
def test_locked_database_is_told(empty: Shell, words: tuple[str, ...]) -> None:
    """A file that another process holds alone is told as such."""
    import sqlite3

    holder = sqlite3.connect("zongzhi.db", isolation_level=None)
    holder.execute("PRAGMA locking_mode = EXCLUSIVE")
    holder.execute("BEGIN IMMEDIATE")
    holder.execute("UPDATE core_epoch SET value = value")
    try:
        assert "is locked by another process" in empty.refuse(*words)
    finally:
        holder.close()


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("mysql://host/name", "mysql"),
        ("nonsense", "sqlite:///"),
        ("postgresql://user:secret@127.0.0.1:1/x", "cannot be reached"),
        ("sqlite:///note.txt", "file is not a database"),
        ("sqlite:///note.txt/zongzhi.db", "note.txt"),
    ],
)
def test_unusable_address_is_told(address: str, told: str) -> None:
    """An address that leads to no database is refused without a trace or a password."""
    with open("note.txt", "w", encoding="utf-8") as note:
        note.write("This is not a database, however long one looks at it. " * 20)
    message = Shell(address).refuse("migrate")
    assert told in message
    assert "secret" not in message


@pytest.mark.parametrize(
    ("address", "told"),
    [("keys.db", "ZONGZHI_KEYS"), ("mysql://user:secret@host/keys", "mysql")],
)
def test_unusable_key_store_is_told(bare: Shell, address: str, told: str) -> None:
    """So is the address of a key store that is none, and no database is made."""
    message = bare.refuse("migrate", ZONGZHI_KEYS=address)
    assert told in message
    assert "secret" not in message
    assert not Path("zongzhi.db").exists()


def test_broken_plugin_leaves_output_clean(bare: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plugin that cannot be loaded is told on standard error, and listed with its fault."""
    add_broken_plugin(monkeypatch)
    result = bare.run("plugins", "list", "--json")
    assert result.exit_code == 0
    told = {each["name"]: each["fault"] for each in json.loads(result.stdout)}
    assert "nowhere_to_be_found" in told.pop("hail")
    assert set(told.values()) == {None}
    assert "hail" in result.stderr
    assert "hail" in bare.run("plugins", "list").stdout


def test_doctor_names_broken_plugin(empty: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """The doctor says which plugin is broken and why, and exits with 1."""
    add_broken_plugin(monkeypatch)
    result = empty.run("doctor")
    assert result.exit_code == 1
    assert re.search(r"✗.*hail.*nowhere_to_be_found", result.stdout)


def add_broken_plugin(monkeypatch: pytest.MonkeyPatch) -> None:
    real = list(entry_points(group=loading.GROUP))
    broken = EntryPoint("hail", "nowhere_to_be_found.plugin", loading.GROUP)

    def found(**_: Any) -> list[EntryPoint]:
        return [*real, broken]

    monkeypatch.setattr(loading, "entry_points", found)
