"""What a plugin declares, collected under its name and checked as it is added."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import ModuleType
from typing import TYPE_CHECKING, Any, cast

from packaging.specifiers import InvalidSpecifier, SpecifierSet
from sqlalchemy import Date, Table

from .columns import Base, CountyRow
from .contribution import Contribution, Extension, Reaction, Retention
from .errors import SetupError
from .figures import Measure
from .graph.declare import Declared, Lookup, NodeType
from .people.purposes import Purpose

if TYPE_CHECKING:
    from .commands.context import Command, Context
    from .commands.events import Event

#: Column names that look like a person's; such a column states its sensitivity itself.
PERSON_LIKE = re.compile(
    r"(^|_)(name|phone|id_no|id_doc|birth|address|site|nation|sex|health)($|_)"
)


class Registrar:
    """Handed to `register`; every method adds to this plugin's contribution."""

    def __init__(self, contribution: Contribution) -> None:
        self._to = contribution

    def requires(self, plugin: str, versions: str = "*") -> None:
        """This plugin works only where `plugin` is on too; `versions` like `>=1.2,<2`."""
        try:
            self._to.requires[plugin] = SpecifierSet("" if versions == "*" else versions)
        except InvalidSpecifier:
            raise SetupError(
                f'versions "{versions}" of "{plugin}" must be like ">=1.2,<2"'
            ) from None

    def tables(self, *tables: type[Base]) -> None:
        """Tables of this plugin; their names start with the plugin's name."""
        for table in tables:
            if not table.__tablename__.startswith(f"{self._to.name}_"):
                raise SetupError(
                    f'table "{table.__tablename__}" must start with "{self._to.name}_"'
                )
            # No county's switch could hold another one.
            if not issubclass(table, CountyRow):
                raise SetupError(f"table {table.__name__!r} must have the mixin CountyRow")
            _check_sensitivity(table)
            self._to.tables.append(table)
            # One plugin's name may begin another's, and so the names of its tables.
            cast(Table, table.__table__).info["owner"] = self._to.name

    def keeps(self, table: type[Base], *, until: str, erased: Mapping[str, Any]) -> None:
        """Until when the rows of a table are kept: on the day in the column `until` a duty of core
        writes `erased` (column → value, or a function that makes one, such as `new_id`) into each,
        whether the plugin is on or off where it lies. What remains has no end."""
        if table not in self._to.tables:
            raise SetupError(f"table {table.__tablename__!r} is kept, but is none of the plugin's")
        columns = table.__table__.columns
        if until not in columns or not isinstance(columns[until].type, Date):
            raise SetupError(f'"{table.__tablename__}.{until}" is no column with a day')
        free = {column.name for column in columns if not column.primary_key} - {until}
        if not erased or not free.issuperset(erased):
            wrong = ", ".join(sorted(set(erased) - free)) or "nothing"
            raise SetupError(f"{table.__tablename__!r} at its end: {wrong} cannot be written")
        self._to.retentions.append(Retention(self._to.name, table, until, dict(erased)))

    def migrations(self, package: ModuleType | str) -> None:
        """The package that holds this plugin's own chain of migrations."""
        self._to.migrations = package if isinstance(package, str) else package.__name__

    def node(self, *nodes: NodeType | type) -> None:
        """GraphQL object types bound to tables: what `@node` made of the classes."""
        for node in cast(tuple[NodeType, ...], nodes):  # mypy takes them for the classes still
            owned = {
                name: replace(declared, owner=self._to.name)
                for name, declared in node.fields.items()
            }
            self._to.nodes.append(replace(node, owner=self._to.name, fields=owned))

    def extend(self, type_name: str, **fields: Declared) -> None:
        """Fields added to a type of core or of another plugin (only where that plugin is on)."""
        for name, declared in fields.items():
            owned = replace(declared, name=name, owner=self._to.name)
            self._to.extensions.append(Extension(type_name, owned))

    def lookup(self, *lookups: Lookup) -> None:
        """Root fields that find one record of this plugin by its arguments."""
        self._to.lookups.extend(replace(lookup, owner=self._to.name) for lookup in lookups)

    def command(self, *commands: Command) -> None:
        """Mutations: one verb, one transaction each."""
        self._to.commands.extend(replace(c, plugin=self._to.name) for c in commands)

    def emits(self, *events: str) -> None:
        """Names of events (`plugin.past_tense`) that this plugin's commands send."""
        for event in events:
            if not event.startswith(f"{self._to.name}."):
                raise SetupError(f'event "{event}" must start with "{self._to.name}."')
        self._to.events.extend(events)

    def on(self, event: str, react: Callable[[Context, Event], None]) -> None:
        """React to another plugin's event, in a transaction of its own, once an event."""
        if any(reaction.event == event for reaction in self._to.reactions):
            raise SetupError(f'plugin "{self._to.name}" reacts to "{event}" twice')
        self._to.reactions.append(Reaction(event, self._to.name, react))

    def purpose(self, *purposes: Purpose) -> None:
        """Purposes for which this plugin records persons; a county must name a legal basis."""
        for purpose in purposes:
            self._to.purposes[purpose.code] = replace(purpose, plugin=self._to.name)

    def measure(self, *measures: Measure) -> None:
        """Figures; their names start with the plugin's name."""
        for measure in measures:
            if measure.plugin != self._to.name:
                raise SetupError(f'measure "{measure.name}" must start with "{self._to.name}."')
            self._to.measures.append(measure)


def _check_sensitivity(table: type[Base]) -> None:
    """A column that looks like a person's must say how sensitive it is."""
    for column in table.__table__.columns:
        if PERSON_LIKE.search(column.name) and "sensitivity" not in column.info:
            raise SetupError(
                f'column "{table.__tablename__}.{column.name}" looks like a person\'s: '
                "declare its sensitivity"
            )
