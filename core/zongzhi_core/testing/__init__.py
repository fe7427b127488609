"""What a plugin is tested with, ours and everybody's: a county, a client, the laws of plugin sets,
the walk around the doors of a plugin that is off, and that along the duties that go on.

    from zongzhi_core.testing import LAWS, PluginSets, World, check_doors, check_duties, shut_off
    from zongzhi_core.testing.fixtures import huaning, world  # on SQLite and PostgreSQL

A kit for tests: nothing of the product imports it, and it stands on the whole product, the API
included. A plugin's own tests may import it, the plugin itself may not.
"""

from __future__ import annotations

from . import _rewrite as _rewrite
from .doors import DOORS, Shut, check_doors, shut_off
from .duties import DUTIES, Owed, check_duties
from .postgres import PostgresServer
from .sets import LAWS, PluginSets
from .worlds import HUANING, NOW, TOKENS, Template, World, installed

__all__ = [
    "DOORS",
    "DUTIES",
    "HUANING",
    "LAWS",
    "NOW",
    "TOKENS",
    "Owed",
    "PluginSets",
    "PostgresServer",
    "Shut",
    "Template",
    "World",
    "check_doors",
    "check_duties",
    "installed",
    "shut_off",
]
