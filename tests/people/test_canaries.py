"""The net around the run sees what it is there for, at each of its doors."""

from __future__ import annotations

import functools
import io
import json
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import httpx2
import orjson
import pytest
import structlog
from click.testing import CliRunner
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from tests.api.door import open_door
from tests.commands.giving import done, registered
from tests.people.cases import LI, PURPOSE, opened, read, with_basis, with_person
from tests.support.canaries import TOLD, forms_of
from tests.support.net import NET, search_database, search_file
from tests.support.worlds import World
from zongzhi_core.people.purposes import read_header
from zongzhi_core.people.tables import Person, PersonValue
from zongzhi_core.read.run import Asker, Query

NAME = LI["name"]
BODY = orjson.dumps({"data": {"person": {"name": NAME}}})
FIELDS = "{person(id:$i){name}}"


@pytest.fixture(autouse=True)
def _nothing_left() -> Iterator[None]:
    """What a test let be seen on purpose it has taken out of the net."""
    yield
    assert NET.take() == []


async def judged(world: World, token: str, text: str, purpose: str | None, body: bytes) -> str:
    """What the net says of an answer as a broken product would give it."""
    named = read_header(purpose) if purpose else None
    NET.open += 1
    try:
        await NET.judge(world.service, Query(text, {"i": "x"}), Asker(token, purpose=named), body)
    finally:
        NET.open -= 1
    return " ".join(NET.take())


async def test_answers_to_the_wrong_are_caught(world: World) -> None:
    """A value in the answer of a command, to whoever names no purpose or has no part in persons,
    in an error, or written otherwise, is caught; one that may be read is not."""
    await with_basis(world)
    await with_person(world)
    query = f"query($i:ID!){FIELDS}"
    assert await judged(world, "admin", query, PURPOSE, BODY) == ""
    assert "without a purpose" in await judged(world, "admin", query, None, BODY)
    assert "integrator" in await judged(world, "integrator", query, PURPOSE, BODY)
    command = "mutation($i:ID!){issueReceipt(input:{person:$i}){person{name}}}"
    assert "command" in await judged(world, "admin", command, PURPOSE, BODY)
    error = orjson.dumps({"data": None, "errors": [{"message": NAME}]})
    assert "errors" in await judged(world, "admin", query, PURPOSE, error)
    hidden = orjson.dumps({"data": {"person": {"name": NAME.encode().hex()}}})
    assert "without a purpose" in await judged(world, "admin", query, None, hidden)
    longer = orjson.dumps({"data": {"person": {"name": f"{NAME}等"}}})
    assert "masked" in await judged(world, "admin", query, PURPOSE, longer)
    argued = f'{{person(id:"x",purpose:{{code:"{PURPOSE}"}}){{name}}}}'
    assert await judged(world, "admin", argued, None, BODY) == ""


async def _change(world: World, **values: Any) -> None:
    await world.write(lambda s: s.execute(update(Person).values(**values)))


@pytest.mark.parametrize("reason", ["SCOPE", "CONTESTED", "EXPIRED", "SEALED", "gone", "elsewhere"])
async def test_masked_values_are_caught(world: World, reason: str) -> None:
    """A value that is masked for any reason, of a record that is erased, or of one that lies out of
    reach, is caught though the reader names the purpose."""
    await with_basis(world)
    await with_person(
        world, **({"idNo": None, "birthOn": "2014-01-01"} if reason == "SEALED" else {})
    )
    purpose, token = PURPOSE, "admin"
    match reason:
        case "SCOPE":
            purpose = f"{PURPOSE};case=dispute_{'0' * 32}"
        case "CONTESTED":
            await world.write(
                lambda s: s.execute(update(Person).values(contested_at=world.clock.now()))
            )
        case "EXPIRED":
            await done(world, "endLegalBasis", {"county": "530424", "purpose": PURPOSE})
        case "gone":
            await _change(world, key_id="0" * 32)
        case "elsewhere":
            token = "township"
    assert "masked" in await judged(world, token, f"query($i:ID!){FIELDS}", purpose, BODY)


async def test_masked_text_is_caught(world: World) -> None:
    """What was told of a case is caught while the county has named no basis, and then no more."""
    told = f"{TOLD}称邻居家漏水"
    await registered(world, summary=told)
    body = orjson.dumps({"data": {"dispute": {"summary": told}}})
    query = "query($i:ID!){dispute(id:$i){summary}}"
    assert "masked" in await judged(world, "admin", query, PURPOSE, body)
    await with_basis(world)
    assert await judged(world, "admin", query, PURPOSE, body) == ""


async def test_own_record_shows_own_values_alone(world: World) -> None:
    """A person who reads their own record may see what it holds, and of nobody else."""
    await with_basis(world)
    await with_person(world, name="王知名之人")
    _, person = await with_person(world)
    door = open_door(world.service)
    token = await opened(door, world, person)
    await door.client.aclose()
    query = "{myRecord{everything{name}}}"
    assert (await world.data(query, token))["myRecord"] == {"everything": {"name": NAME}}
    assert await judged(world, token, query, None, BODY) == ""
    other = orjson.dumps({"data": {"myRecord": {"everything": {"name": "王知名之人"}}}})
    assert "masked" in await judged(world, token, query, None, other)


async def test_errors_are_caught(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception that repeats a value is caught, and stays what it was."""

    async def fail(*_: Any) -> Any:
        raise RuntimeError(NAME)

    monkeypatch.setattr(world.service.state, "admit", fail)
    with pytest.raises(RuntimeError):
        await world.ask("{viewer{name}}")
    assert "an error" in " ".join(NET.take())


async def _respond(path: str, given: dict[str, Any], purpose: str | None = None) -> str:
    """What the net says of a response of some server."""
    transport = httpx2.MockTransport(lambda _: httpx2.Response(200, **given))
    headers = {"X-Purpose": purpose} if purpose else {}
    async with httpx2.AsyncClient(transport=transport) as client:
        await client.post(f"http://server{path}", json={"query": "{a}"}, headers=headers)
    return " ".join(NET.take())


async def test_responses_are_caught() -> None:
    """Of any server: at other paths than GraphQL's, in headers, and without a purpose."""
    body: dict[str, Any] = {"content": BODY}
    assert "/metrics" in await _respond("/metrics", body, PURPOSE)
    assert "/graphql" in await _respond("/graphql", body)
    assert await _respond("/graphql", body, PURPOSE) == ""
    assert "headers" in await _respond("/graphql", {"headers": {"X-Told": LI["phone"]}})


def test_logs_and_command_line_are_caught() -> None:
    """A line of the log, as text or escaped, and what a command prints."""
    kept = structlog.get_config()
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(io.StringIO()))
    structlog.get_logger().warning("met", text=NAME)
    structlog.configure(**kept)
    assert "the log" in " ".join(NET.take())
    CliRunner().invoke(click.Command("met", callback=lambda: click.echo(json.dumps(NAME))))
    assert "the command line" in " ".join(NET.take())


@pytest.mark.parametrize("form", sorted(forms_of(NAME)))
def test_files_are_caught(tmp_path: Path, form: bytes) -> None:
    """A file with a value in any form, among other bytes."""
    file = tmp_path / "export.bin"
    file.write_bytes(b"\0\xff" + form + b"\0")
    search_file(file)
    file.unlink()
    assert "export.bin" in " ".join(NET.take())


async def test_values_in_the_database_are_caught(world: World) -> None:
    """A value that lies unsealed in a row, on each engine; sealed ones do not matter."""
    await with_basis(world)
    _, person = await with_person(world)
    assert (await read(world, person, purpose=PURPOSE))["data"]["person"]["name"] == NAME
    held = NET.of(world.database)
    await search_database(world.database, held)
    assert NET.take() == []
    sealed = (await world.write(lambda s: s.scalars(select(PersonValue.sealed)).all()))[0]
    for plain in (LI["address"], json.dumps(NAME), b64encode(NAME.encode()).decode()):
        of = update(PersonValue).where(PersonValue.sealed == sealed).values(sealed=plain)
        await world.write(functools.partial(Session.execute, statement=of))
        await search_database(world.database, held)
        assert NET.take() != [], plain
        sealed = plain
    NET.forget(world.database)
