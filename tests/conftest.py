"""Fixtures that every test may use."""

from __future__ import annotations

import os

import pytest

from tests.support.postgres import PostgresMissing, PostgresServer, describe_source, share_server


def pytest_report_header() -> str:
    return f"postgresql: {describe_source()}"


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> PostgresServer:
    """The one PostgreSQL server of this run; without one, a skip, or in CI a failure."""
    folder, owner = tmp_path_factory.getbasetemp(), os.getpid()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder, owner = folder.parent, os.getppid()
    try:
        return share_server(folder, owner)
    except PostgresMissing as missing:
        if os.environ.get("ZONGZHI_REQUIRE_POSTGRES") == "1":
            pytest.fail(str(missing))
        pytest.skip(str(missing))
