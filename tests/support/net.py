"""The net around the whole run: where canaries are looked for, in each test, at its doors.

| where | what is looked at |
| --- | --- |
| `Service.answer` | each answer by `canaries`, each error whole |
| `httpx2` clients | each response, of servers in processes of their own too: body and headers |
| `structlog.PrintLogger`, captured output | each line of the log, of `logging`, on any output |
| `CliRunner` | all that a command of the command line prints |
| `Server.kill`, `tmp_path` | what servers wrote on stderr, and every file that a test leaves |
| `World.end` | where persons were recorded: the bytes of SQLite's files, PostgreSQL's rows |

A canary where it must not be fails the test in which it was seen, at the end of the phase, so that
no door of the product can answer for it.
"""

from __future__ import annotations

import contextlib
import functools
import json
import re
from collections.abc import Awaitable, Callable, Generator
from dataclasses import fields
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import httpx2
import orjson
import pytest
import structlog
from click.testing import CliRunner
from graphql import GraphQLError
from sqlalchemy import (
    Select,
    String,
    any_,
    cast,
    func,
    inspect,
    literal,
    literal_column,
    select,
    table,
    union_all,
)
from sqlalchemy.orm import Session

from tests.reference.masks import Reading
from zongzhi_api.service import Service
from zongzhi_core.database import Database, SqliteDatabase
from zongzhi_core.errors import ZongzhiError
from zongzhi_core.people.input import PersonInput, ToldText
from zongzhi_core.people.vault import Vault
from zongzhi_core.read.run import Answered, Asker, Query
from zongzhi_core.testing.worlds import World

from .canaries import ALWAYS, Held, Oracle, Wanted, refusal_of, strings_in

#: Larger files are no test's own.
LARGEST_FILE = 64_000_000
#: No row is older that tells of a person.
_SEALED = ("core_legal_basis", "core_person_value", "mediation_summary")
LEVELS = ("msg", "log", "debug", "info", "warn", "warning", "error", "exception", "critical")


_ADDRESSES: WeakKeyDictionary[Any, str] = WeakKeyDictionary()


def address_of(database: Any) -> str:
    """What all processes and services at one database have in common."""
    if (known := _ADDRESSES.get(database)) is None:
        # A test's own, which stands before another, has no engine.
        own = getattr(database, "engine", None)
        known = _ADDRESSES[database] = str(own.url if own is not None else id(database))
    return known


def changed_at(database: Any) -> int | None:
    """When SQLite's main file was last written: what comes later stands in the log beside it until
    it is written again."""
    with contextlib.suppress(OSError):
        return database.path.stat().st_mtime_ns if isinstance(database, SqliteDatabase) else None
    return None


class Net:
    """What is held, by world and in the test that runs, and where any of it was seen."""

    def __init__(self) -> None:
        self._worlds: dict[str, Held] = {}
        self.lately = Held()
        self.breaches: list[str] = []
        #: Answers that are being made, and how many were begun.
        self.open = self.begun = 0

    def of(self, database: Database) -> Held:
        return self._worlds.get(address_of(database)) or Held()

    def watch(self, database: Database) -> Held:
        """From now on persons may be in this database."""
        address = address_of(database)
        if address not in self._worlds:
            self._worlds[address] = Held(changed=changed_at(database))
        return self._worlds[address]

    def forget(self, database: Database) -> Held | None:
        """What was held where persons may be; None of a database in which nobody is."""
        return self._worlds.pop(address_of(database), None)

    def report(self, where: str, found: set[str] | list[str]) -> None:
        if found:
            self.breaches.append(f"canaries in {where}: {sorted(found)}")

    def look(self, where: str, raw: bytes, held: Held | None = None) -> None:
        """Nothing may be in this, whoever reads it."""
        found = self.lately.find(raw) | (held.find(raw) if held else set())
        self.report(where, found)

    def take(self) -> list[str]:
        taken, self.breaches = self.breaches, []
        return taken

    # --- what is brought -----------------------------------------------------------------------

    def bring(self, database: Database, given: Any) -> None:
        """What a command brings: its persons' values, usable or not, and what is told of a case."""
        values: list[str | None] = []
        for part in fields(given):
            each = getattr(given, part.name)
            if isinstance(each, PersonInput):
                values += (each.name, each.phone, each.id_no, each.address)
            elif isinstance(each, ToldText):
                values.append(" ".join(each.split()))
        for value in filter(None, values):
            for held in (self.watch(database), self.lately):
                held.persons.add(value)

    # --- answers -------------------------------------------------------------------------------

    async def judge(self, service: Service, query: Query, asker: Asker, body: bytes) -> None:
        """An answer by what was asked and, where nothing else happened meanwhile, by the oracle."""
        held, begun = self.of(service.database), self.begun
        if not held.find(body):
            return
        alone, answer = self.open == 1, orjson.loads(body)
        self.report("the errors of an answer", held.find(orjson.dumps(answer.get("errors"))))
        shown = {text for text in strings_in(answer.get("data")) if held.find(text.encode())}
        if not shown:
            self.report("an answer, in disguise", held.find(body))
        named = (asker.purpose.code, asker.purpose.case) if asker.purpose else None
        wanted = Wanted.of(query, named)
        if wanted.refusal:
            self.report(wanted.refusal, shown)
            return
        reader = service.reader.principal(await service.state.snapshot(), asker)
        if refused := refusal_of(wanted, reader):
            self.report(refused, shown)
            return
        now = service.clock.now()
        readings = [
            Reading(reader.name, now, code, case and case[-32:]) for code, case in wanted.purposes
        ]

        def unexplained(session: Session) -> list[str]:
            return Oracle(session, held, reader, readings).unexplained(shown)

        left = await service.database.look(unexplained, "system")
        if alone and (self.open, self.begun) == (1, begun):
            self.report(f"an answer to {reader.name}, from whom they are masked", left)


NET = Net()


# --- what is hung in where -----------------------------------------------------------------------


def wrap(owner: Any, name: str, around: Callable[[Any], Any]) -> None:
    """Put a function around one of a class."""
    held = getattr(owner, name)
    setattr(owner, name, functools.wraps(held)(around(held)))


def _answering(answer: Callable[..., Awaitable[Answered]]) -> Any:
    async def judged(self: Service, query: Query, asker: Asker, key: str | None = None) -> Answered:
        NET.begun += 1
        NET.open += 1
        try:
            answered = await answer(self, query, asker, key)
            # Of a database that is out of reach by now, or a reader who has lost the token.
            with contextlib.suppress(ZongzhiError):
                await NET.judge(self, query, asker, answered.body)
            return answered
        except Exception as fault:
            entry = fault.as_graphql() if isinstance(fault, ZongzhiError) else None
            NET.look("an error", f"{fault!r} {fault} {entry}".encode(), NET.of(self.database))
            raise
        finally:
            NET.open -= 1

    return judged


def _taking(take: Callable[..., Awaitable[Any]]) -> Any:
    async def taken(self: Service, given: Any) -> Any:
        NET.bring(self.database, given)
        return await take(self, given)

    return taken


def _sealing(seal: Callable[..., Any]) -> Any:
    def sealed(self: Any, each: Any, key_id: str, *given: Any) -> Any:
        made = seal(self, each, key_id, *given)
        for held in (NET.watch(self._database), NET.lately):
            held.seal(key_id, each.values())
        return made

    return sealed


def _look_at_response(request: httpx2.Request, response: httpx2.Response) -> None:
    NET.look("the headers of a response", str(response.headers).encode())
    # A stream that is read bit by bit is not kept.
    with contextlib.suppress(httpx2.ResponseNotRead):
        found = NET.lately.find(response.content)
        if found and not (request.url.path == "/graphql" and _may_show(request, response)):
            NET.report(f"a response of {request.url.path}", found)


def _may_show(request: httpx2.Request, response: httpx2.Response) -> bool:
    """Does a request ask for persons at all? Whose process answers need not be known for that."""
    asked: dict[str, Any] = dict(request.url.params)
    header = request.headers.get("X-Purpose")
    try:
        if request.method == "POST":
            asked = json.loads(request.content)
        variables = asked.get("variables") or {}
        given = json.loads(variables) if isinstance(variables, str) else variables
        query = Query(asked["query"], given)
        wanted = Wanted.of(query, (header, None) if header else None)
        told = orjson.dumps(response.json().get("errors"))
    except (ValueError, LookupError, TypeError, GraphQLError, httpx2.RequestNotRead):
        return False
    return wanted.refusal is None and not NET.lately.find(told)


def _sending(send: Callable[..., Awaitable[httpx2.Response]]) -> Any:
    async def sent(self: Any, request: httpx2.Request, **more: Any) -> httpx2.Response:
        response = await send(self, request, **more)
        _look_at_response(request, response)
        return response

    return sent


def _sending_at_once(send: Callable[..., httpx2.Response]) -> Any:
    def sent(self: Any, request: httpx2.Request, **more: Any) -> httpx2.Response:
        response = send(self, request, **more)
        _look_at_response(request, response)
        return response

    return sent


def _logging(log: Callable[..., Any]) -> Any:
    def logged(self: Any, message: str) -> Any:
        NET.look("the log", str(message).encode())
        return log(self, message)

    return logged


def _commanding(invoke: Callable[..., Any]) -> Any:
    def invoked(self: Any, *given: Any, **more: Any) -> Any:
        result = invoke(self, *given, **more)
        NET.look("the command line", result.output.encode())
        return result

    return invoked


def _ending(end: Callable[[World], Awaitable[None]]) -> Any:
    async def ended(self: World) -> None:
        held = NET.forget(self.database)
        if held is not None:
            with contextlib.suppress(ZongzhiError, OSError):
                await search_database(self.database, held)
        await end(self)

    return ended


async def search_database(database: Any, held: Held) -> None:
    """The whole of a database, without keys: bytes of SQLite's files, rows of PostgreSQL's."""
    if isinstance(database, SqliteDatabase):
        same = held.changed is not None and changed_at(database) == held.changed
        for file in database.path.parent.glob(f"{database.path.name}*"):
            if same and file == database.path:
                continue
            NET.report(f"the bytes of {file.name}", held.find_sealed(file.read_bytes()))
        return
    # A row as text has each backslash twice, and a pattern each of those.
    forms = [form.decode() for form in (*ALWAYS.forms, *held.persons.forms)]
    escaped = [re.sub("([%_])", r"\\\1", form.replace("\\", r"\\\\")) for form in forms]
    sought = [f"%{form}%" for form in escaped]

    def search(session: Session) -> list[str]:
        rows = [table(name).alias("t") for name in inspect(session.connection()).get_table_names()]
        line = cast(literal_column("t"), String)
        # Nobody is recorded before there is a legal basis: no older row holds a person. A basis
        # that was ended is a newer row; what is sealed is never changed in its place.
        age: Select[Any] = select(func.max(literal_column("age(b.xmin)")))
        first = [table(name).alias("b") for name in _SEALED]
        ages = [session.scalar(age.select_from(each)) for each in first]
        oldest = max((each for each in ages if each is not None), default=2**31 - 1)
        young = literal_column("age(t.xmin)") <= oldest
        found = line.like(any_(literal(sought)))
        hits = [select(line).select_from(row).where(young, found) for row in rows]
        return [text[:200] for text in session.scalars(union_all(*hits).limit(9))]

    NET.report("rows of PostgreSQL", await database.look(search, "system"))


def search_file(file: Path) -> None:
    """What a test leaves in a file: what is sealed stands nowhere."""
    if file.stat().st_size <= LARGEST_FILE:
        NET.report(f"the file {file.name}", NET.lately.find_sealed(file.read_bytes()))


def install() -> None:
    """Hang the net; once in a process."""
    wrap(Service, "answer", _answering)
    wrap(Service, "_sealed", _taking)
    wrap(Vault, "_sealed", _sealing)
    wrap(httpx2.AsyncClient, "send", _sending)
    wrap(httpx2.Client, "send", _sending_at_once)
    wrap(CliRunner, "invoke", _commanding)
    wrap(World, "end", _ending)
    for level in LEVELS:
        wrap(structlog.PrintLogger, level, _logging)


# --- hooks of pytest, taken over by tests/conftest.py --------------------------------------------


def pytest_configure(config: pytest.Config) -> None:
    # What is timed is the product alone.
    if not config.getoption("benchmark_only", default=False):
        install()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, None, None]:
    folder = getattr(item, "funcargs", {}).get("tmp_path")
    for file in sorted(folder.rglob("*")) if folder else ():
        if file.is_file():
            search_file(file)
    yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if call.when == "teardown":
        for _, kind, text in item._report_sections:
            NET.look(f"the captured {kind}", text.encode(errors="replace"))
        NET.lately = Held()
    breaches = NET.take()
    if breaches:
        report.outcome = "failed"
        report.longrepr = "\n".join(
            [*breaches, *([report.longreprtext] if report.longrepr else [])]
        )
    return report
