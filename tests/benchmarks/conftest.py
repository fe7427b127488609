"""Fixtures of the timed cases: a world to read or write, with its own event loop."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.benchmarks.asking import Bench, Pair
from tests.support.worlds import Template


@pytest.fixture(scope="module")
def bench(huaning: Template) -> Iterator[Bench]:
    """A copy of the demonstration county, shared by the cases of a module."""
    made = Bench(huaning.copy())
    yield made
    made.close()
    made.runner.close()


@pytest.fixture
def tell(
    benchmark: BenchmarkFixture, capsys: pytest.CaptureFixture[str]
) -> Callable[[str, Pair], None]:
    """Keep the figures of a pair with the benchmark, and print them."""

    def tell(what: str, pair: Pair) -> None:
        facts = pair.facts()
        benchmark.extra_info |= facts
        with capsys.disabled():
            print(f"\n{what}: " + ", ".join(f"{name} {value}" for name, value in facts.items()))

    return tell
