"""The root fields that are no stored data, as plain values."""

from __future__ import annotations

from typing import Any

from tests.reference.figures import described
from tests.reference.reader import Reader
from zongzhi_core.loading import Registry


def plain_value(name: str, reader: Reader, registry: Registry) -> Any:
    """The whole value of `viewer`, `plugins` or `measures`."""
    on = reader.plugins()
    if name == "viewer":
        return {
            "__typename": "Viewer",
            "name": reader.name,
            "role": reader.role,
            "division": reader.code,
            "plugins": sorted(on),
            "commands": sorted(
                command.name
                for part in registry.contributions.values()
                if part.name in {"core", *on}
                for command in part.commands
                if reader.role in command.roles
            ),
        }
    if name == "plugins":
        return [
            {"__typename": "Plugin", "name": p.name, "title": p.title, "version": p.version}
            for p in registry.plugins
        ]
    measures = sorted(registry.measures, key=lambda m: m.name)
    return [described(m) for m in measures if m.plugin in {"core", *on}]
