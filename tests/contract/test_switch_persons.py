"""A switch closes what is held of persons for the plugin that is off."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select, update

from tests.api.door import open_door
from tests.commands.giving import done, switched
from tests.people.cases import LI, PURPOSE, entries, opened, read, with_basis, with_person
from tests.support.worlds import World
from zongzhi_core.people.tables import AccessSeal, Erasure, Person
from zongzhi_core.state import raise_epoch
from zongzhi_core.tables import Token


async def test_off_plugin_closes_its_persons_in_its_county(two: World) -> None:
    """Where the plugin of a purpose is off, nobody reads for it, though it is on elsewhere."""
    await with_basis(two)
    _, person = await with_person(two)
    document = f'{{node(id:"{person}"){{...on Person{{name masks{{reason}}}}}}}}'
    before = await two.data(document, "chief", purpose=PURPOSE)
    assert before["node"] == {"name": LI["name"], "masks": []}
    await switched(two, "mediation", "OFF")
    logged = await entries(two)
    after = await two.data(document, "chief", purpose=PURPOSE)
    assert after["node"]["name"] is None
    assert {mask["reason"] for mask in after["node"]["masks"]} == {"PURPOSE"}
    assert await entries(two) == logged


async def test_duties_go_on_where_plugin_is_off(two: World) -> None:
    """While the plugin of a purpose is off, a person opens their own record and asks for
    something, the access log is sealed, and the record is erased on its day."""
    await with_basis(two, expiresOn="2028-03-02")
    _, person = await with_person(two)
    await read(two, person, purpose=PURPOSE)
    door = open_door(two.service)
    token = await opened(door, two, person)
    await switched(two, "mediation", "OFF")
    own = (await door.ask("{myRecord{everything{name} accessLog{who}}}", token)).data["myRecord"]
    assert own["everything"]["name"] == LI["name"]
    assert own["accessLog"] != []
    asked = {"person": person, "kind": "CORRECT"}
    filed = await done(two, "fileRightsRequest", asked)
    await done(two, "refuseRightsRequest", {"id": filed["id"], "reasons": "记录属实"})
    until = update(Token).values(expires_at=datetime(2040, 1, 1, tzinfo=UTC))
    await two.write(lambda session: session.execute(until))
    await two.write(raise_epoch)
    assert two.service.vault is not None
    two.clock.advance(timedelta(days=2))
    await two.service.vault.do_duties()
    sealed, kept, gone = (
        select(func.count()).select_from(table) for table in (AccessSeal, Person, Erasure)
    )
    assert await two.write(lambda session: session.scalar(sealed)) > 0
    two.clock.advance(timedelta(days=3 * 366))
    await two.service.vault.do_duties()
    assert await two.write(lambda s: (s.scalar(kept), s.scalar(gone))) == (0, 1)
    await door.client.aclose()
