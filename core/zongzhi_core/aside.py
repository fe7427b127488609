"""Work beside the event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from typing import TypeVar

Result = TypeVar("Result")

#: One thread: however many new documents come at once, they take turns with the event loop and
#: not with each other, and whoever asks what is known goes on.
_THREAD = ThreadPoolExecutor(1, "aside")


async def aside(work: Callable[[], Result]) -> Result:
    """The result of long work of the processor, done in the one thread for it."""
    return await run_in(_THREAD, work)


async def run_in(pool: Executor, work: Callable[[], Result]) -> Result:
    """The result of work that is done by one of the pool's threads."""
    return await asyncio.get_running_loop().run_in_executor(pool, _whole, work)


def _whole(work: Callable[[], Result]) -> Result:
    try:
        return work()
    except StopIteration as stop:
        # A future cannot hold it: who waits for the work would wait for ever.
        raise RuntimeError("work beside the event loop") from stop
