"""Runs a server until the process that owns it is gone, then stops it and removes its folder.

A process of its own, so that the server ends however the tests end, `kill -9` included. At SIGHUP
it does what `pg_ctl restart -m immediate` does.
Usage: postgres_keeper.py OWNER_PID FOLDER COMMAND...
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time

POLL_SECONDS = 0.2
STOP_SECONDS = 10.0


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def keep(owner: int, folder: str, command: list[str]) -> int:
    """Return the server's exit status, after its folder is gone."""
    server = subprocess.Popen(command)
    crashes: list[int] = []
    signal.signal(signal.SIGTERM, lambda _number, _frame: server.send_signal(signal.SIGINT))
    signal.signal(signal.SIGHUP, lambda number, _frame: crashes.append(number))
    while server.poll() is None and is_alive(owner):
        if crashes:
            crashes.clear()
            server.send_signal(signal.SIGQUIT)
            server.wait()
            server = subprocess.Popen(command)
        time.sleep(POLL_SECONDS)
    stop(server)
    shutil.rmtree(folder, ignore_errors=True)
    return server.returncode


def stop(server: subprocess.Popen[bytes]) -> None:
    """Ask for PostgreSQL's fast shutdown (SIGINT), and insist after a while."""
    if server.poll() is not None:
        return
    server.send_signal(signal.SIGINT)
    try:
        server.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


if __name__ == "__main__":
    sys.exit(keep(int(sys.argv[1]), sys.argv[2], sys.argv[3:]))
