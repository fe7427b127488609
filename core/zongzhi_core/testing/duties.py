"""The walk along the duties: OFF stops the use of a plugin, and nothing that is owed to people."""

from __future__ import annotations

from collections.abc import Callable, Collection, Coroutine, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from ..clock import FOREVER, day_of
from ..columns import FactRow
from ..commands.context import Context
from ..commands.outbox import system_principal
from ..contribution import Contribution, Retention
from ..errors import ZongzhiError
from ..ids import new_id
from ..people.input import PersonInput, record_person
from ..people.log import check_chain
from ..people.own import open_record
from ..people.purposes import Purpose
from ..people.rights import add_receipt
from ..people.tables import (
    AccessEntry,
    AccessSeal,
    Erasure,
    LateDisclosure,
    LegalBasis,
    Person,
    Receipt,
    RightsRequest,
)
from ..people.terms import LegalBasisKind
from ..people.vault import Vault
from ..state import raise_epoch
from ..switches.deadlines import Deadline, open_deadlines
from ..tables import Division, Token
from .switching import leave_on
from .worlds import HUANING, World

NAME = "李演示"
#: Under which persons are recorded where a plugin has no purpose of its own: nobody reads for it.
UNREAD = Purpose("WALK", "试", "Walk", frozenset(), keep_days=30)
#: Longer than seals are apart.
_A_WHILE = timedelta(minutes=15)
_EVER = datetime(2000, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Owed:
    """A county in which a plugin was turned off, and what was owed there before."""

    world: World
    plugin: Contribution
    county: Division
    token: str
    #: Of each retention a row whose day has come, as it was.
    past: Sequence[tuple[Retention, Mapping[str, Any]]]
    #: A person of a case of the plugin whose day has come, and one whose has not; None without
    #: cases.
    persons: tuple[str, str] | None
    #: A matter of the plugin that is open, and soon due.
    deadline: Deadline | None

    @property
    def vault(self) -> Vault:
        assert self.world.service.vault is not None
        return self.world.service.vault

    async def ask(self, document: str, token: str = "", **variables: Any) -> dict[str, Any]:
        """The data of a request that must answer without an error."""
        return await self.world.data(document, token or self.token, variables=variables)

    async def look(self, statement: Any) -> Any:
        """The first value that a statement finds in the database."""
        found = self.world.database.look(lambda session: session.scalar(statement), "system")
        return await found

    async def open_own(self, person: str) -> str:
        """The token of a person with a new slip of an office."""
        document = "mutation($i: ID!) {issueReceipt(input: {person: $i}) {userErrors {message}}}"
        given = await self.ask(document, i=f"person_{person}")
        assert given["issueReceipt"]["userErrors"] == []
        locator = await self.look(select(Receipt.locator).where(Receipt.person_id == person))
        code = self.vault.receipt_code(locator)
        return await open_record(self.world.database, self.vault, self.world.clock, code)


# --- before: the plugin is on ---------------------------------------------------------------------


@dataclass
class _Given:
    """What the vault seals."""

    person: PersonInput


async def record(world: World, plugin: Contribution, county: Division) -> str | None:
    """A person of a case of a plugin, recorded and with a slip; None where it has no case."""
    given, vault = _Given(PersonInput(name=NAME)), world.service.vault
    assert vault is not None
    await vault.seal(given)
    cases: list[Any] = [t for t in plugin.tables if getattr(t, "case_column", None) == "id"]
    purpose = next(iter(plugin.purposes.values()), UNREAD)

    def work(session: Session) -> str | None:
        found = (
            _first(session, t, county.id, t.id.not_in(select(LateDisclosure.matter_id)))
            for t in cases
            if issubclass(t, FactRow)
        )
        case = next((each for each in found if each is not None), None)
        if case is None:
            return None
        session.add(_basis(county.id, purpose))
        session.flush()
        actor = system_principal("test", county.path, (county.id,), world.clock)
        ctx = Context(session, actor, world.clock, "test", plugin.name, county.id)
        person = record_person(ctx, case, purpose, given.person)
        add_receipt(ctx, person)
        ctx.finish()
        return person.id

    key: str | None = await world.write(work)
    return key


def _first(session: Session, table: Any, county_id: str, *which: Any) -> Any:
    held = select(table).where(table.county_id == county_id, *which).order_by(table.id)
    return session.scalars(held.limit(1)).first()


def _basis(county_id: str, purpose: Purpose) -> LegalBasis:
    return LegalBasis(
        county_id=county_id,
        id=new_id(),
        purpose=purpose.code,
        kind=LegalBasisKind.STATUTORY_DUTY,
        citation="test",
        granted_at=_EVER[0],
        expires_at=_EVER[1],
        assessment_no="test",
        assessed_on=_EVER[0].date(),
    )


async def stop(world: World, plugin: str, county: str = HUANING, token: str = "admin") -> Owed:
    """Have something owed of every kind where a plugin is on, and turn it off by the mutation."""
    held = world.registry.contributions[plugin]
    place = await world.write(lambda session: _prepare(session, county))
    past = await world.write(
        lambda session: [(k, _let_end(session, k, place.id, world)) for k in held.retentions]
    )
    ending, lasting = await record(world, held, place), await record(world, held, place)
    persons = None if ending is None or lasting is None else (ending, lasting)
    today = day_of(world.clock.now())
    ended = update(Person).where(Person.id == ending).values(erase_by=today)
    await world.write(lambda session: session.execute(ended))
    gone = [row["id"] for _, row in past]
    deadline = await world.write(lambda session: _next(session, world, plugin, place, gone))
    owed = Owed(world, held, place, token, past, persons, deadline)
    if persons is not None:
        assert await _read(owed, lasting or "", held) is bool(held.purposes)
    if deadline is not None:
        assert await _previewed(owed) > 0
    await world.switch(plugin, "OFF", county, token)
    return owed


def _prepare(session: Session, county: str) -> Division:
    """The county; tokens hold from now on, however far the clock is put forward."""
    session.execute(update(Token).values(expires_at=_EVER[1]))
    raise_epoch(session)
    place = session.scalars(select(Division).where(Division.code == county)).first()
    assert place is not None
    session.flush()
    session.expunge(place)
    return place


def _let_end(session: Session, kept: Retention, county_id: str, world: World) -> Mapping[str, Any]:
    """A row whose day is today, as it is."""
    table: Any = kept.table
    today, until = day_of(world.clock.now()), getattr(table, kept.until)
    row = _first(session, table, county_id, until > today, until < FOREVER)
    assert row is not None, f"{table.__tablename__} has no row to try it with"
    setattr(row, kept.until, today)
    return {c.name: getattr(row, c.name) for c in table.__table__.columns}


def _next(
    session: Session, world: World, plugin: str, county: Division, ending: Collection[str]
) -> Deadline | None:
    """A deadline of a matter in the county that is not ending, made to be a day away."""
    due_at = world.clock.now() + timedelta(days=1)
    kinds = [kind for kind in world.registry.matters if kind.owner == plugin]
    tables: dict[str, Any] = {kind.name: kind.table for kind in kinds}
    for found in open_deadlines(session, kinds, county.id):
        table, key = tables[found.kind], found.matter_id[-32:]
        own = (table.id == key) & table.path.startswith(county.path) & table.id.not_in(ending)
        moved: Any = session.execute(update(table).where(own).values(due_at=due_at))
        if moved.rowcount:
            return replace(found, due_at=due_at)
    return None


async def _previewed(owed: Owed) -> int:
    """Of how many open deadlines a dry run tells."""
    document = (
        "query($c: String!, $p: String!) {previewPlugin(county: $c, plugin: $p, state: OFF) "
        "{steps {plugin openDeadlines}}}"
    )
    told = (await owed.ask(document, c=owed.county.code, p=owed.plugin.name))["previewPlugin"]
    steps = {step["plugin"]: step["openDeadlines"] for step in told["steps"]}
    count: int = steps[owed.plugin.name]
    return count


async def _read(owed: Owed, person: str, plugin: Contribution) -> bool:
    """Whether a person's name is shown for a purpose of a plugin; it is logged if, and only if,
    it is."""
    purpose = next(iter(plugin.purposes.values()), UNREAD)
    entries = select(func.count()).select_from(AccessEntry).where(AccessEntry.person_id == person)
    before = await owed.look(entries)
    document = "query($i: ID!) {person(id: $i) {name}}"
    whom = {"i": f"person_{person}"}
    try:
        answer = await owed.world.ask(document, owed.token, variables=whom, purpose=purpose.code)
        shown = NAME in str(answer)
    except ZongzhiError:
        shown = False
    assert await owed.look(entries) == before + shown
    return shown


# --- after: it is off -----------------------------------------------------------------------------


async def what_ends_is_erased(owed: Owed) -> None:
    """On its day a row forgets what its plugin said it would, and a person's record is gone."""
    await owed.vault.do_duties()
    for kept, before in owed.past:
        table: Any = kept.table
        for name, value in {**kept.erased, kept.until: FOREVER}.items():
            now = await owed.look(select(getattr(table, name)).where(table.id == before["id"]))
            assert now != before[name] if callable(value) else now == value, name
    if owed.persons is not None:
        ended, lasting = owed.persons
        held = select(Person.id).where(Person.id.in_(owed.persons))
        assert await owed.look(held) == lasting
        await _key_is_gone(owed, ended)


async def _key_is_gone(owed: Owed, person: str) -> None:
    erased = select(Erasure.key_id).where(Erasure.person_id == person)
    key = await owed.look(erased.where(Erasure.key_gone_at.is_not(None)))
    assert key is not None
    assert key not in await owed.vault.keys.ids()


async def own_record_opens(owed: Owed) -> None:
    """A person gets a slip, opens their own record, and sees who read it before."""
    if owed.persons is None:
        return
    person = owed.persons[1]
    own = await owed.open_own(person)
    shown = (await owed.ask("{myRecord {everything {name} accessLog {who}}}", own))["myRecord"]
    assert shown["everything"]["name"] == NAME
    assert bool(shown["accessLog"]) is bool(owed.plugin.purposes)


async def access_is_logged(owed: Owed) -> None:
    """Nobody reads for the plugin; who reads for another is logged; whatever was read, before or
    since, is sealed, and the seals hold."""
    if owed.persons is not None:
        assert not await _read(owed, owed.persons[1], owed.plugin)
    on = (await owed.ask("{viewer {plugins}}"))["viewer"]["plugins"]
    for other in owed.world.registry.plugins:
        if other.name in on and other.purposes:
            person = await record(owed.world, other, owed.county)
            assert person is None or await _read(owed, person, other)
    owed.world.clock.advance(_A_WHILE)
    await owed.vault.do_duties()
    here = AccessEntry.county_id == owed.county.id
    last = select(func.max(AccessSeal.last_id)).where(AccessSeal.county_id == owed.county.id)
    assert await owed.look(last) == await owed.look(select(func.max(AccessEntry.id)).where(here))
    assert await owed.world.database.look(check_chain, "system") == []


async def request_is_decided(owed: Owed) -> None:
    """A person asks that their record be erased, an office grants it, and the key is gone."""
    if owed.persons is None:
        return
    person = owed.persons[1]
    own = await owed.open_own(person)
    document = (
        "mutation($i: ID!) {fileRightsRequest(input: {person: $i, kind: ERASE}) "
        "{userErrors {message}}}"
    )
    filed = await owed.ask(document, own, i=f"person_{person}")
    assert filed["fileRightsRequest"]["userErrors"] == []
    request = await owed.look(select(RightsRequest.id).where(RightsRequest.person_id == person))
    document = "mutation($i: ID!) {grantRightsRequest(input: {id: $i}) {userErrors {message}}}"
    granted = await owed.ask(document, i=f"rights_request_{request}")
    assert granted["grantRightsRequest"]["userErrors"] == []
    await owed.vault.do_duties()
    assert await owed.look(select(Person.id).where(Person.id == person)) is None
    await _key_is_gone(owed, person)


async def clocks_go_on(owed: Owed) -> None:
    """What was open becomes overdue on its day, on the list of the office that received it too;
    when the plugin is on again it has the same deadline, and is late."""
    due = owed.deadline
    if due is None:
        return
    owed.world.clock.advance(due.due_at - owed.world.clock.now() + timedelta(seconds=1))
    await owed.vault.do_duties()
    document = (
        "query($c: String!, $f: HandedDeadlineFilter) {division(code: $c) "
        "{handedDeadlines(first: 100, filter: $f) {nodes {matterId dueAt}}}}"
    )
    now = owed.world.clock.now().isoformat()
    late = {"plugin": {"eq": owed.plugin.name}, "dueAt": {"lt": now, "gte": due.due_at.isoformat()}}
    listed = (await owed.ask(document, c=owed.county.code, f=late))["division"]["handedDeadlines"]
    by_law = {k.name for k in owed.world.registry.matters if k.statutory}
    told = {each["matterId"] for each in listed["nodes"]}
    assert (due.matter_id in told) is (due.kind in by_law)
    await owed.world.switch(owed.plugin.name, "ON", owed.county.code or "", owed.token)
    document = "query($i: ID!) {node(id: $i) {... on Matter {dueAt overdue closedAt}}}"
    matter = (await owed.ask(document, i=due.matter_id))["node"]
    assert datetime.fromisoformat(matter["dueAt"]) == due.due_at
    assert (matter["overdue"], matter["closedAt"]) == (True, None)


Duty = Callable[[Owed], Coroutine[Any, Any, None]]

#: Each asserts of a plugin that is off what its docstring says; the last turns it on again.
DUTIES: tuple[Duty, ...] = (
    what_ends_is_erased,
    own_record_opens,
    access_is_logged,
    request_is_decided,
    clocks_go_on,
)


async def check_duties(
    world: World,
    plugin: str,
    beside: Collection[str] | None = None,
    county: str = HUANING,
    token: str = "admin",
) -> None:
    """Turn a plugin off in the county and walk along all duties; on are those `beside` it, or
    all."""
    if beside is not None:
        await world.write(lambda session: leave_on(session, {plugin, *beside}, county))
    owed = await stop(world, plugin, county, token)
    for is_done in DUTIES:
        await is_done(owed)
