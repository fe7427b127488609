"""What was promised of the schema: one file for each minor version, and how the schema of now is
held against the one before.

A file is the schema of all plugins, or the part of it that exists because of one, as `marked` has
it. Measures, which GraphQL knows only as texts, stand in it as fields of a type, by their kinds.
"""

from __future__ import annotations

import functools
import json
import os
from pathlib import Path

from graphql import GraphQLSchema, build_schema, print_schema
from packaging.version import Version

from zongzhi_api.service import core_schema

from .marked import MEASURES, Kinds, definitions, find_breaks, mark, share, with_share, written
from .sets import PluginSet, PluginSets


def keep_promises(folder: Path, sets: PluginSets, plugin: str) -> None:
    """Hold a plugin's part of the schema against the files of its folder. That of its minor version
    is what it has now (`ZONGZHI_GOLDEN=write` writes it); of the one before nothing is gone in any
    set around it, unless that file said after which version it goes, and that is over."""
    now = minor(sets.registry.contributions[plugin].version)
    compose = functools.cache(functools.partial(as_client, sets))
    whole = mark(sets.names, compose)
    check_file(folder / f"{now}.graphql", written(share(whole, plugin)))
    for file in before(folder, now):
        old = with_share(whole, read_file(file), plugin)
        for plugins in sets.around(plugin):
            lost = find_breaks(old, plugins, compose(plugins), now)
            assert not lost, "\n".join((f"{file} with {sorted(plugins)}", *lost))


def minor(version: str) -> Version:
    """`1.2.3` → 1.2."""
    return Version(".".join(version.split(".")[:2]))


def before(folder: Path, now: Version) -> list[Path]:
    """The file of the last minor version before, if there is one."""
    files = sorted(folder.glob("*.graphql"), key=lambda file: Version(file.stem))
    return [file for file in files if Version(file.stem) < now][-1:]


def read_file(file: Path) -> Kinds:
    return definitions(file.read_text(encoding="utf-8"))


def check_file(file: Path, text: str) -> None:
    """The file of the version at work is what the program has."""
    if os.environ.get("ZONGZHI_GOLDEN") == "write":
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    held = file.read_text(encoding="utf-8") if file.exists() else None
    assert held == text, f"{file} is not the schema of now; ZONGZHI_GOLDEN=write writes it"


def as_client(sets: PluginSets, plugins: PluginSet) -> GraphQLSchema:
    """The schema of a set as clients read it, without Python's objects as default values; with its
    measures."""
    measures = [m for m in sets.registry.measures if m.plugin in (*plugins, "core")]
    fields = [
        f'"{m.title} {m.title_en}." {m.name.replace(".", "__")}: {m.kind.name}'
        + _deprecated(m.deprecation_reason)
        for m in measures
    ]
    kinds = [f'"{m.kind.label}" scalar {m.kind.name}' for m in measures]
    listed = f'"指标 The measures by name." type {MEASURES} {{ {" ".join(fields)} }}'
    text = "\n".join((print_schema(core_schema(sets.schema(plugins))), *sorted({*kinds}), listed))
    return build_schema(text, no_location=True, assume_valid=True, assume_valid_sdl=True)


def _deprecated(reason: str | None) -> str:
    return f" @deprecated(reason: {json.dumps(reason, ensure_ascii=False)})" if reason else ""
