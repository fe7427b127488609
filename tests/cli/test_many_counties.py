"""`zongzhi plugins on|off --within`: each county by an approval of its own, to an office above."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.worlds import Template
from zongzhi_api.cli.desk import actor_name

from .conftest import COUNTY, Shell, ask

YIMEN = "530425"
OFF = ("plugins", "off", "mediation", "--within", "53", "--reason", "迁移 moved")
ON = ("plugins", "on", "mediation", "--within", "53", "--reason", "迁移完成 moved back")
#: What each county has handed over, to whom, by whose word.
HANDED = (
    "SELECT v.code, s.office_id, s.approved_by, count(*) FROM core_handed_deadline h "
    "JOIN core_plugin_switch s ON s.county_id = h.county_id AND s.id = h.switch_id "
    "JOIN core_division_version v ON v.division_id = h.county_id "
    "GROUP BY v.code, s.id, s.office_id, s.approved_by ORDER BY v.code"
)
STATES = (
    "SELECT v.code, p.state FROM core_county_plugin p JOIN core_division_version v "
    "ON v.division_id = p.county_id WHERE p.plugin = 'mediation' ORDER BY v.code"
)
APPROVALS = "SELECT count(*), count(used_at) FROM core_approval"


@pytest.fixture(params=["sqlite", "postgresql"])
def pair(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Shell]:
    """A shell at two counties of one prefecture, full of open deadlines, on each engine."""
    server = request.getfixturevalue("postgres_server") if request.param != "sqlite" else None
    template = Template(request.param, tmp_path_factory.mktemp("pair"), server)
    world = template.build(COUNTY, YIMEN).copy()
    yield Shell(world.url)
    asyncio.run(world.end())


def office(shell: Shell, code: str = "") -> str:
    """An organisation of a county; or one of Huaning that is one of the prefecture from now on."""
    place = "(SELECT division_id FROM core_division_version WHERE code = '{}')"
    first = "SELECT min(id) FROM core_organisation WHERE county_id = "
    key = shell.execute(first + place.format(code or COUNTY))
    if not code:
        lies = "UPDATE core_organisation SET county_id = NULL, path = '5304', division_id = "
        shell.execute(lies + place.format("5304") + f" WHERE id = '{key}'")
    return f"organisation_{key}"


def report(shell: Shell, *words: str, **environ: str) -> tuple[int, dict[str, Any]]:
    """How a command ended, and what it told of each county."""
    result = shell.run(*words, "--json", **environ)
    told = {each.pop("county"): each for each in json.loads(result.stdout)}
    assert list(told) == [COUNTY, YIMEN]
    return result.exit_code, told


def approve(shell: Shell, token: str, county: str) -> None:
    """Give the approval for one county beforehand."""
    given = f'county:"{county}" plugin:"mediation" actor:"{actor_name()}" reason:"x"'
    document = f"mutation{{approveSwitchOff(input:{{{given}}}){{userErrors{{code}}}}}}"
    answer = shell.serve(lambda service: ask(service, token, document))
    assert answer == {"data": {"approveSwitchOff": {"userErrors": []}}}


def test_each_county_needs_an_approval_and_an_office_of_its_own(pair: Shell) -> None:
    """Without them each is refused; an approval for one county is none for the other, nor is a
    second person who reaches one alone; an office of one receives nothing of the other."""
    chief = pair.token("chief", code="5304")
    code, told = report(pair, *OFF)
    assert (code, *("approveSwitchOff" in each["fault"] for each in told.values())) == (1, 1, 1)
    approve(pair, chief, YIMEN)
    own = office(pair, YIMEN)
    code, told = report(pair, *OFF, "--office", own)
    assert own in told[COUNTY]["fault"]
    assert (code, told[YIMEN]["before"]) == (1, "ON")
    assert pair.table(STATES) == [(COUNTY, "ON"), (YIMEN, "OFF")]
    assert [row[:3] for row in pair.table(HANDED)] == [(YIMEN, own[-32:], "chief")]
    pair.do(*ON)
    local = {"ZONGZHI_SECOND_TOKEN": pair.token("local", code=COUNTY)}
    code, told = report(pair, *OFF, "--office", office(pair), "--second", "local", **local)
    assert (code, told[COUNTY]["before"]) == (1, "ON")
    assert "outside your scope" in told[YIMEN]["fault"]
    assert pair.table(STATES) == [(COUNTY, "OFF"), (YIMEN, "ON")]
    assert pair.table(APPROVALS) == [(2, 2)]


def test_all_counties_hand_over_what_the_dry_run_told(pair: Shell) -> None:
    """With a second person of the prefecture and an office there each county is turned off by an
    approval of its own, and hands over its own list; given again, nothing changes."""
    above = office(pair)
    words = (*OFF, "--office", above, "--second", "chief")
    chief = {"ZONGZHI_SECOND_TOKEN": pair.token("chief", code="5304")}
    _, foreseen = report(pair, *OFF[:-2], "--dry-run")
    told = pair.do(*words, **chief)
    assert told == "530424 华宁县: mediation ON → OFF\n530425 易门县: mediation ON → OFF\n"
    counts = {code: each["steps"][0]["openDeadlines"] for code, each in foreseen.items()}
    assert min(counts.values()) > 0
    wanted = [(code, above[-32:], "chief", count) for code, count in counts.items()]
    assert pair.table(HANDED) == wanted
    assert pair.table(APPROVALS) == [(2, 2)]
    nothing: dict[str, Any] = {code: {"name": None, "steps": []} for code in counts}
    assert report(pair, *words, **chief) == (0, nothing)
    assert pair.do(*ON).count("OFF → ON") == 2
    assert pair.table(HANDED) == wanted
    assert pair.table(APPROVALS) == [(2, 2)]
