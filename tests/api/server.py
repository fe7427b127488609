"""A server in a process of its own, over the database of a world, asked over the network."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import socket
import ssl
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import httpx2
import pytest
from sqlalchemy.orm import Session

from tests.support.net import NET
from tests.support.worlds import HUANING, World
from zongzhi_core.tokens import TokenWish, create_token

from .door import Reply, check

PROGRAM = str(Path(sys.executable).with_name("zongzhi"))
START_SECONDS = 60.0
#: For clients of plain HTTP: each would otherwise read the certificates of the whole world.
PLAIN = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


class Server:
    """A server in a process of its own, over the database of a world."""

    def __init__(
        self,
        world: World,
        folder: Path,
        workers: int,
        *,
        demo_issuer: bool = False,
        public: str = "",
        path: str | None = None,
    ) -> None:
        self.world = world
        NET.watch(world.database)
        self.errors = folder / "errors.txt"
        self.address = f"http://127.0.0.1:{find_free_port()}"
        port = self.address.rpartition(":")[2]
        command = [PROGRAM, "serve", "--port", port, "--workers", str(workers)]
        environ = {**world.environ, "PATH": "/usr/bin:/bin"}
        # The checkout under test, where another one is installed; or another program.
        environ["PYTHONPATH"] = os.environ.get("PYTHONPATH", "") if path is None else path
        if demo_issuer:
            environ["ZONGZHI_DEVELOPMENT"] = "true"
            # Of two servers behind one address one has the issuer.
            environ["ZONGZHI_PUBLIC_URL"] = public or self.address
            environ["ZONGZHI_OIDC_ISSUER"] = f"{public or self.address}/demo-issuer"
        with self.errors.open("wb") as errors:
            self.process = subprocess.Popen(
                command,
                cwd=folder,
                env=environ,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                start_new_session=True,
            )
        # A client of its own each time: every request may meet another worker.
        self.token = ""

    def kill(self) -> None:
        """End it and its workers, which would outlive it."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        NET.look("what a server wrote on stderr", self.errors.read_bytes())

    async def wait(self) -> None:
        """Until it answers."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self.process.poll() is None:
            with contextlib.suppress(httpx2.TransportError):
                if (await self.get("/readyz")).status_code == 200:
                    return
            await asyncio.sleep(0.05)
        pytest.fail(self.errors.read_text(encoding="utf-8"))

    async def get(self, path: str, **headers: str) -> httpx2.Response:
        async with httpx2.AsyncClient(timeout=60, verify=PLAIN) as client:
            return await client.get(self.address + path, headers=headers)

    async def ask(self, document: str, token: str = "") -> Reply:
        """`POST /graphql` over a connection of its own."""
        headers = {
            "Authorization": f"Bearer {token or self.token}",
            "Content-Type": "application/json",
            "Accept": "application/graphql-response+json",
        }
        async with httpx2.AsyncClient(timeout=60, verify=PLAIN) as client:
            content = json.dumps({"query": document})
            url = f"{self.address}/graphql"
            return check(await client.post(url, content=content, headers=headers))

    async def make_token(
        self, name: str, role: str = "county_admin", division: str | None = HUANING
    ) -> str:
        """A token that another process makes while this one runs."""
        wish = TokenWish(name, role, division)

        def make(session: Session) -> str:
            return create_token(
                session, RealTime(), wish, installed=(), actor="cli:test", replace=True
            )

        made: str = await self.world.write(make)
        return made


class RealTime:
    """The clock of the server's process, which is not the test's."""

    def now(self) -> datetime:
        return datetime.now(UTC).replace(microsecond=0)


def find_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
