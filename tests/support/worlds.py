"""The worlds of the test kit, with users in each county, built once in a run."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Self

from sqlalchemy.orm import Session

from zongzhi_core.sample import SampleCounty
from zongzhi_core.testing import worlds
from zongzhi_core.testing.sharing import composer_of, share_documents, share_statements
from zongzhi_core.testing.worlds import (
    HUANING,
    NOW,
    World,
    build,
    installed,
    key_environ,
    make_keys,
    remove_sqlite,
)

from .accounts import add_users

#: A reader of one plugin, beside those of the kit.
MORE = {"gridonly": ("integrator", HUANING, "grid")}
TOKENS = worlds.TOKENS | MORE

__all__ = [
    "HUANING",
    "NOW",
    "TOKENS",
    "Template",
    "World",
    "build",
    "composer_of",
    "installed",
    "key_environ",
    "make_keys",
    "once",
    "remove_sqlite",
    "run_folder",
    "share_documents",
    "share_statements",
]


def run_folder(folder: Path) -> Path:
    """The folder that all processes of a test run share, of one that a test was given."""
    return folder.parents[1 if "PYTEST_XDIST_WORKER" in os.environ else 0]


def once(home: Path, name: str, make: Callable[[], str]) -> str:
    """A text about what is made once in a run, by whichever of its processes asks first."""
    told = home / f"{name}.json"
    with (home / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not told.exists():
            told.write_text(make(), encoding="utf-8")
    return told.read_text(encoding="utf-8")


class Template(worlds.Template):
    """A county with users, who hold grants at each level; built once in a run."""

    def add_more(self, session: Session, county: SampleCounty) -> None:
        add_users(session, county)
        if county.county.code == HUANING:
            worlds.add_tokens(session, MORE)

    def build(
        self, *counties: str, scale: int = 1, filled: bool = True, anew: bool = False
    ) -> Self:
        """Build the template, or take the one that another test of this run has built of the same
        things; `anew` builds one more."""
        if not anew:
            self.home = run_folder(self.folder)
            where = self.server.address if self.server else self.engine
            plugins = [plugin.name for plugin in self.registry.plugins]
            wanted = json.dumps([where, plugins, counties, scale, filled])
            self.name = f"template_{hashlib.sha256(wanted.encode()).hexdigest()[:12]}"

        def make() -> str:
            super(Template, self).build(*counties, scale=scale, filled=filled)
            return json.dumps(self.ledgers)

        self.ledgers = json.loads(once(self.home, self.name, make))
        return self
