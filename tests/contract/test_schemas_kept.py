"""What a process keeps in memory of many counties with few sets of plugins."""

from __future__ import annotations

import gc
from pathlib import Path

from tests.support.province import COUNTIES, SETS, Watched, add_province
from tests.support.worlds import World
from zongzhi_api.service import Service
from zongzhi_core.read.run import Asker, Query

PLUGINS = Query('{viewer{plugins} __type(name:"Grid"){name}}', {})


async def test_counties_share_the_schemas_of_their_sets(world: World, tmp_path: Path) -> None:
    """129 counties with eight sets of plugins keep ten schemas at most: those of the sets, of
    their union and of all that is installed; asking again makes none."""
    sets = await add_province(world, tmp_path)
    assert (len(sets), len(set(sets.values()))) == (129, 8)
    composer = Watched(world.registry)
    service = Service(world.registry, world.database, world.clock, composer)
    for _ in range(2):
        whole = composer.schema(plugin.name for plugin in world.registry.plugins)
        for code in [None, *COUNTIES]:
            answer = await service.answer(PLUGINS, Asker("country", code))
            if code is not None:
                told = ",".join(f'"{name}"' for name in sorted(sets[code]))
                assert f'"viewer":{{"plugins":[{told}]}}' in answer.body.decode()
        gc.collect()
        assert 8 < len(composer.kept) <= len(SETS) + 2
        assert whole in composer.kept
