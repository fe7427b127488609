"""`zongzhi plugin new`: what it refuses. That what it writes works is held by `tests/docs`."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from zongzhi_api.cli import main


def make(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["plugin", "new", *words])
    return result.exit_code, result.stderr


@pytest.mark.parametrize(
    "name", ["Water", "9wells", "a-b", "a__b", "_a", "水", "a" * 31, "core", "grid"]
)
def test_unusable_name_is_refused(name: str, tmp_path: Path) -> None:
    """A name that no plugin can have is refused in both languages, and nothing is written."""
    status, told = make(name, "--folder", str(tmp_path / "made"))
    assert status == 1
    assert f'"{name}" cannot be a plugin\'s name' in told
    assert not (tmp_path / "made").exists()


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """A folder that holds something stays as it is."""
    kept = tmp_path / "README.md"
    kept.write_text("mine", encoding="utf-8")
    status, told = make("well", "--folder", str(tmp_path))
    assert (status, kept.read_text(encoding="utf-8")) == (1, "mine")
    assert "is not empty" in told
    assert [path.name for path in tmp_path.iterdir()] == ["README.md"]
