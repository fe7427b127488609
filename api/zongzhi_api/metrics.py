"""What `/metrics` tells: requests, latencies, statements by kind, plan-cache hits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily

from .service import Service


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
        self.seconds = Histogram(
            "zongzhi_graphql_seconds",
            "Seconds to answer a GraphQL request.",
            registry=self._registry,
            buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10),
        )
        self._registry.register(self)

    def collect(self) -> Iterator[Any]:
        """The counters that core keeps itself."""
        statements = CounterMetricFamily(
            "zongzhi_sql_statements", "SQL statements by kind.", labels=["kind"]
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
