"""Counts of people under assistance: exact for those who carry the duty, rounded for others.

Others see every cell to the nearest five and none below ten, each cell by itself; the exact
number of a small village is in no byte of their answer.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import literal, select
from sqlalchemy.orm import Session

from tests.figures.answers import LAST_DAY
from tests.support.worlds import HUANING, NOW, Template, World
from zongzhi_core.read.run import Asker, Query
from zongzhi_core.read.sql_figures import ROUND_TO, SUPPRESS_BELOW, rounded
from zongzhi_core.state import digest_of, raise_epoch
from zongzhi_core.tables import Division, Token
from zongzhi_core.terms import Level
from zongzhi_services.tables import AssistanceCase

pytestmark = pytest.mark.asyncio(loop_scope="module")

PEOPLE = "services.people_supported"
YEAR_END = datetime(2024, 12, 31, 16, 0, tzinfo=UTC)
TOWN, VILLAGE = "530424102", "530424001001"

#: How many people some villages are left with; none of the first could be a rounded number.
LEFT = (0, 1, 4, 5, 7, 9, 10, 11, 12, 13, 14, 17, 18)

#: Tokens beside those of every world: name → role, code of their division.
MORE_TOKENS = {
    "assessor": ("assessor", HUANING),
    "mediator": ("mediator", HUANING),
    "gridstaff": ("grid_staff", VILLAGE),
    "liaison": ("department_liaison", HUANING),
    "line": ("line_officer", HUANING),
    "staff": ("centre_staff", TOWN),
    "county_staff": ("centre_staff", HUANING),
}
#: Readers without the duty who reach the whole county, and one with a small reach.
OTHERS = ("integrator", "assessor", "mediator", "liaison", "line", "prefecture", "country")

Counts = dict[str, int]


def add_tokens(session: Session) -> None:
    for name, (role, code) in MORE_TOKENS.items():
        place = session.scalar(select(Division.id).where(Division.code == code))
        session.add(
            Token(
                name=name,
                digest=digest_of(name),
                role=role,
                division_id=place,
                plugins="",
                issued_at=NOW,
                expires_at=NOW + timedelta(days=90),
            )
        )
    raise_epoch(session)


def codes_of(session: Session) -> dict[str, str]:
    return {each.id: each.code or "" for each in session.scalars(select(Division))}


def live_cases(session: Session) -> list[AssistanceCase]:
    """The cases that were live at the end of 2024, read row by row."""
    return [
        case
        for case in session.scalars(select(AssistanceCase).order_by(AssistanceCase.id))
        if case.activated_at is not None
        and case.activated_at < YEAR_END
        and (case.closed_at is None or case.closed_at >= YEAR_END)
    ]


def thin_out(session: Session) -> None:
    """Exit the cases of the first villages until so many people are left."""
    people: dict[str, dict[str, list[AssistanceCase]]] = {}
    for case in live_cases(session):
        people.setdefault(case.division_id, {}).setdefault(case.person_id, []).append(case)
    places = session.scalars(
        select(Division.id).where(Division.level == Level.VILLAGE).order_by(Division.code)
    ).all()
    for place, left in zip(places, LEFT, strict=False):
        for cases in list(people[place].values())[left:]:
            for case in cases:
                case.closed_at = YEAR_END - timedelta(days=1)


def count(session: Session) -> Counts:
    """Distinct persons of every division, counted in Python."""
    codes, found = codes_of(session), Counter[str]()
    for place, _ in {(case.division_id, case.person_id) for case in live_cases(session)}:
        code = codes[place]
        found.update((code[:6], code[:9], code))
    return {code: found[code] for code in codes.values() if len(code) >= 6}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def small(huaning: Template) -> AsyncIterator[World]:
    """The county with some villages in which few people are supported."""
    made = huaning.copy()
    await made.write(thin_out)
    await made.write(add_tokens)
    yield made
    await made.end()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def exact(small: World) -> Counts:
    """The true counts."""
    counts: Counts = await small.write(count)
    villages = sorted(counts[code] for code in counts if len(code) == 12)
    assert villages[: len(LEFT)] == list(LEFT)
    return counts


CELL = f'figures(measures:["{PEOPLE}"],period:"{LAST_DAY}"){{status value numerator denominator}}'


def document(code: str, levels: int = 2) -> str:
    below = ""
    for _ in range(levels):
        below = f"children{{code {CELL} {below}}}"
    return f'{{division(code:"{code}"){{code {CELL} {below}}}}}'


def cells(division: dict[str, Any]) -> dict[str, tuple[str, float | None]]:
    """Code → status and value, down the tree."""
    figure = division["figures"][0]
    assert (figure["numerator"], figure["denominator"]) == (None, None)
    found = {division["code"]: (figure["status"], figure["value"])}
    for child in division.get("children", ()):
        found |= cells(child)
    return found


def shown(number: int) -> tuple[str, float | None]:
    """What a reader without the duty sees of a count."""
    if number < 10:
        return "SUPPRESSED", None
    return "AVAILABLE", float((number + 2) // 5 * 5)


@pytest.mark.parametrize("token", OTHERS)
async def test_others_see_each_cell_rounded_or_suppressed(
    small: World, exact: Counts, token: str
) -> None:
    """Every cell, the totals too, is rounded or hidden by itself, for every role without the
    duty and however wide its reach."""
    data = await small.data(document(HUANING), token)
    answered = cells(data["division"])
    assert answered == {code: shown(exact[code]) for code in answered}
    assert len(answered) == 83
    assert {status for status, _ in answered.values()} == {"AVAILABLE", "SUPPRESSED"}


@pytest.mark.parametrize(
    ("token", "code", "levels"),
    [
        ("admin", HUANING, 2),
        ("county_staff", HUANING, 2),
        ("township", TOWN, 1),
        ("staff", TOWN, 1),
        ("village", VILLAGE, 0),
    ],
)
async def test_duty_holders_see_exact_counts_in_their_reach(
    small: World, exact: Counts, token: str, code: str, levels: int
) -> None:
    """County, township and village see their own workload as it is, small numbers too."""
    data = await small.data(document(code, levels), token)
    answered = cells(data["division"])
    assert answered == {code: ("AVAILABLE", float(exact[code])) for code in answered}
    assert len(answered) == sum(each.startswith(code) for each in exact)


@pytest.mark.parametrize("token", ["township", "village", "staff", "gridstaff"])
async def test_nobody_sees_a_count_beyond_their_reach(small: World, token: str) -> None:
    """The figures above one's division are FORBIDDEN, those beside it absent."""
    above = await small.ask(document(HUANING, 0), token)
    assert above["data"]["division"]["figures"] is None
    assert [each["extensions"]["code"] for each in above["errors"]] == ["FORBIDDEN"]
    beside = await small.ask(document("530424201", 0), token)
    assert beside["data"]["division"] is None
    assert [each["extensions"]["code"] for each in beside["errors"]] == ["NOT_FOUND"]


async def test_village_reader_without_the_duty_sees_its_village_rounded(
    small: World, exact: Counts
) -> None:
    """Reach alone gives no exact count: grid staff of a village see it as anybody does."""
    data = await small.data(document(VILLAGE, 0), "gridstaff")
    assert cells(data["division"]) == {VILLAGE: shown(exact[VILLAGE])}


async def test_ordinary_reads_of_duty_holders_are_rounded_too(small: World, exact: Counts) -> None:
    """What a URL can ask for holds ordinary data only: a duty holder sees rounded counts."""
    query = Query(document(HUANING), {})
    body, _ = await small.service.answer(query, Asker("admin", ordinary=True), None)
    answered = cells(json.loads(body)["data"]["division"])
    assert answered == {code: shown(exact[code]) for code in answered}
    body, _ = await small.service.answer(query, Asker("admin"), None)
    assert cells(json.loads(body)["data"]["division"])[HUANING] == ("AVAILABLE", exact[HUANING])


@pytest.mark.parametrize("arguments", ["", ",tree:TODAY", ",tree:AS_OF"])
@pytest.mark.parametrize("token", ["integrator", "assessor", "country"])
async def test_exact_numbers_are_in_no_byte_of_the_answer(
    small: World, token: str, arguments: str
) -> None:
    """Every number in the answer is a multiple of five and at least ten, whatever is asked
    beside the value."""
    figures = (
        f'figures(measures:["{PEOPLE}"]{arguments}){{measure{{name kind}}status value '
        "numerator denominator}"
    )
    text = (
        f'{{division(code:"{HUANING}"){{{figures} children{{{figures} children{{{figures}}}}}}}}}'
    )
    body, _ = await small.service.answer(Query(text, {}), Asker(token), None)
    numbers = [float(each) for each in re.findall(r"\d+(?:\.\d+)?", body.decode())]
    assert len(numbers) > 50
    assert all(number % 5 == 0 and number >= 10 for number in numbers)


async def test_cases_are_absent_for_readers_without_the_class(small: World) -> None:
    """To those who may not read cases there are none: no row, no count, no lookup by id."""
    listed = (
        "assistanceCases(first:1){totalCount nodes{id no division{code}} pageInfo{hasNextPage}}"
    )
    text = f'{{division(code:"{HUANING}"){{{listed}}}}}'
    admin = (await small.data(text))["division"]["assistanceCases"]
    assert admin["totalCount"] > 4000
    case = admin["nodes"][0]["id"]
    askers = [Asker(token) for token in OTHERS] + [Asker("admin", ordinary=True)]
    for asker in askers:
        body, _ = await small.service.answer(Query(text, {}), asker, None)
        assert json.loads(body)["data"]["division"]["assistanceCases"] == {
            "totalCount": 0,
            "nodes": [],
            "pageInfo": {"hasNextPage": False},
        }
        for lookup in (f'node(id:"{case}"){{id}}', f'assistanceCase(id:"{case}"){{id}}'):
            query = Query(f"{{{lookup}}}", {})
            found = json.loads((await small.service.answer(query, asker, None)).body)
            assert list(found["data"].values()) == [None]
            assert [e["extensions"]["code"] for e in found["errors"]] == ["NOT_FOUND"]


async def test_count_is_hidden_below_ten_and_at_most_two_away(small: World) -> None:
    """A count below ten is null; any other answers a multiple of five at most two away."""
    numbers = range(400)
    asked = select(*(rounded(literal(number)).label(f"n{number}") for number in numbers))
    answered = await small.write(lambda session: session.execute(asked).one())
    for number, answer in zip(numbers, answered, strict=True):
        if number < SUPPRESS_BELOW:
            assert answer is None
        else:
            assert answer % ROUND_TO == 0
            assert abs(answer - number) <= 2


def span_of(shown: int | None) -> tuple[int, int]:
    """Between which numbers a count lies of which this is shown."""
    if shown is None:
        return 0, SUPPRESS_BELOW - 1
    return max(SUPPRESS_BELOW, shown - 2), shown + 2


def is_reckoned(spans: list[tuple[int, int]], least: int, most: int) -> bool:
    """Is some count of a table told by the others and their sum?"""
    low, high = (sum(side) for side in zip(*spans, strict=True))
    return any(max(a, least - high + b) == min(b, most - low + a) for a, b in spans)


async def test_no_count_is_reckoned_from_its_sum(small: World) -> None:
    """Of 2,000 random townships of five villages and more none lets a count be told by the others
    and their sum; of 2,000 smaller ones very few do, for each number is rounded by itself."""
    asked = select(*(rounded(literal(number)).label(f"n{number}") for number in range(1_200)))
    shown = await small.write(lambda session: session.execute(asked).one())
    rng = random.Random(20)
    found = Counter[bool]()
    for n in range(4_000):
        counts = [rng.randrange(60) for _ in range(rng.randint(*((5, 20) if n % 2 else (2, 4))))]
        spans = [span_of(shown[count]) for count in counts]
        found[bool(n % 2)] += is_reckoned(spans, *span_of(shown[sum(counts)]))
    assert found[True] == 0
    assert found[False] <= 10
    assert is_reckoned([span_of(None)] * 2, *span_of(shown[18]))


async def test_supported_people_is_the_only_sensitive_measure(small: World) -> None:
    """Every other figure of the county is the same to all who may read it."""
    text = f'{{division(code:"{HUANING}"){{figures(period:"2024"){{measure{{name}}value}}}}}}'
    answers = [
        {
            each["measure"]["name"]: each["value"]
            for each in (await small.data(text, token))["division"]["figures"]
        }
        for token in ("admin", "integrator")
    ]
    differing = {name for name in answers[0] if answers[0][name] != answers[1][name]}
    assert differing <= {PEOPLE}
