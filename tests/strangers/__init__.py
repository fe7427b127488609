"""Plugins of other people, made on the spot: faulty ones, and the door by which they come in."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from types import FunctionType, ModuleType, SimpleNamespace
from typing import Any

from zongzhi_core.hooks import hookimpl
from zongzhi_core.loading import GROUP

DISTRIBUTION = "zongzhi-strangers"


class Found(EntryPoint):
    """An entry point that loads what it was given, or calls it if it is a function."""

    def load(self) -> Any:
        held = vars(self)["held"]
        return held() if isinstance(held, FunctionType) else held


def entry(name: str, held: object, distribution: str = DISTRIBUTION) -> EntryPoint:
    """The entry point of a stranger: a module, or a function that imports one."""
    made = Found(name=name, value=f"strangers.{name}", group=GROUP)
    vars(made).update(dist=SimpleNamespace(name=distribution), held=held)
    return made


def plugin(called: str, register: Any = None, **facts: Any) -> ModuleType:
    """A plugin module made on the spot; a fact that is None is left out."""
    made = ModuleType(called)
    stated = {"name": called, "title": "外来 Stranger", "version": "1.0.0", **facts}
    vars(made).update({key: value for key, value in stated.items() if value is not None})
    if register is not None:
        vars(made)["register"] = hookimpl(register)
    return made


def with_pillars(*strangers: EntryPoint) -> list[EntryPoint]:
    """The entry points of what is really installed, and the strangers."""
    return [*entry_points(group=GROUP), *strangers]
