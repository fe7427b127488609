"""The load: keep-alive connections that ask one after the other, in a process of its own.

Reads jobs as JSON, one a line, on standard input and answers each with one line. It knows just
enough HTTP for answers with a Content-Length, so that it takes little of the machine.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
import time
from collections.abc import Iterator
from itertools import cycle
from typing import Any

import uvloop

#: What a job may take beyond its own seconds.
GRACE_SECONDS = 120

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)\r\n", re.IGNORECASE)
_END = b"\r\n\r\n"


class Run:
    """One job: its requests, when to stop, what was measured."""

    def __init__(self, requests: Iterator[bytes], seconds: float | None) -> None:
        self.requests = requests
        self.deadline = None if seconds is None else time.perf_counter() + seconds
        self.microseconds: list[int] = []
        self.fault: str | None = None

    def next(self) -> bytes | None:
        """The next request; None when the job is over."""
        late = self.deadline is not None and time.perf_counter() >= self.deadline
        return None if late or self.fault is not None else next(self.requests, None)


class Connection(asyncio.Protocol):
    """One connection with at most one request under way."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.done = asyncio.get_running_loop().create_future()
        self._held = bytearray()
        self._size: int | None = None

    def connection_made(self, transport: Any) -> None:
        self._transport = transport
        self._ask()

    def _ask(self) -> None:
        request = self.run.next()
        if request is None:
            self._transport.close()
            return
        self._started = time.perf_counter()
        self._transport.write(request)

    def data_received(self, data: bytes) -> None:
        self._held += data
        if self._size is None and (end := self._held.find(_END)) >= 0:
            length = _LENGTH.search(self._held, 0, end + 2)
            if length is None:
                self._fail("an answer without Content-Length")
                return
            self._size = end + len(_END) + int(length[1])
        if self._size is not None and len(self._held) >= self._size:
            self._finish()

    def _finish(self) -> None:
        self.run.microseconds.append(round((time.perf_counter() - self._started) * 1e6))
        if not self._held.startswith(b"HTTP/1.1 200 ") or b'"errors"' in self._held:
            self._fail(self._held[:500].decode(errors="replace"))
            return
        self._held.clear()
        self._size = None
        self._ask()

    def _fail(self, why: str) -> None:
        self.run.fault = self.run.fault or why
        self._transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        if exc is not None:
            self.run.fault = self.run.fault or repr(exc)
        self.done.set_result(None)


async def work(job: dict[str, Any]) -> dict[str, Any]:
    """Carry out a job: the same request until time is up, or each request once."""
    requests = [text.encode() for text in job["requests"]]
    timed = job["seconds"] is not None
    run = Run(cycle(requests) if timed else iter(requests), job["seconds"])
    loop, started = asyncio.get_running_loop(), time.perf_counter()
    made = [
        (await loop.create_connection(lambda: Connection(run), "127.0.0.1", job["port"]))[1]
        for _ in range(job["connections"])
    ]
    patience = (job["seconds"] or 0) + GRACE_SECONDS
    await asyncio.wait_for(asyncio.gather(*(each.done for each in made)), patience)
    elapsed = time.perf_counter() - started
    return {"elapsed": elapsed, "microseconds": run.microseconds, "fault": run.fault}


async def main() -> None:
    for line in sys.stdin:
        print(json.dumps(await work(json.loads(line))), flush=True)


if __name__ == "__main__":
    uvloop.run(main())
