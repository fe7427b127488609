"""Doors to persons that few knock on: a plugin off in one county of several, the longest texts, one
slip shown twice at once, a key store in PostgreSQL, the other family of ciphers."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.commands.giving import done, registered, switch_input
from tests.people.cases import LI, PURPOSE, entries, read, with_basis, with_person
from tests.support.postgres import PostgresServer
from tests.support.worlds import NOW, World
from zongzhi_core.database import open_database
from zongzhi_core.errors import BadInput, SetupError
from zongzhi_core.people.crypto import Unsealable, find_crypto
from zongzhi_core.people.keys import KeyStore
from zongzhi_core.people.own import open_record
from zongzhi_core.people.terms import PersonField
from zongzhi_core.state import digest_of, raise_epoch
from zongzhi_core.tables import Division, Token


def _wide_admin(session: Session) -> None:
    place = session.scalars(select(Division.id).where(Division.code == "5304")).first()
    session.add(
        Token(
            name="wide",
            digest=digest_of("wide"),
            role="county_admin",
            division_id=place,
            issued_at=NOW,
            expires_at=NOW + timedelta(days=9),
        )
    )
    raise_epoch(session)


async def test_off_plugin_closes_its_persons_in_its_county(world: World) -> None:
    """Where the plugin of a purpose is off, nobody reads for it, though it is on elsewhere."""
    await with_basis(world)
    _, person = await with_person(world)
    await world.write(_wide_admin)
    document = f'{{node(id:"{person}"){{...on Person{{name masks{{reason}}}}}}}}'
    before = await world.data(document, "wide", purpose=PURPOSE)
    assert before["node"] == {"name": LI["name"], "masks": []}
    elsewhere = {**switch_input("mediation", "ON"), "county": "530422"}
    await done(world, "setPlugin", elsewhere, token="wide")
    await done(world, "setPlugin", switch_input("mediation", "OFF"), token="wide")
    read_so_far = await entries(world)
    after = await world.data(document, "wide", purpose=PURPOSE)
    assert after["node"]["name"] is None
    assert {mask["reason"] for mask in after["node"]["masks"]} == {"PURPOSE"}
    assert await entries(world) == read_so_far


async def test_longest_values_are_held(world: World) -> None:
    """Names and addresses as long as they may be, of the longest characters, come back whole."""
    await with_basis(world)
    given = {"name": "𠮷" * 100, "address": "𠮷" * 200}
    _, person = await with_person(world, **given)
    shown = (await read(world, person, purpose=PURPOSE))["data"]["person"]
    assert {name: shown[name] for name in given} == given


async def test_case_of_a_purpose_is_checked(world: World) -> None:
    """The id of a case that is too long for the log is refused before anything is read."""
    await with_basis(world)
    dispute, person = await with_person(world)
    document = 'query($i:ID!,$c:ID!){person(id:$i,purpose:{code:"DISPUTE_MEDIATION",caseId:$c})'
    document += "{name}}"
    for prefix in ("x" * 100, "dispute" * 50):
        given = {"i": person, "c": f"{prefix}_{dispute[-32:]}"}
        with pytest.raises(BadInput):
            await world.ask(document, variables=given)


async def test_slip_opens_once_of_many_at_once(world: World) -> None:
    """Of several who show one code at the same moment one is let in."""
    await with_basis(world)
    dispute = await registered(world)
    party = {"id": dispute, "side": "APPLICANT", "person": LI}
    await done(world, "recordDisputeParty", party)
    await done(world, "acceptDispute", {"id": dispute})
    asked = f'{{dispute(id:"{dispute}"){{parties{{person{{receipts{{code}}}}}}}}}}'
    data = await world.data(asked, purpose=PURPOSE)
    code = data["dispute"]["parties"][0]["person"]["receipts"][0]["code"]
    vault = world.service.vault
    assert vault is not None
    tries = [open_record(world.database, vault, world.clock, code) for _ in range(6)]
    found = await asyncio.gather(*tries, return_exceptions=True)
    assert sorted(type(each).__name__ for each in found) == ["Forbidden"] * 5 + ["str"]


# --- keys ------------------------------------------------------------------------------------------


async def test_key_store_lies_in_postgresql_too(postgres_server: PostgresServer) -> None:
    """Keys are made, found, and gone for ever; another master key opens nothing."""
    postgres_server.create_database("keys_of_a_county")
    address = postgres_server.dsn("keys_of_a_county")
    crypto = find_crypto("aes")
    master = crypto.new_key()
    store = await KeyStore(open_database(address), crypto, master).open()
    made = await store.add(3)
    gone, *kept = made
    await store.destroy([gone])
    again = await KeyStore(open_database(address), crypto, master).open()
    assert await again.fetch(made) == {key_id: made[key_id] for key_id in kept}
    assert again.matching == store.matching
    other = KeyStore(open_database(address), crypto, crypto.new_key())
    with pytest.raises(SetupError):
        await other.open()
    for each in (store, again, other):
        await each.database.close()
    postgres_server.drop_database("keys_of_a_county")


@pytest.mark.parametrize("name", ["aes", "sm"])
def test_sealed_text_opens_only_whole(name: str) -> None:
    """Both families of ciphers open what they sealed, with its key, in its place, unchanged."""
    crypto = find_crypto(name)
    key, about = crypto.new_key(), PersonField.NAME.name.encode()
    sealed = crypto.seal(key, "李演示".encode(), about)
    assert crypto.open(key, sealed, about).decode() == "李演示"
    flipped = sealed[:-1] + bytes([sealed[-1] ^ 1])
    for wrong in (
        (crypto.new_key(), sealed, about),
        (key, flipped, about),
        (key, sealed, b"PHONE"),
    ):
        with pytest.raises(Unsealable):
            crypto.open(*wrong)
    assert crypto.mac(key, b"x") == crypto.mac(key, b"x") != crypto.mac(key, b"y")


def test_unknown_cipher_is_told() -> None:
    with pytest.raises(SetupError, match="sm"):
        find_crypto("rot13")
