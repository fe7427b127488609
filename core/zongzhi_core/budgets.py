"""What a token may spend in a minute, in each process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, thread_time

from .errors import TooCostly


class Budget:
    """A budget for each name that fills up evenly: as much in a minute as may be spent in one."""

    def __init__(self, most: float) -> None:
        self.most = most
        self._spent: dict[str, tuple[float, float]] = {}

    def spent(self, name: str) -> float:
        """How much of it is gone now."""
        now = monotonic()
        at, amount = self._spent.get(name, (now, 0.0))
        return max(0.0, amount - (now - at) * self.most / 60)

    def spend(self, name: str, amount: float) -> None:
        self._spent[name] = (monotonic(), self.spent(name) + amount)

    @contextmanager
    def working(self, name: str) -> Iterator[None]:
        """Spends the processor's seconds that the work within takes; TOO_COSTLY when all are
        gone before it begins: how long it takes is known only afterwards."""
        if self.spent(name) > self.most:
            raise TooCostly(
                f"本令牌一分钟内提交的新查询或结构查询过多（处理时间上限 {self.most:g} 秒）；"
                "请用变量重复使用同一查询，或稍后再试。",
                "This token has sent too many new documents or introspections within a minute (at "
                f"most {self.most:g} seconds of work); send the same document with other "
                "variables, or try again later.",
                limit=self.most,
            )
        started = thread_time()
        try:
            yield
        finally:
            self.spend(name, thread_time() - started)
