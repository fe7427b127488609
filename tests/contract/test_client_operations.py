"""Client operations: the dry run names what clients sent and would lose, and no more is kept of a
document than what it names."""

from __future__ import annotations

import asyncio
import itertools
import os
import random
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from graphql import GraphQLSchema, build_schema, parse, validate
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session
from starlette.applications import Starlette

from tests.commands.giving import PROOF, register_input, report_input
from tests.support.worlds import HUANING, World
from zongzhi_api.app import Web
from zongzhi_api.settings import Settings
from zongzhi_core.errors import PluginOff
from zongzhi_core.people.tables import SubjectSession
from zongzhi_core.read.run import Asker, Query
from zongzhi_core.state import SESSION_PREFIX, digest_of, raise_epoch
from zongzhi_core.switches import operations
from zongzhi_core.switches.tables import ClientDocument, ClientOperation
from zongzhi_core.tables import Division, Grant, Token, UserSession

from .conftest import YIMEN, turn
from .test_preview import PILLARS, TOGGLES
from .test_purge import CANARY, holding

PREVIEW = (
    "query($c:String! $p:String! $s:PluginState!){previewPlugin(county:$c plugin:$p state:$s)"
    "{clientOperations{client name document lastOn loses}}}"
)
HERE = 'division(code:"530424")'
#: Name → the document of a client, with the plugins whose going it would notice.
READS: dict[str, tuple[str, set[str]]] = {
    "Core": ("{%s{name children{code plugins{name state}}}}", set()),
    "Figures": ('{%s{figures(measures:["grid.grids"] period:"2024"){status}}}', set()),
    "Matters": ("{%s{matters(first:3){nodes{no ...M}}}} fragment M on Matter{id}", set()),
    "Posts": ("{%s{...P}} fragment P on Division{posts(first:1){nodes{id}}}", {"party"}),
    "Filter": ("($f:TrainingFilter){%s{trainings(filter:$f first:1){totalCount}}}", {"party"}),
    "Grids": ("{%s{children{children{grids(first:1){nodes{code staff{role}}}}}}}", {"grid"}),
    "Several": ("{%s{grids(first:1){totalCount} disputes{totalCount}}}", {"grid", "mediation"}),
    "Order": (
        "{%s{disputes(first:1 orderBy:[{field:OPENED_AT direction:DESC}]){nodes{no}}}}",
        {"mediation"},
    ),
    "Cases": ("{%s{assistanceCases(first:1){totalCount}}}", {"services"}),
    "Orders": ("{%s{orders(first:1){nodes{no}}}}", {"mechanism"}),
    "Related": ("{%s{matters(first:1){nodes{no orders(first:1){totalCount}}}}}", {"mechanism"}),
    "Both": (
        "{%s{disputes(first:1){nodes{orders(first:1){totalCount}}}}}",
        {"mediation", "mechanism"},
    ),
    "Skipped": ("($no:Boolean=false){%s{disputes @include(if:$no){totalCount}}}", {"mediation"}),
    "Kind": ("{%s{matters(first:3){nodes{no ...on Dispute{status}}}}}", {"mediation"}),
}  # fmt: skip
#: Answered, though the county's own schema has them no more: nothing in them is reached.
QUIET = {"Skipped", "Kind"}
WRITES: dict[str, tuple[str, dict[str, Any], set[str]]] = {
    "Register": (
        "mutation Register($i:RegisterDisputeInput!){registerDispute(input:$i)"
        "{dispute{id} userErrors{code}}}",
        register_input(),
        {"mediation"},
    ),
    "Report": (
        "mutation Report($i:ReportGridEventInput!){reportGridEvent(input:$i)"
        "{gridEvent{id} userErrors{code}}}",
        report_input(),
        {"grid"},
    ),
}
NEEDS = {name: needs for name, (*_, needs) in {**READS, **WRITES}.items()}


def documents() -> dict[str, tuple[str, Mapping[str, Any]]]:
    found: dict[str, tuple[str, Mapping[str, Any]]] = {
        name: (f"query {name}{text % HERE}", {}) for name, (text, _) in READS.items()
    }
    return found | {name: (text, {"i": given}) for name, (text, given, _) in WRITES.items()}


async def named(
    world: World, plugin: str, state: str = "OFF", token: str = "admin", county: str = HUANING
) -> list[dict[str, Any]]:
    """What the dry run names, once all that was sent is written down."""
    await world.service.recorder.keep()
    given = {"c": county, "p": plugin, "s": state}
    data = await world.data(PREVIEW, token, variables=given)
    found: list[dict[str, Any]] = data["previewPlugin"]["clientOperations"]
    return found


async def clients(world: World, plugin: str, **more: Any) -> set[str]:
    return {each["client"] for each in await named(world, plugin, **more)}


async def kept(world: World) -> list[tuple[str, str]]:
    """Client and document of all that is written down."""
    rows = select(ClientOperation.client, ClientDocument.text).join(
        ClientDocument, ClientDocument.sha256 == ClientOperation.sha256
    )
    found: list[tuple[str, str]] = await world.write(
        lambda session: sorted((client, text) for client, text in session.execute(rows))
    )
    return found


async def refused(world: World, document: str, given: Mapping[str, Any]) -> bool:
    """Whether a document is answered with an error; of a plugin that is off it must be."""
    try:
        answer = await world.ask(document, variables=given)
    except PluginOff:
        return True
    codes = {error["extensions"]["code"] for error in answer.get("errors", ())}
    assert codes <= {"PLUGIN_OFF"}
    return bool(codes)


def fits(schema: GraphQLSchema, document: str) -> bool:
    return not faults(schema, document)


def faults(schema: GraphQLSchema, document: str) -> set[str]:
    """What a document asks for that a schema lacks."""
    return {fault.message for fault in validate(schema, parse(document), hide_suggestions=True)}


@pytest.mark.parametrize("plugin", ["grid", "mechanism", "mediation", "party", "services"])
async def test_what_is_named_is_what_fails(two: World, plugin: str) -> None:
    """Exactly the documents that are named no longer fit the county's schema after the switch, and
    are refused, or answered without what the plugin gave; all others are answered as before."""
    sent = documents()
    for document, given in sent.values():
        assert not await refused(two, document, given)
    told = {each["name"]: each for each in await named(two, plugin)}
    told.pop(None, None)
    assert {name for name in NEEDS if plugin in NEEDS[name]} == set(told) != set()
    assert all(each["client"] == "admin" and each["loses"] for each in told.values())
    await turn(two, plugin, "OFF")
    schema = build_schema(await two.service.sdl(Asker("admin")))
    for name, (document, given) in sent.items():
        assert fits(schema, document) is (name not in told), name
        assert await refused(two, document, given) is (name in told and name not in QUIET), name
    assert await named(two, plugin, "ON") == []


@pytest.mark.proof
async def test_in_every_set_those_are_named_that_lose_something(two: World) -> None:
    """By every toggle in every set: of all that was sent, those documents are named that ask
    for something which goes with the switch, and no other; none where a plugin comes."""
    sent, on = documents(), set(PILLARS)
    for document, given in sent.values():
        assert not await refused(two, document, given)
    before = build_schema(await two.service.sdl(Asker("admin")))
    chosen = random.Random(os.environ.get("ZONGZHI_SEED")).sample(TOGGLES, 2)
    for wanted, plugin in TOGGLES if PROOF else chosen:
        for name in on ^ wanted:
            await turn(two, name, "ON" if name in wanted else "OFF")
            before = build_schema(await two.service.sdl(Asker("admin")))
        state = "OFF" if plugin in wanted else "ON"
        told = {each["name"] for each in await named(two, plugin, state)} - {None}
        await turn(two, plugin, state)
        after, on = build_schema(await two.service.sdl(Asker("admin"))), set(wanted ^ {plugin})
        lost = {n for n, (text, _) in sent.items() if faults(after, text) - faults(before, text)}
        # What comes with a plugin may be asked for what another would have.
        assert told == (lost if state == "OFF" else set()), (sorted(wanted), plugin)
        before = after


async def test_what_would_be_lost_is_told(two: World) -> None:
    """By the names of the schema, without what goes with another that is told."""
    for name in ("Filter", "Kind", "Several", "Register"):
        await two.ask(documents()[name][0], variables=documents()[name][1])
    lost = {
        each["name"]: each["loses"]
        for plugin in ("party", "mediation")
        for each in await named(two, plugin)
    }
    assert lost == {
        "Filter": ["Division.trainings", "TrainingFilter"],
        "Kind": ["Dispute"],
        "Several": ["Division.disputes"],
        "Register": ["Mutation.registerDispute", "RegisterDisputeInput"],
    }


async def test_values_are_never_kept(two: World) -> None:
    """No text, number, comment or default, and no long number in a name that a client made up; what
    differs in these alone is one document."""
    for n, no in enumerate(("13912345678", "13987654321")):
        await two.ask(
            f'# {CANARY}\nquery Q{no}($v{no}:ID="{CANARY}") {{ a{no}: {HERE} {{ ...F{no} '
            f'disputes(first: {n + 1} filter:{{within:"{CANARY}"}}) {{ totalCount }} }}'
            f"d: dispute(id:$v{no}) {{ id }} }}"
            f'fragment F{no} on Division {{ posts(filter:{{within:"""{CANARY}"""}}) '
            "{ totalCount } }",
            "integrator",
        )
    [each] = await named(two, "mediation")
    assert each["document"] == (
        'query Q0($v0:ID=""){a0:division(code:""){...F0 disputes(first:0 filter:{within:""})'
        '{totalCount}}d:dispute(id:$v0){id}}fragment F0 on Division{posts(filter:{within:""})'
        "{totalCount}}"
    )
    assert await holding(two, CANARY) == await holding(two, "139123") == set()


async def test_only_what_an_operation_spreads_is_kept(two: World) -> None:
    """Of a document of several operations the one that was asked for, with its fragments."""
    text = (
        f"query A{{{HERE}{{...P}}}} query B{{{HERE}{{...D}}}} "
        "fragment P on Division{posts{totalCount}} fragment D on Division{disputes{totalCount}}"
    )
    query = Query(text, {}, "A")
    await two.service.answer(query, Asker("integrator"))
    await two.service.recorder.keep()
    [(client, kept_text)] = await kept(two)
    assert (client, "query B" in kept_text, "on Division{posts" in kept_text) == (
        "integrator", False, True,
    )  # fmt: skip
    assert await named(two, "mediation") == []


async def test_nobody_who_signs_in_is_told_from_another(two: World) -> None:
    """Sessions of all people are one client; who reads their own record is none."""
    await two.write(sign_in)
    for secret in ("zzs_one", "zzs_two"):
        await two.ask(documents()["Orders"][0], secret)
    await two.ask("{viewer{role}}", "own")
    assert await clients(two, "mechanism") == {"people:console"}
    assert [client for client, _ in await kept(two)].count("people:console") == 1
    await two.service.recorder.keep()
    assert {client for client, _ in await kept(two)} == {"people:console", "admin"}


def sign_in(session: Session) -> None:
    """Two sessions of two users, and one of a person at their own record."""
    grants = {grant.user_id: grant for grant in session.scalars(select(Grant))}
    county = session.scalar(select(Division.county_id).where(Division.code == HUANING))
    for secret, grant in zip(("one", "two"), grants.values(), strict=False):
        session.add(
            UserSession(
                digest=digest_of(SESSION_PREFIX + secret),
                user_id=grant.user_id,
                grant_id=grant.id,
                issued_at=grant.granted_at,
                expires_at=grant.granted_at + timedelta(days=3650),
            )
        )
    own = {"digest": digest_of("own"), "person_id": "0" * 32, "county_id": county}
    session.add(SubjectSession(**own, expires_at=grant.granted_at + timedelta(days=3650)))
    raise_epoch(session)


async def test_systems_above_have_no_name(two: World) -> None:
    """What a wider token sends about one county is told under one name, in that county alone; what
    it sends about several is not kept."""
    document = documents()["Orders"][0]
    await two.ask(document, "country")
    await two.ask(document, "prefecture", county=HUANING)
    await two.ask(document, "yimen")
    assert await clients(two, "mechanism") == {"system:above"}
    assert await clients(two, "mechanism", token="yimen", county=YIMEN) == {"yimen"}
    assert await clients(two, "mechanism", token="chief", county=YIMEN) == {"yimen"}


async def test_only_tokens_of_the_county_are_told(two: World) -> None:
    """A token that was revoked, or reaches somewhere else by now, is not; nor what a token was not
    granted anyhow."""
    for token in ("integrator", "township", "gridadmin", "localadmin"):
        await two.ask(documents()["Several"][0], token)
    assert await clients(two, "mediation") == {"integrator", "township", "localadmin"}
    assert await clients(two, "grid") == {"integrator", "township", "localadmin", "gridadmin"}

    def move(session: Session) -> None:
        elsewhere = session.scalar(select(Division.id).where(Division.code == YIMEN))
        change = update(Token).where(Token.name == "integrator").values(division_id=elsewhere)
        session.execute(change)
        gone = update(Token).where(Token.name == "township")
        session.execute(gone.values(revoked_at=two.clock.now()))

    await two.write(move)
    assert await clients(two, "mediation") == {"localadmin"}


async def test_what_was_sent_today_writes_nothing(two: World) -> None:
    """A request costs no statement more; what waits is written together, and once on a day."""
    document, kinds = documents()["Core"][0], two.database.statistics.statements
    await two.ask(document, "integrator")
    before = dict(kinds)
    await two.ask(document, "integrator")
    assert {kind for kind in kinds if kinds[kind] != before.get(kind)} == {"read"}
    await two.service.recorder.keep()
    before = dict(kinds)
    await two.ask(document, "integrator")
    await two.service.recorder.keep()
    assert {kind for kind in kinds if kinds[kind] != before.get(kind)} == {"read"}
    two.clock.advance(timedelta(days=1))
    await two.ask(document, "integrator")
    await two.service.recorder.keep()
    [day] = await two.write(lambda s: s.scalars(select(ClientOperation.last_on)).all())
    assert str(day) == "2025-03-04"


async def test_ever_new_documents_fill_nothing(two: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of each client the newest are kept, so many; the others lose none by it."""
    monkeypatch.setattr(operations, "MOST", 3)
    await two.ask(documents()["Core"][0], "township")
    for n in range(3):
        for letter in "abcd":
            await two.ask(f"query {letter}{n}{{viewer{{name}}}}", "integrator")
        await two.service.recorder.keep()
        two.clock.advance(timedelta(days=n))
    names = [(client, operations.operation_name(text)) for client, text in await kept(two)]
    assert names == [("integrator", f"{letter}2") for letter in "bcd"] + [("township", "Core")]
    documents_kept = await two.write(lambda s: s.scalar(select(func.count(ClientDocument.sha256))))
    assert documents_kept == 4


async def test_nothing_is_kept_beyond_thirty_days(two: World) -> None:
    """Nor told; whoever asks again within them keeps it."""
    for name in ("Orders", "Cases"):
        await two.ask(documents()[name][0], "township")
    await two.service.recorder.keep()
    two.clock.advance(timedelta(days=30))
    assert [each["lastOn"] for each in await named(two, "mechanism")] == ["2025-03-03"]
    await two.ask(documents()["Cases"][0], "township")
    two.clock.advance(timedelta(days=1))
    assert await named(two, "mechanism") == []
    assert {operations.operation_name(text) for _, text in await kept(two)} == {"Cases", None}


async def test_what_could_not_be_written_waits(two: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database that refuses loses no document; the next time writes it."""

    async def fail(*_: Any) -> None:
        raise ConnectionError("gone")

    await two.ask(documents()["Orders"][0], "township")
    with monkeypatch.context() as broken:
        broken.setattr(operations, "transact_again", fail)
        with pytest.raises(ConnectionError):
            await two.service.recorder.keep()
    assert await clients(two, "mechanism") == {"township"}


async def test_processes_write_at_once(two: World, worker: World) -> None:
    """The same documents of several processes are one, and each loses none."""
    services = [two.service, worker.service, worker.another()]
    for service, token in itertools.product(services, ("integrator", "township")):
        for name in ("Orders", "Core", "Cases"):
            query = Query(documents()[name][0], {})
            await service.answer(query, Asker(token))
    await asyncio.gather(*(service.recorder.keep() for service in services))
    assert len(await kept(two)) == 6
    assert await clients(two, "mechanism") == {"integrator", "township"}


async def test_server_writes_when_it_ends(two: World, worker: World) -> None:
    """What a server has noted since its last sweep is there after it stopped."""
    web = Web(worker.service, Settings(), worker.service)
    async with web.lifespan(Starlette()):
        await asyncio.sleep(0)
        await worker.ask(documents()["Orders"][0], "integrator")
    assert await clients(two, "mechanism") == {"integrator"}
