"""A plugin of somebody else keeps its own promises, in files of its own."""

from __future__ import annotations

from dataclasses import replace
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import literal

from tests.strangers import entry, plugin
from zongzhi_core.loading import GROUP, load_plugins
from zongzhi_core.plugin_api import Registrar, Term, Text, expression, lasting
from zongzhi_core.testing import PluginSets, keep_promises
from zongzhi_flood.figures import WARNINGS


class WaterTone(Term):
    """水情 State of the water."""

    HIGH = "高", "High."


def tone() -> Any:
    return expression(
        WaterTone, lambda _: literal("HIGH", Text()), "水情 Its water.", nullable=True
    )


#: The parts of the plugin by name, each on a type of core, of a pillar, or in the list of measures.
PARTS = {
    "on core": ("Division", "water_tone", tone()),
    "on a pillar": ("Dispute", "water_level", tone()),
    "measure": (None, "", replace(WARNINGS, name="water.warnings")),
}


def sets_of(version: str, parts: dict[str, Any]) -> PluginSets:
    """The plugin in a version, beside one pillar."""

    def register(registrar: Registrar) -> None:
        for on, name, thing in parts.values():
            if on:
                registrar.extend(on, **{name: thing})
            else:
                registrar.measure(thing)

    [mediation] = entry_points(group=GROUP, name="mediation")
    registry = load_plugins([mediation, entry("water", plugin("water", register, version=version))])
    assert registry.broken == ()
    return PluginSets(registry)


def release(folder: Path, version: str, parts: dict[str, Any]) -> None:
    """Write the file of a version."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ZONGZHI_GOLDEN", "write")
        keep_promises(folder, sets_of(version, parts), "water")


def test_file_holds_what_the_plugin_brings(tmp_path: Path) -> None:
    """It tells of the plugin's own types and of its fields on types of others, and what each
    needs; a schema that is not in it is refused."""
    release(tmp_path, "1.0.0", PARTS)
    told = (tmp_path / "1.0.graphql").read_text(encoding="utf-8")
    assert 'extend type Division {\n  """水情 Its water."""\n' in told
    assert 'waterLevel: WaterTone @plugins(needs: ["mediation", "water"])' in told
    assert 'water__warnings: FLOW @plugins(needs: ["water"])' in told
    assert 'enum WaterTone @plugins(needs: ["water"])' in told
    assert "peopleInvolved" not in told
    keep_promises(tmp_path, sets_of("1.0.1", PARTS), "water")
    fewer = {name: part for name, part in PARTS.items() if name != "measure"}
    with pytest.raises(AssertionError, match=r"1\.0\.graphql is not the schema of now"):
        keep_promises(tmp_path, sets_of("1.0.1", fewer), "water")


def test_what_goes_is_told_of_a_version_before(tmp_path: Path) -> None:
    """What goes without a word is refused; what the version before deprecated may go when the
    version that it named is over."""
    ending = {
        name: (on, field, lasting(thing, deprecated="改用 Use none.", remove_after="1.1"))
        for name, (on, field, thing) in PARTS.items()
    }
    release(tmp_path, "1.0.0", PARTS)
    with pytest.raises(AssertionError) as refused:
        release(tmp_path, "1.1.0", {})
    for gone in ("Division.waterTone", "Dispute.waterLevel", "Measures.water__warnings"):
        assert f"FIELD_REMOVED: Field {gone} was removed." in str(refused.value), gone
    release(tmp_path, "1.1.0", ending)
    release(tmp_path, "1.2.0", {})
