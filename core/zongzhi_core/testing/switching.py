"""Turning plugins off in tests, where demonstration data are full of open deadlines."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from ..database import Database
from ..ids import new_id
from ..state import raise_epoch
from ..tables import Approval, CountyPlugin, Division, Organisation
from ..terms import ApprovalKind, PluginState

#: Whatever the clock says.
_EVER = datetime(2024, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)


def leave_on(session: Session, plugins: Collection[str], county: str = "530424") -> None:
    """Have these plugins on in a county and no others, with nobody asked."""
    here = select(Division.county_id).where(Division.code == county)
    rows = update(CountyPlugin).where(CountyPlugin.county_id.in_(here))
    on = CountyPlugin.plugin.in_(plugins)
    session.execute(rows.where(on).values(state=PluginState.ON))
    session.execute(rows.where(~on).values(state=PluginState.OFF))
    raise_epoch(session)


async def cleared(
    database: Database,
    plugin: str,
    county: str = "530424",
    actor: str = "admin",
    times: int = 1,
    kind: ApprovalKind = ApprovalKind.SWITCH_OFF,
) -> str:
    """Let an actor turn a plugin off over open deadlines, so many times, or purge it; the id of
    an office that may receive their list."""

    def work(session: Session) -> str:
        place = session.scalars(select(Division).where(Division.code == county)).first()
        assert place is not None
        for _ in range(times):
            session.add(
                Approval(
                    county_id=place.county_id,
                    id=new_id(),
                    division_id=place.id,
                    placed_on=_EVER[0].date(),
                    kind=kind,
                    subject_id=plugin,
                    actor=actor,
                    approved_by="second",
                    approved_as="county_admin",
                    approved_at=_EVER[0],
                    expires_at=_EVER[1],
                    reason="test",
                )
            )
        own = select(Organisation.id).where(Organisation.county_id == place.county_id)
        return f"organisation_{session.scalar(own.order_by(Organisation.id))}"

    found: str = await database.transact(work, "system")
    return found
