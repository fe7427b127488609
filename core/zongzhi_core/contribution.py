"""What one plugin declared: the data that schema, compiler, runner and loader read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from packaging.specifiers import SpecifierSet

from .columns import Base
from .commands.context import Command, Context
from .commands.events import Event
from .figures import Measure
from .graph.declare import Declared, Lookup, NodeType
from .people.purposes import Purpose

#: The distribution of core, api and the pillars.
DISTRIBUTION = "zongzhi-plus"


@dataclass(frozen=True)
class Extension:
    """A field that a plugin adds to a type of another owner."""

    type_name: str
    declared: Declared


@dataclass(frozen=True)
class Reaction:
    """What a plugin does when it hears of an event of another plugin."""

    event: str
    plugin: str
    react: Callable[[Context, Event], None]


@dataclass(frozen=True)
class Retention:
    """Until when a plugin keeps the rows of a table, and what is written into them then."""

    plugin: str
    table: type[Base]
    #: The column with the day on which a row's time is over.
    until: str
    #: Column → a value, or a function that makes one for each row.
    erased: Mapping[str, Any]


@dataclass
class Contribution:
    """Everything that one plugin declared."""

    name: str
    title: str
    version: str
    distribution: str = ""
    #: Plugin → the versions of it that will do.
    requires: dict[str, SpecifierSet] = field(default_factory=dict)
    tables: list[type[Base]] = field(default_factory=list)
    nodes: list[NodeType] = field(default_factory=list)
    extensions: list[Extension] = field(default_factory=list)
    lookups: list[Lookup] = field(default_factory=list)
    commands: list[Command] = field(default_factory=list)
    events: list[str] = field(default_factory=list)
    reactions: list[Reaction] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    purposes: dict[str, Purpose] = field(default_factory=dict)
    retentions: list[Retention] = field(default_factory=list)
    migrations: str | None = None

    @property
    def is_own(self) -> bool:
        """Whether it comes with this distribution: a fault of it is a fault of the product."""
        return self.distribution == DISTRIBUTION
