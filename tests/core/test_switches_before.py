"""The past of switches that were made before it was kept, read from the journal."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

from tests.support.worlds import NOW, World
from zongzhi_core.ids import new_id
from zongzhi_core.migrate import upgrade
from zongzhi_core.switches.tables import HandedDeadline, PluginPolicy, PluginSwitch
from zongzhi_core.tables import CountyPlugin, JournalEntry
from zongzhi_core.terms import PluginState

OFF_AT, ON_AT = NOW + timedelta(days=5), NOW + timedelta(days=9)


def go_back(session: Session) -> str:
    """The database as it was before periods were kept: party was turned off and on again."""
    for table in (PluginSwitch, HandedDeadline, PluginPolicy):
        session.execute(text(f"DROP TABLE {table.__tablename__}"))
    session.execute(text("UPDATE zongzhi_version_core SET version_num = 'core_0007'"))
    county = session.scalars(select(CountyPlugin.county_id)).first() or ""
    for state, at in (("OFF", OFF_AT), ("ON", ON_AT)):
        session.add(
            JournalEntry(
                county_id=county,
                id=new_id(),
                at=at,
                actor="admin",
                command="setPlugin",
                subject_type="core_county_plugin",
                subject_id=county,
                changes=f'{{"plugin": "party", "state": "{state}"}}',
            )
        )
    last = update(CountyPlugin).where(CountyPlugin.plugin == "party")
    session.execute(last.values(since=ON_AT, reason="again"))
    return county


async def test_journal_becomes_the_past(world: World) -> None:
    """Each switch in the journal is a period with its actor, and the present one has its reason;
    a plugin that was never switched since is on since then."""

    def work(session: Session) -> list[Any]:
        head = session.scalar(text("SELECT version_num FROM zongzhi_version_core"))
        go_back(session)
        session.flush()
        upgrade(session, world.registry.contributions["core"], "core_0008")
        # What came later is there already: only that one step was taken back.
        session.execute(text("UPDATE zongzhi_version_core SET version_num = :head"), {"head": head})
        shown: tuple[Any, ...] = (PluginSwitch.state, PluginSwitch.since, PluginSwitch.until)
        shown += (PluginSwitch.reason, PluginSwitch.actor)
        rows = select(*shown).order_by(PluginSwitch.since)
        return [
            [tuple(row) for row in session.execute(rows.where(PluginSwitch.plugin == plugin))]
            for plugin in ("party", "grid")
        ]

    party, grid = await world.write(work)
    assert party == [
        (PluginState.OFF, OFF_AT, ON_AT, "", "admin"),
        (PluginState.ON, ON_AT, None, "again", "admin"),
    ]
    assert grid == [(PluginState.ON, NOW, None, "test", "")]
    world.clock.advance(timedelta(days=20))
    asked = 'query($d:Date){division(code:"530424" asOf:$d){plugins{name state}}}'
    for day, state in ((6, "OFF"), (10, "ON")):
        then = datetime(2025, 3, 3, tzinfo=UTC).date() + timedelta(days=day)
        data = await world.data(asked, variables={"d": then.isoformat()})
        listed = {each["name"]: each["state"] for each in data["division"]["plugins"]}
        assert (listed["party"], listed["grid"]) == (state, "ON")
