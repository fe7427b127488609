"""The second person at this machine, who shows a token of their own."""

from __future__ import annotations

import os
from datetime import datetime
from typing import NamedTuple

import click

from zongzhi_core.access import Principal
from zongzhi_core.errors import Unauthenticated
from zongzhi_core.state import Snapshot, digest_of

#: Where the token stands when nobody is there to enter it.
VARIABLE = "ZONGZHI_SECOND_TOKEN"

second_option = click.option(
    "--second",
    metavar="NAME",
    help="审批人 Who approves it here: the name of a token, whose owner enters it "
    f"({VARIABLE}); not needed for an approval given beforehand.",
)


class Second(NamedTuple):
    """Who says to be the second person, with what they entered, and the command to approve by."""

    name: str
    secret: str
    approval: str

    def principal(self, held: Snapshot, now: datetime) -> Principal:
        """Whose token that is; UNAUTHENTICATED unless it is theirs and in force."""
        bearer = held.bearers.get(digest_of(self.secret))
        if bearer is None or bearer.name != self.name or bearer.expires_at <= now:
            raise Unauthenticated(
                f"所输入的（或 {VARIABLE}）不是“{self.name}”的有效令牌：不存在、已过期或已撤销。",
                f'What was entered (or {VARIABLE}) is no token of "{self.name}" that is in force: '
                "unknown, expired or revoked.",
            )
        return held.principal(self.secret, None, now)


def ask_second(name: str | None, approval: str) -> Second | None:
    """The second person of that name, if one is named, with what they enter unseen."""
    if name is None:
        return None
    words = f"{name} 的令牌 Token of {name} ({VARIABLE})"
    secret = os.environ.get(VARIABLE) or click.prompt(words, hide_input=True, err=True)
    return Second(name, str(secret).strip(), approval)
