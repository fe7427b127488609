"""What is not restored: a damaged file, one that does not fit, into a database in use; and that
nothing is left of it."""

from __future__ import annotations

import json
import os
import random
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from sqlalchemy.orm import Session

from tests.api.server import PROGRAM
from tests.cli.conftest import Shell
from tests.commands.giving import PROOF
from zongzhi_api.cli import backup
from zongzhi_core.backup.archive import MANIFEST, read_archive
from zongzhi_core.errors import SetupError

from .conftest import ANEW, Empty, Kept, differing

FLIPS, KILLS = (1000, 30) if PROOF else (60, 2)

#: Changes the parts of an archive, by name, and its manifest.
Change = Callable[[dict[str, bytes], dict[str, Any]], None]


def changed(archive: Path, change: Change) -> str:
    """A copy of an archive with other parts, whole as a ZIP."""
    with ZipFile(archive) as held:
        files = {name: held.read(name) for name in held.namelist()}
    manifest = json.loads(files.pop(MANIFEST))
    change(files, manifest)
    with ZipFile("changed.zz", "w", ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
        made.writestr(MANIFEST, json.dumps(manifest))
    return "changed.zz"


def one_name(files: dict[str, bytes], manifest: dict[str, Any]) -> None:
    name = "rows/core_division_version.jsonl"
    files[name] = files[name].replace("华宁县".encode(), "华安县".encode())


def one_row_less(files: dict[str, bytes], manifest: dict[str, Any]) -> None:
    name = "rows/core_journal.jsonl"
    files[name] = b"".join(files[name].splitlines(True)[:-1])


def one_part_less(files: dict[str, bytes], manifest: dict[str, Any]) -> None:
    del files["rows/core_journal.jsonl"]


def one_part_more(files: dict[str, bytes], manifest: dict[str, Any]) -> None:
    files["rows/core_more.jsonl"] = b""


def other_count(files: dict[str, bytes], manifest: dict[str, Any]) -> None:
    manifest["parts"][0]["rows"] += 1


def no_chains(files: dict[str, bytes], manifest: dict[str, Any]) -> None:
    del manifest["chains"]


def other_format(files: dict[str, bytes], manifest: dict[str, Any]) -> None:
    manifest["format"] = 2


def newer_revision(files: dict[str, bytes], manifest: dict[str, Any]) -> None:
    manifest["chains"]["grid"] = "grid_9999"


def absent_plugin(files: dict[str, bytes], manifest: dict[str, Any]) -> None:
    manifest["chains"]["hail"] = "hail_0001"
    manifest["plugins"]["hail"] = "3.2"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (one_name, "core_division_version"),
        (one_row_less, "core_journal"),
        (one_part_less, "manifest.json"),
        (one_part_more, "manifest.json"),
        (other_count, "SHA-256"),
        (no_chains, "chains"),
        (other_format, "format 2"),
        (newer_revision, "grid_9999"),
        (absent_plugin, '"hail" (3.2)'),
    ],
)
def test_changed_archive_is_refused(kept: Kept, empty: Empty, change: Change, says: str) -> None:
    """What is wrong is told, and no database is left behind."""
    target = empty("sqlite")
    assert says in target.refuse("restore", changed(kept.archive, change))
    assert not Path(target.address.removeprefix("sqlite:///")).exists()


def test_flipped_bit_is_told_or_harmless(kept: Kept) -> None:
    """One bit at any place: the archive is refused, or says exactly the same."""
    whole, rng = kept.archive.read_bytes(), random.Random(kept.engine)
    flipped, refused = Path("flipped.zz"), 0
    for _ in range(FLIPS):
        place = rng.randrange(len(whole) * 8)
        damaged = bytearray(whole)
        damaged[place // 8] ^= 1 << place % 8
        flipped.write_bytes(damaged)
        try:
            assert differing(kept.archive, flipped) == set(), place
        except SetupError:
            refused += 1
    assert refused > FLIPS * 0.7


def test_cut_off_archive_is_refused(kept: Kept, empty: Empty) -> None:
    """Wherever the end is missing, and what never was an archive."""
    whole, cut = kept.archive.read_bytes(), Path("cut.zz")
    for length in (0, 1, 100, len(whole) // 2, len(whole) - 1):
        cut.write_bytes(whole[:length])
        with pytest.raises(SetupError, match="nothing was restored"):
            read_archive(cut)
    assert "cut.zz" in empty(kept.engine).refuse("restore", "cut.zz")
    assert "missing.zz" in empty(kept.engine).refuse("restore", "missing.zz")


def test_used_database_is_refused(kept: Kept) -> None:
    """A database that holds rows stays as it is."""
    kept.shell.do("backup", "before.zz")
    assert "restore into a new or an empty one" in kept.shell.refuse("restore", "before.zz")
    kept.shell.do("backup", "after.zz")
    assert differing("before.zz", "after.zz") == set()


def test_interrupted_restore_leaves_nothing(
    kept: Kept, target: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault at the very end takes everything back, and the next attempt succeeds."""

    def fail(session: Session, *_: Any) -> int:
        raise SetupError("no further")

    with monkeypatch.context() as patch:
        patch.setattr(backup, "replay", fail)
        assert "no further" in target.refuse("restore", str(kept.archive))
    if kept.engine == "sqlite":
        assert not Path(target.address.removeprefix("sqlite:///")).exists()
    else:
        tables = "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'"
        assert target.execute(tables) == 0
    assert target.json("restore", str(kept.archive))["ok"]


@pytest.mark.slow
@pytest.mark.proof
def test_killed_restore_leaves_nothing(kept: Kept, empty: Empty) -> None:
    """Killed at any moment after it began, all is there or nothing; what is missing can be
    restored then."""
    rng, unfinished = random.Random(kept.engine), 0
    for n in range(KILLS):
        target = empty(kept.engine)
        kill_restore(target, kept.archive, rng.uniform(0, 0.5))
        again = target.run("restore", str(kept.archive))
        assert again.exit_code == 0 or "holds rows" in again.stderr, again.output
        unfinished += again.exit_code == 0
        target.do("backup", f"{n}.zz")
        assert differing(kept.archive, f"{n}.zz") == ANEW
    assert unfinished


def kill_restore(target: Shell, archive: Path, seconds: float) -> None:
    """Kill a restore so long after it opened its database."""
    process = subprocess.Popen(
        [PROGRAM, "restore", str(archive)],
        env={**os.environ, "ZONGZHI_DATABASE": target.address},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while process.poll() is None and not is_open(target):
        time.sleep(0.02)
    time.sleep(seconds)
    process.kill()
    process.wait()


def is_open(target: Shell) -> bool:
    if target.address.startswith("sqlite"):
        return Path(target.address.removeprefix("sqlite:///")).exists()
    own = "datname = current_database() AND pid <> pg_backend_pid()"
    return bool(target.execute(f"SELECT count(*) FROM pg_stat_activity WHERE {own}"))  # noqa: S608
