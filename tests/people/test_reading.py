"""What of a person is shown to whom, for what, and what is left behind."""

from __future__ import annotations

from tests.people.cases import LI, PURPOSE, read, with_basis, with_person
from tests.support.worlds import World


async def test_purpose_opens_what_is_held(world: World) -> None:
    """Whoever names the purpose for which a person is held reads what is held."""
    await with_basis(world)
    _, person = await with_person(world)
    answer = await read(world, person, purpose=PURPOSE)
    assert answer["data"]["person"] == {
        "name": LI["name"],
        "phone": LI["phone"],
        "idNo": LI["idNo"],
        "birthBand": "ADULT",
        "address": LI["address"],
        "masks": [],
    }
