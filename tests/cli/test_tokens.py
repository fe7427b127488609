"""Tokens by the command line, and what a running service makes of them."""

from __future__ import annotations

import asyncio
import hashlib
import re
from datetime import UTC, datetime

import pytest

from zongzhi_api.service import Service
from zongzhi_core.errors import Unauthenticated

from .conftest import COUNTY, Shell, ask

VIEWER = "{ viewer { name role division } }"


def wish(
    name: str = "exchange", division: str = COUNTY, role: str = "integrator", *more: str
) -> list[str]:
    options = ["--name", name, "--division", division, "--role", role]
    return ["token", "create", *options, *more]


class TestCreate:
    def test_token_is_printed_alone(self, shell: Shell) -> None:
        """Standard output is the token and a line's end: 32 bytes, and only its digest is kept."""
        printed = shell.do(*wish())
        assert re.fullmatch(r"[\w-]{43}\n", printed)
        digest = hashlib.sha256(printed.strip().encode()).hexdigest()
        assert shell.execute("SELECT digest FROM core_token") == digest

    @pytest.mark.slow
    def test_token_opens_the_service(self, county: Shell) -> None:
        """A service reads with it at once, in the role and division given."""
        token = county.do(*wish(role="mediator")).strip()
        answer = county.serve(lambda service: ask(service, token, VIEWER))
        viewer = {"name": "exchange", "role": "mediator", "division": COUNTY}
        assert answer["data"]["viewer"] == viewer

    def test_new_token_is_known_to_a_running_service(self, shell: Shell) -> None:
        """A service that has answered before takes a token made since."""
        first = shell.token("first")

        async def watch(service: Service) -> str:
            await ask(service, first, VIEWER)
            second = await asyncio.to_thread(shell.token, "second")
            answer = await ask(service, second, VIEWER)
            return str(answer["data"]["viewer"]["name"])

        assert shell.serve(watch) == "second"

    def test_creating_is_journalled(self, shell: Shell) -> None:
        """The journal keeps who made it, never the token."""
        token = shell.do(*wish()).strip()
        last = "FROM core_journal ORDER BY id DESC LIMIT 1"
        assert shell.execute(f"SELECT command {last}") == "createToken"
        assert shell.execute(f"SELECT actor {last}").startswith("cli:")
        assert token not in shell.execute(f"SELECT changes {last}")

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            (wish(division="999999"), "999999"),
            (wish(division=""), '""'),
            (wish(role="king"), "county_admin"),
            (wish(name=""), "1 to 100"),
            (wish(name="cli:root"), "cli:root"),
            (wish(name="x" * 101), "100"),
            (wish(name="taken"), "taken"),
            (wish("n", COUNTY, "integrator", "--days", "0"), "366"),
            (wish("n", COUNTY, "integrator", "--days", "367"), "366"),
            (wish("n", COUNTY, "integrator", "--plugins", "grid,hail"), '"hail"'),
            (wish("n", COUNTY, "integrator", "--plugins", ""), "empty"),
        ],
    )
    def test_wrong_token_is_told(self, shell: Shell, words: list[str], told: str) -> None:
        """What cannot be granted is named with what is allowed; nothing is made."""
        shell.do(*wish(name="taken"))
        assert told in shell.refuse(*words)
        assert shell.execute("SELECT count(*) FROM core_token") == 1


class TestList:
    def test_tokens_are_listed_with_their_reach(self, empty: Shell) -> None:
        """Everything but the secret can be read again."""
        token = empty.do(*wish("centre", "all", "assessor", "--plugins", "party,grid"))
        (listed,) = empty.json("token", "list")
        assert (listed["name"], listed["role"]) == ("centre", "assessor")
        assert (listed["division"], listed["plugins"]) == ("all", ["grid", "party"])
        assert listed["revokedAt"] is None
        assert token.strip() not in empty.do("token", "list")

    def test_token_lasts_the_days_given(self, shell: Shell) -> None:
        """Ninety days when nothing is said, at most a year and a day."""
        shell.do(*wish("short"))
        shell.do(*wish("long", "530424001", "integrator", "--days", "366"))
        days = {
            each["name"]: (read(each["expiresAt"]) - read(each["issuedAt"])).days
            for each in shell.json("token", "list")
        }
        assert days == {"long": 366, "short": 90}


class TestRevoke:
    def test_revoked_token_fails_at_once(self, shell: Shell) -> None:
        """The request after the command is refused by a service that knew the token."""
        token = shell.do(*wish()).strip()

        async def watch(service: Service) -> None:
            assert (await ask(service, token, VIEWER))["data"]["viewer"]
            await asyncio.to_thread(shell.do, "token", "revoke", "exchange")
            with pytest.raises(Unauthenticated):
                await ask(service, token, VIEWER)

        shell.serve(watch)
        assert "revoked" in shell.do("token", "list")

    def test_token_is_revoked_once(self, shell: Shell) -> None:
        """A second revocation, and the name for a new token, are refused."""
        shell.do(*wish())
        shell.do("token", "revoke", "exchange")
        assert "was revoked on" in shell.refuse("token", "revoke", "exchange")
        assert "taken" in shell.refuse(*wish())

    def test_unknown_token_is_told(self, empty: Shell) -> None:
        """A name that no token has is told."""
        assert '"nobody"' in empty.refuse("token", "revoke", "nobody")


def read(stamp: str) -> datetime:
    return datetime.strptime(stamp, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
