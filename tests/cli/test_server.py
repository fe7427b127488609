"""The server as a process: it starts, answers, follows other commands and stops."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from .conftest import COUNTY, Shell

PROGRAM = str(Path(sys.executable).with_name("zongzhi"))
COUNT = f'{{ division(code: "{COUNTY}") {{ disputes {{ totalCount }} }} }}'
START_SECONDS = 30


@contextlib.contextmanager
def served(shell: Shell, *words: str, stop: int = signal.SIGTERM) -> Iterator[str]:
    """A server in a process of its own; it must stop with status 0 at the signal."""
    port = find_free_port()
    with open("out.txt", "wb") as out, open("err.txt", "wb") as err:
        command = [PROGRAM, *(words or ("serve",)), "--port", str(port)]
        environ = {**os.environ, "ZONGZHI_DATABASE": shell.address}
        server = subprocess.Popen(command, env=environ, stdout=out, stderr=err)
    try:
        address = f"http://127.0.0.1:{port}"
        wait_until_ready(server, address)
        yield address
        server.send_signal(stop)
        assert server.wait(START_SECONDS) == 0, Path("err.txt").read_text(encoding="utf-8")
    finally:
        server.kill()
        server.wait()


def wait_until_ready(server: subprocess.Popen[bytes], address: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{address}/readyz"):
            return
        time.sleep(0.05)
    pytest.fail(Path("err.txt").read_text(encoding="utf-8"))


def find_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def post(address: str, token: str, document: str) -> tuple[int, Any]:
    request = urllib.request.Request(
        f"{address}/graphql",
        json.dumps({"query": document}).encode(),
        {"Content-Type": "application/json", "Authorization": f"Bearer {token}"},
    )
    try:
        with urllib.request.urlopen(request) as response:
            return response.status, json.load(response)
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, json.load(refused)


@pytest.mark.slow
@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_server_stops_when_told(shell: Shell, stop: signal.Signals) -> None:
    """Either signal ends it in order, with status 0."""
    token = shell.token("reader")
    with served(shell, stop=stop) as address:
        assert post(address, token, COUNT)[0] == 200
    assert "Application shutdown complete" in Path("err.txt").read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("workers", ["1", "2"])
def test_every_worker_follows_commands(shell: Shell, workers: str) -> None:
    """A switch and a revocation from another process hold for each request after them."""
    token = shell.token("reader")
    with served(shell, "serve", "--workers", workers) as address:
        whole = {"division": {"disputes": {"totalCount": 1431}}}
        assert all(post(address, token, COUNT) == (200, {"data": whole}) for _ in range(8))
        first = "SELECT id FROM core_organisation WHERE county_id IS NOT NULL"
        office = f"organisation_{shell.execute(first)}"
        words = ("--county", COUNTY, "--reason", "试", "--second", "reader", "--office", office)
        shell.do("plugins", "off", "mediation", *words, ZONGZHI_SECOND_TOKEN=token)
        for _ in range(8):
            assert post(address, token, COUNT)[1]["data"] == {"division": {"disputes": None}}
        shell.do("token", "revoke", "reader")
        assert [post(address, token, COUNT)[0] for _ in range(8)] == [401] * 8


@pytest.mark.slow
def test_demo_prints_what_works(bare: Shell, folder: Path, huaning: Path) -> None:
    """The printed tokens open the printed address, and the printed query can be pasted."""
    shutil.copy(huaning, folder / "zongzhi.db")
    with served(bare, "demo") as address:
        printed = Path("out.txt").read_text(encoding="utf-8")
        assert f"{address}/graphiql" in printed
        assert f"{address}/console" in printed
        admin, integrator = find_tokens(printed)
        pasted = re.search(r"^  curl .*(?:\n    -.*)+", printed, re.MULTILINE)
        assert pasted
        answer = subprocess.run(["sh", "-c", pasted[0]], capture_output=True, check=True).stdout
        assert json.loads(answer)["data"]["division"]["disputes"]["totalCount"] == 1431
        viewer = "{ viewer { name role division } }"
        for token, name, role in (
            (admin, "demo-admin", "county_admin"),
            (integrator, "demo-integrator", "integrator"),
        ):
            seen = post(address, token, viewer)[1]["data"]["viewer"]
            assert seen == {"name": name, "role": role, "division": COUNTY}


def test_demo_loads_once_with_fresh_tokens(folder: Path) -> None:
    """Without a database named it makes its own; a second start replaces the tokens."""
    result = [Shell("").run("demo", "--no-serve", ZONGZHI_DATABASE=_unset()) for _ in range(2)]
    assert [each.exit_code for each in result] == [0, 0]
    assert (folder / "var" / "demo.db").exists()
    first, second = (set(find_tokens(each.stdout)) for each in result)
    assert len(first) == len(second) == 2
    assert not first & second
    names = [each["name"] for each in Shell("sqlite:///var/demo.db").json("token", "list")]
    assert names == ["demo-admin", "demo-integrator"]


def find_tokens(printed: str) -> list[str]:
    """The tokens that stand alone on a line; one may begin or end with a hyphen."""
    return re.findall(r"^    ([\w-]{43})$", printed, re.MULTILINE)


def _unset() -> Any:
    """For the runner, a variable that is not set."""
    return None


@pytest.mark.parametrize("words", [("serve",), ("demo",)])
def test_occupied_port_is_told(empty: Shell, words: tuple[str, ...]) -> None:
    """The port is looked at first: nothing is loaded for a server that cannot start."""
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = str(holder.getsockname()[1])
        told = empty.refuse(*words, "--port", port)
    assert f"127.0.0.1:{port}" in told
    assert "--port" in told
    assert empty.execute("SELECT count(*) FROM core_division") == 0


@pytest.mark.parametrize("host", ["nowhere.invalid", "203.0.113.7"])
def test_foreign_address_is_told(empty: Shell, host: str) -> None:
    """An address that is not this machine's cannot be listened on."""
    assert host in empty.refuse("serve", "--host", host)


@pytest.mark.slow
def test_interrupted_import_leaves_nothing(empty: Shell, folder: Path) -> None:
    """Ctrl-C in the middle of an import rolls it back."""
    villages = (
        f"1101{c:02d}{t:03d}{v:03d},村{v}村民委员会\n"
        for c in range(1, 40) for t in range(1, 40) for v in range(1, 99)
    )  # fmt: skip
    towns = (f"1101{c:02d}{t:03d},街{t}街道\n" for c in range(1, 40) for t in range(1, 40))
    counties = (f"1101{c:02d},区{c}区\n" for c in range(1, 40))
    with (folder / "big.csv").open("w", encoding="utf-8") as file:
        file.writelines(["code,name\n11,北京市\n1101,市辖区\n", *counties, *towns, *villages])
    importing = subprocess.Popen(
        [PROGRAM, "divisions", "import", "big.csv"],
        env={**os.environ, "ZONGZHI_DATABASE": empty.address},
        stderr=subprocess.PIPE,
        # A test run in the background hands on that interrupts are ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    wal = folder / "zongzhi.db-wal"
    while importing.poll() is None and not (wal.exists() and wal.stat().st_size > 100_000):
        time.sleep(0.01)
    importing.send_signal(signal.SIGINT)
    assert b"Aborted" in importing.communicate()[1]
    assert importing.returncode == 1
    assert empty.execute("SELECT count(*) FROM core_division_version") == 0
