"""A township's token sees its own subtree by every path, and nothing else exists for it."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest
import pytest_asyncio

from tests.support.worlds import HUANING, Template
from zongzhi_core.graph.declare import Connection, Leaf, NodeType, camel
from zongzhi_core.terms import Level
from zongzhi_core.tokens import TokenWish, create_token

from .door import Door, Reply, open_door

pytestmark = pytest.mark.asyncio(loop_scope="module")

OWN, SISTER, FOREIGN, NOWHERE = "530424102", "530424001", "530425", "999999"
ABOVE = {"53": "PROVINCE", "5304": "PREFECTURE", HUANING: "COUNTY"}
PUBLIC = {"id", "code", "name", "level", "kind", "__typename"}

#: The connections of Division that hold records of pillars.
PILLARS = (
    *("posts", "officeMergers", "trainings", "grids", "gridStaff", "gridEvents", "channels"),
    *("keySites", "cameraSites", "crimeStatistics", "disputes", "assistanceCases", "orders"),
)


@dataclass(frozen=True)
class Sight:
    """Two readers of two counties: a township's leader, and one who may see everything."""

    door: Door
    everything: str

    async def see(self, document: str, **more: Any) -> Reply:
        """What the township's token is answered."""
        return await self.door.ask(document, "township", **more)

    async def know(self, document: str, **more: Any) -> Any:
        """The whole truth."""
        return (await self.door.ask(document, self.everything, **more)).data


@pytest.fixture(scope="module")
def two_counties(huaning: Template, tmp_path_factory: pytest.TempPathFactory) -> Template:
    """The demonstration county and a neighbour."""
    folder = tmp_path_factory.mktemp("counties")
    return Template(huaning.engine, folder, huaning.server).build(HUANING, FOREIGN)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def sight(two_counties: Template) -> AsyncIterator[Sight]:
    world = two_counties.copy()
    wish = TokenWish("everything", "county_admin", None)
    token = await world.write(
        lambda s: create_token(s, world.clock, wish, installed=(), actor="cli:test")
    )
    door = open_door(world.service)
    yield Sight(door, token)
    await door.client.aclose()
    await world.end()


def page_of(name: str, code: str, size: int = 3) -> str:
    """A page of a pillar's records under a division, asked at the province."""
    inner = f'{name}(first:{size},filter:{{within:"{code}"}}){{totalCount nodes{{id}}}}'
    return f'{{division(code:"53"){{{inner}}}}}'


async def ids_in(sight: Sight, name: str, code: str) -> list[str]:
    """Some ids of records of a pillar under a division."""
    found = (await sight.know(page_of(name, code)))["division"][name]
    return [node["id"] for node in found["nodes"]]


def blind(reply: Reply, *asked: str) -> str:
    """The bytes of an answer without what was asked for."""
    text = reply.text
    for each in asked:
        text = text.replace(each, "?")
    return f"{reply.status} {text}"


def codes_in(value: Any) -> set[str]:
    """Each code of a division that stands anywhere in an answer."""
    return set(re.findall(r'"code":\s*"(\d+)"', json.dumps(value)))


# --- single records ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PILLARS)
async def test_records_outside_do_not_exist(sight: Sight, name: str) -> None:
    """By `node`, `nodes` and the type's getter, a record of a sister or of another county answers
    byte for byte like one that never was."""
    own = await ids_in(sight, name, OWN)
    outside = [*await ids_in(sight, name, SISTER), *await ids_in(sight, name, FOREIGN)]
    assert outside
    prefix = outside[0].rpartition("_")[0]
    getter, nothing = camel(prefix), f"{prefix}_{'0' * 32}"
    document = (
        f"query($i:ID!,$l:[ID!]!){{node(id:$i){{id}} nodes(ids:$l){{id}} {getter}(id:$i){{id}}}}"
    )

    async def ask(key: str) -> Reply:
        return await sight.see(document, variables={"i": key, "l": [key, nothing, *own]})

    absent = await ask(nothing)
    assert absent.faults == [("node", "NOT_FOUND"), (getter, "NOT_FOUND")]
    for key in outside:
        assert blind(await ask(key), key) == blind(absent, nothing)
    for key in own:
        found = (await ask(key)).partial
        assert found["node"] == found[getter] == found["nodes"][0] == {"id": key}


async def test_organisations_above_are_listed(sight: Sight) -> None:
    """A township is told the organisations of its county, of which each is readable by its id, and
    those of no sister and no other county."""
    asked = f'{{division(code:"{OWN}"){{organisationsAbove{{id}}}}}}'
    found = (await sight.see(asked)).data["division"]["organisationsAbove"]
    above = {each["id"] for each in found}
    kinds = "filter:{kind:{in:[DEPARTMENT,COURT]}},first:100"
    listed = f"organisations({kinds}){{nodes{{id}}}}"
    known = await sight.know(f'{{division(code:"{HUANING}"){{{listed}}}}}')
    assert {each["id"] for each in known["division"]["organisations"]["nodes"]} <= above
    for each in above:
        assert (await sight.see(f'{{organisation(id:"{each}"){{id}}}}')).data
        place = await sight.know(f'{{organisation(id:"{each}"){{division{{code}}}}}}')
        assert place["organisation"]["division"]["code"] == HUANING


async def test_viewer_is_told_its_commands(sight: Sight) -> None:
    """Of the mutations those that the reader's role allows, and no other."""
    told = (await sight.see("{viewer{commands}}")).data["viewer"]["commands"]
    assert {"acceptDispute", "appointMediator"} <= set(told)
    assert not {"setPlugin", "createUser", "setLegalBasis"} & set(told)
    assert told == sorted(told)


async def test_ids_of_other_types_are_absent(sight: Sight) -> None:
    """An id under another type's prefix is an id of nothing, wherever it is asked for."""
    [dispute, *_] = await ids_in(sight, "disputes", OWN)
    [grid, *_] = await ids_in(sight, "grids", OWN)
    swapped = f"grid_{dispute.rpartition('_')[2]}"
    for document, key in (
        ("query($i:ID!){grid(id:$i){id}}", dispute),
        ("query($i:ID!){grid(id:$i){id}}", swapped),
        ("query($i:ID!){dispute(id:$i){id}}", grid),
        ("query($i:ID!){node(id:$i){id}}", swapped),
        ("query($i:ID!){organisation(id:$i){id}}", dispute),
    ):
        reply = await sight.see(document, variables={"i": key})
        nothing = await sight.see(document, variables={"i": "grid_" + "0" * 32})
        assert [code for _, code in reply.faults] == ["NOT_FOUND"]
        assert blind(reply, key) == blind(nothing, "grid_" + "0" * 32)


async def test_foreign_number_is_absent(sight: Sight) -> None:
    """A number of another system in another county is found by nobody outside."""
    document = 'query($c:String!){disputeByExternalNo(county:$c,source:WALK_IN,externalNo:"1"){id}}'
    replies = {
        code: await sight.see(document, variables={"c": code}) for code in (FOREIGN, NOWHERE, "")
    }
    assert {reply.faults[0][1] for reply in replies.values()} == {"NOT_FOUND"}
    texts = {re.sub(r'["“].*?["”]', "", reply.text) for reply in replies.values()}
    assert len(texts) == 1


# --- divisions -----------------------------------------------------------------------------------


async def test_divisions_outside_do_not_exist(sight: Sight) -> None:
    """A sister township, its villages and another county are unknown codes and ids."""
    found = await sight.know(
        f'{{a:division(code:"{SISTER}"){{id children{{id code}}}} b:division(code:"{FOREIGN}")'
        "{id children{id code}}}"
    )
    outside = [(SISTER, found["a"]["id"]), (FOREIGN, found["b"]["id"])]
    outside += [(each["code"], each["id"]) for side in "ab" for each in found[side]["children"][:3]]
    inner = (
        '{id name figures(measures:["core.villages"]){value} disputes{totalCount} children{code}}'
    )
    document = (
        f"query($c:String!,$i:ID!,$d:Date){{division(code:$c,asOf:$d){inner} "
        f"node(id:$i){{... on Division{inner}}} nodes(ids:[$i]){{id}}}}"
    )
    for day in (None, "2024-06-01", "2025-01-01"):
        nothing = {"c": NOWHERE, "i": f"division_{'0' * 32}", "d": day}
        absent = await sight.see(document, variables=nothing)
        assert [code for _, code in absent.faults] == ["NOT_FOUND"] * 2
        for code, key in outside:
            reply = await sight.see(document, variables={"c": code, "i": key, "d": day})
            assert blind(reply, code, key) == blind(absent, NOWHERE, nothing["i"] or "")


@pytest.mark.parametrize("code", ABOVE)
async def test_divisions_above_show_five_fields(sight: Sight, code: str) -> None:
    """Of a division above, id, code, name, level and kind are shown; each other field is null and
    FORBIDDEN, whatever is asked inside it."""
    document = f'{{division(code:"{code}"){{id code name level kind __typename}}}}'
    assert (await sight.see(document)).data == await sight.know(document)
    for declared in sight.door.service.reader.catalog.nodes["Division"].fields.values():
        name = declared.graphql_name
        if name in PUBLIC:
            continue
        inner = "" if isinstance(declared, Leaf) else "{__typename}"
        reply = await sight.see(f'{{division(code:"{code}"){{level {name}{inner}}}}}')
        assert reply.partial == {"division": {"level": ABOVE[code], name: None}}
        assert reply.faults == [(f"division.{name}", "FORBIDDEN")]


async def test_way_up_shows_the_chain_alone(sight: Sight) -> None:
    """Parents and ancestors lead up to the province, but not down again to a sister."""
    chain = [{"code": code} for code in ABOVE]
    up = "ancestors{code} county{code} parent{code}"
    found = (await sight.see(f'{{division(code:"{OWN}"){{{up}}}}}')).data["division"]
    assert found == {"ancestors": chain, "county": chain[2], "parent": chain[2]}
    down = "children{code} descendants{totalCount} figures{value} disputes{totalCount} centre{id}"
    for way in ("parent", "county", "ancestors"):
        reply = await sight.see(f'{{division(code:"{OWN}"){{{way}{{code {down}}}}}}}')
        assert codes_in(reply.partial) <= set(ABOVE)
        assert {code for _, code in reply.faults} == {"FORBIDDEN"}
        assert "totalCount" not in reply.text


async def test_lists_of_divisions_are_the_subtree(sight: Sight) -> None:
    """`divisions`, `children` and `descendants` list the township and its villages, and count
    them alone."""
    truth = await sight.know(
        f'{{division(code:"{OWN}"){{code descendants(first:100){{nodes{{code}} totalCount}}}}}}'
    )
    below = [node["code"] for node in truth["division"]["descendants"]["nodes"]]
    seen = (
        await sight.see(
            "{divisions(first:100){totalCount nodes{code}} "
            f'division(code:"{OWN}"){{children{{code}} descendants(first:100)'
            "{totalCount nodes{code}}}}"
        )
    ).data
    assert seen["divisions"]["totalCount"] == len(below) + 1
    assert sorted(node["code"] for node in seen["divisions"]["nodes"]) == sorted([OWN, *below])
    assert [child["code"] for child in seen["division"]["children"]] == below
    assert seen["division"]["descendants"] == truth["division"]["descendants"]
    assert codes_in(seen) == {OWN, *below}


# --- lists, counts, filters ----------------------------------------------------------------------


@pytest.mark.parametrize("name", [*PILLARS, "descendants"])
async def test_lists_hold_the_subtree_alone(sight: Sight, name: str) -> None:
    """A connection holds and counts what the whole truth holds for the township; walked to its
    end by cursors it stays inside."""
    document = (
        f'query($a:String){{division(code:"{OWN}"){{{name}(first:40,after:$a)'
        "{totalCount nodes{id} pageInfo{hasNextPage endCursor}}}}"
    )
    walks = []
    for token in ("township", sight.everything):
        ids, cursor = [], None
        while True:
            reply = await sight.door.ask(document, token, variables={"a": cursor})
            page = reply.data["division"][name]
            ids += [node["id"] for node in page["nodes"]]
            assert len(ids) <= page["totalCount"]
            if not page["pageInfo"]["hasNextPage"]:
                break
            cursor = page["pageInfo"]["endCursor"]
        assert len(ids) == len(set(ids)) == page["totalCount"]
        walks.append(ids)
    assert walks[0] == walks[1]


@pytest.mark.parametrize("name", [*PILLARS, "descendants"])
async def test_filter_reaches_nothing_outside(sight: Sight, name: str) -> None:
    """`within` a sister, another county or an unknown code is equally empty; negated it is not
    more than everything inside."""
    document = (
        f'query($w:String!){{division(code:"{OWN}"){{a:{name}(filter:{{within:$w}}){{totalCount '
        f"nodes{{id}}}} b:{name}(filter:{{not:{{within:$w}}}}){{totalCount}} "
        f"all:{name}{{totalCount}}}}}}"
    )
    unknown = (await sight.see(document, variables={"w": NOWHERE})).text
    for code in (SISTER, FOREIGN, f"{SISTER}001", "", "5"):
        reply = await sight.see(document, variables={"w": code})
        assert reply.text == unknown
        found = reply.data["division"]
        assert found["a"] == {"totalCount": 0, "nodes": []}
        assert found["b"] == found["all"]
    above = (await sight.see(document, variables={"w": HUANING})).data["division"]
    assert above["a"]["totalCount"] == above["all"]["totalCount"]


async def test_root_filter_reaches_nothing_outside(sight: Sight) -> None:
    """`divisions` filtered by a foreign code, name or subtree is empty."""
    document = (
        "query($c:String!){a:divisions(filter:{code:{eq:$c}}){totalCount} "
        "b:divisions(filter:{within:$c}){totalCount nodes{code}} "
        "c:divisions(filter:{or:[{code:{in:[$c]}},{within:$c}]}){totalCount}}"
    )
    unknown = (await sight.see(document, variables={"c": NOWHERE})).text
    for code in (SISTER, FOREIGN, f"{SISTER}001"):
        assert (await sight.see(document, variables={"c": code})).text == unknown
    for code in ABOVE:
        found = (await sight.see(document, variables={"c": code})).data
        assert found["a"] == {"totalCount": 0}


async def test_cursors_do_not_travel(sight: Sight) -> None:
    """A cursor that a wider reader was given opens nothing for a township's token."""
    document = (
        f'query($a:String){{division(code:"{OWN}"){{name disputes(first:1,after:$a)'
        "{pageInfo{endCursor}}}}"
    )
    for token in (sight.everything, "admin", "integrator"):
        found = (await sight.door.ask(document, token)).data["division"]["disputes"]
        cursor = found["pageInfo"]["endCursor"]
        reply = await sight.see(document, variables={"a": cursor})
        assert reply.faults == [("division.disputes", "BAD_INPUT")]
        assert reply.partial["division"]["name"]


# --- figures -------------------------------------------------------------------------------------


async def test_figures_are_those_of_the_subtree(sight: Sight) -> None:
    """The township's figures are what the whole truth says of it; its villages' as well."""
    fields = "figures(period:$p){measure{name} status value numerator denominator asOf}"
    document = f'query($p:String){{division(code:"{OWN}"){{{fields} children{{code {fields}}}}}}}'
    for period in ("2024", "2024-03", "2025-03-03"):
        variables = {"p": period}
        seen = (await sight.see(document, variables=variables)).data
        assert seen == await sight.know(document, variables=variables)


# --- relations -----------------------------------------------------------------------------------


def reaching(nodes: dict[str, NodeType]) -> str:
    """A page of each pillar's records with all their relations to other records."""
    pages = []
    for declared in nodes["Division"].fields.values():
        if isinstance(declared, Connection) and declared.graphql_name in PILLARS:
            inner = relations(nodes, declared.target)
            pages.append(f"{declared.graphql_name}(first:20){{nodes{{id {inner}}}}}")
    return " ".join(pages)


def relations(nodes: dict[str, NodeType], target: str) -> str:
    """The relations of a type, each with where it stands."""
    parts = []
    for declared in nodes[target].fields.values():
        kind = nodes.get(getattr(declared, "target", ""))
        if kind is None or isinstance(declared, Connection):
            continue
        place = "code" if kind.name == "Division" else ""
        further = "division{code}" if "division" in kind.fields else ""
        parts.append(f"{declared.graphql_name}{{__typename {place} {further}}}")
    return " ".join(parts)


@pytest.mark.parametrize(("token", "code"), [("township", OWN), ("village", f"{SISTER}001")])
async def test_relations_lead_nowhere_else(sight: Sight, token: str, code: str) -> None:
    """From own records, each relation leads into the subtree, or to a division above it."""
    nodes = sight.door.service.reader.catalog.nodes
    above = {code[:n] for n in (2, 4, 6, 9)} - {code}
    # A narrow reader's lists of details count by their bounds: few records at a time.
    for page in re.findall(r"\w+\(first:20\).*?(?= \w+\(first:20\)|$)", reaching(nodes)):
        reply = await sight.door.ask(f'{{division(code:"{code}"){{code {page}}}}}', token)
        assert reply.status == 200, reply.text
        outside = {each for each in codes_in(reply.partial) if not each.startswith(code)}
        assert outside <= above
        assert {fault for _, fault in reply.faults} <= {"FORBIDDEN"}


async def test_orders_from_above_show_no_insides(sight: Sight) -> None:
    """An order from the county names its issuer, but not what else that organisation has."""
    document = (
        f'{{division(code:"{OWN}"){{orders(first:100){{nodes{{issuerOrganisation'
        "{id name division{code children{code} disputes{totalCount}}}}}}}"
    )
    reply = await sight.see(document)
    assert all(code in ABOVE or code.startswith(OWN) for code in codes_in(reply.partial))
    assert "totalCount" not in "".join(
        json.dumps(node)
        for node in reply.partial["division"]["orders"]["nodes"]
        if HUANING in codes_in(node)
    )


# --- narrower readers ----------------------------------------------------------------------------


async def test_county_header_narrows_like_a_scope(sight: Sight) -> None:
    """A country-wide token narrowed to a county answers as that county's own does."""
    inner = 'name level children{code} disputes{totalCount} figures(period:"2024"){value}'
    document = (
        f'{{a:division(code:"{HUANING}"){{{inner}}} b:division(code:"{FOREIGN}"){{{inner}}} '
        f'c:division(code:"5304"){{name children{{code}}}} divisions(first:100){{totalCount}}}}'
    )
    narrowed = await sight.door.ask(document, "country", X_County=HUANING)
    own = await sight.door.ask(document, "integrator")
    assert narrowed.text == own.text
    assert narrowed.faults == [("b", "NOT_FOUND"), ("c.children", "FORBIDDEN")]


@pytest.mark.parametrize("level", list(Level))
async def test_level_filter_stays_inside(sight: Sight, level: Level) -> None:
    """Asking for the levels above finds nothing beside the township."""
    document = "query($l:Level!){divisions(filter:{level:{eq:$l}},first:100){nodes{code}}}"
    found = (await sight.see(document, variables={"l": level.name})).data["divisions"]["nodes"]
    assert all(node["code"].startswith(OWN) for node in found)
    assert bool(found) == (level in (Level.TOWNSHIP, Level.VILLAGE))


async def test_worlds_are_what_the_tests_think(sight: Sight) -> None:
    """The neighbour holds records of each pillar, so that there is something to keep away."""
    counts = " ".join(f"{name}{{totalCount}}" for name in PILLARS)
    found = (await sight.know(f'{{division(code:"{FOREIGN}"){{{counts}}}}}'))["division"]
    assert {name for name, page in found.items() if page["totalCount"] == 0} == set()
