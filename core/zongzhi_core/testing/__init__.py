"""What a plugin is tested with, ours and everybody's: a county, a client, the laws of plugin sets,
what was promised of the schema, migrations in any order, purge, commands, ids, the walk around the
doors of a plugin that is off, and that along the duties that go on.

    from zongzhi_core.testing import LAWS, PluginSets, World, check_doors, check_duties, shut_off
    from zongzhi_core.testing.fixtures import huaning, world  # on SQLite and PostgreSQL

A kit for tests: nothing of the product imports it, and it stands on the whole product, the API
included. It needs the packages of the `dev` extra.
"""

from __future__ import annotations

from . import _rewrite as _rewrite
from .commands import COMMAND_LAWS, Case, check_command
from .doors import DOORS, Shut, check_doors, shut_off
from .duties import DUTIES, Owed, check_duties
from .ids import check_ids
from .migrating import BareDatabases, check_interruption, check_orders
from .postgres import PostgresServer
from .promises import keep_promises
from .purging import check_purge
from .sets import LAWS, PluginSets
from .worlds import HUANING, NOW, TOKENS, Template, World, installed

__all__ = [
    "COMMAND_LAWS",
    "DOORS",
    "DUTIES",
    "HUANING",
    "LAWS",
    "NOW",
    "TOKENS",
    "BareDatabases",
    "Case",
    "Owed",
    "PluginSets",
    "PostgresServer",
    "Shut",
    "Template",
    "World",
    "check_command",
    "check_doors",
    "check_duties",
    "check_ids",
    "check_interruption",
    "check_orders",
    "check_purge",
    "installed",
    "keep_promises",
    "shut_off",
]
