"""Duties: of a plugin that is off in the county, and of others beside it, none rests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete

from tests.reference.world import NOW
from tests.support.worlds import World, installed, key_environ, make_keys
from zongzhi_core.switches.tables import PluginPolicy
from zongzhi_core.testing import check_duties
from zongzhi_core.testing.clocks import FixedClock
from zongzhi_core.testing.sets import PluginSet

from .ground import Ground
from .test_plugin_doors import COUNTY, SETS, name_case


@pytest.fixture
def keyed(ground: Ground, tmp_path: Path) -> Iterator[World]:
    """A copy of the small world, with a key store: each walk uses up what is let come."""
    side, file = ground.copy(), tmp_path / "keys.db"
    keys = make_keys(file)()
    clock, environ = FixedClock(NOW), key_environ(file)
    made = World("", installed(), side.database, clock, {}, keys, environ, lambda: None)
    # No policy forbids a switch.
    ground.run(made.write(lambda session: session.execute(delete(PluginPolicy))))
    yield made
    ground.run(keys.database.close())


@pytest.mark.slow
@pytest.mark.proof
@pytest.mark.parametrize("case", SETS, ids=name_case)
def test_every_duty_goes_on(keyed: World, ground: Ground, case: tuple[str, PluginSet]) -> None:
    """Each duty of `zongzhi_core.testing` goes on, whatever is on beside the plugin."""
    ground.run(check_duties(keyed, *case, COUNTY, "county"))
