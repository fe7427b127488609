"""Attackers in a process of their own: `python -m tests.benchmarks.attackers ADDRESS TOKEN NAME…`
until SIGTERM; then it prints how many attacks were answered."""

from __future__ import annotations

import asyncio
import signal
import sys
from itertools import count, cycle
from typing import Any

import httpx2

from tests.api.attacks import ATTACKS

#: Connections, each of which never pauses.
ATTACKERS = 4


def told(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}


async def attack(address: str, token: str, bodies: list[bytes], own: int, answered: Any) -> None:
    """Attack for ever. No two documents are equal: none is found kept."""
    async with httpx2.AsyncClient(timeout=60, headers=told(token)) as client:
        for body in cycle(bodies[own:] + bodies[:own]):
            anew = body.replace(b'{"query": "', b'{"query": "#%d.%d\\n' % (own, next(answered)))
            await client.post(f"{address}/graphql", content=anew)


async def run(address: str, token: str, *names: str) -> None:
    bodies, answered = [ATTACKS[name].make() for name in names], count()
    each = [attack(address, token, bodies, own, answered) for own in range(ATTACKERS)]
    work = asyncio.gather(*each)
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, work.cancel)
    try:
        await work
    except asyncio.CancelledError:
        print(next(answered))


if __name__ == "__main__":
    asyncio.run(run(*sys.argv[1:]))
