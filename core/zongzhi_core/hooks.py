"""The contract of a plugin, from top to bottom in the order in which it is used.

A plugin is a module (or object) found by the entry point group `zongzhi.plugins`. It carries
three facts, `name`, `title` and `version`, and implements the hooks below with `hookimpl`.
Hooks hand over a registrar and the plugin adds to it; nothing is asked for as a list, and a
plugin never imports another plugin.

    from zongzhi_core.plugin_api import Registrar, hookimpl

    name, title, version = "flood", "防汛 Flood warnings", "1.0.0"

    @hookimpl
    def register(registrar: Registrar) -> None:
        registrar.node(Warning)
        registrar.extend("Division", warnings=placed_under("FloodWarning", "…"))
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from .registrar import Registrar
    from .sample import SampleCounty

PROJECT = "zongzhi"

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


# --- at start, once ---------------------------------------------------------------------------


@hookspec
def register(registrar: Registrar) -> None:
    """Declare everything the plugin adds: tables, types, fields, commands, measures, reactions.

    Called once in each process, at start, before anything is composed. A clash with another
    plugin's name, a declaration that misses its permission, a requirement that is not met,
    an exception or no answer at all stops the start of this plugin: it is named in the log and by
    `zongzhi doctor`, left out, and the rest goes on. The plugins of the project itself come first.

    :param registrar: takes the declarations, under this plugin's name.
    """


# --- on demand ----------------------------------------------------------------------------------


@hookspec
def sample(county: SampleCounty) -> None:
    """Add demonstration rows for one county and year.

    Called by `zongzhi sample load` and `zongzhi demo`, once a county, inside one transaction
    with all other plugins' rows: an exception leaves the database as it was. The same county,
    year and scale must give the same rows every time.

    :param county: the divisions, the ledger of figures to meet, and `add` for rows.
    """
