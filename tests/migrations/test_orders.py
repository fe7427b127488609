"""Plugins come, are upgraded, switched and go in any order: the end is the same."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.commands.giving import PROOF
from tests.support.worlds import NOW
from zongzhi_core.clock import FOREVER
from zongzhi_core.contribution import Contribution
from zongzhi_core.loading import load_plugins
from zongzhi_core.migrate import migrate
from zongzhi_core.testing import BareDatabases, check_orders
from zongzhi_core.testing.bare import read_schema
from zongzhi_core.testing.chains import Versions
from zongzhi_core.testing.migrating import Installation
from zongzhi_mediation.tables import DisputeLimit

from .packages import LEVEE, lengthen

SEQUENCES, STEPS = (12, 24) if PROOF else (1, 8)
#: The first revision at which the tables of the pillars have all that bringing rows along asks for.
OLDEST = 2
GAUGE = "INSERT INTO levee_gauge (county_id, id, division_id, path, placed_on, no) VALUES "


def bring(made: Installation, **counts: int) -> None:
    """Have these plugins installed and no others, each with so many revisions."""
    made.counts = counts
    made.migrate()


@pytest.mark.slow
@pytest.mark.proof
def test_any_order_ends_in_same_database(bare: BareDatabases) -> None:
    """Enabled, upgraded, disabled and removed at random, the plugins end with the tables, columns,
    keys, indexes, rows, revisions and switches of those that were brought to the newest at
    once."""
    of_grid = bare.template.rows["grid_event"]
    kept = ("county_id", "id", "division_id", "path", "placed_on", "no")
    gauges = [{name: row[name] for name in kept} for row in of_grid]
    names = [each.name for each in load_plugins().plugins]
    check_orders(
        bare,
        *(*names, "levee"),
        sequences=SEQUENCES,
        steps=STEPS,
        oldest=OLDEST,
        entries=[LEVEE],
        rows={"levee_gauge": gauges},
    )


@pytest.mark.slow
def test_rows_of_absent_plugin_are_brought_along(bare: BareDatabases) -> None:
    """A plugin that comes back with the package it had finds its rows where their divisions are
    now, whatever happened to them while it was away."""
    made = Installation(bare(), Versions(bare.folder, [LEVEE]), {})
    bring(made, levee=3)
    where = "SELECT division_id, path FROM core_division_version WHERE code = '530424102'"
    ((place, path),) = made.base.rows(where)
    row = f"('{made.county}', 'g', '{place}', '{path}', '2024-05-01', 'G1')"
    bring(made)
    made.base.write(GAUGE + row, "UPDATE levee_gauge SET path = '~'")
    bring(made, levee=3)
    assert made.base.rows("SELECT path FROM levee_gauge") == [(path,)]


def test_limits_set_at_once_are_put_in_order(bare: BareDatabases) -> None:
    """What several set of one limit at once, before the database refused that, ends where the
    earliest of those begins that were set after it; the last one holds, as it did."""
    made = Installation(bare(), Versions(bare.folder), {})
    bring(made, mediation=15)
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
    bring(made, mediation=16)
    ends = select(DisputeLimit.valid_to).order_by(DisputeLimit.id)
    assert made.base.do(lambda s: s.scalars(ends).all()) == [day(end) for *_, end in held]


def test_core_migrates_without_a_package(bare: BareDatabases) -> None:
    """A newer core comes to a database of which a plugin's package is gone; its tables and its
    version stay."""
    base, known = bare(), load_plugins().contributions
    base.do(lambda session: migrate(session, known.values()))
    left = {name: c for name, c in known.items() if name != "mediation"}
    newer: Contribution = left["core"]
    lengthen(newer, "core_journal", bare.folder)
    before = base.rows("SELECT version_num FROM zongzhi_version_mediation")
    base.do(lambda session: migrate(session, left.values()))
    schema = base.do(read_schema)
    assert "core_later" in schema
    assert "mediation_dispute" in schema
    assert base.rows("SELECT version_num FROM zongzhi_version_mediation") == before
