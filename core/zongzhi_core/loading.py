"""Finding plugins and gathering what they declare; a faulty one is named and left out."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, wait
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from typing import Any

import pluggy
import structlog
from packaging.version import Version

from . import hooks
from .checks import check_declarations, require_own_names
from .commands import accounts, assigning, organisations, switches, work_days
from .contribution import DISTRIBUTION, Contribution, Reaction, Retention
from .errors import SetupError
from .feed import changes_root
from .figures import Measure
from .graph.core_types import LOOKUPS, NODES, TABLES
from .graph.declare import NodeType
from .hierarchy.figures import MEASURES
from .matter import as_matter
from .people import commands as people
from .people import emergencies, late, rights
from .people.purposes import Purpose
from .read.catalog import MATTER, Catalog, build_catalog
from .registrar import Registrar
from .switches import deadlines, policies, purging

GROUP = "zongzhi.plugins"
CORE = "core"
#: Seconds that a stranger may take to be imported and to declare itself.
PATIENCE = 20.0

log = structlog.get_logger()


@dataclass(frozen=True)
class Broken:
    """A plugin that could not be used, and why."""

    name: str
    distribution: str
    cause: str


@dataclass(frozen=True, eq=False)
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

    @property
    def purposes(self) -> dict[str, Purpose]:
        """The purposes for which plugins record persons."""
        return {code: p for c in self.contributions.values() for code, p in c.purposes.items()}

    @property
    def retentions(self) -> list[Retention]:
        """Until when plugins keep rows of theirs."""
        return [kept for c in self.contributions.values() for kept in c.retentions]

    @property
    def matters(self) -> list[NodeType]:
        """The kinds of matters of all plugins."""
        return [n for n in self.catalog.nodes.values() if MATTER.name in n.interfaces]

    def reactions(self, event: str) -> list[Reaction]:
        """Who listens to an event, in the order of names."""
        return [r for c in self.contributions.values() for r in c.reactions if r.event == event]

    def sample(self, county: Any) -> None:
        """Let every plugin fill a demonstration county; SetupError names one that fails."""
        held = dict(self.manager.list_name_plugin())
        for name in sorted(held):
            others = [each for each in held.values() if each is not held[name]]
            try:
                self.manager.subset_hook_caller("sample", others)(county=county)
            except Exception as fault:
                cause = f"{type(fault).__name__}: {fault}"
                raise SetupError(
                    f"插件 {name} 的演示数据出错，未写入任何数据：{cause}。 "
                    f'The sample data of plugin "{name}" failed, nothing was written: {cause}.'
                ) from fault


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
    registrar.command(*switches.COMMANDS, *work_days.COMMANDS, *accounts.COMMANDS)
    registrar.command(*people.COMMANDS, *rights.COMMANDS, *assigning.COMMANDS)
    registrar.command(*emergencies.COMMANDS, *late.COMMANDS, *organisations.COMMANDS)
    registrar.command(*deadlines.COMMANDS, *policies.COMMANDS, *purging.COMMANDS)
    return core


def load_plugins(
    entries: Iterable[EntryPoint] | None = None, failed: Mapping[str, str] | None = None
) -> Registry:
    """Load all plugins found by entry point (or the given ones), without those that are known to
    have `failed` (name → cause).

    The project's own come first, so that a stranger who takes one of their names is the one
    that is left out.
    """
    found = entry_points(group=GROUP) if entries is None else entries
    known = {CORE: core_contribution()}
    modules: dict[str, Any] = {}
    broken: list[Broken] = []
    for entry in sorted(found, key=_turn):
        try:
            if failed and entry.name in failed:
                raise SetupError(failed[entry.name])
            module, contribution = _load_in_time(entry)
            _admit(contribution, known)
            known[contribution.name] = contribution
            modules[contribution.name] = module
        except (Exception, SystemExit) as fault:
            cause = f"{type(fault).__name__}: {fault}"
            broken.append(Broken(entry.name, _distribution(entry), cause))
    broken.extend(_drop_unmet(known, modules))
    for one in broken:
        log.error(
            "plugin left out", plugin=one.name, distribution=one.distribution, cause=one.cause
        )
    sound = {name: known[name] for name in (CORE, *sorted(modules))}
    catalog = build_catalog(sound.values(), {"changes": changes_root})
    return Registry(sound, tuple(broken), catalog, _manager(modules))


def _distribution(entry: EntryPoint) -> str:
    return entry.dist.name if entry.dist else "?"


def _turn(entry: EntryPoint) -> tuple[bool, str, str]:
    distribution = _distribution(entry)
    return distribution != DISTRIBUTION, entry.name, distribution


def _manager(modules: dict[str, Any]) -> pluggy.PluginManager:
    manager = pluggy.PluginManager(hooks.PROJECT)
    manager.add_hookspecs(hooks)
    for name in sorted(modules, reverse=True):
        manager.register(modules[name], name)
    return manager


def _load_in_time(entry: EntryPoint) -> tuple[Any, Contribution]:
    """A plugin, or its fault; a stranger that hangs is left behind in its thread."""
    if _distribution(entry) == DISTRIBUTION:
        return _load(entry)
    answer: Future[tuple[Any, Contribution]] = Future()

    def work() -> None:
        try:
            answer.set_result(_load(entry))
        except (Exception, SystemExit) as fault:
            answer.set_exception(fault)

    threading.Thread(target=work, name=f"plugin {entry.name}", daemon=True).start()
    if not wait([answer], PATIENCE).done:
        raise SetupError(f"gave no answer within {PATIENCE:g} seconds")
    return answer.result()


def _load(entry: EntryPoint) -> tuple[Any, Contribution]:
    module = entry.load()
    facts = {fact: getattr(module, fact, None) for fact in ("name", "title", "version")}
    absent = [fact for fact, value in facts.items() if not isinstance(value, str) or not value]
    if absent:
        raise SetupError(f"plugin {entry.name!r} has no {', '.join(absent)}")
    if module.name != entry.name or not re.fullmatch(r"[a-z][a-z0-9_]*", module.name):
        raise SetupError(
            f"plugin {module.name!r} must be called as its entry point, {entry.name!r}"
        )
    Version(module.version)
    contribution = Contribution(module.name, module.title, module.version, _distribution(entry))
    # A manager of its own checks the hooks' names and signatures and calls this plugin alone.
    manager = _manager({module.name: module})
    manager.check_pending()
    manager.hook.register(registrar=Registrar(contribution))
    # A type may be declared before the commands that are given to it.
    contribution.nodes = [as_matter(n, contribution.commands) for n in contribution.nodes]
    return module, contribution


def _admit(new: Contribution, known: dict[str, Contribution]) -> None:
    if new.name in known:
        owner = known[new.name].distribution
        raise SetupError(f"the name {new.name!r} is taken by the plugin of {owner!r}")
    check_declarations(new, known.values())
    if not new.is_own:
        require_own_names(new)


def _drop_unmet(known: dict[str, Contribution], modules: dict[str, Any]) -> Iterator[Broken]:
    """Take out the plugins whose requirements are not met, and those that require them."""
    while unmet := {name: cause for name, c in known.items() if (cause := _unmet(c, known))}:
        for name, cause in unmet.items():
            modules.pop(name)
            yield Broken(name, known.pop(name).distribution, cause)


def _unmet(contribution: Contribution, known: dict[str, Contribution]) -> str | None:
    """Which requirement is not met, if one is not."""
    for name, versions in contribution.requires.items():
        if name not in known:
            return f"requires {name!r}, which is not installed or was left out"
        if not versions.contains(known[name].version, prereleases=True):
            return f"requires {name!r} {versions}, but {known[name].version} is installed"
    return None
