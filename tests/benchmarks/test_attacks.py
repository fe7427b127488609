"""What each attack costs the server, and what honest readers feel of them.

An attack is timed in the processor's time of this process, which neighbours spoil least.
Aims: 250 ms and 32 MB for an attack, and an honest p99 under attack of three times the quiet one.
They are figures to look at, not to assert: neighbours on the machine spoil them.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.api.attacks import ATTACKS
from tests.api.door import open_door
from tests.api.server import Server
from tests.benchmarks.asking import QUERIES, Bench
from tests.benchmarks.attackers import told
from zongzhi_core.read.cache import MOST_DOCUMENTS, Lru

pytestmark = pytest.mark.benchmark(timer=time.process_time)
only_sqlite = pytest.mark.parametrize("huaning", ["sqlite"], indirect=True, scope="session")

#: Honest requests timed in a round, or as many as fit the seconds.
HONEST, SECONDS, ROUNDS = 1_000, 40.0, 5


@only_sqlite
@pytest.mark.parametrize("name", ATTACKS)
def test_attack(benchmark: BenchmarkFixture, bench: Bench, name: str) -> None:
    """An attack that the server meets for the first time, from its bytes to the answer's."""
    benchmark.group = "attacks"
    attack, reader = ATTACKS[name], bench.world.service.reader
    content = attack.make()
    headers = {key.replace("_", "-"): value for key, value in attack.headers.items()}
    headers = {"Authorization": "Bearer admin", "Content-Type": "application/json"} | headers
    client = open_door(bench.world.service).client

    def forget() -> None:
        reader._documents = Lru(MOST_DOCUMENTS)

    def once() -> None:
        response = bench.run(client.post("/graphql", content=content, headers=headers))
        assert response.status_code in (200, 400, 413)

    once()
    forget()
    tracemalloc.start()
    once()
    benchmark.extra_info["peak_mb"] = round(tracemalloc.get_traced_memory()[1] / 2**20, 1)
    tracemalloc.stop()
    benchmark.pedantic(once, setup=forget, rounds=5)  # type: ignore[no-untyped-call]
    bench.run(client.aclose())


@only_sqlite
@pytest.mark.parametrize("name", ["all", "same object", "aliases of one page"])
def test_honest_reader_under_attack(
    benchmark: BenchmarkFixture, bench: Bench, tmp_path: Path, name: str
) -> None:
    """A point read over the network, alone and beside attackers on four connections."""
    server = Server(bench.world, tmp_path, 1)

    async def run() -> tuple[Rounds, Rounds, int]:
        await server.wait()
        server.token = await server.make_token("tester")
        quiet, beset, attacks = Rounds(), Rounds(), 0
        for _ in range(ROUNDS):
            quiet.append(await honest(server))
            with beset_by(server, list(ATTACKS) if name == "all" else [name]) as attackers:
                beset.append(await honest(server))
                attackers.terminate()
                attacks += int(attackers.communicate()[0])
        return quiet, beset, attacks

    try:
        quiet, beset, attacks = benchmark.pedantic(lambda: bench.run(run()), rounds=1)  # type: ignore[no-untyped-call]
    finally:
        server.kill()
    assert attacks
    benchmark.extra_info |= {"quiet": quiet.told(), "beset": beset.told(), "attacks": attacks}
    print(benchmark.extra_info)


class Rounds(list[list[float]]):
    """The seconds of honest requests, round by round."""

    def told(self) -> dict[str, float]:
        """Of the rounds' quantiles the median, in milliseconds."""
        cuts = [statistics.quantiles(times, n=100) for times in self]
        places = {"p50_ms": 49, "p99_ms": 98}
        return {
            key: round(statistics.median(each[place] for each in cuts) * 1e3, 1)
            for key, place in places.items()
        }


async def honest(server: Server) -> list[float]:
    """The seconds of honest requests, one after the other on one connection."""
    times: list[float] = []
    query, end = QUERIES["point"], time.monotonic() + SECONDS
    content = json.dumps({"query": query.text, "variables": query.variables})
    async with httpx2.AsyncClient(timeout=60, headers=told(server.token)) as client:
        while len(times) < HONEST and time.monotonic() < end:
            started = time.perf_counter()
            response = await client.post(f"{server.address}/graphql", content=content)
            times.append(time.perf_counter() - started)
            assert response.status_code == 200
    return times


@contextmanager
def beset_by(server: Server, names: Sequence[str]) -> Iterator[subprocess.Popen[bytes]]:
    """Attackers at work, in a process of their own."""
    command = [sys.executable, "-m", "tests.benchmarks.attackers", server.address, server.token]
    with subprocess.Popen([*command, *names], stdout=subprocess.PIPE) as process:
        try:
            time.sleep(2)
            yield process
        finally:
            process.kill()
