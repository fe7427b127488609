"""What was measured, for people and for machines."""

from __future__ import annotations

import os
import platform
import statistics
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from .measure import Result
from .servers import NAMES, PRODUCT

_ROW = "{:<4} {:>4} {:>2} {:<8} {:>9} {:>17} {:>9} {:>9} {:>8} {:>15}"
_HEAD = (
    "",
    "conn",
    "n",
    "server",
    "req/s",
    "(min-max)",
    "p50 ms",
    "p99 ms",
    "product/",
    "(min-max)",
)


def surroundings() -> dict[str, Any]:
    """The machine and the day."""
    return {
        "date": datetime.now().astimezone().isoformat(timespec="seconds"),
        "cores": os.cpu_count(),
        "machine": platform.machine(),
        "python": platform.python_version(),
        "load": [round(each, 2) for each in os.getloadavg()],
    }


def print_surroundings() -> None:
    now = surroundings()
    load = ", ".join(map(str, now["load"]))
    print(
        f"{now['date']}  {now['cores']} cores ({now['machine']}), load {load}, "
        f"Python {now['python']}",
        flush=True,
    )


def print_head(engine: str, version: str) -> None:
    print(f"\n{engine} {version}\n{_ROW.format(*_HEAD)}", flush=True)


def print_result(result: Result) -> None:
    """A line for each server, and how the product compares with it."""
    for name in NAMES:
        if (timed := result.timed.get(name)) is None:
            continue
        low, high = min(timed.rates), max(timed.rates)
        own = name == PRODUCT
        print(
            _ROW.format(
                result.case.name if own else "",
                result.connections if own else "",
                len(timed.rates) if own else "",
                name,
                shown(statistics.median(timed.rates)),
                f"{shown(low)}-{shown(high)}",
                f"{timed.quantile(0.5):.2f}",
                f"{timed.quantile(0.99):.2f}",
                *(("", "") if own else spread(result.ratios(name))),
            ),
            flush=True,
        )


def shown(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}"


def spread(ratios: Sequence[float]) -> tuple[str, str]:
    """Median, and least to most."""
    return f"{statistics.median(ratios):.2f}", f"{min(ratios):.2f}-{max(ratios):.2f}"
