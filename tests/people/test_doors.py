"""Doors to persons that few knock on: the longest texts, one slip shown by several at once, a key
store in PostgreSQL, the other family of ciphers."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from tests.commands.cases import CASES
from tests.commands.giving import column, done, give, refused, registered
from tests.people.cases import LI, PURPOSE, read, with_basis, with_person
from tests.support.postgres import PostgresServer
from tests.support.worlds import NOW, World
from zongzhi_api.keys import make_vault
from zongzhi_api.settings import Settings
from zongzhi_core.database import open_database
from zongzhi_core.errors import BadInput, SetupError, ZongzhiError
from zongzhi_core.loading import core_contribution
from zongzhi_core.people.crypto import Unsealable, find_crypto
from zongzhi_core.people.keys import KeyStore
from zongzhi_core.people.own import open_record
from zongzhi_core.people.tables import Person
from zongzhi_core.people.terms import PersonField
from zongzhi_core.people.vault import Vault
from zongzhi_core.testing.clocks import FixedClock


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


# --- keys ----------------------------------------------------------------------------------------


async def test_no_key_of_who_was_not_recorded(world: World) -> None:
    """A command that is refused, or repeated, leaves no key; one that records leaves its own."""
    before = await world.keys.ids()
    dispute = await registered(world)
    given = {"id": dispute, "side": "APPLICANT", "person": LI}
    for wrong in (given, {**given, "id": f"dispute_{'0' * 32}"}):
        await refused(world, "recordDisputeParty", wrong)
    assert await world.keys.ids() == before
    await with_basis(world)
    for _ in range(3):
        await done(world, "recordDisputeParty", given, key="once")
        assert len(await world.keys.ids() - before) == 1
    child = {**given, "person": {"name": "童演示", "birthOn": "2099-01-01"}}
    with pytest.raises(BadInput):
        await give(world, "recordDisputeParty", child)
    assert await world.keys.ids() - before == set(await column(world, Person.key_id))


def test_key_store_is_the_owners_alone(tmp_path: Path) -> None:
    """The file of a key store is read by nobody else, one made with wider rights neither."""
    database = open_database(f"sqlite:///{tmp_path / 'zongzhi.db'}", create=True)
    store, clock = tmp_path / "keys" / "keys.db", FixedClock(NOW)
    settings = Settings(database=f"sqlite:///{tmp_path / 'zongzhi.db'}", keys=f"sqlite:///{store}")
    store.parent.mkdir()
    for wide in (False, True):
        if wide:
            store.chmod(0o644)
        vault = make_vault(settings, database, clock, create=True)

        async def run(vault: Vault = vault) -> None:
            await vault.open()
            modes = {file.name: file.stat().st_mode & 0o777 for file in store.parent.iterdir()}
            assert set(modes.values()) == {0o600}, modes
            await vault.close()

        asyncio.run(run())
    asyncio.run(database.close())


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


# --- a plugin that is off ------------------------------------------------------------------------

#: Core's commands that name a case or a person of it, and what they are for.
USES = ("approveSealedReading", "assignMatter", "openEmergencyAccess", "orderLateDisclosure")
#: These go on whatever is off: what persons may ask for, and what tells them so.
DUTIES = ("fileRightsRequest", "issueReceipt")


def test_uses_and_duties_are_all_that_name_a_case() -> None:
    """Whoever adds a command of core that names a case says which of the two it is."""
    named = {"person", "matter", "case_id"}
    core = core_contribution().commands
    commands = [
        command.name
        for command in core
        if any(f.name in named and "GlobalId" in str(f.type) for f in fields(command.input))
    ]
    assert sorted(commands) == sorted((*USES, *DUTIES))


@pytest.mark.parametrize("command", USES)
async def test_nothing_is_prepared_while_the_plugin_is_off(world: World, command: str) -> None:
    """No command of core uses a case of a plugin that is off, or a person of it: it would be read
    as soon as the plugin is on."""
    given = await CASES[command](world)
    asked = [given]
    if command == "openEmergencyAccess":
        [case] = await column(world, Person.matter_id)
        asked.append({"reason": given["reason"], "caseId": f"dispute_{case}"})
    await world.switch("mediation", "OFF")
    assert [await code(world, command, each) for each in asked] == ["PLUGIN_OFF"] * len(asked)
    await world.switch("mediation", "ON")
    assert [await code(world, command, each) for each in asked[-1:]] == [""]


async def code(world: World, command: str, given: Mapping[str, Any]) -> str:
    """What a command is refused with; empty where it is done."""
    try:
        payload = await give(world, command, given)
    except ZongzhiError as refusal:
        return refusal.code
    return "".join(error["code"] for error in payload["userErrors"])
