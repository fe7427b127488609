"""What a command handler gets: the transaction, the actor, the time, and guarded verbs.

A handler is a plain function `(context, input) → row`. It never commits; it finds its county
through `place` or `load`, which check scope and switches, and it writes through `add` and
`move`, which journal what they do.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin, get_type_hints

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from ..access import absent
from ..assigned import ASSIGNEE_NAME, is_assigned
from ..clock import Clock, day_of, stamp_text
from ..columns import Base, Code, CountyRow, Id, Placed, place_of
from ..deadlines import WorkCalendar
from ..errors import BadInput, Conflict, Forbidden, NotFound, PluginOff
from ..graph.declare import camel
from ..ids import new_id, split_global
from ..life import ALWAYS, Life
from ..read.rows import holds
from ..tables import Assignment, Counter, CountyPlugin, Division, JournalEntry, OutboxEvent
from ..terms import SENSITIVE, PluginState, Sensitivity, Term
from ..work_days import load_work_days
from .changes import note_change
from .states import StateTable

if TYPE_CHECKING:
    from ..access import Principal
    from ..graph.declare import NodeType
    from ..state import Snapshot

Row = TypeVar("Row", bound=Base)

#: What an event may tell: neither a name or a sentence in Chinese, nor the number of anybody's
#: phone or document.
_TOLD = re.compile(r"[0-9a-f]{32}|[a-z]\w*|-?\d{1,9}|\d{4}-\d\d-\d\d(T\S+)?", re.ASCII | re.I)


@dataclass(frozen=True)
class Command:
    """A mutation: its name, its input, who may give it, and the handler that carries it out.

    `input` is a dataclass whose fields are declared with `argument`; `thing` is the node type
    that the payload shows, read back after the write.
    """

    name: str
    doc: str
    input: type
    thing: str
    roles: frozenset[str]
    run: Callable[[Context, Any], Any]
    plugin: str = ""
    #: Runs while no other command does: it raises the epoch, or no key keeps two of it apart.
    alone: bool = False
    life: Life = ALWAYS
    #: The class of its thing: who may not read that does not give it.
    sensitivity: Sensitivity = Sensitivity.ORDINARY


def command(
    name: str, *, thing: str, roles: tuple[str, ...], alone: bool = False
) -> Callable[[Callable[[Context, Any], Any]], Command]:
    """Make a handler a mutation; its docstring is the description, its second parameter's
    annotation the input type. An empty `roles` would allow nobody and is refused. `alone` is for
    a command that raises the epoch, or of which two must follow one another."""
    if not roles:
        raise ValueError(f"command {name} declares no role that may give it")

    def wrap(run: Callable[[Context, Any], Any]) -> Command:
        hints = get_type_hints(run)
        hints.pop("return", None)
        taken = list(hints.values())[1]
        doc = (run.__doc__ or "").strip()
        return Command(name, doc, taken, thing, frozenset(roles), run, alone=alone)

    return wrap


class GlobalId(str):
    """Annotates an input field that takes the global id of a record; `Context.load` reads it."""


def argument(doc: str, *, default: Any = dataclasses.MISSING, longest: int = 200) -> Any:
    """One field of a command's input, with its description (Chinese term first); a text of more
    than `longest` characters, or a list (`list[X]`) of more than `longest` entries, is
    BAD_INPUT, whatever the engine would say."""
    return field(default=default, metadata={"doc": doc, "longest": longest})


def texts_of(given: Any, *names: str) -> dict[str, str]:
    """Texts of an input, trimmed; BAD_INPUT for a blank one."""
    kept = {name: getattr(given, name).strip() for name in names}
    for name in (camel(name) for name, text in kept.items() if not text):
        raise BadInput(f"{name} 不能为空。", f"{name} is empty.", field=name)
    return kept


def check_range(given: Any, name: str, least: int, most: int) -> None:
    """BAD_INPUT unless a number of an input lies between two."""
    value, name = getattr(given, name), camel(name)
    if not least <= value <= most:
        raise BadInput(
            f"{name} {value} 无效：应为 {least} 至 {most}。",
            f"{name} {value} is not valid: {least} to {most} are allowed.",
            field=name,
        )


def entry_of(hint: Any) -> Any:
    """Of what an input field takes a list, by its annotation (`list[X]`, `list[X] | None`); None
    for no list."""
    lists = [part for part in (hint, *get_args(hint)) if get_origin(part) is list]
    return get_args(lists[0])[0] if lists else None


@dataclass
class Context:
    """One command in its transaction."""

    session: Session
    actor: Principal
    clock: Clock
    command: str
    plugin: str
    county_id: str | None = None
    #: Does any plugin listen to an event of this name?
    heard: Callable[[str], object] = lambda _: True
    #: The kinds of matters of all plugins; a plugin's own reactions need none.
    matters: Sequence[NodeType] = ()
    #: Its epoch holds until the commit; without it work days and switches are read where needed.
    snapshot: Snapshot | None = None
    #: The ids of the events that wait for their listeners.
    emitted: list[str] = field(default_factory=list)
    #: The journal and the events, by table: no handler reads them, so they are written last.
    _last: dict[type[Base], list[dict[str, Any]]] = field(
        default_factory=lambda: {JournalEntry: [], OutboxEvent: []}
    )

    @property
    def now(self) -> datetime:
        return self.clock.now()

    @property
    def today(self) -> date:
        return day_of(self.now)

    # --- finding ---------------------------------------------------------------------------

    @cached_property
    def calendar(self) -> WorkCalendar:
        """The work calendar of the command's county."""
        if self.county_id is None:
            raise LookupError("the county is not known yet: place or load something first")
        held = self.snapshot
        days = held.ground.work_days if held else load_work_days(self.session, self.county_id)
        return days.calendar(self.county_id)

    def county(self, code: str, argument: str = "county") -> Division:
        """The county of a code; BAD_INPUT where that is another division."""
        found = self.place(code, argument)
        if found.id != found.county_id:
            raise BadInput(f"“{code}”不是县级区划。", f'"{code}" is not a county.', field=argument)
        return found

    def division(self, code: str, argument: str = "division") -> Division:
        """The division of a code, as of today and of any level; NOT_FOUND outside the actor's
        scope."""
        known = select(Division).where(Division.code == code, holds(Division, self.today))
        found = self.session.scalar(known)
        if found is None or not self.actor.reaches(found.path):
            raise NotFound(
                f"区划“{code}”不存在或不在您的辖区内。",
                f'Division "{code}" does not exist or lies outside your scope.',
                field=argument,
            )
        return found

    def place(self, code: str, argument: str = "division") -> Division:
        """The division of a code, in one county, as of today."""
        found = self.division(code, argument)
        if found.county_id is None:
            raise BadInput(
                f"区划“{code}”在县级以上；请给出县级或以下的代码。",
                f'Division "{code}" lies above county level; give a county, township or village.',
                field=argument,
            )
        self._enter(found.county_id)
        return found

    @property
    def county_code(self) -> str:
        """The code of the command's county today; numbers of matters begin with it."""
        today = holds(Division, self.today)
        held = select(Division.code).where(Division.id == self.county_id, today)
        return self.session.scalar(held) or ""

    def load(
        self,
        table: type[Row],
        global_id: str,
        prefix: str,
        argument: str = "id",
        *,
        upward: bool = False,
    ) -> Row:
        """The row of a global id; NOT_FOUND when absent, malformed or out of scope. `upward` finds
        those of the divisions above the scope too, for types that are read there."""
        parts = split_global(global_id)
        row: Any = None
        if parts is not None and parts[0] == prefix:
            columns: Any = table
            chosen = select(table).where(
                columns.id == parts[1], columns.county_id.in_(self.actor.counties)
            )
            case_column = getattr(table, "case_column", None)
            if self.actor.access.assigned and case_column:
                own = is_assigned(columns.county_id, getattr(columns, case_column))
                chosen = chosen.where(own)
            row = self.session.scalar(chosen, {ASSIGNEE_NAME: self.actor.assignee})
        if row is None or not (
            self.actor.reaches(row.path) or (upward and row.division_id in self.actor.above)
        ):
            raise absent(global_id, field=argument)
        self._enter(row.county_id)
        found: Row = row
        return found

    def load_matter(self, global_id: str, argument: str = "id") -> Any:
        """The matter of a global id, whatever its kind; PLUGIN_OFF where its plugin is off."""
        parts = split_global(global_id)
        prefix = parts[0] if parts is not None else None
        kind = next((kind for kind in self.matters if kind.prefix == prefix), None)
        if kind is None or prefix is None:
            raise absent(global_id, field=argument)
        row: Any = self.load(kind.table, global_id, prefix, argument)
        self._require_on(row.county_id, kind.owner)
        return row

    def opened(self, row: Row) -> Row:
        """The row of a case that is to be used; PLUGIN_OFF where the plugin of the case is off."""
        held: Any = row
        for kind in self.matters:
            if self.session.get(kind.table, (held.county_id, held.matter_id)) is not None:
                self._require_on(held.county_id, kind.owner)
        return row

    def _enter(self, county_id: str) -> None:
        """A command touches exactly one county, and only where its plugin is on."""
        if self.county_id not in (None, county_id):
            raise BadInput("一次操作只能涉及一个县。", "One command may touch only one county.")
        self._require_on(county_id, self.plugin)
        self.county_id = county_id

    def _require_on(self, county_id: str, plugin: str) -> None:
        if plugin != "core" and not self._holds_on(county_id, plugin):
            raise PluginOff(
                f"插件 {plugin} 在本县已停用。",
                f'Plugin "{plugin}" is off in this county.',
                plugin=plugin,
            )

    def _holds_on(self, county_id: str, plugin: str) -> bool:
        county = self.snapshot.counties.get(county_id) if self.snapshot else None
        return plugin in county.on if county else self.is_on(county_id, plugin)

    def is_on(self, county_id: str, plugin: str) -> bool:
        """Is a plugin on in a county, as of this transaction?"""
        switch = self.session.get(CountyPlugin, (county_id, plugin))
        return switch is not None and switch.state is PluginState.ON

    def require(self, allowed: bool, zh: str, en: str) -> None:
        """FORBIDDEN unless allowed."""
        if not allowed:
            raise Forbidden(zh, en)

    # --- writing ---------------------------------------------------------------------------

    def number(self, series: str) -> int:
        """The next number of a series of this county; dense, safe under concurrency."""
        counted = (
            update(Counter)
            .where(Counter.county_id == self.county_id, Counter.series == series)
            .values(value=Counter.value + 1)
            .returning(Counter.value)
        )
        value = self.session.scalar(counted)
        if value is None:
            self.session.execute(
                insert(Counter).values(county_id=self.county_id, series=series, value=1)
            )
            value = 1
        return int(value)

    def add(self, row: Any) -> None:
        """Insert a row and journal it."""
        if isinstance(row, CountyRow):
            row.county_id = row.county_id or self.county_id or ""
        if hasattr(row, "updated_at"):
            row.updated_at = self.now
        self.session.add(row)
        self.session.flush()
        self._journal(type(row), row.id, _kept(type(row), vars(row)))
        self._note(row, self.command)
        # What somebody brings in who reaches own cases alone is theirs from then on.
        is_matter = type(row) in {kind.table for kind in self.matters}
        if is_matter and self.actor.access.assigned:
            self.assign(row, self.actor.assignee)

    def assign(self, matter: Any, assignee_id: str) -> Assignment | None:
        """Let a user or an organisation work on a matter from now on; None where they do."""
        same = (Assignment.matter_id == matter.id) & (Assignment.assignee_id == assignee_id)
        own = (Assignment.county_id == matter.county_id) & Assignment.ended_at.is_(None)
        if self.session.scalar(select(Assignment.id).where(own, same)) is not None:
            return None
        made = Assignment(
            id=new_id(),
            **place_of(matter),
            matter_id=matter.id,
            assignee_id=assignee_id,
            assigned_by=self.actor.name,
            assigned_at=self.now,
        )
        self.session.add(made)
        self.session.flush()
        self.record(Assignment, made.id, matter_id=matter.id, assignee_id=assignee_id)
        return made

    def end_assignments(self, *which: Any) -> Sequence[str]:
        """End those assignments of the command's county that hold; what they opened is closed with
        the next request. Their ids."""
        own = (Assignment.county_id == self.county_id) & Assignment.ended_at.is_(None)
        ending = update(Assignment).where(own, *which).values(ended_at=self.now)
        quietly = ending.execution_options(synchronize_session=False)
        ended = self.session.scalars(quietly.returning(Assignment.id)).all()
        for each in ended:
            self.record(Assignment, each, ended_at=self.now)
        return ended

    def move(
        self,
        row: Any,
        states: StateTable,
        command: str,
        *,
        expected_version: int | None = None,
        **changes: Any,
    ) -> None:
        """Take a matter to its next state, with `changes`; exactly one of several wins.

        The state and the version stand in the UPDATE's WHERE. RULE_REFUSED when the table has
        no such move, CONFLICT when somebody else was first.
        """
        if expected_version is not None and expected_version != row.version:
            raise self._conflict(row)
        before = row.status
        changes = {"status": states.after(before, command), **changes}
        if hasattr(row, "updated_at"):
            changes["updated_at"] = self.now
        table: Any = type(row)
        as_read = (table.version == row.version, table.status == before)
        if not self.change(row, *as_read, version=row.version + 1, **changes):
            raise self._conflict(row)
        self._note(row, command)
        self._journal(table, row.id, {"from": before.name, **_kept(table, changes)})

    def change(self, row: Any, /, *still: Any, **values: Any) -> bool:
        """Write values to a row that still meets conditions; False when somebody else was first.
        What was changed is to be journaled."""
        table: Any = type(row)
        # What comes back is the row as it is now, whatever else was changed in it since.
        return (
            self.session.scalar(
                update(table)
                .where(table.county_id == row.county_id, table.id == row.id, *still)
                .values(**values)
                .returning(table)
                .execution_options(synchronize_session=False, populate_existing=True)
            )
            is not None
        )

    def require_unchanged(self, row: Any) -> None:
        """CONFLICT when somebody has changed a matter since it was read."""
        table: Any = type(row)
        same = (table.county_id == row.county_id) & (table.id == row.id)
        if self.session.scalar(select(table.version).where(same)) != row.version:
            raise self._conflict(row)

    def _note(self, row: Any, command: str) -> None:
        if isinstance(row, Placed):
            note_change(self.session, row, command, self.now, self.today)

    def _conflict(self, row: Any) -> Conflict:
        self.session.refresh(row)
        last = self.session.execute(
            select(JournalEntry.actor, JournalEntry.at)
            .where(JournalEntry.county_id == row.county_id, JournalEntry.subject_id == row.id)
            .order_by(JournalEntry.id.desc())
        ).first()
        current = {
            "version": row.version,
            "status": row.status.name,
            "changedBy": last[0] if last else None,
            "changedAt": stamp_text(last[1]) if last else None,
        }
        return Conflict(
            f"记录已被他人修改，现为第 {row.version} 版、状态“{row.status.zh}”；请重新读取后再试。",
            f"Somebody else changed it first: it is now version {row.version}, "
            f"{row.status.name}; read it again and decide anew.",
            current=current,
        )

    def emit(self, event: str, subject_id: str, **payload: Any) -> None:
        """Send an event with the commit; payloads carry ids, codes, small numbers and days, never
        a text, which may be personal. One that nobody listens to has been delivered."""
        told = _words(payload)
        for name, value in told.items():
            if value is not None and not _TOLD.fullmatch(str(value)):
                raise ValueError(f"event {event}: {name} is no id, code, small number or day")
        waits = bool(self.heard(event))
        event_id = new_id()
        row = {
            "id": event_id,
            "county_id": self.county_id,
            "name": event,
            "subject_id": subject_id,
            "payload": json.dumps(told),
            "at": self.now,
            "delivered_at": None if waits else self.now,
        }
        self._last[OutboxEvent].append(row)
        if waits:
            self.emitted.append(event_id)

    def _journal(self, table: type[Base], subject_id: str, changes: dict[str, Any]) -> None:
        who, subject = (self.now, self.actor.name, self.command), (table, subject_id)
        line = JournalEntry.line(*who, subject, self.county_id, changes)
        self._last[JournalEntry].append(line)

    def record(self, table: type[Base], subject_id: str, **changes: Any) -> None:
        """Journal a change that was made with the session itself."""
        self._journal(table, subject_id, _words(changes))

    def changed(self, row: Any, **changes: Any) -> None:
        """Journal a change that was made to a record with the session itself, and leave word of
        it."""
        self.record(type(row), row.id, **changes)
        self._note(row, self.command)

    def finish(self) -> None:
        """Write all that waits, before the answer is read and the transaction ends."""
        self.session.flush()
        for table, rows in self._last.items():
            if rows:
                plain: Any = table.__table__
                self.session.execute(insert(plain), rows)
                rows.clear()


def _kept(table: type[Base], values: Mapping[str, Any]) -> dict[str, Any]:
    """The ids, codes, dates and numbers of a row; text may be personal and stays out, and so does
    what is sensitive, which a row may forget and the journal does not."""
    kept = {}
    for column in table.__table__.columns:
        value = values.get(column.key)
        plain = isinstance(column.type, Code | Id) or not isinstance(value, str)
        if value is not None and plain and column.info.get("sensitivity") not in SENSITIVE:
            kept[column.key] = value
    return _words(kept)


def _words(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _word(value) for key, value in values.items()}


def _word(value: Any) -> Any:
    if isinstance(value, Term):
        return value.name
    if isinstance(value, datetime):
        return stamp_text(value)
    return value.isoformat() if isinstance(value, date) else value
