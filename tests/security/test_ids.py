"""Ids: whoever asks, by whatever door, an id opens what its reader may see and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.reference.reader import Reader, holds
from tests.reference.world import NOW
from tests.support.worlds import World, installed
from zongzhi_core.clock import day_of
from zongzhi_core.graph.declare import NodeType, camel
from zongzhi_core.tables import Division
from zongzhi_core.testing import check_ids
from zongzhi_core.testing.commands import find_command
from zongzhi_core.testing.ids import NOTHING, blind, hidden_ids_are_as_absent, ids_taken

from .ground import PROOF, READERS, Ground, Pair, leaks, text_of

NODES = tuple(node for node in installed().catalog.nodes.values() if node.is_node)
#: Ids asked for at once; always as many, so that one plan does for all.
CHUNK = 10
#: Ids of each type; all of them in the proof.
IDS = 10**6 if PROOF else 40


def rows_of(ground: Ground, pair: Pair, node: NodeType) -> dict[str, bool]:
    """The ids of all rows of a type on the changed side, and whether the permission function
    shows them by their id."""
    if node.name not in pair.truth:
        found = pair.other.database.look(lambda s: judge(s, node, pair.reader), "system")
        pair.truth[node.name] = ground.run(found)
    return pair.truth[node.name]


def judge(session: Session, node: NodeType, reader: Reader) -> dict[str, bool]:
    """Which rows of a type a reader may see, by id."""
    versions = list(session.scalars(select(Division)))
    shown: dict[str, bool] = {}
    rows: Iterable[Any] = session.scalars(select(node.table))
    for row in rows:
        seen = any(reader.sees(node, row, place, upward=True) for place in places(row, versions))
        shown[row.id] = shown.get(row.id, False) or seen
    return shown


def places(row: Any, versions: list[Division]) -> Iterator[Division | None]:
    """Where a row lies when it is found by its id."""
    if isinstance(row, Division):
        if holds(row, day_of(NOW)):
            yield row
        return
    day: Any = getattr(row, "placed_on", None) or getattr(row, "valid_from", day_of(NOW))
    yield from (v for v in versions if v.id == row.division_id and holds(v, day))


def lies_here(session: Session, node: NodeType, reader: Reader) -> set[str]:
    """The ids of records with a term that lie in a reader's reach today, though they did not when
    they began: lists show them, and commands take them."""
    if not node.is_term:
        return set()
    rows: Iterable[Any] = session.scalars(select(node.table))
    return {row.id for row in rows if row.path.startswith(reader.root)}


@pytest.mark.slow
@pytest.mark.proof
@pytest.mark.parametrize("reader", READERS)
def test_every_id_opens_what_is_shown(ground: Ground, reader: str) -> None:
    """Of all rows of all types, `nodes` shows those that the permission function shows; what was
    deleted, another type's and unknown ids are null in place."""
    pair = ground.pair(reader)
    gone, document = sorted(pair.secrets.deleted), "query($l:[ID!]!){nodes(ids:$l){id}}"
    for node in NODES:
        truth = rows_of(ground, pair, node)
        others = [key for key in gone if key not in truth][:9]
        some = ground.rng("ids", node.name).sample([*truth], min(IDS, len(truth)))
        ids = [*some, NOTHING, *others]
        ids += [NOTHING] * (-len(ids) % CHUNK)
        for start in range(0, len(ids), CHUNK):
            asked = [f"{node.prefix}_{key}" for key in ids[start : start + CHUNK]]
            reply = ground.ask(pair.other, reader, document, {"l": asked})
            for key, found in zip(asked, reply.partial["nodes"], strict=True):
                assert bool(found) == truth.get(key[-32:], False), (reader, key)


def samples(truth: dict[str, bool], shown: bool) -> list[str]:
    """A few ids of rows that are shown, or are not."""
    return [key for key, seen in truth.items() if seen is shown][:2]


@pytest.mark.slow
@pytest.mark.proof
@pytest.mark.parametrize("reader", READERS)
def test_hidden_ids_are_as_absent_ones(ground: Ground, reader: str) -> None:
    """By `node`, `nodes` and the type's getter, a hidden row, a deleted one, and a shown one under
    another type's name answer like an id of nothing, byte for byte."""
    pair = ground.pair(reader)
    for node in NODES:
        truth = rows_of(ground, pair, node)
        other = next(n for n in NODES if n is not node)
        hidden = [*samples(truth, False), *[*pair.secrets.deleted][:2]]
        ask = ground.asking(pair.other, reader)
        shown = samples(truth, True)
        ground.run(hidden_ids_are_as_absent(ask, node, other, hidden, shown))


@pytest.mark.slow
@pytest.mark.parametrize("plugin", [each.name for each in installed().plugins])
async def test_township_knows_no_id_of_another(world: World, plugin: str) -> None:
    """What the test kit asks of a plugin of somebody else holds of each pillar."""
    await check_ids(world, plugin)


# --- mutations -----------------------------------------------------------------------------------

STEPS = {
    "acceptDispute": "",
    "undertakeDispute": "",
    "startMediation": "everyPartyAgrees: true",
    "settleDispute": "outcome: SETTLED_ORAL",
    "declineDispute": "reason: RESERVED otherRoutesTold: true",
    "transferDispute": 'organisation: "organisation_0"',
    "signDispute": "",
    "returnDispute": 'reason: "x"',
    "suspendMediation": "reason: COURT",
    "resumeMediation": "",
    "withdrawDispute": "claimantAsks: true",
    "endDisputeByParty": "otherRoutesTold: true",
    "failDispute": "otherRoutesTold: true",
    "divertDispute": "route: COURT",
    "recordObligationPerformed": "obligation: 1",
    "recordObligationBreached": "obligation: 1",
    "feedBackDispute": "claimantTold: true sourceTold: true",
    "revisitDispute": "mode: PHONE reached: false",
    "closeDispute": "resultNoticeSent: true",
    "reopenDispute": "reason: RELAPSE",
    "mergeDispute": 'into: "dispute_0" sameMatter: true',
    "requestDisputeVoid": 'reason: "x"',
    "confirmDisputeVoid": "",
    "recordMediationSession": 'channel: PEOPLE mediators: ["mediator_0"] noMediatorClose: true',
    "proposeRiskGrade": "trend: 1",
    "confirmRiskGrade": 'grade: V1 reason: "x"',
    "extendMediation": "days: 1 everyPartyAgrees: true",
    "applyForConfirmation": 'bothSidesApply: true court: "organisation_0"',
    "recordConfirmationRuling": "ruling: VALID",
    "chooseMediator": 'mediator: "mediator_0" side: APPLICANT',
    "refuseMediator": 'mediator: "mediator_0" side: APPLICANT',
    "recuseMediator": 'mediator: "mediator_0"',
    "recomputeDisputeDeadline": "",
    "reportCriticalRisk": "",
    "recordDisputeParty": "side: APPLICANT",
}


#: Those on accounts and registers: what they take besides the id, and the type that it is of.
ACCOUNTS = {
    "appointMediator": ("organisation", 'name: "x"', "Organisation"),
    "endMediator": ("id", "", "Mediator"),
    "appointGridStaff": ("grid", 'name: "x"', "Grid"),
    "endGridStaff": ("id", "", "GridStaff"),
    "establishOrganisation": (
        "line",
        'division: "530424" kind: OTHER name: "x"',
        "Organisation",
    ),
    "endOrganisation": ("id", "", "Organisation"),
    "changeUser": ("id", 'name: "x"', "User"),
    "endUser": ("id", 'reason: "x"', "User"),
    "revokeGrant": ("id", 'reason: "x"', "Grant"),
    "grantRole": (
        "user",
        'role: "assessor" division: "530424" until: "2030-01-01" reason: "x"',
        "User",
    ),
    "assignMatter": ("matter", 'user: "user_0"', "Dispute"),
    "endAssignment": ("id", "", "Assignment"),
    "reviewPerson": ("id", "", "Person"),
    "issueReceipt": ("person", "", "Person"),
    "openEmergencyAccess": ("person", f'reason: "{"x" * 20}"', "Person"),
    "orderLateDisclosure": (
        "caseId",
        'authority: "x" orderNo: "x" reason: "x" days: 1',
        "Dispute",
    ),
    "extendLateDisclosure": ("id", "days: 1", "LateDisclosure"),
    "reviewEmergencyAccess": ("id", 'verdict: JUSTIFIED reasons: "x"', "EmergencyAccess"),
    "approveSealedReading": ("person", 'actor: "village" reason: "x" hours: 1', "Person"),
    "fileRightsRequest": ("person", "kind: ACCESS", "Person"),
    "verifyRightsRequest": ("id", "", "RightsRequest"),
    "grantRightsRequest": ("id", "", "RightsRequest"),
    "refuseRightsRequest": ("id", 'reasons: "x"', "RightsRequest"),
    "withdrawRightsRequest": ("id", "", "RightsRequest"),
}


def test_mutations_with_ids_are_all_known() -> None:
    """Every mutation that takes an id is among those whose ids are tried here."""
    takers = {
        command.name
        for contribution in installed().contributions.values()
        for command in contribution.commands
        if ids_taken(command.input)
    }
    # The office of a switch is tried in tests/contract/test_open_deadlines.py.
    assert takers == {*STEPS, *ACCOUNTS, "setPlugin"}


@pytest.mark.slow
@pytest.mark.proof
@pytest.mark.parametrize("command", ACCOUNTS)
@pytest.mark.parametrize("reader", READERS)
def test_account_commands_know_no_hidden_id(ground: Ground, reader: str, command: str) -> None:
    """A command on accounts refuses the id of a hidden user or grant like one of nothing."""
    pair = ground.pair(reader)
    argument, more, kind = ACCOUNTS[command]
    registry = installed()
    node = registry.catalog.nodes[kind]
    thing = camel(registry.catalog.nodes[find_command(registry, command).thing].prefix or "")
    document = (
        f"mutation($i:ID!){{{command}(input:{{{argument}:$i {more}}}){{{thing}{{id}} "
        "userErrors{code message field rule allowed}}}"
    )

    def ask(key: str) -> str:
        reply = ground.ask(pair.other, reader, document, {"i": key})
        assert leaks(pair, reply, key, key[-32:]) == set()
        return blind(text_of(reply), key)

    absent = ask(f"{node.prefix}_{NOTHING}")
    here = ground.run(pair.other.database.look(lambda s: lies_here(s, node, pair.reader), "system"))
    shown = rows_of(ground, pair, node)
    hidden = [key for key, seen in shown.items() if not seen and key not in here]
    assert hidden or reader == "country"
    for key in hidden[:6]:
        assert ask(f"{node.prefix}_{key}") == absent


@pytest.mark.slow
@pytest.mark.proof
@pytest.mark.parametrize("command", STEPS)
@pytest.mark.parametrize("reader", READERS)
def test_commands_know_no_hidden_id(ground: Ground, reader: str, command: str) -> None:
    """A command refuses the id of a hidden record like one of nothing, and shows nothing of it."""
    pair = ground.pair(reader)
    more = STEPS[command]
    truth = rows_of(ground, pair, installed().catalog.nodes["Dispute"])
    grid = next(iter(rows_of(ground, pair, installed().catalog.nodes["Grid"])))
    document = (
        f"mutation($i:ID!){{{command}(input:{{id:$i {more}}}){{dispute{{id no status}} "
        "userErrors{code message field rule allowed current{version status}}}}"
    )

    def ask(key: str) -> str:
        reply = ground.ask(pair.other, reader, document, {"i": key})
        assert leaks(pair, reply, key, key[-32:]) == set()
        return blind(text_of(reply), key)

    absent = ask(f"dispute_{NOTHING}")
    hidden = [key for key, seen in truth.items() if not seen]
    hidden += list(pair.secrets.deleted)[:2]
    assert hidden
    for key in hidden[:6]:
        assert ask(f"dispute_{key}") == absent
    for key in (f"grid_{grid}", f"dispute_{grid}", "nothing_0"):
        assert ask(key) == absent
