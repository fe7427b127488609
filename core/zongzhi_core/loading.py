"""Finding plugins and gathering what they declare; a faulty one is named and left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from typing import Any

import pluggy
import structlog

from . import hooks
from .commands.switches import COMMANDS
from .errors import SetupError
from .figures import Measure
from .graph.core_types import LOOKUPS, NODES, TABLES
from .graph.declare import camel
from .hierarchy.figures import MEASURES
from .read.catalog import INTERFACES, Catalog, build_catalog
from .registrar import Contribution, Reaction, Registrar

GROUP = "zongzhi.plugins"
DISTRIBUTION = "zongzhi-plus"
CORE = "core"

log = structlog.get_logger()


@dataclass(frozen=True)
class Broken:
    """A plugin that could not be used, and why."""

    name: str
    distribution: str
    cause: str


@dataclass(frozen=True)
class Registry:
    """All that is installed: core first, then the plugins by name."""

    contributions: dict[str, Contribution]
    broken: tuple[Broken, ...]
    catalog: Catalog
    manager: pluggy.PluginManager

    @property
    def plugins(self) -> list[Contribution]:
        """The plugins, without core."""
        return [c for name, c in self.contributions.items() if name != CORE]

    @property
    def measures(self) -> list[Measure]:
        return list(self.catalog.measures.values())

    def reactions(self, event: str) -> list[Reaction]:
        """Who listens to an event, in the order of names."""
        return [r for c in self.contributions.values() for r in c.reactions if r.event == event]

    def sample(self, county: Any) -> None:
        """Let every plugin fill a demonstration county."""
        # pluggy calls what was registered last first; names are registered in reverse.
        self.manager.hook.sample(county=county)


def core_contribution() -> Contribution:
    """What core itself declares, by the same door as a plugin."""
    from . import __version__

    core = Contribution(CORE, "核心 Core", __version__, DISTRIBUTION)
    core.migrations = "zongzhi_core.migrations"
    core.tables.extend(TABLES)
    registrar = Registrar(core)
    registrar.node(*NODES)
    registrar.lookup(*LOOKUPS)
    registrar.measure(*MEASURES)
    registrar.command(*COMMANDS)
    return core


def load_plugins(entries: Iterable[EntryPoint] | None = None) -> Registry:
    """Load all plugins found by entry point (or the given ones)."""
    found = entry_points(group=GROUP) if entries is None else entries
    known = {CORE: core_contribution()}
    modules: dict[str, Any] = {}
    broken: list[Broken] = []
    for entry in sorted(found, key=lambda e: e.name):
        distribution = entry.dist.name if entry.dist else "?"
        try:
            module, contribution = _load(entry, distribution)
            _refuse_clashes(known.values(), contribution)
            known[contribution.name] = contribution
            modules[contribution.name] = module
        except Exception as fault:
            broken.append(Broken(entry.name, distribution, f"{type(fault).__name__}: {fault}"))
    for name in _unmet(known):
        contribution = known.pop(name)
        modules.pop(name)
        cause = f"requires {', '.join(contribution.requires)}"
        broken.append(Broken(name, contribution.distribution, cause))
    for one in broken:
        log.error(
            "plugin left out", plugin=one.name, distribution=one.distribution, cause=one.cause
        )
    catalog = build_catalog(known.values())
    return Registry(known, tuple(broken), catalog, _manager(modules))


def _manager(modules: dict[str, Any]) -> pluggy.PluginManager:
    manager = pluggy.PluginManager(hooks.PROJECT)
    manager.add_hookspecs(hooks)
    for name in sorted(modules, reverse=True):
        manager.register(modules[name], name)
    return manager


def _load(entry: EntryPoint, distribution: str) -> tuple[Any, Contribution]:
    module = entry.load()
    facts = {fact: getattr(module, fact, None) for fact in ("name", "title", "version")}
    absent = [fact for fact, value in facts.items() if not isinstance(value, str)]
    if absent:
        raise SetupError(f"plugin {entry.name!r} has no {', '.join(absent)}")
    if module.name != entry.name or not re.fullmatch(r"[a-z][a-z0-9_]*", module.name):
        raise SetupError(
            f"plugin {module.name!r} must be called as its entry point, {entry.name!r}"
        )
    contribution = Contribution(module.name, module.title, module.version, distribution)
    # A manager of its own checks the hooks' signatures and calls this plugin alone.
    manager = _manager({module.name: module})
    manager.hook.register(registrar=Registrar(contribution))
    return module, contribution


def _unmet(known: dict[str, Contribution]) -> list[str]:
    """Plugins whose requirements are not installed."""
    return [name for name, c in known.items() if not set(c.requires) <= set(known)]


# --- clashes --------------------------------------------------------------------------------------


def _refuse_clashes(known: Iterable[Contribution], new: Contribution) -> None:
    taken: dict[str, str] = dict.fromkeys(_reserved(), CORE)
    for contribution in known:
        taken.update(dict.fromkeys(_names(contribution), contribution.name))
    for name in _names(new):
        if name in taken:
            raise SetupError(f"{name} of plugin {new.name!r} clashes with {taken[name]!r}")
    if new.distribution != DISTRIBUTION:
        _require_own_names(new)


def _require_own_names(new: Contribution) -> None:
    head = "".join(word.capitalize() for word in new.name.split("_"))
    for node in new.nodes:
        if not node.name.startswith(head):
            raise SetupError(f"type {node.name!r} of plugin {new.name!r} must start with {head!r}")


def _reserved() -> Iterator[str]:
    for name in (*INTERFACES, "Query", "Mutation", "Figure", "Measure", "PageInfo", "UserError"):
        yield f"type {name}"
    for name in ("node", "nodes", "viewer", "plugins", "measures", "divisions"):
        yield f"root field {name}"


def _names(contribution: Contribution) -> Iterator[str]:
    """Every name that must be nobody else's; fields in their GraphQL form, which is the same
    for the snake and the camel spelling."""
    for node in contribution.nodes:
        yield f"type {node.name}"
        if node.prefix:
            yield f"root field {camel(node.prefix)}"
        for name in node.fields:
            yield f"field {node.name}.{camel(name)}"
    for extension in contribution.extensions:
        yield f"field {extension.type_name}.{camel(extension.declared.name)}"
    for lookup in contribution.lookups:
        if lookup.name != camel(lookup.target).lower():
            yield f"root field {lookup.name}"
    for command in contribution.commands:
        yield f"mutation {command.name}"
    for event in contribution.events:
        yield f"event {event}"
    for measure in contribution.measures:
        yield f"measure {measure.name}"
    for table in contribution.tables:
        yield f"table {table.__tablename__}"
