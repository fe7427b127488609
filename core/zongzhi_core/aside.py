"""Long work of the processor beside the event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Result = TypeVar("Result")

#: One thread: however many new documents come at once, they take turns with the event loop and
#: not with each other, and whoever asks what is known goes on.
_THREAD = ThreadPoolExecutor(1, "aside")


async def aside(work: Callable[[], Result]) -> Result:
    """The result of work that is done in the one thread for it."""
    return await asyncio.get_running_loop().run_in_executor(_THREAD, work)
