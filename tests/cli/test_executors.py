"""The reference executor as a server: for development only, and of one mind with the other one."""

from __future__ import annotations

import json
import os
import sys
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.golden.cases import CASES, Case
from tests.reference.alike import differences, faults
from tests.support.worlds import TOKENS

from .conftest import COUNTY, Shell
from .test_server import served

#: The golden documents of the one county as it is loaded; every day some of them.
DOCUMENTS = [case for case in CASES.values() if case.world == "one" and not case.off]
DOCUMENTS = DOCUMENTS if os.environ.get("ZONGZHI_PROOF") == "1" else DOCUMENTS[::6]

REGISTER = (
    f'mutation {{ registerDispute(input: {{division: "{COUNTY}001001", categoryCode: V02}}) '
    "{ dispute { id } } }"
)


@dataclass(frozen=True)
class Client:
    """Asks a server as a reader."""

    address: str
    tokens: Mapping[str, str]

    def ask(self, document: str, reader: str, variables: Mapping[str, Any]) -> Any:
        """The body of the answer, whatever its status."""
        request = urllib.request.Request(
            f"{self.address}/graphql",
            json.dumps({"query": document, "variables": variables}).encode(),
            {"Content-Type": "application/json", "Authorization": f"Bearer {self.tokens[reader]}"},
        )
        try:
            with urllib.request.urlopen(request) as response:
                return json.load(response)
        except urllib.error.HTTPError as refused:
            with refused:
                return json.load(refused)

    def ask_case(self, case: Case) -> Any:
        """The answer to a golden document, with a cursor of this server where one is due."""
        variables = dict(case.variables)
        if case.cursor is not None:
            name, path = case.cursor
            found = self.ask(case.document, case.reader, variables)["data"]
            for step in path.split("."):
                found = found[step]
            variables[name] = found
        return self.ask(case.document, case.reader, variables)


def develop(folder: Path) -> None:
    """Settings for work on the program itself."""
    (folder / "zongzhi.toml").write_text("development = true\n", encoding="utf-8")


def make_tokens(shell: Shell) -> dict[str, str]:
    """A token for each reader of the golden documents."""
    tokens = {}
    for name in {case.reader for case in DOCUMENTS}:
        role, code, plugins = TOKENS[name]
        words = ["--name", name, "--division", code or "all", "--role", role]
        words += ["--plugins", plugins] if plugins else []
        tokens[name] = shell.do("token", "create", *words).strip()
    return tokens


@pytest.mark.slow
@pytest.mark.proof
def test_reference_server_answers_alike(shell: Shell, folder: Path) -> None:
    """The same documents, the same data and errors, from two servers at one database."""
    develop(folder)
    tokens = make_tokens(shell)
    assert len(DOCUMENTS) >= 5
    with served(shell) as address:
        compiled = {case.name: Client(address, tokens).ask_case(case) for case in DOCUMENTS}
    with served(shell, "serve", "--executor", "reference") as address:
        client = Client(address, tokens)
        for case in DOCUMENTS:
            one, other = client.ask_case(case), compiled[case.name]
            assert [*differences(one["data"], other["data"])] == [], case.name
            assert faults(one) == faults(other), case.name
        refused = client.ask(REGISTER, "admin", {})
        assert faults(refused) == {("", "BAD_INPUT")}
        assert "reference" in refused["errors"][0]["message"]
        assert faults(client.ask("{ nothing }", "admin", {})) == {("", "VALIDATION_FAILED")}
    assert shell.execute("SELECT count(*) FROM mediation_dispute") == 1431


@pytest.mark.parametrize("environ", [{}, {"ZONGZHI_DEVELOPMENT": "true", "ZONGZHI_WORKERS": "2"}])
def test_reference_needs_development_mode(empty: Shell, environ: dict[str, str]) -> None:
    """It is refused before anything starts, and the message says what to set."""
    told = empty.refuse("serve", "--executor", "reference", **environ)
    assert '"reference"' in told
    assert "ZONGZHI_DEVELOPMENT=true" in told


def test_unknown_executor_is_told(empty: Shell) -> None:
    """A name that nobody offers is answered with those that are offered."""
    environ = {"ZONGZHI_DEVELOPMENT": "true", "ZONGZHI_EXECUTOR": "magic"}
    told = empty.refuse("serve", **environ)
    assert '"magic"' in told
    assert "compiled, reference" in told


def test_executor_that_is_not_installed_is_told(
    empty: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the tests are not there, as in a wheel, the message says where they are."""
    monkeypatch.setitem(sys.modules, "tests.reference.serving", None)
    told = empty.refuse("serve", "--executor", "reference", ZONGZHI_DEVELOPMENT="true")
    assert "pip install -e" in told
