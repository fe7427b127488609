"""What a token may spend in a minute, in each process."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, thread_time

from .errors import TooCostly

#: The part of a minute's work that may be done at once; the rest is spread over the minute.
_AT_ONCE = 0.1
#: Seconds that work may wait for its turn.
_LONGEST_WAIT = 5.0


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

    async def turn(self, name: str) -> None:
        """Returns when what was done at once too much has filled up again, so that others feel
        little of it; TOO_COSTLY when that takes too long."""
        while (wait := self._wait(name)) > 0:
            await asyncio.sleep(wait)

    @contextmanager
    def working(self, name: str) -> Iterator[None]:
        """Spends the processor's seconds that the work within takes; TOO_COSTLY when too many are
        gone before it begins: how long it takes is known only afterwards."""
        self._wait(name)
        started = thread_time()
        try:
            yield
        finally:
            self.spend(name, thread_time() - started)

    def _wait(self, name: str) -> float:
        wait = (self.spent(name) / self.most - _AT_ONCE) * 60
        if wait > _LONGEST_WAIT:
            raise TooCostly(
                f"本令牌短时间内提交的新查询或结构查询过多（每分钟处理时间上限 {self.most:g} 秒）；"
                "请用变量重复使用同一查询，或稍后再试。",
                "This token has sent too many new documents or introspections at once (at most "
                f"{self.most:g} seconds of work a minute); send the same document with other "
                "variables, or try again later.",
                limit=self.most,
            )
        return wait
