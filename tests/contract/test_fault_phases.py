"""A plugin that fails later than at load: it hangs, cannot be composed, cannot be migrated."""

from __future__ import annotations

import threading
from pathlib import Path
from types import ModuleType
from typing import Any
from uuid import uuid4

import pytest
import structlog
from sqlalchemy import inspect
from sqlalchemy.orm import Session

from tests.strangers import DISTRIBUTION, entry, plugin, with_pillars
from tests.strangers.faulty import value
from tests.support.worlds import HUANING, World
from zongzhi_api import installed
from zongzhi_core import loading
from zongzhi_core.errors import SetupError
from zongzhi_core.figures import Measure
from zongzhi_core.hooks import hookimpl
from zongzhi_core.loading import Registry, load_plugins
from zongzhi_core.migrate import migrate, require_current, survey
from zongzhi_core.plugin_api import FigureKind, Registrar, SampleCounty, Term, expression
from zongzhi_core.tables import InstalledPlugin

from .conftest import beside, turn

PILLARS = ["grid", "mechanism", "mediation", "party", "services"]


class WaterWord(Term):
    """词 A code that GraphQL cannot name."""

    水 = "水", "Water."


def test_hanging_plugin_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stranger that does not come back from its import is named, and the rest starts."""
    monkeypatch.setattr(loading, "PATIENCE", 0.05)
    enough = threading.Event()

    def never() -> ModuleType:
        enough.wait()
        return plugin("water")

    registry = load_plugins(with_pillars(entry("water", never)))
    enough.set()
    [broken] = registry.broken
    assert (broken.name, broken.distribution) == ("water", DISTRIBUTION)
    assert "gave no answer within 0.05 seconds" in broken.cause
    assert [c.name for c in registry.plugins] == PILLARS


def test_plugin_that_cannot_be_composed_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stranger with which no schema can be made is found among others, and left out."""

    def sound(registrar: Registrar) -> None:
        registrar.extend("Division", rainy=value())

    def odd(registrar: Registrar) -> None:
        registrar.extend("Division", wet=value(kind=WaterWord))

    strangers = [entry("rain", plugin("rain", sound)), entry("water", plugin("water", odd))]
    found = with_pillars(*strangers)
    monkeypatch.setattr(loading, "entry_points", lambda group: found)
    registry = installed.load_installed()
    [broken] = registry.broken
    assert (broken.name, broken.distribution) == ("water", DISTRIBUTION)
    assert "it cannot be used: " in broken.cause
    assert [c.name for c in registry.plugins] == sorted([*PILLARS, "rain"])


def failing(*_: Any) -> Any:
    raise ZeroDivisionError("no rain")


def wet_field(registrar: Registrar) -> None:
    registrar.extend("Division", wet=expression("String", failing, "雨 Rain.", nullable=True))


def wet_measure(registrar: Registrar) -> None:
    registrar.measure(
        Measure("water.wet", "雨", "Rain", "雨。 Rain.", FigureKind.STOCK, True, failing)
    )


@pytest.mark.parametrize(
    ("register", "named"),
    [(wet_field, "field Division.wet"), (wet_measure, "measure water.wet")],
)
def test_plugin_of_which_an_expression_raises_is_left_out(
    monkeypatch: pytest.MonkeyPatch, register: Any, named: str
) -> None:
    """A field or a measure that cannot be written is found at start, before a request asks for all
    measures and gets none."""
    found = with_pillars(entry("water", plugin("water", register)))
    monkeypatch.setattr(loading, "entry_points", lambda group: found)
    registry = installed.load_installed()
    [broken] = registry.broken
    assert f"{named} raises ZeroDivisionError: no rain" in broken.cause
    assert [c.name for c in registry.plugins] == PILLARS


def test_plugin_that_raises_in_its_sample_is_named() -> None:
    """Of sample data that fail, the plugin is told; whoever loads them writes nothing."""
    module = plugin("water")

    def sample(county: SampleCounty) -> None:
        failing(county)

    vars(module)["sample"] = hookimpl(sample)
    registry = load_plugins([entry("water", module)])
    with pytest.raises(SetupError, match='plugin "water" failed, nothing was written'):
        registry.sample(None)


def with_migration(folder: Path, body: str) -> Registry:
    """The pillars and a stranger whose one migration does this."""
    package = f"hail_{uuid4().hex}"
    place = folder / package / "versions"
    place.mkdir(parents=True)
    (folder / package / "__init__.py").touch()
    (place / "0001_initial.py").write_text(
        "import sqlalchemy as sa\nfrom alembic import op\n"
        'revision, down_revision = "hail_0001", None\n\n\n'
        f"def upgrade():\n"
        '    op.create_table("hail_stone", sa.Column("id", sa.Integer()))\n'
        f"    {body}\n"
    )

    def register(registrar: Registrar) -> None:
        registrar.requires("core", ">=0.1")
        registrar.extend("Division", hail=value())
        registrar.migrations(package)

    registry = load_plugins(with_pillars(entry("hail", plugin("hail", register))))
    assert registry.broken == ()
    return registry


async def bring(world: World, registry: Registry) -> tuple[World, list[str]]:
    """The world with this registry, migrated; and the plugins whose migration failed."""
    known = registry.contributions.values()
    with structlog.testing.capture_logs() as logs:
        await world.write(lambda session: migrate(session, known))
    failed = [log["plugin"] for log in logs if log["event"] == "plugin not migrated"]
    return beside(world, registry), failed


async def test_failed_migration_leaves_the_rest(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stranger's migration that fails half-way leaves nothing; it is off, the rest serves, and
    once it can be migrated it is there."""
    monkeypatch.syspath_prepend(tmp_path)
    broken = with_migration(tmp_path, 'raise RuntimeError("hail melts")')
    made, failed = await bring(world, broken)
    assert failed == ["hail"]

    def look(session: Session) -> tuple[bool, bool, list[str]]:
        require_current(session, broken.contributions.values())
        behind = [
            c.owner for c in survey(session, broken.contributions.values()) if not c.is_current
        ]
        tables = inspect(session.connection()).get_table_names()
        return "hail_stone" in tables, session.get(InstalledPlugin, "hail") is None, behind

    assert await made.write(look) == (False, True, ["hail"])
    data = await made.data('{division(code:"530424"){name disputes{totalCount}}}')
    assert data["division"] == {"name": "华宁县", "disputes": {"totalCount": 1431}}
    refused = await made.data(
        "mutation($i:SetPluginInput!){setPlugin(input:$i){userErrors{code}}}",
        variables={"i": {"county": HUANING, "plugin": "hail", "state": "ON", "reason": "x"}},
    )
    assert refused["setPlugin"]["userErrors"] == [{"code": "NOT_FOUND"}]
    made, failed = await bring(world, with_migration(tmp_path, "return None"))
    assert failed == []
    await turn(made, "hail", "ON")
    assert (await made.data('{division(code:"530424"){hail}}'))["division"]["hail"]
