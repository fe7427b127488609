"""A switch closes what is held of persons for the plugin that is off."""

from __future__ import annotations

from tests.commands.giving import switched
from tests.people.cases import LI, PURPOSE, entries, with_basis, with_person
from tests.support.worlds import World


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
