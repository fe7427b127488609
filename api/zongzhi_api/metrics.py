"""What `/metrics` tells: requests, latencies, statements by kind, plan-cache hits."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from prometheus_client import CollectorRegistry, Counter, generate_latest
from prometheus_client.core import CounterMetricFamily, HistogramMetricFamily

from .service import Service

#: Ends of the buckets of latency, in seconds.
_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)


class Metrics:
    """The metrics of one process."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._registry = CollectorRegistry()
        self.requests = Counter(
            "zongzhi_requests",
            "HTTP requests by path and status.",
            ["path", "status"],
            registry=self._registry,
        )
        self._children: dict[tuple[str, int], Counter] = {}
        self._seconds = 0.0
        self._slots = [0] * (len(_BUCKETS) + 1)
        self._registry.register(self)

    def count(self, path: str, status: int) -> None:
        """One more HTTP request."""
        key = (path, status)
        if key not in self._children:
            self._children[key] = self.requests.labels(path, status)
        self._children[key].inc()

    def observe(self, seconds: float) -> None:
        """How long a GraphQL request took; counted here, for it happens with each."""
        self._seconds += seconds
        self._slots[bisect_left(_BUCKETS, seconds)] += 1

    def collect(self) -> Iterator[Any]:
        """The counters that core keeps itself, and the latencies."""
        ends = [*map(str, _BUCKETS), "+Inf"]
        latencies = HistogramMetricFamily(
            "zongzhi_graphql_seconds", "Seconds to answer or refuse a GraphQL request."
        )
        sums = zip(ends, accumulate(self._slots), strict=True)
        latencies.add_metric([], list(sums), self._seconds)
        yield latencies
        statements = CounterMetricFamily(
            "zongzhi_sql_statements", "SQL statements or transactions by kind.", labels=["kind"]
        )
        for kind, count in self._service.database.statistics.statements.items():
            statements.add_metric([kind], count)
        yield statements
        plans = CounterMetricFamily(
            "zongzhi_plan_cache", "Look-ups in the plan cache.", labels=["result"]
        )
        plans.add_metric(["hit"], self._service.reader.statistics.hits)
        plans.add_metric(["miss"], self._service.reader.statistics.misses)
        yield plans

    def text(self) -> bytes:
        """The exposition format."""
        return generate_latest(self._registry)
