"""What every command shares: settings, plugins and the opened database, tables, bars, JSON."""

from __future__ import annotations

import asyncio
import getpass
import os
import sqlite3
import sys
import threading
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

import click
import orjson
from rich.box import SIMPLE
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from zongzhi_core.access import Principal
from zongzhi_core.clock import Clock, SystemClock
from zongzhi_core.commands.outbox import Outbox, system_principal
from zongzhi_core.commands.runner import Answer, Order, Runner, Stale
from zongzhi_core.commands.switches import seconded
from zongzhi_core.database import Database, open_database
from zongzhi_core.errors import SetupError, Unavailable, ZongzhiError
from zongzhi_core.loading import CORE, Registry
from zongzhi_core.migrate import require_current
from zongzhi_core.state import StateKeeper

from ..installed import load_installed
from ..settings import Settings, load_settings
from .second import Second

Result = TypeVar("Result")

#: What may go wrong at a command's work, and is told without a trace.
FAULTS = (ZongzhiError, SetupError, DBAPIError, sqlite3.Error, OSError)

_WIDTH_OF_A_FILE = 160
_TRIES = 5

json_option = click.option(
    "--json", "as_json", is_flag=True, help="以 JSON 输出 Print JSON for machines."
)


@dataclass(frozen=True)
class Desk:
    """What a command works with."""

    settings: Settings
    registry: Registry
    database: Database
    clock: Clock
    _stopping: threading.Event = field(default_factory=threading.Event)

    @property
    def installed(self) -> list[str]:
        """Names of the plugins that could be loaded."""
        return [plugin.name for plugin in self.registry.plugins]

    async def read(self, work: Callable[[Session], Result]) -> Result:
        """Run a function that only reads."""
        return await self._until_stopped(self.database.look(work, "system"))

    async def write(self, work: Callable[[Session], Result], kind: str = "command") -> Result:
        """Run a function in one transaction; once interrupted, it is rolled back."""

        def guarded(session: Session) -> Result:
            result = work(session)
            self.go_on()
            return result

        return await self._until_stopped(self.database.transact(guarded, kind))

    async def _until_stopped(self, doing: Awaitable[Result]) -> Result:
        try:
            return await doing
        except asyncio.CancelledError:
            # The database's thread cannot be cancelled: it asks.
            self._stopping.set()
            raise

    def go_on(self) -> None:
        """End the transaction in whose thread this is called, if the user pressed Ctrl-C."""
        if self._stopping.is_set():
            raise click.Abort

    def actor(self, counties: Sequence[str]) -> Principal:
        """Whoever sits at this machine, as the actor of commands."""
        return system_principal(actor_name(), "", tuple(counties), self.clock)

    async def deliver(self) -> None:
        """Hand the events of a command to their listeners, as the server does."""
        await Outbox(self.database, self.clock, self.registry.reactions).sweep()

    async def give(
        self, wanted: str, given: Any, answer: Answer, second: Second | None = None
    ) -> str:
        """Give a command of core as whoever sits here, with the approval of the second person
        beside them, if there is one; what `answer` says of its thing."""
        commands = {each.name: each for each in self.registry.contributions[CORE].commands}
        keeper = StateKeeper(self.database, self.clock)
        runner = Runner(self.database, self.clock, self.registry.reactions, self.registry.matters)
        held = await keeper.snapshot()
        for _ in range(_TRIES):
            command = commands[wanted]
            if second is not None:
                approver = second.principal(held, self.clock.now())
                command = seconded(command, commands[second.approval], approver)
            order = Order(command, given, self.actor(sorted(held.counties)), held)
            try:
                outcome = await runner.run(order, answer)
            except Stale:
                held = await keeper.snapshot(beyond=held.epoch)
                continue
            await self.deliver()
            return outcome.answer
        raise Unavailable("开关变化过于频繁，请重试。", "Switches change too fast; try again.")


def actor_name() -> str:
    """`cli:` and the name of the system's user; no token may be called so."""
    try:
        return f"cli:{getpass.getuser()}"
    except (KeyError, OSError):
        return f"cli:{os.getuid()}"


def run(
    work: Callable[[Desk], Awaitable[Result]],
    *,
    settings: Settings | None = None,
    registry: Registry | None = None,
    create: bool = False,
    current: bool = True,
) -> Result:
    """Run a command's work at an opened database, and close that whatever happens.

    `create`: a database file that is missing is made; `current`: one that is not migrated, or
    was made by a newer version, is refused.
    """
    settings = settings or load_settings()
    registry = registry or load_installed()

    async def at_desk() -> Result:
        database = open_database(settings.database, create=create)
        try:
            desk = Desk(settings, registry, database, SystemClock())
            if current:
                known = registry.contributions.values()
                await desk.read(lambda session: require_current(session, known))
            return await work(desk)
        finally:
            await database.close()

    return asyncio.run(at_desk())


def tell(fault: Exception) -> str:
    """A fault in words for the user."""
    if isinstance(fault, DBAPIError | sqlite3.Error):
        cause = str(getattr(fault, "orig", fault)).splitlines()[0]
        return f"数据库出错：{cause}。 The database failed: {cause}."
    if isinstance(fault, OSError):
        return f'无法使用 Cannot use "{fault.filename}": {fault.strerror}.'
    return str(fault)


def split_names(text: str | None) -> list[str] | None:
    """`a,b` as names; None stays None."""
    if text is None:
        return None
    return [name.strip() for name in text.split(",") if name.strip()]


def print_json(value: Any) -> None:
    click.echo(orjson.dumps(value, option=orjson.OPT_INDENT_2).decode())


def print_table(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Rows for people, on standard output."""
    table = Table(*columns, box=SIMPLE)
    for row in rows:
        table.add_row(*("" if value is None else str(value) for value in row))
    width = None if sys.stdout.isatty() else _WIDTH_OF_A_FILE
    Console(width=width, markup=False, highlight=False, emoji=False).print(table)


@contextmanager
def progress_bar(title: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
    """A bar on standard error while long work runs; nothing where that is no terminal."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    hidden = not console.is_terminal
    with Progress(
        *columns, TimeElapsedColumn(), console=console, transient=True, disable=hidden
    ) as progress:
        task = progress.add_task(title, total=total)
        yield lambda count: progress.advance(task, count)
