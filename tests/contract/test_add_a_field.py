"""A newcomer adds a field to a type in one place: one line in the pillar's `schema.py`.

Each test takes the text of that file as it is, puts a line into it, and asks a service over the
demonstration county for the new field. Nothing else is touched: the description, the type and the
sensitivity stand at the column, and schema, SQL, filters and tests of scope follow by themselves.
"""

from __future__ import annotations

import re
from pathlib import Path
from types import ModuleType

import pytest

import zongzhi_mediation.plugin
import zongzhi_services.plugin
from tests.support.worlds import HUANING, World
from zongzhi_core.loading import load_plugins
from zongzhi_core.read.run import Asker

from .conftest import beside

pytestmark = pytest.mark.asyncio(loop_scope="module")


def with_line(module: ModuleType, after: str, line: str) -> ModuleType:
    """The module with one line more, after the first one that reads `after`."""
    lines = Path(str(module.__file__)).read_text(encoding="utf-8").splitlines()
    lines.insert(lines.index(after) + 1, line)
    made = ModuleType(module.__name__)
    made.__package__ = module.__package__
    exec(compile("\n".join(lines), f"{module.__name__} and a line", "exec"), vars(made))
    return made


def add_line(
    world: World, monkeypatch: pytest.MonkeyPatch, plugin: ModuleType, after: str, line: str
) -> World:
    """A service that runs with one line more in a pillar's schema."""
    monkeypatch.setattr(plugin, "schema", with_line(plugin.schema, after, line))
    registry = load_plugins()
    assert not registry.broken
    return beside(world, registry)


async def test_column_is_shown_by_one_line(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`activated_at = auto()` shows a column, with the type and words that stand at it."""
    asked = '{division(code:"530424"){assistanceCases(first:3){nodes{no activatedAt}}}}'
    world = add_line(
        shared_world,
        monkeypatch,
        zongzhi_services.plugin,
        "    opened_at = auto()",
        "    activated_at = auto()",
    )
    nodes = (await world.data(asked))["division"]["assistanceCases"]["nodes"]
    assert [sorted(node) for node in nodes] == [["activatedAt", "no"]] * 3
    assert any(node["activatedAt"] for node in nodes)
    data = await world.data('{__type(name:"AssistanceCase"){fields{name description type{name}}}}')
    shown = {field["name"]: field for field in data["__type"]["fields"]}
    assert shown["activatedAt"]["type"] == {"name": "DateTime"}
    assert shown["activatedAt"]["description"].startswith("启动时间 ")


async def test_expression_is_shown_by_one_line(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An `expression` of the row shows a value that the database computes."""
    world = add_line(
        shared_world,
        monkeypatch,
        zongzhi_mediation.plugin,
        "    people_involved = auto()",
        '    crowd = expression("Boolean", lambda o: o.row.people_involved > 2, "多人 Many.",'
        " nullable=True)",
    )
    data = await world.data(
        '{division(code:"530424"){disputes(first:50){nodes{peopleInvolved crowd}}}}'
    )
    nodes = data["division"]["disputes"]["nodes"]
    assert {node["crowd"] for node in nodes} >= {True, False}
    for node in nodes:
        people = node["peopleInvolved"]
        assert node["crowd"] == (None if people is None else people > 2)


async def test_filter_is_added_by_one_line(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A column's name in `filters` lets clients filter by it, with every operator of its type."""
    world = add_line(
        shared_world,
        monkeypatch,
        zongzhi_mediation.plugin,
        "    filters=(",
        '        "people_involved",',
    )
    data = await world.data(
        '{division(code:"530424"){few:disputes(filter:{peopleInvolved:{lte:2}}){totalCount}'
        "many:disputes(filter:{peopleInvolved:{gt:2}}){totalCount}"
        "unsaid:disputes(filter:{peopleInvolved:{isNull:true}}){totalCount}}}"
    )
    counts = [part["totalCount"] for part in data["division"].values()]
    assert sum(counts) == 1431
    assert all(counts[:2])


async def test_added_field_follows_scope_and_switch(
    shared_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new field of a sensitive type is as closed to others as the type itself."""
    world = add_line(
        shared_world,
        monkeypatch,
        zongzhi_services.plugin,
        "    opened_at = auto()",
        "    erase_by = auto()",
    )
    asked = '{division(code:"530424"){assistanceCases{totalCount nodes{eraseBy}}}}'
    assert (await world.data(asked))["division"]["assistanceCases"]["nodes"]
    none = (await world.data(asked, "integrator"))["division"]["assistanceCases"]
    assert none["nodes"] == []
    shown = re.compile(r"type AssistanceCase [^}]*\beraseBy:")
    assert not shown.search(await world.service.sdl(Asker("gridonly")))
    assert shown.search(await world.service.sdl(Asker("integrator", HUANING)))
