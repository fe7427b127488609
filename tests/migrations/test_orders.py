"""Plugins come, are upgraded, switched and go in any order: the end is the same."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.commands.giving import PROOF
from tests.support.worlds import HUANING, NOW
from zongzhi_api.places import build_sample_county
from zongzhi_core.clock import FOREVER, FixedClock
from zongzhi_core.contribution import Contribution
from zongzhi_core.loading import load_plugins
from zongzhi_core.migrate import migrate
from zongzhi_mediation.tables import DisputeLimit

from .conftest import Bare, switch
from .packages import OLDEST, installation, lengthen, newest
from .schema import read_schema

SEQUENCES, STEPS = (12, 24) if PROOF else (1, 8)
NOTED = "SELECT * FROM core_plugin ORDER BY name"
SWITCHES = "SELECT plugin, state FROM core_county_plugin ORDER BY plugin"
GAUGE = "INSERT INTO levee_gauge (county_id, id, division_id, path, placed_on, no) VALUES "


class Installation:
    """A county whose plugins come and go: which are installed, each with how many revisions."""

    def __init__(self, base: Bare, folder: Path) -> None:
        self.base, self.folder = base, folder
        self.counts: dict[str, int] = {}
        #: How far each chain ever came: an older package of it would be refused.
        self.reached: dict[str, int] = {}
        self.migrate()
        self.county: str = base.do(_make_county)

    def migrate(self) -> None:
        known = list(installation(self.counts, self.folder).contributions.values())
        self.base.do(lambda session: migrate(session, known))
        self.reached.update(self.counts)

    def step(self, rng: random.Random) -> str:
        """Something that happens to a plugin; answers what it was."""
        whole = newest()
        name = rng.choice(sorted(whole))
        if name not in self.counts:
            least = self.reached.get(name, min(OLDEST, whole[name]))
            self.counts[name] = rng.randint(least, whole[name])
            self.migrate()
            return f"install {name} {self.counts[name]}"
        done = rng.choice(("upgrade", "remove", "ON", "OFF"))
        if done in ("ON", "OFF"):
            switch(self.base, installation(self.counts, self.folder), name, done)
        elif done == "remove":
            del self.counts[name]
            self.migrate()
        else:
            self.counts[name] = rng.randint(self.counts[name], whole[name])
            self.migrate()
        return f"{done} {name}"

    def finish(self) -> dict[str, Any]:
        """Install the newest of everything and turn it on; what the database is then."""
        self.counts = newest()
        self.migrate()
        for name in sorted(self.counts):
            switch(self.base, installation(self.counts, self.folder), name, "ON")
        found = {"schema": self.base.do(read_schema)}
        return found | {words: self.base.rows(words) for words in (NOTED, SWITCHES)}


def _make_county(session: Session) -> str:
    return build_sample_county(session, FixedClock(NOW), HUANING, 2024).county.id


@pytest.mark.slow
@pytest.mark.proof
def test_any_order_ends_in_same_database(
    bare: Callable[[], Bare], tmp_path: Path, rng: random.Random
) -> None:
    """Enabled, upgraded, disabled and removed at random, the plugins end with the tables, columns,
    keys, indexes, revisions and switches of those that were installed at once."""
    wanted = Installation(bare(), tmp_path).finish()
    for _ in range(SEQUENCES):
        made = Installation(bare(), tmp_path)
        story = [made.step(rng) for _ in range(STEPS)]
        assert made.finish() == wanted, story


@pytest.mark.slow
def test_rows_of_absent_plugin_are_brought_along(bare: Callable[[], Bare], tmp_path: Path) -> None:
    """A plugin that comes back with the package it had finds its rows where their divisions are
    now, whatever happened to them while it was away."""
    made = Installation(bare(), tmp_path)
    made.counts = {"levee": 3}
    made.migrate()
    where = "SELECT division_id, path FROM core_division_version WHERE code = '530424102'"
    ((place, path),) = made.base.rows(where)
    row = f"('{made.county}', 'g', '{place}', '{path}', '2024-05-01', 'G1')"
    made.counts = {}
    made.migrate()
    made.base.write(GAUGE + row, "UPDATE levee_gauge SET path = '~'")
    made.counts = {"levee": 3}
    made.migrate()
    assert made.base.rows("SELECT path FROM levee_gauge") == [(path,)]


def test_limits_set_at_once_are_put_in_order(bare: Callable[[], Bare], tmp_path: Path) -> None:
    """What several set of one limit at once, before the database refused that, ends where the
    earliest of those begins that were set after it; the last one holds, as it did."""
    made = Installation(bare(), tmp_path)
    made.counts = {"mediation": 15}
    made.migrate()
    first = date(2025, 3, 1)
    # Which limit, days after the first on which it begins and ends, and on which it shall end.
    held: list[tuple[str, int, int | None, int | None]] = [
        *(("ACCEPT", 0, 9, 9), ("ACCEPT", 20, None, 30), ("ACCEPT", 40, None, 40)),
        *(("ACCEPT", 30, None, None), ("SIGN", 9, None, 9), ("SIGN", 0, None, None)),
    ]

    def day(ahead: int | None) -> date:
        return FOREVER if ahead is None else first + timedelta(days=ahead)

    def write(session: Session) -> None:
        shared = {"county_id": made.county, "length": 5, "reason": "x", "set_by": "x"}
        for n, (kind, start, end, _) in enumerate(held):
            term = {"valid_from": day(start), "valid_to": day(end), "set_at": NOW}
            session.add(DisputeLimit(id=str(n), kind=kind, **term, **shared))

    made.base.do(write)
    made.counts = {"mediation": 16}
    made.migrate()
    ends = select(DisputeLimit.valid_to).order_by(DisputeLimit.id)
    assert made.base.do(lambda s: s.scalars(ends).all()) == [day(end) for *_, end in held]


def test_core_migrates_without_a_package(bare: Callable[[], Bare], tmp_path: Path) -> None:
    """A newer core comes to a database of which a plugin's package is gone; its tables and its
    version stay."""
    base, known = bare(), load_plugins().contributions
    base.do(lambda session: migrate(session, known.values()))
    left = {name: c for name, c in known.items() if name != "mediation"}
    newer: Contribution = left["core"]
    lengthen(newer, "core_journal", tmp_path)
    before = base.rows("SELECT version_num FROM zongzhi_version_mediation")
    base.do(lambda session: migrate(session, left.values()))
    schema = base.do(read_schema)
    assert "core_later" in schema
    assert "mediation_dispute" in schema
    assert base.rows("SELECT version_num FROM zongzhi_version_mediation") == before
