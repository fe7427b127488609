"""Takes turns: each round asks every server, so that a neighbour's load meets all alike."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from .cases import Case
from .databases import count_accepted, register_disputes
from .servers import PEERS, PRODUCT, ROOT, Server


class LoadFailed(Exception):
    """A server answered a timed request with a fault."""


@dataclass
class Budget:
    """The time of a whole run, shared out to its blocks: what one leaves, the others have."""

    ends: float
    blocks: int

    def next_block(self) -> float:
        """When the block that begins now should be over."""
        now, blocks = time.monotonic(), max(self.blocks, 1)
        self.blocks -= 1
        return now + max(self.ends - now, 0) / blocks


@dataclass(frozen=True)
class Plan:
    """How much is asked."""

    connections: Sequence[int]
    rounds: int
    seconds: float
    #: Requests of a mutation a round and server; each needs a record of its own.
    writes: int
    budget: Budget
    #: Rounds that are made however late it is.
    least: int

    def turns(self) -> Iterator[int]:
        """Numbers of the rounds of one block, -1 for the one that warms up."""
        until = self.budget.next_block()
        for n in range(-1, self.rounds):
            if n < self.least or time.monotonic() < until:
                yield n

    @property
    def warm_writes(self) -> int:
        return max(10, self.writes // 5)


@dataclass
class Timed:
    """One server's rounds of one case."""

    rates: list[float] = field(default_factory=list)
    #: Of all rounds together.
    microseconds: list[int] = field(default_factory=list)

    def quantile(self, share: float) -> float:
        """Milliseconds within which this share of the requests was answered."""
        ordered = sorted(self.microseconds)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] / 1000


@dataclass
class Result:
    """One case with one number of connections."""

    case: Case
    engine: str
    connections: int
    timed: dict[str, Timed]

    def ratios(self, peer: str) -> list[float]:
        """Requests a second of the product by those of a peer, round by round."""
        pairs = zip(self.timed[PRODUCT].rates, self.timed[peer].rates, strict=True)
        return [ours / theirs for ours, theirs in pairs]

    def summary(self) -> dict[str, Any]:
        """The figures for machines."""
        servers = {
            name: {
                "rates": [round(rate, 2) for rate in timed.rates],
                "rate": round(statistics.median(timed.rates), 2),
                "p50_ms": timed.quantile(0.5),
                "p99_ms": timed.quantile(0.99),
                "requests": len(timed.microseconds),
            }
            for name, timed in self.timed.items()
        }
        ratios = {
            peer: {
                "median": round(statistics.median(self.ratios(peer)), 4),
                "min": round(min(self.ratios(peer)), 4),
                "max": round(max(self.ratios(peer)), 4),
            }
            for peer in PEERS
            if peer in self.timed
        }
        return {
            "engine": self.engine,
            "query": self.case.name,
            "connections": self.connections,
            "servers": servers,
            "product_by": ratios,
        }


class Client:
    """The load process."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def run(
        self, server: Server, requests: list[str], connections: int, seconds: float | None
    ) -> dict[str, Any]:
        """Ask a server; without seconds each request is sent once."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        job = {"port": server.port, "requests": requests}
        job |= {"connections": connections, "seconds": seconds}
        print(json.dumps(job), file=self._process.stdin, flush=True)
        line = self._process.stdout.readline()
        if not line:
            raise LoadFailed("the load process ended")
        told: dict[str, Any] = json.loads(line)
        if told["fault"] is not None:
            raise LoadFailed(f"{server.name}: {told['fault']}")
        return told


@contextmanager
def open_client() -> Iterator[Client]:
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.client"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            yield Client(process)
        finally:
            process.terminate()


def measure_read(
    client: Client, case: Case, servers: Sequence[Server], plan: Plan, engine: str
) -> Iterator[Result]:
    """Time a query with each number of connections."""
    for connections in plan.connections:
        timed = {server.name: Timed() for server in servers}
        for n in plan.turns():
            for server in servers:
                requests = [server.request(case)]
                told = client.run(server, requests, connections, plan.seconds)
                if n >= 0:
                    _add(timed[server.name], told)
        yield Result(case, engine, connections, timed)


def measure_writes(
    client: Client, case: Case, servers: Sequence[Server], plan: Plan, engine: str, url: str
) -> Iterator[Result]:
    """Time a mutation; afterwards each record must have taken its step."""
    most = plan.warm_writes + plan.writes * plan.rounds
    ids = register_disputes(url, len(plan.connections) * len(servers) * most)
    waiting, used = iter(ids), 0
    for connections in plan.connections:
        timed = {server.name: Timed() for server in servers}
        for n in plan.turns():
            count = plan.warm_writes if n < 0 else plan.writes
            for server in servers:
                requests = [server.request(case, next(waiting)) for _ in range(count)]
                told = client.run(server, requests, connections, None)
                used += count
                if n >= 0:
                    _add(timed[server.name], told)
        yield Result(case, engine, connections, timed)
    if (accepted := count_accepted(url, ids)) != used:
        raise LoadFailed(f"{used} disputes were to be accepted, {accepted} are")


def _add(timed: Timed, told: dict[str, Any]) -> None:
    timed.rates.append(len(told["microseconds"]) / told["elapsed"])
    timed.microseconds += told["microseconds"]
