"""Figures of a whole tree in one answer, and the published figures of the demonstration county."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.support.worlds import HUANING, World
from zongzhi_core.figures import Measure

YEAR = "2024"
LAST_DAY = "2024-12-31"
SOURCE = Path(__file__).with_name("huaning_2024.csv")

#: Code of a division → the figures there, by name of measure.
Tree = dict[str, dict[str, float | None]]


@dataclass(frozen=True)
class Published:
    """A published figure; `adds_up_over` names the levels whose figures sum up to it."""

    measure: str
    code: str
    period: str
    value: float
    adds_up_over: tuple[str, ...]


def read_published() -> list[Published]:
    """The rows of the source, in their order."""
    with SOURCE.open(encoding="utf-8", newline="") as file:
        return [
            Published(
                row["measure"],
                row["code"],
                row["period"],
                float(row["value"]),
                tuple(row["adds_up_over"].split()),
            )
            for row in csv.DictReader(file)
        ]


def measures_of(world: World) -> dict[str, Measure]:
    """Every declared measure, by name."""
    contributions = world.registry.contributions.values()
    return {measure.name: measure for each in contributions for measure in each.measures}


async def ask_tree(
    world: World,
    code: str = HUANING,
    *,
    period: str = YEAR,
    tree: str = "AS_OF",
    as_of: str | None = None,
    token: str = "admin",
    levels: int = 2,
    measures: list[str] | None = None,
) -> Tree:
    """All measures, or some, of a division and of the levels below it, from one statement."""
    shown = "{measure{name}value numerator denominator}"
    figures = f"code figures(measures:$m,period:$p,tree:$t){shown}"
    below = ""
    for _ in range(levels):
        below = f"children{{{figures} {below}}}"
    document = (
        "query($c:String!,$m:[String!],$p:String,$t:FigureTree!,$d:Date)"
        f"{{division(code:$c,asOf:$d){{{figures} {below}}}}}"
    )
    variables = {"c": code, "m": measures, "p": period, "t": tree, "d": as_of}
    data = await world.data(document, token, variables=variables)
    answer: Tree = {}
    _collect(data["division"], answer)
    return answer


def _collect(division: dict[str, Any], answer: Tree) -> None:
    answer[division["code"]] = flatten(division["figures"])
    for child in division.get("children", ()):
        _collect(child, answer)


def flatten(figures: list[dict[str, Any]]) -> dict[str, float | None]:
    """Figures by name; a ratio as its two parts, the lower one under `<name>/of`."""
    flat: dict[str, float | None] = {}
    for figure in figures:
        name, below = figure["measure"]["name"], figure["denominator"]
        flat[name] = figure["value"] if below is None else figure["numerator"]
        if below is not None:
            flat[f"{name}/of"] = below
            # SQLite prints 15 digits.
            share = pytest.approx(figure["numerator"] / below, rel=1e-14) if below else None
            assert figure["value"] == share
    return flat


def differences(before: Tree, after: Tree) -> dict[str, dict[str, float | None]]:
    """What moved: code → measure → by how much; None for a figure that is gone."""
    moved: dict[str, dict[str, float | None]] = {}
    for code in before.keys() | after.keys():
        old, new = before.get(code, {}), after.get(code, {})
        for name in old.keys() | new.keys():
            was, is_now = old.get(name), new.get(name)
            if was != is_now:
                delta = None if is_now is None else is_now - (was or 0)
                if delta != 0:
                    moved.setdefault(code, {})[name] = delta
    return moved
