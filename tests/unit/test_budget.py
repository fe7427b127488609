"""The size budget measures what it says it measures."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

PROGRAM = Path(__file__).resolve().parents[2] / ".ci/budget.py"


@pytest.fixture(scope="module")
def budget() -> ModuleType:
    """The program, which lies outside every package."""
    spec = importlib.util.spec_from_file_location("budget", PROGRAM)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["budget"] = module  # dataclasses look their module up by name
    spec.loader.exec_module(module)
    return module


def test_docstring_is_no_length(budget: ModuleType, tmp_path: Path) -> None:
    """A function is as long as its lines from `def` on, without its docstring."""
    file = tmp_path / "sample.py"
    file.write_text(
        '@mark\ndef one(\n    a,\n):\n    """Say.\n\n    More.\n    """\n    return a\n'
    )
    [one] = budget.measure_functions(file, "sample.py")
    assert (one.name, one.lines) == ("sample.py:2 one", 4)


def test_generated_migrations_are_free(budget: ModuleType, tmp_path: Path) -> None:
    """Files that Alembic wrote do not count."""
    versions = tmp_path / "migrations" / "versions"
    versions.mkdir(parents=True)
    (versions / "first.py").touch()
    kept = tmp_path / "migrations" / "env.py"
    kept.touch()
    assert budget.list_sources(tmp_path) == [kept]


def test_each_overrun_is_named(budget: ModuleType) -> None:
    """A thing over its maximum is reported by name, with both figures."""
    sized = [budget.Sized("small.py", 10), budget.Sized("large.py", 601)]
    faults = budget.check_sizes("product files", sized, 300, 600)
    assert faults == ["large.py has 601 lines; at most 600 are allowed"]


def test_area_over_budget_is_named(budget: ModuleType, tmp_path: Path) -> None:
    """A folder over its total is reported with its budget."""
    hooks = tmp_path / "core" / "zongzhi_core" / "hooks.py"
    hooks.parent.mkdir(parents=True)
    hooks.write_text("x = 1\n" * 201)
    assert budget.check_areas(tmp_path) == [
        "core/zongzhi_core/hooks.py has 201 lines of code; its budget is 200"
    ]


def test_explanations_cost_nothing(budget: ModuleType, tmp_path: Path) -> None:
    """Blank lines, comments and docstrings are no lines of code; a long text value is."""
    file = tmp_path / "sample.py"
    file.write_text(
        '"""Say."""\n\n# why\nVALUE = """a\nb"""\n\n\n'
        'def one() -> int:\n    """Say."""\n    return 1\n'
    )
    assert budget.count_code(file) == 4
