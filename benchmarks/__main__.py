"""`python -m benchmarks`: this product beside a bare endpoint and servers with data loaders."""

from __future__ import annotations

import argparse
import json
import signal
import sys
import time
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from . import report
from .agreement import Disagreement, require_agreement
from .cases import CASES, Case
from .country import compare_country, national_files
from .databases import YUXI, Data, fill, reaches_of, use
from .measure import Budget, LoadFailed, Plan, Result, measure_read, measure_writes, open_client
from .servers import ServerFailed, serve

ENGINES = ("postgresql", "sqlite")
NAMES = [case.name for case in CASES]


def read_arguments(words: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    add = parser.add_argument
    add("--engine", choices=(*ENGINES, "both"), default="both")
    add("--database", metavar="URL", help="use this filled database, instead of a new one")
    add("--queries", type=_names, metavar="Q1,Q2,…", help=f"of {', '.join(NAMES)}; else all")
    add("--connections", type=_numbers, default=[1, 16], metavar="1,16")
    add("--rounds", type=int, default=7, help="how often each server has its turn")
    add("--minutes", type=float, default=12, help="then rounds are left out, not below 3")
    add("--seconds", type=float, default=0.6, help="of each turn, for queries")
    add("--writes", type=int, default=100, help="of each turn, for the mutation")
    add("--workers", type=int, default=1, help="processes of each server")
    add("--json", type=Path, metavar="FILE", help="the figures for machines")
    add("--country", action="store_true", help="one county alone and among the whole country")
    add("--quick", action="store_true", help="PostgreSQL, one county, 3 short rounds")
    given = parser.parse_args(words)
    if given.quick:
        given.rounds, given.seconds, given.writes, given.minutes = 3, 0.3, 30, 1.2
        given.engine = "postgresql" if given.engine == "both" else given.engine
        given.queries = given.queries or [name for name in NAMES if name != "Q5"]
    return given


def _numbers(text: str) -> list[int]:
    return [int(part) for part in text.split(",")]


def _names(text: str) -> list[str]:
    names = text.upper().split(",")
    if unknown := set(names) - set(NAMES):
        raise argparse.ArgumentTypeError(f"no query {', '.join(sorted(unknown))}")
    return names


def choose(names: list[str] | None) -> list[Case]:
    return [case for case in CASES if names is None or case.name in names]


def engines_of(given: argparse.Namespace) -> Sequence[str]:
    return ENGINES if given.engine == "both" else (given.engine,)


def databases(given: argparse.Namespace) -> list[AbstractContextManager[Data]]:
    """One database for each engine that is asked for."""
    wide = any(case.name == "Q5" for case in choose(given.queries))
    counties = YUXI if wide else YUXI[:1]
    reaches = reaches_of(counties)
    if given.database:
        return [use(given.database, reaches)]
    return [fill(engine, counties, reaches) for engine in engines_of(given)]


def compare(data: Data, cases: Sequence[Case], plan: Plan, workers: int) -> list[Result]:
    """All cases on one engine; first that the answers agree, then how fast they come."""
    results: list[Result] = []
    with serve(data, workers) as servers, open_client() as client:
        for case in cases:
            if not case.writes:
                require_agreement(case, servers)
        report.print_head(data.engine, data.version)
        for case in cases:
            if case.writes:
                found = measure_writes(client, case, servers, plan, data.engine, data.url)
            else:
                found = measure_read(client, case, servers, plan, data.engine)
            for result in found:
                report.print_result(result)
                results.append(result)
    return results


def ask(given: argparse.Namespace, plan: Plan) -> dict[str, Any]:
    """All servers beside each other; the figures for machines."""
    results: list[Result] = []
    versions: dict[str, str] = {}
    for opened in databases(given):
        with opened as data:
            versions[data.engine] = data.version
            results += compare(data, choose(given.queries), plan, given.workers)
    return {"versions": versions, "results": [result.summary() for result in results]}


def ask_country(given: argparse.Namespace, plan: Plan) -> dict[str, Any]:
    """One county alone and among many; the figures for machines."""
    with national_files() as files:
        return {engine: compare_country(engine, files, plan) for engine in engines_of(given)}


def plan_of(given: argparse.Namespace, started: float) -> Plan:
    engines = 1 if given.database else len(engines_of(given))
    # Of the country there are seven questions, each a block.
    blocks = 7 if given.country else len(choose(given.queries)) * len(given.connections)
    budget = Budget(started + 60 * given.minutes, engines * blocks)
    least = 1 if given.quick else 3
    return Plan(given.connections, given.rounds, given.seconds, given.writes, budget, least)


def main() -> int:
    given = read_arguments()
    # As after Ctrl-C: whatever was started is ended on the way out.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    started, told = time.monotonic(), report.surroundings()
    report.print_surroundings()
    plan = plan_of(given, started)
    figures: dict[str, Any] = {"surroundings": told, "workers": given.workers}
    figures |= {"rounds": plan.rounds, "seconds": plan.seconds}
    try:
        figures |= ask_country(given, plan) if given.country else ask(given, plan)
    except (Disagreement, LoadFailed, ServerFailed) as fault:
        print(fault, file=sys.stderr)
        return 1
    report.print_surroundings()
    print(f"{time.monotonic() - started:.0f} s in all")
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
