"""A record whose key is gone: nothing is shown, it is said why, and the log tells of no reading."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from tests.api.door import open_door
from tests.commands.giving import done
from tests.people.cases import FIELDS, LI, PURPOSE, entries, opened, read, with_basis, with_person
from tests.support.worlds import World
from zongzhi_core.people.tables import Person

LOST = ("name", "phone", "idNo", "birthBand", "address")


async def _lose_key(world: World, person: str) -> None:
    held = select(Person.key_id).where(Person.id == person[-32:])
    key_id = await world.write(lambda s: s.scalars(held).one())
    assert world.service.vault is not None
    await world.service.vault.keys.destroy([key_id])


async def test_lost_key_is_told_and_not_logged(world: World) -> None:
    """Each value that cannot be opened is null with an error at its place; nothing was shown, so
    nothing is logged."""
    await with_basis(world)
    _, person = await with_person(world)
    await _lose_key(world, person)
    answer = await read(world, person, purpose=PURPOSE)
    assert answer["data"]["person"] == {**dict.fromkeys(LOST), "masks": []}
    assert [e["path"] for e in answer["errors"]] == [["person", name] for name in LOST]
    assert {e["extensions"]["code"] for e in answer["errors"]} == {"UNAVAILABLE"}
    assert await entries(world) == []


async def test_others_of_the_case_are_shown_and_logged(world: World) -> None:
    """Beside it the other persons of the case are shown, and logged; and nobody else."""
    await with_basis(world)
    dispute, person = await with_person(world)
    party = {"id": dispute, "side": "RESPONDENT", "person": {"name": "王他人"}}
    await done(world, "recordDisputeParty", party)
    await _lose_key(world, person)
    document = f"query($id:ID!){{all:dispute(id:$id){{parties{{person{{id {FIELDS}}}}}}}}}"
    answer = await world.ask(document, variables={"id": dispute}, purpose=PURPOSE)
    first, second = (each["person"] for each in answer["data"]["all"]["parties"])
    assert (first["name"], second["name"]) == (None, "王他人")
    at: list[Any] = ["all", "parties", 0, "person"]
    assert [e["path"] for e in answer["errors"]] == [[*at, name] for name in LOST]
    assert await entries(world) == [(second["id"][-32:], "admin", "NAME", PURPOSE)]


async def test_person_is_told_of_their_lost_key(world: World) -> None:
    """The slip of such a record is printed and logged, and `myRecord` says that its key is gone."""
    await with_basis(world)
    _, person = await with_person(world)
    door = open_door(world.service)
    token = await opened(door, world, person)
    document = "{myRecord{keyGone everything{name phone}}}"
    own = (await door.ask(document, token)).data["myRecord"]
    assert own == {"keyGone": False, "everything": {n: LI[n] for n in ("name", "phone")}}
    await _lose_key(world, person)
    token = await opened(door, world, person)
    own = (await door.ask(document, token)).data["myRecord"]
    assert own == {"keyGone": True, "everything": {"name": None, "phone": None}}
    # What shows nothing of the person is no reading.
    own_values = "ADDRESS,BIRTH_ON,ID_NO,NAME,PHONE"
    shown = [fields for _, _, fields, _ in await entries(world)]
    assert shown == ["RECEIPT", own_values, "RECEIPT"]
    await door.client.aclose()
