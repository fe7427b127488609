"""Users by the command line: the first administrator of a county is entered here."""

from __future__ import annotations

import pytest

from .conftest import COUNTY, Shell

GRANT = ("--role", "county_admin", "--division", COUNTY, "--until", "2030-12-31")


@pytest.fixture
def county(shell: Shell) -> Shell:
    """A shell at a county with one user and no grant."""
    shell.do("user", "add", "chen.guohua", "--name", "陈国华", "--division", COUNTY)
    return shell


class TestUsers:
    def test_user_is_entered_granted_and_ended(self, county: Shell) -> None:
        """Each step shows in the list."""
        [entered] = county.json("user", "list")
        assert (entered["account"], entered["name"]) == ("chen.guohua", "陈国华")
        assert (entered["grants"], entered["ended"]) == ([], None)
        county.do("user", "grant", "chen.guohua", *GRANT, "--reason", "华组干〔2025〕3号")
        [granted] = county.json("user", "list")
        [grant] = granted["grants"]
        assert grant == {
            "role": "county_admin",
            "division": COUNTY,
            "until": "2030-12-31",
            "classes": "",
        }
        assert "county_admin" in county.do("user", "list")
        county.do("user", "end", "chen.guohua", "--reason", "调离")
        [ended] = county.json("user", "list")
        assert ended["grants"] == []
        assert ended["ended"] is not None

    def test_account_is_entered_once(self, county: Shell) -> None:
        """The second is refused by name."""
        told = county.refuse("user", "add", "chen.guohua", "--name", "x", "--division", COUNTY)
        assert "chen.guohua" in told

    def test_grant_needs_an_account(self, county: Shell) -> None:
        """One that is not there is named."""
        assert "nobody" in county.refuse("user", "grant", "nobody", *GRANT, "--reason", "x")

    def test_role_needs_its_level(self, county: Shell) -> None:
        """A township has no county administrator."""
        place = ("--division", "530424001", "--until", "2030-12-31", "--reason", "x")
        told = county.refuse("user", "grant", "chen.guohua", "--role", "county_admin", *place)
        assert "COUNTY" in told
        assert county.json("user", "list")[0]["grants"] == []

    def test_plugins_must_be_installed(self, county: Shell) -> None:
        """A grant names what there is."""
        words = ("user", "grant", "chen.guohua", *GRANT, "--reason", "x", "--plugins", "nothing")
        assert "nothing" in county.refuse(*words)
