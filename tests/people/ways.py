"""Every way by which something of a person might be shown, so that a law can hold for each."""

from __future__ import annotations

import json
from typing import Any

from tests.commands.giving import VILLAGE, document_of
from tests.people.cases import PURPOSE
from tests.support.worlds import World

#: Nothing else of the world looks like these; what is told of the case names the person too.
VALUES: dict[str, Any] = {
    "name": "金丝雀姓名",
    "phone": "13911112222",
    "idNo": None,
    "address": "金丝雀路9号",
}
TOLD = "知更鸟家中漏水"
#: What shows that something of the person was shown.
CANARIES = ("金丝雀", "13911112222", "UNDER_14", "UNDER_18", "2012-02-29")

_OF_PERSON = "id name phone idNo birthBand address masks{reason}"
_PERSON = f"...on Person{{{_OF_PERSON}}}"
#: As much as a list of matters of all kinds may show on the oldest SQLite.
_SHORT = "parties{person{name}}"
_DISPUTE = f"summary parties{{person{{{_OF_PERSON}}}}}"

#: Reads that show a person: each field of the schema that leads to one is in some of them.
_READS = {
    "Query.person": f"person(id:$p){{{_OF_PERSON}}}",
    "Query.node": f"node(id:$p){{{_PERSON}}}",
    "Query.nodes": f"nodes(ids:[$p]){{{_PERSON}}}",
    "DisputeParty.person": f"dispute(id:$d){{{_DISPUTE}}}",
    "DisputeParty.person of a list": f"""division(code:"{VILLAGE}"){{
        disputes(first:9,filter:{{status:{{eq:REGISTERED}}}}){{nodes{{{_DISPUTE}}}}}}}""",
    "DisputeParty.person of a list of matters": f"""division(code:"{VILLAGE}"){{
        matters(first:5,filter:{{phase:{{eq:NEW}}}},
        orderBy:[{{field:OPENED_AT,direction:DESC}}]){{nodes{{...on Dispute{{{_SHORT}}}}}}}}}""",
    "RightsRequest.person": f"""division(code:"{VILLAGE}"){{
        rightsRequests(first:5){{nodes{{reasons person{{{_OF_PERSON}}}}}}}}}""",
}
#: What tells of records and must tell nothing of a person.
_TALES = {
    "Query.changes": """changes(first:100){nodes{type recordId command division}}
        d:dispute(id:$d){title steps{command actor note}}""",
}
READS = _READS.keys()


async def told_by(world: World, person: str, dispute: str, token: str, purpose: str) -> set[str]:
    """The names of the reads whose answer shows something of the person."""
    found = set()
    for name, asked_for in (_READS | _TALES).items():
        document = f"query($p:ID!,$d:ID!){{{asked_for} p:node(id:$p){{id}} m:node(id:$d){{id}}}}"
        asked: dict[str, Any] = {"variables": {"p": person, "d": dispute}, "purpose": purpose}
        answer = json.dumps(await world.ask(document, token, **asked), ensure_ascii=False)
        if any(canary in answer for canary in CANARIES):
            found.add(name)
    return found


async def told_by_commands(world: World, person: str, dispute: str, token: str) -> set[str]:
    """The names of the commands whose payload shows something of the person, though it asks."""
    party = {"id": dispute, "side": "THIRD_PARTY", "people": 2}
    given = {
        "reviewPerson": ("person", _OF_PERSON, {"id": person}),
        "issueReceipt": ("person", f"{_OF_PERSON} receipts{{code}}", {"person": person}),
        "recordDisputeParty": ("dispute", _DISPUTE, party),
        "fileRightsRequest": (
            "rightsRequest",
            f"reasons person{{{_OF_PERSON}}}",
            {"person": person, "kind": "ACCESS"},
        ),
    }
    found = set()
    for command, (thing, shown, variables) in given.items():
        whole = document_of(command)
        document = f"{whole[: whole.index('{', 9)]}{{{command}(input:$i){{{thing}{{{shown}}}}}}}"
        asked: dict[str, Any] = {"variables": {"i": variables}, "purpose": PURPOSE}
        answer = await world.ask(document, token, **asked)
        assert answer["data"][command][thing], answer
        text = json.dumps(answer, ensure_ascii=False)
        if any(canary in text for canary in CANARIES) or '"code": "' in text:
            found.add(command)
    return found


async def ways_of_schema(world: World) -> set[str]:
    """The fields of the schema, but for those of payloads, that lead to a person."""
    kept = "{name kind ofType{name kind ofType{name kind ofType{name kind}}}}"
    document = f"{{__schema{{types{{name fields{{name type{kept}}}}}}}}}"
    types = (await world.data(document))["__schema"]["types"]
    return {
        f"{each['name']}.{field['name']}"
        for each in types
        if not each["name"].endswith("Payload")
        for field in each["fields"] or ()
        if _innermost(field["type"]) in ("Person", "AboutPerson")
    }


def _innermost(kind: dict[str, Any]) -> str:
    while kind.get("ofType"):
        kind = kind["ofType"]
    return str(kind["name"])
