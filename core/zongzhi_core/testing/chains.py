"""Older versions of what is installed: the same chains of migrations, shorter."""

from __future__ import annotations

import importlib
import shutil
import sys
from collections.abc import Iterable, Mapping
from functools import cached_property
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from uuid import uuid4

from alembic.script import Script

from ..contribution import Contribution
from ..loading import CORE, GROUP, Registry, load_plugins
from ..migrate import _scripts


def revisions_of(contribution: Contribution) -> list[Script]:
    """The revisions of a chain, from the oldest on."""
    return [*_scripts(contribution).walk_revisions()][::-1] if contribution.migrations else []


def give_chain(contribution: Contribution, files: Iterable[Path], folder: Path) -> Path:
    """Let a plugin have a chain of these files alone; where a further one may be put."""
    name = f"chain_{uuid4().hex}"
    versions = folder / name / "versions"
    versions.mkdir(parents=True)
    (folder / name / "__init__.py").touch()
    for file in files:
        shutil.copy(file, versions)
    if str(folder) not in sys.path:
        sys.path.append(str(folder))
    importlib.invalidate_caches()
    contribution.migrations = name
    return versions


def with_needs(registry: Registry, names: Iterable[str]) -> list[Contribution]:
    """Core, some plugins and those that they require, each after what it requires."""
    known, found = registry.contributions, dict[str, Contribution]()

    def take(name: str) -> None:
        if name not in found:
            for other in known[name].requires:
                take(other)
            found[name] = known[name]

    for name in (CORE, *names):
        take(name)
    return [*found.values()]


class Versions:
    """Plugins in the versions that they ever had, told by how many revisions each has."""

    def __init__(self, folder: Path, entries: Iterable[EntryPoint] = ()) -> None:
        """`entries` are plugins beside those that are installed."""
        self.folder = folder
        self.entries = [*entry_points(group=GROUP), *entries]

    @cached_property
    def registry(self) -> Registry:
        return load_plugins(self.entries)

    @cached_property
    def newest(self) -> dict[str, int]:
        """Every plugin with all its revisions."""
        return {each.name: len(revisions_of(each)) for each in self.registry.plugins}

    def installation(self, counts: Mapping[str, int]) -> Registry:
        """What an installation has that holds these plugins, each with so many revisions; all of
        core's."""
        registry = load_plugins([each for each in self.entries if each.name in counts])
        assert not registry.broken, registry.broken
        for name, count in counts.items():
            held = registry.contributions[name]
            if held.migrations:
                files = [Path(each.path) for each in revisions_of(held)[:count]]
                give_chain(held, files, self.folder)
        return registry
