"""The questions: a GraphQL document for the product and the peers with loaders, parameters for
the bare peer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

COUNTY, PREFECTURE, PROVINCE = "530424", "5304", "53"
YEAR = "2024"

#: In the order in which the bare peers print them.
MEASURES = (
    *("mediation.accepted", "mediation.settled", "mediation.people_helped"),
    *("grid.grids", "grid.members", "services.people_supported"),
)

_FIGURES = """query($c:String!,$m:[String!]!,$p:String!){division(code:$c){children{code name
figures(measures:$m,period:$p){measure{name} value}}}}"""

_STATES = ["SETTLED", "FED_BACK", "REVISITED", "CLOSED"]
_FROM, _UNTIL = "2024-03-01T00:00:00Z", "2024-10-01T00:00:00Z"


@dataclass(frozen=True)
class Case:
    """One question, in the words of each server."""

    name: str
    title: str
    document: str
    variables: Mapping[str, Any]
    #: What the bare peer takes instead of document and variables.
    parameters: Mapping[str, Any]
    #: The code of the division that the product's token reaches.
    reach: str = COUNTY
    #: A mutation: each request needs a dispute of its own.
    writes: bool = field(default=False)


def dashboard(name: str, title: str, code: str, reach: str) -> Case:
    """Six figures of each child of a division."""
    variables = {"c": code, "m": list(MEASURES), "p": YEAR}
    return Case(name, title, _FIGURES, variables, {"code": code, "year": int(YEAR)}, reach)


CASES = (
    Case(
        "Q1",
        "one division with its children",
        "query($c:String!){division(code:$c){name children{code name level}}}",
        {"c": COUNTY},
        {"code": COUNTY},
    ),
    Case(
        "Q2",
        "county, townships, villages, grids, staff",
        """query($c:String!){division(code:$c){code name children{code name children{code name
        grids(first:100){nodes{code name kind staff{role name}}}}}}}""",
        {"c": COUNTY},
        {"code": COUNTY},
    ),
    Case(
        "Q3",
        "50 disputes with villages and steps, and their count",
        """query($c:String!,$f:DisputeFilter!){division(code:$c){
        disputes(first:50,filter:$f,orderBy:[{field:ACCEPTED_AT,direction:DESC}]){totalCount
        nodes{id no status acceptedAt dueAt division{name} steps{seq toStatus at}}}}}""",
        {
            "c": COUNTY,
            "f": {"status": {"in": _STATES}, "acceptedAt": {"gte": _FROM, "lt": _UNTIL}},
        },
        {"code": COUNTY, "status": _STATES, "from": _FROM, "until": _UNTIL},
    ),
    dashboard("Q4", "six figures of five townships", COUNTY, COUNTY),
    dashboard("Q5", "six figures of nine counties", PREFECTURE, PREFECTURE),
    Case(
        "M1",
        "accept a dispute",
        """mutation($i:AcceptDisputeInput!){acceptDispute(input:$i){
        dispute{id status version} userErrors{code}}}""",
        {},
        {},
        writes=True,
    ),
)
