"""The four servers as processes of their own, one after the other on free loopback ports.

All run under uvicorn with uvloop and httptools, as many workers each, no access log.
"""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .cases import Case
from .databases import Data

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS, STOP_SECONDS = 60.0, 20.0

PRODUCT, BARE, PLAIN, TUNED = NAMES = ("product", "bare", "plain", "tuned")
PEERS = (BARE, PLAIN, TUNED)


class ServerFailed(Exception):
    """A server did not start, or ended by itself."""


@dataclass(frozen=True)
class Server:
    """A running server and how it is asked."""

    name: str
    port: int
    #: Token by reach; only the product asks for one.
    tokens: Mapping[str, str]

    def request(self, case: Case, dispute: str | None = None) -> str:
        """A case as the text of an HTTP request."""
        path, body = self._body(case, dispute)
        text = json.dumps(body)
        lines = [
            f"POST {path} HTTP/1.1",
            f"Host: 127.0.0.1:{self.port}",
            "Content-Type: application/json",
            f"Content-Length: {len(text)}",
        ]
        if self.name == PRODUCT:
            lines.append(f"Authorization: Bearer {self.tokens[case.reach]}")
        return "\r\n".join([*lines, "", text])

    def _body(self, case: Case, dispute: str | None) -> tuple[str, Mapping[str, Any]]:
        given = {} if dispute is None else {"id": f"dispute_{dispute}"}
        if self.name == BARE:
            return f"/{case.name}", {**case.parameters, **given}
        variables = {"i": given} if given else case.variables
        return "/graphql", {"query": case.document, "variables": variables}

    def ask(self, case: Case) -> Any:
        """The parsed answer to a case."""
        head, _, body = self.request(case).partition("\r\n\r\n")
        headers = dict(line.split(": ", 1) for line in head.split("\r\n")[1:])
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request("POST", head.split(" ")[1], body, headers)
            return json.loads(connection.getresponse().read())
        finally:
            connection.close()


@contextmanager
def serve(data: Data, workers: int, names: Sequence[str] = NAMES) -> Iterator[list[Server]]:
    """The product and its peers over one database."""
    with ExitStack() as stack:
        yield [stack.enter_context(_server(name, data, workers)) for name in names]


@contextmanager
def _server(name: str, data: Data, workers: int) -> Iterator[Server]:
    port = free_port()
    log = data.folder / f"{name}.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            _command(name, port, workers),
            cwd=ROOT,
            env=_environment(data.url),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
    try:
        _wait(process, name, port, log)
        yield Server(name, port, data.tokens)
    finally:
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _command(name: str, port: int, workers: int) -> list[str]:
    where = ["--port", str(port), "--workers", str(workers)]
    if name == PRODUCT:
        return [sys.executable, "-m", "benchmarks.product", "serve", *where]
    made = "bare.app:from_environment" if name == BARE else f"loaders.app:{name}"
    app = f"benchmarks.{made}"
    how = ["--factory", "--loop", "uvloop", "--http", "httptools", "--no-access-log"]
    return [sys.executable, "-m", "uvicorn", app, *how, "--no-server-header", *where]


def _environment(url: str) -> dict[str, str]:
    """The surroundings without our own settings, of which the product would refuse unknown ones.

    Each server is asked by one token as fast as it can; a token's budget is counted all the same.
    """
    kept = {k: v for k, v in os.environ.items() if not k.startswith("ZONGZHI_")}
    ours = {"ZONGZHI_DATABASE": url, "ZONGZHI_OBJECTS_A_MINUTE": str(10**9)}
    return {**kept, **ours, "BENCHMARK_DATABASE": url}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(process: subprocess.Popen[bytes], name: str, port: int, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise ServerFailed(f"{name} did not start:\n{log.read_text(errors='replace')[-2000:]}")
