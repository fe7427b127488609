"""What of a person is shown to whom, for what, and what is left behind."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

from tests.api.door import open_door
from tests.commands.giving import done, registered
from tests.people.cases import (
    FIELDS,
    LI,
    PURPOSE,
    entries,
    masks,
    opened,
    read,
    refusal,
    with_basis,
    with_person,
)
from tests.support.worlds import World
from zongzhi_core.clock import start_of
from zongzhi_core.people.tables import PersonValue
from zongzhi_core.state import raise_epoch
from zongzhi_core.tables import Token


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


async def test_without_purpose_nothing_shows(world: World) -> None:
    """Without its purpose, case, basis, review or agreement a person is masked, with the reason,
    from the second on which that is so."""
    await with_basis(world)
    dispute, person = await with_person(world)
    assert (await read(world, person))["errors"][0]["extensions"]["code"] == "PURPOSE_REQUIRED"
    document = f"query($id:ID!){{node(id:$id){{...on Person{{{FIELDS}}}}}}}"
    bare = (await world.data(document, variables={"id": person}))["node"]
    assert {mask["reason"] for mask in bare.pop("masks")} == {"PURPOSE"}
    assert set(bare.values()) == {None}

    other = await registered(world)
    assert await masks(world, person, purpose=f"{PURPOSE};case={other}") == {"SCOPE"}
    assert await masks(world, person, purpose=f"{PURPOSE};case={dispute}") == set()

    given = {"person": person, "kind": "CORRECT"}
    request = await done(world, "fileRightsRequest", given)
    assert await masks(world, person, purpose=PURPOSE) == {"CONTESTED"}
    await done(world, "withdrawRightsRequest", {"id": request["id"]})
    assert await masks(world, person, purpose=PURPOSE) == set()

    await done(world, "endLegalBasis", {"county": "530424", "purpose": PURPOSE})
    assert await masks(world, person, purpose=PURPOSE) == {"EXPIRED"}
    await with_basis(world, expiresOn="2025-03-03")
    assert await masks(world, person, purpose=PURPOSE) == set()
    world.clock.at = datetime(2025, 3, 3, 15, 59, 59, tzinfo=UTC)
    assert await masks(world, person, purpose=PURPOSE) == set()
    world.clock.advance(timedelta(seconds=1))
    assert await masks(world, person, purpose=PURPOSE) == {"EXPIRED"}


async def test_lapsed_review_closes_record(world: World) -> None:
    """A record that nobody confirmed for 180 days is closed until somebody does."""
    await with_basis(world)
    _, person = await with_person(world)
    world.clock.advance(timedelta(days=25))
    world.clock.at = datetime(2025, 8, 30, 15, 59, 59, tzinfo=UTC)  # the 180th day
    await _renew_tokens(world)
    assert await masks(world, person, purpose=PURPOSE) == set()
    world.clock.advance(timedelta(seconds=1))
    assert await masks(world, person, purpose=PURPOSE) == {"EXPIRED"}
    await done(world, "reviewPerson", {"id": person})
    assert await masks(world, person, purpose=PURPOSE) == set()


async def _renew_tokens(world: World) -> None:
    def renew(session: Session) -> None:
        session.execute(update(Token).values(expires_at=datetime(2040, 1, 1, tzinfo=UTC)))
        raise_epoch(session)

    await world.write(renew)


@pytest.mark.parametrize(
    ("born", "opens"),
    [
        ("2007-06-01", "2025-06-02"),
        ("2007-03-03", "2025-03-04"),
    ],
)
async def test_minors_are_sealed(world: World, born: str, opens: str) -> None:
    """Whoever is under 18 is sealed for everybody, up to and on the birthday."""
    await with_basis(world)
    await _renew_tokens(world)
    _, person = await with_person(world, idNo=None, birthOn=born)
    day = start_of(date.fromisoformat(opens))
    for at, shown in ((day - timedelta(seconds=1), False), (day, True)):
        world.clock.at = at
        answer = (await read(world, person, purpose=PURPOSE))["data"]["person"]
        assert {mask["reason"] for mask in answer["masks"]} == (set() if shown else {"SEALED"})
        assert answer["name"] == (LI["name"] if shown else None)


async def test_purpose_by_header_or_argument(world: World) -> None:
    """A purpose is named by the header or by one argument, which wins; it must exist, and the
    reader must have a part in it."""
    await with_basis(world)
    dispute, person = await with_person(world)
    other = await registered(world)
    shown = {"name": LI["name"], "masks": []}
    document = """query($id:ID!,$p:PurposeInput){a:person(id:$id,purpose:$p){...f}}
        fragment f on Person{name masks{reason}}"""
    named = {"id": person, "p": {"code": PURPOSE, "caseId": dispute}}
    assert (await world.data(document, variables=named))["a"] == shown
    wrong = f"{PURPOSE};case={other}"
    assert (await world.data(document, variables=named, purpose=wrong))["a"] == shown
    assert (await world.data(document, variables={"id": person}, purpose=PURPOSE))["a"] == shown
    assert (await world.data(document, variables=named, purpose="NO_SUCH"))["a"] == shown

    inline = f'{{a:person(id:"{person}",purpose:{{code:"{PURPOSE}"}}){{name}}'
    two = f'{inline} ...on Query{{b:person(id:"{person}",purpose:{{code:"%s"}}){{name}}}}}}'
    same = await world.data(two % PURPOSE)
    assert same == {"a": {"name": LI["name"]}, "b": {"name": LI["name"]}}
    assert await refusal(world.ask(two % "OTHER")) == "BAD_INPUT"

    assert await refusal(read(world, person, purpose="NO_SUCH")) == "BAD_INPUT"
    for token in ("integrator", "prefecture", "country"):
        assert await refusal(read(world, person, token, purpose=PURPOSE)) == "FORBIDDEN"
        assert await refusal(world.ask(document, token, variables=named)) == "FORBIDDEN"


@pytest.mark.parametrize(
    ("token", "sees"), [("admin", True), ("village", True), ("township", False)]
)
async def test_every_way_to_a_person_agrees(world: World, token: str, sees: bool) -> None:
    """By the case, by id and by ids a reader finds the same, and one elsewhere finds nothing."""
    await with_basis(world)
    dispute, person = await with_person(world)
    document = """query($d:ID!,$p:ID!){dispute(id:$d){parties{person{...f}}} person(id:$p){...f}
        node(id:$p){...f} nodes(ids:[$p]){...f}} fragment f on Person{name}"""
    given = {"d": dispute, "p": person}
    answer = await world.ask(document, token, variables=given, purpose=PURPOSE)
    if sees:
        name = {"name": LI["name"]}
        party = {"parties": [{"person": name}]}
        assert answer["data"] == {"dispute": party, "person": name, "node": name, "nodes": [name]}
        assert [entry[2:] for entry in await entries(world)] == [("NAME", PURPOSE)]
    else:
        nothing: dict[str, Any] = dict.fromkeys(("dispute", "person", "node"))
        assert answer["data"] == {**nothing, "nodes": [None]}
        assert await entries(world) == []


async def test_one_entry_for_each_person(world: World) -> None:
    """An answer leaves one entry for each person in it, with exactly the values shown."""
    await with_basis(world)
    _, one = await with_person(world)
    _, two = await with_person(world, phone=None)
    document = """query($a:ID!,$b:ID!){x:person(id:$a){n:name} y:node(id:$a){...on Person{phone}}
        z:person(id:$b){name phone birthBand}}"""
    await world.data(document, "village", variables={"a": one, "b": two}, purpose=PURPOSE)
    ids = [person.removeprefix("person_") for person in (one, two)]
    assert sorted(await entries(world)) == sorted(
        [
            (ids[0], "village", "NAME,PHONE", PURPOSE),
            (ids[1], "village", "BIRTH_ON,NAME", PURPOSE),
        ]
    )


async def test_without_log_nothing_is_read(world: World) -> None:
    """Where the reading cannot be logged, no person is shown; all else is."""
    await with_basis(world)
    dispute, person = await with_person(world)
    await world.write(lambda s: s.execute(text("ALTER TABLE core_access RENAME TO gone")))
    with pytest.raises(Exception, match=r"core_access|database") as refused:
        await read(world, person, purpose=PURPOSE)
    assert LI["name"] not in str(refused.value)
    asked: dict[str, Any] = {"variables": {"id": dispute}, "purpose": PURPOSE}
    document = "query($id:ID!){dispute(id:$id){no parties{person{id name}}}}"
    with pytest.raises(Exception, match=r"core_access|database") as refused:
        await world.ask(document, **asked)
    assert LI["name"] not in str(refused.value)
    assert (await world.data("query($id:ID!){dispute(id:$id){no}}", **asked))["dispute"]["no"]
    assert (await world.data(document, variables={"id": dispute}))["dispute"]["no"]


async def test_few_persons_at_once(world: World) -> None:
    """One request shows twenty persons at most."""
    await with_basis(world)
    made = [(await with_person(world, idNo=None))[1] for _ in range(21)]
    document = "query($ids:[ID!]!){nodes(ids:$ids){...on Person{name}}}"
    few = await world.data(document, variables={"ids": made[:20]}, purpose=PURPOSE)
    assert few["nodes"] == [{"name": LI["name"]}] * 20
    many = world.ask(document, variables={"ids": made}, purpose=PURPOSE)
    assert await refusal(many) == "TOO_COSTLY"
    assert len(await entries(world)) == 20


async def test_masked_values_stay_in_database(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is masked does not leave the database, not even sealed; what is shown leaves sealed."""
    await with_basis(world)
    _, person = await with_person(world)
    rows: list[str] = []
    fetch = world.database.fetch

    async def watched(*given: Any, **more: Any) -> Any:
        row = await fetch(*given, **more)
        rows.append(str(tuple(row)))
        return row

    monkeypatch.setattr(world.database, "fetch", watched)
    sealed = await world.write(lambda s: s.scalars(select(PersonValue.sealed)).all())
    document = "query($id:ID!){node(id:$id){...on Person{name phone idNo birthBand address}}}"
    for purpose in (None, f"{PURPOSE};case=dispute_{'0' * 32}"):
        await world.data(document, variables={"id": person}, purpose=purpose)
    assert not any(each in "".join(rows) for each in sealed)
    await world.data(document, variables={"id": person}, purpose=PURPOSE)
    assert all(each in "".join(rows) for each in sealed)
    assert not any(text in "".join(rows) for text in LI.values())


async def test_get_reads_no_person(world: World) -> None:
    """By GET, whose address ends up in logs, nobody is read, not even by themselves."""
    await with_basis(world)
    _, person = await with_person(world)
    door = open_door(world.service)
    try:
        reply = await door.get(f'{{person(id:"{person}"){{name}}}}', X_Purpose=PURPOSE)
        assert LI["name"] not in reply.text
        argued = f'{{person(id:"{person}",purpose:{{code:"{PURPOSE}"}}){{name}}}}'
        assert LI["name"] not in (await door.get(argued)).text
        token = await opened(door, world, person)
        assert LI["name"] in (await door.ask("{myRecord{everything{name}}}", token)).text
        assert LI["name"] not in (await door.get("{myRecord{everything{name}}}", token)).text
    finally:
        await door.client.aclose()
    assert "NAME" not in {entry[2] for entry in await entries(world)}
